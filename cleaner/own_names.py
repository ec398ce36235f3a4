"""Names by which elements that are written alike are known: tag and classes."""

from functools import lru_cache

from cleaner import signs
from cleaner.attributes import class_of
from cleaner.model import Page

STATES = frozenset(
    [
        "active",
        "current",
        "selected",
        "focused",
        "read",
        "unread",
        "not_read",
        "visited",
        "open",
        "opened",
        "expanded",
        "collapsed",
        "first",
        "last",
        "odd",
        "even",
        "loaded",
        "lazyloaded",
    ]
)
"""Classes that say in what state an element is, or which of several, and not what it is."""


def own_names(page: Page) -> list[str]:
    """Tag and up to two stable classes of each element: what elements that are written alike have in common.

    "" for elements that hold no block.
    """
    names = [""] * len(page.elements)
    known: dict[tuple[str, str], str] = {}
    equal: dict[str, str] = {}  # one object for equal names makes comparing them cheap
    for index in page.holding():
        element = page.elements[index]
        key = element.tag, element.raw
        name = known.get(key)
        if name is None:
            name = own_name(*key)
            name = known[key] = equal.setdefault(name, name)
        names[index] = name
    return names


def own_name(tag: str, raw: str) -> str:
    """A tag with the first two of the classes, in the order of the alphabet, that hold no digit."""
    return tag + stable(class_of(raw) or "") if "class=" in raw else tag


@lru_cache(maxsize=4096)
def stable(classes: str) -> str:
    """The first two of some classes, in the order of the alphabet, that hold no digit and name no state: ".card.news"."""
    found = ""
    for name in sorted(classes.split()):
        if (name.isalpha() or not signs.has_digit(name)) and name not in STATES:
            if found:
                return f"{found}.{name}"
            found = "." + name
    return found
