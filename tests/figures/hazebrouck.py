"""Every sentence that the real figures of Hazebrouck give, to be read by eye.

``python -m tests.figures.hazebrouck`` writes them again; the test says when they change.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from contrats.figures.cibles import ambition
from contrats.figures.comparaisons import comparaison, evolution
from contrats.figures.lectures import depuis_le_debut
from contrats.figures.lieux import lieu
from contrats.figures.phrases import Phrase, Refus
from contrats.figures.series import Serie, series
from contrats.linking import link
from contrats.model.territoire import Quartier, Territoire
from contrats.reading.tree import read_tree

ROOT = Path(__file__).parents[2]
TABLEAU = "data/indicateurs/hazebrouck.csv"
FICHIER = Path(__file__).with_name("hazebrouck.txt")
RETARD = "{valeur} des élèves entrent en 6e avec du retard"


def lignes() -> Iterator[str]:
    """The sentences in time, between territories and of targets; refusals and precautions with them."""
    library, _ = link(read_tree(ROOT)[0])
    known = library.shared["indicateur"]
    found = series(o for o in library.observations if o.place().file == TABLEAU)
    yield "# Dans le temps"
    for s in found:
        points = [p.observation for p in s.points]
        said = depuis_le_debut(known[s.indicateur], points[-1], points) if points else None
        if said is not None:
            yield from _bloc(f"{s.indicateur}, {s.territoire}", said)
        if s.indicateur == "retard-entree-6e":
            told = evolution(known[s.indicateur], points[-1], depuis=points[0], phrase=RETARD)
            yield from _bloc("avec une phrase", told)
    yield "# Entre territoires"
    dossier = library.dossiers["hazebrouck"]
    places = {
        code: lieu(place) for code, place in dossier.index["lieu"].items() if isinstance(place, (Quartier, Territoire))
    }
    for here, there in _paires(found):
        own, other = _dernier(here), _dernier(there)
        said = comparaison(known[here.indicateur], own, ailleurs=other, lieux=places)
        yield from _bloc(f"{here.indicateur}, {here.territoire} et {there.territoire}", said)
    yield "# Cibles et points de départ"
    for engagement in (e.fiche for e in dossier.engagements):
        for cible in engagement.cible:
            said = ambition(cible)
            if not (isinstance(said, Refus) and said.cle in ("depart-inconnu", "cible-sans-nombre")):
                yield from _bloc(engagement.id, said)


def _paires(found: tuple[Serie, ...]) -> Iterator[tuple[Serie, Serie]]:
    """The nearest territory of each indicator with each of the others."""
    nearest = {s.indicateur: s for s in reversed(found)}
    for there in found:
        here = nearest[there.indicateur]
        if here.territoire != there.territoire:
            yield here, there


def _dernier(serie: Serie):
    return (serie.sans_annee + serie.points)[-1].observation


def _bloc(title: str, said: Phrase | Refus) -> Iterator[str]:
    yield f"## {title}"
    if isinstance(said, Refus):
        yield f"(refus) {said.raison}"
        return
    yield said.texte
    yield from (f"    {text}" for text in (said.avis, said.precaution) if text)


if __name__ == "__main__":
    FICHIER.write_text("\n".join(lignes()) + "\n", encoding="utf-8")
