"""The files of one made-up contract."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vocabulaire import NOMS_DE_QUARTIERS, THEMES, promesses, prose

SOURCE = "contrat-signe"


@dataclass(frozen=True)
class Lieu:
    """A contract in the making: its rank, its towns and quartiers, and its own chance."""

    rang: int
    ville: str
    villes: tuple[str, ...]
    insee: tuple[str, ...]
    quartiers: tuple[str, ...]
    chance: random.Random

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
        """Who makes promises: id, name and type; the last two serve the whole département."""
        code = self.departement
        return {
            self.agglo: (f"Agglomération de {self.ville}", "epci"),
            f"ville-{self.insee[0]}": (f"Ville de {self.ville}", "commune"),
            f"caf-{code}": (f"Caisse d'allocations familiales du département {code}", "securite-sociale"),
            f"habitat-{code}": (f"Habitat du département {code}", "bailleur"),
        }

    def source(self, page: int | None = None) -> dict[str, str]:
        return {"document": f"{SOURCE}-{self.rang + 1:03d}", "page": f"p. {page or self.chance.randint(3, 90)}"}


def yaml(value: object, indent: str = "") -> str:
    """Records as editors write them: one key a line, lists of records with dashes, words between quotation marks."""
    if isinstance(value, Mapping):
        return "".join(_key(key, item, indent) for key, item in value.items())
    return "".join(f"{indent}- {yaml(item, indent + '  ').lstrip(' ')}" for item in value)


def _key(key: str, value: object, indent: str) -> str:
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return f"{indent}{key}:\n{yaml(value, indent + '  ')}"
    return f"{indent}{key}: {json.dumps(value, ensure_ascii=False)}\n"


def fiche(keys: Mapping[str, object], text: str) -> str:
    return f"---\n{yaml(keys)}---\n\n{text}\n"


def fichiers(lieu: Lieu) -> Iterator[tuple[str, str]]:
    """Path and text of every file of the contract and of its quartiers."""
    home = f"content/contrats/{lieu.id}"
    themes = lieu.chance.sample(list(THEMES), 3 if lieu.rang % 3 == 0 else 2)
    yield f"{home}/contrat.yml", yaml(_contrat(lieu))
    for position, theme in enumerate(themes, 1):
        yield f"{home}/orientations/{theme}.md", _orientation(lieu, theme, position)
    yield from _engagements(lieu, home, themes)
    for insee, ville in zip(lieu.insee, lieu.villes, strict=True):
        keys = {"resume": prose(lieu.chance, 1), "chiffres": ["population"], "source": lieu.source()}
        yield f"{home}/communes/{insee}.md", fiche(keys, f"{ville}. {prose(lieu.chance, 6)}\n\n{prose(lieu.chance, 5)}")
    yield f"{home}/gouvernance.yml", yaml(_gouvernance(lieu))
    yield f"{home}/participation.yml", yaml(_participation(lieu))
    yield f"{home}/financements.yml", yaml(_financements(lieu))
    if lieu.rang % 3 == 0:
        yield f"{home}/projets/projet-1.md", _projet(lieu, themes[0])
        yield f"{home}/actions.yml", yaml([_action(lieu)])
    names = lieu.chance.sample(NOMS_DE_QUARTIERS, len(lieu.quartiers))
    for position, (code, name) in enumerate(zip(lieu.quartiers, names, strict=True)):
        yield f"content/quartiers/{code}.md", _quartier(lieu, code, name, lieu.insee[position % len(lieu.insee)])


def _contrat(lieu: Lieu) -> dict[str, object]:
    day = f"2024-{lieu.chance.randint(1, 12):02d}-{lieu.chance.randint(1, 28):02d}"
    return {
        "titre": f"Contrat de ville 2024-2030 – {lieu.ville}",
        "nom-court": lieu.ville,
        "porteur": lieu.agglo,
        "debut": 2024,
        "fin": 2030,
        "signature": {"date": day, "source": lieu.source(1)},
        "resume": f"Ce que {lieu.ville} et ses partenaires comptent faire d'ici 2030. {prose(lieu.chance, 1)}",
        "departement": lieu.departement,
        "quartiers": [{"code": code} for code in lieu.quartiers],
        "communes": list(lieu.insee),
        "communs": [f"etat-{lieu.departement}"],
        "versions": [
            {"id": "signature", "titre": "Signature du contrat", "nature": "signature", "date": day}
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
        "chiffres": ["revenu-median", "part-moins-25-ans"],
        "source": lieu.source(),
    }
    return fiche(keys, f"{prose(lieu.chance, 6)}\n\n## Ce qui a déjà été fait\n\n{prose(lieu.chance, 7)}")


def _engagements(lieu: Lieu, home: str, themes: list[str]) -> Iterator[tuple[str, str]]:
    """One file per holder; the first contract, which stands for one of 60 pages, has more of them."""
    per_holder = 3 if lieu.rang == 0 else 2 if lieu.rang % 4 == 3 else 1
    drawn = promesses(lieu.chance, per_holder * len(lieu.porteurs))
    for position, holder in enumerate(lieu.porteurs):
        mine = drawn[position * per_holder :][:per_holder]
        records = [
            _engagement(lieu, holder, f"{holder}-{i}", *promise, themes=themes) for i, promise in enumerate(mine, 1)
        ]
        yield f"{home}/engagements/{holder}.yml", yaml(records)


def _engagement(lieu: Lieu, holder: str, ident: str, title: str, theme: str, *, themes: list[str]) -> dict[str, object]:
    chance = lieu.chance
    record: dict[str, object] = {"id": ident, "titre": title, "texte": prose(chance, 2), "porteurs": [holder]}
    record["thematiques"] = [theme]
    if theme in themes:
        record["orientation"] = theme
    if chance.random() < 0.6:
        record |= {"portee": "quartier", "lieux": [chance.choice(lieu.quartiers)]}
    else:
        record["portee"] = "contrat"
    record["nature"] = chance.choice(("ferme", "ferme", "ferme", "a-l-etude", "en-place"))
    if chance.random() < 0.5:
        record["echeance"] = str(chance.choice((2025, 2026, 2027, 2030)))
    if chance.random() < 0.3:
        record["cible"] = {"valeur": chance.randint(5, 400), "unite": "personnes", "sens": "hausse"}
    if chance.random() < 0.3:
        state = chance.choice(("en-cours", "realise", "realise-en-partie"))
        record["suivi"] = [{"date": f"2025-{chance.randint(1, 12):02d}-15", "etat": state}]
    record["details"] = [prose(chance, 1) for _ in range(2)]
    record["source"] = lieu.source()
    return record


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
    number = int(code[4:7])
    place = {"latitude": round(44 + number % 70 / 10, 3), "longitude": round(-1 + int(code[2:4]) % 80 / 10, 3)}
    keys = {
        "nom": f"{name} – {lieu.ville}",
        "nom-court": name,
        "communes": [insee],
        "position": place,
        "chiffres": ["population", "revenu-median"],
        "bailleurs": [f"habitat-{lieu.departement}"],
        "source": lieu.source(),
    }
    return fiche(keys, f"{prose(lieu.chance, 6)}\n\n{prose(lieu.chance, 6)}")
