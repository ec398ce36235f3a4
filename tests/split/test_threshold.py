"""From which log-odds on blocks are content, page by page."""

from math import inf

import pytest

from cleaner.model import Page, Verdict
from cleaner.parse import parse
from cleaner.shape import Shape
from cleaner.split.groups import Scene
from cleaner.split.threshold import LOWEST, content_from, expected, promised


def scene(words: list[float], rules: list[str] | None = None) -> Scene:
    """A page of lines of some lengths, removed by some rules."""
    page: Page = parse("<html><body>" + "".join(f"<p>Line {n}</p>" for n in range(len(words))) + "</body></html>", None)
    shapes = [Shape(count, False, False) for count in words]
    told = rules or [""] * len(words)
    return Scene(page, shapes, [Verdict(i, 0, 1, rule=rule) for i, rule in enumerate(told)])


@pytest.mark.parametrize(
    ("odds", "kept"),
    [
        ([6.0, 5.0, 4.0, -0.6, -0.8], 3),  # beside an article what is doubtful is not taken
        ([-1.2, -1.1, -1.3, -1.2, -1.1], 5),  # of a catalogue nothing is likely, and all of it is
        ([-1.0, -1.1, -6.0, -7.0, -8.0], 2),
    ],
)
def test_the_bound_is_that_of_the_page(odds: list[float], kept: int) -> None:
    bound = content_from(scene([10.0] * len(odds)), odds, range(len(odds)))
    assert sum(odd >= bound for odd in odds) == kept


def test_long_blocks_count_more_than_short_ones() -> None:
    odds = [2.0, -0.4]
    alone = content_from(scene([100.0, 5.0]), odds, range(2))
    beside = content_from(scene([5.0, 100.0]), odds, range(2))
    assert alone > -0.4 >= beside


def test_no_bound_is_too_low_or_missing() -> None:
    assert content_from(scene([3.0]), [-9.0], range(1)) == LOWEST
    assert -inf < content_from(scene([3.0]), [-900.0 if n else 1.0 for n in range(1)], []) < inf


def test_words_are_expected_by_their_chances() -> None:
    assert expected(scene([10.0, 20.0]), [0.0, -700.0], range(2)) == pytest.approx(5.0)


def test_a_choice_promises_what_it_holds_of_the_content() -> None:
    page, odds = scene([10.0, 40.0, 40.0]), [5.0, 5.0, 5.0]
    little, best = promised(page, odds, range(3), [0])
    assert little == pytest.approx(0.2, abs=0.01)
    assert best == pytest.approx(1.0, abs=0.01)
    assert promised(page, odds, range(3), range(3)) == (best, best)
    assert promised(page, odds, [], []) == (0.0, 0.0)
