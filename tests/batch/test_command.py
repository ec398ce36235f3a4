"""Runs from the command line: what is told of pages that fail, signals, and orphans."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from bench.hostile_pages import HEAD, STORY, make
from cleaner.cli import main
from tests.batch.conftest import LONG, story

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
Dump = Callable[..., Path]
Obedient = Callable[[], list[str]]
ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
COMMAND = [sys.executable, "-m", "cleaner", "clean"]


class Done:
    """How a command ended."""

    def __init__(self, status: int, out: bytes, err: str) -> None:
        self.status = status
        self.out = out
        self.err = err.splitlines()

    @property
    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


Cli = Callable[..., Done]


@pytest.fixture
def cli(capfdbinary: pytest.CaptureFixture[bytes]) -> Cli:
    """Runs the command in this process, whose workers are copies of it."""

    def run(*arguments: str | Path) -> Done:
        capfdbinary.readouterr()
        status = main(["clean", *map(str, arguments)])
        out, err = capfdbinary.readouterr()
        return Done(status, out, err.decode())

    return run


# --------------------------------------------------------------------------- what is told


def test_what_fails_is_told(cli: Cli, dump: Dump, obedient: Obedient, tmp_path: Path) -> None:
    folder = dump(20, p3="DO-segv", p7="DO-hang", p9="DO-raise")
    (folder / "010.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (folder / "011.txt").write_text("A long day at the pier.\n" * 3000)
    rejects, stats = tmp_path / "rejects.jsonl", tmp_path / "stats.json"
    options = ("--page-timeout", "2", "--page-size", "50K", "--rejects", rejects, "--stats", stats)
    done = cli(folder, *options)
    assert done.status == 1
    told = [json.loads(line) for line in rejects.read_text().splitlines()]
    assert [list(record) for record in told] == [["path", "sha256", "stage", "limit", "message"]] * 5
    assert [(Path(record["path"]).name, record["stage"], record["limit"]) for record in told] == [
        ("003.txt", "clean", None),
        ("007.txt", "clean", "time"),
        ("009.txt", "clean", None),
        ("010.txt", "read", None),
        ("011.txt", "read", "size"),
    ]
    assert [bool(record["sha256"]) for record in told] == [True, True, True, False, False]
    assert [line.partition(": ")[2] for line in done.err] == [
        f"{record['path']}: {record['message']}" + (" (-vv shows where)" if "Recursion" in record["message"] else "")
        for record in told
    ]
    told_of = json.loads(stats.read_text())
    assert (told_of["pages"], told_of["failed"]) == (15, 5)
    assert told_of["rejects"] == {"crash": 2, "time": 1, "unreadable": 1, "size": 1}
    assert told_of["articles"] == len(done.lines) == 15
    assert Path(told_of["slowest"][0]["path"]).name == "007.txt"


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_a_page_that_is_no_article_leaves_a_record(cli: Cli, dump: Dump, obedient: Obedient, jobs: str) -> None:
    done = cli(dump(14, p3="DO-exit", p7="DO-hang"), "--unit", "page", "--page-timeout", "2", "-j", jobs)
    assert len(done.lines) == 14
    assert [line["warnings"] for line in done.lines[3:8:4]] == [
        ["could not be cleaned: it ends the process (exit status 3)"],
        ["could not be cleaned: takes more than 2 s (--page-timeout)"],
    ]
    page = done.lines[3]["page"]
    assert isinstance(page, dict)
    assert len(page["sha256"]) == 64


@pytest.mark.parametrize("format", ["jsonl", "json", "csv", "markdown", "text", "jsonfeed"])
def test_every_format_is_the_same_for_any_number_of_jobs(cli: Cli, dump: Dump, format: str) -> None:
    folder = dump(20)
    outs = {cli(folder, "--format", format, "--jobs", jobs).out for jobs in ("1", "2", "5")}
    assert len(outs) == 1
    assert outs.pop().count(b"Lindvik") >= 20


def test_a_folder_is_the_same_for_any_number_of_jobs(cli: Cli, dump: Dump, tmp_path: Path) -> None:
    folder = dump(20)
    for jobs in ("1", "3"):
        assert cli(folder, "-j", jobs, "-o", f"{tmp_path}/out{jobs}/").status == 0
    files = sorted(path.name for path in (tmp_path / "out1").iterdir())
    assert len(files) == 20
    for name in files:
        assert (tmp_path / "out1" / name).read_bytes() == (tmp_path / "out3" / name).read_bytes()


def test_reports_replace_nothing_unasked(cli: Cli, dump: Dump, tmp_path: Path) -> None:
    folder = dump(1)
    there = tmp_path / "there"
    there.write_text("words")
    for option in ("--rejects", "--stats"):
        assert cli(folder, option, there).status == 2
        assert cli(folder, option, folder).status == 2
        assert cli(folder / "000.txt", option, folder / "000.txt", "--overwrite").status == 2
        assert cli(folder, option, "").status == 2
        assert cli(folder, option, tmp_path / "no" / "folder").status == 1
    assert there.read_text() == "words"
    assert cli(folder, "--rejects", there, "--overwrite").status == 0
    assert there.read_text() == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("--jobs", "0"),
        ("--jobs", "many"),
        ("--jobs", "-1"),
        ("--page-timeout", "-1"),
        ("--page-timeout", "soon"),
        ("--page-timeout", "nan"),
        ("--page-size", "large"),
        ("--page-size", "-5"),
        ("--page-size", "inf"),
        ("--page-memory", "1M"),
    ],
)
def test_values_are_checked(cli: Cli, arguments: tuple[str, ...]) -> None:
    done = cli(*arguments, "page.txt")
    assert done.status == 2
    assert len(done.err) == 1
    assert arguments[0] in done.err[0]


def test_limits_that_the_system_lacks_are_told_once(cli: Cli, dump: Dump, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.batch.outcomes.missing", lambda: ["memory"])
    folder = dump(20)
    assert [line for line in cli(folder).err if "memory" in line] == [
        "cleaner: this system does not limit the memory of a process: pages are held to time and size alone"
    ]
    assert cli(folder, "-q").err == []


# --------------------------------------------------------------------------- hostile pages

HOSTILE = (
    "nesting 1M",
    "nested lists 100k",
    "templates 65k",
    "formatting 82 KB",
    "formatting that is all different",
    "attributes 1M",
    "options 100k",
    "nuls 5M",
    "surrogates 300k",
    "entity bomb",
    "page 200 MB",
    "gzip, cut off",
    "gzip bomb 10 GB",
    "JSON 100k deep",
    "comments without end 1M",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Hostile pages, each between two ordinary ones."""
    folder = tmp_path_factory.mktemp("hostile")
    for number, name in enumerate(HOSTILE):
        file, content = make(name, 0.2)
        with open(folder / f"{number:02}-m-{file}", "wb") as out:
            out.writelines(content)
        for place in "az":
            (folder / f"{number:02}-{place}.html").write_bytes(HEAD + STORY)
    return folder


def test_hostile_pages_cost_their_neighbours_nothing(hostile: Path, tmp_path: Path) -> None:
    rejects = tmp_path / "rejects"
    limits = ("--page-timeout", "1", "--page-memory", "512M", "--page-size", "8M", "--rejects", str(rejects))
    done = subprocess.run(
        [*COMMAND, "--unit", "page", *limits, *sorted(map(str, hostile.iterdir()))],
        capture_output=True,
        env=ENVIRONMENT,
        timeout=120,
    )
    assert done.returncode == 1
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    good = [line for line in lines if Path(line["page"]["path"]).name[3:] in ("a.html", "z.html")]
    assert len(good) == 2 * len(HOSTILE)
    assert {json.dumps({**line, "page": None}) for line in good} == {json.dumps({**good[0], "page": None})}
    assert good[0]["articles"]
    told = [json.loads(line) for line in rejects.read_text().splitlines()]
    assert len(done.stderr.splitlines()) == len(told)
    seen = {record["path"] for record in told} | {line["page"]["path"] for line in lines}
    for number in range(len(HOSTILE)):
        assert any(Path(path).name.startswith(f"{number:02}-m-") for path in seen), HOSTILE[number]
    limits_met = {Path(record["path"]).name[:2]: record["limit"] for record in told}
    assert limits_met[f"{HOSTILE.index('nested lists 100k'):02}"] == "time"
    assert limits_met[f"{HOSTILE.index('formatting that is all different'):02}"] in ("time", "memory")
    assert limits_met[f"{HOSTILE.index('page 200 MB'):02}"] == "size"
    assert limits_met[f"{HOSTILE.index('gzip bomb 10 GB'):02}"] == "size"


@pytest.mark.parametrize("name", ["nested lists 100k", "formatting that is all different", "attributes 1M"])
def test_a_hostile_page_alone_and_on_standard_input(name: str, tmp_path: Path) -> None:
    file, content = make(name, 0.5)
    path = tmp_path / file
    with open(path, "wb") as out:
        out.writelines(content)
    limits = ("--page-timeout", "1", "--page-memory", "512M")
    for arguments in ((str(path),), ()):
        with open(path, "rb") as page:
            done = subprocess.run(
                [*COMMAND, *limits, *arguments], stdin=page, capture_output=True, env=ENVIRONMENT, timeout=60, text=True
            )
        assert (done.returncode, done.stdout) == (1, "")
        assert "takes more than" in done.stderr
        assert done.stderr.count("\n") == 1


# --------------------------------------------------------------------------- signals


@pytest.fixture
def stuck(tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A run whose workers are in the middle of pages that they will not be done with for long."""
    folder = tmp_path / "dump"
    folder.mkdir()
    _, content = make("nested lists 100k")
    page = b"".join(content)
    for number in range(3):
        (folder / f"{number}.html").write_bytes(page)
    command = [*COMMAND, "--jobs", "2", str(folder), "-o", str(tmp_path / "out.jsonl")]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT, start_new_session=True
    )
    until = time.monotonic() + 30
    while len(workers(process.pid)) < 2 and time.monotonic() < until:
        time.sleep(0.02)
    time.sleep(0.3)
    yield process
    process.kill()
    process.communicate()


def workers(pid: int) -> list[int]:
    """The processes that a process has started, and that are not ended."""
    found = []
    for name in os.listdir("/proc"):
        with suppress(OSError, ValueError):
            fields = Path("/proc", str(int(name)), "stat").read_text().rpartition(")")[2].split()
            if int(fields[1]) == pid and fields[0] != "Z":
                found.append(int(name))
    return found


def gone(pids: list[int]) -> bool:
    """Whether processes end, given some time."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if not any(map(alive, pids)):
            return True
        time.sleep(0.02)
    return False


def alive(pid: int) -> bool:
    """Whether a process runs: it may have ended and wait for init to take note."""
    with suppress(OSError):
        return Path("/proc", str(pid), "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="needs /proc")
@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGKILL, -9)],
)
def test_an_ended_run_leaves_no_worker(
    stuck: "subprocess.Popen[bytes]", number: signal.Signals, status: int, tmp_path: Path
) -> None:
    at_work = workers(stuck.pid)
    assert len(at_work) == 2
    if number == signal.SIGINT:
        os.killpg(stuck.pid, number)  # as a terminal does: to the workers, too
    else:
        stuck.send_signal(number)
    assert stuck.wait(30) == status
    assert gone(at_work)
    if number != signal.SIGKILL:
        assert stuck.stderr is not None
        assert stuck.stderr.read() == b""
        assert sorted(os.listdir(tmp_path)) == ["dump"]


def test_a_reader_that_goes_away_ends_the_workers(dump: Dump) -> None:
    folder = dump(400)
    process = subprocess.Popen([*COMMAND, "-j", "2", str(folder)], stdout=subprocess.PIPE, env=ENVIRONMENT)
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(60) == 141


def test_an_interrupt_while_the_command_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    from cleaner.__main__ import main as entered

    load = builtins.__import__

    def interrupted(name: str, *rest: object, **options: object) -> object:
        if name == "cleaner.cli":
            raise KeyboardInterrupt
        return load(name, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", interrupted)
    assert entered() == 130


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="needs /proc")
def test_a_run_under_nohup_goes_on(dump: Dump, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    command = ["nohup", *COMMAND, "-j", "2", str(dump(400)), "-o", str(out)]
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=ENVIRONMENT, start_new_session=True,
    )  # fmt: skip
    until = time.monotonic() + 30
    while len(workers(process.pid)) < 2 and time.monotonic() < until:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGHUP)
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert len(out.read_bytes().splitlines()) == 400


def on_terminal(command: list[str], *, piped: bool) -> tuple[int, bytes | None, str]:
    """The exit status of a command, what it writes to a pipe, and to the terminal that is its standard error and, where it is not `piped`,
    its standard output."""
    import pty

    leader, follower = pty.openpty()
    out = subprocess.PIPE if piped else follower
    process = subprocess.Popen(command, stdout=out, stderr=follower, env={**ENVIRONMENT, "TERM": "xterm"})
    os.close(follower)
    written, _ = process.communicate(timeout=60)
    seen = b""
    with suppress(OSError):
        while part := os.read(leader, 65536):
            seen += part
    os.close(leader)
    return process.returncode, written, seen.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("output", ["", "out.jsonl", "folder/", os.devnull])
def test_progress_on_a_terminal(dump: Dump, tmp_path: Path, output: str) -> None:
    """A line that is drawn over, makes room for messages, and is gone at the end."""
    folder = dump(300)
    (folder / "150.txt").write_bytes(b"")
    to = ["-o", os.path.join(tmp_path, output)] if output else []
    status, out, text = on_terminal([*COMMAND, "-j", "2", str(folder), *to], piped=not output)
    assert status == 1
    assert len(out.splitlines()) == 299 if not output else out is None
    drawn = [part.removesuffix("\x1b[K") for part in text.split("\r") if part.endswith("\x1b[K")]
    assert any("pages/s" in line for line in drawn)
    assert "\r\x1b[Kcleaner: " in text
    after = text.rpartition("\x1b[K")[2].splitlines()
    assert after[0].startswith("cleaner: 299 pages, 299 articles, 1 failed (1 unreadable); ")


def test_no_progress_among_the_articles(tmp_path: Path) -> None:
    import pty

    from cleaner.batch.progress import is_terminal

    leader, follower = pty.openpty()
    assert is_terminal(os.ttyname(follower))
    assert not any(map(is_terminal, (os.devnull, str(tmp_path), str(tmp_path / "to be made"))))
    assert is_terminal(None) == is_terminal("-") == os.isatty(1)
    os.close(leader)
    os.close(follower)


# --------------------------------------------------------------------------- from Python


def test_documents_of_many_files(dump: Dump) -> None:
    from cleaner import clean_file, clean_files

    folder = dump(20)
    alone = [clean_file(str(path)) for path in sorted(folder.iterdir())]
    assert list(clean_files([str(folder)])) == alone
    assert list(clean_files([str(folder)], jobs=2)) == alone


def test_what_fails_among_many_files(dump: Dump, obedient: Obedient) -> None:
    from cleaner import clean_files
    from cleaner.batch.limits import Limits
    from cleaner.read.paths import InputError

    folder = dump(14, p3="DO-segv", p5="DO-hang")
    missed: list[InputError] = []
    limits = Limits(seconds=2)
    found = list(clean_files([str(folder), "missing"], jobs=2, limits=limits, failed=missed.append))
    assert len(found) == 12
    assert [Path(error.path).name for error in missed] == ["003.txt", "005.txt", "missing"]
    with pytest.raises(InputError, match=r"003\.txt: could not be cleaned"):
        list(clean_files([str(folder)], jobs=2, limits=limits))
    with pytest.raises(InputError, match="missing"):
        list(clean_files(["missing"]))


def test_a_program_without_a_guard_around_main(dump: Dump, tmp_path: Path) -> None:
    """Workers that are started anew do not run the program again; here with a thread, so that none is a copy of it."""
    program = tmp_path / "program.py"
    program.write_text(
        "import sys, threading\nfrom cleaner import clean_files\n"
        "threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
        "print(sum(len(document.articles) for document in clean_files(sys.argv[1:], jobs=2)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", str(program), str(dump(20))],
        capture_output=True, text=True, env=ENVIRONMENT, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "20\n", "")


def test_a_large_page_of_text_is_the_same_wherever_it_is_done(cli: Cli, tmp_path: Path) -> None:
    from cleaner import clean

    page = tmp_path / "page.txt"
    page.write_text(f"{story(1)}\n{LONG}")
    (line,) = cli("--unit", "page", page).lines
    assert line["page"] == json.loads(json.dumps({**line["page"]}))  # type: ignore[dict-item]
    document = clean(page.read_bytes(), name=str(page))
    assert [article["id"] for article in line["articles"]] == [article.id for article in document.articles]  # type: ignore[index,attr-defined]
