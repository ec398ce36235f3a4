"""What the order of the times of a page tells: days that head the stories of a day, times that stand below their stories."""

from itertools import pairwise

from cleaner.split.groups import Scene
from cleaner.split.lines.roles import BOTH, PERSON, SOURCE, STAMPED, TEXT, TIME, TITLE, Line, plus
from cleaner.strip import ASIDE

NEAR = 3
"""Lines between the name of a day and the time of the first story of that day."""
HEADLINE = 3
"""Words of what stands below the name of a day, at the least: a source may have fewer."""
POINTS = 4
"""Blocks around a point of a menu among which the next ones are: where links lead stands between them."""
FOOTED = 3
"""Stories that have their time below."""
NAMED = 1.5
"""What is worth more as a source where each time has a line between it and the text, and less below a time."""
FOOT = 3
"""Lines from the text of a story to its time."""


def headings(scene: Scene) -> set[int]:
    """The blocks that name a day ("Yesterday") above stories that have a time of their own.

    Where each story has one time, that may be all it says: then nothing tells more right below.
    """
    shapes = scene.shapes
    times = [i for i, shape in enumerate(shapes) if shape.time is not None]
    days = {i for i in times if named_day(scene, i)}
    if not days or len(times) <= 2 * len(days):
        return set()
    for day, following in zip(times, [*times[1:], len(shapes)], strict=True):
        if day in days and (
            following in days
            or (day != times[0] and not shapes[day - 1].prose and not scene.verdicts[day - 1].rule)
            or not day + 1 < following <= min(day + NEAR, len(shapes) - 1)
            or shapes[day + 1].words < HEADLINE
            or any(shapes[at].prose for at in range(day + 1, following))
        ):
            return set()
    return days


def named_day(scene: Scene, index: int) -> bool:
    """Whether a line is a time that names a day in words: "Today"."""
    time = scene.shapes[index].time
    return (
        time is not None
        and time.kind == "relative"
        and time.seconds < 0
        and not any(map(str.isdigit, scene.page.blocks[index].text))
    )


def in_menu(scene: Scene, index: int) -> bool:
    """Whether a day in words is one of the points of a menu: "* Home * Today * World"."""
    blocks, shapes = scene.page.blocks, scene.shapes
    if not named_day(scene, index):
        return False
    shown = [
        i for i in range(max(index - POINTS, 0), min(index + POINTS + 1, len(blocks))) if blocks[i].kind not in ASIDE
    ]
    at = shown.index(index)
    beside = shown[max(at - 1, 0) : at] + shown[at + 1 : at + 2]
    return any(
        blocks[i].marker == blocks[index].marker and shapes[i].words < HEADLINE and not shapes[i].time for i in beside
    )


def part_below_times(lines: list[Line]) -> None:
    """Where blank lines tell nothing of it, and the stories of a page have their times below, let what follows a time stand apart.

    They have where one stands below each text, and none elsewhere but the day above the page, and headlines behind their own.
    """
    texts = [place for place, line in enumerate(lines) if not line.known and line.worth[TEXT] >= 0.3]
    ends = [one for one, two in pairwise([*texts, -1]) if two != one + 1]
    if len(ends) < FOOTED or sum(map(timed, lines)) > len(ends) + timed_first(lines, ends[0]):
        return
    feet: list[int] = []
    for end in ends:
        begin = feet[-1] + 1 if feet else 0
        foot = next((at for at in range(end + 1, min(end + 1 + FOOT, len(lines))) if timed(lines[at])), None)
        if foot is None or not any(line.worth[TITLE] > 0 for line in lines[begin:end]):
            return
        feet.append(foot)
    if any(lines[foot].gap < lines[foot + 1].gap for foot in feet if foot + 1 < len(lines)):
        return
    named = all(foot == end + 2 for foot, end in zip(feet, ends, strict=True))
    for foot in feet:
        lines[foot].gap = 1
        if named:
            lines[foot - 1].worth = plus(plus(lines[foot - 1].worth, SOURCE, NAMED), PERSON, -NAMED)
        if foot + 1 < len(lines):
            lines[foot + 1].gap = 3
            lines[foot + 1].worth = plus(lines[foot + 1].worth, SOURCE, -NAMED)


def timed(line: Line) -> bool:
    """Whether a line is a time, alone or beside a source, and none before a headline."""
    return not line.known and line.worth[STAMPED] < 0 and (line.worth[TIME] > 0 or line.worth[BOTH] > 0)


def timed_first(lines: list[Line], end: int) -> bool:
    """Whether the first time of a page stands above its first headline: the day of the page."""
    first = next((place for place, line in enumerate(lines[:end]) if timed(line)), end)
    return first < end and not any(line.worth[TITLE] > 1.0 for line in lines[:first] if not line.known)
