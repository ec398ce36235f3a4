"""What a manifest holds: inputs, and pieces of the output."""

from msgspec import Struct


class Told(Struct, frozen=True):
    """What became of an input, as far as the run that comes after has to know."""

    sha256: str = ""
    """Of the page; empty where none was read."""
    failed: bool = False
    note: str = ""
    """What the command wants to be told again."""


class Entry(Struct):
    """One input, and what became of it."""

    name: str
    size: int
    """Bytes of its file; -1 where there was none to look at."""
    changed: int
    """When its file was last changed, in nanoseconds; -1 where that tells nothing."""
    told: Told = Told()
    end: int = 0
    """Bytes of the output up to and with what was written for it, before compression; in a folder, bytes of its file."""
    body: int = 0
    """How many of them, the last ones, its page gave by itself (`Formatter.body`)."""
    state: str = ""
    """That of the formatter behind it."""


class Piece(Struct):
    """A stretch of the output file that is checked as a whole; it begins where the one before ends."""

    entries: int
    """How many inputs stand in the file up to its end."""
    plain: int
    """Bytes up to its end, before compression."""
    end: int
    """Bytes of the file up to its end."""
    crc: int
    """CRC-32 of its bytes in the file."""


class Known(Struct):
    """An input that is what it was, and need not be cleaned again."""

    entry: Entry
    body: bytes | None = None
    """What its page gave by itself, where it is to be written again; None where it stands in the output already."""
