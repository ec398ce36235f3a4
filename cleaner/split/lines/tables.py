"""The grammar as tables that the decoder walks: by state, by the white space before a line, by the phrase that it says."""

from functools import cache

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
    change,
)
from cleaner.split.lines.roles import JUNK, PERSON, SOURCED, TITLE

LABELS = {
    "comments": "talked", "related": "listed", "popular": "listed", "latest": "listed", "tags": "topics",
    "no-comments": "free", "ai": "free", "newsletter": "free", "about-author": "free",
}  # fmt: skip
"""Concepts of phrases that name a section, and the furniture that follows them."""
ANSWERS = ("comment-action", "counts")
"""Concepts of controls of a comment."""
OPENERS = sum({1 << role for _, roles in STARTS for role in roles[:2]} | {1 << PERSON})
"""The roles of the first two lines of headers, as bits."""
AHEAD = 4
"""Lines after one that are looked at to see whether a header can begin there."""

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


@cache
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


Start = tuple[int, int, int, tuple[int, ...]]
"""Layout, state after the first line, role of that line, roles of the lines that follow."""


@cache
def pairs(now: int, then: int) -> tuple[Start, ...]:
    """The layouts whose header can begin with lines that can play the roles of these bits."""
    found = []
    for layout, (to, roles) in enumerate(STARTS):
        if now >> roles[0] & 1 and (
            len(roles) == 1 or then >> roles[1] & 1 or (roles[0] in (TITLE, SOURCED) and then >> PERSON & 1)
        ):
            found.append((layout, to, roles[0], roles[1:]))
    return tuple(found)


def starts(now: int, ahead: list[int]) -> list[Start]:
    """The layouts that can begin with a line and those after it, by the roles that they can play, as bits."""
    found = pairs(now & OPENERS, ahead[0] & OPENERS if ahead else 0)
    return [start for start in found if not start[3] or follows(ahead, 0, start[2], start[3])]


def follows(ahead: list[int], at: int, before: int, roles: tuple[int, ...]) -> bool:
    """Whether the next lines could play the roles that follow one; a line of authors may stand after a title."""
    if not roles:
        return True
    if at >= len(ahead):
        return False
    if ahead[at] >> roles[0] & 1 and follows(ahead, at + 1, roles[0], roles[1:]):
        return True
    return before in (TITLE, SOURCED) and bool(ahead[at] >> PERSON & 1) and follows(ahead, at + 1, PERSON, roles)


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
            found.append((number, -1.0 if label or answer else -0.3))
    elif state.layout >= 0:
        to = done_of(state.layout) if state.closed else number
        found.append((to, 0.6 if answer and state.closed else -0.2 if answer else -0.8))
    else:
        found.append((number, 0.3 if answer else 0.0))
    return found


@cache
def done_of(layout: int) -> int:
    """The state in which an item or comment of a layout has ended."""
    return max(number for number, state in enumerate(STATES) if state.layout == layout and state.name.endswith("done"))
