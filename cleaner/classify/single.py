"""Whether a text page that was read as several stories is one article with inner headings.

Nothing in a line tells a heading within a text from the headline of a story; the page as a whole does: sections say neither when nor
by whom they were written, hold nearly all of its words, and have the words of the first headline, and each other's, in common.  A
logistic function of a few measures, fitted by `bench.train.single`.
"""

import os
from collections import Counter
from collections.abc import Iterable
from functools import cache
from math import log, log1p
from statistics import fmean

import msgspec
from msgspec import Struct

from cleaner.same.words import words_of
from cleaner.scripts import holds_unspaced
from cleaner.split.groups import Group, Scene

NAMES = (
    "stories", "headed", "timed", "addressed", "inside", "words", "lines", "bare", "headline", "asked", "numbered", "ended",
    "cut", "first", "shared", "phrases", "main",
)  # fmt: skip
"""All measures, in the order of the vector."""
HEADER = frozenset(("time", "source", "both", "stamped", "sourced", "imprint", "person", "repeat"))
TIMED = frozenset(("time", "both", "stamped", "imprint"))
LONG = 5
"""Letters of a word that tells what a text is about."""


class Weights(Struct):
    """A logistic function of measures that are moved by their mean and divided by their deviation."""

    bias: float
    weights: dict[str, tuple[float, float, float]]
    """By measure: mean, deviation, weight."""


@cache
def model() -> Weights:
    """The function that was fitted."""
    with open(os.path.join(os.path.dirname(__file__), "single.json"), "rb") as file:
        return msgspec.json.decode(file.read(), type=Weights)


def log_odds(values: list[float]) -> float:
    """The log-odds that a page of these measures (`measures`) is one article."""
    known = model()
    told = zip(NAMES, values, strict=True)
    return known.bias + sum(
        (value - mean) / deviation * weight
        for name, value in told
        for mean, deviation, weight in (known.weights.get(name, (0.0, 1.0, 0.0)),)
    )


def measures(scene: Scene, groups: list[Group], span: slice = slice(None)) -> list[float]:
    """What tells one article from several stories: of at least two groups, in page order, that stand in a span of the page.

    All are shares of the groups, but for the logarithms of counts (stories, words and lines of a text), the mean words of a headline,
    and the shares of the page's words in groups and of its lines that say a known phrase.
    """
    blocks, shapes = scene.page.blocks, scene.shapes
    near = shapes[span]
    count = len(groups)
    heads = [blocks[group.title].text for group in groups if group.title >= 0]
    texts = [[i for i in group.blocks if i != group.title] for group in groups]
    spoken = [told_by(" ".join(blocks[i].text for i in group.blocks)) for group in groups]
    seen = Counter(word for words in spoken for word in words)
    first = told_by(heads[0]) if heads and groups[0].title >= 0 else frozenset[str]()
    roles = [set(group.fields.values()) for group in groups]
    return [
        log(count),
        share(not HEADER.isdisjoint(one) for one in roles),
        share(not TIMED.isdisjoint(one) for one in roles),
        share(group.address >= 0 for group in groups),
        sum(shapes[i].words for group in groups for i in group.blocks) / (sum(shape.words for shape in near) or 1.0),
        log1p(fmean(sum(shapes[i].words for i in text) for text in texts)),
        log1p(fmean(len(text) for text in texts)),
        share(not text for text in texts),
        fmean(shapes[group.title].words for group in groups if group.title >= 0) if heads else 0.0,
        share(head.rstrip().endswith(("?", ":", "？", "：", "؟")) for head in heads),
        share(head[:1].isdigit() for head in heads),
        share(head.rstrip().endswith((".", "!", "。", "！", "।")) for head in heads),
        share(blocks[group.blocks[-1]].text.rstrip().endswith(("…", "...")) for group in groups),
        share(not first.isdisjoint(words) for words in spoken[1:]),
        fmean(share(seen[word] > 1 for word in words) for words in spoken),
        share(shape.concept is not None for shape in near),
        float(groups[0].role == "main"),
    ]


def told_by(text: str) -> frozenset[str]:
    """The words of a text that tell what it is about; pairs of characters where words are not parted."""
    if holds_unspaced(text):
        return frozenset(words_of(text))
    return frozenset(word for word in words_of(text) if len(word) >= LONG)


def share(told: Iterable[bool]) -> float:
    """The share of those that hold; 0 of none."""
    found = list(told)
    return sum(found) / len(found) if found else 0.0
