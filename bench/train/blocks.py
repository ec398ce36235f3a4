"""Fits cleaner/classify/blocks.json: `python -m bench.train.blocks [--write]`.

Blocks of the pages of WCXB (CC-BY-4.0) and Fundus, and of pages split by hand, labelled by whether they stand in the
content; sites are left out whole in validation.  First the class tokens, by logistic regression over the tokens of all
elements around a block; then an additive model over the features of `cleaner.classify.blocks`.
"""

import argparse
import pickle
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from multiprocessing import Pool
from pathlib import Path

import numpy as np
from msgspec import Struct
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier

from bench.train import fit, pages
from bench.train.align import align, word_f1
from bench.train.folds import FOLDS, fold_of, keep
from cleaner.classify import blocks as measured
from cleaner.classify.additive import Model, Weights
from cleaner.classify.elements import Lexicon, tokens_of
from cleaner.decode import decode
from cleaner.language import languages_of, page_language
from cleaner.model import Page
from cleaner.own_names import own_names
from cleaner.parse import parse
from cleaner.rules import load
from cleaner.shape import Shape, measure

SITES = 12
"""Pages that must use a token for it to have a weight: one of few pages only says which site it is."""
BINS = 20
HERE = Path(__file__).resolve().parents[2] / "cleaner" / "classify" / "blocks.json"
TOKENS = [measured.NAMES.index(name) for name in ("tokens", "tokens_mean", "tokens_best")]


class Example(Struct):
    """The blocks of a page with their truth."""

    name: str
    kind: str
    fold: int
    values: fit.Array
    """Features, those of tokens not yet filled in."""
    truth: fit.Array
    weight: fit.Array
    """Adds up to the same for each page, more for pages split by hand; 0 where either answer is right."""
    texts: list[str]
    content: str
    words: fit.Array
    paths: list[list[str]]
    """Tokens of all elements around each container, and which container a block has."""
    where: list[int]


def prepared(data: bytes, url: str | None) -> tuple[Page, list[Shape]]:
    """A page and the shapes of its blocks, as the pipeline makes them."""
    page = parse(decode(data).text, url)
    return page, measure(page, load(), languages_of(page), page_language(page))


def example(task: tuple[pages.Labelled, int]) -> Example | None:
    """The blocks of one page."""
    page, fold = task
    parsed, shapes = prepared(page.data, page.url)
    if not parsed.blocks:
        return None
    texts = [block.text for block in parsed.blocks]
    kept = np.array(align(texts, page.content), np.float32)
    words = np.array([shape.words for shape in shapes], np.float32)
    weight = np.sqrt(np.maximum(words, 1.0))
    if page.open:
        weight[np.array(align(texts, page.open)) & (kept == 0)] = 0
    if page.kind == "records":  # titles of records are not told
        weight[(kept == 0)] = 0
    values = np.array(measured.Measures(parsed, shapes, Lexicon({}), own_names(parsed)).vectors(), np.float32)
    path: list[list[str]] = []
    for element in parsed.elements:
        own = list(tokens_of(element.raw))
        above = path[element.parent] if element.parent >= 0 else []
        path.append(list(dict.fromkeys(above + own)) if own else above)
    held = sorted({b.element for b in parsed.blocks})
    where = {element: at for at, element in enumerate(held)}
    return Example(
        page.name, page.kind, fold, values, kept, weight / max(weight.sum(), 1e-9) * (500 if page.kind == "split" else 100), texts, page.content, words,
        [path[e] if e >= 0 else [] for e in held], [where[b.element] for b in parsed.blocks],
    )  # fmt: skip


def gather(known: Iterable[pages.Labelled]) -> list[Example]:
    """All examples; folds are by site."""
    with Pool(2) as pool:
        made = pool.map(example, [(page, fold_of(page.site)) for page in known], chunksize=16)
    return [one for one in made if one is not None]


def matrix(examples: Sequence[Example], number: dict[str, int]) -> csr_matrix:
    """Counts of tokens by block."""
    columns: list[int] = []
    ends = [0]
    for one in examples:
        rows = [[number[t] for t in path if t in number] for path in one.paths]
        for at in one.where:
            columns += rows[at]
            ends.append(len(columns))
    return csr_matrix((np.ones(len(columns), np.float32), columns, ends), shape=(len(ends) - 1, len(number)))


def token_weights(examples: Sequence[Example], alpha: float) -> dict[str, float]:
    """What each token says, by logistic regression (elastic net); tokens of few pages are left out."""
    pages_of: dict[str, int] = defaultdict(int)
    for one in examples:
        for token in {t for path in one.paths for t in path}:
            pages_of[token] += 1
    number = {token: at for at, token in enumerate(sorted(t for t, n in pages_of.items() if n >= SITES))}
    truth = np.concatenate([one.truth for one in examples])
    weight = np.concatenate([one.weight / max(float(one.weight.sum()), 1e-9) for one in examples]) * 100
    model = SGDClassifier(
        loss="log_loss", penalty="elasticnet", l1_ratio=0.15, alpha=alpha, max_iter=5, tol=None, random_state=1
    )
    model.fit(matrix(examples, number), truth, sample_weight=weight)
    return {t: round(float(w), 2) for t, w in zip(number, model.coef_[0], strict=True) if abs(w) >= 0.05}


def fill(one: Example, weights: dict[str, float]) -> fit.Array:
    """The features of a page, those of tokens included, as `cleaner.classify.blocks` computes them."""
    known = np.array([sum(weights.get(t, 0.0) for t in path) for path in one.paths], np.float32)[one.where]
    words = np.maximum(one.words, 1)
    values = one.values.copy()
    values[:, TOKENS[0]] = known
    values[:, TOKENS[1]] = known - (known * words).sum() / words.sum()
    values[:, TOKENS[2]] = known - known.max()
    return values


def fitted(values: list[fit.Array], examples: Sequence[Example], options: argparse.Namespace) -> Weights:
    """The model of some pages."""
    everything = np.vstack(values)
    truth = np.concatenate([one.truth for one in examples])
    weight = np.concatenate([one.weight for one in examples])
    cuts = [fit.cuts_of(everything[:, i], BINS) for i in range(everything.shape[1])]
    bins = fit.binned(everything, cuts)
    pairs = fit.chosen_pairs(bins, truth, weight, options.pairs, 200)
    model = fit.boost(bins, truth, weight, options.rounds, pairs=pairs)
    return fit.tables([model], measured.NAMES, cuts)


def scores(weights: Weights, values: fit.Array) -> fit.Array:
    """Log-odds of blocks, many rows at once."""
    return tabulated(weights, measured.NAMES, values)


def tabulated(weights: Weights, names: Sequence[str], values: fit.Array) -> fit.Array:
    """Log-odds by the tables of a model of features of some names, many rows at once."""
    model = Model(weights, names)
    bins = fit.binned(values, model.cuts).astype(np.int64)
    total = np.full(len(bins), weights.bias, np.float32)
    for one, table in model.singles:
        total += np.array(table, np.float32)[bins[:, one]]
    for one, two, width, table in model.pairs:
        total += np.array(table, np.float32)[bins[:, one] * width + bins[:, two]]
    return total


def report(examples: Sequence[Example], found: Sequence[fit.Array], threshold: float) -> float:
    """Print word F1 by page type; returns the mean over WCXB."""
    by_kind = defaultdict(list)
    for one, score in zip(examples, found, strict=True):
        if one.kind in ("split", "records"):
            continue
        text = "\n".join(t for t, s in zip(one.texts, score, strict=True) if s >= threshold)
        by_kind[one.kind].append(word_f1(text, one.content))
    everything = [f for kind, values in by_kind.items() if kind != "news" for f in values]
    row = " ".join(f"{kind} {np.mean(values):.3f}" for kind, values in sorted(by_kind.items()))
    print(f"threshold {threshold:+.2f}: {row} | all {np.mean(everything):.4f}", flush=True)
    return float(np.mean(everything))


def main() -> None:
    """Validate, and with --write fit to all pages and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--write", action="store_true", help="fit to all pages and write the weights")
    parser.add_argument("--pairs", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=400)
    parser.add_argument("--alpha", type=float, default=1e-4)
    parser.add_argument("--folds", type=int, default=FOLDS, help="how many of the folds are validated")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "cleaner-blocks.pickle")
    parser.add_argument("--fresh", action="store_true", help="measure the pages again")
    options = parser.parse_args()
    if options.fresh or not options.cache.is_file():
        known = [*pages.wcxb(), *pages.fundus(), *pages.splits()]
        options.cache.write_bytes(pickle.dumps(gather(known)))
    examples: list[Example] = pickle.loads(options.cache.read_bytes())
    print(len(examples), "pages,", sum(len(e.texts) for e in examples), "blocks", flush=True)
    by_fold = [token_weights([e for e in examples if e.fold != f], options.alpha) for f in range(FOLDS)]
    values = [fill(one, by_fold[one.fold]) for one in examples]
    found: dict[int, fit.Array] = {}
    for f in range(options.folds):
        rest = [at for at, one in enumerate(examples) if one.fold != f]
        weights = fitted([values[at] for at in rest], [examples[at] for at in rest], options)
        weights.tokens = by_fold[f]
        keep("blocks", f, weights)
        for at, one in enumerate(examples):
            if one.fold == f:
                found[at] = scores(weights, values[at])
    for threshold in (-1.0, -0.7, -0.4, -0.1):
        report([examples[at] for at in found], list(found.values()), threshold)
    if options.write:
        weights = fitted(values, examples, options)
        weights.tokens = token_weights(examples, options.alpha)
        fit.write(HERE, weights)
        print(HERE.name, HERE.stat().st_size, "bytes,", len(weights.tables), "tables,", len(weights.tokens), "tokens")


if __name__ == "__main__":
    main()
