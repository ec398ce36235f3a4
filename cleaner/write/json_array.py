"""One JSON value: an array of articles or of pages, written page by page."""

from cleaner.model import Document
from cleaner.write.jsonl import JsonLines
from cleaner.write.protocol import BEGUN, Formatter, Unit


class JsonArray(Formatter):
    """An array with an element a line; `[]` where there is none."""

    def __init__(self, unit: Unit, fields: list[str] | None) -> None:
        self.lines = JsonLines(unit, fields)
        self.state = ""

    def begin(self) -> bytes:
        return b"["

    def body(self, document: Document) -> bytes:
        return self.lines.body(document).rstrip(b"\n").replace(b"\n", b",\n")

    def join(self, body: bytes) -> bytes:
        if not body:
            return b""
        lead = b"\n" if not self.state else b",\n"
        self.state = BEGUN
        return lead + body

    def end(self) -> bytes:
        return b"]\n" if not self.state else b"\n]\n"
