"""The command line: its contract with shells, pipes and people."""

import csv
import gzip
import hashlib
import io
import json
import lzma
import os
import pty
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from cleaner import clean_files
from cleaner.cli import main
from cleaner.model import Document
from cleaner.write.records import ArticleLine

PAGE = """\
Ferry returns to the old pier
The ferry between the two harbours sails again from Monday, the port authority of Lindvik said after a winter of work.
Divers replaced forty posts of the pier, which storms had loosened, and the timetable stays as it was last summer.
Comments
No comments yet...
Related Articles

The Lindvik Observer
16 minutes ago
- The Lindvik Observer
Mussel farmers count their losses
LINDVIK -- Mussel farmers along the coast count their losses after the storms, and hope for a mild spring this year.
"""
OTHER = """\
Library opens a room for silence
The town library of Osthem opens a room in which nobody speaks, and readers have waited for it since the autumn.
"""


ROOT = str(Path(__file__).parent.parent)
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")},
    "PYTHONPATH": os.pathsep.join(filter(None, (ROOT, os.environ.get("PYTHONPATH")))),
}
"""So that a process in another folder finds the package, installed or not."""


class Done(NamedTuple):
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


Cli = Callable[..., Done]


@pytest.fixture
def cli(capfdbinary: pytest.CaptureFixture[bytes]) -> Cli:
    """Runs the command in this process; what is written is UTF-8, or the test fails."""

    def run(*arguments: str) -> Done:
        capfdbinary.readouterr()
        status = main(list(arguments))
        out, err = capfdbinary.readouterr()
        return Done(status, out.decode(), err.decode())

    return run


def shell(*arguments: str, stdin: bytes = b"", **environment: str) -> Done:
    """Runs the command in a process of its own, in the C locale."""
    done = subprocess.run(
        [sys.executable, "-m", "cleaner", *arguments],
        input=stdin,
        capture_output=True,
        env={**ENVIRONMENT, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", **environment},
        timeout=60,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two pages in a tree."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages" / "b").mkdir(parents=True)
    (tmp_path / "pages" / "a.txt").write_text(PAGE)
    (tmp_path / "pages" / "b" / "c.txt").write_text(OTHER)
    return tmp_path


@pytest.fixture
def crash(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pipeline fails on a page that says so."""
    import cleaner.pipeline

    run = cleaner.pipeline.run

    def fails(source: object, *rest: object, **options: object) -> object:
        if b"Library" in source.data:  # type: ignore[attr-defined]
            raise RecursionError("deep\x1b[2J")
        return run(source, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("cleaner.pipeline.run", fails)


# --------------------------------------------------------------------------- clean: what is written


def test_an_article_a_line_with_its_page(cli: Cli) -> None:
    done = cli("clean", "pages/a.txt")
    assert (done.status, done.err) == (0, "")
    assert [line["index"] for line in done.lines] == list(range(len(done.lines)))
    assert done.lines[0]["title"] == "Ferry returns to the old pier"
    for line in done.out.splitlines():
        msgspec.json.decode(line.encode(), type=ArticleLine)
    assert list(done.lines[0])[-1] == "page"


def test_a_page_a_line(cli: Cli) -> None:
    done = cli("clean", "--unit", "page", "pages")
    documents = [msgspec.json.decode(line.encode(), type=Document) for line in done.out.splitlines()]
    assert [document.page.path for document in documents] == ["pages/a.txt", "pages/b/c.txt"]


def test_both_units_hold_the_same_articles(cli: Cli) -> None:
    articles = [{k: v for k, v in line.items() if k != "page"} for line in cli("clean", "pages").lines]
    pages = cli("clean", "pages", "--unit", "page").lines
    assert articles == [article for page in pages for article in page["articles"]]  # type: ignore[attr-defined]


def test_one_array_of_whatever_there_is(cli: Cli) -> None:
    assert len(json.loads(cli("clean", "pages", "--format", "json", "--unit", "page").out)) == 2
    assert len(json.loads(cli("clean", "pages/a.txt", "--format", "json", "--unit", "page").out)) == 1
    assert json.loads(cli("clean", "missing", "--format", "json").out) == []


@pytest.mark.parametrize("unit", ["article", "page"])
@pytest.mark.parametrize("format", ["jsonl", "json", "csv", "markdown", "text"])
def test_every_format_goes_with_every_unit(cli: Cli, format: str, unit: str) -> None:
    done = cli("clean", "pages", "--format", format, "--unit", unit)
    assert (done.status, done.err) == (0, "")
    if unit == "article" or format != "csv":
        assert "Library opens a room for silence" in done.out
    assert done.out.endswith("\n")


def test_fields(cli: Cli) -> None:
    done = cli("clean", "pages/b/c.txt", "--fields", "page.path, title,index")
    assert done.lines == [{"page.path": "pages/b/c.txt", "title": "Library opens a room for silence", "index": 0}]
    assert list(done.lines[0]) == ["page.path", "title", "index"]


def test_fields_of_a_table(cli: Cli) -> None:
    out = cli("clean", "pages", "--format", "csv", "--fields", "title,page.path").out
    rows = list(csv.reader(io.StringIO(out, newline="")))
    assert rows[0] == ["title", "page.path"]
    assert rows[-1] == ["Library opens a room for silence", "pages/b/c.txt"]


def test_rules_of_the_user(cli: Cli, folder: Path) -> None:
    (folder / "own.toml").write_text('[phrases]\nadvertisement = ["No comments yet..."]\n')
    (page,) = cli("clean", "--unit", "page", "--rules", "own.toml", "pages/a.txt").lines
    removed = {r["text"]: r["rule"] for r in page["removed"]}  # type: ignore[attr-defined]
    assert removed["No comments yet..."].startswith("phrase:advertisement")


def test_url_and_now_reach_the_page(cli: Cli) -> None:
    (page,) = cli(
        "clean", "--unit", "page", "pages/a.txt", "--url", "https://lindvik.example/n", "--now", "2025-03-01T10:00:00Z"
    ).lines
    info = page["page"]
    assert isinstance(info, dict)
    assert (info["url"], info["captured_from"]) == ("https://lindvik.example/n", "now")
    assert info["captured"].startswith("2025-03-01T10:00:00")


def test_include_and_exclude(cli: Cli) -> None:
    paths = {line["page"]["path"] for line in cli("clean", "pages", "--exclude", "c.*").lines}  # type: ignore[index]
    assert paths == {"pages/a.txt"}
    paths = {line["page"]["path"] for line in cli("clean", "pages", "--include", "c.*").lines}  # type: ignore[index]
    assert paths == {"pages/b/c.txt"}


# --------------------------------------------------------------------------- clean: standard input and lists


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_standard_input(arguments: tuple[str, ...]) -> None:
    done = shell("clean", *arguments, stdin=PAGE.encode())
    assert (done.status, done.err) == (0, "")
    assert done.lines[0]["title"] == "Ferry returns to the old pier"


def test_output_is_utf_8_whatever_the_locale() -> None:
    done = shell("clean", "--fields", "title", stdin=OTHER.replace("silence", "Stille – 港 für alle").encode())
    assert done.out == '{"title":"Library opens a room for Stille – 港 für alle"}\n'


def test_lists_of_paths(cli: Cli, folder: Path) -> None:
    (folder / "list").write_text("pages/b/c.txt\npages/a.txt\n")
    (folder / "list0").write_bytes(b"pages/b/c.txt\0pages/a.txt\0")
    wanted = cli("clean", "pages/b/c.txt", "pages/a.txt")
    assert cli("clean", "--files-from", "list") == wanted
    assert cli("clean", "-0", "--files-from", "list0") == wanted
    assert cli("clean", "pages/b/c.txt", "--files-from", "list").status == 0
    assert shell("clean", "--null", "--files-from", "-", stdin=b"pages/b/c.txt\0pages/a.txt") == wanted


def test_a_name_that_is_not_utf_8(folder: Path) -> None:
    os.rename(b"pages/b/c.txt", b"pages/b/caf\xe9.txt")
    done = shell("clean", "pages", "--unit", "page")
    assert done.status == 0
    assert len(done.lines) == 2


# --------------------------------------------------------------------------- clean: -o


def test_output_file(cli: Cli, folder: Path) -> None:
    wanted = cli("clean", "pages").out
    done = cli("clean", "pages", "-o", "out.jsonl")
    assert done == Done(0, "", "")
    assert (folder / "out.jsonl").read_text(encoding="utf-8") == wanted


def test_output_file_is_not_replaced_unasked(cli: Cli, folder: Path) -> None:
    (folder / "out.jsonl").write_text("mine")
    done = cli("clean", "pages", "-o", "out.jsonl")
    assert (done.status, done.out) == (2, "")
    assert "out.jsonl exists" in done.err
    assert (folder / "out.jsonl").read_text() == "mine"
    assert cli("clean", "pages", "-o", "out.jsonl", "--overwrite").status == 0
    assert (folder / "out.jsonl").read_text() != "mine"


def test_output_file_stays_where_everything_fails(cli: Cli, folder: Path) -> None:
    (folder / "out.jsonl").write_text("mine")
    assert cli("clean", "missing", "-o", "out.jsonl", "--overwrite").status == 1
    assert (folder / "out.jsonl").read_text() == "mine"
    assert sorted(os.listdir(folder)) == ["out.jsonl", "pages"]


def test_output_file_among_the_inputs(cli: Cli, folder: Path) -> None:
    assert cli("clean", "pages/a.txt", "-o", "./pages/a.txt", "--overwrite").status == 2
    assert (folder / "pages" / "a.txt").read_text() == PAGE
    for _ in range(2):
        assert (
            cli("clean", ".", "-o", "pages/out.txt", "--overwrite", "--format", "jsonl", "--unit", "page").status == 0
        )
        documents = [json.loads(line) for line in (folder / "pages" / "out.txt").read_text("utf-8").splitlines()]
        assert len(documents) == 2


def test_output_folder_mirrors_the_input(cli: Cli, folder: Path) -> None:
    assert cli("clean", "--unit", "page", "pages", "-o", "out/") == Done(0, "", "")
    assert sorted(str(p.relative_to(folder)) for p in (folder / "out").rglob("*.*")) == [
        "out/a.txt.json",
        "out/b/c.txt.json",
    ]
    assert json.loads((folder / "out" / "a.txt.json").read_text("utf-8"))["page"]["path"] == "pages/a.txt"


def test_output_folder_takes_any_format(cli: Cli, folder: Path) -> None:
    (folder / "out").mkdir()
    for format, name in [
        ("jsonl", "a.txt.jsonl"),
        ("csv", "a.txt.csv"),
        ("markdown", "a.txt.md"),
        ("text", "a.txt.txt"),
    ]:
        assert cli("clean", "pages", "-o", "out", "--format", format).status == 0
        assert (folder / "out" / name).stat().st_size
    assert cli("clean", "pages", "-o", "out").status == 0
    articles = json.loads((folder / "out" / "a.txt.json").read_text("utf-8"))
    assert articles[0]["page"]["path"] == "pages/a.txt"


def test_output_folder_keeps_what_is_there(cli: Cli, folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "a.txt.json").write_text("mine")
    done = cli("clean", "pages", "-o", "out")
    assert done.status == 1
    assert done.err.count("\n") == 1
    assert "pages/a.txt: out/a.txt.json exists" in done.err
    assert (folder / "out" / "a.txt.json").read_text() == "mine"
    assert (folder / "out" / "b" / "c.txt.json").exists()


def test_output_folder_within_the_input(cli: Cli, folder: Path) -> None:
    for _ in range(2):
        assert cli("clean", "pages", "-o", "pages/out/", "--overwrite", "--format", "text").status == 0
        assert sorted(p.name for p in (folder / "pages" / "out").rglob("*.txt")) == ["a.txt.txt", "c.txt.txt"]
    for _ in range(2):
        assert cli("clean", "pages/b", "-o", "pages/b", "--overwrite", "--format", "text").status == 0
        assert sorted(os.listdir("pages/b")) == ["c.txt", "c.txt.txt"]


def test_an_output_that_cannot_be(cli: Cli, folder: Path) -> None:
    done = cli("clean", "pages", "-o", "no/such/folder.jsonl")
    assert done == Done(1, "", "cleaner: no/such/folder.jsonl: No such file or directory\n")
    (folder / "file").write_text("")
    done = cli("clean", "pages", "-o", "file/")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert cli("clean", "pages", "-o", "/dev/null") == Done(0, "", "")


# --------------------------------------------------------------------------- clean: what fails


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: None, "No such file"),
        (lambda path: path.write_bytes(b""), ""),
        (lambda path: path.write_bytes(bytes(range(256)) * 64), ""),
        (lambda path: path.mkdir(), ""),
        (lambda path: os.mkfifo(path), ""),
        (lambda path: path.symlink_to("nowhere"), "No such file"),
    ],
    ids=["missing", "empty", "binary", "folder", "pipe", "dangling"],
)
def test_a_bad_input_costs_one_line_and_nothing_else(
    cli: Cli, folder: Path, make: Callable[[Path], object], says: str
) -> None:
    make(folder / "bad")
    good = cli("clean", "pages/a.txt", "pages/b/c.txt")
    done = cli("clean", "pages/a.txt", "bad", "pages/b/c.txt")
    assert (done.status, done.out) == (1, good.out)
    assert re.fullmatch(rf"cleaner: bad: .*{says}.*\n", done.err)


@pytest.mark.parametrize(
    ("typed", "completed"),
    [("cleaner cl", "clean"), ("cleaner clean --page-t", "--page-timeout"), ("cleaner clean --unit p", "page")],
)
def test_shells_complete(typed: str, completed: str) -> None:
    words = str(len(typed.split()) - 1)
    done = shell(_CLEANER_COMPLETE="complete_bash", COMP_WORDS=typed, COMP_CWORD=words)
    assert (done.status, done.out.split()) == (0, [completed])


def test_now_is_the_clock(cli: Cli) -> None:
    begun = datetime.now(UTC).replace(microsecond=0)
    info = cli("clean", "--unit", "page", "pages/a.txt", "--now", "now").lines[0]["page"]
    assert isinstance(info, dict)
    assert begun <= datetime.fromisoformat(info["captured"]) <= datetime.now(UTC)


def test_memory_without_measure(cli: Cli) -> None:
    assert cli("clean", "pages/a.txt", "--page-memory", "99999999999G") == cli("clean", "pages/a.txt")


def test_names_are_made_visible(cli: Cli) -> None:
    done = cli("clean", "no\x1b[31m\nsuch\u202e")
    assert done.status == 1
    assert done.err.count("\n") == 1
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", done.err)


def test_a_page_that_crashes_costs_one_line(cli: Cli, crash: None) -> None:
    done = cli("clean", "pages/b/c.txt", "pages/a.txt")
    assert done.status == 1
    assert done.err == "cleaner: pages/b/c.txt: could not be cleaned: RecursionError (-vv shows where)\n"
    assert done.lines[0]["title"] == "Ferry returns to the old pier"


def test_a_page_that_crashes_leaves_a_record(cli: Cli, crash: None) -> None:
    record, _ = cli("clean", "--unit", "page", "pages/b/c.txt", "pages/a.txt").lines
    assert record["warnings"] == ["could not be cleaned: RecursionError"]
    assert record["page"]["path"] == "pages/b/c.txt"  # type: ignore[index]
    assert record["articles"] == []


def test_a_traceback_is_shown_to_who_asks_twice(cli: Cli, crash: None) -> None:
    assert "Traceback" not in cli("clean", "-v", "pages").err
    err = cli("clean", "-vv", "pages").err
    assert "Traceback" in err
    assert "\x1b" not in err


def test_verbose_and_quiet(cli: Cli) -> None:
    err = cli("clean", "-v", "pages").err.splitlines()
    assert len(err) == 3
    assert err[0].startswith("cleaner: pages/a.txt: ")
    assert re.fullmatch(r"cleaner: 2 pages, \d+ articles, 0 failed; [\d.]+ s", err[2])
    assert cli("clean", "-q", "pages").err == ""
    assert cli("clean", "-q", "missing").err.startswith("cleaner: missing: ")


def test_warnings_are_told_to_who_asks(cli: Cli, folder: Path) -> None:
    (folder / "broken.txt").write_bytes(b"\xef\xbb\xbf" + PAGE.encode() + b"\xff\xfe\n")
    assert "warning: " in cli("clean", "-v", "broken.txt").err
    assert cli("clean", "broken.txt").err == ""


# --------------------------------------------------------------------------- wrong command lines


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("clean", "pages", "--fields", "title,headline"), "unknown field 'headline'; known: id, index"),
        (("clean", "pages", "--fields", ""), "unknown field ''"),
        (("clean", "pages", "--fields", "title", "--format", "text"), "--fields goes with"),
        (("clean", "pages", "--stats", "-"), "--stats takes the name of a file of its own"),
        (("clean", "pages", "--stats", "x", "--rejects", "./x"), "--stats takes the name of a file of its own"),
        (("clean", "pages", "--unit", "word"), "'word' is not one of"),
        (("clean", "pages", "-o", "pages/a.txt/"), "pages/a.txt/ is to be a folder, and is a file"),
        (("clean", "pages", "--format", "xml"), "'xml' is not one of"),
        (("clean", "pages/a.txt", "--now", "yesterday"), "--now takes now, a day, or a time"),
        (("clean", "pages/a.txt", "--now", "2025-03-01T10:00:00"), "--now takes now, a day, or a time"),
        (("clean", "pages/a.txt", "--now", "2025-02-30T10:00:00Z"), "--now takes now, a day, or a time"),
        (("clean", "pages/a.txt", "--url", "lindvik.example"), "--url takes an absolute URL"),
        (("clean", "pages/a.txt", "--url", "http://[x"), "--url takes an absolute URL"),
        (("clean", "pages/a.txt", "--url", "http://lindvik.example/\udcff"), "--url takes an absolute URL"),
        (("clean", "pages", "-o", "out.jsonl.BZ2"), ".bz2 is none of the formats and compressions"),
        (("clean", "pages", "-o", "out.html"), "say with --format what out.html is to be"),
        (("clean", "pages", "--url", "https://lindvik.example"), "--url is where one page"),
        (("clean", "pages/a.txt", "pages/b/c.txt", "--url", "https://lindvik.example"), "--url is where one page"),
        (("clean", "-0", "pages"), "--files-from"),
        (("clean", "-", "--files-from", "-"), "standard input cannot be both"),
        (("clean", "pages", "--colour"), "No such option: --colour"),
        (("clean", "pages", "-o"), "requires an argument"),
        (("wash",), "No such command 'wash'"),
        (("schema", "--unit", "word"), "'word' is not one of"),
        (("schema", "too", "many"), "unexpected extra argument"),
        (("rules", "list", "--concept", "weather"), "no rule has the concept 'weather'; known: "),
        (("rules", "list", "--language", "xx"), "no rule has the language 'xx'; known: "),
        (("rules", "check"), "FILE"),
        (("rules", "test"), "FILE"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(cli: Cli, arguments: tuple[str, ...], says: str) -> None:
    done = cli(*arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("cleaner: ")
    assert says in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("command", ["clean", "explain", "review"])
def test_an_address_is_told_from_a_file(cli: Cli, command: str) -> None:
    done = cli(command, "https://lindvik.example/")
    assert (done.status, done.err) == (
        1,
        "cleaner: https://lindvik.example/: an address, not a file: pages are not fetched\n",
    )


@pytest.mark.parametrize("options", [("--format", "text"), ("--format", "csv", "--link"), ("--include", "*.txt")])
def test_a_shell_that_writes_into_the_folder_that_is_read(folder: Path, options: tuple[str, ...]) -> None:
    alone = shell("clean", "pages", *options).out
    command = [sys.executable, "-m", "cleaner", "clean", "pages", *options]
    with open("pages/aa.txt", "wb") as out:
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, env=ENVIRONMENT, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (folder / "pages" / "aa.txt").read_bytes() == alone.encode()
    with open("pages/a.txt", "ab") as out:
        done = subprocess.run(
            [*command, "pages/a.txt"], stdout=out, stderr=subprocess.PIPE, env=ENVIRONMENT, timeout=60
        )
    assert (done.returncode, b"pages/a.txt is both input and output" in done.stderr) == (2, True)


def test_a_review_that_a_shell_writes_into_the_folder(folder: Path) -> None:
    command = [sys.executable, "-m", "cleaner", "review", "pages"]
    with open("pages/aa.html", "wb") as out:
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, env=ENVIRONMENT, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (folder / "pages" / "aa.html").read_bytes().count(b"<summary>") == 2


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize("options", [(), ("--link",), ("--resume",)])
def test_names_that_are_no_text_are_told_as_bytes(cli: Cli, folder: Path, options: tuple[str, ...]) -> None:
    (folder / "caf\udce9.txt").write_text(PAGE)
    (folder / "out").mkdir()
    (folder / "out" / "caf\udce9.txt.json").mkdir()
    done = cli("clean", "caf\udce9.txt", "-o", "out", "--rejects", "rejects.jsonl", *options)
    message = "cannot be written to out/caf\\xe9.txt.json: Is a directory"
    assert (done.status, done.err.splitlines()[0]) == (1, f"cleaner: caf\\xe9.txt: {message}")
    (reject,) = map(json.loads, Path("rejects.jsonl").read_text().splitlines())
    assert (reject["path"], reject["message"]) == ("caf\\xe9.txt", message)
    assert cli("clean", "pages", "-o", "caf\udce9.jsonl").status == 0
    assert "caf\\xe9.jsonl exists" in cli("clean", "pages", "-o", "caf\udce9.jsonl").err


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_is_the_same_in_every_locale(folder: Path) -> None:
    (folder / "café\udce9.txt").write_text(PAGE)
    plain = shell("clean", "--fields", "page.path", ".")
    assert plain == shell("clean", "--fields", "page.path", ".", PYTHONUTF8="1")
    assert plain.lines[0] == {"page.path": "./café\\xe9.txt"}


def test_help_names_arguments_as_people_do(cli: Cli) -> None:
    assert "Usage: cleaner explain [OPTIONS] [PATH]\n" in cli("explain", "-h").out
    told = cli("clean", "-h").out
    assert "Usage: cleaner clean [OPTIONS] [PATH...]\n" in told
    assert "\n  PATH  Files and folders" in told
    lists = cli("-h").out.partition("Commands:")[2] + cli("rules", "-h").out.partition("Commands:")[2]
    assert lists.count("\n") > 10
    assert "..." not in lists  # no summary of a command is cut off


def test_the_help_is_no_docstring() -> None:
    command = [sys.executable, "-OO", "-m", "cleaner", "score", "-h"]
    done = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT, timeout=60)
    assert "Score what was made of pages" in done.stdout


@pytest.mark.parametrize("unit", ["article", "page"])
def test_the_schema_is_the_same_without_docstrings(unit: str) -> None:
    told = [
        subprocess.check_output([sys.executable, *flag, "-m", "cleaner", "schema", "--unit", unit], env=ENVIRONMENT)
        for flag in ([], ["-OO"])
    ]
    assert told[0] == told[1]


def test_no_command_shows_the_help(cli: Cli) -> None:
    done = cli()
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("Usage: cleaner")


def test_what_is_wrong_is_made_visible(cli: Cli) -> None:
    for arguments in [("clean", "--\x1b[2J"), ("\x1b[2J",), ("clean", "--unit", "\x9b2J"), ("schema", "a\x1b[2J")]:
        done = cli(*arguments)
        assert done.status == 2
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", done.err)


@pytest.mark.parametrize("command", ["clean", "explain"])
def test_a_broken_rule_file_is_told_by_line(cli: Cli, folder: Path, command: str) -> None:
    (folder / "own.toml").write_text('language = "en"\ncolour = "red"\n')
    done = cli(command, "pages/a.txt", "--rules", "own.toml")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("cleaner: own.toml:2: unknown key 'colour'")
    assert done.err.count("\n") == 1


def test_no_input_on_a_terminal() -> None:
    leader, follower = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "cleaner", "clean"],
        stdin=follower,
        capture_output=True,
        env=ENVIRONMENT,
        timeout=60,
        text=True,
    )
    os.close(leader)
    os.close(follower)
    assert done.returncode == 2
    assert done.stderr.startswith("cleaner: no input")


# --------------------------------------------------------------------------- pipes, terminals, signals


def on_terminal(*arguments: str, stream: str, **environment: str) -> tuple[int, str]:
    """Runs a command with a terminal for one of its streams; its status, and what appeared there."""
    leader, follower = pty.openpty()
    other = "stderr" if stream == "stdout" else "stdout"
    process = subprocess.Popen(
        [sys.executable, "-m", "cleaner", *arguments],
        stdin=subprocess.DEVNULL,
        env={**ENVIRONMENT, "TERM": "xterm", **environment},
        **{stream: follower, other: subprocess.DEVNULL},  # type: ignore[call-overload]
    )
    os.close(follower)
    seen = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:
            break
        if not part:
            break
        seen += part
    os.close(leader)
    return process.wait(60), seen.decode().replace("\r\n", "\n")


def test_a_person_is_told_at_the_end() -> None:
    status, err = on_terminal("clean", "pages", stream="stderr")
    assert status == 0
    assert re.fullmatch(r"cleaner: 2 pages, \d+ articles, 0 failed; [\d.]+ s\n", err)
    assert on_terminal("clean", "pages", "-q", stream="stderr") == (0, "")
    assert on_terminal("clean", "pages/a.txt", stream="stderr") == (0, "")


def test_explain_is_coloured_on_a_terminal_only() -> None:
    status, out = on_terminal("explain", "pages/a.txt", stream="stdout")
    assert status == 0
    assert "\x1b[" in out
    assert "\x1b" not in on_terminal("explain", "pages/a.txt", stream="stdout", NO_COLOR="1")[1]
    assert "\x1b" not in shell("explain", "pages/a.txt").out
    assert "\x1b[" in shell("explain", "pages/a.txt", FORCE_COLOR="1").out


@pytest.mark.parametrize("format", ["text", "markdown", "csv", "jsonl"])
def test_nothing_of_a_page_moves_the_cursor(folder: Path, format: str) -> None:
    (folder / "evil.txt").write_text(OTHER.replace("silence", "si\u202elence \u2066now\u2069 \x9b2J"))
    status, out = on_terminal("clean", "evil.txt", "--format", format, stream="stdout")
    assert status == 0
    assert "Library opens" in out
    assert not re.search("[\x1b\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out)


@pytest.mark.parametrize("arguments", [("clean", "-v", "--files-from", "list"), ("rules", "list"), ("schema",)])
def test_a_reader_that_goes_away_is_no_error(folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / "list").write_text("".join(f"pages{'/.' * n}/a.txt\n" for n in range(200)))
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "cleaner", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=writing,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
        timeout=60,
    )
    os.close(writing)
    assert done.returncode == 141
    assert done.stderr == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_is_one_line() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cleaner", "clean", "pages"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
            timeout=60,
        )
    assert (done.returncode, done.stderr) == (1, b"cleaner: standard output: No space left on device\n")


@pytest.mark.parametrize(
    ("command", "status", "says"),
    [
        ("clean pages >&-", 1, "cleaner: standard output is closed\n"),
        ("schema >&-", 1, "cleaner: standard output is closed\n"),
        ("clean <&-", 2, "cleaner: no input"),
        ("explain <&-", 2, "cleaner: no input"),
        ("clean - <&-", 1, "cleaner: standard input is closed\n"),
        ("clean --files-from - <&-", 1, "cleaner: standard input is closed\n"),
        ("explain - <&-", 1, "cleaner: standard input is closed\n"),
        ("clean missing 2>&-", 1, ""),
        ("clean --wrong 2>&-", 2, ""),
    ],
)
def test_closed_streams_are_no_traceback(command: str, status: int, says: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m cleaner {command}', sys.executable],
        capture_output=True,
        env=ENVIRONMENT,
        text=True,
        timeout=60,
    )
    assert done.returncode == status
    assert done.stdout == ""
    assert done.stderr.startswith(says)
    assert done.stderr.count("\n") == bool(says)


@pytest.fixture
def waiting(folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A run that has begun its output file and waits for its input."""
    process = subprocess.Popen(
        [sys.executable, "-m", "cleaner", "clean", "-", "-o", "out.jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    until = time.monotonic() + 30
    while not any(name.endswith(".tmp") for name in os.listdir(folder)) and time.monotonic() < until:
        time.sleep(0.02)
    yield process
    process.kill()
    process.communicate()


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_an_interrupted_run_leaves_no_file(
    folder: Path, waiting: "subprocess.Popen[bytes]", number: signal.Signals, status: int
) -> None:
    assert any(name.endswith(".tmp") for name in os.listdir(folder))
    waiting.send_signal(number)
    assert waiting.wait(30) == status
    assert waiting.stderr is not None
    assert waiting.stderr.read() == b""
    assert not [name for name in os.listdir(folder) if name.startswith((".cleaner", "out"))]


# --------------------------------------------------------------------------- the other commands


def test_version(cli: Cli) -> None:
    done = cli("--version")
    assert (done.status, done.err) == (0, "")
    assert re.fullmatch(r"cleaner \d+\.\d+\.\d+\S*\n", done.out)


@pytest.mark.parametrize(
    "command",
    ["", "clean", "explain", "schema", "rules", "rules list", "rules check", "rules test"],
)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help(cli: Cli, command: str, flag: str) -> None:
    done = cli(*command.split(), flag)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"Usage: cleaner {command}".rstrip())
    assert "-h, --help" in done.out
    assert max(map(len, done.out.splitlines())) <= 80


@pytest.mark.parametrize(("unit", "root"), [("article", "ArticleLine"), ("page", "Document")])
def test_schema_says_what_is_written(cli: Cli, unit: str, root: str) -> None:
    done = cli("schema", "--unit", unit)
    schema = json.loads(done.out)
    assert (done.status, done.err, schema["$ref"]) == (0, "", f"#/$defs/{root}")
    line = cli("clean", "pages/a.txt", "--unit", unit).lines[0]
    definition = schema["$defs"][root]
    assert list(definition["properties"]) == definition["required"] == list(line)
    assert all(
        "description" in value or "$ref" in value or "items" in value
        for definition in schema["$defs"].values()
        if definition["title"] != "PageRef"
        for value in definition["properties"].values()
    )
    assert cli("schema").out == cli("schema", "--unit", "article").out


def test_explain(cli: Cli) -> None:
    done = cli("explain", "pages/a.txt")
    assert (done.status, done.err) == (0, "")
    assert re.search(r"(?m)^\+ +1  0 title +Ferry returns to the old pier$", done.out)
    assert re.search(r"(?m)^- +4  phrase:comments\S* \(comments\) +Comments$", done.out)
    assert "= article 0: main" in done.out


def test_explain_reads_standard_input_where_no_path_is_given(folder: Path) -> None:
    piped = shell("explain", stdin=PAGE.encode())
    assert piped.out.startswith("-: ")
    assert piped == shell("explain", "-", stdin=PAGE.encode())


@pytest.mark.parametrize("command", ["explain", "review", "clean"])
def test_fields_of_records_are_told_to_each_command(cli: Cli, folder: Path, command: str) -> None:
    record = {"date": "4 May 2025", "response": {"body": f"<html><p>{PAGE}</p></html>"}}
    (folder / "records.jsonl").write_text(json.dumps(record))
    assert "Ferry" in cli(command, "records.jsonl", "--html-field", "response.body").out


@pytest.mark.parametrize("command", ["clean", "explain", "review", "learn"])
def test_a_page_that_is_too_large_fails_in_each_command(cli: Cli, folder: Path, command: str) -> None:
    with (folder / "large.txt").open("wb") as file:
        file.write(PAGE.encode())
        file.truncate(40 << 20)
    done = cli(command, "large.txt")
    assert (done.status, "large.txt: too large" in done.err) == (1, True)


def test_explain_as_data_covers_every_letter_once(cli: Cli) -> None:
    value = json.loads(cli("explain", "pages/a.txt", "--json").out)
    assert list(value) == ["page", "blocks", "verdicts", "choice", "provenance"]
    rest = [list(block["text"]) for block in value["blocks"]]
    for verdict in value["verdicts"]:
        stretch = slice(verdict["start"], verdict["end"])
        assert None not in rest[verdict["block"]][stretch]
        rest[verdict["block"]][stretch] = [None] * len(rest[verdict["block"]][stretch])
    assert not [letter for letters in rest for letter in letters if letter and letter.isalnum()]


def test_explain_of_a_page_that_crashes(cli: Cli, crash: None) -> None:
    done = cli("explain", "pages/b/c.txt")
    assert done == Done(1, "", "cleaner: pages/b/c.txt: could not be cleaned: RecursionError\n")


def test_own_output_in_a_folder_is_counted_and_fails_no_run(cli: Cli, folder: Path) -> None:
    good = cli("clean", "pages")
    (folder / "pages" / "before.txt").write_text(good.out)
    done = cli("clean", "pages", "--stats", "stats.json")
    assert done == Done(0, good.out, "cleaner: passed over: own outputs 1\n")
    assert json.loads((folder / "stats.json").read_text())["passed_over"] == {"own outputs": 1}
    assert "cleaner: pages/before.txt: articles that this program has written" in cli("clean", "pages", "-v").err
    assert cli("clean", "pages", "-q") == Done(0, good.out, "")
    assert cli("clean", "pages/before.txt").status == 1
    assert cli("review", "pages", "-o", "review.html").status == 0
    assert len(list(clean_files("pages"))) == 2


def test_what_is_no_page_by_its_beginning_alone_fails_no_run(cli: Cli, folder: Path) -> None:
    """As a mirror has it: pictures, documents and answers of interfaces under names that say nothing."""
    good = cli("clean", "pages")
    files = {"logo": b"\x89PNG\r\n\x1a\n" + bytes(99), "get.php": b"%PDF-1.7\n", "wp-json": b'{"name": "Lindvik"}'}
    with zipfile.ZipFile("a.zip", "w") as archive:
        for name, data in files.items():
            (folder / "pages" / name).write_bytes(data)
            archive.writestr(name, data)
        archive.writestr("a.txt", PAGE)
    assert cli("clean", "pages") == Done(0, good.out, "cleaner: passed over: other types 3\n")
    done = cli("clean", "a.zip")
    assert (done.status, len(done.lines), done.err) == (0, 2, "cleaner: passed over: other types 3\n")
    assert cli("review", "pages").err == "cleaner: passed over: other types 3\n"
    assert cli("learn", "pages").err.startswith("cleaner: passed over: other types 3\ncleaner: 0 rules")
    for name in files:
        assert cli("clean", f"pages/{name}").status == 1
    (folder / "pages" / "b.html").write_bytes(files["logo"])
    assert cli("clean", "pages").status == 1


@pytest.mark.parametrize("option", ["--stats", "--rejects"])
def test_a_report_that_cannot_be_written_is_told_before_anything_is_done(cli: Cli, option: str) -> None:
    assert cli("clean", "pages", option, "none/x.json") == Done(
        1, "", "cleaner: none/x.json: No such file or directory\n"
    )


def test_a_working_directory_that_is_gone_is_one_line(cli: Cli, folder: Path) -> None:
    (folder / "gone").mkdir()
    os.chdir(folder / "gone")
    (folder / "gone").rmdir()
    for arguments in (["a.txt"], ["."], [str(folder / "pages"), "-o", "a.jsonl"], ["a.txt", "--stats", "b.json"]):
        done = cli("clean", *arguments)
        assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
    assert cli("clean", str(folder / "pages" / "a.txt")).status == 0


def test_reports_that_nobody_reads(cli: Cli) -> None:
    where = "/dev/null"
    assert cli("clean", "pages", "-o", where, "--stats", where, "--rejects", where) == Done(0, "", "")


def test_own_output_in_an_archive_is_counted(cli: Cli, folder: Path) -> None:
    own = cli("clean", "pages").out
    with zipfile.ZipFile("a.zip", "w") as archive:
        archive.writestr("a.txt", PAGE)
        archive.writestr("b.txt", own)
    done = cli("clean", "a.zip", "--unit", "page")
    assert (done.status, len(done.lines), done.err) == (0, 1, "cleaner: passed over: own outputs 1\n")
    assert cli("clean", "a.zip#b.txt").status == 1


@pytest.mark.parametrize("path", ["missing", "empty.txt", "pages"])
def test_explain_of_what_cannot_be_read(cli: Cli, folder: Path, path: str) -> None:
    (folder / "empty.txt").write_bytes(b"")
    done = cli("explain", path)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith(f"cleaner: {path}: ")
    assert done.err.count("\n") == 1


def test_rules_are_listed(cli: Cli) -> None:
    done = cli("rules")
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert (done.status, done.err) == (0, "")
    assert {len(row) for row in rows} == {6}
    assert cli("rules", "list").out == done.out
    assert len(cli("rules", "list", "--json").lines) == len(rows)


def test_rules_are_filtered(cli: Cli) -> None:
    entries = cli("rules", "list", "--json", "--concept", "comments", "--concept", "tags", "--language", "en").lines
    assert entries
    assert {(entry["concept"], entry["language"]) for entry in entries} == {("comments", "en"), ("tags", "en")}


def test_rules_of_a_file_are_listed_too(cli: Cli, folder: Path) -> None:
    (folder / "own.toml").write_text('[phrases]\nadvertisement = ["Sponsored by the harbour"]\n')
    assert "Sponsored by the harbour\town.toml:2" in cli("rules", "list", "--rules", "own.toml").out
    assert "Sponsored by the harbour" not in cli("rules", "list").out


def test_rules_are_checked(cli: Cli, folder: Path) -> None:
    (folder / "good.toml").write_text('[phrases]\nadvertisement = ["Sponsored by the harbour"]\n')
    (folder / "bad.toml").write_text("[phrase]\n")
    assert cli("rules", "check", "good.toml") == Done(0, "good.toml: ok\n", "")
    done = cli("rules", "check", "bad.toml", "good.toml", "missing.toml")
    assert (done.status, done.out) == (1, "good.toml: ok\n")
    assert [line.split(":")[1].strip() for line in done.err.splitlines()] == ["bad.toml", "missing.toml"]


def test_rules_are_tested(cli: Cli, folder: Path) -> None:
    (folder / "own.toml").write_text(
        '[phrases]\nadvertisement = ["Sponsored by the harbour"]\n'
        '[examples]\ndrop = ["Sponsored by the harbour", "Paid for by the harbour"]\n'
    )
    done = cli("rules", "test", "own.toml")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("cleaner: own.toml:4: 'Paid for by the harbour' should be removed")
    assert done.err.count("\n") == 1
    assert cli("rules", "test", "missing.toml").status == 1


def test_an_output_without_a_name(cli: Cli) -> None:
    done = cli("clean", "pages", "-o", "")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("cleaner: -o takes the name of a file or folder (help")


def test_compressed_pages(cli: Cli, folder: Path) -> None:
    [plain] = cli("clean", "pages/a.txt", "--unit", "page").lines
    (folder / "pages" / "a.txt").rename(folder / "a.txt")
    (folder / "pages" / "a.txt.xz").write_bytes(lzma.compress(PAGE.encode()))
    (folder / "pages" / "cut.txt.gz").write_bytes(gzip.compress(PAGE.encode())[:-9])
    done = cli("clean", "pages", "--unit", "page")
    assert (done.status, done.err) == (1, "cleaner: pages/cut.txt.gz: a gzip file that is cut off\n")
    documents = {document["page"].pop("path"): document for document in done.lines}  # type: ignore[attr-defined]
    assert set(documents) == {"pages/a.txt.xz", "pages/b/c.txt"}
    assert plain["page"].pop("path") == "pages/a.txt"  # type: ignore[attr-defined]
    assert documents["pages/a.txt.xz"] == plain
    assert plain["page"]["sha256"] == hashlib.sha256(PAGE.encode()).hexdigest()  # type: ignore[index]
    piped = shell("clean", stdin=gzip.compress(PAGE.encode()))
    assert piped.lines == shell("clean", stdin=PAGE.encode()).lines != []


# --------------------------------------------------------------------------- start-up

HEAVY = {"trafilatura", "lxml", "rich", "cchardet", "babel", "pydantic", "click", "importlib.metadata", "backports"}


def loaded(*arguments: str) -> set[str]:
    """The names of the modules and packages that a command imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "cleaner", *arguments],
        capture_output=True,
        env=ENVIRONMENT,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0
    names = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    return {".".join(parts[:n]) for name in names for parts in [name.split(".")] for n in range(1, len(parts) + 1)}


@pytest.mark.parametrize(
    "arguments", [("clean", "pages/a.txt"), ("schema",), ("--version",), ("explain", "pages/a.txt")]
)
def test_nothing_heavy_is_loaded(arguments: tuple[str, ...]) -> None:
    names = loaded(*arguments)
    assert "typer" in names
    assert not names & HEAVY


def test_commands_load_their_own_only(folder: Path) -> None:
    assert not loaded("schema") & {"cleaner.pipeline", "cleaner.rules", "cleaner.parse", "tomllib"}
    assert not loaded("clean", "pages/a.txt") & {"cleaner.commands.score", "cleaner.score.match", "cleaner.report"}
    workers = {
        f"cleaner.batch.{name}" for name in ("pool", "worker", "start", "channel", "warm", "progress", "rejects")
    }
    assert not loaded("clean", "pages/a.txt", "pages/b/c.txt") & {"multiprocessing", "pickle", *workers}
    (folder / "gold.json").write_text('{"page": "a.txt", "articles": []}')
    score = loaded("score", "gold.json", "gold.json")
    assert "cleaner.score.match" in score
    assert not score & {"cleaner.pipeline", "cleaner.parse", "tomllib", *HEAVY}
