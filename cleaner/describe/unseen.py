"""Pieces of a line that are there for readers of screens alone: "(opens in a new tab)", the name of a feed before its headline."""

import re

from cleaner.model import Block, Page
from cleaner.patterns import lazy

CLASS = lazy(
    r'class="[^"]*(?<![\w-])(?:sr-only|screen-?reader(?:-text|-only)?|visually-?hidden|u-visually-hidden)(?![\w-])',
    re.I,
)


def unseen(page: Page, block: Block) -> list[tuple[int, int]]:
    """Where such pieces of a block begin and end; nothing where all of it is such."""
    if len(block.tops) < 2:
        return []
    bounds = (0, *block.cuts, len(block.text))
    found = [
        (start, end)
        for start, end, top in zip(bounds, bounds[1:], block.tops, strict=False)
        if top >= 0 and CLASS.search(page.elements[top].raw)
    ]
    return found if len(found) < len(block.tops) else []
