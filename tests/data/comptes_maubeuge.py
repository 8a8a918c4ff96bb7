"""What the contract of Maubeuge-Val de Sambre prints, counted by hand, chapter by chapter."""

from __future__ import annotations

ORIENTATIONS = {
    # objectives, residents' words, descriptions of actors (one more than the headings for the last)
    "sante-culture-droits": (6, 3, 9),
    "education": (5, 5, 6),
    "emploi": (5, 3, 10),
    "cadre-de-vie": (4, 5, 7),
    "transition": (5, 4, 6),
}
CONTRIBUTIONS = {
    # the 47 blocks of partners, with the bullets of each
    "Orientation 1": {
        "de l'ARS": 4,
        "de la CPAM": 6,
        "du Département du Nord": 2,
        "du centre hospitalier": 4,
        "d'Habitat du Nord": 1,
        "de Partenord": 1,
        "de la SIGH": 2,
        "du service accessibilité de la CAMVS": 1,
        "du service santé de la CAMVS": 2,
        "du service ressources environnementales de la CAMVS": 3,
        "de la Drac": 1,
    },
    "Orientation 2": {
        "de l'Éducation nationale": 4,
        "de la PJJ": 6,
        "de la Caf": 1,
        "d'Habitat du Nord": 1,
        "de Partenord": 1,
        "de la SIGH": 2,
        "de la Région": 1,
    },
    "Orientation 3": {
        "de la DDETS": 4,
        "de France Travail": 4,
        "de la CMA": 5,
        "de la CCI": 4,
        "du Département du Nord": 1,
        "de la Région": 2,
        "du service développement économique de la CAMVS": 3,
        "d'Habitat du Nord": 3,
        "de Partenord": 1,
        "de Promocil": 1,
        "de la SIGH": 5,
        "de la Banque des Territoires": 1,
    },
    "Orientation 4": {
        "de Promocil": 2,
        "d'Habitat du Nord": 4,
        "de Partenord": 7,
        "de la SIGH": 4,
        "de la Région": 4,
        "du Département du Nord": 1,
        "de la Banque des Territoires": 1,
        "du service renouvellement urbain de la CAMVS": 2,
        "de la police": 2,
        "du service prévention de la CAMVS": 2,
    },
    "Orientation 5": {
        "d'Habitat du Nord": 3,
        "de Partenord": 3,
        "de la SIGH": 3,
        "du service renouvellement urbain de la CAMVS": 1,
        "du service ressources environnementales de la CAMVS": 2,
        "de l'Éducation nationale": 1,
        "de la Région": 4,
    },
}
COMMUNES = {
    # town: the engagements of orientations 1 to 5, against discriminations, on participation
    "Feignies": (2, 1, 3, 3, 1, 1, 2),
    "Ferrière-la-Grande": (5, 3, 1, 9, 2, 2, 0),
    "Hautmont": (3, 6, 3, 9, 0, 2, 0),
    "Jeumont": (3, 3, 4, 6, 1, 0, 0),
    "Louvroil": (9, 20, 16, 24, 7, 4, 0),
    "Maubeuge": (14, 6, 6, 32, 6, 3, 0),
    "Neuf-Mesnil": (3, 0, 0, 1, 0, 0, 0),
    "Aulnoye-Aymeries": (5, 4, 4, 4, 6, 0, 0),
}
CHAPTERS = (*(f"orientation {n}" for n in range(1, 6)), "discriminations", "participation des habitants")
FILES = {
    "Feignies": ("ville-feignies", 13),
    "Ferrière-la-Grande": ("ville-ferriere-la-grande", 22),
    "Hautmont": ("ville-hautmont", 23),
    "Jeumont": ("ville-jeumont", 17),
    "Louvroil": ("ville-louvroil", 75 + 5),
    "Maubeuge": ("ville-maubeuge", 32 + 35),
    "Neuf-Mesnil": ("ville-neuf-mesnil", 4),
    "Aulnoye-Aymeries": ("ville-aulnoye-aymeries", 23),
}
QUARTIERS_DE_MAUBEUGE = {
    # the words of the heading: engagements, quartier, smaller places inside it
    "Pont-de-Pierre": (7, "QN05915M", {"athena-maubeuge", "ecrivains-maubeuge", "presidents-maubeuge"}),
    "Sous-le-Bois": (11, "QN05918M", {"sous-le-bois"}),
    "Provinces Françaises": (10, "QN05916M", {"la-joyeuse"}),
    "PF/Joyeuse": (1, "QN05916M", {"la-joyeuse"}),
    "Épinette": (6, "QN05917M", set()),
}
