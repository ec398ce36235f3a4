"""What a page tells machines of itself: JSON-LD and <meta>, read to fill what the visible page leaves open.

Only what agrees with the visible page is used: an entry belongs to an article whose headline or URL it names; Open Graph
and other <meta> speak of the page, so of its main article.
"""

import re
from typing import Any

from cleaner.address import address, host
from cleaner.describe import bylines
from cleaner.describe.items import BY, marked
from cleaner.describe.linked import absolute
from cleaner.describe.origins import Origin, Origins
from cleaner.describe.publishers import DOMAIN
from cleaner.entry import ARTICLE, Entry, earlier, moment
from cleaner.jsonld import listed, nodes, types, values, words
from cleaner.model import Article, Page
from cleaner.patterns import lazy
from cleaner.rules import Rules
from cleaner.times.lines import match, resolve

NOBODY = frozenset(
    ("admin", "administrator", "root", "webmaster", "editor", "null", "none", "undefined", "anonymous", "guest")
)
"""What programs call an author when no one told them a name."""
AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl")
"""<meta> that names authors."""
PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.created", "dc.date", "dcterms.date", "date", "pubdate", "publish-date", "publishdate", "publication_date",
    "published", "published-date", "published_date", "published_time", "publication-date", "w-published-date", "dc.date.created",
    "citation_publication_date", "citation_date", "dcterms.issued",
)  # fmt: skip
"""<meta> that says when a page was published."""
UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "article:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
)
"""<meta> that says when it was last changed."""
IMAGES = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
"""<meta> that names its picture."""
MARKS = " \t·•|,;:-–—/"
"""What stands at the ends of a name and is no part of it."""
OF_FIRMS = lazy(r"^the\s+|,?\s+(?:inc|llc|ltd|corp|co|gmbh|ag|plc|sa)\.?$", re.I)
FIRM = lazy(
    r"\s(?:inc|llc|llp|ltd|limited|corp|gmbh|e\.?\s?v|plc|s\.?\s?a|s\.?\s?a\.?\s?s|s\.?\s?p\.?\s?a|s\.?\s?r\.?\s?[lo]|sp\. z o\. ?o|a\.\s?s|b\.?v"
    r"|n\.v|a/s|aps|oy|kft|ооо|оао|зао)\.?$|[®™©]",
    re.I,
)
"""How the names of firms end, and marks that stand in no name of a person."""
"""What names of firms have besides that of a site."""
NAMES = {"authors": "author", "published": "datePublished", "updated": "dateModified", "image": "image"}
"""What schema.org calls fields."""


def entries(page: Page) -> list[Entry]:
    """The articles that the page's JSON-LD names, in document order; broken scripts are passed over."""
    found: list[Entry] = []
    waiting: list[tuple[Entry, dict[str, Any]]] = []
    named: dict[str, dict[str, Any]] = {}
    for value in values(page.data):
        for node in nodes(value):
            kinds = types(node)
            if isinstance(node.get("@id"), str) and ("name" in node or "url" in node):
                named.setdefault(node["@id"], node)
            if any(map(ARTICLE.search, kinds)):
                found.append(entry(node))
                waiting.append((found[-1], node))
            elif "WebPage" in kinds and "datePublished" in node:
                found.append(entry(node))
                found[-1].article = False
    for one, node in waiting:
        if not one.authors:
            who = referred(node.get("author"), named)
            one.authors, one.people = people(who), of_people(who)
        if not one.image:
            one.image = next(filter(None, map(picture, referred(node.get("image"), named))), None)
    return found


def referred(value: Any, named: dict[str, dict[str, Any]]) -> list[Any]:
    """Nodes that a node names by their "@id" alone, as those of "@graph" do."""
    ids = [one.get("@id") for one in listed(value) if isinstance(one, dict)]
    return [named[one] for one in ids if isinstance(one, str) and one in named]


def entry(node: dict[str, Any]) -> Entry:
    """One article of JSON-LD (schema.org/Article)."""
    url = node.get("url") or node.get("mainEntityOfPage")
    if isinstance(url, dict):
        url = url.get("@id") or url.get("url")
    return Entry(
        title=words(node.get("headline")) or words(node.get("name")),
        url=words(url),
        authors=people(node.get("author")),
        published=moment(words(node.get("datePublished"))),
        updated=moment(words(node.get("dateModified"))),
        image=picture(node.get("image")) or picture(node.get("thumbnailUrl")),
        people=of_people(node.get("author")),
    )


def of_people(value: Any) -> bool:
    """Whether authors are all of the type schema.org/Person."""
    nodes = listed(value)
    return bool(nodes) and all(isinstance(one, dict) and types(one) == ["Person"] for one in nodes)


def people(value: Any) -> list[str]:
    """Names of one or several schema.org/Person, or strings, which may hold several names each; URLs are no names."""
    names: list[str] = []
    for person in listed(value):
        for one in listed(person.get("name") if isinstance(person, dict) else person):
            said = BY.sub("", words(one)).strip(MARKS)
            if "://" in said or "@" in said:
                continue
            parts = [said[a:b].strip() for a, b in bylines.spans(said)]
            for part in parts if len(parts) > 1 and all(bylines.like_name(p) > 0 for p in parts) else [said]:
                if part and part not in names:
                    names.append(part)
    return names


def persons(said: Entry, page: Page) -> list[str]:
    """Authors but for those that are the site, or whoever runs it; a person may have a site of that name."""
    site = {plain(s) for s in (page.meta.get("og:site_name"), page.meta.get("application-name"), page.base) if s}
    labels: set[str] = set()
    for url in (page.base, page.meta.get("link:canonical"), page.meta.get("og:url")):
        labels.update(plain(part) for part in (host(url) or "").split(".")[:-1] if len(part) > 2)
    found = []
    for name in said.authors:
        own = (plain(name), plain(OF_FIRMS.sub("", name)))
        called = any(one.startswith(own[0]) for one in site) and not said.people
        person = not called and own[0] == own[1] and bylines.like_name(name) > 0
        if not person and not (site | labels).isdisjoint(own):
            continue
        if not said.people and FIRM.search(name):
            continue
        if (
            name.casefold() not in NOBODY
            and not bylines.names_nobody(name)
            and "www." not in name
            and not DOMAIN.fullmatch(name)
        ):
            found.append(name)
    return found


def picture(value: Any) -> str | None:
    """The URL of an image: a string, an ImageObject, or the first of several."""
    value = next(iter(listed(value)), None)
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl") or value.get("@value")
    return words(value) or None


def fill(articles: list[Article], page: Page, rules: Rules, origins: Origins | None = None) -> None:
    """Fill fields that the visible page left open: authors, published, updated, image."""
    if not articles or (page.media != "html" and not page.meta):
        return
    main = next((a for a in articles if a.role == "main"), None)
    declared, inside = entries(page) if page.data else [], list(marked(page))
    by_title: dict[str, list[Entry]] = {}
    for one in (*declared, *inside):
        if one.title:
            by_title.setdefault(plain(one.title), []).append(one)
    for article in articles:
        said = by_title.get(plain(article.title or ""), [])
        if article is main:
            for some in (declared, inside):
                if not any(one in said for one in some) and (other := of_main(some, article, page)) is not None:
                    said = [*said, other]
        for one in said:
            take(article, one, page, origins)
    if main is not None:
        take(main, of_meta(page, rules), page, origins)


def labelled(page: Page, rules: Rules) -> str:
    """The <meta> that names authors for a card of Twitter, "twitter:data1" where "twitter:label1" is "Written by"; "" for none."""
    languages = frozenset(((page.language or "en").split("-")[0].lower(), "en"))
    for number in "12":
        label = page.meta.get(f"twitter:label{number}", "")
        found = rules.introduces(label, languages) if label and page.meta.get(f"twitter:data{number}") else None
        if found is not None and found[1].field == "authors" and found[0].end >= len(label.rstrip(" :")):
            return f"twitter:data{number}"
    return ""


def of_meta(page: Page, rules: Rules) -> Entry:
    """What <meta> says of the page's main article."""
    meta = page.meta
    author = next((name for name in AUTHORS if name in meta), "") or labelled(page, rules)
    published = next((name for name in PUBLISHED if name in meta and dated(meta[name])), "")
    loose = None if published else scattered(page)
    updated = next((name for name in UPDATED if moment(meta.get(name))), "")
    image = next((name for name in IMAGES if meta.get(name)), "")
    return Entry(
        origin="meta",
        authors=people([meta[author]]) if author else [],
        published=dated(meta[published]) if published else loose,
        updated=moment(meta.get(updated)),
        image=meta.get(image),
        names={
            "authors": author,
            "published": published or "itemprop=datePublished",
            "updated": updated,
            "image": image,
        },
    )


def dated(said: str) -> str | None:
    """The time that <meta> tells, in RFC 3339, or in words: "July 17, 2025"."""
    found = moment(said)
    if found is not None or not any(map(str.isdigit, said)):
        return found
    time = match(said.strip())
    return resolve(time, None) if time is not None and time.year else None


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


def scattered(page: Page) -> str | None:
    """The time of publishing that microdata tells outside of any article."""
    for element in [one for one in page.elements if "atePublished" in one.raw]:
        given = element.attrs
        if given.get("itemprop") == "datePublished" and (
            found := moment(given.get("datetime") or given.get("content"))
        ):
            return found
    return None


def take(article: Article, said: Entry, page: Page, origins: Origins | None = None) -> None:
    """Fill the open fields of an article."""

    def put(field: str, value: Any) -> None:
        setattr(article, field, value)
        if origins is not None and value:
            text = ", ".join(value) if isinstance(value, list) else value
            name = said.names.get(field) or NAMES[field]
            origins.say(article, field, Origin(said.origin, name, text=text))  # type: ignore[arg-type]

    own = {plain(article.title or ""), plain(page.title or "")}
    authors = [
        name for name in persons(said, page) if said.people or plain(name) not in own
    ]  # or it is a site's own page
    if authors and (not article.authors or plain("".join(article.authors)) == plain("".join(authors))):
        put("authors", authors)
    if said.published:
        if article.published is None or (
            len(article.published) == 10 < len(said.published) and said.published.startswith(article.published)
        ):
            put("published", said.published)
        elif earlier(said.published, article.published) and (
            (said.updated and article.published[:10] == said.updated[:10] and earlier(said.published, said.updated))
            or (article.published == article.updated and said.published[:10] < article.published[:10])
            or (said.updated and said.updated[:10] < article.published[:10])
        ):
            put("published", said.published)  # the page shows when it was changed, or what day it is
    if article.updated is None and said.updated and said.updated != article.published:
        put("updated", said.updated)
    if not article.image and said.image:
        put(
            "image", absolute(said.image, page, page.base or page.meta.get("link:canonical") or page.meta.get("og:url"))
        )


def plain(title: str) -> str:
    """A headline without case, punctuation and white space."""
    return "".join(filter(str.isalnum, title.casefold()))
