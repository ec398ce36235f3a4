"""Which roles of lines follow each other on a page: the states of the decoder and what it costs to go from one to another.

A page is furniture, one main article at the most, items that share an order of header lines, and readers' comments that
share another.  Of a state it matters whether something may end in it (it is closed), because there anything may begin.
"""

from msgspec import Struct

from cleaner.split.lines.roles import (
    ACTION,
    BOTH,
    CREDIT,
    IMPRINT,
    INNER,
    ITEM,
    JUNK,
    NAME,
    PERSON,
    REPEAT,
    SIGNED,
    SOURCE,
    SOURCED,
    STAMPED,
    TAGS,
    TALK,
    TEXT,
    TIME,
    TITLE,
)

ITEMS: dict[str, float] = {
    "STH": 0.0, "STRH": 0.0, "SRTH": 0.4, "TSH": 0.1, "TSRH": 0.3, "BH": 0.0, "BRH": 0.2, "TH": 0.3, "SH": 0.4,
    "SRH": 0.2, "HST": 0.0, "HTS": 0.2, "HB": 0.0, "HT": 0.3, "HS": 0.6, "H": 1.0, "M": 0.3, "Q": 0.5, "QT": 0.1,
    "SHT": 0.8, "SHB": 1.0, "T": 1.5, "h": 1.0, "L": 1.0, "HI": 0.2, "F": 0.8, "HBS": 0.5, "STR": 1.2,
}  # fmt: skip
"""Orders of header lines, and what it costs to suppose them. S source, T time, B both on one line, R source again, H title,
M time and title on one line, Q title and source on one line.  A title alone is H under a label or among other items, h where
it stands apart from what is before it, else it may be a heading inside a text; L is a line of a list of titles without
texts; I who wrote and when among other words;
F is a title whose text is followed by its time or its source, and by its authors or topic."""
COMMENTS: dict[str, float] = {"NTX": 0.0, "VX": 0.0, "NXT": 0.2, "NX": 1.0, "NTHY": 0.3, "VHY": 0.3}
"""The same of comments. N name, V name and time on one line, X words, H a title, Y words however long."""
LABELLED = ("NX", "NTHY", "VHY")
"""Orders of comments that only a label tells from others."""
TEXTS = ("T", "h", "F", "STR")
"""Orders that are none without a text."""
LETTERS = {
    "S": SOURCE, "T": TIME, "B": BOTH, "R": REPEAT, "H": TITLE, "h": TITLE, "L": TITLE, "M": STAMPED, "Q": SOURCED, "N": NAME,
    "V": SIGNED, "X": TALK, "Y": TEXT, "I": IMPRINT, "F": TITLE,
}  # fmt: skip
ORDERS = (*ITEMS, *COMMENTS)
"""The order of each layout: of items, then of comments."""
SAID = len(ITEMS)
"""The first layout that is of comments."""

HEADER, FIRST, MORE, START, LINE, FREE, REMARK, APART = range(8)
GAPS: dict[int, tuple[float, float, float, float]] = {
    HEADER: (0.0, 0.1, -0.5, -1.5),
    FIRST: (0.0, 0.1, 0.0, -1.0),
    MORE: (0.0, 0.0, 0.0, -1.2),
    START: (0.0, -0.9, 0.3, 1.3),
    LINE: (0.0, 0.0, 0.3, 0.7),
    FREE: (0.0, 0.0, 0.0, 0.0),
    REMARK: (0.0, -0.2, 0.3, 0.6),
    APART: (-2.0, -2.5, -0.5, 1.3),
}
"""What white space before a line (`Line.gap`) is worth within a header, before the text, within it, before an article, before
one of a line in a list, before furniture, before a comment, before a headline that nothing else tells from a heading."""

FURNITURE = ("before", "free", "talked", "asked", "listed", "topics")
"""Furniture before anything else, after something, under a label of comments, some lines after that, under a label of a
list, of topics."""
HAD = {SOURCE: 1, TIME: 2, BOTH: 3, PERSON: 4, IMPRINT: 6}
"""What lines of the main article's header tell, as bits."""
HEADER_COST = {SOURCE: 0.1, TIME: 0.0, BOTH: 0.0, REPEAT: 0.3, PERSON: 0.0, CREDIT: 0.3, IMPRINT: 0.2}
HEAD_COST = {SOURCE: 0.4, PERSON: 0.8, IMPRINT: 1.0}
"""What it costs that a header begins above the title with such a line."""
FOOT_COST = {IMPRINT: 0.5, TIME: 0.7, BOTH: 0.9, PERSON: 0.9, SOURCE: 1.5}
"""What it costs that such a line stands below the text of an item."""
SIGNED_AFTER = {"H": 0.5, "Q": 0.5, "S": 1.6}
"""Lines of a header that authors may stand right below, and what that costs."""
SECTION = 0.3
"""What it costs that a time has a word beside it below an item that has its source: that is the name of a section."""
TIMED_LETTERS, SOURCED_LETTERS = frozenset("TBMVI"), frozenset("SBQ")
PARTS = ("", "*")
"""The text of the main article before its first inner heading, and after: where there is one there are more."""


class State(Struct, gc=False):
    """A state of the decoder."""

    name: str
    kind: str
    """furniture, main, item, comment."""
    closed: bool
    layout: int = -1
    """Of an item or a comment, in `ORDERS`."""


STATES: list[State] = []
NUMBER: dict[str, int] = {}
STEPS: list[list[tuple[int, int, float, int]]] = []
"""By state: the state that follows, the role of the line, the cost, the kind of gap."""
STARTS: list[tuple[int, tuple[int, ...]]] = []
"""By layout: the state after the first line, and the roles of all lines of the header."""


def add(name: str, kind: str, closed: bool, layout: int = -1) -> None:
    """A new state."""
    NUMBER[name] = len(STATES)
    STATES.append(State(name, kind, closed, layout))
    STEPS.append([])


def step(source: str, to: str, role: int, cost: float = 0.0, gap: int = FREE) -> None:
    """A line of a role leads from one state to another."""
    STEPS[NUMBER[source]].append((NUMBER[to], role, cost, gap))


def furniture() -> None:
    """Furniture goes on, and any line can be some."""
    for name in FURNITURE:
        add(name, "furniture", True)
    add("tags", "main", True)
    for name in FURNITURE:
        step(name, {"topics": "free", "talked": "asked"}.get(name, name), JUNK)
        step(name, "tags", TAGS, -0.6 if name == "topics" else 0.2)
    step("tags", "tags", TAGS)
    step("tags", "free", JUNK)


def main_article() -> None:
    """The one article that a page is about: its header is free in order, its text has headings, lists and insertions."""
    for had in range(8):
        for name in ("head", "under", "aside"):
            add(f"{name}{had}", "main", False)
    add("foot", "main", True)
    for part in PARTS:
        for name, closed in (("body", True), ("list", True), ("inner", False), ("insert", False)):
            add(name + part, "main", closed)
    for role, cost in HEADER_COST.items():
        bits = HAD.get(role, 0)
        step("before", f"head{bits}", role, cost + HEAD_COST.get(role, 0.1), LINE)
        for had in range(8):
            told = cost + (1.2 if had & bits else 0.0)
            step(f"head{had}", f"head{had | bits}", role, told + (0.6 if role == PERSON else 0.0), HEADER)
            step(f"under{had}", f"under{had | bits}", role, told, HEADER)
            step(f"aside{had}", f"under{had | bits}", role, told + (1.0 if role == SOURCE else 0.4))
    step("before", "under0", TITLE, 0.0, LINE)
    step("before", "body", TEXT, 3.0)
    for had in range(8):
        step(f"head{had}", f"under{had}", TITLE, 0.0, HEADER)
        for name in (f"under{had}", f"aside{had}"):
            step(name, "body", TEXT, 0.0, FIRST)
            step(name, f"aside{had}", JUNK, 0.1)
            step(name, f"aside{had}", TAGS, 0.1)
            step(name, "free", JUNK, 3.0)
    for part in PARTS:
        text(part)
    step("foot", "free", JUNK)
    step("foot", "foot", CREDIT, 0.3)
    for role in (TIME, BOTH, PERSON, IMPRINT):
        step("foot", "foot", role, 0.5)
    step("foot", "insert", JUNK, 0.8)
    step("foot", "tags", TAGS)
    step("foot", "body", TEXT, 1.0, MORE)


def text(part: str) -> None:
    """The text of the main article, and what ends it."""
    body, inner, items, insert = (f"{name}{part}" for name in ("body", "inner", "list", "insert"))
    for name in (body, items, insert, inner):
        step(name, body, TEXT, 0.2 if name == insert else 0.0, MORE)
        step(name, items, ITEM, 0.3 if name != items else 0.0, MORE)
        if name == inner:
            continue
        step(name, "inner*", INNER, -0.6 if part else 0.2)
        step(name, insert, JUNK, (2.0 if part else 1.3) if name != insert else 0.5)
        step(name, "free", JUNK)
        step(name, "foot", CREDIT)
        step(name, "foot", PERSON, 0.8)
        step(name, "foot", TIME, 1.2)
        step(name, "foot", BOTH, 1.2)
        step(name, "foot", IMPRINT, 0.8)
        step(name, "tags", TAGS)


def items() -> None:
    """Items: a header in the order of its layout, authors after the title or the header, text, and what ends it."""
    for layout, order in enumerate(ITEMS):
        names = [f"{order}.{place}" for place in range(len(order))]
        for place, name in enumerate(names):
            add(name, "item", place == len(order) - 1 and order not in TEXTS, layout)
        body, done, by, whole = f"{order}.body", f"{order}.done", f"{order}.by", names[-1]
        for name in (body, done, by):
            add(name, "item", order != "F" or name == done, layout)
        for place in range(1, len(order)):
            step(names[place - 1], names[place], LETTERS[order[place]], 0.0, HEADER)
            if order[place - 1] in SIGNED_AFTER and (order[place - 1] != "S" or order[place] == "T"):
                signed = f"{order}.{place - 1}by"
                add(signed, "item", False, layout)
                step(names[place - 1], signed, PERSON, SIGNED_AFTER[order[place - 1]], HEADER)
                step(signed, names[place], LETTERS[order[place]], 0.0, HEADER)
        step(whole, by, PERSON, 0.6, HEADER)
        step(whole, by, IMPRINT, 0.2, HEADER)
        step(by, by, IMPRINT, 1.2, HEADER)
        for name in (whole, by):
            step(name, body, TEXT, 2.0 if order == "L" else 0.0, FIRST)
        step(body, body, TEXT, 0.1, MORE)
        step(body, body, ITEM, 1.0, MORE)
        if order not in "HhLF":
            inner = f"{order}.inner"
            add(inner, "item", False, layout)
            step(body, inner, INNER, 0.4)
            step(inner, body, TEXT, 0.0, MORE)
        foot = f"{order}.foot"
        add(foot, "item", True, layout)
        if order == "F":
            footed(body, foot, done)
            STARTS.append((NUMBER[names[0]], (TITLE,)))
            continue
        for name in (whole, by, body, done, foot):
            if name != whole or order not in TEXTS:
                step(name, done, JUNK, 0.4)
                step(name, done, CREDIT, 0.5)
                step(name, done, TAGS, 0.5)
        for name in (body, done, foot):
            for role, cost in FOOT_COST.items():
                timed = role in (TIME, BOTH) and not TIMED_LETTERS.isdisjoint(order)
                sourced = role in (SOURCE, BOTH) and not SOURCED_LETTERS.isdisjoint(order)
                told = 1.0 if timed or (sourced and role == SOURCE) else SECTION if sourced else 0.0
                step(name, foot, role, cost + told + (0.4 if name == "done" else 0.0), HEADER)
        step(done, body, TEXT, 1.5, MORE)
        STARTS.append((NUMBER[names[0]], tuple(LETTERS[letter] for letter in order)))


def footed(body: str, foot: str, done: str) -> None:
    """What ends an item that has its time or its source below its text; behind a line that tells both no other source follows."""
    layout = STATES[NUMBER[foot]].layout
    late, named, both = f"{foot}2", f"{foot}s", f"{foot}b"
    for name in (late, named, both):
        add(name, "item", True, layout)
    for role, cost, to in ((TIME, 0.0, foot), (BOTH, 0.0, both), (IMPRINT, 0.0, foot), (SOURCE, 0.6, named)):
        step(body, to, role, cost, MORE)
    for name, more in ((foot, SOURCE), (named, TIME), (both, None)):
        for role, cost in ((SOURCE, 0.8), (PERSON, 0.4), (TIME, 0.8), (TAGS, 0.3)):
            step(name, late, role, 0.0 if role == more else cost, MORE)
    step(late, late, PERSON, 0.8, MORE)
    step(late, late, TAGS, 0.4, MORE)
    for name in (foot, named, both, late, done):
        step(name, done, JUNK, 0.2)


def comments() -> None:
    """Comments: name, time and words in the order of the layout, then controls."""
    add("mess", "comment", True)
    for name in ("talked", "asked"):
        step(name, "mess", JUNK, 0.6)
        step(name, "mess", TALK, 0.6)
    for role, cost in ((TALK, 0.5), (JUNK, 0.5), (TIME, 1.0), (SIGNED, 1.2)):
        step("mess", "mess", role, cost)
    step("mess", "free", JUNK, 0.3)
    for layout, order in enumerate(COMMENTS, SAID):
        names = [f"{order}{place}" for place in range(len(order))]
        for place, name in enumerate(names):
            add(name, "comment", place == len(order) - 1, layout)
        done = f"{order}done"
        add(done, "comment", True, layout)
        for place in range(1, len(order)):
            step(names[place - 1], names[place], LETTERS[order[place]], 0.0, HEADER)
        for place, letter in enumerate(order):
            if letter in "XY":
                step(names[place], names[place], LETTERS[letter], 0.4, MORE)
        for name in (names[-1], done):
            step(name, done, ACTION)
            step(name, "free", JUNK, 0.2)
            step(name, "tags", TAGS, 0.3)
        STARTS.append((NUMBER[names[0]], tuple(LETTERS[letter] for letter in order)))


furniture()
main_article()
items()
comments()
