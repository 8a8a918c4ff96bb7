"""The French words of coded values, and the order in which lists show them."""

from contrats.figures.avancement import ETATS

PORTEES = {
    "quartier": "Dans le quartier",
    "secteur": "Dans une partie du quartier",
    "commune": "Dans toute la commune",
    "contrat": "Dans tout le territoire du contrat",
    "departement": "Dans tout le département",
    "region": "Dans toute la région",
    "national": "Partout en France",
}
NATURES = {
    "ferme": "Engagement ferme",
    "sous-condition": "Sous condition",
    "a-l-etude": "À l'étude",
    "en-place": "Déjà en place",
}
MOTS = {
    "etat": ETATS,
    "portee": PORTEES,
    "nature": NATURES,
    "organisation": {
        "etat": "Services de l'État", "operateur": "Opérateurs et agences", "region": "Région", "departement": "Département",
        "epci": "Intercommunalité", "commune": "Ville", "securite-sociale": "Sécurité sociale", "education": "Éducation nationale",
        "sante": "Santé", "emploi": "Emploi", "banque": "Banques publiques", "bailleur": "Bailleurs sociaux", "justice": "Justice",
        "chambre": "Chambres consulaires", "association": "Associations", "centre-social": "Centres sociaux",
        "entreprise": "Entreprises", "collectif": "Habitants",
    },
    "remarque": {
        "contradiction": "Le contrat se contredit", "ambigu": "Le contrat n'est pas clair", "incomplet": "Le contrat ne le dit pas",
        "extraction": "Lecture incertaine du document", "perimetre": "Attention au périmètre", "date": "Attention à la date",
        "calcul": "Le compte n'y est pas", "precision": "À noter",
    },
    "acces": {
        "en-ligne": "En ligne", "joint": "Joint au contrat", "non-publie": "Non publié", "lien-perdu": "Lien perdu",
        "non-transmis": "Cité mais non transmis",
    },
    "document": {
        "contrat": "Contrat", "annexe": "Annexe", "avenant": "Avenant", "deliberation": "Délibération", "carte": "Carte",
        "etude": "Étude", "note": "Note", "convention": "Convention", "autre": "Autre document",
    },
    "version": {
        "etape": "Étape", "signature": "Signature", "avenant": "Avenant", "revision": "Révision", "site": "Mise à jour du site",
    },
    "sens": {"hausse": "à la hausse", "baisse": "à la baisse", "maintien": "à maintenir", "seuil": "seuil"},
    "par": {"habitants": "Les habitants", "elus": "Les élus", "partenaires": "Les partenaires", "enfants": "Les enfants"},
    "statut": {
        "nd": "non disponible", "ns": "non significatif", "s": "secret statistique", "so": "sans objet", "estime": "estimé",
        "provisoire": "provisoire", "douteux": "à vérifier", "borne": "borne",
    },
    "mesure": {"suivi": "indicateur de suivi", "qualitatif": "qualitatif", "quantitatif": "quantitatif"},
    "projet": {
        "equipement": "Équipement", "service": "Service", "amenagement": "Aménagement", "logement": "Logement",
        "renouvellement-urbain": "Renouvellement urbain", "dispositif": "Dispositif",
    },
    "strategie": {
        "education": "Éducation", "enfance": "Enfance", "sante": "Santé", "logement": "Logement", "mobilite": "Mobilité",
        "renouvellement-urbain": "Renouvellement urbain", "emploi": "Emploi", "ecologie": "Écologie", "sport": "Sport",
        "numerique": "Numérique", "securite": "Sécurité", "social": "Social", "economie": "Économie",
        "transversal": "Plusieurs domaines",
    },
    "sens-indicateur": {
        "hausse-favorable": "une hausse est une bonne nouvelle", "baisse-favorable": "une baisse est une bonne nouvelle",
    },
    "reunion": {"prevue": "Prévue", "tenue": "Tenue", "annulee": "Annulée"},
    "perimetre": {"inchange": "inchangé", "modifie": "modifié", "nouveau": "nouveau quartier"},
}
LOCALES = ("quartier", "secteur", "commune", "contrat")
"""Scopes that concern the contract's territory itself; the others are larger."""
