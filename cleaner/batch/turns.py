"""Outcomes in the order of the input: those that are done before their turn wait for it."""

from collections.abc import Iterator

from cleaner.batch.page import Kept, Outcome
from cleaner.read.paths import InputError
from cleaner.read.reference import Reference

AHEAD, AHEAD_BYTES = 2000, 64 << 20
"""Pages, and bytes of output, that are done and wait for one before them."""

Entry = Reference | InputError | Kept


class Turns:
    """Which page of the input is next to be given, and what is done already of those behind it."""

    def __init__(self) -> None:
        self.taken = self.given = 0
        """Pages that were taken from the input, and whose turn has been."""
        self.held: dict[int, tuple[Entry, Outcome]] = {}
        """What is done and waits for a page before it, by number."""
        self.bytes = 0
        """Of output, in what is held."""

    def take(self) -> int:
        """The number of the next page of the input."""
        self.taken += 1
        return self.taken - 1

    def hold(self, number: int, entry: Entry, outcome: Outcome) -> None:
        """Keep what became of a page until it is its turn; the page itself is not needed any more."""
        if isinstance(entry, Reference) and entry.held is not None:
            entry = entry._replace(held=None)
        self.held[number] = entry, outcome
        self.bytes += len(outcome.body)

    def due(self) -> Iterator[tuple[Entry, Outcome]]:
        """What is done and has its turn now, one after the other."""
        while self.given in self.held:
            entry, outcome = self.held.pop(self.given)
            self.bytes -= len(outcome.body)
            self.given += 1
            yield entry, outcome

    @property
    def full(self) -> bool:
        """Whether pages are as far ahead of the one that is next as they may be."""
        return self.taken - self.given >= AHEAD or self.bytes >= AHEAD_BYTES
