"""Whether what readers say is what a page is about."""

import pytest

from cleaner.language import languages_of, page_language
from cleaner.model import Verdict
from cleaner.parse.html import parse_html
from cleaner.rules import load
from cleaner.shape import measure
from cleaner.split.groups import Scene
from cleaner.split.remarks import admit_discussion

POST = "I have kept the oars dry for three winters now, and they crack all the same when the wind turns."
DATA = '<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "{kind}", "name": "Oars"}}</script>'


def section(page: str, odds: float, elsewhere: float) -> str:
    """The section of posts with some log-odds, on a page with a paragraph that has others."""
    parsed = parse_html(f"<html lang=en>{page}</html>")
    shapes = measure(parsed, load(), languages_of(parsed), page_language(parsed))
    verdicts = [Verdict(i, 0, len(block.text), section="comments") for i, block in enumerate(parsed.blocks)]
    verdicts[0].section = "main"
    admit_discussion(Scene(parsed, shapes, verdicts), [elsewhere] + [odds] * (len(verdicts) - 1))
    return verdicts[-1].section


POSTS = f"<p>{POST} Who knows more?</p><p>{POST}</p><p>{POST} Mine did.</p>"


@pytest.mark.parametrize("kind", ["DiscussionForumPosting", "QAPage"])
def test_a_page_says_to_machines_that_it_is_a_discussion(kind: str) -> None:
    assert section(f"<head>{DATA.format(kind=kind)}</head><body>{POSTS}</body>", -1.0, 4.0) == "main"
    assert section(f'<body itemscope itemtype="https://schema.org/{kind}">{POSTS}</body>', -1.0, 4.0) == "main"


def test_comments_below_an_article_are_not_what_it_is_about() -> None:
    assert section(f"<head>{DATA.format(kind='Article')}</head><body>{POSTS}</body>", -1.0, 4.0) == "comments"


@pytest.mark.parametrize(
    ("odds", "elsewhere", "told"), [(1.0, 4.0, "main"), (-1.0, -6.0, "main"), (0.0, 1.0, "comments")]
)
def test_posts_are_told_by_what_the_model_expects(odds: float, elsewhere: float, told: str) -> None:
    assert section(f"<body>{POSTS}</body>", odds, elsewhere) == told


def test_a_long_question_is_part_of_a_declared_discussion() -> None:
    question = f"<p>{' '.join([POST] * 8)}</p>"
    head = f"<head>{DATA.format(kind='DiscussionForumPosting')}</head>"
    assert section(f"{head}<body>{question}{POSTS}</body>", 1.0, 4.0) == "main"
    assert section(f"<body>{question}{POSTS}</body>", 1.0, 4.0) == "comments"
