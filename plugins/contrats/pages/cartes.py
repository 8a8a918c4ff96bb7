"""The maps of a site: its page « La carte », and the static maps that other pages show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from contrats.figures.cartes import NON_SITUE, SANS_CONTOUR, Carte, Demande, Lieu, carte, sources_en_mots
from contrats.figures.graphiques.mots import enumere
from contrats.model.territoire import Quartier
from contrats.pages.adresses import relative
from contrats.pages.carte_interactive import demande
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu
from contrats.pages.situation import AUTRES, Situation

URL = "carte/"
_PETITE = (170.0, 270.0)
_GRANDE = (180.0, 330.0)
PREFIXE = "carte"


@dataclass(frozen=True)
class CarteDePage:
    """A static map with what must be said beside it."""

    carte: Carte
    legende: tuple[tuple[str, str], ...]
    """Sign (a class of ``cartes.css``) and words of each row."""
    notes: tuple[str, ...]
    source: str
    petite: bool

    @property
    def numerotee(self) -> bool:
        return self.carte.numerotee


@dataclass(frozen=True)
class LigneDeLieu:
    """A place in the list that says the same as the map."""

    lieu: Lieu
    precisions: tuple[str, ...]


def pages(rendu: Rendu) -> Iterator[Page]:
    drawn = carte_du_contrat(rendu, depuis=URL)
    if drawn is None:
        return
    situation = rendu.situation
    yield rendu.page(
        "carte.html",
        url=URL,
        titre="La carte",
        section="quartiers",
        carte=drawn,
        situation=situation,
        demande=demande(rendu),
        quartiers=_quartiers(situation),
        communes=_lignes(situation, (c for c in situation.communes if c.role != "voisin"), lambda c: ()),
        autres=_lignes(situation, (lieu for _, lieu in situation.autres), lambda c: ()),
        genres={t.id: AUTRES[t.type] for t, _ in situation.autres},
        equipements=[e for e, _ in situation.equipements],
        description="Où sont les quartiers prioritaires du contrat : la carte et la liste des lieux.",
        modifiable=rendu.dossier.contrat.place().file,
    )


def carte_du_contrat(rendu: Rendu, *, depuis: str) -> CarteDePage | None:
    """The quartiers of the contract in their communes; None when nothing is known of where they are.

    Drawn once: from one page to another, only the way back to the root of the site changes.
    """
    s = rendu.situation
    if "" not in s.dessins:
        s.dessins[""] = _carte_du_contrat(rendu)
    back = relative("", depuis=depuis) if depuis else ""
    if back not in s.dessins:
        s.dessins[back] = _vue_de(s.dessins[""], back)
    return s.dessins[back]


def _vue_de(drawn: CarteDePage | None, retour: str) -> CarteDePage | None:
    """The map of the root as seen from another page; the names on it are escaped: no other ``<a`` can stand in it."""
    if drawn is None:
        return None
    svg = drawn.carte.svg.replace('<a href="', f'<a href="{retour}')
    return replace(drawn, carte=replace(drawn.carte, svg=svg))


def _carte_du_contrat(rendu: Rendu) -> CarteDePage | None:
    s = rendu.situation
    frame = (*(q.code for q in s.quartiers), *(c.code for c in s.communes if c.role != "voisin"))
    places = (*s.communes, *(lieu for _, lieu in s.autres), *s.quartiers)
    return _carte(rendu, f"Les quartiers du contrat {rendu.dossier.contrat.nom_court}", places, frame, depuis="")


def carte_du_quartier(rendu: Rendu, quartier: Quartier, *, depuis: str) -> CarteDePage | None:
    """The quartier in its communes, the other quartiers of the contract around it."""
    s = rendu.situation
    own = s.communes_de(quartier)
    places = (
        *(replace(c, role="" if c.code in own else "voisin") for c in s.communes),
        *(
            replace(q, role="sujet", href="") if q.code == quartier.code else replace(q, role="voisin")
            for q in s.quartiers
        ),
    )
    subject = next(q for q in s.quartiers if q.code == quartier.code)
    if not s.connu(subject):
        return None
    title = f"Où se trouve le quartier {quartier.nom_court or quartier.nom}"
    return _carte(rendu, title, places, (quartier.code, *own), depuis=depuis, petite=True)


def carte_de_la_commune(rendu: Rendu, insee: str, *, depuis: str) -> CarteDePage | None:
    """The commune with its quartiers."""
    s = rendu.situation
    own = {q.code for q in rendu.dossier.quartiers if insee in q.communes}
    places = (
        *(replace(c, role="", href="") if c.code == insee else replace(c, role="voisin") for c in s.communes),
        *(q if q.code in own else replace(q, role="voisin") for q in s.quartiers),
    )
    name = next((c.nom for c in s.communes if c.code == insee), "")
    title = f"{name} et ses quartiers prioritaires" if own else name
    return _carte(rendu, title, places, (insee, *sorted(own)), depuis=depuis, petite=True)


def _carte(
    rendu: Rendu,
    titre: str,
    lieux: Iterable[Lieu],
    cadre: tuple[str, ...],
    *,
    depuis: str,
    petite: bool = False,
) -> CarteDePage | None:
    s = rendu.situation
    name = s.epci.nom if s.epci else ""
    here = tuple(replace(p, href=relative(p.href, depuis=depuis)) if p.href else p for p in lieux)
    wanted = Demande(
        titre=titre,
        lieux=here,
        cadre=cadre,
        epci=rendu.dossier.contrat.porteur,
        nom_epci=name,
        hauteurs=_PETITE if petite else _GRANDE,
        au_moins=3_000.0 if petite else 6_000.0,
    )
    shared = _dessines_en_entier(rendu, {p.code for p in here if p.role != "voisin"})
    drawn = carte(wanted, s.fond, prefixe=PREFIXE)
    if drawn is None:
        return None
    seen = [p for p in here if p.code in drawn.traces | drawn.points]
    notes = tuple(n for n in (_sans_contour(drawn, seen), shared, _non_situes(s, here)) if n)
    return CarteDePage(drawn, tuple(_legende(drawn, seen, name)), notes, sources_en_mots(drawn.sources), petite)


def _legende(drawn: Carte, seen: list[Lieu], epci: str) -> Iterator[tuple[str, str]]:
    own = [p for p in seen if p.sorte == "quartier" and p.role != "voisin"]
    around = [p for p in seen if p.sorte == "quartier" and p.role == "voisin"]
    subject = any(p.role == "sujet" for p in own)
    if own:
        sign = "quartier" if any(p.code in drawn.traces for p in own) else "point"
        yield sign, "ce quartier" if subject else "quartier prioritaire"
    if around:
        yield "voisin", "autre quartier prioritaire du contrat"
    if drawn.communes:
        yield "commune", "commune qui a un quartier prioritaire" if not subject else "sa commune"
    if any(p.sorte == "commune" and p.code in drawn.points for p in seen):
        yield "mairie", "commune"
    if any(p.sorte == "autre" for p in seen):
        yield "autre", "autre territoire du contrat"
    if drawn.epci and epci:
        yield "epci", f"limite : {epci}"


def _sans_contour(drawn: Carte, seen: list[Lieu]) -> str:
    marked = [p.nom for p in seen if p.sorte == "quartier" and p.code in drawn.points]
    if not marked:
        return ""
    traced = any(p.sorte == "quartier" and p.code in drawn.traces for p in seen)
    which = f" pour {enumere(marked)}" if traced else ""
    return f"{SANS_CONTOUR[0].upper()}{SANS_CONTOUR[1:]}{which} : un point marque à peu près le milieu du quartier."


def _dessines_en_entier(rendu: Rendu, codes: set[str]) -> str:
    """Which quartiers of the map this contract shares: their shape goes beyond its part."""
    shared = (
        {q.code for q in rendu.dossier.contrat.quartiers if q.part}
        & codes
        & rendu.situation.fond.quartiers.formes.keys()
    )
    names = [q.nom for q in rendu.situation.quartiers if q.code in shared]
    if not names:
        return ""
    verb = "est dessiné en entier" if len(names) == 1 else "sont dessinés en entier"
    return f"{enumere(names)} {verb} : ce contrat n'en couvre qu'une part."


def _non_situes(situation: Situation, lieux: Iterable[Lieu]) -> str:
    """The quartiers that no map can show."""
    names = [p.nom for p in lieux if p.sorte == "quartier" and p.role != "voisin" and not situation.connu(p)]
    return f"{NON_SITUE[0].upper()}{NON_SITUE[1:]}{'s' if len(names) > 1 else ''} : {enumere(names)}." if names else ""


def _quartiers(situation: Situation) -> list[LigneDeLieu]:
    parts = {q.code: q.part for q in situation.dossier.contrat.quartiers}
    records = {q.code: q for q in situation.dossier.quartiers}

    def more(place: Lieu) -> tuple[str, ...]:
        towns = situation.dossier.all_of("commune", records[place.code].communes)
        where = ", ".join(t.nom for t in towns)
        part = parts.get(place.code)
        drawn = ", dessiné en entier" if place in situation.fond else ""
        return tuple(p for p in (where, f"partagé{drawn} : ce contrat couvre {part}" if part else "") if p)

    return _lignes(situation, situation.quartiers, more)


def _lignes(situation: Situation, lieux: Iterable[Lieu], more: Callable[[Lieu], tuple[str, ...]]) -> list[LigneDeLieu]:
    return [LigneDeLieu(place, (*more(place), *_connaissance(situation, place))) for place in lieux]


def _connaissance(situation: Situation, lieu: Lieu) -> tuple[str, ...]:
    """What is not known of where a place is."""
    if lieu in situation.fond:
        return ()
    return (SANS_CONTOUR,) if lieu.position is not None else (NON_SITUE,)
