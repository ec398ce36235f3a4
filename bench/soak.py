"""Memory of a long run: `python -m bench.soak [--pages 100000] [--jobs 2] [--record]`.

The dump is made of pages that all differ, those of `bench.dumps`, among which the pages of ../shared are spread evenly, in any order: pages
that come again would find what a process remembers and hide that it grows.  While the command writes to a pipe, the
proportional set size of all its processes (`/proc/PID/smaps_rollup`, Linux) is taken each 500 pages.  Growth is what the
mean of the last 10,000 pages is more than that of the 10,000 after the first 5,000: workers are replaced after 2,000 pages each,
so that memory goes up and down. Exit status 1 where it is 5 % or more.
"""

import argparse
import gzip
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from statistics import mean

from bench.dumps.__main__ import write
from bench.dumps.speech import names
from bench.faults import children
from bench.quality import ROOT, SHARED, record

EVERY = 500
FIRST, SPAN = 5_000, 10_000
MOST = 0.05


def real() -> Iterator[bytes]:
    """The pages of ../shared, none where it is not there."""
    for folder in ("wcxb/html", "fundus/pages", "pages", "text/pages", "tb17/pages"):
        for path in sorted((SHARED / folder).glob("*")):
            if path.suffix in (".html", ".txt"):
                yield path.read_bytes()
            elif path.suffix == ".gz":
                yield gzip.decompress(path.read_bytes())


def dump(top: Path, pages: int) -> tuple[Path, int, int]:
    """Write the dump: its folder, how many pages it has and how many of them are real."""
    folder = top / "dump"
    folder.mkdir()
    found = list(real())[:pages]
    random.Random(1).shuffle(found)  # else the larger ones would come last, and look like growth
    sites = names()
    each = -(-(pages - len(found)) // len(sites))
    for site in sites:
        write(top, site, each, seed=1)
    made = sorted((top / "pages").glob("*/*"), key=lambda path: (path.name.partition("-")[2], path.parent.name))
    step = max(1, len(made) // max(1, len(found)))
    for number, path in enumerate(made):
        path.rename(folder / f"{number:07}-0{path.suffix}")
        if number % step == 0 and found:
            (folder / f"{number:07}-1.html").write_bytes(found.pop())
    count = len(list(folder.iterdir()))
    return folder, count, count - len(made)


def memory(pid: int) -> tuple[float, float]:
    """MB that a process and those it started have, what they share counted once; and those of the process alone."""
    found = []
    for process in [pid, *children(pid)]:
        with suppress(OSError):
            for line in Path("/proc", str(process), "smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    found.append(int(line.split()[1]) / 1000)
    return sum(found), (found or [0.0])[0]


def run(folder: Path, jobs: int) -> list[tuple[int, float, float]]:
    """Clean the dump; pages that were written and `memory`, again and again."""
    command = [sys.executable, "-m", "cleaner", "clean", str(folder), "--unit", "page", "--jobs", str(jobs), "-q"]
    taken: list[tuple[int, float, float]] = []
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as process:
        assert process.stdout is not None
        for number, _ in enumerate(process.stdout, 1):
            if number % EVERY == 0:
                taken.append((number, *memory(process.pid)))
    return taken


def main(arguments: list[str] | None = None) -> int:
    """Print the curve and the growth; 1 where memory grows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--record", action="store_true", help="add the figures to bench/RESULTS.md")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as top:
        folder, count, known = dump(Path(top), options.pages)
        print(f"{count} pages, {known} of them real", flush=True)
        begun = time.monotonic()
        taken = run(folder, options.jobs)
        seconds = time.monotonic() - begun
    for number, size, own in taken[:: max(1, len(taken) // 40)]:
        print(f"{number:8} pages {size:8.1f} MB, of the command itself {own:.1f}")
    early = mean([size for number, size, _ in taken if FIRST < number <= FIRST + SPAN] or [0])
    late = mean([size for _, size, _ in taken[-SPAN // EVERY :]] or [0])
    growth = late / early - 1 if early else 0.0
    print(
        f"mean of {SPAN} pages after {FIRST}: {early:.1f} MB, of the last {SPAN}: {late:.1f} MB, growth {growth:+.1%}"
    )
    print(f"most {max(size for _, size, _ in taken):.1f} MB, {count / seconds:.1f} pages a second")
    if options.record:
        record(
            {"soak.pages": float(count), "soak.early_mb": early, "soak.late_mb": late, "soak.growth": growth},
            f"python -m bench.soak --pages {options.pages}",
        )
    return 0 if growth < MOST else 1


if __name__ == "__main__":
    sys.exit(main())
