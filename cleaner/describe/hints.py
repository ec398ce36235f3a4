"""What markup says that a short stretch of words is: author, time, source, topic, or none of these (`hints.json`).

Asked, from the stretch outwards: `rel` and `itemprop`, whole words of the class (the last that is known: "author-date" is a
date), and where a link leads ("/author/jane-doe").  A container speaks for a stretch only as long as it holds little else.
"""

import json
import os
import re
from bisect import bisect_left
from functools import cache, lru_cache

from msgspec import Struct

from cleaner.attributes import class_of, reader
from cleaner.model import Block, Element, Page
from cleaner.patterns import lazy

WORD = lazy(r"[a-z]+|[A-Z][a-z]*")
PROFILE = lazy(r"(?:^|[;&])(?:action=profile|mode=viewprofile|showuser=\d|uid=\d)")
"""What boards ask for to show a profile."""
MEMBER = lazy(r"(?:members?|membres?|users?|profiles?|profil|mitglied|space-uid)[-_]?\d+(?:-\d+)?(?:\.\w+)?")
"""The last part of such an address without a question: "membre2.html", "space-uid-48.html"."""
SIGNED = lazy(
    r"(?:^|[-_])(?!(?:sort|order|filter|group|power|powered|sponsored|search|shop|browse|payments?|built|hosted|designed|developed|secured)[-_])[a-z]{3,}[-_]by$"
)
"""A class such as "card-by", and not "sort-by", or what a program made."""
ABOUT_SITE = lazy(
    r"site[-_]*(?:head|nav|foot|menu|bar|logo|search|brand|info|top|inner|main|content|wrap|container|banner)",
    re.IGNORECASE,
)
"""A class such as "site-header", of the page's own site."""
VIEWS = "views-"
"""What the classes of Drupal's lists begin with, which count no readers."""
SINCE = 24
"""Characters of the longest such words: "Member since"."""
MOST_BLOCKS = 4
"""Blocks of a container that is still about one field."""
MOST_STEPS = 3
"""Containers around a block that are asked."""
CROWD = 100
"""Elements of a container from which its links are not looked through one by one."""
rel_of, itemprop_of, href_of = reader("rel"), reader("itemprop"), reader("href")
NAMED = ("slot", "data-testid", "data-test-id", "data-qa", "data-test")
"""Attributes that say what an element itself is, where a program makes its classes."""
NAMES = tuple(reader(name) for name in NAMED)


class Table(Struct, gc=False):
    """Words of markup -> fields."""

    words: dict[str, str]
    rel: dict[str, str]
    itemprop: dict[str, str]
    paths: dict[str, str]
    actions: frozenset[str]
    """Last parts of paths that lead to what is done with an account, and to nobody's."""
    since: frozenset[str]
    """What stands before the day on which somebody became a member, case folded."""


@cache
def table() -> Table:
    """The words, read once."""
    with open(os.path.join(os.path.dirname(__file__), "hints.json"), encoding="utf-8") as file:
        data = json.load(file)
    fields = ("authors", "published_text", "source", "tags", "aside")
    words = {word: field for field in fields for word in data[field].split()}
    paths = {word: field for field, said in data["paths"].items() for word in said.split()}
    actions, since = frozenset(data["actions"].split()), frozenset(data["since"].split("|"))
    return Table(words, data["rel"], data["itemprop"], paths, actions, since)


@lru_cache(maxsize=4096)
def of_element(raw: str) -> str:
    """The field that the attributes of one element name; "" for none."""
    known = table()
    for said, fields in ((itemprop_of(raw), known.itemprop), (rel_of(raw), known.rel)):
        for one in (said or "").lower().split():
            if fields.get(one):
                return fields[one]
    return of_names(class_of(raw) or "")


@lru_cache(maxsize=4096)
def of_part(raw: str) -> str:
    """The field that an element names by its class and the like, else by what it is called as a part of a component or in tests."""
    said = of_element(raw)
    if not said and ("slot=" in raw or "data-" in raw):
        said = next(filter(None, (of_names(name(raw) or "") for name in NAMES)), "")
    return said


def of_names(said: str) -> str:
    """The field that the last telling word of some names of classes, or of parts, names."""
    known = table()
    field = ""
    for name in said.split():
        name = name.removeprefix(VIEWS)
        for word in WORD.findall(name):
            field = known.words.get(word.lower(), field)
        for part in name.lower().split("-"):
            field = known.words.get(part, field)
        if field == "source" and ABOUT_SITE.search(name):
            field = ""
        field = known.words.get(name.lower(), field)
        if name.endswith("by") and SIGNED.search(name):
            field = "authors"
    return field


def joined(said: str) -> bool:
    """Whether some words introduce the day on which a person became a member, and not that of a post."""
    return len(said) <= SINCE and said.casefold().strip(" :：") in table().since


@lru_cache(maxsize=4096)
def of_path(href: str) -> str:
    """The field that the target of a link names: a part of its path, but for the last, "@name" and "~name"."""
    path = href.split("://", 1)[-1] if "://" in href[:12] else href
    path, _, query = path.partition("?")
    parts = [part.lower() for part in path.split("/") if part]
    if parts and parts[-1][0] in "@~" and len(parts) <= 2:
        return "authors"
    known = table().paths
    if parts and parts[-1].partition(".")[0] in table().actions:
        return ""
    for part in parts[:-1]:
        if part in known:
            return known[part]
    if parts and MEMBER.fullmatch(parts[-1]):
        return "authors"
    if parts and query and (known.get(parts[-1].partition(".")[0]) == "authors" or PROFILE.search(query)):
        return "authors"
    return ""


def of_block(page: Page, block: Block, beyond: int = -1) -> str:
    """The field that the containers of a block name; those that hold the block `beyond` are about more than one."""
    if said := of_link_alone(page, block):
        return said
    at, asked = block.element, of_part
    for _ in range(MOST_STEPS):
        if at < 0:
            return ""
        element = page.elements[at]
        if element.last - element.first > MOST_BLOCKS or element.first <= beyond < element.last:
            return ""
        if "=" in element.raw and (said := asked(element.raw)):
            return said
        asked = of_element
        at = element.parent
    return ""


def of_link_alone(page: Page, block: Block) -> str:
    """The field that the one inline element or link that a block is names."""
    if len(block.tops) == 1 and block.tops[0] >= 0 and (said := of_inline(page, block.tops[0])):
        return said
    if block.link_share > 0.9 and block.links:
        return of_link(page, block, block.links[0].href)
    return ""


def of_inline(page: Page, at: int) -> str:
    """The field that an inline element names, or all of those inside that name one, unless it holds several blocks."""
    said = page.named.get(at)
    if said is None:
        element = page.elements[at]
        said = "published_text" if element.tag == "time" else of_part(element.raw)
        if not said and element.last - element.first <= 1:
            inside = {of_element(one.raw) for one in page.elements[at + 1 : element.end] if one.raw} - {""}
            said = inside.pop() if len(inside) == 1 else ""
        page.named[at] = said
    return said


def of_link(page: Page, block: Block, href: str) -> str:
    """The field that a link names: by its own attributes, else by its target."""
    key = block.element, href
    said = page.led.get(key)
    if said is None:
        found = first_link(page, block.element, href) if block.element >= 0 else None
        said = page.led[key] = (of_element(found.raw) if found is not None else "") or of_path(href)
    return said


def first_link(page: Page, at: int, href: str) -> Element | None:
    """The first link in an element that leads to a target."""
    end = page.elements[at].end
    if end - at <= CROWD:
        return next((one for one in page.elements[at:end] if one.tag == "a" and href_of(one.raw) == href), None)
    if not page.anchors:
        for index, one in enumerate(page.elements):
            if one.tag == "a" and (target := href_of(one.raw)) is not None:
                page.anchors.setdefault(target, []).append(index)
    links = page.anchors.get(href, [])
    number = bisect_left(links, at)
    return page.elements[links[number]] if number < len(links) and links[number] < end else None


def pieces(page: Page, index: int) -> list[tuple[int, int, str]]:
    """The stretches of a block that links and inline elements name a field for, in order, without overlap."""
    block = page.blocks[index]
    found: list[tuple[int, int, str]] = []
    for link in block.links:
        said = of_link(page, block, link.href)
        if said and "://" not in block.text[link.start : link.end]:
            found.append((link.start, link.end, said))
    bounds = (0, *block.cuts, len(block.text))
    for number, top in enumerate(block.tops):
        start, end = bounds[number], bounds[number + 1]
        if top < 0 or any(start < b and a < end for a, b, _ in found):
            continue
        said = of_inline(page, top)
        if said:
            found.append((start, end, said))
    return sorted(found)
