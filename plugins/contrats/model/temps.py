"""Moments as a contract writes them: words first, days where they are known."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from contrats.model.base import Jour, Record, Texte, words_or_fields


class Periode(Record):
    """Un moment ou une période, avec les mots du contrat et, si possible, ses dates."""

    texte: Texte | None = None
    """Les mots du contrat : « mai-juin 2023 », « 2015-2022 »."""
    debut: Jour | None = None
    """Premier jour, au format 2024-03-20."""
    fin: Jour | None = None
    """Dernier jour, au format 2024-03-20."""


class Echeance(Record):
    """Pour quand : les mots du contrat, et la fenêtre de dates qu'ils désignent."""

    texte: Texte | None = None
    """Les mots du contrat : « 2e semestre 2024 », « d'ici 2027 », « 3 QPV par an »."""
    au_plus_tot: Jour | None = None
    """Premier jour possible ; déduit des mots quand il est absent."""
    au_plus_tard: Jour | None = None
    """Dernier jour possible ; déduit des mots quand il est absent."""
    rythme: Texte | None = None
    """Ce qui revient : « chaque année », « 3 QPV par an »."""


Quand = Annotated[Periode, BeforeValidator(words_or_fields)]
PourQuand = Annotated[Echeance, BeforeValidator(words_or_fields)]
