"""Which predicted article is which gold article of a page."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from cleaner.score.read import Entry
from cleaner.score.words import Bag, bag

FOUND = 0.6
"""Token F1 from which two articles are the same one."""
EXCUSED = 0.3
"""Token F1 from which a predicted article is an optional one of the gold."""


class Pair(Struct):
    """Two articles that were taken for the same."""

    weight: float
    """Token F1 of title and text together, above 0."""
    predicted: int
    gold: int


class Matching(Struct):
    """The articles of one page, paired."""

    pairs: list[Pair]
    """With gold that is not optional, the best first."""
    excused: set[int]
    """Predicted articles that are optional ones."""
    gold: list[Bag]
    predicted: list[Bag]
    """The words of each article."""

    @property
    def found(self) -> list[Pair]:
        """The pairs that are one article."""
        return [pair for pair in self.pairs if pair.weight >= FOUND]


def match(gold: list[Entry], predicted: list[Entry]) -> Matching:
    """Pair the articles of a page, the most alike first, each at most once; optional gold last among equals."""
    ours, theirs = [whole(one) for one in gold], [whole(one) for one in predicted]
    optional = [one.optional for one in gold]
    chosen = identical(ours, theirs, optional)
    used_gold, used = {pair.gold for pair in chosen}, {pair.predicted for pair in chosen}
    rest = weights(ours, theirs, used_gold, used)
    for pair in sorted(rest, key=lambda one: (-one.weight, optional[one.gold], one.predicted, one.gold)):
        if pair.predicted not in used and pair.gold not in used_gold:
            used.add(pair.predicted)
            used_gold.add(pair.gold)
            chosen.append(pair)
    return Matching(
        [pair for pair in chosen if not optional[pair.gold]],
        {pair.predicted for pair in chosen if optional[pair.gold] and pair.weight >= EXCUSED},
        ours,
        theirs,
    )


def whole(one: Entry) -> Bag:
    """The words of an article's title and text."""
    return bag(f"{one.title or ''}\n{one.text or ''}")


def identical(gold: list[Bag], predicted: list[Bag], optional: list[bool]) -> list[Pair]:
    """Pairs of the same words: they come before all others, and most of a good prediction are such."""
    same: defaultdict[frozenset[tuple[str, int]], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, bags in enumerate((gold, predicted)):
        for number, one in enumerate(bags):
            same[frozenset(one.items())][side].append(number)
    return [
        Pair(1.0, theirs, ours)
        for left, right in same.values()
        for ours, theirs in zip(sorted(left, key=lambda n: (optional[n], n)), right, strict=False)
    ]


def weights(gold: list[Bag], predicted: list[Bag], used_gold: set[int], used: set[int]) -> Iterable[Pair]:
    """Every other pair that has a word in common, with its token F1."""
    holders: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, one in enumerate(gold):
        if number not in used_gold:
            for token, count in one.items():
                holders[token].append((number, count))
    totals = [one.total() for one in gold]
    for number, one in enumerate(predicted):
        if number in used:
            continue
        common: defaultdict[int, int] = defaultdict(int)
        for token, count in one.items():
            for holder, there in holders.get(token, ()):
                common[holder] += min(count, there)
        total = one.total()
        for holder, both in common.items():
            yield Pair(2 * both / (total + totals[holder]), number, holder)
