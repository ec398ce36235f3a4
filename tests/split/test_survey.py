"""Lists beside the one that is taken first: what is left of them, and what they are told by."""

import pytest

from cleaner import clean
from cleaner.classify import others
from cleaner.classify.lists import Weighing
from cleaner.language import languages_of, page_language
from cleaner.model import Verdict
from cleaner.own_names import own_names
from cleaner.parse.html import parse_html
from cleaner.rules import load
from cleaner.shape import measure
from cleaner.split.candidate import Candidate
from cleaner.split.groups import Scene
from cleaner.split.lists import candidates
from cleaner.split.records import record
from cleaner.split.shown import sign_stories
from cleaner.split.survey import remaining, temper

ITEM = '<li><h3><a href="/{n}">A headline of the harbour, number {n}</a></h3><p>What happened there, told at length.</p></li>'


def list_of(members: list[int], step: int = 2) -> Candidate:
    return Candidate(members, [(i, i + step) for i in members], [-1] * len(members), 0)


def scene_of(count: int) -> Scene:
    page = parse_html("".join("<p>A line of text that leads nowhere.</p>" for _ in range(count)))
    verdicts = [Verdict(i, 0, len(b.text)) for i, b in enumerate(page.blocks)]
    return Scene(page, measure(page, load(), frozenset(("en",)), "en"), verdicts, "en")


def test_what_a_list_leaves_of_another() -> None:
    leading = list_of([0, 2, 4])
    other, apart = list_of([2, 4, 6, 8]), list_of([10, 12])
    left = remaining(scene_of(14), [leading, other, list_of([0, 2, 4]), apart], leading)
    assert [one.members for one in left] == [[6, 8], [10, 12]]
    assert left[0].spans == [(6, 8), (8, 10)]


def test_what_two_lists_leave_alike_is_proposed_once() -> None:
    leading = list_of([0, 2])
    left = remaining(scene_of(14), [leading, list_of([0, 4, 6]), list_of([2, 4, 6])], leading)
    assert [one.members for one in left] == [[4, 6]]


def test_features_of_lists_beside_another() -> None:
    first = "".join(ITEM.format(n=n) for n in range(4))
    second = "".join(f'<p><a href="/{n}">A headline of the harbour, number {n}</a></p>' for n in range(3))
    page = parse_html(f"<main><ul>{first}</ul><aside>{second}</aside></main>")
    shapes = measure(page, load(), frozenset(("en",)), "en")
    names = own_names(page)
    found = candidates(page, shapes, range(len(page.blocks)), names)
    verdicts = [Verdict(i, 0, len(b.text)) for i, b in enumerate(page.blocks)]
    weighing = Weighing(page, shapes, verdicts, [0.0] * len(page.blocks), found)
    leading = next(one for one in found if len(one.members) == 4)
    other = next(one for one in found if len(one.members) == 3)
    values = dict(zip(others.NAMES, others.Beside(page, names, leading, weighing).vector(other), strict=True))
    assert values["same_target"] == values["same_text"] == 1.0
    assert values["within"] == values["held"] == 0.0
    assert values["away"] == 0.0


def test_a_record_says_each_thing_once() -> None:
    text = "What happened in the harbour on Monday is told here at some length, for those who were at sea."
    items = "".join(
        f'<article><h2><a href="/{n}">A headline of the harbour, number {n}</a></h2>'
        f"<p>A headline of the harbour, number {n}</p>"
        f"<p>{text} It was number {n} of this week.</p><p>{text[:60]}…</p></article>"
        for n in range(5)
    )
    articles = clean(f'<html lang="en"><body><main>{items}</main></body></html>').articles
    assert [one.text for one in articles] == [f"{text} It was number {n} of this week." for n in range(5)]


TEXT = "".join(
    f"<p>The ferry to Skarrow left the mainland on day {n} of the week with sixty passengers and a lorry of flour on board.</p>"
    for n in range(1, 7)
)


def roles_of(after: str, before: str = "") -> list[tuple[str, str | None]]:
    html = f'<html lang="en"><body><main>{before}<article><h1>Ferry sails again</h1>{TEXT}</article>{after}</main></body></html>'
    return [(one.role, one.title) for one in clean(html).articles]


def test_the_only_story_under_a_label_is_related() -> None:
    story = '<div><h3><a href="/1">Island school waits for its new roof</a></h3><p>Reuters</p><p>2 hours ago</p></div>'
    assert roles_of(f"<h2>Related articles</h2><section>{story}</section>") == [
        ("main", "Ferry sails again"),
        ("related", "Island school waits for its new roof"),
    ]


def test_a_heading_introduces_stories_whatever_it_says() -> None:
    stories = "".join(
        f"<li><small>Harbour Gazette</small><small>{n} hours ago</small>"
        f'<h4><a href="/story/{n}">Ship number {n} waits for the tide</a></h4></li>'
        for n in range(2, 8)
    )
    found = roles_of(f"<h3>Out of the same drawer</h3><ul>{stories}</ul>")
    assert found == [
        ("main", "Ferry sails again"),
        *(("related", f"Ship number {n} waits for the tide") for n in range(2, 8)),
    ]


def test_a_text_stands_below_its_headline() -> None:
    """A line at the foot of an article, such as its author's name, does not take the article for its record."""
    text = "The ferry was taken out of the water in January because the rudder had come loose, and was put back on Monday. "
    html = (
        f"<html><body><article><p>{text * 2}</p><p>{text}</p><p class=about><a href=/jan>Jan Corben of Kelby</a></p></article>"
        "<p class=about><a href=/ann>Ann Lindqvist of Ellery</a></p></body></html>"
    )
    page = parse_html(html)
    shapes = measure(page, load(), languages_of(page), page_language(page))
    scene = Scene(page, shapes, [Verdict(i, 0, len(block.text)) for i, block in enumerate(page.blocks)])
    titles = [i for i, block in enumerate(page.blocks) if block.links]
    one = Candidate(titles, [(0, titles[0] + 1), (titles[1], titles[1] + 1)], [-1, -1], 0)
    group, _ = record(scene, [2.0] * len(page.blocks), one, 0, list(range(titles[0] + 1)))
    assert group.blocks == [titles[0]]


def test_a_list_of_several_parts_is_no_likelier_than_these() -> None:
    whole, other = list_of(list(range(0, 20, 2))), list_of([30, 32])
    parts = [list_of(list(range(0, 12, 2))), list_of(list(range(12, 20, 2)))]
    for part in parts:
        part.whole = whole
    chances = [0.9, 0.9, 0.2, 0.5]
    temper([whole, *parts, other], chances)
    assert chances == [pytest.approx(0.62), 0.9, 0.2, 0.5]
    chances = [0.9, 0.9, 0.5]
    temper([whole, parts[0], other], chances)  # what is in no part may be anything
    assert chances == [0.9, 0.9, 0.5]


def test_lines_that_say_who_wrote_a_story_are_no_headlines() -> None:
    stories = "".join(
        f'<div><a href="/{n}">What the harbour said of story number {n}</a><div>By <a href="/author/{n}">{name}</a></div></div>'
        for n, name in enumerate(("Daniel Moor", "Charlotte Hill", "Timothy Lind", "Aaron Mack"))
    )
    page = parse_html(stories)
    shapes = measure(page, load(), frozenset(("en",)), "en")
    verdicts = [Verdict(i, 0, len(b.text)) for i, b in enumerate(page.blocks)]
    scene = Scene(page, shapes, verdicts, "en")
    found = candidates(page, shapes, range(len(page.blocks)), own_names(page))
    signed = {page.blocks[one.members[0]].text.startswith("By"): sign_stories(scene, one) for one in found}
    assert signed == {True: True, False: False}
