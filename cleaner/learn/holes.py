"""Lines that are the same but for a few words: "Subscribe to … for updates"."""

from collections import Counter

from msgspec import Struct, field

from cleaner.learn.pages import PROSE, TIMED
from cleaner.learn.tally import EDGE, Tally

SHORTEST, LONGEST = 3, 14
"""Words of a line that may be of a kind with others."""
WIDEST = 3
"""Words that differ, at the most."""
FIXED_LETTERS = 8
FILLINGS = 3
"""Different fillings that make a hole."""
LEAST, ALONE = 0.05, 0.5
"""Shares of the pages: of a line between furniture, and of one that has furniture on one side only."""
FLANKED = 0.8
HOLE = "{name}"


class Pattern(Struct):
    """What lines have in common."""

    pages: int = 0
    last: int = -1
    times: int = 0
    between: int = 0
    """Times that furniture stands on both sides."""
    fillings: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    beside: Counter[str] = field(default_factory=Counter)


def templates(tally: Tally, sure: set[str]) -> dict[str, set[str]]:
    """Patterns in normal form, with `HOLE` in them, and the lines of the sample that each stands for.

    Lines on most pages are no case of anything.
    """
    often = {key for key in sure if key in tally.lines and tally.share(tally.lines[key]) >= ALONE}
    found: dict[tuple[str, str], Pattern] = {}
    for number, page in enumerate(tally.sample):
        last = len(page.keys) - 1
        for index, key in enumerate(page.keys):
            if key in often or not SHORTEST <= page.words[index] <= LONGEST or page.flags[index] & (PROSE | TIMED):
                continue
            above = page.keys[index - 1] if index else EDGE
            below = page.keys[index + 1] if index < last else EDGE
            here = (above in sure or above == EDGE) + (below in sure or below == EDGE)
            if here:
                enter(found, key, number, above, below, here == 2)
    pages = len(tally.sample)
    taken = []
    for ends, pattern in found.items():
        usual = pattern.beside.most_common(1)[0][1]
        if (
            len(pattern.fillings) >= FILLINGS
            and pattern.pages >= max(tally.least, LEAST * pages)
            and usual >= FLANKED * pattern.times
            and (pattern.between >= FLANKED * pattern.times or pattern.pages >= ALONE * pages)
        ):
            taken.append((ends, pattern))
    taken.sort(key=lambda pair: (-pair[1].pages, -len("".join(pair[0])), pair[0]))
    chosen: dict[str, set[str]] = {}
    told: set[str] = set()
    for (head, tail), pattern in taken:
        new = pattern.keys - told
        if len(new) >= max(FILLINGS, 0.5 * len(pattern.keys)):
            chosen[" ".join(filter(None, (head, HOLE, tail)))] = pattern.keys
            told |= pattern.keys
    return chosen


def enter(found: dict[tuple[str, str], Pattern], key: str, page: int, above: str, below: str, between: bool) -> None:
    """Enter a line under all that it may have in common with others."""
    if "\0" in key or "{" in key or "}" in key:
        return
    words = key.split(" ")
    for start in range(len(words)):
        for width in range(1, WIDEST + 1):
            end = start + width
            if end > len(words) or len(words) - width < 2:
                break
            head, tail = " ".join(words[:start]), " ".join(words[end:])
            if len(head) + len(tail) < FIXED_LETTERS or max(len(head), len(tail)) < 2:
                continue
            pattern = found.get((head, tail))
            if pattern is None:
                pattern = found[head, tail] = Pattern()
            pattern.times += 1
            if pattern.last != page:
                pattern.last = page
                pattern.pages += 1
            pattern.between += between
            if len(pattern.fillings) < 10 * FILLINGS:
                pattern.fillings.add(" ".join(words[start:end]))
            pattern.keys.add(key)
            pattern.beside[f"a{above}"] += 1
            pattern.beside[f"b{below}"] += 1
