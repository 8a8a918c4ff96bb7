"""Ids -> objects and back-links: the whole library, linked and immutable.

``REFERENCES`` says which key of which record names what. A reference to nothing is reported with the nearest known
id; the record is kept, so that one slip does not hide the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

from contrats.diagnostics import Diagnostic, Level, did_you_mean
from contrats.model import action, contrat, document, engagement, financement, gouvernance, indicateur, organisation
from contrats.model import orientation, participation, strategie, territoire
from contrats.model.base import Citation, Record, to_key
from contrats.places import Place
from contrats.reading.tree import Shelves

REFERENCES: dict[type[Record], dict[str, str]] = {
    # record: {YAML key: kind of thing it names}
    Citation: {"document": "document"},
    engagement.Cible: {"indicateur": "indicateur"},
    engagement.IndicateurDeSuivi: {"indicateur": "indicateur"},
    engagement.Montant: {"financeurs": "organisation"},
    engagement.Engagement: {
        "porteurs": "organisation", "associes": "organisation", "orientation": "orientation", "objectif": "objectif",
        "thematiques": "thematique", "strategie": "strategie", "projet": "projet", "lieux": "lieu",
    },
    action.Rapport: {"instance": "instance"},
    action.ActionPrioritaire: {
        "orientation": "orientation", "porteurs": "organisation", "lieux": "lieu", "engagements": "engagement",
        "projets": "projet", "strategies": "strategie",
    },
    orientation.Role: {"porteur": "organisation"},
    orientation.Parole: {"orientation": "orientation", "quartier": "quartier"},
    orientation.Orientation: {"thematiques": "thematique", "dispositifs": "strategie", "chiffres": "indicateur"},
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
        "orientation": "orientation", "engagements": "engagement", "projets": "projet", "actions": "action",
    },
    participation.ConseilCitoyen: {"quartiers": "quartier"},
    financement.Instrument: {"financeurs": "organisation"},
    financement.BailleurTfpb: {"organisation": "organisation", "engagements": "engagement"},
    strategie.Strategie: {"porteurs": "organisation", "orientations": "orientation", "lieux": "lieu"},
    strategie.Projet: {
        "orientation": "orientation", "thematiques": "thematique", "porteurs": "organisation",
        "associes": "organisation", "lieux": "lieu",
    },
    document.Source: {"organisation": "organisation"},
    document.Document: {"organisation": "organisation"},
    document.Commun: {"organisations": "organisation", "territoires": "lieu"},
    indicateur.Indicateur: {"thematique": "thematique"},
    indicateur.Observation: {"indicateur": "indicateur", "territoire": "lieu", "source": "document"},
    contrat.Changement: {"engagements": "engagement", "quartiers": "quartier"},
    contrat.Version: {"document": "document"},
    contrat.QuartierDuContrat: {"code": "quartier"},
    contrat.Reprise: {"engagement": "engagement", "orientation": "orientation"},
    contrat.Contrat: {
        "porteur": "organisation", "pilotes": "organisation", "departement": "lieu", "region": "lieu",
        "communes": "commune", "territoires": "lieu", "communs": "commun", "chiffres-cles": "indicateur",
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
    "quartier": ("le quartier", "content/quartiers/"),
    "commune": ("la commune", "data/territoires.yml"),
    "lieu": ("le territoire", "data/territoires.yml ou content/quartiers/"),
    "document": ("le document", "data/sources.yml ou les documents du contrat"),
    "indicateur": ("l'indicateur", "data/indicateurs/catalogue.yml"),
    "commun": ("l'ensemble partagé", "content/communs/"),
    "terme": ("le terme", "data/glossaire.yml"),
    "page": ("la page", "le dossier pages/"),
}

Ids = Mapping[str, Any]


@dataclass(frozen=True)
class EngagementLie:
    """An engagement as one contract sees it, with the objects that it names."""

    fiche: engagement.Engagement
    commun: document.Commun | None
    reprise: contrat.Reprise | None
    orientation: orientation.Orientation | None
    porteurs: tuple[organisation.Organisation, ...]
    associes: tuple[organisation.Organisation, ...]
    lieux: tuple[Any, ...]
    strategie: strategie.Strategie | None
    projet: strategie.Projet | None
    actions: tuple[action.ActionPrioritaire, ...] = ()

    @property
    def id(self) -> str:
        return self.fiche.id

    @property
    def titre(self) -> str:
        return self.fiche.titre

    @cached_property
    def sources(self) -> tuple[Citation, ...]:
        """The passages of the record and those of the contract's own restatement."""
        return self.fiche.source + (self.reprise.source if self.reprise else ())


@dataclass(frozen=True)
class Dossier:
    """Everything one contract holds, with the shared records it uses."""

    contrat: contrat.Contrat
    library: Library
    index: Mapping[str, Ids]
    orientations: tuple[orientation.Orientation, ...]
    engagements: tuple[EngagementLie, ...]
    actions: tuple[action.ActionPrioritaire, ...]
    communes: tuple[territoire.Commune, ...]
    gouvernance: gouvernance.Gouvernance | None
    participation: participation.Participation | None
    financements: financement.Financements | None
    strategies: tuple[strategie.Strategie, ...]
    projets: tuple[strategie.Projet, ...]
    pages: tuple[document.PageLibre, ...]
    medias: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.contrat.id

    def get(self, kind: str, ident: str | None) -> Any:
        """The object of a kind with this id, or None."""
        return self.index[kind].get(ident) if ident else None

    def all_of(self, kind: str, idents: Iterable[str]) -> tuple[Any, ...]:
        """The known objects of a kind among these ids, in their order."""
        known = self.index[kind]
        return tuple(known[i] for i in idents if i in known)

    @cached_property
    def quartiers(self) -> tuple[territoire.Quartier, ...]:
        return self.all_of("quartier", (q.code for q in self.contrat.quartiers))

    @cached_property
    def organisations(self) -> tuple[organisation.Organisation, ...]:
        """Organisations that this contract names anywhere, in the order of the shared file."""
        named: set[str] = set()
        for record in self.records():
            for key, kind in REFERENCES.get(type(record), {}).items():
                if kind == "organisation":
                    named.update(_as_ids(getattr(record, key.replace("-", "_"))))
        return tuple(o for o in self.library.shared["organisation"].values() if o.id in named)

    @cached_property
    def observations(self) -> tuple[indicateur.Observation, ...]:
        """Observations about this contract's territories and what they are compared with."""
        near = {q.code for q in self.contrat.quartiers} | set(self.contrat.communes) | set(self.contrat.territoires)
        near |= {self.contrat.porteur, self.contrat.departement, self.contrat.region, "france", "qpv-france"}
        near |= {t for t in self.index["lieu"] if str(t).startswith("qpv-")}
        return tuple(o for o in self.library.observations if o.territoire in near)

    def records(self) -> Iterator[Record]:
        """Every record, nested ones included, that makes up this contract's site."""
        tops: list[Any] = [self.contrat, *self.orientations, *(e.fiche for e in self.engagements), *self.actions]
        tops += [*self.communes, *self.strategies, *self.projets, *self.pages, *self.quartiers]
        tops += [r.reprise for r in self.engagements if r.reprise]
        tops += [c for c in (self.gouvernance, self.participation, self.financements) if c]
        tops += [c for i in self.contrat.communs if (c := self.get("commun", i))]
        for top in tops:
            yield from walk(top)


@dataclass(frozen=True)
class Library:
    """All contracts, and what they share."""

    dossiers: Mapping[str, Dossier]
    shared: Mapping[str, Ids]
    observations: tuple[indicateur.Observation, ...]


def walk(record: Record) -> Iterator[Record]:
    """The record and every record inside it."""
    yield record
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from walk(value)
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, Record):
                    yield from walk(item)


def link(shelves: Shelves) -> tuple[Library, list[Diagnostic]]:
    """The linked library of everything read, and each reference that leads nowhere or id that is taken twice."""
    diagnostics: list[Diagnostic] = []
    shared = _shared_index(shelves, diagnostics)
    library = Library(dossiers={}, shared=MappingProxyType(shared), observations=tuple(shelves.shared.get("observations", ())))
    dossiers = {}
    for ident, shelf in sorted(shelves.contracts.items()):
        own = shelf.get("contrat")
        if not own:
            place = Place(f"content/contrats/{ident}/contrat.yml")
            diagnostics.append(Diagnostic("R003", Level.ERREUR, place, f"le contrat « {ident} » n'a pas de fichier contrat.yml lisible", "Créez-le, ou corrigez les erreurs signalées dans ce fichier."))
            continue
        dossier = _link_contract(own[0], shelf, library, shelves, diagnostics)
        dossiers[ident] = dossier
        for record in _records_of_shelf(shelf):
            diagnostics.extend(check_references(record, dossier.index))
    object.__setattr__(library, "dossiers", MappingProxyType(dossiers))
    loose = dict.fromkeys(("orientation", "objectif", "strategie", "projet", "action", "engagement", "instance"), {})
    for kind in shelves.shared.values():
        for top in kind:
            for record in walk(top):
                diagnostics.extend(check_references(record, {**loose, **shared, "document": _all_documents(shared, dossiers)}))
    return library, diagnostics


def _all_documents(shared: Mapping[str, Ids], dossiers: Mapping[str, Dossier]) -> dict[str, Any]:
    known = dict(shared["document"])
    for dossier in dossiers.values():
        known.update(dossier.index["document"])
    return known


def _records_of_shelf(shelf: Mapping[str, list[Any]]) -> Iterator[Record]:
    for records in shelf.values():
        for top in records:
            if isinstance(top, Record):
                yield from walk(top)


def _as_ids(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def check_references(record: Record, index: Mapping[str, Ids]) -> Iterator[Diagnostic]:
    """A diagnostic for each id of ``record`` (not of the records inside it) that names nothing in ``index``."""
    for key, kind in REFERENCES.get(type(record), {}).items():
        value = getattr(record, key.replace("-", "_"))
        for position, ident in enumerate(_as_ids(value)):
            if ident in index[kind]:
                continue
            path = (key, position) if isinstance(value, tuple) else (key,)
            what, where = KIND_WORDS[kind]
            message = f"{what} « {ident} » n'existe pas"
            proposal = did_you_mean(ident, map(str, index[kind]), otherwise=f"Ajoutez-le dans {where}, ou corrigez l'identifiant.")
            yield Diagnostic("R001", Level.ERREUR, record.place(*path), message, proposal)


def _index(records: Iterable[Any], key: str, what: str, diagnostics: list[Diagnostic], into: dict[str, Any] | None = None) -> dict[str, Any]:
    """Records by id; an id taken twice is reported at the second place and keeps its first record."""
    found = {} if into is None else into
    for record in records:
        ident = getattr(record, key)
        if ident in found:
            first = found[ident].place(to_key(key))
            message = f"l'identifiant « {ident} » est déjà pris par {what} de {first.file}, ligne {first.line}"
            diagnostics.append(Diagnostic("R002", Level.ERREUR, record.place(to_key(key)), message, "Choisissez un autre identifiant pour celui qui est le plus récent."))
        else:
            found[ident] = record
    return found


def _shared_index(shelves: Shelves, diagnostics: list[Diagnostic]) -> dict[str, Ids]:
    shelf = shelves.shared
    index: dict[str, Any] = {
        kind: _index(shelf.get(name, ()), key, what, diagnostics)
        for kind, name, key, what in (
            ("organisation", "organisations", "id", "une organisation"),
            ("thematique", "thematiques", "id", "un thème"),
            ("terme", "termes", "id", "un terme"),
            ("document", "sources", "id", "une source"),
            ("indicateur", "indicateurs", "id", "un indicateur"),
            ("commun", "communs", "id", "un ensemble partagé"),
            ("quartier", "quartiers", "code", "un quartier"),
        )
    }
    territoires = _index(shelf.get("territoires", ()), "id", "un territoire", diagnostics)
    index["commune"] = {i: t for i, t in territoires.items() if t.type == "commune"}
    index["lieu"] = {**index["quartier"], **territoires}
    _index((s for q in index["quartier"].values() for s in q.secteurs), "id", "un secteur", diagnostics, index["lieu"])
    return index


def _link_contract(
    own: contrat.Contrat, shelf: Mapping[str, list[Any]], library: Library, shelves: Shelves, diagnostics: list[Diagnostic]
) -> Dossier:
    shared = library.shared
    one = {name: (shelf.get(name) or [None])[0] for name in ("gouvernance", "participation", "financements")}
    communs = [c for i in own.communs if (c := shared["commun"].get(i))]
    index: dict[str, Any] = dict(shared)
    for kind, name in (("orientation", "orientations"), ("strategie", "strategies"), ("projet", "projets"), ("action", "actions"), ("page", "pages")):
        index[kind] = _index(shelf.get(name, ()), "id", "un autre", diagnostics)
    index["objectif"] = _index((o for x in index["orientation"].values() for o in x.objectifs), "id", "un objectif", diagnostics)
    fiches = _index(shelf.get("engagements", ()), "id", "un engagement", diagnostics)
    origin: dict[str, document.Commun] = {}
    for commun in communs:
        _index(commun.engagements, "id", "un engagement", diagnostics, fiches)
        origin.update({e.id: commun for e in commun.engagements if fiches.get(e.id) is e})
    index["engagement"] = fiches
    gouv, part, fin = one["gouvernance"], one["participation"], one["financements"]
    index["instance"] = _index(gouv.instances if gouv else (), "id", "une instance", diagnostics)
    index["concertation"] = _index(part.concertations if part else (), "id", "une concertation", diagnostics)
    index["theme"] = _index(part.themes if part else (), "id", "un thème", diagnostics)
    index["conseil"] = _index(part.conseils_citoyens if part else (), "id", "un conseil", diagnostics)
    index["instrument"] = _index(fin.instruments if fin else (), "id", "un instrument", diagnostics)
    index["document"] = _index(own.documents, "id", "un document", diagnostics, dict(shared["document"]))
    reprises = {r.engagement: r for r in reversed(shelf.get("reprises", []))}
    actions_of: dict[str, list[Any]] = {}
    for act in index["action"].values():
        for ident in act.engagements:
            actions_of.setdefault(ident, []).append(act)
    engagements = tuple(
        _link_engagement(fiche, origin.get(ident), reprises.get(ident), index, tuple(actions_of.get(ident, ())))
        for ident, fiche in fiches.items()
    )
    return Dossier(
        contrat=own, library=library, index=MappingProxyType(index),
        orientations=tuple(sorted(index["orientation"].values(), key=lambda o: (o.transversale, o.ordre, o.titre))),
        engagements=engagements,
        actions=tuple(index["action"].values()),
        communes=tuple(shelf.get("communes", ())),
        gouvernance=gouv, participation=part, financements=fin,
        strategies=tuple(index["strategie"].values()),
        projets=tuple(sorted(index["projet"].values(), key=lambda p: (p.ordre, p.titre))),
        pages=tuple(sorted(index["page"].values(), key=lambda p: (p.ordre, p.titre))),
        medias={n: p for n, p in shelves.medias.items() if n.startswith(f"content/contrats/{own.id}/")},
    )


def _link_engagement(
    fiche: engagement.Engagement, commun: document.Commun | None, reprise: contrat.Reprise | None,
    index: Mapping[str, Ids], actions: tuple[Any, ...],
) -> EngagementLie:
    def get(kind: str, ident: str | None) -> Any:
        return index[kind].get(ident) if ident else None

    def all_of(kind: str, idents: Iterable[str]) -> tuple[Any, ...]:
        return tuple(index[kind][i] for i in idents if i in index[kind])

    return EngagementLie(
        fiche=fiche, commun=commun, reprise=reprise,
        orientation=get("orientation", (reprise.orientation if reprise else None) or fiche.orientation),
        porteurs=all_of("organisation", fiche.porteurs), associes=all_of("organisation", fiche.associes),
        lieux=all_of("lieu", fiche.lieux), strategie=get("strategie", fiche.strategie), projet=get("projet", fiche.projet),
        actions=actions,
    )
