"""What microdata, microformats, JSON-LD and <meta> say of articles, and what becomes of it."""

import pytest

from cleaner import clean
from cleaner.describe.items import marked
from cleaner.entry import moment
from cleaner.model import Article
from cleaner.parse.html import parse_html
from cleaner.write.encode import encode

TEXT = "<p>" + "The sluices were opened on the spring tide, and by noon the old pans lay under water. " * 4 + "</p>"
TITLE = "Salt pans are flooded"


def main(body: str = "", head: str = "", script: str = "", url: str | None = None) -> Article:
    """The one article of a page."""
    data = f'<script type="application/ld+json">{script}</script>' if script else ""
    page = f"<html><head><title>{TITLE}</title>{head}{data}</head><body>{body or f'<article><h1>{TITLE}</h1>{TEXT}{TEXT}</article>'}</body></html>"
    (found,) = clean(page, url=url).articles
    return found


MICRODATA = f"""<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{TITLE}</h1>
<meta itemprop="datePublished" content="2025-05-04T09:00:00Z"><meta itemprop="dateModified" content="2025-05-05">
<div itemprop="author" itemscope itemtype="https://schema.org/Person"><meta itemprop="name" content="Ines Calloway"></div>
<div itemprop="image" itemscope itemtype="https://schema.org/ImageObject"><meta itemprop="url" content="/pans.jpg"></div>
<link itemprop="url" href="/n/7">{TEXT}{TEXT}</article>"""
HENTRY = f"""<article class="post h-entry"><h1 class="p-name">{TITLE}</h1>
<data class="dt-published" value="x"></data><abbr class="published" title="2025-05-04T09:00:00Z"></abbr>
<span class="p-author h-card"><span class="p-name">Ines Calloway</span></span>{TEXT}{TEXT}</article>"""


def test_microdata() -> None:
    (entry,) = marked(parse_html(MICRODATA))
    assert (entry.origin, entry.title, entry.url, entry.authors) == ("microdata", TITLE, "/n/7", ["Ines Calloway"])
    assert (entry.published, entry.updated, entry.people) == ("2025-05-04T09:00:00Z", "2025-05-05", True)
    found = main(MICRODATA)
    assert (found.authors, found.published, found.updated) == (["Ines Calloway"], "2025-05-04T09:00:00Z", "2025-05-05")


def test_h_entry() -> None:
    (entry,) = marked(parse_html(HENTRY))
    assert (entry.origin, entry.title, entry.authors) == ("h-entry", TITLE, ["Ines Calloway"])
    assert entry.published == "2025-05-04T09:00:00Z"
    assert main(HENTRY).published == "2025-05-04T09:00:00Z"


def test_an_entry_within_another_speaks_for_itself() -> None:
    comment = '<div itemscope itemtype="https://schema.org/Comment"><meta itemprop="datePublished" content="2025-06-01"></div>'
    (entry,) = marked(parse_html(MICRODATA.replace("<meta", comment + "<meta", 1)))
    assert entry.published == "2025-05-04T09:00:00Z"


@pytest.mark.parametrize(
    "body",
    [
        '<div itemscope itemtype="https://schema.org/Product"><span itemprop="name">Salt</span></div>',
        '<div class="entry-header h-entryway"><span class="p-name">Salt</span></div>',
        "<p>NewsArticle h-entry itemtype=</p>",
    ],
)
def test_what_is_no_article(body: str) -> None:
    assert list(marked(parse_html(body))) == []


ITEM = '<div class="h-entry"><h2 class="p-name"><a class="u-url" href="/n/{n}">{title}</a></h2><time class="dt-published" datetime="2025-05-0{n}T09:00:00Z"></time><p>{text}</p></div>'


def test_entries_go_to_the_articles_of_their_headlines() -> None:
    titles = [
        "Dredger stuck on the bar",
        "Library buys a mapmaker's notebooks",
        "The cats that run a harbour",
        "Night buses come back",
    ]
    text = "The board decided so late in the evening, and the reasons will be made public on Friday at noon."
    page = "".join(ITEM.format(n=n, title=title, text=f"{title}: {text}") for n, title in enumerate(titles, 1))
    found = clean(f"<html lang=en><body><main>{page}</main></body></html>").articles
    assert [one.published for one in found] == [f"2025-05-0{n}T09:00:00Z" for n in (1, 2, 3, 4)]


def test_json_ld_that_is_broken_does_not_cost_the_page() -> None:
    script = f'{{"@type": ["Thing", "NewsArticle"], "headline": "{TITLE}", "author": {{"@type": "Person", "name": "Ines Calloway",}},}}'
    assert main(script=script).authors == ["Ines Calloway"]
    assert main(script=script[:-9]).authors == []


def test_json_ld_of_another_article_is_not_this_one_s() -> None:
    other = '{"@type": "NewsArticle", "headline": "%s", "url": "https://salt.example/%s", "author": "%s", "datePublished": "2025-05-04"}'
    scripts = "[" + ",".join(other % (f"Bridge number {n} is closed", n, "John Roe") for n in range(3)) + "]"
    found = main(script=scripts, url="https://salt.example/pans")
    assert (found.authors, found.published) == ([], None)


def test_a_lone_surrogate_does_not_cost_the_page() -> None:
    script = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "author": "Ines \\ud800 Calloway\\u0000", "image": "/\\udfff.jpg"}}'
    found = main(script=script)
    assert found.authors == ["Ines \ufffd Calloway"]
    assert encode(found)


def test_open_graph_and_other_meta() -> None:
    head = """<meta property="article:published_time" content="2025-05-04T09:00:00+0200"><meta property="article:modified_time" content="2025-05-05T10:00Z">
    <meta property="og:image" content="/img/pans.jpg"><meta property="og:url" content="https://salt.example/n/7"><meta name="author" content="Ines Calloway">"""
    found = main(head=head)
    assert (found.published, found.updated) == ("2025-05-04T09:00:00+02:00", "2025-05-05T10:00:00Z")
    assert (found.image, found.url, found.authors) == (
        "https://salt.example/img/pans.jpg",
        "https://salt.example/n/7",
        ["Ines Calloway"],
    )


@pytest.mark.parametrize(
    ("head", "url", "wanted"),
    [
        ('<link rel="canonical" href="/n/7">', "https://salt.example/n/7?x=1", "https://salt.example/n/7"),
        ('<link rel="canonical" href="https://salt.example/n/7">', None, "https://salt.example/n/7"),
        ('<base href="https://salt.example/a/"><link rel="canonical" href="n/7">', None, "https://salt.example/a/n/7"),
        ("", "https://salt.example/n/7", "https://salt.example/n/7"),
        ("", None, None),
    ],
)
def test_the_url_of_a_page(head: str, url: str | None, wanted: str | None) -> None:
    assert main(head=head, url=url).url == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("2025-05-04", "2025-05-04"),
        ("2025-05-04T09:00", "2025-05-04"),
        ("2025-05-04 09:00:00+0200", "2025-05-04T09:00:00+02:00"),
        ("2025-05-04T09:00:00.123Z", "2025-05-04T09:00:00Z"),
        ("2025-02-31", None),
        ("2025-05-04T29:00:00Z", None),
        ("0001-01-01T00:00:00Z", None),
        ("4 May", None),
        (None, None),
    ],
)
def test_moments(value: str | None, wanted: str | None) -> None:
    assert moment(value) == wanted


@pytest.mark.parametrize(
    ("words", "text", "moment"),
    [
        ("Neulich", "Neulich", "2025-05-04T09:00:00Z"),
        ("30 minutes ago", "30 minutes ago", "2025-05-04T09:00:00Z"),
        ("", None, None),
        ("Now that the dredger has come loose again, the harbour opens", None, None),
    ],
)
def test_a_time_in_words_that_are_not_known(words: str, text: str | None, moment: str | None) -> None:
    made = "".join(
        f'<div class="item"><h3><a href="/n/{n}">{title}</a></h3><p><time datetime="2025-05-04T09:00:00Z">{words}</time></p>'
        "<p>The board decided so late in the evening, and the reasons will be made public on Friday.</p></div>"
        for n, title in enumerate(("Dredger stuck on the bar", "Notebooks of a mapmaker", "The cats of the quay"))
    )
    for one in clean(f"<html lang=en><body><main>{made}</main></body></html>").articles:
        assert (one.published_text, one.published, one.source) == (text, moment, None)


def test_a_canonical_path_is_no_url_of_a_page() -> None:
    page = f'<html><head><link rel="canonical" href="/n/7"></head><body><h1>{TITLE}</h1>{TEXT}{TEXT}</body></html>'
    assert clean(page).page.url is None
    assert (
        clean(page.replace("<head>", '<head><base href="https://salt.example/">')).page.url
        == "https://salt.example/n/7"
    )
