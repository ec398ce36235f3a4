"""Comma-separated values."""

import csv
import io
from collections.abc import Callable

import pytest

from cleaner.model import Document
from cleaner.write import Unit, formatter

Make = Callable[..., Document]


def table(document: Document, unit: Unit = "article", fields: list[str] | None = None) -> list[dict[str, str]]:
    """The rows that a spreadsheet would read."""
    out = formatter("csv", unit, fields)
    data = out.begin() + out.page(document) + out.end()
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True))


def test_a_row_an_article(ferry: Document) -> None:
    first, second = table(ferry)
    assert list(first)[:3] == ["id", "index", "role"]
    assert list(first)[-3:] == ["page.path", "page.url", "page.captured"]
    assert first["authors"] == "Ida Holm; Per Lund"
    assert first["text"] == "The ferry sails again.\n\nTickets cost three crowns."
    assert (second["text"], second["tags"], second["truncated"]) == ("", "", "false")


def test_a_row_a_page_counts_what_it_holds(ferry: Document, make: Make) -> None:
    (row,) = table(ferry, "page")
    assert (row["page.title"], row["articles"], row["removed"]) == ("Harbour News", "2", "1")
    assert row["warnings"] == "2 characters could not be decoded"
    assert table(make(), "page")[0]["articles"] == "0"


def test_chosen_columns_in_the_order_given(ferry: Document) -> None:
    assert list(table(ferry, "article", ["title", "page.url"])[0]) == ["title", "page.url"]
    assert list(table(ferry, "article", ["page.url", "page"])[0]) == ["page.url", "page.path", "page.captured"]


def test_rows_end_as_the_standard_has_it(ferry: Document) -> None:
    out = formatter("csv", "article", ["index"])
    assert out.begin() + out.page(ferry) + out.end() == b"index\r\n0\r\n1\r\n"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_no_cell_is_a_formula(make: Make, start: str) -> None:
    (row,) = table(make({"title": f"{start}SUM(A1:A9)", "authors": [f"{start}1"], "tags": ["a", "=b"]}))
    assert row["title"] == f"'{start}SUM(A1:A9)"
    assert row["authors"] == f"'{start}1"
    assert row["tags"] == "a; =b"


@pytest.mark.parametrize("title", ['say "aye"', "one, two", "two\nlines", "ends in \\", "'quoted'", ";"])
def test_every_cell_is_read_as_it_was(make: Make, title: str) -> None:
    (row,) = table(make({"title": title}))
    assert row["title"] == title
