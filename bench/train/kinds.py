"""Fits cleaner/classify/kinds.json: `python -m bench.train.kinds [--write]`, after blocks and lists."""

import argparse
from multiprocessing import Pool

import numpy as np
from msgspec import Struct

from bench.quality import ROOT
from bench.train import fit, pages
from bench.train.blocks import prepared
from bench.train.folds import FOLDS, fold_of, keep, use
from cleaner.classify import blocks, kinds
from cleaner.classify.additive import Model, Weights
from cleaner.language import page_language
from cleaner.model import Page
from cleaner.own_names import own_names
from cleaner.rules import load
from cleaner.shape import Shape
from cleaner.split import survey
from cleaner.split.groups import Scene
from cleaner.split.records import CONTENT
from cleaner.strip import strip

HERE = ROOT / "cleaner" / "classify" / "kinds.json"
SEEDS = 4
"""Models that are averaged."""
ONE = {"article": 1.0, "documentation": 1.0, "service": 1.0, "product": 1.0, "news": 1.0, "forum": 1.0, "listing": 0.0,
       "collection": 0.0, "records": 0.0}  # fmt: skip


class Example(Struct):
    """A page and whether it is one article."""

    name: str
    site: str
    values: list[float]
    truth: float
    weight: float


def example(page: pages.Labelled) -> Example | None:
    """The features of one page."""
    use(fold_of(page.site), ("blocks", "lists"))
    parsed, shapes = prepared(page.data, page.url)
    if not parsed.blocks or not parsed.elements:
        return None
    return of_scene(page, parsed, shapes, blocks.weigh(parsed, shapes, own_names(parsed)))


def of_scene(page: pages.Labelled, parsed: Page, shapes: list[Shape], odds: list[float]) -> Example | None:
    """The features of a page whose blocks are weighed."""
    verdicts = strip(parsed, shapes, load())
    known = survey.survey(Scene(parsed, shapes, verdicts, page_language(parsed)), odds, own_names(parsed))
    taken = known.taken
    if not taken:
        return None
    content = [i for i in known.kept if odds[i] > CONTENT]
    told = [(t.candidate, t.chance, t.groups) for t in taken]
    values = kinds.vector(parsed, shapes, verdicts, content, told)
    many = sum(not a.get("optional") for a in page.articles)
    main = any(a.get("role") == "main" for a in page.articles)
    truth = ONE.get(page.kind, float(main or many == 1))
    weight = {"split": 12.0, "records": 1.0, "composed": 0.5, "forum": 0.5, "listing": 0.7, "collection": 0.7}.get(
        page.kind, 1.0
    )
    return Example(page.name, page.site, values, truth, weight)


def fitted(examples: list[Example]) -> Weights:
    """The model of some pages."""
    values = np.array([one.values for one in examples], np.float32)
    truth = np.array([one.truth for one in examples], np.float32)
    weight = np.array([one.weight for one in examples], np.float32)
    cuts = [fit.cuts_of(values[:, i], 10) for i in range(values.shape[1])]
    more = {"learning_rate": 0.06, "min_data_in_leaf": 15, "lambda_l2": 10.0, "feature_fraction": 0.4}
    binned = fit.binned(values, cuts)
    models = [fit.boost(binned, truth, weight, 300, pairs=None, seed=seed, **more) for seed in range(SEEDS)]
    return fit.tables(models, kinds.NAMES, cuts)


def main() -> None:
    """Validate by leaving sites out, and with --write fit to all pages and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with Pool(2) as pool:
        known = [*pages.splits(), *pages.records(), *pages.composed(120, 77, "html"), *pages.wcxb(), *pages.fundus()]
        examples = [one for one in pool.map(example, known, chunksize=16) if one is not None]
    right = total = 0.0
    for fold in range(FOLDS):
        weights = fitted([one for one in examples if fold_of(one.site) != fold])
        keep("kinds", fold, weights)
        model = Model(weights, kinds.NAMES)
        for one in examples:
            if fold_of(one.site) == fold:
                said = model.score(model.bins(one.values)) > 0
                right += one.weight * (said == (one.truth > 0.5))
                total += one.weight
                if one.weight == 12.0 and said != (one.truth > 0.5):
                    print("wrong:", one.name, one.truth)
    print(f"{len(examples)} pages, right {right / total:.3f}")
    if options.write:
        fit.write(HERE, fitted(examples))


if __name__ == "__main__":
    main()
