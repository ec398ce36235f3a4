"""Compressed pages: every format, every way of being broken, and bounds that hold."""

import bz2
import gzip
import io
import lzma
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.read.compressed import LAYERS, PIECE, CompressedError, compression, expand
from cleaner.read.files import PAGE_SIZE, find, read
from cleaner.read.paths import InputError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PAGE = b"<html><body><p>The pier opens at nine.</p></body></html>"
MIXED = bytes(range(256)) * 999 + PAGE

Compress = Callable[[bytes], bytes]
FORMATS: dict[str, Compress] = {
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "Zstandard": lambda data: zstd.compress(data, options={zstd.CompressionParameter.checksum_flag: 1}),
}
every_format = pytest.mark.parametrize(("name", "compress"), FORMATS.items(), ids=list(FORMATS))


def pieces(data: bytes, size: int = PIECE) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


def whole(data: bytes, size: int = PIECE, limit: int | None = None) -> bytes:
    return b"".join(expand(pieces(data, size), limit=limit))


@every_format
@pytest.mark.parametrize(
    "content", [PAGE, MIXED, b"x" * 3 * PIECE, b""], ids=["page", "mixed", "whole pieces", "empty"]
)
@pytest.mark.parametrize("size", [1, 7, PIECE])
def test_content_is_what_was_compressed(name: str, compress: Compress, content: bytes, size: int) -> None:
    data = compress(content)
    assert compression(data) == name
    assert whole(data, size) == content


@given(st.binary(max_size=400))
def test_what_is_not_compressed_comes_back_as_it_is(data: bytes) -> None:
    if compression(data) is None:
        assert whole(data, 3) == data


@pytest.mark.parametrize("text", [b"BZh, a word without vowels", b"BZh9 is a key", b"\x1f", b"P*M and more", b"(\xb5"])
def test_text_is_not_taken_for_compressed(text: bytes) -> None:
    assert compression(text) is None


@every_format
def test_members_and_padding(name: str, compress: Compress) -> None:
    members = compress(PAGE) + compress(b"") + bytes(8) + compress(MIXED)
    assert whole(members) == PAGE + MIXED
    assert whole(members + bytes(1024)) == PAGE + MIXED
    assert whole(members + bytes(1024), 1) == PAGE + MIXED


def test_skippable_frames_of_zstandard() -> None:
    frame = b"\x5e\x2a\x4d\x18\x03\0\0\0abc"
    assert whole(frame + zstd.compress(PAGE) + frame) == PAGE


@every_format
def test_compressed_more_than_once(name: str, compress: Compress) -> None:
    data = PAGE
    for _ in range(LAYERS):
        data = compress(data)
    assert whole(data) == PAGE
    with pytest.raises(CompressedError, match="compressed more than 4 times"):
        whole(compress(data))
    assert whole(gzip.compress(compress(PAGE))) == PAGE


@every_format
def test_cut_off_anywhere(name: str, compress: Compress) -> None:
    data = compress(MIXED[:999])
    for length in range(10, len(data)):
        with pytest.raises(CompressedError, match=f"an? {name} file that is cut off"):
            whole(data[:length])


@every_format
def test_damaged(name: str, compress: Compress) -> None:
    data = bytearray(compress(MIXED[:999]))
    messages = set()
    for at in range(len(data) // 2, len(data) // 2 + 20):
        data[at] ^= 0xFF
    for limit in (None, 10_000):
        with pytest.raises(CompressedError) as caught:
            whole(bytes(data), limit=limit)
        messages.add(str(caught.value))
    [message] = messages
    assert message.split(": ")[0] in {f"a {name} file that is damaged", f"an {name} file that is damaged"}
    assert message.split(": ")[1].strip()


@every_format
def test_something_else_behind(name: str, compress: Compress) -> None:
    with pytest.raises(CompressedError, match="is damaged"):
        whole(compress(PAGE) + b"and something else that is not compressed at all")


@every_format
@given(st.data())
def test_any_change_gives_bytes_or_the_error(name: str, compress: Compress, data: st.DataObject) -> None:
    good = bytearray(compress(MIXED[:300]))
    for at, value in data.draw(st.lists(st.tuples(st.integers(0, len(good) - 1), st.integers(0, 255)), max_size=4)):
        good[at] = value
    with suppress(CompressedError):
        whole(bytes(good), limit=100_000)


@every_format
def test_a_bomb_is_stopped_at_the_limit(name: str, compress: Compress) -> None:
    taken = 0

    def fed(data: bytes) -> Iterator[bytes]:
        nonlocal taken
        for piece in pieces(data, 16):
            taken += len(piece)
            yield piece

    bomb = compress(bytes(20_000_000)) * 40
    given = expand(fed(bomb), limit=1_000_000)
    sizes = []
    with pytest.raises(CompressedError, match="too large: more than 1,000,000 bytes, decompressed"):
        sizes.extend(len(piece) for piece in given)
    assert max(sizes) <= PIECE
    assert sum(sizes) <= 1_000_000
    assert taken < len(bomb) / 10
    twice = compress(bomb)
    with pytest.raises(CompressedError, match="too large"):
        whole(twice, limit=1_000_000)


def test_what_an_inner_layer_is_made_of_counts_too() -> None:
    hollow = gzip.compress(gzip.compress(b"") * 100_000)
    with pytest.raises(CompressedError, match="too large"):
        whole(hollow, limit=1_000_000)


def test_memory_of_the_decompressor_is_bounded() -> None:
    """A file that asks for a dictionary of 512 MiB, made by hand: making it honestly takes several times as much."""
    data = lzma.compress(PAGE, filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 16}])
    header = bytearray(data[12:24])
    assert header[4] == 2 * (16 - 12)
    header[4] = 2 * (29 - 12)
    header[8:] = zlib.crc32(header[:8]).to_bytes(4, "little")
    with pytest.raises(CompressedError, match="an xz file that is damaged: Memory usage limit exceeded"):
        whole(data[:12] + bytes(header) + data[24:])


# --------------------------------------------------------------------------- files


@every_format
def test_the_content_decides_and_not_the_name(
    name: str, compress: Compress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(compress(PAGE))
    assert read(str(path)).data == PAGE
    path.write_bytes(PAGE)
    path.rename(tmp_path / "page.gz")
    assert read(str(tmp_path / "page.gz")).data == PAGE
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(compress(MIXED[-300_000:]))))
    with pytest.raises(InputError, match="-: binary data, neither HTML nor text"):
        read("-")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(compress(PAGE))))
    assert read("-").data == PAGE


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (gzip.compress(b""), "empty"),
        (gzip.compress(b" \n"), "empty: nothing but white space"),
        (gzip.compress(b"%PDF-1.7\n"), "a PDF document, neither HTML nor text"),
        (gzip.compress(PAGE)[:-3], "a gzip file that is cut off"),
        (gzip.compress(PAGE)[:-8] + bytes(8), "a gzip file that is damaged: incorrect data check"),
        (gzip.compress(bytes(PAGE_SIZE + 1)), "too large: more than 33,554,432 bytes, decompressed"),
        (zstd.compress(b"x" * (PAGE_SIZE + 1)), "too large: more than 33,554,432 bytes, decompressed"),
    ],
)
def test_what_is_no_page(data: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "bad").write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(str(tmp_path / "bad"))
    assert caught.value.message == message


def test_the_limit_is_one_of_what_is_decompressed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(gzip.compress(b"words " * 1000))
    assert len(read(str(tmp_path / "a"), limit=6000).data) == 6000
    with pytest.raises(InputError, match="too large: more than 5,999 bytes"):
        read(str(tmp_path / "a"), limit=5999)


def test_a_web_archive_inside(tmp_path: Path) -> None:
    archive = (
        b"From: a\nMIME-Version: 1.0\nContent-Type: text/html; charset=koi8-r\nContent-Location: https://a.example/\n\n"
    )
    (tmp_path / "a.mhtml.gz").write_bytes(gzip.compress(archive + PAGE))
    page = read(str(tmp_path / "a.mhtml.gz"))
    assert (page.data, page.url, page.charset) == (PAGE, "https://a.example/", "koi8-r")


def test_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (
        "d/a.html.gz",
        "d/b.txt.ZST",
        "d/c.gz",
        "d/style.css.gz",
        "d/rows.jsonl.xz",
        "d/Page.html.bz2",
        "d/Page_files/frame.html.bz2",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    assert list(find(["d"])) == ["d/Page.html.bz2", "d/a.html.gz", "d/b.txt.ZST", "d/c.gz"]
