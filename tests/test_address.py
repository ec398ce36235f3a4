"""Whether two URLs lead to the same place."""

import pytest

from cleaner.address import address

STORY = "paper.example/town/ferry"


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/town/ferry",
        "http://www.paper.example/town/ferry/",
        "//paper.example/town/ferry#comments",
        "https://PAPER.example/town/ferry?utm_source=a&utm_medium=b",
        "https://paper.example/town/ferry/?fbclid=x#top",
    ],
)
def test_one_place(url: str) -> None:
    assert address(url) == STORY


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/town/ferry2",
        "https://paper.example/town/ferry?page=2",
        "https://paper.example/Town/ferry",
        "https://other.example/town/ferry",
        "https://paper.example/town/ferry#!/2",
    ],
)
def test_other_places(url: str) -> None:
    assert address(url) not in ("", STORY)


def test_order_of_parameters() -> None:
    assert address("/news.php?lang=1&id=7") == address("/news.php?id=7&lang=1&utm_campaign=x")


@pytest.mark.parametrize("url", [None, "", "https://paper.example", "https://www.paper.example/#top", "?utm_source=a"])
def test_a_whole_site_is_no_place(url: str | None) -> None:
    assert address(url) == ""
