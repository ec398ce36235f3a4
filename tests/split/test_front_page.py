"""Which lists of a front page are of stories, by where they lead."""

import pytest

from cleaner import clean
from cleaner.split.front_page import beginning, manner


@pytest.mark.parametrize(
    ("href", "told"),
    [
        ("/news/mill-burns-down-41", (2, False, False)),
        ("https://quay.example/2024/05/mill/", None),
        ("https://quay.example/2024/05/mill-burns-at-night", (3, True, False)),
        ("/story?id=4471", (1, False, True)),
        ("/sport", None),
        ("/about-us", None),
    ],
)
def test_addresses_of_stories_have_words_or_numbers(href: str, told: object) -> None:
    assert manner(href) == told


def test_where_a_path_begins() -> None:
    assert beginning("/news/41") == beginning("https://quay.example/news/mill") == "news"
    assert beginning("/sport") == beginning("https://quay.example/") == ""


def page(lead: int, side: int, place: str) -> str:
    """A page of some stories with leads in one list, and some bare headlines in another."""
    stories = "".join(
        f'<div class="card"><h3><a href="/news/{n}1">The ferry of the {n}th day was late again</a></h3>'
        f"<p>It came at {n} in the evening, and nobody on the landing stage said a word about it.</p></div>"
        for n in range(lead)
    )
    bare = "".join(
        f'<li><a href="/{place}/{n}2">A bell of {n} pounds was found in the mill</a></li>' for n in range(side)
    )
    return f"<title>The Quay</title><main>{stories}</main><div><ul>{bare}</ul></div>"


def test_headlines_that_lead_where_the_stories_do_are_stories_where_they_are_most() -> None:
    assert len(clean(page(4, 9, "news")).articles) == 13


def test_headlines_that_lead_elsewhere_are_none() -> None:
    assert len(clean(page(4, 9, "offers")).articles) == 4
