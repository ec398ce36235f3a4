"""Which articles of a page tell the same story.

Articles that share their headline, a sentence or several rare words are compared (`cleaner.same.compare`), the fuller ones first.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from functools import partial

from cleaner.model import Article
from cleaner.same.words import SHARED, distinct, told

CROWD = 50
"""Articles that share a sentence with more than so many others share a formula, not a story."""
MOST = 100
"""Others that one article is compared with, those that it shares most with."""
LOOKED_AT = 300
"""Articles of a page beyond which only those are compared that share a headline or a sentence: rare words bring together ever more
that are no copies."""
RARE = 24
"""Words of an article, the rarest of those that another one has, that it is brought together with others by."""
LIKE = 0.15
"""And the share of those of one of them."""
KEPT = 1_000_000
"""Characters on a page up to which the words of all texts are kept; those of longer pages are found twice."""


def link(articles: list[Article]) -> None:
    """Set `same_as` on each article that repeats another one of the page: the `id` of that one.

    Of those that tell a story about as fully as the fullest, the first is the original.  A copy word for word has the id of
    its original, and points to it.
    """
    if len(articles) < 2:
        return
    found = candidates(articles)
    if not found:
        return
    from cleaner.same.classes import Classes
    from cleaner.same.known import Known

    length = [len(article.text or "") for article in articles]
    classes = Classes()
    known = Known(lambda number: (articles[number].title, articles[number].text))
    for number in sorted(found, key=lambda number: (-length[number], number)):
        fuller = [other for other in found[number] if (-length[other], other) < (-length[number], number)]
        classes.place(number, fuller, partial(known.same, number))
    for number, original in classes.originals(length):
        articles[number].same_as = articles[original].id


def candidates(articles: Sequence[Article]) -> dict[int, list[int]]:
    """For each article that shares something with others: these, at most `MOST`, those first that share most."""
    crowds = meetings(enumerate(map(keys, articles)))
    rare = rare_words(articles) if len(articles) <= LOOKED_AT else {}
    close = meetings(rare.items())
    found = {}
    for number in sorted(crowds.keys() | close.keys()):
        words: Counter[int] = Counter()
        for crowd in close.get(number, ()):
            words.update(crowd)
        least = max(SHARED, LIKE * len(rare.get(number, ())))
        shared = Counter({other: count for other, count in words.items() if count >= least})
        for crowd in crowds.get(number, ()):
            shared.update(crowd)
        del shared[number]
        if shared:
            found[number] = sorted(shared, key=lambda other: (-shared[other], other))[:MOST]
    return found


def meetings(told: Iterable[tuple[int, Iterable[Hashable]]]) -> dict[int, list[list[int]]]:
    """For each article that shares a key: the articles that share it, once for each key but those of crowds."""
    first: dict[Hashable, int] = {}
    more: dict[Hashable, list[int]] = {}
    for number, several in told:
        for key in several:
            before = first.setdefault(key, number)
            if before != number:
                crowd = more.setdefault(key, [before])
                if len(crowd) <= CROWD:
                    crowd.append(number)
    found: dict[int, list[list[int]]] = {}
    for crowd in more.values():
        if len(crowd) <= CROWD:
            for number in crowd:
                found.setdefault(number, []).append(crowd)
    return found


def rare_words(articles: Sequence[Article]) -> dict[int, list[str]]:
    """For each article the rarest of the words that it shares with others."""
    few = sum(len(article.text or "") for article in articles) <= KEPT
    texts = [distinct(article.text) if few else [] for article in articles]
    count: Counter[str] = Counter()
    for article, words in zip(articles, texts, strict=True):
        count.update(words if few else distinct(article.text))
    found = {}
    for number, words in enumerate(texts):
        shared = [word for word in (words if few else distinct(articles[number].text)) if 2 <= count[word] <= CROWD]
        if len(shared) >= SHARED:
            shared.sort(key=count.__getitem__)
            found[number] = shared[:RARE]
    return found


def keys(article: Article) -> Iterable[int]:
    """The headline and the first sentences, by one of which copies are brought together that are not much changed."""
    return map(hash, told(article.title, article.text))
