"""The kinds of pages, by address; in the browser the heaviest page of each kind stands for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from contrats.outputs.sites import Contenu

from tests.site.built import BuiltSite

KINDS = (
    # the first * is a contract, + one that is only announced, the last * the id of an object
    "",
    "404.html",
    "accessibilite/",
    "cadre/",
    "calendrier/",
    "comparer/",
    "documents/",
    "glossaire/",
    "mentions-legales/",
    "plan-du-site/",
    "programmes/",
    "programmes/*/",
    "quartiers/",
    "recherche/",
    "vie-privee/",
    "+/",
    "+/quartiers/",
    "+/quartiers/*/",
    "*/",
    "*/accessibilite/",
    "*/actions-prioritaires/",
    "*/actions-prioritaires/*/",
    "*/carte/",
    "*/ce-que-le-contrat-ne-dit-pas/",
    "*/chiffres/",
    "*/chiffres/*/",
    "*/communes/",
    "*/communes/*/",
    "*/documents/",
    "*/donnees/",
    "*/engagements/",
    "*/engagements/*/",
    "*/engagements/ensembles/*/",
    "*/engagements/par-echeance/",
    "*/engagements/par-orientation/",
    "*/engagements/par-territoire/",
    "*/engagements/par-theme/",
    "*/financements/",
    "*/glossaire/",
    "*/gouvernance/",
    "*/historique/",
    "*/le-contrat/",
    "*/mentions-legales/",
    "*/orientations/",
    "*/orientations/*/",
    "*/partenaires/",
    "*/partenaires/*/",
    "*/participation/",
    "*/participation/ateliers/",
    "*/plan-du-site/",
    "*/projets/",
    "*/projets/*/",
    "*/quartiers/",
    "*/quartiers/*/",
    "*/quartiers/comparer/",
    "*/recherche/",
    "*/strategies/",
    "*/strategies/*/",
    "*/suivi/",
    "*/vie-privee/",
)

SHOWN = 40


def kind_of(address: str, contenu: Contenu) -> str:
    """The kind of a page: its address, with * for the ids of content that stand in it."""
    first, _, rest = address.partition("/")
    dossier = contenu.library.dossiers.get(first)
    if dossier is None:
        return "programmes/*/" if re.fullmatch(r"programmes/[a-z0-9-]+/", address) else address
    announced = dossier.contrat.etat == "annonce" and re.fullmatch(r"(quartiers/(qn\w+/)?)?", rest)
    if announced:
        return "+/quartiers/*/" if announced[2] else f"+/{rest}"
    kind = f"*/{rest}"
    if kind in KINDS or not rest:
        return kind
    folder, _, last = rest.removesuffix("/").rpartition("/")
    ids = {str(ident).lower() for table in dossier.index.values() for ident in table}
    return f"*/{folder}/*/" if folder and last in ids else kind


def by_kind(site: BuiltSite, contenu: Contenu) -> dict[str, list[str]]:
    """The addresses of each kind that the site has, the heaviest page first."""
    kinds: dict[str, list[str]] = {}
    for address in sorted(site.pages, key=lambda a: (-site.size(a), a)):
        kinds.setdefault(kind_of(address, contenu), []).append(address)
    return kinds


def listed(faults: Iterable[str]) -> str:
    """The first faults one by line and the count of the others, for the message of an assertion."""
    own = sorted(set(faults))
    more = [f"… et {len(own) - SHOWN} autres"] if len(own) > SHOWN else []
    return "\n".join(["", *own[:SHOWN], *more])
