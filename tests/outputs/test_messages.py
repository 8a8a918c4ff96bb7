"""Every code that a message may carry is explained to editors, and nothing else is."""

import re

from tests.outputs.editing import ROOT

CODE = re.compile(r"""["']([A-Z]\d{3})["']""")
ROW = re.compile(r"^\| ([A-Z]\d{3}) \| (\S[^|]*) \| (\S[^|]*) \|$", re.M)


def codes_of_the_source() -> set[str]:
    sources = (ROOT / "plugins" / "contrats").rglob("*.py")
    return {code for path in sources for code in CODE.findall(path.read_text("utf-8"))}


def rows() -> list[tuple[str, str, str]]:
    return ROW.findall((ROOT / "docs" / "messages.md").read_text("utf-8"))


def test_each_code_has_one_line_and_each_line_a_code_still_in_use() -> None:
    explained = [code for code, _, _ in rows()]
    assert sorted(explained) == sorted(codes_of_the_source())


def test_the_codes_are_in_order_within_each_table() -> None:
    page = (ROOT / "docs" / "messages.md").read_text("utf-8")
    for table in page.split("\n## "):
        codes = [code for code, _, _ in ROW.findall(table)]
        assert codes == sorted(codes)
