"""Partners: who acts, what each promised, what each signed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from contrats.model.engagement import LOCALES
from contrats.model.organisation import Organisation
from contrats.pages.mots import MOTS
from contrats.pages.page import Page
from contrats.pages.rendu import Rendu

FIL = (("Partenaires", "partenaires/"),)


def pages(rendu: Rendu) -> Iterator[Page]:
    organisations = rendu.dossier.organisations
    if not organisations:
        return
    words = MOTS["organisation"]
    signed = {s.organisation for s in rendu.dossier.contrat.signataires}
    groups = [(words[t], [(o, _count(rendu, o), o.id in signed) for o in organisations if o.type == t]) for t in words]
    yield rendu.page(
        "partenaires.html",
        url="partenaires/",
        titre="Les partenaires",
        section="partenaires",
        description="Qui signe, qui agit, et pour quoi faire.",
        groupes=[(t, g) for t, g in groups if g],
        signataires=[(rendu.dossier.get("organisation", s.organisation), s) for s in rendu.dossier.contrat.signataires],
    )
    for organisation in organisations:
        yield _page(rendu, organisation)


def _count(rendu: Rendu, organisation: Organisation) -> int:
    return sum(organisation in e.porteurs for e in rendu.dossier.engagements)


def _page(rendu: Rendu, organisation: Organisation) -> Page:
    dossier = rendu.dossier
    ident = organisation.id
    held = [e for e in dossier.engagements if organisation in e.porteurs]
    gouv, fin, part = dossier.gouvernance, dossier.financements, dossier.participation
    return rendu.page(
        "partenaire.html",
        url=f"partenaires/{ident}/",
        titre=organisation.nom,
        section="partenaires",
        fil=FIL,
        recherche=2,
        description=f"Ce que {organisation.nom_court or organisation.nom} s'engage à faire.",
        org=organisation,
        parent=dossier.get("organisation", organisation.fait_partie_de),
        membres=[o for o in dossier.organisations if o.fait_partie_de == ident],
        locaux=[e for e in held if e.fiche.portee in LOCALES],
        larges=[e for e in held if e.fiche.portee not in LOCALES],
        associes=[e for e in dossier.engagements if organisation in e.associes],
        signatures=[s for s in dossier.contrat.signataires if s.organisation == ident],
        projets=[p for p in dossier.projets if ident in p.porteurs + p.associes],
        strategies=[s for s in dossier.strategies if ident in s.porteurs],
        actions=[a for a in dossier.actions if ident in a.porteurs],
        instances=[
            i
            for i in (gouv.instances if gouv else ())
            if ident in i.pilotes or any(m.organisation == ident for m in i.membres)
        ],
        instruments=[i for i in (fin.instruments if fin else ()) if ident in i.financeurs],
        tfpb=_tfpb(fin, ident),
        conseils=[c for c in (part.conseils_citoyens if part else ()) if c.id == ident],
        roles=[(o, r) for o in dossier.orientations for r in o.roles if r.porteur == ident],
        quartiers=[q for q in dossier.quartiers if ident in q.bailleurs],
        pilote=ident in dossier.contrat.pilotes,
        modifiable="data/organisations.yml",
    )


def _tfpb(financements: Any, ident: str) -> Any:
    if not financements or not financements.tfpb:
        return None
    return next((b for b in financements.tfpb.bailleurs if b.organisation == ident), None)
