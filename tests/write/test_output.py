"""Streams, and folders that mirror the input."""

import json
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from cleaner.model import Document
from cleaner.write import formatter
from cleaner.write.output import Folder, Stream, common_folder


def body(document: Document, *, alone: bool = True) -> bytes:
    """A page as it comes to an output."""
    return formatter("json", "page", alone=alone).body(document)


class Collected:
    """A target that keeps what it is given."""

    def __init__(self) -> None:
        self.chunks: list[bytes] = []

    def write(self, data: bytes) -> None:
        self.chunks.append(data)


def test_each_page_is_out_as_soon_as_it_is_done(ferry: Document) -> None:
    target = Collected()
    stream = Stream(target, formatter("json", "page"))
    assert target.chunks == []
    stream.put("a.html", body(ferry, alone=False))
    assert len(target.chunks) == 1
    stream.put("a.html", body(ferry, alone=False))
    assert len(target.chunks) == 2
    stream.close()
    assert len(json.loads(b"".join(target.chunks))) == 2


def test_a_stream_without_pages_is_valid() -> None:
    target = Collected()
    Stream(target, formatter("json", "page")).close()
    assert json.loads(b"".join(target.chunks)) == []


def tree(root: Path) -> list[str]:
    """The files below a folder."""
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with pages in it."""
    for name in ("pages/a.html", "pages/b/a.html", "other/a.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    return tmp_path


@pytest.mark.parametrize(
    ("inputs", "places"),
    [
        (["pages"], {"pages/a.html": "a.html.json", "pages/b/a.html": "b/a.html.json"}),
        (["pages/"], {"pages/a.html": "a.html.json"}),
        (["pages/b/a.html"], {"pages/b/a.html": "a.html.json"}),
        (["pages", "other"], {"pages/a.html": "pages/a.html.json", "other/a.html": "other/a.html.json"}),
        (["pages/a.html", "pages/b/a.html"], {"pages/a.html": "a.html.json", "pages/b/a.html": "b/a.html.json"}),
    ],
)
def test_the_tree_is_mirrored(
    pages: Path, monkeypatch: pytest.MonkeyPatch, inputs: list[str], places: dict[str, str]
) -> None:
    monkeypatch.chdir(pages)
    folder = Folder("out", inputs, "json", lambda: formatter("json", "page", alone=True), overwrite=False)
    assert {name: folder.place(name) for name in places} == {k: os.path.join("out", v) for k, v in places.items()}


def test_standard_input_has_a_place(tmp_path: Path) -> None:
    folder = Folder(str(tmp_path), [], "csv", lambda: formatter("csv", "page"), overwrite=False)
    assert folder.place(None) == str(tmp_path / "stdin.csv")


def test_no_place_is_outside(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pages)
    folder = Folder("out", ["pages"], "json", lambda: formatter("json", "page", alone=True), overwrite=False)
    assert folder.place("other/a.html") == os.path.join("out", "a.html.json")


def test_files_are_made_and_not_replaced(pages: Path, ferry: Document, make: Callable[..., Document]) -> None:
    out = pages / "out"
    name = str(pages / "pages/b/a.html")

    def folder(overwrite: bool) -> Folder:
        new = partial(formatter, "json", "page", alone=True)
        return Folder(str(out), [str(pages / "pages")], "json", new, overwrite=overwrite)

    assert folder(False).taken(name) == ""
    folder(False).put(name, body(ferry))
    assert tree(out) == [os.path.join("b", "a.html.json")]
    assert folder(False).taken(name) == str(out / "b/a.html.json")
    with pytest.raises(FileExistsError):
        folder(False).put(name, body(make()))
    assert len(json.loads((out / "b/a.html.json").read_bytes())["articles"]) == 2
    assert folder(True).taken(name) == ""
    folder(True).put(name, body(make()))
    assert json.loads((out / "b/a.html.json").read_bytes())["articles"] == []


def test_output_is_known_for_its_own(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pages)
    new = partial(formatter, "text", "page")
    within = Folder("pages/out", ["pages"], "text", new, overwrite=True)
    assert within.is_own("pages/out/a.html.txt")
    assert not within.is_own("pages/outer.html")
    beside = Folder("pages", ["pages"], "text", new, overwrite=True)
    assert beside.is_own("pages/a.html.txt")
    assert not beside.is_own("pages/notes.txt")
    assert not beside.is_own("pages/a.html")
    stream = Stream(Collected(), new(), "pages/out.txt")
    assert stream.is_own("other/../pages/out.txt")
    assert not stream.is_own("pages/a.html")


def test_the_common_folder(pages: Path) -> None:
    assert common_folder([str(pages / "pages"), str(pages / "other/a.html")]) == str(pages)
    assert common_folder([str(pages / "pages/a.html")]) == str(pages / "pages")
