"""Ways to give headlines their records, parts of lists, and lists without headlines."""

import pytest

from cleaner.language import languages_of, page_language
from cleaner.model import Page
from cleaner.own_names import own_names
from cleaner.parse.html import parse_html
from cleaner.rules import load
from cleaner.shape import measure
from cleaner.split.candidate import Candidate
from cleaner.split.lists import candidates, is_menu

TEXT = "What happened in the harbour is told here at some length, for those who were at sea that day."


def found_on(html: str) -> tuple[Page, list[Candidate]]:
    page = parse_html(f"<html lang=en><body><main>{html}</main></body></html>")
    rules = load()
    language = page_language(page)
    shapes = measure(page, rules, languages_of(page), language)
    return page, candidates(page, shapes, range(len(page.blocks)), own_names(page))


def test_lists_in_several_parts_of_a_page_are_proposed_together_and_each_by_itself() -> None:
    def story(n: int) -> str:
        return f'<div><h3><a href="/{n}">A headline of the harbour, number {n}</a></h3><p>{TEXT}</p></div>'

    first, second = ("".join(map(story, numbers)) for numbers in (range(4), range(4, 7)))
    _, found = found_on(f"<section>{first}</section><section>{second}</section>")
    assert {len(one.members) for one in found} == {7, 4, 3}
    whole = next(one for one in found if len(one.members) == 7)
    part = next(one for one in found if len(one.members) == 4)
    assert part.spans == whole.spans[:4]


def entries(times: list[str]) -> str:
    return "".join(f"<div><p><time>{time}</time></p><p>{TEXT} It was {n}.</p></div>" for n, time in enumerate(times))


@pytest.mark.parametrize(
    ("times", "proposed"),
    [
        (["19:40", "19:12", "18:30", "17:55"], True),
        (["17:55", "18:30", "19:12", "19:40"], False),  # the minutes of a meeting
        (["19:40", "19:12"], False),
    ],
)
def test_texts_under_times_are_entries_where_the_newest_is_first(times: list[str], proposed: bool) -> None:
    page, found = found_on(entries(times))
    untitled = [one for one in found if one.untitled]
    assert bool(untitled) is proposed
    for one in untitled:
        assert [page.blocks[i].text for i in one.members] == times


def test_texts_under_times_with_headlines_are_no_entries_without() -> None:
    items = "".join(
        f'<div><p><time>1{9 - n}:40</time></p><h3><a href="/{n}">A headline of the harbour, number {n}</a></h3>'
        f"<p>{TEXT}</p></div>"
        for n in range(5)
    )
    assert not any(one.untitled for one in found_on(items)[1])


@pytest.mark.parametrize(
    ("html", "menu"),
    [
        ('<a href="/1">Unsubscribe</a> | <a href="/2">Update preferences</a>', True),
        ('<a href="/1">new</a> · <a href="/2">past</a> · <a href="/3">comments</a>', True),
        ('<a href="/1">Ferry runs aground on a bar</a> | <a href="/2">Harbour</a>', False),
        ('<a href="/1">Fan Belt</a> (<a href="/2">harbour.example</a>)', False),
        ('<a href="/1">One</a> and <a href="/2">two</a>', False),
        ('<a href="/1">Harbour</a>', False),
    ],
)
def test_rows_of_short_links(html: str, menu: bool) -> None:
    page = parse_html(f"<p>{html}</p>")
    assert is_menu(page.blocks[0]) is menu
