"""A recognised table of figures -> rows of observations, one per quartier and column."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from contrats.diagnostics import Diagnostic, Level
from contrats.model.importation import Importation, ValeurImportee
from contrats.places import Place
from contrats.reading.importation.codes import QUARTIER_2015, QUARTIER_2024, read_value
from contrats.reading.importation.motifs import columns_like, regex_of, year_of
from contrats.reading.importation.tableau import Tableau

Row = dict[str, str]
"""A row of one of the site's tables: text by column."""
PAGE = "Colonne "
"""How the page of an imported value begins; what follows is the name of the official column."""


@dataclass
class Chiffres:
    """What a table gives: rows, the quartiers kept and seen, columns left aside, faults."""

    rows: list[Row] = field(default_factory=list)
    kept: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict)
    seen: int = 0
    unused: tuple[str, ...] = ()
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_quartiers(table: Tableau, mapping: Importation, keep: Collection[str] | None) -> Chiffres:
    """The rows of the table by quartier code; ``keep`` None keeps every quartier."""
    made, oldest, strange = Chiffres(), [], []
    for line, cells in table.rows:
        code = cells[mapping.cle].upper()
        if not QUARTIER_2024.fullmatch(code):
            (oldest if QUARTIER_2015.fullmatch(code) else strange).append((line, code))
            continue
        made.seen += 1
        if code in made.kept:
            message = f"le quartier {code} a deux lignes (déjà ligne {made.kept[code][0]})"
            mend = "Le fichier est abîmé : téléchargez-le à nouveau."
            made.diagnostics.append(Diagnostic("I021", Level.ERREUR, Place(table.name, line), message, mend))
        elif keep is None or code in keep:
            made.kept[code] = (line, cells)
    if oldest or not made.seen:
        line, code = (oldest or strange or [(1, "")])[0]
        message = (
            f"« {code} » n'est pas le code d'un quartier de 2024 (lignes dans ce cas : {len(oldest) + len(strange)})"
        )
        mend = "Prenez l'édition du fichier sur la carte de 2024 : ses codes s'écrivent comme QN05941I."
        made.diagnostics.append(Diagnostic("I020", Level.ERREUR, Place(table.name, line), message, mend))
    elif strange:
        line, code = strange[0]
        message = f"« {code} » n'est pas un code de quartier (lignes dans ce cas, laissées de côté : {len(strange)})"
        mend = "Il s'agit sans doute d'un total ; sinon, vérifiez le fichier."
        made.diagnostics.append(Diagnostic("I022", Level.AVERTISSEMENT, Place(table.name, line), message, mend))
    return made


def read_figures(
    table: Tableau,
    mapping: Importation,
    keep: Collection[str] | None,
    *,
    year: str | None = None,
    labels: Mapping[str, Mapping[str, str]] | None = None,
) -> Chiffres:
    """The observations of a table. ``year`` is for columns that give none; ``labels`` says notes in words."""
    made = read_quartiers(table, mapping, keep)
    columns = _columns(table, mapping, year, made.diagnostics)
    used = {column for column, _, _ in columns}
    about = [mapping.cle, *filter(None, (mapping.nom, mapping.communes, mapping.epci, mapping.note))]
    used |= {column for pattern in about for column, _ in columns_like(pattern, table.header)}
    made.unused = tuple(column for column in table.header if column not in used)
    for code, (line, cells) in made.kept.items():
        notes = _notes(mapping, cells, labels or {})
        for column, value, annee in columns:
            read = read_value(cells[column], decimals=mapping.decimale)
            if read is None:
                awaited = " ou ".join(f"« {sign} »" for sign in mapping.decimale)
                message = f"« {cells[column][:40]} » n'est pas un nombre, dans la colonne {column} ({code})"
                mend = f"Les décimales du fichier officiel suivent {awaited}. Téléchargez à nouveau le fichier."
                made.diagnostics.append(Diagnostic("I023", Level.ERREUR, Place(table.name, line), message, mend))
                continue
            made.rows.append(
                {
                    "indicateur": value.indicateur,
                    "territoire": code,
                    "annee": annee,
                    "perimetre": mapping.perimetre,
                    "valeur": read[0],
                    "valeur_texte": "",
                    "statut": read[1] or value.statut,
                    "source": mapping.source or "",
                    "page": PAGE + column,
                    "note": notes.get(annee, notes.get("", "")),
                }
            )
    return made


def year_in_name(mapping: Importation, name: str) -> str | None:
    """The year that the name of the file or of its archive gives, None when it gives none."""
    match = regex_of(mapping.annee_du_nom).search(name) if mapping.annee_du_nom else None
    return year_of(match["annee"]) if match else None


def _columns(
    table: Tableau, mapping: Importation, year: str | None, diagnostics: list[Diagnostic]
) -> list[tuple[str, ValeurImportee, str]]:
    found: list[tuple[str, ValeurImportee, str]] = []
    for value in mapping.valeurs:
        own = list(columns_like(value.colonne, table.header))
        found += [(column, value, year_of(holes["annee"]) if "annee" in holes else year or "") for column, holes in own]
        if not own:
            message = (
                f"la colonne « {value.colonne} » n'est pas dans le fichier : « {value.indicateur} » n'est pas repris"
            )
            mend = f"Si elle a changé de nom, corrigez data/imports/{mapping.id}.yml."
            diagnostics.append(Diagnostic("I016", Level.AVERTISSEMENT, Place(table.name), message, mend))
    if not found:
        message = "aucune colonne de chiffres connue n'est dans le fichier"
        mend = f"Comparez son en-tête avec les colonnes de data/imports/{mapping.id}.yml."
        diagnostics.append(Diagnostic("I017", Level.ERREUR, Place(table.name), message, mend))
    if any(not annee for _, _, annee in found):
        message = "ni les colonnes ni le nom du fichier ne disent l'année des chiffres"
        mend = "Lisez-la sur la page officielle et ajoutez-la : --annee 2022."
        diagnostics.append(Diagnostic("I018", Level.ERREUR, Place(table.name), message, mend))
    return found


def _notes(mapping: Importation, cells: Mapping[str, str], labels: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The producer's notes by year ("" when the column gives none), in words where the archive says them."""
    notes = {}
    for column, holes in columns_like(mapping.note or "", cells):
        written = cells[column]
        if written:
            said = labels.get(column, {}).get(written, written)
            notes[year_of(holes["annee"]) if "annee" in holes else ""] = f"Note du producteur : {said}"
    return notes
