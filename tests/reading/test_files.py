"""Files as they come: encodings, sizes, links, names, places in the tree."""

from __future__ import annotations

from pathlib import Path

import pytest
from contrats.places import Place
from contrats.reading.texts import LARGEST_FILE, read_text

from tests.projects import BASE, CONTRAT, ENGAGEMENTS, ORGANISATIONS, ORIENTATION, QUARTIER, usable, write


def test_smallest_project_has_no_fault(projet):
    assert projet().read() == []


def test_byte_order_mark_of_utf8_is_accepted(projet):
    project = projet({ORGANISATIONS: "- {id: ville, nom: Évian, type: commune}".encode("utf-8-sig")})
    assert project.shelves().shared["organisations"][0].nom == "Évian"


def test_lines_of_windows_are_accepted(projet):
    orientation = projet({ORIENTATION: b"---\r\ntitre: Sant\xc3\xa9\r\n---\r\nBonjour.\r\n"}).dossier().orientations[0]
    assert (orientation.titre, orientation.texte) == ("Santé", "Bonjour.")


UNREADABLE = {
    # how the file was saved: code, bytes, line and column, words of the mend
    "latin-1": ("L012", "- id: x\n  nom: Santé\n".encode("latin-1"), (2, 12), "UTF-8"),
    "latin-1 after an accent in UTF-8": ("L012", "- nom: été ".encode() + b"\xe9t\xe9\n", (1, 12), "UTF-8"),
    "latin-1 after a byte-order mark": ("L012", b"\xef\xbb\xbf- nom: \xe9t\xe9\n", (1, 8), "UTF-8"),
    "UTF-16": ("L012", "- nom: Santé\n".encode("utf-16"), (1, 1), "UTF-8"),
    "UTF-16 without a byte-order mark": ("L012", "- nom: Santé\n".encode("utf-16-le"), (1, 1), "UTF-8"),
    "null byte": ("L013", b"- id: x\n  nom: a\x00b\n", (2, 9), "Effacez ce caractère"),
    "escape character": ("L013", "- nom: é\x1b[31m\n".encode(), (1, 9), "Effacez ce caractère"),
    "control character of latin-1": ("L013", "- nom: l\x92ANRU\n".encode(), (1, 9), "Effacez ce caractère"),
    "byte-order mark in the middle": ("L013", "- nom: a\ufeffb\n".encode(), (1, 9), "Effacez ce caractère"),
    "not a character": ("L013", "- nom: a\uffffb\n".encode(), (1, 9), "Effacez ce caractère"),
    "empty": ("L014", b"", (1, 1), "Remplissez-le, ou effacez-le"),
    "blank": ("L014", b" \n\n", (1, 1), "Remplissez-le, ou effacez-le"),
    "only comments": ("L014", b"# rien\n# encore\n", (1, 1), "Remplissez-le, ou effacez-le"),
}


@pytest.mark.parametrize(("code", "data", "at", "mend"), UNREADABLE.values(), ids=UNREADABLE)
def test_unreadable_file_is_told_at_its_first_wrong_character(projet, code, data, at, mend):
    fault = projet({ORGANISATIONS: data}).fault()
    assert (fault.code, fault.place) == (code, Place(ORGANISATIONS, *at)) and mend in fault.proposal, str(fault)


def test_wrong_encoding_shows_the_word_it_found(projet):
    assert "« Santé »" in projet({ORGANISATIONS: "- nom:\n  Santé\n".encode("latin-1")}).fault().message


def test_huge_file_is_not_read(projet, tmp_path):
    project = projet()
    with (tmp_path / ORGANISATIONS).open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    fault = project.fault()
    assert (fault.code, fault.place, fault.proposal) == (
        "L010", Place(ORGANISATIONS), "Découpez-le en plusieurs fichiers.",
    )  # fmt: skip


def test_file_that_vanishes_is_told(tmp_path):
    _, diagnostics = read_text(tmp_path / "absent.yml", name="absent.yml")
    assert [d.code for d in usable(diagnostics)] == ["L011"]


def test_file_without_the_right_to_read_is_told_in_french(tmp_path, monkeypatch):
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    write(tmp_path, {"secret.yml": "a: b"})
    monkeypatch.setattr(Path, "read_bytes", refuse)
    _, (fault,) = read_text(tmp_path / "secret.yml", name="secret.yml")
    assert fault.message == "le fichier ne peut pas être lu (accès refusé)"


@pytest.fixture
def secret(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("ailleurs")
    write(folder, {"secret.yml": "- {id: secret, nom: Secret, type: etat}\n"})
    return folder


def test_link_out_of_the_project_is_not_followed(projet, tmp_path, secret):
    project = projet()
    (tmp_path / ORGANISATIONS).unlink()
    (tmp_path / ORGANISATIONS).symlink_to(secret / "secret.yml")
    fault = project.fault()
    assert (fault.code, fault.place) == ("L001", Place(ORGANISATIONS)) and "par une copie" in fault.proposal
    assert "organisations" not in project.shelves().shared


def test_link_to_a_folder_is_told_and_not_followed(projet, tmp_path, secret):
    project = projet()
    (tmp_path / "content/contrats/essai/engagements").symlink_to(secret)
    fault = project.fault()
    assert (fault.code, fault.place) == ("L001", Place("content/contrats/essai/engagements"))


@pytest.mark.parametrize("target", ["nulle-part.yml", "organisations.yml"], ids=["to nothing", "to itself"])
def test_broken_link_is_told(projet, tmp_path, target):
    project = projet()
    (tmp_path / ORGANISATIONS).unlink()
    (tmp_path / ORGANISATIONS).symlink_to(target)
    fault = project.fault()
    assert (fault.code, fault.message) == ("L001", "ce lien ne mène à aucun fichier")


def test_link_inside_the_project_is_followed(projet, tmp_path):
    project = projet({"data/geo/organisations.yml": BASE[ORGANISATIONS]})
    (tmp_path / ORGANISATIONS).unlink()
    (tmp_path / ORGANISATIONS).symlink_to("geo/organisations.yml")
    assert project.read() == []


LOST = {
    # file in the wrong place: words of the mend
    "content/contrats/essai/engagement/caf.yml": "« content/contrats/*/engagements/*.yml »",
    "content/contrats/essai/engagements/caf.yaml": "« content/contrats/*/engagements/*.yml »",
    "content/contrats/essai/contrats.yml": "« content/contrats/*/contrat.yml »",
    "data/organisation.yml": "« data/organisations.yml »",
    "content/quartier/QN05941I.md": "« content/quartiers/*.md »",
    "content/contrats/essai/medias/plan.exe": ".jpeg, .jpg, .png, .webp",
    "data/imports/revenus.yaml": "« data/imports/*.yml »",
    "data/zzz.bin": "guide de la rédaction",
}


@pytest.mark.parametrize(("name", "mend"), LOST.items(), ids=LOST)
def test_file_that_nothing_reads_is_a_warning_with_the_nearest_place(projet, name, mend):
    fault = projet({name: b"\x00\xff"}).fault()
    assert (fault.code, fault.level.label, fault.place) == ("L003", "avertissement", Place(name))
    assert mend in fault.proposal


@pytest.mark.parametrize(
    "name",
    ["data/geo/qpv.json", "data/imports/brut.xls", "data/imports/qpv/pop.csv", "content/.brouillon", "content/.git/x"],
)
def test_caches_and_hidden_files_are_left_alone(projet, name):
    assert projet({name: b"\x00"}).read() == []


def test_name_of_a_file_that_is_not_utf8_can_be_printed(projet, tmp_path):
    project = projet()
    (tmp_path / "data" / "sant\udce9.txt").write_bytes(b"x")
    assert str(project.fault()).encode()


IDS = {
    # file, text: place and name that the mend speaks of
    "contract": (CONTRAT, "titre: T\nnom-court: T\nporteur: ville\nid: autre\n", (4, 5), "dossier"),
    "orientation": (ORIENTATION, "---\nid: logement\ntitre: Santé\n---\n", (2, 5), "fichier"),
    "quartier": (QUARTIER, "---\nnom: Q\ncode: QN05942I\n---\n", (3, 7), "fichier"),
}


@pytest.mark.parametrize(("name", "text", "at", "what"), IDS.values(), ids=IDS)
def test_id_that_differs_from_the_name_is_told(projet, name, text, at, what):
    fault = projet({name: text}).fault()
    assert (fault.code, fault.place) == ("L002", Place(name, *at))
    assert fault.proposal == f"Effacez cette ligne : le nom du {what} suffit."


def test_id_comes_from_the_name(projet):
    project = projet({ORIENTATION: "---\ntitre: Santé\n---\n"})
    assert (project.dossier().id, project.dossier().orientations[0].id) == ("essai", "sante")


def test_name_that_cannot_be_an_id_is_told_with_one_that_can(projet):
    name = "content/contrats/essai/orientations/Santé Égale.md"
    fault = projet({name: "---\ntitre: Santé\n---\n"}).fault()
    assert (fault.code, fault.place) == ("M010", Place(name)) and "« sante-egale »" in fault.proposal


def test_image_is_kept_for_its_contract_only(projet):
    name = "content/contrats/essai/medias/parc.jpg"
    assert list(projet({name: b"\xff\xd8"}).dossier().medias) == [name]


def test_faulty_file_does_not_hide_the_others(projet):
    project = projet({ENGAGEMENTS: b"\xff\xff", ORGANISATIONS: "- id: [", QUARTIER: "rien"})
    assert [d.place.file for d in project.read()] == [ENGAGEMENTS, QUARTIER, ORGANISATIONS]


def test_drawing_that_could_run_is_refused(projet):
    name = "content/contrats/essai/medias/dessin.svg"
    fault = projet({name: "<svg xmlns='http://www.w3.org/2000/svg'/>"}).fault()
    assert (fault.code, fault.level.label, fault.place) == ("L004", "erreur", Place(name))
    assert "PNG" in fault.proposal
