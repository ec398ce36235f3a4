"""What a shell hands over as a path to an open file: `<(command)`, `>(command)`, /dev/stdin, /dev/stdout."""

import io
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from cleaner.descriptors import descriptor_of

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "fixtures" / "pages"
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))}
PAGE = PAGES / "html-cards-in-links" / "page.html"
pytestmark = pytest.mark.skipif(not os.path.exists("/dev/fd"), reason="needs /dev/fd")


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs a line in bash, with `cleaner` as a command and the page as $P."""
    return subprocess.run(
        ["bash", "-c", f'cleaner() {{ "{sys.executable}" -m cleaner "$@"; }}; P="{PAGE}"; {command}'],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize("path", ["/dev/fd/63", "/proc/self/fd/7", "/dev/stdin", "/dev/stdout"])
def test_paths_of_descriptors(path: str) -> None:
    assert descriptor_of(path) is not None


@pytest.mark.parametrize(
    "path", ["-", "/dev/null", "/dev/fd", "/dev/fd/1/x", "dev/fd/1", "/proc/12/fd/1", "/dev/fd/-1"]
)
def test_other_paths(path: str) -> None:
    assert descriptor_of(path) is None


@pytest.mark.parametrize(
    "command",
    [
        'cleaner clean <(cat "$P")',
        'cat "$P" | cleaner clean /dev/stdin',
        'cleaner clean /dev/stdin < "$P"',
        'cleaner clean "$P" -o /dev/stdout',
        'cleaner clean "$P" -o /dev/stdout > new.jsonl; cat new.jsonl',
        'cleaner clean "$P" -o >(cat > new.jsonl); while [ "$(wc -l < new.jsonl)" != 5 ]; do sleep 0.1; done; cat new.jsonl',
        'cleaner clean --files-from <(echo "$P")',
    ],
)
def test_one_page(tmp_path: Path, command: str) -> None:
    plain = shell('cleaner clean "$P" --fields id,title,text', tmp_path)
    done = shell(command.replace("cleaner clean", "cleaner clean --fields id,title,text"), tmp_path)
    assert (done.stdout, done.stderr, done.returncode) == (plain.stdout, "", 0)
    assert done.stdout.count("\n") == 5


def test_several_and_archives(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for name in ("a.html", "b.html"):
            member = tarfile.TarInfo(name)
            member.size = len(data := PAGE.read_bytes())
            archive.addfile(member, io.BytesIO(data))
    done = shell('cleaner clean --unit page <(cat a.tar) <(cat "$P")', tmp_path)
    pages = [json.loads(line) for line in done.stdout.splitlines()]
    assert [page["page"]["path"].partition("#")[2] for page in pages] == ["a.html", "b.html", ""]
    assert [len(page["articles"]) for page in pages] == [5, 5, 5]


def test_nothing_that_stood_there_is_cut_off(tmp_path: Path) -> None:
    done = shell(
        "{ echo begun >&2; cleaner clean gone --rejects /dev/stderr --stats /dev/stderr; } 2> log; cat log", tmp_path
    )
    assert done.stdout.startswith("begun\n")
    assert '"path":"gone"' in done.stdout
    assert '"failed": 1' in done.stdout


@pytest.mark.parametrize("command", ["cleaner clean /dev/fd/77", "cleaner explain /dev/fd/77"])
def test_a_descriptor_that_is_not_open(tmp_path: Path, command: str) -> None:
    done = shell(command, tmp_path)
    assert (done.stdout, done.returncode) == ("", 1)
    assert done.stderr.startswith("cleaner: /dev/fd/77: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ['cleaner learn <(cat "$P")', 'cleaner clean --resume -o a.jsonl <(cat "$P")'])
def test_what_is_read_twice_must_be_a_file(tmp_path: Path, command: str) -> None:
    done = shell(command, tmp_path)
    assert (done.stdout, done.returncode) == ("", 2)
    assert "standard input" in done.stderr
