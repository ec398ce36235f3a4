"""What containers are read from: bytes that can be sought in, and bytes that can only be read on.

A stream has `read`, `seek`, `tell` and `seekable`, as files have them.  `Flow` is what comes out of a decompressor and
goes forward alone; `Region` is a part of a file; everything else is a file or lies in memory.
"""

import io
import sys
from collections.abc import Iterator
from typing import Protocol

from cleaner.read.compressed import PIECE, CompressedError, expand

RATIO = 200
"""How many times its own size an archive may decompress to.  Folders of web pages come to 30, hardly ever to 100."""
FREE = 1 << 28
"""Bytes that may come out of any archive, whatever its size."""


class Stream(Protocol):
    """Binary input."""

    def read(self, size: int = -1, /) -> bytes: ...
    def seek(self, offset: int, whence: int = 0, /) -> int: ...
    def tell(self) -> int: ...
    def seekable(self) -> bool: ...


class Backwards(OSError):
    """What was asked for has gone by in a stream that goes forward alone: open it again."""


class Flow:
    """Pieces of bytes as a stream that goes forward alone: `seek` skips."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces = pieces
        self.piece = b""
        self.used = 0
        """How much of the piece was read."""
        self.at = 0
        self.failure: Exception | None = None
        """What went wrong behind the bytes that were read: told when these have been handed out."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        return self.at

    def read(self, size: int = -1, /) -> bytes:
        parts: list[bytes] = []
        missing = sys.maxsize if size < 0 else size
        while missing and (self.used < len(self.piece) or self._next(bool(parts))):
            part = self.piece[self.used : self.used + missing]
            self.used += len(part)
            missing -= len(part)
            parts.append(part)
        data = b"".join(parts)
        self.at += len(data)
        return data

    def peek(self, size: int) -> bytes:
        """The next bytes, which stay where they are."""
        kept = [self.piece[self.used :]]
        length = len(kept[0])
        while length < size and self._next(length > 0):
            kept.append(self.piece)
            length += len(self.piece)
        self.piece, self.used = b"".join(kept), 0
        return self.piece[:size]

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Skip to `offset`; less where the stream ends before it.  Raises Backwards."""
        if whence == io.SEEK_CUR:
            offset += self.at
        if whence == io.SEEK_END or offset < self.at:
            raise Backwards("a stream that goes forward alone")
        while self.at < offset and self.read(min(PIECE, offset - self.at)):
            pass
        return self.at

    def _next(self, later: bool) -> bool:
        """Whether there is another piece.  Raises what the pieces raise; with `later`, the next time."""
        self.piece, self.used = b"", 0
        if self.failure is None:
            try:
                self.piece = next(self.pieces, b"")
            except Exception as error:
                self.failure = error
        if self.failure and not later:
            raise self.failure
        return bool(self.piece)


class Region(io.RawIOBase):
    """`size` bytes of another stream from `start` on, which can be sought in if that one can."""

    def __init__(self, stream: Stream, start: int, size: int) -> None:
        self.stream = stream
        self.start = start
        self.size = size
        self.at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self.stream.seekable()

    def tell(self) -> int:
        return self.at

    def seek(self, offset: int, whence: int = 0, /) -> int:
        base = (0, self.at, self.size)[whence]
        self.at = max(0, base + offset)
        return self.at

    def read(self, size: int = -1, /) -> bytes:
        left = max(0, self.size - self.at)
        if not left:
            return b""
        self.stream.seek(self.start + self.at)
        data = self.stream.read(left if size < 0 else min(size, left))
        self.at += len(data)
        return data


def pieces_of(stream: Stream) -> Iterator[bytes]:
    """What is left of a stream, piece by piece."""
    return iter(lambda: stream.read(PIECE), b"")


def head_of(stream: Stream, size: int) -> bytes:
    """The next bytes of a stream, which stay where they are.  Of a stream that is no `Flow`, from its beginning."""
    if isinstance(stream, Flow):
        return stream.peek(size)
    stream.seek(0)
    head = stream.read(size)
    stream.seek(0)
    return head


class Budget:
    """How much may come out of one file, with all that is in it."""

    def __init__(self, size: int) -> None:
        self.size = size
        """Bytes of the file."""
        self.spent = 0

    def spend(self, size: int) -> None:
        """Raises CompressedError where what came out so far is out of all proportion."""
        self.spent += size
        if out_of_proportion(self.spent, self.size):
            raise CompressedError(f"decompresses to more than {RATIO} times its size")


def out_of_proportion(size: int, compressed: int) -> bool:
    """Whether so many bytes out of so many are a trap and no archive."""
    return size > FREE and size > compressed * RATIO


def metered(pieces: Iterator[bytes], budget: Budget) -> Iterator[bytes]:
    """The same pieces, paid for."""
    for piece in pieces:
        budget.spend(len(piece))
        yield piece


def expanded(stream: Stream, budget: Budget) -> Flow:
    """What is compressed in a stream."""
    return Flow(metered(expand(pieces_of(stream)), budget))
