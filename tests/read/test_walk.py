import os
import sys
from pathlib import Path

import pytest

from cleaner.read.files import find
from cleaner.read.paths import InputError

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


def test_folders_are_walked_by_name(folder: Path) -> None:
    make(folder, "d/b.html", "d/a/z.txt", "d/a.html", "d/B/x", "d/c/deep/er/y.htm")
    assert found("d") == ["d/B/x", "d/a/z.txt", "d/a.html", "d/b.html", "d/c/deep/er/y.htm"]
    assert found("./d/") == [f"./{path}" for path in found("d")]


def test_what_is_passed_over_in_folders_is_read_when_named(folder: Path) -> None:
    names = [
        "d/.hidden.html",
        "d/.git/a.html",
        "d/a.PNG",
        "d/b.css",
        "d/c.min.js",
        "d/e.json",
        "d/Desktop.ini",
        "d/f.csv",
        "d/png",
    ]
    make(folder, *names)
    assert found("d") == ["d/png"]
    assert found(*names) == names
    assert found("d/.git") == ["d/.git/a.html"]


def test_a_mirror_keeps_what_was_asked_for_in_names(folder: Path) -> None:
    over = [
        "robots.txt",
        "ads.txt",
        "style.css?v=5.1",
        "app.js@v=3",
        "logo.PNG?w=100&h=80",
        "logo@2x.png",
        "x.css.gz",
        "crawl.log",
        "data.json?page=2",
    ]
    pages = ["a.php?id=3", "b?src=x.css", "c.css?as=page.html", "d@id=4", "news.cgi@a.b", "x@y.html"]
    make(folder, *(f"d/{name}" for name in (*over, *pages)))
    assert found("d") == [f"d/{name}" for name in sorted(pages)]


@pytest.mark.parametrize("ending", ["-Dateien", "_fichiers", "_archivos", ".files"])
def test_folders_of_pictures_in_other_languages(folder: Path, ending: str) -> None:
    make(folder, "d/Ferry.htm", f"d/Ferry{ending}/frame.html", f"d/other{ending}/a.html")
    assert sorted(found("d")) == ["d/Ferry.htm", f"d/other{ending}/a.html"]


def test_what_a_browser_saves_beside_a_page_is_passed_over(folder: Path) -> None:
    make(folder, "d/Ferry.html", "d/Ferry_files/frame.html", "d/other_files/a.html", "d/_files/b.html")
    assert found("d") == ["d/Ferry.html", "d/_files/b.html", "d/other_files/a.html"]
    assert found("d/Ferry_files") == ["d/Ferry_files/frame.html"]


def test_links(folder: Path) -> None:
    make(folder, "real/a.html", "d/b.html")
    os.symlink("../real/a.html", "d/link.html")
    os.symlink("../real", "d/folder")
    os.symlink("loop", "loop")
    os.symlink("nowhere", "d/dangling.html")
    os.symlink("round.html", "d/round.html")
    os.symlink("real", "named")
    assert found("d") == ["d/b.html", "d: 2 symbolic links, folder the first: not followed without --follow-links"]
    followed = [str(one) for one in find(["d"], follow=True)]
    assert followed == ["d/b.html", "d/folder/a.html"]  # link.html leads to the same file
    assert found("named") == ["named/a.html"]
    assert found("d/dangling.html") == ["d/dangling.html: No such file or directory"]
    [error] = find(["loop"])
    assert isinstance(error, InputError)


@pytest.mark.parametrize(
    ("include", "exclude", "expected"),
    [
        (("*.html",), (), ["a.html", "sub/b.html"]),
        (("sub/*",), (), ["sub/b.html", "sub/c.txt", "sub/x/d.txt"]),
        (("b.*", "c.*"), (), ["sub/b.html", "sub/c.txt"]),
        ((), ("*.txt",), ["a.html", "sub/b.html"]),
        ((), ("sub",), ["a.html"]),
        ((), ("x/",), ["a.html", "sub/b.html", "sub/c.txt"]),
        ((), ("sub/x",), ["a.html", "sub/b.html", "sub/c.txt"]),
        (("*.html",), ("a*",), ["sub/b.html"]),
        (("*.js",), (), ["e.js"]),
        (("*.HTML",), (), []),
        (("[ab].html",), (), ["a.html", "sub/b.html"]),
    ],
)
def test_include_and_exclude(
    folder: Path, include: tuple[str, ...], exclude: tuple[str, ...], expected: list[str]
) -> None:
    make(folder, "d/a.html", "d/sub/b.html", "d/sub/c.txt", "d/sub/x/d.txt", "d/e.js")
    paths = [f"d/{name}" for name in expected] or ["d: no pages in this folder"]
    assert found("d", include=include, exclude=exclude) == paths
    assert found("d/a.html", include=("none",), exclude=("*",)) == ["d/a.html"]


def test_a_folder_that_cannot_be_listed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(folder, "d/a.html", "d/locked/b.html", "d/z.html")
    scandir = os.scandir

    def guarded(path: str) -> object:
        if path.endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    assert found("d") == ["d/a.html", "d/locked: Permission denied", "d/z.html"]
    assert found("d/locked") == ["d/locked: Permission denied"]


def test_folders_deeper_than_python_recurses(folder: Path) -> None:
    made = [folder / "d"]
    while len(made) < sys.getrecursionlimit() + 50:
        made.append(made[-1] / "d")
    try:
        for path in made:
            path.mkdir()
        assert found("d") == ["d: no pages in this folder"]
    finally:
        # What removes temporary folders does recurse.
        for path in reversed(made):
            path.rmdir()
