"""What markup says of short stretches of words."""

import pytest

from cleaner.describe import hints
from cleaner.parse.html import parse_html


@pytest.mark.parametrize(
    ("attributes", "field"),
    [
        ('class="entry-author"', "authors"),
        ('class="postAuthor"', "authors"),
        ('class="author-date"', "published_text"),
        ('class="authority"', ""),
        ('class="card__category"', "tags"),
        ('class="author-bio"', "aside"),
        ('rel="author"', "authors"),
        ('rel="category tag"', "tags"),
        ('itemprop="datePublished"', "published_text"),
        ('class="date" itemprop="author"', "authors"),
        ('class="css-1x9y"', ""),
        ('class="card-by"', "authors"),
        ('class="sort-by"', ""),
        ('class="nearby"', ""),
        ('class="e_by"', ""),
    ],
)
def test_of_an_element(attributes: str, field: str) -> None:
    assert hints.of_element(attributes) == field


@pytest.mark.parametrize(
    ("href", "field"),
    [
        ("/author/jane-doe", "authors"),
        ("https://news.example/autor/jana/", "authors"),
        ("https://news.example/@jana", "authors"),
        ("user?id=jana", "authors"),
        ("/category/sports", "tags"),
        ("/author", ""),
        ("/2024/03/jane-doe-wins", ""),
        ("https://author.example/", ""),
        ("", ""),
    ],
)
def test_of_the_target_of_a_link(href: str, field: str) -> None:
    assert hints.of_path(href) == field


def test_a_container_of_more_than_one_field_says_nothing() -> None:
    page = parse_html(
        '<div class="author"><h2>Headline</h2><p>Jane Doe</p></div><div class="author"><p>Ann Roe</p></div>'
    )
    assert [hints.of_block(page, block, 0) for block in page.blocks] == ["", "", "authors"]


def test_stretches_of_a_line() -> None:
    page = parse_html(
        '<p>By <a href="/author/jane">Jane Doe</a> in <a rel="tag" href="/x">Harbours</a>, <span class="date">5 May</span></p>'
    )
    text = page.blocks[0].text
    told = [(text[start:end], field) for start, end, field in hints.pieces(page, 0)]
    assert told == [("Jane Doe", "authors"), ("Harbours", "tags"), ("5 May", "published_text")]
