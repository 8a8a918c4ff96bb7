"""Reading again after each edit gives what a fresh reading gives, and links and checks only what the edit touches."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from contrats.diagnostics import has_errors, in_reading_order
from contrats.outputs.sites import Contenu, read_content, site_of
from contrats.publishing.direct import lecture
from contrats.publishing.direct.lecture import Lecture

from tests.direct.apercus import DAY
from tests.projects import (
    BASE,
    CATALOGUE,
    COMMUN,
    CONTRAT,
    ENGAGEMENTS,
    OBSERVATIONS,
    ORGANISATIONS,
    ORIENTATION,
    QUARTIER,
    TERRITOIRES,
    Files,
    write,
)

NEIGHBOUR = "content/contrats/voisin/contrat.yml"
AREA = "content/departements/nord.yml"
FULL: Files = {
    **BASE,
    NEIGHBOUR: BASE[CONTRAT].replace("Essai", "Voisin"),
    TERRITOIRES: BASE.get(TERRITOIRES, "") + "- {id: '59', nom: Nord, type: departement}\n",
    ENGAGEMENTS: "- {id: laep, titre: Ouvrir, porteurs: [caf], nature: ferme, portee: contrat}\n",
    AREA: """
        titre: Le Nord
        territoire: "59"
        calendrier: {sans-date: [essai, voisin]}
        programmes:
          - id: pacte
            titre: Le pacte
            objectifs:
              - {contrat: essai, engagement: laep}
        """,
    CATALOGUE: "- {id: taux, libelle: Taux, unite: '%'}\n",
    OBSERVATIONS: "indicateur;territoire;annee;perimetre;valeur\ntaux;QN05941I;2021;2024;5\n",
}
EDITS: tuple[tuple[str, Files | str], ...] = (
    # what is done, and the files written or the folder or file removed
    ("nothing", {}),
    ("an engagement", {ENGAGEMENTS: FULL[ENGAGEMENTS].replace("Ouvrir", "Fermer")}),
    ("an engagement that a programme names gets another name", {ENGAGEMENTS: FULL[ENGAGEMENTS].replace("laep", "l")}),
    ("a wrong holder", {ENGAGEMENTS: FULL[ENGAGEMENTS].replace("caf", "cafe")}),
    ("the same fault a line below", {ENGAGEMENTS: "# ici\n" + FULL[ENGAGEMENTS].replace("caf", "cafe")}),
    ("a new text", {ORIENTATION: "---\ntitre: La santé\n---\nVoir [l'autre](orientation:rien).\n"}),
    ("the text without its fault", {ORIENTATION: "---\ntitre: La santé\n---\nVoir plus loin.\n"}),
    ("an organisation that contracts name is renamed", {ORGANISATIONS: "- {id: mairie, nom: Ville, type: commune}\n"}),
    ("it comes back, at other lines", {ORGANISATIONS: "# d'abord\n" + BASE[ORGANISATIONS]}),
    ("a quartier", {QUARTIER: BASE[QUARTIER].replace("Essais", "Roses")}),
    ("a quartier gets the name of another", {QUARTIER: "---\nnom: [\n---\n"}),
    ("its mend", {QUARTIER: BASE[QUARTIER]}),
    ("a figure", {OBSERVATIONS: FULL[OBSERVATIONS].replace(";5\n", ";6\n")}),
    ("a figure twice", {OBSERVATIONS: FULL[OBSERVATIONS] + "taux;QN05941I;2021;2024;7\n"}),
    ("the catalogue", {CATALOGUE: "- {id: autre, libelle: Autre, unite: '%'}\n"}),
    (
        "what contracts share",
        {
            COMMUN: "titre: Partagé\nterritoires: '59'\norganisations: caf\nengagements:\n- {id: p, titre: P, porteurs: [caf], nature: ferme, portee: departement}\n"
        },
    ),
    (
        "a contract takes it",
        {NEIGHBOUR: FULL[NEIGHBOUR].replace("porteur: ville", "porteur: ville\n        communs: [etat]")},
    ),
    (
        "a programme of the département names it",
        {AREA: FULL[AREA].replace("contrat: essai, engagement: laep", "engagement: p")},
    ),
    ("an image", {"content/contrats/voisin/medias/vue.png": b"\x89PNG"}),
    ("a text that shows it", {"content/contrats/voisin/pages/vue.md": "---\ntitre: Vue\n---\n![](medias/vue.png)\n"}),
    (
        "the text with words for it",
        {"content/contrats/voisin/pages/vue.md": "---\ntitre: Vue\n---\n![La vue](medias/vue.png)\n"},
    ),
    ("the image goes", "content/contrats/voisin/medias/vue.png"),
    ("a contract that cannot be read", {CONTRAT: "titre: [\n"}),
    ("a new contract", {"content/contrats/neuf/contrat.yml": BASE[CONTRAT]}),
    ("the contract mended", {CONTRAT: BASE[CONTRAT]}),
    ("a contract leaves", "content/contrats/voisin"),
    ("the département leaves", AREA),
    ("everything is left", "content"),
)


def seen(content: Contenu) -> tuple[object, ...]:
    """All that editors and readers see of a content: with errors, no page is shown."""
    faults, library = Counter(in_reading_order(content.diagnostics)), content.library
    records = {
        i: repr([replace(d, library=None), d.organisations, d.observations]) for i, d in library.dossiers.items()
    }
    if has_errors(content.diagnostics):
        return faults, records, repr(library.shared)
    sites = [site_of(content, ident) for ident in ("", *library.dossiers)]
    return faults, records, [([(p.url, p.corps) for p in site.pages], site.fichiers, site.medias) for site in sites]


def do(root: Path, edit: Files | str) -> None:
    if not isinstance(edit, str):
        return write(root, edit)
    path = root / edit
    return shutil.rmtree(path) if path.is_dir() else path.unlink()


def test_after_each_edit_what_was_read_is_what_is_read_afresh(tmp_path: Path) -> None:
    write(tmp_path, FULL)
    reading, said, good = Lecture(tmp_path, au=DAY), set(), 0
    for what, edit in EDITS:
        do(tmp_path, edit)
        again, afresh = reading.contenu(), read_content(tmp_path, au=DAY)
        assert seen(again) == seen(afresh), what
        said |= {d.code for d in afresh.diagnostics}
        if has_errors(afresh.diagnostics) and isinstance(edit, dict):
            write(tmp_path, {name: FULL.get(name, "---\ntitre: Rien\n---\n") for name in edit})
        else:
            good += 1
    assert good > 8
    assert {"R001", "C130", "C134", "C142", "R003"} <= said, "the edits of this test bring faults of each kind"


def test_the_last_version_keeps_what_it_had(tmp_path: Path) -> None:
    write(tmp_path, FULL)
    reading = Lecture(tmp_path, au=DAY)
    first = reading.contenu()
    before = seen(first)
    do(tmp_path, {**EDITS[1][1], NEIGHBOUR: FULL[NEIGHBOUR].replace("Voisin", "Autre")})
    shutil.rmtree(tmp_path / "content/quartiers")
    reading.contenu()
    assert seen(first) == before


@pytest.mark.parametrize(
    ("edit", "linked"),
    [
        ({}, []),
        ({ENGAGEMENTS: FULL[ENGAGEMENTS].replace("Ouvrir", "Fermer")}, ["essai"]),
        ({NEIGHBOUR: FULL[NEIGHBOUR].replace("Voisin", "Autre")}, ["voisin"]),
        ({ORGANISATIONS: "# ici\n" + BASE[ORGANISATIONS]}, ["essai", "voisin"]),
    ],
    ids=["nothing", "one contract", "another", "what they share"],
)
def test_only_what_an_edit_touches_is_linked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edit: Files, linked: list[str]
) -> None:
    write(tmp_path, FULL)
    reading, names = Lecture(tmp_path, au=DAY), []
    reading.contenu()
    link = lecture.link_contract
    monkeypatch.setattr(
        lecture, "link_contract", lambda lib, name, *rest: (names.append(name), link(lib, name, *rest))[1]
    )
    write(tmp_path, edit)
    reading.contenu()
    assert names == linked
