"""A text page as a whole, for the features of its lines: what is said again, labels, distances, orders of shapes that come back."""

from collections import Counter
from collections.abc import Sequence

from cleaner.classify.orders import (
    BESIDE,
    LINE,
    LONG,
    PARAGRAPH,
    SENTENCE,
    SHORT,
    TIMED,
    TINY,
    distances,
    orders,
    periods,
    runs,
)  # fmt: skip
from cleaner.model import Block
from cleaner.patterns import lazy
from cleaner.shape import Shape
from cleaner.signs import has_digit

LABELS = {
    "related": 1, "popular": 2, "latest": 3, "comments": 4, "no-comments": 4, "tags": 5, "newsletter": 6, "about-author": 7,
    "advertisement": 8, "share": 9, "follow": 9, "navigation": 10, "menu": 10, "legal": 11, "cookies": 11, "login": 12,
    "comment-action": 13, "read-more": 14, "ai": 15,
}  # fmt: skip
"""Concepts of phrases, by what follows them."""
FAR_LABEL = 40
"""Lines behind a label from which it says nothing any more."""
LONG_PARAGRAPH = 20
"""Words of a paragraph that a text begins or ends with."""
DIGITS = lazy(r"\d+")


class TextPage:
    """What is measured of all lines of a page at once; by line, but for `said`, `whole`, `first` and `last`.

    `known` are the concepts of the phrases that lines say, "" where none; `kinds` those of `orders.kind_of`; `words` and `prose` running
    sums, from 0 to all of the page.
    """

    def __init__(
        self,
        blocks: Sequence[Block],
        shapes: Sequence[Shape],
        known: Sequence[str],
        kinds: Sequence[int],
        words: Sequence[float],
        prose: Sequence[float],
    ) -> None:
        self.said = Counter(block.text for block in blocks)
        marked = [block.marker != "" for block in blocks]
        self.whole = whole(shapes, kinds, marked, words[-1], prose[-1], len(self.said))
        """The features that all lines share."""
        self.three, self.five = orders(kinds, marked, 1), orders(kinds, marked, 2)
        self.since_prose, self.to_prose = distances(kinds, PARAGRAPH, LONG)
        self.since_line, self.to_line = distances(kinds, LINE)
        self.since_time, self.to_time = distances(kinds, TIMED, BESIDE)
        self.period = periods(kinds)
        self.first_words, self.last_words = edges(blocks, shapes)
        self.run, self.run_place = runs(kinds)
        self.label, self.since_label = labels(known)
        paragraphs = [
            i for i, kind in enumerate(kinds) if kind in (PARAGRAPH, LONG) and shapes[i].words >= LONG_PARAGRAPH
        ]
        self.first, self.last = (paragraphs[0], paragraphs[-1]) if paragraphs else (len(kinds), -1)
        """The first and last paragraph of some length."""


def whole(
    shapes: Sequence[Shape], kinds: Sequence[int], marked: Sequence[bool], words: float, prose: float, said: int
) -> list[float]:
    """The features that all lines share; `said` different lines."""
    count = len(shapes)
    short = sorted(
        shape.words for shape, kind in zip(shapes, kinds, strict=True) if kind in (TINY, SHORT, LINE, SENTENCE)
    )
    return [
        count, words, prose / (words or 1.0), sum(kind >= PARAGRAPH and kind != BESIDE for kind in kinds) / count,
        sum(kind in (TIMED, BESIDE) for kind in kinds) / count, sum(marked) / count,
        short[len(short) // 2] if short else 0.0, 1.0 - said / count, sum(kind == LINE for kind in kinds) / count,
    ]  # fmt: skip


def edges(blocks: Sequence[Block], shapes: Sequence[Shape]) -> tuple[list[int], list[int]]:
    """Of each line of several words, how many lines begin, and end, with the same two words, figures apart."""
    firsts, lasts = [], []
    for block, shape in zip(blocks, shapes, strict=True):
        if not shape.key or block.text.count(" ") < 2:
            firsts.append("")
            lasts.append("")
            continue
        text = block.text.casefold()
        text = DIGITS.sub("0", text) if has_digit(text) else text
        firsts.append(text[: text.find(" ", text.find(" ") + 1)])
        lasts.append(text[text.rfind(" ", 0, text.rfind(" ")) + 1 :])
    counted, ended = Counter(firsts), Counter(lasts)
    counted[""] = ended[""] = 0
    return [counted[words] for words in firsts], [ended[words] for words in lasts]


def labels(said: Sequence[str]) -> tuple[list[int], list[int]]:
    """Of each line, the label that stands before it and the lines since that; 0 where none is near."""
    found, since = [], []
    label, lines = 0, FAR_LABEL
    for known in said:
        if known in LABELS:
            label, lines = LABELS[known], 0
        elif not known:
            lines += 1
            if lines > FAR_LABEL:
                label, lines = 0, FAR_LABEL
        found.append(label)
        since.append(lines)
    return found, since
