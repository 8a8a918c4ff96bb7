"""The command line of Contrats en clair: ``python site_build.py --help``."""

import gc
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "plugins"))

try:
    from contrats.commands.main import main
except KeyboardInterrupt:  # pressed while the program was loading: nothing is begun
    print("\nInterrompu. Le site déjà publié n'a pas changé.", file=sys.stderr)
    sys.exit(130)

if __name__ == "__main__":
    code = main(sys.argv[1:], root=ROOT)
    gc.freeze()  # what is left goes with the process: to look through it for garbage takes half a second for France
    sys.exit(code)
