"""The coarse shapes of a page's lines, and what their order tells: which follow each other, and how often."""

from collections import Counter
from collections.abc import Sequence

from cleaner.shape import Shape

MOST = 30
"""Lines up to which distances are told apart."""
KNOWN, TIMED, TINY, SHORT, LINE, SENTENCE, PARAGRAPH, LONG, BESIDE = range(9)


def kind_of(shape: Shape, known: bool) -> int:
    """The coarse shape of a line, of which orders are counted."""
    if known:
        return KNOWN
    if shape.time is not None:
        return TIMED
    if shape.edges:
        return BESIDE
    if shape.prose:
        return LONG if shape.words >= 40 else PARAGRAPH
    if shape.ended:
        return SENTENCE
    return TINY if shape.words <= 2 else SHORT if shape.words < 5 else LINE


def orders(kinds: Sequence[int], marked: Sequence[bool], reach: int) -> list[float]:
    """Of each line, how many lines of the page have the same shapes `reach` lines before and after."""
    padded = bytes([*([KNOWN] * reach), *(kind * 2 + mark for kind, mark in zip(kinds, marked, strict=True)),
                    *([KNOWN] * reach)])  # fmt: skip
    windows = [int.from_bytes(padded[i : i + 2 * reach + 1], "big") for i in range(len(kinds))]
    counted = Counter(windows)
    return [float(counted[window]) for window in windows]


def distances(kinds: Sequence[int], *asked: int) -> tuple[list[int], list[int]]:
    """Lines since the last line of one of some kinds, and to the next one."""
    since, to = [MOST] * len(kinds), [MOST] * len(kinds)
    for found, order in ((since, range(len(kinds))), (to, range(len(kinds) - 1, -1, -1))):
        at = MOST
        for i in order:
            found[i] = at
            at = 1 if kinds[i] in asked else min(at + 1, MOST)
    return since, to


def periods(kinds: Sequence[int]) -> list[int]:
    """Lines since the last one with the same shapes before and after, 0 where there is none within `MOST`."""
    found = []
    last: dict[tuple[int, int, int], int] = {}
    padded = [KNOWN, *kinds, KNOWN]
    for i in range(len(kinds)):
        key = (padded[i], padded[i + 1], padded[i + 2])
        since = i - last.get(key, -MOST - 1)
        found.append(since if since <= MOST else 0)
        last[key] = i
    return found


def runs(kinds: Sequence[int]) -> tuple[list[int], list[int]]:
    """Of each line, the length of the run of lines that are short and say no time which it stands in, and its place."""
    lengths, places = [0] * len(kinds), [0] * len(kinds)
    start = 0
    for i in range(len(kinds) + 1):
        if i == len(kinds) or kinds[i] not in (KNOWN, TINY, SHORT):
            for j in range(start, i):
                lengths[j], places[j] = i - start, j - start
            start = i + 1
    return lengths, places
