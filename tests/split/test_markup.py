"""The choice between a list and one article."""

from cleaner.language import languages_of, page_language
from cleaner.model import Verdict
from cleaner.parse.html import parse_html
from cleaner.rules import load
from cleaner.shape import measure
from cleaner.split.by_lines import worth_reading
from cleaner.split.candidate import Candidate
from cleaner.split.groups import Group, Scene
from cleaner.split.markup import Taken, falls_short, give_up_the_article

TEXT = "The ferry was taken out of the water in January because the rudder had come loose, and was put back on Monday."
PAGE = """<html><head><title>{title} | The Ellery Beacon</title><meta property="og:title" content="{title}"></head><body>
<h1>{headline}</h1><a href="/jan">Jan Corben of Kelby</a><p>{text}</p><p>{text} And again.</p>
<a href="/ann">Ann Lindqvist of Ellery</a><p>She writes about boats and what becomes of them.</p></body></html>"""


def left(headline: str) -> list[list[int]]:
    page = parse_html(PAGE.format(title="Ferry to Kelby runs again", headline=headline, text=TEXT))
    shapes = measure(page, load(), languages_of(page), page_language(page))
    scene = Scene(page, shapes, [Verdict(i, 0, len(block.text)) for i, block in enumerate(page.blocks)])
    groups = [Group([1, 2, 3], 1), Group([4, 5], 4)]
    taken = [Taken(Candidate([1, 4], [(1, 4), (4, 6)], [-1, -1], 0), 0.9, groups)]
    give_up_the_article(scene, list(range(len(page.blocks))), taken)
    return [group.blocks for group in groups]


def test_a_record_does_not_hold_the_text_of_the_page_under_its_own_headline() -> None:
    assert left("Ferry to Kelby runs again") == [[4, 5]]


def test_a_heading_that_is_not_what_the_page_is_called_decides_nothing() -> None:
    assert left("News of the harbour") == [[1, 2, 3], [4, 5]]


def short(odds: list[float]) -> bool:
    """Whether a list of the first two blocks of a page of six falls short of its content."""
    page = parse_html("<html><body>" + "".join(f"<p>{TEXT} {n}</p>" for n in range(6)) + "</body></html>")
    shapes = measure(page, load(), languages_of(page), page_language(page))
    scene = Scene(page, shapes, [Verdict(i, 0, len(block.text)) for i, block in enumerate(page.blocks)])
    return falls_short(scene, odds, list(range(6)), [Group([0], 0), Group([1], 1)])


def test_a_list_beside_most_of_the_content_is_not_what_a_page_is_about() -> None:
    assert short([1.0, 1.0, 4.0, 4.0, 4.0, 4.0])


def test_a_list_of_the_content_is_what_a_page_is_about() -> None:
    assert not short([4.0, 4.0, -2.0, -3.0, -3.0, -3.0])
    assert not short([-0.5, -0.5, -5.0, -5.0, -5.0, -5.0])


POSTS = "".join(f"<div><b>jan</b><span>{n} March 2025, 10:0{n}</span><p>{TEXT} {n}</p></div>" for n in range(1, 5))


def lines_are_asked(kind: str) -> bool:
    """Whether a page of posts with times that is declared as something is worth being read line by line."""
    data = f'<script type="application/ld+json">{{"@type": "{kind}"}}</script>'
    page = parse_html(f"<html lang=en><head>{data}</head><body>{POSTS}</body></html>")
    shapes = measure(page, load(), languages_of(page), page_language(page))
    scene = Scene(page, shapes, [Verdict(i, 0, len(block.text)) for i, block in enumerate(page.blocks)])
    return worth_reading(scene, list(range(len(page.blocks))), [])


def test_posts_of_a_discussion_are_no_stories_under_headers() -> None:
    assert lines_are_asked("WebPage")
    assert not lines_are_asked("DiscussionForumPosting")
