"""Articles that a page marks for machines within its own text: microdata (schema.org) and microformats (h-entry, hentry)."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate

from cleaner.attributes import class_of, reader
from cleaner.describe import bylines
from cleaner.entry import ARTICLE, Entry, moment
from cleaner.jsonld import words
from cleaner.model import Element, Page
from cleaner.patterns import lazy

itemtype_of, itemprop_of = reader("itemtype"), reader("itemprop")
HENTRY = lazy(r"(?<![\w-])h-?entry(?![\w-])")
MOST = 300
"""Articles that are looked at."""
INSIDE = 400
"""Elements of an article that are looked at."""

CLASSES = {
    "p-name": "title", "entry-title": "title", "u-url": "url", "dt-published": "published", "published": "published",
    "dt-updated": "updated", "updated": "updated", "p-author": "author", "author": "author", "u-photo": "image",
}  # fmt: skip
"""Classes of microformats 2 and 1, and what they hold."""
PROPERTIES = {
    "headline": "title", "name": "title", "url": "url", "mainEntityOfPage": "url", "datePublished": "published",
    "dateModified": "updated", "author": "author", "image": "image", "thumbnailUrl": "image",
}  # fmt: skip
"""Properties of schema.org/Article, and what they hold."""
GLUED = lazy(r"^[Bb]y(?=[A-Z])")
"""What a style sheet keeps apart from a name."""
BY = lazy(r"^by:?\s+(?=\S)", re.I)
"""What some pages put before the names that they tell machines."""
ANSWERS, QUESTION = "QAPage", "Question"
"""The type of a page that answers a question, which is told like an article; other questions are headings."""
PERSON = frozenset(("name", "p-name", "fn"))


def marked(page: Page) -> Iterator[Entry]:
    """What microdata and microformats say of articles, in document order."""
    count = 0
    answers = False
    for index in typed(page):
        raw = page.elements[index].raw
        kind = (itemtype_of(raw) or "").strip().rsplit("/", 1)[-1] if "itemtype=" in raw else ""
        answers = answers or kind == ANSWERS
        if kind and (ARTICLE.search(kind) or (answers and kind == QUESTION)):
            yield read(page, index, "microdata", properties)
        elif "entry" in raw and HENTRY.search(class_of(raw) or ""):
            yield read(page, index, "h-entry", classes)
        else:
            continue
        count += 1
        if count >= MOST:
            return


def typed(page: Page) -> list[int]:
    """The elements that may name a type of schema.org ("itemtype=") or say that they are an h-entry, looked for once a page."""
    if page.typed is None:
        page.typed = naming(page, "itemtype=", "entry")
    return page.typed


def naming(page: Page, *words: str) -> list[int]:
    """The elements whose attributes hold one of some words, looked for in all of them at once: few do."""
    raws = [one.raw for one in page.elements]
    said = "\n".join(raws)
    places = []
    for word in words:
        at = said.find(word)
        while at >= 0:
            places.append(at)
            at = said.find(word, at + 1)
    if not places:
        return []
    ends = list(accumulate([len(raw) + 1 for raw in raws]))
    return sorted({bisect_right(ends, place) for place in places})


def properties(element: Element) -> list[str]:
    """What microdata says an element holds."""
    named = itemprop_of(element.raw) if "itemprop=" in element.raw else None
    return [PROPERTIES.get(name, name) for name in named.split()] if named else []


def classes(element: Element) -> list[str]:
    """What microformats say an element holds."""
    named = class_of(element.raw) if "class=" in element.raw else None
    return [CLASSES.get(name, name) for name in named.split() if name in CLASSES or name in PERSON] if named else []


def read(page: Page, index: int, kind: str, told: Callable[[Element], list[str]]) -> Entry:
    """One article: the first value of each property that is its own, and not that of a node within it."""
    entry = Entry(origin=kind)
    last = page.elements[index].end
    at = index + 1
    while at < min(last, index + INSIDE):
        element = page.elements[at]
        held = told(element)
        inner = "itemscope" in element.raw if kind == "microdata" else HENTRY.search(class_of(element.raw) or "")
        for field in held:
            take(page, at, field, entry, told)
        at = element.end if inner or "author" in held else at + 1
    return entry


def take(page: Page, at: int, field: str, entry: Entry, told: Callable[[Element], list[str]]) -> None:
    """Fill a field of an entry that is still open."""
    element = page.elements[at]
    given = element.attrs
    if field == "author":
        entry.authors += [name for name in authors(page, at, told) if name not in entry.authors]
        entry.people = entry.people or "Person" in given.get("itemtype", "")
    elif field in ("published", "updated"):
        if getattr(entry, field) is None:
            setattr(
                entry,
                field,
                moment(given.get("datetime") or given.get("content") or given.get("title") or shown(page, at)),
            )
    elif field == "title":
        entry.title = entry.title or words(given.get("content")) or shown(page, at)
    elif field == "url":
        entry.url = entry.url or words(given.get("href") or given.get("content") or given.get("itemid"))
    elif field == "image":
        entry.image = entry.image or words(given.get("src") or given.get("content") or given.get("href")) or None


def authors(page: Page, at: int, told: Callable[[Element], list[str]]) -> list[str]:
    """The names in an element that holds an author, or several."""
    element = page.elements[at]
    if element.attrs.get("content"):
        return [words(element.attrs["content"])]
    names = []
    for number in range(at + 1, min(element.end, at + INSIDE)):
        inner = page.elements[number]
        if "title" in told(inner) or not PERSON.isdisjoint(told(inner)):
            names.append(words(inner.attrs.get("content")) or shown(page, number))
    found = [name for name in names if name]
    if found and "schema.org/Person" in element.raw and found[0].count(" ") < bylines.WORDS:
        return [BY.sub("", found[0])]  # whatever people call themselves
    found = found or [shown(page, at)]
    return [bare for name in found if bylines.like_names(bare := GLUED.sub("", name)) > 0]


def shown(page: Page, at: int) -> str:
    """The visible words of an element that holds up to three blocks, or of the piece of a block that it is part of."""
    element = page.elements[at]
    if element.last > element.first:
        few = element.last - element.first <= 3
        return " ".join(block.text for block in page.blocks[element.first : element.last]) if few else ""
    if element.first >= len(page.blocks):
        return ""
    block = page.blocks[element.first]
    for number, top in enumerate(block.tops):
        if 0 <= top <= at < page.elements[top].end:
            start = block.cuts[number - 1] if number else 0
            return block.text[start : block.cuts[number] if number < len(block.cuts) else None].strip()
    return ""
