"""Made-up records, written as editors write theirs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping


def yaml(value: Mapping[str, object] | Iterable[object], indent: str = "") -> str:
    """Records as editors write them: one key a line, lists of records with dashes, words between quotation marks."""
    if isinstance(value, Mapping):
        return "".join(_key(key, item, indent) for key, item in value.items())
    return "".join(f"{indent}- {yaml(item, indent + '  ').lstrip(' ')}" for item in value)


def _key(key: str, value: object, indent: str) -> str:
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return f"{indent}{key}:\n{yaml(value, indent + '  ')}"
    return f"{indent}{key}: {json.dumps(value, ensure_ascii=False)}\n"


def fiche(keys: Mapping[str, object], text: str) -> str:
    return f"---\n{yaml(keys)}---\n\n{text}\n"
