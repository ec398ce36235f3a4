"""Additive models with pairwise interactions: a sum of small tables over binned features.

The form is that of Lou, Caruana, Gehrke and Hooker, "Accurate intelligible models with pairwise interactions" (KDD 2013):
each table can be read, and what spoke for or against a block can be named.  Evaluating one is a few list look-ups.
"""

import os
from bisect import bisect_right
from collections.abc import Sequence

import msgspec
from msgspec import Struct


class Table(Struct):
    """What one feature, or two together, add to the log-odds."""

    of: list[str]
    """One or two names of features."""
    weights: list[float]
    """By bin; of two features, the bins of the second follow each other for each bin of the first."""


class Weights(Struct):
    """A model as its file holds it."""

    bias: float
    cuts: dict[str, list[float]]
    """Feature -> ascending bounds; a value falls into the bin that is numbered by how many bounds are <= it."""
    tables: list[Table]
    tokens: dict[str, float] = {}
    """Class, id and role tokens -> what each adds to the score of an element, if the model has such a feature."""


class Model:
    """A model ready to be asked; features are numbered in the order of `names`."""

    def __init__(self, weights: Weights, names: Sequence[str]) -> None:
        number = {name: at for at, name in enumerate(names)}
        self.bias = weights.bias
        self.tokens = weights.tokens
        self.cuts = [weights.cuts.get(name, []) for name in names]
        self.asked = [(at, weights.cuts[name]) for at, name in enumerate(names) if name in weights.cuts]
        """The features that some table asks for."""
        self.singles = [(number[t.of[0]], t.weights) for t in weights.tables if len(t.of) == 1]
        self.pairs = [
            (number[t.of[0]], number[t.of[1]], len(weights.cuts[t.of[1]]) + 1, t.weights)
            for t in weights.tables
            if len(t.of) == 2
        ]

    def bins(self, values: Sequence[float]) -> list[int]:
        """The bin of each feature; 0 where no table asks for it."""
        found = [0] * len(self.cuts)
        for at, cuts in self.asked:
            found[at] = bisect_right(cuts, values[at])
        return found

    def score(self, bins: Sequence[int]) -> float:
        """Log-odds."""
        total = self.bias
        for one, weights in self.singles:
            total += weights[bins[one]]
        for one, two, width, weights in self.pairs:
            total += weights[bins[one] * width + bins[two]]
        return total

    def parts(self, bins: Sequence[int]) -> dict[int, float]:
        """What each feature adds to the log-odds; of a pair, half goes to each."""
        found: dict[int, float] = {}
        for one, weights in self.singles:
            found[one] = found.get(one, 0.0) + weights[bins[one]]
        for one, two, width, weights in self.pairs:
            half = weights[bins[one] * width + bins[two]] / 2
            found[one] = found.get(one, 0.0) + half
            found[two] = found.get(two, 0.0) + half
        return found


def load(name: str, names: Sequence[str]) -> Model:
    """The model in a file beside this one."""
    with open(os.path.join(os.path.dirname(__file__), name), "rb") as file:
        return Model(msgspec.json.decode(file.read(), type=Weights), names)
