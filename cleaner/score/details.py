"""What differs between the gold of a page and its prediction, article by article."""

from collections.abc import Sequence

from msgspec import Struct

from cleaner.score.figures import FIELDS, left, same_title
from cleaner.score.match import EXCUSED, FOUND, Matching
from cleaner.score.read import Entry, Sheet
from cleaner.score.words import Bag, shared

HELD = 0.8
"""Share of the words of an article that stand in another one where it is a part of that."""

Value = str | list[str] | None


class Missed(Struct):
    """A gold article that nothing was found for."""

    gold: int
    title: str | None


class Extra(Struct):
    """A predicted article that is none of the gold."""

    predicted: int
    title: str | None


class Merged(Struct):
    """A predicted article that holds several of the gold."""

    predicted: int
    gold: list[int]
    title: str | None


class Cut(Struct):
    """A gold article that was predicted in pieces."""

    gold: int
    predicted: list[int]
    title: str | None


class Partly(Struct):
    """Two articles with much in common, but not enough to be one."""

    gold: int
    predicted: int
    weight: float
    expected: str | None
    got: str | None


class Wrong(Struct):
    """A field of an article that was found."""

    gold: int
    predicted: int
    field: str
    expected: Value
    got: Value


class Details(Struct):
    """All that differs on a page; articles are told by their place in the lists of both sides, from 0."""

    missed: list[Missed] = []
    extra: list[Extra] = []
    merged: list[Merged] = []
    split: list[Cut] = []
    partly: list[Partly] = []
    wrong: list[Wrong] = []
    left: list[str] = []
    """Boilerplate of the gold that stands in an article."""


def details(gold: Sheet, predicted: Sheet | None, matching: Matching, names: Sequence[str]) -> Details:
    """What differs on a page, in the order of the gold, then of the prediction; of the fields those named.

    An article that is missed or extra because it was merged or cut is told once, as that.
    """
    ours, theirs = gold.articles, predicted.articles if predicted is not None else []
    told = Details()
    found = matching.found
    seen_gold, seen = {pair.gold for pair in found}, {pair.predicted for pair in found} | matching.excused
    for number, those in merged(ours, matching):
        told.merged.append(Merged(number, those, theirs[number].title))
        seen_gold.update(those)
        seen.add(number)
    for number, pieces in cut(ours, matching):
        told.split.append(Cut(number, pieces, ours[number].title))
        seen_gold.add(number)
        seen.update(pieces)
    for pair in sorted(matching.pairs, key=lambda one: one.gold):
        if pair.weight >= EXCUSED and pair.gold not in seen_gold and pair.predicted not in seen:
            expected, got = ours[pair.gold].title, theirs[pair.predicted].title
            told.partly.append(Partly(pair.gold, pair.predicted, round(pair.weight, 3), expected, got))
            seen_gold.add(pair.gold)
            seen.add(pair.predicted)
    told.missed = [Missed(n, one.title) for n, one in enumerate(ours) if n not in seen_gold and not one.optional]
    told.extra = [Extra(n, one.title) for n, one in enumerate(theirs) if n not in seen]
    for pair in sorted(found, key=lambda one: one.gold):
        told.wrong += wrong(pair.gold, pair.predicted, ours[pair.gold], theirs[pair.predicted], names)
    if "clean" in names:
        told.left = left(gold.boilerplate, theirs)
    return told


def wrong(number: int, other: int, ours: Entry, theirs: Entry, names: Sequence[str]) -> list[Wrong]:
    """The fields that gold has and that are not the same."""
    found = []
    if "title" in names and ours.title and not same_title(ours, theirs):
        found.append(Wrong(number, other, "title", ours.title, theirs.title))
    for name, same in FIELDS.items():
        expected, got = getattr(ours, name), getattr(theirs, name)
        if name in names and expected and not same(got, expected):
            found.append(Wrong(number, other, name, expected, got))
    return found


def merged(ours: list[Entry], matching: Matching) -> list[tuple[int, list[int]]]:
    """Predicted articles that hold two of the gold or more, one of which at most was found on its own."""
    apart = {pair.gold: pair.predicted for pair in matching.found}
    told = []
    for number, words in enumerate(matching.predicted):
        inside = [
            n
            for n, one in enumerate(matching.gold)
            if apart.get(n, number) == number and not ours[n].optional and part_of(one, words)
        ]
        if len(inside) > 1:
            told.append((number, inside))
    return told


def cut(ours: list[Entry], matching: Matching) -> list[tuple[int, list[int]]]:
    """Gold articles that stand in two of the predicted or more, together nearly whole."""
    apart = {pair.predicted: pair.gold for pair in matching.found}
    told = []
    for number, words in enumerate(matching.gold):
        if ours[number].optional:
            continue
        pieces = [
            n
            for n, one in enumerate(matching.predicted)
            if apart.get(n, number) == number and n not in matching.excused and part_of(one, words)
        ]
        if len(pieces) > 1 and sum(matching.predicted[n].total() for n in pieces) >= FOUND * words.total():
            told.append((number, pieces))
    return told


def part_of(one: Bag, other: Bag) -> bool:
    """Whether an article's words stand in another one."""
    total = one.total()
    return 0 < total <= other.total() / HELD and shared(one, other) >= HELD * total
