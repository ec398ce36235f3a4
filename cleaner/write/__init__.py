"""Documents -> bytes -> stdout, a file or a folder.

`formatter` gives the bytes of a format, page by page; one module a format.  `target` says where they go.  `records`
says which keys a line has, for JSON and for tables alike.
"""

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from cleaner.model import Document

Unit = Literal["article", "page"]
Format = Literal["jsonl", "json", "csv", "markdown", "text"]

EXTENSIONS: dict[Format, str] = {"jsonl": ".jsonl", "json": ".json", "csv": ".csv", "markdown": ".md", "text": ".txt"}
TABULAR: tuple[Format, ...] = ("jsonl", "json", "csv")
"""The formats that have keys, and so take a choice of fields."""


class Formatter(Protocol):
    """What every format does: the output is `begin()`, then `page()` for each page in order, then `end()`.

    The bytes are UTF-8.  A `page()` that raises leaves the formatter as it was, so that the next page can go on.
    """

    def begin(self) -> bytes:
        """What stands before the first page."""
        ...

    def page(self, document: "Document") -> bytes:
        """One page: its articles, or the page as a whole, by the unit chosen; may be empty."""
        ...

    def end(self) -> bytes:
        """What stands after the last page."""
        ...


def formatter(format: Format, unit: Unit, fields: list[str] | None = None, *, alone: bool = False) -> Formatter:
    """The formatter of one output.

    `fields`: the keys to write, in this order, checked by `records.check_fields`; None for all of them.
    `alone`: the output holds a single page, so that a page in JSON needs no array around it.
    """
    match format:
        case "jsonl":
            from cleaner.write.jsonl import JsonLines

            return JsonLines(unit, fields)
        case "json":
            if alone and unit == "page":
                return formatter("jsonl", unit, fields)
            from cleaner.write.json_array import JsonArray

            return JsonArray(unit, fields)
        case "csv":
            from cleaner.write.csv_table import CsvTable

            return CsvTable(unit, fields)
        case "markdown":
            from cleaner.write.markdown import Markdown

            return Markdown(unit)
        case "text":
            from cleaner.write.plain import Plain

            return Plain(unit)
