"""Pages of ARC files, what the Internet Archive had before WARC (versions 1 and 2 of the format)."""

import io
import re
from collections.abc import Iterator
from functools import partial

from cleaner.patterns import lazy
from cleaner.read.compressed import CompressedError
from cleaner.read.container import BadArchive, Found, NoPage, Record, Records
from cleaner.read.filenames import FOR_MACHINES
from cleaner.read.http import PAGES, SEARCHED, charset, decoded, media_type, response
from cleaner.read.moments import moment
from cleaner.read.reference import Step
from cleaner.read.streams import Flow, Stream

_LINE_MAX = 16_384
_LINE = lazy(rb"(\S[^\r\n]*?) (\S+) (\d{8,14}) (\S+)(?: \S+){0,6} (\d{1,15})\s*")
"""URL, in which blanks may stand as they were asked for, address, time, media type, and last the length; version 2 has five
more in between."""


class Arc(Records):
    """An ARC file, decompressed."""

    def __init__(self, stream: Stream, limit: int) -> None:
        super().__init__()
        self.stream = stream
        self.limit = limit

    def found(self, keep: bool) -> Iterator[Found]:
        """See `container.Records`."""
        self.end = self.stream.seek(0, io.SEEK_END) if self.stream.seekable() else None
        at, ordinal = 0, -1
        while line := self._line(at):
            ordinal += 1
            begins, fields = line
            length = int(fields[5])
            if self.end is not None and begins + length > self.end:
                raise BadArchive(f"a web archive that is cut off in record {ordinal + 1}")
            step = Step("arc", ordinal, str(ordinal + 1), at, begins + length - at)
            data = self.stream.read(length if keep and length <= self.limit else min(length, SEARCHED))
            kind = self._no_page(fields, data)
            at = begins + length
            if self.stream.seek(at) < at:
                raise BadArchive(f"a web archive that is cut off in record {ordinal + 1}")
            if kind:
                self.counts[kind] += 1
            elif kind is None:
                yield from self.given(step, keep, partial(self._content, fields, data, length))

    def record(self, step: Step) -> Record:
        """See `container.Records`."""
        line = self._line(step.offset)
        if line is None:
            raise BadArchive("the web archive has changed while it was read")
        begins, fields = line
        length = step.offset + step.size - begins
        return self._content(fields, self.stream.read(min(length, self.limit)), length)

    def _line(self, at: int) -> tuple[int, re.Match[bytes]] | None:
        """Where the content of the record at `at` begins, and its line; None at the end.  Raises BadArchive."""
        self.stream.seek(at)
        head = self.stream.read(_LINE_MAX) if not isinstance(self.stream, Flow) else self.stream.peek(_LINE_MAX)
        blank = len(head) - len(head.lstrip(b"\r\n"))
        if blank == len(head):
            return None
        end = head.find(b"\n", blank)
        fields = _LINE.fullmatch(head[blank:end]) if end >= 0 else None
        if fields is None:
            raise BadArchive(
                "a web archive that is damaged: a record has a wrong length, or what follows it is no record"
            )
        self.stream.seek(at + end + 1)
        return at + end + 1, fields

    def _no_page(self, fields: re.Match[bytes], data: bytes) -> str | None:
        """What a record is, in the plural, where it is no page; empty for what nobody counts."""
        url = fields[1].decode("utf-8", "replace")
        if url.startswith("filedesc:"):
            return ""
        answer = response(data)
        if answer.status != 200:
            if answer.status is None:
                return "other types"
            return "redirects" if 300 <= answer.status < 400 else "errors"
        media = media_type(answer.headers.get("content-type"))
        if (media and media not in PAGES) or url.rpartition("/")[2] in FOR_MACHINES:
            return "other types"
        return None if answer.body.strip() else "empty pages"

    def _content(self, fields: re.Match[bytes], data: bytes, length: int) -> Record:
        if length > self.limit:
            raise CompressedError(f"too large: more than {self.limit:,} bytes")
        answer = response(data)
        get = answer.headers.get
        body = decoded(answer.body, get("transfer-encoding"), get("content-encoding"), self.limit)
        if not body.strip():
            raise NoPage("empty pages")
        captured = moment(fields[3].decode())
        return Record(
            body,
            url=fields[1].decode("utf-8", "replace"),
            charset=charset(get("content-type")),
            captured=captured,
            captured_from="warc" if captured else None,
        )
