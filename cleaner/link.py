"""Which articles of a page tell the same story.

Articles that share their headline or a sentence are compared by their runs of words (shingles; Broder, "On the
resemblance and containment of documents", 1997): the shorter one contained in the longer one is a copy.
"""

import re

from cleaner.model import Article
from cleaner.scripts import UNSPACED

WIDTH = 4
"""Words in a shingle; characters count as words in scripts without spaces."""
CONTAINED = 0.6
"""Share of the shorter article's shingles that a copy has in common with the longer one."""
LEAST = 8
"""Shingles below which nothing is said of two texts."""
SENTENCE = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？।])")
WORD = re.compile(r"\w+")
TOKEN = rf"[{UNSPACED}]|[^\W{UNSPACED}]+"
"""Compiled at its first use, which most pages do not come to."""
CROWD = 50
"""Articles that share a sentence with more than so many others share a formula, not a story."""


def link(articles: list[Article]) -> None:
    """Set `same_as` on each article that repeats another one of the page.

    The original is the fullest; of equally full ones, the first on the page.
    """
    if len(articles) < 2:
        return
    meeting: dict[str, list[int]] = {}
    for number, article in enumerate(articles):
        for key in keys(article):
            meeting.setdefault(key, []).append(number)
    together: dict[int, set[int]] = {}
    for numbers in meeting.values():
        if 1 < len(numbers) <= CROWD:
            for number in numbers:
                together.setdefault(number, set()).update(numbers)
    shingles: dict[int, frozenset[int]] = {}
    for number in sorted(together):
        for other in sorted(together[number]):
            if other < number:
                for which in (number, other):
                    if which not in shingles:
                        shingles[which] = shingled(articles[which].text or "")
                if same(articles[number], articles[other], shingles[number], shingles[other]):
                    join(articles, number, other)


def keys(article: Article) -> set[str]:
    """What two copies of one story are expected to share at least one of: the headline, or one of the first sentences."""
    found = set()
    if article.title:
        found.add(" ".join(WORD.findall(article.title.casefold())))
    if article.text:
        for sentence in SENTENCE.split(article.text[:4000]):
            words = WORD.findall(sentence.casefold())
            if len(words) >= 6 or len(sentence) >= 30:
                found.add(" ".join(words))
    return found


def shingled(text: str) -> frozenset[int]:
    """Hashes of the runs of WIDTH words; equal within one process, which is all that is asked of them."""
    words = re.findall(TOKEN, text.casefold())
    return frozenset(hash(tuple(words[i : i + WIDTH])) for i in range(len(words) - WIDTH + 1))


def same(one: Article, two: Article, first: frozenset[int], second: frozenset[int]) -> bool:
    """Whether two articles tell the same story; without text to compare, equal headlines say so."""
    smaller = min(len(first), len(second))
    if smaller < LEAST:
        titles = [" ".join(re.findall(TOKEN, (a.title or "").casefold())) for a in (one, two)]
        return titles[0] == titles[1] and titles[0].count(" ") >= 3
    return len(first & second) >= CONTAINED * smaller


def join(articles: list[Article], later: int, earlier: int) -> None:
    """Point the less full of two articles to the other, or both to what one of them points to."""
    one, two = articles[earlier], articles[later]
    keep, copy = (two, one) if len(two.text or "") > 1.5 * len(one.text or "") else (one, two)
    target = keep.same_as or keep.id
    if copy.id != target:
        copy.same_as = target
    for article in articles:
        if article.same_as == copy.id and article.id != target:
            article.same_as = target
