"""What a reader would see change between two builds of the sites: pages that come, go, or say something else.

Only words count: a page that looks otherwise but says the same has not changed. The same change on many pages (a title
that stands in every list) is told once.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser
from pathlib import Path

BLOCKS = frozenset(
    {
        "p",
        "li",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "dt",
        "dd",
        "caption",
        "figcaption",
        "summary",
        "div",
        "section",
        "article",
    }
    | {"ul", "ol", "dl", "table", "blockquote", "details", "br"}
)
SILENT = frozenset({"script", "style", "template", "svg"})


@dataclass(frozen=True)
class Changement:
    """Lines of words that go and that come, and the addresses of the pages where they do."""

    avant: tuple[str, ...]
    apres: tuple[str, ...]
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Ecart:
    """Everything that differs between two builds; titles by address."""

    nouvelles: tuple[str, ...]
    retirees: tuple[str, ...]
    changements: tuple[Changement, ...]
    titres: dict[str, str]

    @property
    def changees(self) -> int:
        """How many pages say something else."""
        return len({page for change in self.changements for page in change.pages})


def compare(avant: Path, apres: Path) -> Ecart:
    """What differs between the site in ``avant`` and the one in ``apres``. Raises OSError where one is not there."""
    before, after = _pages(avant), _pages(apres)
    titles: dict[str, str] = {}
    places: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for address in sorted(before.keys() & after.keys()):
        old, new = before[address].read_bytes(), after[address].read_bytes()
        if old == new:
            continue
        was, now = _Mots.of(old), _Mots.of(new)
        titles[address] = now.titre
        for change in _changes(was.lignes, now.lignes):
            places.setdefault(change, []).append(address)
    come, gone = sorted(after.keys() - before.keys()), sorted(before.keys() - after.keys())
    titles |= {address: _Mots.of(after[address].read_bytes()).titre for address in come}
    titles |= {address: _Mots.of(before[address].read_bytes()).titre for address in gone}
    changes = tuple(Changement(*words, tuple(pages)) for words, pages in places.items())
    return Ecart(tuple(come), tuple(gone), changes, titles)


def _pages(site: Path) -> dict[str, Path]:
    """The pages of a site by address; raises FileNotFoundError where there is no site."""
    if not (site / "index.html").is_file():
        raise FileNotFoundError(2, "pas de site", str(site))
    return {p.parent.relative_to(site).as_posix().removeprefix("."): p for p in site.rglob("index.html")}


def _changes(before: list[str], after: list[str]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    found = []
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            found.append((tuple(before[i:j]), tuple(after[k:m])))
    return found


class _Mots(HTMLParser):
    """The title of a page and the lines of words of its main part."""

    def __init__(self) -> None:
        super().__init__()
        self.titre, self.lignes = "", list[str]()
        self._line: list[str] = []
        self._main = self._silent = 0
        self._in_title = False

    @classmethod
    def of(cls, page: bytes) -> _Mots:
        words = cls()
        words.feed(page.decode(errors="replace"))
        words.close()
        words._end()
        words.titre = " ".join(words.titre.split())
        return words

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_title = self._in_title or (tag == "title" and not self._main)
        self._main += tag == "main"
        self._silent += tag in SILENT
        if tag in BLOCKS:
            self._end()
        elif tag in ("td", "th") and self._line:
            self._line.append(" – ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        self._main -= tag == "main"
        self._silent -= tag in SILENT
        if tag in BLOCKS or tag == "main":
            self._end()

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.titre += data
        elif self._main and not self._silent:
            self._line.append(data)

    def _end(self) -> None:
        words = " ".join("".join(self._line).split())
        if words:
            self.lignes.append(words)
        self._line.clear()
