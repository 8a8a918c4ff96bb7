"""The contracts side by side, by number of engagements: how they are written, not what they are worth.

Where the site has contracts of several départements, each département has a page of its own: a table of 450 columns
tells nobody anything, and it is with its neighbours that a contract is compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from contrats.figures.comptes import SANS, Comptes, comptes
from contrats.linking import Dossier
from contrats.pages.decoupage import chemin, en_ordre, nom_du_departement
from contrats.pages.mots import NATURES, PORTEES
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu

TOUS = "Nombre d'engagements, partagés compris"
"""What most tables count."""
PRECISIONS = {
    "en-tout": "Propres au territoire, en tout",
    "echeance": "avec une échéance",
    "dernier-jour": "avec un dernier jour que l'on peut vérifier",
    "resultat": "avec un résultat chiffré",
    "somme": "avec une somme",
    "responsable": "avec un responsable désigné",
    "suivi": "avec des nouvelles publiées",
}


@dataclass(frozen=True)
class Colonne:
    """A contract and its counts."""

    dossier: Dossier
    comptes: Comptes


@dataclass(frozen=True)
class Tableau:
    """Counts: one row per value, one column per contract."""

    ancre: str
    titre: str
    premiere: str
    """Head of the first column."""
    legende: str
    """What is counted, in the caption."""
    lignes: tuple[tuple[str, tuple[int, ...]], ...]
    note: str = ""
    total: tuple[int, ...] = ()


@dataclass(frozen=True)
class Groupe:
    """The contracts that are compared on one page: those of a département, or all."""

    code: str
    url: str
    nom: str
    compares: tuple[Colonne, ...]
    non_lus: tuple[Dossier, ...]


def _rows(
    columns: Sequence[Colonne], rules: Sequence[tuple[str, Callable[[Comptes], int]]], *, empty: bool = False
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """One row per rule that counts something somewhere; with ``empty``, each."""
    rows = ((words, tuple(rule(c.comptes) for c in columns)) for words, rule in rules)
    return tuple(row for row in rows if empty or any(row[1]))


def _en_bref(columns: Sequence[Colonne]) -> Tableau:
    facts: tuple[tuple[str, Callable[[Dossier], int]], ...] = (
        ("Quartiers prioritaires", lambda d: len(d.quartiers)),
        ("Communes", lambda d: len(d.contrat.communes)),
        ("Signataires", lambda d: len(d.contrat.signataires)),
    )
    rows = tuple((words, tuple(fact(c.dossier) for c in columns)) for words, fact in facts)
    counted = (
        ("Priorités (orientations)", lambda c: sum(p.id is not None for p in c.priorites)),
        ("Projets décrits", lambda c: c.projets),
        ("Engagements écrits pour ce contrat", lambda c: c.engagements - c.partages),
        ("Engagements partagés avec d'autres contrats", lambda c: c.partages),
    )
    rows += _rows(columns, counted, empty=True)
    note = "Les engagements partagés, comme ceux de l'État pour tout le département, sont comptés dans chaque contrat."
    return Tableau(
        "en-bref", "Les contrats en bref", "Ce que l'on compte", "Ce que chaque contrat contient", rows, note
    )


def _par_portee(columns: Sequence[Colonne]) -> Tableau:
    rules = [(words, lambda c, k=key: c.portees.get(k, 0)) for key, words in PORTEES.items()]
    note = "« Dans tout le département », « dans toute la région » et « partout en France » ne sont pas propres au contrat."
    rows, total = _rows(columns, rules), tuple(c.comptes.engagements for c in columns)
    return Tableau("portee", "Où les engagements valent", "Portée", TOUS, rows, note, total)


def _par_nature(columns: Sequence[Colonne]) -> Tableau:
    rules = [(words, lambda c, k=key: c.natures.get(k, 0)) for key, words in NATURES.items()]
    total = tuple(c.comptes.engagements for c in columns)
    return Tableau("nature", "Fermes ou non", "Nature", TOUS, _rows(columns, rules), total=total)


def _par_theme(rendu: Rendu, columns: Sequence[Colonne]) -> Tableau:
    themes = rendu.library.shared["thematique"].values()
    rules = [(t.nom, lambda c, k=t.id: c.thematiques.get(k, 0)) for t in themes]
    rules.append(("Sans thème", lambda c: c.thematiques.get(SANS, 0)))
    note = "Un engagement peut avoir plusieurs thèmes : la somme des lignes dépasse le nombre d'engagements."
    return Tableau("theme", "De quoi ils parlent", "Thème", TOUS, _rows(columns, rules), note)


def _precision(columns: Sequence[Colonne]) -> Tableau:
    rules = [(words, lambda c, k=key: c.precisions[k]) for key, words in PRECISIONS.items()]
    note = "Seulement les engagements propres au territoire : quartier, commune ou contrat."
    counted, rows = "Nombre d'engagements propres au territoire", _rows(columns, rules, empty=True)
    return Tableau("precision", "Peut-on vérifier ?", "Engagements", counted, rows, note)


def _orientations(column: Colonne) -> list[tuple[str, str | None, int, int]]:
    """Title, address from the portal's root, engagements in all and local ones, of each priority, then of none."""
    base = f"{column.dossier.id}/orientations/"
    return [(p.titre, f"{base}{p.id}/" if p.id else None, p.engagements, p.locaux) for p in column.comptes.priorites]


def groupes(rendu: Rendu) -> list[Groupe]:
    """The contracts by département; in one group where they are all of the same. Empty with nothing to compare."""
    placed: dict[str, list[Dossier]] = {}
    for dossier in rendu.library.dossiers.values():
        placed.setdefault((dossier.contrat.departement or "").lower(), []).append(dossier)
    several = len(placed) > 1
    groups = [_groupe(rendu, code, placed[code], several=several) for code in en_ordre(placed)]
    return [g for g in groups if len(g.compares) > 1]


def _groupe(rendu: Rendu, code: str, dossiers: Sequence[Dossier], *, several: bool) -> Groupe:
    columns = [Colonne(d, comptes(d)) for d in dossiers if d.contrat.etat != "annonce"]
    columns = [c for c in columns if c.comptes.engagements]
    read = {c.dossier.id for c in columns}
    name = nom_du_departement(rendu.library, code)
    url = f"comparer/{chemin(code)}" if several else "comparer/"
    return Groupe(code, url, name, tuple(columns), tuple(d for d in dossiers if d.id not in read))


def pages(rendu: Rendu) -> Iterator[Page]:
    groups = groupes(rendu)
    if not groups:
        return
    if groups[0].url == "comparer/":
        yield _page(rendu, groups[0], titre="Comparer les contrats", fil=(), recherche=2)
        return
    yield rendu.page(
        "portail_comparer_departements.html",
        url="comparer/",
        titre="Comparer les contrats",
        section="comparer",
        sommaire=False,
        groupes=groups,
        description="Les contrats de chaque département, côte à côte.",
    )
    for group in groups:  # out of the search: their tables say the same words ninety times
        titre = f"Comparer les contrats : {group.nom}"
        yield _page(rendu, group, titre=titre, fil=(("Comparer les contrats", "comparer/"),), recherche=0)


def _page(rendu: Rendu, group: Groupe, *, titre: str, fil: tuple[tuple[str, str], ...], recherche: float) -> Page:
    columns = group.compares
    return rendu.page(
        "portail_comparer.html",
        url=group.url,
        titre=titre,
        section="comparer",
        fil=fil,
        recherche=recherche,
        dossiers=[c.dossier for c in columns],
        tableaux=[
            _en_bref(columns),
            _precision(columns),
            _par_portee(columns),
            _par_nature(columns),
            _par_theme(rendu, columns),
        ],
        orientations=[(c.dossier, _orientations(c)) for c in columns],
        non_lus=group.non_lus,
        description="Priorités et nombre d'engagements de chaque contrat : portée, nature, thème, précision.",
    )
