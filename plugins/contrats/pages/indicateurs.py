"""An indicator: what it says in words, its charts, every value with its source, its definition, its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from contrats.figures import traces
from contrats.figures.graphiques import Dessin
from contrats.figures.lectures import Lecture, derniere, du_meme_moment
from contrats.figures.moments import moment
from contrats.figures.phrases import Phrase
from contrats.figures.traces import Trait
from contrats.model.base import Citation
from contrats.model.indicateur import Indicateur, Observation
from contrats.pages.noms import nom_de
from contrats.pages.page import Page
from contrats.pages.releve import PLUS_LARGES, Releve, mesures
from contrats.pages.rendu import Rendu
from contrats.pages.tableaux import tableau_des_lieux
from contrats.pages.telechargements import adresse_csv, adresse_json

TIENT = 90
"""Letters of a source that a chart holds; the pages of a longer one stand under the table."""
FIL = (("Les chiffres", "chiffres/"),)


@dataclass(frozen=True)
class Fiche:
    """What the page of an indicator shows above its table."""

    lieu: Any
    """The territory that the words are about."""
    lecture: Lecture | None
    etendue: Phrase | None
    evolution: Dessin | None
    comparaison: Dessin | None
    composition: Dessin | None


def pages(rendu: Rendu) -> Iterator[Page]:
    for indicateur in rendu.releve:
        yield _page(rendu, indicateur)


def _page(rendu: Rendu, indicateur: Indicateur) -> Page:
    dossier = rendu.dossier
    return rendu.page(
        "indicateur.html",
        url=f"chiffres/{indicateur.id}/",
        titre=indicateur.libelle,
        section="chiffres",
        fil=FIL,
        description=indicateur.definition or f"{indicateur.libelle} : les valeurs, leur année et leur source.",
        recherche=1.5,
        modifiable="data/indicateurs/catalogue.yml",
        i=indicateur,
        fiche=fiche(rendu, indicateur),
        tableau=tableau_des_lieux(rendu.releve, indicateur),
        engagements=rendu.releve.qui_cite(indicateur.id),
        actions=[a for a in dossier.actions if any(m.indicateur == indicateur.id for m in mesures(a))],
        orientations=[o for o in dossier.orientations if indicateur.id in o.chiffres],
        freres=[x for x in rendu.releve if x.groupe == indicateur.groupe and x is not indicateur],
        csv=adresse_csv(indicateur.id),
        json=adresse_json(indicateur.id),
    )


def fiche(rendu: Rendu, indicateur: Indicateur) -> Fiche:
    """The words and charts of an indicator for the whole contract."""
    releve = rendu.releve
    main = releve.principal(indicateur.id)
    places = releve.lieux(indicateur.id)
    last = [o for p in places if (o := derniere(releve.de(indicateur.id, p)))]
    source = sources_en_mots(rendu, releve.toutes(indicateur.id))
    lines = (Trait(releve.noms[p], tuple(releve.de(indicateur.id, p))) for p in ordre_des_traits(releve, places, main))
    return Fiche(
        lieu=rendu.dossier.get("lieu", main),
        lecture=releve.lecture(indicateur, main) if main else None,
        etendue=releve.etendue(indicateur),
        evolution=traces.evolution(indicateur, lines, source=source, prefixe="evolution"),
        comparaison=barres(rendu, indicateur, last, sujet=main),
        composition=parts(rendu, indicateur, main),
    )


def ordre_des_traits(releve: Releve, places: list[str], main: str | None) -> list[str]:
    """The main territory first, then the wider ones, then the quartiers."""
    return sorted(places, key=lambda p: (p != main, releve.famille(p) == "quartier", releve.rang[p]))


def barres(
    rendu: Rendu, indicateur: Indicateur, observations: list[Observation], *, sujet: str | None
) -> Dessin | None:
    """The territories side by side, at the moment for which most are known and that can be set beside each other."""
    releve = rendu.releve
    family = traces.comparables(indicateur, [releve.famille(o.territoire) for o in observations])
    found = [o for o in observations if family is None or releve.famille(o.territoire) == family]
    moments = [(o.annee, o.source if not moment(o.annee).connu else "") for o in found]
    if not moments:
        return None
    common = max(dict.fromkeys(moments), key=lambda m: (moments.count(m), m))
    found = [o for o, m in zip(found, moments, strict=True) if m == common]
    names = releve.noms
    return traces.comparaison(
        indicateur,
        [Trait(names[o.territoire], (o,), o.territoire == sujet) for o in found],
        source=sources_en_mots(rendu, found),
        prefixe="comparaison",
    )


def comparaison_en_barres(rendu: Rendu, indicateur: Indicateur, place: str) -> Dessin | None:
    """A territory beside the wider ones, for a page that shows several charts."""
    releve = rendu.releve
    own = derniere(releve.de(indicateur.id, place))
    if own is None or traces.comparables(indicateur, ["quartier"]) is not None:
        return None
    around = [p for p in releve.lieux(indicateur.id) if releve.famille(p) in PLUS_LARGES]
    found = [own, *(o for p in around if (o := du_meme_moment(releve.de(indicateur.id, p), que=own)))]
    names = releve.noms
    return traces.comparaison(
        indicateur,
        [Trait(names[o.territoire], (o,), o.territoire == place) for o in found],
        source=sources_en_mots(rendu, found),
        prefixe=f"barres-{indicateur.id}",
    )


def parts(rendu: Rendu, indicateur: Indicateur, main: str | None) -> Dessin | None:
    """The whole that this indicator is a part of, at its latest moment on the main territory."""
    part = indicateur.part
    last = derniere(rendu.releve.de(indicateur.id, main)) if part and main else None
    if last is None:
        return None
    found = []
    for other in rendu.releve:
        if other.part and other.part.tout == part.tout:
            same = [
                o for o in rendu.releve.de(other.id, main) if (o.annee, o.perimetre) == (last.annee, last.perimetre)
            ]
            found += [(other.part.nom or other.libelle_court or other.libelle, other, o) for o in same[:1]]
    whole = rendu.dossier.get("indicateur", part.total)
    totals = [o for o in rendu.releve.de(whole.id, main) if o.annee == last.annee] if whole else []
    return traces.composition(
        part.tout,
        found,
        source=sources_en_mots(rendu, [o for *_, o in found]),
        prefixe="parts",
        unite=whole.unite if whole else indicateur.unite,
        total=totals[0].valeur if totals else None,
        precision=", ".join(w for w in (rendu.releve.noms[main], last.annee if moment(last.annee).connu else "") if w),
    )


def sources_en_mots(rendu: Rendu, observations: list[Observation]) -> str:
    """The documents of these values, for a chart."""
    return documents_en_mots(rendu, [Citation(document=o.source, page=o.page) for o in observations if o.source])


def documents_en_mots(rendu: Rendu, citations: Iterable[Citation]) -> str:
    """The documents, each once, with its page when there is only one and it is short."""
    pages: dict[str, dict[str, None]] = {}
    for citation in citations:
        pages.setdefault(citation.document, {})[citation.page or ""] = None
    words = []
    for ident, found in pages.items():
        document = rendu.dossier.get("document", ident)
        only = next(iter(found)) if len(found) == 1 else ""
        name = nom_de(document) if document else ident
        words.append(f"{name}, {only}" if only and len(name) + len(only) < TIENT else name)
    return " ; ".join(words)
