"""Lists that are stories for what they have in common with the leading one: days beside their headlines, or how these are marked."""

from cleaner.address import form, host
from cleaner.attributes import class_of
from cleaner.split.candidate import Candidate
from cleaner.split.crowds import target
from cleaner.split.groups import Scene

SAID, BRIEF = 3, 4
"""Words of a headline on average; blocks of the record of one that has a day beside it and little else."""
LINKED = 0.9
"""Share of a headline that is a link, where it is no heading."""


def stamped_like(scene: Scene, one: Candidate, leading: Candidate) -> bool:
    """Whether each headline of a list is a link and has a day beside it and little else, on a page whose leading list tells times, too."""
    shapes, blocks = scene.shapes, scene.page.blocks
    if one.run_in or one.untitled or sum(shapes[i].words for i in one.members) < SAID * len(one.members):
        return False
    for index, (first, last) in zip(one.members, one.spans, strict=True):
        times = [shapes[i].time for i in range(first, last) if i != index]
        if last - first > BRIEF or not blocks[index].leads or not any(t is not None and t.year for t in times):
            return False
    timed = sum(any(shapes[i].time is not None or shapes[i].edges for i in range(*span)) for span in leading.spans)
    return 2 * timed > len(leading.spans)


def written_like(scene: Scene, one: Candidate, leading: Candidate) -> bool:
    """Whether the headlines of a list are headings, or links, of the class that those of the leading list have, and lead as deep into the
    same site: a program has one template for headlines, whatever box they stand in.
    """
    if one.run_in or one.untitled or sum(scene.shapes[i].words for i in one.members) < SAID * len(one.members):
        return False
    blocks = scene.page.blocks
    if any(not blocks[i].level and blocks[i].link_share < LINKED for i in (*one.members, *leading.members)):
        return False
    own = {marks(scene, i) for i in leading.members}
    told = {marks(scene, i) for i in one.members}
    return told == own and len(own) == 1 and all(own.pop()[1:])


def marks(scene: Scene, index: int) -> tuple[int, str, str, int]:
    """The level of a headline, the class of its element, the site that it leads to, and how deep into it."""
    block = scene.page.blocks[index]
    href = target(scene.page, index) if block.links else ""
    return block.level, class_of(scene.page.elements[block.element].raw) or "", host(href) or "here", form(href)[0]
