"""Of two linked lines in each record of a list that lead to one place, the upper one is its headline and the other one its lead, where
markup calls it so; else it may be what stands above headlines.
"""

import re
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
LESS = 0.9
"""What the lower list keeps of the chance that the upper one takes from it."""


def prefer(page: Page, shapes: Sequence[Shape], found: Sequence[Candidate], chances: list[float]) -> None:
    """Let a list be as likely as the one of the same records whose lines stand below its own and lead where these do."""
    by = {tuple(one.spans): k for k, one in enumerate(found) if not one.run_in and not one.untitled}
    for k, one in enumerate(found):
        other = by.get(tuple(one.spans), k)
        for upper, lower in ((k, other), (other, k)):
            if (
                upper != lower
                and chances[lower] > chances[upper]
                and is_above(page, shapes, found[upper], found[lower])
            ):
                chances[upper], chances[lower] = chances[lower], LESS * chances[lower]


def is_above(page: Page, shapes: Sequence[Shape], upper: Candidate, lower: Candidate) -> bool:
    """Whether each line of a list is a link to where that of another one leads, stands above it, and can be a headline."""
    blocks = page.blocks
    for one, two in zip(upper.members, lower.members, strict=True):
        above, below = blocks[one], blocks[two]
        if (
            one >= two
            or not above.links
            or not below.links
            or above.link_share < 0.9
            or (below.level and not above.level)
        ):
            return False
        if not called(page, above) or called(page, below):
            return False
        if above.links[0].href != below.links[0].href or (below.strong and not above.strong):
            return False
    count = len(upper.members)
    texts = [blocks[i].text for i in upper.members]
    good = sum(shapes[i].words >= FEW and not publisher(blocks[i].text) for i in upper.members)
    return (
        len(set(texts)) == count
        and good >= MOST * count
        and sum(shapes[i].words for i in upper.members) >= WORDS * count
    )


def called(page: Page, block: Block) -> bool:
    """Whether markup calls a line a headline."""
    at = block.tops[0] if len(block.tops) == 1 and block.tops[0] >= 0 else block.element
    return CALLED.search(page.elements[at].raw.partition("href=")[0]) is not None
