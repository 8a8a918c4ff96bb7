"""Days as French readers expect them."""

from __future__ import annotations

from datetime import date

import pytest
from contrats.figures.dates import jour, moment

PREMIER, VINGT = date(2024, 1, 1), date(2024, 3, 20)


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (PREMIER, "1er\u00a0janvier\u00a02024"),
        (VINGT, "20\u00a0mars\u00a02024"),
        (date(2024, 2, 29), "29\u00a0février\u00a02024"),
        (date(2030, 8, 2), "2\u00a0août\u00a02030"),
        (date(2026, 12, 31), "31\u00a0décembre\u00a02026"),
    ],
)
def test_day_is_written_in_french_and_never_cut(day, written):
    assert jour(day) == written


@pytest.mark.parametrize(
    ("words", "first", "last", "written"),
    [
        ("mai-juin 2023", PREMIER, VINGT, "mai-juin 2023"),
        (None, PREMIER, VINGT, "du 1er\u00a0janvier\u00a02024 au 20\u00a0mars\u00a02024"),
        (None, VINGT, VINGT, "20\u00a0mars\u00a02024"),
        (None, VINGT, None, "à partir du 20\u00a0mars\u00a02024"),
        (None, None, VINGT, "jusqu'au 20\u00a0mars\u00a02024"),
        (None, None, None, ""),
    ],
    ids=["words first", "two days", "one day", "from", "until", "unknown"],
)
def test_period_is_said_in_its_words_else_in_its_days(words, first, last, written):
    assert moment(words, first, last) == written
