"""Compressed output: gzip (RFC 1952) or Zstandard (RFC 8878), the same bytes for the same pages.

The output is a series of members (frames), each with a quarter of a megabyte of whole pages in it and each complete: what reads
either format reads several one after the other, and what was written up to the end of a member can be gone on with.
"""

import sys
from typing import Any, Literal

from cleaner.write.target import Target

Compression = Literal["gzip", "zstd"]

MEMBER = 256 << 10
"""Bytes, before compression, at which a member is ended."""
GZIP_HEADER = b"\x1f\x8b\x08\x00" + bytes(4) + b"\x00\xff"
"""Deflate, no flags and so no name, time 0, no system: nothing that could differ between two runs."""


def member(data: bytes, compression: Compression) -> bytes:
    """One complete member that holds `data`."""
    if compression == "gzip":
        import zlib

        packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = packer.compress(data) + packer.flush()
        return GZIP_HEADER + packed + zlib.crc32(data).to_bytes(4, "little") + (len(data) % 2**32).to_bytes(4, "little")
    zstd = zstandard()
    return bytes(zstd.compress(data, options={zstd.CompressionParameter.checksum_flag: 1}))


def unpack(data: bytes, compression: Compression) -> bytes:
    """What whole members hold.  Raises an error of the library where they are damaged."""
    if compression == "gzip":
        import gzip

        return gzip.decompress(data)
    return bytes(zstandard().decompress(data))


def zstandard() -> Any:
    """The module for Zstandard, part of Python since 3.14."""
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd


class Members:
    """A target that compresses what is written into another, a member whenever there is enough for one.

    A member ends only where a `write` does.
    """

    def __init__(self, target: Target, compression: Compression, *, fresh: bool = True) -> None:
        self.target = target
        self.compression = compression
        self.fresh = fresh
        """Nothing is in the target yet."""
        self.waiting: list[bytes] = []
        self.size = 0

    def write(self, data: bytes) -> None:
        self.waiting.append(data)
        self.size += len(data)
        if self.size >= MEMBER:
            self.end_member()

    def finish(self) -> None:
        """Write what waits; an output without a byte is one empty member, which every reader takes for such."""
        if self.waiting or self.fresh:
            self.end_member()

    def end_member(self) -> None:
        """Write what waits as one member."""
        data = b"".join(self.waiting)
        self.waiting.clear()
        self.size = 0
        self.fresh = False
        self.target.write(member(data, self.compression))
