"""Paragraphs that a text lost between two that it has, or right behind its last, in the same container: one among many looks like
furniture now and then.
"""

from bisect import bisect_right
from itertools import pairwise

from cleaner.split.groups import Group, Scene

LIKELY, CLEARLY = 0.0, 1.0
"""Log-odds from which such a paragraph is of the text: between two others, and behind the last."""


def fill_holes(scene: Scene, odds: list[float], groups: list[Group]) -> None:
    """Give texts the likely paragraphs of their own container that no article has, and that no rule has removed; what stands behind the last
    only a main article.
    """
    held = {i for group in groups for i in group.blocks}
    for group in groups:
        text = [i for i in group.blocks if scene.shapes[i].prose and i not in group.fields and i != group.title]
        found = [
            i
            for above, below in pairwise(text)
            if below - above > 1 and place(scene, above) == place(scene, below)
            for i in range(above + 1, below)
            if i not in held and goes_on(scene, odds, above, i, LIKELY)
        ]
        at = text[-1] + 1 if text and group.role == "main" else len(odds)
        while at < len(odds) and goes_on(scene, odds, text[-1], at, CLEARLY):
            if at not in held:
                found.append(at)
            at += 1
        for i in found:
            scene.verdicts[i].rule = ""
            group.blocks.insert(bisect_right(group.blocks, i), i)


def goes_on(scene: Scene, odds: list[float], above: int, index: int, least: float) -> bool:
    """Whether a block is a paragraph like one above it, in the same element, and likely to be content."""
    shape = scene.shapes[index]
    if not (shape.prose or shape.ended) or odds[index] <= least or scene.page.blocks[index].links:
        return False
    return scene.verdicts[index].rule in ("", "shape:furniture") and place(scene, index) == place(scene, above)


def place(scene: Scene, index: int) -> tuple[int, str]:
    """The element around that of a block, and the tag of its own."""
    element = scene.page.elements[scene.page.blocks[index].element]
    return element.parent, element.tag
