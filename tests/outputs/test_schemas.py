"""The schemas that editing tools use: up to date, true to the content, strict about keys."""

import json
from pathlib import Path
from typing import Any

import pytest
from contrats.outputs.file_kinds import FICHIERS, example_of
from contrats.outputs.schemas import editor_settings, file_name, schema_of, to_json, write_schemas
from contrats.reading.layout import LAYOUT, Kind
from jsonschema import Draft202012Validator, FormatChecker

from tests.outputs.editing import ROOT, load

KINDS = {kind.shelf: kind for kind in LAYOUT}
CONTENT = [(kind, path) for kind in LAYOUT for path in sorted(ROOT.glob(kind.pattern))]
REWRITE = "lancez : .venv/bin/python site_build.py schemas"


def faults(shelf: str, value: Any) -> list[str]:
    checker = Draft202012Validator(schema_of(KINDS[shelf]), format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message[:200]}" for error in checker.iter_errors(value)]


def engagement(**keys: Any) -> list[dict[str, Any]]:
    return [{"id": "a", "titre": "T", "porteurs": ["x"], "portee": "contrat", "nature": "ferme", **keys}]


@pytest.mark.parametrize("kind", LAYOUT, ids=lambda kind: kind.shelf)
def test_a_committed_schema_is_up_to_date(kind: Kind) -> None:
    assert (ROOT / "schemas" / file_name(kind)).read_text("utf-8") == to_json(schema_of(kind)), REWRITE


def test_no_schema_is_left_of_a_kind_that_is_gone(tmp_path: Path) -> None:
    (tmp_path / "disparu.schema.json").touch()
    assert set(write_schemas(tmp_path)) == set(tmp_path.iterdir())
    assert {path.name for path in (ROOT / "schemas").iterdir()} == {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize("kind", LAYOUT, ids=lambda kind: kind.shelf)
def test_a_schema_is_valid_and_says_in_french_what_each_key_is(kind: Kind) -> None:
    schema = schema_of(kind)
    Draft202012Validator.check_schema(schema)
    for record in (schema, *schema.get("$defs", {}).values()):
        assert record["title"]
        for key, field in record.get("properties", {}).items():
            assert field.get("description"), key
            assert "_" not in key


@pytest.mark.parametrize(("kind", "path"), CONTENT, ids=lambda value: getattr(value, "name", ""))
def test_a_file_of_the_repository_keeps_to_its_schema(kind: Kind, path: Path) -> None:
    assert faults(kind.shelf, load(path.read_text("utf-8"), suffix=path.suffix)) == []


@pytest.mark.parametrize("shelf", KINDS)
def test_an_example_keeps_to_its_schema_and_a_wrong_key_does_not(shelf: str) -> None:
    held = load(example_of(KINDS[shelf]), suffix=FICHIERS[shelf].suffix)
    assert faults(shelf, held) == []
    record = held[0] if KINDS[shelf].many else held
    record["titr"] = "une faute de frappe"
    assert any("titr" in fault for fault in faults(shelf, held))


@pytest.mark.parametrize(
    "keys",
    [
        {"porteurs": "caf-nord"},
        {"echeance": "d'ici 2027"},
        {"echeance": {"texte": 2025, "au-plus-tard": "2025-12-31"}},
        {"cible": {"valeur": "1 234,5", "reference": "contre 43 % aujourd'hui"}},
        {"cible": [{"valeur": 10, "reference": {"valeur": 5, "objectif": "oui"}}]},
        {"indicateurs-de-suivi": "Nombre de lieux ouverts"},
        {"indicateurs-de-suivi": ["Nombre de lieux", {"texte": "Taux", "type": "suivi"}]},
        {"montants": {"valeur": 12, "total": "non"}},
        {"a-noter": "Le contrat ne dit pas quand."},
        {"lieux": "59"},
        {"source": {"document": "contrat", "page": 14}},
        {"service": None},
    ],
    ids=str,
)
def test_what_the_reading_accepts_the_schema_accepts(keys: dict[str, Any]) -> None:
    assert faults("engagements", engagement(**keys)) == []


@pytest.mark.parametrize(
    "keys",
    [
        {"portee": "département"},
        {"porteurs": ["La CAF"]},
        {"suivi": {"date": "20 mars 2024", "etat": "en-cours"}},
        {"suivi": {"etat": "en-cours"}},
        {"cible": {"valeur": ["dix"]}},
        {"cible": {"chiffre": 10}},
        {"texte": ["un", "deux"]},
        {"montants": [{"total": "peut-être"}]},
    ],
    ids=str,
)
def test_what_the_reading_refuses_the_schema_refuses(keys: dict[str, Any]) -> None:
    assert faults("engagements", engagement(**keys)) != []


def test_an_id_given_by_the_name_of_the_file_is_not_asked_for() -> None:
    assert faults("orientations", {"titre": "Santé"}) == []
    assert any("'id' is a required" in fault for fault in faults("thematiques", [{"nom": "Santé"}]))


def test_the_settings_of_the_editing_tool_lead_each_yaml_file_to_its_schema() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"] == editor_settings()
    assert all((ROOT / schema).is_file() for schema in settings["yaml.schemas"])
