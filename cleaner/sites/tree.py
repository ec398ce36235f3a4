"""The elements of a page as a tree: children, the blocks and the text of an element."""

from collections.abc import Iterable, Iterator

from cleaner.model import Page

SPACE = " "
NEAR = 32
"""Blocks that one run of inline elements may be parted into, as far as is looked."""


def children(page: Page, index: int) -> Iterator[int]:
    """The elements right below one, in order; -1 is the document."""
    elements = page.elements
    at, end = (index + 1, elements[index].end) if index >= 0 else (0, len(elements))
    while at < end:
        yield at
        at = max(elements[at].end, at + 1)


def blocks_in(page: Page, index: int) -> range:
    """The blocks of an element; of an inline one the block that it is all of, else none."""
    if index < 0:
        return range(len(page.blocks))
    element = page.elements[index]
    if element.last > element.first:
        return range(element.first, element.last)
    at = block_around(page, index)
    if at >= 0 and squeezed(text_in(page, index)) == squeezed(page.blocks[at].text):
        return range(at, at + 1)
    return range(0)


def block_around(page: Page, index: int) -> int:
    """The block that an inline element stands in, -1 where there is none."""
    first = page.elements[index].first
    if first >= len(page.blocks):
        return -1
    holder = page.blocks[first].element
    within = set()
    at = index
    while at > holder:
        within.add(at)
        at = page.elements[at].parent
    if at != holder or holder < 0:
        return -1
    for block in range(first, min(first + NEAR, len(page.blocks))):
        if page.blocks[block].element != holder:
            break
        if not within.isdisjoint(page.blocks[block].tops):
            return block
    return first if not page.blocks[first].tops else -1


def text_in(page: Page, index: int) -> str:
    """The text of an element, blocks parted by a space; of an inline one as well as the block tells it."""
    if index < 0:
        return SPACE.join(block.text for block in page.blocks)
    element = page.elements[index]
    if element.last > element.first:
        return SPACE.join(block.text for block in page.blocks[element.first : element.last])
    if element.tag == "title":
        return page.title or ""
    at = block_around(page, index)
    if at < 0 or (element.end == index + 1 and element.tag in ("img", "br", "meta", "link", "input", "hr")):
        return ""
    block = page.blocks[at]
    outermost, top = index, block.element
    while page.elements[outermost].parent != top:
        outermost = page.elements[outermost].parent
    if block.tops:
        bounds = (0, *block.cuts, len(block.text))
        pieces = [
            block.text[start:end]
            for start, end, holder in zip(bounds, bounds[1:], block.tops, strict=False)
            if holder == outermost
        ]
        if pieces:
            return "".join(pieces).strip()
    href = element.attrs.get("href") if element.tag == "a" else None
    linked = [block.text[link.start : link.end] for link in block.links if link.href == href]
    return SPACE.join(linked) if linked else block.text


def squeezed(text: str) -> str:
    """A text without white space at its ends, and with single spaces within."""
    return SPACE.join(text.split())


def outermost(page: Page, found: Iterable[int]) -> list[int]:
    """Elements, in order, without those that stand in another one."""
    kept: list[int] = []
    for index in sorted(set(found)):
        if not kept or index >= page.elements[kept[-1]].end:
            kept.append(index)
    return kept
