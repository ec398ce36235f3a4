"""One JSON value: an array of articles or of pages, written page by page."""

from cleaner.model import Document
from cleaner.write import Unit
from cleaner.write.jsonl import JsonLines


class JsonArray:
    """An array with an element a line; `[]` where there is none."""

    def __init__(self, unit: Unit, fields: list[str] | None) -> None:
        self.lines = JsonLines(unit, fields)
        self.empty = True

    def begin(self) -> bytes:
        return b"["

    def page(self, document: Document) -> bytes:
        elements = self.lines.page(document).rstrip(b"\n").replace(b"\n", b",\n")
        if not elements:
            return b""
        lead = b"\n" if self.empty else b",\n"
        self.empty = False
        return lead + elements

    def end(self) -> bytes:
        return b"]\n" if self.empty else b"\n]\n"
