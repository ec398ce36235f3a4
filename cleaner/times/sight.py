"""What one word can do in a time, by a look at both its ends that is remembered.

A word here is what stands between two spaces, with the marks that are tied to it.  It is told by a sum of flags and points,
so that a line is judged by adding up its words, and never told less than `times.scan` would find in it.
"""

import re
from functools import cache, lru_cache

from cleaner.patterns import lazy
from cleaner.times.runs import begins_unknown, ends_unknown, starts_run, unspaced
from cleaner.times.scan import MARKS, NUMBERS, TOKEN, Token, number, tokens_of
from cleaner.times.table import fold, known, roles, senses_of, table

POINTS = 15
"""Mask of the points of a part of a word."""
NUMBER, ENOUGH = 8, 9
"""Points of a number, and of a time at least: a number and a word, two numbers, or one word such as "yesterday"."""
CLEAN = 1 << 4
"""All of a word can be of a time."""
SET_OFF = 1 << 5
"""What it begins with holds what can set a time off from what follows."""
APART = 1 << 6
"""What it ends with holds what can set a time off from what is before."""
TIED = 1 << 7
"""What it ends with holds what can stand between a name and a time: "on"."""
BYLINE = 1 << 8
"""What it begins with may begin a byline, or be the first word of a phrase that does."""
SLASH = 1 << 9
"""A slash, which sets off what follows where no word of time is before."""
AHEAD, BEHIND = SET_OFF | BYLINE, APART | TIED
FLAGS = AHEAD | BEHIND
FRONT, BACK = 1 << 10, 1 << 20
"""One point for what a word begins with, and for what it ends with."""
FRONTS, BACKS = BACK - FRONT, (1 << 30) - BACK
DAYS = frozenset("Dn")
"""Roles of phrases that need no other word, or no figure."""
BYLINES, TYING, SILENT = frozenset("Bl"), frozenset("ctA"), frozenset("ctAlB")
"""Roles of words that begin a byline; that stand between a name and a time; that make no time of a number."""
PLAIN = ".!?\"'“”‘’"
"""Marks that say nothing at either end of a word that is of no time."""
CLOSERS = "。．！？」』】）)]…"
"""Marks that hold nothing of a time where words are written together."""
COMMAS = ",:;，：；、"
"""Marks that set off what follows, and say nothing else."""
MOST = 16_384
"""Words that are remembered."""
THOUSANDS = lazy(r"(?<!\d)\d{1,3}[,.]\Z")
"""What stands before the last three figures of "1,728"."""
JOINED = lazy(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)+")
"""A word that `times.scan.TOKEN` reads as one, if no ordinal sign is in it."""


class Looks(dict[str, int]):
    """What a word can do in a time: the sum of the constants above that are true of it; forgotten when they are many."""

    def __missing__(self, word: str) -> int:
        if len(self) >= MOST:
            self.clear()
        self[word] = found = sight(word)
        return found


LOOKS = Looks()


def sight(word: str) -> int:
    """The same, looked up and read."""
    if word.isascii():
        bare = word if word.isalpha() else word.rstrip(PLAIN)
        if bare.isalpha() and bare.lower() not in table().words:
            return 0
    if unspaced(word):
        bare = word.rstrip(CLOSERS)
        if begins_unknown(bare) and ends_unknown(bare):
            return 0 if bare is word else APART
    bare = word.strip(PLAIN)
    comma = 0
    if bare[-1:] in COMMAS:
        bare, comma = bare[:-1], APART
    if bare.isalpha() or JOINED.fullmatch(bare):
        if unspaced(bare):
            if not starts_run(bare[:2]) and known(bare[0]) is None:
                return comma
        elif fold(bare) not in table().words and "ª" not in bare and "º" not in bare:
            return comma
    found = list(TOKEN.finditer(word))
    ahead = points = 0
    for one in found:
        part = part_of(word, one)
        if part < 0:
            break
        ahead |= part
        points += part & POINTS
    else:
        return CLEAN | ahead & FLAGS | min(points, ENOUGH) * (FRONT | BACK)
    seen = ahead & AHEAD | min(points, ENOUGH) * FRONT
    behind = points = part = 0
    for one in reversed(found):
        before, part = part, part_of(word, one)
        if part < 0:
            if found[-1] is not one and before & SLASH:
                behind |= APART
            break
        behind |= part
        points += part & POINTS
    return seen | behind & BEHIND | min(points, ENOUGH) * BACK


def part_of(word: str, found: re.Match[str]) -> int:
    """What a match of `TOKEN` in a word can do; -1 where it can be of no time."""
    piece = found[0]
    if found.lastindex == 1:
        at = found.start()
        if len(piece) == 3 and THOUSANDS.search(word, 0, at):
            return 0
        return of_number(number(at, found.end(), piece))
    if found.lastindex == 2:
        run = tokens_of(found)
        if run is None:
            return -1
        part = points = 0
        for token in run:
            own = of_word(token.text)
            part |= own
            points += own & POINTS
        return part & FLAGS | min(points, ENOUGH)
    role = MARKS.get(piece, "|")
    if role in "|()":
        return SET_OFF | APART if role else 0
    if role == "x":
        return -1
    if role == "@":
        return TIED
    if role in ".+":
        return 0
    at = found.start()
    before, after = tight(word[at - 1 : at]), tight(word[at + 1 : at + 2])
    if role == ",":
        return 0 if before and after and word[at - 1].isdigit() and word[at + 1].isdigit() else SET_OFF | APART
    if role == ":":
        return 0 if after else SET_OFF | APART
    if role == "/":
        return SLASH if at and (before or after) else SLASH | SET_OFF | APART
    return 0 if before or after else SET_OFF | APART


def tight(letter: str) -> bool:
    """Whether what stands right beside a mark is a word or a number, so that the mark does not stand apart."""
    return letter.isalnum() and letter not in "ªº"


def of_number(token: Token) -> int:
    """The points of a number."""
    if token.role == "d" or (token.role == "i" and token.end - token.start == 3):
        return NUMBER
    return ENOUGH if token.role == "C" else 0


def weight(tokens: list[Token]) -> int:
    """The points of a line of time: twice `ENOUGH` at least for two times."""
    found = 0
    for token in tokens:
        if token.role in NUMBERS:
            found += of_number(token)
        elif token.role == "*":
            found += ENOUGH if " " in token.text else of_word(token.text) & POINTS
    return found


@lru_cache(maxsize=1024)
def of_word(word: str) -> int:
    """What a word as the table spells it can do."""
    own = {sense.role for sense in senses_of(word)}
    part = BYLINE if own & BYLINES or word in table().heads else 0
    if "B" in own:
        part |= SET_OFF
    if own & TYING:
        part |= TIED
    ago, day = last_words()
    if "D" in own or word in ago:
        return part | ENOUGH
    return part | (NUMBER if "n" in own or word in day else 1 if own - SILENT or part & BYLINE else 0)


@cache
def last_words() -> tuple[frozenset[str], frozenset[str]]:
    """The last words of relative times without a number ("now", "ago"), and of phrases for a day or a number."""
    ago = [template[template.rfind(" ") + 1 :] for template in table().ago if "#" not in template]
    codes = {code for code in set(table().phrases.values()) if not DAYS.isdisjoint(roles(code))}
    day = [phrase[phrase.rfind(" ") + 1 :] for phrase, code in table().phrases.items() if code in codes]
    return frozenset(ago), frozenset(day)
