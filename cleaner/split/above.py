"""Of two linked lines in each record of a list that lead to one place, the upper one is its headline and the other one its lead, where
markup calls it so; else it may be what stands above headlines.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from cleaner.model import Block, Page
from cleaner.shape import Shape
from cleaner.split.candidate import Candidate
from cleaner.split.naming import publisher

CALLED = re.compile(r"(?<![^\W_])(?:title|headline|titre|titulo|titel|titolo)(?![^\W_])", re.IGNORECASE)
"""What markup calls a headline."""
WORDS, FEW = 2.5, 2
"""Words of a headline, on average, and of each of most: fewer are a topic."""
MOST = 0.8
"""Share of the lines that must have that many, and be no publishers."""
LIKELIEST = 8
"""Lists that are looked at for one above them."""
MORE = 2
"""How many times as many lines the upper list may have: some of its headlines have no lead."""
LESS = 0.9
"""What the lower list keeps of the chance that the upper one takes from it."""


def prefer(page: Page, shapes: Sequence[Shape], found: Sequence[Candidate], chances: list[float]) -> None:
    """Let a list be as likely as one whose lines each stand below one of its own and lead where that does."""
    lines = [k for k, one in enumerate(found) if not one.run_in and not one.untitled]
    for lower in sorted(lines, key=lambda k: -chances[k])[:LIKELIEST]:
        taken = chances[lower]
        for upper in lines:
            if chances[upper] >= taken:
                continue
            pairs = pairs_of(found[upper].members, found[lower].members)
            if pairs and is_above(page, shapes, pairs):
                chances[upper], chances[lower] = taken, LESS * taken


def pairs_of(upper: Sequence[int], lower: Sequence[int]) -> list[tuple[int, int]]:
    """Each line of a list with the one of another list that stands before it and behind the line before it; none where one has none."""
    if not len(lower) <= len(upper) <= MORE * len(lower):
        return []
    found: list[tuple[int, int]] = []
    before = -1
    for index in lower:
        at = bisect_left(upper, index) - 1
        if at < 0 or upper[at] <= before or upper[at] == index:
            return []
        found.append((upper[at], index))
        before = index
    return found


def is_above(page: Page, shapes: Sequence[Shape], pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether the upper line of each pair is a link to where the lower one leads, and can be a headline."""
    blocks = page.blocks
    for one, two in pairs:
        above, below = blocks[one], blocks[two]
        if not above.links or not below.links or above.link_share < 0.9 or (below.level and not above.level):
            return False
        if not called(page, above) or called(page, below):
            return False
        if above.links[0].href != below.links[0].href or (below.strong and not above.strong):
            return False
    count = len(pairs)
    uppers = [one for one, _ in pairs]
    texts = [blocks[i].text for i in uppers]
    good = sum(shapes[i].words >= FEW and not publisher(blocks[i].text) for i in uppers)
    return len(set(texts)) == count and good >= MOST * count and sum(shapes[i].words for i in uppers) >= WORDS * count


def called(page: Page, block: Block) -> bool:
    """Whether markup calls a line a headline: as a heading, or by the name of the link or of what holds it alone."""
    if block.level:
        return True
    at = block.tops[0] if len(block.tops) == 1 and block.tops[0] >= 0 else block.element
    return CALLED.search(page.elements[at].raw.partition("href=")[0]) is not None
