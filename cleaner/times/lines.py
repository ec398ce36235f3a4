"""Times in short lines, in any language: "16 minutes ago", "3 March 2025, 09:34", "Prieš 8 min.", "2025年6月14日".

`match` asks whether a whole line is a time, `find_edge` for times that stand beside a source or a name, `resolve` turns
one into RFC 3339.  Words come from Unicode CLDR by way of `times.table`, the shapes of dates from `times.grammar`.
"""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING

from cleaner.times.edges import edges, series
from cleaner.times.hints import promising
from cleaner.times.looks import sides, whole
from cleaner.times.read import read
from cleaner.times.scan import scan
from cleaner.times.types import Kind, Label, Time

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["Kind", "Label", "Time", "find_edge", "match", "resolve"]

LONGEST_TIME = 100
"""Characters; a line that is nothing but times is not longer."""
LONGEST_LINE = 160
"""Characters; a longer line is prose and has no edges."""


def match(text: str, language: str | None = None) -> Time | None:
    """The time that the whole line is, with or without a label, brackets and bullets; None if it is anything more.

    `language` is a BCP 47 tag; it decides between the readings of "03/04/2025" and of words that languages share.
    A line of several times that complete each other ("2 hours ago | 09:34") gives the most precise, published first.
    """
    if len(text) > LONGEST_TIME or not whole(text):
        return None
    found = told(text, language)
    return copy(found) if found is not None else None


@lru_cache(maxsize=8192)
def told(text: str, language: str | None) -> Time | None:
    """The same of a line that may be nothing but times, remembered: many say "2 hours ago"."""
    tokens = scan(text)
    if not tokens:
        return None
    found = read(text, tokens, language, bare=True)
    if found is not None:
        return found
    several = series(text, tokens, language)
    return most_telling(several) if several else None


def find_edge(text: str, language: str | None = None) -> tuple[Time, ...]:
    """The times at the beginning and the end of a line of up to 160 characters, or between two of its separators.

    In the order of the text.  A time counts only where a separator, a bracket, or in a byline a preposition sets it
    off, and where what is beside it is no sentence.
    """
    where = sides(text) if 4 <= len(text) <= LONGEST_LINE else 0
    return edges(text, language, where) if where and promising(text) else ()


def resolve(time: Time, now: datetime | None) -> str | None:
    """RFC 3339: a moment with offset, or a date where the words tell no more; None where it cannot be known.

    `now` is when the words were read (taken for UTC if it has no zone).  What counts from now, has no year or no date
    needs it; it lends its offset to a time of day without zone, and without it such a time gives its date alone.
    """
    from cleaner.times.resolve import resolved

    return resolved(time, now)


def most_telling(times: list[Time]) -> Time:
    """Of the times of one line, the one to keep: published before updated, then the most precise.

    It is given the offsets of all that it is kept for.
    """
    kept = [time for time in times if time.label != "updated"] or times
    ranks: dict[Kind, int] = {"datetime": 4, "relative": 1, "date": 2, "clock": 0}
    best = max(kept, key=lambda time: 3 if time.seconds >= 0 else ranks[time.kind])
    best.start, best.end = kept[0].start, kept[-1].end
    best.label = next((time.label for time in kept if time.label), None)
    return best
