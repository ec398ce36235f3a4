"""What a system may lack: a Linux without what Windows has not (fork, timers, signals, `resource`) gives the same output."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DUMP = ROOT / "fixtures" / "dumps" / "harbour-lamp"
LACKING = """
import os, signal, sys
for name in ("resource", "fcntl", "pwd", "grp", "termios", "tty", "pty"):
    sys.modules[name] = None
for name in ("fork", "fchmod", "sysconf", "wait4", "sched_getaffinity", "O_NONBLOCK", "O_CLOEXEC"):
    if hasattr(os, name):
        delattr(os, name)
for name in ("SIGHUP", "SIGALRM", "SIGPIPE", "setitimer", "alarm", "ITIMER_REAL", "pthread_sigmask"):
    if hasattr(signal, name):
        delattr(signal, name)
"""
RENAMING = """
import os
really = {name: getattr(os, name) for name in ("replace", "rename", "link")}
opened = lambda path: [n for n in os.listdir("/proc/self/fd") if os.path.exists("/proc/self/fd/" + n)
                       and os.path.exists(path) and os.path.samefile("/proc/self/fd/" + n, path)]
def sharing(name):
    def call(old, new, **more):
        if opened(old) or opened(new):
            raise PermissionError(13, "being used by another process", old)
        return really[name](old, new, **more)
    return call
for name in really:
    setattr(os, name, sharing(name))
"""


@pytest.fixture
def lacking(tmp_path: Path) -> dict[str, str]:
    """An environment in which Python finds less than here, and renames no file that is open."""
    folder = tmp_path / "lacking"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(LACKING + (RENAMING if os.path.isdir("/proc/self/fd") else ""))
    paths = filter(None, (str(folder), str(ROOT), os.environ.get("PYTHONPATH")))
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "CLEANER_NO_USER_RULES": "1"}


def run(environment: dict[str, str], *arguments: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "cleaner", *arguments],
        env=environment,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


def test_the_same_output(tmp_path: Path, lacking: dict[str, str]) -> None:
    dump = str(DUMP)
    wanted = run({**os.environ, "PYTHONPATH": str(ROOT)}, "clean", dump)
    assert run(lacking, "clean", dump, "--jobs", "2") == wanted
    assert run(lacking, "clean", dump, "--jobs", "1") == wanted
    out = tmp_path / "a.jsonl"
    for more in ([], ["--overwrite"]):
        run(lacking, "clean", dump, "-o", str(out), *more)
        assert out.read_bytes() == wanted
    packed = tmp_path / "b.jsonl.gz"
    for option in ("--resume", "--incremental"):
        run(lacking, "clean", dump, "-o", str(packed), option, "--quiet")
        assert gzip.decompress(packed.read_bytes()) == wanted
    for _ in range(2):
        run(lacking, "clean", dump, "-o", f"{tmp_path}/tree/", "--incremental", "--unit", "page")
    assert len(list((tmp_path / "tree").glob("*.json"))) == 20


def test_one_page(lacking: dict[str, str]) -> None:
    page = str(DUMP / "page-01.txt")
    assert run(lacking, "clean", page) == run({**os.environ, "PYTHONPATH": str(ROOT)}, "clean", page)
    assert run(lacking, "explain", page)


def test_time_is_limited(tmp_path: Path, lacking: dict[str, str]) -> None:
    trap = tmp_path / "trap.html"
    trap.write_text("<ul><li>\n" * 60_000)
    done = subprocess.run(
        [sys.executable, "-m", "cleaner", "clean", str(trap), str(DUMP / "page-01.txt"), "--page-timeout", "2"],
        env=lacking,
        cwd=ROOT,
        capture_output=True,
        timeout=120,
    )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"takes more than 2 s" in done.stderr
    assert done.stdout.count(b"\n") == 5
