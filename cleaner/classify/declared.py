"""Lists that a page declares to machines (schema.org ItemList, Blog, CollectionPage in JSON-LD), against what is visible.

What is declared is not trusted by itself: sites declare their sections, three of thirty stories, or the products beside an
article.  It tells one thing alone, that a list which was found on the page is what the page is about.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from cleaner.address import address
from cleaner.model import Page
from cleaner.patterns import lazy

ENTRIES = {
    "ItemList": ("itemListElement",),
    "CollectionPage": ("hasPart",),
    "Blog": ("blogPost", "blogPosts"),
}
"""Types of lists and where their entries stand."""
ARTICLE = lazy(r"(?:Article|Posting|Report|Recipe)$")
"""Types of what a page may be about itself, where such a node is no entry of a list."""
WARES = lazy(r"Product|Offer|Vehicle")
"""Types of entries that are no stories."""
LEAST = 5
"""Entries of a list that tells anything."""
MOST = 2_000_000
"""Characters of JSON-LD that are looked at."""


def confirms(page: Page, found: Iterable[Sequence[int]]) -> bool:
    """Whether the page declares a list that is one of those found on it, given by the blocks of their headlines.

    Four in five of the headlines must be declared, by their words or their URLs, and half of what is declared must be seen.
    """
    known = declared(page)
    if not known:
        return False
    for members in found:
        said = [{plain(page.blocks[i].text)}.union(address(one.href) for one in page.blocks[i].links) for i in members]
        for entries in known:
            keys = set().union(*entries)
            seen = sum(not keys.isdisjoint(one) for one in said)
            if 5 * seen >= 4 * len(members) and 2 * seen >= len(entries):
                return True
    return False


def declared(page: Page) -> list[list[set[str]]]:
    """The lists of a page, for each entry its headline and address; none where the page is declared to be an article."""
    lists: list[list[set[str]]] = []
    for script in page.data:
        if len(script) > MOST or not any(name in script for name in ENTRIES):
            continue
        try:
            stack: list[Any] = [json.loads(script, strict=False)]
        except (ValueError, RecursionError):
            continue
        while stack:
            node = stack.pop()
            if isinstance(node, list):
                stack += node
            elif isinstance(node, dict):
                kinds = types(node)
                if any(map(ARTICLE.search, kinds)):
                    return []
                held = [name for kind in kinds for name in ENTRIES.get(kind, ())]
                entries = [one for name in held for one in listed(node.get(name))]
                if len(entries) >= LEAST:
                    lists.append([keys for one in entries if (keys := told(one))])
                stack += [value for name, value in node.items() if name not in held]
    return [one for one in lists if len(one) >= LEAST]


def told(entry: Any) -> set[str]:
    """The headline and the address of an entry, which may be a ListItem around it; empty for wares."""
    known: set[str] = set()
    for node in (entry, entry.get("item") if isinstance(entry, dict) else None):
        if isinstance(node, str):
            known.add(address(node))
        elif isinstance(node, dict):
            if any(map(WARES.search, types(node))):
                return set()
            known.update(address(node[name]) for name in ("url", "@id") if isinstance(node.get(name), str))
            known.update(plain(node[name]) for name in ("headline", "name") if isinstance(node.get(name), str))
    return known - {""}


def types(node: dict[str, Any]) -> list[str]:
    """The types of a node, without their vocabulary."""
    return [one.rsplit("/", 1)[-1] for one in listed(node.get("@type")) if isinstance(one, str)]


def listed(value: Any) -> list[Any]:
    """A value that may stand alone or in a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def plain(title: str) -> str:
    """A headline without case, punctuation and white space."""
    return "".join(filter(str.isalnum, title.casefold()))
