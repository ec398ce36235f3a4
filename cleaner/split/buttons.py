"""Stories that each end in a control to read on, as in a letter: where several of these stand in a record, or between two, there are
as many stories, and what stands behind the last one is of none.
"""

from bisect import bisect_left, bisect_right

from cleaner.split.groups import Group, Scene, headline_like
from cleaner.split.naming import name_fields

READ_ON = "phrase:read-more:"
LEAST, MOST = 2, 0.6
"""Records of a list that end in such a control, and their share, that all may be parted."""
NEAR = 2
"""Blocks behind the last one of a record within which its control may stand: it was removed."""


def part_at_buttons(scene: Scene, groups: list[Group], free: list[bool]) -> None:
    """Part the records of a list that hold several stories, and add those between them; only where most end in one control and hold
    no more.

    `free`: whether a block is in no other list, and not removed.
    """
    at = [i for i, verdict in enumerate(scene.verdicts) if verdict.rule.startswith(READ_ON)]
    if len(at) <= len(groups) * MOST:
        return
    heads = sorted(group.head for group in groups)
    ends = [end_of(heads, group) for group in groups]
    held = [at[bisect_right(at, group.head) : bisect_left(at, end)] for group, end in zip(groups, ends, strict=True)]
    once = sum(len(own) == 1 and own[0] >= last_text(scene, group) for own, group in zip(held, groups, strict=True))
    if once < LEAST or once < MOST * (len(groups) - 1):
        return
    for own, end, group in zip(held, ends, list(groups), strict=True):
        if not own or (own[-1] > group.blocks[-1] and len(own) == 1):
            continue
        blocks = group.blocks + [i for i in range(group.blocks[-1] + 1, min(end, own[-1])) if free[i]]
        parts = [[i for i in blocks if bisect_left(own, i) == n] for n in range(len(own) + 1)]
        if len(own) == 1 and not any(scene.shapes[i].prose for i in parts[1]):
            continue
        stories = [part for part in parts[1 : len(own)] if entitled(scene, part)]
        if len(stories) < len(own) - 1:
            continue
        group.blocks = parts[0]
        group.fields = {i: role for i, role in group.fields.items() if i in parts[0]}
        if stories:
            group.element = -1
        for part in stories:
            story = Group(part, part[0], evidence=group.evidence)
            name_fields(scene, story)
            groups.append(story)
    groups.sort(key=lambda group: group.head)


def end_of(heads: list[int], group: Group) -> int:
    """Where a record and what belongs to none behind it end: at the next headline of the list."""
    following = bisect_right(heads, group.head)
    return heads[following] if following < len(heads) else group.blocks[-1] + NEAR + 1


def last_text(scene: Scene, group: Group) -> int:
    """The last block of running text of a record; its headline where it has none."""
    return max((i for i in group.blocks if scene.shapes[i].prose and i not in group.fields), default=group.head)


def entitled(scene: Scene, part: list[int]) -> bool:
    """Whether some blocks begin with what can be a headline, and a text follows."""
    if not part or not any(scene.shapes[i].prose for i in part[1:]):
        return False
    block = scene.page.blocks[part[0]]
    return headline_like(scene.shapes[part[0]]) and not block.marker
