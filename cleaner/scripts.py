"""Scripts: which characters are written without spaces between words, and how wide they are.

Patterns over the ranges of Han, Kana and Hangul take milliseconds to compile, so each is compiled when a page first needs
it: most pages need none.
"""

import re
from bisect import bisect_right
from functools import cache

UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Thai, Lao, Burmese, Khmer, Kana, Han: the inside of a character class."""
FIRST_BYTES = b"\xe0\xe1\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xef"
"""Of these characters in UTF-8; other bytes of a character are below."""
WIDE = r"\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
"""Two columns on a terminal (Unicode Standard Annex #11)."""
NARROW = (
    r"\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8"
    r"\u06ea-\u06ed\u0900-\u0902\u093a\u093c\u0941-\u0948\u094d\u0951-\u0957\u0962\u0963\u0981\u09bc\u09c1-\u09c4\u09cd"
    r"\u0a01\u0a02\u0a3c-\u0a51\u0a81\u0a82\u0abc\u0ac1-\u0ac8\u0acd\u0b01\u0b3c\u0b3f\u0b41-\u0b4d\u0b82\u0bc0\u0bcd"
    r"\u0c3e-\u0c40\u0c46-\u0c56\u0cbc\u0cbf\u0cc6\u0ccc\u0ccd\u0d41-\u0d44\u0d4d\u0dca\u0dd2-\u0dd6\u0e31\u0e34-\u0e3a"
    r"\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102d-\u1030\u1032-\u1037\u1039\u103a\u17b7-\u17bd\u17c6\u17c9-\u17d3"
)
"""Marks on or below the letter before them, which take no column: those of category Mn in the scripts of `RANGES` and their
neighbours."""
RANGES = (
    ("latin", 0x41, 0x24F), ("el", 0x370, 0x3FF), ("cyrillic", 0x400, 0x52F), ("he", 0x590, 0x5FF),
    ("arabic", 0x600, 0x6FF), ("devanagari", 0x900, 0x97F), ("bn", 0x980, 0x9FF), ("th", 0xE00, 0xE7F),
    ("latin", 0x1E00, 0x1EFF), ("el", 0x1F00, 0x1FFF), ("ja", 0x3040, 0x30FF), ("zh", 0x3400, 0x9FFF),
    ("ko", 0xAC00, 0xD7AF),
)  # fmt: skip
"""Script, or the language that is written in it alone, and its first and last character."""
ASCII = bytes(range(128))
NO_LATIN = bytes(c for c in range(256) if c >= 128 or not chr(c).isalpha())
"""Bytes of UTF-8 that are no letter of ASCII."""
JAPANESE = frozenset(("ja", "zh"))
KANA, BEFORE_HAN = 0x30, bytes(range(0x34))
"""First bytes in UTF-16 of Kana, and of all that comes before Han."""
STARTS = [first for _, first, _ in RANGES]


@cache
def runs(characters: str) -> re.Pattern[str]:
    """Characters of a class that stand together."""
    return re.compile(f"[{characters}]+")


def unspaced(text: str) -> int:
    """How many characters belong to scripts without spaces."""
    return sum(map(len, runs(UNSPACED).findall(text))) if may_hold_unspaced(text) else 0


def holds_unspaced(text: str) -> bool:
    """Whether some characters belong to scripts without spaces."""
    return may_hold_unspaced(text) and runs(UNSPACED).search(text) is not None


def may_hold_unspaced(text: str) -> bool:
    """Whether a character may, by the first byte that it has in UTF-8: in most texts none does."""
    if text.isascii():
        return False
    data = text.encode("utf-8", "surrogatepass")
    return len(data.translate(None, FIRST_BYTES)) < len(data)


def wide(text: str) -> int:
    """How many characters take two columns."""
    return 0 if text.isascii() else sum(map(len, runs(WIDE).findall(text)))


def narrow(text: str) -> int:
    """How many characters take no column."""
    return 0 if text.isascii() else sum(map(len, runs(NARROW).findall(text)))


def ascii_letters(text: str) -> int:
    """How many letters from A to Z a text has."""
    return len(text.encode("utf-8", "surrogatepass").translate(None, NO_LATIN))


def scripts(text: str) -> dict[str, int]:
    """How many letters of each script a text has."""
    data = text.encode("utf-8", "surrogatepass")
    letters = len(data.translate(None, NO_LATIN))
    found = {"latin": letters} if letters else {}
    rest = data.translate(None, ASCII).decode("utf-8", "surrogatepass")
    while rest:
        number = bisect_right(STARTS, ord(rest[0])) - 1
        run = within(number) if number >= 0 else None
        if run is None or run.match(rest) is None:
            rest = rest.replace(rest[0], "")  # a mark
            continue
        text = letters_of("".join(run.findall(rest)))
        rest = run.sub("", rest)
        name = RANGES[number][0]
        for script, count in japanese(text) if name in JAPANESE else ((name, len(text)),):
            if count:
                found[script] = found.get(script, 0) + count
    return found


def letters_of(text: str) -> str:
    """A text without what is no letter: few different characters."""
    if not text.isalpha():
        for mark in [character for character in set(text) if not character.isalpha()]:
            text = text.replace(mark, "")
    return text


def japanese(text: str) -> tuple[tuple[str, int], tuple[str, int]]:
    """How many of some letters from Kana to Han are either; what stands between them in Unicode is neither."""
    rows = text.encode("utf-16-be")[::2]
    return ("ja", rows.count(KANA)), ("zh", len(rows.translate(None, BEFORE_HAN)))


@cache
def within(number: int) -> re.Pattern[str]:
    """A run of characters of one of the `RANGES`; Kana and Han, which take turns at every few characters, are one run."""
    name, first, last = RANGES[number]
    return re.compile("[\u3041-\u9fff]+" if name in JAPANESE else f"[{chr(first)}-{chr(last)}]+")
