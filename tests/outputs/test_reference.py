"""The reference for editors covers the whole model, and an undocumented key cannot slip in."""

import re

import pytest
from contrats.linking import REFERENCES
from contrats.model.base import Id, Record, Texte
from contrats.outputs.file_kinds import FICHIERS, KINDS
from contrats.outputs.keys import groups_of, keys_of
from contrats.outputs.reference import RENVOIS, reference
from contrats.reading.layout import Kind

from tests.outputs.editing import ROOT

MODELS = list(dict.fromkeys(model for kind in KINDS for model in (kind.model, *groups_of(kind.model))))


def test_the_committed_page_is_up_to_date() -> None:
    committed = (ROOT / "docs" / "contenu.md").read_text("utf-8")
    assert committed == reference(), "lancez : .venv/bin/python site_build.py schemas"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.shelf)
def test_each_kind_of_file_has_its_section_with_each_of_its_keys(kind: Kind) -> None:
    section = reference().split(f'<a id="{kind.shelf}"></a>')[1].split("Exemple, ")[0]
    assert f"`{FICHIERS[kind.shelf].chemin}`" in section
    for key in keys_of(kind.model):
        assert re.search(rf"^\| `{key.nom.replace('-', '[-_]')}` \|", section, re.M), key.nom


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_each_record_is_explained(model: type[Record]) -> None:
    assert model.__dict__.get("__doc__")
    assert all(key.description.endswith((".", "…", "…)")) for key in keys_of(model))


def test_an_undocumented_key_is_refused() -> None:
    class Oubli(Record):
        """Un groupe dont une clé n'est pas expliquée."""

        id: Id
        """Identifiant."""
        mystere: Texte

    with pytest.raises(LookupError, match="mystere"):
        keys_of(Oubli)


def test_a_kind_of_value_without_words_is_refused() -> None:
    class Oubli(Record):
        """Un groupe dont une valeur n'a pas de nom en français."""

        octets: bytes
        """Des octets."""

    with pytest.raises(LookupError, match="bytes"):
        keys_of(Oubli)


def test_each_key_that_names_something_leads_to_where_it_is_described() -> None:
    named = {kind for keys in REFERENCES.values() for kind in keys.values()}
    assert named <= set(RENVOIS)
    assert {shelf for shelves in RENVOIS.values() for shelf in shelves} <= set(FICHIERS)


def test_each_link_inside_the_page_leads_somewhere() -> None:
    page = reference()
    anchors = re.findall(r'<a id="([^"]+)">', page)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= set(anchors)
