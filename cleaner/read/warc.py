"""Pages of web archives: WARC (ISO 28500) and WET, plain, compressed a record or as a whole.  FastWARC reads them."""

from collections.abc import Iterator
from functools import partial
from io import SEEK_END
from typing import Any, cast
from zlib import crc32

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from cleaner.patterns import lazy
from cleaner.read.compressed import PIECE, CompressedError, compression
from cleaner.read.container import BadArchive, Found, NoPage, Record, Records
from cleaner.read.filenames import FOR_MACHINES
from cleaner.read.http import PAGES, SEARCHED, Response, charset, decoded, media_type, response
from cleaner.read.moments import moment
from cleaner.read.next_record import next_record
from cleaner.read.reference import Step
from cleaner.read.streams import Backwards, Stream, head_of

DICTIONARY = b"\x5d\x2a\x4d\x18"
"""A file that begins so has a dictionary that every later frame needs (WARC in Zstandard, version 1.0)."""
LINE_FEED = lazy(rb"WARC/[\d.]+\n")
"""Lines of the first header end without a carriage return, as programs of one's own write them."""
AGAIN = 1 << 26
"""Bytes that may be read a second time behind damaged records, or as many as the archive has: each may claim to reach to its end."""
OTHER = "requests and descriptions"
_TYPES = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion | WarcRecordType.revisit


class Warc(Records):
    """A web archive.  A compressed one that can be sought in is given as it is, not decompressed."""

    def __init__(self, stream: Stream, limit: int) -> None:
        super().__init__()
        self.stream = stream
        self.limit = limit
        head = head_of(stream, 16)
        self.compressed = bool(compression(head))
        self.dictionary = head.startswith(DICTIONARY)
        self.bare = LINE_FEED.match(head) is not None
        self.walk: Iterator[tuple[int, WarcRecord]] = iter(())
        self.walked = -1
        self.at = (-1, -1)
        """Number and place of the record that `found` looks at."""

    def found(self, keep: bool) -> Iterator[Found]:
        """See `container.Records`.  A record that is damaged costs itself alone where the archive can be sought in and is plain, or
        compressed a record."""
        again = first = 0
        while True:
            try:
                yield from self._found(keep, first)
                return
            except BadArchive:
                if not self.stream.seekable() or self.at[0] < first:
                    raise
                reached = self.stream.tell()
                place = next_record(self.stream, self.at[1], self.compressed, self._is_record)
                again += reached - place
                if place < 0 or again > max(AGAIN, self.stream.seek(0, SEEK_END)):
                    raise
            first = self.at[0] + 1
            why = "damaged, or its length is wrong; what stands behind it is read"
            yield Step("warc", first - 1, str(first), -1, -1, 0), CompressedError(why)
            self.stream.seek(place)

    def _found(self, keep: bool, first: int) -> Iterator[Found]:
        """The pages from where the stream stands, at the record of number `first`.  A page is given when the next record was found where
        it should be."""
        held: Found | None = None
        counted = OTHER
        last, aligned = -1, True
        for ordinal, record in self._records(first):
            self.at = ordinal, record.stream_pos
            if held:
                yield held
            elif counted != OTHER:
                self.counts[counted] += 1
            held, counted = None, OTHER
            # Where one record is not at the beginning of a member, those after it may only seem to be.
            aligned = aligned and self._aligned(record.stream_pos, last)
            last = record.stream_pos
            block = self._read(record, SEARCHED) if _is_answer(record) else b""
            answer = response(block)
            kind = _no_page(record, answer)
            if kind:
                counted = kind
            else:
                offset = record.stream_pos if aligned else -1
                step = Step("warc", ordinal, str(ordinal + 1), offset, -1, _checksum(record))
                held = (step, None)
                if keep:
                    rest = self._read(record, self.limit + 1)
                    block += rest
                    held = next(self.given(step, keep, partial(self._content, record, answer, rest)), None)
            length = record.content_length
            if not _length_is_told(record) or len(block) + self._rest(ordinal, record) < length:
                raise BadArchive(f"a web archive that is cut off in record {ordinal + 1}")
        if held:
            yield held
        elif counted != OTHER:
            self.counts[counted] += 1

    def record(self, step: Step) -> Record:
        """See `container.Records`."""
        record = self._at(step)
        answer = response(self._read(record, SEARCHED) if _is_answer(record) else b"")
        return self._content(record, answer, self._read(record, self.limit + 1))

    def _records(self, first: int = 0) -> Iterator[tuple[int, WarcRecord]]:
        """All records with their numbers, from where the stream stands."""
        ordinal = -1
        try:
            # What is lenient with headers of the archive also reads on, without a word, where a length is wrong.
            walk = ArchiveIterator(cast(Any, self.stream), quirks_mode=self.bare, parse_http=False)
            for ordinal, record in enumerate(walk, first):
                yield ordinal, record
        except OSError as error:
            where = (
                f"record {ordinal + 1} has a wrong length, or what follows it" if ordinal >= 0 else "its first record"
            )
            raise BadArchive(f"a web archive that is damaged: {where} is no record ({error})") from error

    def _is_record(self, place: int) -> bool:
        """Whether a record can be read from some place on."""
        self.stream.seek(place)
        try:
            found = next(self._records(), None)
        except BadArchive:
            return False
        return found is not None and bool(found[1].record_id)

    def _rest(self, ordinal: int, record: WarcRecord) -> int:
        try:
            return record.consume()
        except OSError as error:
            raise BadArchive(f"a web archive that is damaged: record {ordinal + 1} ({error})") from error

    def _aligned(self, at: int, last: int) -> bool:
        """Whether a record can be read from its place on: nothing is compressed, or a member or frame begins there.

        In the middle of one FastWARC tells how far the file was read.
        """
        if not self.compressed:
            return True
        if self.dictionary or at <= last or not self.stream.seekable():
            return False
        here = self.stream.tell()
        self.stream.seek(at)
        begins = compression(self.stream.read(16)) is not None
        self.stream.seek(here)
        return begins

    def _at(self, step: Step) -> WarcRecord:
        found: tuple[int, WarcRecord] | None = None
        if step.offset >= 0 and self.stream.seekable():
            self.walked = -1
            self.stream.seek(step.offset)
            found = next(self._records(), None)
        if found is None or _checksum(found[1]) != step.detail:
            if self.walked < 0 or self.walked >= step.ordinal:
                if self.stream.seekable():
                    self.stream.seek(0)
                elif self.walked >= 0:
                    raise Backwards("a stream that goes forward alone")
                self.walk = self._records()
            found = next((pair for pair in self.walk if pair[0] >= step.ordinal), None)
            self.walked = step.ordinal
        if found is None or _checksum(found[1]) != step.detail:
            raise BadArchive("the web archive has changed while it was read")
        return found[1]

    def _read(self, record: WarcRecord, most: int) -> bytes:
        # FastWARC makes room for all that is asked for, and ends the process where there is none.
        parts: list[bytes] = []
        missing = most
        try:
            while missing and (part := record.reader.read(min(PIECE, missing))):
                parts.append(part)
                missing -= len(part)
            return b"".join(parts)
        except OSError as error:
            raise CompressedError(f"damaged: {error}") from error

    def _content(self, record: WarcRecord, answer: Response, rest: bytes) -> Record:
        """The page in a record, of which `rest` is what comes after that of which `answer` was made."""
        body = answer.body + rest
        if len(body) > self.limit:
            raise CompressedError(f"too large: more than {self.limit:,} bytes")
        content_type = record.headers.get("Content-Type")
        if _is_answer(record):
            get = answer.headers.get
            content_type = get("content-type")
            body = decoded(body, get("transfer-encoding"), get("content-encoding"), self.limit)
        if not body.strip():
            raise NoPage("empty pages")
        url = record.headers.get("WARC-Target-URI") or ""
        captured = moment(record.headers.get("WARC-Date"))
        return Record(
            body,
            url=url.strip("<>") or None,
            charset=charset(content_type),
            captured=captured,
            captured_from="warc" if captured else None,
        )


def _is_answer(record: WarcRecord) -> bool:
    """Whether a record holds headers of HTTP, and behind them a body."""
    return bool(record.record_type == WarcRecordType.response and record.is_http)


def _no_page(record: WarcRecord, answer: Response) -> str | None:
    """What a record is, in the plural, where it is no page; `OTHER` for what belongs to others and nobody counts."""
    kind = record.record_type
    if kind == WarcRecordType.revisit:
        return "revisits"
    if not kind & _TYPES:
        return OTHER
    content_type = record.headers.get("Content-Type")
    if kind == WarcRecordType.response:
        if not record.is_http:
            return "other types"
        if answer.status != 200:
            return "redirects" if answer.status and 300 <= answer.status < 400 else "errors"
        content_type = answer.headers.get("content-type")
    media = media_type(content_type)
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    if (media and media not in PAGES) or url.rpartition("/")[2] in FOR_MACHINES:
        return "other types"
    return (
        "empty pages" if record.content_length == 0 or (kind == WarcRecordType.response and not answer.body) else None
    )


def _length_is_told(record: WarcRecord) -> bool:
    length = (record.headers.get("Content-Length") or "").strip()
    return length.isdecimal() and len(length) < 19


def _checksum(record: WarcRecord) -> int:
    """What tells one record from others."""
    return crc32((record.record_id or record.headers.get("WARC-Target-URI") or "").encode("utf-8", "replace"))
