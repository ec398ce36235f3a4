"""What belongs to the text of an article though it does not look like its other paragraphs."""

from cleaner.describe.assemble import ROW, around
from cleaner.model import Page
from cleaner.split.groups import Scene

LEAST = -1.5
"""Log-odds of content that such a block has at least."""
DECK = 8
"""Words of the shortest sentence between headline and text that is of the article."""


def standfirst(scene: Scene, odds: list[float], blocks: list[int], title: int, first: int) -> list[int]:
    """The sentences between a headline and its text, which belong to it though they are set apart."""
    found = []
    for i in blocks if title >= 0 else ():
        block, shape = scene.page.blocks[i], scene.shapes[i]
        if not title < i < first or odds[i] <= LEAST or shape.words < DECK or block.kind == "caption" or block.links:
            continue
        if shape.time is None and not shape.edges and not shape.field and shape.concept is None:
            found.append(i)
    return found


def rows(scene: Scene, odds: list[float], blocks: list[int], chosen: list[int]) -> list[int]:
    """The cells that stand in one row of a table with text."""
    if not any(scene.page.blocks[i].kind == "cell" for i in chosen):
        return []
    held = {row_of(scene.page, i) for i in chosen if scene.shapes[i].prose} - {-1}
    return [i for i in blocks if odds[i] > LEAST and row_of(scene.page, i) in held]


def row_of(page: Page, index: int) -> int:
    """The row of a table that a cell stands in, -1 for other blocks."""
    block = page.blocks[index]
    return around(page, block.element, ROW) if block.kind == "cell" else -1
