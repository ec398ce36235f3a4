"""Items that stand on a page several times: in a ticker, a list, a sidebar, once for desktops and once for phones.

Each is given once, where its fullest copy stands; the words of the others are removed as `repeat:item`.  What is told by
different sources is no repeat: `cleaner.link` says that it is the same story.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from cleaner.address import address, narrow, versions
from cleaner.model import Article, Verdict
from cleaner.same.words import WORD, joined, tokens

if TYPE_CHECKING:
    from cleaner.describe.origins import Origins

RULE = "repeat:item"
TELLING = 4
"""Words of a headline that tells an item where no URL does: "Weather" and "Letters" stand above many."""
LONG = 6
"""The same for a headline without a text whose address is another one."""
WIDTH = 4
"""Words in a run of words that two texts share."""
CONTAINED = 0.8
"""Share of the runs of a copy that the fuller text holds."""
MOST = 20
"""Kept articles of one URL, or one headline, that another is compared with."""
MOVED = ("source", "authors", "published_text")
"""Fields of a copy that the kept article takes where it has none."""


def once(articles: list[Article], verdicts: list[Verdict], origins: "Origins | None" = None) -> list[Article]:
    """The articles that remain, numbered anew; the verdicts are changed in place.

    An item is told by its URL and headline; where one of two has no URL, by a headline of some words.  A copy says nothing
    that the kept article does not: its text is contained in that one's, and its source and time are no others.  The main
    article of a page is never removed.
    """
    crowds = copies(articles)
    if not crowds:
        return articles
    gone: set[int] = set()
    moved: dict[tuple[int, str], int] = {}
    for crowd in crowds:
        kept = fullest(articles, crowd)
        others = [number for number in crowd if number != kept]
        gone.update(others)
        for taken in fill(articles, kept, others, origins):
            moved[taken] = kept
    left = [number for number in range(len(articles)) if number not in gone]
    place = {number: at for at, number in enumerate(left)}
    for verdict in verdicts:
        if verdict.rule:
            continue
        number = moved.get((verdict.article, verdict.field), verdict.article) if moved else verdict.article
        if number in place:
            verdict.article = place[number]
        else:
            verdict.article, verdict.field, verdict.rule = -1, "", RULE
    remaining = [articles[n] for n in left]
    for at, article in enumerate(remaining):
        article.index = at
    return remaining


def copies(articles: list[Article]) -> list[list[int]]:
    """Numbers of articles that are one item, for each item that stands more than once; in page order."""
    places = [address(article.url) for article in articles]
    titles = [joined(article.title or "") for article in articles]
    by: dict[tuple[bool, str], list[int]] = defaultdict(list)
    for number, known in enumerate(zip(places, titles, strict=True)):
        for told in zip((True, False), known, strict=True):
            if told[1]:
                by[told].append(number)
    crowded = {n for crowd in by.values() if len(crowd) > 1 for n in crowd}
    kept: dict[tuple[bool, str], list[int]] = defaultdict(list)
    found: dict[int, list[int]] = {}
    order = sorted(
        crowded, key=lambda n: (articles[n].role != "main", -len(articles[n].text or ""), rank(articles[n]), n)
    )
    for number in order:
        keys = [told for told in ((True, places[number]), (False, titles[number])) if told[1]]
        near = dict.fromkeys(n for told in keys for n in kept[told][:MOST])
        original = next((n for n in near if repeats(articles, places, titles, number, n)), None)
        if original is not None:
            found.setdefault(original, [original]).append(number)
            continue
        for told in keys:
            kept[told].append(number)
    return [sorted(crowd) for _, crowd in sorted(found.items())]


def rank(article: Article) -> int:
    """How much an article says besides headline and text; the more, the lower."""
    return -sum(map(bool, (article.published_text, article.source, article.authors, article.image)))


def repeats(articles: Sequence[Article], places: list[str], titles: list[str], copy: int, kept: int) -> bool:
    """Whether an article is a copy of one that is at least as full."""
    one, two = articles[copy], articles[kept]
    if one.role == "main":
        return False
    elsewhere = places[copy] and places[kept] and not versions(places[copy], places[kept])
    if elsewhere and not bare_copy(one, titles[copy] == titles[kept], places[copy], places[kept]):
        return False
    same_place = bool(places[copy]) and places[copy] == places[kept]
    if not same_place and (len(tokens((one.title or "").casefold())) < TELLING or (two.role == "main" and one.text)):
        return False
    if titles[copy] != titles[kept] and not (same_place and within_title(titles[copy], titles[kept])):
        return False
    if one.source and one.source.casefold() != (two.source or "").casefold() and (two.source or not same_place):
        return False
    return held(one.text, two.text) and at_one_time(one, two)


def bare_copy(copy: Article, same: bool, place: str, other: str) -> bool:
    """Whether an article is a headline of many words and nothing else that one of the same site has, too: each list of a site may add
    its number to the address."""
    alone = not (copy.text or copy.published_text or copy.source or copy.authors)
    long = same and alone and len(tokens((copy.title or "").casefold())) >= LONG
    return long and narrow(place).partition("/")[0] == narrow(other).partition("/")[0]


def within_title(one: str, two: str) -> bool:
    """Whether a headline is part of another, which says "Premium" before or "(video)" after it."""
    one, two = sorted((one, two), key=len)
    return 2 * len(one) > len(two) and one in two


def held(text: str | None, fuller: str | None) -> bool:
    """Whether a text is the beginning of another, or nearly all of it stands there, numbers and all."""
    if not text or text == fuller:
        return True
    words, others = (tokens((one or "").casefold()) for one in (text, fuller))
    whole = words[:-1] if len(words) > WIDTH else words  # the last may be cut off
    if whole == others[: len(whole)]:
        return True
    if len(words) > len(others) + WIDTH:
        return False
    known = set(runs(others))
    found = [run in known for run in runs(words)]
    numbers = {word for word in words if any(map(str.isdigit, word))}
    return bool(found) and sum(found) >= CONTAINED * len(found) and numbers.issubset(others)


def runs(words: list[str]) -> Iterable[tuple[str, ...]]:
    """The runs of WIDTH words of a text."""
    return zip(*(words[i:] for i in range(WIDTH)), strict=False)


def at_one_time(one: Article, two: Article) -> bool:
    """Whether two articles may have been published at one time, by what is printed."""
    if not one.published_text or not two.published_text or one.published_text == two.published_text:
        return True
    first, second = one.published, two.published
    if first and second:
        return first == second or (10 in (len(first), len(second)) and first[:10] == second[:10])
    if first or second:
        return True  # "an hour ago" and "3 March", where nothing tells what to count from
    said, other = ("".join(WORD.findall(a.published_text or "")) for a in (one, two))
    return said == other


def fullest(articles: Sequence[Article], crowd: list[int]) -> int:
    """The copy that is kept: the main article, else the first of those that say most."""

    def measure(number: int) -> tuple[object, ...]:
        article = articles[number]
        return (article.role != "main", -len(tokens(article.text or "")), rank(article), number)

    return min(crowd, key=measure)


def fill(
    articles: Sequence[Article], kept: int, crowd: list[int], origins: "Origins | None"
) -> Iterable[tuple[int, str]]:
    """Copy, in the kept article, the fields that it lacks: gives the copies and fields that were taken."""
    article = articles[kept]
    for number in crowd:
        copy = articles[number]
        for field in MOVED:
            if field == "source" and article.role == "main":
                continue  # beside the article a page is about, such a line names a section
            if getattr(copy, field) and not getattr(article, field):
                setattr(article, field, getattr(copy, field))
                if field == "published_text":
                    article.published = copy.published
                    if origins is not None:
                        origins.move(copy, article, "published")
                yield number, field
        for field in ("image", "url"):
            if getattr(copy, field) and not getattr(article, field):
                setattr(article, field, getattr(copy, field))
                if origins is not None:
                    origins.move(copy, article, field)
