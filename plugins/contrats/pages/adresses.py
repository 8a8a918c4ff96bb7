"""The stable address of everything that has one. Addresses are made of ids, never of titles."""

from __future__ import annotations

from typing import Any

from contrats.linking import EngagementLie
from contrats.model.action import ActionPrioritaire
from contrats.model.base import Record
from contrats.model.document import Commun, Document, PageLibre, Source, Terme, Thematique
from contrats.model.financement import Instrument
from contrats.model.gouvernance import Instance
from contrats.model.indicateur import Indicateur
from contrats.model.organisation import Organisation
from contrats.model.orientation import Orientation
from contrats.model.participation import Concertation, ConseilCitoyen, ThemeDeConcertation
from contrats.model.strategie import Projet, Strategie
from contrats.model.territoire import Commune, Quartier, Secteur, Territoire

ADRESSES: dict[str, tuple[type | None, str]] = {
    # kind of link in prose: type of the object, address from the site's root ({} is the id)
    "engagement": (EngagementLie, "engagements/{}/"),
    "orientation": (Orientation, "orientations/{}/"),
    "organisation": (Organisation, "partenaires/{}/"),
    "quartier": (Quartier, "quartiers/{}/"),
    "commune": (Commune, "communes/{}/"),
    "action": (ActionPrioritaire, "actions-prioritaires/{}/"),
    "projet": (Projet, "projets/{}/"),
    "strategie": (Strategie, "strategies/{}/"),
    "commun": (Commun, "engagements/ensembles/{}/"),
    "thematique": (Thematique, "engagements/par-theme/#{}"),
    "instance": (Instance, "gouvernance/#{}"),
    "concertation": (Concertation, "participation/#{}"),
    "theme": (ThemeDeConcertation, "participation/ateliers/#{}"),
    "conseil": (ConseilCitoyen, "participation/#{}"),
    "instrument": (Instrument, "financements/#{}"),
    "indicateur": (Indicateur, "chiffres/{}/"),
    "terme": (Terme, "glossaire/#{}"),
    "document": (Document, "documents/#{}"),
    "source": (Source, "documents/#{}"),
    "page": (PageLibre, "pages/{}/"),
}
_BY_TYPE = {cls: (kind, pattern) for kind, (cls, pattern) in ADRESSES.items()}


def identifiant(target: Any) -> str:
    """The id of an object as it stands in addresses."""
    if isinstance(target, Quartier):
        return target.code.lower()
    if isinstance(target, Commune):
        return target.insee
    return str(target.id)


def adresse(target: Record | EngagementLie) -> str | None:
    """The address of an object from the site's root, or None when it has none (a département, a sub-area)."""
    if isinstance(target, Territoire):
        return f"communes/{target.id}/" if target.type == "commune" else None
    if isinstance(target, Secteur):
        return None
    found = _BY_TYPE.get(type(target))
    return found[1].format(identifiant(target)) if found else None


def relative(url: str, *, depuis: str) -> str:
    """``url`` (from the site's root) as seen from the page at ``depuis``; external addresses stay as they are."""
    if url.startswith(("http://", "https://", "mailto:", "#")):
        return url
    back = "../" * depuis.count("/")
    target = back + url
    return target or "./"
