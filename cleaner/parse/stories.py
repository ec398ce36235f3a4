"""The article, or the list of articles, in the values that a page hands to its scripts or to machines.

No schema of a site is known: an article is an object that has a headline and, under any key, a long text; a list is an array
of objects that have a headline and an address each.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from typing import Any

from msgspec import Struct

from cleaner.parse.rich_text import Budget, markup
from cleaner.patterns import lazy

LEAST = 300
"""Letters of an article's text; half of it in scripts without spaces."""
DEEPEST = 60
NODES = 300_000
"""Nodes that are looked through."""
LIST = 3
"""Entries of a list."""
MOST = 500
"""Entries that are read of a list, and articles that are weighed."""
TITLES = ("headline", "title", "name", "heading", "headlines", "fancy_title")
ADDRESSES = ("url", "href", "link", "canonicalUrl", "canonical_url", "permalink", "path", "webUrl", "shareUrl", "uri")
LEADS = (
    "summary",
    "description",
    "excerpt",
    "teaser",
    "subtitle",
    "standfirst",
    "dek",
    "lead",
    "abstract",
    "deck",
    "snippet",
)
DATES = (
    "datePublished", "publishedAt", "published_at", "publishDate", "publish_date", "publicationDate", "published", "firstPublished",
    "date", "createdAt", "created_at", "pubDate", "display_date", "publishedDate",
)  # fmt: skip
AUTHORS = ("author", "authors", "byline", "writer", "creator")
OTHER = lazy(
    r"comment|related|recommend|sidebar|nav(?:igation)?$|menu|footer|header|seo|schema|translation|i18n|messages|config|style|script"
    r"|locale|query|cookie|consent|privacy|terms|ads?$|summary|description|excerpt",
    re.IGNORECASE,
)
"""Keys under which no text of an article stands."""
TAG = lazy(r"<[^<>]{0,2000}>")
LETTER = lazy(r"[^\W\d_]")
WIDE = lazy("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
MACHINE = lazy(r"[{}=;\\|]|https?://")
DATE = lazy(r"\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?")


class Story(Struct):
    """An article, or an entry of a list."""

    title: str
    markup: str = ""
    """The HTML of its text."""
    text: str = ""
    """The same without markup."""
    url: str = ""
    published: str = ""
    author: str = ""


def plain(markup: str) -> str:
    """The words of some HTML."""
    from html import unescape

    return " ".join(unescape(TAG.sub(" ", markup)).split())


def is_prose(text: str) -> bool:
    """Whether some words are a long text and no program, list of addresses or the like."""
    letters = len(LETTER.findall(text))
    wide = len(WIDE.findall(text))
    if letters + 2 * wide < LEAST or letters * 5 < len(text) * 3:
        return False
    return wide * 3 > letters or (text.count(" ") * 14 > len(text) and len(MACHINE.findall(text)) * 60 < len(text))


@lru_cache(maxsize=1024)
def beside(key: str) -> bool:
    """Whether what stands under a key is furniture; a page's objects have the same few keys again and again."""
    return OTHER.search(key) is not None


def articles(values: Iterable[Any]) -> list[Story]:
    """The objects that are articles, those that are told the most first."""
    found: list[Story] = []
    budget = Budget(NODES)
    for node in objects(values, budget):
        title = title_of(node)
        if not title:
            continue
        best = Story(title)
        for key, value in node.items():
            if beside(key) or (isinstance(value, str) and len(value) < LEAST // 2) or not value:
                continue
            if isinstance(value, str | list | dict):
                said = markup(value, budget)
                if len(said) > len(best.markup) and is_prose(text := plain(said)) and len(text) > len(best.text):
                    best.markup, best.text = said, text
        if best.text:
            about(best, node)
            found.append(best)
            if len(found) >= MOST:
                break
    return sorted(found, key=lambda story: -len(story.text))


def lists(values: Iterable[Any]) -> list[list[Story]]:
    """The arrays whose entries have a headline and an address, the longest first."""
    found: list[list[Story]] = []
    for value in arrays(values, Budget(NODES)):
        entries = [entry for one in value[:MOST] if (entry := entry_of(one)) is not None]
        if len(entries) >= LIST and len(entries) * 2 > len(value[:MOST]):
            titles = {entry.title for entry in entries}
            if len(titles) * 4 > len(entries) * 3:
                found.append(entries)
    return sorted(found, key=lambda entries: -sum(len(e.title) + len(e.text) for e in entries))


def entry_of(value: Any) -> Story | None:
    """An entry of a list; entries may be wrapped in an object each (`{"node": {...}}`)."""
    for _ in range(2):
        if not isinstance(value, dict):
            return None
        title = title_of(value)
        url = first_text(value, ADDRESSES)
        # A single word of ASCII is the name of a thing in a program.
        if (
            len(title) >= (15 if title.isascii() else 8)
            and (" " in title or not title.isascii())
            and ("/" in url and " " not in url)
        ):
            entry = about(Story(title, url=url), value)
            for name in LEADS:
                said = value.get(name)
                if isinstance(said, str) and len(lead := plain(said)) >= 40 and lead != title:
                    entry.text = lead
                    break
            return entry
        if len(value) > 3:
            return None
        value = next((one for one in value.values() if isinstance(one, dict)), None)
    return None


def about(story: Story, node: dict[str, Any]) -> Story:
    """Enter when an object says it was published, and by whom."""
    found = DATE.match(first_text(node, DATES))
    story.published = found[0] if found else ""
    for name in AUTHORS:
        said = node.get(name)
        if isinstance(said, list):
            said = said[0] if len(said) == 1 else None
        if isinstance(said, dict):
            said = said.get("name")
        if isinstance(said, str) and 3 < len(said) < 60 and "/" not in said:
            story.author = plain(said)
            break
    return story


def title_of(node: dict[str, Any]) -> str:
    """The headline of an object; "" for none."""
    for name in TITLES:
        said = node.get(name)
        if isinstance(said, dict):
            said = next((said[key] for key in ("basic", "rendered", "text", "default", "main") if key in said), None)
        if isinstance(said, str) and 5 <= len(said) <= 300 and not (text := plain(said)).startswith(("http", "/", "{")):
            return text
    return ""


def first_text(node: dict[str, Any], names: tuple[str, ...]) -> str:
    """The first of some keys that holds a string."""
    for name in names:
        said = node.get(name)
        if isinstance(said, str) and said:
            return said.strip()
    return ""


def objects(values: Iterable[Any], budget: Budget) -> Iterator[dict[str, Any]]:
    """All objects of some values."""
    for one in walk(values, budget):
        if isinstance(one, dict):
            yield one


def arrays(values: Iterable[Any], budget: Budget) -> Iterator[list[Any]]:
    """All arrays that may be lists."""
    for one in walk(values, budget):
        if isinstance(one, list) and len(one) >= LIST and isinstance(one[0], dict):
            yield one


def walk(values: Iterable[Any], budget: Budget) -> Iterator[Any]:
    """All objects and arrays, each before those within it, but for what stands under keys of furniture."""
    for value in values:
        stack = [(value, 0)]
        while stack:
            one, depth = stack.pop()
            if budget.spent():
                return
            yield one
            if depth >= DEEPEST:
                continue
            inner: list[Any] = []
            if isinstance(one, dict):
                inner = [held for key, held in one.items() if not beside(key)]
            elif isinstance(one, list):
                inner = one
            stack += [(held, depth + 1) for held in reversed(inner) if isinstance(held, dict | list)]


def listed(entries: list[Story]) -> str:
    """The HTML of a list."""
    return "<ul>" + "".join(map(item, entries)) + "</ul>"


def item(entry: Story) -> str:
    """The HTML of an entry."""
    when = (
        f'<time datetime="{escape(entry.published)}">{escape(entry.published[:10])}</time>' if entry.published else ""
    )
    lead = f"<p>{escape(entry.text, quote=False)}</p>" if entry.text else ""
    title = escape(entry.title, quote=False)
    return f'<li><h3><a href="{escape(entry.url)}">{title}</a></h3>{when}{lead}</li>'
