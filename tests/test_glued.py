"""Where lines of text pages are parted in which a time is put together with what stands beside it."""

import pytest

from cleaner.glued import part, seam
from cleaner.model import Block, Page

PARTED = [
    ("6 Mar 20266 Mar 2026", "6 Mar 2026"),
    ("Published On 6 Mar 20266 Mar 2026", "Published On 6 Mar 2026"),
    ("1 min ago1 min ago", "1 min ago"),
    ("22 December 2025The Mill GroupLeisure Travel", "22 December 2025"),
    ("20:03Maren Tolliver", "20:03"),
    ("Ferry Post39 mins ago", "Ferry Post"),
    ("The LampMarch 4, 2016", "The Lamp"),
    ("5 hours agoFerry Post", "5 hours ago"),
    ("07.05.20217. Mai 2021", "07.05.2021"),
    ("Foto: Hafenbild3. März 2025", "Foto: Hafenbild"),
]
WHOLE = [
    "Posted on January 29, 2016 by Arun Kumar",
    "Kiln19 in March 2020",
    "10:30AM",
    "Q3 2025",
    "McTolliver opens 3 March 2020",
    "Le Port hier à 17h30",
    "2025年6月14日",
    "tick tick 12 tick tick 12",
]


@pytest.mark.parametrize(("line", "first"), PARTED)
def test_a_time_is_parted_from_what_it_is_put_together_with(line: str, first: str) -> None:
    assert line[: seam(line, None)] == first


@pytest.mark.parametrize("line", WHOLE)
def test_other_lines_stay_whole(line: str) -> None:
    assert seam(line, None) == 0


def test_the_first_half_keeps_what_stands_before_the_line() -> None:
    page = Page(media="text", blocks=[Block("item", "6 Mar 20266 Mar 2026", 4, 2, marker="(a)")])
    part(page, "en")
    assert [(block.text, block.gap, block.marker) for block in page.blocks] == [
        ("6 Mar 2026", 2, "(a)"),
        ("6 Mar 2026", 0, ""),
    ]
