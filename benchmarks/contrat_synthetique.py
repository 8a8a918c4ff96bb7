"""The files of one made-up contract."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from chiffres_synthetiques import DU_QUARTIER
from ecriture import fiche, yaml
from engagements_synthetiques import engagements
from formes import PAS
from vocabulaire import NOMS_DE_QUARTIERS, THEMES, prose

SOURCE = "contrat-signe"
COTE = 5
"""Communes along a side of an EPCI: 25, about as many as a real one has."""


@dataclass(frozen=True)
class Lieu:
    """A contract in the making: its rank, its towns and quartiers, and its own chance."""

    rang: int
    ville: str
    villes: tuple[str, ...]
    insee: tuple[str, ...]
    quartiers: tuple[str, ...]
    chance: random.Random
    voisin: str = ""
    """The quartier of the contract before that this one shares."""

    @property
    def annonce(self) -> bool:
        """Whether the contract is only announced: one in ten. Its neighbour in the numbers is never one."""
        return self.rang % 10 == 4

    @property
    def partage(self) -> str:
        """The quartier that the next contract will share: the last one of one contract in ten."""
        return self.quartiers[-1] if self.rang % 10 == 7 else ""

    @property
    def date(self) -> str:
        chance = random.Random(f"signature {self.rang}")  # noqa: S311 - the same day wherever it is told
        return f"2024-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"

    @cached_property
    def cases(self) -> dict[str, tuple[float, float]]:
        """The communes of the EPCI: INSEE code, south-west corner; those of the contract in the middle, or at the
        border that it shares with another contract."""
        first = {bool(self.partage): (14, 13), bool(self.voisin): (10, 11)}.get(True, (12, 13))
        towns = dict(zip(first, self.insee, strict=False))
        rank = self.rang - bool(self.voisin)
        x0, y0 = -4 + 0.6 * (rank % 20) + COTE * PAS * bool(self.voisin), 42.5 + 0.36 * (rank // 20)
        return {
            towns.get(n, f"{self.departement}{300 + COTE * COTE * (self.rang % 5) + n}"): (
                round(x0 + n % COTE * PAS, 6),
                round(y0 + n // COTE * PAS, 6),
            )
            for n in range(COTE * COTE)
        }

    @cached_property
    def points(self) -> dict[str, tuple[float, float]]:
        """The middle of each quartier, in its commune; on the border when it is shared."""
        found = {}
        for n, code in enumerate(self.quartiers):
            x, y = self.cases[self.commune_de(n)]
            row, column = divmod(n // len(self.insee), 2)
            across, up = (1, 0.5) if code == self.partage else (0.25 + column / 2, 0.25 + row / 2)
            found[code] = (round(x + across * PAS, 6), round(y + up * PAS, 6))
        return found

    def commune_de(self, n: int) -> str:
        """The commune of the quartier number ``n``; a quartier to be shared is in the first one."""
        return self.insee[0 if self.quartiers[n] == self.partage else n % len(self.insee)]

    @property
    def id(self) -> str:
        return f"contrat-{self.rang + 1:03d}"

    @property
    def departement(self) -> str:
        return self.insee[0][:2]

    @property
    def agglo(self) -> str:
        return f"agglo-{self.rang + 1:03d}"

    @property
    def porteurs(self) -> dict[str, tuple[str, str]]:
        """Who makes promises: id, name and type; the last two serve the whole département, the fund every other contract."""
        code = self.departement
        fund = {f"caf-{code}": (f"Caisse d'allocations familiales du département {code}", "securite-sociale")}
        return {
            self.agglo: (f"Agglomération de {self.ville}", "epci"),
            f"ville-{self.insee[0]}": (f"Ville de {self.ville}", "commune"),
            **({} if self.rang % 2 else fund),
            f"habitat-{code}": (f"Habitat du département {code}", "bailleur"),
        }

    def source(self, page: int | None = None) -> dict[str, str]:
        return {"document": f"{SOURCE}-{self.rang + 1:03d}", "page": f"p. {page or self.chance.randint(3, 90)}"}


def fichiers(lieu: Lieu) -> Iterator[tuple[str, str]]:
    """Path and text of every file of the contract and of its quartiers."""
    home = f"content/contrats/{lieu.id}"
    yield f"{home}/contrat.yml", yaml(_annonce(lieu) if lieu.annonce else _contrat(lieu))
    if not lieu.annonce:
        yield from _contenu(lieu, home)
    names = lieu.chance.sample(NOMS_DE_QUARTIERS, len(lieu.quartiers))
    for n, (code, name) in enumerate(zip(lieu.quartiers, names, strict=True)):
        yield f"content/quartiers/{code}.md", _quartier(lieu, code, name, lieu.commune_de(n))


def _contenu(lieu: Lieu, home: str) -> Iterator[tuple[str, str]]:
    """What a contract says that has been read."""
    themes = lieu.chance.sample(list(THEMES), 3 if lieu.rang % 3 == 0 else 2)
    for position, theme in enumerate(themes, 1):
        yield f"{home}/orientations/{theme}.md", _orientation(lieu, theme, position)
    for holder, records in engagements(lieu, themes):
        yield f"{home}/engagements/{holder}.yml", yaml(records)
    for insee, ville in zip(lieu.insee, lieu.villes, strict=True):
        keys = {"resume": prose(lieu.chance, 1), "chiffres": ["population", "taux-emploi"], "source": lieu.source()}
        yield f"{home}/communes/{insee}.md", fiche(keys, f"{ville}. {prose(lieu.chance, 6)}\n\n{prose(lieu.chance, 5)}")
    yield f"{home}/gouvernance.yml", yaml(_gouvernance(lieu))
    yield f"{home}/participation.yml", yaml(_participation(lieu))
    yield f"{home}/financements.yml", yaml(_financements(lieu))
    if lieu.rang % 3 == 0:
        yield f"{home}/projets/projet-1.md", _projet(lieu, themes[0])
        yield f"{home}/actions.yml", yaml([_action(lieu)])


def _identite(lieu: Lieu) -> dict[str, object]:
    """What every contract says of itself first."""
    return {
        "titre": f"Contrat de ville 2024-2030 – {lieu.ville}",
        "nom-court": lieu.ville,
        "porteur": lieu.agglo,
        "debut": 2024,
        "fin": 2030,
    }


def _annonce(lieu: Lieu) -> dict[str, object]:
    """What is known of a contract whose text has not been read."""
    announced = {"document": "calendrier-officiel", "page": "Calendrier des signatures"}
    said = f"Signature annoncée pour {lieu.ville} ; nous n'avons pas lu le contrat."
    return {
        **_identite(lieu),
        "etat": "annonce",
        "departement": lieu.departement,
        "signature": {"date": lieu.date, "texte": said, "source": announced},
        "resume": f"Ce contrat concerne des quartiers de {lieu.ville}. On n'en connaît pas encore le contenu.",
        "quartiers": [{"code": code, "source": announced} for code in lieu.quartiers],
        "communes": list(lieu.insee),
        "territoires": [lieu.agglo],
        "source": announced,
        "a-noter": [{"type": "incomplet", "texte": "Ses engagements et ses signataires restent à écrire."}],
    }


def _contrat(lieu: Lieu) -> dict[str, object]:
    own = [{"code": code} | ({"part": "La moitié ouest"} if code == lieu.partage else {}) for code in lieu.quartiers]
    shared = [{"code": lieu.voisin, "part": "La moitié est"}] if lieu.voisin else []
    return {
        **_identite(lieu),
        "etat": "partiel" if lieu.rang % 10 == 6 else "complet",
        "signature": {"date": lieu.date, "source": lieu.source(1)},
        "resume": f"Ce que {lieu.ville} et ses partenaires comptent faire d'ici 2030. {prose(lieu.chance, 1)}",
        "departement": lieu.departement,
        "quartiers": own + shared,
        "communes": list(lieu.insee),
        "territoires": [lieu.agglo],
        "communs": [f"etat-{lieu.departement}"],
        "chiffres-cles": ["population", "revenu-median", "taux-emploi"],
        "versions": [
            {"id": "signature", "titre": "Signature du contrat", "nature": "signature", "date": lieu.date}
            | {"source": lieu.source(1)}
        ],
        "signataires": [{"organisation": name} for name in lieu.porteurs],
        "contacts": [{"nom": "Service de la politique de la ville", "pour": "Toute question sur le contrat"}],
        "source": lieu.source(1),
    }


def _orientation(lieu: Lieu, theme: str, position: int) -> str:
    keys = {
        "titre": f"{theme.replace('-', ' ').capitalize()} à {lieu.ville}",
        "ordre": position,
        "resume": prose(lieu.chance, 1),
        "enjeux": [prose(lieu.chance, 2) for _ in range(3)],
        "objectifs": [{"id": f"{theme}-{i}", "titre": prose(lieu.chance, 1).rstrip(".")} for i in (1, 2)],
        "thematiques": [theme],
        "chiffres": ["revenu-median", "part-moins-25-ans", "taux-emploi"],
        "source": lieu.source(),
    }
    return fiche(keys, f"{prose(lieu.chance, 6)}\n\n## Ce qui a déjà été fait\n\n{prose(lieu.chance, 7)}")


def _gouvernance(lieu: Lieu) -> dict[str, object]:
    instance = {
        "id": "comite-de-pilotage",
        "nom": "Comité de pilotage",
        "pilotes": [lieu.agglo],
        "membres": [{"texte": name, "organisation": ident} for ident, (name, _) in lieu.porteurs.items()],
        "frequence": "Une fois par an",
        "source": lieu.source(),
    }
    return {"resume": prose(lieu.chance, 2), "instances": [instance]}


def _participation(lieu: Lieu) -> dict[str, object]:
    results = [{"texte": prose(lieu.chance, 1), "valeur": lieu.chance.randint(20, 90), "unite": "%"} for _ in range(4)]
    asked = {"id": "questionnaire", "titre": "Le questionnaire aux habitants", "avec": "habitants"}
    asked |= {"participants": lieu.chance.randint(40, 600), "resultats": results, "source": lieu.source()}
    wishes = [{"par": "habitants", "texte": prose(lieu.chance, 1), "source": lieu.source()} for _ in range(4)]
    return {"concertations": [asked], "priorites": wishes}


def _financements(lieu: Lieu) -> dict[str, object]:
    tool = {"id": "appel-a-projets", "nom": "Appel à projets annuel", "resume": prose(lieu.chance, 2)}
    tool |= {"regles": [prose(lieu.chance, 1)], "source": lieu.source()}
    return {"instruments": [tool]}


def _projet(lieu: Lieu, theme: str) -> str:
    keys = {
        "titre": f"Rénover la maison de quartier de {lieu.ville}",
        "type": "service",
        "porteurs": [lieu.agglo],
        "thematiques": [theme],
        "portee": "contrat",
        "nature": "ferme",
        "echeance": "1er semestre 2027",
        "source": lieu.source(),
    }
    return fiche(keys, f"{prose(lieu.chance, 5)}\n\n{prose(lieu.chance, 5)}")


def _action(lieu: Lieu) -> dict[str, object]:
    first = {"id": "action-1", "titre": "Installer un médiateur dans le quartier", "portee": "quartier"}
    return first | {"lieux": [lieu.quartiers[0]], "source": lieu.source()}


def _quartier(lieu: Lieu, code: str, name: str, insee: str) -> str:
    longitude, latitude = lieu.points[code]
    place = {"latitude": round(latitude, 3), "longitude": round(longitude, 3)}
    keys = {
        "nom": f"{name} – {lieu.ville}",
        "nom-court": name,
        "communes": [insee],
        "position": place,
        "chiffres": list(DU_QUARTIER),
        "bailleurs": [f"habitat-{lieu.departement}"],
        "source": lieu.source(),
    }
    return fiche(keys, f"{prose(lieu.chance, 6)}\n\n{prose(lieu.chance, 6)}")
