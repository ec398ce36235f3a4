"""Pages of web archives: WARC (ISO 28500) and WET, plain, compressed a record or as a whole.  FastWARC reads them."""

from collections.abc import Iterator
from functools import partial
from typing import Any, cast
from zlib import crc32

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from cleaner.read.compressed import PIECE, CompressedError, compression
from cleaner.read.container import BadArchive, Found, NoPage, Record, Records
from cleaner.read.http import PAGES, charset, decoded, media_type
from cleaner.read.moments import moment
from cleaner.read.reference import Step
from cleaner.read.streams import Backwards, Stream, head_of

DICTIONARY = b"\x5d\x2a\x4d\x18"
"""A file that begins so has a dictionary that every later frame needs (WARC in Zstandard, version 1.0)."""
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
        self.walk: Iterator[tuple[int, WarcRecord]] = iter(())
        self.walked = -1

    def found(self, keep: bool) -> Iterator[Found]:
        """See `container.Records`.  A page is given when the next record was found where it should be."""
        held: Found | None = None
        counted = OTHER
        last, aligned = -1, True
        for ordinal, record in self._records():
            if held:
                yield held
            elif counted != OTHER:
                self.counts[counted] += 1
            held, counted = None, OTHER
            # Where one record is not at the beginning of a member, those after it may only seem to be.
            aligned = aligned and self._aligned(record.stream_pos, last)
            last = record.stream_pos
            kind = _no_page(record)
            read = 0
            if kind:
                counted = kind
            else:
                offset = record.stream_pos if aligned else -1
                step = Step("warc", ordinal, str(ordinal + 1), offset, -1, _checksum(record))
                held = (step, None)
                if keep:
                    body = self._read(record)
                    read = len(body)
                    held = next(self.given(step, keep, partial(self._content, record, body)), None)
            length = record.content_length
            if not _length_is_told(record) or read + self._rest(ordinal, record) < length:
                raise BadArchive(f"a web archive that is cut off in record {ordinal + 1}")
        if held:
            yield held
        elif counted != OTHER:
            self.counts[counted] += 1

    def record(self, step: Step) -> Record:
        """See `container.Records`."""
        record = self._at(step)
        return self._content(record, self._read(record))

    def _records(self) -> Iterator[tuple[int, WarcRecord]]:
        """All records with their numbers, from where the stream stands."""
        ordinal = -1
        try:
            for ordinal, record in enumerate(ArchiveIterator(cast(Any, self.stream), quirks_mode=False)):
                yield ordinal, record
        except OSError as error:
            where = (
                f"record {ordinal + 1} has a wrong length, or what follows it" if ordinal >= 0 else "its first record"
            )
            raise BadArchive(f"a web archive that is damaged: {where} is no record ({error})") from error

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

    def _read(self, record: WarcRecord) -> bytes:
        # FastWARC makes room for all that is asked for, and ends the process where there is none.
        parts: list[bytes] = []
        missing = self.limit + 1
        try:
            while missing and (part := record.reader.read(min(PIECE, missing))):
                parts.append(part)
                missing -= len(part)
            return b"".join(parts)
        except OSError as error:
            raise CompressedError(f"damaged: {error}") from error

    def _content(self, record: WarcRecord, body: bytes) -> Record:
        if len(body) > self.limit:
            raise CompressedError(f"too large: more than {self.limit:,} bytes")
        content_type = record.headers.get("Content-Type")
        if record.record_type == WarcRecordType.response:
            headers = record.http_headers
            content_type = headers.get("Content-Type")
            body = decoded(body, headers.get("Transfer-Encoding"), headers.get("Content-Encoding"), self.limit)
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


def _no_page(record: WarcRecord) -> str | None:
    """What a record is, in the plural, where it is no page; `OTHER` for what belongs to others and nobody counts."""
    kind = record.record_type
    if kind == WarcRecordType.revisit:
        return "revisits"
    if not kind & _TYPES:
        return OTHER
    content_type = record.headers.get("Content-Type")
    if kind == WarcRecordType.response:
        if not record.is_http or record.http_headers is None:
            return "other types"
        status = record.http_headers.status_code
        if status != 200:
            return "redirects" if status and 300 <= status < 400 else "errors"
        content_type = record.http_headers.get("Content-Type")
    media = media_type(content_type)
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    if (media and media not in PAGES) or url.endswith("/robots.txt"):
        return "other types"
    return "empty pages" if record.content_length == 0 else None


def _length_is_told(record: WarcRecord) -> bool:
    length = (record.headers.get("Content-Length") or "").strip()
    return length.isdecimal() and len(length) < 19


def _checksum(record: WarcRecord) -> int:
    """What tells one record from others."""
    return crc32((record.record_id or record.headers.get("WARC-Target-URI") or "").encode("utf-8", "replace"))
