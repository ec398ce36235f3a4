"""What a page tells machines of itself: JSON-LD and <meta>, read to fill what the visible page leaves open.

Only what agrees with the visible page is used: an entry belongs to an article whose headline or URL it names; Open Graph
and other <meta> speak of the page, so of its main article.
"""

import json
import re
from html import unescape
from typing import Any

from msgspec import Struct

from cleaner.address import address
from cleaner.describe import bylines
from cleaner.describe.publishers import DOMAIN
from cleaner.model import Article, Page

ARTICLE = re.compile(
    r"(?:News|Blog|Social|Tech|Scholarly|Report|Review|Opinion|Analysis|Live|Background)?\w*(?:Article|Posting)$|^Report$"
)
DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?")
NOBODY = frozenset(
    ("admin", "administrator", "root", "webmaster", "editor", "null", "none", "undefined", "anonymous", "guest")
)
"""What programs call an author when no one told them a name."""
AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl")
"""<meta> that names authors."""
PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.created", "dc.date", "dcterms.date", "date", "pubdate", "publish-date", "publishdate", "publication_date",
)  # fmt: skip
"""<meta> that says when a page was published."""
MOST = 2_000_000
"""Characters of JSON-LD that are looked at; pages that hold more hold data, not metadata."""


class Entry(Struct, gc=False):
    """What metadata says of one article."""

    title: str = ""
    url: str = ""
    authors: list[str] = []
    published: str | None = None
    updated: str | None = None
    image: str | None = None
    people: bool = False
    """The authors are said to be people."""
    article: bool = True
    """Of an article; else of the page that holds it."""


def entries(page: Page) -> list[Entry]:
    """The articles that the page's JSON-LD names, in document order; broken scripts are passed over."""
    found: list[Entry] = []
    waiting: list[tuple[Entry, dict[str, Any]]] = []
    named: dict[str, dict[str, Any]] = {}
    for script in page.data:
        if len(script) > MOST:
            continue
        try:
            data = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        stack = [data]
        while stack:
            node = stack.pop()
            if isinstance(node, list):
                stack.extend(reversed(node))
            elif isinstance(node, dict):
                types = node.get("@type")
                names = types if isinstance(types, list) else [types]
                if isinstance(node.get("@id"), str) and "name" in node:
                    named.setdefault(node["@id"], node)
                if any(isinstance(t, str) and ARTICLE.search(t) for t in names):
                    found.append(entry(node))
                    waiting.append((found[-1], node))
                elif "WebPage" in names and "datePublished" in node:
                    found.append(entry(node))
                    found[-1].article = False
                stack.extend(v for v in reversed(list(node.values())) if isinstance(v, dict | list))
    for one, node in waiting:
        if not one.authors:
            nodes = referred(node.get("author"), named)
            one.authors, one.people = people(nodes), of_people(nodes)
    return found


def referred(value: Any, named: dict[str, dict[str, Any]]) -> list[Any]:
    """Nodes that a node names by their "@id" alone, as those of "@graph" do."""
    values = value if isinstance(value, list) else [value]
    ids = [one.get("@id") for one in values if isinstance(one, dict)]
    return [named[one] for one in ids if isinstance(one, str) and one in named]


def entry(node: dict[str, Any]) -> Entry:
    """One article of JSON-LD (schema.org/Article)."""
    url = node.get("url") or node.get("mainEntityOfPage")
    if isinstance(url, dict):
        url = url.get("@id")
    title = node.get("headline") or node.get("name")
    return Entry(
        title=title if isinstance(title, str) else "",
        url=url if isinstance(url, str) else "",
        authors=people(node.get("author")),
        published=moment(node.get("datePublished")),
        updated=moment(node.get("dateModified")),
        image=picture(node.get("image")),
        people=of_people(node.get("author")),
    )


def of_people(value: Any) -> bool:
    """Whether authors are all of the type schema.org/Person."""
    values = value if isinstance(value, list) else [value]
    return all(isinstance(one, dict) and one.get("@type") in ("Person", ["Person"]) for one in values)


def people(value: Any) -> list[str]:
    """Names of one or several schema.org/Person, or strings, which may hold several names each; URLs are no names."""
    names: list[str] = []
    for person in value if isinstance(value, list) else [value]:
        name = person.get("name") if isinstance(person, dict) else person
        for one in name if isinstance(name, list) else [name]:
            if not isinstance(one, str) or "://" in one or "@" in one:
                continue
            said = unescape(" ".join(one.split()))
            parts = [said[a:b].strip() for a, b in bylines.spans(said)]
            for part in parts if len(parts) > 1 and all(bylines.like_name(p) > 0 for p in parts) else [said]:
                if part and part not in names:
                    names.append(part)
    return names


def persons(said: Entry, page: Page) -> list[str]:
    """Authors but for those that are the site, or whoever runs it; a person may have a site of that name."""
    site = {plain(s) for s in (page.meta.get("og:site_name"), page.meta.get("application-name"), page.base) if s}
    if page.base:
        site.update(plain(part) for part in page.base.split("://")[-1].split("/")[0].split(".") if len(part) > 3)
    return [
        name
        for name in said.authors
        if (plain(name) not in site or (said.people and bylines.like_name(name) > 0))
        and name.casefold() not in NOBODY
        and "www." not in name
        and not DOMAIN.fullmatch(name)
    ]


def picture(value: Any) -> str | None:
    """The URL of an image: a string, an ImageObject, or the first of several."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl")
    return value.strip() if isinstance(value, str) and value.strip() else None


def moment(value: Any) -> str | None:
    """A date or time in RFC 3339; a time without offset gives the date alone."""
    found = DATE.match(value.strip()) if isinstance(value, str) else None
    if not found:
        return None
    day, clock, offset = found.groups()
    month = int(day[5:7])
    if not (1 <= month <= 12 and 1 <= int(day[8:10]) <= 31):
        return None
    if not clock or not offset:
        return day
    if len(clock) == 5:
        clock += ":00"
    if offset != "Z" and ":" not in offset:
        offset = f"{offset[:3]}:{offset[3:]}"
    return f"{day}T{clock}{offset}"


def fill(articles: list[Article], page: Page) -> None:
    """Fill fields that the visible page left open: authors, published, updated, image."""
    if page.media != "html" or not articles:
        return
    main = next((a for a in articles if a.role == "main"), None)
    known = entries(page) if page.data else []
    by_title: dict[str, Entry] = {}
    for one in known:
        if one.title:
            by_title.setdefault(plain(one.title), one)
    for article in articles:
        said = by_title.get(plain(article.title or ""))
        if said is None and article is main:
            said = of_main(known, article, page)
        if said is not None:
            take(article, said, page)
    if main is not None:
        meta = page.meta
        take(
            main,
            Entry(
                authors=people([meta[name] for name in AUTHORS if name in meta][:1]),
                published=next((m for name in PUBLISHED if (m := moment(meta.get(name)))), None) or marked(page),
                updated=moment(meta.get("article:modified_time")),
                image=meta.get("og:image"),
            ),
            page,
        )


def of_main(known: list[Entry], article: Article, page: Page) -> Entry | None:
    """What metadata says of the page's main article: that of its address, of most of its headline, or the only one."""
    here = {address(url) for url in (page.base, page.meta.get("link:canonical"), page.meta.get("og:url")) if url}
    articles = [one for one in known if one.article]
    for one in articles:
        if one.url and address(one.url) in here:
            return one
    title = set((article.title or "").casefold().split())
    for one in articles:
        words = set(one.title.casefold().split())
        if title and 2 * len(words & title) > max(len(words), len(title)):
            return one
    if len(articles) == 1:
        return articles[0]
    return next((one for one in known if not one.article), None) if not articles else None


def take(article: Article, said: Entry, page: Page) -> None:
    """Fill the open fields of an article."""
    authors = persons(said, page)
    if not article.authors or plain("".join(article.authors)) == plain("".join(authors)):
        article.authors = authors
    if article.published is None or (
        len(article.published) == 10 and (said.published or "").startswith(article.published)
    ):
        article.published = said.published or article.published
    elif (
        said.published
        and said.updated
        and article.published[:10] == said.updated[:10]
        and said.published < said.updated
    ):
        article.published = said.published  # the page shows when it was changed
    if article.updated is None and said.updated != article.published:
        article.updated = said.updated
    article.image = article.image or said.image


def marked(page: Page) -> str | None:
    """The time that microdata of the page says it was published at."""
    for element in page.elements:
        if "atePublished" in element.raw:
            given = element.attrs
            if given.get("itemprop") == "datePublished" and (
                found := moment(given.get("datetime") or given.get("content"))
            ):
                return found
    return None


def plain(title: str) -> str:
    """A headline without case, punctuation and white space."""
    return "".join(c for c in title.casefold() if c.isalnum())
