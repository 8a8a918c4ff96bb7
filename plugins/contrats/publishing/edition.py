"""What goes into a publication: the sites just built, those unchanged, the last good version of those at fault."""

from __future__ import annotations

import json
import shutil
from functools import cached_property
from pathlib import Path
from typing import Any

from contrats.diagnostics import Diagnostic
from contrats.publishing.arbres import names_of, place
from contrats.publishing.bascule import MARKER, PublicationError, site_at
from contrats.publishing.bilan import Bilan, from_note, to_note
from contrats.publishing.cache import PORTAIL
from contrats.publishing.chantier import Chantier
from contrats.publishing.plan import Fiche
from contrats.publishing.reprise import Reprise


class Edition:
    """The decisions on one publication, then its folder."""

    def __init__(self, work: Chantier, target: Path):
        self.work, self.target = work, target
        self.cache, self.sites = work.outils.cache, work.outils.sites
        self.fautifs = set(work.fautifs)
        self.absents: set[str] = set()
        self.diagnostics: list[Diagnostic] = []
        self.portail: Fiche | None = None
        self.bloque = False

    def judge(self) -> None:
        """Build the portal, look for the faults of what is shared, and decide what of each contract is published."""
        out = self.work.outils
        self.absents = {i for i in self.fautifs if not self._last_good(i)}
        shown = [*self.work.fiches, *sorted(self.fautifs - self.absents)]
        key = out.plan.cle_du_portail({i: self._short_digest(i) for i in [*shown, *sorted(self.absents)]})
        kept = Fiche.read(self.cache, PORTAIL)
        if kept is not None and kept.cle_propre == key:
            self.portail, found = kept, from_note(kept.diagnostics)
        else:
            found = self._build_portal(key, shown)
        if not shown and self.fautifs:  # a portal that leads nowhere is no first publication
            self.bloque = True
        self.work.rebuild_without(self.absents)
        self.diagnostics = [*found, *self._of_contracts()]

    def _build_portal(self, key: str, shown: list[str]) -> tuple[Diagnostic, ...]:
        from contrats.publishing.devanture import blocking, build_portal, faults_of_shared, unfold

        atelier = self.work.atelier
        shorts = {i: s for i in shown if (s := self._short(i)) is not None}
        now = {i: f.abrege for i, f in self.work.fautifs.items() if f.abrege is not None}
        dossiers, known = unfold(atelier, shorts, now), unfold(atelier, now, {})
        found = tuple(faults_of_shared(atelier, dossiers, known=known, at_fault=self.work.fautifs))
        files, self.bloque = blocking(found)
        if files:
            self._keep_users_of(files)
        if not (self.bloque or files):
            pages, content = build_portal(atelier, dossiers)
            note = to_note(found)
            self.portail = Fiche(PORTAIL, key, out_commun(self.work), {}, pages, note, content, "")
            if self.cache is not None:
                self.portail.write(self.cache)
        elif not (self.target / MARKER).is_file():
            self.bloque = True
        return found

    def _keep_users_of(self, files: set[str]) -> None:
        """Contracts that use a shared file at fault keep their last good version."""
        for ident, fiche in list(self.work.fiches.items()):
            if self.work.atelier.uses(fiche.reponses, files):
                del self.work.fiches[ident]
                self.fautifs.add(ident)
                if not self._last_good(ident):
                    self.absents.add(ident)

    def _of_contracts(self) -> list[Diagnostic]:
        own = [d for fiche in self.work.fiches.values() for d in from_note(fiche.diagnostics)]
        others = (*self.work.fautifs.values(), *self.work.vides.values())
        return [*own, *(d for fait in others for d in fait.diagnostics)]

    def _short_digest(self, ident: str) -> str:
        fiche = self.work.fiches.get(ident)
        if fiche:
            return fiche.abrege
        files = self.work.outils.plan.inventaire.contrats.get(ident, "")  # what it names counts, though it is at fault
        return f"ancien {files} {json.dumps(self._short(ident), default=str)}"

    def _short(self, ident: str) -> Any:
        """The short form of a contract as it will be published; None where nothing is known of it."""
        if ident in self.work.fiches:
            return self.work.abrege(ident)
        from contrats.outputs.abrege import lire

        last = self._last_good(ident)
        kept = lire(last[0]) if last else None
        today = self.work.fautifs.get(ident)
        return kept if kept is not None or today is None else today.abrege

    def _last_good(self, ident: str) -> tuple[Path, list[str]] | None:
        """Where the last good version of a contract is, and its files."""
        published = self.target / ident
        if site_at(published) == ident:
            return published, names_of(published)
        built_now = ident in self.work.construits  # what was kept of it is this very build
        fiche = None if built_now else Fiche.read(self.cache, ident)
        return (self.sites / ident, list(fiche.contenu)) if fiche else None

    def account(self) -> Bilan:
        work = self.work
        unchanged = tuple(i for i in sorted(work.fiches) if i not in work.construits)
        pages = sum(f.pages for f in work.fiches.values()) + (self.portail.pages if self.portail else 0)
        return Bilan(
            target=self.target,
            construits=tuple(i for i in sorted(work.construits) if i in work.fiches),
            inchanges=unchanged,
            gardes=tuple(sorted(self.fautifs - self.absents)),
            absents=tuple(sorted(self.absents)),
            portail=self.portail is not None,
            pages=pages,
            diagnostics=tuple(self.diagnostics),
            defauts={i: f.defaut for i, f in sorted(work.fautifs.items()) if f.defaut},
            bloque=self.bloque,
        )

    def assemble(self, reprise: Reprise) -> None:
        """Put everything in its folder. Raises PublicationError where a contract has the address of a portal's page."""
        tree, names = self._portal()
        self._refuse_collisions(names)
        kept = {i: self._last_good(i) for i in sorted(self.fautifs - self.absents)}
        wanted = {i: (self.sites / i, fiche.contenu) for i, fiche in self.work.fiches.items()}
        reprise.fill(wanted, {**kept, PORTAIL: (tree, names)})

    def assemble_in_place(self, fresh: Path) -> None:
        """The same, where sites were built straight in the publication."""
        tree, names = self._portal()
        self._refuse_collisions(names)
        for ident in sorted(self.fautifs - self.absents):
            shutil.rmtree(fresh / ident, ignore_errors=True)
            place(*self._last_good(ident), fresh / ident)
        for ident in self.absents:
            shutil.rmtree(fresh / ident, ignore_errors=True)
        place(tree, names, fresh)
        shutil.rmtree(fresh / PORTAIL, ignore_errors=True)

    def _portal(self) -> tuple[Path, list[str]]:
        if self.portail is not None:
            return self.sites / PORTAIL, list(self.portail.contenu)
        contracts = {p.name for p in self.target.iterdir() if site_at(p) == p.name}
        return self.target, [n for n in names_of(self.target) if n.partition("/")[0] not in contracts]

    def _refuse_collisions(self, names: list[str]) -> None:
        taken = {name.partition("/")[0] for name in names if "/" in name}
        for ident in sorted(taken & (self.work.fiches.keys() | self.fautifs)):
            raise PublicationError(
                f"le portail emploie déjà l'adresse « {ident}/ » ; donnez un autre nom au dossier content/contrats/{ident}/"
            )

    @cached_property
    def kept_in_cache(self) -> set[str]:
        """The sites that the next build may use again."""
        return {*self.work.fiches, *self.fautifs, PORTAIL}


def out_commun(work: Chantier) -> str:
    """The digest of what is shared."""
    return work.outils.plan.inventaire.commun
