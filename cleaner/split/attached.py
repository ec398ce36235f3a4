"""What belongs to the text of an article though it does not look like its other paragraphs."""

from collections import Counter

from cleaner.describe.assemble import ROW, around
from cleaner.model import Page
from cleaner.split.groups import Scene

LEAST = -1.5
"""Log-odds of content that such a block has at least."""
PART, UNLIKELY = 0.3, -3.0
"""Share of the cells of a table that are text, where the others are, too; log-odds of content that these have at least."""
DESCRIBED = ("description", "og:description")
"""Metadata in which a page says what it tells."""
TABLE = frozenset(("table",))
DECK = 8
"""Words of the shortest sentence between headline and text that is of the article."""


def standfirst(scene: Scene, odds: list[float], blocks: list[int], title: int, first: int) -> list[int]:
    """The sentences between a headline and its text, which belong to it though they are set apart: that of the page's description
    however unlikely it looks."""
    found = []
    described = {" ".join(text.split()) for name in DESCRIBED if (text := scene.page.meta.get(name))}
    for i in blocks if title >= 0 else ():
        block, shape = scene.page.blocks[i], scene.shapes[i]
        if not title < i < first or shape.words < DECK or block.kind == "caption" or block.links:
            continue
        if odds[i] <= LEAST and block.text not in described:
            continue
        if shape.time is None and not shape.edges and not shape.field and shape.concept is None:
            found.append(i)
    return found


def rows(scene: Scene, odds: list[float], blocks: list[int], chosen: list[int]) -> list[int]:
    """The cells that stand in one row of a table with text, and all cells of a table of which a good part is text."""
    page = scene.page
    if not any(page.blocks[i].kind == "cell" for i in chosen):
        return []
    held = {inside(page, i, ROW) for i in chosen if scene.shapes[i].prose} - {-1}
    tables = {i: inside(page, i, TABLE) for i in blocks}
    cells = Counter(tables.values())
    text = Counter(tables[i] for i in chosen if i in tables)
    whole = {at for at, count in text.items() if at >= 0 and count >= PART * cells[at]}
    return [
        i
        for i in blocks
        if (odds[i] > LEAST and inside(page, i, ROW) in held) or (odds[i] > UNLIKELY and tables[i] in whole)
    ]


def inside(page: Page, index: int, tags: frozenset[str]) -> int:
    """The row, or the table, that a cell stands in; -1 for other blocks."""
    block = page.blocks[index]
    return around(page, block.element, tags) if block.kind == "cell" else -1
