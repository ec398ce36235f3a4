"""What pages tell machines of themselves."""

import pytest

from cleaner import clean

TEXT = "<p>" + "The sluices were opened on the spring tide, and by noon the old pans lay under water. " * 4 + "</p>"


def author(script: str, head: str = "") -> list[str]:
    page = f'<html><head><title>Salt pans are flooded</title>{head}<script type="application/ld+json">{script}</script></head>'
    document = clean(
        f"{page}<body><article><h1>Salt pans are flooded</h1>{TEXT}{TEXT}</article></body></html>", name="a.html"
    )
    return document.articles[0].authors


@pytest.mark.parametrize(
    ("said", "authors"),
    [
        ('"Jane Doe"', ["Jane Doe"]),
        ('"Jane Doe, John Roe and Ann Other"', ["Jane Doe", "John Roe", "Ann Other"]),
        ('{"@type": "Person", "name": "Jane Doe"}', ["Jane Doe"]),
        ('{"@type": "Organization", "name": "Strand Courier"}', []),
        ('"admin"', []),
        ('"https://strand.example/jane"', []),
        ('"jane@strand.example"', []),
        ('"strand.example"', []),
    ],
)
def test_authors_of_json_ld(said: str, authors: list[str]) -> None:
    site = '<meta property="og:site_name" content="Strand Courier">'
    script = f'{{"@type": "NewsArticle", "headline": "Salt pans are flooded", "author": {said}}}'
    assert author(script, site) == authors


def test_a_person_may_have_a_site_of_that_name() -> None:
    site = '<meta property="og:site_name" content="Jane Doe">'
    script = '{"@type": "BlogPosting", "headline": "Salt pans", "author": {"@type": "Person", "name": "Jane Doe"}}'
    assert author(script, site) == ["Jane Doe"]


def test_an_author_of_the_graph() -> None:
    script = (
        '{"@graph": [{"@type": "Article", "headline": "x", "author": [{"@id": "#1"}, {"@id": "#2"}]},'
        '{"@type": "Person", "@id": "#2", "name": "John Roe"}, {"@type": "Person", "@id": "#1", "name": "Jane Doe"}]}'
    )
    assert author(script) == ["Jane Doe", "John Roe"]


def test_authors_of_meta() -> None:
    assert author("", '<meta name="author" content="Jane Doe">') == ["Jane Doe"]
