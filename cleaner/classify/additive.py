"""Additive models with pairwise interactions: a sum of small tables over binned features.

The form is that of Lou, Caruana, Gehrke and Hooker, "Accurate intelligible models with pairwise interactions" (KDD 2013):
each table can be read, and what spoke for or against a block can be named.  Evaluating one is a few list look-ups.
"""

import os
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise, repeat
from typing import TypeAlias

import msgspec
from msgspec import Struct

Column: TypeAlias = float | Sequence[float]
"""A feature of many rows: one value for all of them, or the value of each."""

ONE = (int, float)
"""Types of a column that is one value."""
AT_ONCE = 4
"""Tables whose weights are added in one expression: what a loop costs is shared by them."""
REMEMBERED = 1000
"""Values of one feature whose bins are remembered."""
OFTEN = 6
"""How often a remembered value must be asked for on average: to find a bin anew takes a third of what a value costs that is new."""


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


class Ascending(list[float]):
    """A column whose values never fall, as running sums do: its bins follow from where each bound would stand."""


class Bins(dict[float, int]):
    """The bins of a feature's values, remembered while the same values come again."""

    def __init__(self, cuts: list[float]) -> None:
        super().__init__()
        self.cuts = cuts
        self.asked = 0
        self.recurring = True

    def of(self, column: Sequence[float]) -> list[int]:
        """The bins of many values."""
        if type(column) is Ascending:
            ends = [bisect_left(column, cut) for cut in self.cuts]
            ends.append(len(column))
            return [number for number, (start, end) in enumerate(pairwise((0, *ends))) for _ in range(start, end)]
        if not self.recurring:
            return list(map(bisect_right, repeat(self.cuts), column))
        self.asked += len(column)
        return list(map(self.__getitem__, column))

    def __missing__(self, value: float) -> int:
        if len(self) >= REMEMBERED:
            self.recurring = self.asked > OFTEN * REMEMBERED
            self.asked = 0
            self.clear()
        self[value] = found = bisect_right(self.cuts, value)
        return found


class Model:
    """A model ready to be asked; features are numbered in the order of `names`."""

    def __init__(self, weights: Weights, names: Sequence[str]) -> None:
        number = {name: at for at, name in enumerate(names)}
        self.bias = weights.bias
        self.tokens = weights.tokens
        self.cuts = [weights.cuts.get(name, []) for name in names]
        self.asked = [(at, weights.cuts[name]) for at, name in enumerate(names) if name in weights.cuts]
        """The features that some table asks for."""
        self.known = {at: Bins(cuts) for at, cuts in self.asked}
        self.singles = [(number[t.of[0]], t.weights) for t in weights.tables if len(t.of) == 1]
        self.pairs = [
            (number[t.of[0]], number[t.of[1]], len(weights.cuts[t.of[1]]) + 1, t.weights)
            for t in weights.tables
            if len(t.of) == 2
        ]
        self.rows = [[w[at : at + width] for at in range(0, len(w), width)] for _, _, width, w in self.pairs]
        """The weights of `pairs`, by the bin of the first feature."""

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

    def scores(self, columns: Sequence[Column], count: int) -> list[float]:
        """The log-odds of `count` rows at once, which is cheaper than one by one.

        What tables say of a value that all rows share is looked up once: a table of it alone is a number, a table of it
        and another feature one of the other feature.
        """
        fixed: dict[int, int] = {}
        bins: dict[int, list[int]] = {}
        for at, cuts in self.asked:
            column = columns[at]
            if isinstance(column, ONE):
                fixed[at] = bisect_right(cuts, column)
            else:
                bins[at] = self.known[at].of(column)
        bias = self.bias
        alone: dict[int, list[float]] = {}
        both: list[tuple[list[list[float]], list[int], list[int]]] = []
        for one, weights in self.singles:
            if one in fixed:
                bias += weights[fixed[one]]
            else:
                alone[one] = plus(alone.get(one), weights)
        for (one, two, _, _), rows in zip(self.pairs, self.rows, strict=True):
            if one in fixed and two in fixed:
                bias += rows[fixed[one]][fixed[two]]
            elif one in fixed:
                alone[two] = plus(alone.get(two), rows[fixed[one]])
            elif two in fixed:
                alone[one] = plus(alone.get(one), [row[fixed[two]] for row in rows])
            else:
                both.append((rows, bins[one], bins[two]))
        total = [bias] * count
        singles = [(weights, bins[at]) for at, weights in alone.items()]
        while len(singles) % AT_ONCE:
            singles.append(([0.0], [0] * count))
        while len(both) % AT_ONCE:
            both.append(([[0.0]], [0] * count, [0] * count))
        for at in range(0, len(singles), AT_ONCE):
            total = add_singles(total, singles[at : at + AT_ONCE])
        for at in range(0, len(both), AT_ONCE):
            total = add_pairs(total, both[at : at + AT_ONCE])
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


def plus(known: list[float] | None, weights: list[float]) -> list[float]:
    """The sum of two tables of one feature."""
    return weights if known is None else [a + b for a, b in zip(known, weights, strict=True)]


def add_singles(total: list[float], tables: list[tuple[list[float], list[int]]]) -> list[float]:
    """Add what `AT_ONCE` tables of one feature, each with its bins, say of each row."""
    (a, i), (b, j), (c, k), (d, e) = tables
    return [t + a[m] + b[n] + c[o] + d[p] for t, m, n, o, p in zip(total, i, j, k, e, strict=True)]


def add_pairs(total: list[float], tables: list[tuple[list[list[float]], list[int], list[int]]]) -> list[float]:
    """Add what `AT_ONCE` tables of two features, each with the bins of both, say of each row."""
    (a, a1, a2), (b, b1, b2), (c, c1, c2), (d, d1, d2) = tables
    return [
        t + a[i][j] + b[k][m] + c[n][o] + d[p][q]
        for t, i, j, k, m, n, o, p, q in zip(total, a1, a2, b1, b2, c1, c2, d1, d2, strict=True)
    ]


def load(name: str, names: Sequence[str]) -> Model:
    """The model in a file beside this one."""
    with open(os.path.join(os.path.dirname(__file__), name), "rb") as file:
        return Model(msgspec.json.decode(file.read(), type=Weights), names)
