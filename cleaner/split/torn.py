"""Whether a reading line by line gives stories the lines of their neighbours.

Headlines with a line of source and time each read the same from above and from below; markup that has each pair in one container tells which.
"""

from bisect import bisect_right
from collections.abc import Sequence

from cleaner.split.completed import own
from cleaner.split.groups import Group, Scene

HEADER = frozenset(("source", "time", "both"))
"""What a story's line says that may be its neighbour's."""
MOST = 0.5
"""Share of the stories that may have such lines."""


def torn(scene: Scene, groups: Sequence[Group]) -> bool:
    """Whether most of some stories have their source or time from the container of another headline."""
    told = [group for group in groups if group.title >= 0]
    headlines = sorted(group.title for group in told)
    ranges = [own(scene, headlines, title) for title in headlines]
    starts = [first for first, _ in ranges]
    stories = [group for group in told if group.role != "main"]
    wrong = 0
    for group in stories:
        for index, role in group.fields.items():
            at = bisect_right(starts, index) - 1
            if role in HEADER and at >= 0 and index < ranges[at][1] and headlines[at] != group.title:
                wrong += 1
                break
    return wrong > MOST * len(stories)
