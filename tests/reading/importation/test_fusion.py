"""Merging: nothing is lost, nothing written by hand is replaced unless asked, twice is once."""

from __future__ import annotations

from contrats.reading.importation.fusion import merge, observation_by_hand, read_rows, without_rows, write_rows
from contrats.reading.tables import COLUMNS
from hypothesis import given
from hypothesis import strategies as st

KEY, SCOPE = ("indicateur", "territoire", "annee", "perimetre"), ("indicateur", "annee", "perimetre")
BY_HAND = observation_by_hand("insee")


def row(territoire="QN05941I", annee="2021", valeur="1", source="insee", page="Colonne X", note="") -> dict[str, str]:
    told = {"indicateur": "population", "territoire": territoire, "annee": annee, "perimetre": "2024"}
    return dict.fromkeys(COLUMNS, "") | told | {"valeur": valeur, "source": source, "page": page, "note": note}


def merged(old, new, *, replace=False):
    return merge(old, new, key=KEY, scope=SCOPE, by_hand=BY_HAND, replace=replace)


def test_each_change_is_known():
    old = [row("A"), row("B"), row("C"), row("A", annee="2020")]
    made = merged(old, [row("A"), row("B", valeur="2"), row("D")])
    assert made.same == 2 and made.added == [row("D")] and made.removed == [row("C")]
    assert made.changed == [(row("B"), row("B", valeur="2"))]
    assert made.rows == [row("A", annee="2020"), row("A"), row("B", valeur="2"), row("D")]


def test_the_marks_of_an_editor():
    assert not BY_HAND(row())
    assert BY_HAND(row(source="contrat")) and BY_HAND(row(page="p. 4")) and BY_HAND(row(note="À la main : coquille"))


def test_a_row_written_by_hand_is_left_unless_asked():
    mine, official = row(note="à la main : vérifié", valeur="7"), row()
    made = merged([mine], [official])
    assert made.rows == [mine] and made.left == [(mine, official)] and not made.changed
    made = merged([mine], [official], replace=True)
    assert made.rows == [official] and made.changed == [(mine, official)] and not made.left


def test_a_row_written_by_hand_is_not_removed():
    mine = row("C", page="p. 4")
    assert merged([mine], [row("A")]).removed == []
    assert merged([mine], [row("A")], replace=True).removed == [mine]


ROWS = st.lists(
    st.builds(
        row,
        territoire=st.sampled_from("ABC"),
        annee=st.sampled_from(["2020", "2021"]),
        valeur=st.sampled_from(["", "1", "2"]),
        page=st.sampled_from(["Colonne X", "p. 4"]),
        note=st.sampled_from(["", "à la main", 'un « mot » ; et "un autre"\nà la ligne']),
    ),
    unique_by=lambda r: (r["territoire"], r["annee"]),
)


@given(ROWS, ROWS, st.booleans())
def test_merging_twice_changes_nothing_more(old, new, replace):
    once = merged(old, new, replace=replace)
    twice = merged(once.rows, new, replace=replace)
    assert twice.rows == once.rows and not (twice.added or twice.changed or twice.removed)


@given(ROWS, ROWS)
def test_no_row_is_lost_without_being_told(old, new):
    made = merged(old, new)
    assert all(r in made.rows or r in made.removed or r in [o for o, _ in made.changed] for r in old)
    assert all(r in made.rows or r in [n for _, n in made.left] for r in new)
    assert all(r in made.rows for r in old if BY_HAND(r))
    assert len(made.rows) == len({tuple(r[c] for c in KEY) for r in made.rows})


@given(ROWS)
def test_what_is_written_is_read_again(rows):
    assert read_rows(write_rows(rows, COLUMNS), COLUMNS) == rows
    assert read_rows("\ufeff" + write_rows(rows, COLUMNS), COLUMNS) == rows


def test_rows_are_taken_out_by_their_line_and_the_rest_is_kept_as_it_is():
    text = 'a;b\r\n1;"x\r\ny"\r\n2;z\u2028w\r\n\r\n3;"é"'
    assert without_rows(text, [2]) == 'a;b\r\n2;z\u2028w\r\n\r\n3;"é"'
    assert without_rows(text, [4, 6]) == 'a;b\r\n1;"x\r\ny"\r\n\r\n'
    assert without_rows(text, []) == text
