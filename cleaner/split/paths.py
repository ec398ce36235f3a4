"""Where headlines stand: the tags and classes around them, by which those of one list are known."""

from cleaner.attributes import class_of
from cleaner.model import Page
from cleaner.patterns import lazy
from cleaner.signs import has_digit

NEAR, FAR = 5, 3
"""Containers above a headline that must be alike, looked at closely (with classes) and from afar (tags alone)."""


HEADING = lazy(r"h[1-6]")


class Standing:
    """By the tags of the element of a block and of all around it, without one that does not count, blocks that stand alike.

    The tags themselves are not kept: pages may nest as deep as they are long.
    """

    def __init__(self, page: Page, but: str = "") -> None:
        self.page, self.but = page, but
        self.known = {-1: 0}
        """Element -> number of its way down from the root."""
        self.ways: dict[tuple[int, str], int] = {}
        """Number of a way and the tag that leads on -> number of the longer way."""

    def of(self, index: int) -> int:
        """A number that blocks share whose elements stand below the same tags."""
        elements = self.page.elements
        at = self.page.blocks[index].element
        below = []
        while at not in self.known:
            below.append(at)
            at = elements[at].parent
        way = self.known[at]
        for one in reversed(below):
            tag = elements[one].tag
            if tag != self.but:
                way = self.ways.setdefault((way, tag), len(self.ways) + 1)
            self.known[one] = way
        return way

    def depth(self, index: int) -> int:
        """Elements around a block."""
        return self.page.elements[self.page.blocks[index].element].depth


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
