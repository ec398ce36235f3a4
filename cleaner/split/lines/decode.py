"""The best sequence of roles for all lines of a page (Viterbi, 1967), with a beam.

What is kept of each line is one link of a chain: paths that lose are forgotten, and those that are left share all but
their last links.
"""

from collections.abc import Iterator

from cleaner.split.lines.grammar import NUMBER, STATES
from cleaner.split.lines.roles import JUNK, ROLES, Line, Worth
from cleaner.split.lines.tables import (
    CHANGES,
    CLASSES,
    CLOSED_TO_ALL,
    OUTLOOKS,
    Outlook,
    Said,
    Start,
    Table,
    said,
)

BEAM = 4.5
"""States that are worth so much less than the best are given up."""
MARGIN = BEAM + 1e-9
"""What is worth so much less is left out early; sums in another order may differ in their last digit."""
OPEN_END = 3.0
"""What it costs that a page ends within a header."""
LEAST = -1e9
LOST = 10.0
"""What it costs to go on as furniture where no state allows a line."""

SILENT: Worth = (0.0,) * len(ROLES)
LAYOUTS = [state.layout for state in STATES]

Link = tuple["Link | None", int, int]
"""The link before, state, role."""
Alive = dict[int, tuple[float, Link | None]]


def decode(lines: list[Line]) -> list[tuple[int, int]]:
    """State and role of each line; the role of a line that says a known phrase is furniture."""
    alive: Alive = {NUMBER["before"]: (0.0, None)}
    for line, outlook in zip(lines, outlooks(lines), strict=True):
        if outlook is None:
            reached, top = walk(alive, said(line.known), SILENT)
        else:
            reached, top = walk(alive, outlook.moves, line.worth)
            if outlook.starts:
                top = begin(line.worth, alive, outlook.starts, reached, top)
        if not reached:
            state = max(alive, key=lambda s: alive[s][0])
            top = alive[state][0] - LOST
            reached = {NUMBER["free"]: (top, state, JUNK)}
        floor = top - BEAM
        alive = {
            state: (value, (alive[source][1], state, role))
            for state, (value, source, role) in reached.items()
            if value >= floor
        }
    best = max(alive, key=lambda s: (alive[s][0] - (0.0 if STATES[s].closed else OPEN_END), -s))
    link = alive[best][1]
    path = []
    while link is not None:
        link, state, role = link
        path.append((state, role))
    return path[::-1]


def outlooks(lines: list[Line]) -> Iterator[Outlook | None]:
    """What can come of each line by what stands after it; None for those that say a phrase, which do not count."""
    found: list[Outlook | None] = []
    following = 0
    for line in reversed(lines):
        if line.known:
            found.append(None)
        else:
            outlook = OUTLOOKS[line.gap, line.can, following]
            following = outlook.following
            found.append(outlook)
    return reversed(found)


Reached = dict[int, tuple[float, int, int]]
"""State -> worth of the best way there, the state before, the role."""


def walk(alive: Alive, table: Table | Said, worth: Worth) -> tuple[Reached, float]:
    """The states that a line leads to, beginnings of items and comments apart, and the worth of the best.

    Those that the beam would drop are left out where that shows already.
    """
    reached: Reached = {}
    top = floor = LEAST
    for state, (total, _) in alive.items():
        for to, role, value in table[state]:
            value += total + worth[role]
            if value < floor:
                continue
            there = reached.get(to)
            if there is None or value > there[0]:
                reached[to] = (value, state, role)
                if value > top:
                    top, floor = value, value - MARGIN
    return reached, top


def begin(worth: Worth, alive: Alive, starts: tuple[Start, ...], reached: Reached, top: float) -> float:
    """Enter what begins with a line, and give the worth of the best that is reached."""
    ends: dict[int, tuple[float, int]] = {}
    highest = LEAST
    for state, (total, _) in alive.items():
        kind = CLASSES[state]
        if kind != CLOSED_TO_ALL:
            known = ends.get(kind)
            if known is None or total > known[0]:
                ends[kind] = (total, state)
                if total > highest:
                    highest = total
    if not ends:
        return top
    costs = [(total, state, CHANGES[kind]) for kind, (total, state) in ends.items()]
    floor = top - MARGIN
    for layout, to, role, first, again, most in starts:
        own = worth[role]
        if highest + own + most < floor:
            continue
        best, source = LEAST, -1
        for total, state, cost in costs:
            value = total - cost[layout]
            if value > best:
                best, source = value, state
        value = best + own + (again if LAYOUTS[source] == layout else first)
        if value < floor:
            continue
        there = reached.get(to)
        if there is None or value > there[0]:
            reached[to] = (value, source, role)
            if value > top:
                top, floor = value, value - MARGIN
    return top
