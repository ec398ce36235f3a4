"""Articles paired."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.score.match import match, whole
from cleaner.score.read import Entry
from cleaner.score.words import bag, f1, same_address, same_moment, same_names, same_words, tokens

ENTRIES = st.lists(
    st.builds(
        Entry, title=st.sampled_from(["a", "a b", "b c d", "", "港町"]), text=st.sampled_from([None, "a a", "e f"]),
        optional=st.booleans(),
    ),
    max_size=6,
)  # fmt: skip


@given(ENTRIES, ENTRIES)
def test_pairs_are_the_best_that_are_left(gold: list[Entry], predicted: list[Entry]) -> None:
    ours, theirs = list(map(whole, gold)), list(map(whole, predicted))
    order = sorted(
        (-f1(theirs[i], ours[j]), gold[j].optional, i, j) for i in range(len(predicted)) for j in range(len(gold))
    )
    expected: list[tuple[float, int, int]] = []
    for weight, _, i, j in order:
        if weight and all(i != a and j != b for _, a, b in expected):
            expected.append((-weight, i, j))
    found = match(gold, predicted)
    assert sorted((p.weight, p.predicted, p.gold) for p in found.pairs) == sorted(
        one for one in expected if not gold[one[2]].optional
    )
    assert found.excused == {i for weight, i, j in expected if gold[j].optional and weight >= 0.3}


def test_words() -> None:
    assert tokens("The “Pier”, re-opened: 東京の港 ＡＢ") == [
        "the",
        "pier",
        "re",
        "opened",
        "東",
        "京",
        "の",
        "港",
        "ab",
    ]
    assert f1(bag("pier to close"), bag("Pier closed")) == pytest.approx(2 / 5)
    assert f1(bag(""), bag(None)) == 1.0
    assert f1(bag("pier"), bag("")) == 0.0
    assert f1(bag("a a b"), bag("a b b")) == pytest.approx(4 / 6)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("https://www.pier.example/a/#top", "http://pier.example/a", True),
        ("/news/pier", "https://pier.example/news/pier", True),
        ("https://pier.example/a", "https://pier.example/b", False),
        (None, "https://pier.example/a", False),
        ("a", "https://pier.example/a", False),
    ],
)
def test_addresses(one: str | None, two: str, same: bool) -> None:
    assert same_address(one, two) is same


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("2025-05-04T12:00:00Z", "2025-05-04T14:00:00+02:00", True),
        ("2025-05-04T12:00:00Z", "2025-05-04", True),
        ("2025-05-05", "2025-05-04", False),
        ("2025-05-04T12:00:00Z", "2025-05-04T12:01:00Z", False),
        ("2025-05-04T12:00:00Z", "2025-05-04T12:00:00", False),
        ("noon on Sunday", "2025-05-04T12:00:00Z", False),
        (None, "2025-05-04", False),
    ],
)
def test_moments(one: str | None, two: str, same: bool) -> None:
    assert same_moment(one, two) is same


def test_names() -> None:
    assert same_names(["Ida Holm", "Per Vik"], ["per vik", "Ida  Holm"])
    assert not same_names(["Ida Holm"], ["Ida Holm", "Per Vik"])
    assert not same_names(None, ["Ida Holm"])
    assert same_words("The Observer", "the observer.")
