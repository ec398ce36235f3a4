"""Runs whose processes are ended: `python -m bench.faults [--times 100]`.

- SIGINT, SIGTERM, SIGHUP to a run at random moments, to its whole group as a terminal does: it ends within two seconds with
  130, 143 or 129, says nothing, and leaves no output and no process.
- SIGKILL to the command alone: its workers are gone within two seconds.
- SIGKILL to workers at random while a run goes on: it writes what an undisturbed run writes, and nothing fails.  The same is
  done to `concurrent.futures.ProcessPoolExecutor`, which must not survive it: what harms nobody shows nothing.

Exit status 1 where one of these does not hold.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path

from bench.hostile_pages import HEAD, STORY
from bench.quality import ROOT

PAGES = 600
WITHIN = 2.0
STATUS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGKILL: -9}


def start(pages: Path, out: Path) -> "subprocess.Popen[bytes]":
    """A run in a group of its own."""
    command = [sys.executable, "-m", "cleaner", "clean", str(pages), "-o", str(out), "--jobs", "2"]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def children(pid: int) -> list[int]:
    """The processes that a process has started and that have not ended."""
    found = []
    for name in os.listdir("/proc"):
        with suppress(OSError, ValueError):
            fields = Path("/proc", str(int(name)), "stat").read_text().rpartition(")")[2].split()
            if int(fields[1]) == pid and fields[0] != "Z":
                found.append(int(name))
    return found


def alive(pid: int) -> bool:
    """Whether a process runs: it may have ended and wait for init to take note."""
    with suppress(OSError):
        return Path("/proc", str(pid), "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def ended(number: signal.Signals, pages: Path, out: Path, usual: float, whole: bytes) -> str:
    """End a run at a random moment; what is wrong with how it ended, empty where nothing is, "late" where it was done.

    It was done, too, where it was ended between the last step of its output and its own end.
    """
    process = start(pages, out)
    time.sleep(random.uniform(0.5, usual))
    workers = children(process.pid)
    begun = time.monotonic()
    if number == signal.SIGKILL:
        process.send_signal(number)
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
    written, said = process.communicate(timeout=60)
    seconds = time.monotonic() - begun
    while any(map(alive, workers)) and time.monotonic() - begun < WITHIN:
        time.sleep(0.01)
    orphans = sum(map(alive, workers))
    left = [path for path in out.parent.iterdir() if path != pages]
    late = process.returncode == 0 or (left == [out] and out.read_bytes() == whole)
    for path in left:
        path.unlink()
    if late:
        return "late"
    if process.returncode not in (STATUS[number], -number):  # which a shell shows as the same
        return f"status {process.returncode}: {said.decode()[-300:]}"
    if seconds > WITHIN:
        return f"{seconds:.1f} s"
    if orphans:
        return f"{orphans} workers left"
    if number == signal.SIGKILL:
        return ""
    return f"wrote {written!r}, said {said!r}, left {left}" if written or said or left else ""


def hunted(run: Callable[[Callable[[], None]], None], prey: Callable[[], list[int]], chance: random.Random) -> int:
    """Run something that calls back now and then, and kill one of its processes at times; how many were killed."""
    killed = 0

    def strike() -> None:
        nonlocal killed
        if chance.random() < 0.1 and (pids := prey()):
            with suppress(ProcessLookupError):
                os.kill(chance.choice(pids), signal.SIGKILL)
                killed += 1

    run(strike)
    return killed


def workers_killed(pages: Path) -> str:
    """Kill workers of a run, again and again; what is wrong with it."""
    from unittest.mock import patch

    from cleaner.batch.outcomes import Outcomes
    from cleaner.batch.page import Job
    from cleaner.read.reference import Reference

    entries = [Reference(str(path)) for path in sorted(pages.iterdir())]
    whole = [outcome.body for _, outcome in Outcomes(Job(), 2, fork=True)(entries)]
    found = []

    def run(strike: Callable[[], None]) -> None:
        for _, outcome in Outcomes(Job(), 2, fork=True)(entries):
            found.append(outcome.body)
            strike()

    with patch("cleaner.batch.turns.AHEAD", 40):
        killed = hunted(run, lambda: children(os.getpid()), random.Random(1))
    print(f"workers killed: {killed} over {len(entries)} pages", flush=True)
    return (
        ""
        if found == whole and killed > 10
        else f"{sum(a != b for a, b in zip(found, whole, strict=True))} pages differ"
    )


def one(path: str) -> str:
    """What a naive worker does."""
    from cleaner import clean_file

    return str(clean_file(path))


def naive_survives(pages: Path) -> bool:
    """Whether a pool of the standard library gets through the same."""
    paths = sorted(map(str, pages.iterdir()))
    found = []
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:

        def run(strike: Callable[[], None]) -> None:
            for result in pool.map(one, paths):
                found.append(result)
                strike()

        try:
            hunted(run, lambda: list(getattr(pool, "_processes", None) or {}), random.Random(1))
        except Exception as error:
            print(f"control: {type(error).__name__} after {len(found)} pages", flush=True)
            return False
    return True


def main(arguments: list[str] | None = None) -> int:
    """Do all of it; 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=100, help="of each signal")
    times = parser.parse_args(arguments).times
    signal.signal(signal.SIGINT, signal.default_int_handler)  # A shell's background jobs are started with it ignored.
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as top:
        pages = Path(top, "pages")
        pages.mkdir()
        for number in range(PAGES):
            text = STORY.replace(b"Lindvik", b"Lindvik %d" % number)
            (pages / f"{number:04}.html").write_bytes(HEAD + text * 8)
        begun = time.monotonic()
        start(pages, Path(top, "out.jsonl")).communicate()
        usual = time.monotonic() - begun
        whole = Path(top, "out.jsonl").read_bytes()
        Path(top, "out.jsonl").unlink()
        for number in STATUS:
            how = [ended(number, pages, Path(top, "out.jsonl"), usual, whole) for _ in range(times)]
            bad = [words for words in how if words not in ("", "late")]
            print(
                f"{number.name}: {times} runs, {how.count('late')} done before, {len(bad)} wrong",
                *bad,
                sep="\n  ",
                flush=True,
            )
            wrong += bad
        if bad_workers := workers_killed(pages):
            wrong.append(f"workers: {bad_workers}")
        if naive_survives(pages):
            wrong.append("the control survives")
    for words in wrong:
        print(words)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
