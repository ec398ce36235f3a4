"""What is read of a text page, group by group."""

from msgspec import Struct

from cleaner.split.groups import Evidence, Group

BEST = 9.0
"""More than any line is worth."""


class Found(Struct):
    """What was read of a page so far."""

    groups: list[Group] = []
    orders: list[list[int]] = []
    """The roles of each group's header."""
    texts: list[bool] = []
    """Whether each group has a text."""
    apart: list[bool] = []
    """Whether a label or comments stand before each group."""
    below: list[bool] = []
    """Whether a label of related articles stands above each group."""
    ended: bool = False
    """What stands below an article stands between the first group and the second."""
    whole: Group | None = None
    """The one long text of the page, which was cut into several."""
    related: bool = False
    """A label names related articles."""


def begin(found: Found, role: str, apart: bool) -> None:
    """A new group."""
    found.groups.append(Group([], -1, 0, {}, evidence=Evidence(role, margin=BEST)))
    found.groups[-1].role = role
    found.orders.append([])
    found.texts.append(False)
    found.apart.append(apart)
    found.below.append(found.related)
