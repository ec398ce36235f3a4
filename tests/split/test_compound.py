"""Lines of records that hold several fields."""

import pytest

from cleaner.model import Block, Page
from cleaner.shape import Shape
from cleaner.split.compound import pieces_of
from cleaner.split.groups import Group, Scene


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Jane Doe / The Circuit:", ["Jane Doe", "The Circuit"]),
        ("Politics • The Riverside Mail", ["Politics", "The Riverside Mail"]),
        ("Wilhelmina Oake / :", []),
        ("Wilhelmina Oake", []),
    ],
)
def test_pieces(text: str, want: list[str]) -> None:
    page = Page(media="html", blocks=[Block("paragraph", text, place=0)])
    scene = Scene(page, [Shape(4.0, False, False)], [], None, None)
    found = pieces_of(scene, Group([0], -1), 0)
    assert [text[start:end] for start, end in found] == want
