"""Headlines of text pages that lead somewhere, each above a text of its own: "[Headline](https://…)", "[5]Headline"."""

from itertools import pairwise

from cleaner.split.groups import Scene
from cleaner.split.lines.learned import ends_in_time
from cleaner.split.lines.neighbours import headline_long
from cleaner.strip import ASIDE

LEAST = 3
"""Headlines of a list of such."""
MOSTLY = 0.6
"""Share of the texts of a page that stand below one."""
BELOW = 2
"""Lines from a headline to its text, at the most: who wrote it and when stands between them."""


def leading(scene: Scene) -> frozenset[int]:
    """The blocks that are such headlines; none where most texts have none above them, as in an article that names others."""
    blocks, shapes = scene.page.blocks, scene.shapes
    if not any(block.kind == "address" for block in blocks):
        return frozenset()
    shown = [
        i
        for i, block in enumerate(blocks)
        if block.kind not in ASIDE and not scene.verdicts[i].rule and block.text[0] != "["  # a picture
    ]
    led = {
        i
        for i in shown
        if (headline_long(shapes[i], blocks[i]) or ends_in_time(blocks[i].text, shapes[i])) and alone(scene, i)
    }
    if len(led) < LEAST:
        return frozenset()
    texts = 0
    found: set[int] = set()
    for at, i in enumerate(shown):
        if not (shapes[i].prose or shapes[i].ended) or i in led:
            continue
        before = shown[at - 1] if at else -1
        if before >= 0 and (shapes[before].prose or shapes[before].ended) and before not in led:
            continue  # goes on with the one above
        texts += 1
        found.update([one for one in shown[max(at - BELOW, 0) : at] if one in led][-1:])
    if len(found) < max(LEAST, MOSTLY * texts):
        return frozenset()
    forms = {(blocks[i].marker, blocks[i].level) for i in found}
    for i, below in pairwise(shown):  # those of a few words
        if shapes[below].ended and (blocks[i].marker, blocks[i].level) in forms and alone(scene, i):
            found.add(i)
    return frozenset(found)


def alone(scene: Scene, index: int) -> bool:
    """Whether where one link leads stands behind a line, and no other."""
    blocks = scene.page.blocks
    following = [block.kind for block in blocks[index + 1 : index + 3]]
    return following[:1] == ["address"] and following[1:] != ["address"]
