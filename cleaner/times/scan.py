"""A line as tokens: numbers, words of time, marks, and words that have no place in a time."""

import re

from msgspec import Struct

from cleaner.patterns import lazy
from cleaner.times.runs import pieces, promises, unspaced
from cleaner.times.table import Sense, known, roles, senses, table

LETTER = r"[^\W\d_\u00aa\u00ba]"
SIGNS_OF_VOWELS = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f"
    r"\u0955-\u0957\u0962-\u0963\u0970\u0981-\u0983\u09bc-\u09cd\u09d7\u0a01-\u0a03\u0a3c-\u0a4d\u0a70\u0a71\u0a81-\u0a83"
    r"\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57\u0b82\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6"
    r"\u0d00-\u0d03\u0d3b-\u0d4d\u0d57\u0d82\u0d83\u0dca-\u0ddf\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc"
    r"\u0ec8-\u0ecd\u102b-\u103e\u1056-\u1059\u17b4-\u17d3"
)
"""Signs that Python's \\w leaves out."""
VOWEL_SIGN = rf"[{SIGNS_OF_VOWELS}\u200b-\u200d\u2060\u00ad]"
"""With joiners."""
RUN = rf"{LETTER}+(?:{VOWEL_SIGN}+{LETTER}*)*"
TOKEN = lazy(rf"(\d+)|({RUN}(?:[.'’‘ʼ`´׳״\"\-‐‑]{RUN})*[.׳]?)|([^\s\u200e\u200f\u202a-\u202e\u2066-\u2069])")
MARKS = {
    **dict.fromkeys("-‐‑‒–—―−－", "-"),
    **dict.fromkeys("([（［【「『〔〈《{", "("),
    **dict.fromkeys(")]）］】」』〕〉》}", ")"),
    **dict.fromkeys(",，、،;；", ","),
    **dict.fromkeys(".．｡。", "."),
    **dict.fromkeys("/／∕⁄", "/"),
    **dict.fromkeys(":：∶", ":"),
    **dict.fromkeys("+＋", "+"),
    **dict.fromkeys("'’‘´`ʼªº~～≈", ""),
    **dict.fromkeys('!?"%&=$€£¥₹#°™®©\\^_<“”„!?！？%؟。', "x"),
    "@": "@",
}
"""What a mark is in a time: "" nothing, "x" none of it, "|" (whatever is not listed) a sign between things."""
NUMBERS = "dyCi"
"""Roles of numbers."""
TELLING = frozenset("$DE")
"""Roles of words that alone may be what makes a time of others."""


class Token(Struct, gc=False):
    """A number, a word, or a mark."""

    start: int
    end: int
    text: str
    """Folded; "#" for a number."""
    role: str
    """d 1 or 2 digits, y a year of 4, C 8 digits, i other digits; * a word with senses, ? one without; else a mark."""
    value: int = 0
    senses: tuple[Sense, ...] = ()
    roles: str = ""
    """Those of its senses."""
    unspaced: bool = False
    """An unknown word of a script without spaces."""


def scan(text: str) -> list[Token] | None:
    """The tokens of a line; None at the first word or sign that has no place in a time."""
    tokens: list[Token] = []
    phrases = False
    for found in TOKEN.finditer(text):
        kind = found.lastindex
        if kind == 1:
            tokens.append(number(*found.span(), found[0]))
        else:
            run = tokens_of(found)
            if run is None:
                return None
            tokens += run
            phrases = phrases or kind == 2
    return join(tokens) if phrases else tokens


def scan_edges(text: str, throughout: bool) -> list[Token]:
    """The tokens of a line, read from both ends up to the first word that has no place in a time.

    What is between is not looked up: words have the role "?" there, unless `throughout`.  Without `throughout`, there are
    no tokens if neither end holds a number or ends a time.
    """
    found = list(TOKEN.finditer(text))
    low, high = 0, len(found)
    front: list[Token] = []
    back: list[list[Token]] = []
    while low < high and (run := tokens_of(found[low])) is not None:
        front += run
        low += 1
    while high > low and (run := tokens_of(found[high - 1])) is not None:
        back.append(run)
        high -= 1
    if not throughout and not any(map(tells, front)) and not any(tells(token) for run in back for token in run):
        return []
    middle: list[Token] = []
    plain = text.isascii()
    for one in found[low:high]:
        run = tokens_of(one) if throughout or one.lastindex != 2 else None
        middle += run or [Token(*one.span(), "", "?", 0, (), "", not plain and unspaced(one[0]))]
    return (
        join(front)
        + (join(middle) if throughout else middle)
        + join([token for run in reversed(back) for token in run])
    )


def tells(token: Token) -> bool:
    """Whether a token alone could be what makes a run of them a time."""
    if token.role != "*":
        return token.role in NUMBERS
    return len(token.text) > 1 and not TELLING.isdisjoint(token.roles)


def tokens_of(found: re.Match[str]) -> list[Token] | None:
    """The tokens that a match of `TOKEN` is, none or several for what is unspaced; None where it is of no time."""
    piece = found[0]
    start, end = found.span()
    if found.lastindex == 2:
        together = unspaced(piece)
        word = known(piece) if not together or promises(piece) else None
        if word is not None:
            return [Token(start, end, word.text, "*", 0, word.senses, word.roles)]
        parts = pieces(piece) if together else None
        if parts is None:
            return None
        return [Token(start + a, start + b, *sensed(piece[a:b])) for a, b in parts]
    if found.lastindex == 1:
        return [number(start, end, piece)]
    mark = MARKS.get(piece, "|")
    if mark == "x":
        return None
    return [Token(start, end, mark, mark)] if mark else []


def sensed(word: str) -> tuple[str, str, int, tuple[Sense, ...], str]:
    """Folded form, role, value, senses and their roles of a word of time."""
    found = known(word)
    return (found.text, "*", 0, found.senses, found.roles) if found is not None else ("", "?", 0, (), "")


def number(start: int, end: int, digits: str) -> Token:
    """A run of digits of any script."""
    size = end - start
    value = int(digits) if size <= 8 else 0
    if size <= 2:
        role = "d"
    elif size == 4 and (1380 <= value <= 1449 or 1900 <= value <= 2199 or 2440 <= value <= 2640):
        role = "y"
    elif size == 8 and 1900 <= value // 10000 <= 2199:
        role = "C"
    else:
        role = "i"
    return Token(start, end, "#", role, value)


def join(tokens: list[Token]) -> list[Token]:
    """The words of a phrase as one token, the longest phrase first."""
    phrases, heads = table().phrases, table().heads
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        most = heads.get(token.text, 0) if token.role == "*" else 0
        for size in range(min(most, len(tokens) - at), 1, -1):
            run = tokens[at : at + size]
            if any(one.role != "*" for one in run):
                continue
            phrase = " ".join([one.text for one in run])
            code = phrases.get(phrase)
            if code is not None:
                joined.append(Token(token.start, run[-1].end, phrase, "*", 0, senses(code), roles(code)))
                at += size
                break
        else:
            joined.append(token)
            at += 1
    return joined
