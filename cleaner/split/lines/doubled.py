"""Headlines that a text page says twice, one line right after the other: that of the picture above a story and its own."""

from itertools import pairwise

from cleaner.split.groups import Scene
from cleaner.strip import ASIDE

LEAST = 4
"""Words of such a headline, and headlines of a page."""
LONGEST = 40
"""Words."""


def doubled(scene: Scene) -> dict[int, int]:
    """The first line of each such pair, by the second; none where another pair says the same, as in the words of a song."""
    blocks, shapes = scene.page.blocks, scene.shapes
    shown = [i for i, block in enumerate(blocks) if block.kind not in ASIDE and not scene.verdicts[i].rule]
    pairs = {
        two: one
        for one, two in pairwise(shown)
        if blocks[one].text == blocks[two].text
        and LEAST <= shapes[one].words <= LONGEST
        and shapes[one].time is None
        and not shapes[one].edges
    }
    said = {blocks[i].text for i in pairs}
    return pairs if LEAST <= len(pairs) == len(said) else {}
