"""What stands beside a time: how it is set off, and whether it leaves the time one."""

import re

from cleaner.patterns import lazy
from cleaner.times.read import read
from cleaner.times.scan import NUMBERS, Token
from cleaner.times.types import Time

STRONG, BRACKET, COMMA, COLON, WORD = range(5)
"""What sets a time off: a sign between things; a bracket; a comma; a colon; a word such as "on"."""
MOST_BESIDE = (25, 25, 8, 4, 6)
"""Words beside a time at the most, by what sets it off."""
STRONG_MARK = lazy(r"[·•|‧∙●◆▪▸»›｜・\t]|\s[-–—―/]\s|\s\s")
ENDS = ".!?…。！？؟।"
SENTENCE = 9
"""Words from which on a text that ends with a full stop is a sentence."""
MOST_SHORTENED = 5
"""Characters of a short form with its full stop: "min.", "p.m."."""
TIMELY = frozenset("MWDZPHU")
"""Senses that make a neighbour part of the same time."""


def cut_at(text: str, tokens: list[Token], index: int) -> tuple[int, int] | None:
    """What sets `tokens[index]` off from what is before it, and how many tokens stand before that; None if nothing."""
    if not 0 < index < len(tokens):
        return None
    before = index
    kind: int | None = None
    while before > 0:
        token = tokens[before - 1]
        role = token.role
        left = tokens[before - 2] if before > 1 else None
        apart = left is not None and left.end < token.start and token.end < tokens[before].start
        if role == "|" or (role in "-/" and apart):
            kind = STRONG
        elif role == "(" or (role == ")" and before == index):
            kind = BRACKET if kind is None else kind
        elif role == "/" and left is not None and left.role == "?":
            kind = STRONG
        elif role == ",":
            kind = COMMA if kind is None else kind
        elif role == ":" and token.end < tokens[before].start:
            kind = COLON if kind is None else kind
        elif role != ")":
            break
        before -= 1
    gap = text[tokens[index - 1].end : tokens[index].start]
    if "\t" in gap or "  " in gap:
        kind = STRONG
    return None if kind is None else (kind, before)


def bounds(text: str, tokens: list[Token], time: Time, neighbour: int, *marks: int) -> bool:
    """Whether a dash ties a time and its neighbour to a stretch of time: "10am - 6pm", "23 - 26 March"."""
    if all(not 0 <= mark < len(tokens) or tokens[mark].role not in "-/" for mark in marks):
        return False
    beside = tokens[neighbour]
    if beside.role in NUMBERS:
        if time.hour >= 0 or not time.year:
            return True
        spans = [(first, neighbour + 1) for first in range(max(neighbour - 6, 0), neighbour)]
        spans += [(neighbour, last) for last in range(neighbour + 2, min(neighbour + 7, len(tokens)) + 1)]
        return any(read(text, tokens, None, *one) is not None for one in spans)
    return timely(beside)


def fits(text: str, tokens: list[Token], time: Time, kind: int, start: int, end: int, neighbour: Token) -> bool:
    """Whether the words `tokens[start:end]` beside a time leave it one, given what sets it off."""
    words = size(tokens[start:end])
    tail = text.rstrip(" )]\"'”’»")
    ended = tail != "" and tail[-1] in ENDS
    if words > MOST_BESIDE[kind] or (ended and words >= SENTENCE):
        return False
    day_word = time.kind == "relative" and time.seconds < 0 and time.days <= 2 and text[time.start].isalpha()
    if day_word and (words > MOST_BESIDE[WORD] or (text[time.start : time.end].isupper() and not text.isupper())):
        return False
    if kind == STRONG:
        return True
    beside = neighbour.role in NUMBERS or timely(neighbour)
    if kind == BRACKET:
        if vague(time) and (time.zone is None or beside):
            return False
        return words <= 4 or bool(time.year or time.hour >= 0 or time.kind == "relative")
    if beside or (ended and not (tail[-1] == "." and len(tail.split()[-1]) <= MOST_SHORTENED)):
        return False
    if kind == WORD:
        return True
    few = words <= 3 or opens_byline(tokens[start])
    if day_word:
        return few and time.start > 0
    return few or (not vague(time) and bool(time.year or time.label or time.hour >= 0 or time.kind == "relative"))


def in_byline(text: str, tokens: list[Token], low: int, rest: int, first: int) -> bool:
    """Whether a time may begin at `tokens[first]` with no more than a space or a preposition after `tokens[low:rest]`.

    It may after a byline, after one word, and, where a preposition introduces it, after a name.
    """
    if opens_byline(tokens[low]):
        return 1 < rest - low <= MOST_BESIDE[WORD]
    if any(token.role != "?" or text[token.start].islower() for token in tokens[low:rest]):
        return False
    return (rest - low == 1 and tokens[first].role in NUMBERS) or (
        rest < first and may_be_name(text, tokens, low, rest)
    )


def may_be_name(text: str, tokens: list[Token], low: int, rest: int) -> bool:
    """Whether `tokens[low:rest]` are two or three words, none of which begins with a small letter."""
    return 2 <= rest - low <= 3 and not any(
        token.role != "?" or text[token.start].islower() for token in tokens[low:rest]
    )


def opens_byline(token: Token) -> bool:
    """Whether a word begins a byline: "By", "Posted"."""
    return "B" in token.roles or "l" in token.roles


def timely(token: Token) -> bool:
    """Whether a word is one of dates, so that what stands beside it may belong to it."""
    return not TIMELY.isdisjoint(token.roles) and any(
        sense.role in TIMELY and not sense.strict for sense in token.senses
    )


def size(tokens: list[Token]) -> float:
    """Length in words; two characters a word in scripts without spaces."""
    words = 0.0
    for token in tokens:
        if token.role == "?" and token.end - token.start > 2 and token.unspaced:
            words += (token.end - token.start) / 2
        elif token.role in "?*" or token.role in NUMBERS:
            words += 1
    return words


def vague(time: Time) -> bool:
    """Whether a time tells its day by no more than a weekday."""
    return time.kind == "clock" or time.weekday >= 0


def told_in_full(text: str, time: Time) -> bool:
    """Whether a time gives its year with four digits."""
    return time.year > 0 and re.search(r"\d{4}", text[time.start : time.end]) is not None
