"""When the posts of a thread were written: the line of each that says so, beside its number or words of a header."""

from itertools import pairwise

from cleaner.describe.imprint import inner_time
from cleaner.model import Block
from cleaner.patterns import lazy
from cleaner.split.groups import Scene
from cleaner.split.writers import changed
from cleaner.times.lines import Time, match

CLOCK = lazy(r"\d[:.]\d\d")
NUMBER = lazy(r"^\W*(?:\w+ )?#\d{1,6}\W+(?:\w{1,3}:?\s+)?|\W*#\d{1,6}\W*$")
"""The number of a post beside its time: "#3", "Reply #3 on: "."""
HEADER = 18
"""Words of the longest line with a time that is the header of a post: "post #6 of 23 (permalink) Old 04-27-2015, 06:12 PM"."""
BEFORE = lazy(r"^\W*(?:\w+\s#\d+\s)?\w{0,3}\s*[:：]\s*$")
"""Words before a time that are no label of something else: "on:", "Reply #3 on:"."""


def told_when(scene: Scene, lines: list[int], first: int) -> int:
    """The line that says when a post was written, -1 for none: marked up as a time, with a time of day, or the last one before its
    text, which begins at block `first`.

    What stands behind a label, "Joined: …", is something else.
    """
    times = [i for i in lines if timed(scene, i) and not scene.verdicts[i].rule and not labelled(scene, i)]
    times = [i for i in times if not changed(scene, i)] or times
    exact = [i for i in times if scene.page.blocks[i].datetime or CLOCK.search(scene.page.blocks[i].text)]
    above = [i for i in times if i < first]
    return next(iter((*[i for i in exact if i < first], *exact, *above[-1:], *times)), -1)


def timed(scene: Scene, index: int) -> bool:
    """Whether a short line is a time, or holds one: at an end, beside the number of a post, or among the words of a header."""
    shape, block = scene.shapes[index], scene.page.blocks[index]
    if shape.prose or shape.words > HEADER:
        return shape.time is not None
    if shape.time is None and not shape.edges:
        found = numbered_time(block.text, scene.language) or inner(block, scene.language)
        if found is not None:
            shape.edges = (found,)
    return shape.time is not None or bool(shape.edges)


def numbered_time(text: str, language: str | None) -> Time | None:
    """The time that a line tells beside the number of a post."""
    rest = NUMBER.sub("", text) if "#" in text else text
    found = match(rest, language) if rest != text else None
    return shifted(found, text.index(rest)) if found is not None else None


def inner(block: Block, language: str | None) -> Time | None:
    """The time that a piece of a line tells among other words, with its hour or as an age: "asked Feb 4, 2014 at 13:02"."""
    for start, end in pairwise((0, *block.cuts, len(block.text))):
        for found in inner_time(block.text[start:end], language):
            if found.kind == "relative" or (found.kind == "datetime" and CLOCK.search(block.text, start, end)):
                return shifted(found, start)
    return None


def shifted(time: Time, start: int) -> Time:
    """A time of a stretch of a line that begins at `start`, in the line."""
    time.start, time.end = time.start + start, time.end + start
    return time


def labelled(scene: Scene, index: int) -> bool:
    """Whether a time stands behind a label that is none of when something was published."""
    shape, text = scene.shapes[index], scene.page.blocks[index].text
    if shape.time is not None and shape.time.label:
        return False
    start = shape.time.start if shape.time is not None else min(edge.start for edge in shape.edges)
    if not text[:start].rstrip().endswith((":", "：")) or shape.field == "published_text":
        return False
    return BEFORE.match(text[:start]) is None
