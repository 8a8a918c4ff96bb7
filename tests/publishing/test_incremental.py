"""A contract is built again when something that it depends on changed, and only then; the bytes are always the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date

import pytest

from tests.projects import CATALOGUE, COMMUN, ENGAGEMENTS, GLOSSAIRE, ORGANISATIONS, QUARTIER, TERRITOIRES
from tests.publishing.conftest import CONTRATS, NORD, PAGE, Atelier, tree


def test_build_without_change_touches_nothing(atelier: Atelier) -> None:
    atelier.publish()
    before = atelier.site.stat(), tree(atelier.site)
    account = atelier.publish()
    assert (account.construits, account.inchanges) == ((), CONTRATS)
    assert (atelier.site.stat(), tree(atelier.site)) == before


CHANGES = {
    # what changes: file, old words, new words, contracts built again
    "a page of one contract": (PAGE, "Ancien", "Nouveau", {"essai"}),
    "the identity of one contract": (
        "content/contrats/autre/contrat.yml",
        "nom-court: Autre",
        "nom-court: A",
        {"autre", "essai"},  # they share a quartier: each names the other
    ),
    "a contract beside no other": (
        "content/contrats/voisin/contrat.yml",
        "nom-court: Voisin",
        "nom-court: V",
        {"voisin"},
    ),
    "an engagement that a programme names": (ENGAGEMENTS, "Ouvrir des lieux", "Ouvrir quinze lieux", {"essai"}),
    "the département of one contract": (NORD, "titre: Le Nord", "titre: Le département", {"autre"}),
    "an organisation of two contracts": (ORGANISATIONS, "Ville d'Essai", "Ville", {"essai", "voisin"}),
    "an organisation of no contract": (ORGANISATIONS, "lointaine", "éloignée", set()),
    "a quartier of two contracts": (QUARTIER, "Les Essais", "Les Tests", {"essai", "autre"}),
    "a quartier of one contract": ("content/quartiers/QN05942N.md", "Les Voisins", "Nord", {"voisin"}),
    "the shared set of one contract": (COMMUN, "Ce que fait", "Ce que promet", {"essai"}),
    "a figure of one contract": ("data/indicateurs/voisin.csv", "2000", "2001", {"voisin"}),
    "a commune of all contracts": (TERRITOIRES, "nom: Essai", "nom: Ville-Essai", set(CONTRATS)),
    "a commune of no contract": (TERRITOIRES, "Ailleurs", "Là-bas", set()),
    "a term of the glossary": (GLOSSAIRE, "quartier prioritaire", "quartier", set(CONTRATS)),
    "an indicator": (CATALOGUE, "Nombre d'habitants.", "Habitants recensés.", set(CONTRATS)),
    "the configuration": ("mkdocs.yml", "scheme: default", "scheme: slate", set(CONTRATS)),
}


@pytest.mark.parametrize(("name", "old", "new", "again"), CHANGES.values(), ids=CHANGES)
def test_what_a_change_builds_again(atelier: Atelier, name: str, old: str, new: str, again: set[str]) -> None:
    atelier.change(name, old, new)
    account = atelier.publish()
    assert set(account.construits) == again
    assert set(account.inchanges) == set(CONTRATS) - again
    assert tree(atelier.site) == atelier.anew()


def test_another_day_builds_everything_again(atelier: Atelier) -> None:
    tomorrow = date(2026, 11, 21)
    assert atelier.publish(au=tomorrow).construits == CONTRATS
    assert tree(atelier.site) == atelier.anew(au=tomorrow)


def test_contract_comes_and_goes(atelier: Atelier) -> None:
    folder = atelier.root / "content/contrats"
    shutil.copytree(folder / "voisin", folder / "nouveau")
    assert atelier.publish().construits == ("nouveau", "voisin")  # they share a quartier
    assert (atelier.site / "nouveau/index.html").is_file()
    shutil.rmtree(folder / "nouveau")
    assert atelier.publish().construits == ("voisin",)
    assert not (atelier.site / "nouveau").exists() and not atelier.cache.joinpath("sites/nouveau").exists()
    assert tree(atelier.site) == atelier.anew()


def test_shared_record_taken_away_is_missed_by_the_contract_that_names_it(atelier: Atelier) -> None:
    atelier.change(ORGANISATIONS, "{id: caf,", "{id: caf-nord,")
    account = atelier.publish()
    assert account.gardes == ("autre",)
    assert [(d.code, d.place.file) for d in account.diagnostics] == [("R001", "content/contrats/autre/contrat.yml")]


def test_many_edits_in_a_row_give_the_bytes_of_one_build(atelier: Atelier) -> None:
    for rank, (name, old, new, _) in enumerate(CHANGES.values()):
        atelier.change(name, old, new)
        atelier.publish()
        if rank % 4 == 0:
            atelier.change(PAGE, "texte", "texte encore")
            atelier.publish()
    assert tree(atelier.site) == atelier.anew()


def test_warning_of_a_contract_is_told_again_when_nothing_changed(atelier: Atelier) -> None:
    atelier.write({"content/contrats/essai/brouillon.txt": "À relire."})
    told = [[d.code for d in atelier.publish().diagnostics] for _ in range(2)]
    atelier.change("content/contrats/voisin/contrat.yml", "nom-court: Voisin", "nom-court: V")
    told.append([d.code for d in atelier.publish().diagnostics])
    assert told == [["L003"]] * 3


# --- A site touched by hand, a cache that is damaged, old, or of somewhere else ---


def test_page_lost_from_the_site_comes_back_with_the_next_build(atelier: Atelier) -> None:
    atelier.publish()
    (atelier.site / "voisin/index.html").unlink()
    atelier.publish()
    assert tree(atelier.site) == atelier.anew()


def test_stray_file_of_an_earlier_publication_does_not_come_back(atelier: Atelier) -> None:
    for words in ("un", "deux", "trois"):
        (atelier.site / "voisin/intrus.html").write_text(words, "utf-8")
        atelier.change(PAGE, "texte", f"texte {words}")
        atelier.publish()
    assert tree(atelier.site) == atelier.anew()


def _notes(atelier: Atelier) -> list:
    return sorted(atelier.cache.rglob("*.json"))


def _truncate(atelier: Atelier) -> None:
    for note in _notes(atelier):
        if "sites" not in note.parts:
            note.write_bytes(note.read_bytes()[:-20])


def _garble(atelier: Atelier) -> None:
    for note in _notes(atelier):
        if "sites" not in note.parts:
            note.write_bytes(b"\xff\x00" + note.read_bytes())


def _age(atelier: Atelier) -> None:
    for note in _notes(atelier):
        if "sites" not in note.parts:
            note.write_bytes(b"0" + note.read_bytes()[1:])


def _damage_pages(atelier: Atelier) -> None:
    for page in (atelier.cache / "sites").rglob("index.html"):
        page.unlink()
        page.write_text("abîmé", "utf-8")


def _copy(atelier: Atelier) -> None:
    """What a machine of CI does: other dates, no shared file, no site in place."""
    shutil.copytree(atelier.cache, atelier.root / "copie", copy_function=shutil.copyfile)
    shutil.rmtree(atelier.cache)
    shutil.rmtree(atelier.site)
    (atelier.root / "copie").rename(atelier.cache)


DAMAGES: dict[str, tuple[Callable[[Atelier], object], bool]] = {
    # what happens to the cache: how, and whether it still serves
    "deleted": (lambda a: shutil.rmtree(a.cache), False),
    "truncated": (_truncate, False),
    "garbled": (_garble, False),
    "of another version": (_age, False),
    "pages damaged": (_damage_pages, False),
    "carried to another machine": (_copy, True),
}


@pytest.mark.parametrize(("damage", "serves"), DAMAGES.values(), ids=DAMAGES)
def test_damaged_cache_does_no_harm(atelier: Atelier, damage: Callable[[Atelier], object], serves: bool) -> None:
    damage(atelier)
    atelier.change(PAGE, "Ancien", "Nouveau")
    account = atelier.publish()
    assert set(account.construits) == ({"essai"} if serves else set(CONTRATS))
    assert tree(atelier.site) == atelier.anew()


def test_cache_that_cannot_be_written_is_done_without(atelier: Atelier) -> None:
    shutil.rmtree(atelier.cache)
    atelier.cache.write_text("à la place du dossier", "utf-8")
    assert atelier.publish().construits == CONTRATS
    assert tree(atelier.site) == atelier.anew()


def test_cache_serves_another_place(atelier: Atelier) -> None:
    elsewhere = atelier.root.parent / "ailleurs"
    account = atelier.publish(target=elsewhere)
    assert account.inchanges == CONTRATS
    assert tree(elsewhere) == tree(atelier.site)


def test_files_of_the_theme_are_one_file_on_the_disk(atelier: Atelier) -> None:
    elsewhere = atelier.root.parent / "ailleurs"
    atelier.publish(target=elsewhere, cache=None)
    sheets = [elsewhere / contrat / "assets/contrats.css" for contrat in CONTRATS]
    (elsewhere / "lien").hardlink_to(sheets[0])  # so that a disk without such links fails here, not below
    assert len({sheet.stat().st_ino for sheet in sheets}) == 1
    assert not [path for path in elsewhere.rglob("*") if path.is_symlink()]
