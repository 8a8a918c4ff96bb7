from pathlib import Path
from contrats.diagnostics import has_errors, in_reading_order
from contrats.reading.tree import read_tree

def main(arguments, *, root: Path) -> int:
    shelves, diagnostics = read_tree(root)
    try:
        from contrats.linking import link
        from contrats.checks import run_checks
        library, found = link(shelves)
        diagnostics += found
        diagnostics += run_checks(library)
    except ImportError as e:
        print("(liens pas encore vérifiés)", e)
    for d in in_reading_order(diagnostics):
        print(d)
    n = len(set(diagnostics))
    print(f"{n} message(s)")
    return 1 if has_errors(diagnostics) else 0
