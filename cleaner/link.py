"""Which articles of a page tell the same story.

Articles that share their headline or a sentence are compared by their runs of words (shingles; Broder, "On the
resemblance and containment of documents", 1997): the shorter one contained in the longer one is a copy.
"""

import re
from collections.abc import Iterable

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
MOST = 100
"""Others that one article is compared with, those that it meets first."""


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
                others = together.setdefault(number, set())
                if len(others) < MOST:
                    others.update(numbers)
    shingles: dict[int, frozenset[int]] = {}
    copies = Copies(articles)
    for number in sorted(together):
        for other in sorted(together[number]):
            if other < number:
                for which in (number, other):
                    if which not in shingles:
                        shingles[which] = shingled(articles[which].text or "")
                if same(articles[number], articles[other], shingles[number], shingles[other]):
                    copies.join(number, other)
    copies.write()


def keys(article: Article) -> Iterable[str]:
    """What two copies of one story are expected to share at least one of: the headline, or one of the first sentences."""
    found: dict[str, None] = {}  # in the order of the text, which no hash seed changes
    if article.title:
        found[" ".join(WORD.findall(article.title.casefold()))] = None
    if article.text:
        for sentence in SENTENCE.split(article.text[:4000]):
            words = WORD.findall(sentence.casefold())
            if len(words) >= 6 or len(sentence) >= 30:
                found[" ".join(words)] = None
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


class Copies:
    """Which articles point to which: `same_as` while it is still being found out.

    Articles that point to one id form a class; when what they point to turns out to be a copy itself, the whole class
    moves in one step (disjoint sets; Tarjan, 1975).
    """

    def __init__(self, articles: list[Article]) -> None:
        self.articles = articles
        self.of: dict[int, int] = {}
        """Article -> class."""
        self.at: dict[str, int] = {}
        """Id -> the class of those that point to it."""
        self.ids: list[str] = []
        """Class -> the id pointed to; holds for a class that has not moved."""
        self.moved: list[int] = []
        """Class -> the class it moved into, or itself."""

    def join(self, later: int, earlier: int) -> None:
        """Point the less full of two articles to the other, or both to what one of them points to."""
        one, two = self.articles[earlier].text or "", self.articles[later].text or ""
        keep, copy = (later, earlier) if len(two) > 1.5 * len(one) else (earlier, later)
        target = self.target(keep) or self.articles[keep].id
        old = self.articles[copy].id
        if old == target:
            return
        number = self.at.setdefault(target, len(self.ids))
        if number == len(self.ids):
            self.ids.append(target)
            self.moved.append(number)
        self.of[copy] = number
        behind = self.at.pop(old, None)
        if behind is not None:
            self.moved[behind] = number

    def target(self, article: int) -> str | None:
        """The id that an article points to."""
        number = self.of.get(article)
        if number is None:
            return None
        while self.moved[number] != number:
            self.moved[number] = number = self.moved[self.moved[number]]
        return self.ids[number]

    def write(self) -> None:
        """Set `same_as` on the articles."""
        for number in self.of:
            target = self.target(number)
            if target != self.articles[number].id:
                self.articles[number].same_as = target
