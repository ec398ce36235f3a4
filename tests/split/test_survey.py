"""Lists beside the one that is taken first: what is left of them, and what they are told by."""

from cleaner import clean
from cleaner.classify import others
from cleaner.classify.lists import Weighing
from cleaner.model import Verdict
from cleaner.parse.html import parse_html
from cleaner.rules import load
from cleaner.shape import measure, own_names
from cleaner.split.lists import Candidate, candidates
from cleaner.split.survey import remaining

ITEM = '<li><h3><a href="/{n}">A headline of the harbour, number {n}</a></h3><p>What happened there, told at length.</p></li>'


def list_of(members: list[int], step: int = 2) -> Candidate:
    return Candidate(members, [(i, i + step) for i in members], [-1] * len(members), 0)


def test_what_a_list_leaves_of_another() -> None:
    leading = list_of([0, 2, 4])
    other, apart = list_of([2, 4, 6, 8]), list_of([10, 12])
    left = remaining([leading, other, list_of([0, 2, 4]), apart], leading)
    assert [one.members for one in left] == [[6, 8], [10, 12]]
    assert left[0].spans == [(6, 8), (8, 10)]


def test_what_two_lists_leave_alike_is_proposed_once() -> None:
    leading = list_of([0, 2])
    left = remaining([leading, list_of([0, 4, 6]), list_of([2, 4, 6])], leading)
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
