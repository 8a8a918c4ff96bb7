"""The keys of a record, said in plain French: what to write, whether it is needed, what it refers to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from contrats.linking import REFERENCES
from contrats.model import base
from contrats.model.base import Record, to_key

WORDS = (
    # type of model.base, what an editor writes
    (base.Texte, "texte"),
    (base.Prose, "texte long, en Markdown"),
    (base.Id, "identifiant"),
    (base.CodeQuartier, "code de quartier : `QN05941I`"),
    (base.CodeQuartier2015, "code de quartier de 2015 : `QP059041`"),
    (base.CodeInsee, 'code INSEE de commune : `"59295"`'),
    (base.Siren, "numéro SIREN, neuf chiffres : `200042190`"),
    (base.Nombre, "nombre : `1234`, `27,8`, `-3`"),
    (base.Jour, "date : `2024-03-20`"),
    (base.OuiNon, "`oui` ou `non`"),
    (base.Annee, "année : `2027`"),
    (base.Adresse, "adresse web commençant par `https://` ou `mailto:`"),
    (base.AdresseDeTuiles, "adresse web en `https://` qui contient `{z}`, `{x}` et `{y}`"),
    (int, "nombre entier : `10`"),
)
EMAIL_SIGN = "@"
EMAIL_WORDS = "adresse électronique : `service@exemple.fr`"
AT_THE_END = tuple(base.Sourced.model_fields)


@dataclass(frozen=True)
class Valeur:
    """What stands under a key.

    ``mots`` for a plain value, ``choix`` for one of a few words, ``groupe`` for a record; ``mots_suffisent``
    when the words of the record may stand alone; ``liste`` when several are awaited, ``seul`` when one may
    stand without dash.
    """

    mots: str = ""
    choix: tuple[str, ...] = ()
    groupe: type[Record] | None = None
    mots_suffisent: bool = False
    liste: bool = False
    seul: bool = False


@dataclass(frozen=True)
class Cle:
    """One key of a record, as editors see it; ``renvoi`` is the kind of thing it names (``linking``)."""

    nom: str
    description: str
    obligatoire: bool
    valeur: Valeur
    defaut: str
    renvoi: str | None


@cache
def keys_of(model: type[Record]) -> tuple[Cle, ...]:
    """The keys of a record in the order in which they are best explained: sources and remarks last.

    Raises LookupError for a key without docstring, or whose type has no words above.
    """
    hints = get_type_hints(model, include_extras=True)
    fields = sorted(model.model_fields.items(), key=lambda item: item[0] in AT_THE_END)
    return tuple(_key(model, to_key(name), field, hints[name]) for name, field in fields)


def _key(model: type[Record], name: str, field: FieldInfo, hint: Any) -> Cle:
    if not field.description:
        raise LookupError(f"the key « {name} » of {model.__name__} has no docstring")
    return Cle(
        nom=name,
        description=field.description,
        obligatoire=field.is_required(),
        valeur=value_of(hint),
        defaut=_default_words(field),
        renvoi=REFERENCES.get(model, {}).get(name),
    )


def value_of(hint: Any) -> Valeur:
    """The plain words of a type annotation of the model. Raises LookupError for a type that has none."""
    options = [part for part in get_args(hint) if part is not type(None)]
    if type(None) in get_args(hint):
        return value_of(options[0])
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return Valeur(groupe=hint)
    if get_origin(hint) is Literal:
        return Valeur(choix=tuple(str(option) for option in options))
    if get_origin(hint) is tuple:
        return _changed(value_of(options[0]), liste=True)
    for known, words in WORDS:
        if _is(hint, known):
            return Valeur(mots=words)
    return _annotated(hint, options)


def _is(hint: Any, known: Any) -> bool:
    """Whether a type is a known one, bounds added by the field left aside."""
    marks = get_args(known)
    return hint == known or (bool(marks) and get_args(hint)[: len(marks)] == marks)


def _annotated(hint: Any, options: list[Any]) -> Valeur:
    validators = [getattr(part, "func", None) for part in options]
    if base.one_or_several in validators:
        return _changed(value_of(options[0]), seul=True)
    if base.words_or_fields in validators:
        return _changed(value_of(options[0]), mots_suffisent=True)
    if options and options[0] is str and EMAIL_SIGN in repr(options[1:]):  # the only pattern written in a field
        return Valeur(mots=EMAIL_WORDS)
    raise LookupError(f"no French words for the type {hint!r}")


def _changed(value: Valeur, **changes: bool) -> Valeur:
    return Valeur(**{**vars(value), **changes})


def _default_words(field: FieldInfo) -> str:
    """What an absent key stands for, empty when it only means « not said »."""
    if isinstance(field.default, bool):
        return "oui" if field.default else "non"
    return str(field.default) if isinstance(field.default, (str, int)) and field.default != "" else ""


@cache
def groups_of(model: type[Record]) -> tuple[type[Record], ...]:
    """The records inside a record, at any depth, each once, in the order in which they are met."""
    found: list[type[Record]] = []
    waiting = [key.valeur.groupe for key in keys_of(model)]
    while waiting:
        group = waiting.pop(0)
        if group is not None and group not in found:
            found.append(group)
            waiting.extend(key.valeur.groupe for key in keys_of(group))
    return tuple(found)
