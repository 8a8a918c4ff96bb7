"""The observations of one site, ready for pages: by indicator, then by territory, nearest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from contrats.figures.lectures import Lecture, derniere, etendue, lecture
from contrats.figures.lieux import Lieu, lieu
from contrats.figures.phrases import Phrase
from contrats.linking import Dossier, EngagementLie
from contrats.model.indicateur import Indicateur, Observation
from contrats.model.territoire import Quartier, Territoire
from contrats.pages.noms import nom_de


class Releve:
    """Years in order within each territory."""

    def __init__(self, dossier: Dossier):
        contrat = dossier.contrat
        near = [*(q.code for q in contrat.quartiers), *contrat.communes, *contrat.territoires]
        near += [contrat.porteur, contrat.departement, contrat.region, "france"]
        observations = dossier.observations
        self.dossier = dossier
        self.rang = {p: n for n, p in enumerate(dict.fromkeys([*near, *(o.territoire for o in observations)]))}
        self._found: dict[str, dict[str, list[Observation]]] = {}
        for o in sorted(observations, key=lambda o: (self.rang[o.territoire], _ordre(o.annee), o.perimetre)):
            self._found.setdefault(o.indicateur, {}).setdefault(o.territoire, []).append(o)

    def __contains__(self, indicateur: str) -> bool:
        return indicateur in self._found

    def __iter__(self) -> Iterator[Indicateur]:
        """The indicators that have a value, in the order of the catalogue."""
        known = self.dossier.index["indicateur"]
        return iter(sorted((known[i] for i in self._found if i in known), key=lambda i: i.ordre))

    def lieux(self, indicateur: str) -> list[str]:
        """The territories that have a value."""
        return list(self._found.get(indicateur, ()))

    def de(self, indicateur: str, lieu: str) -> list[Observation]:
        """What is known of an indicator on a territory, oldest first."""
        return self._found.get(indicateur, {}).get(lieu, [])

    def toutes(self, indicateur: str) -> list[Observation]:
        """What is known of an indicator, by territory, nearest first."""
        return [o for found in self._found.get(indicateur, {}).values() for o in found]

    @cached_property
    def mots(self) -> dict[str, Lieu]:
        """The words for every territory that has a value."""
        records = ((p, self.dossier.get("lieu", p)) for p in self.rang)
        return {p: lieu(r) for p, r in records if isinstance(r, (Quartier, Territoire))}

    @cached_property
    def noms(self) -> dict[str, str]:
        """The name of every territory that has a value."""
        found = ((p, self.dossier.get("lieu", p)) for p in self.rang)
        return {p: nom_de(target) if target else p for p, target in found}

    def famille(self, lieu: str) -> str:
        """« quartier », « commune »…; « autre » for a territory without a record."""
        return self.mots[lieu].famille if lieu in self.mots else "autre"

    @cached_property
    def _cites(self) -> dict[str, dict[str, EngagementLie]]:
        found: dict[str, dict[str, EngagementLie]] = {}
        for e in self.dossier.engagements:
            for measure in mesures(e.fiche):
                if measure.indicateur:
                    found.setdefault(measure.indicateur, {})[e.id] = e
        return found

    def qui_cite(self, indicateur: str) -> list[EngagementLie]:
        """The engagements whose target or follow-up names the indicator."""
        return list(self._cites.get(indicateur, {}).values())

    def principal(self, indicateur: str) -> str | None:
        """The territory that speaks for the contract: its only quartier, else what holds all its quartiers."""
        places = self.lieux(indicateur)
        if len(self.dossier.contrat.quartiers) > 1:
            own = [p for p in places if self._propre(p) and self.famille(p) in ENSEMBLES]
            wide = sorted(own, key=lambda p: ENSEMBLES.index(self.famille(p)))
            return next(iter(wide or [p for p in places if self.famille(p) != "quartier"] or places), None)
        return next(iter(places), None)

    def etendue(self, indicateur: Indicateur) -> Phrase | None:
        """How the quartiers differ, in words, where two of them or more have a value of one moment."""
        places = (p for p in self.lieux(indicateur.id) if self.famille(p) == "quartier")
        own = [last for p in places if (last := derniere(self.de(indicateur.id, p)))]
        found = etendue(indicateur, own, noms=self.noms)
        return found if isinstance(found, Phrase) else None

    def _propre(self, lieu: str) -> bool:
        """A territory of this contract, not one it is compared with."""
        return lieu == self.dossier.contrat.porteur or lieu in self.dossier.contrat.territoires

    def lecture(self, indicateur: Indicateur, lieu: str, *, autres: Iterable[str] | None = None) -> Lecture | None:
        """The indicator in words on a territory, beside ``autres`` (all wider ones unless given)."""
        wider = [p for p in (self.lieux(indicateur.id) if autres is None else autres) if p in self.mots]
        wider = [p for p in wider if p != lieu and (autres is not None or self.famille(p) in PLUS_LARGES)]
        around: list[Sequence[Observation]] = [found for p in wider if (found := self.de(indicateur.id, p))]
        if lieu not in self.mots:
            return None
        return lecture(indicateur, self.de(indicateur.id, lieu), ailleurs=around, lieux=self.mots)


ENSEMBLES = ("qpv-ensemble", "epci")
"""What speaks for a contract of several quartiers, in this order."""
PLUS_LARGES = ("commune", "epci", "qpv-ensemble", "arrondissement", "departement", "region", "pays")


def par_groupe(indicateurs: Iterable[Indicateur]) -> dict[str, list[Indicateur]]:
    """The indicators under the subject that each is shown with, in the order given."""
    groups: dict[str, list[Indicateur]] = {}
    for indicateur in indicateurs:
        groups.setdefault(groupe_de(indicateur), []).append(indicateur)
    return groups


def groupe_de(indicateur: Indicateur) -> str:
    """The subject that an indicator is shown with."""
    return indicateur.groupe or "Autres chiffres"


def mesures(fiche: Any) -> tuple[Any, ...]:
    """What an engagement or an action says that it will measure: its targets and its follow-up."""
    return (*fiche.cible, *fiche.indicateurs_de_suivi)


def _ordre(annee: str) -> tuple[bool, str]:
    """Key that sorts years, those that are not known first."""
    return (annee[:1].isdigit(), annee)
