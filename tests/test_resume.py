"""`cleaner clean --resume` and `--incremental`, from the command line to the files."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench.faults_kinds import cuts, failing_writes, killed_in_each_write, signals
from bench.faults_writers import FOLDER, NAIVE, OURS, Harm, Writer, make_pages, undisturbed
from cleaner.cli import main
from cleaner.resume import stream
from cleaner.write import compress

Cli = Callable[..., tuple[int, str, str]]
Fault = Callable[[Writer, Path, Path, bytes], Iterator[Harm]]


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Cli:
    """Runs the command in this process, in a folder with pages."""
    monkeypatch.chdir(tmp_path)
    make_pages(tmp_path / "pages", 5)

    def run(*arguments: str) -> tuple[int, str, str]:
        capfdbinary.readouterr()
        status = main(["clean", *arguments])
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return run


@pytest.mark.parametrize(
    "name", ["out.jsonl", "out.json", "out.csv", "out.md", "out.txt", "out.feed.json", "out.jsonl.gz"]
)
def test_the_bytes_are_those_of_any_run(cli: Cli, name: str) -> None:
    assert cli("pages", "-o", f"plain-{name}") == (0, "", "")
    assert cli("pages", "-o", name, "--resume") == (0, "", "")
    assert Path(name).read_bytes() == Path(f"plain-{name}").read_bytes()
    assert sorted(os.listdir()) == sorted(["pages", name, f"plain-{name}", f"{name}.manifest"])


def test_a_whole_output_is_told_to_be_whole(cli: Cli) -> None:
    cli("pages", "-o", "out.jsonl", "--resume")
    before = os.stat("out.jsonl")
    assert cli("pages", "-o", "out.jsonl", "--resume") == (
        0,
        "",
        "cleaner: out.jsonl is complete: 5 pages; --incremental brings it up to date\n",
    )
    assert cli("pages", "-o", "out.jsonl", "--resume", "-q") == (0, "", "")
    assert os.stat("out.jsonl") == before


def test_failures_count_in_later_runs_too(cli: Cli) -> None:
    Path("pages/002.txt").write_bytes(b"")
    status, _, err = cli("pages", "missing.txt", "-o", "out.jsonl", "--resume")
    assert (status, err.count("\n")) == (1, 2)
    status, _, err = cli("pages", "missing.txt", "-o", "out.jsonl", "--resume")
    assert status == 1
    assert err == (
        "cleaner: out.jsonl is complete: 4 pages, 2 failed; --incremental brings it up to date\n"
        "cleaner: out.jsonl: 2 inputs failed when it was written\n"
    )
    status, _, err = cli("pages", "missing.txt", "-o", "out/", "--resume")
    assert (status, err.count("\n")) == (1, 2)
    assert cli("pages", "missing.txt", "-o", "out/", "--resume")[::2] == (1, err)


def test_nothing_but_failures_leaves_what_was_there(cli: Cli) -> None:
    Path("out.jsonl").write_text("mine\n")
    assert cli("missing.txt", "-o", "out.jsonl", "--resume", "--overwrite")[0] == 1
    assert Path("out.jsonl").read_text() == "mine\n"


def test_only_what_changed_is_read(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    for out in ("out.jsonl", "out/"):
        assert cli("pages", "-o", out, "--incremental")[0] == 0
    Path("pages/003.txt").write_text(Path("pages/003.txt").read_text().replace("keeper", "warden"))
    Path("pages/9.txt").write_text(Path("pages/004.txt").read_text())
    (Path("pages") / "000.txt").unlink()
    cli("pages", "-o", "anew.jsonl")
    untouched = os.stat("out/001.txt.json")
    for out in ("out.jsonl", "out/"):
        status, _, err = cli("pages", "-o", out, "--incremental")
        assert status == 0
        assert (err == "") == (out == "out.jsonl")
    assert err == "cleaner: out/: 1 output of inputs that are no longer given; left as they are\n"
    assert Path("out.jsonl").read_bytes() == Path("anew.jsonl").read_bytes()
    assert os.stat("out/001.txt.json") == untouched
    assert "warden" in Path("out/003.txt.json").read_text()


@pytest.mark.parametrize("out", ["out.jsonl", "out/"])
@pytest.mark.parametrize("option", ["--resume", "--incremental"])
def test_other_options_and_rules_stop(cli: Cli, out: str, option: str) -> None:
    Path("rules.toml").write_text('[phrases]\nadvertisement = ["Brought to you by {name}"]\n')
    cli("pages", "-o", out, "--resume", "--rules", "rules.toml")
    status, _, err = cli(
        "pages", "-o", out, option, "--rules", "rules.toml", "--unit", "page", "--now", "2025-05-04T12:00:00Z"
    )
    assert (status, err.count("\n")) == (2, 1)
    assert "--unit was article, is page; --now was not given, is 2025-05-04T12:00:00Z (remove it to begin anew)" in err
    Path("rules.toml").write_text('[phrases]\nadvertisement = ["Paid for by {name}"]\n')
    status, _, err = cli("pages", "-o", out, option, "--rules", "rules.toml")
    assert (status, err.count("\n")) == (2, 1)
    assert "the rules have changed" in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("pages", "--resume"), "--resume needs an output that stays"),
        (("pages", "--incremental", "-o", "-"), "--incremental needs an output that stays"),
        (("pages", "--resume", "-o", "/dev/null"), "--resume needs an output that stays"),
        (("-", "--resume", "-o", "out.jsonl"), "--resume reads inputs again"),
        (("pages", "--resume", "-o", "out.parquet"), "--resume goes with no single Parquet file"),
        (("pages", "--incremental", "-o", "out.feed.json"), "--incremental does not go with a single file of jsonfeed"),
        (("pages", "--resume", "--link", "-o", "out.jsonl"), "--link and --unique when all are known"),
        (("pages", "--resume", "--learn", "-o", "out.jsonl"), "--resume keeps to rules that stay"),
    ],
)
def test_what_cannot_be_gone_on_with_is_told(cli: Cli, arguments: tuple[str, ...], says: str) -> None:
    if "parquet" in str(arguments):
        pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    status, out, err = cli(*arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert says in err
    assert os.listdir() == ["pages"]


def test_what_was_written_without_a_manifest_stays(cli: Cli) -> None:
    cli("pages", "-o", "out.jsonl")
    status, _, err = cli("pages", "-o", "out.jsonl", "--resume")
    assert (status, err) == (2, "cleaner: out.jsonl exists and has no manifest; --overwrite replaces it\n")


def test_a_manifest_that_cannot_be_made_is_told_in_a_line(cli: Cli) -> None:
    Path("out.jsonl.manifest").mkdir()  # as good as a folder that nobody may write to
    status, out, err = cli("pages", "-o", "out.jsonl", "--resume")
    assert (status, out, err.count("\n"), err.partition(".manifest")[2]) == (1, "", 1, ": Is a directory\n")


def test_the_files_beside_the_output_are_no_pages(cli: Cli) -> None:
    for _ in range(2):
        assert cli("pages", "-o", "pages/out.txt", "--incremental") == (0, "", "")
    assert Path("pages/out.txt").read_text().count("Lamp 0 is mended") == 1


def test_they_are_none_in_another_run_either(cli: Cli) -> None:
    cli("pages", "-o", "pages/out.jsonl", "--resume")
    assert cli("pages", "-o", "again.jsonl") == (0, "", "")
    assert Path("again.jsonl").read_bytes() == Path("pages/out.jsonl").read_bytes()


def test_members_of_an_archive(cli: Cli) -> None:
    import zipfile

    with zipfile.ZipFile("dump.zip", "w") as archive:
        for path in sorted(Path("pages").iterdir()):
            archive.write(path, path.name)
    os.utime("dump.zip", (1_700_000_000, 1_700_000_000))
    cli("dump.zip", "-o", "plain.jsonl")
    cli("dump.zip", "-o", "out.jsonl", "--resume")
    assert Path("out.jsonl").read_bytes() == Path("plain.jsonl").read_bytes()
    for _ in range(2):
        assert cli("dump.zip", "-o", "out/", "--resume") == (0, "", "")


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commits at every second page, members of a few hundred bytes."""
    monkeypatch.setattr(stream, "ENTRIES", 2)
    monkeypatch.setattr(compress, "MEMBER", 100)


@pytest.mark.parametrize("fault", [failing_writes, killed_in_each_write])
@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out"])
def test_no_fault_harms_what_is_gone_on_with(cli: Cli, often: None, name: str, fault: Fault) -> None:
    writer = OURS if "." in name else FOLDER
    expected = undisturbed(writer, Path("pages"), Path(name))
    found = list(fault(writer, Path("pages"), Path(name), expected))
    assert len(found) >= 3
    assert set(found) == {Harm()}


@pytest.mark.parametrize("fault", [failing_writes, killed_in_each_write, cuts])
def test_each_fault_harms_a_writer_that_appends(cli: Cli, fault: Fault) -> None:
    expected = undisturbed(NAIVE, Path("pages"), Path("out.jsonl"))
    found = list(fault(NAIVE, Path("pages"), Path("out.jsonl"), expected))
    assert len(found) >= 5
    assert Harm() not in found


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_signals_at_random_moments_harm_nothing(cli: Cli, often: None, tmp_path: Path, number: signal.Signals) -> None:
    make_pages(tmp_path / "many", 20)  # so many that there are workers
    out = Path("out.jsonl")
    expected = undisturbed(OURS, tmp_path / "many", out)
    found: list[Harm] = []
    ends = signals(OURS, tmp_path / "many", out, expected, number, 5, 1, found)
    assert ends.sent == 5
    assert set(ends.statuses) <= {0, {signal.SIGKILL: -9, signal.SIGTERM: 143, signal.SIGINT: 130}[number]}
    assert set(found) == {Harm()}


def test_reports_are_those_of_the_whole(cli: Cli, tmp_path: Path) -> None:
    make_pages(tmp_path / "many", 20)
    (tmp_path / "many" / "004.txt").write_bytes(b"")
    (tmp_path / "many" / "015.txt").write_bytes(b"")
    reports = ("--rejects", "rejects.jsonl", "--stats", "stats.json")
    status, _, told = cli("many", "-o", "plain.jsonl", *reports)
    rejects, stats = Path("rejects.jsonl").read_text(), json.loads(Path("stats.json").read_text())
    for name in ("rejects.jsonl", "stats.json"):
        os.unlink(name)
    code = (
        "import os; from cleaner.resume.stream import ResumableStream as s; add = s.add\n"
        "def ends(self, entry):\n    add(self, entry)\n    self.commit()\n    self.total == 9 and os.kill(os.getpid(), 9)\n"
        f"s.add = ends\nfrom cleaner.cli import main; main(['clean', 'many', '-o', 'out.jsonl', '--resume', *{reports!r}])"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    assert subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, timeout=60).returncode == -9
    assert cli("many", "-o", "out.jsonl", "--resume", *reports) == (status, "", told)
    assert Path("out.jsonl").read_bytes() == Path("plain.jsonl").read_bytes()
    assert Path("rejects.jsonl").read_text() == rejects
    again = json.loads(Path("stats.json").read_text())
    measured = ("seconds", "pages_per_second", "slowest")
    assert {k: v for k, v in again.items() if k not in measured} == {
        k: v for k, v in stats.items() if k not in measured
    }


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_says_how_far_it_came(cli: Cli, tmp_path: Path, number: signal.Signals) -> None:
    root = str(Path(__file__).parent.parent)
    paths = [f"pages/{n:03}.txt" for n in range(5)]
    code = (
        "import sys, time; from cleaner.resume.stream import ResumableStream as s; add = s.add\n"
        "def slow(self, entry):\n    add(self, entry)\n    print(entry.name, flush=True)\n    time.sleep(60 * (self.pending[2:] != []))\n"
        "s.add = slow\n"
        f"from cleaner.cli import main; sys.exit(main(['clean', *{paths!r}, '-o', 'out.jsonl', '--resume']))"
    )
    command = [sys.executable, "-c", code]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": root}, text=True
    )
    assert process.stdout is not None
    for _ in range(3):
        assert process.stdout.readline()
    time.sleep(0.05)
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert process.returncode == {signal.SIGINT: 130, signal.SIGTERM: 143}[number]
    assert err == "cleaner: out.jsonl: 3 inputs done; the same command goes on with --resume\n"
    cli(*paths, "-o", "plain.jsonl")
    assert cli(*paths, "-o", "out.jsonl", "--resume")[0] == 0
    assert Path("out.jsonl").read_bytes() == Path("plain.jsonl").read_bytes()
    assert len({json.loads(line)["page"]["path"] for line in Path("out.jsonl").read_text().splitlines()}) == 5


def test_an_ordinary_run_loads_no_database(tmp_path: Path) -> None:
    make_pages(tmp_path / "pages", 1)
    code = (
        "import sys; from cleaner.cli import main; main(['clean', *sys.argv[1:]]); "
        "sys.exit(any(name in sys.modules for name in ('sqlite3', 'cleaner.resume.manifest')))"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "pages"), "-o", str(tmp_path / "out.jsonl")]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    assert subprocess.run(command, timeout=60, env=env).returncode == 0
