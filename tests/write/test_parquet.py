"""Parquet, read back by pyarrow."""

import io
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from cleaner.model import Document
from cleaner.write import MissingExtra, Unit, formatter
from cleaner.write.records import known_fields, lines

Make = Callable[..., Document]
# Where they are used, not here: pyarrow starts threads, and other tests want to be forked before there are any.
reader: Any = None
parquet: Any = None


@pytest.fixture(autouse=True)
def libraries() -> None:
    global parquet, reader
    reader = pytest.importorskip("pyarrow.parquet", reason="the extra parquet is not installed")
    from cleaner.write import parquet


def written(unit: Unit, *documents: Document, fields: list[str] | None = None) -> bytes:
    """The bytes of a file with these pages."""
    out = formatter("parquet", unit, fields)
    begin = out.begin()
    return begin + b"".join([out.page(document) for document in documents]) + out.end()


def read(data: bytes) -> Any:
    """The table in a file."""
    return reader.read_table(io.BytesIO(data))


def test_rows_are_the_lines_of_jsonl(ferry: Document, make: Make) -> None:
    rows = read(written("article", ferry, make(), ferry)).to_pylist()
    assert rows == [msgspec.to_builtins(line) for line in lines(ferry)] * 2


def test_a_page_is_a_row(ferry: Document, make: Make) -> None:
    rows = read(written("page", ferry, make())).to_pylist()
    assert rows == [msgspec.to_builtins(document) for document in (ferry, make())]


@pytest.mark.parametrize("unit", ["article", "page"])
def test_the_schema_is_that_of_the_types_whatever_the_pages_hold(unit: Unit, make: Make, ferry: Document) -> None:
    one, other = read(written(unit, make())).schema, read(written(unit, ferry)).schema
    assert one == other
    assert one.names == [name for name in known_fields(unit) if "." not in name]
    assert not one.field("page").nullable
    if unit == "article":
        assert one.field("title").nullable
        assert not one.field("id").nullable
        assert one.field("id").metadata[b"description"].startswith(b"16 hex")


def test_chosen_fields_are_columns(ferry: Document) -> None:
    table = read(written("article", ferry, fields=["title", "page.url"]))
    assert table.column_names == ["title", "page.url"]
    assert table.column("page.url").to_pylist() == ["https://harbour.example/"] * 2


def test_row_groups_are_written_as_pages_come(ferry: Document, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "GROUP_ROWS", 4)
    out = formatter("parquet", "article")
    parts = [out.begin(), *(out.page(ferry) for _ in range(5)), out.end()]
    assert [len(part) > 0 for part in parts] == [True, False, True, False, True, False, True]
    file = reader.ParquetFile(io.BytesIO(b"".join(parts)))
    assert [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)] == [4, 4, 2]


def test_the_same_pages_are_the_same_bytes(ferry: Document) -> None:
    assert written("article", ferry) == written("article", ferry)


def test_a_page_that_cannot_be_written_leaves_no_trace(ferry: Document, make: Make) -> None:
    out = formatter("parquet", "article")
    parts = [out.begin(), out.page(ferry)]
    with pytest.raises(UnicodeEncodeError):
        out.page(make({"title": "fine"}, {"title": "\ud800"}))
    parts += [out.page(ferry), out.end()]
    assert b"".join(parts) == written("article", ferry, ferry)


def test_a_missing_package_is_told_with_the_way_to_get_it() -> None:
    assert str(MissingExtra("parquet", "pyarrow")) == (
        "needs pyarrow, which is not installed: pip install 'cleaner[parquet]'"
    )
