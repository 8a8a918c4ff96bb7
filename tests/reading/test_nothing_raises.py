"""Whatever the files hold, reading and linking answer with diagnostics; they never raise and never loop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from contrats.linking import link
from contrats.reading.tree import read_tree
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.projects import (
    ACTIONS,
    BASE,
    CATALOGUE,
    COMMUN,
    CONTRAT,
    ENGAGEMENTS,
    OBSERVATIONS,
    ORIENTATION,
    REPRISES,
    Project,
    plain,
    usable,
    write,
)

FULL = {
    # one valid file of many kinds, with every kind of value
    **{name: plain(text) for name, text in BASE.items()},
    CONTRAT: plain("""
        id: essai
        titre: Contrat de ville d'Essai
        nom-court: "Essai"
        porteur: ville
        debut: 2024
        communes: "59295"
        communs: etat
        signature: {date: 2024-03-20, lieu: 'Lille'}
        quartiers:
          - code: QN05941I
            population: 1 350
        versions:
          - id: signature
            titre: Signature
            nature: signature
            changements:
              - texte: |
                  Un texte
                  de deux lignes
                quartiers: QN05941I
        documents:
          - {id: annexe, titre: Annexe 1, type: annexe, date: 2024-01-31}
        """),
    ENGAGEMENTS: plain("""
        # un commentaire
        - id: ecoute
          titre: Ouvrir un lieu d'écoute
          porteurs: [caf, ville]
          orientation: sante
          portee: quartier
          lieux: QN05941I
          nature: ferme
          echeance: {texte: 2e semestre 2024, au-plus-tard: 2024-12-31}
          cible: {valeur: "27,8", unite: "%", reference: {valeur: 10, objectif: non}}
          montants:
            - {valeur: 1 030 100, financeurs: caf, total: oui}
          suivi:
            - date: 2025-06-30
              etat: en-cours
              preuve: https://www.caf.fr/a
          a-noter: La page ne le dit pas.
          source: {document: contrat-essai, page: p. 3}
        """),
    ORIENTATION: plain("""
        ---
        titre: Santé
        objectifs:
          - {id: soins, titre: Se soigner}
        chiffres: population
        ---
        ## Pourquoi

        Voir [l'engagement](engagement:ecoute).
        """),
    ACTIONS: "- {id: manger, titre: Manger, engagements: [ecoute], jalons: [{titre: Un, etat: realise}]}\n",
    COMMUN: plain("""
        titre: L'État
        engagements:
          - {id: etat-1, titre: Aider, porteurs: caf, portee: departement, nature: ferme}
        """),
    REPRISES: "- {engagement: etat-1, orientation: sante}\n",
    CATALOGUE: "- {id: population, libelle: Habitants, decimales: 0, additif: oui}\n",
    OBSERVATIONS: "indicateur;territoire;annee;valeur\npopulation;QN05941I;2020;1 350\n",
}
PIECES = (
    "\t", " ", "  ", "\n", "\r", "\r\n", ": ", ":", "- ", "-", "'", '"', "&a ", "*a", "!!x ", "! ",
    "{", "}", "[", "]", ",", "[[", "---\n", "...\n", "\x00", "\x1b", "\x92", "é", "\u2028", "\x85",
    "\ufeff", "\uffff", "\ud7ff", "\u202f",
    "null", "~", "2024-02-30", "27,8", "<<: ", "? ", "|", ">", "%", "@", "`", "#", "\\", ";",
    "9" * 40, "x" * 1100,
    "id: ", "oui", "--", "{}", "[]", "١", "😀",
)  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project written once; each example changes one file of it and puts it back."""
    root = tmp_path_factory.mktemp("projet")
    write(root, FULL)
    return root


def test_project_to_be_broken_is_whole(root):
    assert Project(root).link() == []


def read_and_link(root: Path, name: str, data: bytes) -> None:
    """Reads and links the project with one file changed; what is said is French and inside the file."""
    path = root / name
    whole = path.read_bytes()
    try:
        path.write_bytes(data)
        shelves, diagnostics = read_tree(root)
        diagnostics += link(shelves)[1]
    finally:
        path.write_bytes(whole)
    usable(diagnostics)
    assert [str(d) for d in diagnostics if d.code == "M099"] == []
    lines = re.split(r"\r\n|[\n\r\x85\u2028\u2029]", data.decode(errors="replace"))
    for place in (d.place for d in diagnostics if d.place.file == name):
        assert 1 <= place.line <= len(lines) and place.column >= 1, place


changes = st.tuples(
    st.sampled_from(("insert", "replace", "delete", "repeat", "cut", "swap")),
    st.floats(0, 1, exclude_max=True),
    st.integers(1, 30),
    st.sampled_from(PIECES),
)


def changed(text: str, how: str, where: float, length: int, piece: str) -> str:
    at = int(where * (len(text) + 1))
    before, part, after = text[:at], text[at : at + length], text[at + length :]
    return {
        "insert": before + piece + part + after,
        "replace": before + piece + after,
        "delete": before + after,
        "repeat": before + part * 3 + after,
        "cut": before,
        "swap": after + part + before,
    }[how]


@settings(max_examples=250)
@given(st.sampled_from(sorted(FULL)), st.lists(changes, min_size=1, max_size=3))
def test_valid_file_with_slips(root, name, slips):
    text = FULL[name]
    for slip in slips:
        text = changed(text, *slip)
    read_and_link(root, name, text.encode())


@settings(max_examples=100)
@given(st.sampled_from(sorted(FULL)), st.lists(st.sampled_from(PIECES), max_size=15).map("".join))
def test_pieces_in_any_order(root, name, text):
    read_and_link(root, name, text.encode())


@settings(max_examples=60)
@given(st.sampled_from(sorted(FULL)), st.text(max_size=60))
def test_any_text(root, name, text):
    read_and_link(root, name, text.encode())


@settings(max_examples=60)
@given(st.sampled_from(sorted(FULL)), st.binary(max_size=60))
def test_any_bytes(root, name, data):
    read_and_link(root, name, data)


def values(text: str) -> Iterator[tuple[int, int]]:
    """Where the values after « key: » stand in a text."""
    return (match.span(1) for match in re.finditer(r"[a-z-]+: *([^\s,{}\[\]][^,\n}\]]*)", text))


WRONG = ("", "[]", "[[x]]", "{a: {b: c}}", "[{a: b}]", "2024-02-30", "9" * 400, "É", '""')


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("name", [n for n in sorted(FULL) if not n.endswith(".csv")])
def test_each_value_replaced_by_a_wrong_one(root, name, wrong):
    text = FULL[name]
    for start, end in values(text):
        read_and_link(root, name, (text[:start] + wrong + text[end:]).encode())
