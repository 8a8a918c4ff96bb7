"""What every record has: its place in a file, its sources, its editor's notes.

Scalars come from the files as text (see ``reading.yaml_files``); the types below give them their meaning. Keys are
French words without accents, with hyphens; Python names are the same with underscores.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from contrats.places import NOWHERE, Place, PlacedDict, PlacedList, find_place


def to_key(name: str) -> str:
    """The YAML key of a Python field: ``au_plus_tard`` -> ``au-plus-tard``."""
    return name.rstrip("_").replace("_", "-")


_put = object.__setattr__
_NO_KEYS: set[str] = set()


class Record(BaseModel):
    """An immutable piece of content that knows where it was written."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=to_key,
        use_attribute_docstrings=True,
        str_strip_whitespace=True,
    )
    _raw: Any = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _remember_raw(cls, value: Any, handler: Any) -> Any:
        record = handler(value)
        if isinstance(value, PlacedDict):
            record._raw = value
        return record

    @classmethod
    def proven(cls, values: dict[str, Any], raw: Any) -> Self:
        """A record whose ``values`` (all fields, by Python name) are known to be valid, written at ``raw``.

        Pydantic's ``model_construct`` gives the same record in five times the time: it asks each field again for its
        alias and its default. Which keys were written (``model_fields_set``) is not kept.
        """
        record = cls.__new__(cls)
        _put(record, "__dict__", values)
        _put(record, "__pydantic_fields_set__", _NO_KEYS)
        _put(record, "__pydantic_extra__", None)
        _put(record, "__pydantic_private__", {"_raw": raw})
        return record

    def place(self, *path: str | int) -> Place:
        """The place of this record, or of the value under ``path`` (YAML keys and list indexes)."""
        raw = self.__pydantic_private__["_raw"]  # what ``self._raw`` finds after two detours
        return find_place(raw, path) if raw is not None else NOWHERE

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


def one_or_several(value: Any) -> Any:
    """Lets an editor write one item where a list is meant."""
    if value is None or isinstance(value, (list, tuple)):
        return value if value is not None else ()
    if isinstance(value, PlacedDict):
        several = PlacedList(value.place)
        several.put(value, value_at=value.place)
        return several
    return [value]


def words_or_fields(value: Any) -> Any:
    """Lets an editor write only the words of a record that has a key ``texte``."""
    return {"texte": value} if isinstance(value, str) else value


_THOUSANDS = re.compile(r"(?<=\d)[\s\u00a0\u202f](?=\d{3})")
_NUMBER = re.compile(r"[-+]?\d{1,18}(\.\d{1,9})?")


def _parse_number(value: Any) -> Any:
    """« 1 234,5 », « 1234.5 » -> Decimal; spaces of any width separate thousands."""
    if isinstance(value, (int, Decimal)):
        return Decimal(value)
    text = _THOUSANDS.sub("", str(value).strip()).replace("\u2212", "-").replace(",", ".")
    if not _NUMBER.fullmatch(text):
        raise PydanticCustomError("nombre", "nombre illisible")
    return Decimal(text)


def _parse_day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", str(value).strip())
    if not match:
        raise PydanticCustomError("date_forme", "date illisible")
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        raise PydanticCustomError("date_inexistante", "date inexistante") from None


def _parse_yes_no(value: Any) -> Any:
    text = str(value).strip().lower()
    if text in {"oui", "true", "vrai"}:
        return True
    if text in {"non", "false", "faux"}:
        return False
    raise PydanticCustomError("oui_non", "oui ou non attendu")


_TEXT_SCHEMA = {"type": ["string", "number", "boolean"]}

Texte = Annotated[str, StringConstraints(min_length=1, max_length=1000), WithJsonSchema(_TEXT_SCHEMA)]
"""Plain words, shown as they are (no markup)."""
Prose = Annotated[str, StringConstraints(min_length=1, max_length=60_000), WithJsonSchema(_TEXT_SCHEMA)]
"""Markdown, made safe before it is shown."""
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""An immutable address: lower-case letters without accents, digits, hyphens."""
CodeQuartier = Annotated[str, StringConstraints(pattern=r"^QN\d[0-9AB]\d[0-9A-Z]{2}[IMN]$")]
"""A QPV of the 2024 geography (décret 2023-1314): ``QN05941I``; the last letter is I, M or N."""
CodeQuartier2015 = Annotated[str, StringConstraints(pattern=r"^QP[0-9AB]{6}$")]
"""A QPV of the 2015 geography: ``QP059041``."""
CodeInsee = Annotated[
    str,
    StringConstraints(pattern=r"^(\d{2}|2A|2B)\d{3}$"),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^(\d{2}|2A|2B)\d{3}$"}),
]
Siren = Annotated[
    str,
    StringConstraints(pattern=r"^[1-9]\d{8}$"),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^[1-9]\d{8}$"}),
]
"""Nine digits, as INSEE gives them to an organisation: « 200042190 »."""
Nombre = Annotated[
    Decimal,
    BeforeValidator(_parse_number),
    WithJsonSchema({"type": ["number", "string"], "pattern": r"^[-+]?[\d\s]+([.,]\d+)?$"}),
]
Jour = Annotated[date, BeforeValidator(_parse_day), WithJsonSchema({"type": "string", "format": "date"})]
OuiNon = Annotated[bool, BeforeValidator(_parse_yes_no), WithJsonSchema({"enum": ["oui", "non", True, False]})]
Annee = Annotated[int, Field(ge=1900, le=2100), WithJsonSchema({"type": "integer", "minimum": 1900, "maximum": 2100})]
Adresse = Annotated[str, StringConstraints(pattern=r"^(https?://|mailto:)[^\s<>\"]+$", max_length=500)]
"""A web address; other schemes are refused."""
AdresseDeTuiles = Annotated[
    str,
    StringConstraints(
        pattern=r"^https://[a-z0-9.-]+(:\d+)?/[^\s<>\"{}]*\{z\}[^\s<>\"{}]*"
        r"(\{x\}[^\s<>\"{}]*\{y\}|\{y\}[^\s<>\"{}]*\{x\})[^\s<>\"{}]*$",
        max_length=500,
    ),
]
"""The address of the images of a base map, where {z}, {x} and {y} stand for the place; a single host, named."""

Courriel = Annotated[str, StringConstraints(pattern=r"^[^@\s<>\"']+@[^@\s<>\"']+\.[a-zA-Z]{2,}$", max_length=200)]
"""The electronic address of a service."""

Textes = Annotated[tuple[Texte, ...], BeforeValidator(one_or_several)]
Proses = Annotated[tuple[Prose, ...], BeforeValidator(one_or_several)]
Ids = Annotated[tuple[Id, ...], BeforeValidator(one_or_several)]
Lieux = Annotated[tuple[Texte, ...], BeforeValidator(one_or_several)]
"""Ids of territories of any kind: quartier code, INSEE code, other territory, sub-area of a quartier."""


class Citation(Record):
    """Où une information se trouve dans un document source."""

    document: Id
    """Identifiant du document, dans `data/sources.yml` ou parmi les documents du contrat."""
    page: Texte | None = None
    """Page, partie ou annexe, telle qu'un lecteur la retrouve : « Annexe 2 », « p. 14 »."""
    note: Texte | None = None
    """Précision utile pour retrouver le passage."""


Citations = Annotated[tuple[Citation, ...], BeforeValidator(one_or_several)]


class Remarque(Record):
    """Ce que le lecteur doit savoir : contradiction, lacune ou doute de la source."""

    type: Literal["contradiction", "ambigu", "incomplet", "extraction", "perimetre", "date", "calcul", "precision"] = (
        "precision"
    )
    """Nature de la remarque."""
    texte: Prose
    """La remarque, en une ou deux phrases."""
    source: Citations = ()
    """Les passages en cause."""


Remarques = Annotated[
    tuple[Annotated[Remarque, BeforeValidator(words_or_fields)], ...], BeforeValidator(one_or_several)
]


class Sourced(Record):
    """A record that names its sources and may carry notes for the reader."""

    source: Citations = ()
    """Document et page où se trouve l'information ; plusieurs passages possibles."""
    a_noter: Remarques = ()
    """Remarques de la rédaction, montrées au lecteur."""
