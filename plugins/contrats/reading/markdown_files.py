"""Markdown files with a front matter -> one mapping; the prose is its key ``texte``."""

from __future__ import annotations

from contrats.diagnostics import Diagnostic, Level
from contrats.places import Place, PlacedDict
from contrats.reading.yaml_files import parse_yaml

BODY_KEY = "texte"


def parse_markdown(text: str, *, name: str) -> tuple[PlacedDict | None, list[Diagnostic]]:
    """The front matter between two lines ``---`` as a PlacedDict, with the body under ``texte`` (absent when blank)."""
    lines = text.split("\n")
    if lines[0].strip() != "---":
        message = "le fichier ne commence pas par une ligne « --- »"
        return None, [
            Diagnostic(
                "L030",
                Level.ERREUR,
                Place(name),
                message,
                "Mettez l'en-tête YAML en tête du fichier, entre deux lignes « --- ».",
            )
        ]
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        message = "l'en-tête ouvert par « --- » n'est jamais fermé"
        return None, [
            Diagnostic(
                "L031",
                Level.ERREUR,
                Place(name),
                message,
                "Ajoutez une ligne « --- » après la dernière clé de l'en-tête.",
            )
        ]
    head, diagnostics = parse_yaml("\n".join(lines[1:end]) + "\n", name=name, first_line=2)
    if head is None and not diagnostics:
        head = PlacedDict(Place(name))
    if head is not None and not isinstance(head, PlacedDict):
        diagnostics.append(
            Diagnostic(
                "L032",
                Level.ERREUR,
                Place(name, 2),
                "l'en-tête n'est pas une suite de clés",
                "Écrivez « clé: valeur » sur chaque ligne.",
            )
        )
        return None, diagnostics
    if head is None:
        return None, diagnostics
    body = "\n".join(lines[end + 1 :])
    if body.strip():
        skipped = len(body) - len(body.lstrip("\n"))
        place = Place(name, end + 2 + skipped, 1)
        if BODY_KEY in head:
            diagnostics.append(
                Diagnostic(
                    "L033",
                    Level.ERREUR,
                    head.keys_at[BODY_KEY],
                    "« texte » est dans l'en-tête et dans le corps du fichier",
                    "Gardez le texte dans le corps seulement.",
                )
            )
        else:
            head.put(BODY_KEY, body.strip("\n"), key_at=place, value_at=place)
    return head, diagnostics
