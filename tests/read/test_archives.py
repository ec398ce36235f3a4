"""Archives of files: zip and tar, compressed, one in the other, cut off, and hostile."""

import bz2
import gzip
import io
import lzma
import os
import pickle
import struct
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.model import Source
from cleaner.read import shelf
from cleaner.read.compressed import CompressedError
from cleaner.read.container import Archive, BadArchive
from cleaner.read.containers import opened
from cleaner.read.files import find
from cleaner.read.listing import DEPTH
from cleaner.read.paths import InputError
from cleaner.read.reader import load, load_one, references
from cleaner.read.reference import Fields, ReadOptions, Reference
from cleaner.read.streams import FREE, Budget
from cleaner.read.tarred import Tar

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Members = list[tuple[str, bytes]]


def page(number: int) -> bytes:
    return b"<html><body><p>The pier opens at %d.</p></body></html>" % number


def zipped(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def tarred(members: Members, format: int = tarfile.PAX_FORMAT) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=format) as archive:
        for name, data in members:
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return file.getvalue()


MEMBERS = [("a.html", page(1)), ("b/c.html", page(2)), ("d.txt.gz", gzip.compress(b"The pier opens at 3.\n"))]
READ = [("a.html", page(1)), ("b/c.html", page(2)), ("d.txt.gz", b"The pier opens at 3.\n")]
ARCHIVES: dict[str, bytes] = {
    "deflated.zip": zipped(MEMBERS),
    "stored.zip": zipped(MEMBERS, zipfile.ZIP_STORED),
    "bzip2.zip": zipped(MEMBERS, zipfile.ZIP_BZIP2),
    "pax.tar": tarred(MEMBERS),
    "gnu.tar": tarred(MEMBERS, tarfile.GNU_FORMAT),
    "ustar.tar": tarred(MEMBERS, tarfile.USTAR_FORMAT),
    "a.tar.gz": gzip.compress(tarred(MEMBERS)),
    "a.tar.bz2": bz2.compress(tarred(MEMBERS)),
    "a.tar.xz": lzma.compress(tarred(MEMBERS)),
    "a.tar.zst": zstd.compress(tarred(MEMBERS)),
    "a.zip.gz": gzip.compress(zipped(MEMBERS)),
}


def listed(path: str | Path, options: ReadOptions | None = None) -> list[Reference | InputError]:
    return list(references(str(path), options))


def pages(found: list[Reference | InputError], options: ReadOptions | None = None) -> list[tuple[str, bytes]]:
    """Names and content, after a way through another process."""
    read: list[tuple[str, bytes]] = []
    for reference in found:
        assert isinstance(reference, Reference), reference
        source = load(pickle.loads(pickle.dumps(reference)), options)
        assert source.path == reference.name
        read.append((source.path.partition("#")[2], source.data))
    return read


def errors(found: list[Reference | InputError]) -> list[str]:
    return [str(error).rpartition("/")[2] for error in found if isinstance(error, InputError)]


@pytest.mark.parametrize("name", ARCHIVES)
def test_members_are_pages(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(ARCHIVES[name])
    assert pages(listed(path)) == READ


@pytest.mark.parametrize("name", ARCHIVES)
def test_members_are_read_in_any_order(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(ARCHIVES[name])
    found = listed(path)
    assert pages(found[::-1]) == READ[::-1]
    assert pages([found[1], found[1], found[0], found[2]]) == [READ[1], READ[1], READ[0], READ[2]]


@pytest.mark.parametrize("name", ARCHIVES)
def test_content_decides(tmp_path: Path, name: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(ARCHIVES[name])
    assert pages(listed(path)) == READ


@pytest.mark.parametrize("name", ARCHIVES)
def test_standard_input_is_held_by_its_references(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ARCHIVES[name])))
    found = listed("-")
    assert all(isinstance(reference, Reference) and reference.held for reference in found)
    assert pages(found) == READ


def test_a_file_that_is_replaced_is_opened_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(ARCHIVES["deflated.zip"])
    assert pages(listed(path)) == READ
    path.write_bytes(zipped([("x.html", page(9) * 99)]))
    assert pages(listed(path)) == [("x.html", page(9) * 99)]


def test_a_forked_process_opens_the_archive_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would share its place in the file with the process that it was forked from."""
    path = tmp_path / "a.zip"
    path.write_bytes(ARCHIVES["deflated.zip"])
    first, second, *_ = listed(path)
    assert pages([first]) == READ[:1]
    opened_before = shelf._SHELF.file
    assert pages([second]) == READ[1:2]
    assert shelf._SHELF.file is opened_before
    monkeypatch.setattr("os.getpid", lambda: -1)
    assert pages([second]) == READ[1:2]
    assert shelf._SHELF.file is not opened_before


def test_archives_in_archives(tmp_path: Path) -> None:
    inner = [("t.tgz", gzip.compress(tarred(MEMBERS))), ("z.zip", zipped([("y.html", page(7))])), ("e.html", page(8))]
    names = [f"b.zip#t.tgz#{name}" for name, _ in READ] + ["b.zip#z.zip#y.html", "b.zip#e.html", "f.html"]
    for name, pack in (("a.tar", bytes), ("a.tar.gz", gzip.compress)):
        path = tmp_path / name
        path.write_bytes(pack(tarred([("b.zip", zipped(inner)), ("f.html", page(9))])))
        read = pages(listed(path))
        assert [name for name, _ in read] == names
        assert [data for _, data in read[-3:]] == [page(7), page(8), page(9)]
        assert pages(listed(path)[::-1]) == read[::-1]


def test_depth_is_bounded(tmp_path: Path) -> None:
    data = page(1)
    for level in range(DEPTH + 1):
        data = zipped([(f"{level}.zip" if level else "a.html", data)])
        path = tmp_path / f"{level + 1}.zip"
        path.write_bytes(data)
    assert pages(listed(tmp_path / f"{DEPTH}.zip")) == [("3.zip#2.zip#1.zip#a.html", page(1))]
    assert errors(listed(tmp_path / f"{DEPTH + 1}.zip"))[0].endswith("archives within archives, more than 4 deep")


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_names_are_harmless(tmp_path: Path, pack: Callable[[Members], bytes]) -> None:
    names = ["../../escaped.html", "/etc/absolute.html", "a\x1b[2J.html", "c:\\d.html", "e/../f.html"]
    path = tmp_path / "in" / "a.archive"
    path.parent.mkdir()
    path.write_bytes(pack([(name, page(at)) for at, name in enumerate(names)]))
    found = listed(path)
    assert len(pages(found)) == len(names)
    assert [reference.place for reference in found if isinstance(reference, Reference)] == [
        f"{path}/{number}" for number in range(1, len(names) + 1)
    ]
    assert [entry.name for entry in tmp_path.rglob("*")] == ["in", "a.archive"]


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_what_folders_pass_over_archives_do(tmp_path: Path, pack: Callable[[Members], bytes]) -> None:
    over = [
        ("b.png", b"\x89PNG"),
        (".hidden.html", page(2)),
        (".git/c.html", page(3)),
        ("__MACOSX/a.html", page(4)),
        ("a_files/frame.html", page(5)),
        ("settings.json", b'{"text": "no page"}'),
        ("table.parquet", b"PAR1"),
        ("folder/", b""),
    ]
    path = tmp_path / "a"
    path.write_bytes(pack([("a.html", page(1)), *over, ("records.json", b'[{"html": "<p>The pier opens at 6.</p>"}]')]))
    assert [name for name, _ in pages(listed(path))] == ["a.html", "records.json#1"]


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_frames_of_a_page_that_singlefile_saved(tmp_path: Path, pack: Callable[[Members], bytes]) -> None:
    names = ("b/index.html", "b/frames/0/index.html", "b/frames/a.html", "frames/1/index.html")
    path = tmp_path / "a"
    path.write_bytes(pack([(name, page(at)) for at, name in enumerate(names)]))
    assert [name for name, _ in pages(listed(path))] == [names[0], *names[2:]]


def test_links_and_devices_are_no_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE):
            member = tarfile.TarInfo("link.html")
            member.type, member.linkname = kind, "/etc/passwd"
            archive.addfile(member)
    assert errors(listed(path)) == ["a.tar: no pages in this archive"]


def test_long_names(tmp_path: Path) -> None:
    name = "ä/" * 200 + "page.html"
    path = tmp_path / "a.tar"
    for format in (tarfile.PAX_FORMAT, tarfile.GNU_FORMAT):
        path.write_bytes(tarred([(name, page(1)), ("b.html", page(2))], format))
        assert pages(listed(path)) == [(name, page(1)), ("b.html", page(2))]


@pytest.mark.parametrize("compress", [bytes, gzip.compress])
def test_a_cut_tar_gives_what_came_before(tmp_path: Path, compress: Callable[[bytes], bytes]) -> None:
    noise = b"<p>" + os.urandom(40_000).hex().encode()
    data = compress(tarred([("a.html", page(1)), ("b.html", noise), ("c.html", page(3))]))
    path = tmp_path / "a.tar"
    path.write_bytes(data[: len(data) // 2])
    *before, last = listed(path)
    assert pages(before) == [("a.html", page(1))]
    assert "cut off" in str(last)


@pytest.mark.parametrize("size", [1, 100, 511, 513, 900])
def test_a_tar_that_is_cut_anywhere(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.tar"
    path.write_bytes(tarred([("a.html", page(1) * 30), ("b.html", page(2))], tarfile.USTAR_FORMAT)[: 512 + size])
    assert errors(listed(path)) == ["a.tar: a tar archive that is cut off"]


@pytest.mark.parametrize("field", [b"-7", b"0x10", b"1_0", b"9", b"\xff" * 12, b"\x80" + b"\xff" * 11])
def test_a_tar_with_an_impossible_length(tmp_path: Path, field: bytes) -> None:
    data = bytearray(tarred([("a.html", page(1))], tarfile.USTAR_FORMAT))
    data[124:136] = field.ljust(12, b"\0")
    data[148:156] = b" " * 8
    data[148:156] = b"%06o\0 " % sum(data[:512])
    path = tmp_path / "a.tar"
    path.write_bytes(data)
    assert len(errors(listed(path))) == 1


def test_a_tar_with_an_endless_header(tmp_path: Path) -> None:
    header = tarfile.TarInfo("a").tobuf(tarfile.USTAR_FORMAT)
    member = tarfile.TarInfo("a")
    member.type, member.size = b"L", 1 << 40
    path = tmp_path / "a.tar"
    path.write_bytes(member.tobuf(tarfile.GNU_FORMAT) + header)
    assert "out of all proportion" in errors(listed(path))[0]


def test_a_damaged_member_costs_one_line(tmp_path: Path) -> None:
    data = bytearray(zipped([("a.html", page(1)), ("b.html", page(2)), ("c.html", page(3))], zipfile.ZIP_STORED))
    at = data.index(page(2))
    data[at + 20] ^= 1
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    first, second, third = listed(path)
    assert isinstance(second, Reference)
    with pytest.raises(InputError, match=r"b\.html: a member of a ZIP archive that is damaged: its checksum"):
        load(second)
    assert [name for name, _ in pages([first, third])] == ["a.html", "c.html"]


@pytest.mark.parametrize(("raw", "name"), [(b"caf\xc3\xa9.html", "café.html"), (b"caf\x82.html", "café.html")])
def test_names_in_a_zip_that_do_not_say_their_encoding(tmp_path: Path, raw: bytes, name: str) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped([("x" * len(raw), page(1))]).replace(b"x" * len(raw), raw))
    assert [found for found, _ in pages(listed(path))] == [name]
    assert load_one(f"{path}#{name}").data == page(1)


def test_encrypted_members(tmp_path: Path) -> None:
    data = bytearray(zipped([("a.html", page(1)), ("b.html", page(2))]))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    found = listed(path)
    assert errors(found) == ["a.zip#a.html: encrypted"]
    assert len(found) == 2


@pytest.mark.parametrize("cut", [1, 30, 100])
def test_a_cut_zip(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(MEMBERS)[:-cut])
    (error,) = errors(listed(path))
    assert error.startswith("a.zip: a ZIP archive that is damaged")


def test_members_one_over_the_other(tmp_path: Path) -> None:
    """The directory names one large member many times, as in the bombs that do not nest."""
    one = zipped([("a.html", bytes(range(256)) * 400)], zipfile.ZIP_STORED)
    start = one.index(b"PK\x01\x02")
    end = one.index(b"PK\x05\x06")
    entry, many = one[start:end], 50
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, many, many, len(entry) * many, start, 0)
    path = tmp_path / "a.zip"
    path.write_bytes(one[:start] + entry * many + tail)
    assert errors(listed(path)) == ["a.zip: a ZIP archive that is a trap: its members lie one over the other"]


def test_what_is_out_of_proportion(tmp_path: Path) -> None:
    size = FREE // 8 + 1
    path = tmp_path / "a.zip"
    path.write_bytes(zipped([(f"{at}.html", bytes(size)) for at in range(8)]))
    assert errors(listed(path)) == ["a.zip: a ZIP archive that decompresses to more than 200 times its size"]


def test_a_compressed_archive_out_of_proportion() -> None:
    piece = gzip.compress(bytes(1 << 20))
    head = tarfile.TarInfo("a.html")
    head.size = 1 << 40
    data = gzip.compress(head.tobuf()) + piece * ((FREE >> 20) + 2)
    archive = opened(io.BytesIO(data), Budget(len(data)), 1 << 20, Fields()).container
    assert isinstance(archive, Archive)
    with pytest.raises(CompressedError, match="more than 200 times its size"):
        list(archive.steps())


def test_a_member_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped([("a.html", page(1) * 100), ("b.html", page(2))]))
    options = ReadOptions(page_size=1000)
    large, small = listed(path, options)
    assert isinstance(large, Reference)
    with pytest.raises(InputError, match=r"a\.html: too large: more than 1,000 bytes"):
        load(large, options)
    assert pages([small], options) == [("b.html", page(2))]


def test_one_member_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    path.write_bytes(tarred([("b#c.html", page(1)), ("d.zip", zipped(MEMBERS))]))
    for name, data in (("b#c.html", page(1)), ("d.zip#a.html", page(1)), ("d.zip#b/c.html", page(2))):
        assert list(find([f"{path}#{name}"])) == [f"{path}#{name}"]
        assert load_one(f"{path}#{name}") == Source(path=f"{path}#{name}", data=data)
    assert len(listed(f"{path}#d.zip")) == 3
    assert errors(listed(f"{path}#e")) == ["a.tar#e: no such member, or no page"]
    with pytest.raises(InputError, match=r"holds several pages; name one of them, such as .*a\.tar#b#c\.html"):
        load_one(str(path))
    plain = tmp_path / "a.html"
    plain.write_bytes(page(1))
    assert errors(listed(f"{plain}#x")) == ["a.html: no archive, and has no members"]


def test_office_documents_stay_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(zipped([("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<p>x</p>")]))
    (reference,) = listed(path)
    assert isinstance(reference, Reference)
    with pytest.raises(InputError, match="a Microsoft Office document"):
        load(reference)


@given(st.binary(max_size=1500), st.integers(0, 3))
def test_noise_is_no_traceback(data: bytes, where: int) -> None:
    base = bytearray(tarred(MEMBERS, tarfile.USTAR_FORMAT))
    base[where * 400 : where * 400 + len(data)] = data
    try:
        for step in Tar(io.BytesIO(base)).steps():
            assert step.size >= 0
    except BadArchive:
        pass
