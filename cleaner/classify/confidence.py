"""How likely an article is to be right, from what spoke for it when the page was split.

A logistic function of the evidence, one for each way in which articles are found.  Every feature is such that more of it speaks
for an article, and no weight is negative: more evidence never makes an article less likely.  Fitted by
`bench.train.confidence` to articles of pages whose sites the other models have not seen.
"""

import os
from functools import cache
from math import exp, log

import msgspec
from msgspec import Struct

from cleaner.shape import size
from cleaner.split.groups import Evidence

NAMES = (
    "chance", "leading", "many", "one", "content", "told", "timed", "broken", "named", "entitled", "margin", "usual",
    "alike", "length", "clear",
)  # fmt: skip
"""All features, in the order of the vector."""
USED = {
    "list": ("chance", "leading", "many", "content", "told", "timed"),
    "article": ("one", "content", "named"),
    "main": ("entitled", "margin", "alike", "named", "length", "clear"),
    "item": ("entitled", "margin", "usual", "alike", "told", "timed", "broken", "named", "length", "clear"),
}
"""Those that matter, by the way in which an article was found."""
WAYS = {"list": "list", "article": "article", "rest": "article", "main": "main", "item": "item", "whole": "main"}
"""`Evidence.way` -> whose weights."""


class Weights(Struct):
    """A logistic function."""

    bias: float
    weights: dict[str, float]
    """By feature; those that add nothing are left out."""


MOST = 0.99
"""Nothing is certain: of the articles that the fit has seen, no group of a few hundred is right as a whole."""

Function = tuple[float, list[tuple[int, float]]]
"""Bias; numbers of features with their weights."""


def ready(weights: dict[str, Weights]) -> dict[str, Function]:
    """Functions by way, ready to be asked."""
    return {
        way: (one.bias, [(NAMES.index(name), weight) for name, weight in one.weights.items()])
        for way, one in weights.items()
    }


@cache
def model() -> dict[str, Function]:
    """The functions that were fitted, by way."""
    with open(os.path.join(os.path.dirname(__file__), "confidence.json"), "rb") as file:
        return ready(msgspec.json.decode(file.read(), type=dict[str, Weights]))


def vector(told: Evidence, *, title: str | None, text: str | None, timed: bool, truncated: bool) -> list[float]:
    """The features of an article: what the split knows of it, and what it turned out to hold."""
    own = log_odds(told.chance)
    return [
        own, own - log_odds(max(told.best, told.chance)), -between(told.one, 6.0), between(told.one, 4.0),
        between(told.content, 4.0), bool(text), timed, truncated, log(1.0 + min(size(title), 12.0)) if title else 0.0,
        between(told.entitled, 3.0), between(told.margin, 3.0), -told.order,
        log(min(told.alike, 10)), log(1.0 + min(len(text or ""), 2000)), -log(1.05 - told.clear),
    ]  # fmt: skip


def confidence(way: str, values: list[float]) -> float:
    """The chance, 0 to `MOST`, that an article with these features is right."""
    total, weights = model()[WAYS[way]]
    for number, weight in weights:
        total += weight * values[number]
    return min(MOST, 1.0 / (1.0 + exp(-total)))


def log_odds(chance: float) -> float:
    """The logarithm of odds, kept within what is seen."""
    chance = min(max(chance, 0.02), 0.98)
    return log(chance / (1.0 - chance))


def between(value: float, most: float) -> float:
    """A value kept within bounds."""
    return min(max(value, -most), most)
