"""JSON Lines: one object a line."""

from cleaner.model import Document
from cleaner.write.encode import encode_lines
from cleaner.write.protocol import Formatter, Unit
from cleaner.write.records import chooser, units


class JsonLines(Formatter):
    """One line an article, or one line a page."""

    def __init__(self, unit: Unit, fields: list[str] | None) -> None:
        self.unit = unit
        self.state = ""
        self.choose = chooser(fields) if fields is not None else None

    def begin(self) -> bytes:
        return b""

    def body(self, document: Document) -> bytes:
        choose = self.choose
        lines = units(document, self.unit)
        return encode_lines(map(choose, lines) if choose else lines)

    def join(self, body: bytes) -> bytes:
        return body

    def end(self) -> bytes:
        return b""
