"""JSON Lines: one object a line."""

from cleaner.model import Document
from cleaner.write import Unit
from cleaner.write.encode import encode
from cleaner.write.records import chooser, units


class JsonLines:
    """One line an article, or one line a page."""

    def __init__(self, unit: Unit, fields: list[str] | None) -> None:
        self.unit = unit
        self.choose = chooser(fields) if fields is not None else None

    def begin(self) -> bytes:
        return b""

    def page(self, document: Document) -> bytes:
        choose = self.choose
        return b"".join(encode(choose(line) if choose else line) + b"\n" for line in units(document, self.unit))

    def end(self) -> bytes:
        return b""
