"""From which log-odds on blocks are content, page by page; and what is given back of elements with misleading names."""

from math import inf

import pytest

from cleaner.model import Page, Verdict
from cleaner.parse import parse
from cleaner.shape import Shape
from cleaner.split import misnamed
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


def given_back(monkeypatch: pytest.MonkeyPatch, words: list[float], rules: list[str], odds: list[float]) -> list[str]:
    """The rules that are left where the model says `odds` of what is removed."""
    made = scene(words, rules)
    monkeypatch.setattr(misnamed, "weigh", lambda page, shapes, names, asked: odds)
    misnamed.give_back(made, [0.0 if rule else odd for rule, odd in zip(rules, odds, strict=True)], [])
    return [verdict.rule for verdict in made.verdicts]


def test_a_catalogue_within_navigation_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = ["", "selector:nav", "selector:nav", "selector:nav", "phrase:legal:en"]
    left = given_back(monkeypatch, [4.0, 30.0, 40.0, 6.0, 50.0], rules, [-2.0, 2.0, 1.5, -3.0, 3.0])
    assert left == ["", "", "", "selector:nav", "phrase:legal:en"]


def test_navigation_stays_away_where_a_page_has_content(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = ["", "selector:nav"]
    assert given_back(monkeypatch, [400.0, 900.0], rules, [5.0, 5.0]) == rules
    assert given_back(monkeypatch, [20.0, 30.0], rules, [5.0, 1.0]) == rules  # not twice as much
    assert given_back(monkeypatch, [4.0, 300.0], rules, [0.0, -0.5]) == rules  # nor likely


def test_the_model_is_not_asked_again_without_need(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> list[float]:
        raise AssertionError("asked")

    monkeypatch.setattr(misnamed, "weigh", never)
    misnamed.give_back(scene([400.0, 9.0], ["", "selector:nav"]), [5.0, 0.0], [])
    misnamed.give_back(scene([4.0, 9.0], ["", "phrase:legal:en"]), [5.0, 0.0], [])
