"""Comma-separated values after RFC 4180, safe to open in a spreadsheet."""

import csv
import io
from typing import Any

from cleaner.model import Document, PageInfo, PageRef
from cleaner.write.protocol import Formatter, Unit
from cleaner.write.records import known_fields, units, value_of

# A cell that begins so is taken for a formula, and may then run commands or send the sheet away:
# https://owasp.org/www-community/attacks/CSV_Injection
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

COUNTED = ("articles", "removed")
"""Fields of a page that are lists of objects: a cell gives how many."""


class CsvTable(Formatter):
    """A header row, then a row an article or a row a page; rows end in CR LF, as the RFC has it.

    Lists of strings are joined by "; ", lists of objects are given as how many they are, `page` is a column for each
    of its keys, null is empty.  A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """

    def __init__(self, unit: Unit, fields: list[str] | None) -> None:
        self.unit = unit
        self.state = ""
        self.columns = columns(unit, fields)

    def begin(self) -> bytes:
        return rows([self.columns])

    def body(self, document: Document) -> bytes:
        return rows([[column(line, name) for name in self.columns] for line in units(document, self.unit)])

    def join(self, body: bytes) -> bytes:
        return body

    def end(self) -> bytes:
        return b""


def columns(unit: Unit, fields: list[str] | None) -> list[str]:
    """The names of the columns: the fields, with `page` taken apart into its keys."""
    keys = PageInfo.__struct_fields__ if unit == "page" else PageRef.__struct_fields__
    page = [f"page.{key}" for key in keys]
    chosen = fields if fields is not None else [name for name in known_fields(unit) if "." not in name]
    return list(dict.fromkeys(column for name in chosen for column in (page if name == "page" else [name])))


def column(line: Any, name: str) -> str:
    """The cell of a line under a column name."""
    value = value_of(line, name)
    return cell(len(value) if name in COUNTED else value)


def cell(value: Any) -> str:
    """A value as the words of a cell."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return f"'{value}" if len(value) > 1 and value.startswith(FORMULA) else value
        case list():
            return cell("; ".join(value))
        case _:
            return str(value)


def rows(table: list[list[str]]) -> bytes:
    """Rows as CSV."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(table)
    return out.getvalue().encode()
