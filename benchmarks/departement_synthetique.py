"""What a made-up département says: the State's promises, the calendar of signatures, the programmes."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ecriture import yaml
from vocabulaire import prose

if TYPE_CHECKING:
    from contrat_synthetique import Lieu

PROMESSE = ("Ouvrir des cités éducatives", "education")
CIBLE = {"valeur": 3, "unite": "cités éducatives"}
SOURCE = {"document": "calendrier-officiel", "page": "Calendrier des signatures"}


def departements(places: Sequence[Lieu]) -> Iterator[tuple[str, str]]:
    """The shared engagements of each département and its own file, which names all of its contracts."""
    for code, group in groupby(places, key=lambda place: place.departement):
        yield f"content/communs/etat-{code}.yml", yaml(_etat(code))
        yield f"content/departements/departement-{code}.yml", yaml(_departement(code, list(group)))


def _etat(code: str) -> dict[str, object]:
    title, theme = PROMESSE
    promise = {
        "id": f"etat-{code}-cites-educatives",
        "titre": title,
        "texte": prose(random.Random(f"etat {code}"), 2),  # noqa: S311
        "porteurs": ["etat"],
        "thematiques": [theme],
        "portee": "departement",
        "lieux": [code],
        "nature": "ferme",
        "echeance": "2027",
        "cible": CIBLE | {"sens": "seuil"},
        "source": {"document": "tableau-officiel"},
    }
    titre = f"Les engagements de l'État dans le département {code}"
    return {"titre": titre, "territoires": code, "organisations": "etat", "engagements": [promise]}


def _departement(code: str, places: list[Lieu]) -> dict[str, object]:
    """The calendar has a day for every contract but the third one, announced without."""
    undated = [place.id for place in places if place.rang % 5 == 2]
    known = [place for place in places if place.id not in undated]
    return {
        "territoire": code,
        "titre": f"Les contrats de ville du département {code}",
        "resume": f"Le département {code} autour de ses contrats de ville.",
        "aide": {
            "titre": "Ce contrat n'est pas encore écrit ici : aidez-nous à le compléter",
            "texte": "Vous avez le texte signé ? Envoyez-le-nous, ou dites-nous où le lire.",
        },
        "cadre": [_cadre(code, places)],
        "etapes": [
            {"date": "2023-12-28", "texte": "Un décret fixe la liste des quartiers.", "source": SOURCE},
            {"date": "2024-01-01", "texte": "La nouvelle carte s'applique.", "source": SOURCE},
            {"quand": "2027", "texte": "Un point d'étape est prévu.", "source": SOURCE},
        ],
        "calendrier": {
            "texte": "La préfecture a annoncé ces dates.",
            "source": SOURCE,
            "dates": [{"contrat": p.id, "date": p.date, "imprime": f"contrat de ville de {p.ville}"} for p in known],
        }
        | ({"sans-date": undated} if undated else {}),
        "programmes": list(_programmes(code, places)),
    }


def _cadre(code: str, places: list[Lieu]) -> dict[str, object]:
    quartiers = sum(len(place.quartiers) for place in places)
    counts = {"contrats": ("Contrats de ville", len(places)), "quartiers": ("Quartiers prioritaires", quartiers)}
    return {
        "id": f"departement-{code}",
        "titre": f"Dans le département {code}",
        "texte": prose(random.Random(f"cadre {code}"), 2),  # noqa: S311
        "chiffres": [
            {"libelle": label, "valeur": number, "compte": what, "source": SOURCE}
            for what, (label, number) in counts.items()
        ],
    }


def _programmes(code: str, places: list[Lieu]) -> Iterator[dict[str, object]]:
    """That of the shared engagement, and one that a contract takes part in."""
    chance = random.Random(f"programmes {code}")  # noqa: S311
    shared = {"engagement": f"etat-{code}-cites-educatives", "cibles": [CIBLE], "echeance": "2027", "source": SOURCE}
    yield _programme(f"cites-educatives-{code}", "Les cités éducatives", "education", shared, chance)
    for place in (place for place in places if place.rang % 5 == 3):
        own = {"engagement": f"{place.agglo}-1", "contrat": place.id, "source": SOURCE}
        yield _programme(f"quartiers-d-ete-{code}", "Les quartiers d'été", "lien-social", own, chance)


def _programme(
    ident: str, title: str, theme: str, objective: dict[str, object], chance: random.Random
) -> dict[str, object]:
    record = {"id": ident, "titre": title, "thematiques": [theme], "texte": prose(chance, 3)}
    return record | {"objectifs": [objective], "source": SOURCE}
