"""Apache Parquet (https://parquet.apache.org/docs/file-format/): a row an article or a row a page, in row groups.

Needs pyarrow, which is an extra; it is loaded when the first Parquet file is written.
"""

from typing import Any

from msgspec import Struct, inspect, to_builtins

from cleaner.model import Document
from cleaner.write.protocol import Formatter, MissingExtra, Unit
from cleaner.write.records import ArticleLine, chooser, units

try:
    import pyarrow as pa
    from pyarrow import parquet
except ImportError as error:
    raise MissingExtra("parquet", "pyarrow") from error

GROUP_ROWS, GROUP_BYTES = 10_000, 32 * 1024 * 1024
"""A row group is ended by whichever comes first: rows, or bytes in memory."""


class Sink:
    """A file that gives what was written into it since it was last asked."""

    closed = False

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self.written = 0

    def write(self, data: Any) -> int:
        part = bytes(data)
        self.parts.append(part)
        self.written += len(part)
        return len(part)

    def tell(self) -> int:
        return self.written

    def flush(self) -> None:
        pass

    def close(self) -> None:
        self.closed = True

    def take(self) -> bytes:
        """What is new."""
        data = b"".join(self.parts)
        self.parts.clear()
        return data


class Parquet(Formatter):
    """One file with a fixed schema, made from the types of the output; a chosen `page.url` is a column of that name.

    The end of a file tells where everything in it stands, so one that was not ended cannot be gone on with.
    """

    def __init__(self, unit: Unit, fields: list[str] | None) -> None:
        self.unit = unit
        self.state = ""
        self.choose = chooser(fields) if fields is not None else None
        self.schema = schema(unit, fields)
        self.sink = Sink()
        self.writer = parquet.ParquetWriter(self.sink, self.schema, compression="zstd")
        self.waiting: list[Any] = []
        self.rows = self.bytes = 0

    def begin(self) -> bytes:
        return self.sink.take()

    def body(self, document: Document) -> bytes:
        """The rows, as Arrow has them between processes."""
        rows = [to_builtins(self.choose(one) if self.choose else one) for one in units(document, self.unit)]
        return bytes(pa.RecordBatch.from_pylist(rows, schema=self.schema).serialize()) if rows else b""

    def join(self, body: bytes) -> bytes:
        if not body:
            return b""
        batch = pa.ipc.read_record_batch(pa.py_buffer(body), self.schema)
        self.waiting.append(batch)
        self.rows += batch.num_rows
        self.bytes += batch.nbytes
        return self.group() if self.rows >= GROUP_ROWS or self.bytes >= GROUP_BYTES else b""

    def end(self) -> bytes:
        data = self.group() if self.waiting else b""
        self.writer.close()
        return data + self.sink.take()

    def group(self) -> bytes:
        """The rows that wait, as one row group."""
        table = pa.Table.from_batches(self.waiting, self.schema)
        self.writer.write_table(table, row_group_size=self.rows)
        self.waiting.clear()
        self.rows = self.bytes = 0
        return self.sink.take()


def schema(unit: Unit, fields: list[str] | None = None) -> Any:
    """The Arrow schema of a unit, or of the chosen fields of it; descriptions are metadata of the columns."""
    line: type[Struct] = Document if unit == "page" else ArticleLine
    columns = {column.name: column for column in struct(line)}
    for inner in struct(inner_type(line, "page")):
        columns[f"page.{inner.name}"] = inner.with_name(f"page.{inner.name}")
    names = fields if fields is not None else [name for name in columns if "." not in name]
    return pa.schema([columns[name] for name in names])


def inner_type(line: type[Struct], name: str) -> type[Struct]:
    """The type of a field that is an object."""
    found = next(field.type for field in described(line).fields if field.name == name)
    assert isinstance(found, inspect.StructType)
    return found.cls


def described(of: type[Struct]) -> inspect.StructType:
    """The fields of a type."""
    found = inspect.type_info(of)
    assert isinstance(found, inspect.StructType)
    return found


def struct(of: type[Struct]) -> list[Any]:
    """The columns of an object."""
    return [column(field.encode_name, field.type) for field in described(of).fields]


def column(name: str, of: inspect.Type) -> Any:
    """One column; nullable where the type allows null."""
    description = None
    nullable = False
    if isinstance(of, inspect.Metadata):
        description = (of.extra_json_schema or {}).get("description")
        of = of.type
    if isinstance(of, inspect.UnionType):
        (of,) = (one for one in of.types if not isinstance(one, inspect.NoneType))
        nullable = True
    return pa.field(name, arrow(of), nullable, {"description": description} if description else None)


def arrow(of: inspect.Type) -> Any:
    """The Arrow type of values of a type.  Raises TypeError for one that the output has not had so far."""
    match of:
        case inspect.Metadata():
            return arrow(of.type)
        case inspect.StrType() | inspect.LiteralType():
            return pa.string()
        case inspect.BoolType():
            return pa.bool_()
        case inspect.IntType():
            return pa.int64()
        case inspect.FloatType():
            return pa.float64()
        case inspect.ListType():
            return pa.list_(pa.field("element", arrow(of.item_type), nullable=False))
        case inspect.StructType():
            return pa.struct(struct(of.cls))
    raise TypeError(f"no column type for {of}")
