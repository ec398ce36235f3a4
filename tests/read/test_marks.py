"""What programs that save pages write into them, and pages of the Wayback Machine."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from cleaner import clean, clean_file
from cleaner.model import Source
from cleaner.read.files import find
from cleaner.read.marks import LOOKED_AT, marked
from cleaner.read.mirror import origin
from cleaner.read.paths import InputError
from cleaner.read.reader import load, load_one, references
from cleaner.read.reference import ReadOptions, Reference

BODY = (
    b"<body><h1>The pier opens</h1><p>It opens at nine, says the keeper of the pier, and closes late.</p></body></html>"
)
SINGLE_FILE = b"""<!DOCTYPE html> <html lang=en><!--
 Page saved with SingleFile 
 url: https://news.example/front?a=1 
 saved date: Sun May 04 2025 14:30:00 GMT+0200 (Central European Summer Time)
--><meta charset=utf-8><title>Pier</title>"""
HTTRACK = b"""<!DOCTYPE html>
<html lang="en">

<!-- Mirrored from news.example/front.html by HTTrack Website Copier/3.x [XR&CO'2014], Sun, 04 May 2025 12:30:00 GMT -->
<!-- Added by HTTrack --><meta http-equiv="content-type" content="text/html;charset=UTF-8" /><!-- /Added by HTTrack -->
<head><title>Pier</title></head>"""


def source(data: bytes, **known: str) -> Source:
    return marked(Source(path="a.html", data=data, **known))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("head", "url", "captured", "by"),
    [
        (SINGLE_FILE, "https://news.example/front?a=1", "2025-05-04T14:30:00+02:00", "singlefile"),
        (SINGLE_FILE.replace(b"\n", b"\r\n"), "https://news.example/front?a=1", "2025-05-04T14:30:00+02:00", "singlefile"),
        (SINGLE_FILE.replace(b"Sun May", b"Someday in"), "https://news.example/front?a=1", None, None),
        (SINGLE_FILE.replace(b"https:", b"file:"), None, "2025-05-04T14:30:00+02:00", "singlefile"),
        (HTTRACK, "http://news.example/front.html", "2025-05-04T12:30:00+00:00", "httrack"),
        (HTTRACK.replace(b"news.example/", b"https://news.example/"), "https://news.example/front.html", "2025-05-04T12:30:00+00:00", "httrack"),
        (b"<!DOCTYPE html>\n<!-- saved from url=(0026)https://news.example/front -->\n<html>", "https://news.example/front", None, None),
        (b"<!-- saved from url=(0014)about:internet -->\r\n<html>", None, None, None),
        (b"<html><!-- saved from url=(9)https://news.example/front -->", None, None, None),
        (b"<html><p>Page saved with SingleFile url: https://news.example/</p>", None, None, None),
        (b"<html>" + b" " * LOOKED_AT + SINGLE_FILE, None, None, None),
    ],
)  # fmt: skip
def test_marks(head: bytes, url: str | None, captured: str | None, by: str | None) -> None:
    found = source(head + BODY)
    assert (found.url, found.captured, found.captured_from) == (url, captured, by)
    assert found.data == head + BODY


def test_the_container_knows_better_but_of_a_record() -> None:
    found = source(SINGLE_FILE + BODY, url="https://a.example/", captured="2024-01-01", captured_from="warc")
    assert (found.url, found.captured, found.captured_from) == ("https://a.example/", "2024-01-01", "warc")
    found = source(SINGLE_FILE + BODY, captured="2024-01-01", captured_from="record")
    assert found.captured_from == "singlefile"


WAYBACK = b"""<!DOCTYPE html>
<html lang="en"><head><script type="text/javascript" src="https://web-static.archive.org/_static/js/bundle-playback.js?v=x" charset="utf-8"></script>
<script type="text/javascript">
    __wm.init("https://web.archive.org/web");
  __wm.wombat("https://news.example/front","20200102030405","https://web.archive.org/","web","https://web-static.archive.org/_static/",
          "1577934245");
</script>
<!-- End Wayback Rewrite JS Include -->
<link rel="stylesheet" href="/web/20200102030405cs_/https://news.example/a.css"/>
</head><body><!-- BEGIN WAYBACK TOOLBAR INSERT --><div id="wm-ipp-base"><a href="/web/2019*/x">12 captures</a></div><!-- END WAYBACK TOOLBAR INSERT -->
<a href="/web/20200102030405/https://news.example/1">One</a>
<a href='https://web.archive.org/web/20200102030405/http://other.example/2'>Two</a>
<a href="//web.archive.org/web/20200102030405/mailto:a@news.example">Three</a>
<img src="/web/20200102030405im_/https://news.example/p.jpg" srcset="/web/20200102030405im_/https://news.example/p.jpg 1x, /web/20200102030405im_/https://news.example/q.jpg 2x">
<script>u = "https:\\/\\/web.archive.org\\/web\\/20200102030405\\/https:\\/\\/news.example\\/3"</script>
<a href="https://web.archive.org/about">About the archive</a>
</body></html>
<!--
     FILE ARCHIVED ON 03:04:05 Jan 02, 2020 AND RETRIEVED FROM THE
     INTERNET ARCHIVE ON 12:00:00 May 04, 2025.
-->
"""


def test_wayback_pages_are_as_they_were() -> None:
    found = source(WAYBACK)
    assert (found.url, found.captured, found.captured_from) == (
        "https://news.example/front",
        "2020-01-02T03:04:05+00:00",
        "wayback",
    )
    body = found.data.partition(b"<body>")[2].partition(b"</body>")[0].decode()
    assert body.splitlines()[1:] == [
        '<a href="https://news.example/1">One</a>',
        "<a href='http://other.example/2'>Two</a>",
        '<a href="mailto:a@news.example">Three</a>',
        '<img src="https://news.example/p.jpg" srcset="https://news.example/p.jpg 1x, https://news.example/q.jpg 2x">',
        '<script>u = "https:\\/\\/news.example\\/3"</script>',
        '<a href="https://web.archive.org/about">About the archive</a>',
    ]
    again = marked(Source(path="", data=found.data))
    assert again.data == found.data


def test_wayback_pages_without_the_script_are_told_by_toolbar_and_comment() -> None:
    head, _, rest = WAYBACK.partition(b"<script")
    data = head + rest.partition(b"<!-- End")[2].join((b"<!-- archive.org ", b""))
    found = source(data.replace(b"Rewrite JS Include", b"x"))
    assert (found.url, found.captured, found.captured_from) == (None, "2020-01-02T03:04:05+00:00", "wayback")


def test_pages_that_are_about_the_archive_stay_as_they_are() -> None:
    data = (
        b'<html><p><a href="https://web.archive.org/web/20200102030405/https://news.example/">Kept by archive.org</a>'
        + BODY
    )
    assert source(data).data == data


def test_saved_out_of_the_wayback_machine() -> None:
    address = b"https://web.archive.org/web/20200102030405/https://news.example/front"
    data = SINGLE_FILE.replace(b"https://news.example/front?a=1", address) + BODY.replace(
        b"<p>", b'<p><a href="https://web.archive.org/web/20200102030405/https://news.example/1">'
    )
    found = source(data)
    assert (found.url, found.captured, found.captured_from) == (
        "https://news.example/front",
        "2020-01-02T03:04:05+00:00",
        "wayback",
    )
    assert b'<p><a href="https://news.example/1">' in found.data
    for url, original, captured in (
        ("http://web.archive.org/web/2020/news.example/", "http://news.example/", None),
        (
            "https://web.archive.org/web/20200102id_/http://news.example/",
            "http://news.example/",
            "2020-01-02T00:00:00+00:00",
        ),
    ):
        found = source(b"<html>" + BODY, url=url)
        assert (found.url, found.captured) == (original, captured)


def test_the_toolbar_is_removed_by_a_rule() -> None:
    bar = b"<div id=wm-ipp-base lang=en><p>1,204 captures, many of them taken by volunteers of the archive.</p></div>"
    document = clean(b"<html><body>" + bar + BODY)
    assert "selector:web-archive" in {removed.rule for removed in document.removed}


def test_marks_reach_the_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(SINGLE_FILE + BODY)
    for document in (clean_file(str(path)), clean(path.read_bytes())):
        page = document.page
        assert (page.url, page.captured, page.captured_from) == (
            "https://news.example/front?a=1",
            "2025-05-04T14:30:00+02:00",
            "singlefile",
        )
    assert clean_file(str(path), now="2025-01-01T00:00:00Z").page.captured_from == "now"


def unpacking(members: dict[str, bytes]) -> bytes:
    """As SingleFile makes them: HTML around a ZIP archive, which lies in a comment."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return SINGLE_FILE + b"<body><p>Please wait...</p><!-- " + file.getvalue() + b" --></body></html>"


def test_a_file_that_unpacks_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(
        unpacking({"manifest.json": b"{}", "index.html": SINGLE_FILE + BODY, "images/0.png": os.urandom(9999)})
    )
    found = load_one(str(path))
    assert found.data == SINGLE_FILE + BODY
    assert (found.url, found.captured_from) == ("https://news.example/front?a=1", "singlefile")
    path.write_bytes(unpacking({"manifest.json": b"{}"}))
    with pytest.raises(InputError, match=r"saved by SingleFile, without its index\.html"):
        load_one(str(path))


@pytest.mark.parametrize(
    ("name", "page", "url"),
    [
        ("dump/news.example/a/b.html", b'<a href="https://news.example/">', "https://news.example/a/b.html"),
        ("dump/news.example/a/index.html", b"<p>http://news.example </p>", "http://news.example/a/"),
        ("dump.zip#News.Example/s?id=3 x.html", b"'http://news.example/'", "http://news.example/s?id=3%20x.html"),
        ("mirror.example/news.example/a", b"http://mirror.example/ http://news.example/", "http://news.example/a"),
        ("dump/news.example/a.html", b'<a href="https://other.example/">', None),
        ("dump/news.example/a.html", b'<a href="https://news.example.org/">', None),
        ("dump/news.example/a.html", b'<link rel="canonical" href="https://news.example/x">', None),
        ("dump/v1.2/a.html", b"http://v1.2/", None),
        ("dump/a.html", b"http://dump/", None),
        ("news.example", b"http://news.example/", None),
    ],
)
def test_the_path_of_a_mirror_is_the_origin_where_it_is_safe(name: str, page: bytes, url: str | None) -> None:
    assert origin(name, page) == url


def test_mirrors_on_disk(tmp_path: Path) -> None:
    folder = tmp_path / "news.example" / "a"
    folder.mkdir(parents=True)
    (folder / "b.html").write_bytes(b'<html><a href="https://news.example/">Home</a>' + BODY)
    (reference,) = references(str(folder / "b.html"))
    assert isinstance(reference, Reference)
    assert load(reference).url == "https://news.example/a/b.html"


def test_the_number_of_a_record_is_no_path(tmp_path: Path) -> None:
    folder = tmp_path / "news.example"
    folder.mkdir()
    (folder / "a.jsonl").write_text('{"html": "<p>The pier opens. <a href=\'https://news.example/\'>Home</a></p>"}\n')
    (reference,) = references(str(folder / "a.jsonl"))
    assert isinstance(reference, Reference)
    assert load(reference).url is None


@pytest.mark.parametrize("mode", ["", "id_", "if_"])
def test_mirrors_of_the_wayback_machine(tmp_path: Path, mode: str) -> None:
    folder = tmp_path / f"web.archive.org/web/20250504123000{mode}/https:/news.example/a"
    folder.mkdir(parents=True)
    (folder / "b.html").write_bytes(b'<html><a href="/web/20250504123000/https://news.example/">Home</a>' + BODY)
    (reference,) = references(str(folder / "b.html"))
    assert isinstance(reference, Reference)
    found = load(reference)
    assert (found.url, found.captured_from) == ("https://news.example/a/b.html", "wayback")
    assert found.captured == "2025-05-04T12:30:00+00:00"
    assert b'href="https://news.example/"' in found.data


def test_the_time_of_the_file_is_trusted_last(tmp_path: Path) -> None:
    plain, told = tmp_path / "a.html", tmp_path / "b.html"
    plain.write_bytes(b"<html>" + BODY)
    told.write_bytes(HTTRACK + BODY)
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.write(plain, "a.html")
    for path in tmp_path.iterdir():
        os.utime(path, (0, 1_746_360_000))
    trusting = ReadOptions(trust_mtime=True)
    expected = ("2025-05-04T12:00:00+00:00", "mtime")
    for name in (str(plain), f"{tmp_path}/c.zip"):
        found = load_one(name, trusting)
        assert (found.captured, found.captured_from) == expected
        assert load_one(name).captured is None
    assert load_one(str(told), trusting).captured_from == "httrack"


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_links_to_folders_are_followed_where_asked(tmp_path: Path) -> None:
    inner = tmp_path / "dump" / "in"
    inner.mkdir(parents=True)
    (inner / "a.html").write_bytes(b"<html>" + BODY)
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.html").write_bytes(b"<html>" + BODY)
    (inner / "link").symlink_to(other)
    (inner / "loop").symlink_to(tmp_path / "dump")
    (other / "twice").symlink_to(inner)
    top = str(tmp_path / "dump")
    path, note = find([top])
    assert path == f"{inner}/a.html"
    assert isinstance(note, InputError)
    assert (note.note, note.message) == (
        True,
        "2 symbolic links, in/link the first: not followed without --follow-links",
    )
    found = list(find([top], follow=True))
    assert [path for path in found if isinstance(path, str)] == [f"{inner}/a.html", f"{inner}/link/b.html"]
    notes = [error for error in found if isinstance(error, InputError)]
    assert [(error.path, error.note) for error in notes] == [(f"{inner}/link/twice", True), (f"{inner}/loop", True)]
    assert {error.message for error in notes} == {"a link back to a folder that it is in: not followed"}
