"""The MkDocs plugin ``contrats``.

It reads and composes (or is given) the pages of one site, hands them to MkDocs, and after the portal builds each
contract's site beside it, so that a bare ``mkdocs build`` gives the whole publication.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

from mkdocs.config.base import Config
from mkdocs.config.config_options import Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from contrats.diagnostics import has_errors, in_reading_order
from contrats.engines.mkdocs.chaud import share, warm_config
from contrats.engines.mkdocs.pages import composed_file
from contrats.engines.mkdocs.refus import EngineError
from contrats.figures.dates import jour
from contrats.outputs.recherche import INDEX, index_json
from contrats.outputs.sites import Contenu, Site, read_content, site_of

log = logging.getLogger("mkdocs.plugins.contrats")
MARKER = "publication.json"
"""A small file at the root of each site that says what made it, and when."""


class ContratsConfig(Config):
    contrat = Type(str, default="")
    """Build only this contract; empty for the portal and all contracts."""
    date = Optional(Type((str, date)))
    """The day the site speaks of (2026-11-20); today when absent."""
    racine = Optional(Type(str))
    """The project's folder; that of mkdocs.yml when absent."""


class ContratsPlugin(BasePlugin[ContratsConfig]):
    def __init__(self) -> None:
        self.given: Contenu | None = None
        self.site: Site | None = None
        self.theme: list[File] = []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        folder = Path(self.config.racine or Path(config.config_file_path or "mkdocs.yml").parent)
        self.content = self.given or read_content(folder, au=_day(self.config.date))
        if self.given is None:
            self._say_or_stop()
        self.site = site_of(self.content, self.config.contrat)
        config.site_name = self.site.nom
        config.site_description = self.site.description
        config.nav = []
        if self.site.id and not config.site_url:
            config.theme.static_templates.discard("404.html")  # hosts serve the portal's; without address ours is lost
        return config

    def _say_or_stop(self) -> None:
        for diagnostic in in_reading_order(self.content.diagnostics):
            log.warning(str(diagnostic)) if diagnostic.level < 3 else log.error(str(diagnostic))
        if has_errors(self.content.diagnostics):
            raise PluginError("Des fichiers sont à corriger (voir ci-dessus) : rien n'a été publié.")
        if self.config.contrat and self.config.contrat not in self.content.library.dossiers:
            raise PluginError(f"Le contrat « {self.config.contrat} » n'existe pas dans content/contrats/.")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        theme = [f for f in files if f.src_dir != config.docs_dir and not _unused(f.src_uri)]
        day = self.content.au.isoformat()
        composed = [composed_file(page, config, day=day) for page in self.site.pages]
        medias = [File.generated(config, uri, abs_src_path=str(path)) for uri, path in self.site.medias.items()]
        marker = File.generated(config, MARKER, content=marker_of(self.site, self.content.au))
        index = File.generated(config, INDEX, content=index_json(self.site.pages))
        given = [File.generated(config, uri, content=content) for uri, content in self.site.fichiers.items()]
        if self.given is not None:
            theme, self.theme = [], theme
        return Files([*theme, *composed, *medias, *given, marker, index])

    def on_env(self, env, *, config: MkDocsConfig, files: Files):
        env.autoescape = True  # titles and descriptions come from editors; only the composed body is HTML
        env.globals.update(site=self.site, au=self.content.au)
        env.filters["jour"] = jour
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.config.contrat or self.given is not None:
            return
        try:
            for contrat in self.content.library.dossiers:
                build_site(Path(config.config_file_path), self.content, contrat, Path(config.site_dir) / contrat)
        except EngineError as error:
            raise PluginError(str(error)) from error

    def on_serve(self, server, *, config: MkDocsConfig, builder):
        folder = Path(self.config.racine or Path(config.config_file_path).parent)
        for watched in ("data", "plugins/contrats"):
            server.watch(str(folder / watched))
        return server


def marker_of(site: Site, au: date) -> str:
    """What the file ``MARKER`` of a site says."""
    return json.dumps({"outil": "contrats-en-clair", "site": site.id, "date": au.isoformat()}) + "\n"


def _unused(uri: str) -> bool:
    """Files of the theme that no page of ours asks for: its scripts, search workers, style sheets."""
    unused = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
    return uri.startswith(unused) or uri.endswith((".map", ".md"))


def _day(text: str | date | None) -> date:
    """The day asked for, else that of SOURCE_DATE_EPOCH, else today: the one place where the clock is read here."""
    if text:
        return text if isinstance(text, date) else date.fromisoformat(text)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()


def build_site(config_file: Path, content: Contenu, contrat: str, target: Path, *, source: Path | None = None) -> int:
    """Build one site ("" for the portal alone) of a content already read into ``target``; returns its count of pages.

    ``source`` keeps the theme's files of a first site for the others, which then share them on the disk. Raises
    EngineError where MkDocs refuses its configuration, or where a contract has the address of a portal's page.
    """
    from mkdocs.commands.build import build

    if contrat and target.exists():
        taken = f"le portail emploie déjà l'adresse « {contrat}/ »"
        raise EngineError(f"{taken} ; donnez un autre nom au dossier content/contrats/{contrat}/")
    config = warm_config(config_file, site_dir=target, used=lambda name: not _unused(name))
    config.docs_dir = str(target)  # MkDocs looks through it for every site; all that we publish is given
    plugin = config.plugins["contrats"]
    plugin.given, plugin.config.contrat, plugin.theme = content, contrat, []
    if config.site_url and contrat:
        config.site_url = f"{config.site_url.rstrip('/')}/{contrat}/"
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
        _put_theme(plugin.theme, source)
    finally:
        config.plugins.on_shutdown()
        plugin.given = None
    return len(plugin.site.pages)


def warm_theme(config_file: Path) -> None:
    """Load the theme, which processes that part afterwards share. Raises EngineError as ``build_site`` does."""
    config = warm_config(config_file, site_dir=config_file.parent, used=lambda name: not _unused(name))
    config.theme.get_env().get_template("main.html")


def _put_theme(files: list[File], source: Path | None) -> None:
    for file in files:
        kept = source / file.dest_uri if source else Path(file.abs_dest_path)
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file.abs_src_path, kept)
        if source:
            share(kept, Path(file.abs_dest_path))
