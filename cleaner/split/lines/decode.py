"""The best sequence of roles for all lines of a page (Viterbi, 1967), with a beam.

What is kept of each line is one link of a chain: paths that lose are forgotten, and those that are left share all but
their last links.
"""

from cleaner.split.lines.grammar import NUMBER, STATES
from cleaner.split.lines.roles import JUNK, ROLES, Line, Worth
from cleaner.split.lines.tables import (
    AHEAD,
    CHANGES,
    CLASSES,
    CLOSED_TO_ALL,
    Said,
    Table,
    moves,
    openings,
    said,
    starts,
)

BEAM = 4.5
"""States that are worth so much less than the best are given up."""
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
    told = [line.can for line in lines if not line.known]
    place = 0
    for line in lines:
        if line.known:
            reached = walk(alive, said(line.known), SILENT)
        else:
            place += 1
            reached = walk(alive, moves(line.gap, line.can), line.worth)
            begin(line, alive, told[place : place + AHEAD], reached)
        if not reached:
            state = max(alive, key=lambda s: alive[s][0])
            reached = {NUMBER["free"]: (alive[state][0] - LOST, state, JUNK)}
        floor = max(reached.values())[0] - BEAM
        alive = {
            state: (found[0], (alive[found[1]][1], state, found[2]))
            for state, found in reached.items()
            if found[0] >= floor
        }
    best = max(alive, key=lambda s: (alive[s][0] - (0.0 if STATES[s].closed else OPEN_END), -s))
    link = alive[best][1]
    path = []
    while link is not None:
        link, state, role = link
        path.append((state, role))
    return path[::-1]


Reached = dict[int, tuple[float, int, int]]
"""State -> worth of the best way there, the state before, the role."""


def walk(alive: Alive, table: Table | Said, worth: Worth) -> Reached:
    """The states that a line leads to, beginnings of items and comments apart."""
    reached: Reached = {}
    for state, (total, _) in alive.items():
        for to, role, value in table[state]:
            value += total + worth[role]
            there = reached.get(to)
            if there is None or value > there[0]:
                reached[to] = (value, state, role)
    return reached


def begin(line: Line, alive: Alive, ahead: list[int], reached: Reached) -> None:
    """Enter what begins with a line: `ahead` holds the roles that the lines after it can play, as bits."""
    beginnings = starts(line.can, ahead)
    if not beginnings:
        return
    ends: dict[int, tuple[float, int]] = {}
    for state, (total, _) in alive.items():
        kind = CLASSES[state]
        if kind != CLOSED_TO_ALL:
            known = ends.get(kind)
            if known is None or total > known[0]:
                ends[kind] = (total, state)
    if not ends:
        return
    costs = [(total, state, CHANGES[kind]) for kind, (total, state) in ends.items()]
    first, again = openings(line.gap)
    for layout, to, role, _ in beginnings:
        best, source = LEAST, -1
        for total, state, cost in costs:
            value = total - cost[layout]
            if value > best:
                best, source = value, state
        value = best + line.worth[role] + (again if LAYOUTS[source] == layout else first)[layout]
        there = reached.get(to)
        if there is None or value > there[0]:
            reached[to] = (value, source, role)
