"""The tables that an import writes: as they will be, what changes in them, and the writing itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from contrats.diagnostics import Diagnostic, Level
from contrats.model.indicateur import Observation
from contrats.places import Place
from contrats.reading.importation import fusion
from contrats.reading.importation.chiffres import Row
from contrats.reading.importation.fusion import Fusion

MOST_SHOWN = 30


@dataclass
class Travail:
    """Tables to write by path from the project's root, what is told of them, and the faults found on the way."""

    root: Path
    remplacer: bool = False
    texts: dict[str, str] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def text(self, name: str) -> str:
        """A table as it will be, so that two parts of one archive may go to the same one."""
        if name not in self.texts:
            path = self.root / name
            return path.read_bytes().decode("utf-8") if path.is_file() else ""
        return self.texts[name]

    def merge(
        self,
        target: str,
        fresh: Sequence[Row],
        *,
        columns: tuple[str, ...],
        key: tuple[str, ...],
        scope: tuple[str, ...],
        by_hand: Callable[[Row], bool],
    ) -> None:
        """Merge rows into ``target`` and tell the changes; rows written by hand are left and reported."""
        old = fusion.read_rows(self.text(target), columns)
        twice = [ident for ident, n in Counter(tuple(r[c] for c in key) for r in old).items() if n > 1]
        if twice:
            message = f"le tableau donne deux fois la même ligne ({', '.join(twice[0])})"
            mend = "Gardez une seule des deux, puis relancez l'import."
            self.diagnostics.append(Diagnostic("I033", Level.ERREUR, Place(target), message, mend))
            return
        made = fusion.merge(old, fresh, key=key, scope=scope, by_hand=by_hand, replace=self.remplacer)
        for kept, official in made.left:
            message = f"{what(kept)} porte la marque d'une correction à la main ({said(kept)} ; le fichier officiel dit {said(official)})"
            mend = "La ligne n'a pas changé. Pour la remplacer par le fichier officiel : --remplacer."
            self.diagnostics.append(Diagnostic("I030", Level.AVERTISSEMENT, Place(target), message, mend))
        if made.added or made.changed or made.removed:
            self.texts[target] = fusion.write_rows(made.rows, columns)
        self.told += account(target, made)

    def take_out(self, name: str, lines: Sequence[int]) -> None:
        """Take rows out of another table, because the official file replaces them."""
        self.texts[name] = fusion.without_rows(self.text(name), lines)
        rows = "1 ligne retirée, que le fichier officiel remplace"
        if len(lines) > 1:
            rows = f"{len(lines)} lignes retirées, que le fichier officiel remplace"
        self.told.append(f"{name}\n  {rows}")


def account(target: str, made: Fusion) -> Iterator[str]:
    """The changes of one table, line by line."""
    if not (made.added or made.changed or made.removed):
        yield f"{target}\n  rien n'a changé (inchangés : {made.same})"
    else:
        yield f"{target}\n  ajoutés : {len(made.added)}\n  modifiés : {len(made.changed)}"
        yield from _some([f"    {what(new)} : {_change(old, new)}" for old, new in made.changed])
        yield f"  retirés : {len(made.removed)}"
        yield from _some([f"    {what(row)} : {said(row)}" for row in made.removed])
        yield f"  inchangés : {made.same}"
    if made.left:
        yield f"  laissés tels quels : {len(made.left)}"


def write_all(root: Path, texts: Mapping[str, str]) -> None:
    """Write whole tables, all or none but for a failure between two renames; whoever reads finds old or new.

    Raises OSError when the disk refuses; what was prepared is then removed.
    """
    staged = {root / name: (root / name).with_name(f".{Path(name).name}.nouveau") for name in sorted(texts)}
    try:
        for name, (path, fresh) in zip(sorted(texts), staged.items(), strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(texts[name], encoding="utf-8", newline="")
        for path, fresh in staged.items():
            fresh.replace(path)
    finally:
        for fresh in staged.values():
            fresh.unlink(missing_ok=True)


def what(row: Row) -> str:
    """What a row is about: « population, QN05941I, 2022 »."""
    return ", ".join(row[c] for c in ("indicateur", "territoire", "annee", "code", "code_2015") if row.get(c))


def said(row: Row) -> str:
    """What a row says: its value, or why there is none."""
    return row.get("valeur") or row.get("valeur_texte") or row.get("statut") or "vide"


def row_of(o: Observation) -> Row:
    """The part of a record that ``said`` needs."""
    value = "" if o.valeur is None else str(o.valeur)
    return {"valeur": value, "valeur_texte": o.valeur_texte or "", "statut": o.statut}


def _some(lines: list[str]) -> Iterator[str]:
    yield from lines[:MOST_SHOWN]
    if len(lines) > MOST_SHOWN:
        yield f"    … et {len(lines) - MOST_SHOWN} de plus"


def _change(old: Row, new: Row) -> str:
    if said(old) != said(new):
        return f"{said(old)} → {said(new)}"
    column = next(column for column in new if old[column] != new[column])
    return f"{column} : « {old[column]} » → « {new[column]} »"
