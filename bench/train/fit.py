"""Gradient boosting of trees of depth two, added up into tables: an additive model with pairwise interactions."""

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import lightgbm
import numpy as np
from numpy.typing import NDArray

from cleaner.classify.additive import Table, Weights

Array: TypeAlias = NDArray[np.float32]
PARAMETERS = {
    "objective": "binary", "num_leaves": 4, "max_depth": 2, "learning_rate": 0.2, "min_data_in_leaf": 50,
    "feature_fraction": 0.6, "bagging_fraction": 0.3, "bagging_freq": 1, "lambda_l2": 5.0, "verbose": -1,
    "num_threads": 2, "seed": 1, "deterministic": True, "force_row_wise": True, "max_bin": 63,
}  # fmt: skip
SOFT: dict[str, Any] = {"objective": "cross_entropy", "learning_rate": 0.08, "min_data_in_leaf": 30, "lambda_l2": 20.0}
"""What differs where labels are soft and examples are few."""


def cuts_of(values: Array, most: int) -> list[float]:
    """Bounds that part the values of a feature into at most `most` bins; halfway between values.

    Values that fill a bin alone get it; the others share what is left about equally.
    """
    found, counts = np.unique(values, return_counts=True)
    if len(found) > most:
        alone = np.zeros(len(found), bool)
        while True:
            room = most - int(alone.sum())
            fair = counts[~alone].sum() / max(room, 1)
            more = ~alone & (counts > fair)
            if not more.any():
                break
            alone |= more
        starts = [0]
        held = 0.0
        for at in range(1, len(found)):
            held += counts[at - 1]
            if alone[at] or alone[at - 1] or held >= fair:
                starts.append(at)
                held = 0.0
        return sorted({round(float(found[at - 1] + found[at]) / 2, 4) for at in starts[1:]})
    return sorted({round(float(a + b) / 2, 4) for a, b in pairwise(found)})


def binned(values: Array, cuts: Sequence[Sequence[float]]) -> NDArray[np.uint8]:
    """Bins of each feature as the model itself finds them."""
    columns = [
        np.searchsorted(np.asarray(c, np.float64), values[:, i].astype(np.float64), "right") for i, c in enumerate(cuts)
    ]
    return np.column_stack(columns).astype(np.uint8)


def boost(
    bins: NDArray[np.uint8], truth: Array, weight: Array, rounds: int, *, pairs: list[list[int]] | None, **more: Any
) -> lightgbm.Booster:
    """The trees.  `pairs` are the sets of features that may stand in one tree."""
    parameters = PARAMETERS | more
    if pairs is not None:
        parameters["interaction_constraints"] = pairs
    return lightgbm.train(parameters, lightgbm.Dataset(bins.astype(np.float32), truth, weight=weight), rounds)


def leaves(tree: dict[str, Any]) -> list[tuple[list[tuple[int, float, bool]], float]]:
    """Each leaf of a tree as the conditions that lead to it (feature, bound, at most) and its value."""
    found = []
    waiting: list[tuple[dict[str, Any], list[tuple[int, float, bool]]]] = [(tree["tree_structure"], [])]
    while waiting:
        node, path = waiting.pop()
        if "leaf_value" in node:
            found.append((path, node["leaf_value"]))
            continue
        feature, bound = node["split_feature"], node["threshold"]
        waiting.append((node["left_child"], [*path, (feature, bound, True)]))
        waiting.append((node["right_child"], [*path, (feature, bound, False)]))
    return found


def gains(model: lightgbm.Booster) -> tuple[dict[int, float], dict[tuple[int, int], float]]:
    """What features, and pairs of them in one tree, gained."""
    alone: dict[int, float] = {}
    both: dict[tuple[int, int], float] = {}
    for tree in model.dump_model()["tree_info"]:
        root = tree["tree_structure"]
        if "split_feature" not in root:
            continue
        one = root["split_feature"]
        alone[one] = alone.get(one, 0.0) + root["split_gain"]
        for child in (root["left_child"], root["right_child"]):
            if "split_feature" in child:
                two = child["split_feature"]
                alone[two] = alone.get(two, 0.0) + child["split_gain"]
                key = (min(one, two), max(one, two))
                both[key] = both.get(key, 0.0) + child["split_gain"]
    return alone, both


def tables(models: Sequence[lightgbm.Booster], names: Sequence[str], cuts: Sequence[Sequence[float]]) -> Weights:
    """The trees added up into one table a feature or pair of features; the mean of several models."""
    grids: dict[tuple[int, ...], NDArray[np.float64]] = {}
    bias = 0.0
    trees = [tree for model in models for tree in model.dump_model()["tree_info"]]
    for tree in trees:
        for path, leaf in leaves(tree):
            value = leaf / len(models)
            key = tuple(sorted({feature for feature, _, _ in path}))
            if not key:
                bias += value
                continue
            shape = tuple(len(cuts[f]) + 1 for f in key)
            mask = np.ones(shape, bool)
            for feature, bound, least in path:
                held = np.arange(len(cuts[feature]) + 1) <= bound
                held = held if least else ~held
                where = key.index(feature)
                mask &= held.reshape([-1 if axis == where else 1 for axis in range(len(key))])
            grids.setdefault(key, np.zeros(shape))[mask] += value
    for key in [k for k in grids if len(k) == 1]:
        for other in grids:
            if len(other) == 2 and key[0] in other:
                grids[other] += grids[key].reshape([-1 if f == key[0] else 1 for f in other])
                del grids[key]
                break
    used = sorted({f for key in grids for f in key})
    return Weights(
        round(bias, 4),
        {names[f]: list(cuts[f]) for f in used},
        [
            Table([names[f] for f in key], [round(float(v), 3) for v in grid.ravel()])
            for key, grid in sorted(grids.items())
        ],
    )


def chosen_pairs(
    bins: NDArray[np.uint8], truth: Array, weight: Array, most: int, rounds: int, **more: Any
) -> list[list[int]]:
    """The pairs of features that gain most in one tree, and each feature that is in none of them."""
    _, both = gains(boost(bins, truth, weight, rounds, pairs=None, **more))
    ranked = sorted(((gain, pair) for pair, gain in both.items() if pair[0] != pair[1]), reverse=True)
    chosen = [list(pair) for _, pair in ranked[:most]]
    return chosen + [[at] for at in range(bins.shape[1]) if not any(at in pair for pair in chosen)]


def averaged(
    values: Array, truth: Array, weight: Array, names: Sequence[str], *, bins: int, pairs: int, rounds: int, seeds: int
) -> Weights:
    """The mean of several models of few examples with soft labels, by cross-entropy."""
    cuts = [cuts_of(values[:, i], bins) for i in range(values.shape[1])]
    found = binned(values, cuts)
    chosen = chosen_pairs(found, truth, weight, pairs, rounds, **SOFT)
    return tables(
        [boost(found, truth, weight, rounds, pairs=chosen, seed=seed, **SOFT) for seed in range(seeds)], names, cuts
    )


def write(path: Path, weights: Weights) -> None:
    """A model as a file that can be read: a line a feature, a line a table, a line ten tokens."""
    lines = ["{", f'"bias": {weights.bias},', '"cuts": {']
    lines.append(",\n".join(f"{json.dumps(name)}: {json.dumps(cuts)}" for name, cuts in weights.cuts.items()))
    lines.append('},\n"tables": [')
    lines.append(
        ",\n".join(f'{{"of": {json.dumps(t.of)}, "weights": {json.dumps(t.weights)}}}' for t in weights.tables)
    )
    lines.append('],\n"tokens": {')
    entries = [f"{json.dumps(token)}: {value}" for token, value in sorted(weights.tokens.items())]
    lines.append(",\n".join(", ".join(entries[at : at + 8]) for at in range(0, len(entries), 8)))
    lines.append("}\n}\n")
    path.write_text("\n".join(lines), encoding="utf-8")
