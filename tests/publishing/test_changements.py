"""What a reader would see change between two builds is told in words, once, with the pages where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from contrats.commands.compare import LONGEST, MOST, summary
from contrats.commands.main import main
from contrats.publishing.changements import Ecart, compare

from tests.publishing.conftest import ENGAGEMENTS, PAGE, Atelier

HEAD = (
    "<html><head><title>{0} – Essai</title></head><body><nav>Menu {1}</nav><main><h1>{0}</h1>{1}</main></body></html>"
)


def site(folder: Path, **pages: str) -> Path:
    """A site of these pages: the main part of each by its address, « _ » for the home page."""
    for name, body in {"_": "<p>Accueil</p>", **pages}.items():
        path = folder / ("" if name == "_" else name) / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD.format(name, body), "utf-8")
    return folder


def told(found: Ecart) -> str:
    return "\n".join(summary(found))


@pytest.fixture
def changed(tmp_path: Path):
    """What is found between two versions of the page « a »."""
    return lambda old, new: compare(site(tmp_path / "1", a=old), site(tmp_path / "2", a=new))


def test_words_that_change_are_told_with_their_page(changed) -> None:
    found = changed("<p>Ouvrir <b>dix</b> lieux</p><p>Ailleurs</p>", "<p>Ouvrir <b>douze</b> lieux</p><p>Ailleurs</p>")
    assert told(found).splitlines() == [
        "Pour les lecteurs : 1 page change.",
        "",
        "a – Essai (a)",
        "  avant : Ouvrir dix lieux",
        "  après : Ouvrir douze lieux",
    ]


def test_cells_of_a_row_stand_on_one_line(changed) -> None:
    row = "<table><tr><th>Habitants</th><td>{}</td></tr></table>"
    assert "  après : Habitants – 1 200" in told(changed(row.format("1 100"), row.format("1 200")))


def test_what_is_not_words_of_the_page_does_not_count(changed) -> None:
    old = '<p class="a">Mots</p><svg><text>1</text></svg><script>1</script>'
    assert told(changed(old, '<p  class="b"><i>Mots</i></p><svg><text>2</text></svg><script>2</script>')) == (
        "Pour les lecteurs, rien ne change."
    )


def test_same_change_on_many_pages_is_told_once(tmp_path: Path) -> None:
    old, new = "<li>Un titre</li>", "<li>Un autre titre</li>"
    found = compare(site(tmp_path / "1", a=old, b=old, c=old), site(tmp_path / "2", a=new, b=new, c=new))
    assert len(found.changements) == 1 and found.changees == 3
    assert "3 pages changent." in told(found) and "a – Essai (a), et 2 autres pages" in told(found)


def test_long_paragraph_is_told_from_where_it_changes(changed) -> None:
    start, end = "mot " * 200, " fin" * 5
    lines = told(changed(f"<p>{start}dix{end}</p>", f"<p>{start}douze{end}</p>")).splitlines()
    assert lines[-2].startswith("  avant : … mot") and lines[-2].endswith(f"mot dix{end}")
    assert lines[-1].endswith(f"mot douze{end}") and len(lines[-1]) < LONGEST


def test_pages_that_come_and_go_are_named(tmp_path: Path) -> None:
    words = told(compare(site(tmp_path / "1", a="", b=""), site(tmp_path / "2", b="", c="")))
    assert "1 page est nouvelle, 1 page disparaît." in words
    assert "Page nouvelle : c – Essai (c)" in words and "Page retirée : a – Essai (a)" in words


def test_summary_of_a_great_change_stays_short(tmp_path: Path) -> None:
    names = [f"p{number:03d}" for number in range(MOST + 9)]
    before = site(tmp_path / "1", **{n: f"<p>{n}</p>" for n in names})
    after = site(tmp_path / "2", **{n: "".join(f"<p>{n} {k} {'x' * 999}</p>" for k in range(9)) for n in names})
    lines = told(compare(before, after)).splitlines()
    assert lines[-1] == "… et 9 de plus." and "  après : … et 5 lignes de plus" in lines
    assert max(map(len, lines)) < LONGEST + 20 and len(lines) < 10 * MOST


def test_folder_without_a_site_is_told(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    assert main(["compare", str(tmp_path), str(tmp_path)], root=tmp_path) == 3
    assert f"ne contient pas de site construit : {tmp_path}" in capsys.readouterr().err


def test_edit_of_an_engagement_is_told_on_its_page_and_where_it_is_listed(
    atelier: Atelier, capsys: pytest.CaptureFixture
) -> None:
    elsewhere = atelier.root / "apres"
    atelier.change(ENGAGEMENTS, "Planter un jardin", "Planter deux jardins")
    atelier.change(PAGE, "Ancien", "Nouveau")
    atelier.publish(target=elsewhere)
    assert main(["compare", str(atelier.site), str(elsewhere)], root=atelier.root) == 0
    said = capsys.readouterr().out
    assert "avant : Planter un jardin" in said and "après : Planter deux jardins" in said
    assert "avant : Ancien texte." in said and "et " in said and "disparaît" not in said
