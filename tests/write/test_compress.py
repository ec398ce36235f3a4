"""Compressed output."""

import gzip
import io
import subprocess
import sys
from shutil import which

import pytest

from cleaner.read.compressed import expand
from cleaner.write import compress
from cleaner.write.compress import Compression, Members, member
from tests.write.test_output import Collected

BOTH: list[Compression] = ["gzip", "zstd"]


@pytest.mark.parametrize("compression", BOTH)
@pytest.mark.parametrize("parts", [[], [b""], [b"one\n"], [b"one\n", b"two\n" * 9, b"", b"three\n"]])
def test_what_is_written_is_read(compression: Compression, parts: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compress, "MEMBER", 8)
    target = Collected()
    members = Members(target, compression)
    for part in parts:
        members.write(part)
    members.finish()
    data = b"".join(target.chunks)
    assert data
    assert b"".join(expand(iter([data]), limit=1000)) == b"".join(parts)
    tool = {"gzip": "gzip", "zstd": "zstd"}[compression]
    if which(tool):
        out = subprocess.run([tool, "-dc"], input=data, capture_output=True, check=True).stdout
        assert out == b"".join(parts)


@pytest.mark.parametrize("compression", BOTH)
def test_each_member_is_complete(compression: Compression, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compress, "MEMBER", 8)
    target = Collected()
    members = Members(target, compression)
    for part in (b"12345", b"678", b"9"):
        members.write(part)
    members.finish()
    assert target.chunks == [member(b"12345678", compression), member(b"9", compression)]


def test_gzip_tells_neither_time_nor_name_nor_system() -> None:
    data = member(b"pier", "gzip")
    assert data[:10] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
    assert gzip.GzipFile(fileobj=io.BytesIO(data)).read() == b"pier"


@pytest.mark.parametrize("compression", BOTH)
def test_damage_is_noticed(compression: Compression) -> None:
    data = bytearray(member(b"pier and harbour " * 20, compression))
    data[-2] ^= 1
    with pytest.raises(Exception, match=r".+"):
        b"".join(expand(iter([bytes(data)]), limit=1000))


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "import sys; from cleaner.write.compress import member; sys.stdout.buffer.write(member(b'pier', sys.argv[1]))"
    )
    for compression in BOTH:
        out = subprocess.run([sys.executable, "-c", code, compression], capture_output=True, check=True).stdout
        assert out == member(b"pier", compression)
