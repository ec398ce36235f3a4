"""What blank lines tell on a page: whether they part paragraphs, or what is more than these."""

from collections import Counter

from cleaner.model import Block
from cleaner.shape import Shape
from cleaner.split.groups import Scene


def gap_classes(scene: Scene) -> list[int]:
    """What the blank lines before each block tell (`Line.gap`), by what stands between paragraphs of running text.

    Items of a list stand closer than paragraphs; where there are no other paragraphs, one blank line is what parts them.
    """
    blocks, shapes = scene.page.blocks, scene.shapes
    if len({block.gap for block in blocks[1:]}) <= 1:
        return [0] * len(blocks)
    between: Counter[int] = Counter()
    listed = 0
    for one, two, before, shape in zip(blocks, blocks[1:], shapes, shapes[1:], strict=False):
        if before.prose and shape.prose:
            if one.marker or two.marker:
                listed += 1
            else:
                between[two.gap] += 1
    if not between and len({block.gap for block in blocks[1:] if block.gap}) > 1:
        between = sentences(blocks, shapes)
    if between:
        usual = between.most_common(1)[0][0]
    else:
        usual = min(block.gap for block in blocks if block.gap) if listed else 0
    return [1 if block.gap < max(usual, 1) else 2 if block.gap <= usual else 3 for block in blocks]


def sentences(blocks: list[Block], shapes: list[Shape]) -> Counter[int]:
    """The blank lines between sentences, one of which is long, where no two long ones follow each other."""
    return Counter(
        two.gap
        for two, before, shape in zip(blocks[1:], shapes, shapes[1:], strict=False)
        if two.gap
        and before.ended
        and shape.ended
        and before.prose + shape.prose
        and min(before.words, shape.words) >= 4
    )
