"""``new``: write a commented starter file that ``check`` then helps to fill in; overwrite nothing."""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from string import Template

from contrats.commands.parser import USAGE_ERROR
from contrats.diagnostics import did_you_mean
from contrats.places import PlacedList

STARTERS = Path(__file__).parent / "starters"
CONTRACTS = "content/contrats"


@dataclass(frozen=True)
class Sorte:
    """What can be created: its help, the arguments that name it, and where its file goes."""

    aide: str
    arguments: tuple[str, ...]
    chemin: str

    @property
    def suffix(self) -> str:
        return Path(self.chemin).suffix


SORTES = {
    # argument: help, names awaited, path from the project's root
    "contrat": Sorte("la carte d'identité d'un contrat", ("contrat",), CONTRACTS + "/{contrat}/contrat.yml"),
    "quartier": Sorte("la fiche d'un quartier prioritaire", ("code",), "content/quartiers/{code}.md"),
    "engagement": Sorte(
        "un engagement, dans le fichier de son porteur",
        ("contrat", "porteur", "id"),
        CONTRACTS + "/{contrat}/engagements/{porteur}.yml",
    ),
    "orientation": Sorte("une orientation", ("contrat", "id"), CONTRACTS + "/{contrat}/orientations/{id}.md"),
    "projet": Sorte("un projet", ("contrat", "id"), CONTRACTS + "/{contrat}/projets/{id}.md"),
}
ARGUMENTS = {
    "contrat": "nom du dossier du contrat, par exemple hazebrouck",
    "code": "code du quartier, par exemple QN05941I",
    "porteur": "identifiant de l'organisation (data/organisations.yml)",
    "id": "identifiant définitif : minuscules sans accents, chiffres et tirets",
}
IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
QUARTIER = re.compile(r"QN\d[0-9AB]\d[0-9A-Z]{2}[IMN]")
LONGEST = 80


def configure(subparsers: argparse._SubParsersAction) -> None:
    """Add the command and its arguments."""
    parser = subparsers.add_parser(
        "new",
        help="créer un fichier de contenu à remplir",
        description="Crée un fichier commenté, à remplir avec l'aide de « check ».",
    )
    add_arguments(parser)
    parser.set_defaults(run=run)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One sub-command per sort of file."""
    sorts = parser.add_subparsers(dest="sorte", metavar="sorte", required=True, title="sortes de fichiers")
    for name, sort in SORTES.items():
        own = sorts.add_parser(name, help=sort.aide, description=f"Crée {sort.aide}.")
        for argument in sort.arguments:
            own.add_argument(argument, help=ARGUMENTS[argument])


def run(options: argparse.Namespace, root: Path) -> int:
    """Write the starter below ``root``; 0, or 2 with a French message when it cannot be written."""
    sort = SORTES[options.sorte]
    names = {argument: getattr(options, argument) for argument in sort.arguments}
    problem = _wrong_name(names) or _unknown_contract(options.sorte, names, root)
    path = sort.chemin.format(**names)
    if not problem:
        starter = (STARTERS / (options.sorte + sort.suffix)).read_text(encoding="utf-8")
        problem = _write(root, path, Template(starter).substitute(names), names.get("id"), options.sorte)
    if problem:
        print(problem, file=sys.stderr)
        return USAGE_ERROR
    print(f"{path} est prêt.\nRemplissez les clés vides, puis lancez la vérification : make check")
    return 0


def _wrong_name(names: dict[str, str]) -> str:
    for argument, name in names.items():
        if argument == "code":
            if not QUARTIER.fullmatch(name):
                return f"« {name} » n'est pas un code de quartier ; un code s'écrit comme QN05941I."
        elif not IDENTIFIER.fullmatch(name) or len(name) > LONGEST:
            from contrats.reading.validation import slug

            return f"« {name} » n'est pas un identifiant : écrivez par exemple « {slug(name)} »."
    return ""


def _unknown_contract(sort: str, names: dict[str, str], root: Path) -> str:
    contract = names.get("contrat")
    if sort == "contrat" or contract is None or (root / CONTRACTS / contract).is_dir():
        return ""
    known = sorted(path.name for path in (root / CONTRACTS).glob("*") if path.is_dir())
    mend = did_you_mean(contract, known, otherwise=f"créez-le d'abord avec : new contrat {contract}")
    return f"Le contrat « {contract} » n'existe pas : {mend}"


def _write(root: Path, name: str, text: str, ident: str | None, sort: str) -> str:
    """Create the file, or add an engagement to its holder's; what prevents it, if anything."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        if sort == "engagement":
            return _append(path, name, text, ident)
        return f"{name} existe déjà : rien n'a été changé. Ouvrez ce fichier, ou choisissez un autre nom."
    return ""


def _append(path: Path, name: str, item: str, ident: str | None) -> str:
    """Add an item at the end of a list, aligned with the others; what prevents it, if anything."""
    from contrats.reading.texts import read_text
    from contrats.reading.yaml_files import parse_yaml

    text, _ = read_text(path, name=name)
    held, faults = parse_yaml(text or "", name=name)
    if faults or not isinstance(held, PlacedList):
        return f"{name} ne se lit pas comme une liste : rien n'a été changé. Corrigez-le d'abord (make check)."
    if any(isinstance(known, dict) and known.get("id") == ident for known in held):
        return f"L'engagement « {ident} » existe déjà dans {name} : rien n'a été changé."
    indent = " " * (held.place.column - 1)
    addition = ("\n" if text.endswith("\n") else "\n\n") + re.sub(r"^(?=.)", indent, item, flags=re.M)
    longer, faults = parse_yaml(text + addition, name=name)
    if faults or len(longer) != len(held) + 1:
        return f"{name} n'est pas écrit avec des tirets : ajoutez l'engagement à la main, rien n'a été changé."
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(addition)
    return ""
