"""What hostile pages cost: `python -m bench.hostile [NAME...]`.

Each page of `bench.hostile_pages` lies between two ordinary ones in a folder, which the command cleans with its usual
limits.  A row fails where the command does not end within 35 seconds, takes more than 2 GiB in any process, ends with
another status than 0 or 1, tells nothing of the page, or writes other bytes for its neighbours than without it.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.hostile_pages import HEAD, STORY, TABLE, make
from bench.quality import ROOT

SECONDS, MEMORY = 35.0, 2 << 30
NEIGHBOURS = ("a.html", "z.html")


def clean(folder: Path, rejects: Path, *options: str) -> tuple[int, bytes, float, int]:
    """Run the command on a folder: status, output, seconds, and the most memory that one of its processes took."""
    command = [sys.executable, "-m", "cleaner", "clean", "--unit", "page", "--rejects", str(rejects), "--overwrite"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    begun = time.monotonic()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(
            [*command, *options, *sorted(map(str, folder.iterdir()))],
            stdout=out,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - begun
        out.seek(0)
        # What `ru_maxrss` of a process tells includes the children that it has waited for.
        return process.returncode, out.read(), seconds, usage.ru_maxrss << 10


def by_neighbour(out: bytes, folder: Path) -> dict[str, bytes]:
    """The line of each of the two neighbours."""
    lines = {json.loads(line)["page"]["path"]: line for line in out.splitlines()}
    return {name: lines.get(str(folder / name), b"") for name in NEIGHBOURS}


def main(arguments: list[str] | None = None) -> int:
    """Print a row for each hostile page; 1 where one fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="rows; all where none is named")
    names = parser.parse_args(arguments).names or list(TABLE)
    failed = 0
    print("| page | bytes | ends as | s | MiB | |\n| --- | --- | --- | --- | --- | --- |", flush=True)
    with tempfile.TemporaryDirectory() as top:
        folder, rejects = Path(top, "dump"), Path(top, "rejects")
        folder.mkdir()
        for name in NEIGHBOURS:
            (folder / name).write_bytes(HEAD + STORY)
        expected = by_neighbour(clean(folder, rejects)[1], folder)
        for name in names:
            path = folder / f"m-{make(name)[0]}"
            # In a process of its own: what this one takes would count as what the command takes.
            subprocess.run([sys.executable, "-m", "bench.hostile_pages", name, str(path)], cwd=ROOT, check=True)
            status, written, seconds, memory = clean(folder, rejects)
            size = path.stat().st_size
            path.unlink()
            told = [json.loads(line) for line in rejects.read_bytes().splitlines()]
            pages = len(written.splitlines()) - len(NEIGHBOURS)
            wrong = [
                words
                for words, is_so in (
                    (f"status {status}", status not in (0, 1)),
                    ("slow", seconds > SECONDS),
                    ("large", memory > MEMORY),
                    ("nothing told", not told and pages < 1),
                    ("neighbours changed", by_neighbour(written, folder) != expected or not all(expected.values())),
                )
                if is_so
            ]
            failed += bool(wrong)
            ends = told[0]["limit"] or f"reject: {told[0]['message']}" if told else f"{pages} page{'s' * (pages != 1)}"
            print(
                f"| {name} | {size:,} | {ends} | {seconds:.1f} | {memory >> 20} | {', '.join(wrong) or 'ok'} |",
                flush=True,
            )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
