"""The time of a page's one article, where none stands right beside its headline, and whether a line tells one."""

from collections import Counter

from cleaner.describe import hints
from cleaner.shape import Shape
from cleaner.split.groups import Scene, headline_like
from cleaner.split.places import place

AWAY = 20
"""Blocks between a headline and the time of its article, where markup tells that it is one."""
AFTER = 12
"""Blocks after the text within which it is signed, or dated."""
FAR = 24
"""The same where words before the time say what it is: "Page last updated"."""
NEXT = 2
"""Blocks between the names at the end of a text and its time."""
BEFORE, BEHIND = 8, 6
"""Blocks before a headline and behind it within which a line of a time is that of the article."""
MOST_BESIDE = 8
"""Words of a line that is a time and little else."""


def dated(scene: Scene, blocks: list[int], start: int, have: set[int]) -> list[int]:
    """The time of an article whose headline is block `start`, where none stands right beside it: none, one or two blocks.

    The nearest that markup calls one; else a line of a time a few blocks around the headline; else what says after the text
    when it was published, and when it was changed.
    """
    shapes, last = scene.shapes, max(have)
    open_ = [i for i in blocks if i not in have and not scene.verdicts[i].rule and scene.verdicts[i].section == "main"]
    open_ = [i for i in open_ if not (i > last and timed(shapes[i]) and not labelled(shapes[i]) and of_next(scene, i))]
    marked_ = [i for i in open_ if shapes[i].time is not None and stamped(scene, i)]
    if len(marked_) > NEXT:  # times that are written alike are those of other stories
        written = Counter(place(scene, scene.page.blocks[i].element) for i in marked_)
        marked_ = [i for i in marked_ if written[place(scene, scene.page.blocks[i].element)] <= NEXT]
    if marked_:
        nearest = min(marked_, key=lambda i: abs(i - start))
        return [nearest] if -AWAY <= nearest - start <= AWAY or 0 < nearest - last <= AWAY else []
    beside = [
        i for i in open_ if start - BEFORE <= i <= start + BEHIND and timed(shapes[i]) and not in_footer(scene, i)
    ]
    if beside:
        nearest = min(beside, key=lambda i: (i < start, abs(i - start)))
        return [nearest]
    told = [
        i
        for i in open_
        if last < i <= last + (FAR if labelled(shapes[i]) else AFTER) and timed(shapes[i]) and tells_when(scene, i)
    ]
    published = [i for i in told if not changed(shapes[i])]
    return sorted(published[:1] + [i for i in told if changed(shapes[i])][:1])


def of_next(scene: Scene, index: int) -> bool:
    """Whether a time stands right above a headline, as that of another story."""
    below = index + 1
    if below >= len(scene.page.blocks) or scene.shapes[below].concept is not None:
        return False
    block = scene.page.blocks[below]
    return headline_like(scene.shapes[below]) and (block.level > 0 or block.link_share > 0.9)


def tells_when(scene: Scene, index: int) -> bool:
    """Whether a time after a text is said to be that of its publishing or of a change: by words before it, by markup, or as it
    stands right below who wrote it.
    """
    shape = scene.shapes[index]
    if shape.field == "published_text" or stamped(scene, index):
        return True
    if in_footer(scene, index):
        return False
    if labelled(shape):
        return True
    before = scene.shapes[index - 1]
    if before.field in ("published_text", "updated") and before.time is None and before.words <= MOST_BESIDE:
        return True
    signed = any(
        scene.shapes[i].field == "authors" or hints.of_block(scene.page, scene.page.blocks[i]) == "authors"
        for i in range(index - NEXT, index)
    )
    return signed and shape.time is not None


def in_footer(scene: Scene, index: int) -> bool:
    """Whether a block stands in the footer of a page, and not of an article."""
    elements = scene.page.elements
    at, found = scene.page.blocks[index].element, False
    while at >= 0:
        if elements[at].tag == "article":
            return False
        found = found or elements[at].tag == "footer"
        at = elements[at].parent
    return found


def labelled(shape: Shape) -> bool:
    """Whether words before a time say what it is the time of."""
    if shape.field in ("published_text", "updated"):
        return True
    times = (shape.time, *shape.edges) if shape.time is not None else shape.edges
    return any(time.label is not None for time in times)


def changed(shape: Shape) -> bool:
    """Whether a line tells when something was changed, and not when it was published."""
    if shape.field == "updated":
        return True
    times = (shape.time, *shape.edges) if shape.time is not None else shape.edges
    return any(time.label == "updated" for time in times)


def stamped(scene: Scene, index: int) -> bool:
    """Whether markup says that a line is the time something was published at."""
    block = scene.page.blocks[index]
    return block.datetime is not None or hints.of_block(scene.page, block) == "published_text"


def timed(shape: Shape) -> bool:
    """Whether a line is a time, perhaps with a few words beside it; an hour alone may be that of a bus."""
    if shape.time is not None:
        return shape.time.kind != "clock"
    beside = shape.words <= (2 * MOST_BESIDE if labelled(shape) else MOST_BESIDE) and not shape.prose
    return beside and any(edge.kind != "clock" for edge in shape.edges)
