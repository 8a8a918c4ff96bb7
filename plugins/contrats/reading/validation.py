"""Placed content -> records of the model; every fault becomes a French diagnostic at its place.

Pydantic finds the faults, the tables below say them. Nothing of Pydantic's English reaches an editor.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from contrats.diagnostics import Diagnostic, Level, did_you_mean
from contrats.model.base import Record, to_key
from contrats.places import Place, PlacedDict, PlacedList, find_place

R = TypeVar("R", bound=Record)

MESSAGES = {
    # error type of Pydantic: code, message, mend ({…} filled from the error)
    "missing": ("M001", "il manque la clé « {key} »", "Ajoutez « {key}: » avec sa valeur."),
    "extra_forbidden": ("M002", "la clé « {key} » n'existe pas ici", "{nearest_key}"),
    "literal_error": ("M003", "« {value} » n'est pas une valeur permise pour « {key} »", "{nearest_value}"),
    "date_forme": (
        "M004",
        "« {value} » n'est pas une date lisible",
        "La forme attendue est année-mois-jour : 2024-03-20.",
    ),
    "date_inexistante": (
        "M005",
        "le {value} n'existe pas au calendrier",
        "Vérifiez le mois et le jour ; la forme est année-mois-jour.",
    ),
    "nombre": (
        "M006",
        "« {value} » n'est pas un nombre",
        "Écrivez seulement le nombre : 1234, 27,8 ou -3 ; les mots vont dans la clé « texte ».",
    ),
    "int_parsing": ("M006", "« {value} » n'est pas un nombre entier", "Écrivez seulement le nombre : 2027."),
    "oui_non": ("M007", "« {value} » n'est ni oui ni non", "Écrivez oui ou non."),
    "string_too_short": (
        "M008",
        "« {key} » est vide",
        "Donnez une valeur, ou effacez la clé si l'information n'est pas connue.",
    ),
    "string_too_long": (
        "M009",
        "« {key} » est trop long ({length} caractères)",
        "Raccourcissez le texte, ou placez-le dans une clé de texte long.",
    ),
    "string_pattern_mismatch": ("M010", "« {value} » n'a pas la forme attendue pour « {key} »", "{pattern_help}"),
    "greater_than_equal": ("M011", "« {value} » est trop petit pour « {key} »", "Le minimum est {ge}."),
    "less_than_equal": ("M011", "« {value} » est trop grand pour « {key} »", "Le maximum est {le}."),
    "string_type": (
        "M012",
        "« {key} » attend un texte{found}",
        "Écrivez un texte simple, entre guillemets s'il contient « : ».",
    ),
    "tuple_type": (
        "M013",
        "« {key} » attend une liste{found}",
        "Écrivez chaque élément sur une ligne commençant par un tiret.",
    ),
    "too_short": (
        "M015",
        "« {key} » est une liste vide",
        "Donnez au moins un élément, ou effacez la clé si elle est facultative.",
    ),
    "model_type": (
        "M014",
        "« {key} » attend un groupe de clés{found}",
        "Écrivez des lignes « clé: valeur » en retrait.",
    ),
}
MESSAGES["model_attributes_type"] = MESSAGES["dict_type"] = MESSAGES["model_type"]
MESSAGES["int_type"] = MESSAGES["int_parsing_size"] = MESSAGES["int_parsing"]
NOT_ABOUT_VALUES = {"missing", "extra_forbidden", "literal_error"}
UNKNOWN = ("M099", "la valeur de « {key} » n'est pas acceptée", "Comparez avec le guide de la rédaction.")

PATTERN_HELP = (
    # start of the pattern of a type in model.base, what to write instead
    (
        r"^[a-z0-9]+(-",
        "Un identifiant s'écrit en minuscules sans accents, avec des chiffres et des tirets : « {slug} ».",
    ),
    (r"^QN", "Un code de quartier s'écrit QN, cinq chiffres, puis I, M ou N : QN05941I."),
    (r"^QP", "Un code de quartier de 2015 s'écrit QP et six chiffres : QP059041."),
    (r"^(\d{2}", "Un code INSEE de commune a cinq caractères : 59295."),
    (r"^[1-9]\d{8}", "Un numéro SIREN a neuf chiffres, sans espace : 200042190."),
    (
        r"^https://[a-z",
        "Une adresse de fond de carte commence par https://, nomme un seul site et contient « {{z}} », « {{x}} » et « {{y}} », chacun une fois.",
    ),
    (r"^(https", "Une adresse commence par https:// ou mailto: et ne contient pas d'espace."),
    (r"^[^@", "Une adresse électronique s'écrit nom@domaine.fr."),
)


def build(model: type[R], raw: object, *, name: str) -> tuple[R | None, list[Diagnostic]]:
    """A record of ``model`` from what a file holds, or None and everything that is wrong with it."""
    if not isinstance(raw, PlacedDict):
        place = getattr(raw, "place", Place(name))
        return None, [
            Diagnostic(
                "M014",
                Level.ERREUR,
                place,
                f"un groupe de clés est attendu{_found(raw)}",
                "Écrivez des lignes « clé: valeur ».",
            )
        ]
    try:
        return model.model_validate(raw), []
    except ValidationError as error:
        return None, [_diagnostic(e, model, raw) for e in error.errors(include_url=False)]


def build_list(model: type[R], raw: object, *, name: str) -> tuple[list[R], list[Diagnostic]]:
    """The records of a list; a faulty item is reported and left out, the others are kept."""
    if not isinstance(raw, PlacedList):
        place = getattr(raw, "place", Place(name))
        return [], [
            Diagnostic(
                "M013",
                Level.ERREUR,
                place,
                f"une liste est attendue{_found(raw)}",
                "Commencez chaque élément par un tiret.",
            )
        ]
    records, diagnostics = [], []
    for item, place in zip(raw, raw.values_at, strict=True):
        if not isinstance(item, PlacedDict):
            diagnostics.append(
                Diagnostic(
                    "M014",
                    Level.ERREUR,
                    place,
                    f"un groupe de clés est attendu{_found(item)}",
                    "Écrivez des lignes « clé: valeur » après le tiret.",
                )
            )
            continue
        record, found = build(model, item, name=name)
        diagnostics.extend(found)
        if record is not None:
            records.append(record)
    return records, diagnostics


def keys_of(model: type[BaseModel]) -> list[str]:
    """The keys that a record of ``model`` may have."""
    return [to_key(name) for name in model.model_fields]


def _diagnostic(error: dict[str, Any], model: type[Record], raw: object) -> Diagnostic:
    *above, last = error["loc"] or ("",)
    path = (*(step for step in above if not (isinstance(step, str) and "[" in step)), last)
    kind, context = error["type"], error.get("ctx", {})
    value = error.get("input")
    code, message, proposal = MESSAGES.get(kind, UNKNOWN)
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), "la valeur")
    fields = {
        "key": _short(key),
        "value": _short(value),
        "found": _found(value),
        "length": len(value) if isinstance(value, str) else 0,
        "ge": context.get("ge", ""),
        "le": context.get("le", ""),
        "nearest_key": "",
        "nearest_value": "",
        "pattern_help": "",
    }
    if kind == "extra_forbidden":
        allowed = keys_of(_model_at(model, path[:-1]))
        fields["nearest_key"] = (
            'Entre accolades, mettez un nombre à virgule entre guillemets : {valeur: "27,8"}.'
            if key.isdigit()
            else did_you_mean(key, allowed, otherwise="Clés possibles : " + ", ".join(allowed) + ".")
        )
    elif kind == "literal_error":
        allowed = _expected(context)
        fields["nearest_value"] = (
            did_you_mean(str(value), allowed, otherwise="")
            + (" " if value else "")
            + "Valeurs possibles : "
            + ", ".join(a or "(vide)" for a in allowed)
            + "."
        )
    elif kind == "string_pattern_mismatch":
        pattern = context.get("pattern", "")
        help_text = next(
            (h for start, h in PATTERN_HELP if pattern.startswith(start)), "Comparez avec un fichier voisin."
        )
        fields["pattern_help"] = help_text.format(slug=slug(str(value)))
    if (value is None or value == "") and kind not in NOT_ABOUT_VALUES:
        code, message, proposal = "M008", "« {key} » est vide", MESSAGES["string_too_short"][2]
    place = find_place(raw, path[:-1] if kind == "missing" else path, on_key=kind == "extra_forbidden")
    return Diagnostic(code, Level.ERREUR, place, message.format(**fields), proposal.format(**fields).strip())


def slug(text: str) -> str:
    """A valid identifier near ``text``: lower case, no accents, hyphens."""
    plain = unicodedata.normalize("NFD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80] or "identifiant"


def _expected(context: dict[str, Any]) -> list[str]:
    return re.findall(r"'([^']*)'", str(context.get("expected", "")))


def _model_at(model: type[BaseModel], path: Iterable[str | int]) -> type[BaseModel]:
    """The model of the record that ``path`` leads to, following fields of records and lists of records."""
    for step in path:
        if isinstance(step, int):
            continue
        field = next((f for n, f in model.model_fields.items() if to_key(n) == step), None)
        inner = record_in(field.annotation) if field else None
        if inner is None:
            return model
        model = inner
    return model


def record_in(annotation: Any) -> type[BaseModel] | None:
    """The kind of record that a field of this type holds, alone or in a list; None for words and numbers."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        found = record_in(part)
        if found is not None:
            return found
    return None


def _short(value: object) -> str:
    if isinstance(value, (dict, list, tuple)):
        return "un groupe de clés" if isinstance(value, dict) else "une liste"
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else text[:57] + "…"


def _found(value: object) -> str:
    if value is None:
        return ", rien n'est écrit"
    if isinstance(value, (PlacedDict, dict)):
        return ", un groupe de clés est écrit"
    if isinstance(value, (PlacedList, list, tuple)):
        return ", une liste est écrite"
    return f", « {_short(value)} » est écrit"
