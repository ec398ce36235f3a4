"""Cheap looks at a line: most are told to hold no time by their first and last words, without being read.

`whole` says whether a line may be a time, `sides` where it may have one.  They never refuse what `times.edges` would find,
and what they let through is only likely.
"""

import re
from functools import cache

from cleaner.patterns import lazy
from cleaner.times.scan import MARKS, SIGNS_OF_VOWELS
from cleaner.times.sight import APART, BACK, BACKS, BYLINE, CLEAN, ENOUGH, FRONT, FRONTS, LOOKS, SET_OFF, TIED

FIRST, LAST, WITHIN = 1, 2, 4
"""At the beginning of a line, at its end, between two strong marks."""
ANYWHERE = FIRST | LAST | WITHIN
MOST_NAMES = 3
"""Words of a name that a time may follow without a byline; see `times.beside.in_byline`."""
SIGNS = lazy(
    "[·•|‧∙●◆▪▸»›｜・–—―\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
    "\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
"""What strong marks and gaps are made of, other than plain spaces, hyphens and slashes; and signs of direction."""
GAP = lazy(r"\t|\s\s")
"""White space that sets apart what is on either side."""


def whole(text: str) -> bool:
    """Whether a line may be nothing but times: all of its words can be of one, and are enough for one."""
    if not (LOOKS[text.partition(" ")[0]] & CLEAN and LOOKS[text.rpartition(" ")[2]] & CLEAN):
        return False
    points = 0
    for word in text.split():
        seen = LOOKS[word]
        if not seen & CLEAN:
            return False
        points += seen & FRONTS
    return points >= ENOUGH * FRONT


def may_end(text: str) -> bool:
    """Whether the end of a line, of one word or more, may be nothing but times."""
    return LOOKS[text.rpartition(" ")[2]] & CLEAN > 0


def sides(text: str) -> int:
    """Where a line may have a time beside other words: the sum of `FIRST`, `LAST` and `WITHIN`; 0 for most lines."""
    front, back = LOOKS[text.partition(" ")[0]], LOOKS[text.rpartition(" ")[2]]
    if not (front & (CLEAN | FRONTS) or back & (CLEAN | BACKS)):
        return within(text)
    words = text.split()
    found = 0
    if front & (CLEAN | FRONTS):
        front, enough, clean = opening(words)
        if clean:
            return ANYWHERE if enough else 0
        if enough and front & SET_OFF:
            found = FIRST
    if back & (CLEAN | BACKS) and closes(words, front):
        found |= LAST
    return found | within(text)


def opening(words: list[str]) -> tuple[int, bool, bool]:
    """What a line begins with: what its words can do, whether they are enough for a time, and whether they are all."""
    front = points = 0
    for word in words:
        seen = LOOKS[word]
        front |= seen
        points += seen & FRONTS
        if not seen & CLEAN:
            return front, points >= ENOUGH * FRONT, False
    return front, points >= ENOUGH * FRONT, True


def closes(words: list[str], front: int) -> bool:
    """Whether a time may stand at the end of a line that is not all of a time; `front` is what it begins with."""
    before = len(words)
    back = points = 0
    for word in reversed(words):
        seen = LOOKS[word]
        back |= seen
        points += seen & BACKS
        before -= 1
        if not seen & CLEAN:
            break
    if points < ENOUGH * BACK:
        return False
    return back & APART > 0 or front & BYLINE > 0 or (not lower(words[0]) and after_name(words[:before], back))


def within(text: str) -> int:
    """`WITHIN` where a time may stand between two strong marks, `ANYWHERE` beside a gap."""
    plain = text.isprintable() and "|" not in text if text.isascii() else SIGNS.search(text) is None
    if plain and not (" - " in text or "  " in text or " / " in text):
        return 0
    if ("  " in text or not text.isprintable()) and GAP.search(text) is not None:
        return ANYWHERE
    rests = [text[found.end() :] for found in cut().finditer(text)]
    return WITHIN if any(opening(rest.split())[1] for rest in rests[:-1]) else 0


@cache
def cut() -> re.Pattern[str]:
    """What may be a strong mark to `times.beside.cut_at`: a sign that has no place in a time, a dash, a slash."""
    others = "".join([re.escape(mark) for mark, role in MARKS.items() if role not in ("-", "/")])
    return re.compile(rf"[^\w\s{others}{SIGNS_OF_VOWELS}\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def after_name(words: list[str], back: int) -> bool:
    """Whether a time may follow the name that these words and one more are; `back` is what is known of the time."""
    names = [word for word in words if LOOKS[word] != CLEAN]  # others are marks that are read as nothing
    return not names or (len(names) < MOST_NAMES and back & TIED > 0)


def lower(word: str) -> bool:
    """Whether a word begins with a small letter."""
    return word[0].islower() and word[0] not in "ªº"
