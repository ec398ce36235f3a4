"""Why a page was split as it was: what was weighed, and what became of it.  Made for `cleaner explain` only."""

from collections import Counter
from math import isfinite
from typing import Literal

from msgspec import Struct, field

from cleaner.describe.origins import Origins
from cleaner.model import Page
from cleaner.own_names import own_names
from cleaner.split.candidate import Candidate

NEAR = 4
"""Containers above a headline that are told."""
VIEWS = ("container", "following", "both")
"""How a candidate's records were found, by `Candidate.view`."""
PARTS = {
    "S": "source", "T": "time", "B": "source and time", "R": "source again", "H": "headline", "h": "headline",
    "L": "headline", "M": "time and headline", "Q": "headline and source", "I": "byline and time",
    "F": "headline, time below the text", "N": "name", "V": "name and time", "X": "words", "Y": "words",
}  # fmt: skip
"""What the letters of `split.lines.grammar.LETTERS` stand for."""
FATES = {"": "unlikely", "taken": "aside"}
"""What became of candidates, where the page was read line by line or nothing was noted."""

Way = Literal["lists", "article", "lines"]
Settled = Literal["", "alone", "unlikely", "thread", "sections", "named", "declared", "signed", "feed"]
"""What says whether a page is about one article, where that is no matter of odds.

About one: alone, no list was taken; unlikely, none of its lists is likely; thread, its posts are those of one thread; sections, its
list is that of the sections of one document; named, it calls itself by the headline of a text outside of its lists.  Of many: declared, the page declares a list that was taken; signed, its stories say
when or by whom they were written; feed, it is a feed, whose entries they are.
"""


class Trace(Struct):
    """What the split notes as it goes."""

    found: list[Candidate] = []
    chances: list[float] = []
    """Of each candidate, that its records are articles."""
    least: float = 0.0
    """Chance that a list of this page needs."""
    one: float | None = None
    """Log-odds that the page is about one article; infinite where no list was taken, or one that the page declares was."""
    sure: float = 0.0
    """Log-odds that it needs to be taken for one."""
    settled: Settled = ""
    by_lines: bool = False
    """An HTML page was read line by line in the end."""
    origins: Origins = field(default_factory=Origins)
    """Where fields of articles were taken from, which is noted later."""
    path: list[tuple[int, int]] = []
    """State and role of each line, where a page was read line by line and articles were found."""

    def take(self, other: "Trace") -> None:
        """Be what another one has noted."""
        for name in self.__struct_fields__:
            setattr(self, name, getattr(other, name))


class Weighed(Struct):
    """A candidate list of an HTML page."""

    path: str
    """Tag and classes of the elements around its first headline, the outer ones first."""
    first: int
    """The element in which the first headline stands, by `Block.place`."""
    headlines: int
    records: str
    """What each headline was given: container, following, both."""
    chance: float
    fate: str
    """taken; related or item: beside the one article; inside: of the one article, or bare headlines beside it; overlaps: it
    shares records with one that promises more; bare: nothing but its looks says that its records are stories; unlikely:
    its chance is too low; aside: taken, but the page was read line by line."""


class Order(Struct):
    """An order of lines that items, or readers' comments, of a page were found to have."""

    of: Literal["items", "comments"]
    lines: list[str]
    count: int


class Choice(Struct):
    """Why a page was split as it was."""

    way: Way
    """lists: by the lists that were taken; article: the page is about one; lines: read line by line."""
    one: float | None
    """Log-odds that the page is about one article; null where that is `settled`."""
    one_needs: float
    least_chance: float
    """Chance that a list of this page needs beside the one that promises most."""
    lists: list[Weighed]
    """Candidates that were taken, then those that promise most."""
    main: bool
    """Lines of one main article were found."""
    orders: list[Order]
    settled: Settled = ""


def choice(trace: Trace, page: Page) -> Choice:
    """What was noted, told with names."""
    by_lines = trace.by_lines or not page.elements
    least = trace.least
    ranked = sorted(
        zip(trace.found, trace.chances, strict=True),
        key=lambda one: (
            one[0].fate not in ("taken", "related", "item", "inside"),
            (least - one[1]) * len(one[0].members),
        ),
    )
    names = own_names(page) if ranked else []
    main, orders = read_path(trace.path) if by_lines else (False, [])
    article = trace.one is not None and trace.one > trace.sure
    return Choice(
        way="lines" if by_lines else "article" if article else "lists",
        one=round(trace.one, 2) if trace.one is not None and isfinite(trace.one) else None,
        one_needs=trace.sure,
        least_chance=round(least, 3),
        lists=[weighed(page, names, one, chance, by_lines) for one, chance in ranked],
        main=main,
        orders=orders,
        settled=trace.settled,
    )


def weighed(page: Page, names: list[str], one: Candidate, chance: float, by_lines: bool) -> Weighed:
    """One candidate."""
    first = page.blocks[one.members[0]]
    parts: list[str] = []
    element = first.element
    while element >= 0 and len(parts) < NEAR:
        parts.append(names[element])
        element = page.elements[element].parent
    return Weighed(
        path=" > ".join(reversed(parts)) + (" (bold)" if one.run_in else ""),
        first=first.place,
        headlines=len(one.members),
        records=VIEWS[one.view],
        chance=round(chance, 3),
        fate=FATES.get(one.fate, one.fate) if by_lines or not one.fate else one.fate,
    )


def read_path(path: list[tuple[int, int]]) -> tuple[bool, list[Order]]:
    """Whether there is a main article, and the orders of items and comments, the most frequent first."""
    from cleaner.split.lines.grammar import ORDERS, SAID, STATES

    begun: Counter[int] = Counter()
    main = False
    for number, _ in path:
        state = STATES[number]
        main = main or (state.kind == "main" and state.name.startswith(("under", "body", "list")))
        if state.layout >= 0 and state.name.removeprefix(ORDERS[state.layout]).lstrip(".") == "0":
            begun[state.layout] += 1
    return main, [
        Order("comments" if layout >= SAID else "items", [PARTS[letter] for letter in ORDERS[layout]], count)
        for layout, count in begun.most_common()
    ]
