"""The colours of the maps: roles that the theme sets for light, dark and paper (``cartes.css``), light as fallback.

As in the charts, no colour speaks alone: quartiers are filled and outlined, bear a name or a number, and are told
in the list beside the map. ``quartier``, ``autre`` and ``epci`` are seen on every ground (3:1), the inks and what
colours names are read there (4.5:1); the grounds and ``limite`` carry nothing that is not said elsewhere.
"""

from __future__ import annotations

CLAIR = {
    "autour": "#fbf8f2",
    "territoire": "#f1e9da",
    "commune": "#dfebec",
    "limite": "#7d8a8d",
    "epci": "#4b5b61",
    "quartier": "#95371a",
    "autre": "#5b4a86",
    "encre": "#1c2b31",
    "encre-douce": "#4b5b61",
}
"""Role -> its light value."""


def couleur(role: str) -> str:
    """``var(--c-quartier, #95371a)``: the value of a presentation attribute."""
    return f"var(--c-{role}, {CLAIR[role]})"
