"""Feeds: what is one, what each dialect calls its parts, and what feeds are broken by."""

import pytest

from cleaner import clean
from cleaner.model import Article
from cleaner.read.sniff import is_feed, sniff

LEAD = "The ferry sails again from Monday, the port authority said."


def of(item: str, *, head: str = "", spaces: str = "") -> list[Article]:
    """The articles of an RSS feed that holds what is given."""
    return clean(
        f'<?xml version="1.0"?><rss version="2.0"{spaces}><channel><title>Quay</title>'
        f"<link>https://quay.example/</link>{head}{item}</channel></rss>"
    ).articles


@pytest.mark.parametrize(
    "text",
    [
        "<rss version='2.0'><channel/></rss>",
        "\ufeff\n<?xml version='1.0'?>\n<!-- > --><?xml-stylesheet href='a'?><rss>",
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/a.dtd">\n<rss version="0.91">',
        '<feed xml:lang="en" xmlns="http://www.w3.org/2005/Atom">',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">',
    ],
)
def test_feeds(text: str) -> None:
    assert is_feed(text)
    assert sniff(text.encode()) == "html"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rss",
        "<p>Feeds begin with <rss> or <feed></p>",
        "<rssfeed><item/></rssfeed>",
        "<feed><animal>goat</animal></feed>",
        "<!-- <rss> --><html><body>No feed</body></html>",
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/></urlset>',
    ],
)
def test_no_feeds(text: str) -> None:
    assert not is_feed(text)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("<author>jane@quay.example (Jane Doe)</author>", ["Jane Doe"]),
        ("<author>jane@quay.example</author>", []),
        ("<author>Jane Doe</author><author>Jane Doe</author>", ["Jane Doe"]),
        ("<d:creator>Jane Doe</d:creator><d:creator>Bo &amp;amp; Co</d:creator>", ["Jane Doe", "Bo & Co"]),
    ],
)
def test_authors(said: str, names: list[str]) -> None:
    item = f"<item><title>Ferry is back</title>{said}<description>{LEAD}</description></item>"
    (one,) = of(item, spaces=' xmlns:d="http://purl.org/dc/elements/1.1/"')
    assert one.authors == names
    assert one.text == LEAD


@pytest.mark.parametrize(
    ("said", "url"),
    [
        ("<link>/a/1</link>", "https://quay.example/a/1"),
        ("<guid>https://quay.example/a/2</guid>", "https://quay.example/a/2"),
        ("<guid>tag:quay,2</guid>", None),
        (
            "<link>https://count.example/?1</link><f:origLink>https://quay.example/a/3</f:origLink>",
            "https://quay.example/a/3",
        ),
        ("<link>javascript:alert(1)</link>", None),
    ],
)
def test_addresses(said: str, url: str | None) -> None:
    spaces = ' xmlns:f="http://rssnamespace.org/feedburner/ext/1.0"'
    (one,) = of(f"<item><title>Ferry is back</title>{said}</item>", spaces=spaces)
    assert one.url == url


def test_a_picture_of_the_feed_is_not_its_title() -> None:
    head = "<image><title>Logo</title><url>https://quay.example/l.png</url></image>"
    document = clean(
        f"<rss version='2.0'><channel>{head}<title>Quay</title><item><title>A</title></item></channel></rss>"
    )
    assert document.page.title == "Quay"
    assert document.articles[0].image is None


def test_entries_without_a_title() -> None:
    (one,) = of(f"<item><description>{LEAD}</description><link>https://quay.example/n/1</link></item>")
    assert (one.title, one.text) == (None, LEAD)


def test_markup_that_was_not_escaped() -> None:
    (one,) = of(
        f"<item><title>Ferry is <i>back</i></title><description><p>{LEAD}</p><p>It is late &amp; full.</p></description></item>"
    )
    assert (one.title, one.text) == ("Ferry is back", f"{LEAD}\n\nIt is late & full.")


def test_no_tag_of_one_entry_reaches_into_another() -> None:
    first = f"<item><title>One</title><description>&lt;/div&gt;&lt;/article&gt;&lt;table&gt;&lt;b&gt;{LEAD}&lt;!--</description></item>"
    articles = of(first + f"<item><title>Two</title><description>{LEAD}</description></item>")
    assert [(one.title, one.text) for one in articles] == [("One", LEAD), ("Two", LEAD)]


def test_words_of_a_class_that_is_our_own() -> None:
    inner = f'&lt;div class="cleaner-feed-tags"&gt;{LEAD}&lt;/div&gt;&lt;article class="cleaner-feed-entry"&gt;&lt;p class="cleaner-feed-x"&gt;The pier is late.&lt;/p&gt;&lt;/article&gt;'
    (one,) = of(f"<item><title>One</title><description>{inner}</description></item>")
    assert one.text == f"{LEAD}\n\nThe pier is late."
    assert one.tags == []


def test_entities_that_grow() -> None:
    bomb = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    document = clean(
        f'<!DOCTYPE rss [<!ENTITY e0 "ten"> {bomb}]><rss version="2.0"><channel><item><title>&e12;</title></item></channel></rss>'
    )
    assert sum(len(one.title or "") for one in document.articles) < 1_000_000


def test_what_breaks_off_before_its_first_entry_is_a_page() -> None:
    assert clean("<rss version='2.0'><channel><p>Nothing & more").page.media == "html"
