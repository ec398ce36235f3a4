"""The best sequence of roles for all lines of a page (Viterbi, 1967), with a beam.

What is kept of each line is one link of a chain: paths that lose are forgotten, and those that are left share all but
their last links.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from cleaner.split.lines.grammar import IMPOSSIBLE, NUMBER, STATES
from cleaner.split.lines.roles import JUNK, ROLES, Line, Worth
from cleaner.split.lines.tables import AHEAD, CHANGES, CLASSES, Said, Table, moves, openings, said, starts

BEAM = 4.5
"""States that are worth so much less than the best are given up."""
OPEN_END = 3.0
"""What it costs that a page ends within a header."""
LOST = 10.0
"""What it costs to go on as furniture where no state allows a line."""

SILENT: Worth = (0.0,) * len(ROLES)
BARES = [state.bare for state in STATES]
LAYOUTS = [state.layout for state in STATES]

Link = tuple["Link | None", int, int]
"""The link before, state, role."""
Alive = dict[int, tuple[float, Link | None]]


def decode(lines: Iterable[Line]) -> list[tuple[int, int]]:
    """State and role of each line; the role of a line that says a known phrase is furniture."""
    alive: Alive = {NUMBER["before"]: (0.0, None)}
    for line, ahead in with_ahead(lines):
        reached = walk(alive, said(line.known), SILENT) if line.known else read(line, alive, ahead)
        if not reached:
            state = max(alive, key=lambda s: alive[s][0])
            reached = {NUMBER["free"]: (alive[state][0] - LOST, state, JUNK)}
        floor = max(reached.values())[0] - BEAM
        alive = {
            state: (found[0], (alive[found[1]][1], state, found[2]))
            for state, found in reached.items()
            if found[0] >= floor
        }
    best = max(alive, key=lambda s: (alive[s][0] - (STATES[s].bare if STATES[s].closed else OPEN_END), -s))
    link = alive[best][1]
    path = []
    while link is not None:
        link, state, role = link
        path.append((state, role))
    return path[::-1]


def with_ahead(lines: Iterable[Line]) -> Iterator[tuple[Line, tuple[int, ...]]]:
    """Each line with the roles that the next lines that say no phrase can play; a line that says one needs none."""
    waiting: deque[Line] = deque()
    told = 0

    def ready(least: int) -> Iterator[tuple[Line, tuple[int, ...]]]:
        nonlocal told
        while waiting and (waiting[0].known or told > least):
            first = waiting.popleft()
            told -= not first.known
            yield first, () if first.known else tuple(islice((one.can for one in waiting if not one.known), AHEAD))

    for line in lines:
        waiting.append(line)
        told += not line.known
        yield from ready(AHEAD)
    yield from ready(0)


Reached = dict[int, tuple[float, int, int]]
"""State -> worth of the best way there, the state before, the role."""


def walk(alive: Alive, table: Table | Said, worth: Worth) -> Reached:
    """The states that a line leads to, beginnings of items and comments apart."""
    reached: Reached = {}
    for state, (total, _) in alive.items():
        for to, role, value in table[state]:
            value += total + worth[role]
            known = reached.get(to)
            if known is None or value > known[0]:
                reached[to] = (value, state, role)
    return reached


def read(line: Line, alive: Alive, ahead: tuple[int, ...]) -> Reached:
    """The states after a line that says no phrase."""
    worth = line.worth
    reached = walk(alive, moves(line.gap, line.can), worth)
    beginnings = starts(line.can, *ahead)
    if not beginnings:
        return reached
    ends: dict[int, tuple[float, int]] = {}
    for state, (total, _) in alive.items():
        kind = CLASSES[state]
        if kind != -1:
            total -= BARES[state]
            known = ends.get(kind)
            if known is None or total > known[0]:
                ends[kind] = (total, state)
    first, again = openings(line.gap)
    for layout, to, role in beginnings:
        best, source = IMPOSSIBLE, -1
        for kind, (total, state) in ends.items():
            value = total - CHANGES[kind][layout]
            if source < 0 or value > best:
                best, source = value, state
        if source >= 0:
            value = best + worth[role] + (again if LAYOUTS[source] == layout else first)[layout]
            there = reached.get(to)
            if there is None or value > there[0]:
                reached[to] = (value, source, role)
    return reached
