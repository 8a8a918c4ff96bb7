"""The glossary: every acronym and word of the field, in plain French."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from contrats.model.document import Terme
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu


def cle(terme: Terme) -> str:
    """Alphabetical order without accents or case."""
    text = unicodedata.normalize("NFD", (terme.sigle or terme.nom).lower())
    return "".join(c for c in text if not unicodedata.combining(c))


def pages(rendu: Rendu) -> Iterator[Page]:
    termes = sorted(rendu.library.shared["terme"].values(), key=cle)
    if not termes:
        return
    letters: dict[str, list[Terme]] = {}
    for terme in termes:
        first = cle(terme)[:1].upper()
        letters.setdefault(first if first.isalpha() else "0-9", []).append(terme)
    yield rendu.page(
        "glossaire.html",
        url="glossaire/",
        titre="Les mots et les sigles",
        section="",
        lettres=list(letters.items()),
        sommaire=False,
        description="Les sigles et les mots de la politique de la ville, expliqués simplement.",
        modifiable="data/glossaire.yml",
        recherche=0.5,
    )
