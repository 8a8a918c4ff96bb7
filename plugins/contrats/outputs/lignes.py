"""What the files to download hold: a contract's figures, indicators and engagements, row by row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from contrats.figures.avancement import Avancement, avancement
from contrats.figures.echeances import fenetre
from contrats.figures.nombres import avec_unite
from contrats.linking import Dossier, EngagementLie
from contrats.model.engagement import Cible
from contrats.model.indicateur import Indicateur, Observation
from contrats.model.territoire import Quartier, Secteur
from contrats.outputs.tableur import Ligne
from contrats.pages.adresses import adresse
from contrats.pages.mots import MOTS

TERRITOIRES = {
    "commune": "commune",
    "epci": "intercommunalité",
    "arrondissement": "arrondissement",
    "departement": "département",
    "region": "région",
    "pays": "pays",
    "qpv-ensemble": "ensemble de quartiers prioritaires",
    "quartier-vecu": "quartier vécu",
    "poche": "poche de pauvreté",
    "ex-veille-active": "ancien quartier de veille active",
    "npnru": "site de renouvellement urbain",
    "erbm": "site d'engagement pour le bassin minier",
    "projet": "site de projet",
    "autre": "autre territoire",
}


def indicateurs(dossier: Dossier) -> list[Indicateur]:
    """The indicators that have a figure for this contract, in the order of the catalogue."""
    shown = {o.indicateur for o in dossier.observations}
    known = dossier.library.shared["indicateur"].values()
    return sorted((i for i in known if i.id in shown), key=lambda i: (i.ordre, i.id))


def indicateur(fiche: Indicateur, dossier: Dossier, *, au: date) -> Ligne:
    """A row of the catalogue."""
    theme = dossier.get("thematique", fiche.thematique)
    return {
        "id": fiche.id,
        "libelle": fiche.libelle,
        "libelle_court": fiche.libelle_court,
        "definition": fiche.definition,
        "unite": fiche.unite or None,
        "sens": fiche.sens,
        "theme": theme.nom if theme else None,
        "groupe": fiche.groupe,
        "producteur": fiche.producteur,
        "licence": fiche.licence,
        "rythme": fiche.rythme,
        "additif": "oui" if fiche.additif else "non",
        "precautions": fiche.precautions,
        "mise_a_jour": au,
    }


def observations(fiche: Indicateur, found: Iterable[Observation], dossier: Dossier, *, au: date) -> list[Ligne]:
    """The rows of an indicator, by territory then year. A suppressed value is empty, whatever was written."""
    rows = [_observation(fiche, o, dossier, au=au) for o in found]
    keys = ("territoire", "annee", "perimetre", "source", "page")
    return sorted(rows, key=lambda row: tuple(row[key] or "" for key in keys))


def _observation(fiche: Indicateur, o: Observation, dossier: Dossier, *, au: date) -> Ligne:
    place, document = dossier.get("lieu", o.territoire), dossier.get("document", o.source)
    suppressed = o.statut in ("nd", "ns", "s", "so")
    return {
        "indicateur": fiche.id,
        "indicateur_libelle": fiche.libelle,
        "unite": fiche.unite or None,
        "territoire": o.territoire,
        "territoire_nom": place.nom if place else None,
        "territoire_type": _sorte(place),
        "annee": o.annee,
        "perimetre": o.perimetre or None,
        "valeur": None if suppressed else o.valeur,
        "valeur_texte": o.valeur_texte,
        "statut": o.statut or None,
        "statut_libelle": MOTS["statut"].get(o.statut),
        "note": o.note,
        "source": o.source,
        "source_titre": document.titre if document else None,
        "page": o.page,
        "producteur": fiche.producteur or getattr(document, "producteur", None),
        "licence": fiche.licence or getattr(document, "licence", None),
        "mise_a_jour": au,
    }


def _sorte(place: Any) -> str | None:
    if isinstance(place, Quartier):
        return "quartier prioritaire"
    if isinstance(place, Secteur):
        return "partie d'un quartier"
    return TERRITOIRES[place.type] if place else None


def engagement(lie: EngagementLie, dossier: Dossier, *, au: date) -> Ligne:
    """The row of an engagement, with its state as known on the day ``au``."""
    fiche, window, state = lie.fiche, fenetre(lie.fiche.echeance), avancement(lie.fiche, au=au)
    when, documents = fiche.echeance, dossier.all_of("document", (c.document for c in lie.sources))
    return {
        "id": lie.id,
        "titre": lie.titre,
        "porteurs": tuple(o.id for o in lie.porteurs),
        "porteurs_noms": tuple(o.nom for o in lie.porteurs),
        "orientation": lie.orientation.id if lie.orientation else None,
        "orientation_titre": lie.orientation.titre if lie.orientation else None,
        "portee": fiche.portee,
        "portee_libelle": MOTS["portee"][fiche.portee],
        "lieux": fiche.lieux,
        "lieux_noms": tuple(place.nom for place in lie.lieux),
        "nature": fiche.nature,
        "nature_libelle": MOTS["nature"][fiche.nature],
        "echeance": (when.texte or when.rythme) if when else None,
        "echeance_debut": window.debut,
        "echeance_fin": window.fin,
        "cible": tuple(cible_en_mots(c) for c in fiche.cible),
        "etat": state.cle,
        "etat_libelle": state.libelle,
        "etat_date": state.dernier.date if state.dernier else None,
        "retard": _retard(state),
        "sources": tuple(c.document for c in lie.sources),
        "sources_titres": tuple(dict.fromkeys(d.titre for d in documents)),
        "pages": tuple(c.page or "" for c in lie.sources),
        "adresse": adresse(lie),
        "mise_a_jour": au,
    }


def _retard(state: Avancement) -> str | None:
    if state.sans_nouvelles:
        return "échéance passée, sans nouvelles"
    return "en retard" if state.en_retard else None


def cible_en_mots(cible: Cible) -> str:
    """« places : 10 lieux en 2027, à la hausse (point de départ : 4 lieux en 2023) »."""
    said = cible.texte or (avec_unite(cible.valeur, cible.unite) if cible.valeur is not None else "non chiffré")
    words = f"{cible.objet} : {said}" if cible.objet else said
    words += f" en {cible.annee}" if cible.annee else ""
    words += f", {MOTS['sens'][cible.sens]}" if cible.sens else ""
    start = cible.reference
    if start is None:
        return words
    number = avec_unite(start.valeur, cible.unite) if start.valeur is not None else None
    dated = f"{number} en {start.annee}" if number and start.annee else number
    itself = ", lui-même un objectif" if start.objectif else ""
    return f"{words} (point de départ{itself} : {', '.join(filter(None, (dated, start.texte))) or 'non chiffré'})"
