"""Composed pages as MkDocs wants them."""

from __future__ import annotations

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from contrats.pages.page import Page, titres


class ComposedPage(MkDocsPage):
    """A page whose HTML is ready: MkDocs neither reads a file nor converts Markdown for it."""

    def __init__(self, composed: Page, file: File, config: MkDocsConfig, *, day: str):
        super().__init__(composed.titre, file, config)
        self.composed = composed
        self.update_date = day

    def read_source(self, config: MkDocsConfig) -> None:
        page = self.composed
        self.markdown = ""
        self.meta = {"title": page.titre, "description": page.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = Markup(self.composed.corps)  # noqa: S704 - made by templates that escape
        self.toc = _contents(self.composed)
        self.present_anchor_ids = set()


def _contents(page: Page) -> TableOfContents:
    """Headings of level 2 with those of level 3 below them."""
    top: list[AnchorLink] = []
    for heading in titres(page.corps):
        link = AnchorLink(heading.texte, heading.ancre, level=heading.niveau)
        (top[-1].children if heading.niveau == 3 and top else top).append(link)
    return TableOfContents(top)


def composed_file(page: Page, config: MkDocsConfig, *, day: str) -> File:
    """A file of the site that holds a composed page."""
    file = File.generated(config, f"{page.url}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
    ComposedPage(page, file, config, day=day)
    return file
