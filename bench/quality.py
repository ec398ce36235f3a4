"""All quality figures in one table: `python -m bench.quality [SET]... [--record] [--floor | --raise]`.

Real pages and their scorers stand in ../shared (see ../shared/DESIGN.md, section 7); composed pages are made afresh by
bench.compose.  With --record the figures are added to bench/RESULTS.md; with --floor the exit status is 1 where a
figure is below its floor in bench/floors.json; --raise moves the floors up to just below what was found.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from bench.floors import lift, low_quality

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SPLIT = ("split", "found", "title", "text", "clean", "url", "source", "authors", "published_text")
BODY = ("F1", "P", "R", "with", "without", "title", "author", "date", "author+", "date+")


def run(arguments: list[str]) -> str:
    """Standard output of a Python command."""
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(arguments)}: {done.stderr}")
    return done.stdout


def predict(pages: Path, out: Path) -> None:
    """What the command makes of a folder, one document a line."""
    with open(out, "wb") as file:
        command = [sys.executable, "-m", "cleaner", "clean", "--unit", "page", str(pages)]
        subprocess.run(command, stdout=file, stderr=subprocess.DEVNULL, cwd=ROOT, check=False)


def split_figures(name: str, gold: Path, pages: Path, work: Path) -> dict[str, float]:
    """Figures of split_score.py."""
    out = work / f"{name}.jsonl"
    predict(pages, out)
    scored = json.loads(run([str(SHARED / "bench" / "split_score.py"), str(gold), str(out), "--json"]))
    return {f"{name}.{field}": scored["mean"][field] for field in SPLIT if scored["mean"][field] is not None}


def body_figures(name: str, gold: Path, pages: Path, work: Path) -> dict[str, float]:
    """Figures of body_score.py, over all pages and F1 by type."""
    out = work / f"{name}.jsonl"
    predict(pages, out)
    scored: dict[str, Any] = json.loads(run([str(SHARED / "bench" / "body_score.py"), str(gold), str(out), "--json"]))
    figures = {f"{name}.{field}": scored["all"][field] for field in BODY if scored["all"][field] is not None}
    return figures | {f"{name}.F1.{kind}": scored[kind]["F1"] for kind in sorted(scored) if kind != "all"}


def figures(sets: list[str], work: Path) -> Iterator[dict[str, float]]:
    """The figures of each data set asked for, as they are ready."""
    jobs = []
    with ThreadPoolExecutor(2) as pool:
        if "composed" in sets:
            for media in ("text", "html"):
                folder = work / media
                run(["-m", "bench.compose", str(folder), "--pages", "240", "--seed", "1", "--media", media])
                jobs.append(pool.submit(split_figures, f"composed-{media}", folder / "gold", folder / "pages", work))
        for name, manner, count in (("homes", "--home", "144"), ("results", "--results", "114")):
            if name in sets:
                folder = work / name
                run(["-m", "bench.compose", str(folder), "--pages", count, "--seed", "1", manner])
                jobs.append(pool.submit(split_figures, name, folder / "gold", folder / "pages", work))
        if SHARED.is_dir():
            for name, gold, pages in (
                ("pages", SHARED / "gold", SHARED / "pages"),
                ("text", SHARED / "text" / "gold", SHARED / "text" / "pages"),
                ("tb17", SHARED / "tb17" / "gold", SHARED / "tb17" / "pages"),
            ):
                if name in sets:
                    jobs.append(pool.submit(split_figures, name, gold, pages, work))
            for name, gold, pages in (
                ("fundus", SHARED / "fundus" / "gold", SHARED / "fundus" / "pages"),
                ("wcxb", SHARED / "wcxb" / "ground-truth.jsonl.gz", SHARED / "wcxb" / "html"),
            ):
                if name in sets:
                    jobs.append(pool.submit(body_figures, name, gold, pages, work))
        for job in jobs:
            yield job.result()


def record(found: dict[str, float], command: str) -> None:
    """Add the figures to the first table of bench/RESULTS.md, one line a data set."""
    head = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(head, capture_output=True, text=True, cwd=ROOT, check=False).stdout.strip()
    from datetime import UTC, datetime

    day = datetime.now(UTC).date().isoformat()
    by_set: dict[str, list[str]] = {}
    for key, value in found.items():
        name, _, field = key.partition(".")
        by_set.setdefault(name, []).append(f"{field} {value:.3f}")
    rows = [f"| {day} | {commit} | {name} | {', '.join(values)} | `{command}` |\n" for name, values in by_set.items()]
    path = ROOT / "bench" / "RESULTS.md"
    path.write_text(with_rows(path.read_text(encoding="utf-8"), rows), encoding="utf-8")


def with_rows(text: str, rows: list[str]) -> str:
    """A Markdown text with rows at the end of its first table."""
    lines = text.splitlines(keepends=True)
    end = next(i for i, line in enumerate(lines) if line.startswith("|"))
    while end < len(lines) and lines[end].startswith("|"):
        end += 1
    return "".join(lines[:end] + rows + lines[end:])


def main() -> None:
    """Print, and on request record or check, the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "sets", nargs="*", default=["composed", "homes", "results", "pages", "text", "tb17", "fundus", "wcxb"]
    )
    parser.add_argument("--record", action="store_true", help="add to bench/RESULTS.md")
    parser.add_argument("--floor", action="store_true", help="exit 1 where a figure is below bench/floors.json")
    parser.add_argument("--raise", action="store_true", dest="lift", help="raise bench/floors.json to these figures")
    options = parser.parse_args()
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as work:
        for part in figures(options.sets, Path(work)):
            found |= part
            for key, value in part.items():
                print(f"{key:32} {value:.3f}", flush=True)
    if options.record:
        record(found, "python -m bench.quality " + " ".join(options.sets))
    if options.lift:
        lift(found)
    if options.floor and (low := low_quality(found)):
        sys.exit("below the floor:\n" + "\n".join(low))


if __name__ == "__main__":
    main()
