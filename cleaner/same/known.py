"""The words of articles, as far as they are worth remembering, and what they say of two of them."""

from collections.abc import Callable

from cleaner.same.compare import Words, same
from cleaner.same.words import SHARED, distinct

COMMON = 0.45
"""Share of the words of one of two texts that the other one has, before they are looked at word by word."""
HELD = 100_000
"""Words of articles kept at a time, about 250 bytes each; those of an article that comes up again are made again."""


class Known:
    """Articles by number; `read` gives headline and text of one."""

    def __init__(self, read: Callable[[int], tuple[str | None, str | None]]) -> None:
        self.read = read
        self.words: dict[int, Words] = {}
        self.beginnings: dict[int, frozenset[str]] = {}
        self.held = 0

    def same(self, one: int, two: int) -> bool:
        """Whether two articles tell the same story."""
        return self.share(one, two) >= COMMON and same(self.of(one), self.of(two))

    def of(self, number: int) -> Words:
        """The words of an article."""
        found = self.words.get(number)
        if found is None:
            found = Words(*self.read(number))
            self.hold(len(found.said))
            self.words[number] = found
        return found

    def share(self, one: int, two: int) -> float:
        """The share of the words at the beginning of the one with fewer that the other one has, too; 1 for short texts."""
        first, second = self.beginning(one), self.beginning(two)
        fewer = min(len(first), len(second))
        return len(first & second) / fewer if fewer >= SHARED else 1.0

    def beginning(self, number: int) -> frozenset[str]:
        """The words at the beginning of a text."""
        found = self.beginnings.get(number)
        if found is None:
            found = frozenset(distinct(self.read(number)[1]))
            self.hold(len(found))
            self.beginnings[number] = found
        return found

    def hold(self, count: int) -> None:
        """Make room for some more words."""
        self.held += count
        if self.held > HELD:
            self.words, self.beginnings, self.held = {}, {}, count
