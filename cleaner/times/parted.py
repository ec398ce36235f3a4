"""Lines whose pieces a separator keeps apart, one of them a time: "La Torre - giovedì 29 dicembre 2022"."""

from cleaner.model import Block
from cleaner.patterns import lazy
from cleaner.times.lines import Time, match

SEPARATOR = lazy(r"[\s|｜,،、·](?:(?<=\s)\s*(?:[-–—|·•/]\s+|[|｜]\s*|·)|(?<=[|｜])\s*|(?<=[,،、·])\s+)")
"""A mark between blanks; an upright stroke; a comma and a blank; a dot beside one.  What none of them begins with is passed
over in one step."""
DOTTED = lazy(r"(?:[01]?\d|2[0-3])\.([0-5]\d)")
SPACE = lazy(r"\s+")
UPDATED = lazy(r"\s*[(\[（]")
"""What begins a note behind a time: "(updated 4 May, 09:30)"."""
MOST = 5
"""Separators of a line that are tried."""


def dotted(text: str, language: str | None) -> Time | None:
    """The time of day that a text is, written with a full stop: "18.25".  A page of such may mean it, a line alone not."""
    if not DOTTED.fullmatch(text):
        return None
    time = match(text.replace(".", ":").zfill(5), language)  # an hour of one digit is no time of every language
    if time is not None:
        time.start, time.end = 0, len(text)
    return time


def times_of(block: Block, language: str | None, dots: bool = False) -> tuple[Time, ...]:
    """The times that are all of what stands between two separators, or before the first or after the last.

    `dots`: the page writes the time of day with a full stop.
    """
    text = block.text
    marks = [(m.start(), m.end()) for m in SEPARATOR.finditer(text)]
    marks += [(cut, cut) for cut in block.cuts if not any(start <= cut <= end for start, end in marks)]
    if not marks or len(marks) > MOST:
        return ()
    marks.sort()
    starts = [0, *(end for _, end in marks)]
    ends = [*(start for start, _ in marks), len(text)]
    found: list[Time] = []
    at = 0
    while at < len(starts):
        for last in range(len(ends) - 1, at - 1, -1):  # a time may hold a comma itself: the longest first
            if at == 0 and last == len(ends) - 1:
                continue
            start, end = starts[at], ends[last]
            time = match(text[start:end], language) if 0 < end - start <= 40 else None
            if time is None and dots:
                time = dotted(text[start:end], language)
            if time is not None:
                rest = text[start + time.end : end]
                if time.label is None and not UPDATED.match(
                    rest
                ):  # words such as "on the" belong to the time as printed
                    time.start, time.end = 0, end - start
                time.start += start
                time.end += start
                found.append(time)
                at = last
                break
        at += 1
    return tuple(found)


def leading(text: str, language: str | None, begin: int = 0) -> Time | None:
    """The longest time that stands at a place in a line, of up to five words, with words after it."""
    ends = [found.start() for found in SPACE.finditer(text, begin)][:5]
    for end in reversed(ends):
        time = match(text[begin:end], language)
        if time is not None and len(text) - end > 8:
            time.start, time.end = begin, end
            return time
    return None
