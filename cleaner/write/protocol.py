"""What every format does."""

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
