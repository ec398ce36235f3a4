"""Members of tar archives: POSIX ustar and pax (IEEE 1003.1), GNU and the old format without a magic number.

Forward alone and with bounds on every header, which `tarfile` has not: an archive may come out of a decompressor, and
may be hostile.
"""

import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from cleaner.read.compressed import CompressedError
from cleaner.read.container import Archive, BadArchive
from cleaner.read.reference import Step
from cleaner.read.streams import Flow, Region, Stream, pieces_of

BLOCK = 512
_HEADER_MAX = 1 << 20
"""Bytes of a long name, or of pax records."""
_FILES = (b"\0", b"0", b"7")


class Tar(Archive):
    """A tar archive."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream

    def steps(self) -> Iterator[Step]:
        """The members that are files, in order.  Raises BadArchive."""
        at = ordinal = 0
        longer = _Longer()
        end = self.stream.seek(0, io.SEEK_END) if self.stream.seekable() else None
        while True:
            if self.stream.seek(at) < at and end is None:
                raise BadArchive("a tar archive that is cut off")
            block = self.stream.read(BLOCK)
            if not block.rstrip(b"\0"):
                # Archives end in zeros; those that are cut between members are read all the same.
                return
            if not is_header(block):
                raise BadArchive("a tar archive that is " + ("damaged" if len(block) == BLOCK else "cut off"))
            size = _number(block[124:136]) if longer.size is None else longer.size
            kind = block[156:157]
            at += BLOCK
            if kind in (b"L", b"x", b"K", b"g", b"X"):
                if size > _HEADER_MAX:
                    raise BadArchive("a tar archive with a header out of all proportion")
                longer = longer.and_of(kind, self.stream.read(size))
            else:
                if end is not None and at + size > end:
                    raise BadArchive("a tar archive that is cut off")
                name = longer.name or _name(block)
                # Old archives tell folders by the slash alone.
                if kind in _FILES and not name.endswith("/"):
                    yield Step("tar", ordinal, name, at, size)
                ordinal += 1
                longer = _Longer()
            at += -(-size // BLOCK) * BLOCK

    def entry(self, step: Step) -> Flow | Region:
        """What is in a member."""
        member = Region(self.stream, step.offset, step.size)
        return member if self.stream.seekable() else Flow(_whole(member))


def is_header(block: bytes) -> bool:
    """Whether a tar archive may begin so: the checksum of the header is right."""
    if len(block) < BLOCK or not block[0]:
        return False
    try:
        checksum = _number(block[148:156])
    except BadArchive:
        return False
    return checksum == sum(block[:148]) + sum(block[156:BLOCK]) + 8 * 0x20


def _whole(member: Region) -> Iterator[bytes]:
    yield from pieces_of(member)
    if member.tell() < member.size:
        raise CompressedError("cut off")


class _Longer(NamedTuple):
    """What stands before a header because it has no room there."""

    name: str = ""
    size: int | None = None

    def and_of(self, kind: bytes, data: bytes) -> "_Longer":
        if kind == b"L":
            return self._replace(name=_text(data.rstrip(b"\0")))
        if kind not in b"xX":
            return self
        found, at = self, 0
        while record := re.compile(rb"(\d{1,7}) ").match(data, at):
            end = at + max(int(record[1]), 1)
            key, _, value = data[record.end() : end].removesuffix(b"\n").partition(b"=")
            if key == b"path":
                found = found._replace(name=_text(value))
            elif key == b"size" and value.isdigit() and len(value) < 20:
                found = found._replace(size=int(value))
            at = end
        return found


def _name(block: bytes) -> str:
    name = block[:100].partition(b"\0")[0]
    prefix = block[345:500].partition(b"\0")[0] if block[257:263] == b"ustar\0" else b""
    return _text(prefix + b"/" + name if prefix else name)


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")


def _number(field: bytes) -> int:
    """Octal digits, or base 256 where the first bit is set (GNU)."""
    if field[0] & 0x80:
        value = int.from_bytes(bytes((field[0] & 0x7F,)) + field[1:], "big")
        if value >= 1 << 62:
            raise BadArchive("a tar archive that is damaged")
        return value
    digits = field.strip(b" \0")
    if not re.fullmatch(rb"[0-7]*", digits):
        raise BadArchive("a tar archive that is damaged")
    return int(digits or b"0", 8)
