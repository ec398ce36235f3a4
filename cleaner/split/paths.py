"""Where headlines stand: the tags and classes around them, by which those of one list are known."""

from cleaner.attributes import class_of
from cleaner.model import Page
from cleaner.patterns import lazy
from cleaner.signs import has_digit

NEAR, FAR = 5, 3
"""Containers above a headline that must be alike, looked at closely (with classes) and from afar (tags alone)."""


HEADING = lazy(r"h[1-6]")


def made_class(page: Page, element: int) -> tuple[str, ...]:
    """The nearest class that a program has made, as it has digits in it, and the tags below it; nothing for none."""
    parts: list[str] = []
    while element >= 0 and len(parts) < FAR:
        node = page.elements[element]
        said = class_of(node.raw) if "class=" in node.raw else None
        if said:
            return (*parts, node.tag, said) if has_digit(said) else ()
        parts.append(node.tag)
        element = node.parent
    return ()


def heading_class(page: Page, element: int) -> str:
    """The classes of the heading that an element is or stands in; "" for none."""
    for _ in range(FAR):
        if element < 0:
            break
        node = page.elements[element]
        if HEADING.fullmatch(node.tag):
            return class_of(node.raw) or "" if "class=" in node.raw else ""
        element = node.parent
    return ""


def path(
    page: Page, names: list[str], known: dict[tuple[int, int], tuple[str, ...]], element: int, length: int
) -> tuple[str, ...]:
    """Names of an element and the nearest ones above it."""
    found = known.get((element, length))
    if found is None:
        parts: list[str] = []
        at = element
        while at >= 0 and len(parts) < length:
            parts.append(names[at])
            at = page.elements[at].parent
        found = known[element, length] = tuple(parts)
    return found
