"""The official passage from the map of 2015 to that of 2024 -> rows, each with what makes it doubtful."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from contrats.diagnostics import Diagnostic, Level
from contrats.model.importation import Importation
from contrats.model.territoire import Quartier
from contrats.places import Place
from contrats.reading.importation.chiffres import Chiffres, read_quartiers
from contrats.reading.importation.codes import QUARTIER_2015
from contrats.reading.importation.motifs import columns_like
from contrats.reading.importation.tableau import Tableau
from contrats.reading.validation import slug

STATUTS = {"INCHANGE": "I", "MODIFIE": "M", "NOUVEAU": "N"}
SMALL_WORDS = {
    "quartier",
    "quartiers",
    "cite",
    "residence",
    "residences",
    "le",
    "la",
    "les",
    "l",
    "de",
    "du",
    "des",
    "d",
}
MEND = "Vérifiez la carte officielle avant de relier des chiffres de 2015 et de 2024."


def read_correspondence(table: Tableau, mapping: Importation, keep: Collection[str] | None) -> Chiffres:
    """One row per quartier of 2024 and of 2015; crossed pairs are sought in the whole file, kept or not."""
    made = read_quartiers(table, mapping, keep)
    crossed = _crossed(table, mapping)
    for code, (line, cells) in made.kept.items():
        place = Place(table.name, line)
        origins = list(_origins(cells, mapping))
        doubts = list(_doubts(code, cells, mapping, origins))
        known = [doubt.texte for doubt in mapping.doutes if code in doubt.quartiers]
        if code in crossed:
            known = [f"les quartiers de 2015 de {code} et de {crossed[code]} paraissent croisés"]
        doubts += [("I052", said) for said in known]
        made.diagnostics += [Diagnostic(c, Level.AVERTISSEMENT, place, said, MEND) for c, said in doubts]
        for origin, name in origins or [("", "")]:
            made.rows.append(
                {
                    "code": code,
                    "nom": cells.get(mapping.nom or "", ""),
                    "statut": code[-1],
                    "code_2015": origin,
                    "nom_2015": name,
                    "a_verifier": " ; ".join(said for _, said in doubts),
                    "note": "",
                }
            )
    return made


def other_origins(table: Tableau, made: Chiffres, quartiers: Mapping[str, Quartier]) -> Iterator[Diagnostic]:
    """The quartiers whose 2015 codes on the site are not those of the file."""
    official: dict[str, set[str]] = {}
    for row in made.rows:
        official.setdefault(row["code"], set()).update(filter(None, [row["code_2015"]]))
    for code, origins in sorted(official.items()):
        quartier = quartiers.get(code)
        if quartier and quartier.codes_2015 and set(quartier.codes_2015) != origins:
            here, there = (", ".join(sorted(codes)) or "aucun" for codes in (quartier.codes_2015, origins))
            message = f"{code} vient de {there} d'après le fichier, de {here} sur le site"
            mend = f"Rien n'a été changé. Vérifiez « codes-2015 » dans {quartier.place().file}."
            yield Diagnostic("I053", Level.AVERTISSEMENT, Place(table.name, made.kept[code][0]), message, mend)


def _origins(cells: Mapping[str, str], mapping: Importation) -> Iterator[tuple[str, str]]:
    names = {holes.get("n"): column for column, holes in columns_like(mapping.noms_2015 or "", cells)}
    for column, holes in columns_like(mapping.codes_2015 or "", cells):
        if cells[column]:
            yield cells[column].upper(), cells.get(names.get(holes.get("n"), ""), "")


def _doubts(
    code: str, cells: Mapping[str, str], mapping: Importation, origins: list[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    written = cells.get(mapping.statut or "", "")
    letter = STATUTS.get(slug(written).upper())
    if letter != code[-1]:
        yield "I050", f"le statut « {written} » de {code} ne va pas avec la dernière lettre de son code"
    expected = {"I": len(origins) == 1, "M": len(origins) >= 1, "N": not origins}[code[-1]]
    if not expected:
        awaited = {"I": "un seul est attendu", "M": "il en faut au moins un", "N": "aucun n'est attendu"}[code[-1]]
        yield "I051", f"le fichier donne à {code} un nombre de quartiers de 2015 égal à {len(origins)} : {awaited}"
    for origin, _ in origins:
        if not QUARTIER_2015.fullmatch(origin):
            yield "I054", f"« {origin} » n'est pas le code d'un quartier de 2015 ({code})"


def _crossed(table: Tableau, mapping: Importation) -> dict[str, str]:
    """Quartiers of one department that bear each other's name of 2015: {code: the other's code}."""
    named: dict[tuple[str, frozenset[str]], str] = {}
    rows: dict[str, tuple[frozenset[str], list[frozenset[str]]]] = {}
    for _, cells in table.rows:
        code = cells[mapping.cle].upper()
        own = _words(cells.get(mapping.nom or "", ""))
        rows[code] = (own, [_words(name) for _, name in _origins(cells, mapping)])
        named.setdefault((code[:5], own), code)
    crossed = {}
    for code, (own, before) in rows.items():
        for name in before:
            other = named.get((code[:5], name))
            if other and other != code and own not in before and own in rows[other][1]:
                crossed[code] = other
    return crossed


def _words(name: str) -> frozenset[str]:
    return frozenset(re.split("-", slug(name))) - SMALL_WORDS
