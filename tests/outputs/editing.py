"""Files of content as an editing tool sees them: plain YAML, without the project's own reading."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]


class EditorLoader(yaml.SafeLoader):
    """Safe YAML in which dates stay text, as in the tools that use the schemas."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(text: str, *, suffix: str) -> Any:
    """The keys of a file; for Markdown, those of its front matter with the body as ``texte``."""
    if suffix != ".md":
        return yaml.load(text, Loader=EditorLoader)  # noqa: S506 - a subclass of SafeLoader
    _, head, body = text.split("---\n", 2)
    keys = yaml.load(head, Loader=EditorLoader) or {}  # noqa: S506
    return {**keys, "texte": body} if body.strip() else keys
