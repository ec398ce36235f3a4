"""The explanation of a page."""

import json
import re

import pytest

from cleaner.model import Article, Block, Document, Page, PageInfo, Verdict
from cleaner.pipeline import Result
from cleaner.report import LOSERS, columns, cut, explanation, report, wants_colour
from cleaner.split.trace import Choice, Order, Trace, Weighed, choice
from cleaner.write.encode import encode

LINES = ["Pier to close", "By Ida Holm", "Storms broke the pier.", "Comments", "Fog ahead", "Nothing to see."]


@pytest.fixture
def result() -> Result:
    """A text page with two articles, a label and a byline whose first word is removed."""
    blocks = [Block("line", text, place) for place, text in enumerate(LINES, 1)]
    verdicts = [
        Verdict(1, 0, 3, rule="phrase:by:en"),
        Verdict(0, 0, 13, article=0, field="title"),
        Verdict(1, 3, 11, article=0, field="authors"),
        Verdict(2, 0, 22, article=0, field="text"),
        Verdict(3, 0, 8, rule="phrase:comments:en", section="comments"),
        Verdict(4, 0, 9, article=1, field="title"),
        Verdict(5, 0, 15, article=1, field="text"),
    ]
    articles = [
        Article(id="0" * 16, index=0, role="main", kind="full", confidence=0.9),
        Article(id="1" * 16, index=1, role="related", kind="teaser", confidence=0.25),
    ]
    info = PageInfo(path="pier.txt", media="text", encoding="utf-8", language="en")
    return Result(Page(media="text", blocks=blocks), verdicts, Document(page=info, articles=articles))


def test_every_block_in_page_order_with_its_fate(result: Result) -> None:
    shown = [line for line in report(result) if line[0] in "+-" and not line.startswith("+ kept")]
    assert [re.split(r" {2,}", line, maxsplit=2) for line in shown] == [
        ["+ 1", "0 title", "Pier to close"],
        ["- 2", "phrase:by:en (main)", "By "],
        ["+ 2", "0 authors", "Ida Holm"],
        ["+ 3", "0 text", "Storms broke the pier."],
        ["- 4", "phrase:comments:en (comments)", "Comments"],
        ["+ 5", "1 title", "Fog ahead"],
        ["+ 6", "1 text", "Nothing to see."],
    ]


def test_articles_begin_with_a_line_of_their_own(result: Result) -> None:
    lines = list(report(result))
    assert lines[lines.index("= article 0: main, full, 0.90") + 1].startswith("+ 1  0 title")
    assert lines[lines.index("= article 1: related, teaser, 0.25") + 1].startswith("+ 5  1 title")


def test_rules_are_named_with_their_reason(result: Result) -> None:
    lines = list(report(result, {"phrase:comments:en": "label of the readers' comments"}))
    assert lines[lines.index("= rules") + 1 :] == [
        "    1  phrase:by:en",
        "    1  phrase:comments:en: label of the readers' comments",
    ]


def test_what_a_page_says_never_reaches_the_terminal_raw(result: Result) -> None:
    result.page.blocks[0].text = "\x1b[2JPier\u202e"
    result.page.blocks[0].text += " " * (13 - len(result.page.blocks[0].text))
    result.document.page.path = "a\x1b]0;b.txt"
    result.document.warnings.append("odd \x07 byte")
    text = "\n".join(report(result))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert "odd" in text


def test_colour_changes_nothing_but_colour(result: Result) -> None:
    plain = list(report(result))
    coloured = list(report(result, colour=True))
    assert coloured != plain
    assert [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in coloured] == plain
    assert all(line.count("\x1b[0m") * 2 == line.count("\x1b") for line in coloured)


def test_lines_are_cut_to_the_width(result: Result) -> None:
    result.page.blocks[2].text = "港の桟橋が閉鎖された。" * 2
    lines = list(report(result, width=30))
    assert max(map(columns, lines)) <= 30
    assert any(line.endswith("…") for line in lines)


@pytest.mark.parametrize(
    ("words", "width", "expected"),
    [
        ("pier", 4, "pier"),
        ("pier", 3, "pi…"),
        ("港湾", 4, "港湾"),
        ("港湾x", 4, "港…"),
        ("e\u0301e", 2, "e\u0301e"),
        ("ab", None, "ab"),
    ],
)
def test_cut(words: str, width: int | None, expected: str) -> None:
    assert cut(words, width) == expected


def test_as_data(result: Result) -> None:
    value = json.loads(encode(explanation(result, choice(Trace(), result.page))))
    assert list(value) == ["page", "blocks", "verdicts", "choice", "provenance"]
    assert value["choice"]["way"] == "lines"
    assert [block["text"] for block in value["blocks"]] == LINES
    assert value["verdicts"][4] == {
        "block": 3,
        "start": 0,
        "end": 8,
        "rule": "phrase:comments:en",
        "section": "comments",
        "article": -1,
        "field": "",
    }


def after_choice(result: Result, told: Choice) -> list[str]:
    lines = list(report(result, choice=told))
    return lines[lines.index("= choice") + 1 :]


def test_why_an_html_page_was_split_so(result: Result) -> None:
    taken = Weighed("ul.news > li\x1b[2J > h3", 7, 12, "container", 0.91, "taken")
    other = [Weighed("ul > li", 120 + n, 2, "both", 0.04, "unlikely") for n in range(LOSERS + 2)]
    told = Choice("lists", -3.2, 1.0, 0.637, [taken, *other], False, [])
    assert after_choice(result, told) == [
        "lists of articles (log-odds of one article: -3.20, 1 needed)",
        f"candidate lists: {LOSERS + 3}; chance needed: 0.64",
        r"  taken     0.91   12 headlines from element   7 (container)  ul.news > li\x1b[2J > h3",
        *(f"  unlikely  0.04    2 headlines from element {120 + n} (both)       ul > li" for n in range(LOSERS)),
        "  2 more",
    ]
    plain, coloured = (list(report(result, choice=told, colour=colour)) for colour in (False, True))
    at = next(n for n, line in enumerate(plain) if line.startswith("  taken"))
    assert coloured[at : at + 2] == [f"\x1b[32m{plain[at]}\x1b[0m", plain[at + 1]]
    assert after_choice(result, Choice("article", None, 0.0, 0.3, [], False, [], "alone")) == [
        "about one article (no list was taken)"
    ]
    assert after_choice(result, Choice("lists", None, 0.0, 0.3, [], False, [], "declared")) == [
        "lists of articles (the page declares a list that was taken)"
    ]


def test_why_a_text_page_was_split_so(result: Result) -> None:
    orders = [Order("items", ["source", "time", "headline"], 12), Order("comments", ["name", "words"], 3)]
    assert after_choice(result, Choice("lines", None, 0.0, 0.3, [], True, orders)) == [
        "read line by line; one main article",
        "   12  items: source, time, headline",
        "    3  comments: name, words",
    ]


def test_a_page_with_nothing_in_it() -> None:
    empty = Result(Page(media="text", blocks=[]), [], Document(page=PageInfo(path="-")))
    assert next(report(empty)).startswith("-: text; articles: 0; removed: 0")


@pytest.mark.parametrize(
    ("environment", "terminal", "expected"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"TERM": "dumb"}, True, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
    ],
)
def test_who_wants_colour(environment: dict[str, str], terminal: bool, expected: bool) -> None:
    assert wants_colour(environment, terminal) is expected
