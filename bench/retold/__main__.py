"""``python -m bench.retold``: precision and recall of `same_as` within a page."""

import argparse
import time
from collections import Counter
from itertools import combinations

from bench.quality import record
from bench.retold.page import page
from bench.retold.stories import Told
from cleaner.describe.article import identity
from cleaner.link import link
from cleaner.model import Article


def articles(told: list[Told]) -> list[Article]:
    """What the steps before the link would make of these stories."""
    return [
        Article(id=identity(one.title, one.text), index=n, role="item", kind="full", title=one.title, text=one.text)
        for n, one in enumerate(told)
    ]


def classes(made: list[Article]) -> list[int]:
    """For each article a number that those share which `same_as` brings together."""
    first: dict[str, int] = {}
    return [first.setdefault(one.same_as or one.id, n) for n, one in enumerate(made)]


def pair(one: Told, two: Told) -> str:
    """What kind of pair two stories are: how they were made, the first tellings left out."""
    return " + ".join(sorted({one.how, two.how} - {"first"})) or "first"


def main() -> None:
    """Print, and on request record, the figures."""
    parser = argparse.ArgumentParser("python -m bench.retold", description=__doc__)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--record", action="store_true", help="append to bench/RESULTS.md")
    parser.add_argument("--wrong", action="store_true", help="print pairs that are linked wrongly, or missed")
    options = parser.parse_args()
    right = wrong = missed = 0
    by: Counter[tuple[str, bool]] = Counter()
    spent = 0.0
    for number in range(options.pages):
        told = page(options.seed, number)
        made = articles(told)
        before = time.process_time()
        link(made)
        spent += time.process_time() - before
        groups = classes(made)
        for one, two in combinations(range(len(told)), 2):
            same, linked = told[one].story == told[two].story, groups[one] == groups[two]
            right += same and linked
            wrong += linked and not same
            missed += same and not linked
            if same and "first" in (told[one].how, told[two].how):
                by[pair(told[one], told[two]), linked] += 1
            if options.wrong and same != linked:
                print(f"--- page {number}: {'missed' if same else 'wrong'}: {told[one].how} / {told[two].how}")
                print(f"{told[one].title} | {told[one].text}\n{told[two].title} | {told[two].text}")
    for name in sorted({name for name, _ in by}):
        good, bad = by[name, True], by[name, False]
        print(f"{name:12} {good / (good + bad):.3f} of {good + bad}")
    found = {
        "retold.precision": right / max(right + wrong, 1),
        "retold.recall": right / max(right + missed, 1),
        "retold.ms_per_page": spent / options.pages * 1000,
    }
    for key, value in found.items():
        print(f"{key:24} {value:.4f}")
    if options.record:
        record(found, f"python -m bench.retold --pages {options.pages} --seed {options.seed}")


if __name__ == "__main__":
    main()
