"""A stretch of a page as one article: its title, where its text begins and ends."""

from cleaner.split.groups import Group, Scene, headline_like


def alone(scene: Scene, blocks: list[int]) -> Group:
    """Some blocks of a page as one article.

    Its text begins where running text is followed by more of it; its title is the longest headline-like line between
    that and the text before, if any; what stands before the title belongs to the site.
    """
    shapes = scene.shapes
    start = text_start(scene, blocks)
    title = -1
    for index in reversed(blocks[:start]):
        shape = shapes[index]
        if shape.prose:
            break
        if scene.page.blocks[index].level == 1:
            title = index
            break
        if headline_like(shape) and (title < 0 or shape.words >= min(shapes[title].words, 5)):
            title = index
    if title < 0 and blocks and not shapes[blocks[0]].prose and start == len(blocks):
        title = next((i for i in blocks[:2] if shapes[i].time is None), -1)
    first = blocks.index(title) if title >= 0 else start if start < len(blocks) else 0
    end = len(blocks)
    if any(shapes[i].prose for i in blocks[first:]):
        while end > first + 1 and is_tail(scene, blocks[end - 1]):
            end -= 1
    return Group(blocks[first:end], title, 0, {})


def text_start(scene: Scene, blocks: list[int]) -> int:
    """Position of the first running text that more of it follows; the first at all, or the end, where there is none."""
    shapes = scene.shapes
    first = len(blocks)
    for position, index in enumerate(blocks):
        if not shapes[index].prose:
            continue
        first = min(first, position)
        following = blocks[position + 1 : position + 4]
        if shapes[index].words >= 40 or any(shapes[i].prose or shapes[i].ended for i in following):
            return position
    return first


def is_tail(scene: Scene, index: int) -> bool:
    """Whether a line after the last running text is no part of it: no sentence, no credit, no topic."""
    block, shape = scene.page.blocks[index], scene.shapes[index]
    if shape.prose or shape.ended or shape.time is not None or shape.field or block.marker:
        return False
    return shape.words <= 8 and block.text[0] not in "#＃©(（[" and not block.text.lower().startswith("copyright")
