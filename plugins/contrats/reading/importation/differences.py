"""What an official file says otherwise than the site of a quartier's name, communes and intercommunalités.

Files are joined on codes only: names are compared to be told, never used, and nothing of the site is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from contrats.diagnostics import Diagnostic, Level
from contrats.model.importation import Importation
from contrats.model.territoire import Quartier, Territoire
from contrats.places import Place
from contrats.reading.importation.chiffres import Chiffres
from contrats.reading.importation.codes import split_communes, split_names
from contrats.reading.importation.tableau import Tableau
from contrats.reading.validation import slug

SORTS = re.compile(
    r"^((communaute-d-agglomeration|communaute-de-communes|communaute-urbaine|ca|cc|cu|la|le|les|l|de|du|des|d)-)+"
)


def differences(
    table: Tableau,
    mapping: Importation,
    read: Chiffres,
    quartiers: Mapping[str, Quartier],
    territoires: Iterable[Territoire],
) -> Iterator[Diagnostic]:
    """One diagnostic per difference, at the line of the official file."""
    epcis = [t for t in territoires if t.type == "epci"]
    for code, (line, cells) in read.kept.items():
        quartier = quartiers.get(code)
        if quartier is None:
            continue
        place = Place(table.name, line)
        if mapping.nom and (said := cells.get(mapping.nom)):
            yield from _name(said, quartier, place)
        if mapping.communes and (said := cells.get(mapping.communes)):
            yield from _communes(said, quartier, place)
        if mapping.epci and (said := cells.get(mapping.epci)):
            yield from _epci(said, quartier, [t for t in epcis if code in t.quartiers], place)


def missing(table: Tableau, read: Chiffres, wanted: Iterable[str]) -> list[Diagnostic]:
    """The quartiers of the contracts that the official list does not have, in one diagnostic."""
    codes = sorted(set(wanted) - set(read.kept))
    if not codes:
        return []
    message = f"des quartiers des contrats ne sont pas dans la liste officielle : {', '.join(codes)}"
    mend = "Vérifiez leurs codes dans content/quartiers, ou l'édition du fichier."
    return [Diagnostic("I041", Level.AVERTISSEMENT, Place(table.name), message, mend)]


def _name(said: str, quartier: Quartier, place: Place) -> Iterator[Diagnostic]:
    known = [quartier.nom, quartier.nom_court or "", *quartier.alias]
    if slug(said) not in {slug(name) for name in known if name}:
        message = f"{quartier.code} s'appelle « {said} » dans le fichier, « {quartier.nom} » sur le site"
        mend = (
            f"Rien n'a été changé. Si c'est le même quartier, ajoutez ce nom à « alias » dans {quartier.place().file}."
        )
        yield Diagnostic("I040", Level.REMARQUE, place, message, mend)


def _communes(said: str, quartier: Quartier, place: Place) -> Iterator[Diagnostic]:
    official = split_communes(said, quartier=quartier.code)
    if official is None:
        message = (
            f"les codes de communes « {said[:60]} » de {quartier.code} ne sont pas certains : ils sont laissés de côté"
        )
        mend = "Un zéro du début est peut-être perdu : téléchargez à nouveau le fichier, sans l'ouvrir dans un tableur."
        yield Diagnostic("I042", Level.AVERTISSEMENT, place, message, mend)
    elif set(official) != set(quartier.communes):
        here = ", ".join(sorted(quartier.communes)) or "aucune"
        message = f"{quartier.code} est dans les communes {', '.join(sorted(official))} d'après le fichier, {here} sur le site"
        mend = f"Rien n'a été changé. Vérifiez « communes » dans {quartier.place().file}."
        yield Diagnostic("I043", Level.AVERTISSEMENT, place, message, mend)


def _epci(said: str, quartier: Quartier, here: list[Territoire], place: Place) -> Iterator[Diagnostic]:
    official = split_names(said)
    known = {_plain(name) for t in here for name in (t.nom, *t.alias)}
    other = [name for name in official if _plain(name) not in known]
    if other or len(official) != len(here):
        names = " et ".join(f"« {name} »" for name in official)
        site = " et ".join(f"« {t.nom} »" for t in here) or "aucune"
        message = f"{quartier.code} est dans l'intercommunalité {names} d'après le fichier, {site} sur le site"
        mend = (
            "Rien n'a été changé. Vérifiez « quartiers » et « alias » de l'intercommunalité dans data/territoires.yml."
        )
        yield Diagnostic("I044", Level.REMARQUE, place, message, mend)


def _plain(name: str) -> str:
    """A name of intercommunalité without the words of its sort, which vary from file to file."""
    return SORTS.sub("", slug(name))
