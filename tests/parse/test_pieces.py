"""Pages whose strings stand on lines of their own."""

import pytest

from cleaner.parse.pieces import rejoined
from cleaner.parse.text import parse_text

PIECES = """The Mere Post
The clock of
Lower Mere
has been set back by twenty minutes, because the ducks arrive at nine.
The price was
four hundred pounds
, and the lamp is in it
.
Read more"""


def test_what_links_part_is_joined() -> None:
    assert rejoined(PIECES.splitlines()) == [
        "The Mere Post",
        "The clock of Lower Mere has been set back by twenty minutes, because the ducks arrive at nine.",
        "The price was four hundred pounds, and the lamp is in it.",
        "Read more",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Pegel sinken: Kaltenbach baut aus\nRheinblick\nvor 5 Minuten\n" * 3,
        "Read the rules of the\nuser4747\nsaid on Monday.\n" * 3,
        "Ferry runs again\n\n, and the lamp is in it.\n\nPass is open\n\n, she says.",
        "home\nnews\nsport\nlog in\nmessage the mods\n" * 3,
        "It rained, said\nthe clerk.",
    ],
)
def test_lines_of_other_pages_stay_as_they_are(text: str) -> None:
    lines = text.splitlines()
    assert rejoined(lines) is lines


def test_no_letter_is_lost() -> None:
    joined = "".join(block.text for block in parse_text(PIECES).blocks)
    assert "".join(filter(str.isalnum, joined)) == "".join(filter(str.isalnum, PIECES))
