"""Ids -> objects and back-links: the whole library, linked and immutable."""

from contrats.linking.build import link, link_contract, link_shared, references_of_shared
from contrats.linking.dossier import Dossier, EngagementLie
from contrats.linking.library import Library
from contrats.linking.references import KIND_WORDS, REFERENCES, check_references, walk

__all__ = [
    "KIND_WORDS",
    "REFERENCES",
    "Dossier",
    "EngagementLie",
    "Library",
    "check_references",
    "link",
    "link_contract",
    "link_shared",
    "references_of_shared",
    "walk",
]
