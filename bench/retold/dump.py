"""``python -m bench.retold.dump 10000 100000``: linking a dump, its time, its memory, and how right it is."""

import argparse
import resource
import subprocess
import sys
import time
from collections import Counter

from bench.quality import ROOT, record
from bench.retold.prose import Prose
from cleaner.describe.article import identity
from cleaner.model import Article, Document, PageInfo
from cleaner.same.dump import Dump
from cleaner.write.jsonl import JsonLines

PAGE = 10
"""Articles on a page."""


def pairs(counts: Counter[object]) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())


def measure(size: int, seed: int) -> dict[str, float]:
    """Link a dump of so many articles in this process."""
    prose = Prose(seed)
    dump = Dump()
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    spent = 0.0
    stories: list[int] = []
    hows: list[str] = []
    for start in range(0, size, PAGE):
        articles = []
        for number in range(start, min(start + PAGE, size)):
            told = prose.article(number)
            stories.append(told.story)
            hows.append(told.how)
            name = identity(told.title, told.text)
            articles.append(
                Article(id=name, index=number - start, role="item", kind="full", title=told.title, text=told.text)
            )
        before = time.process_time()
        dump.put(Document(page=PageInfo(path=f"{start}.html"), articles=articles))
        spent += time.process_time() - before
    put = spent
    writer = JsonLines("article", None)
    before = time.process_time()
    ids: list[str] = []
    same: list[str | None] = []
    written = 0
    linked = 0.0
    for document in dump.documents():
        linked = linked or time.process_time() - before
        written += len(writer.page(document))
        ids += [article.id for article in document.articles]
        same += [article.same_as for article in document.articles]
    whole = put + time.process_time() - before
    dump.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    classes = [to or own for to, own in zip(same, ids, strict=True)]
    right = pairs(Counter(zip(stories, classes, strict=True)))
    found, true = pairs(Counter(classes)), pairs(Counter(stories))
    first = {
        story: classes[n]
        for n, (story, how) in reversed(list(enumerate(zip(stories, hows, strict=True))))
        if how == "first"
    }
    by: Counter[tuple[str, bool]] = Counter()
    for story, how, group in zip(stories, hows, classes, strict=True):
        if how != "first" and story in first:
            by[how, first[story] == group] += 1
    for how in sorted({how for how, _ in by}):
        print(f"  {how:12} {by[how, True] / (by[how, True] + by[how, False]):.3f}", file=sys.stderr)
    return {
        "articles": size,
        "seconds": whole,
        "put_us": put / size * 1e6,
        "link_us": linked / size * 1e6,
        "mb": written / 1e6,
        "memory_mb": (peak - base) / 1024,
        "precision": right / max(found, 1),
        "recall": right / max(true, 1),
    }


def main() -> None:
    """Measure each size in a process of its own; print, and on request record, the figures."""
    parser = argparse.ArgumentParser("python -m bench.retold.dump", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="+", metavar="ARTICLES")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--record", action="store_true", help="append to bench/RESULTS.md")
    options = parser.parse_args()
    for size in options.sizes:
        if len(options.sizes) > 1:
            command = [sys.executable, "-m", "bench.retold.dump", str(size), "--seed", str(options.seed)]
            subprocess.run([*command, *["--record"] * options.record], cwd=ROOT, check=True)
            continue
        found = {f"dump.{key}": value for key, value in measure(size, options.seed).items()}
        print(", ".join(f"{key.removeprefix('dump.')} {value:.4g}" for key, value in found.items()))
        if options.record:
            record(found, f"python -m bench.retold.dump {size}")


if __name__ == "__main__":
    main()
