"""A bounded number of pages of each site, the same ones in whatever order they come."""

from array import array
from random import Random

import pytest

from cleaner.learn.pages import ENDS, Seen, seen
from cleaner.learn.sample import Group, Sample
from cleaner.model import Block, Page

ONE: Group = ("host", "pier.example")


def page(number: int, identity: str = "") -> Seen:
    name = identity or f"page {number}"
    rank = Random(name).randbytes(8) + Random(number).randbytes(8)
    return Seen(name, rank, [f"line {number}"], b"\0", b"\2", array("q", [0]), [()])


def kept(pages: list[tuple[Group, Seen]], most: int, all: int) -> dict[Group, list[str]]:
    sample = Sample(most, all)
    for group, one in pages:
        if sample.wanted(group, one.rank):
            sample.add(group, one)
        else:
            sample.pass_over(group)
    assert sample.kept == sum(len(sample.pages(group)) for group in sample.counts) <= all
    assert sum(sample.counts.values()) == len(pages)
    return {group: [one.keys[0] for one in sample.pages(group)] for group in sample.counts}


@pytest.mark.parametrize(("most", "all"), [(10, 1000), (50, 120), (1000, 30), (1, 100)])
def test_the_order_changes_nothing(most: int, all: int) -> None:
    pages = [(("host", f"h{number % 7 % 3}.example"), page(number)) for number in range(300)]
    pages += [(ONE, page(1000 + number, f"copy {number % 20}")) for number in range(100)]
    expected = kept(pages, most, all)
    for seed in range(5):
        Random(seed).shuffle(pages)
        assert kept(pages, most, all) == expected


def test_of_copies_one_is_kept() -> None:
    found = kept([(ONE, page(number, f"copy {number % 4}")) for number in range(40)], 100, 100)
    assert len(found[ONE]) == 4


def test_of_a_long_page_both_ends_are_looked_at() -> None:
    blocks = [
        Block("line", f"Line {'x' * (number // 26)}{chr(97 + number % 26)}", number) for number in range(3 * ENDS)
    ]
    found = seen(Page(media="text", blocks=blocks), None)
    assert len(found.keys) == len(found.flags) == len(found.words) == len(found.numbers) == len(found.paths) == 2 * ENDS
    assert found.keys[-1] == blocks[-1].text.lower()
