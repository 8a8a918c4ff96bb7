"""Every built page is valid HTML, by html-validate and the rules of .htmlvalidate.json."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


from tests.site.built import BuiltSite
from tests.site.kinds import listed


def test_every_page_is_valid_html(site: BuiltSite, faults: Callable) -> None:
    found = faults(site.root)
    assert not found, listed(f"{fault.partition(': ')[2]} ({page})" for page, own in found.items() for fault in own)


def test_the_rules_catch_real_faults(tmp_path: Path, faults: Callable) -> None:
    wrong = {
        "close-order": "<p>Un<div>Deux</div></p>",
        "element-permitted-content": "<ul><p>Un</p></ul>",
        "no-dup-id": '<p id="a">Un</p><p id="a">Deux</p>',
        "no-implicit-button-type": "<button>A</button>",
        "wcag/h37": '<img src="a.png">',
        "wcag/h30": '<a href="a/"></a>',
        "aria-label-misuse": '<p aria-label="x">Un</p>',
        "unique-landmark": "<nav><a href='a'>A</a></nav><nav><a href='b'>B</a></nav>",
        "attribute-allowed-values": '<button type="non">A</button>',
        "unrecognized-char-ref": "&riens;",
    }
    for rule, body in wrong.items():
        page = f'<!DOCTYPE html><html lang="fr"><head><title>T</title></head><body>{body}</body></html>'
        (tmp_path / f"{rule.replace('/', '-')}.html").write_text(page, "utf-8")
    found = faults(tmp_path)
    missed = {r: found.get(f"{r.replace('/', '-')}.html") for r in wrong}
    assert {r: f for r, f in missed.items() if not any(f" {r}: " in fault for fault in f or ())} == {}
