"""The engagements of a made-up contract, as different from one another as real ones: sums, targets, dates, progress."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import TYPE_CHECKING

from vocabulaire import promesses, prose

if TYPE_CHECKING:
    from contrat_synthetique import Lieu

ECHEANCES: tuple[object, ...] = (
    "2026",
    "2027",
    "2030",
    "2e semestre 2025",
    "d'ici 2027",
    {"rythme": "chaque année"},
    {"texte": "avant l'été 2026", "au-plus-tard": "2026-06-20"},
)
CIBLES = (
    # unit, what is counted
    ("personnes", "habitants des quartiers accueillis"),
    ("%", "jeunes parmi les participants"),
    ("logements", "logements rénovés"),
    ("réunions par an", "réunions dans chaque quartier"),
)
PUBLICS = (["jeunes"], ["familles", "personnes âgées"], ["demandeurs d'emploi"])


def engagements(lieu: Lieu, themes: list[str]) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """Holder and engagements of each; one contract in four has more of them."""
    per_holder = 2 if lieu.rang % 8 in (0, 3) else 1
    drawn = promesses(lieu.chance, per_holder * len(lieu.porteurs))
    for position, holder in enumerate(lieu.porteurs):
        mine = drawn[position * per_holder :][:per_holder]
        yield holder, [_engagement(lieu, holder, f"{holder}-{i}", *one, themes=themes) for i, one in enumerate(mine, 1)]


def _engagement(lieu: Lieu, holder: str, ident: str, title: str, theme: str, *, themes: list[str]) -> dict[str, object]:
    chance = lieu.chance
    record: dict[str, object] = {"id": ident, "titre": title, "texte": prose(chance, 2), "porteurs": [holder]}
    if chance.random() < 0.3:
        record["associes"] = [name for name in lieu.porteurs if name != holder][:2]
    record["thematiques"] = [theme]
    if theme in themes:
        record["orientation"] = theme
    if chance.random() < 0.6:
        record |= {"portee": "quartier", "lieux": [chance.choice(lieu.quartiers)]}
    else:
        record["portee"] = "contrat"
    if chance.random() < 0.3:
        record["publics"] = chance.choice(PUBLICS)
    record["nature"] = chance.choice(("ferme", "ferme", "ferme", "ferme", "a-l-etude", "en-place", "sous-condition"))
    if record["nature"] == "sous-condition":
        record["condition"] = "Si les financeurs donnent leur accord."
    if chance.random() < 0.5:
        record["echeance"] = chance.choice(ECHEANCES)
    if chance.random() < 0.3:
        record["cible"] = _cible(chance)
    if chance.random() < 0.2:
        record["indicateurs-de-suivi"] = ["Nombre de participants", "Nombre de partenaires"]
    if chance.random() < 0.2:
        record["montants"] = [_montant(lieu, holder) for _ in range(chance.randint(1, 2))]
    if chance.random() < 0.3:
        record["suivi"] = _suivi(chance)
    record["details"] = [prose(chance, 1) for _ in range(2)]
    record["source"] = lieu.source()
    if chance.random() < 0.2:
        record["a-noter"] = [{"type": "ambigu", "texte": "Le contrat ne dit pas qui paie.", "source": lieu.source()}]
    return record


def _cible(chance: random.Random) -> dict[str, object]:
    unit, what = chance.choice(CIBLES)
    before = chance.randint(5, 40)
    target: dict[str, object] = {"valeur": before + chance.randint(5, 50), "unite": unit, "objet": what}
    target["sens"] = chance.choice(("hausse", "seuil"))
    if chance.random() < 0.4:
        target |= {"annee": 2027, "reference": {"valeur": before, "annee": 2023}}
    return target


def _montant(lieu: Lieu, holder: str) -> dict[str, object]:
    what = lieu.chance.choice(("Les travaux", "Le salaire d'un médiateur", "Les ateliers de l'année"))
    return {"objet": what, "valeur": 500 * lieu.chance.randint(2, 400), "quand": "2025", "financeurs": [holder, "etat"]}


def _suivi(chance: random.Random) -> list[dict[str, object]]:
    """One observation, or two: how it began, how far it has come."""
    begun = {"date": f"2025-{chance.randint(1, 6):02d}-15", "etat": "en-cours", "commentaire": prose(chance, 1)}
    if chance.random() < 0.5:
        return [begun]
    state = chance.choice(("realise", "realise-en-partie", "en-pause"))
    return [begun, {"date": f"2026-{chance.randint(1, 9):02d}-15", "etat": state}]
