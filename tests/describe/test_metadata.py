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
    assert author("", '<meta name="author" content="By Jane Doe">') == ["Jane Doe"]
    assert author("", '<meta name="author" content="Byron Doe">') == ["Byron Doe"]


@pytest.mark.parametrize("name", ["Strand", "Strand Inc.", "The Strand"])
def test_a_site_is_no_author_by_its_address(name: str) -> None:
    head = '<link rel="canonical" href="https://news.strand.example/pans">'
    script = f'{{"@type": "Article", "headline": "x", "author": {{"@type": "Organization", "name": "{name}"}}}}'
    assert author(script, head) == []


def test_a_person_may_have_an_address_of_that_name() -> None:
    head = '<link rel="canonical" href="https://janedoe.example/pans"><meta name="author" content="Jane Doe">'
    assert author("", head) == ["Jane Doe"]


def test_another_firm_is_an_author() -> None:
    head = '<link rel="canonical" href="https://news.strand.example/pans">'
    script = '{"@type": "Article", "headline": "x", "author": {"@type": "Organization", "name": "Orrin Water Board"}}'
    assert author(script, head) == ["Orrin Water Board"]


@pytest.mark.parametrize(
    ("meta", "published"),
    [
        ('<meta name="published" content="July 17, 2025">', "2025-07-17"),
        ('<meta name="published-date" content="2021-02-16">', "2021-02-16"),
        ('<meta name="citation_date" content="2021/02/16">', "2021-02-16"),
        ('<meta name="published" content="yes">', None),
        ('<meta name="published" content="May">', None),
    ],
)
def test_the_day_that_meta_tells(meta: str, published: str | None) -> None:
    page = f"<html><head><title>Salt pans are flooded</title>{meta}</head><body><article><h1>Salt pans are flooded</h1>{TEXT}{TEXT}"
    assert clean(page, name="a.html").articles[0].published == published


def test_the_day_of_a_change_that_is_shown_is_not_that_of_publishing() -> None:
    meta = '<meta property="article:published_time" content="2018-06-12T07:00:00Z">'
    page = f"<html><head>{meta}</head><body><article><h1>Salt pans are flooded</h1><p>Updated March 7, 2025</p>{TEXT}{TEXT}"
    article = clean(page, name="a.html").articles[0]
    assert (article.published, article.updated) == ("2018-06-12T07:00:00Z", "2025-03-07")


def test_a_day_of_publishing_that_is_shown_stays() -> None:
    meta = '<meta property="article:published_time" content="2018-06-12T07:00:00Z">'
    page = f"<html><head>{meta}</head><body><article><h1>Salt pans are flooded</h1><p>March 7, 2025</p>{TEXT}{TEXT}"
    assert clean(page, name="a.html").articles[0].published == "2025-03-07"
