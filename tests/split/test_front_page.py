"""Which lists of a front page are of stories, by where they lead."""

import pytest

from cleaner import clean
from cleaner.parse.html import parse_html
from cleaner.rules import load
from cleaner.shape import measure
from cleaner.split.candidate import Candidate
from cleaner.split.front_page import beginning, elsewhere, leads_away, manner
from cleaner.split.groups import Scene


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


NAMES = ("harbour", "kettle", "lamp", "abacus", "whistle", "court", "orchard", "kiln")


def columns(sites: str) -> str:
    """A page of links in three columns, each written otherwise; `sites` is where they lead."""
    lines = [
        f'<a href="{sites.format(name)}/{n}">The {name} of line {n} was the talk of the town today</a><br>'
        for n, name in enumerate(NAMES * 3)
    ]
    parts = (
        f"<td><b>{''.join(lines[:8])}</b></td>",
        f"<td><i>{''.join(lines[8:16])}</i></td>",
        f"<td>{''.join(lines[16:])}</td>",
    )
    return f"<title>Links</title><table><tr>{''.join(parts)}</tr></table>"


@pytest.mark.parametrize(
    ("sites", "away"), [("https://{}.example", True), ("https://one.example/{}", False), ("/{}", False)]
)
def test_a_page_of_links_leads_to_many_sites(sites: str, away: bool) -> None:
    parsed = parse_html(columns(sites))
    members = list(range(8))
    shapes = measure(parsed, load(), frozenset(("en",)), "en")
    scene = Scene(parsed, shapes, [], "en")
    one = Candidate(members, [(i, i + 1) for i in members], [-1] * len(members), 0)
    assert leads_away(scene, one) is away


@pytest.mark.parametrize(
    ("href", "told"),
    [
        ("https://kettle.example/3", True),
        ("https://kettle.example/news/tea", True),
        ("https://kettle.example/?story=3", True),
        ("https://kettle.example/", False),
        ("https://own.example/news/a-long-slug-of-words", False),
        ("/news/3", False),
    ],
)
def test_pages_of_other_sites_but_their_first_one(href: str, told: bool) -> None:
    assert elsewhere(href, "own.example") is told
