"""YAML that editors get wrong, and YAML that attackers write: one place, one mend, nothing runs."""

from __future__ import annotations

import pytest
from contrats.reading.yaml_files import MOST_FAULTS

from tests.projects import ORGANISATIONS, SOURCES, marked

SLIPS = {
    # what the editor did: code, text with the place of the fault, words of the mend
    "tab as indent": ("L020", "- id: caf\n▸\tnom: CAF\n", "Remplacez les tabulations par des espaces"),
    "tab deeper": (
        "L020",
        "- id: caf\n  nom: CAF\n▸\ttype: x\n",
        "Remplacez les tabulations par des espaces",
    ),
    "unquoted colon": ("L020", "- id: caf\n  nom: Santé ▸: accès aux soins\n", "entre guillemets"),
    "indent too deep": ("L020", "- id: caf\n    nom▸: CAF\n", "alignez la ligne avec celle du dessus"),
    "indent too shallow": ("L020", "- id: caf\n ▸nom: CAF\n", "Alignez le tiret"),
    "key out of line": ("L020", "- id:\n      a: 1\n    ▸b: 2\n", "alignez la clé avec celles du dessus"),
    "quote never closed": (
        "L020",
        '- id: caf\n  nom: ▸"CAF du Nord\n  type: x\n',
        "Ajoutez le guillemet manquant",
    ),
    "quote closed by the next one": (
        "L020",
        '- nom: "CAF\n  alias: "▸x"\n',
        "Fermez le guillemet ouvert plus haut",
    ),
    "apostrophe in apostrophes": ("L020", "- nom: 'l'▸accueil'\n", "doublez l'apostrophe"),
    "no colon after the key": ("L020", "- id: caf\n  ▸nom\n  type: x\n", "deux-points"),
    "no space after the colon": ("L020", "- id: caf\n  ▸nom:CAF\n  type: x\n", "une espace, puis la valeur"),
    "backslash in quotes": ("L020", '- nom: "C:▸\\dossier"\n', "doublez la barre"),
    "bracket never closed": ("L020", "- alias: ▸[CAF, Caf\n  id: caf\n", "crochet manquant"),
    "brace never closed": ("L020", "- ▸{id: caf, nom: CAF\n- {id: ville}\n", "crochet manquant"),
    "list that stops in the middle": ("L020", "- alias: [CAF,▸\n", "Vérifiez le retrait"),
    "bold text": ("L020", "- nom: ▸**CAF** du Nord\n", "Mettez tout le texte entre guillemets"),
    "text starting with a star": ("L022", "- nom: ▸*CAF\n", "entre guillemets"),
    "text starting with an ampersand": (
        "L020",
        "- nom: ▸& associés\n",
        "Mettez tout le texte entre guillemets",
    ),
    "text starting with an at sign": (
        "L020",
        "- nom: ▸@caf\n",
        "entre guillemets un texte qui commence par @",
    ),
    "text starting with a percent sign": (
        "L020",
        "- nom: ▸% de familles\n",
        "un texte qui commence par @, %",
    ),
    "line starting with a percent sign": ("L020", "▸%de familles\n", "entre guillemets"),
    "text starting with an exclamation mark": (
        "L021",
        "- {id: x, nom: ▸!Urgent, type: etat}\n",
        "entre guillemets",
    ),
    "text after a sign of long text": ("L020", "- nom: > ▸texte\n", "Passez à la ligne après ce signe"),
    "list on the line of its key": ("L020", "- alias: ▸- CAF\n", "Mettez le tiret à la ligne suivante"),
    "text after the end": ("L020", "- id: caf\n...\n▸nom: CAF\n", "Effacez la ligne « ... »"),
    "two documents": (
        "L023",
        "- {id: caf, nom: CAF, type: etat}\n▸---\n- id: b\n",
        "Gardez un seul document",
    ),
    "key written twice": (
        "L025",
        "- {id: a, nom: A, type: etat}\n- {id: b, nom: B, ▸nom: C, type: etat}\n",
        "une seule",
    ),
    "key that is a list": ("L026", "- ? ▸[a]\n  : b\n", "Écrivez la clé en toutes lettres"),
    "merge key": ("L026", "- ▸<<: {id: caf}\n", "Écrivez la clé en toutes lettres"),
    "empty key": ("L026", "- {▸~: caf}\n", "Écrivez la clé en toutes lettres"),
    "anchor": ("L022", "- {id: caf, nom: ▸&x CAF, type: etat}\n", "Effacez-la"),
    "alias of nothing": ("L022", "- nom: ▸*ailleurs\n", "Recopiez la valeur en toutes lettres"),
    "tag that runs code": (
        "L021",
        "- {id: a, nom: ▸!!python/object/apply:os.system x, type: etat}\n",
        "Effacez-la",
    ),
    "thirty levels": ("L024", "[" * 30 + "▸[" + "]" * 31, "Simplifiez la structure"),
}


@pytest.mark.parametrize(("code", "text", "mend"), SLIPS.values(), ids=SLIPS)
def test_slip_is_told_where_it_is_with_its_mend(projet, code, text, mend):
    fault = projet({ORGANISATIONS: text}).fault()
    assert (fault.code, fault.place) == (code, marked(ORGANISATIONS, text)) and mend in fault.proposal, str(fault)


def test_every_slip_is_an_error(projet):
    levels = {projet({ORGANISATIONS: text}).fault().level.label for _, text, _ in SLIPS.values()}
    assert levels == {"erreur"}


def test_slip_that_yaml_has_no_name_for_still_has_a_place_and_a_mend(projet):
    text = "- alias: [CAF,▸, Caf]\n"
    fault = projet({ORGANISATIONS: text}).fault()
    assert fault.place == marked(ORGANISATIONS, text) and "Vérifiez le retrait" in fault.proposal


def test_key_written_twice_names_the_line_of_the_first(projet):
    fault = projet({SOURCES: "- id: contrat-essai\n  titre: Un\n  titre: Deux\n"}).fault()
    assert fault.message == "la clé « titre » est écrite deux fois (déjà ligne 2)"


def test_tag_runs_nothing(projet, tmp_path):
    target = tmp_path / "execute"
    projet({ORGANISATIONS: f"- !!python/object/apply:os.mkdir ['{target}']\n"}).read()
    assert not target.exists()


LAUGHS = "- &a0 rire\n" + "".join(f"- &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40))
BOMBS = {
    "billion laughs": LAUGHS,
    "brackets": "[" * 1_000_000,
    "braces": "{a: " * 250_000,
    "dashes": "- " * 500_000,
    "question marks": "? " * 500_000,
    "quotes": '"' * 1_000_000,
    "anchors": "".join(f"- &a{n} x\n" for n in range(30_000)),
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_bomb_is_refused_at_once(projet, text):
    """What would grow without end is left at the first faults: this test ends."""
    assert 1 <= len(projet({ORGANISATIONS: text}).read()) <= MOST_FAULTS


def test_values_keep_the_words_of_the_editor(projet):
    text = "- {id: a, nom: non, nom-court: 01004, sigle: 12:30, type: etat, alias: [1e3, 2024-01-01]}\n"
    project = projet({ORGANISATIONS: text})
    made = project.shelves().shared["organisations"][0]
    assert (made.nom, made.nom_court, made.sigle, made.alias) == (
        "non",
        "01004",
        "12:30",
        ("1e3", "2024-01-01"),
    )
