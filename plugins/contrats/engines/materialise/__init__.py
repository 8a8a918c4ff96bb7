"""The engine that writes a composed site as plain Markdown, for whoever publishes it with another tool."""

from contrats.engines.materialise.adresses import LAISSEES
from contrats.engines.materialise.ecrire import materialise

__all__ = ["LAISSEES", "materialise"]
