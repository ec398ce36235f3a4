"""The grammar as tables that the decoder walks: by state, by the white space before a line, by the phrase that it says."""

from functools import cache, lru_cache
from typing import NamedTuple

from cleaner.split.lines.changes import change
from cleaner.split.lines.grammar import (
    APART,
    GAPS,
    LINE,
    NUMBER,
    ORDERS,
    REMARK,
    SAID,
    START,
    STARTS,
    STATES,
    STEPS,
    State,
)
from cleaner.split.lines.roles import JUNK, PERSON, SOURCE, SOURCED, TITLE

LABELS = {
    "comments": "talked", "related": "listed", "popular": "listed", "latest": "listed", "tags": "topics",
    "no-comments": "free", "ai": "free", "newsletter": "free", "about-author": "free",
}  # fmt: skip
"""Concepts of phrases that name a section, and the furniture that follows them."""
PASSING = ("figures", "address", "label", "running")
"""What stands in any part of an article, or between two, and tells nothing of where it ends: a number, an address, "By" alone, the
head of a sheet of paper."""
NEUTRAL = ("address", "running")
"""Those of them that a text goes on behind as likely as not."""
BETWEEN = {"advertisement": -1.5}
"""What it is worth that such stands between the lines of a header, where it is less than a control there."""
ANSWERS = ("comment-action", "counts")
"""Concepts of controls of a comment."""

Moves = tuple[tuple[int, int, float], ...]
"""State that follows, role, worth of going there."""


class Table(dict[int, Moves]):
    """By state: where a line can lead that has some white space before it and can play some roles; made as asked for."""

    def __init__(self, gap: int, can: int) -> None:
        super().__init__()
        self.gap, self.can = gap, can

    def __missing__(self, state: int) -> Moves:
        made = tuple(
            (to, role, GAPS[kind][self.gap] - cost) for to, role, cost, kind in STEPS[state] if self.can >> role & 1
        )
        self[state] = made
        return made


@lru_cache(maxsize=4096)
def moves(gap: int, can: int) -> Table:
    """The table of lines that can play the roles of these bits."""
    return Table(gap, can)


CLOSED_TO_ALL = -1
"""The class of states after which nothing can begin."""
CLASSES = [
    CLOSED_TO_ALL if not state.closed else state.layout + 1 if state.layout >= 0 else -2 - number
    for number, state in enumerate(STATES)
]
"""By state: which of `CHANGES` holds when something begins after it.  It is one for all states of a
layout."""


class Changes(dict[int, list[float]]):
    """By class and layout: what it costs that an item or comment begins; made as asked for."""

    def __missing__(self, kind: int) -> list[float]:
        number = -2 - kind if kind < -1 else next(n for n, state in enumerate(STATES) if state.layout == kind - 1)
        self[kind] = made = [change(STATES[number], layout) for layout in range(len(ORDERS))]
        return made


CHANGES = Changes()


LEAST_CHANGE = [min(CHANGES[kind][layout] for kind in {*CLASSES} - {CLOSED_TO_ALL}) for layout in range(len(ORDERS))]
"""By layout: what it costs at the least that it begins."""

Rest = tuple[bool, tuple[int, ...]]
"""Whether a line of authors may come first, and the roles of the lines that a header still lacks."""


def rest_of(roles: tuple[int, ...]) -> Rest:
    """What follows the first of some roles; a line of authors may stand after a title or a source."""
    return roles[0] in (TITLE, SOURCED, SOURCE), roles[1:]


def all_rests() -> list[Rest]:
    """All that a header can lack."""
    found: dict[Rest, None] = {}
    for _, roles in STARTS:
        while len(roles) > 1:
            found |= {rest_of(roles): None, (False, roles[1:]): None}
            roles = roles[1:]
    return list(found)


RESTS = all_rests()
NUMBERED = {rest: number for number, rest in enumerate(RESTS)}


def goes_on(rest: Rest, can: int, following: int) -> bool:
    """Whether a line that can play some roles is the first that a header lacks, and what can follow it are the others."""
    signed, roles = rest
    if can >> roles[0] & 1 and (len(roles) == 1 or following >> NUMBERED[rest_of(roles)] & 1):
        return True
    return signed and bool(can >> PERSON & 1 and following >> NUMBERED[(False, roles)] & 1)


Start = tuple[int, int, int, float, float, float]
"""Layout, state after its first line, role of that line; what the white space before it is worth, and where it follows its
like; what that is worth at the most, with what it costs at the least that it begins."""


class Outlook(NamedTuple):
    """Where a line can lead, by what it and those after it can be."""

    following: int
    """What can follow the line before it: a bit for each of `RESTS`."""
    moves: Table
    starts: tuple[Start, ...]


class Outlooks(dict[tuple[int, int, int], Outlook]):
    """By white space, roles that a line can play, and what can follow it; made as asked for, forgotten when they are many."""

    def __missing__(self, key: tuple[int, int, int]) -> Outlook:
        gap, can, following = key
        if len(self) >= MOST_OUTLOOKS:
            self.clear()
        here = sum(1 << number for number, rest in enumerate(RESTS) if goes_on(rest, can, following))
        first, again = openings(gap)
        starts = tuple(
            (
                layout,
                to,
                roles[0],
                first[layout],
                again[layout],
                max(first[layout], again[layout]) - LEAST_CHANGE[layout],
            )
            for layout, (to, roles) in enumerate(STARTS)
            if can >> roles[0] & 1 and (len(roles) == 1 or following >> NUMBERED[rest_of(roles)] & 1)
        )
        self[key] = made = Outlook(here, moves(gap, can), starts)
        return made


MOST_OUTLOOKS = 10_000
OUTLOOKS = Outlooks()


@cache
def openings(gap: int) -> tuple[list[float], list[float]]:
    """By layout: what this white space is worth before an item or comment, and before one that follows its like."""
    first, again = [], []
    for layout, order in enumerate(ORDERS):
        if layout >= SAID:
            kinds = (REMARK, REMARK)
        elif order == "h":
            kinds = (APART, APART)
        else:
            kinds = (START, LINE if len(order) == 1 else START)
        first.append(GAPS[kinds[0]][gap])
        again.append(GAPS[kinds[1]][gap])
    return first, again


class Said(dict[int, Moves]):
    """By state: where a line leads that says a phrase of a concept; made as asked for."""

    def __init__(self, concept: str) -> None:
        super().__init__()
        self.concept = concept

    def __missing__(self, state: int) -> Moves:
        made = tuple((to, JUNK, worth) for to, worth in after(state, STATES[state], self.concept))
        self[state] = made
        return made


@cache
def said(concept: str) -> Said:
    """The table of lines that say a phrase of a concept."""
    return Said(concept)


def after(number: int, state: State, concept: str) -> list[tuple[int, float]]:
    """Where a line that says a phrase leads from a state: it is furniture, which may stand within an article too."""
    label, answer, counts = LABELS.get(concept, ""), concept in ANSWERS, concept == "counts"
    name = state.name
    found: list[tuple[int, float]] = []
    if concept in PASSING:
        return passing(number, state, concept)
    if state.kind == "furniture":
        found.append((NUMBER[label] if label else number, 0.3))
        if counts and name in ("free", "topics"):
            found.append((NUMBER["talked"], 0.2))
        if name == "before" and label:
            found.append((number, -0.2))
        return found
    if state.closed and counts and state.kind in ("main", "item"):
        found.append((NUMBER["talked"], -(0.0 if state.kind == "main" else 0.8)))
    if state.closed and (label or state.kind == "main"):
        found.append((NUMBER[label or "free"], 0.3))
    if state.kind == "main":
        if name.rstrip("*") in ("body", "list", "insert"):
            found.append((NUMBER["insert*" if name[-1] == "*" else "insert"], -0.8 if label else 0.0))
        elif name[:-1] in ("under", "aside"):
            found.append((NUMBER[f"aside{name[-1]}"], -1.0 if label else -0.2))
        elif name[:-1] in ("head", "inner") or name == "inner":
            found.append((number, -0.4))
    elif state.kind == "item":
        if state.closed:
            found.append((done_of(state.layout), -(0.5 if label or answer else -0.1)))
        else:
            found.append((number, -1.0 if label or answer else BETWEEN.get(concept, -0.3)))
    elif state.layout >= 0:
        to = done_of(state.layout) if state.closed else number
        found.append((to, 0.6 if answer and state.closed else -0.2 if answer else -0.8))
    else:
        found.append((number, 0.3 if answer else 0.0))
    return found


def passing(number: int, state: State, concept: str) -> list[tuple[int, float]]:
    """Where a number or an address leads: a header goes on behind it, a text may have ended."""
    if state.kind == "item" and state.closed:
        whole = state.name[-1].isdigit()
        return [(done_of(state.layout), 0.1), (number, 0.0 if whole or concept in NEUTRAL else -0.6)]
    if state.kind == "main" and state.closed:
        return [(NUMBER["free"], 0.1), (number, 0.0 if concept in NEUTRAL else -0.6)]
    return [(number, 0.1)]


@cache
def done_of(layout: int) -> int:
    """The state in which an item or comment of a layout has ended."""
    return max(number for number, state in enumerate(STATES) if state.layout == layout and state.name.endswith("done"))
