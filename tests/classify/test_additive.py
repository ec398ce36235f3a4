"""Additive models: what the tables add up to, and whether the weights that are shipped fit the features."""

from bisect import bisect_right
from itertools import pairwise
from math import prod
from pathlib import Path

import msgspec
import pytest

from cleaner.classify import additive, blocks, kinds, lists
from cleaner.classify.additive import Model, Table, Weights

SMALL = Weights(
    0.5,
    {"words": [10.0, 20.0], "links": [0.5]},
    [Table(["words"], [-1.0, 0.0, 2.0]), Table(["words", "links"], [0.0, -0.5, 0.25, -0.25, 1.0, -4.0])],
)
SHIPPED = [(blocks, "blocks.json"), (lists, "lists.json"), (kinds, "kinds.json")]


@pytest.mark.parametrize(
    ("values", "wanted"),
    [((3.0, 0.0), 0.5 - 1.0 + 0.0), ((10.0, 0.0), 0.5 + 0.0 + 0.25), ((25.0, 0.9), 0.5 + 2.0 - 4.0)],
)
def test_score_is_the_sum_of_the_tables(values: tuple[float, float], wanted: float) -> None:
    model = Model(SMALL, ["words", "links"])
    assert model.score(model.bins(values)) == pytest.approx(wanted)


def test_parts_add_up_to_the_score() -> None:
    model = Model(SMALL, ["words", "links"])
    bins = model.bins((25.0, 0.9))
    assert sum(model.parts(bins).values()) + SMALL.bias == pytest.approx(model.score(bins))


@pytest.mark.parametrize("links", [0.9, (0.0, 0.9, 0.2)])
@pytest.mark.parametrize("words", [25.0, (3.0, 10.0, 25.0)])
def test_many_rows_score_as_each_of_them(words: float | tuple[float, ...], links: float | tuple[float, ...]) -> None:
    model = Model(SMALL, ["words", "links"])
    rows = [[column if isinstance(column, float) else column[at] for column in (words, links)] for at in range(3)]
    assert model.scores([words, links], 3) == pytest.approx([model.score(model.bins(row)) for row in rows])


def test_bins_that_are_remembered_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(additive, "REMEMBERED", 3)
    bins = additive.Bins([10.0, 20.0])
    for column in ([1.0, 10.0, 25.0, 1.0], [2.0, 3.0, 4.0, 30.0, 31.0], [5.0, 12.0, 40.0]):
        assert bins.of(column) == [bisect_right([10.0, 20.0], value) for value in column]


def test_features_that_no_table_asks_for_have_one_bin() -> None:
    model = Model(SMALL, ["words", "unused", "links"])
    assert model.bins((25.0, 1e9, 0.9)) == [2, 0, 1]


@pytest.mark.parametrize(("module", "name"), SHIPPED, ids=[name for _, name in SHIPPED])
def test_shipped_weights_fit_the_features(module: object, name: str) -> None:
    path = Path(additive.__file__).with_name(name)
    weights = msgspec.json.decode(path.read_bytes(), type=Weights)
    names = module.NAMES  # type: ignore[attr-defined]
    assert set(weights.cuts) <= set(names)
    assert len(set(names)) == len(names)
    for cuts in weights.cuts.values():
        assert all(a < b for a, b in pairwise(cuts))
    for table in weights.tables:
        assert len(table.weights) == prod(len(weights.cuts[name]) + 1 for name in table.of)
