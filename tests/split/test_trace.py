"""Why a page was split as it was."""

import json
from pathlib import Path

import pytest

from cleaner.model import Source
from cleaner.pipeline import run
from cleaner.report import columns, explained
from cleaner.rules import load
from cleaner.split.lines.grammar import LETTERS, ORDERS
from cleaner.split.trace import PARTS, Choice, Order, Trace, choice

PAGES = Path(__file__).parents[2] / "fixtures" / "pages"
NEWS = (
    "<main><ul class=news>"
    + "".join(
        f"<li class=card><h3><a href=/news/{n}-{name}-reopens-after-the-long-winter>{name.title()} reopens after the long"
        f" winter</a></h3><p>The {name} of Lindvik opens again on Monday, the town said, after a winter of work on its"
        " roof and its walls.</p></li>"
        for n, name in enumerate(("pier", "library", "market", "ferry", "school", "harbour", "bridge"))
    )
    + "</ul></main><footer><ul><li><a href=/a>About us</a><li><a href=/b>Contact</a></ul></footer>"
)


def chosen(page: bytes) -> Choice:
    trace = Trace()
    return choice(trace, run(Source(path="page", data=page), load(()), trace=trace).page)


def test_lists_that_are_taken_come_first() -> None:
    found = chosen(f"<html><body>{NEWS}".encode())
    assert found.way == "lists"
    assert found.one is not None
    assert found.one <= found.one_needs
    first, *rest = found.lists
    assert (first.fate, first.headlines, first.path) == ("taken", 7, "main > ul.news > li.card > h3")
    assert first.chance >= found.least_chance
    assert {one.fate for one in rest} <= {"overlaps", "unlikely", "bare"}
    assert all(one.chance <= found.least_chance for one in rest if one.fate == "unlikely")
    assert all(one.chance > found.least_chance for one in rest if one.fate == "overlaps")


def test_a_page_about_one_article() -> None:
    found = chosen((PAGES / "negative-html-interview-pt" / "page.html").read_bytes())
    assert (found.way, found.main, found.orders) == ("article", False, [])
    assert not [one for one in found.lists if one.fate == "taken"]


@pytest.mark.parametrize(
    ("name", "way", "settled"),
    [
        ("html-thread", "article", "thread"),
        ("html-thread-question-answers", "article", "thread"),
        ("negative-html-interview-pt", "article", ""),
        ("negative-html-only-navigation", "article", "alone"),
        ("single-html-chapter-of-a-manual", "article", "sections"),
        ("feed-atom", "lists", "feed"),
    ],
)
def test_what_settles_that_a_page_is_about_one_article_or_many(name: str, way: str, settled: str) -> None:
    (page,) = (PAGES / name).glob("page.*")
    found = chosen(page.read_bytes())
    assert (found.way, found.settled) == (way, settled)
    assert (found.one is None) == (settled != "")


def test_stories_settle_that_a_page_is_about_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.classify.kinds.weigh", lambda *_: 5.0)
    assert (chosen(NEWS.encode()).way, chosen(NEWS.encode()).settled) == ("article", "")
    timed = chosen(NEWS.replace("</h3>", "</h3><time datetime=2025-05-04>4 May 2025</time>").encode())
    assert (timed.way, timed.settled) == ("lists", "signed")
    links = [one.split(">")[0] for one in NEWS.split("<a href=")[1:8]]
    told = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "url": link} for link in links]}
    declared = chosen(f"<script type=application/ld+json>{json.dumps(told)}</script>{NEWS}".encode())
    assert (declared.way, declared.settled) == ("lists", "declared")


def test_orders_of_lines() -> None:
    found = chosen((PAGES / "daily-related" / "page.txt").read_bytes())
    assert (found.way, found.main, found.lists, found.one) == ("lines", True, [], None)
    assert found.orders == [Order("items", ["source", "time", "source again", "headline"], 3)]


def test_each_letter_of_an_order_has_words() -> None:
    assert PARTS.keys() == LETTERS.keys() >= set("".join(ORDERS))


@pytest.mark.parametrize("page", sorted(PAGES.glob("*/page.*")), ids=lambda page: page.parent.name)
def test_every_page_is_explained(page: Path) -> None:
    rules, trace = load(()), Trace()
    result = run(Source(path=page.name, data=page.read_bytes()), rules, trace=trace)
    told = explained(result, trace, rules, as_json=False, colour=False, width=80).decode().splitlines()
    assert len(told) > len(result.verdicts)
    assert max(map(columns, told)) <= 80
    data = json.loads(explained(result, trace, rules, as_json=True, colour=False, width=None))
    assert len(data["verdicts"]) == len(result.verdicts)


def test_a_page_of_no_shape() -> None:
    found = chosen(b"Pier\n")
    assert (found.way, found.main, found.orders) == ("lines", False, [])


@pytest.mark.parametrize("page", ["html-cards-in-links", "daily-related", "negative-html-interview-pt"])
def test_looking_changes_nothing(page: str) -> None:
    [path] = PAGES.glob(f"{page}/page.*")
    data = path.read_bytes()
    assert run(Source(path="p", data=data), load(()), trace=Trace()) == run(Source(path="p", data=data), load(()))
