"""Words for made-up contracts: towns, engagements and plain French prose of realistic length, drawn by chance.

Nothing here is true of a real place; the sentences are the project's own.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

DEBUTS = [
    "Aubi",
    "Beau",
    "Belle",
    "Bour",
    "Brio",
    "Chan",
    "Char",
    "Clair",
    "Cour",
    "Dam",
    "Dor",
    "Éper",
    "Fleur",
    "Font",
    "Gour",
    "Haut",
    "Isle",
    "Jarn",
    "Lam",
    "Laur",
    "Liver",
    "Mar",
    "Mont",
    "Mour",
    "Nan",
    "Nor",
    "Orval",
    "Pier",
    "Pont",
    "Quin",
    "Rive",
    "Roche",
    "Sali",
    "Sauve",
    "Tour",
    "Trem",
    "Val",
    "Vaud",
    "Vern",
    "Ville",
]
FINS = [
    "gny",
    "mont",
    "court",
    "ville",
    "fort",
    "nay",
    "bois",
    "lac",
    "zac",
    "rieux",
    "sart",
    "han",
    "champ",
    "vic",
    "vaux",
    "lieu",
    "pré",
    "mer",
    "sac",
    "bourg",
    "noy",
    "teuil",
    "viers",
    "fay",
    "guy",
    "ry",
    "sel",
    "tain",
    "ches",
    "thon",
]
NOMS_DE_QUARTIERS = [
    "Les Tilleuls",
    "La Fontaine",
    "Le Grand Pré",
    "Les Ormeaux",
    "Saint-Éloi",
    "La Verrière",
    "Le Moulin",
    "Les Acacias",
    "La Gare",
    "Les Hauts Champs",
    "Le Canal",
    "La Butte",
    "Les Peupliers",
    "Bellevue",
    "Le Clos",
    "Les Forges",
    "La Plaine",
    "Jean-Moulin",
    "Les Glycines",
    "Le Parc",
]
THEMES = {
    # theme of the project: what is promised about it
    "sante": "des permanences de médecins|un médiateur santé|des dépistages gratuits|des ateliers de nutrition|un relais de pharmacie|une consultation pour les jeunes",
    "education": "l'aide aux devoirs|un accueil des parents à l'école|des classes à l'effectif réduit|des stages pendant les vacances|un parcours artistique|un club de lecture",
    "emploi": "un forum des métiers|des visites d'entreprises|une permanence pour l'emploi|un chantier d'insertion|des formations courtes|un parrainage des jeunes",
    "mobilite": "une ligne de bus le soir|une école de vélo|des trottoirs plus sûrs|une navette vers l'hôpital|un garage solidaire|des abris à vélos",
    "cadre-de-vie": "des bancs et des arbres|la rénovation de la place|un jardin partagé|des poubelles enterrées|un éclairage plus sobre|une aire de jeux",
    "lien-social": "une maison de quartier|une fête chaque été|un café des habitants|un conseil citoyen|un journal du quartier|des repas partagés",
}
VERBES = ["Ouvrir", "Développer", "Maintenir", "Étudier", "Financer", "Faire connaître", "Renforcer", "Organiser"]
POUR = [
    "pour les habitants",
    "pour les jeunes",
    "pour les familles",
    "pour les personnes âgées",
    "pour les femmes",
    "pour les demandeurs d'emploi",
]
PHRASES = [
    "Les habitants le demandent depuis plusieurs années, et les partenaires veulent y répondre ensemble.",
    "Le premier pas est de réunir ceux qui agissent déjà sur place, pour qu'ils se connaissent mieux.",
    "Une personne est chargée de faire le lien entre les familles, l'école et les services de la ville.",
    "Un bilan est présenté chaque année au comité de pilotage, avec les chiffres de l'année passée.",
    "L'action commence par deux rues, puis s'étend au reste du quartier si elle a fait ses preuves.",
    "Les moyens ne sont pas encore tous réunis : une partie dépend de l'accord des financeurs.",
    "Le logement y est ancien, les charges pèsent sur les familles et les commerces ont fermé peu à peu.",
    "Plus d'un jeune sur quatre n'a ni emploi ni formation, et beaucoup renoncent faute de transport.",
    "Des ateliers ont réuni une trentaine de personnes ; leurs idées sont reprises dans ce projet.",
    "La ville prête les locaux, l'association les anime et le bailleur entretient les abords.",
    "Ce qui a bien marché pendant le contrat précédent continue : les permanences, le sport et la lecture.",
    "Les personnes seules et les familles monoparentales sont plus nombreuses ici que dans le reste de la ville.",
]


def noms_de_villes(chance: random.Random) -> Iterator[str]:
    """Names of towns, all different: 40 beginnings, 30 ends, then the same « -le-Neuf »."""
    names = [début + fin for début in DEBUTS for fin in FINS]
    chance.shuffle(names)
    yield from names
    yield from (f"{name}-le-Neuf" for name in names)


def promesses(chance: random.Random, count: int) -> list[tuple[str, str]]:
    """``count`` different titles of engagements, each with its theme."""
    titles = [
        (f"{verb} {thing} {whom}", theme)
        for theme, things in THEMES.items()
        for thing in things.split("|")
        for verb in VERBES
        for whom in POUR
    ]
    return chance.sample(titles, count)


def prose(chance: random.Random, phrases: int) -> str:
    """A paragraph of so many sentences (about 17 words each), none repeated before all have served."""
    order = chance.sample(PHRASES, len(PHRASES))
    return " ".join(order[i % len(order)] for i in range(phrases))
