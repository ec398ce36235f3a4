"""Composed home pages keep what their gold promises."""

from functools import cache

import pytest

from bench.compose.data import load
from bench.compose.home import Home, compose_home, home_gold
from bench.compose.home_markup import print_home
from tests.bench.test_compose import Words, flat

PAGES = 40


@cache
def made(number: int) -> tuple[Home, str]:
    home = compose_home(5, number)
    words = Words()
    words.feed(print_home(home, 5).decode())
    return home, flat(" ".join(words.parts))


@pytest.mark.parametrize("number", range(PAGES))
def test_every_story_stands_on_its_page(number: int) -> None:
    home, text = made(number)
    gold = home_gold(home)
    assert len(gold["articles"]) >= 8
    for article in gold["articles"]:
        assert flat(article["title"]) in text
        assert flat(article["text"]).strip() in text


@pytest.mark.parametrize("number", range(PAGES))
def test_stories_differ_and_boilerplate_is_in_none(number: int) -> None:
    gold = home_gold(made(number)[0])
    titles = [flat(article["title"]) for article in gold["articles"]]
    assert len(set(titles)) == len(titles)
    everything = " ".join(flat(f"{a['title']} {a['text']}") for a in gold["articles"])
    assert not [line for line in gold["boilerplate"] if flat(line) in everything]


def test_a_page_depends_on_seed_and_number_alone() -> None:
    assert print_home(compose_home(5, 3), 5) == print_home(compose_home(5, 3), 5)
    assert print_home(compose_home(5, 3), 5) != print_home(compose_home(6, 3), 6)


def test_all_layouts_and_dialects_are_composed() -> None:
    data = load("home")
    homes = [made(number)[0] for number in range(PAGES)]
    assert {home.layout for home in homes} == {one["name"] for one in data["layout"]}
    assert {home.dialect["name"] for home in homes} == {one["name"] for one in data["dialect"]}
