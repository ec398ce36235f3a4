"""Addresses in pages of plain text."""

import pytest

from cleaner import clean
from cleaner.model import Block
from cleaner.parse.addresses import address_of, href, references, referring


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://ledger.example/a", "https://ledger.example/a"),
        ("<https://ledger.example/a?b=1&c=2>", "https://ledger.example/a?b=1&c=2"),
        ("[3] https://ledger.example/a", "https://ledger.example/a"),
        ("12. http://ledger.example/", "http://ledger.example/"),
        ("Read more: https://ledger.example/a", "https://ledger.example/a"),
        ("www.ledger.example", "http://www.ledger.example"),
    ],
)
def test_lines_that_are_an_address(text: str, url: str) -> None:
    found = address_of(text)
    assert found is not None
    assert href(found) == url


@pytest.mark.parametrize(
    "text",
    ["The Ledger", "See https://ledger.example/a for the whole list", "The address www. is missing", "12. Ledger"],
)
def test_lines_that_are_none(text: str) -> None:
    assert address_of(text) is None


def test_numbers_stand_for_listed_addresses_only() -> None:
    blocks = [
        Block("line", text, i, 0)
        for i, text in enumerate(("A story [1]", "[1] https://a.example/1", "[2] https://a.example/2"))
    ]
    listed = references(blocks)
    assert listed == {1: 1, 2: 2}
    assert referring("A story [1]", listed) == (0, 7, 1)
    assert referring("[2]Another story", listed) == (3, 16, 2)
    assert referring("A story [7]", listed) is None
    assert references(blocks[:2]) == {}


def test_an_address_below_a_story_is_its_url_and_no_text() -> None:
    story = "The {} was repaired in a week, and the village came to see it turn. It will grind again from May."
    page = "".join(
        f"The {name} turns again\n\n{story.format(name)}\n\nhttps://mills.example/{at}\n\n\n"
        for at, name in enumerate(("upper mill", "lower mill", "windmill", "sawmill"))
    )
    found = clean(page)
    assert [a.url for a in found.articles] == [f"https://mills.example/{at}" for at in range(4)]
    assert all("https" not in (a.text or "") for a in found.articles)
    assert [r.rule for r in found.removed] == ["shape:address"] * 4
