"""What surrounds the contracts of a département: frame, key dates, calendar of signatures, programmes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator

from contrats.model.base import (
    CodeInsee,
    CodeQuartier,
    Id,
    Ids,
    Jour,
    Nombre,
    Prose,
    Record,
    Sourced,
    Texte,
    Textes,
    one_or_several,
)
from contrats.model.engagement import Cible, Montant, Nature, Portee
from contrats.model.temps import PourQuand, Quand
from contrats.model.territoire import Contact

Communes = Annotated[tuple[CodeInsee, ...], BeforeValidator(one_or_several)]
Quartiers = Annotated[tuple[CodeQuartier, ...], BeforeValidator(one_or_several)]


class Aide(Record):
    """Ce qu'on demande au lecteur quand un contrat n'est pas encore écrit."""

    titre: Texte
    """La demande en une phrase."""
    texte: Prose
    """Ce qui manque, et comment aider."""


class ChiffreImprime(Sourced):
    """Un chiffre que la source imprime."""

    libelle: Texte
    """Ce qui est compté."""
    valeur: Nombre | None = None
    """Le nombre imprimé."""
    texte: Texte | None = None
    """Le chiffre en mots, quand le nombre seul ne suffit pas : « plus de 699 000 »."""
    unite: Texte | None = None
    """Unité."""
    indicateur: Id | None = None
    """Indicateur du catalogue : sa définition est montrée au lecteur."""
    compte: Literal["contrats", "quartiers", "communes"] | None = None
    """Ce que le site sait compter lui-même : son propre compte est montré à côté du chiffre imprimé."""


class ChangementDeCarte(Sourced):
    """Ce qui a changé dans la carte des quartiers."""

    texte: Prose
    """Le changement en une phrase."""
    communes: Communes = ()
    """Communes touchées."""
    quartiers: Quartiers = ()
    """Quartiers touchés."""


class Enumeration(Sourced):
    """Une phrase, puis une liste."""

    texte: Prose
    """La phrase qui ouvre la liste."""
    liste: Textes
    """Les éléments."""


class Cadre(Sourced):
    """Ce que l'on sait d'un territoire plus grand que les contrats : département, région."""

    id: Id
    """Identifiant définitif."""
    titre: Texte
    """Titre : « Dans le Nord »."""
    texte: Prose | None = None
    """L'essentiel en deux phrases."""
    chiffres: tuple[ChiffreImprime, ...] = ()
    """Chiffres."""
    changements: tuple[ChangementDeCarte, ...] = ()
    """Ce qui a changé dans la carte des quartiers."""
    questions: Enumeration | None = None
    """Ce qui reste à travailler."""


class EtapeCommune(Sourced):
    """Un moment qui compte pour tous les contrats."""

    date: Jour | None = None
    """Jour, s'il est connu."""
    quand: Quand | None = None
    """Moment en mots, si le jour n'est pas connu."""
    texte: Prose
    """Ce qui se passe, en une phrase."""


class SignatureAnnoncee(Sourced):
    """Une ligne du calendrier des signatures."""

    contrat: Id
    """Contrat : le nom de son dossier."""
    date: Jour
    """Jour annoncé ; c'est aussi celui de la signature dans `contrat.yml`."""
    imprime: Texte | None = None
    """Le nom imprimé dans le calendrier."""


class Calendrier(Sourced):
    """Le calendrier des signatures, tel qu'il a été annoncé."""

    texte: Prose | None = None
    """D'où il vient, et ce qui est confirmé."""
    dates: tuple[SignatureAnnoncee, ...] = ()
    """Une ligne par contrat."""
    sans_date: Ids = ()
    """Contrats du département que le calendrier ne cite pas."""


class ObjectifDuProgramme(Sourced):
    """Ce que le programme vise ; s'il est aussi un engagement du site, ce qui manque ici est repris de lui."""

    engagement: Id | None = None
    """Le même objectif, parmi les engagements partagés ou ceux du contrat nommé."""
    contrat: Id | None = None
    """Contrat de cet engagement, quand il n'est pas partagé."""
    titre: Texte | None = None
    """Titre."""
    texte: Texte | None = None
    """L'objectif en quelques mots."""
    echeance: PourQuand | None = None
    """Pour quand."""
    nature: Nature | None = None
    """ferme, sous-condition, a-l-etude ou en-place (déjà là)."""
    cibles: Annotated[tuple[Cible, ...], BeforeValidator(one_or_several)] = ()
    """Résultats chiffrés visés."""


class AxeDuProgramme(Record):
    """Une partie du programme."""

    titre: Texte
    """Titre."""
    texte: Prose | None = None
    """Explication."""
    objectifs: tuple[ObjectifDuProgramme, ...] = ()
    """Ce qui est visé."""


class Exemple(Sourced):
    """Une action déjà menée quelque part."""

    titre: Texte
    """Nom de l'action."""
    lieu: Texte | None = None
    """Où, en mots."""
    communes: Communes = ()
    """Communes."""
    texte: Prose | None = None
    """Ce qui s'y fait."""


class Programme(Sourced):
    """Un programme qui vaut pour tous les contrats du département."""

    id: Id
    """Identifiant définitif : il fait l'adresse de la page."""
    titre: Texte
    """Titre."""
    thematiques: Ids = ()
    """Thèmes."""
    portee: Portee = "departement"
    """Où il vaut : departement, region ou national, le plus souvent."""
    organisations: Ids = ()
    """Qui le porte."""
    texte: Prose | None = None
    """Le programme en quelques phrases."""
    chiffres: tuple[ChiffreImprime, ...] = ()
    """Chiffres."""
    montants: Annotated[tuple[Montant, ...], BeforeValidator(one_or_several)] = ()
    """Sommes annoncées."""
    axes: tuple[AxeDuProgramme, ...] = ()
    """Parties du programme, chacune avec ses objectifs."""
    objectifs: tuple[ObjectifDuProgramme, ...] = ()
    """Ce qui est visé, quand le programme n'a pas de parties."""
    exemples: tuple[Exemple, ...] = ()
    """Actions déjà menées."""
    signataires_annonces: Enumeration | None = None
    """Qui doit signer les contrats."""
    contacts: tuple[Contact, ...] = ()
    """À qui s'adresser."""


class Departement(Record):
    """Un département autour de ses contrats : le fichier content/departements/<id>.yml."""

    id: Id
    """Identifiant : le nom du fichier."""
    territoire: Texte
    """Code du département, celui des contrats (« 59 »)."""
    titre: Texte
    """Titre."""
    resume: Texte | None = None
    """L'essentiel en une ou deux phrases."""
    aide: Aide | None = None
    """Ce qu'on demande au lecteur pour les contrats qui ne sont pas encore écrits."""
    cadre: tuple[Cadre, ...] = ()
    """Le département, la région : chiffres et changements."""
    etapes: tuple[EtapeCommune, ...] = ()
    """Les moments qui comptent pour tous les contrats, dans l'ordre."""
    calendrier: Calendrier | None = None
    """Calendrier des signatures."""
    programmes: tuple[Programme, ...] = ()
    """Programmes qui valent pour tous les contrats."""
