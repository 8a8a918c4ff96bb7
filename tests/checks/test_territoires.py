"""Rules on quartiers and communes."""

from __future__ import annotations

import pytest

from tests.projects import QUARTIER, TERRITOIRES, marked

CHAPITRE = "content/contrats/essai/communes/59350.md"

FAULTS = {
    # code of the quartier, its file, code and words of what is said
    "unchanged, said new": (
        "QN05941I", "---\nnom: Q\ncommunes: '59295'\nperimetre: ▸nouveau\n---\n", "C120",
        "le périmètre est « inchange », pas « nouveau »", "« perimetre: inchange »",
    ),
    "changed, said unchanged": (
        "QN05942M", "---\nnom: Q\ncommunes: '59295'\nperimetre: ▸inchange\n---\n", "C120",
        "le code QN05942M se termine par M", "« perimetre: modifie »",
    ),
    "new, said changed": (
        "QN05943N", "---\nnom: Q\ncommunes: '59295'\nperimetre: ▸modifie\n---\n", "C120",
        "« nouveau », pas « modifie »", "« perimetre: nouveau »",
    ),
    "no commune": (
        "QN05942N", "---\ncode: ▸QN05942N\nnom: Q\n---\n", "C121",
        "le quartier QN05942N n'a pas de commune", "« communes: [code INSEE] »",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("quartier", "text", "code", "message", "mend"), FAULTS.values(), ids=FAULTS)
def test_fault_of_a_quartier_is_told(faute, quartier, text, code, message, mend):
    name = f"content/quartiers/{quartier}.md"
    said = faute({name: text})
    assert (said.code, said.level.label, said.place) == (code, "avertissement", marked(name, text))
    assert message in said.message and mend in said.proposal, str(said)


@pytest.mark.parametrize(
    ("code", "perimetre"), [("QN05941I", "inchange"), ("QN05941M", "modifie"), ("QN05941N", "nouveau")]
)
def test_perimeter_that_its_code_tells_is_fine(verifier, code, perimetre):
    quartier = f"---\nnom: Q\ncommunes: '59295'\nperimetre: {perimetre}\n---\n"
    assert verifier({f"content/quartiers/{code}.md": quartier}) == []


def test_chapter_about_a_foreign_commune_is_told(faute):
    territoires = "- {id: '59295', nom: Essai, type: commune}\n- {id: '59350', nom: Lille, type: commune}\n"
    said = faute({TERRITOIRES: territoires, CHAPITRE: "---\ninsee: '59350'\n---\nUne ville."})
    assert (said.code, said.level.label) == ("C122", "avertissement")
    assert (said.place.file, said.place.line) == (CHAPITRE, 2)
    assert "la commune 59350 a un chapitre" in said.message and "contrat.yml" in said.proposal


def test_chapter_about_a_commune_of_the_contract_is_fine(verifier):
    assert (
        verifier(
            {
                "content/contrats/essai/communes/59295.md": "---\n---\nUne ville.",
                QUARTIER: "---\nnom: Q\ncommunes: '59295'\n---\n",
            }
        )
        == []
    )
