"""Entries of a live blog on a page of several stories: the page's own headline and lead above them are its article, however short."""

from cleaner.split.groups import Group, Scene


def live(scene: Scene, groups: list[Group]) -> bool:
    """Whether some records are entries of a live blog: each tells its time, and none leads anywhere."""
    blocks, shapes = scene.page.blocks, scene.shapes
    leads = any(group.title >= 0 and blocks[group.title].leads for group in groups)
    timed = all(any(shapes[i].time is not None for i in group.blocks) for group in groups)
    return timed and not leads and len(groups) > 1


def beginning(scene: Scene, groups: list[Group]) -> int:
    """The first block of what the records of a page stand in."""
    elements = scene.page.elements
    return min(elements[group.element].first if group.element >= 0 else group.blocks[0] for group in groups)
