"""Pages dressed one at a time, on demand, for the live preview: the same bytes as a whole build, without building."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from functools import cached_property
from pathlib import Path
from threading import RLock

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from contrats.engines.mkdocs.pages import composed_file
from contrats.engines.mkdocs.plugin import MARKER, _unused, marker_of
from contrats.engines.mkdocs.refus import refusals_told
from contrats.figures.dates import jour
from contrats.outputs.recherche import INDEX, index_json
from contrats.outputs.sites import Contenu, Site, site_of

THEME = Path(__file__).with_name("theme")
NOWHERE = Navigation([], [])
COMPOSING = RLock()
"""One page at a time: there is one Markdown converter for the process, and a page's context serves once."""


class Habits:
    """The theme: its templates and files, loaded once for all sites and all edits.

    Raises EngineError where MkDocs refuses its configuration, and Jinja's own error where a template cannot be read.
    """

    def __init__(self, config_file: Path):
        with refusals_told(config_file):
            # Pages are given, and MkDocs wants a folder of sources that exists: content/ may be away for a moment.
            self.config = load_config(str(config_file), docs_dir=str(THEME))
        self.config.plugins.on_startup(command="serve", dirty=False)  # before it, MkDocs makes no file
        self.env = self.config.theme.get_env()
        self.env.autoescape = True
        self.env.filters["jour"] = jour
        self.env.auto_reload = False  # the last good version keeps its templates while one is being written
        for name in ("main.html", "404.html"):
            self.env.get_template(name)

    @cached_property
    def fichiers(self) -> dict[str, Path]:
        """The files of the theme that pages ask for, by address."""
        files = Files([])
        files.add_files_from_theme(self.env, self.config)
        return {f.dest_uri: Path(f.abs_src_path) for f in files if f.abs_src_path and not _unused(f.src_uri)}

    def config_of(self, site: Site) -> MkDocsConfig:
        """The configuration as a build of this site has it."""
        config = copy(self.config)
        config.site_name, config.site_description, config.nav = site.nom, site.description, []
        if config.site_url and site.id:
            config.site_url = f"{config.site_url.rstrip('/')}/{site.id}/"
        return config


class SiteHabille:
    """One site of a content. Everything is made when first asked for; raises what composing raises."""

    def __init__(self, habits: Habits, content: Contenu, contrat: str):
        self.habits, self.content = habits, content
        with COMPOSING:
            self.site = site_of(content, contrat, differe=True)
        self.config = habits.config_of(self.site)
        self.pages = {page.url: page for page in self.site.pages}
        self._dressed: dict[str, bytes] = {}

    def page(self, url: str) -> bytes | None:
        """The HTML of the page at an address of the site, or None."""
        composed = self.pages.get(url)
        if composed is None:
            return None
        with COMPOSING:
            if url not in self._dressed:
                page = composed_file(composed, self.config, day=self.content.au.isoformat()).page
                page.read_source(self.config)
                page.render(self.config, Files([]))
                page.active = True
                self._dressed[url] = self._render("main.html", get_context(NOWHERE, [], self.config, page))
        return self._dressed[url]

    def introuvable(self) -> bytes:
        """The HTML of « Cette page n'existe pas »."""
        with COMPOSING:
            base = f"/{self.site.id}/" if self.site.id else "/"
            return self._render("404.html", get_context(NOWHERE, [], self.config, base_url=base))

    def fichier(self, url: str) -> bytes | Path | None:
        """Any other file of the site: an image, a download, the search index."""
        if url in self.site.medias:
            return self.site.medias[url]
        if url in self.site.fichiers:
            return self.site.fichiers[url]
        if url == INDEX:
            with COMPOSING:
                return self._index
        if url == MARKER:
            return marker_of(self.site, self.content.au).encode()
        return None

    @cached_property
    def _index(self) -> bytes:
        return index_json(self.site.pages).encode()

    def _render(self, template: str, context: Mapping[str, object]) -> bytes:
        around = {**context, "site": self.site, "au": self.content.au}
        return self.habits.env.get_template(template).render(around).encode("utf-8", errors="xmlcharrefreplace")
