"""Where the next record of a web archive begins, behind one that is damaged or has a wrong length."""

from collections.abc import Callable

from cleaner.patterns import lazy
from cleaner.read.compressed import PIECE
from cleaner.read.streams import Stream

HEADER = lazy(rb"(?:(?<=\n\n)|(?<=\n\r\n))WARC/[01]\.\d+\r?\n")
"""How a record begins that is not compressed, behind an empty line."""
MEMBER = lazy(rb"\x1f\x8b\x08|\x28\xb5\x2f\xfd")
"""How a member of gzip, or a frame of Zstandard, begins."""
LONGEST = 32
"""Bytes of the longest such sign, with what must stand before it."""
TRIED = 1000
"""Places that are looked at: among compressed bytes such signs are rare, unless somebody has put them there."""


def next_record(stream: Stream, start: int, compressed: bool, is_record: Callable[[int], bool]) -> int:
    """The first place behind `start` where a record begins; -1 where there is none.

    `is_record` says of a place whether a record can be read there, and may move the stream.
    """
    sign = MEMBER if compressed else HEADER
    at, before, tried = start + 1, b"", 0
    while tried < TRIED:
        stream.seek(at)
        piece = stream.read(PIECE)
        if not piece:
            break
        data = before + piece
        for found in sign.finditer(data):
            tried += 1
            place = at - len(before) + found.start()
            if is_record(place):
                return place
        before = data[-LONGEST:]
        at += len(piece)
    return -1
