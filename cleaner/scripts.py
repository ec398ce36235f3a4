"""Scripts: which characters are written without spaces between words, and how wide they are.

Patterns over the ranges of Han, Kana and Hangul take milliseconds to compile, so each is compiled when a page first needs
it: most pages need none.
"""

import re
from bisect import bisect_right
from collections import Counter
from functools import cache

UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Thai, Lao, Burmese, Khmer, Kana, Han: the inside of a character class."""
WIDE = r"\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
"""Two columns on a terminal (Unicode Standard Annex #11)."""
RANGES = (
    ("latin", 0x41, 0x24F), ("el", 0x370, 0x3FF), ("cyrillic", 0x400, 0x52F), ("he", 0x590, 0x5FF),
    ("arabic", 0x600, 0x6FF), ("devanagari", 0x900, 0x97F), ("bn", 0x980, 0x9FF), ("th", 0xE00, 0xE7F),
    ("latin", 0x1E00, 0x1EFF), ("el", 0x1F00, 0x1FFF), ("ja", 0x3040, 0x30FF), ("zh", 0x3400, 0x9FFF),
    ("ko", 0xAC00, 0xD7AF),
)  # fmt: skip
"""Script, or the language that is written in it alone, and its first and last character."""
STARTS = [first for _, first, _ in RANGES]


@cache
def pattern(characters: str) -> re.Pattern[str]:
    """One character of a class."""
    return re.compile(f"[{characters}]")


def unspaced(text: str) -> int:
    """How many characters belong to scripts without spaces."""
    return 0 if text.isascii() else len(pattern(UNSPACED).findall(text))


def holds_unspaced(text: str) -> bool:
    """Whether some characters belong to scripts without spaces."""
    return not text.isascii() and pattern(UNSPACED).search(text) is not None


def wide(text: str) -> int:
    """How many characters take two columns."""
    return 0 if text.isascii() else len(pattern(WIDE).findall(text))


def scripts(text: str) -> dict[str, int]:
    """How many letters of each script a text has."""
    found: dict[str, int] = {}
    for char, count in Counter(text).items():
        at = bisect_right(STARTS, ord(char)) - 1
        if at >= 0 and ord(char) <= RANGES[at][2] and char.isalpha():
            name = RANGES[at][0]
            found[name] = found.get(name, 0) + count
    return found
