"""Links without words that cover a card: what its headline says leads where they do.

`<article><h2>Budget agreed</h2><p>…</p><a href="/budget" aria-label="Budget agreed"></a></article>`: a style sheet lays the link
over all of the card.
"""

from cleaner.attributes import reader
from cleaner.model import Block, Element, Link, Page
from cleaner.parse.bare import is_running

LEAST = 2
"""Cards that make a list; one such link alone may be anything."""
NOWHERE = ("javascript:", "mailto:", "tel:")
"""What the addresses of links begin with that lead to no other page."""
ENDS = frozenset(("body", "html", "main"))
"""Containers that are never one card."""
href_of = reader("href")


def uncover(page: Page) -> None:
    """Let the only heading beside such a link be a link to where it leads, where most such headings have a text, as those of stories do;
    what a shop has to sell has a price.
    """
    found: dict[int, set[str]] = {}
    led: dict[int, set[str]] = {}
    for number, element in enumerate(page.elements):
        if element.tag == "a" and element.first == element.last and element.end == number + 1:
            href = href_of(element.raw)
            if href and "#" not in href and not href.startswith(NOWHERE) and not has_words(page, element, href, led):
                found.setdefault(element.parent, set()).add(href)
    headed = {only(page, parent): (parent, min(hrefs)) for parent, hrefs in found.items() if len(hrefs) == 1}
    headed.pop(-1, None)
    teased = sum(
        any(is_running(block) and not block.level for block in inside(page, parent)) for parent, _ in headed.values()
    )
    if len({href for _, href in headed.values()}) < LEAST or 2 * teased < len(headed):
        return
    for heading, (_, href) in headed.items():
        block = page.blocks[heading]
        block.links, block.link_share = (Link(0, len(block.text), href),), 1.0


def has_words(page: Page, element: Element, href: str, led: dict[int, set[str]]) -> bool:
    """Whether a link without blocks of its own is part of the next one; `led`: where the links of a block lead, once it was asked."""
    block = element.first
    if block not in led:
        led[block] = {link.href for following in page.blocks[block : block + 1] for link in following.links}
    return href in led[block]


def inside(page: Page, container: int) -> list[Block]:
    """The blocks of a container."""
    return page.blocks[page.elements[container].first : page.elements[container].last]


def only(page: Page, container: int) -> int:
    """The one heading of a container among other blocks, which is no link; -1 where there is none, or several."""
    if container < 0 or page.elements[container].tag in ENDS:
        return -1
    blocks = inside(page, container)
    headings = [at for at, block in enumerate(blocks) if block.level]
    if len(headings) != 1 or len(blocks) < 2 or blocks[headings[0]].links:
        return -1
    return page.elements[container].first + headings[0]
