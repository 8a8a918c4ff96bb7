"""The content model -> ``docs/contenu.md``, the French reference of every file and every key."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from contrats.linking import KIND_WORDS
from contrats.model.base import Record
from contrats.outputs.file_kinds import FICHIERS, KINDS, example_of
from contrats.outputs.keys import Cle, groups_of, keys_of
from contrats.reading.layout import TABLES, Kind
from contrats.reading.validation import slug

RENVOIS = {
    # kind of thing named (see linking.REFERENCES): shelves of the files where it is described
    "organisation": ("organisations",),
    "orientation": ("orientations",),
    "objectif": ("orientations",),
    "thematique": ("thematiques",),
    "strategie": ("strategies",),
    "projet": ("projets",),
    "action": ("actions",),
    "engagement": ("engagements", "communs"),
    "instance": ("gouvernance",),
    "contrat": ("contrat",),
    "quartier": ("quartiers",),
    "commune": ("territoires",),
    "lieu": ("territoires", "quartiers"),
    "document": ("sources", "contrat"),
    "indicateur": ("indicateurs",),
    "commun": ("communs",),
}

LANGUAGES = {".yml": "yaml", ".md": "markdown", ".csv": "text"}

INTRODUCTION = """\
<!-- Fichier produit par la commande « schemas » : ne le modifiez pas à la main. -->

# Les fichiers du contenu, clé par clé

Cette page dit ce que chaque fichier peut contenir. Pour apprendre à s'en servir, lisez d'abord le
[guide de la rédaction](guide-redaction.md) ; pour comprendre un message d'erreur, voyez
[les messages](messages.md).

## Comment lire les tableaux

- Une **clé** est le mot avant les deux-points. Seules les clés marquées « oui » sont obligatoires : une
  information absente du contrat ne s'invente pas, on n'écrit pas sa clé.
- Un **identifiant** est écrit en minuscules sans accents, avec des chiffres et des tirets : `caf-nord`.
  Il fait l'adresse de la page et ne change jamais, même si le titre change.
- Un **texte** est montré tel quel. Un **texte long, en Markdown** accepte les listes, le **gras**, les
  tableaux et les liens.
- « **un ou plusieurs** » : écrivez une valeur seule, ou une liste dont chaque élément commence par un tiret.
- « **liste** » : écrivez toujours des éléments qui commencent par un tiret.
- Un **groupe de clés** s'écrit en retrait sous sa clé ; son propre tableau est donné plus bas. Quand
  « texte » est permis à sa place, les mots seuls suffisent : `echeance: d'ici 2027`.
- « Désigne » : la valeur doit être un identifiant qui existe dans le fichier indiqué.
"""

IMAGES = """\
<a id="medias"></a>

## Les images

`content/contrats/<contrat>/medias/`

Images `.png`, `.jpg`, `.jpeg` ou `.webp`. On les montre depuis un texte long, toujours avec un texte
qui dit à une personne aveugle ce que l'image apporte :
`![La place Samsoen et ses commerces](medias/place-samsoen.jpg)`.
"""


def reference() -> str:
    """The whole page, as Markdown."""
    shared = _shared_groups()
    parts = [INTRODUCTION, _summary()]
    parts += [_file_section(kind, shared) for kind in KINDS]
    parts += [IMAGES, '<a id="groupes"></a>\n\n## Les groupes de clés communs à plusieurs fichiers\n']
    parts += [_group_section(group) for group in sorted(shared, key=lambda g: (_group_title(g), g.__name__))]
    return "\n".join(parts)


def write_reference(path: Path) -> Path:
    """Write the page to ``path`` and return it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(reference(), encoding="utf-8", newline="\n")
    return path


def _summary() -> str:
    lines = ["## Les fichiers\n", "| Fichier | À quoi il sert |", "|---|---|"]
    for kind in KINDS:
        said = FICHIERS[kind.shelf]
        lines.append(f"| [`{said.chemin}`](#{kind.shelf}) | {said.utilite} |")
    lines.append("| [`" + "content/contrats/<contrat>/medias/" + "`](#medias) | Les images du contrat. |")
    return "\n".join(lines) + "\n"


def _shared_groups() -> set[type[Record]]:
    """The groups of keys that stand in several kinds of files, save those that are a file of their own."""
    uses = Counter(group for kind in KINDS for group in groups_of(kind.model))
    return {group for group, count in uses.items() if count > 1} - {kind.model for kind in KINDS}


def _file_section(kind: Kind, shared: set[type[Record]]) -> str:
    said = FICHIERS[kind.shelf]
    own = [g for g in groups_of(kind.model) if g not in shared and g not in {k.model for k in KINDS}]
    return "\n".join(
        [
            f'<a id="{kind.shelf}"></a>\n',
            f"## {said.titre}\n",
            f"`{said.chemin}`\n",
            f"{said.utilite} {_form(kind)}\n",
            _key_table(kind.model, kind),
            f"Exemple, `{said.exemple}` :\n",
            f"```{LANGUAGES[said.suffix]}",
            example_of(kind).rstrip("\n"),
            "```\n",
            *(_group_section(group) for group in own),
        ]
    )


def _form(kind: Kind) -> str:
    """How the file is laid out, in a sentence or two."""
    suffix = FICHIERS[kind.shelf].suffix
    if suffix == ".csv":
        return "C'est un tableau CSV en UTF-8, à points-virgules ; sa première ligne nomme les colonnes."
    form = "C'est une liste : chaque élément commence par un tiret." if kind.many else ""
    if suffix == ".md":
        form = "Les clés vont en tête du fichier, entre deux lignes `---` ; le texte vient après."
    if kind.id_key:
        name = "dossier" if kind.id_from == "folder" else "fichier"
        form += f" La clé `{kind.id_key}` est donnée par le nom du {name} : inutile de l'écrire."
    return form.strip()


def _key_table(model: type[Record], kind: Kind | None = None) -> str:
    word = "Colonne" if kind in TABLES else "Clé"
    lines = [f"| {word} | Obligatoire | Valeur | Ce qu'on y écrit |", "|---|---|---|---|"]
    for key in keys_of(model):
        given = kind is not None and key.nom == kind.id_key
        needed = "donné par le nom" if given else "oui" if key.obligatoire else "non"
        name = key.nom.replace("-", "_") if kind in TABLES else key.nom
        lines.append(f"| `{name}` | {needed} | {_value_words(key)} | {_meaning(key)} |")
    return "\n".join(lines) + "\n"


def _value_words(key: Cle) -> str:
    value = key.valeur
    if value.choix:
        words = "un mot parmi : " + ", ".join(f"`{word}`" if word else "(vide)" for word in value.choix)
    elif value.groupe:
        words = f"groupe de clés [`{key.nom}`]({_address(value.groupe)})"
        words = "texte, ou " + words if value.mots_suffisent else words
    else:
        words = value.mots
    if value.seul:
        return "un ou plusieurs : " + words
    return "liste : " + words if value.liste else words


def _meaning(key: Cle) -> str:
    words = key.description.replace("|", "\\|")
    if key.defaut:
        words += f" Sans cette clé : `{key.defaut}`."
    if key.renvoi:
        files = " ou ".join(f"[{FICHIERS[shelf].titre.lower()}](#{shelf})" for shelf in RENVOIS[key.renvoi])
        words += f" Désigne {KIND_WORDS[key.renvoi][0]} : voir {files}."
    return words


def _group_section(group: type[Record]) -> str:
    anchor = f'<a id="{_address(group)[1:]}"></a>'
    about = (group.__doc__ or "").strip()
    return f"{anchor}\n\n### Clés de {_group_title(group)}\n\n{about}\n\n{_key_table(group)}"


def _group_title(group: type[Record]) -> str:
    """The keys under which a group stands: « `echeance` ou `quand` »."""
    records = (record for kind in KINDS for record in (kind.model, *groups_of(kind.model)))
    names = dict.fromkeys(key.nom for record in records for key in keys_of(record) if key.valeur.groupe is group)
    return " ou ".join(f"`{name}`" for name in names)


def _address(group: type[Record]) -> str:
    own = next((kind.shelf for kind in KINDS if kind.model is group), None)
    return f"#{own}" if own else "#groupe-" + slug(group.__name__)
