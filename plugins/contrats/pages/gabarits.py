"""The environment of the templates: where they are, and the words and numbers that they may format."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from contrats.figures import dates, nombres
from contrats.pages.compiles import Compiles, keep_compiled
from contrats.pages.mots import MOTS

TEMPLATES = Path(__file__).with_name("templates")


def _environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    env.filters.update(
        jour=dates.jour,
        nombre=nombres.nombre,
        minuscule=lambda words: words[:1].lower() + words[1:],
        mot=lambda value, family: MOTS[family].get(value, value),
    )
    env.globals.update(pluriel=nombres.pluriel, avec_unite=nombres.avec_unite, moment=dates.moment)
    return env


ENVIRONMENT = _environment()


def keep_templates(folder: Path) -> None:
    """Keep compiled templates in ``folder``, for the next run."""
    keep_compiled(folder)
    ENVIRONMENT.bytecode_cache = Compiles(folder)


def warm_templates() -> None:
    """Load every template, which processes that part afterwards share."""
    for name in ENVIRONMENT.list_templates():
        ENVIRONMENT.get_template(name)
