"""Members of ZIP archives (PKWARE APPNOTE 6.3.10).

`zipfile` reads the directory at the end of the archive.  A member is then read from its place without it, so that a
process that reads a few members of a million needs no directory.  Nothing is written anywhere, and names are but text.
"""

import struct
import zlib
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile, ZipInfo

from cleaner.read.compressed import PIECE, CompressedError, Decompressor, Inflate, decompressed, decompressor
from cleaner.read.container import Archive, BadArchive
from cleaner.read.reference import Step
from cleaner.read.streams import RATIO, Flow, Region, Stream, out_of_proportion

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_ENCRYPTED, _UTF8, _LINK = 1, 0x800, 0o120000
_STORED, _DEFLATE, _BZIP2, _ZSTANDARD = 0, 8, 12, 93


def _name(member: ZipInfo) -> str:
    """The name of a member; in UTF-8 where it is that and does not say so, as programs on macOS and Linux write it."""
    if member.flag_bits & _UTF8 or member.filename.isascii():
        return member.filename
    try:
        return member.filename.encode("cp437").decode()
    except UnicodeError:
        return member.filename


class Zip(Archive):
    """A ZIP archive."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream

    def steps(self) -> Iterator[Step]:
        """The members that are files, in the order of the archive's directory.  Raises BadArchive."""
        try:
            archive = ZipFile(self.stream)
        except BadZipFile as error:
            why = str(error).replace(
                "File is not a zip file", "its end is missing, where the list of its members stands"
            )
            raise BadArchive(f"a ZIP archive that is damaged: {why}") from error
        except (NotImplementedError, ValueError, struct.error, IndexError) as error:
            raise BadArchive(f"a ZIP archive that is damaged: {error}") from error
        members = archive.infolist()
        packed = sum(member.compress_size for member in members)
        size = self.stream.seek(0, 2)
        if packed > size:
            raise BadArchive("a ZIP archive that is a trap: its members lie one over the other")
        if out_of_proportion(sum(member.file_size for member in members), size):
            raise BadArchive(f"a ZIP archive that decompresses to more than {RATIO} times its size")
        for ordinal, member in enumerate(members):
            if member.filename.endswith("/") or (member.external_attr >> 16) & 0o170000 == _LINK:
                continue
            method = member.compress_type | (member.flag_bits & _ENCRYPTED) << 16
            detail = method | member.CRC << 32
            yield Step("zip", ordinal, _name(member), member.header_offset, member.compress_size, detail)

    def entry(self, step: Step) -> Flow:
        """What is in a member.  Raises CompressedError for one that cannot be read, here or later."""
        self.stream.seek(max(0, step.offset))
        local = self.stream.read(_LOCAL.size) if step.offset >= 0 else b""
        if len(local) < _LOCAL.size or not local.startswith(b"PK\x03\x04"):
            raise CompressedError("a member of a ZIP archive that is not where it should be")
        *_, name, extra = _LOCAL.unpack(local)
        if step.detail >> 16 & _ENCRYPTED:
            raise CompressedError("encrypted")
        body = Region(self.stream, step.offset + _LOCAL.size + name + extra, step.size)
        return Flow(_checked(_unpacked(body, step.detail & 0xFFFF), step.detail >> 32))


def _unpacked(body: Region, method: int) -> Iterator[bytes]:
    pieces = iter(lambda: body.read(PIECE), b"")
    if method == _STORED:
        return pieces
    member: Decompressor
    failure: type[Exception]
    if method == _DEFLATE:
        member, failure = Inflate(-15), zlib.error
    elif method in (_BZIP2, _ZSTANDARD):
        new, failure = decompressor("bzip2" if method == _BZIP2 else "Zstandard")
        member = new()
    else:
        raise CompressedError(f"compressed by method {method}, which is not read")
    return decompressed(member, pieces, failure, "a member of a ZIP archive")


def _checked(pieces: Iterator[bytes], expected: int) -> Iterator[bytes]:
    checksum = 0
    for piece in pieces:
        checksum = zlib.crc32(piece, checksum)
        yield piece
    if checksum != expected:
        raise CompressedError("a member of a ZIP archive that is damaged: its checksum")
