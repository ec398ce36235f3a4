"""What it costs that an item or a comment begins, by what is before it: another order of header lines costs more than the same again."""

from cleaner.split.lines.grammar import COMMENTS, ITEMS, LABELLED, ORDERS, SAID, State

UNTIMED = 0.8
"""What it costs to go from one order of items to the same without its time, or back: not every item has one."""
IMPOSSIBLE = 99.0
BARE = 4.0
"""What it costs that a list of headlines with nothing but texts below them begins where no label announces it."""


def timeless(order: str) -> str:
    """An order of an item without its time."""
    return order.replace("B", "S").replace("M", "H").replace("T", "")


def apart(one: str, two: str) -> float:
    """What it costs to go from one order of items to another: little where one is the other with a line or two left out."""
    one, two = (
        order.replace("B", "ST").replace("I", "ST").replace("Q", "HS").replace("L", "H").replace("F", "HT")
        for order in (one, two)
    )
    if len(one) > len(two):
        one, two = two, one
    rest = iter(two)
    if "H" not in one or not all(letter in rest for letter in one):
        return 1.5
    return 1.0 if len(two) - len(one) <= 1 else 1.3


def change(source: State, layout: int) -> float:
    """What it costs that an item or comment of a layout begins after a closed state."""
    if source.layout == layout:
        return 0.0
    if layout >= SAID:
        return change_to_comment(source, ORDERS[layout])
    order = ORDERS[layout]
    prior = ITEMS[order]
    lone = 0.8 if order in ("H", "h", "L", "SH", "HS", "Q", "F") else 0.0
    if source.kind == "item":
        other = ORDERS[source.layout]
        if order == "h":
            return IMPOSSIBLE
        if "S" in (named := timeless(order)) and named == timeless(other):
            return UNTIMED
        return 2.0 if {order, other} <= {"H", "L"} else apart(other, order) + prior / 2 + lone
    if order == "H" and source.name != "listed":
        return BARE
    if source.kind == "main":
        return prior + 1.2 + 1.5 * lone
    if source.kind == "comment":
        alike = source.layout >= 0 and ORDERS[source.layout] in ("NTHY", "VHY")
        return prior + (3.0 if alike else 0.8) + lone / 2
    after = {"before": 1.2, "free": 0.8, "talked": 3.0, "asked": 1.2, "listed": -0.8, "topics": 1.0}
    return prior + after[source.name] + (0.0 if source.name in ("before", "listed") else lone)


def change_to_comment(source: State, order: str) -> float:
    """What it costs that a comment of an order begins after a closed state."""
    prior = COMMENTS[order]
    if order in LABELLED and source.name not in ("talked", "mess"):
        return IMPOSSIBLE  # a name and words below it are a heading and a text as well
    if source.kind == "comment":
        return prior + (1.0 if source.name == "mess" else 1.5)
    if source.kind in ("item", "main"):
        return prior + 1.6
    return (
        prior + {"before": 5.0, "free": 1.0, "talked": -0.8, "asked": -0.6, "listed": 2.5, "topics": 1.5}[source.name]
    )
