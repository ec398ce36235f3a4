"""Which articles of a page tell the same story.

Articles that share their headline, a sentence or several rare words are compared (`cleaner.same.compare`), the fuller ones first.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from cleaner.model import Article
from cleaner.scripts import UNSPACED, holds_unspaced

if TYPE_CHECKING:
    from cleaner.same.compare import Words

END = re.compile(r"[.!?…。！？।](?:\s|(?<=[。！？।]))")
WORD = re.compile(r"\w+")
TOKEN = rf"[{UNSPACED}]|[^\W{UNSPACED}]+"
"""Compiled at its first use, which most pages do not come to."""
SIGNS = (
    r"[\u00a0-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u060c\u061b\u061f\u06d4\u0964\u0965"
    r"\u2000-\u206f\u2190-\u245f\u2500-\u2775\u2794-\u2bff\u3000-\u3003\u3008-\u3020\uff01-\uff0f\uff1a-\uff20\uff3b-\uff3d\uff5b-\uff65\ufe0f\U0001f000-\U0001faff]+"
)
"""Marks beyond ASCII that copies of one story set differently: quotes, dashes, blanks, pictures."""
SMALL = bytes.maketrans(bytes(range(65, 91)), bytes(range(97, 123)))
PLAIN = bytes(c for c in range(1, 128) if not chr(c).isalnum())
"""ASCII that is no letter or digit, but for NUL, which stands between sentences here."""
WORDS = bytes(c if chr(c).isalnum() else 32 for c in range(128)).translate(SMALL) + bytes(128)
ENDING = bytes(46 if chr(c) in ".!?" else 32 if chr(c).isspace() else c for c in range(256)).translate(SMALL)
"""A full stop for all that ends sentences, a blank for all white space, no capitals."""
SHORTEST = 24
"""Bytes of the letters and digits of a sentence that tells something: about five English words."""
BEGINNING = 4000
"""Characters of a text that are looked at for what it shares with others."""
CROWD = 50
"""Articles that share a sentence with more than so many others share a formula, not a story."""
MOST = 100
"""Others that one article is compared with, those that it shares most with."""
RARE = 24
"""Words of an article, the rarest of those that another one has, that it is brought together with others by."""
SHARED = 4
"""Rare words that two articles share before they are compared."""
LIKE = 0.15
"""And the share of those of one of them."""
COMMON = 0.4
"""Share of the words of one of two texts that the other one has, before they are looked at word by word."""
KEPT = 1_000_000
"""Characters on a page up to which the words of all texts are kept; those of longer pages are found twice."""
HELD = 300_000
"""Words of articles kept at a time, about 100 bytes each; those of an article that comes up again are made again."""


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
    from cleaner.same.compare import same

    length = [len(article.text or "") for article in articles]
    classes = Classes()
    known = Known(articles)
    for number in sorted(found, key=lambda number: (-length[number], number)):
        fuller = [other for other in found[number] if (-length[other], other) < (-length[number], number)]

        def tells(other: int, number: int = number) -> bool:
            if articles[other].id == articles[number].id:
                return True
            return known.share(other, number) >= COMMON and same(known.of(other), known.of(number))

        classes.place(number, fuller, tells)
    for number, original in classes.originals(length):
        articles[number].same_as = articles[original].id


class Known:
    """The words of articles, as far as they are worth remembering."""

    def __init__(self, articles: list[Article]) -> None:
        self.articles = articles
        self.words: dict[int, Words] = {}
        self.distinct: dict[int, frozenset[Hashable]] = {}
        self.held = 0

    def of(self, number: int) -> "Words":
        """Those of an article."""
        from cleaner.same.compare import words_of

        found = self.words.get(number)
        if found is None:
            found = words_of(self.articles[number].title, self.articles[number].text)
            self.hold(len(found.said))
            self.words[number] = found
        return found

    def hold(self, count: int) -> None:
        """Make room for some more words."""
        self.held += count
        if self.held > HELD:
            self.words, self.distinct, self.held = {}, {}, count

    def share(self, one: int, two: int) -> float:
        """The share of the words at the beginning of the one with fewer that the other one has, too; 1 for short texts."""
        first, second = self.beginning(one), self.beginning(two)
        fewer = min(len(first), len(second))
        return len(first & second) / fewer if fewer >= SHARED else 1.0

    def beginning(self, number: int) -> frozenset[Hashable]:
        """The words at the beginning of a text."""
        found = self.distinct.get(number)
        if found is None:
            found = frozenset(distinct(self.articles[number]))
            self.hold(len(found))
            self.distinct[number] = found
        return found


def candidates(articles: Sequence[Article]) -> dict[int, list[int]]:
    """For each article that shares something with others: these, at most `MOST`, those first that share most."""
    crowds = meetings((number, key) for number, article in enumerate(articles) for key in keys(article))
    rare = rare_words(articles)
    close = meetings((number, word) for number, words in rare.items() for word in words)
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


def meetings(told: Iterable[tuple[int, Hashable]]) -> dict[int, list[list[int]]]:
    """For each article that shares a key: the articles that share it, once for each key but those of crowds."""
    first: dict[Hashable, int] = {}
    more: dict[Hashable, list[int]] = {}
    for number, key in told:
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


def rare_words(articles: Sequence[Article]) -> dict[int, list[Hashable]]:
    """For each article the rarest of the words that it shares with others."""
    few = sum(len(article.text or "") for article in articles) <= KEPT
    texts = [distinct(article) if few else [] for article in articles]
    count: Counter[Hashable] = Counter()
    for article, words in zip(articles, texts, strict=True):
        count.update(words if few else distinct(article))
    found = {}
    for number, words in enumerate(texts):
        shared = [word for word in (words if few else distinct(articles[number])) if 2 <= count[word] <= CROWD]
        if len(shared) >= SHARED:
            shared.sort(key=count.__getitem__)
            found[number] = shared[:RARE]
    return found


def distinct(article: Article) -> list[Hashable]:
    """The words of the beginning of a text, each once, in order."""
    return list(dict.fromkeys(words_of(article.text[:BEGINNING]))) if article.text else []


def keys(article: Article) -> Iterable[int]:
    """The headline and the first sentences, by one of which copies are brought together that are not much changed.

    Hashes of letters and digits, each once and in the order of the text, which no hash seed changes the meeting of.
    """
    found: list[bytes] = []
    if article.title:
        found.append("".join(WORD.findall(article.title.casefold())).encode("utf-8", "surrogatepass"))
    if article.text:
        text = article.text[:BEGINNING]
        # Of a text in Latin letters those without accents tell enough.
        data = text.replace("…", ".").encode("ascii", "ignore")
        data = data.translate(ENDING).replace(b". ", b"\0").translate(None, PLAIN)
        if len(data) < len(text) / 2:
            text = END.sub("\0", text)
            data = re.sub(SIGNS, "", text.casefold()).encode("utf-8", "surrogatepass").translate(None, PLAIN)
        found += [key for key in data.split(b"\0") if len(key) >= SHORTEST]
    return map(hash, dict.fromkeys(found))


def tokens(text: str) -> list[str]:
    """The words of a text, and the characters of scripts without spaces."""
    return re.findall(TOKEN, text) if holds_unspaced(text) else WORD.findall(text)


def words_of(text: str) -> list[bytes] | list[str]:
    """The words of a text, those in Latin letters without the letters that have accents; pairs of characters where words are
    written together."""
    data = text.encode("ascii", "ignore")
    if 2 * len(data) > len(text):
        return data.translate(WORDS).split()
    found = tokens(text.casefold())
    return [a + b for a, b in pairwise(found)] if holds_unspaced(text) else found
