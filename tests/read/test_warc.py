"""Web archives: WARC, WET and ARC, plain and compressed, with what is passed over, and with lies about lengths."""

import gzip
import io
import pickle
import random
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from cleaner.model import Source
from cleaner.read.compressed import CompressedError
from cleaner.read.http import decoded, response
from cleaner.read.paths import InputError
from cleaner.read.reader import load, load_one, references
from cleaner.read.reference import ReadOptions, Reference

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

HTML = "Content-Type: text/html; charset=windows-1252"


def page(number: int) -> bytes:
    return b"<html><body><p>The pier opens at %d.</p></body></html>" % number


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    return "\r\n".join((f"HTTP/1.1 {status}", *headers, "", "")).encode() + body


def record(
    number: int,
    block: bytes,
    kind: str = "response",
    content_type: str = "application/http; msgtype=response",
    length: int | str | None = None,
    url: str = "",
) -> bytes:
    lines = (
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>",
        f"WARC-Target-URI: {url or f'https://news.example/{number}'}",
        f"WARC-Date: 2025-05-04T12:00:{number:02}Z",
        f"Content-Type: {content_type}",
        f"Content-Length: {len(block) if length is None else length}",
    )
    return "\r\n".join((*lines, "", "")).encode() + block + b"\r\n\r\n"


def good(number: int) -> bytes:
    return record(number, answer(page(number), HTML))


RECORDS = [
    record(0, b"software: none\r\n", "warcinfo", "application/warc-fields"),
    record(1, b"GET / HTTP/1.1\r\n\r\n", "request", "application/http; msgtype=request"),
    good(2),
    record(3, answer(b"", HTML), "revisit"),
    record(4, answer(page(4), HTML, status="404 Not Found")),
    record(5, answer(b"", "Location: /", status="301 Moved")),
    record(6, answer(b"\x89PNG\r\n\x1a\n", "Content-Type: image/png")),
    record(7, page(7), "resource", "text/html"),
    record(8, b"20250504120000 1.2.3.4", "resource", "text/dns", url="dns:news.example"),
    record(9, b"The pier opens at 9.\n", "conversion", "text/plain"),
    record(10, answer(b"", HTML)),
    record(11, answer(b"User-agent: *", "Content-Type: text/plain"), url="https://news.example/robots.txt"),
    record(12, b"fetchTimeMs: 3", "metadata", "application/warc-fields"),
    good(13),
]
PASSED = {"revisits": 1, "errors": 1, "redirects": 1, "other types": 3, "empty pages": 1}
FORMS: dict[str, Callable[[list[bytes]], bytes]] = {
    "plain": b"".join,
    "gzip a record": lambda records: b"".join(map(gzip.compress, records)),
    "gzip": lambda records: gzip.compress(b"".join(records)),
    "gzip two records": lambda records: b"".join(
        gzip.compress(b"".join(records[at : at + 2])) for at in range(0, len(records), 2)
    ),
    "zstd a record": lambda records: b"".join(map(zstd.compress, records)),
    "zstd": lambda records: zstd.compress(b"".join(records)),
}
every_form = pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))


def listed(path: Path | str, options: ReadOptions | None = None) -> list[Reference | InputError]:
    return list(references(str(path), options))


def split(found: list[Reference | InputError]) -> tuple[list[Reference], list[InputError]]:
    return [x for x in found if isinstance(x, Reference)], [x for x in found if isinstance(x, InputError)]


def read(found: list[Reference]) -> list[Source]:
    return [load(pickle.loads(pickle.dumps(reference))) for reference in found]


@every_form
def test_pages_with_what_is_known_of_them(tmp_path: Path, form: Callable[[list[bytes]], bytes]) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(form(RECORDS))
    found, notes = split(listed(path))
    sources = read(found)
    assert [(source.path.rpartition("#")[2], source.data) for source in sources] == [
        ("3", page(2)),
        ("8", page(7)),
        ("10", b"The pier opens at 9.\n"),
        ("14", page(13)),
    ]
    assert sources[0] == Source(
        path=f"{path}#3",
        data=page(2),
        url="https://news.example/2",
        charset="windows-1252",
        captured="2025-05-04T12:00:02+00:00",
        captured_from="warc",
    )
    (note,) = notes
    assert note.note
    assert note.counts == PASSED
    assert read(found[::-1]) == sources[::-1]


@every_form
def test_from_standard_input(monkeypatch: pytest.MonkeyPatch, form: Callable[[list[bytes]], bytes]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(form(RECORDS))))
    found, (note,) = split(listed("-"))
    assert [(source.path, source.url) for source in read(found)] == [
        (f"-#{number + 1}", f"https://news.example/{number}") for number in (2, 7, 9, 13)
    ]
    assert note.counts == PASSED


def test_members_are_found_by_seeking(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    for form, seeking in (("gzip a record", True), ("zstd a record", True), ("plain", True), ("gzip", False)):
        path.write_bytes(FORMS[form]([good(at) for at in range(9)]))
        found, _ = split(listed(path))
        assert all(reference.steps[0].offset >= 0 for reference in found[1:]) is seeking
        if seeking:
            # What stands before a record is not looked at.
            data = bytearray(path.read_bytes())
            start, end = found[1].steps[0].offset, found[5].steps[0].offset
            data[start:end] = bytes(end - start)
            path.write_bytes(data)
            assert load(found[5]).data == page(5)


@pytest.mark.parametrize("form", ["plain", "gzip a record", "zstd a record"])
@pytest.mark.parametrize("length", [10, 350, 10_000, 10**30, -4, "x", ""])
def test_a_wrong_length_costs_one_record(tmp_path: Path, form: str, length: int | str) -> None:
    wrong = [record(at, answer(page(at), HTML), length=length) for at in range(6)]
    path = tmp_path / "a.warc"
    path.write_bytes(FORMS[form]([good(0), good(1), wrong[2], good(3), wrong[4], wrong[5], good(6)]))
    found, errors = split(listed(path))
    assert [reference.name for reference in found] == [f"{path}#{number}" for number in (1, 2, 4, 7)]
    assert [source.data for source in read(found)] == [page(0), page(1), page(3), page(6)]
    assert [source.data for source in read(found[::-1])] == [page(6), page(3), page(1), page(0)]
    assert [error.path for error in errors] == [f"{path}#{number}" for number in (3, 5, 6)]
    assert {error.message for error in errors} == {"damaged, or its length is wrong; what stands behind it is read"}


def test_behind_a_damaged_member_is_read_on(tmp_path: Path) -> None:
    members = [gzip.compress(good(at)) for at in range(4)]
    path = tmp_path / "a.warc.gz"
    for cut in (len(members[1]) // 2, -8, 10):
        damaged = members[1][:cut] + bytes(len(members[1][cut:]))
        path.write_bytes(b"".join((members[0], damaged, *members[2:])))
        found, errors = split(listed(path))
        assert [source.data for source in read(found)][-2:] == [page(2), page(3)]
        assert len(errors) == 1


@pytest.mark.parametrize("length", [10, 10_000, 10**30, -4, "x", ""])
def test_a_wrong_length_ends_what_is_compressed_as_a_whole(tmp_path: Path, length: int | str) -> None:
    wrong = record(2, answer(page(2), HTML), length=length)
    path = tmp_path / "a.warc"
    path.write_bytes(FORMS["gzip"]([good(0), good(1), wrong, good(3), good(4)]))
    found, errors = split(listed(path))
    assert [source.data for source in read(found)] == [page(0), page(1)]
    assert len(errors) == 1
    assert not errors[0].note
    assert "a web archive that is" in errors[0].message


def test_records_that_claim_to_reach_to_the_end_are_not_read_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleaner.read.warc.AGAIN", 0)
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(record(at, answer(page(at), HTML), length=10**9) for at in range(200)))
    found, errors = split(listed(path))
    assert found == []
    assert 1 <= len(errors) < 5
    assert "cut off" in errors[-1].message


@every_form
@pytest.mark.parametrize("share", [0.56, 0.75, 0.93])
def test_a_cut_archive_gives_what_came_before(
    tmp_path: Path, form: Callable[[list[bytes]], bytes], share: float
) -> None:
    noise = random.Random(1)
    bodies = [b"<html><p>" + noise.randbytes(30_000).hex().encode() for _ in range(10)]
    data = form([record(at, answer(body, HTML)) for at, body in enumerate(bodies)])
    path = tmp_path / "a.warc"
    path.write_bytes(data[: int(len(data) * share)])
    found, errors = split(listed(path))
    assert len(errors) == 1
    sources = read(found)
    assert [source.data for source in sources] == bodies[: len(sources)]
    assert len(sources) >= int(10 * share) - 3


def test_mutated_archives_are_no_traceback(tmp_path: Path) -> None:
    noise = random.Random(7)
    path = tmp_path / "a.warc"
    records = [good(at) for at in range(4)]
    for round in range(400):
        data = bytearray(FORMS[noise.choice(list(FORMS))](records))
        for _ in range(noise.randint(1, 5)):
            at = noise.randrange(len(data))
            if noise.random() < 0.6:
                data[at] = noise.randrange(256)
            else:
                data[at:at] = data[noise.randrange(len(data)) :][: noise.randint(1, 60)]
        path.write_bytes(data)
        found, _ = split(listed(path))
        for reference in found:
            try:
                assert load(reference).path == reference.name, round
            except InputError:
                continue


def test_bodies_are_freed_of_their_transport(tmp_path: Path) -> None:
    long = page(1) * 50
    chunked = b"%x;a=b\r\n%s\r\n%X\r\n%s\r\n0\r\n\r\n" % (9, long[:9], len(long) - 9, long[9:])
    import base64

    # "The pier opens at nine." in Brotli (RFC 7932), as one uncompressed block.
    brotli = base64.b64decode("CwuAVGhlIHBpZXIgb3BlbnMgYXQgbmluZS4D")
    bodies = [
        (gzip.compress(long), ("Content-Encoding: gzip",), long),
        (zlib.compress(long), ("Content-Encoding: deflate",), long),
        (zlib.compress(long)[2:-4], ("Content-Encoding: deflate",), long),
        (zstd.compress(long), ("Content-Encoding: zstd",), long),
        (brotli, ("Content-Encoding: br",), b"The pier opens at nine."),
        (chunked, ("Transfer-Encoding: chunked",), long),
        (long, ("Transfer-Encoding: chunked", "Content-Encoding: gzip"), long),
        (long, ("Content-Encoding: deflate",), long),
        (long, ("Content-Encoding: br",), long),
    ]
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(record(at, answer(body, HTML, *more)) for at, (body, more, _) in enumerate(bodies)))
    found, errors = split(listed(path))
    assert not errors
    assert [source.data for source in read(found)] == [body for _, _, body in bodies]


def test_chunks_that_are_cut_off() -> None:
    assert decoded(b"5\r\nhello\r\n6\r\n wo", "chunked", None, 99) == b"hello wo"
    assert decoded(b"beef is a word", "chunked", None, 99) == b"beef is a word"


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_bomb_in_a_response(tmp_path: Path, coding: str) -> None:
    bomb = {"gzip": gzip.compress, "deflate": zlib.compress, "br": gzip.compress}[coding](bytes(1 << 24))
    path = tmp_path / "a.warc"
    path.write_bytes(record(0, answer(bomb, HTML, f"Content-Encoding: {coding}")) + good(1))
    (first, second), _ = split(listed(path))
    with pytest.raises(InputError):
        load(first, ReadOptions(page_size=1 << 20))
    assert load(second).data == page(1)
    if coding != "br":
        with pytest.raises(CompressedError, match="too large"):
            decoded(bomb, None, coding, 1 << 20)


def test_what_turns_out_to_be_no_page(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    blank = record(0, answer(b" \r\n ", HTML))
    picture = record(1, answer(b"\x89PNG\r\n\x1a\n" + bytes(99), HTML))
    path.write_bytes(blank + picture + good(2))
    found, _ = split(listed(path))
    notes = []
    for reference in found[:2]:
        with pytest.raises(InputError) as error:
            load(reference)
        notes.append((error.value.note, error.value.counts))
    assert notes == [(True, {"empty pages": 1}), (True, {"other types": 1})]


def test_an_archive_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(RECORDS[0]))
    _, errors = split(listed(path))
    assert [error.message for error in errors] == ["no pages in this archive"]


def test_one_record_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(RECORDS))
    assert load_one(f"{path}#14").url == "https://news.example/13"
    with pytest.raises(InputError, match="no such member"):
        load_one(f"{path}#1")


def arc(*records: tuple[str, str, bytes], version: int = 1) -> bytes:
    text = b"%d 0 Archive\nURL IP-address Archive-date Content-type Archive-length\n" % version
    data = b"filedesc://a.arc 0.0.0.0 20080430204825 text/plain %d\n%s\n" % (len(text), text)
    more = " 200 - - 0 a.arc" if version == 2 else ""
    for at, (url, kind, block) in enumerate(records):
        data += f"{url} 1.2.3.4 200804302048{at:02} {kind}{more} {len(block)}\n".encode() + block + b"\n"
    return data


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("compress", [bytes, gzip.compress])
def test_arc(tmp_path: Path, version: int, compress: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "a.arc"
    records = (
        ("http://news.example/0", "text/html", answer(page(0), HTML)),
        ("http://news.example/1.png", "image/png", answer(b"\x89PNG", "Content-Type: image/png")),
        ("http://news.example/2", "text/html", answer(page(2), HTML, status="404 No")),
        ("dns:news.example", "text/dns", b"20080430204825\n"),
        ("http://news.example/4", "text/html", answer(gzip.compress(page(4)), HTML, "Content-Encoding: gzip")),
    )
    data = arc(*records, version=version)
    path.write_bytes(compress(data))
    found, notes = split(listed(path))
    sources = read(found)
    assert [source.data for source in sources] == [page(0), page(4)]
    assert sources[1] == Source(
        path=f"{path}#6",
        data=page(4),
        url="http://news.example/4",
        charset="windows-1252",
        captured="2008-04-30T20:48:04+00:00",
        captured_from="warc",
    )
    assert [note.counts for note in notes] == [{"other types": 2, "errors": 1}]
    assert read(found[::-1]) == sources[::-1]
    longer = (b"a.arc 1", b"a.arc 9") if version == 2 else (b"text/html 1", b"text/html 9")
    for cut in (data[:-80], data.replace(*longer, 1)):
        path.write_bytes(compress(cut))
        found, errors = split(listed(path))
        assert len([error for error in errors if not error.note]) == 1


def test_a_response_without_its_headers() -> None:
    assert response(b"<p>no headers</p>") == (None, {}, b"<p>no headers</p>")
    assert response(b"HTTP/1.0 200 OK\nA: b\n\n<p>").headers == {"a": "b"}


@every_form
def test_an_answer_with_an_endless_header_costs_no_neighbour(
    tmp_path: Path, form: Callable[[list[bytes]], bytes]
) -> None:
    endless = record(3, answer(page(3), HTML, "Cookie: " + "a" * 200_000))
    path = tmp_path / "a.warc"
    path.write_bytes(form([good(2), endless, good(4)]))
    found, notes = split(listed(path))
    assert [source.data for source in read(found)] == [page(2), page(4)]
    assert [note.counts for note in notes] == [{"empty pages": 1}]


def test_headers_whose_lines_end_in_line_feeds(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    answers = [answer(page(number), HTML).replace(b"\r\n", b"\n") for number in (1, 2)]
    path.write_bytes(b"".join(record(number, answer) for number, answer in enumerate(answers)))
    assert [source.data for source in read(split(listed(path))[0])] == [page(1), page(2)]
    path.write_bytes(b"".join(record(number, answer) for number, answer in enumerate(answers)).replace(b"\r\n", b"\n"))
    assert [source.data for source in read(split(listed(path))[0])] == [page(1), page(2)]


def test_addresses_with_blanks_in_an_arc_file(tmp_path: Path) -> None:
    path = tmp_path / "a.arc"
    urls = "http://news.example/a b 2 c", "http://news.example/d"
    path.write_bytes(arc(*((url, "text/html", answer(page(1), HTML)) for url in urls)))
    found, notes = split(listed(path))
    assert ([source.url for source in read(found)], notes) == ([*urls], [])
