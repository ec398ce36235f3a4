import io
import json
import os
import pickle
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.read.files import find, read, read_list, source
from cleaner.read.paths import InputError, display_path

PAGE = b"<html><body><p>The pier opens at nine.</p></body></html>"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(PAGE)


def found(*paths: str, include: tuple[str, ...] = (), exclude: tuple[str, ...] = ()) -> list[str]:
    """Paths as they come; errors and notes as text."""
    return [str(path) for path in find(paths, include=include, exclude=exclude)]


# --------------------------------------------------------------------------- find


def test_files_in_the_order_given(folder: Path) -> None:
    make(folder, "b.html", "a.html")
    assert found("b.html", "a.html") == ["b.html", "a.html"]


def test_a_folder_without_pages(folder: Path) -> None:
    make(folder, "d/a.png", "d/sub/.b.html")
    (folder / "empty").mkdir()
    assert found("d", "empty") == ["d: no pages in this folder", "empty: no pages in this folder"]


def test_missing_and_impossible_paths(folder: Path) -> None:
    make(folder, "a.html")
    errors = list(find(["none", "a.html/b", "a\0b", "", "\ud800", "x" * 300, "a.html"]))
    assert errors.pop() == "a.html"
    assert all(isinstance(error, InputError) and not error.note for error in errors)
    assert [str(error) for error in errors[:3]] == [
        "none: No such file or directory",
        "a.html/b: Not a directory",
        "a\0b: not a possible file name",
    ]
    assert str(errors[4]) == "\\ud800: not a possible file name"


def test_only_regular_files(folder: Path) -> None:
    os.mkfifo("pipe")
    sock = socket.socket(socket.AF_UNIX)
    sock.bind("sock")
    sock.close()
    assert found("pipe", "sock", "/dev/null") == [
        "pipe: a named pipe, not a file",
        "sock: a socket, not a file",
        "/dev/null: a device, not a file",
    ]
    make(folder, "a.html")
    assert found(".") == ["./a.html"]


def test_a_path_given_twice_is_read_once_with_a_note(folder: Path) -> None:
    make(folder, "d/a.html", "d/b.html")
    os.symlink("d/a.html", "link.html")
    result = list(find(["d/a.html", "./d/../d/a.html", "link.html", os.path.abspath("d/a.html"), "d", "d", "d/b.html"]))
    assert [path for path in result if isinstance(path, str)] == ["d/a.html", "d/b.html"]
    notes = [path for path in result if isinstance(path, InputError)]
    assert len(notes) == 5
    assert all(note.note and note.message == "given twice: read once" for note in notes)
    assert found("-", "-") == ["-", "-: given twice: read once"]


def test_hard_links_are_files_of_their_own(folder: Path) -> None:
    make(folder, "d/a.html")
    os.link("d/a.html", "d/b.html")
    assert found("d") == ["d/a.html", "d/b.html"]


# --------------------------------------------------------------------------- read


def test_read(folder: Path) -> None:
    make(folder, "a.html")
    page = read("a.html")
    assert (page.path, page.data, page.url, page.charset, page.captured) == ("a.html", PAGE, None, None, None)


@pytest.mark.parametrize(
    ("prepare", "message"),
    [
        (lambda path: None, "No such file or directory"),
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.write_bytes(b" \n\n"), "empty: nothing but white space"),
        (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0"), "a PNG image, neither HTML nor text"),
        (lambda path: path.write_bytes(bytes(999)), "binary data, neither HTML nor text"),
        (lambda path: path.write_bytes(PAGE * 99), "too large: more than 1,000 bytes"),
        (lambda path: path.mkdir(), "a folder, not a page"),
        (os.mkfifo, "a named pipe, not a file"),
        (lambda path: path.symlink_to("nowhere"), "No such file or directory"),
        (
            lambda path: path.write_bytes(
                b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: image/png\n\nhi\n"
            ),
            "a mail or web archive without a page of HTML or text",
        ),
        (
            lambda path: path.write_bytes(b"MIME-Version: 1.0\nContent-Type: text/html\n\n\n"),
            "a mail or web archive with an empty page",
        ),
    ],
)
def test_what_is_no_page(folder: Path, prepare: Callable[[Path], object], message: str) -> None:
    prepare(folder / "bad")
    with pytest.raises(InputError) as caught:
        read("bad", limit=1000)
    assert (caught.value.path, caught.value.message, caught.value.note) == ("bad", message, False)


@pytest.mark.parametrize("path", ["a\0b", "\ud800", ""])
def test_impossible_paths(path: str) -> None:
    with pytest.raises(InputError):
        read(path)


def test_without_permission(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(folder, "a.html")

    def refuse(path: str, flags: int) -> int:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(InputError, match="Permission denied"):
        read("a.html")


def test_a_file_that_turns_into_a_pipe_does_not_block(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(folder, "a.html")
    before = os.stat("a.html")
    os.unlink("a.html")
    os.mkfifo("a.html")
    monkeypatch.setattr(os, "stat", lambda path: before)
    with pytest.raises(InputError) as caught:
        read("a.html")
    assert caught.value.message == "a named pipe, not a file"


def test_a_file_that_vanishes_between_find_and_read(folder: Path) -> None:
    make(folder, "d/a.html", "d/b.html")
    paths = find(["d"])
    first = next(paths)
    assert isinstance(first, str)
    os.unlink(first)
    with pytest.raises(InputError, match="No such file"):
        read(first)
    assert list(paths) == ["d/b.html"]


def test_limit(folder: Path) -> None:
    make(folder, "a.html")
    assert read("a.html", limit=len(PAGE)).data == PAGE
    with pytest.raises(InputError, match="too large"):
        read("a.html", limit=len(PAGE) - 1)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for limit in (None, len(PAGE)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE)))
        assert read("-", limit=limit).data == PAGE
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE)))
    with pytest.raises(InputError, match="too large"):
        read("-", limit=9)


def test_web_archive() -> None:
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/\r\n"
        b"Date: Sun, 4 May 2025 12:30:00 +0200\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/html; charset=koi8-r\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+UGllcg==\r\n--x--\r\n"
    )
    page = source("a.mhtml", data)
    assert (page.path, page.data, page.url, page.charset) == ("a.mhtml", b"<p>Pier", "https://a.example/", "koi8-r")
    assert (page.captured, page.captured_from) == ("2025-05-04T12:30:00+02:00", "mhtml")


# --------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("data", "null", "names"),
    [
        (b"a\nb c\r\n\n  \n\xc3\xa9\nlast", False, ["a", "b c", "é", "last"]),
        (b"\xef\xbb\xbfa\r\nb", False, ["a", "b"]),
        (b" a \n", False, [" a "]),
        (b"a\nb\0\0c\r\0", True, ["a\nb", "c\r"]),
        (b"caf\xe9\n", False, ["caf\udce9"]),
        (b"", False, []),
    ],
)
def test_read_list(folder: Path, data: bytes, null: bool, names: list[str]) -> None:
    assert read_list(io.BytesIO(data), null=null) == names
    (folder / "list").write_bytes(data)
    assert read_list("list", null=null) == names


def test_a_list_that_cannot_be_read(folder: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read_list("none", null=False)


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("a/é.html", "a/é.html"),
        ("caf\udce9.html", "caf\\xe9.html"),
        ("caf\udcc3\udca9.html", "café.html"),  # as a locale has it that knows ASCII alone
        ("\ud800\udfff", "\\ud800\\udfff"),
        ("\x1b", "\x1b"),
    ],
)
def test_display_path(path: str, shown: str) -> None:
    assert display_path(path) == shown


@given(st.text(st.characters()))
def test_display_path_is_valid_text(path: str) -> None:
    display_path(path).encode()
    assert display_path(display_path(path)) == display_path(path)


def test_names_that_are_not_utf_8(folder: Path) -> None:
    name = os.fsdecode(b"caf\xe9.html")
    make(folder, f"d/{name}")
    assert list(find(["d"])) == [f"d/{name}"]
    assert read(f"d/{name}").path == "d/caf\\xe9.html"
    json.dumps(read(f"d/{name}").path).encode()
    [error] = find([f"{name}.none"])
    assert str(error) == "caf\\xe9.html.none: No such file or directory"


def test_input_errors_survive_the_way_between_processes() -> None:
    error = pickle.loads(pickle.dumps(InputError("a", "given twice", note=True)))
    assert (error.path, error.message, error.note) == ("a", "given twice", True)
