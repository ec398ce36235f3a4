"""Sections of an HTML page: what a label speaks of, and what ends it."""

import pytest

from cleaner.language import languages_of, page_language
from cleaner.parse.html import parse_html
from cleaner.rules import load
from cleaner.shape import measure
from cleaner.strip import strip

STORY = "<p>The ferry to Skarrow left the mainland on Monday for the first time in nine weeks.</p>"


def sections_of(html: str) -> dict[str, tuple[str, bool]]:
    """Text of each block -> its section and whether it is kept."""
    page = parse_html(f'<html lang="en"><body>{html}</body></html>')
    rules = load()
    shapes = measure(page, rules, languages_of(page), page_language(page))
    return {
        block.text: (verdict.section, not verdict.rule)
        for block, verdict in zip(page.blocks, strip(page, shapes, rules), strict=True)
    }


def test_a_label_at_the_end_of_a_menu_speaks_of_nothing() -> None:
    menu = "".join(f'<a href="/{name}">{name}</a>' for name in ("World", "Coast", "Newsletters"))
    found = sections_of(f"<header><div>{menu}</div></header><main><h1>Ferry sails again</h1>{STORY}</main>")
    assert found["Ferry sails again"] == ("main", True)


@pytest.mark.parametrize(
    ("label", "heading", "section"),
    [
        ("<h2>Comments</h2>", "<h2>Read on about ships</h2>", "main"),
        ("<h3>Comments</h3>", "<h2>Read on about ships</h2>", "main"),
        ("<h2>Comments</h2>", "<h3>Read on about ships</h3>", "comments"),
        ("<h2>Related articles</h2>", '<h2><a href="/1">Read on about ships</a></h2>', "related"),
        ("<div>Comments</div>", "<h3>Read on about ships</h3>", "comments"),
        ("<div>Related articles</div>", "<h3>Read on about ships</h3>", "main"),
    ],
)
def test_a_heading_as_high_as_the_label_ends_its_section(label: str, heading: str, section: str) -> None:
    found = sections_of(
        f"<main>{STORY}{label}<p>What readers say about the ferry.</p>{heading}<p>More of it.</p></main>"
    )
    assert found["Read on about ships"][0] == section


def test_the_only_headline_is_kept_in_breadcrumbs() -> None:
    found = sections_of(
        f'<div class="breadcrumb"><a href="/">Coast</a><h1>Ferry to Skarrow sails again</h1></div><main>{STORY}</main>'
    )
    assert found["Ferry to Skarrow sails again"] == ("main", True)
    assert not found["Coast"][1]


def test_a_note_on_the_author_is_short() -> None:
    note = "<h3>About the author</h3><p>Ilse Marran keeps bees on Skarrow and has written two books about them.</p>"
    chapters = [
        f"<p>Chapter {n}. {'The hive hummed, and the rain went round it once more. ' * 5}</p>" for n in range(6)
    ]
    found = list(
        sections_of(f"<main><h1>Bees in the rain</h1>{STORY}<div>{note}{''.join(chapters)}</div></main>").values()
    )
    assert found[:2] == [("main", True)] * 2
    assert found[3] == ("author", False)
    assert found[-3:] == [("main", True)] * 3


SAID = "What a reader says about the ferry, at some length, and why it should have sailed on Sunday."


@pytest.mark.parametrize(
    ("above", "count", "section"),
    [
        (STORY, "<div>3 comments</div>", "comments"),
        (STORY, "<div>1 comment (2)</div>", "main"),
        (STORY, "<div>0 comments</div>", "main"),
        (STORY, '<div><a href="#c">3 comments</a></div>', "main"),
        (STORY, "<div>3 views</div>", "main"),
        ("<h1>Ferry sails again</h1>", "<div>3 comments</div>", "main"),
        (STORY + "<p>4 comments</p><p>5 comments</p>", "<div>3 comments</div>", "main"),
    ],
)
def test_the_number_of_comments_below_an_article_is_their_label(above: str, count: str, section: str) -> None:
    bar = f"<div><div>{count}</div><button>Newest</button></div>"
    found = sections_of(f"<main><div>{above}</div><div>{bar}<div><p>{SAID}</p></div></div><p>Read on.</p></main>")
    assert found[SAID][0] == section
    assert found["Read on."][0] == "main"


def test_stories_below_counted_comments_are_none() -> None:
    reader = '<div><a href="/u">A reader with a long name</a></div>'
    story = '<div><a href="/2">2 hours ago</a><a href="/2">The lighthouse of Skarrow is for sale</a></div>'
    other = '<div><a href="/3">Nobody wants the old quay</a></div>'
    found = sections_of(f"<main>{STORY}<h2>2 comments</h2>{reader}<p>{SAID}</p></main>")
    assert found[SAID][0] == found["A reader with a long name"][0] == "comments"
    found = sections_of(f"<main>{STORY}<h2>2 comments</h2><p>{SAID}</p><div>{story}{other}</div></main>")
    assert found[SAID][0] == "comments"
    assert "comments" not in {section for text, (section, _) in found.items() if "ago" in text or "sale" in text}


WARES = (("Fen lantern", "Marsh & Daughter", "EUR 48"), ("Oil can", "Skarv Tinware", "EUR 19"))


def test_the_lines_of_cards_that_are_one_link_each_are_no_menu() -> None:
    cards = "".join(
        f'<a href="/lamps/{place}">{"".join(f"<div>{line}</div>" for line in card)}</a>'
        for place, card in enumerate(WARES)
    )
    found = sections_of(f"<main>{STORY}{cards}</main>")
    assert all(found[line] == ("main", True) for card in WARES for line in card)


@pytest.mark.parametrize("href", ["/lamps/{}", "#", "javascript:open({})"])
def test_lines_that_lead_elsewhere_each_or_nowhere_are_a_menu(href: str) -> None:
    lines = [line for card in WARES for line in card]
    links = "".join(f'<div><a href="{href.format(place)}">{line}</a></div>' for place, line in enumerate(lines))
    found = sections_of(f"<main>{STORY}{links}</main>")
    assert not any(found[line][1] for line in lines)
