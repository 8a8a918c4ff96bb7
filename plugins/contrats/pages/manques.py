"""« Ce que le contrat ne dit pas encore »: what is missing, counted and listed, nothing hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from contrats.figures.avancement import avancement
from contrats.linking import EngagementLie
from contrats.model.base import Remarque, Sourced
from contrats.model.engagement import LOCALES
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu


@dataclass(frozen=True)
class Manque:
    """Engagements that lack one thing."""

    ancre: str
    titre: str
    explication: str
    engagements: tuple[EngagementLie, ...]


def _rules(rendu: Rendu) -> tuple[tuple[str, str, str, Callable[[EngagementLie], bool]], ...]:
    def state(lie: EngagementLie):
        return avancement(lie.fiche, au=rendu.au)

    def alive(lie: EngagementLie) -> bool:
        return lie.fiche.nature != "en-place"

    return (
        (
            "sans-echeance",
            "Sans échéance",
            "Le contrat ne dit pas pour quand.",
            lambda e: alive(e) and e.fiche.echeance is None,
        ),
        (
            "sans-cible",
            "Sans résultat chiffré",
            "Rien ne permet de dire, chiffre en main, si c'est fait.",
            lambda e: alive(e) and not e.fiche.cible,
        ),
        (
            "sans-montant",
            "Sans montant",
            "Le contrat ne dit pas combien cela coûte ni qui paie.",
            lambda e: alive(e) and not e.fiche.montants,
        ),
        (
            "sans-responsable",
            "Sans responsable désigné",
            "Une organisation s'engage, mais personne n'est chargé du suivi.",
            lambda e: alive(e) and not e.fiche.responsable,
        ),
        (
            "sans-suivi",
            "Sans nouvelles",
            "Aucun point d'avancement n'a été publié.",
            lambda e: state(e).cle == "non-renseigne",
        ),
    )


def pages(rendu: Rendu) -> Iterator[Page]:
    dossier = rendu.dossier
    local = [e for e in dossier.engagements if e.fiche.portee in LOCALES]
    gaps = [Manque(a, t, x, tuple(e for e in local if rule(e))) for a, t, x, rule in _rules(rendu)]
    yield rendu.page(
        "manques.html",
        url="ce-que-le-contrat-ne-dit-pas/",
        titre="Ce que le contrat ne dit pas encore",
        section="suivi",
        recherche=2,
        description="Échéances, montants, responsables, résultats : ce qui manque, liste en main.",
        manques=[g for g in gaps if g.engagements],
        nombre_local=len(local),
        retards=[e for e in dossier.engagements if avancement(e.fiche, au=rendu.au).echeance_passee],
        sans_objectif=[o for o in dossier.orientations if not o.objectifs],
        sans_pilote=[a for a in dossier.actions if not a.pilote],
        sans_cible=[a for a in dossier.actions if not a.cible],
        instances=[i for i in (dossier.gouvernance.instances if dossier.gouvernance else ()) if not i.reunions],
        documents=[d for d in dossier.contrat.documents if d.acces in ("non-publie", "lien-perdu", "non-transmis")],
        remarques=_remarques(rendu),
        budget=dossier.financements,
        bailleurs=[
            dossier.get("organisation", b.organisation)
            for b in (dossier.financements.tfpb.bailleurs if dossier.financements and dossier.financements.tfpb else ())
            if b.montant is None
        ],
    )


def _remarques(rendu: Rendu) -> list[tuple[str, list[Remarque]]]:
    """The contract's contradictions and doubts noted by the editors, by kind, each once."""
    groups: dict[str, list[Remarque]] = {}
    seen: set[str] = set()
    for record in rendu.dossier.records():
        if isinstance(record, Sourced):
            for note in record.a_noter:
                if note.type != "precision" and note.texte not in seen:
                    seen.add(note.texte)
                    groups.setdefault(note.type, []).append(note)
    return sorted(groups.items())
