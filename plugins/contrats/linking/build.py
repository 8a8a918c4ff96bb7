"""Shelves of records -> the linked library, and what does not hold together."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from types import MappingProxyType
from typing import Any

from contrats.diagnostics import Diagnostic, Level
from contrats.linking.dossier import Dossier, EngagementLie
from contrats.linking.library import Library
from contrats.linking.references import Ids, check_references, walk
from contrats.model import contrat, departement, document, engagement
from contrats.model.base import Record, to_key
from contrats.places import Place
from contrats.reading.couches import Contours
from contrats.reading.tree import Shelves


def link(shelves: Shelves) -> tuple[Library, list[Diagnostic]]:
    """The linked library of everything read, and each reference that leads nowhere or id that is taken twice."""
    library, diagnostics = link_shared(shelves)
    dossiers = {}
    for ident, shelf in sorted(shelves.contracts.items()):
        dossier, found = link_contract(library, ident, shelf, shelves.medias)
        diagnostics += found
        if dossier is not None:
            dossiers[ident] = dossier
    object.__setattr__(library, "dossiers", MappingProxyType(dossiers))
    return library, [*diagnostics, *references_of_shared(shelves.shared, library)]


def link_shared(shelves: Shelves) -> tuple[Library, list[Diagnostic]]:
    """The library of what contracts share, without any contract, and each id that is taken twice."""
    diagnostics: list[Diagnostic] = []
    shelf = shelves.shared
    library = Library(
        dossiers={},
        shared=MappingProxyType(_shared_index(shelf, diagnostics)),
        observations=tuple(shelf.get("observations", ())),
        correspondances=tuple(shelf.get("correspondances", ())),
        portail=next(iter(shelf.get("portail", ())), None),
        departements=tuple(shelf.get("departements", ())),
        contours=Contours(shelves.contours),
    )
    _index((p for d in library.departements for p in d.programmes), "id", "un programme", diagnostics)
    _index((c for d in library.departements for c in d.cadre), "id", "un cadre", diagnostics)
    return library, diagnostics


def link_contract(
    library: Library, ident: str, shelf: Mapping[str, list[Any]], medias: Mapping[str, Any]
) -> tuple[Dossier | None, list[Diagnostic]]:
    """One contract with what it uses of ``library``, or None where it has no contrat.yml, and its faults."""
    own = shelf.get("contrat")
    if not own:
        place = Place(f"content/contrats/{ident}/contrat.yml")
        message = f"le contrat « {ident} » n'a pas de fichier contrat.yml lisible"
        mend = "Créez-le, ou corrigez les erreurs signalées dans ce fichier."
        return None, [Diagnostic("R003", Level.ERREUR, place, message, mend)]
    diagnostics: list[Diagnostic] = []
    dossier = _link_contract(own[0], shelf, library, medias, diagnostics)
    for record in _records_of_shelf(shelf):
        diagnostics.extend(check_references(record, dossier.index))
    return dossier, diagnostics


def references_of_shared(shelf: Mapping[str, list[Any]], library: Library) -> Iterator[Diagnostic]:
    """The references of shared records that lead nowhere; ``library`` holds the contracts, whose documents count."""
    nearest: dict[tuple[str, str], str] = {}
    known = _known_to_shared_records(library.shared, library.dossiers)
    for kind in shelf.values():
        for top in kind:
            for record in walk(top):
                own = _seen_from(record, known, library.dossiers)
                yield from check_references(record, own, nearest if own is known else None)


def _known_to_shared_records(shared: Mapping[str, Ids], dossiers: Mapping[str, Dossier]) -> dict[str, Ids]:
    """What a record outside any contract may name: what is shared, the contracts and their documents."""
    loose: dict[str, Ids] = {
        key: {} for key in ("orientation", "objectif", "strategie", "projet", "action", "instance")
    }
    engagements = {e.id: e for c in shared["commun"].values() for e in c.engagements}
    documents = _all_documents(shared, dossiers)
    return {**loose, **shared, "document": documents, "contrat": dossiers, "engagement": engagements}


def _seen_from(record: Record, known: dict[str, Ids], dossiers: Mapping[str, Dossier]) -> dict[str, Ids]:
    """``known``, with the engagements of the contract that an objective of a programme names."""
    if isinstance(record, departement.ObjectifDuProgramme) and record.contrat in dossiers:
        return {**known, "engagement": dossiers[record.contrat].index["engagement"]}
    return known


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


def _index(
    records: Iterable[Any],
    key: str,
    what: str,
    diagnostics: list[Diagnostic],
    into: MutableMapping[str, Any] | None = None,
) -> MutableMapping[str, Any]:
    """Records by id; an id taken twice is reported at the second place and keeps its first record."""
    found = {} if into is None else into
    for record in records:
        ident = getattr(record, key)
        if ident in found:
            first = found[ident].place(to_key(key))
            message = f"l'identifiant « {ident} » est déjà pris par {what} de {first.file}, ligne {first.line}"
            diagnostics.append(
                Diagnostic(
                    "R002",
                    Level.ERREUR,
                    record.place(to_key(key)),
                    message,
                    "Choisissez un autre identifiant pour celui qui est le plus récent.",
                )
            )
        else:
            found[ident] = record
    return found


def _shared_index(shelf: Mapping[str, list[Any]], diagnostics: list[Diagnostic]) -> dict[str, Ids]:
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
    own: contrat.Contrat,
    shelf: Mapping[str, list[Any]],
    library: Library,
    medias: Mapping[str, Any],
    diagnostics: list[Diagnostic],
) -> Dossier:
    shared = library.shared
    one = {name: (shelf.get(name) or [None])[0] for name in ("gouvernance", "participation", "financements")}
    communs = [c for i in own.communs if (c := shared["commun"].get(i))]
    index: dict[str, Any] = dict(shared)
    for kind, name in (
        ("orientation", "orientations"),
        ("strategie", "strategies"),
        ("projet", "projets"),
        ("action", "actions"),
        ("page", "pages"),
    ):
        index[kind] = _index(shelf.get(name, ()), "id", "un autre", diagnostics)
    index["objectif"] = _index(
        (o for x in index["orientation"].values() for o in x.objectifs), "id", "un objectif", diagnostics
    )
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
    index["source"] = shared["document"]
    index["document"] = _index(own.documents, "id", "un document", diagnostics, ChainMap({}, shared["document"]))
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
        contrat=own,
        library=library,
        index=MappingProxyType(index),
        orientations=tuple(sorted(index["orientation"].values(), key=lambda o: (o.transversale, o.ordre, o.titre))),
        engagements=engagements,
        actions=tuple(index["action"].values()),
        communes=tuple(shelf.get("communes", ())),
        gouvernance=gouv,
        participation=part,
        financements=fin,
        strategies=tuple(index["strategie"].values()),
        projets=tuple(sorted(index["projet"].values(), key=lambda p: (p.ordre, p.titre))),
        pages=tuple(sorted(index["page"].values(), key=lambda p: (p.ordre, p.titre))),
        medias={n: p for n, p in medias.items() if n.startswith(f"content/contrats/{own.id}/")},
    )


def _link_engagement(
    fiche: engagement.Engagement,
    commun: document.Commun | None,
    reprise: contrat.Reprise | None,
    index: Mapping[str, Ids],
    actions: tuple[Any, ...],
) -> EngagementLie:
    def get(kind: str, ident: str | None) -> Any:
        return index[kind].get(ident) if ident else None

    def all_of(kind: str, idents: Iterable[str]) -> tuple[Any, ...]:
        return tuple(index[kind][i] for i in idents if i in index[kind])

    return EngagementLie(
        fiche=fiche,
        commun=commun,
        reprise=reprise,
        orientation=get("orientation", (reprise.orientation if reprise else None) or fiche.orientation),
        porteurs=all_of("organisation", dict.fromkeys((*fiche.porteurs, *(reprise.porteurs if reprise else ())))),
        associes=all_of("organisation", fiche.associes),
        lieux=all_of("lieu", fiche.lieux),
        strategie=get("strategie", fiche.strategie),
        projet=get("projet", fiche.projet),
        actions=actions,
    )
