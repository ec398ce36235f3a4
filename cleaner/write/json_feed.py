"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/): an item an article.

What the format has no key for stands in the extension `_cleaner` of each item.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from msgspec.json import decode

from cleaner.model import Article, Document, PageInfo, PageRef
from cleaner.read.paths import STDIN
from cleaner.write.encode import encode
from cleaner.write.protocol import Formatter

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


class JsonFeed(Formatter):
    """One feed.  What is said of it as a whole stands behind the items, when it is known whether they are of one page."""

    def __init__(self) -> None:
        self.state = ""
        """After the first page a JSON array: as `known`."""

    def begin(self) -> bytes:
        return b'{"version":' + encode(VERSION) + b',"items":['

    def body(self, document: Document) -> bytes:
        """The head of a feed of this page, a line of its own, and the items."""
        items = [encode(item(article, document.page)) for article in document.articles]
        return encode(head(document.page)) + b"\n" + b",\n".join(items)

    def join(self, body: bytes) -> bytes:
        pages, items, _ = known(self.state)
        about, _, new = body.partition(b"\n")
        self.state = encode([min(pages + 1, 2), items or bool(new), {} if pages else decode(about)]).decode()
        return (b",\n" if items else b"\n") + new if new else b""

    def end(self) -> bytes:
        pages, items, about = known(self.state)
        rest = about if pages == 1 else {"title": OF_MANY}
        return (b"\n]," if items else b"],") + encode(rest).removeprefix(b"{") + b"\n"


def known(state: str) -> tuple[int, bool, dict[str, str]]:
    """How many pages there were (0, 1, more), whether there were items, and the head of a feed of the one page."""
    pages, items, about = decode(state) if state else (0, False, {})
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
