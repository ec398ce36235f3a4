"""`cleaner clean`: formats and compression by the name of the output, from the command to the bytes of the files."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cleaner.cli import main
from cleaner.read.compressed import expand

PAGE = """\
Harbour Gazette

Ferry returns to the old pier
The Harbour Gazette
2 hours ago
The ferry sails again from the old pier, as it did before the storm took the landing stage away in the spring.
"""
Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Cli:
    """Runs the command in this process, in a folder with a tree of two pages."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages" / "b").mkdir(parents=True)
    for name in ("pages/a.txt", "pages/b/c.txt"):
        (tmp_path / name).write_text(PAGE.replace("old", name[-5]))

    def run(*arguments: str) -> tuple[int, str, str]:
        capfdbinary.readouterr()
        status = main(list(arguments))
        out, err = capfdbinary.readouterr()
        return status, out.decode(errors="replace"), err.decode()

    return run


def unpacked(path: str) -> bytes:
    """What a file holds, decompressed."""
    with open(path, "rb") as file:
        return b"".join(expand(iter([file.read()]), limit=1 << 20))


@pytest.mark.parametrize("format", ["jsonl", "json", "csv", "markdown", "text", "jsonfeed"])
def test_the_name_tells_the_format(cli: Cli, format: str) -> None:
    from cleaner.write.naming import EXTENSIONS

    name = f"out{EXTENSIONS[format]}"  # type: ignore[index]
    assert cli("clean", "pages", "-o", name) == (0, "", "")
    _, told, _ = cli("clean", "pages", "--format", format)
    assert Path(name).read_bytes().decode() == told


def test_the_format_that_is_asked_for_counts_more_than_the_name(cli: Cli) -> None:
    cli("clean", "pages", "-o", "out.csv", "--format", "jsonl")
    assert next(json.loads(line)["page"]["path"] for line in Path("out.csv").read_text().splitlines()) == "pages/a.txt"


@pytest.mark.parametrize("ending", [".gz", ".zst"])
def test_the_name_tells_the_compression(cli: Cli, ending: str) -> None:
    _, plain, _ = cli("clean", "pages")
    for name in ("one", "other"):
        assert cli("clean", "pages", "-o", f"{name}.jsonl{ending}") == (0, "", "")
        assert unpacked(f"{name}.jsonl{ending}").decode() == plain
    assert Path(f"one.jsonl{ending}").read_bytes() == Path(f"other.jsonl{ending}").read_bytes()


def test_compression_that_is_asked_for_counts_more_than_the_name(cli: Cli) -> None:
    cli("clean", "pages", "-o", "out.jsonl.gz", "--compress", "none")
    cli("clean", "pages", "-o", "out.jsonl", "--compress", "gzip")
    assert Path("out.jsonl.gz").read_bytes() == gzip.decompress(Path("out.jsonl").read_bytes())


def test_a_folder_takes_every_format_and_compression(cli: Cli) -> None:
    pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    for format, names in {
        "jsonfeed": {"a.txt.feed.json", "c.txt.feed.json"},
        "parquet": {"a.txt.parquet", "c.txt.parquet"},
    }.items():
        assert cli("clean", "pages", "-o", f"{format}/", "--format", format) == (0, "", "")
        assert {path.name for path in Path(format).rglob("*.*")} == names
    assert json.loads(Path("jsonfeed/a.txt.feed.json").read_text())["title"] == "pages/a.txt"
    assert cli("clean", "pages", "-o", "zst/", "--compress", "zstd") == (0, "", "")
    assert json.loads(unpacked("zst/b/c.txt.json.zst"))[0]["page"]["path"] == "pages/b/c.txt"


@pytest.mark.parametrize("letter", ["x", "é", "\udcff", "日"])
def test_names_that_would_be_too_long_are_cut(cli: Cli, letter: str) -> None:
    size = len(os.fsencode(letter))
    names = [letter * (246 // size) + f"{at}{at}.html" for at in (1, 2)]
    Path("long").mkdir()
    for name in names:
        (Path("long") / name).write_text(PAGE)
    assert cli("clean", "long", "-o", "done/", "--compress", "zstd")[0] == 0
    written = os.listdir("done")
    assert len(written) == 2
    assert all(len(os.fsencode(name)) <= 255 and name.endswith(".json.zst") for name in written)
    assert cli("clean", "long", "-o", "long", "--format", "text")[0] == 0
    again = cli("clean", "long", "-o", "more/")
    assert (again[0], len(os.listdir("more"))) == (0, 4)
    assert cli("clean", "long", "-o", "long", "--format", "text", "--overwrite")[0] == 0
    assert len(os.listdir("long")) == 4


def test_our_own_output_is_no_input(cli: Cli) -> None:
    for _ in range(2):
        assert cli("clean", "pages", "-o", "pages", "--format", "text", "--compress", "gzip", "--overwrite")[0] == 0
        assert sorted(os.listdir("pages")) == ["a.txt", "a.txt.txt.gz", "b"]


def test_parquet(cli: Cli) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra parquet is not installed")
    _, told, _ = cli("clean", "pages")
    assert cli("clean", "pages", "-o", "out.parquet") == (0, "", "")
    assert parquet.read_table("out.parquet").to_pylist() == [json.loads(line) for line in told.splitlines()]


def test_without_pyarrow_parquet_is_told_to_be_an_extra(cli: Cli) -> None:
    code = "import sys; sys.modules['pyarrow'] = None; from cleaner.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "clean", "pages", "-o", "out.parquet"]
    root = str(Path(__file__).parent.parent)
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env={**os.environ, "PYTHONPATH": root})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("cleaner: --format parquet needs pyarrow, which is not installed: pip install ")
    assert done.stderr.count("\n") == 1
    assert not Path("out.parquet").exists()


def test_a_feed_is_of_articles(cli: Cli) -> None:
    status, _, err = cli("clean", "pages", "--format", "jsonfeed", "--unit", "page")
    assert (status, err.count("\n")) == (2, 1)
    assert "--format jsonfeed has an item an article" in err


@pytest.mark.parametrize("option", [("--compress", "gzip"), ("--format", "parquet")])
def test_what_is_no_text_goes_to_no_terminal(
    cli: Cli, option: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "isatty", lambda number: True)
    status, out, err = cli("clean", "pages", *option)
    assert (status, out) == (2, "")
    assert "does not go to a terminal" in err


def test_a_folder_that_cannot_be_written_to_is_told_once(cli: Cli) -> None:
    assert cli("clean", "pages", "-o", "pages/a.txt/in/") == (1, "", "cleaner: pages/a.txt/in/: Not a directory\n")
    assert cli("clean", "pages", "-o", "/dev/full/") == (1, "", "cleaner: /dev/full/: Not a directory\n")
    assert cli("clean", "pages", "-o", "/proc/none/", "-q")[0] == 1
