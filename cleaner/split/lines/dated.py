"""The time of the main article of a text page, where its line was taken for nothing, or for names alone: it stands below the headline, or
right above it.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from cleaner.describe.imprint import beside_time, inner_time
from cleaner.shape import Shape
from cleaner.split.groups import Group, Scene
from cleaner.times.lines import Time

BELOW, ABOVE = 8, 2
"""Lines below the headline, before the text, and above it that are looked at."""
CONTROLS = 32
"""The same with what is known for something else, such as controls to share, where more text follows."""
FEW = 6
"""Words around a day among them: "signed into law on August 14, 1935" has more."""
STANDFIRST = 2
"""Paragraphs below the headline that the time may stand behind."""
WORDS, BESIDE = 20, 12
"""Words of the longest line of a time and what stands beside it, below the headline and above it."""
ROLES = frozenset(("time", "both", "stamped", "filed", "person", "source", "imprint"))
"""Roles of lines that tell a time, or may hold one all the same: "By Jane Doe on Jul 4, 2014 at 11:30 @jane"."""


def date(scene: Scene, groups: Sequence[Group]) -> None:
    """Give the main article the line that says when it was published."""
    main = next((group for group in groups if group.role == "main"), None)
    if main is None or main.title < 0 or tells_time(scene, main):
        return
    held = {i for group in groups for i in group.blocks if group is not main}
    prose = [i for i in main.blocks if i > main.title and scene.shapes[i].prose]
    text = prose[STANDFIRST] if len(prose) > STANDFIRST else min(main.title + BELOW, len(scene.shapes))
    lines = range(main.title + 1, min(text, main.title + CONTROLS))
    below = [index for index in lines if scene.shapes[index].concept is None][: BELOW - 1]
    above = range(main.title - 1, max(main.title - ABOVE, 0) - 1, -1)
    for index in (*below, *above):
        shape = scene.shapes[index]
        if index in held or shape.concept is not None:
            if index < main.title:
                return
            continue
        if shape.words <= (WORDS if index > main.title else BESIDE) and dated(scene, index):
            enter(scene, main, index)
            return


def tells_time(scene: Scene, group: Group) -> bool:
    """Whether an article says when it was published, and more than the hour."""
    told = [time for i, role in group.fields.items() if role in ROLES for time in times_of(scene.shapes[i])]
    return any(time.kind != "clock" for time in told)


def times_of(shape: Shape) -> list[Time]:
    """The times of a line by its shape: all of it, or beside other words."""
    return [time for time in (shape.time, *shape.edges) if time is not None]


def dated(scene: Scene, index: int) -> bool:
    """Whether a line is a time, or has one beside other words or among them."""
    shape = scene.shapes[index]
    if shape.prose or any(time.kind != "clock" for time in times_of(shape)):
        return not shape.prose
    text = scene.page.blocks[index].text
    inner = inner_time(text, scene.language)
    if shape.edges and any(time.year for time in inner):
        shape = replace(shape, edges=())  # "Opinion September 20, 2011, 6:37 PM" tells more than the hour
    beside = beside_time(text, shape, scene.language)
    return 0 <= beside <= (WORDS if any(time.kind == "datetime" for time in inner) else FEW)


def enter(scene: Scene, main: Group, index: int) -> None:
    """Add the line to the article, with what it says."""
    shape = scene.shapes[index]
    if shape.edges and all(time.kind == "clock" for time in times_of(shape)):
        shape.edges = ()  # it is looked for again, among the words
    scene.verdicts[index].rule = ""
    main.blocks = sorted({*main.blocks, index})
    if main.fields.get(index) != "both":
        main.fields[index] = "time" if shape.time is not None else "imprint"
