"""The words that name an object in a link."""

from __future__ import annotations

from typing import Any

from contrats.model.territoire import Quartier


def nom_de(target: Any) -> str:
    """The words that name an object in a link."""
    if isinstance(target, Quartier):
        return target.nom_court or target.nom
    for key in ("nom_court", "titre", "nom", "libelle"):
        words = getattr(target, key, None)
        if words:
            return words
    return str(target.id)
