"""Fits cleaner/classify/others.json: `python -m bench.train.others [--write]`, after lists.

Candidate lists beside the one that promises most, each with how well its records agree with the gold articles that this one
has left; its score is that of a model of lists that has not seen the site.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from multiprocessing import Pool

import numpy as np

from bench.quality import ROOT
from bench.train import fit, pages
from bench.train.align import tokens
from bench.train.blocks import prepared
from bench.train.folds import FOLDS, fold_of, keep, use
from bench.train.lists import WEAK, Example, agreement, overlap, supposed, words_of
from cleaner.classify import blocks, lists, others
from cleaner.classify.additive import Weights
from cleaner.language import page_language
from cleaner.model import Page
from cleaner.own_names import own_names
from cleaner.rules import load
from cleaner.shape import Shape
from cleaner.split import survey
from cleaner.split.candidate import Candidate
from cleaner.split.groups import Scene
from cleaner.split.threshold import chance
from cleaner.strip import strip

HERE = ROOT / "cleaner" / "classify" / "others.json"
BINS = 10
SEEDS = 6
SHARE = {"split": 3.0, "records": 1.5, "composed": 0.7}
"""Weights of pages by where they are from."""


def example(page: pages.Labelled) -> Example | None:
    """The lists beside the leading one of a page."""
    use(fold_of(page.site), ("blocks", "lists"))
    parsed, shapes = prepared(page.data, page.url)
    if not parsed.blocks or not parsed.elements:
        return None
    return of_scene(page, parsed, shapes, blocks.weigh(parsed, shapes, own_names(parsed)))


def of_scene(page: pages.Labelled, parsed: Page, shapes: list[Shape], odds: list[float]) -> Example | None:
    """The lists beside the leading one of a page whose blocks are weighed."""
    verdicts = strip(parsed, shapes, load())
    scene = Scene(parsed, shapes, verdicts, page_language(parsed))
    names = own_names(parsed)
    found = survey.proposed(scene, odds, names)[1]
    if not found:
        return None
    weighing = lists.Weighing(parsed, shapes, verdicts, odds, found)
    chances = [chance(score) for score in lists.scores([weighing.vector(one) for one in found])]
    first = survey.leader(scene, found, chances)
    if first < 0:
        return None
    beside = others.Beside(parsed, names, found[first], weighing)
    leading, found = found[first], survey.remaining(scene, found, found[first])
    if not found:
        return None
    if page.kind in WEAK:
        truth, weight = supposed(page, parsed, verdicts, found)
    else:
        truth, weight = np.zeros(len(found), np.float32), np.ones(len(found), np.float32)
        gold = [Counter(tokens(f"{a['title']}\n{a['text']}")) for a in page.articles]
        optional = [bool(a.get("optional")) for a in page.articles]
        counters: dict[tuple[int, int, int], Counter[str]] = {}

        def records(one: Candidate) -> list[Counter[str]]:
            return [words_of(parsed, shapes, verdicts, odds, one, n, counters) for n in range(len(one.members))]

        used = spent(records(leading), gold)
        left = [(g, o) for j, (g, o) in enumerate(zip(gold, optional, strict=True)) if j not in used]
        for at, one in enumerate(found):
            truth[at], counted = agreement(records(one), [g for g, _ in left], [o for _, o in left])
            weight[at] = np.sqrt(counted)
    values = np.array([beside.vector(one) for one in found], np.float32)
    total = float(weight.sum())
    share = SHARE.get(page.kind, 0.15)
    return Example(page.name, page.kind, page.site, values, truth, weight / max(total, 1e-9) * 100 * share)


def spent(records: Sequence[Counter[str]], gold: Sequence[Counter[str]]) -> set[int]:
    """The gold articles that records stand for: those they are nearest to, each once."""
    pairs = sorted(
        ((overlap(r, g), i, j) for i, r in enumerate(records) for j, g in enumerate(gold) if r & g), reverse=True
    )
    used: dict[int, int] = {}
    for value, i, j in pairs:
        if value >= 0.4 and i not in used.values() and j not in used:
            used[j] = i
    return set(used)


def fitted(examples: Sequence[Example], options: argparse.Namespace) -> Weights:
    """The model of some pages; soft labels by cross-entropy."""
    values = np.vstack([one.values for one in examples])
    truth = np.concatenate([one.truth for one in examples])
    weight = np.concatenate([one.weight for one in examples])
    return fit.averaged(
        values, truth, weight, others.NAMES, bins=BINS, pairs=options.pairs, rounds=options.rounds, seeds=SEEDS
    )


def main() -> None:
    """Validate by leaving sites out, and with --write fit to all pages and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--pairs", type=int, default=16)
    parser.add_argument("--rounds", type=int, default=60)
    options = parser.parse_args()
    known = [
        *pages.splits(),
        *pages.records(),
        *pages.composed(160, 77, "html"),
        *(page for page in pages.wcxb() if page.kind in WEAK),
    ]
    with Pool(2) as pool:
        examples = [one for one in pool.map(example, known, chunksize=8) if one is not None]
    print(len(examples), "pages,", sum(len(e.truth) for e in examples), "lists", flush=True)
    if options.write:
        fit.write(HERE, fitted(examples, options))
    for fold in range(FOLDS):
        keep("others", fold, fitted([one for one in examples if fold_of(one.site) != fold], options))


if __name__ == "__main__":
    main()
