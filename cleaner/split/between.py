"""Lines of time and authors between the records of a list that no container ties to the headline before or after them.

A table with two rows a story, dates and headlines as siblings: the records are written alike, so that what stands before the
first of them and after the last tells for all to which headline such a line belongs.
"""

from collections.abc import Sequence, Set
from itertools import pairwise

from cleaner.split.completed import own
from cleaner.split.groups import Group, Scene
from cleaner.split.naming import marked

LEAST = 3
"""Records that tell how a list is written."""
MOST = 8
"""Blocks between two records that are looked through."""
WORDS = 12
"""Words of the longest line that holds a time beside something else."""
ALIKE = 0.6
"""Share of the stretches between records that hold such lines."""


def tie(scene: Scene, groups: Sequence[Group], foreign: Set[int] = frozenset()) -> None:
    """Give the lines between the records of one list to the headlines they belong to; `foreign` are held by other lists."""
    ordered = sorted((group for group in groups if group.title >= 0 and not group.run_in), key=lambda one: one.title)
    if len(ordered) < LEAST:
        return
    headlines = [group.title for group in ordered]
    ranges = [own(scene, headlines, title) for title in headlines]
    first, last = around(scene, ranges[0][0], ranges[-1][1])
    stretches = [(max(first, ranges[0][0] - MOST), ranges[0][0])]
    stretches += [(one[1], two[0]) for one, two in pairwise(ranges)]
    stretches.append((ranges[-1][1], min(last, ranges[-1][1] + MOST)))
    holders = {index: group for group in groups for index in group.blocks}
    lines = [
        [i for i in told(scene, holders, ordered, at, *stretch) if i not in foreign]
        for at, stretch in enumerate(stretches)
    ]
    if sum(map(bool, lines[1:-1])) < ALIKE * (len(lines) - 2):
        return
    before = bool(lines[0]) and not lines[-1]
    if not before and not lines[-1]:
        return
    for at, found in enumerate(lines):
        if before and at < len(ordered):
            give(scene, holders, ordered[at], found)
        elif not before and at:
            give(scene, holders, ordered[at - 1], found)


def around(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """First and one past the last block of the smallest container that holds some blocks."""
    elements = scene.page.elements
    at = scene.page.blocks[start].element
    while at >= 0 and not (elements[at].first <= start and end <= elements[at].last):
        at = elements[at].parent
    return (elements[at].first, elements[at].last) if at >= 0 else (0, len(scene.page.blocks))


def told(scene: Scene, holders: dict[int, Group], ordered: list[Group], at: int, first: int, last: int) -> list[int]:
    """The lines of time and authors in stretch `at`, which is before record `at`, that are free or of a neighbour."""
    if last - first > MOST:
        return []
    near = [ordered[k] for k in (at - 1, at) if 0 <= k < len(ordered)]
    found = []
    for index in range(first, last):
        rule = scene.verdicts[index].rule
        holder = holders.get(index)
        if (rule and not rule.startswith("shape:")) or (holder is not None and all(holder is not one for one in near)):
            continue
        if role_of(scene, index):
            found.append(index)
    return found


def role_of(scene: Scene, index: int) -> str:
    """time, imprint, or both (a time and something beside it); "" for other lines."""
    role, shape = marked(scene, index, -1), scene.shapes[index]
    if role in ("time", "imprint"):
        return role
    return "both" if shape.edges and not shape.prose and not shape.ended and shape.words <= WORDS else ""


def give(scene: Scene, holders: dict[int, Group], group: Group, lines: list[int]) -> None:
    """Make lines fields of a record, and of no other."""
    for index in lines:
        holder = holders.get(index)
        if holder is group:
            continue
        if holder is not None:
            holder.blocks.remove(index)
            holder.fields.pop(index, None)
        scene.verdicts[index].rule = ""
        group.blocks = sorted([*group.blocks, index])
        group.fields[index] = role_of(scene, index)
        holders[index] = group
