"""The home page: the contract in a minute, and the shortest way to one's quartier."""

from __future__ import annotations

from collections.abc import Iterator

from contrats.figures.avancement import avancement
from contrats.model.engagement import LOCALES
from contrats.model.territoire import Quartier
from contrats.pages.cartes import carte_du_contrat
from contrats.pages.chiffres import en_bref
from contrats.pages.gouvernance import reunions_a_venir
from contrats.pages.noms import nom_de
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu
from contrats.reading.validation import slug


def pages(rendu: Rendu) -> Iterator[Page]:
    dossier = rendu.dossier
    contrat = dossier.contrat
    local = [e for e in dossier.engagements if e.fiche.portee in LOCALES]
    passed = [e for e in dossier.engagements if avancement(e.fiche, au=rendu.au).echeance_passee]
    past = [v for v in contrat.versions if v.date and v.date <= rendu.au]
    part = dossier.participation
    yield rendu.page(
        "accueil.html",
        url="",
        titre=contrat.titre,
        section="accueil",
        description=contrat.resume or "",
        sommaire=False,
        carte=carte_du_contrat(rendu, depuis=""),
        porteur=dossier.get("organisation", contrat.porteur),
        signataires=len(contrat.signataires),
        d_ailleurs=sum(dossier.d_ailleurs(e) for e in dossier.engagements),
        par_commune=par_commune(rendu),
        local=local,
        passes=passed,
        versions=sorted(past, key=lambda v: v.date, reverse=True)[:3],
        reunions=reunions_a_venir(rendu)[:3],
        chiffres=en_bref(rendu, contrat.chiffres_cles),
        priorites=[p for p in part.priorites if p.par == "habitants"] if part else [],
        modifiable=contrat.place().file,
    )


def par_commune(rendu: Rendu) -> list[tuple[str, list[Quartier]]]:
    """The quartiers under the name of each of their communes, from A to Z; one of several communes is under each."""
    found: dict[str, list[Quartier]] = {}
    for quartier in rendu.dossier.quartiers:
        for commune in rendu.dossier.all_of("commune", quartier.communes):
            found.setdefault(nom_de(commune), []).append(quartier)
    return sorted(found.items(), key=lambda pair: slug(pair[0]))
