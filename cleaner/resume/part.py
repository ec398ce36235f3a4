"""The file that is written until it is whole, and the bytes of one that was."""

import errno
import os
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress

from cleaner.resume.entry import Piece
from cleaner.write.compress import Compression, unpack
from cleaner.write.target import Descriptor

CHUNK = 1 << 20


class PartFile:
    """A file that is appended to: how long it is, and the checksum of what was written since `settle`."""

    def __init__(self, path: str) -> None:
        """Open or make the file.  Raises OSError."""
        self.path = path
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        self.number = os.open(path, flags, 0o666)
        self.out = Descriptor(self.number)
        self.size = os.fstat(self.number).st_size
        self.crc = 0
        sync_folder(path)

    def write(self, data: bytes) -> None:
        self.out.write(data)
        self.crc = zlib.crc32(data, self.crc)
        self.size += len(data)

    def settle(self) -> None:
        """Begin a new piece."""
        self.crc = 0

    def cut(self, size: int) -> None:
        """Drop what stands behind the first `size` bytes.  Raises OSError."""
        os.ftruncate(self.number, size)
        os.lseek(self.number, size, os.SEEK_SET)
        self.size = size
        self.settle()

    def sync(self) -> None:
        """Bring all to the disk.  Raises OSError."""
        os.fsync(self.number)

    def close(self) -> None:
        if self.number >= 0:
            os.close(self.number)
            self.number = -1


def sound(path: str, pieces: Iterable[Piece]) -> int:
    """How many pieces of a file are as they were written.  Raises OSError."""
    good = start = 0
    with open(path, "rb") as file:
        for piece in pieces:
            crc, rest = 0, piece.end - start
            while rest > 0 and (data := file.read(min(rest, CHUNK))):
                crc = zlib.crc32(data, crc)
                rest -= len(data)
            if rest or crc != piece.crc:
                break
            good += 1
            start = piece.end
    return good


class Written:
    """What was written into a file, before compression, by place."""

    def __init__(self, path: str, pieces: Sequence[Piece], compression: Compression | None) -> None:
        self.path = path
        self.pieces = pieces
        self.compression = compression
        self.held = -1
        self.data = b""

    def read(self, start: int, end: int) -> bytes | None:
        """The bytes from `start` to `end`; None where the file is not as it was written."""
        out = []
        for number in self.over(start, end):
            first = self.pieces[number - 1].plain if number else 0
            if not self.hold(number):
                return None
            out.append(self.data[max(start - first, 0) : max(end - first, 0)])
        return b"".join(out)

    def over(self, start: int, end: int) -> Iterable[int]:
        """The pieces that hold bytes of a stretch."""
        from bisect import bisect_right

        number = bisect_right(self.pieces, start, key=lambda piece: piece.plain)
        while number < len(self.pieces) and start < end:
            yield number
            start = self.pieces[number].plain
            number += 1

    def hold(self, number: int) -> bool:
        """Have a piece in memory; whether it is as it was written."""
        if number == self.held:
            return True
        piece = self.pieces[number]
        start = self.pieces[number - 1].end if number else 0
        try:
            with open(self.path, "rb") as file:
                file.seek(start)
                data = file.read(piece.end - start)
        except OSError:
            return False
        if len(data) != piece.end - start or zlib.crc32(data) != piece.crc:
            return False
        self.held = number
        self.data = unpack(data, self.compression) if self.compression else data
        return True


def appear(part: str, path: str, *, replace: bool) -> None:
    """Give a whole file its name.  Raises FileExistsError unless `replace`, and OSError."""
    if replace:
        os.replace(part, path)
    else:
        try:
            # Unlike a rename, a link never replaces what another process has put there in the meantime.
            os.link(part, path)
        except FileExistsError:
            if not os.path.samefile(part, path):
                raise
        except OSError:
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path) from None
            os.replace(part, path)
    sync_folder(path)
    with suppress(FileNotFoundError):
        os.unlink(part)


def sync_folder(path: str) -> None:
    """Bring the names in the folder of a file to the disk, where the system can."""
    try:
        number = os.open(os.path.dirname(os.path.abspath(path)), os.O_RDONLY)
    except OSError:  # Windows
        return
    try:
        os.fsync(number)
    except OSError:  # a file system without it
        pass
    finally:
        os.close(number)
