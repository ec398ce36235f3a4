"""Lists of stories in columns."""

import pytest

from cleaner import clean
from cleaner.parse.columns import cells

ROWS = [
    ("2025-11-23 10:42", "The Lamp", "The ferry runs again after the storm", "https://lamp.example/1"),
    ("2025-11-23 09:10", "Quayside", "A bench for arguments in the park", "https://quay.example/2"),
    ("2025-11-22 18:03", "The Lamp", "Snow falls in a single street", "https://lamp.example/3"),
]


@pytest.mark.parametrize("by", ["\t", "   "])
def test_a_table_of_stories_is_read_cell_by_cell(by: str) -> None:
    articles = clean("\n".join(map(by.join, ROWS))).articles
    assert [(a.published_text, a.source, a.title, a.url) for a in articles] == ROWS


@pytest.mark.parametrize(
    "text",
    [
        "Rope\t12\t4\nAnchor\t3\t80\nLantern\t7\t15\n",
        "Left column of words here     Right column of words here\n" * 4,
        "2025-11-23 10:42  The Lamp\n2025-11-22 09:10  Quayside\n2025-11-21 10:10  The Lamp\n",
        "One line\tof a text\tthat has tabs\n\nand many others that have none.\n\nSo it is.\n\nAnd so it stays.\n",
    ],
)
def test_other_lines_stay_as_they_are(text: str) -> None:
    lines = text.splitlines()
    assert cells(lines) is lines
