"""Many pairs of numbers, sorted, in little memory: kept in buckets in a temporary file, and sorted a bucket at a time."""

from array import array
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile

BUCKETS = 256
CHUNK = 2048
"""Pairs of a bucket that are held before they are written."""
LOW = (1 << 32) - 1


class Buckets:
    """Pairs of a number of 64 bits and one of 32, each in a bucket that the caller chooses: 12 bytes on the disk."""

    def __init__(self) -> None:
        self.file = TemporaryFile()  # noqa: SIM115
        self.high = [array("Q") for _ in range(BUCKETS)]
        self.low = [array("I") for _ in range(BUCKETS)]
        self.chunks: list[list[tuple[int, int]]] = [[] for _ in range(BUCKETS)]
        """Where the pairs of a bucket stand in the file, and how many."""
        self.end = 0

    def add(self, bucket: int, high: int, low: int) -> None:
        """Put a pair into a bucket.  Raises OSError."""
        held = self.high[bucket]
        held.append(high)
        self.low[bucket].append(low)
        if len(held) >= CHUNK:
            self.flush(bucket)

    def spread(self, keys: Iterable[int], low: int) -> None:
        """Put pairs of keys and one low number into the buckets that the upper eight bits of the keys choose."""
        highs, lows = self.high, self.low
        for key in keys:
            bucket = key >> 56
            held = highs[bucket]
            held.append(key)
            lows[bucket].append(low)
            if len(held) >= CHUNK:
                self.flush(bucket)

    def flush(self, bucket: int) -> None:
        """Write what is held of a bucket."""
        count = len(self.high[bucket])
        for held in (self.high[bucket], self.low[bucket]):
            held.tofile(self.file)
            del held[:]
        self.chunks[bucket].append((self.end, count))
        self.end += 12 * count

    def sorted(self) -> Iterator[list[int]]:
        """The pairs of each bucket in order, as `high << 32 | low`.  Ends the taking of pairs.  Raises OSError."""
        for bucket in range(BUCKETS):
            if len(self.high[bucket]):
                self.flush(bucket)
        for chunks in self.chunks:
            pairs: list[int] = []
            for start, count in chunks:
                high, low = array("Q"), array("I")
                self.file.seek(start)
                high.fromfile(self.file, count)
                low.fromfile(self.file, count)
                pairs += [a << 32 | b for a, b in zip(high, low, strict=True)]
            pairs.sort()
            yield pairs

    def close(self) -> None:
        """Give the disk space back."""
        self.file.close()


def groups(pairs: list[int]) -> Iterator[list[int]]:
    """Of sorted pairs: the low numbers that share a high one, where there are several."""
    start = 0
    for at in range(1, len(pairs) + 1):
        if at == len(pairs) or pairs[at] >> 32 != pairs[start] >> 32:
            if at - start > 1:
                yield [pair & LOW for pair in pairs[start:at]]
            start = at
