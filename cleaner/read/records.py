"""Pages in records of JSON: JSON Lines, an array, or one object after the other."""

import io
import json
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Any

import msgspec

from cleaner.patterns import lazy
from cleaner.read.compressed import PIECE, CompressedError
from cleaner.read.container import BadArchive, Found, NoPage, OtherRecords, OwnOutput, Piece, Pieces, Record
from cleaner.read.fields import holds_html, is_ours, page
from cleaner.read.formats import HEAD, is_json, is_json_feed
from cleaner.read.reference import Fields, Step
from cleaner.read.streams import Flow, Stream, head_of

ESCAPED = 6
"""Bytes that JSON takes at the most for one byte of a page, as backslash, u and four digits."""
LOOKED_AT = 20
"""Records at the beginning that are asked whether they hold pages at all."""
WRAPPED = 1 << 20
"""Bytes at the beginning that the first records of a wrapped file are looked for in."""
WITHOUT = "records without HTML or text"
_WRAPPED = lazy(
    rb'(?s)(?:\xef\xbb\xbf)?\s*\{.*?"(?:articles|items|data|results|entries|posts|records|docs|documents|pages|news|stories)"'
    rb"\s*:\s*\[\s*\{"
)
_TOKEN = lazy(rb'(?s)"(?:[^"\\]++|\\.)*+"|(["{}\[\]])')


class JsonRecords(Pieces):
    """A file of JSON records."""

    kind = "json"

    def __init__(self, stream: Stream, limit: int, fields: Fields) -> None:
        super().__init__()
        self.stream = stream
        self.limit = limit
        self.longest = limit * ESCAPED
        self.fields = fields

    def found(self, keep: bool) -> Iterator[Found]:
        """See `container.Records`."""
        waiting: list[tuple[Step, Callable[[], Record]]] = []
        sure = False
        for ordinal, (offset, size, data) in enumerate(self._all()):
            step = Step(self.kind, ordinal, str(ordinal + 1), offset, size)
            if not sure:
                waiting.append((step, partial(self.made, data)))
                sure = data is None or self._is_page(data)
                if not sure and len(waiting) < LOOKED_AT:
                    continue
                self._must_be(sure)
                for earlier, record in waiting:
                    yield from self.given(earlier, keep, record)
            else:
                yield from self.given(step, keep, partial(self.made, data))
        if waiting and not sure:
            self._must_be(False)

    def record(self, step: Step) -> Record:
        """See `container.Records`."""
        if step.size > self.longest:
            return self.made(None)
        self.stream.seek(step.offset)
        return self.made(self.stream.read(step.size))

    def made(self, data: bytes | None) -> Record:
        """See `container.Pieces`."""
        if data is None:
            raise CompressedError(f"too large: more than {self.longest:,} bytes")
        found = page(values(data), self.fields)
        if found is None:
            raise NoPage(WITHOUT)
        if len(found.data) > self.limit:
            raise CompressedError(f"too large: more than {self.limit:,} bytes")
        return found

    def _is_page(self, data: bytes) -> bool:
        try:
            record = values(data)
        except CompressedError:
            return False
        if is_ours(record):
            raise OwnOutput
        return page(record, self.fields) is not None

    def _must_be(self, sure: bool) -> None:
        if not sure:
            raise OtherRecords("JSON without a field")

    def _all(self) -> Iterator[Piece]:
        if wrapped(self.stream, lambda record: page(record, self.fields)):
            return _objects(self.stream, self.longest, within=True)
        if first_line(self.stream, self.longest) is not None:
            return _lines(self.stream, self.longest)
        return _objects(self.stream, self.longest)


def values(data: bytes) -> dict[str, Any]:
    """The fields of a record.  Raises CompressedError."""
    try:
        try:
            record = msgspec.json.decode(data)
        except (msgspec.DecodeError, UnicodeDecodeError):
            # Python's own decoder takes lone surrogates, NaN and numbers of any size, and here line feeds in strings.
            record = json.loads(data.decode("utf-8-sig", "replace"), strict=False)
    except RecursionError as error:
        raise CompressedError("JSON that is nested too deep") from error
    except ValueError as error:
        raise CompressedError("not valid JSON") from error
    if not isinstance(record, dict):
        raise CompressedError("JSON, but not an object")
    return record


def first_line(stream: Stream, longest: int) -> dict[str, Any] | None:
    """The object that the first line is; None where the first line is none."""
    size = PIECE
    if not head_of(stream, size).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return None
    while True:
        head = head_of(stream, size)
        line = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
        if line[1] or len(head) < size or size > longest:
            break
        size *= 4
    try:
        return values(line[0])
    except CompressedError:
        return None


def wrapped(stream: Stream, fits: Callable[[dict[str, Any]], object]) -> bool:
    """Whether the records stand in an array of one object, as services answer: `{"total": 2, "articles": [{...}, {...}]}`.

    The object is no page itself, and one of the first in the array is.
    """
    head = head_of(stream, PIECE)
    if not _WRAPPED.match(head):
        return False
    head = head_of(stream, WRAPPED)
    first = first_line(io.BytesIO(head), len(head))
    if first is not None and (is_ours(first) or fits(first)):
        return False
    try:
        found = (
            values(data) for _, _, data in islice(_objects(io.BytesIO(head), len(head), within=True), LOOKED_AT) if data
        )
        return any(fits(record) and not is_ours(record) for record in found)
    except (BadArchive, CompressedError):
        return False


def holds_pages(head: bytes, fields: Fields) -> bool:
    """Whether the first record of a file that begins so is a page beyond doubt: in folders, others are passed over."""
    if not is_json(head):
        return False
    if is_json_feed(head[:HEAD]):
        return b'"_cleaner":{' not in head
    first = first_line(io.BytesIO(head), len(head))
    if wrapped(io.BytesIO(head), lambda record: holds_html(record, fields)):
        return True
    if first is None:
        try:
            data = next(_objects(io.BytesIO(head), len(head)), (0, 0, None))[2]
            first = values(data) if data else None
        except (BadArchive, CompressedError):
            return False
    return first is not None and not is_ours(first) and holds_html(first, fields)


def _reader(stream: Stream) -> Callable[[int], bytes]:
    if not isinstance(stream, Flow):
        stream.seek(0)
    return stream.read


def _lines(stream: Stream, longest: int) -> Iterator[Piece]:
    """Each line that is not blank."""
    read = _reader(stream)
    at, buffer = 0, b""
    parts: list[bytes] = []
    pending, cut = 0, False
    while True:
        buffer = read(PIECE)
        start = 0
        while (end := buffer.find(b"\n", start)) >= 0 or (not buffer and pending):
            part = buffer[start : end + 1] if end >= 0 else b""
            size = pending + len(part)
            line = None if cut or size > longest else b"".join((*parts, part))
            if line is None or not line.isspace():
                yield at, size, line
            at += size
            parts, pending, cut = [], 0, False
            start += len(part)
        if not buffer:
            return
        rest = buffer[start:]
        pending += len(rest)
        cut = cut or pending > longest
        parts = [] if cut else [*parts, rest]


def _objects(stream: Stream, longest: int, *, within: bool = False) -> Iterator[Piece]:
    """Each object of an array, or on the outermost level; of arrays that are values of one object, where it is `within`.

    Raises BadArchive where the last one does not end.
    """
    read = _reader(stream)
    buffer, base, at, depth, begun, more = b"", 0, 0, 0, -1, PIECE
    # `base` is where the buffer begins in the stream; `at` and `begun` count from it, and `begun` may lie before it.
    outer: int | None = 2 if within else None
    holder = b"["
    """What holds the objects on the level that is looked at."""
    inside = False
    while piece := read(more):
        buffer += piece
        unfinished = -1
        for token in _TOKEN.finditer(buffer, at):
            mark = token[1]
            if mark == b'"':
                unfinished = token.start()
                break
            if mark is None:
                continue
            if outer is None:
                outer = depth = int(mark == b"[")
                if outer:
                    continue
            if mark in b"{[":
                if within and depth == 1:
                    holder = mark
                if depth == outer and mark == b"{" and holder == b"[":
                    begun, inside = token.start(), True
                depth += 1
                continue
            depth = max(0, depth - 1)
            if depth == outer and inside and mark == b"}":
                size = token.end() - begun
                yield base + begun, size, buffer[begun : token.end()] if begun >= 0 and size <= longest else None
                inside = False
        done = unfinished if unfinished >= 0 else len(buffer)
        keep = min(begun, done) if inside and len(buffer) - begun <= longest else done
        keep = max(keep, 0)
        if unfinished >= 0 and len(buffer) - unfinished > longest:
            raise BadArchive(f"JSON with a string of more than {longest:,} bytes")
        # A long string is read in ever larger pieces, or its beginning would be gone over again and again.
        more = max(PIECE, len(buffer) - done)
        buffer, base, at, begun = buffer[keep:], base + keep, done - keep, begun - keep
    if inside or (outer and depth > 0):
        raise BadArchive("JSON that is cut off")
