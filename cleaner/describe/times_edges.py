"""Times beside other words in a short line: "Reuters · 5 min ago", "By Jane Doe, 3 March 2025"."""

import re

from cleaner.describe.times_read import labelled, read, silent
from cleaner.describe.times_scan import NUMBERS, TOKEN, Token, scan
from cleaner.describe.times_table import known, pieces
from cleaner.describe.times_types import Time

SEPARATOR = re.compile(r"[,(\[:/|\t]|\s[-\s]|[^\w\s!-~’‘“”…]")
STRONG_MARK = re.compile(r"[·•|‧∙●◆▪▸»›｜・\t]|\s[-–—―/]\s|\s\s")
ENDS = ".!?…。！？؟।"
CLOSERS = " )]）］】」』.·|•"
STRONG, BRACKET, COMMA, COLON, WORD = range(5)
"""What sets a time off: a sign between things; a bracket; a comma; a colon; a word such as "on"."""
MOST_BESIDE = (25, 25, 8, 4, 6)
"""Words beside a time at the most, by what sets it off."""
SENTENCE = 9
"""Words from which on a text that ends with a full stop is a sentence."""
MOST_TOKENS = 40
TIMELY = frozenset("MWDZP")
"""Senses that make a neighbour part of the same time."""


def promising(text: str) -> bool:
    """Whether a line is worth reading: something separates, and a number or a word of time stands at an edge."""
    tail = text.rstrip(CLOSERS)
    if not tail:
        return False
    if tail[-1].isdigit() or text[0].isdigit():
        return True
    if SEPARATOR.search(text) is None:
        first = known(text[: text.find(" ")]) if " " in text else None
        return first is not None and any(sense.role in "Bl" for sense in first[1])
    last = tail[tail.rfind(" ") + 1 :]
    if known(last) is not None:
        return True
    if not last.isascii():
        run = [found[0] for found in TOKEN.finditer(tail[-28:])][-1]
        if known(run) is not None or pieces(run) is not None:
            return True
    for found in TOKEN.finditer(text):
        if found.lastindex == 1:
            return True
        if found.lastindex == 2:
            if known(found[0]) is not None or pieces(found[0]) is not None:
                return True
            break
    return STRONG_MARK.search(text) is not None and any(map(str.isdigit, text))


def edges(text: str, language: str | None) -> tuple[Time, ...]:
    """The times of a line that something else stands in too, or of a line of several times; in the order of the text."""
    tokens = scan(text, lenient=True)
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
    while (step := at_end(text, tokens, language, low, high)) is not None:
        back.insert(0, step[0])
        high = step[1]
    while (step := at_start(text, tokens, language, low, high)) is not None:
        front.append(step[0])
        low = step[1]
    found = front + between(text, tokens, language, low, high) + back
    return () if span(found) else tuple(found)


def series(text: str, tokens: list[Token], language: str | None) -> list[Time] | None:
    """Several times that follow each other and make up all of the tokens; None if anything else is among them."""
    found: list[Time] = []
    start, size = 0, len(tokens)
    if size > MOST_TOKENS:
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
    """Whether two of the times are alike, as in "3 March - 5 March": they bound an event then, and tell no publishing."""
    kinds = [
        ("clock" if time.kind == "clock" or time.weekday >= 0 else "date" if time.kind != "relative" else "", time.label)
        for time in times
    ]
    return len(set(kinds)) < len(kinds)


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


def at_end(text: str, tokens: list[Token], language: str | None, low: int, high: int) -> tuple[Time, int] | None:
    """The time that `tokens[low:high]` end with, the longest there is, and where the rest ends."""
    run = high
    while run > low and tokens[run - 1].role not in "?x":
        run -= 1
    for first in range(max(run, low + 1), high):
        kind, rest = cut_at(text, tokens, first) or (WORD, first)
        if kind == WORD:
            rest -= first - 1 > low and silent(tokens[first - 1])
            if not in_byline(text, tokens, low, rest, first):
                continue
        if rest <= low:
            continue
        time = read(text, tokens, language, first, high, bare=kind == STRONG)
        if time is None or not fits(text, tokens, time, kind, low, rest, tokens[rest - 1]):
            continue
        if kind != WORD or time.year or time.kind == "relative" or opens_byline(tokens[low]):
            return time, rest
    return None


def at_start(text: str, tokens: list[Token], language: str | None, low: int, high: int) -> tuple[Time, int] | None:
    """The time that `tokens[low:high]` begin with, the longest there is, and where the rest begins."""
    run = low
    while run < high and tokens[run].role not in "?x":
        run += 1
    for last in range(min(run, high - 1), low, -1):
        kind, before = cut_at(text, tokens, last) or (WORD, last)
        introduces = any(sense.role == "B" for sense in tokens[last].senses)
        if before <= low or (kind == WORD and not introduces):
            continue
        if kind > BRACKET and not introduces and text[tokens[last].start].islower():
            continue
        time = read(text, tokens, language, low, last, bare=kind == STRONG)
        if time is None or (kind == BRACKET and text[time.end - 1] == "."):
            continue
        if fits(text, tokens, time, kind, last, high, tokens[last]):
            return time, last
    return None


def between(text: str, tokens: list[Token], language: str | None, low: int, high: int) -> list[Time]:
    """Times that stand alone between two strong separators."""
    cuts = [(cut[1], index) for index in range(low + 1, high) if (cut := cut_at(text, tokens, index)) and cut[0] == STRONG]
    found = []
    for (_, first), (last, _) in zip(cuts, cuts[1:], strict=False):
        if first < last and all(token.role not in "?x" for token in tokens[first:last]):
            time = read(text, tokens, language, first, last)
            if time is not None and time.kind != "clock" and fits(text, tokens, time, STRONG, low, high, tokens[first - 1]):
                found.append(time)
    return found


def fits(text: str, tokens: list[Token], time: Time, kind: int, start: int, end: int, neighbour: Token) -> bool:
    """Whether the words `tokens[start:end]` beside a time leave it one, given what sets it off."""
    words = sum(token.role in "?*" or token.role in NUMBERS for token in tokens[start:end])
    tail = text.rstrip(" )]\"'”’»")
    ended = tail != "" and tail[-1] in ENDS
    if words > MOST_BESIDE[kind] or (ended and words >= SENTENCE):
        return False
    vague = time.kind == "clock" or time.weekday >= 0
    beside = neighbour.role in NUMBERS or any(sense.role in TIMELY for sense in neighbour.senses)
    if kind == STRONG:
        return True
    if kind == BRACKET:
        if vague and (time.zone is None or beside):
            return False
        return words <= 4 or bool(time.year or time.hour >= 0 or time.kind == "relative")
    if beside or (ended and not (tail[-1] == "." and len(tail.split()[-1]) <= MOST_SHORTENED)):
        return False
    if kind == WORD:
        return True
    few = words <= 3 or opens_byline(tokens[start])
    if time.kind == "relative" and time.seconds < 0 and text[time.start].isalpha() and time.days <= 2:
        return few and time.start > 0
    return few or (not vague and bool(time.year or time.label or time.hour >= 0 or time.kind == "relative"))


MOST_SHORTENED = 5
"""Characters of a short form with its full stop: "min.", "p.m."."""


def opens_byline(token: Token) -> bool:
    """Whether a word begins a byline: "By", "Posted"."""
    return any(sense.role in "Bl" for sense in token.senses)


def in_byline(text: str, tokens: list[Token], low: int, rest: int, first: int) -> bool:
    """Whether a time may begin at `tokens[first]` with no more than a space or a preposition after `tokens[low:rest]`.

    It may after a byline, after one word, and, where a preposition introduces it, after a name.
    """
    if opens_byline(tokens[low]):
        return 1 < rest - low <= MOST_BESIDE[WORD]
    if any(token.role != "?" or text[token.start].islower() for token in tokens[low:rest]):
        return False
    return rest - low == 1 and tokens[first].role in NUMBERS or (rest < first and 2 <= rest - low <= 3)
