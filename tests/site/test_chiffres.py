"""Every printed figure is found on a site, with its year, its place and where it stands in the documents."""

from __future__ import annotations

import re

from contrats.figures.nombres import nombre
from contrats.model.indicateur import Observation
from contrats.outputs.sites import Contenu
from contrats.pages.noms import nom_de
from contrats.pages.valeurs import annee_en_mots

from tests.pages.screens import spaced
from tests.site.built import BuiltSite
from tests.site.kinds import listed


def page_of(o: Observation, contrat: str, site: BuiltSite, read: dict[str, str]) -> str:
    address = f"{contrat}/chiffres/{o.indicateur}/"
    if address not in read:
        read[address] = spaced(site.pages[address].text_content()) if address in site.pages else ""
    return read[address]


def words_of(o: Observation, decimals: int | None) -> list[str]:
    """What a reader must find of the value: the printed words, or the number; of a hole, the words for it."""
    if o.valeur_texte:
        return [spaced(o.valeur_texte)]
    return [spaced(nombre(o.valeur, decimales=decimals))] if o.valeur is not None else ["non disponible"]


def test_each_figure_of_the_data_is_on_a_page_with_its_year_place_and_source(site: BuiltSite, contenu: Contenu) -> None:
    read: dict[str, str] = {}
    faults = []
    for contrat, dossier in contenu.library.dossiers.items():
        for o in dossier.observations:
            text = page_of(o, contrat, site, read)
            place = dossier.get("lieu", o.territoire)
            indicateur = contenu.library.shared["indicateur"][o.indicateur]
            wanted = [*words_of(o, indicateur.decimales), annee_en_mots(o.annee), spaced(nom_de(place)), spaced(o.page)]
            faults += [f"{contrat}/{o.indicateur}: {w}" for w in wanted if w not in text]
    assert not faults, listed(faults)


def test_figure_of_no_contract_is_on_the_portal(site: BuiltSite, contenu: Contenu) -> None:
    library = contenu.library
    shown = {id(o) for dossier in library.dossiers.values() for o in dossier.observations}
    text = spaced(site.pages[""].text_content())
    assert shown
    for o in (o for o in library.observations if id(o) not in shown):
        place = nom_de(library.shared["lieu"][o.territoire])
        for words in (*words_of(o, library.shared["indicateur"][o.indicateur].decimales), o.annee, place, o.page):
            assert spaced(words) in text


def test_foreigners_of_sabatier_are_not_available_and_not_zero(site: BuiltSite) -> None:
    rows = site.pages["porte-du-hainaut/chiffres/etrangers/"].xpath("//tr[th[normalize-space()='Sabatier']]")
    cells = [spaced(c.text_content()) for row in rows for c in row.xpath("./td")]
    assert cells and all("non disponible" in c for c in cells) and not re.search(r"\b0\b", " ".join(cells))
