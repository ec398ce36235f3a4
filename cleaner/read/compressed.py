"""Compressed pages: gzip, bzip2, xz and Zstandard, told by their first bytes and decompressed piece by piece; and as UTF-8 what
Windows writes in UTF-16: JSON that PowerShell redirects to a file, tables that Excel saves as "Unicode Text".

Nothing is decompressed beyond what is asked for, so that a small file that stands for gigabytes costs no more than the
limit.  Each format is imported when a file of it is met.
"""

import sys
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Protocol

from cleaner.patterns import lazy

PIECE = 65_536
"""Bytes that are handed on at once."""
LAYERS = 4
"""How often a page may be compressed."""
MEMORY = 1 << 28
"""Bytes that the decompressor of an xz file may take; `xz -9` asks for a quarter of it.  The other formats have bounds
of their own: 8 MB at most for bzip2, a window of 128 MiB for Zstandard."""
_MAGIC = lazy(
    # RFC 1952; bzip2 (the second is an empty file); xz file format 1.2.1; RFC 8878 with its skippable frames.
    rb"(\x1f\x8b\x08)|(BZh[1-9](?:1AY&SY|\x17\x72\x45\x38\x50\x90))|(\xfd7zXZ\0)|(\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18)"
    rb"|(\xff\xfe(?:\{\0[\"\s]|\[\0[\{\s])\0|\xfe\xff\0(?:\{\0[\"\s]|\[\0[\{\s]))"  # a byte order mark, then an object or a list of such
)
_LONGEST = 10
_LINES = 4096
"""Bytes that the first two lines of a table stand in."""
WIDE = (b"\xff\xfe", b"\xfe\xff")
"""Byte order marks of UTF-16."""
_NAMES = ("gzip", "bzip2", "xz", "Zstandard", "UTF-16")


class CompressedError(ValueError):
    """What is compressed cannot be read; `str()` says what it is and what is wrong with it."""


class TooLarge(CompressedError):
    """More than the limit."""


class Decompressor(Protocol):
    """One member of a compressed file, as `bz2`, `lzma` and `compression.zstd` have it."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


def compression(head: bytes) -> str | None:
    """The name of the format that a file is compressed in, by its first ten bytes; None for all other files.

    A table in UTF-16 is told by its first two lines.
    """
    if head.startswith(WIDE) and len(head) > _LONGEST:
        from cleaner.read.header import header_of

        if header_of(head[: len(head) & ~1].decode("utf-16", "replace").encode()):
            return "UTF-16"
    found = _MAGIC.match(head)
    return _NAMES[found.lastindex - 1] if found and found.lastindex else None


def expand(pieces: Iterable[bytes], *, limit: int | None = None, layers: int = LAYERS) -> Iterator[bytes]:
    """The same bytes, decompressed as often as they are compressed; bytes that are not come back as they are.

    A file of several members, one behind the other, is all of them; NULs between and behind them are padding.  The
    iterator raises CompressedError for data that is damaged, truncated, or more than `limit` bytes in any layer.
    """
    source = iter(pieces)
    head = b""
    while len(head) < (_LINES if head.startswith(WIDE) else _LONGEST) and (piece := next(source, b"")):
        head += piece
    whole = chain((head,), source) if head else source
    name = compression(head)
    if name is None:
        return whole
    if not layers:
        raise CompressedError(f"compressed more than {LAYERS} times")
    return expand(bounded(_members(name, whole), limit), limit=limit, layers=layers - 1)


def bounded(pieces: Iterator[bytes], limit: int | None) -> Iterator[bytes]:
    """The same pieces.  Raises TooLarge where they are more than `limit` bytes."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if limit is not None and size > limit:
            raise TooLarge(f"too large: more than {limit:,} bytes, decompressed")
        yield piece


def _members(name: str, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """What the members of a file hold, in pieces of at most `PIECE` bytes."""
    if name == "UTF-16":
        yield from _in_utf8(pieces)
        return
    new, failure = decompressor(name)
    article = "an" if name == "xz" else "a"
    data = next(pieces, b"")
    while data:
        member = new()
        yield from decompressed(member, chain((data,), pieces), failure, f"{article} {name} file")
        data = member.unused_data
        while not (data := data.lstrip(b"\0")) and (piece := next(pieces, b"")):
            data = piece


def _in_utf8(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """A text in UTF-16 as UTF-8; what cannot be decoded is U+FFFD."""
    decoder = getincrementaldecoder("utf-16")("replace")
    for piece in pieces:
        yield decoder.decode(piece).encode("utf-8", "replace")
    yield decoder.decode(b"", True).encode("utf-8", "replace")


def decompressed(member: Decompressor, pieces: Iterator[bytes], failure: type[Exception], name: str) -> Iterator[bytes]:
    """What one member holds, in pieces of at most `PIECE` bytes.  Raises CompressedError, which calls it `name`."""
    data = b""
    while not member.eof:
        if not data and member.needs_input and not (data := next(pieces, b"")):
            raise CompressedError(f"{name} that is cut off")
        try:
            piece = member.decompress(data, PIECE)
        except failure as error:
            raise CompressedError(f"{name} that is damaged: {_reason(error)}") from error
        data = b""
        if piece:
            yield piece


def _reason(error: Exception) -> str:
    """The last part of a library's message: "incorrect data check"."""
    return str(error).rpartition(": ")[2].rstrip(".") or type(error).__name__


def decompressor(name: str) -> tuple[Callable[[], Decompressor], type[Exception]]:
    """What reads one member of a format, and what it raises for a damaged one.  Raises CompressedError."""
    if name == "gzip":
        import zlib

        return Inflate, zlib.error
    if name == "bzip2":
        import bz2

        return bz2.BZ2Decompressor, OSError
    if name == "xz":
        import lzma

        return lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MEMORY), lzma.LZMAError
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
    except ImportError as error:  # A Python that was built without it.
        raise CompressedError("a Zstandard file, which this Python was not built to read") from error
    return zstd.ZstdDecompressor, zstd.ZstdError


class Inflate:
    """One gzip member; the manners of the other formats for `zlib`.  `wbits` as there: -15 for a stream without a header."""

    def __init__(self, wbits: int = 31) -> None:
        import zlib

        self._zlib = zlib.decompressobj(wbits)
        self.needs_input = True

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def unused_data(self) -> bytes:
        return self._zlib.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        piece = self._zlib.decompress(self._zlib.unconsumed_tail + data, max_length)
        # A full piece may leave more behind, in the tail or inside zlib.
        self.needs_input = len(piece) < max_length
        return piece
