"""Links without words that cover a card: what its heading says leads where they do."""

import pytest

from cleaner.parse.html import parse_html

TEXT = "What happened there is told here at some length, as a card of a story does it."


def page(card: str, texts: tuple[str, ...] = (TEXT, TEXT)) -> list[tuple[str, ...]]:
    """Where the headings of two cards lead."""
    cards = "".join(card.format(n=n, text=text) for n, text in enumerate(texts))
    found = parse_html(f"<main>{cards}</main>")
    return [tuple(link.href for link in block.links) for block in found.blocks if block.level]


@pytest.mark.parametrize(
    "card",
    [
        '<article><h2>Story {n}</h2><p>{text}</p><a href="/{n}" aria-label="Story {n}"></a></article>',
        '<div><a href="/{n}"></a><div><h3>Story {n}</h3></div><p>{text}</p></div>',
    ],
)
def test_the_heading_beside_the_link_leads_there(card: str) -> None:
    assert page(card) == [("/0",), ("/1",)]


@pytest.mark.parametrize(
    "card",
    [
        '<article><h2>Story {n}</h2><p>{text}</p><a href="#top"></a></article>',
        '<article><h2>Story {n}</h2><p>{text}</p><a href="/{n}">More</a></article>',
        '<article><h2>Story {n}</h2><p>{text}</p><a href="/{n}"></a><a href="/tag/{n}"></a></article>',
        '<article><h2>Story {n}</h2><h3>Below</h3><p>{text}</p><a href="/{n}"></a></article>',
        '<article><h2>Story {n}</h2><p>{text}</p><a href="/{n}"><img src="/{n}.jpg"></a></article>',
    ],
)
def test_other_links_say_nothing(card: str) -> None:
    assert not any(page(card))


def test_wares_are_no_stories() -> None:
    card = '<li><h3>A ware {n}</h3><p>{text}</p><a href="/{n}"></a></li>'
    assert page(card, ("4.50 EUR", "7.20 EUR")) == [(), ()]


def test_what_was_published_and_what_was_changed_are_lines_of_their_own() -> None:
    """WordPress prints both without a space; style sheets show one."""
    times = '<time class="published" datetime="2026-11-22">22 November 2026</time><time class="updated" datetime="2026-11-24">24 November 2026</time>'
    found = parse_html(f'<div><span class="posted-on">Posted on <a href="/1">{times}</a></span> by Jane</div>')
    assert [block.text for block in found.blocks] == ["Posted on 22 November 2026", "24 November 2026 by Jane"]
