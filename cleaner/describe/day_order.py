"""Whether "03/04/2025" is of March or of April, where the page tells and its language does not.

What tells: figures that can be read one way only, and days that the page says in other ways as well: with the name of a month, to machines,
in the path of an address (/2025/04/03/), which tells the year as well where none is said.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from cleaner.model import Page
from cleaner.patterns import lazy
from cleaner.shape import Shape
from cleaner.times.types import Time

FIGURES = lazy(r"\W*(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?!\d)")
STAMP = lazy(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
PATH = lazy(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|$)")
MONTHS = 12
CLEAR = 2
"""How many times as many days must speak for one order."""
Day = tuple[int, int, int]


class DayOrder:
    """The order of day and month in the figures of a page, found when a time first asks for it."""

    def __init__(self, page: Page, shapes: list[Shape], addresses: Iterable[str]) -> None:
        self.page, self.shapes, self.addresses = page, shapes, addresses
        self.found: bool | None = None
        self.asked = False

    def read(self, time: Time | None, block: int) -> Time | None:
        """The same time, its day and month changed for each other where the page tells that they must be."""
        if time is None or not time.year or time.day > MONTHS or time.day == time.month:
            return time
        figures = FIGURES.match(self.page.blocks[block].text, time.start)
        if figures is None or figures.end() > time.end:
            return time
        if not self.asked:
            self.asked, self.found = True, self.month_first()
        first = int(figures[1])
        if self.found is None or (time.month == first) == self.found:
            return time
        return replace(time, month=time.day, day=time.month)

    def month_first(self) -> bool | None:
        """Whether the month stands before the day; None where nothing tells."""
        figures = set(self.figures())
        known = set(self.known())
        months = days = 0
        for first, second, year in figures:
            if max(first, second) > MONTHS:
                months, days = months + (second > MONTHS), days + (first > MONTHS)
            elif ((year, first, second) in known) != ((year, second, first) in known):
                told = (year, first, second) in known
                months, days = months + told, days + (not told)
        if months > CLEAR * days or days > CLEAR * months:
            return months > days
        return None

    def figures(self) -> Iterator[Day]:
        """The figures of the times of the page, in their order, the year in full last."""
        for index, shape in enumerate(self.shapes):
            for time in (shape.time, *shape.edges) if shape.time is not None else shape.edges:
                said = FIGURES.match(self.page.blocks[index].text, time.start) if time.year else None
                if said is not None:
                    yield int(said[1]), int(said[2]), time.year

    def known(self) -> Iterator[Day]:
        """The days that are told in another way: year, month, day."""
        for index, shape in enumerate(self.shapes):
            for time in (shape.time, *shape.edges) if shape.time is not None else shape.edges:
                if time.year and FIGURES.match(self.page.blocks[index].text, time.start) is None:
                    yield time.year, time.month, time.day
        stamps = (block.datetime for block in self.page.blocks if block.datetime is not None)
        for text in (*self.page.meta.values(), *self.page.data, *stamps):
            yield from days(STAMP, text)
        for address in self.addresses:
            yield from days(PATH, address)


def in_year(time: Time | None, addresses: Iterable[str]) -> Time | None:
    """The same time, of the year that the path of an address tells where it tells the same day: "March 18" under /2015/03/18/."""
    if time is None or time.year or not (time.month and time.day):
        return time
    for address in addresses:
        for year, month, day in days(PATH, address):
            if (month, day) == (time.month, time.day):
                return replace(time, year=year)
    return time


def days(pattern: re.Pattern[str], text: str) -> Iterator[Day]:
    """The days that a pattern finds in a text."""
    for found in pattern.finditer(text):
        yield int(found[1]), int(found[2]), int(found[3])
