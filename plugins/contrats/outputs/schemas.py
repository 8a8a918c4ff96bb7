"""The content model -> one JSON Schema per kind of file, which editing tools use to complete and check keys.

A schema says what a file may hold as an editor writes it, shorthands included; the models stay the judge.
"""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from contrats.model.base import one_or_several, words_or_fields
from contrats.reading.layout import LAYOUT, Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SUFFIX = ".schema.json"
WARNING = "Fichier produit par la commande « schemas » : ne le modifiez pas à la main."
WORDS = {"type": ["string", "number", "boolean"]}


def _one_too(several: JsonSchemaValue) -> JsonSchemaValue:
    """The list, or one of its items alone, or nothing."""
    return {"anyOf": [several, several.get("items", {}), {"type": "null"}]}


def _words_too(fields: JsonSchemaValue) -> JsonSchemaValue:
    """The record, or only its words."""
    return {"anyOf": [WORDS, fields]}


SHORTHANDS = {one_or_several: _one_too, words_or_fields: _words_too}


class EditorSchema(GenerateJsonSchema):
    """Pydantic's generator, taught the shorthands that the validators of ``model.base`` accept."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        widen = SHORTHANDS.get(schema["function"]["function"], lambda strict: strict)
        return widen(super().function_before_schema(schema))

    def field_title_should_be_set(self, schema: Any) -> bool:
        """No title made from the name of a field: its description says more."""
        return False


def file_name(kind: Kind) -> str:
    """The schema's file, named after the shelf where the records go: ``engagements.schema.json``."""
    return kind.shelf + SUFFIX


def schema_of(kind: Kind) -> JsonSchemaValue:
    """The schema of one kind of files; of a Markdown file, of its front matter with the body as ``texte``."""
    held = list[kind.model] if kind.many else kind.model  # type: ignore[name-defined]
    schema = TypeAdapter(held).json_schema(by_alias=True, schema_generator=EditorSchema)
    for record in (schema, *schema.get("$defs", {}).values()):
        _speak_french(record)
    if kind.id_key:
        schema["required"] = [key for key in schema.get("required", ()) if key != kind.id_key]
    title = schema.pop("title", None) or schema["$defs"][kind.model.__name__]["title"]
    return {"$schema": DIALECT, "$comment": WARNING, "title": title, **schema}


def _speak_french(record: JsonSchemaValue) -> None:
    """Take title and defaults from what an editor would read or write, not from Python."""
    if "description" in record:
        record["title"] = record.pop("description").rstrip(".")
    for field in record.get("properties", {}).values():
        default = field.pop("default", None)
        if isinstance(default, bool):
            field["default"] = "oui" if default else "non"
        elif isinstance(default, (str, int)) and default != "":
            field["default"] = default


def to_json(value: Any) -> str:
    """How this project writes JSON for people: indented, accents kept, newline at the end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path) -> list[Path]:
    """Write every schema into ``folder``, remove those of kinds that are gone; the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = [folder / file_name(kind) for kind in LAYOUT]
    for kind, path in zip(LAYOUT, written, strict=True):
        path.write_text(to_json(schema_of(kind)), encoding="utf-8", newline="\n")
    for path in sorted(set(folder.glob("*" + SUFFIX)) - set(written)):
        path.unlink()
    return written


def editor_settings() -> dict[str, list[str]]:
    """``yaml.schemas`` of an editing tool: schema file -> the files it is for, both from the project's root.

    Markdown files are left out: such tools check whole YAML files, not front matters.
    """
    return {
        f"./schemas/{file_name(kind)}": [kind.pattern]
        for kind in LAYOUT
        if PurePosixPath(kind.pattern).suffix == ".yml"
    }
