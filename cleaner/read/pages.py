"""The page in the content of a member, or in what a container hands out."""

from itertools import chain

from cleaner.model import Source
from cleaner.read.compressed import CompressedError, compression, expand
from cleaner.read.container import NoPage, Record
from cleaner.read.files import PAGE_SIZE, source
from cleaner.read.paths import InputError
from cleaner.read.sniff import sniff
from cleaner.read.streams import Stream, pieces_of


def content(stream: Stream, limit: int | None) -> bytes:
    """What is left of a stream, decompressed.

    Raises CompressedError for more than `limit` bytes; where that is None, for more than `PAGE_SIZE` if it is compressed.
    """
    pieces = pieces_of(stream)
    first = next(pieces, b"")
    pieces = chain((first,), pieces)
    if compression(first):
        return b"".join(expand(pieces, limit=PAGE_SIZE if limit is None else limit))
    parts, size = [], 0
    for piece in pieces:
        size += len(piece)
        if limit is not None and size > limit:
            raise CompressedError(f"too large: more than {limit:,} bytes")
        parts.append(piece)
    return b"".join(parts)


def page_of(name: str, record: Record) -> Source:
    """The page that a record of a container is; it may be compressed.

    Raises NoPage where there is nothing in it, or no text: nobody has chosen each record by itself; and InputError.
    """
    data = record.data
    if compression(data):
        try:
            data = b"".join(expand(iter((data,)), limit=PAGE_SIZE))
        except CompressedError as error:
            raise InputError(name, str(error)) from error
    kind = sniff(data)
    if kind in ("empty", "binary"):
        raise NoPage("empty pages" if kind == "empty" else "other types")
    page = source(name, data, kind)
    page.url = record.url or page.url
    page.charset = record.charset or page.charset
    page.title = record.title or page.title
    page.site = record.site or page.site
    page.said = dict(record.said or {})
    if record.captured:
        page.captured, page.captured_from = record.captured, record.captured_from
    return page


def passed_over(name: str, counts: dict[str, int]) -> InputError:
    """The note of what was passed over in a container."""
    listed = ", ".join(f"{kind} {count:,}" for kind, count in counts.items())
    return InputError(name, f"passed over: {listed}", note=True, counts=counts)
