"""The same stories over all pages of a run.

Pages are kept on the disk (`spool`) until all are known.  Each article leaves keys (`keys`): its content as a whole, its headline,
its first sentences, the bands of a MinHash signature.  Articles that share a key are compared word for word
(`compare`), the fuller ones first, and brought together (`classes`).  Keys and pairs are sorted on the disk (`buckets`), so that what
grows with the number of articles is a few numbers for each.
"""

from array import array
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import groupby
from typing import Self

from cleaner.model import Document
from cleaner.same.buckets import BUCKETS, LOW, Buckets, groups
from cleaner.same.classes import Classes
from cleaner.same.compare import LEAST
from cleaner.same.keys import bands, passages
from cleaner.same.known import Known
from cleaner.same.spool import Spool
from cleaner.write.marks import bare

CROWD = 50
"""Articles beyond which a headline or sentence that they share is a formula."""
PAIRED = 6
"""Articles that share a key, up to which all are compared; of more, each with the fullest and the one before it."""
PIVOTS = 3
MOST = 20
"""Others that an article is compared with, those that it shares most keys with."""
WORD_FOR_WORD = 40
"""Characters of a text that is the same story wherever it stands under the same headline."""
TITLED = 6
"""Words of a headline that tells a story without text, among all that a dump holds."""
DAYS = 3
"""Between two articles of one headline and no text that may be one story, where dates are known."""


class Dump:
    """Takes documents in their order, then gives them again with `same_as` set over all of them.

    Holds about 50 bytes an article, and 150 more for each that repeats another.  All methods raise OSError where the disk is full.
    """

    def __init__(self) -> None:
        self.spool = Spool()
        self.length = array("I")
        """Characters of the text of each article."""
        self.content, self.passages, self.texts = Buckets(), Buckets(), Buckets()
        self.here = Buckets()
        """What is linked within the pages already, as pairs of articles."""
        self.pairs: list[Buckets] = []
        self.known = Known(self.words)

    def put(self, document: Document) -> None:
        """Keep a document.  Raises UnicodeEncodeError for strings that are no valid Unicode, and keeps nothing then."""
        numbers = self.spool.put(document)
        here: dict[str, int] = {}
        for number, article in zip(numbers, document.articles, strict=True):
            text = bare(article.text)
            self.length.append(min(len(text or ""), LOW))
            content = int(article.id, 16)
            self.content.add(content >> 56, content, number)
            self.passages.spread(passages(article.title, text), number)
            self.texts.spread(bands(text), number)
            here.setdefault(article.id, number)
        for number, article in zip(numbers, document.articles, strict=True):
            other = here.get(article.same_as or "", number)
            if other != number:
                self.here.add(0, number, other)

    def documents(self, *, unique: bool = False) -> Iterator[Document]:
        """The documents as they were put, with `same_as` set; `unique`: without the articles that have one.

        To be asked for once, after the last `put`.
        """
        original = self.originals()
        for document, numbers in self.spool.documents():
            for number, article in zip(numbers, document.articles, strict=True):
                to = original[number]
                article.same_as = None if to == number else self.spool.article(to).id
            if unique:
                document.articles = [article for article in document.articles if article.same_as is None]
            yield document

    def close(self) -> None:
        """Give the disk space back."""
        self.spool.close()
        for kept in (self.content, self.passages, self.texts, self.here, *self.pairs):
            kept.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def originals(self) -> "array[int]":
        """For each article the one that it repeats, itself where it repeats none."""
        count = len(self.length)
        first = self.copies()
        order = array("I", sorted(range(count), key=lambda number: (-self.length[number], number)))
        rank = array("I", bytes(4 * count))
        for at, number in enumerate(order):
            rank[number] = at
        classes = Classes()
        for at, fuller in self.candidates(first, rank):
            classes.place(order[at], [order[other] for other in fuller], partial(self.same, order[at]))
        for number, copy_of in enumerate(first):
            if copy_of != number:
                classes.join(number, copy_of)
        found = array("I", range(count))
        for number, original in classes.originals(self.length):
            found[number] = original
        return found

    def copies(self) -> "array[int]":
        """For each article the first one of the same content, word for word; itself where it is that or says little."""
        first = array("I", range(len(self.length)))
        for pairs in self.content.sorted():
            for crowd in groups(pairs):
                if self.length[crowd[0]] >= WORD_FOR_WORD:
                    for number in crowd[1:]:
                        first[number] = crowd[0]
        self.content.close()
        return first

    def candidates(self, first: "array[int]", rank: "array[int]") -> Iterator[tuple[int, list[int]]]:
        """For each article that shares keys with fuller ones: these, those first that share most.

        Articles go by their rank, the fullest being 0, and come in that order.
        """
        pairs = Buckets()
        self.pairs.append(pairs)
        count = len(first)

        def pair(less: int, more: int) -> None:
            pairs.add(less * BUCKETS // count, less, more)

        for keys, most in ((self.passages, CROWD), (self.texts, count)):
            for told in keys.sorted():
                for crowd in groups(told):
                    ranks = sorted({rank[number] for number in crowd if first[number] == number})
                    if len(ranks) <= most:
                        for at in range(1, len(ranks)):
                            for more in ranks[:at] if at < PAIRED else (*ranks[:PIVOTS], ranks[at - 1]):
                                pair(ranks[at], more)
            keys.close()
        for linked in self.here.sorted():
            for both in linked:
                more, less = sorted((rank[first[both >> 32]], rank[first[both & LOW]]))
                if more != less:
                    pair(less, more)
        self.here.close()
        for told in pairs.sorted():
            for less, shared in groupby(told, key=lambda both: both >> 32):
                counted = Counter(both & LOW for both in shared)
                yield less, sorted(counted, key=lambda more: (-counted[more], more))[:MOST]
        pairs.close()

    def same(self, one: int, two: int) -> bool:
        """Whether two articles tell the same story; more is asked of those without text than on one page."""
        if min(self.length[one], self.length[two]) < WORD_FOR_WORD:
            first, second = self.known.of(one), self.known.of(two)
            if min(len(first.said), len(second.said)) < LEAST:
                return len(first.title) >= TITLED and first.title == second.title and self.near(one, two)
        return self.known.same(one, two)

    def near(self, one: int, two: int) -> bool:
        """Whether two articles may be of the same days."""
        days = [self.spool.article(number).published for number in (one, two)]
        known = [date.fromisoformat(day[:10]) for day in days if day]
        return len(known) < 2 or abs((known[0] - known[1]).days) <= DAYS

    def words(self, number: int) -> tuple[str | None, str | None]:
        """Headline and text of an article."""
        article = self.spool.article(number)
        return article.title, bare(article.text)
