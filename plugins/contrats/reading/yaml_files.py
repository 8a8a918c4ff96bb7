"""YAML text -> mappings, lists and strings that remember their places.

Built on the events of PyYAML's C parser. All scalars stay text: the model gives them their type, so that ``01004``
keeps its zero, ``non`` stays a word and ``12:30`` an hour. Tags, anchors and aliases are refused: editors need none
of them, and they are how hostile YAML runs code or grows without end.
"""

from __future__ import annotations

import yaml

from contrats.diagnostics import Diagnostic, Level
from contrats.places import Place, PlacedDict, PlacedList

DEEPEST = 30
"""Levels of nesting; the model needs about eight."""

MOST_FAULTS = 100
"""Faults of structure reported for one file; a file with more is not a slip, and nobody reads on."""

NULLS = {"", "~", "null"}

SYNTAX = (
    # part of libyaml's message, French message, mend
    (
        "found character that cannot start any token",
        "un caractère ne peut pas commencer une valeur ici",
        "Remplacez les tabulations par des espaces, et mettez entre guillemets un texte qui commence par @, %, ` ou une tabulation.",
    ),
    ("found a tab", "une tabulation sert de retrait", "Remplacez les tabulations par des espaces."),
    (
        "mapping values are not allowed",
        "un « : » se trouve dans un texte sans guillemets, ou le retrait est faux",
        'Mettez tout le texte entre guillemets (titre: "Santé : accès aux soins"), ou alignez la ligne avec celle du dessus.',
    ),
    (
        "did not find expected key",
        "la ligne n'est pas alignée avec les précédentes, ou un guillemet est mal placé",
        "Fermez le guillemet ouvert plus haut, doublez l'apostrophe dans un texte entre apostrophes, ou alignez la clé avec celles du dessus.",
    ),
    (
        "did not find expected '-' indicator",
        "un élément de liste n'est pas aligné avec les autres",
        "Alignez le tiret avec ceux du dessus.",
    ),
    (
        "could not find expected ':'",
        "il manque « : » après une clé",
        "Écrivez la clé, deux-points, une espace, puis la valeur.",
    ),
    ("while scanning a quoted scalar", "un guillemet ouvert n'est jamais fermé", "Ajoutez le guillemet manquant."),
    (
        "while parsing a quoted scalar",
        "une barre oblique inverse introduit un code inconnu",
        "Dans un texte entre guillemets doubles, doublez la barre : \\\\.",
    ),
    (
        "while scanning an alias",
        "un texte sans guillemets commence par « * »",
        "Mettez tout le texte entre guillemets.",
    ),
    (
        "while scanning an anchor",
        "un texte sans guillemets commence par « & »",
        "Mettez tout le texte entre guillemets.",
    ),
    ("tag", "un texte sans guillemets commence par « ! »", "Mettez tout le texte entre guillemets."),
    (
        "while scanning a block scalar",
        "un texte suit « > » ou « | » sur la même ligne",
        "Passez à la ligne après ce signe, ou mettez tout le texte entre guillemets.",
    ),
    (
        "block sequence entries are not allowed",
        "une liste commence sur la ligne de sa clé",
        "Mettez le tiret à la ligne suivante, ou tout le texte entre guillemets.",
    ),
    (
        "did not find expected ',' or",
        "une liste ou un groupe entre crochets n'est pas fermé",
        "Ajoutez la virgule ou le crochet manquant.",
    ),
    ("while scanning a directive", "une ligne commence par %", "Mettez le texte entre guillemets."),
    (
        "<document start>",
        "du texte se trouve après ce qui termine le contenu",
        "Effacez la ligne « ... », ou écrivez « clé: valeur » sur chaque ligne.",
    ),
)
AT_START = {
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while scanning an alias",
    "while scanning an anchor",
    "while scanning a directive",
    "while parsing a flow sequence",
    "while parsing a flow mapping",
}
"""What libyaml was reading when the fault lies where it began rather than where libyaml gave up."""


def parse_yaml(text: str, *, name: str, first_line: int = 1) -> tuple[object, list[Diagnostic]]:
    """The content of a YAML text: PlacedDict, PlacedList, str or None, and what is wrong with it.

    ``first_line`` is the line of the file on which the text starts. On a syntax error the content is None, since
    what follows the error cannot be trusted.
    """
    builder = _Builder(name, first_line)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        return None, [*builder.diagnostics, _syntax_diagnostic(error, builder, text)]
    except yaml.YAMLError:
        place, message = Place(name, first_line), "le texte contient un caractère que YAML refuse"
        return None, [
            *builder.diagnostics,
            Diagnostic("L020", Level.ERREUR, place, message, "Retapez les mots où il se trouve."),
        ]
    except _Refused:
        return None, builder.diagnostics
    return builder.document, builder.diagnostics


class _Refused(Exception):
    """The text is not worth reading further; the diagnostic is already noted."""


class _Builder:
    def __init__(self, name: str, first_line: int):
        self.name = name
        self.shift = first_line
        self.document: object = None
        self.documents = 0
        self.diagnostics: list[Diagnostic] = []
        self._open: list[tuple[object, list]] = []  # containers with [pending key, place of the key]

    def at(self, mark: yaml.Mark) -> Place:
        return Place(self.name, mark.line + self.shift, mark.column + 1)

    def report(self, code: str, place: Place, message: str, proposal: str) -> None:
        self.diagnostics.append(Diagnostic(code, Level.ERREUR, place, message, proposal))
        if len(self.diagnostics) >= MOST_FAULTS:
            raise _Refused

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            self.report(
                "L022",
                self.at(event.start_mark),
                f"l'alias « *{event.anchor} » n'est pas permis",
                "Recopiez la valeur en toutes lettres, ou mettez entre guillemets un texte qui commence par « * ».",
            )
            raise _Refused
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.report(
                    "L023",
                    self.at(event.start_mark),
                    "le fichier contient un second document après « --- »",
                    "Gardez un seul document par fichier.",
                )
                raise _Refused
        elif isinstance(event, yaml.NodeEvent):
            self._node(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._open.pop()

    def _node(self, event: yaml.NodeEvent) -> None:
        place = self.at(event.start_mark)
        if event.anchor is not None:
            self.report(
                "L022",
                place,
                f"l'ancre « &{event.anchor} » n'est pas permise",
                "Effacez-la, ou mettez entre guillemets un texte qui commence par « & ».",
            )
        if event.tag is not None:
            self.report(
                "L021",
                place,
                f"l'étiquette « {event.tag} » n'est pas permise",
                "Effacez-la, ou mettez entre guillemets un texte qui commence par « ! ».",
            )
        if isinstance(event, yaml.ScalarEvent):
            plain = event.style in (None, "")
            text = event.value or event.tag or ""  # « !Urgent » was meant as a text: say so once
            value = None if plain and text in NULLS else text
            self._place_value(value, place, is_scalar=True)
        else:
            container = PlacedDict(place) if isinstance(event, yaml.MappingStartEvent) else PlacedList(place)
            self._place_value(container, place, is_scalar=False)
            self._open.append((container, [None, None]))
            if len(self._open) > DEEPEST:
                self.report(
                    "L024",
                    place,
                    f"plus de {DEEPEST} niveaux imbriqués",
                    "Simplifiez la structure : le modèle n'en demande pas dix.",
                )
                raise _Refused

    def _place_value(self, value: object, place: Place, *, is_scalar: bool) -> None:
        if not self._open:
            self.document = value
            return
        container, pending = self._open[-1]
        if isinstance(container, PlacedList):
            container.put(value, value_at=place)
        elif pending[1] is None:
            self._take_key(container, pending, value, place, is_scalar)
        else:
            key, key_at = pending
            pending[:] = [None, None]
            if key in container:
                first = container.keys_at[key]
                self.report(
                    "L025",
                    key_at,
                    f"la clé « {key} » est écrite deux fois (déjà ligne {first.line})",
                    "Gardez une seule des deux.",
                )
            else:
                container.put(key, value, key_at=key_at, value_at=place)

    def _take_key(self, container: PlacedDict, pending: list, key: object, place: Place, is_scalar: bool) -> None:
        if not is_scalar or key is None or key == "<<":
            self.report(
                "L026", place, "une clé doit être un simple mot", "Écrivez la clé en toutes lettres, suivie de « : »."
            )
            raise _Refused
        pending[:] = [key, place]


def _syntax_diagnostic(error: yaml.MarkedYAMLError, builder: _Builder, text: str) -> Diagnostic:
    mark = (error.context_mark if error.context in AT_START else None) or error.problem_mark or error.context_mark
    place = builder.at(mark) if mark else Place(builder.name, builder.shift)
    written = text.rstrip()
    if mark and mark.index >= len(written):  # the end: libyaml may name a line that does not exist
        place = Place(builder.name, written.count("\n") + builder.shift, len(written) - written.rfind("\n"))
    said = f"{error.context or ''} {error.problem or ''}"
    for part, message, proposal in SYNTAX:
        if part in said:
            return Diagnostic("L020", Level.ERREUR, place, message, proposal)
    message = "la structure du fichier est illisible à partir d'ici"
    return Diagnostic(
        "L020",
        Level.ERREUR,
        place,
        message,
        "Vérifiez le retrait, les guillemets et les deux-points de cette ligne et de la précédente.",
    )
