"""Pages a second of the whole command over a dump: `python -m bench.throughput [--times 10] [--pages N] [--rounds N] [--record]`.

The dump is every page of ../shared/wcxb, as many times over as told.  Measured are, in turn: `clean()` in a loop in one
process over plain files in one folder; the command with one job over the same files, and with two; and with two over one
WARC (gzip a record) and one Parquet file that hold the same pages.  Overhead is what the command takes beyond the loop, in
CPU time of all its processes, start included; efficiency is half of what two jobs do in the time of one.  Loop and command
must write the same bytes, and the containers the same articles.
"""

import argparse
import gzip
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.quality import ROOT, SHARED, record

LOOP = """
import hashlib, sys
from pathlib import Path
from cleaner import clean
from cleaner.write import formatter
lines, out = formatter("jsonl", "article"), hashlib.sha256()
for path in sorted(Path(sys.argv[1]).iterdir()):
    out.update(lines.page(clean(path.read_bytes(), name=str(path))))
print(out.hexdigest())
"""


def measured(command: list[str]) -> tuple[float, float, str]:
    """Wall and CPU seconds of a command with all its processes, and the SHA-256 of what it writes or the one it prints."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    out = hashlib.sha256()
    printed = b""
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}) as process:
        assert process.stdout is not None
        while piece := process.stdout.read(1 << 20):
            out.update(piece)
            printed = piece
    wall = time.monotonic() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, printed.decode().strip() if command[1] == "-c" else out.hexdigest()


def articles(path: Path) -> str:
    """SHA-256 of the ids of the articles that a run has written."""
    return hashlib.sha256("".join(json.loads(line)["id"] for line in path.open()).encode()).hexdigest()


def warc(folder: Path, path: Path) -> None:
    """Write the pages of a folder as one WARC, each record compressed by itself, as crawlers do."""
    with path.open("wb") as out:
        for number, page in enumerate(sorted(folder.iterdir())):
            body = page.read_bytes()
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
            head = (
                f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
                f"WARC-Date: 2025-05-01T00:00:00Z\r\nWARC-Target-URI: https://pages.example/{number}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
            )
            out.write(gzip.compress(head.encode() + answer + b"\r\n\r\n", 6))


def parquet(folder: Path, path: Path) -> None:
    """Write the pages of a folder as one Parquet file, in row groups of 200."""
    import pyarrow
    from pyarrow import parquet as files

    names = sorted(folder.iterdir())
    with files.ParquetWriter(path, pyarrow.schema([("url", pyarrow.string()), ("html", pyarrow.binary())])) as out:
        for first in range(0, len(names), 200):
            rows = names[first : first + 200]
            urls = [f"https://pages.example/{first + number}" for number in range(len(rows))]
            out.write_table(pyarrow.table({"url": urls, "html": [row.read_bytes() for row in rows]}, schema=out.schema))


def dump(folder: Path, times: int, most: int | None) -> int:
    """Write the pages; how many."""
    paths = sorted((SHARED / "wcxb" / "html").iterdir())[:most]
    for path in paths:
        data = gzip.decompress(path.read_bytes())
        for number in range(times):
            (folder / f"{number:02}-{path.name.removesuffix('.gz')}").write_bytes(data)
    return len(paths) * times


def main(arguments: list[str] | None = None) -> int:
    """Print and record the figures; 1 where two ways write different bytes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--pages", type=int, help="of the data; all where nothing is told")
    parser.add_argument(
        "--rounds", type=int, default=1, help="the least of several is taken, on a machine that is busy"
    )
    parser.add_argument("--record", action="store_true", help="add the figures to bench/RESULTS.md")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as top:
        folder, packed = Path(top, "pages"), {name: Path(top, f"dump.{name}") for name in ("warc.gz", "parquet")}
        folder.mkdir()
        pages = dump(folder, options.times, options.pages)
        warc(folder, packed["warc.gz"])
        parquet(folder, packed["parquet"])
        command = [sys.executable, "-m", "cleaner", "clean", str(folder), "-q"]
        ways = {
            "loop": [sys.executable, "-c", LOOP, str(folder)],
            "one": [*command, "--jobs", "1"],
            "two": [*command, "--jobs", "2"],
        }
        rounds = [{name: measured(way) for name, way in ways.items()} for _ in range(options.rounds)]
        for name, path in packed.items():
            out = Path(top, f"{name}.jsonl")
            way = [
                sys.executable,
                "-m",
                "cleaner",
                "clean",
                str(path),
                "-q",
                "--jobs",
                "2",
                "-o",
                str(out),
                "--overwrite",
            ]
            for one in rounds:
                wall, cpu, _ = measured(way)
                one[name] = wall, cpu, articles(out)
    found = {
        name: (min(one[name][0] for one in rounds), min(one[name][1] for one in rounds), rounds[0][name][2])
        for name in rounds[0]
    }
    figures = {"pages": float(pages)}
    for name, (wall, cpu, _) in found.items():
        figures[f"{name}.pages_per_s"] = pages / wall
        figures[f"{name}.cpu_ms_per_page"] = 1000 * cpu / pages
    figures["efficiency"] = found["one"][0] / found["two"][0] / 2
    figures["overhead.one"] = found["one"][1] / found["loop"][1] - 1
    figures["overhead.two"] = found["two"][1] / found["loop"][1] - 1
    for name, value in figures.items():
        print(f"{name:24} {value:.3f}")
    kinds = tuple(ways), tuple(packed)
    same = all(len({one[name][2] for one in rounds for name in names}) == 1 for names in kinds)
    print("same bytes" if same else f"different bytes: {found}")
    if options.record:
        record(
            {f"throughput.{name}": value for name, value in figures.items()},
            f"python -m bench.throughput --times {options.times}",
        )
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
