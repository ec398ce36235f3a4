"""How good a prediction is, in figures from 0 to 1, for one page and as the mean over pages.  docs/score.md has each of them."""

from collections.abc import Callable
from statistics import fmean
from typing import Any

from msgspec import Struct

from cleaner.score.match import Matching, match
from cleaner.score.read import Entry, Sheet
from cleaner.score.words import bag, f1, flat, same_address, same_moment, same_names, same_words

TITLED = 0.9
"""Token F1 from which two titles are the same."""

FIELDS: dict[str, Callable[[Any, Any], bool]] = {
    "url": same_address,
    "source": same_words,
    "authors": same_names,
    "published_text": same_words,
    "published": same_moment,
    "updated": same_moment,
    "dateline": same_words,
    "credit": same_words,
    "tags": same_names,
    "image": same_address,
    "role": same_words,
    "kind": same_words,
    "language": same_words,
}
"""Fields of an article that are compared, and when two values are the same."""
FIGURES = ("split", "found", "title", "text", "clean", *FIELDS)
USUAL = ("split", "title", "text", "clean", "url", "source", "authors", "published_text")
"""Those that are shown where none are chosen."""

Figures = dict[str, float | None]
"""By name; None where the gold has nothing to score it by."""


class Scored(Struct):
    """The figures of one page."""

    page: str
    missing: bool
    """Nothing was predicted: every figure that could be scored is 0."""
    gold: int
    """Articles that are not optional."""
    predicted: int
    """Articles that are none of the optional ones."""
    figures: Figures


def score(gold: Sheet, predicted: Sheet | None) -> tuple[Scored, Matching]:
    """The figures of one page, and which articles were taken for the same."""
    told = predicted.articles if predicted is not None else []
    matching = match(gold.articles, told)
    wanted = sum(not one.optional for one in gold.articles)
    count = len(told) - len(matching.excused)
    found = matching.found
    both = wanted + count
    figures: Figures = {
        "split": 2 * sum(pair.weight for pair in matching.pairs) / both if both else 1.0,
        "found": 2 * len(found) / both if both else 1.0,
        "title": titles(gold.articles, told, matching),
        "text": (fmean(pair.weight for pair in found) if found else 0.0) if wanted else None,
        "clean": clean(gold.boilerplate, told),
    }
    partners = {pair.gold: told[pair.predicted] for pair in found}
    for name, same in FIELDS.items():
        carrying = [n for n, one in enumerate(gold.articles) if getattr(one, name) and not one.optional]
        hits = sum(
            n in partners and same(getattr(partners[n], name), getattr(gold.articles[n], name)) for n in carrying
        )
        figures[name] = hits / len(carrying) if carrying else None
    if predicted is None:
        figures = {name: None if value is None else 0.0 for name, value in figures.items()}
    return Scored(gold.path or gold.sha256, predicted is None, wanted, count, figures), matching


def titles(gold: list[Entry], predicted: list[Entry], matching: Matching) -> float | None:
    """Share of the gold titles that the paired article has, whatever its text."""
    wanted = sum(bool(one.title) and not one.optional for one in gold)
    if not wanted:
        return None
    return sum(same_title(gold[p.gold], predicted[p.predicted]) for p in matching.pairs if gold[p.gold].title) / wanted


def same_title(one: Entry, two: Entry) -> bool:
    """Whether two articles have the same headline."""
    return f1(bag(one.title), bag(two.title)) >= TITLED


def clean(boilerplate: list[str], predicted: list[Entry]) -> float | None:
    """Share of the gold's boilerplate that stands in no article; None where the gold tells of none."""
    told = [words for words in map(flat, boilerplate) if words]
    if not told:
        return None
    return 1 - len(left(boilerplate, predicted)) / len(told)


def left(boilerplate: list[str], predicted: list[Entry]) -> list[str]:
    """The boilerplate whose words stand one after the other in some article."""
    everything = flat("\n".join(f"{one.title or ''}\n{one.text or ''}" for one in predicted))
    return [words for words in boilerplate if (said := flat(words)) and f" {said} " in f" {everything} "]


def means(pages: list[Scored]) -> Figures:
    """The mean of each figure over the pages that have it."""
    found: Figures = {}
    for name in FIGURES:
        values = [value for page in pages if (value := page.figures[name]) is not None]
        found[name] = fmean(values) if values else None
    return found
