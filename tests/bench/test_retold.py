"""The stories told again: what they promise, and that `same_as` finds them."""

from collections import Counter
from itertools import combinations
from random import Random

import pytest

from bench.compose.data import LANGUAGES
from bench.retold.__main__ import articles, classes
from bench.retold.change import reordered, reworded, sentences, shortened, words
from bench.retold.page import page
from bench.retold.stories import SUBJECTS, news, pattern, subject, vocabulary
from cleaner.link import link


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("share", [0.1, 0.3])
def test_about_so_many_words_are_changed(language: str, share: float) -> None:
    rng = Random(f"{language} {share}")
    kept = total = 0
    for _, _, text in news(language, rng):
        old = Counter(words(text, language))
        new = Counter(words(reworded(text, share, vocabulary(language), language, rng), language))
        kept += (old & new).total()
        total += old.total()
    # A fifth of the changes adds a word and a tenth swaps two, so that seven in ten take one away.
    assert abs(1 - kept / total - 0.7 * share) < 0.04


def test_order_and_cutting_change_no_words() -> None:
    text = news("en", Random(1))[0][2]
    assert sorted(sentences(reordered(text, "en", Random(2)))) == sorted(sentences(text))
    cut = shortened(text, "en", Random(3))
    assert text.startswith(cut.removesuffix("…"))
    assert 0 < len(cut) <= len(text) * 2 / 3 + 1


def test_stories_of_a_subject_share_background_but_no_news() -> None:
    for which in range(SUBJECTS):
        told = [set(sentences(text)) for _, _, text in subject(Random(which), which, background=0.5)]
        for one, two in combinations(told, 2):
            assert one & two
            assert len(one & two) <= len(one) / 2


def test_reports_of_one_pattern_are_of_two_places() -> None:
    _, ((title, text), (other_title, other)) = pattern("en", Random(5))
    assert (title, text) != (other_title, other)
    assert len(sentences(text)) == len(sentences(other))


def test_a_page_depends_on_seed_and_number_alone() -> None:
    assert page(1, 7) == page(1, 7)
    assert page(1, 7) != page(2, 7)


def test_same_as_is_precise_and_finds_most() -> None:
    right = wrong = missed = 0
    for number in range(45):
        told = page(11, number)
        made = articles(told)
        link(made)
        groups = classes(made)
        for one, two in combinations(range(len(told)), 2):
            same, linked = told[one].story == told[two].story, groups[one] == groups[two]
            right += same and linked
            wrong += linked and not same
            missed += same and not linked
    assert right > 200
    assert wrong <= 0.02 * right
    assert missed <= 0.08 * (right + missed)
