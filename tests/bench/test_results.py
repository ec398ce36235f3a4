"""Composed pages of results keep what their gold promises."""

from functools import cache

import pytest

from bench.compose.data import LANGUAGES, load
from bench.compose.home import Home
from bench.compose.home_markup import print_home
from bench.compose.results import MAIN, compose_results, results_gold
from tests.bench.test_compose import Words, flat

PAGES = 54


@cache
def made(number: int) -> tuple[Home, str]:
    home = compose_results(5, number)
    words = Words()
    words.feed(print_home(home, 5).decode())
    return home, flat(" ".join(words.parts))


@pytest.mark.parametrize("number", range(PAGES))
def test_every_result_stands_on_its_page(number: int) -> None:
    home, text = made(number)
    gold = results_gold(home)
    assert len(gold["articles"]) >= 2
    for article in gold["articles"]:
        assert flat(article["title"]) in text
        assert flat(article["text"]).strip() in text


@pytest.mark.parametrize("number", range(PAGES))
def test_what_stands_beside_the_list_is_none_of_it(number: int) -> None:
    home, _ = made(number)
    told = {article["url"] for article in results_gold(home)["articles"] if not article["optional"]}
    listed = {piece.url for box in home.boxes() if box.kind in MAIN for piece in box.pieces}
    assert told == listed


def test_a_page_depends_on_seed_and_number_alone() -> None:
    assert print_home(compose_results(5, 3), 5) == print_home(compose_results(5, 3), 5)
    assert print_home(compose_results(5, 3), 5) != print_home(compose_results(6, 3), 6)


def test_all_layouts_are_composed_and_all_languages_have_words() -> None:
    data = load("results")
    assert {made(number)[0].layout for number in range(PAGES)} == {one["name"] for one in data["layout"]}
    assert set(data["words"]) == set(LANGUAGES)
    assert {tuple(sorted(words)) for words in data["words"].values()} == {tuple(sorted(data["words"]["en"]))}
