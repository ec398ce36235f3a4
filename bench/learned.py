"""What learning is worth: `python -m bench.learned [--pages N]... [--seed N] [--site NAME]... [--record]`.

Composes dumps (`bench.dumps`), cleans them, learns from them, and cleans them with what was learned.  For each number of pages a
row a site: clean and split before and after (../shared/bench/split_score.py), and the share of the words of gold articles in per
cent that learned rules removed.  With --record the means are added to bench/RESULTS.md.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.compose.gold import flat
from bench.dumps.__main__ import write
from bench.dumps.speech import names
from bench.quality import ROOT, SHARED, record

PAGES = (30, 100, 300, 1000)
LONG = 5
"""Words from which on a part of a paragraph counts as removed from it."""
COLUMNS = ("pages", "site", "clean", "clean+", "split", "split+", "wrong%")


def cleaner(*arguments: str, out: Path | None = None) -> None:
    """Run the command; standard output goes to a file."""
    done = subprocess.run([sys.executable, "-m", "cleaner", *arguments], capture_output=True, cwd=ROOT, check=False)
    if out is not None:
        out.write_bytes(done.stdout)
    if done.returncode:
        sys.exit(f"cleaner {arguments[0]}: {done.stderr.decode()}")


def scored(gold: Path, predicted: Path) -> dict[str, float]:
    """The means of split_score.py."""
    command = [sys.executable, str(SHARED / "bench" / "split_score.py"), str(gold), str(predicted), "--json"]
    done = subprocess.run(command, capture_output=True, check=False)
    found: dict[str, Any] = json.loads(done.stdout)
    return {key: value for key, value in found["mean"].items() if value is not None}


def wrongly(gold: Path, predicted: Path) -> tuple[int, int]:
    """Words of gold articles that learned rules removed, and all of them."""
    golds = {path.name.split(".")[0]: json.loads(path.read_text(encoding="utf-8")) for path in gold.iterdir()}
    wrong = total = 0
    for line in predicted.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        articles = golds[Path(document["page"]["path"]).name.split(".")[0]]["articles"]
        lines = {flat(text) for article in articles for text in (article["title"], *article["text"].split("\n\n"))}
        total += sum(len(text.split()) for text in lines)
        for removed in document["removed"]:
            text = flat(removed["text"])
            words = len(text.split())
            if removed["rule"].startswith("learned:") and (
                text in lines or (words > LONG and any(text in other for other in lines))
            ):
                wrong += words
    return wrong, total


def row(work: Path, site: str, pages: int, seed: int) -> dict[str, float]:
    """The figures of a site."""
    write(work, site, pages, seed)
    dump, gold, rules = work / "pages" / site, work / "gold" / site, work / f"{site}.toml"
    before, after = work / f"{site}.before.jsonl", work / f"{site}.after.jsonl"
    cleaner("clean", "--unit", "page", str(dump), out=before)
    cleaner("learn", "-q", str(dump), "-o", str(rules))
    cleaner("clean", "--unit", "page", "--rules", str(rules), str(dump), out=after)
    first, second = scored(gold, before), scored(gold, after)
    wrong, total = wrongly(gold, after)
    return {
        "clean": first["clean"],
        "clean+": second["clean"],
        "split": first["split"],
        "split+": second["split"],
        "wrong%": 100 * wrong / total,
    }


def main() -> None:
    """Print, and on request record, the figures."""
    parser = argparse.ArgumentParser("python -m bench.learned", description="What learning is worth.")
    parser.add_argument("--pages", type=int, action="append", help=f"pages a site; repeatable (default {PAGES})")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--site", action="append", choices=names(), help="this site only; repeatable")
    parser.add_argument("--record", action="store_true", help="add the means to bench/RESULTS.md")
    options = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit("../shared/bench/split_score.py is not there")
    print("\t".join(COLUMNS))
    means: dict[str, float] = {}
    for pages in options.pages or PAGES:
        rows = []
        for site in options.site or names():
            with tempfile.TemporaryDirectory() as work:
                rows.append(row(Path(work), site, pages, options.seed))
            print(f"{pages}\t{site}\t" + "\t".join(f"{rows[-1][name]:.3f}" for name in COLUMNS[2:]), flush=True)
        mean = {name: sum(one[name] for one in rows) / len(rows) for name in COLUMNS[2:]}
        print(f"{pages}\tmean\t" + "\t".join(f"{mean[name]:.3f}" for name in COLUMNS[2:]), flush=True)
        means |= {f"learned-{pages}.{name}": value for name, value in mean.items()}
    if options.record:
        record(means, f"python -m bench.learned --seed {options.seed}")


if __name__ == "__main__":
    main()
