"""Times beside other words in a short line: "Reuters · 5 min ago", "By Jane Doe, 3 March 2025"."""

from itertools import pairwise

from cleaner.times.beside import (
    BRACKET,
    COLON,
    COMMA,
    STRONG,
    STRONG_MARK,
    WORD,
    bounds,
    cut_at,
    fits,
    in_byline,
    may_be_name,
    size,
    told_in_full,
    vague,
)
from cleaner.times.looks import ANYWHERE, FIRST, LAST
from cleaner.times.read import labelled, read
from cleaner.times.scan import Token, scan_edges
from cleaner.times.shape import silent
from cleaner.times.sight import ENOUGH, weight
from cleaner.times.types import Time

MOST_AFTER_COMMA = 4
"""Words that may follow "3 March 2025, "; half as many without a year."""
MOST_TOKENS = 40


def edges(text: str, language: str | None, where: int = ANYWHERE) -> tuple[Time, ...]:
    """The times of a line that something else stands in too, or of a line of several times, in their order.

    `where` they may be is what `times.looks.sides` says of the line.
    """
    parted = STRONG_MARK.search(text) is not None
    tokens = scan_edges(text, parted)
    if not tokens:
        return ()
    if all(token.role not in "?x" for token in tokens):
        whole = read(text, tokens, language, bare=True)
        if whole is not None:
            return (whole,)
        several = series(text, tokens, language)
        if several is not None:
            return tuple(several)
    low, high = 0, len(tokens)
    front: list[Time] = []
    back: list[Time] = []
    while where & LAST and (step := at_end(text, tokens, language, low, high)) is not None:
        back.insert(0, step[0])
        high = step[1]
    while where & FIRST and (step := at_start(text, tokens, language, low, high)) is not None:
        front.append(step[0])
        low = step[1]
    found = front + (between(text, tokens, language, low, high) if parted else []) + back
    return () if span(found) else tuple(found)


def series(text: str, tokens: list[Token], language: str | None) -> list[Time] | None:
    """Several times that follow each other and make up all of the tokens; None if anything else is among them."""
    found: list[Time] = []
    start, size = 0, len(tokens)
    if size > MOST_TOKENS or weight(tokens) < 2 * ENOUGH:
        return None
    while start < size:
        for end in range(size, start, -1):
            if end < size and cut_at(text, tokens, end) is None and labelled(tokens[end]) is None:
                continue
            time = read(text, tokens, language, start, end)
            if time is not None:
                found.append(time)
                start = end
                break
        else:
            if any(token.role not in "|-,/:()." for token in tokens[start:]):
                return None
            break
    return found if len(found) > 1 and not span(found) else None


def span(times: list[Time]) -> bool:
    """Whether two of the times are alike, as in "3 March - 5 March": then they bound an event."""
    told: list[tuple[str, bool]] = []
    for time in times:
        updated = time.label == "updated"
        if time.hour >= 0:
            told.append(("clock", updated))
        if time.kind == "relative" or (time.hour < 0 or time.year or time.month):
            told.append(("back" if time.kind == "relative" else "date", updated))
    return len(set(told)) < len(told)


def at_end(text: str, tokens: list[Token], language: str | None, low: int, high: int) -> tuple[Time, int] | None:
    """The time that `tokens[low:high]` end with, the longest there is, and where the rest ends."""
    run = high
    while run > low and tokens[run - 1].role not in "?x":
        run -= 1
    for first in range(max(run, low + 1), high):
        kind, rest = cut_at(text, tokens, first) or (WORD, first)
        exact = False  # nothing but a day with its year and an hour may stand here
        if kind == WORD:
            rest -= first - 1 > low and silent(tokens[first - 1])
            exact = not in_byline(text, tokens, low, rest, first)
            if exact and not may_be_name(text, tokens, low, rest):
                continue
        if rest <= low:
            continue
        time = read(text, tokens, language, first, high, bare=kind == STRONG)
        if time is None or bounds(text, tokens, time, rest - 1, first - 1, rest):
            continue
        if exact and (time.hour < 0 or not time.year):
            continue
        if kind == WORD and (
            vague(time) or not (time.hour >= 0 or time.kind == "relative" or told_in_full(text, time))
        ):
            continue
        if kind == WORD and (named := behind_a_name(text, tokens, language, first, high, time)) is not None:
            return named
        if not (kind == COLON and vague(time)) and fits(text, tokens, time, kind, low, rest, tokens[rest - 1]):
            return time, rest
    return None


def behind_a_name(
    text: str, tokens: list[Token], language: str | None, first: int, high: int, time: Time
) -> tuple[Time, int] | None:
    """The date behind a separator, and where the rest ends, where the hour before it ends a name: "Diario 16 Horas / 11 de agosto"."""
    if time.hour < 0 or tokens[first].role != "d":
        return None
    for at in range(first + 1, high):
        cut = cut_at(text, tokens, at)
        if cut is not None and cut[0] == STRONG:
            if ":" in text[tokens[first].start : tokens[at].start]:
                return None
            date = read(text, tokens, language, at, high, bare=True)
            return (date, cut[1]) if date is not None and told_in_full(text, date) else None
    return None


def at_start(text: str, tokens: list[Token], language: str | None, low: int, high: int) -> tuple[Time, int] | None:
    """The time that `tokens[low:high]` begin with, the longest there is, and where the rest begins."""
    run = low
    while run < high and tokens[run].role not in "?x":
        run += 1
    for last in range(min(run, high - 1), low, -1):
        kind, before = cut_at(text, tokens, last) or (WORD, last)
        introduces = "B" in tokens[last].roles
        if before <= low or (kind == WORD and not introduces):
            continue
        time = read(text, tokens, language, low, last, bare=kind == STRONG)
        if time is None or (kind == BRACKET and text[time.end - 1] == "."):
            continue
        if bounds(text, tokens, time, last, before, last):
            continue
        if kind == COMMA and not introduces and (vague(time) or goes_on(text, tokens, time, last, high)):
            continue
        if fits(text, tokens, time, kind, last, high, tokens[last]):
            return time, last
    return None


def goes_on(text: str, tokens: list[Token], time: Time, first: int, end: int) -> bool:
    """Whether what follows "3 March 2025, " is more of a sentence than the name of a place or a person."""
    most = MOST_AFTER_COMMA if time.year else MOST_AFTER_COMMA // 2
    return text[tokens[first].start].islower() or text.endswith(":") or size(tokens[first:end]) > most


def between(text: str, tokens: list[Token], language: str | None, low: int, high: int) -> list[Time]:
    """Times that stand alone between two strong separators."""
    firsts = [index for index in range(low + 1, high) if tokens[index].role not in "|-/(),:"]
    cuts = [(cut[1], index) for index in firsts if (cut := cut_at(text, tokens, index)) and cut[0] == STRONG]
    found = []
    for (before, first), (last, after) in pairwise(cuts):
        if first >= last or any(token.role in "?x" for token in tokens[first:last]):
            continue
        time = read(text, tokens, language, first, last)
        if time is None or time.kind == "clock" or not fits(text, tokens, time, STRONG, low, high, tokens[before - 1]):
            continue
        if not (
            bounds(text, tokens, time, before - 1, first - 1, before) or bounds(text, tokens, time, after, last, after)
        ):
            found.append(time)
    return found
