"""The quartier: what is planned there, by whom, for when; what is known of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from contrats.figures.avancement import avancement
from contrats.figures.echeances import fenetre
from contrats.linking import Dossier, EngagementLie
from contrats.model.engagement import LOCALES
from contrats.model.organisation import Organisation
from contrats.model.territoire import Quartier
from contrats.pages.cartes import carte_du_contrat, carte_du_quartier
from contrats.pages.chiffres import Chiffre, comparaison, en_bref
from contrats.pages.comparer import comparables
from contrats.pages.indicateurs import comparaison_en_barres
from contrats.pages.page import Page
from contrats.pages.presence_du_portail import adresse_du_quartier, contrats_du_quartier
from contrats.pages.rangements import Groupe, par_date, par_sujet
from contrats.pages.rendu import Rendu, chapitre_de_commune

FIL = (("Quartiers", "quartiers/"),)
PORTEURS, PROCHAINS, REPERES = 6, 3, 6
"""How many holders and coming deadlines the glance names; how many figures come first."""


@dataclass(frozen=True)
class Essentiel:
    """The page in a glance: what, by whom, for when."""

    total: int
    en_place: int
    sujets: tuple[Groupe, ...]
    autres_sujets: tuple[Groupe, ...]
    """Groups outside the contract's priorities; ``sujets`` then holds the priorities only."""
    porteurs: tuple[tuple[Organisation, int], ...]
    """The main holders with the number of their engagements here, the most engaged first."""
    autres_porteurs: int
    prochains: tuple[EngagementLie, ...]
    """Those whose deadline comes within a year."""
    dates: int
    passes: int
    sans_date: int


def pages(rendu: Rendu) -> Iterator[Page]:
    quartiers = rendu.dossier.quartiers
    if not quartiers:
        return
    yield rendu.page(
        "quartiers.html",
        url="quartiers/",
        titre="Les quartiers",
        section="quartiers",
        quartiers=quartiers,
        carte=carte_du_contrat(rendu, depuis="quartiers/"),
        comparer=bool(comparables(rendu)),
        sommaire=False,
        description="Les quartiers prioritaires du contrat.",
    )
    for quartier in quartiers:
        yield _page(rendu, quartier)


def titre_du_quartier(dossier: Dossier, quartier: Quartier) -> str:
    """The official name; with its communes where another quartier bears it, and as a quartier where a commune does."""
    if any(q.nom == quartier.nom and q.code != quartier.code for q in dossier.quartiers):
        towns = ", ".join(c.nom for c in dossier.all_of("commune", quartier.communes))
        return f"{quartier.nom} ({towns})"
    namesakes = {c.nom for c in dossier.all_of("commune", (c.insee for c in dossier.communes))}
    return f"{quartier.nom} (quartier prioritaire)" if quartier.nom in namesakes else quartier.nom


def autres_contrats(rendu: Rendu, quartier: Quartier) -> list[tuple[Dossier, str]]:
    """The other contracts that have the quartier, with the address of its page there from this site's root."""
    having = contrats_du_quartier(rendu.library, quartier)
    return [(d, f"../{adresse_du_quartier(d, quartier)}") for d in having if d.id != rendu.dossier.id]


def _page(rendu: Rendu, quartier: Quartier) -> Page:
    dossier = rendu.dossier
    own, town, contract = engagements_du_quartier(dossier, quartier)
    todo = [e for e in own if e.fiche.nature != "en-place"]
    groups = par_sujet(rendu, todo)
    larger = (
        *quartier.communes,
        dossier.contrat.porteur,
        dossier.contrat.departement,
        dossier.contrat.region,
        "france",
    )
    part = dossier.participation
    reperes = _reperes(rendu, quartier)
    url = f"quartiers/{quartier.code.lower()}/"
    return rendu.page(
        "quartier.html",
        url=url,
        titre=titre_du_quartier(dossier, quartier),
        section="quartiers",
        fil=FIL,
        description=f"Ce qui est prévu pour {quartier.nom_court or quartier.nom}, par qui et pour quand.",
        recherche=3,
        modifiable=quartier.place().file,
        q=quartier,
        carte=carte_du_quartier(rendu, quartier, depuis=url),
        part=next((q for q in dossier.contrat.quartiers if q.code == quartier.code), None),
        autres=autres_contrats(rendu, quartier),
        communes=dossier.all_of("commune", quartier.communes),
        chapitres=[c for i in quartier.communes if (c := chapitre_de_commune(dossier, i))],
        essentiel=_essentiel(rendu, own, groups),
        groupes=groups,
        en_place=[e for e in own if e.fiche.nature == "en-place"],
        de_commune=par_sujet(rendu, town),
        nombre_de_commune=len(town),
        du_contrat=par_sujet(rendu, contract),
        nombre_du_contrat=len(contract),
        larges=sum(e.fiche.portee in ("departement", "region", "national") for e in dossier.engagements),
        projets=_about(dossier.projets, quartier),
        strategies=_about(dossier.strategies, quartier),
        actions=[(a, dossier.all_of("organisation", a.porteurs)) for a in dossier.actions],
        reperes=reperes,
        dessins=[d for c in reperes if (d := comparaison_en_barres(rendu, c.indicateur, quartier.code))],
        chiffres=comparaison(rendu, quartier.chiffres, lieu=quartier.code, autres=[p for p in larger if p]),
        conseils=[c for c in part.conseils_citoyens if quartier.code in c.quartiers or not c.quartiers] if part else [],
        bailleurs=dossier.all_of("organisation", quartier.bailleurs),
    )


def _reperes(rendu: Rendu, quartier: Quartier) -> list[Chiffre]:
    """The contract's key figures that the quartier has, else the first ones of the quartier itself."""
    found = en_bref(rendu, rendu.dossier.contrat.chiffres_cles, lieu=quartier.code)
    return found if len(found) > 2 else en_bref(rendu, quartier.chiffres[:REPERES], lieu=quartier.code)


def _essentiel(rendu: Rendu, own: list[EngagementLie], groups: list[Groupe]) -> Essentiel:
    todo = [e for g in groups for e in g.engagements]
    named = tuple(g for g in groups if g.cible) or tuple(groups)
    holders = Counter(o for e in own for o in e.porteurs)
    soon = rendu.au + timedelta(days=365)
    coming = [e for e in par_date(todo) if (end := fenetre(e.fiche.echeance).fin) and rendu.au <= end <= soon]
    return Essentiel(
        total=len(own),
        en_place=len(own) - len(todo),
        sujets=named,
        autres_sujets=tuple(g for g in groups if g not in named),
        porteurs=tuple(holders.most_common(PORTEURS)),
        autres_porteurs=max(0, len(holders) - PORTEURS),
        prochains=tuple(coming[:PROCHAINS]),
        dates=sum(e.fiche.echeance is not None for e in todo),
        passes=sum(avancement(e.fiche, au=rendu.au).echeance_passee for e in todo),
        sans_date=sum(e.fiche.echeance is None for e in todo),
    )


def engagements_du_quartier(
    dossier: Dossier, quartier: Quartier
) -> tuple[list[EngagementLie], list[EngagementLie], list[EngagementLie]]:
    """Engagements of the quartier itself (sub-areas included), of its communes, and of the whole contract.

    An engagement stands in one list only, the nearest. A scope « quartier » with no place named counts for
    every quartier of the contract.
    """
    places = {quartier.code, *(s.id for s in quartier.secteurs)}
    own, town, contract = [], [], []
    for lie in dossier.engagements:
        where, scope = set(lie.fiche.lieux), lie.fiche.portee
        if scope not in LOCALES:
            continue
        if where & places or (scope in ("quartier", "secteur") and not where):
            own.append(lie)
        elif scope == "commune" and (where & set(quartier.communes) or not where):
            town.append(lie)
        elif scope == "contrat":
            contract.append(lie)
    return own, town, contract


def _about(records: tuple[Any, ...], quartier: Quartier) -> list[Any]:
    """Projects or strategies that name the quartier or its communes, or name no place at all."""
    near = {quartier.code, *quartier.communes}
    return [r for r in records if not r.lieux or set(r.lieux) & near]
