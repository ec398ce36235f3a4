"""Fits cleaner/classify/lists.json: `python -m bench.train.lists [--write]`.

Candidate lists of pages split by hand, of search-result pages and of composed pages, each with how well its records agree
with the gold articles; lists beside single articles (WCXB, CC-BY-4.0) are examples of what is none.
"""

import argparse
import pickle
import tempfile
from collections import Counter
from collections.abc import Sequence
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct

from bench.quality import ROOT
from bench.train import fit, pages
from bench.train.align import align, tokens
from bench.train.blocks import prepared
from bench.train.folds import FOLDS, fold_of, keep, use
from cleaner.classify import blocks, lists
from cleaner.classify.additive import Weights
from cleaner.language import page_language
from cleaner.model import Page
from cleaner.own_names import own_names
from cleaner.rules import load
from cleaner.shape import Shape
from cleaner.split import survey
from cleaner.split.candidate import Candidate
from cleaner.split.groups import Scene
from cleaner.strip import strip

HERE = ROOT / "cleaner" / "classify" / "lists.json"
BINS = 12
SEEDS = 6
"""Models that are averaged: of a hundred sites, one model says by chance what another does not."""
WEAK = frozenset(("listing", "collection"))
"""Page types of which only the whole content is known."""
SINGLE = frozenset(("article", "documentation", "service", "product", "news"))
"""Page types that are one article, whatever lists stand on them."""


class Example(Struct):
    """The candidate lists of one page."""

    name: str
    kind: str
    site: str
    values: fit.Array
    truth: fit.Array
    """0 to 1: mean token F1 of its records with the gold articles that they are nearest to."""
    weight: fit.Array


def overlap(one: Counter[str], two: Counter[str]) -> float:
    """Token F1 of two texts."""
    both = sum((one & two).values())
    return 2 * both / (sum(one.values()) + sum(two.values())) if both else 0.0


def agreement(
    records: Sequence[Counter[str]], gold: Sequence[Counter[str]], optional: Sequence[bool]
) -> tuple[float, int]:
    """Mean F1 of records with their nearest gold articles, each used once, and how many records count."""
    pairs = sorted(
        ((overlap(r, g), i, j) for i, r in enumerate(records) for j, g in enumerate(gold) if r & g), reverse=True
    )
    used_r: set[int] = set()
    used_g: set[int] = set()
    total, counted = 0.0, len(records)
    for value, i, j in pairs:
        if i in used_r or j in used_g:
            continue
        used_r.add(i)
        used_g.add(j)
        if optional[j]:
            counted -= 1
        else:
            total += value
    return (total / counted if counted > 0 else 0.0), max(counted, 0)


def example(page: pages.Labelled) -> Example | None:
    """The candidates of one page."""
    use(fold_of(page.site), ("blocks",))
    parsed, shapes = prepared(page.data, page.url)
    if not parsed.blocks or not parsed.elements:
        return None
    return of_scene(page, parsed, shapes, blocks.weigh(parsed, shapes, own_names(parsed)))


def of_scene(page: pages.Labelled, parsed: Page, shapes: list[Shape], odds: list[float]) -> Example | None:
    """The candidates of a page whose blocks are weighed."""
    verdicts = strip(parsed, shapes, load())
    scene = Scene(parsed, shapes, verdicts, page_language(parsed))
    found = survey.proposed(scene, odds, own_names(parsed))[1]
    if not found:
        return None
    weighing = lists.Weighing(parsed, shapes, verdicts, odds, found)
    values = np.array([weighing.vector(one) for one in found], np.float32)
    truth = np.zeros(len(found), np.float32)
    weight = np.ones(len(found), np.float32)
    if page.kind in WEAK:
        truth, weight = supposed(page, parsed, verdicts, found)
    elif page.kind not in SINGLE:
        gold = [Counter(tokens(f"{a['title']}\n{a['text']}")) for a in page.articles]
        optional = [bool(a.get("optional")) for a in page.articles]
        counters: dict[tuple[int, int, int], Counter[str]] = {}
        for at, one in enumerate(found):
            records = [words_of(parsed, shapes, verdicts, odds, one, n, counters) for n in range(len(one.members))]
            truth[at], counted = agreement(records, gold, optional)
            weight[at] = np.sqrt(counted)
    total = weight.sum()
    share = {"split": 3.0, "records": 1.5, "composed": 1.0, "listing": 0.7, "collection": 0.7}.get(page.kind, 0.3)
    return Example(page.name, page.kind, page.site, values, truth, weight / max(float(total), 1e-9) * 100 * share)


def supposed(page: pages.Labelled, parsed: Page, verdicts: Any, found: list[Candidate]) -> tuple[fit.Array, fit.Array]:
    """Truth and weight of candidates on a page of which only the whole content is known.

    The lists whose records together are the content, cut as finely as they can be, are supposed to be right; those whose
    headlines do not stand in it are wrong; of the others nothing is said.
    """
    texts = [block.text for block in parsed.blocks]
    inside = align(texts, page.content)
    sizes = [len(tokens(text)) for text in texts]
    total = sum(size for size, held in zip(sizes, inside, strict=True) if held) or 1
    truth = np.zeros(len(found), np.float32)
    weight = np.zeros(len(found), np.float32)
    covered = []
    for at, one in enumerate(found):
        blocks = [i for first, last in one.spans for i in range(first, last) if not verdicts[i].rule]
        held = sum(sizes[i] for i in blocks if inside[i])
        covered.append(2 * held / (total + sum(sizes[i] for i in blocks) or 1))
        if sum(inside[i] for i in one.members) <= 0.2 * len(one.members):
            weight[at] = np.sqrt(len(one.members))
    best = max(covered)
    near = [at for at, value in enumerate(covered) if value >= 0.9 * best and best >= 0.5]
    most = max((len(found[at].members) for at in near), default=0)
    for at in near:
        if len(found[at].members) >= 0.7 * most >= 3 and sum(inside[i] for i in found[at].members) > 0.7 * len(
            found[at].members
        ):
            truth[at], weight[at] = 0.85, np.sqrt(len(found[at].members))
    return truth, weight


def words_of(
    page: Any,
    shapes: Any,
    verdicts: Any,
    odds: Any,
    one: Candidate,
    number: int,
    known: dict[tuple[int, int, int], Counter[str]],
) -> Counter[str]:
    """The words that a record would give an article: headline and running text."""
    first, last = one.spans[number]
    title = one.members[number]
    key = (first, last, title)
    if key not in known:
        kept = [
            page.blocks[i].text
            for i in range(first, min(last, first + 400))
            if i == title or (not verdicts[i].rule and (shapes[i].prose or odds[i] > 0) and shapes[i].time is None)
        ]
        known[key] = Counter(tokens("\n".join(kept)))
    return known[key]


def gather() -> list[Example]:
    """All examples."""
    known = [*pages.splits(), *pages.records(), *pages.composed(160, 77, "html")]
    known += [
        page for at, page in enumerate(pages.wcxb()) if page.kind in WEAK or (page.kind in SINGLE and at % 4 == 0)
    ]
    with Pool(2) as pool:
        made = pool.map(example, known, chunksize=8)
    return [one for one in made if one is not None]


def fitted(examples: Sequence[Example], options: argparse.Namespace) -> Weights:
    """The model of some pages; soft labels by cross-entropy."""
    values = np.vstack([one.values for one in examples])
    truth = np.concatenate([one.truth for one in examples])
    weight = np.concatenate([one.weight for one in examples])
    return fit.averaged(
        values, truth, weight, lists.NAMES, bins=BINS, pairs=options.pairs, rounds=options.rounds, seeds=SEEDS
    )


def main() -> None:
    """Validate by leaving sites out, and with --write fit to all pages and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--pairs", type=int, default=24)
    parser.add_argument("--rounds", type=int, default=180)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "cleaner-lists.pickle")
    parser.add_argument("--fresh", action="store_true", help="measure the pages again")
    options = parser.parse_args()
    if options.fresh or not options.cache.is_file():
        options.cache.write_bytes(pickle.dumps(gather()))
    examples: list[Example] = pickle.loads(options.cache.read_bytes())
    print(len(examples), "pages,", sum(len(e.truth) for e in examples), "candidates", flush=True)
    if options.write:
        fit.write(HERE, fitted(examples, options))
    for fold in range(FOLDS):
        keep("lists", fold, fitted([one for one in examples if fold_of(one.site) != fold], options))


if __name__ == "__main__":
    main()
