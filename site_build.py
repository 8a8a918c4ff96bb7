"""The command line of Contrats en clair: ``python site_build.py --help``."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "plugins"))

from contrats.commands.main import main  # noqa: E402 - the package lies in plugins/

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], root=ROOT))
