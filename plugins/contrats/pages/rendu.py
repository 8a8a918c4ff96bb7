"""Templates of pages: what they may call, and how their HTML becomes a Page.

A template shows what its module prepared. It may link, quote a source, and format a number, a day or a text; it
computes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from itertools import count
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup, escape

from contrats.figures import avancement
from contrats.linking import Dossier, Library
from contrats.model.base import Citation
from contrats.model.territoire import Commune
from contrats.pages.adresses import ADRESSES, relative
from contrats.pages.finition import Sigles, finir
from contrats.pages.gabarits import ENVIRONMENT
from contrats.pages.noms import nom_de
from contrats.pages.page import Etape, Page, PageDifferee
from contrats.pages.presence import Presence
from contrats.pages.presence_du_portail import PresenceDuPortail
from contrats.pages.prose import prose, with_heading_ids
from contrats.pages.releve import Releve
from contrats.pages.situation import Situation


@dataclass(frozen=True)
class Rendu:
    """Turns records into pages for one site, on an explicit day ``au``."""

    library: Library
    dossier: Dossier | None
    au: date
    leaflet: bool = False
    """Whether the site serves Leaflet: without it, no interactive map."""
    differe: bool = False
    """Whether the HTML of a page waits until somebody asks for it."""

    @cached_property
    def sigles(self) -> Sigles:
        return Sigles.of(self.library.shared["terme"].values())

    @cached_property
    def _known(self) -> dict[str, Any]:
        """The contract's linked engagements by id, which stand for the bare records in links."""
        return {e.id: e for e in self.dossier.engagements} if self.dossier else {}

    @cached_property
    def releve(self) -> Releve:
        """The figures of this site."""
        return Releve(self.dossier)

    @cached_property
    def situation(self) -> Situation:
        return Situation(self.dossier, publiee=self.publiee)

    @cached_property
    def presence(self) -> Presence | PresenceDuPortail:
        return Presence.of(self.dossier) if self.dossier else PresenceDuPortail.of(self.library)

    @cached_property
    def documents(self) -> Mapping[str, Any]:
        """The documents that this site may cite, by id; on the portal, those of every contract."""
        if self.dossier:
            return self.dossier.index["document"]
        pieces = {d.id: d for dossier in self.library.dossiers.values() for d in dossier.contrat.documents}
        return {**pieces, **self.library.shared["document"]}

    @property
    def lit_le_contrat(self) -> bool:
        """Whether the site speaks of a contract whose text has been read: a note may then say « le contrat »."""
        return self.dossier is not None and self.dossier.contrat.etat != "annonce"

    def cible(self, kind: str, ident: str) -> Any:
        """The object a link of prose names, or None."""
        if kind == "engagement":
            return self._known.get(ident)
        if kind == "commune" and self.dossier:
            return next((c for c in self.dossier.communes if c.insee == ident), None)
        index = self.dossier.index if self.dossier else self.library.shared
        table = {"theme": "theme", "source": "document"}.get(kind, kind)
        return index[table].get(ident) if kind in ADRESSES and table in index else None

    def publiee(self, target: Any) -> str | None:
        """The address of an object if this site has a page or an anchor for it."""
        return self.presence.adresse(target)

    def page(
        self,
        template: str,
        *,
        url: str,
        titre: str,
        description: str = "",
        section: str = "",
        fil: Iterable[tuple[str, str]] = (),
        recherche: float = 1.0,
        sommaire: bool = True,
        modifiable: str = "",
        **context: Any,
    ) -> Page:
        """The page that ``template`` makes of ``context``, at the address ``url`` (from the site's root)."""
        steps = tuple(Etape(t, u) for t, u in fil)
        bare = Page(url, titre, "", description, section, steps, sommaire, recherche, modifiable)
        composer = partial(self._corps, template, url, {"titre": titre, **context})
        return PageDifferee(composer, bare) if self.differe else replace(bare, corps=composer())

    def _corps(self, template: str, url: str, context: dict[str, Any]) -> str:
        here = _Ici(self, url)
        body = ENVIRONMENT.get_template(template).render(
            contrat=self.dossier.contrat if self.dossier else None,
            dossier=self.dossier,
            au=self.au,
            ici=here.helpers,
            **context,
        )
        return finir(body, self.sigles, glossaire=relative("glossaire/", depuis=url))


class _Ici:
    """What a template may call, bound to the address of its page."""

    def __init__(self, rendu: Rendu, url: str):
        self.rendu, self.url = rendu, url
        self.tables = count(1)

    @cached_property
    def helpers(self) -> SimpleNamespace:
        return SimpleNamespace(
            href=self.href,
            lien=self.lien,
            liens=self.liens,
            prose=self.prose,
            texte=self.texte,
            sources=self.sources,
            etat=partial(avancement.avancement, au=self.rendu.au),
            nom_de=nom_de,
            lien_vers=self.lien_vers,
            liens_vers=self.liens_vers,
            nouvelles=partial(avancement.nouvelles, au=self.rendu.au),
            citations=citations,
            remarques="remarque" if self.rendu.lit_le_contrat else "remarque-ailleurs",
        )

    def href(self, target: Any) -> str:
        """The relative address of an object, or of an address from the site's root."""
        url = target if isinstance(target, str) else self.rendu.publiee(target)
        return relative(url or "", depuis=self.url)

    def lien(self, target: Any, words: str | None = None) -> Markup:
        """A link to an object in its own words; the words alone where the site has no page for it."""
        text = escape(words or nom_de(target))
        url = self.rendu.publiee(target)
        if url is None:
            return text
        return Markup('<a href="{}">{}</a>').format(relative(url, depuis=self.url), text)

    def liens(self, targets: Iterable[Any]) -> Markup:
        """Links set apart by commas, « et » before the last."""
        links = [self.lien(t) for t in targets]
        if len(links) < 2:
            return Markup("").join(links)
        return Markup(", ").join(links[:-1]) + Markup(" et ") + links[-1]

    def lien_vers(self, kind: str, ident: str | None) -> Markup:
        """A link to the object of a kind with this id; nothing when there is none."""
        target = self.rendu.cible(kind, ident) if ident else None
        return self.lien(target) if target is not None else Markup("")

    def liens_vers(self, kind: str, idents: Iterable[str]) -> Markup:
        """Links to the known objects of a kind among these ids."""
        known = self.rendu.library.shared[kind].get if kind == "lieu" else lambda ident: self.rendu.cible(kind, ident)
        return self.liens([t for t in map(known, idents) if t is not None])

    def _resolve(self, kind: str, ident: str) -> str | None:
        target = self.rendu.cible(kind, ident)
        url = self.rendu.publiee(target) if target is not None else None
        return relative(url, depuis=self.url) if url is not None else None

    def _media(self, path: str) -> str | None:
        dossier = self.rendu.dossier
        if dossier is None or f"content/contrats/{dossier.id}/{path}" not in dossier.medias:
            return None
        return relative(path, depuis=self.url)

    def prose(self, text: str | None, *, deeper: int = 0, ids: bool = False) -> Markup:
        """Safe HTML of an editor's Markdown."""
        html = prose(text, resolve=self._resolve, media=self._media, deeper=deeper)
        if 'aria-label="Tableau"' in html:
            html = re.sub('aria-label="Tableau"', lambda _: f'aria-label="Tableau {next(self.tables)}"', html)
        return Markup(with_heading_ids(html) if ids else html)  # noqa: S704 - cleaned by pages.prose

    def texte(self, text: str | None) -> Markup:
        """Markdown of a single paragraph, without its <p>."""
        html = prose(text, resolve=self._resolve, media=self._media)
        if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
            html = html[3:-4]
        return Markup(html)  # noqa: S704 - cleaned by pages.prose

    def sources(self, citations: Iterable[Citation]) -> Markup:
        """« titre, page ; page », once per document, each with a link to the list of documents."""
        known = self.rendu.documents
        pages: dict[str, list[str]] = {}
        for citation in citations:
            if citation.document in known:
                where = ", ".join(str(p) for p in (citation.page, citation.note) if p)
                places = pages.setdefault(citation.document, [])
                if where and where not in places:
                    places.append(where)
        parts = []
        for ident, places in pages.items():
            link = self.lien(known[ident])
            parts.append(link + Markup(", ") + escape(" ; ".join(places)) if places else link)
        return Markup(" ; ").join(parts)


def citations(*groups: Iterable[Any]) -> list[Citation]:
    """The citations of all these records, each passage once."""
    seen: dict[tuple[str, str | None, str | None], Citation] = {}
    for record in (r for group in groups for r in group):
        for citation in record.source:
            seen.setdefault((citation.document, citation.page, citation.note), citation)
    return list(seen.values())


def chapitre_de_commune(dossier: Dossier, insee: str) -> Commune | None:
    """The chapter of the contract about a commune, if any."""
    return next((c for c in dossier.communes if c.insee == insee), None)
