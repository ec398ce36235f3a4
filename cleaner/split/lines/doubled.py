"""Headlines that a text page says twice, one line right after the other: that of the picture above a story and its own."""

from itertools import pairwise

from cleaner.split.groups import Scene
from cleaner.strip import ASIDE

LEAST = 4
"""Words of such a headline, and headlines of a page."""
LONGEST = 40
"""Words."""
SHARE, LONG = 0.6, 7
"""Share of such headlines that must have a text or a time below them, and words of a line that may be a text."""


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
    if not LEAST <= len(pairs) == len(said):
        return {}
    below = {one: [two, three] for one, two, three in zip(shown, shown[1:], [*shown[2:], shown[-1]], strict=False)}
    told = sum(any(tells(scene, i) for i in below.get(two, ())) for two in pairs)
    return pairs if told >= SHARE * len(pairs) else {}


def tells(scene: Scene, index: int) -> bool:
    """Whether a line is a text or a time: entries of a menu have neither."""
    shape = scene.shapes[index]
    return shape.prose or shape.ended or shape.words >= LONG or shape.time is not None or bool(shape.edges)
