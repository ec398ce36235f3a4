"""`cleaner clean` and `explain` on archives and records."""

import gzip
import io
import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from cleaner import clean_file, clean_files
from cleaner.cli import main
from cleaner.read.paths import InputError

ROOT = Path(__file__).parent.parent
LIST = (ROOT / "fixtures/pages/html-cards-in-links/page.html").read_bytes()
DAILY = (ROOT / "fixtures/pages/daily-related/page.txt").read_bytes()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile("dump.zip", "w") as archive:
        archive.writestr("news/list.html", LIST)
        archive.writestr("../daily.txt", DAILY)
        archive.writestr("picture.png", b"\x89PNG")
    return tmp_path


def run(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict[str, object]], str]:
    status = main(list(arguments))
    out, err = capfd.readouterr()
    return status, [json.loads(line) for line in out.splitlines()], err


def paths(pages: list[dict[str, object]]) -> list[object]:
    return [page["page"]["path"] for page in pages]  # type: ignore[index]


def record(number: int, body: bytes, kind: str = "response", status: str = "200 OK") -> bytes:
    block = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2025-05-04T12:00:00Z\r\n"
        f"WARC-Target-URI: https://news.example/{number}\r\nContent-Type: application/http\r\nContent-Length: {len(block)}"
    )
    return gzip.compress(f"{head}\r\n\r\n".encode() + block + b"\r\n\r\n")


def test_members_are_pages(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status, pages, err = run(capfd, "clean", "--unit", "page", "dump.zip")
    assert (status, err) == (0, "")
    assert paths(pages) == ["dump.zip#news/list.html", "dump.zip#../daily.txt"]
    alone = clean_file("dump.zip#news/list.html")
    assert [article["id"] for article in pages[0]["articles"]] == [article.id for article in alone.articles]  # type: ignore[union-attr, index]
    status, one, _ = run(capfd, "clean", "--unit", "page", "dump.zip#news/list.html")
    assert one == pages[:1]


def test_a_warc_tells_url_and_time(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    data = record(1, LIST) + record(2, b"", "revisit") + record(3, b"no", status="404 Not Found") + record(4, LIST)
    Path("a.warc.gz").write_bytes(data)
    status, pages, err = run(capfd, "clean", "--unit", "page", "a.warc.gz")
    assert status == 0
    assert err == "cleaner: passed over: errors 1, revisits 1\n"
    assert paths(pages) == ["a.warc.gz#1", "a.warc.gz#4"]
    article = pages[0]["articles"][0]  # type: ignore[index]
    assert article["published"] == "2025-05-04T11:52:00+00:00"
    assert article["url"] == "https://news.example/n/4101"
    assert run(capfd, "clean", "-q", "a.warc.gz")[2] == ""
    assert "a.warc.gz: passed over: revisits 1, errors 1" in run(capfd, "clean", "-v", "a.warc.gz")[2]
    assert [document.page.path for document in clean_files(["a.warc.gz"])] == ["a.warc.gz#1", "a.warc.gz#4"]
    Path("a.warc.gz").write_bytes(data[:-100])
    status, pages, err = run(capfd, "clean", "--unit", "page", "a.warc.gz")
    assert (status, paths(pages)) == (1, ["a.warc.gz#1"])
    assert "cleaner: a.warc.gz: a web archive that is cut off in record 4\n" in err


def test_fields_are_told(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    row = {"what": {"source": LIST.decode()}, "from": "https://news.example/", "at": 1746360000, "html": "<p>no</p>"}
    Path("a.jsonl").write_text(json.dumps(row) + "\n" + json.dumps({"what": None}) + "\n")
    told = ("--html-field", "what.source", "--url-field", "from", "--time-field", "at")
    for given in (("a.jsonl",), (".", "--include", "*.jsonl"), (".", "--exclude", "*.zip")):
        status, pages, err = run(capfd, "clean", "--unit", "page", *given, *told)
        assert (status, err) == (0, "cleaner: passed over: records without HTML or text 1\n")
        assert pages[0]["page"]["captured"] == "2025-05-04T12:00:00+00:00"  # type: ignore[index]
        assert len(pages[0]["articles"]) == 5  # type: ignore[arg-type]


def test_an_output_folder_has_numbers_for_names(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Path("in").mkdir()
    os.rename("dump.zip", "in/dump.zip")
    with tarfile.open("in/outer.tar", "w") as archive:
        archive.add("in/dump.zip", "x/../../dump.zip")
    assert run(capfd, "clean", "in", "-o", "out/")[0] == 0
    written = sorted(str(path.relative_to("out")) for path in Path("out").rglob("*.json"))
    assert written == ["dump.zip/1.json", "dump.zip/2.json", "outer.tar/1/1.json", "outer.tar/1/2.json"]
    assert sorted(path.name for path in folder.iterdir()) == ["in", "out"]


def test_our_own_output_is_not_read_in_folders(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for unit, name in (("article", "a.jsonl"), ("page", "b.jsonl")):
        assert run(capfd, "clean", "dump.zip", "--unit", unit, "-o", name)[0] == 0
    status, pages, err = run(capfd, "clean", ".", "--unit", "page")
    assert (status, err) == (0, "")
    assert paths(pages) == ["./dump.zip#news/list.html", "./dump.zip#../daily.txt"]
    status, _, err = run(capfd, "clean", "a.jsonl")
    assert (status, err) == (1, "cleaner: a.jsonl: articles that this program has written, not pages\n")


def test_standard_input_may_be_an_archive(folder: Path) -> None:
    for data in (Path("dump.zip").read_bytes(), gzip.compress(Path("dump.zip").read_bytes())):
        done = subprocess.run(
            [sys.executable, "-m", "cleaner", "clean", "--unit", "page"],
            input=data,
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert paths([json.loads(line) for line in done.stdout.splitlines()]) == ["-#news/list.html", "-#../daily.txt"]


def arc(body: bytes) -> bytes:
    """A record of an ARC file."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + body
    return b"https://news.example/ 192.0.2.1 20250504120000 text/html %d\n" % len(block) + block + b"\n"


def whole_and_broken() -> dict[str, bytes]:
    """Containers whose second page is damaged, and whose third is too large, by name."""
    plain, large = LIST.decode(), LIST.decode() + "x" * 9_000
    lines = [json.dumps({"html": plain}), "{broken", json.dumps({"html": large}), json.dumps({"foo": 1})]
    cut = b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(LIST)[:200]
    encoded = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + cut
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:2>\r\nContent-Type: application/http\r\n"
    broken = gzip.compress(head + b"Content-Length: %d\r\n\r\n" % len(encoded) + encoded + b"\r\n\r\n")
    empty, bare = b"\r\n" + LIST, b"\r\n" + LIST + b"x" * 9_000
    return {
        "pages.jsonl": "\n".join(lines).encode(),
        "crawl.warc.gz": record(1, LIST) + broken + record(3, large.encode()) + record(4, LIST, status="404 Not Found"),
        "old.arc": b"filedesc://old.arc 0.0.0.0 20250504120000 text/plain 9\n1 0 Test\n\n"
        + arc(empty)
        + arc(cut)
        + arc(bare),
    }


@pytest.mark.parametrize("name", ["pages.jsonl", "crawl.warc.gz", "old.arc"])
def test_a_page_that_is_damaged_fails_also_where_it_comes_through_standard_input(
    folder: Path, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    (folder / name).write_bytes(whole_and_broken()[name])
    status, pages, err = run(capfd, "clean", "--fields", "title", "--page-size", "8000", name)
    assert status == 1
    assert len(pages) == 5
    failed = [line for line in err.splitlines() if "passed over" not in line]
    assert len(failed) == 2
    assert "too large: more than 8,000 bytes" in failed[1]
    piped = subprocess.run(
        [sys.executable, "-m", "cleaner", "clean", "--fields", "title", "--page-size", "8000"],
        input=(folder / name).read_bytes(),
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert piped.returncode == 1
    assert [json.loads(line) for line in piped.stdout.splitlines()] == pages
    assert piped.stderr.decode().replace("-#", f"{name}#") == err


def test_a_url_is_of_one_page(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capfd, "clean", "dump.zip", "--url", "https://news.example/")
    assert (status, "it goes with one page" in err) == (2, True)
    status, pages, _ = run(
        capfd, "clean", "dump.zip#news/list.html", "--unit", "page", "--url", "https://news.example/"
    )
    assert (status, pages[0]["page"]["url"]) == (0, "https://news.example/")  # type: ignore[index]


def test_explain_takes_one_member(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "dump.zip#../daily.txt"]) == 0
    assert capfd.readouterr().out.startswith("dump.zip#../daily.txt: text")
    assert main(["explain", "dump.zip"]) == 1
    assert "holds several pages; name one of them, such as dump.zip#news/list.html" in capfd.readouterr().err


@pytest.mark.parametrize("name", ["dump.zip#nothing", "nowhere.zip#a.html"])
def test_members_that_are_not_there(folder: Path, capfd: pytest.CaptureFixture[str], name: str) -> None:
    status, pages, err = run(capfd, "clean", name)
    assert (status, pages) == (1, [])
    assert err.startswith(f"cleaner: {name}: ")
    with pytest.raises(InputError):
        clean_file(name)


def test_what_is_passed_over_has_not_failed(folder: Path) -> None:
    Path("a.warc.gz").write_bytes(record(1, LIST) + record(2, LIST, status="404 Not Found"))
    missed: list[InputError] = []
    found = list(clean_files(["a.warc.gz", "a.warc.gz", "gone.html"], failed=missed.append))
    assert (len(found), [error.path for error in missed]) == (1, ["gone.html"])


def test_names_of_members_are_made_visible(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with zipfile.ZipFile("bad.zip", "w") as archive:
        archive.writestr("a\x1b[2Jb\n.html", b"")
    status, _, err = run(capfd, "clean", "bad.zip")
    assert status == 1
    assert "\x1b" not in err
    assert err.count("\n") == 1


def bomb() -> bytes:
    """Some 10 GB of zeros in gzip, twice over: a few kilobytes."""
    piece = gzip.compress(bytes(10_000_000))
    return gzip.compress(piece * 1000)


@pytest.mark.parametrize("name", ["bomb.html", "bomb.tar.gz", "bomb.jsonl.gz"])
def test_a_bomb_costs_one_line(folder: Path, capfd: pytest.CaptureFixture[str], name: str) -> None:
    data = bomb()
    assert len(data) < 100_000
    Path(name).write_bytes(data)
    status, pages, err = run(capfd, "clean", "--unit", "page", name, "dump.zip")
    assert (status, len(pages)) == (1, 2)
    assert err == f"cleaner: {name}: too large: more than 33,554,432 bytes, decompressed (--page-size)\n"


def test_a_bomb_in_an_archive_costs_one_line(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with tarfile.open("a.tar", "w") as archive:
        for name, data in (("a.html", LIST), ("b.gz", bomb()), ("c.html", LIST)):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    status, pages, err = run(capfd, "clean", "--unit", "page", "a.tar")
    assert (status, paths(pages)) == (1, ["a.tar#a.html", "a.tar#c.html"])
    assert err == "cleaner: a.tar#b.gz: too large: more than 33,554,432 bytes, decompressed (--page-size)\n"


def test_several_processes_can_read_one_archive(folder: Path) -> None:
    """The references of a large archive, each read in another process."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from cleaner.read.reader import load, references
    from cleaner.read.reference import Reference

    with tarfile.open("a.tar.gz", "w:gz") as archive:
        for number in range(60):
            member = tarfile.TarInfo(f"{number}.html")
            data = LIST + b"<!-- %d -->" % number
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    found = [reference for reference in references("a.tar.gz") if isinstance(reference, Reference)]
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as pool:
        sources = list(pool.map(load, found))
    assert [source.data for source in sources] == [LIST + b"<!-- %d -->" % number for number in range(60)]
