"""Whether the lines of time between the stories of a text page stand above their headlines or below their texts.

Between two stories both read alike.  What tells is where a row of stories and times begins and ends: with a time, they stand above;
with a story that has none before it and a time behind the last, below.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile

from cleaner.patterns import lazy
from cleaner.split.groups import Group, Scene

LEAST, MOST = 1, 0.5
"""Rows that tell, and the share of those that may say the opposite."""
NEAR = 3
"""Lines behind a story within which a time is of it that was taken for nothing."""
WORDS = 10
"""Words of the longest line of a time and a source."""
HEADER = frozenset(("time", "both", "source", "repeat", "person", "imprint", "handle"))
"""Roles of lines that go with a time."""
TIMES = ("time", "both")
"""Roles of lines that tell one."""
HEADLINE, TIME, BREAK = "H", "T", " "
TURNS = lazy("(?:HT){2}|(?:TH){2}")
"""Headlines and times that take turns."""
ABOVE, BELOW = 1, -1


def settle_phase(scene: Scene, groups: Sequence[Group]) -> None:
    """Give the lines of time between two stories to the one that they belong to on the page as a whole."""
    items = sorted((g for g in groups if g.role != "main" and g.title >= 0), key=lambda g: g.title)
    if len(items) <= LEAST:
        return
    where = phase(signs(scene, items))
    for above, below in pairwise(items):
        if where == BELOW:
            header = [i for i in below.blocks if i < below.title and below.fields.get(i) in HEADER]
            move(scene, [i for i in header if i > above.title], below, above)
        elif where == ABOVE:
            last = max((i for i in above.blocks if i not in above.fields), default=-1)
            footer = [i for i in above.blocks if i > last and above.fields.get(i) in HEADER]
            move(scene, [i for i in footer if i < below.title], above, below)
    held = {i for group in groups for i in group.blocks}
    for group in items if where else ():
        if not any(role in TIMES for role in group.fields.values()):
            last = max([i for i in group.blocks if i not in group.fields], default=group.title)
            beside = range(last + 1, len(scene.shapes)) if where == BELOW else range(group.title - 1, -1, -1)
            near = islice((i for i in beside if i not in group.blocks), NEAR)
            adopt(scene, group, list(takewhile(lambda i: i not in held, near)))


def adopt(scene: Scene, group: Group, near: list[int]) -> None:
    """Give a story the time right beside it that was taken for nothing, if no label stands between."""
    for index in near:
        if scene.shapes[index].concept is not None:
            return
        if tells(scene, index) and scene.verdicts[index].section not in ("comments", "tags"):
            scene.verdicts[index].rule = ""
            group.blocks = sorted([*group.blocks, index])
            group.fields[index] = "time" if scene.shapes[index].time is not None else "both"
            return


def tells(scene: Scene, index: int) -> bool:
    """Whether a line is a time, or a time and a few words."""
    shape = scene.shapes[index]
    return shape.time is not None or (bool(shape.edges) and shape.words <= WORDS and not shape.prose)


def signs(scene: Scene, items: Sequence[Group]) -> Iterator[str]:
    """Headlines and times of a page in order, and what parts them."""
    titles = {group.title for group in items}
    held = {i: group for group in items for i in group.blocks}
    before = -1
    for index, shape in enumerate(scene.shapes):
        if index in titles:
            yield HEADLINE
        elif tells(scene, index) or held_time(held.get(index), index):
            if index in held or (before >= 0 and index - before <= NEAR):
                yield TIME
        elif shape.concept is not None and shape.concept.does == "section":
            yield BREAK
        if index in held:
            before = index


def held_time(group: Group | None, index: int) -> bool:
    """Whether a line is a time and more, and stands in the header of a story."""
    return group is not None and group.fields.get(index) in TIMES


def phase(signs: Iterator[str]) -> int:
    """`ABOVE` or `BELOW` where most ends of rows of headlines and times say so, else 0.

    What stands between two breaks tells by how it begins and ends, if headlines and times take turns there; where they do not within it,
    either may be missing.
    """
    said = {ABOVE: 0, BELOW: 0}
    for part in "".join(signs).split(BREAK):
        begin, end = TURNS.match(part), TURNS.match(part[::-1])
        if begin is not None:
            said[ABOVE if begin[0][0] == TIME else BELOW] += 1
        if end is not None:
            said[BELOW if end[0][0] == TIME else ABOVE] += 1
    for where in (ABOVE, BELOW):
        if said[where] >= LEAST and said[-where] <= MOST * said[where]:
            return where
    return 0


def move(scene: Scene, lines: list[int], giver: Group, taker: Group) -> None:
    """Give the times among some lines between two stories to the other one, with what stands right above and below them: a source may
    stand above a headline, and the time below it."""
    blocks = scene.page.blocks
    timed = [i for i in lines if giver.fields[i] in TIMES]
    if not timed or len(giver.blocks) == len(lines):
        return
    first, last = timed[0], timed[-1]
    while first - 1 in lines and blocks[first].place - blocks[first - 1].place == 1:
        first -= 1
    while last + 1 in lines and blocks[last + 1].place - blocks[last].place == 1:
        last += 1
    for i in lines:
        if first <= i <= last:
            taker.fields[i] = giver.fields.pop(i)
            giver.blocks.remove(i)
            taker.blocks.append(i)
    taker.blocks.sort()
