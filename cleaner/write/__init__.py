"""Documents -> bytes -> stdout, a file or a folder.

`formatter` gives the bytes of a format, page by page; one module a format.  `compress` makes them smaller, `target` says
where they go.  `records` says which keys a line has, for JSON and for tables alike; `naming` what the name of an output
file tells of its format.
"""

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from cleaner.model import Document

Unit = Literal["article", "page"]
Format = Literal["jsonl", "json", "csv", "markdown", "text", "jsonfeed", "parquet"]

TABULAR: tuple[Format, ...] = ("jsonl", "json", "csv", "parquet")
"""The formats that have keys, and so take a choice of fields."""
BEGUN = "begun"
"""The state of a formatter once a page has given something, where nothing else counts."""
BINARY: tuple[Format, ...] = ("parquet",)
"""The formats that are no text, and so go to no terminal."""


class MissingExtra(ImportError):
    """A format needs a package that is not installed.  `str()` says how to get it."""

    def __init__(self, extra: str, package: str) -> None:
        super().__init__(f"needs {package}, which is not installed: pip install 'cleaner[{extra}]'")


class Formatter(Protocol):
    """What every format does: the output is `begin()`, then `page()` for each page in order, then `end()`.

    A page is made in two halves: `body()` asks nothing but the page, so that it can be done anywhere and in any order,
    and `join()` puts what it gave to its place.  The bytes of a text format are UTF-8.
    """

    state: str
    """What the bytes to come depend on besides the documents to come: a new formatter of the same kind that is given it
    goes on where this one is.  Empty before the first page."""

    def begin(self) -> bytes:
        """What stands before the first page."""
        ...

    def body(self, document: "Document") -> bytes:
        """One page by itself: its articles, or the page as a whole, by the unit chosen; may be empty."""
        ...

    def join(self, body: bytes) -> bytes:
        """What `body()` gave, with what stands between it and the pages before."""
        ...

    def page(self, document: "Document") -> bytes:
        """One page.  Where it raises, the formatter is as it was, so that the next page can go on."""
        return self.join(self.body(document))

    def end(self) -> bytes:
        """What stands after the last page."""
        ...


def formatter(format: Format, unit: Unit, fields: list[str] | None = None, *, alone: bool = False) -> Formatter:
    """The formatter of one output.

    `fields`: the keys to write, in this order, checked by `records.check_fields`; None for all of them.
    `alone`: the output holds a single page, so that a page in JSON needs no array around it.

    Raises MissingExtra.
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
        case "jsonfeed":
            from cleaner.write.json_feed import JsonFeed

            return JsonFeed()
        case "parquet":
            from cleaner.write.parquet import Parquet

            return Parquet(unit, fields)
