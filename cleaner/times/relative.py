"""Relative times: a line's words with "#" for its number, looked up in the table of templates."""

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from cleaner.times.scan import Token
from cleaner.times.table import table

DAY = 86_400
UNITS = {
    "s": (0, 0, 1),
    "m": (0, 0, 60),
    "h": (0, 0, 3600),
    "d": (0, 1, -1),
    "w": (0, 7, -1),
    "M": (1, 0, -1),
    "y": (12, 0, -1),
}
"""Months, days and seconds of each unit; -1: told to the day."""
LARGEST_FIRST = "yMwdhms"
MOST_WORDS = 10
MOST_BARE = {"s": 59, "m": 59, "h": 23, "d": 31, "w": 52, "M": 24, "y": 30}
"""Largest number that a unit without a word for the past is believed with."""


class Unit(Struct, frozen=True, gc=False):
    """What a template says."""

    unit: str
    amount: int
    """-1: the number of the line."""
    bare: bool
    """No word says that it is past."""
    pair: bool
    """Only as one of two units that a comma separates."""
    strict: bool
    """Only on pages in one of `languages`."""
    languages: tuple[str, ...]


@cache
def units(code: str) -> tuple[Unit, ...]:
    """The readings of a template's code: unit, number, "~" bare, "^" pair, "!" strict, ":" and languages."""
    found = []
    for part in code.split():
        head, _, langs = part.partition(":")
        digits = "".join(c for c in head if c.isdigit())
        amount = int(digits) if digits else -1
        found.append(
            Unit(head[0], amount, "~" in head, "^" in head, "!" in head, tuple(langs.split(",")) if langs else ())
        )
    return tuple(found)


def lookup(words: list[str], primary: str) -> Unit | None:
    """The template that the words are, in the language of the page if several share it."""
    code = table().ago.get(" ".join(words))
    if code is None:
        return None
    readings = units(code)
    if len(readings) > 1:
        readings = tuple(sorted(readings, key=lambda one: primary not in one.languages))
    best = readings[0]
    return None if best.strict and primary not in best.languages else best


def relative(
    text: str, tokens: list[Token], start: int, end: int, primary: str, bare: bool
) -> tuple[int, int, int] | None:
    """Months, days and seconds back that `tokens[start:end]` tell, seconds -1 where they tell days only; else None."""
    words: list[str] = []
    values: list[int] = []
    numbers: list[tuple[int, int]] = []
    loose: list[int] = []
    comma = False
    for token in tokens[start:end]:
        role = token.role
        if role == "*":
            if "A" in token.roles:
                loose.append(len(words))
            if "n" in token.roles:
                numbers += [(len(words), sense.value) for sense in token.senses if sense.role == "n"]
            words.append(token.text)
        elif role == "d" or (role == "i" and token.end - token.start == 3):
            words.append("#")
            values.append(token.value)
        elif role == ",":
            comma = True
        elif role not in ".()":
            return None
    if not words or len(words) > MOST_WORDS or len(values) > 2:
        return None
    if len(values) == 2:
        return compound(words, values, loose, primary, comma)
    if comma:
        return None
    found = lookup(words, primary)
    if found is not None:
        if found.pair or (found.bare and not (bare and plain(text, tokens, start, end, found, values))):
            return None
        return total([(found, values[0] if values else 1)])
    for spelled, value in spellings(words, [] if values else numbers, loose):
        found = lookup(spelled, primary)
        if found is not None and not found.pair and not found.bare:
            return total([(found, values[0] if values else value)])
    return None


def spellings(words: list[str], numbers: list[tuple[int, int]], loose: list[int]) -> Iterator[tuple[list[str], int]]:
    """The words with a number word as "#", and its value; then also without words that only loosen a time ("about")."""
    for index, value in numbers:
        yield [*words[:index], "#", *words[index + 1 :]], value
    for first in loose:
        last = first
        while last in loose:
            last += 1
            shorter = words[:first] + words[last:]
            yield shorter, 1
            for index, value in numbers:
                if not first <= index < last:
                    at = index if index < first else index - (last - first)
                    yield [*shorter[:at], "#", *shorter[at + 1 :]], value


def plain(text: str, tokens: list[Token], start: int, end: int, unit: Unit, values: list[int]) -> bool:
    """Whether a bare number and unit ("9d") are written as one does it for times: together, in lower case, not many."""
    first, last = tokens[start], tokens[end - 1]
    return (
        end - start == 2
        and first.end == last.start
        and text[last.start : last.end].islower()
        and 0 < values[0] <= MOST_BARE.get(unit.unit, 0)
    )


def compound(
    words: list[str], values: list[int], loose: list[int], primary: str, comma: bool
) -> tuple[int, int, int] | None:
    """Two units in one time, "2 hours and 5 minutes ago": each is looked up without the other."""
    first = words.index("#")
    second = words.index("#", first + 1)
    head, larger, smaller = words[:first], words[first:second], words[second:]
    if len(larger) > 2 and second - 1 in loose:
        del larger[-1]
    if first and 0 in loose and lookup(head + smaller, primary) is None:
        del head[0]
    small = lookup(head + smaller, primary)
    if small is None or small.bare:
        return None
    candidates = [head + larger + smaller[at:] for at in range(2, len(smaller) + 1)]
    candidates += [[*head, *larger[:-1], larger[-1] + smaller[-1][at:]] for at in range(1, len(smaller[-1]))]
    for candidate in candidates:
        large = lookup(candidate, primary)
        if large is None or large.bare or large.pair != small.pair or (large.pair and not comma):
            continue
        if LARGEST_FIRST.index(large.unit) < LARGEST_FIRST.index(small.unit):
            return total([(large, values[0]), (small, values[1])])
    return None


def total(parts: list[tuple[Unit, int]]) -> tuple[int, int, int]:
    """Months, days and seconds of the units taken together."""
    months = days = 0
    seconds = -1
    for unit, number in parts:
        amount = number if unit.amount < 0 else unit.amount
        a, b, c = UNITS[unit.unit]
        months += a * amount
        days += b * amount
        if c >= 0:
            seconds = max(seconds, 0) + c * amount
    return months, days, seconds
