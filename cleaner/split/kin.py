"""Lists that are stories for what they have in common with those that are sure: days beside their headlines, or how these are marked."""

from collections.abc import Iterable, Iterator, Sequence

from cleaner.address import form, host
from cleaner.attributes import class_of
from cleaner.split.above import CALLED, HUMP
from cleaner.split.candidate import Candidate
from cleaner.split.crowds import target
from cleaner.split.groups import Scene

SAID, BRIEF = 3, 4
"""Words of a headline on average; blocks of the record of one that has a day beside it and little else."""
LINKED = 0.9
"""Share of a headline that is a link, where it is no heading."""

Mark = tuple[int, str, str, int]
"""Level of a headline, class of its element, site that it leads to and depth there; -1 where level and depth do not count."""


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


def written_like(scene: Scene, found: Sequence[Candidate], sure: Iterable[Candidate]) -> list[int]:
    """Numbers of the lists whose headlines are headings, or links, of the class that those of a `sure` list have, and lead as deep into
    the same site: a program has one template for headlines, whatever box they stand in.  Of classes that call them headlines one that
    all of both have is enough, wherever on that site they lead.
    """
    known = {mark for one in sure for mark in marks_of(scene, one)}
    return [k for k, one in enumerate(found) if known and not known.isdisjoint(marks_of(scene, one))]


def marks_of(scene: Scene, one: Candidate) -> Iterator[Mark]:
    """What all headlines of a list have in common; nothing where they are no headlines."""
    if one.run_in or one.untitled or sum(scene.shapes[i].words for i in one.members) < SAID * len(one.members):
        return
    blocks = scene.page.blocks
    if any(not blocks[i].level and blocks[i].link_share < LINKED for i in one.members):
        return
    first, *others = (marks(scene, i) for i in one.members)
    _, said, where, depth = first
    if said and depth and all(other == first for other in others):
        yield first
    if where and all(other[2] == where for other in others):
        for token in set(said.split()).intersection(*(other[1].split() for other in others)):
            if CALLED.search(HUMP.sub("-", token)):
                yield -1, token, where, -1


def marks(scene: Scene, index: int) -> Mark:
    """The level of a headline, the class of its element, the site that it leads to, and how deep into it; no site where it is no link."""
    block = scene.page.blocks[index]
    href = target(scene.page, index) if block.links else ""
    where = (host(href) or host(scene.page.base) or "here") if href else ""
    return block.level, class_of(scene.page.elements[block.element].raw) or "", where, form(href)[0]
