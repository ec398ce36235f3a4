"""The roles that a line of a text page can play, and the line as the decoder sees it."""

from msgspec import Struct

NEVER = -50.0
"""Worth of a role that a line cannot play."""

ROLES = (
    "title", "source", "time", "both", "repeat", "person", "credit", "sourced", "stamped",
    "tags", "junk", "text", "inner", "item", "name", "signed", "talk", "action", "imprint",
)  # fmt: skip
(TITLE, SOURCE, TIME, BOTH, REPEAT, PERSON, CREDIT, SOURCED, STAMPED, TAGS, JUNK, TEXT, INNER, ITEM, NAME, SIGNED, TALK,
 ACTION, IMPRINT) = range(len(ROLES))  # fmt: skip
"""title; source; time; both on one line; the source again; authors; holder of rights; title and source on one line; time and
title on one line; topics; furniture; running text; a heading inside a text; an item of a list inside a text; of a comment
the name, name and time on one line, the words, a control; who wrote and when, among other words of one line."""

Worth = tuple[float, ...]
"""By role, how well a line would play it: a logarithm of odds against its being furniture of no particular kind."""


class Line(Struct, gc=False):
    """A block of a text page as the decoder sees it."""

    block: int
    gap: int
    """White space before it: 0 tells nothing, 1 less than between paragraphs, 2 as between paragraphs, 3 more."""
    known: str
    """The concept of the phrase that it says, if it says one."""
    worth: Worth
    can: int
    """The roles that it can play at all, as bits."""


def bits(worth: Worth) -> int:
    """The roles that a line can play at all."""
    can, bit = 0, 1
    for value in worth:
        if value > NEVER:
            can |= bit
        bit <<= 1
    return can


def flat(**given: float) -> Worth:
    """Worths of a line of which only some roles are possible."""
    worth = [NEVER] * len(ROLES)
    for role, value in given.items():
        worth[ROLES.index(role)] = value
    return tuple(worth)


LOWEST = flat()
PROSE = flat(text=1.2, junk=-3.5, talk=-0.4, item=-1.0)
SHORT_PROSE = flat(text=0.9, junk=-2.8, talk=0.2, item=-0.6)


def with_role(worth: Worth, role: int, value: float) -> Worth:
    """The same worths but for one role."""
    return (*worth[:role], value, *worth[role + 1 :])


def plus(worth: Worth, role: int, value: float) -> Worth:
    """The same worths, one of them changed by a value where it is possible at all."""
    return with_role(worth, role, worth[role] + value) if worth[role] > NEVER else worth


Weighed = tuple[Worth, int]
"""Worths, and the roles that are possible at all, as bits."""
Effect = tuple[tuple[tuple[int, float], ...], tuple[tuple[int, float], ...]]
"""What is told of a line changes its worths: roles that become possible, with what they are worth at least; then what is added to the worth of
roles that are possible."""
NOTHING: Effect = ((), ())


def effect(*, least: dict[int, float] | None = None, more: dict[int, float] | None = None) -> Effect:
    """Such a change, by role."""
    return tuple((least or {}).items()), tuple((more or {}).items())


def changed(weighed: Weighed, by: Effect) -> Weighed:
    """The worths of a line with such a change."""
    least, more = by
    if not least and not more:
        return weighed
    worth, can = list(weighed[0]), weighed[1]
    for role, value in least:
        worth[role] = max(worth[role], value)
        can |= 1 << role
    for role, value in more:
        if worth[role] > NEVER:
            worth[role] += value
    return tuple(worth), can
