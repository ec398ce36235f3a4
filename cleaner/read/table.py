"""Pages in rows of tables: comma-separated values (RFC 4180) with a header, also with semicolons or tabs between them."""

import re
from collections.abc import Iterator

from cleaner.read.compressed import PIECE, CompressedError
from cleaner.read.container import BadArchive, Found, NoPage, OwnOutput, Piece, Pieces, Record
from cleaner.read.fields import holds_html, is_ours, page
from cleaner.read.header import header_of
from cleaner.read.records import WITHOUT
from cleaner.read.reference import Fields, Step
from cleaner.read.streams import Flow, Stream, head_of

HEAD = 65_536
"""Bytes at the beginning that the header stands in."""
QUOTED = 2
"""Bytes that a table takes at the most for one byte of a page: a quotation mark is doubled."""
BESIDE = 1 << 16
"""Bytes of a row that are no page."""


class Table(Pieces):
    """A table, decompressed."""

    kind = "table"

    def __init__(self, stream: Stream, limit: int, fields: Fields) -> None:
        super().__init__()
        self.stream = stream
        self.limit = limit
        self.longest = limit * QUOTED + BESIDE
        self.fields = fields
        self.header = header_of(head_of(stream, HEAD), fields.names())

    def found(self, keep: bool) -> Iterator[Found]:
        """See `container.Records`."""
        if self.header is None:
            raise BadArchive("the table has changed while it was read")
        if is_ours(dict.fromkeys(self.header.names)):
            raise OwnOutput
        lines = rows(self.stream, self.header.mark, self.longest)
        next(lines, None)
        yield from self.told(lines, keep)

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
        if self.header is None:
            raise BadArchive("the table has changed while it was read")
        found = page(dict(zip(self.header.names, cells(data, self.header.mark), strict=False)), self.fields)
        if found is None:
            raise NoPage(WITHOUT)
        if len(found.data) > self.limit:
            raise CompressedError(f"too large: more than {self.limit:,} bytes")
        return found


def holds_pages(head: bytes, fields: Fields) -> bool:
    """Whether the first row of a table that begins so is a page beyond doubt: in folders, others are passed over."""
    header = header_of(head, fields.names())
    if header is None or is_ours(dict.fromkeys(header.names)):
        return False
    whole = row_of(header.mark)
    first = whole.match(head)
    second = whole.match(head, first.end()) if first else None
    if second is None:
        return False
    return holds_html(dict(zip(header.names, cells(second[0], header.mark), strict=False)), fields)


def row_of(mark: bytes) -> re.Pattern[bytes]:
    """A row with its end.  A cell that begins with a quotation mark goes on to the next that is not doubled."""
    cell = rb'(?:"(?:[^"]++|"")*+"[^%s\r\n]*+|(?!")[^%s\r\n]*+)' % (mark, mark)
    return re.compile(cell + rb"(?:%s" % mark + cell + rb")*+(?:\r?\n|\r(?!\n)|\Z)")


def rows(stream: Stream, mark: bytes, longest: int) -> Iterator[Piece]:
    """Each row that is not blank.  Raises BadArchive where one does not end."""
    if not isinstance(stream, Flow):
        stream.seek(0)
    whole = row_of(mark)
    buffer, base, at = b"", 0, 0
    while True:
        piece = stream.read(
            max(PIECE, len(buffer))
        )  # ever more of a long row, or it would be gone over again and again
        buffer += piece
        while at < len(buffer) and (row := whole.match(buffer, at)):
            if piece and row.end() == len(buffer):
                break  # more of it may follow
            size = row.end() - at
            if row[0].strip():
                yield base + at, size, row[0] if size <= longest else None
            at = row.end()
        if not piece:
            if at < len(buffer):
                raise BadArchive("a table that is cut off, or holds a quotation mark that nothing closes")
            return
        if len(buffer) - at > 2 * longest:
            raise BadArchive(f"a table with a row of more than {longest:,} bytes")
        buffer, base, at = buffer[at:], base + at, 0


def cells(row: bytes, mark: bytes) -> list[str | bytes]:
    """The cells of a row; as bytes those that are no UTF-8."""
    row = row.removeprefix(b"\xef\xbb\xbf").rstrip(b"\r\n")
    parts: list[bytes] = []
    at = 0
    while at <= len(row):
        if row[at : at + 1] == b'"':
            end = at + 1
            while (end := row.find(b'"', end)) >= 0 and row[end + 1 : end + 2] == b'"':
                end += 2
            end = len(row) if end < 0 else end
            after = row.find(mark, end)
            after = len(row) if after < 0 else after
            parts.append(row[at + 1 : end].replace(b'""', b'"') + row[end + 1 : after])
        else:
            after = row.find(mark, at)
            after = len(row) if after < 0 else after
            parts.append(row[at:after])
        at = after + 1
    return list(map(decoded, parts))


def decoded(cell: bytes) -> str | bytes:
    """A cell as text, where it is UTF-8: the address in a row is, in whatever encoding the page beside it is."""
    try:
        return cell.decode()
    except UnicodeDecodeError:
        return cell
