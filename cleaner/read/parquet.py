"""Pages in rows of Parquet files.  pyarrow reads them, an extra: `pip install 'cleaner[parquet]'`."""

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from cleaner.read.compressed import CompressedError
from cleaner.read.container import BadArchive, Found, NoPage, OtherRecords, OwnOutput, Record, Records
from cleaner.read.fields import column, is_ours, page
from cleaner.read.names import EITHER, HTML, TEXT
from cleaner.read.records import WITHOUT
from cleaner.read.reference import Fields, Step
from cleaner.read.streams import Stream

if TYPE_CHECKING:
    import pyarrow.parquet

ROWS = 16
"""Rows that are decoded at once: each may be a page of many megabytes."""
MAGIC = b"PAR1"
_FOOTER_MAX = 1 << 24


class Parquet(Records):
    """A Parquet file."""

    def __init__(self, stream: Stream, limit: int, fields: Fields) -> None:
        super().__init__()
        self.limit = limit
        self.fields = fields
        self.file = _opened(stream)
        names = self.file.schema_arrow.names
        self.columns = [name for name in names if column(name, fields)]
        self.ours = is_ours(dict.fromkeys(names))
        self.rows: Iterator[dict[str, Any]] = iter(())
        self.group, self.next = -1, 0

    def found(self, keep: bool) -> Iterator[Found]:
        """See `container.Records`."""
        if self.ours:
            raise OwnOutput
        if not _may_hold_pages(self.columns, self.fields):
            raise OtherRecords("a Parquet file without a column")
        ordinal = 0
        for group in range(self.file.num_row_groups):
            for row in range(self.file.metadata.row_group(group).num_rows):
                step = Step("parquet", ordinal, str(ordinal + 1), row, -1, group)
                ordinal += 1
                yield from self.given(step, keep, partial(self.record, step))

    def record(self, step: Step) -> Record:
        """See `container.Records`."""
        group, row = step.detail, step.offset
        if group != self.group or row < self.next:
            self.group, self.next = group, 0
            self.rows = self._rows_of(group)
        record: dict[str, Any] | None = None
        while self.next <= row:
            record = next(self.rows, None)
            self.next += 1
        if record is None:
            raise BadArchive("the Parquet file has changed while it was read")
        found = page(record, self.fields)
        if found is None:
            raise NoPage(WITHOUT)
        if len(found.data) > self.limit:
            raise CompressedError(f"too large: more than {self.limit:,} bytes")
        return found

    def _rows_of(self, group: int) -> Iterator[dict[str, Any]]:
        import pyarrow

        try:
            for batch in self.file.iter_batches(ROWS, row_groups=[group], columns=self.columns, use_threads=False):
                yield from batch.to_pylist()
        except (pyarrow.ArrowException, OSError, ValueError, OverflowError) as error:
            raise BadArchive(f"a Parquet file that is damaged: {_first_line(error)}") from error


def _opened(stream: Stream) -> "pyarrow.parquet.ParquetFile":
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise BadArchive("a Parquet file, which needs pyarrow: pip install 'cleaner[parquet]'") from error
    stream.seek(0)
    try:
        return ParquetFile(cast(Any, stream))
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise BadArchive(f"a Parquet file that is damaged: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:200]


def _may_hold_pages(columns: list[str], fields: Fields) -> bool:
    if fields.of_page():
        told = {name.split(".")[0] for name in (fields.html, fields.text) if name}
        return bool(told.intersection(columns) or {fields.html, fields.text}.intersection(columns))
    bare = {re.sub(r"[\W_]+", "", name).lower() for name in columns}
    return bool(bare.intersection((*HTML, *EITHER, *TEXT)))


def holds_pages(stream: Stream, fields: Fields) -> bool:
    """Whether a file has a column for HTML, or one that is told: asked of those in folders, by the end of the file,
    where the names of columns stand (Thrift's compact protocol: length, then name), without pyarrow."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 8))
    tail = stream.read(8)
    if len(tail) < 8 or tail[4:] != MAGIC:
        return False
    length = int.from_bytes(tail[:4], "little")
    if not 0 < length < min(size, _FOOTER_MAX):
        return False
    stream.seek(size - 8 - length)
    footer = stream.read(length)
    names = {
        footer[found.end() : found.end() + found[1][0]].decode("latin-1")
        for found in re.finditer(rb"(?s)\x18([\x01-\x7f])(?=[A-Za-z_])", footer)
    }
    if is_ours(dict.fromkeys(names)):
        return False
    if fields.of_page():
        return bool(names.intersection(name.split(".")[0] for name in (fields.html, fields.text) if name))
    return bool({re.sub(r"[\W_]+", "", name).lower() for name in names}.intersection(HTML))
