"""A cache, a part or a place to publish that someone prepared: nothing outside is read, written or cleared."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from contrats.publishing.bascule import PublicationError
from contrats.publishing.cache import Cache

from tests.projects import ENGLISH
from tests.publishing.conftest import PAGE, Atelier, tree

Run = Callable[..., tuple[int, str]]
HIDDEN = "à personne"


@pytest.fixture
def dehors(atelier: Atelier) -> Path:
    """A folder of someone else, with a file that must neither be published nor cleared."""
    folder = atelier.root.parent / "dehors"
    (folder / "sous").mkdir(parents=True)
    (folder / "secret.txt").write_text(HIDDEN, "utf-8")
    (folder / "sous" / "secret.txt").write_text(HIDDEN, "utf-8")
    return folder


def _link_file(cache: Path, dehors: Path) -> None:
    page = cache / "sites/essai/index.html"
    state = page.stat()
    (dehors / "page.html").write_bytes(page.read_bytes())
    os.utime(dehors / "page.html", ns=(state.st_atime_ns, state.st_mtime_ns))
    page.unlink()
    page.symlink_to(dehors / "page.html")


def _link_folder(cache: Path, dehors: Path) -> None:
    shutil.move(cache / "sites/essai/pages", dehors / "pages")
    (cache / "sites/essai/pages").symlink_to(dehors / "pages")


def _link_site(cache: Path, dehors: Path) -> None:
    shutil.rmtree(cache / "sites/essai")
    (cache / "sites/essai").symlink_to(dehors)


def _link_all(name: str) -> Callable[[Path, Path], None]:
    def link(cache: Path, dehors: Path) -> None:
        shutil.rmtree(cache / name, ignore_errors=True)
        (cache / name).symlink_to(dehors)

    return link


def _file_for_folder(cache: Path, dehors: Path) -> None:
    for name in ("sites/essai", "sites/_portail", "fiches", "publications", "../precedente"):
        shutil.rmtree(cache / name)
        (cache / name).write_text("un fichier", "utf-8")


def _name_above(cache: Path, dehors: Path) -> None:
    _rename_in_note(cache, "essai", os.path.relpath(dehors / "secret.txt", cache / "sites/essai"))


def _name_from_root(cache: Path, dehors: Path) -> None:
    _rename_in_note(cache, "essai", str(dehors / "secret.txt"))


def _note_of_another(cache: Path, dehors: Path) -> None:
    store = Cache(cache)
    store.write("fiches/essai", store.read("fiches/essai") | {"ident": "voisin"})


def _rename_in_note(folder: Path, ident: str, name: str) -> None:
    store = Cache(folder)
    note = store.read(f"fiches/{ident}")
    path = folder / "sites" / ident / name
    state = path.stat()
    note["contenu"][name] = [state.st_size, state.st_mtime_ns, "0" * 32]
    store.write(f"fiches/{ident}", note)


HOSTILE: dict[str, Callable[[Path, Path], None]] = {
    "page that is a link": _link_file,
    "folder of pages that is a link": _link_folder,
    "site that is a link": _link_site,
    "all sites a link": _link_all("sites"),
    "all notes a link": _link_all("fiches"),
    "what is set aside a link": _link_all("../precedente"),
    "files in the place of folders": _file_for_folder,
    "note that names a file above": _name_above,
    "note that names a file of the system": _name_from_root,
    "note of another contract": _note_of_another,
}


@pytest.mark.parametrize("spoil", HOSTILE.values(), ids=HOSTILE)
def test_hostile_cache_reaches_nothing_outside(
    atelier: Atelier, dehors: Path, spoil: Callable[[Path, Path], None]
) -> None:
    spoil(atelier.cache, dehors)
    before = tree(dehors)
    for words in ("Nouveau", "Encore nouveau"):
        atelier.change(PAGE, "texte", f"texte {words}")
        atelier.publish()
        assert tree(atelier.site) == atelier.anew()
        assert tree(dehors) == before
    assert not [path for path in atelier.site.rglob("*") if path.is_symlink()]


def test_lock_that_is_a_link_writes_nothing_where_it_leads(atelier: Atelier, dehors: Path) -> None:
    (atelier.cache / "verrou").symlink_to(dehors / "secret.txt")
    atelier.change(PAGE, "Ancien", "Nouveau")
    with pytest.raises(PublicationError, match="c'est un lien"):
        atelier.publish()
    assert (dehors / "secret.txt").read_text("utf-8") == HIDDEN


def test_theme_left_by_a_killed_build_is_not_believed(atelier: Atelier) -> None:
    left = atelier.cache / f"sites/.communs/{os.getpid()}/assets"
    left.mkdir(parents=True)
    (left / "contrats.css").write_text("à moitié", "utf-8")
    atelier.change("mkdocs.yml", "scheme: default", "scheme: slate")
    atelier.publish()
    assert tree(atelier.site) == atelier.anew()


@pytest.mark.parametrize("kept", ['{"format": 0}', '{"format": 1, "etageres": {}}', "[" * 9999, "", '{"format": 1}'])
def test_short_form_of_another_version_or_damaged_is_not_believed(atelier: Atelier, run: Run, kept: str) -> None:
    """A contract at fault is on the portal by what stands in its site, which only a like program can read."""
    (atelier.site / "essai/abrege.json").write_text(kept, "utf-8")
    atelier.change("content/contrats/essai/contrat.yml", "porteur: ville", "porteur: vile")
    code, said = run("build")
    assert code == 1 and "à cause des erreurs : essai." in said
    assert 'href="essai/"' in (atelier.site / "index.html").read_text("utf-8")


# --- Places that cannot take a publication ---

PLACES = {
    "content": "content/site",
    "data": "data/site",
    "the cache": ".cache/publication/sites/nouveau",
    "what holds the cache": ".cache",
    "what is set aside": ".cache/precedente/site",
    "the site of one contract": "site/essai",
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("part", [(), ("--shard", "1/1")], ids=["whole", "part"])
def test_place_that_is_used_is_refused(atelier: Atelier, run: Run, place: str, part: tuple[str, ...]) -> None:
    if place == ".cache":
        shutil.rmtree(atelier.root / ".cache")
    before = tree(atelier.root)
    code, said = run("build", *part, "--sortie", atelier.root / place)
    assert code == 3 and "choisissez un autre dossier avec --sortie" in said
    assert not ENGLISH.search(said.replace(str(atelier.root), ""))
    assert tree(atelier.root) == before


def test_part_never_takes_the_place_of_the_site(atelier: Atelier, run: Run) -> None:
    before = tree(atelier.site)
    code, said = run("build", "--shard", "1/2", "--sortie", atelier.site)
    assert code == 3 and "contient un site publié" in said and tree(atelier.site) == before


# --- Parts ---


@pytest.fixture
def part(atelier: Atelier, run: Run) -> Path:
    """The whole project as one part."""
    folder = atelier.root.parent / "partie"
    assert run("build", "--shard", "1/1", "--sortie", folder)[0] == 0
    return folder


NOTES: dict[str, Callable[[dict[str, Any]], object]] = {
    "number of no part": lambda note: note.update(part=[2, 1]),
    "number too large": lambda note: note.update(part=[1, 10**9]),
    "number that is a word": lambda note: note.update(part="12"),
    "no number": lambda note: note.pop("part"),
    "no identity": lambda note: note.update(identite=None),
    "faults that say nothing": lambda note: note.update(fautifs={"essai": {}}),
    "faults of another shape": lambda note: note.update(fautifs={"essai": {"diagnostics": [["x"]], "abrege": 1}}),
    "contract of elsewhere": lambda note: note["contrats"].append("../dehors"),
}


@pytest.mark.parametrize("spoil", NOTES.values(), ids=NOTES)
def test_part_with_a_forged_description_is_refused(
    atelier: Atelier, run: Run, part: Path, spoil: Callable[[dict[str, Any]], object]
) -> None:
    note = Cache(part).read("morceau")
    spoil(note)
    Cache(part).write("morceau", note)
    _refused(atelier, run, part)


@pytest.mark.parametrize("name", ["page that is a link", "folder of pages that is a link", "site that is a link"])
def test_part_with_links_is_refused(atelier: Atelier, run: Run, part: Path, dehors: Path, name: str) -> None:
    HOSTILE[name](part, dehors)
    _refused(atelier, run, part)


@pytest.mark.parametrize("spoil", [_name_above, _name_from_root, _note_of_another])
def test_part_that_names_files_of_elsewhere_is_refused(
    atelier: Atelier, run: Run, part: Path, dehors: Path, spoil: Callable[[Path, Path], None]
) -> None:
    spoil(part, dehors)
    _refused(atelier, run, part)


def _refused(atelier: Atelier, run: Run, part: Path) -> None:
    target = atelier.root.parent / "reuni"
    code, said = run("merge", part, "--sortie", target)
    assert code == 3 and not target.exists()
    assert not ENGLISH.search(said.replace(str(atelier.root.parent), "").replace("build --shard", ""))


def test_files_that_no_note_names_are_not_published(atelier: Atelier, run: Run, part: Path) -> None:
    for name in ("sites/essai/intrus.html", "sites/intrus/index.html", "intrus.html"):
        (part / name).parent.mkdir(exist_ok=True)
        (part / name).write_text("intrus", "utf-8")
    target = atelier.root.parent / "reuni"
    assert run("merge", part, "--sortie", target)[0] == 0
    assert tree(target) == tree(atelier.site)
