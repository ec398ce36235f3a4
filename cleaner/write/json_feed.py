"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/): an item an article.

What the format has no key for stands in the extension `_cleaner` of each item.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from msgspec.json import decode

from cleaner.model import Article, Document, PageInfo, PageRef
from cleaner.read.files import STDIN
from cleaner.write.encode import encode

VERSION = "https://jsonfeed.org/version/1.1"
OF_MANY = "Articles"
"""The title of a feed with articles of more than one page, or of a page without a name."""
EXTENSION = [
    "index",
    "role",
    "kind",
    "source",
    "published",
    "published_text",
    "updated",
    "dateline",
    "credit",
    "truncated",
    "same_as",
    "confidence",
]


class JsonFeed:
    """One feed.  What is said of it as a whole stands behind the items, when it is known whether they are of one page."""

    def __init__(self) -> None:
        self.state = ""
        """Empty, `"some"` after the first item, or what the head of the feed is made of, as JSON: pages, items, page."""

    def begin(self) -> bytes:
        return b'{"version":' + encode(VERSION) + b',"items":['

    def page(self, document: Document) -> bytes:
        pages, items, _ = known(self.state)
        out = [encode(item(article, document.page)) for article in document.articles]
        data = b"".join(b"\n" + one if not (items or n) else b",\n" + one for n, one in enumerate(out))
        about = head(document.page) if not pages else {}
        self.state = encode([min(pages + 1, 2), min(items + len(out), 1), about]).decode()
        return data

    def end(self) -> bytes:
        pages, items, about = known(self.state)
        rest = about if pages == 1 else {"title": OF_MANY}
        return (b"\n]," if items else b"],") + encode(rest).removeprefix(b"{") + b"\n"


def known(state: str) -> tuple[int, int, dict[str, str]]:
    """How many pages there were (0, 1, more), whether there were items, and what is known of the one page."""
    pages, items, about = decode(state) if state else (0, 0, {})
    return pages, items, about


def head(page: PageInfo) -> dict[str, str]:
    """What a feed of one page says of itself."""
    name = page.path if page.path != STDIN else None
    about = {"title": page.title or page.site or name or OF_MANY, "home_page_url": page.url, "language": page.language}
    return {key: value for key, value in about.items() if value and (key != "home_page_url" or absolute(value))}


def item(article: Article, page: PageInfo) -> dict[str, Any]:
    """One article as an item: the keys that the format has, where something is known, then the extension.

    `id` is the article's: what has the same title and text is the same item.  A date without a time is midnight UTC,
    because the format has no dates; as it was printed it stands in the extension.
    """
    return {"id": article.id, **dict(told(article)), "_cleaner": extension(article, page)}


def told(article: Article) -> Iterator[tuple[str, Any]]:
    """The keys of the format that an article gives a value for."""
    if article.url and absolute(article.url):
        yield "url", article.url
    if article.title:
        yield "title", article.title
    yield "content_text", article.text or ""
    if article.kind == "teaser" and article.text:
        yield "summary", article.text
    if article.image and absolute(article.image):
        yield "image", article.image
    if article.published:
        yield "date_published", moment(article.published)
    if article.updated:
        yield "date_modified", moment(article.updated)
    if article.authors:
        yield "authors", [{"name": name} for name in article.authors]
    if article.tags:
        yield "tags", article.tags
    if article.language:
        yield "language", article.language


def extension(article: Article, page: PageInfo) -> dict[str, Any]:
    """What else is known of an article; URLs that are not absolute among it."""
    out = {key: getattr(article, key) for key in EXTENSION}
    for key in ("url", "image"):
        value = getattr(article, key)
        if value and not absolute(value):
            out[key] = value
    return {**out, "page": PageRef(page.path, page.url, page.captured)}


def absolute(url: str) -> bool:
    """Whether an address leads somewhere by itself."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.scheme and parts.netloc)


def moment(value: str) -> str:
    """A date and time, also where only the date is known."""
    return value if "T" in value else f"{value}T00:00:00Z"
