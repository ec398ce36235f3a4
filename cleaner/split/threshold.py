"""From which log-odds on the blocks of a page are taken for content: by the F1 that is to be expected, page by page.

One bound for all pages is right for none: where nothing is likely, as in a catalogue, what is a little likely is worth taking; where
an article stands out, what is doubtful beside it is not.  The set of blocks that promises the best F1 is those from some chance
on, half of the F1 that is reached (Lipton et al., "Optimal thresholding of classifiers to maximize F1 measure", 2014), so all
that is to be tried is a bound at each block.
"""

from collections.abc import Iterable
from math import exp

from cleaner.split.groups import Scene

LOWEST = -4.0
"""Log-odds below which no block is ever content."""


def chance(odds: float) -> float:
    """Log-odds as a chance."""
    return 1 / (1 + exp(-odds))


def expected(scene: Scene, odds: list[float], blocks: Iterable[int]) -> float:
    """Words of content that are to be expected in some blocks."""
    return sum(scene.shapes[i].words * chance(odds[i]) for i in blocks)


def promised(scene: Scene, odds: list[float], blocks: Iterable[int], chosen: Iterable[int]) -> tuple[float, float]:
    """The F1 of words that `chosen` ones of some blocks promise, if all content is among these, and the best that any choice does."""
    shapes = scene.shapes
    blocks, chosen = list(blocks), list(chosen)
    total = expected(scene, odds, blocks)
    least = content_from(scene, odds, blocks)

    def of(some: list[int]) -> float:
        words = sum(shapes[i].words for i in some)
        return 2 * expected(scene, odds, some) / (words + total) if words + total else 0.0

    return of(chosen), of([i for i in blocks if odds[i] >= least])


def content_from(scene: Scene, odds: list[float], blocks: Iterable[int]) -> float:
    """The log-odds from which some blocks promise the best F1 of words, if all content is among them."""
    shapes = scene.shapes
    ranked = sorted(((odds[i], shapes[i].words) for i in blocks), reverse=True)
    chances = [chance(odd) for odd, _ in ranked]
    total = sum(p * words for p, (_, words) in zip(chances, ranked, strict=True))
    best, bound = 0.0, 0.0
    right = taken = 0.0
    for p, (odd, words) in zip(chances, ranked, strict=True):
        right += p * words
        taken += words
        promised = right / (taken + total)  # half of it
        if promised > best:
            best, bound = promised, odd
    return max(bound, LOWEST)
