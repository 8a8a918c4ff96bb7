"""Rules on texts: each link and each image leads somewhere, and nothing is written in HTML."""

from __future__ import annotations

import pytest

from tests.projects import ENGAGEMENTS, ORIENTATION, QUARTIER, marked

PAGE = "content/contrats/essai/pages/lire.md"
PARC = {"content/contrats/essai/medias/parc.jpg": b"image"}
ECOUTE = "- {id: ecoute, titre: T, porteurs: caf, portee: commune, nature: ferme, source: {document: contrat-essai}}\n"
BASE = {**PARC, ENGAGEMENTS: ECOUTE, ORIENTATION: "---\ntitre: Santé\n---\n"}


def page(body: str) -> str:
    return f"---\ntitre: Lire\n---\n\n{body}\n"


FAULTS = {
    # given: code, level, text, words of the message, words of the mend
    "link to nothing, misspelt": (
        "C130", "erreur", "Voir ▸[ici](engagement:ecout).",
        "le lien mène à l'engagement « ecout », qui n'existe pas", "vouliez-vous dire « ecoute » ?",
    ),
    "link to nothing like it": (
        "C130", "erreur", "Un.\n\nDeux, ▸[là](projet:gymnase).",
        "le projet « gymnase »", "le dossier projets/",
    ),
    "link of no known kind": (
        "C131", "erreur", "▸[ici](promesse:ecoute)", "« promesse:ecoute »", "engagement",
    ),
    "link to a kind that has no page": (
        "C131", "erreur", "▸[ici](lieu:59295)", "« lieu:59295 » n'est pas permise", "genre:identifiant",
    ),
    "link that would run a program": (
        "C131", "erreur", "▸[ici](javascript:alert)", "« javascript:alert » n'est pas permise", "https://",
    ),
    "link to a file": (
        "C131", "erreur", "- un\n- ▸[deux](../autre.md)", "« ../autre.md »", "https://",
    ),
    "image that is not there, misspelt": (
        "C132", "erreur", "Voici ▸![Le parc](medias/pare.jpg)",
        "l'image « medias/pare.jpg » n'est pas dans le dossier medias/",
        "vouliez-vous dire « medias/parc.jpg » ?",
    ),
    "image of another site": (
        "C132", "erreur", "▸![Le parc](https://www.anru.fr/x.png)",
        "« https://www.anru.fr/x.png »", "Placez l'image",
    ),
    "HTML": (
        "C133", "avertissement", "Le\n\nmot ▸<b>gras</b>", "« <b> » est du HTML", "**gras**",
    ),
    "HTML after code that shows the same": (
        "C133", "avertissement", "`<b>` puis ▸<b>gras</b>", "« <b> » est du HTML", "Markdown",
    ),
    "hidden HTML": (
        "C133", "avertissement", "a ▸<!-- b -->", "« <!-- » est du HTML", "Markdown",
    ),
    "image without words": (
        "C134", "erreur", "▸![ ](medias/parc.jpg)", "n'a pas de description", "Écrivez entre les crochets",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("code", "level", "body", "message", "mend"), FAULTS.values(), ids=FAULTS)
def test_fault_of_a_text_is_told_at_its_line_and_column(faute, code, level, body, message, mend):
    said = faute({**BASE, PAGE: page(body)})
    assert (said.code, said.level.label, said.place) == (code, level, marked(PAGE, page(body)))
    assert message in said.message and mend in said.proposal, str(said)


FINE = {
    "what has a page": "[a](engagement:ecoute) [b](orientation:sante) [c](quartier:QN05941I)",
    "web and mail": "[a](https://www.anru.fr) <https://www.anru.fr> [b](mailto:a@ville.fr) <a@ville.fr>",
    "the page itself": "[haut](#lire)",
    "image with words": "![Le parc](medias/parc.jpg)",
    "code": "`<b>` et `<br/>`",
    "less than": "un taux <seuil et 3 < 4",
}


@pytest.mark.parametrize("body", FINE.values(), ids=FINE)
def test_nothing_is_said_of_a_sound_text(verifier, body):
    assert verifier({**BASE, PAGE: page(body)}) == []


def test_link_in_a_key_is_told_where_the_key_has_its_text(faute):
    text = "---\ntitre: Lire\na-noter:\n  - texte: ▸Voir [ici](engagement:rien)\n---\n"
    said = faute({**BASE, PAGE: text})
    assert (said.code, said.place) == ("C130", marked(PAGE, text))


def test_shared_text_may_link_to_what_one_contract_has(verifier):
    assert (
        verifier({**BASE, QUARTIER: "---\nnom: Q\ncommunes: '59295'\n---\nVoir [la santé](orientation:sante)."}) == []
    )


def test_shared_text_that_links_to_what_no_contract_has_is_told(faute):
    said = faute({**BASE, QUARTIER: "---\nnom: Q\ncommunes: '59295'\n---\nVoir [la santé](orientation:sant)."})
    assert (said.code, said.proposal) == ("C130", "vouliez-vous dire « sante » ?")


def test_shared_text_shows_no_image(faute):
    said = faute({**BASE, QUARTIER: "---\nnom: Q\ncommunes: '59295'\n---\n![Le parc](medias/parc.jpg)"})
    assert said.code == "C132" and "plusieurs contrats partagent" in said.message
    assert "dans une page du contrat" in said.proposal


def test_every_fault_of_a_text_is_told(verifier):
    said = verifier({**BASE, PAGE: page("[a](x:y) [b](engagement:rien)\n![](medias/rien.png)")})
    assert [d.code for d in said] == ["C131", "C130", "C132", "C134"]
