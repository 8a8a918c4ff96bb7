"""The contracts side by side, by number of engagements: how they are written, not what they are worth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from contrats.figures.echeances import fenetre
from contrats.linking import Dossier, EngagementLie
from contrats.pages.mots import LOCALES, NATURES, PORTEES
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu

Regle = Callable[[EngagementLie], bool]


TOUS = "Nombre d'engagements, partagés compris"
"""What most tables count."""


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


def _local(lie: EngagementLie) -> bool:
    return lie.fiche.portee in LOCALES


def _counts(dossiers: Sequence[Dossier], rule: Regle) -> tuple[int, ...]:
    return tuple(sum(map(rule, d.engagements)) for d in dossiers)


def _rows(dossiers: Sequence[Dossier], rules: Sequence[tuple[str, Regle]]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """One row per rule that some engagement keeps."""
    rows = ((words, _counts(dossiers, rule)) for words, rule in rules)
    return tuple(row for row in rows if any(row[1]))


def _en_bref(dossiers: Sequence[Dossier]) -> Tableau:
    facts: tuple[tuple[str, Callable[[Dossier], int]], ...] = (
        ("Quartiers prioritaires", lambda d: len(d.quartiers)),
        ("Communes", lambda d: len(d.contrat.communes)),
        ("Signataires", lambda d: len(d.contrat.signataires)),
        ("Priorités (orientations)", lambda d: len(d.orientations)),
        ("Projets décrits", lambda d: len(d.projets)),
    )
    rows = tuple((words, tuple(fact(d) for d in dossiers)) for words, fact in facts)
    own = _counts(dossiers, lambda e: e.commun is None)
    shared = _counts(dossiers, lambda e: e.commun is not None)
    rows += (("Engagements écrits pour ce contrat", own), ("Engagements partagés avec d'autres contrats", shared))
    note = "Les engagements partagés, comme ceux de l'État pour tout le département, sont comptés dans chaque contrat."
    return Tableau(
        "en-bref", "Les contrats en bref", "Ce que l'on compte", "Ce que chaque contrat contient", rows, note
    )


def _par_portee(dossiers: Sequence[Dossier]) -> Tableau:
    rules = [(words, lambda e, k=key: e.fiche.portee == k) for key, words in PORTEES.items()]
    note = "« Dans tout le département », « dans toute la région » et « partout en France » ne sont pas propres au contrat."
    rows, total = _rows(dossiers, rules), tuple(len(d.engagements) for d in dossiers)
    return Tableau("portee", "Où les engagements valent", "Portée", TOUS, rows, note, total)


def _par_nature(dossiers: Sequence[Dossier]) -> Tableau:
    rules = [(words, lambda e, k=key: e.fiche.nature == k) for key, words in NATURES.items()]
    total = tuple(len(d.engagements) for d in dossiers)
    return Tableau("nature", "Fermes ou non", "Nature", TOUS, _rows(dossiers, rules), total=total)


def _par_theme(rendu: Rendu, dossiers: Sequence[Dossier]) -> Tableau:
    themes = rendu.library.shared["thematique"].values()
    rules: list[tuple[str, Regle]] = [(t.nom, lambda e, k=t.id: k in e.fiche.thematiques) for t in themes]
    rules.append(("Sans thème", lambda e: not e.fiche.thematiques))
    note = "Un engagement peut avoir plusieurs thèmes : la somme des lignes dépasse le nombre d'engagements."
    return Tableau("theme", "De quoi ils parlent", "Thème", TOUS, _rows(dossiers, rules), note)


def _precision(dossiers: Sequence[Dossier]) -> Tableau:
    def precise(words: str, rule: Regle) -> tuple[str, Regle]:
        return words, lambda e: _local(e) and rule(e)

    rules = [
        precise("Propres au territoire, en tout", lambda e: True),
        precise("avec une échéance", lambda e: e.fiche.echeance is not None),
        precise("avec un dernier jour que l'on peut vérifier", lambda e: fenetre(e.fiche.echeance).fin is not None),
        precise("avec un résultat chiffré", lambda e: any(c.valeur is not None for c in e.fiche.cible)),
        precise("avec une somme", lambda e: bool(e.fiche.montants)),
        precise("avec un responsable désigné", lambda e: bool(e.fiche.responsable or e.fiche.service)),
        precise("avec des nouvelles publiées", lambda e: bool(e.fiche.suivi)),
    ]
    rows = tuple((words, _counts(dossiers, rule)) for words, rule in rules)
    note = "Seulement les engagements propres au territoire : quartier, commune ou contrat."
    return Tableau(
        "precision", "Peut-on vérifier ?", "Engagements", "Nombre d'engagements propres au territoire", rows, note
    )


def _orientations(dossier: Dossier) -> list[tuple[str, str | None, int, int]]:
    """Title, address from the portal's root, engagements in all and local ones, of each priority, then of none."""
    rows: list[tuple[str, str | None, int, int]] = []
    for orientation in (*dossier.orientations, None):
        own = [e for e in dossier.engagements if e.orientation is orientation]
        title = orientation.titre if orientation else "Sans priorité désignée"
        url = f"{dossier.id}/orientations/{orientation.id}/" if orientation else None
        if orientation or own:
            rows.append((title, url, len(own), sum(map(_local, own))))
    return rows


def pages(rendu: Rendu) -> Iterator[Page]:
    dossiers = [d for d in rendu.library.dossiers.values() if d.engagements and d.contrat.etat != "annonce"]
    if len(dossiers) < 2:
        return
    yield rendu.page(
        "portail_comparer.html",
        url="comparer/",
        titre="Comparer les contrats",
        section="comparer",
        recherche=2,
        dossiers=dossiers,
        tableaux=[
            _en_bref(dossiers),
            _precision(dossiers),
            _par_portee(dossiers),
            _par_nature(dossiers),
            _par_theme(rendu, dossiers),
        ],
        orientations=[(d, _orientations(d)) for d in dossiers],
        non_lus=[d for d in rendu.library.dossiers.values() if d not in dossiers],
        description="Priorités et nombre d'engagements de chaque contrat : portée, nature, thème, précision.",
    )
