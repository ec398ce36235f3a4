"""Which signs a line holds, looked for in many lines at once: most hold none of those that a question is about.

What is kept of a line are its signs in their order, numbers as `0`; there are few such skeletons, and what each holds is
remembered.
"""

import re
from collections.abc import Iterable

from cleaner.patterns import lazy

PARTS, COLON, LIST, TITLING, STOP, MANY, DIGIT, EMOJI, TAIL, LABELLED = (1 << bit for bit in range(10))
"""A mark that may keep the pieces of a line apart; a colon; a mark between the members of a list; one behind what introduces
names; one that may end a sentence; two signs or more; a digit; a picture; a mark that may stand before the last piece of a line;
behind its first time, words that introduce a field, which `shape` asks."""
OF = (
    (PARTS, "-–—|·•/｜,،、"),
    (TAIL, "-–—|·•｜"),
    (COLON, ":："),
    (LIST, ",、،;，；"),
    (TITLING, ":：・／/=＝"),
    (STOP, ".!?。！？؟।"),
    (DIGIT, "0"),
)
KEPT = lazy("[^" + re.escape("".join(sorted({*"".join(marks for _, marks in OF)} - {"0"}))) + r"\d\n]+")
DIGITS = lazy(r"\d+")
FIGURE = lazy("[0-9]")
PICTURE = lazy("[\U0001f300-\U0001faff\u2600-\u27bf]")
AT_ONCE = 500
"""Lines."""
MOST = 4096
"""Skeletons that are remembered."""


def has_digit(text: str) -> bool:
    """Whether a text holds a digit of any script; a regular expression is asked first, as `any` takes a step a character."""
    if FIGURE.search(text) is not None:
        return True
    return not text.isascii() and any(map(str.isdigit, text))


class Skeletons(dict[str, int]):
    """By skeleton: the signs that it holds."""

    def __missing__(self, skeleton: str) -> int:
        if len(self) >= MOST:
            self.clear()
        found = MANY if len(skeleton) > 1 else 0
        for sign, marks in OF:
            if any(mark in skeleton for mark in marks):
                found |= sign
        self[skeleton] = found
        return found


SKELETONS = Skeletons()


def tell(lines: Iterable[str]) -> dict[str, int]:
    """By line: the signs that it holds."""
    found: dict[str, int] = {}
    rest = list(lines)
    for start in range(0, len(rest), AT_ONCE):
        some = rest[start : start + AT_ONCE]
        joined = "\n".join(some)
        if joined.count("\n") >= len(some):
            joined = "\n".join([text.replace("\n", " ") for text in some])
        skeletons = DIGITS.sub("0", KEPT.sub("", joined)).split("\n")
        found.update(zip(some, map(SKELETONS.__getitem__, skeletons), strict=True))
        if not joined.isascii() and PICTURE.search(joined):
            for text in some:
                if PICTURE.search(text):
                    found[text] |= EMOJI
    return found
