"""A stretch of a page as one article: its title, what stands above it, where its text begins and ends."""

from cleaner.split.groups import Group, Region, Scene, headline_like


def heads(scene: Scene, blocks: list[int], title: int) -> dict[int, str]:
    """The short lines before a headline: a source, or its repetition."""
    fields: dict[int, str] = {}
    said = ""
    for index in blocks:
        if index >= title >= 0 or scene.shapes[index].prose:
            break
        text = scene.page.blocks[index].text.casefold()
        fields[index] = "repeat" if said and said == text else "source"
        said = said or text
    return fields


def alone(scene: Scene, region: Region) -> Group:
    """The region as one article.

    Its text begins where running text is followed by more of it; its title is the longest headline-like line between
    that and the text before, if any; what stands before the title belongs to the site.
    """
    shapes = scene.shapes
    start = text_start(scene, region)
    title = -1
    for index in reversed(region.blocks[:start]):
        shape = shapes[index]
        if shape.prose:
            break
        if scene.page.blocks[index].level == 1:
            title = index
            break
        if headline_like(shape) and (title < 0 or shape.words >= min(shapes[title].words, 5)):
            title = index
    if title < 0 and region.blocks and not shapes[region.blocks[0]].prose and start == len(region.blocks):
        title = next((i for i in region.blocks[:2] if shapes[i].time is None), -1)
    first = region.blocks.index(title) if title >= 0 else start if start < len(region.blocks) else 0
    head = first
    while head and is_head(scene, region.blocks[head - 1]):
        head -= 1
    end = len(region.blocks)
    if any(shapes[i].prose for i in region.blocks[first:]):
        while end > first + 1 and is_tail(scene, region.blocks[end - 1]):
            end -= 1
    chosen = region.blocks[head:end]
    return Group(chosen, title, 0, heads(scene, region.blocks[head:first], title) if title >= 0 else {})


def text_start(scene: Scene, region: Region) -> int:
    """Position of the first running text that more of it follows; the first at all, or the end, where there is none."""
    shapes = scene.shapes
    first = len(region.blocks)
    for position, index in enumerate(region.blocks):
        if not shapes[index].prose:
            continue
        first = min(first, position)
        following = region.blocks[position + 1 : position + 4]
        if shapes[index].words >= 40 or any(shapes[i].prose or shapes[i].ended for i in following):
            return position
    return first


def is_head(scene: Scene, index: int) -> bool:
    """Whether a line right before a headline belongs to it: a time, or a source of a few words."""
    shape = scene.shapes[index]
    return shape.time is not None or bool(shape.edges and shape.words <= 10) or (shape.words <= 4 and not shape.ended)


def is_tail(scene: Scene, index: int) -> bool:
    """Whether a line after the last running text is no part of it: no sentence, no credit, no topic."""
    block, shape = scene.page.blocks[index], scene.shapes[index]
    if shape.prose or shape.ended or shape.time is not None or shape.field or block.marker:
        return False
    return shape.words <= 8 and block.text[0] not in "#＃©(（[" and not block.text.lower().startswith("copyright")
