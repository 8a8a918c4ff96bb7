"""The guides tell the truth: their examples are read, their messages are real, their links lead somewhere."""

import io
import re
from pathlib import Path
from textwrap import dedent

import pytest
from contrats.commands.common import show
from contrats.model.base import Citation, Record
from contrats.model.contrat import Version
from contrats.model.document import Document
from contrats.model.engagement import Engagement, Suivi
from contrats.model.gouvernance import Reunion
from contrats.pages.adresses import ADRESSES
from contrats.reading.tree import read_tree
from contrats.reading.validation import build_list
from contrats.reading.yaml_files import parse_yaml

from tests.outputs.editing import ROOT

DOCS = sorted((ROOT / "docs").glob("*.md"))
GUIDE = (ROOT / "docs" / "guide-redaction.md").read_text("utf-8")
FAULTY = "content/contrats/hazebrouck/engagements/caf-nord.yml"


def block(language: str, *, after: str) -> str:
    """The first fenced block of a language after some words of the guide."""
    return re.search(rf"```{language}\n(.*?)```", GUIDE[GUIDE.index(after) :], re.S)[1]


def test_the_messages_shown_are_those_of_the_file_shown(tmp_path: Path) -> None:
    path = tmp_path / FAULTY
    path.parent.mkdir(parents=True)
    path.write_text(block("yaml", after="essai : ce fichier"), "utf-8")
    said = io.StringIO()
    show(read_tree(tmp_path)[1], root=tmp_path, stream=said)
    assert FAULTY in GUIDE
    assert block("text", after="essai : ce fichier") == said.getvalue()
    assert "\n".join(said.getvalue().split("\n")[:2]) in (ROOT / "docs" / "messages.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("section", "models"),
    [
        ("## Dire où en est", {"suivi": Suivi}),
        ("## Enregistrer un avenant", {"versions": Version, "documents": Document}),
        ("## Ajouter une réunion", {"reunions": Reunion}),
        ("## Donner la source", {"source": Citation}),
    ],
)
def test_what_the_guide_tells_to_write_is_accepted(section: str, models: dict[str, type[Record]]) -> None:
    keys, _ = parse_yaml(dedent(block("yaml", after=section)), name="guide")
    assert set(keys) == set(models)
    for key, model in models.items():
        assert build_list(model, keys[key], name="guide")[1] == []


def test_the_engagement_of_the_guide_is_accepted() -> None:
    raw, _ = parse_yaml(block("yaml", after="## Ajouter un engagement"), name="guide")
    assert build_list(Engagement, raw, name="guide")[1] == []


def test_the_guide_lists_every_kind_of_link() -> None:
    listed = GUIDE[GUIDE.index("Les genres sont") : GUIDE.index("Un lien vers un autre site")]
    assert re.findall(r"`([a-z]+)`", listed) == list(ADRESSES)


@pytest.mark.parametrize("page", DOCS, ids=lambda path: path.name)
def test_the_links_between_guides_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([\w./-]+\.md)(?:#[\w-]+)?\)", page.read_text("utf-8")):
        assert (page.parent / target).is_file(), target


@pytest.mark.parametrize("page", DOCS, ids=lambda path: path.name)
def test_the_index_leads_to_each_guide(page: Path) -> None:
    assert page.name == "index.md" or f"({page.name})" in (ROOT / "docs" / "index.md").read_text("utf-8")
