"""Official files of shapes: what is kept, what is repaired, what is refused and in which words."""

from __future__ import annotations

import gzip
import io
import json
import zipfile

import pytest
import shapely
from contrats.diagnostics import Level
from contrats.reading.importation_contours import archive, geojson, geometrie
from contrats.reading.importation_contours.lecture import Besoins, Lecture, read_source
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.projects import usable
from tests.reading.formes import LAT, LON, QN, SHARED, collection, commune, feature, polygon, square

NEEDS = Besoins(frozenset({QN}), frozenset({"59295"}), {"200040947": "coeur-de-flandre-agglo"})
REAL_QUARTIERS = SHARED / "qpv2024_nord59.geojson"
has_real = pytest.mark.skipif(
    not REAL_QUARTIERS.exists(), reason="les contours réels (shared/geo) ne sont pas sur cette machine"
)


@pytest.fixture
def read(tmp_path):
    """Reads a text or bytes as a file given by an editor."""

    def read_it(content, *, name="f.geojson", needs=NEEDS, **said) -> Lecture:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        made = read_source(path, needs, name=name, **said)
        usable(made.diagnostics)
        return made

    return read_it


def zipped(members) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(zipfile.ZipInfo(name, (2024, 7, 13, 0, 0, 0)), content)
    return data.getvalue()


def codes(made: Lecture) -> list[str]:
    return [d.code for d in made.diagnostics]


def refused(made: Lecture) -> str:
    """The one code of a file that is refused as a whole."""
    assert made.contours == [] and [d.level for d in made.diagnostics] == [Level.ERREUR]
    return made.diagnostics[0].code


def shape(contour) -> shapely.MultiPolygon:
    return shapely.MultiPolygon([shapely.Polygon(rings[0], rings[1:]) for rings in contour.polygones])


# --- What is kept ---


def test_only_code_name_and_shape_are_kept(read):
    made = read(
        collection(
            feature(code_qp=QN, lib_qp=" Les  Essais", onclick="alert(1)", html="<script>"), feature(code_qp="QN00101M")
        )
    )
    (contour,) = made.contours
    assert (contour.code, contour.nom, made.seen, made.diagnostics) == (QN, "Les Essais", 2, [])
    assert contour.source == "ANCT, contours des quartiers prioritaires 2024" and contour.date == ""
    assert contour.polygones == ((tuple((round(x, 6), round(y, 6)) for x, y in square()),),)


SPELLINGS = [
    ("quartiers", {key: QN, "siren_epci": "200040947", "insee_com": "59295"})
    for key in ("code_qp", "codeQP", "CODE_QP")
] + [
    ("communes", {"insee_com": "59295", "siren_epci": "200040947"}),
    ("communes", {"INSEE_COM": "59295"}),
    ("communes", {"code": "59295"}),
    ("communes", {"code_insee": 59295, "nom_officiel": "X"}),
    ("communes", {"insee_com": '="59295"'}),
    ("epci", {"siren_epci": 200040947}),
    ("epci", {"code_siren": "200040947"}),
    ("epci", {"CODE_SIREN": "200040947"}),
    ("epci", {"code": "200040947", "nom": "CA"}),
]


@pytest.mark.parametrize(("genre", "properties"), SPELLINGS)
def test_the_kind_is_recognised_whatever_the_spelling(read, genre, properties):
    made = read(collection(feature(**properties)))
    assert (made.genre, codes(made), len(made.contours)) == (genre, [], 1)
    assert made.contours[0].code == {"quartiers": QN, "communes": "59295", "epci": "coeur-de-flandre-agglo"}[genre]


def test_a_leading_zero_lost_by_a_spreadsheet_is_given_back(read):
    made = read(collection(feature(insee_com=1004)), needs=Besoins(communes=frozenset({"01004"})))
    assert [c.code for c in made.contours] == ["01004"]


def test_the_communes_of_the_epci_and_those_that_touch_them_are_kept(read):
    made = read(
        collection(
            commune("59295", epci="200040947"),
            commune("59001", LON + 0.01, epci="200040947/245901160"),
            commune("59002", LON + 0.02003, epci="1" * 9),  # a gap of 2 m
            commune("59003", LON + 0.03),
            commune("59004", LON, LAT + 0.3),
        )
    )
    assert [c.code for c in made.contours] == ["59295", "59001", "59002"] and codes(made) == []


def test_what_the_contracts_await_and_the_file_has_not_is_said(read):
    made = read(collection(feature()), needs=Besoins(frozenset({QN, "QN05956M"})))
    assert codes(made) == ["G040"] and "QN05956M" in made.diagnostics[0].message and len(made.contours) == 1


def test_the_official_archive_gives_its_day(read):
    member = archive.OFFICIAL_MEMBER
    made = read(
        zipped({"lisez-moi.txt": "x", "GEOJSON/autre_L93.geojson": "{", member: collection(feature())}), name="a.zip"
    )
    assert (made.date, len(made.contours)) == ("2024-07-13", 1)
    assert (
        read(zipped({member: collection(feature())}), date="2025-01-01", source="Moi").contours[0].date == "2025-01-01"
    )


def test_a_file_compressed_with_gzip_or_with_a_byte_order_mark_is_read(read):
    assert len(read(gzip.compress(collection(feature()).encode()), name="f.geojson.gz").contours) == 1
    assert len(read("\ufeff" + collection(feature())).contours) == 1


# --- Repairs ---


def test_a_bow_tie_is_repaired_and_told(read):
    tie = [[LON, LAT], [LON + 0.01, LAT + 0.01], [LON + 0.01, LAT], [LON, LAT + 0.01], [LON, LAT]]
    made = read(collection(feature(polygon(tie))))
    assert codes(made) == ["G034"] and "se croisait" in made.diagnostics[0].message
    assert shape(made.contours[0]).is_valid and len(made.contours[0].polygones) == 2


def test_an_open_ring_is_closed_and_told(read):
    made = read(collection(feature(polygon(square()[:-1]))))
    assert codes(made) == ["G034"] and "fermé" in made.diagnostics[0].message
    assert made.contours[0].polygones[0][0][0] == made.contours[0].polygones[0][0][-1]


def test_repeated_points_heights_and_a_wrong_way_round_are_mended_without_a_word(read):
    ring = [[x, y, 12.5] for x, y in square() for _ in range(3)][::-1]
    made = read(collection(feature(polygon(ring, square(LON + 0.002, LAT + 0.002, 0.002)))))
    outer, hole = made.contours[0].polygones[0]
    assert codes(made) == [] and len(outer) == len(hole) == 5
    assert shapely.LinearRing(outer).is_ccw and not shapely.LinearRing(hole).is_ccw


def test_pieces_that_overlap_become_one_and_a_piece_without_surface_goes(read):
    pieces = [[square()], [square(LON + 0.005)], [[[LON, LAT], [LON, LAT], [LON, LAT]]]]
    made = read(collection(feature({"type": "MultiPolygon", "coordinates": pieces})))
    assert codes(made) == ["G034"] and len(made.contours[0].polygones) == 1
    assert shape(made.contours[0]).area == pytest.approx(0.00015)


# --- Refused shapes: the others are kept ---

HUGE = json.loads("1e400")
OTHER = "QN05956M"
BROKEN = {
    # id: code, geometry as JSON
    "a point": ("G030", {"type": "Point", "coordinates": [LON, LAT]}),
    "a line": ("G030", {"type": "LineString", "coordinates": square()}),
    "a collection": ("G030", {"type": "GeometryCollection", "geometries": [polygon()]}),
    "no geometry": ("G030", "null"),
    "a kind with markup": ("G030", {"type": "<script>", "coordinates": []}),
    "texts": ("G031", polygon([["2.5", "50.7"]] * 4)),
    "NaN": ("G031", polygon([[float("nan"), LAT], *square()])),
    "1e400": ("G031", polygon([[HUGE, LAT], *square()])),
    "yes": ("G031", polygon([[True, LAT], *square()])),
    "one number": ("G031", polygon([[LON], *square()])),
    "a ring that is no list": ("G031", polygon("x")),
    "polygons that are no list": ("G031", {"type": "MultiPolygon", "coordinates": "x"}),
    "no coordinates": ("G031", {"type": "Polygon"}),
    "too large": ("G031", polygon([[1e300, LAT], *square()])),
    "empty": ("G032", {"type": "MultiPolygon", "coordinates": []}),
    "no ring": ("G032", polygon([])),
    "two points": ("G032", polygon([[LON, LAT], [LON + 1, LAT], [LON, LAT]])),
    "at sea off Africa": ("G033", polygon(square(0, 0))),
    "one point astray": ("G033", polygon([*square()[:2], [0, 0], *square()[2:]])),
    "flat": ("G035", polygon([[LON, LAT], [LON + 0.01, LAT], [LON + 0.02, LAT], [LON, LAT]])),
}  # fmt: skip


@pytest.mark.parametrize(("code", "geometry"), BROKEN.values(), ids=BROKEN)
def test_a_wrong_shape_is_left_aside_with_its_number(read, code, geometry):
    wrong = {**feature(code_qp=OTHER), "geometry": None if geometry == "null" else geometry}
    made = read(collection(feature(), wrong).replace("Infinity", "1e400"), needs=Besoins(frozenset({QN, OTHER})))
    assert [c.code for c in made.contours] == [QN] and codes(made) == [code]
    assert "n° 2 (QN05956M)" in made.diagnostics[0].message and "<" not in str(made.diagnostics[0])


def test_too_many_points_are_refused(read, monkeypatch):
    monkeypatch.setattr(geometrie, "MOST_POINTS", 4)
    made = read(collection(feature(), commune("59295")))
    assert codes(made) == ["G032", "G042"]


def test_a_key_written_twice_condemns_its_territory(read):
    text = collection(feature(code_qp=OTHER), feature())
    for once, twice in (
        ('"code_qp": "QN05956M"', '"code_qp": "X", "code_qp": "QN05956M"'),
        ('"Polygon"', '"Point", "type": "Polygon"'),
    ):
        made = read(text.replace(once, twice, 1), needs=Besoins(frozenset({QN, OTHER})))
        assert codes(made) == ["G037"] and [c.code for c in made.contours] == [QN]


def test_a_territory_written_twice_keeps_its_first_shape(read):
    made = read(collection(feature(), feature(polygon(square(side=0.5)))))
    assert codes(made) == ["G036"] and made.contours[0].boite[2] == pytest.approx(LON + 0.01)


def test_a_name_with_markup_is_dropped_and_told(read):
    made = read(collection(feature(code_qp=QN, lib_qp='<img src=x onerror="alert(1)">')))
    assert codes(made) == ["G038"] and made.contours[0].nom == "" and "<" not in str(made.diagnostics[0])
    assert read(collection(feature(code_qp=QN, lib_qp="S\x9curs"))).contours[0].nom == "Sœurs"


def test_a_thousand_faults_are_not_all_said(read):
    made = read(collection(*[feature()] * 1000))
    assert codes(made) == ["G036"] * 40 + ["G039"] and len(made.contours) == 1


# --- Refused files ---

CRS93 = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}
FILES = {
    # id: code, content
    "a web page": ("G003", "<!DOCTYPE html><html>"),
    "a cut archive": ("G011", zipped({"a.geojson": collection(feature())})[:60]),
    "a cut gz": ("G011", gzip.compress(collection(feature()).encode())[:40]),
    "a path outside": ("G012", zipped({"../../a.geojson": collection(feature())})),
    "an absolute path": ("G012", zipped({"/etc/a.geojson": "x", "b.geojson": collection(feature())})),
    "an archive without shapes": ("G014", zipped({"a.csv": "x"})),
    "two files in an archive": ("G014", zipped({"a.geojson": "x", "b.geojson": "x"})),
    "another encoding": ("G015", collection(feature(code_qp=QN, lib_qp="é")).encode("latin-1")),
    "empty": ("G016", ""),
    "a cut file": ("G016", collection(feature())[:-30]),
    "a missing comma": ("G016", collection(feature(), feature()).replace("}, {", "} {")),
    "a missing colon": ("G016", '{"type" "FeatureCollection"}'),
    "text after the end": ("G016", collection(feature()) + "x"),
    "features twice": ("G016", '{"features": [], "features": []}'),
    "a name without quotes": ("G016", "{type: 1}"),
    "too deep": ("G016", '{"type":"FeatureCollection","features":[' + "[" * 100_000),
    "a list": ("G016", "[]"),
    "one feature": ("G017", json.dumps(feature())),
    "no features": ("G017", '{"type": "FeatureCollection"}'),
    "features that are no list": ("G016", '{"type": "FeatureCollection", "features": 3}'),
    "no territory": ("G018", collection()),
    "no code": ("G018", collection(feature(nom="x"), 3, None)),
    "départements": ("G018", collection(feature(code="59", nom="Nord"))),
    "Lambert-93 by its name": ("G019", collection(feature(), crs=CRS93)),
    "a system with markup": ("G019", collection(feature(), crs={"properties": {"name": "<script>"}})),
    "metres": ("G020", collection(feature(polygon(square(660_000, 7_070_000, 100))))),
    "latitude first": ("G021", collection(feature(polygon(square(LAT, LON))))),
    "quartiers of 2015": ("G022", collection(feature(code_qp="QP059041"))),
    "other places": ("G042", collection(feature(code_qp="QN00101M"))),
}


@pytest.mark.parametrize(("code", "content"), FILES.values(), ids=FILES)
def test_a_wrong_file_is_refused_whole(read, code, content):
    made = read(content)
    said = [d for d in made.diagnostics if d.code != "G040"]
    assert made.contours == [] and [(d.code, d.level) for d in said] == [(code, Level.ERREUR)]
    assert "<script" not in str(made.diagnostics)


@pytest.mark.parametrize(
    "crs", ["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326", "urn:ogc:def:crs:EPSG::4171"]
)
def test_the_usual_names_of_wgs84_are_accepted(read, crs):
    assert codes(read(collection(feature(), crs={"type": "name", "properties": {"name": crs}}))) == []


def test_latitude_first_is_seen_overseas_too(read):
    for lon, lat in ((-61.5, 16.2), (55.5, -21.1), (45.2, -12.8), (-52.3, 4.9), (166.4, -22.3), (-149.5, -17.6)):
        assert codes(read(collection(feature(polygon(square(lon, lat)))))) == []
        assert refused(read(collection(feature(polygon(square(lat, lon)))))) == "G021"


def test_a_file_that_cannot_be_opened_is_told(tmp_path):
    for path in (tmp_path, tmp_path / "absent.zip"):
        assert refused(read_source(path, NEEDS, name="x")) == "G010"


def test_large_files_are_refused_before_they_are_parsed(read, monkeypatch):
    monkeypatch.setattr(archive, "LARGEST", 1000)
    monkeypatch.setattr(geojson.Lecteur, "features", lambda _: pytest.fail("it was parsed"))
    bomb = b" " * 200_000
    for content in (bomb, zipped({"a.geojson": bomb}), gzip.compress(bomb)):
        assert refused(read(content)) == "G013"


def test_an_archive_that_lies_about_its_size_is_stopped(read, monkeypatch):
    monkeypatch.setattr(archive, "LARGEST", 1000)
    data = bytearray(zipped({"a.geojson": b" " * 200_000}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    assert refused(read(bytes(data))) in ("G011", "G013")


def test_too_many_members_or_features_are_refused(read, monkeypatch):
    monkeypatch.setattr(archive, "MOST_MEMBERS", 1)
    monkeypatch.setattr(geojson, "MOST_FEATURES", 1)
    assert refused(read(zipped({"a.txt": "", "b.geojson": ""}))) == "G013"
    assert refused(read(collection(feature(), feature()))) == "G017"


TEXT = collection(feature(), feature(code_qp=OTHER), crs=None)


@settings(max_examples=150)
@given(st.data())
def test_nothing_raises(tmp_path_factory, data):
    start = data.draw(st.integers(0, len(TEXT)))
    end = data.draw(st.integers(start, min(start + 30, len(TEXT))))
    piece = data.draw(
        st.sampled_from(["", '"', "[", "]", "{", "}", ",", ":", "null", "1e999", "NaN", "-", "\x00", "é", "9" * 30])
    )
    path = tmp_path_factory.mktemp("f") / "f.geojson"
    path.write_text(TEXT[:start] + piece + TEXT[end:], "utf-8")
    made = read_source(path, NEEDS, name="f.geojson")
    usable(made.diagnostics)
    assert all(shape(contour).is_valid for contour in made.contours)


# --- Real contours ---


@has_real
def test_real_quartiers_stand_where_the_file_puts_them(tmp_path):
    raw = json.loads((SHARED / "qpv2024_3contrats.geojson").read_text("utf-8"))["features"]
    wanted = {f["properties"]["code_qp"]: shapely.geometry.shape(f["geometry"]) for f in raw}
    made = read_source(REAL_QUARTIERS, Besoins(frozenset(wanted)), name="qpv")
    assert len(made.contours) == 25 and codes(made) == [] and made.seen == 94
    for contour in made.contours:
        ours, theirs = shape(contour), wanted[contour.code]
        assert ours.is_valid and ours.centroid.distance(theirs.centroid) < 1e-6
        assert ours.symmetric_difference(theirs).area < 1e-4 * theirs.area


@has_real
def test_real_communes_and_epci_are_kept_with_their_neighbours(tmp_path):
    sirens = {"200040947": "flandre", "200042190": "hainaut", "200043396": "sambre"}
    communes = read_source(SHARED / "communes_nord59.geojson", Besoins(epci=sirens), name="communes")
    epci = read_source(SHARED / "epci_3contrats.geojson", Besoins(epci=sirens), name="epci")
    assert sorted(c.code for c in epci.contours) == sorted(sirens.values())
    own = [
        f
        for f in json.loads((SHARED / "communes_nord59.geojson").read_text("utf-8"))["features"]
        if f["properties"]["siren_epci"] in sirens
    ]
    kept = {c.code for c in communes.contours}
    assert {f["properties"]["insee_com"] for f in own} < kept and len(own) == 140 and 180 < len(kept) < 260
    assert all(shape(c).is_valid for c in (*communes.contours, *epci.contours))
