"""What each record names, and whether it exists.

``REFERENCES`` says which key of which record names what. A reference to nothing is reported with the nearest known
id; the record is kept, so that one slip does not hide the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from contrats.diagnostics import Diagnostic, Level, did_you_mean
from contrats.model import (
    action,
    contrat,
    departement,
    document,
    engagement,
    financement,
    gouvernance,
    importation,
    indicateur,
    organisation,
    orientation,
    participation,
    strategie,
    territoire,
)
from contrats.model.base import Citation, Record
from contrats.reading.validation import record_in

Ids = Mapping[str, Any]
"""Records of one kind by id."""

REFERENCES: dict[type[Record], dict[str, str]] = {
    # record: {YAML key: kind of thing it names}
    Citation: {"document": "document"},
    engagement.Cible: {"indicateur": "indicateur"},
    engagement.IndicateurDeSuivi: {"indicateur": "indicateur"},
    engagement.Montant: {"financeurs": "organisation"},
    engagement.Engagement: {
        "porteurs": "organisation",
        "associes": "organisation",
        "orientation": "orientation",
        "objectif": "objectif",
        "thematiques": "thematique",
        "strategie": "strategie",
        "projet": "projet",
        "lieux": "lieu",
    },
    action.Rapport: {"instance": "instance"},
    action.ActionPrioritaire: {
        "orientation": "orientation",
        "porteurs": "organisation",
        "lieux": "lieu",
        "engagements": "engagement",
        "projets": "projet",
        "strategies": "strategie",
    },
    orientation.Role: {"porteur": "organisation"},
    orientation.Parole: {"orientation": "orientation", "quartier": "quartier"},
    orientation.Orientation: {"thematiques": "thematique", "dispositifs": "strategie", "chiffres": "indicateur"},
    indicateur.Part: {"total": "indicateur"},
    territoire.Contact: {"organisation": "organisation"},
    territoire.Quartier: {"communes": "commune", "bailleurs": "organisation", "chiffres": "indicateur"},
    territoire.Commune: {"insee": "commune", "chiffres": "indicateur"},
    territoire.Territoire: {"dans": "lieu", "quartiers": "quartier", "eligible-a": "organisation"},
    organisation.Organisation: {"fait-partie-de": "organisation"},
    organisation.Signataire: {"organisation": "organisation"},
    gouvernance.Membre: {"organisation": "organisation"},
    gouvernance.Instance: {"pilotes": "organisation", "orientations": "orientation"},
    gouvernance.EtapeEvaluation: {"instances": "instance"},
    participation.ThemeDeConcertation: {"orientation": "orientation", "thematiques": "thematique"},
    participation.Priorite: {
        "orientation": "orientation",
        "engagements": "engagement",
        "projets": "projet",
        "actions": "action",
    },
    participation.ConseilCitoyen: {"quartiers": "quartier"},
    financement.Instrument: {"financeurs": "organisation"},
    financement.BailleurTfpb: {"organisation": "organisation", "engagements": "engagement"},
    strategie.Strategie: {"porteurs": "organisation", "orientations": "orientation", "lieux": "lieu"},
    strategie.Projet: {
        "orientation": "orientation",
        "thematiques": "thematique",
        "porteurs": "organisation",
        "associes": "organisation",
        "lieux": "lieu",
    },
    document.Source: {"organisation": "organisation"},
    document.Document: {"organisation": "organisation"},
    document.Commun: {"organisations": "organisation", "territoires": "lieu"},
    departement.ChiffreImprime: {"indicateur": "indicateur"},
    departement.ChangementDeCarte: {"communes": "commune", "quartiers": "quartier"},
    departement.SignatureAnnoncee: {"contrat": "contrat"},
    departement.Calendrier: {"sans-date": "contrat"},
    departement.ObjectifDuProgramme: {"engagement": "engagement", "contrat": "contrat"},
    departement.Exemple: {"communes": "commune"},
    departement.Programme: {"thematiques": "thematique", "organisations": "organisation"},
    departement.Departement: {"territoire": "lieu"},
    indicateur.Indicateur: {"thematique": "thematique"},
    indicateur.Observation: {"indicateur": "indicateur", "territoire": "lieu", "source": "document"},
    importation.Importation: {"source": "document"},
    importation.ValeurImportee: {"indicateur": "indicateur"},
    contrat.Changement: {"engagements": "engagement", "quartiers": "quartier"},
    contrat.Version: {"document": "document"},
    contrat.QuartierDuContrat: {"code": "quartier"},
    contrat.Reprise: {"engagement": "engagement", "porteurs": "organisation", "orientation": "orientation"},
    contrat.Contrat: {
        "porteur": "organisation",
        "pilotes": "organisation",
        "departement": "lieu",
        "region": "lieu",
        "communes": "commune",
        "territoires": "lieu",
        "communs": "commun",
        "chiffres-cles": "indicateur",
    },
}

KIND_WORDS = {
    "organisation": ("l'organisation", "data/organisations.yml"),
    "orientation": ("l'orientation", "le dossier orientations/"),
    "objectif": ("l'objectif", "l'orientation de cet engagement"),
    "thematique": ("le thème", "data/thematiques.yml"),
    "strategie": ("la stratégie", "strategies.yml"),
    "projet": ("le projet", "le dossier projets/"),
    "action": ("l'action prioritaire", "actions.yml"),
    "engagement": ("l'engagement", "le dossier engagements/ ou un ensemble partagé du contrat"),
    "instance": ("l'instance", "gouvernance.yml"),
    "concertation": ("la concertation", "participation.yml"),
    "theme": ("le thème de concertation", "participation.yml"),
    "instrument": ("l'instrument", "financements.yml"),
    "contrat": ("le contrat", "content/contrats/"),
    "quartier": ("le quartier", "content/quartiers/"),
    "commune": ("la commune", "data/territoires.yml"),
    "lieu": ("le territoire", "data/territoires.yml ou content/quartiers/"),
    "document": ("le document", "data/sources.yml ou les documents du contrat"),
    "indicateur": ("l'indicateur", "data/indicateurs/catalogue.yml"),
    "commun": ("l'ensemble partagé", "content/communs/"),
    "terme": ("le terme", "data/glossaire.yml"),
    "page": ("la page", "le dossier pages/"),
    "conseil": ("le conseil citoyen", "participation.yml"),
    "source": ("la source", "data/sources.yml"),
}


@cache
def _holding_records(model: type[Record]) -> tuple[str, ...]:
    """The fields of ``model`` that may hold records, so that those of 200 000 observations are not all looked at."""
    return tuple(name for name, field in model.model_fields.items() if record_in(field.annotation))


def walk(record: Record) -> Iterator[Record]:
    """The record and every record inside it."""
    yield record
    for name in _holding_records(type(record)):
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from walk(value)
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, Record):
                    yield from walk(item)


def as_ids(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def check_references(
    record: Record, index: Mapping[str, Ids], nearest: dict[tuple[str, str], str] | None = None
) -> Iterator[Diagnostic]:
    """A diagnostic for each id of ``record`` (not of the records inside it) that names nothing in ``index``.

    ``nearest`` keeps the proposals already made for this index: a wrong code in a table is there for every year, and
    to compare it with 1 609 others takes 7 ms.
    """
    made = {} if nearest is None else nearest
    for key, kind in REFERENCES.get(type(record), {}).items():
        value = getattr(record, key.replace("-", "_"))
        for position, ident in enumerate(as_ids(value)):
            if ident in index[kind]:
                continue
            path = (key, position) if isinstance(value, tuple) else (key,)
            what, where = KIND_WORDS[kind]
            if (kind, ident) not in made:
                otherwise = f"Ajoutez-le dans {where}, ou corrigez l'identifiant."
                made[kind, ident] = did_you_mean(ident, map(str, index[kind]), otherwise=otherwise)
            message = f"{what} « {ident} » n'existe pas"
            yield Diagnostic("R001", Level.ERREUR, record.place(*path), message, made[kind, ident])
