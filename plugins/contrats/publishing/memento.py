"""What was published where: a build that changes nothing says so at once."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from contrats.publishing.bascule import MARKER
from contrats.publishing.bilan import Bilan, from_note, to_note
from contrats.publishing.cache import Cache
from contrats.publishing.plan import Plan


def remember(cache: Cache, plan: Plan, account: Bilan, *, strict: bool) -> None:
    """Note a publication, unless the program failed on some contract, which is worth another try."""
    name = _name(account.target)
    if account.defauts or not account.publie:
        cache.forget(name)
        return
    note = vars(account) | {"target": str(account.target), "diagnostics": to_note(account.diagnostics)}
    note["inchanges"] = sorted({*account.construits, *account.inchanges})
    note["construits"] = []
    cache.write(name, {"cle": plan.cle, "strict": strict, "marques": _marks(account), "bilan": note})


def recall(cache: Cache | None, plan: Plan, target: Path, *, strict: bool) -> Bilan | None:
    """The account of the publication in place, if it is the one that this build would make; else None."""
    note = cache.read(_name(target)) if cache else None
    if not isinstance(note, dict) or note.get("cle") != plan.cle or note.get("strict") != strict:
        return None
    try:
        said = note["bilan"]
        lists = {k: tuple(v) for k, v in said.items() if isinstance(v, list) and k != "diagnostics"}
        account = Bilan(**(said | lists | {"target": target, "diagnostics": from_note(said["diagnostics"])}))
        return account if note["marques"] == _marks(account) else None
    except (AttributeError, KeyError, TypeError, ValueError):  # sealed, and yet not what this program writes
        return None


def _marks(account: Bilan) -> dict[str, Any]:
    """The mark and the home page of each site in place: dates and sizes, nothing read."""
    found = {}
    for ident in ("", *account.inchanges, *account.construits, *account.gardes):
        for name in (MARKER, "index.html"):
            path = account.target / ident / name
            try:
                state = path.stat()
                found[f"{ident}/{name}"] = [state.st_size, state.st_mtime_ns, state.st_ino]
            except OSError:
                found[f"{ident}/{name}"] = None
    return found


def _name(target: Path) -> str:
    return f"publications/{hashlib.sha256(str(target).encode(errors='surrogateescape')).hexdigest()[:16]}"
