"""What a build reads of data/geo: nothing is normal, what is broken is told and never stops it."""

from __future__ import annotations

import json

import pytest
from contrats.diagnostics import Level
from contrats.linking import link
from contrats.model.geographie import FICHIERS, Contour
from contrats.reading.contours import read_contours, render_contours
from contrats.reading.couches import Contours, plain_text
from contrats.reading.tree import read_tree

from tests.projects import usable, write
from tests.reading.formes import LAT, LON, QN, collection, feature, polygon, square

QUARTIERS = FICHIERS["quartiers"]


def ours(**changes):
    """A feature as we write it, with changes."""
    return {"type": "Feature", "properties": {"code": QN, "nom": "Les Essais"}, "geometry": polygon(), **changes}


def read(root, text, name=QUARTIERS):
    write(root, {name: text if isinstance(text, bytes) else text.encode()})
    return shapes(root)


def shapes(root, **options):
    """Every shape that a build reads, made, and what is said."""
    couches, faults = read_contours(root, **options)
    return list(Contours(couches).values())[::-1], faults


def test_no_file_is_normal(tmp_path):
    assert shapes(tmp_path) == ([], [])


def test_what_is_written_is_read_again_the_same(tmp_path):
    ring, hole = (tuple(map(tuple, square(side=s))) for s in (0.01, 0.001))
    made = [
        Contour(
            QN, ((ring, hole), (ring,)), "ANCT, contours « 2024 »", "2024-07-13", "L'Œuvre <Nord>".replace("<Nord>", "")
        ),
        Contour("QN05900N", ((ring,),), "ANCT, contours « 2024 »", "2024-07-13"),
    ]
    found, faults = read(tmp_path, render_contours(made, source=made[0].source, date=made[0].date))
    assert (sorted(found, key=lambda c: c.code), faults) == (made[::-1], [])
    assert (
        render_contours(reversed(found), source=found[0].source, date="2024-07-13").encode()
        == (tmp_path / QUARTIERS).read_bytes()
    )


def test_the_library_finds_shapes_by_code(projet):
    text = collection(ours())
    files = {
        QUARTIERS: text,
        FICHIERS["communes"]: text.replace(QN, "59295"),
        FICHIERS["epci"]: text.replace(QN, "coeur-de-flandre-agglo"),
    }
    library = projet(files).library()
    assert set(library.contours) == {QN, "59295", "coeur-de-flandre-agglo"}
    assert library.contours[QN].boite == (LON, LAT, LON + 0.01, LAT + 0.01) and library.contours[QN].nom == "Les Essais"


def test_a_code_written_twice_keeps_its_first_shape(projet):
    twice = collection(ours(), ours(geometry=polygon(square(side=0.5))))
    assert projet({QUARTIERS: twice}).library().contours[QN].boite[2] == LON + 0.01


UNREADABLE = {
    "not JSON": b"{",
    "empty": b"",
    "bytes": b"\xff\xfe\x00",
    "a list": b"[]",
    "a number": b"12",
    "no features": b'{"type": "FeatureCollection"}',
    "features that are no list": b'{"type": "FeatureCollection", "features": {}}',
    "another kind": b'{"type": "Feature", "features": []}',
    "deep": b"[" * 100_000,
    "an endless integer": b'{"type": "FeatureCollection", "features": [' + b"9" * 5000 + b"]}",
}


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE)
def test_a_broken_file_is_told_and_left(tmp_path, text):
    contours, faults = read(tmp_path, text)
    assert contours == [] and [(d.code, d.level, d.place.file) for d in usable(faults)] == [
        ("G050", Level.AVERTISSEMENT, QUARTIERS)
    ]


BROKEN = {
    "no properties": ours(properties=None),
    "no geometry": ours(geometry=None),
    "a point": ours(geometry={"type": "Point", "coordinates": [LON, LAT]}),
    "no polygon": ours(geometry={"type": "MultiPolygon", "coordinates": []}),
    "no ring": ours(geometry={"type": "Polygon", "coordinates": []}),
    "unclosed": ours(geometry=polygon(square()[:-1])),
    "too short": ours(geometry=polygon([[LON, LAT]] * 3)),
    "not a number": ours(geometry=polygon([[float("nan"), LAT], *square()])),
    "infinite": ours(geometry=polygon([[float("inf"), LAT], *square()])),
    "texts": ours(geometry=polygon([["2.5", "50"]] * 4)),
    "a huge integer": ours(geometry=polygon([[10**400, 50]] * 4)),
    "metres": ours(geometry=polygon(square(660_000, 7_070_000))),
    "another code": ours(properties={"code": "../../etc", "nom": ""}),
    "a code that is a list": ours(properties={"code": [QN], "nom": ""}),
    "a text": "x",
    "nothing": None,
}


@pytest.mark.parametrize("wrong", BROKEN.values(), ids=BROKEN)
def test_a_broken_shape_is_told_and_the_others_are_kept(tmp_path, wrong):
    contours, faults = read(tmp_path, json.dumps({"type": "FeatureCollection", "features": [wrong, ours()]}))
    assert [c.code for c in contours] == [QN]
    assert [(d.code, d.level) for d in usable(faults)] == [("G051", Level.AVERTISSEMENT)]
    assert "n° 1 " in faults[0].message


def test_a_broken_file_never_stops_the_build(projet):
    project = projet({QUARTIERS: b"{"})
    shelves, faults = read_tree(project.root)
    assert [d.code for d in faults] == ["G050"] and link(shelves)[0].contours == {}


def test_texts_with_markup_are_not_kept(tmp_path):
    text = collection(ours(properties={"code": QN, "nom": "<script>alert(1)</script>"}), source="<b>", date="hier")
    contours, faults = read(tmp_path, text)
    assert faults == [] and (contours[0].nom, contours[0].source, contours[0].date) == ("", "", "")
    assert [plain_text(v) for v in ("a\x00", "a" * 201, 3, None, "Saint-Amand & « Elnon »")] == [""] * 4 + [
        "Saint-Amand & « Elnon »"
    ]


def test_a_file_too_large_or_a_link_outside_is_not_read(tmp_path, monkeypatch):
    outside = tmp_path / "ailleurs.geojson"
    outside.write_text(collection(ours()))
    root = tmp_path / "projet"
    (root / "data/geo").mkdir(parents=True)
    (root / QUARTIERS).symlink_to(outside)
    contours, faults = shapes(root)
    assert contours == [] and [d.code for d in usable(faults)] == ["G050"]
    (root / QUARTIERS).unlink()
    monkeypatch.setattr("contrats.reading.contours.LARGEST", 10)
    contours, faults = read(root, collection(feature()))
    assert contours == [] and [d.code for d in usable(faults)] == ["G050"] and "Mo" in faults[0].message


# --- Where shapes stand in a file is found once ---


def written(*features):
    """A file as we write it, a territory a line."""
    lines = ",\n".join(json.dumps(f, ensure_ascii=False) for f in features)
    return '{"type": "FeatureCollection", "source": "IGN", "date": "2024-07-13", "features": [\n' + lines + "\n]}\n"


MANY = [
    ours(),
    ours(properties={"code": "QN05900N", "nom": "Œuvre"}, geometry=polygon(square(side=0.2), square(side=0.001))),
    ours(properties={"code": "rien", "nom": ""}),
    ours(geometry=polygon(square(side=0.5))),
    ours(properties={"code": "QN05901N"}, geometry={"type": "MultiPolygon", "coordinates": [[square()], [square(2)]]}),
]
HANDS = {
    "ours": written(*MANY),
    "a line in all": json.dumps(json.loads(written(*MANY))),
    "indented": json.dumps(json.loads(written(*MANY)), indent=2),
    "two a line": written(*MANY).replace(",\n", ", ", 1),
    "no end of line": written(*MANY).rstrip(),
    "keys after": written(*MANY).rstrip()[:-1] + ', "name": "q"}',
}


@pytest.mark.parametrize("text", HANDS.values(), ids=HANDS)
def test_whoever_wrote_the_file_the_shapes_are_the_same(tmp_path, text):
    found, faults = read(tmp_path, text)
    assert [c.code for c in found] == [QN, "QN05900N", "QN05901N"] and [d.place.line for d in faults] == [4]
    assert found == read(tmp_path, HANDS["ours"])[0]
    assert [c.boite for c in found] == list(Contours(read_contours(tmp_path)[0]).boites.values())[::-1]
    assert {(c.source, c.date) for c in found} == {("IGN", "2024-07-13")}


def test_what_was_found_is_believed_of_the_same_bytes_only(tmp_path, monkeypatch):
    kept = {}
    write(tmp_path, {QUARTIERS: HANDS["ours"].encode()})
    first = shapes(tmp_path, reperes=kept)
    again = json.loads(json.dumps(kept))
    monkeypatch.setattr("contrats.reading.couches._find", None)  # so that looking again fails
    assert shapes(tmp_path, reperes=again) == first and again == kept
    monkeypatch.undo()
    write(tmp_path, {QUARTIERS: HANDS["ours"].replace("Œuvre", "OEuvre").encode()})
    found, _ = shapes(tmp_path, reperes=again)
    assert found[1].nom == "OEuvre" and again != kept


@pytest.mark.parametrize("kept", [[], {"quartiers": []}, {"quartiers": {"sceau": "x"}}, {"quartiers": None}])
def test_what_is_no_note_is_not_believed(tmp_path, kept):
    write(tmp_path, {QUARTIERS: HANDS["ours"].encode()})
    assert len(shapes(tmp_path, reperes=dict(kept))[0]) == 3
