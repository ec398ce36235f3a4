"""Shapes of pages that must not cost more than their length: each would take hours if one step went over all for each."""

from collections.abc import Callable
from random import Random
from time import process_time

import pytest

from cleaner import clean
from cleaner.classify.blocks import Measures
from cleaner.classify.elements import Lexicon
from cleaner.describe import hints
from cleaner.describe.assemble import assemble
from cleaner.describe.topics import HASHTAGS
from cleaner.link import CROWD, MOST, link
from cleaner.model import Article, Block, Link, Page, Verdict
from cleaner.own_names import own_names
from cleaner.parse.html import parse_html
from cleaner.parse.text import parse_text
from cleaner.shape import TITLED, Shape, tagged
from cleaner.split import above
from cleaner.split.candidate import Candidate
from cleaner.split.choose import attach
from cleaner.split.groups import Group

MANY = 100_000


def test_a_run_of_dots_between_hashtags() -> None:
    line = "#ab···" * 60 + "!#"
    assert not tagged(line)
    assert HASHTAGS.fullmatch(line) is None
    assert tagged("#ab···" * 60)
    assert HASHTAGS.fullmatch("#ab···" * 60) is not None


def test_openings_of_links_and_emphasis_that_nothing_closes() -> None:
    page = parse_text(
        "[a](b)\n[c](d)\n" + r"[\]" * (MANY // 10) + "](\n" + "**a " * (MANY // 10) + "](\n" + "[a](b" * MANY
    )
    assert [block.text for block in page.blocks[:4]] == ["a", "(b)", "c", "(d)"]


def test_one_line_of_signs_or_without_end() -> None:
    assert len(clean("> " * MANY + "words\n").removed) <= 1
    assert len(clean("The harbour was quiet, it said. " * MANY).articles) == 1


def test_templates_one_in_the_other() -> None:
    document = clean("<!doctype html><body><p>The harbour was quiet, it said.</p>" + "<template>" * (4 * MANY))
    assert document.warnings == []


def test_sheets_that_hold_nothing_but_their_heads() -> None:
    page = parse_text("a\n\f" * MANY)
    assert {block.kind for block in page.blocks} == {"running"}


def test_lines_below_an_article_are_asked_for_authors_once_each() -> None:
    document = clean("[a line](b)\n" * (MANY // 5))
    assert sum(entry.text == "(b)" for entry in document.removed) == MANY // 5


def test_topics_of_one_article() -> None:
    group = Group([0, 1, 2], role="main")
    page = Page(media="html", blocks=[Block("line", "ab", 1)] * MANY)
    attach(page, [group], list(range(3, MANY)))
    assert group.blocks == list(range(MANY))


def test_authors_of_one_article() -> None:
    page = Page(media="text", blocks=[Block("line", "ab", 1)])
    verdict = Verdict(0, 0, 1, article=0, field="authors")
    assert assemble(page, [verdict] * MANY, 1)[0].authors == ["a"] * MANY


def test_many_articles_told_twice() -> None:
    articles = [
        Article(id=f"{n:x}", index=n, role="item", kind="headline", title=f"The story of the harbour {n // 2}")
        for n in range(MANY // 2)
    ]
    link(articles)
    assert [one.same_as for one in articles] == [None if n % 2 == 0 else f"{n - 1:x}" for n in range(MANY // 2)]


def test_an_article_is_compared_with_so_many_others(monkeypatch: pytest.MonkeyPatch) -> None:
    count, compared = 400, []
    draw = Random(1)
    groups = [draw.sample(range(count), count) for _ in range(60)]
    texts = [
        "".join(f"Sentence number {k} of those in the group {g[n] % 8}. " for k, g in enumerate(groups))
        for n in range(count)
    ]
    articles = [Article(id=f"{n:x}", index=n, role="item", kind="full", text=text) for n, text in enumerate(texts)]
    monkeypatch.setattr("cleaner.same.known.same", lambda *given: compared.append(given))
    link(articles)
    assert 0 < len(compared) < count * (MOST + CROWD)
    assert len(compared) < count * count / 4


def test_texts_of_one_word_or_of_one_mark() -> None:
    for word in ("word ", "....", "word. ", "a b c d e f g h. ", "港"):
        texts = [f"The story of the harbour and its mole was told. {word * MANY}{n}" for n in range(3)]
        link(
            [
                Article(id=f"{n:x}", index=n, role="item", kind="full", title="The story", text=text)
                for n, text in enumerate(texts)
            ]
        )


def test_one_headline_for_all() -> None:
    page = "".join(f"Reuters\n{n % 59 + 1} minutes ago\nThe one headline that all share\n" for n in range(3000))
    document = clean(page)
    assert len({article.title for article in document.articles}) == 1


def test_links_of_one_container() -> None:
    page = parse_html("".join(f'<a href="/author/jane-{n}">Jane Roe {n}</a><br>' for n in range(MANY // 4)))
    assert {hints.of_block(page, block) for block in page.blocks} == {"authors"}
    assert len(page.blocks) == MANY // 4


def test_lines_of_one_inline_element() -> None:
    lines = "".join(f'<i class="byline">Jane Roe {n}</i><br>' for n in range(MANY // 4))
    page = parse_html(f"<font>{lines}</font>")
    assert {hints.of_block(page, block) for block in page.blocks} == {"authors"}
    assert len(page.blocks) == MANY // 4


def test_a_title_as_long_as_the_page() -> None:
    page = parse_html(
        f"<title>Sheds closed {'by the bay ' * TITLED} keepers moved</title><p>Sheds closed</p><p>Keepers moved</p>"
    )
    shapes = [Shape(2.0, False, False) for _ in page.blocks]
    found = Measures(page, shapes, Lexicon({}), own_names(page)).entitled(range(len(page.blocks)))
    assert [block.text for block, said in zip(page.blocks, found, strict=True) if said] == ["Sheds closed"]


ENOUGH = 20
"""Seconds of CPU time: ten times what the pages below take, and less than half of what they took where a step went over all for each."""
PIECES: dict[str, tuple[int, str, Callable[[int], str]]] = {
    "rows of a board, each with who wrote it": (
        7000,
        "<table>",
        lambda n: (
            f"<tr><td><a href='/x/{n}'>Ferry number {n} is late at the old pier</a><tr><td>9 points by bob{n} 3 hours ago"
        ),
    ),
    "lines that name an author each": (20_000, "", lambda n: f"By {NAMES[n % 97]} {NAMES[n % 89]}son\n"),
    "links in one paragraph": (40_000, "<p>", lambda n: f"<a href='/l/{n}'>pier {n}</a> and so on, "),
    "quotations one in the other": (
        20_000,
        "<body>",
        lambda n: f"<blockquote><p>The harbour was quiet on day {n}, the keeper said, and so was the long pier.",
    ),
    "one paragraph again and again": (90_000, "<body>", lambda _: "<p>The harbour council voted for the ferry.</p>"),
    "emphasis one in the other": (
        45_000,
        "<p>",
        lambda n: f"<b><a href='/{n}'>pier {n} ",
    ),
}
NAMES = [
    f"{a}{b}".title()
    for a in ("bra", "dun", "el", "fa", "gor", "hal", "il", "jo", "ka", "lor")
    for b in ("da", "mo", "ren", "sk", "tan", "vi", "wen", "ya", "zo", "ber")
]


@pytest.mark.parametrize("name", PIECES)
def test_pages_of_many_pieces(name: str) -> None:
    many, begins, piece = PIECES[name]
    page = begins + "".join(map(piece, range(many)))
    started = process_time()
    clean(page)
    assert process_time() - started < ENOUGH


def test_lists_are_compared_with_those_that_they_stand_among(monkeypatch: pytest.MonkeyPatch) -> None:
    lists, blocks = 200, []
    for n in range(lists * 3):
        link = (Link(0, 1, f"/n/{n}"),)
        blocks.append(Block("heading", f"Ferry number {n} is late", 1, level=2, links=link))
        blocks.append(Block("line", f"By the old keeper {n}", 1, links=link))
    page = Page(media="html", blocks=blocks)
    shapes = [Shape(5.0, False, False) for _ in blocks]
    found = []
    for first in range(0, len(blocks), 6):
        spans = [(at, at + 2) for at in range(first, first + 6, 2)]
        for members in ([at for at, _ in spans], [at + 1 for at, _ in spans]):
            found.append(Candidate(members, spans, [-1] * 3, 0))
    compared = []
    monkeypatch.setattr(above, "stands_beside", lambda *given: compared.append(given[2:]))
    above.prefer_headings(page, shapes, found, [0.5] * len(found))
    assert compared == [(found[n], found[n + 1]) for n in range(0, len(found), 2)]


def test_a_list_of_few_lines_has_none_of_each_of_many(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = []
    monkeypatch.setattr(above, "leads", lambda block: looked_at.append(block) or "/n")
    page = Page(media="html", blocks=[Block("line", "ab", 1)] * MANY)
    assert above.pairs_of(page, [0, 1], range(2, MANY)) == []
    assert looked_at == []
