"""Candidate lists: what they hold whatever the page, and where a linked headline begins and ends."""

from itertools import pairwise
from pathlib import Path

import pytest

from cleaner.language import languages_of, page_language
from cleaner.own_names import own_names
from cleaner.parse.html import parse_html
from cleaner.rules import load
from cleaner.shape import measure
from cleaner.split.candidate import Candidate
from cleaner.split.lists import candidates, headline_link

PAGES = sorted((Path(__file__).parents[2] / "fixtures" / "pages").glob("*/page.html"))


def lists_of(html: str) -> list[Candidate]:
    page = parse_html(html)
    shapes = measure(page, load(), languages_of(page), page_language(page))
    return candidates(page, shapes, range(len(page.blocks)), own_names(page))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_records_hold_their_headlines_and_do_not_overlap(path: Path) -> None:
    for one in lists_of(path.read_bytes().decode("utf-8", "replace")):
        assert one.members == sorted(set(one.members))
        assert len(one.members) == len(one.spans) == len(one.containers)
        for member, (first, last) in zip(one.members, one.spans, strict=True):
            assert first <= member < last
        assert all(before[1] <= after[0] for before, after in pairwise(one.spans))


def test_records_are_containers_or_what_follows() -> None:
    items = "".join(
        f'<h3><a href="/{n}">A headline of the harbour, number {n}</a></h3><p>What happened there, told at length.</p>'
        for n in range(3)
    )
    found = [one for one in lists_of(f"<div>{items}</div>") if len(one.members) == 3]
    assert {one.view for one in found} == {0, 2}, found
    assert [one.spans for one in found if one.view == 2] == [[(0, 2), (2, 4), (4, 6)]]
    assert [one.spans for one in found if one.view == 0] == [[(0, 1), (2, 3), (4, 5)]]


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ('<p><a href="/1">Old mill sold</a> (mill.example)</p>', "Old mill sold"),
        ('<p><span>News</span><a href="/1">Old mill sold</a></p>', "Old mill sold"),
        ('<p><a href="/1">Old mill sold</a></p>', ""),
        ('<h2>Why the <a href="/1">old mill by the river</a> was sold</h2>', ""),
        ('<h2><a href="/1">The old mill</a> was sold</h2>', ""),
        ('<p><a href="/1">Old mill sold</a> <span>27 February 2026</span></p>', "Old mill sold"),
        ("<p>Old mill sold</p>", ""),
    ],
)
def test_headline_link(html: str, wanted: str) -> None:
    block = parse_html(html).blocks[-1]
    start, end = headline_link(block)
    assert block.text[start:end] == wanted


def test_containers_that_tile_a_list_are_its_records() -> None:
    items = "".join(
        f'<li><small>{n} hours ago</small> <div><a href="/{n}">A headline of the harbour, number {n}</a></div></li>'
        for n in range(2, 6)
    )
    found = [one for one in lists_of(f"<ul>{items}</ul>") if len(one.members) == 4]
    assert {one.view for one in found} == {0}, found
    assert found[0].spans == [(0, 2), (2, 4), (4, 6), (6, 8)]


def test_a_story_that_is_one_link_has_one_headline() -> None:
    items = "".join(
        f'<a href="/{n}"><div>Harbour Post</div><div>A headline of the harbour, number {n}</div>'
        "<div>What happened there, told at some length for those who were away.</div></a>"
        for n in range(3)
    )
    found = lists_of(f"<div>{items}</div>")
    assert [1, 4, 7] in [one.members for one in found]
    assert all(2 not in one.members for one in found)


def test_classes_that_programs_make_tell_lines_apart() -> None:
    items = "".join(
        f'<div><div class="a1x"><a href="/t/{n}">Harbours and ships</a></div>'
        f'<div class="b2y"><a href="/{n}">A headline of the harbour, number {n}</a></div></div>'
        for n in range(3)
    )
    assert [1, 3, 5] in [one.members for one in lists_of(f"<section>{items}</section>")]


def test_controls_said_again_are_no_headlines() -> None:
    items = "".join(
        f'<li><h3><a href="/{n}">A headline of the harbour, number {n}</a></h3><p>What happened there, told at length.</p>'
        f'<p><a href="/report/{n}">Report spam</a></p></li>'
        for n in range(4)
    )
    found = lists_of(f"<ul>{items}</ul>")
    assert [0, 3, 6, 9] in [one.members for one in found]
    assert all(2 not in one.members for one in found)


def test_links_to_more_of_a_story_are_no_headlines() -> None:
    items = "".join(
        f'<li><p><a href="/{n}">A headline of the harbour, number {n}</a></p><p><a href="/{n}#rest">All of it</a></p></li>'
        for n in range(2)
    )
    found = lists_of(f"<ul>{items}</ul>")
    assert [0, 2] in [one.members for one in found]
    assert all(1 not in one.members for one in found)


def test_stories_with_the_same_headline_are_kept() -> None:
    items = "".join(
        f'<li><h3><a href="/{n}">{"Harbour news" if n % 3 else f"Ship number {n} sails"}</a></h3><p>Told at length.</p></li>'
        for n in range(6)
    )
    assert [0, 2, 4, 6, 8, 10] in [one.members for one in lists_of(f"<ul>{items}</ul>")]
