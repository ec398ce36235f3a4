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
WHOLE, TABULAR = frozenset(("ul", "ol", "dl", "table")), frozenset(("dl", "table"))
MEAN = -1.3
"""Log-odds of content, in the mean of its words, from which a list within the text is of it."""
LINKED = 0.5
"""Share of links from which it leads elsewhere."""


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


def holder(scene: Scene, index: int) -> int:
    """The element around the one that a block is."""
    return scene.page.elements[scene.page.blocks[index].element].parent


def within(scene: Scene, odds: list[float], blocks: list[int], chosen: list[int], title: int) -> list[int]:
    """Lists and tables that stand among the paragraphs of a text, or right below a heading of it, as wholes; and headings above what is
    of the text: short lines by themselves look like furniture, and a heading of nothing is none.
    """
    page, shapes = scene.page, scene.shapes
    text = [i for i in chosen if shapes[i].prose and i != title]
    if not text:
        return []
    first, last = text[0], text[-1]
    pool, taken = set(blocks), set(chosen)
    around_text = {holder(scene, i) for i in text}
    asked: set[int] = set()
    for i in blocks:
        if i <= first or i in taken:
            continue
        at = around(page, page.blocks[i].element, WHOLE)
        if at < 0 or at in asked:
            continue
        asked.add(at)
        element = page.elements[at]
        around_it = page.elements[element.parent]
        above = element.first - 1
        among = i < last and not around_text.isdisjoint((element.parent, around_it.parent))
        headed = around_it.first <= above and page.blocks[above].level > 0
        headed = headed and (above in taken or (among and above in pool and odds[above] > LEAST))
        if headed or (among and element.tag in TABULAR):
            members = [j for j in range(element.first, element.last) if j in pool]
            if likely(scene, odds, members):
                taken.update(members)
    for i in reversed(blocks):
        if first < i and i not in taken and i + 1 in taken and page.blocks[i].level and odds[i] > LEAST:
            after = page.blocks[i + 1]
            inside = i + 1 < page.elements[holder(scene, i)].last
            if (
                inside
                and page.blocks[i].link_share < LINKED
                and (not after.level or after.level > page.blocks[i].level)
            ):
                taken.add(i)
    return sorted(taken.difference(chosen))


def likely(scene: Scene, odds: list[float], members: list[int]) -> bool:
    """Whether the blocks of a list are content in the mean of their words, and do not lead elsewhere."""
    count = [scene.shapes[i].words for i in members]
    total = sum(count) or 1.0
    linked = sum(n * scene.page.blocks[i].link_share for i, n in zip(members, count, strict=True))
    mean = sum(n * odds[i] for i, n in zip(members, count, strict=True))
    return mean > MEAN * total and linked < LINKED * total
