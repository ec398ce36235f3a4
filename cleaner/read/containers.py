"""What a stream holds: which container it is, by its first bytes, and that container opened.

Each format is imported when a file of it is met.
"""

import io
import tempfile
from contextlib import suppress
from typing import NamedTuple

from cleaner.read.compressed import CompressedError, compression, expand
from cleaner.read.container import Archive, BadArchive, Records
from cleaner.read.formats import HEAD, Format, format_of
from cleaner.read.reference import Fields
from cleaner.read.streams import Budget, Stream, expanded, head_of, pieces_of

HELD = 1 << 28
"""The most bytes of an archive in an archive that must be held in memory, because it can be read only where one can seek."""
LOOKED_AT = 1 << 22
"""Bytes at the beginning of a file of records that its first one is looked for in."""
_SEEKING = ("zip", "parquet")


class Opened(NamedTuple):
    """What a stream holds."""

    container: Archive | Records | None
    stream: Stream
    """The stream that is left, decompressed; to read a page from where there is no container."""


def opened(stream: Stream, budget: Budget, limit: int, fields: Fields, *, spool: bool = False) -> Opened:
    """The container that a stream is, decompressed as need be; None where it is none.

    An archive that one must seek in, and cannot, is held in memory, with `spool` in a temporary file without a name.
    Raises CompressedError and BadArchive where it cannot be read.
    """
    head = head_of(stream, HEAD)
    found = format_of(head, fields.names())
    if found is None and compression(head):
        found, stream = _decompressed(stream, head, budget, fields)
    if found is None:
        return Opened(None, stream)
    stream = sought_in(stream, spool)
    return Opened(_container(found, stream, limit, fields), stream)


def sought_in(stream: Stream, spool: bool = False) -> Stream:
    """The stream, held as `opened` says where it is of a format that one must seek in, and cannot.  Raises BadArchive."""
    if stream.seekable() or format_of(head_of(stream, HEAD)) not in _SEEKING:
        return stream
    if spool:
        file = tempfile.TemporaryFile()  # noqa: SIM115  # closed by who asked for it
        for piece in pieces_of(stream):
            file.write(piece)
        return file
    data = stream.read(HELD + 1)
    if len(data) > HELD:
        raise BadArchive(f"an archive of more than {HELD:,} bytes within an archive")
    return io.BytesIO(data)


def _decompressed(stream: Stream, head: bytes, budget: Budget, fields: Fields) -> tuple[Format | None, Stream]:
    """The format of what is compressed, and the stream to read it from."""
    begins = b""
    with suppress(CompressedError):
        # A frame of Zstandard may give nothing before its first block of 128 KiB is complete.
        for piece in expand(iter((head_of(stream, 1 << 18),))):
            begins += piece
            if len(begins) >= HEAD:
                break
    # A record of a web archive is mostly compressed by itself: FastWARC finds its way to it.  So it does in a file with a
    # dictionary for all that follows, which nothing else can read.
    twice = compression(begins) is not None
    if format_of(begins) == "warc" and not twice and compression(head) in ("gzip", "Zstandard"):
        return "warc", stream
    if head.startswith(b"\x5d\x2a\x4d\x18"):
        return "warc", stream
    flow = expanded(stream, budget)
    return format_of(flow.peek(HEAD), fields.names()), flow


def _container(found: Format, stream: Stream, limit: int, fields: Fields) -> Archive | Records:
    if found == "zip":
        from cleaner.read.zipped import Zip

        return Zip(stream)
    if found == "tar":
        from cleaner.read.tarred import Tar

        return Tar(stream)
    if found == "warc":
        from cleaner.read.warc import Warc

        return Warc(stream, limit)
    if found == "arc":
        from cleaner.read.arc import Arc

        return Arc(stream, limit)
    if found == "mbox":
        from cleaner.read.mbox import Mbox

        return Mbox(stream, limit)
    if found == "table":
        from cleaner.read.table import Table

        return Table(stream, limit, fields)
    if found == "json":
        from cleaner.read.records import JsonRecords

        return JsonRecords(stream, limit, fields)
    from cleaner.read.parquet import Parquet

    return Parquet(stream, limit, fields)


def holds_pages(stream: Stream, fields: Fields) -> bool:
    """Whether a file of records holds pages beyond doubt; the stream stays where it is.

    JSON and tables are judged by their first record, Parquet by the names of its columns, at its end: it must be `sought_in`.
    """
    head = head_of(stream, LOOKED_AT)
    if head.startswith(b"PAR1"):
        from cleaner.read.parquet import holds_pages as in_parquet

        return in_parquet(stream, fields)
    from cleaner.read.records import holds_pages as in_json

    if compression(head):
        pieces, head = expand(iter((head,))), b""
        with suppress(CompressedError):
            while len(head) < LOOKED_AT and (piece := next(pieces, b"")):
                head += piece
    if format_of(head[:HEAD], fields.names()) == "table":
        from cleaner.read.table import holds_pages as in_table

        return in_table(head, fields)
    return in_json(head, fields)
