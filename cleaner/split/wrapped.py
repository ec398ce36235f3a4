"""A headline that stands in several blocks of one heading: its lines are broken, or each has a container of its own."""

from cleaner.describe import hints
from cleaner.describe.own_title import letters
from cleaner.model import Block, Page
from cleaner.split.groups import Scene

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
MOST, WORDS = 5, 30
"""Blocks of such a headline; words."""
INSIDE = 3
"""Containers between a line and its heading."""


def heading_of(page: Page, block: Block) -> int:
    """The heading that holds a block and others; -1 where it holds nothing else."""
    at = block.element
    for _ in range(INSIDE):
        if at < 0 or not block.level:
            return -1
        element = page.elements[at]
        if element.tag in HEADINGS:
            return at if 1 < element.last - element.first <= MOST else -1
        at = element.parent
    return -1


def lines_of(scene: Scene, index: int, said: list[str]) -> list[int]:
    """The blocks of the headline that a block is part of, in page order.

    They are those of its heading without buttons, times and what a rule removed; without kickers, bylines and other lines that markup
    tells too, unless `said`, what the page calls itself in letters alone, has them all.
    """
    page, shapes = scene.page, scene.shapes
    heading = heading_of(page, page.blocks[index])
    if heading < 0:
        return [index]
    element = page.elements[heading]
    lines = [i for i in range(element.first, element.last) if i == index or part(scene, i)]
    if any(letters(joined(page, lines)) in line for line in said):
        return lines
    lines = [i for i in lines if i == index or not (shapes[i].field or told(page, page.blocks[i], heading))]
    bare = [letters(page.blocks[i].text) for i in lines]
    twice = any(one in two for k, one in enumerate(bare) for two in bare[k + 1 :])
    return [index] if twice or sum(shapes[i].words for i in lines) > WORDS else lines


def part(scene: Scene, index: int) -> bool:
    """Whether a line of a heading could be one of the headline."""
    block, shape = scene.page.blocks[index], scene.shapes[index]
    button = scene.page.elements[block.element].tag == "button"
    rule = scene.verdicts[index].rule
    timed = shape.time is not None or bool(shape.edges)
    return not (button or timed or shape.concept is not None or (rule and not rule.startswith("shape:")))


def told(page: Page, block: Block, heading: int) -> bool:
    """Whether markup inside of a heading says that a line of it is a topic, an author, a source."""
    if len(block.tops) == 1 and block.tops[0] >= 0 and hints.of_inline(page, block.tops[0]):
        return True
    at = block.element
    while at > heading:
        if "=" in page.elements[at].raw and hints.of_element(page.elements[at].raw):
            return True
        at = page.elements[at].parent
    return False


def joined(page: Page, lines: list[int]) -> str:
    """The words of some blocks, as one line."""
    return " ".join([page.blocks[i].text for i in lines])
