"""Markdown files: a front matter between two lines ``---``, then prose."""

from __future__ import annotations

import pytest

from tests.projects import ORIENTATION, marked

FAULTS = {
    "no front matter": ("L030", "▸titre: Santé\n\nTexte.\n", "entre deux lignes « --- »"),
    "front matter never closed": (
        "L031",
        "▸---\ntitre: Santé\n\nTexte.\n",
        "Ajoutez une ligne « --- » après",
    ),
    "front matter is a text": ("L032", "---\n▸Santé\n---\n", "Écrivez « clé: valeur »"),
    "front matter is a list": ("L032", "---\n▸- titre: Santé\n---\n", "Écrivez « clé: valeur »"),
    "text in both places": (
        "L033",
        "---\ntitre: Santé\n▸texte: Ici\n---\nEt là.\n",
        "dans le corps seulement",
    ),
    "slip in the front matter": ("L020", "---\ntitre: Santé ▸: soins\n---\nTexte.\n", "entre guillemets"),
    "unknown key in the front matter": ("M002", "---\ntitre: Santé\n▸resumé: x\n---\n", "« resume »"),
}


@pytest.mark.parametrize(("code", "text", "mend"), FAULTS.values(), ids=FAULTS)
def test_fault_is_told_where_it_is_with_its_mend(projet, code, text, mend):
    fault = projet({ORIENTATION: text}).fault()
    assert (fault.code, fault.place) == (code, marked(ORIENTATION, text)) and mend in fault.proposal, str(fault)


def test_empty_front_matter_lacks_what_is_needed(projet):
    fault = projet({ORIENTATION: "---\n---\nTexte.\n"}).fault()
    assert (fault.code, fault.message) == ("M001", "il manque la clé « titre »")


def test_body_keeps_its_lines_and_its_horizontal_rules(projet):
    orientation = projet({ORIENTATION: "---\ntitre: Santé\n---\n\n## Un\n\n---\n\nDeux\n"}).dossier().orientations[0]
    assert orientation.texte == "## Un\n\n---\n\nDeux"


def test_body_knows_its_line(projet):
    text = "---\ntitre: Santé\n---\n\n▸Bonjour.\n"
    orientation = projet({ORIENTATION: text}).dossier().orientations[0]
    assert orientation.place("texte") == marked(ORIENTATION, text)


def test_file_without_body_has_no_text(projet):
    assert projet({ORIENTATION: "---\ntitre: Santé\n---\n\n"}).dossier().orientations[0].texte is None
