"""Fits cleaner/classify/text_content.json and text_headlines.json: `python -m bench.train.lines [--write]`.

Lines of pages of WCXB (CC-BY-4.0) and Fundus, of pages split by hand and of search results, each written as text in one of
the ways of bench.train.dumps, and of composed and invented pages (bench.train.invented).  What belongs to the content is
known; which lines are headlines is known of pages split by hand, composed and invented, and for the others taken from what
the reader of HTML pages makes of them.
"""

import argparse
import pickle
import tempfile
from collections.abc import Iterator, Sequence
from multiprocessing import Pool
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

import numpy as np
from msgspec import Struct

from bench.quality import ROOT
from bench.train import dumps, fit, pages
from bench.train.align import align, tokens
from bench.train.folds import FOLDS, fold_of, keep
from bench.train.invented import invented
from cleaner import clean
from cleaner.classify import lines as measured
from cleaner.classify.additive import Weights
from cleaner.decode import decode
from cleaner.language import languages_of, page_language
from cleaner.parse.text import parse_text
from cleaner.rules import load
from cleaner.shape import measure
from cleaner.split.groups import Scene
from cleaner.split.lines.gaps import gap_classes
from cleaner.strip import strip

FOLDER = ROOT / "cleaner" / "classify"
FILES = {"content": "text_content.json", "headline": "text_headlines.json"}
BINS = 16
SHARES = {"split": 400.0, "records": 150.0, "composed": 100.0, "listing": 150.0, "collection": 150.0, "written": 250.0,
          "invented": 100.0}  # fmt: skip
"""What the lines of a page count together, by its type; 100 of others."""


AS_THEY_ARE = ("composed", "written")
"""Kinds of pages that are text already."""
SURE = ("split", "invented", *AS_THEY_ARE)
"""Kinds of pages whose headlines are known."""
CUT = 7
"""One page in so many is written without what stands around its content."""
NEAR = 12
"""Lines above the content in which its headline is looked for."""


class Example(Struct):
    """The lines of a page with their truth."""

    name: str
    kind: str
    site: str
    values: fit.Array
    content: fit.Array
    headline: fit.Array
    content_weight: fit.Array
    headline_weight: fit.Array


class Task(Struct):
    """A page to be measured, written as text in a style."""

    page: pages.Labelled
    style: str
    cut: bool = False
    """Nothing is left before the first line of the content and after the last, as in what is copied by hand."""


def same(line: list[str], title: list[str]) -> bool:
    """Whether a line is a headline, perhaps with a source or a time beside it."""
    if not line or not title:
        return False
    if line == title:
        return True
    held = len(title) >= 3 and any(line[at : at + len(title)] == title for at in range(len(line) - len(title) + 1))
    return held and len(line) <= len(title) + 8


def content_of(lines: list[str], told: Sequence[dict[str, Any]], content: str) -> str:
    """The lines from the first headline or line of the content to the last."""
    inside = align(lines, content)
    held = [i for i, is_in in enumerate(inside) if is_in]
    if not held:
        return ""
    first, last = held[0], held[-1]
    titles = {tuple(tokens(a["title"] or "")) for a in told}
    above = [i for i in range(max(first - NEAR, 0), first) if tuple(tokens(lines[i])) in titles]
    return "\n".join(lines[above[-1] if above else first : last + 1])


def example(task: Task) -> Example | None:
    """The lines of one page."""
    page, style = task.page, task.style
    told = page.articles
    if page.kind in AS_THEY_ARE:
        text = decode(page.data).text
    else:
        text = dumps.render(page.data, page.url, style, Random(crc32(page.name.encode())))
        if page.kind not in SURE:
            told = [{"title": a.title, "text": a.text, "role": a.role} for a in clean(page.data, url=page.url).articles]
    parsed = parse_text(text)
    if task.cut:
        parsed = parse_text(content_of(text.split("\n"), told, page.content))
    if not parsed.blocks:
        return None
    languages, language = languages_of(parsed), page_language(parsed)
    rules = load()
    shapes = measure(parsed, rules, languages, language)
    verdicts = strip(parsed, shapes, rules)
    gaps = gap_classes(Scene(parsed, shapes, verdicts, language))
    rows = measured.Measures(parsed.blocks, shapes, verdicts, gaps, languages, language).vectors()
    asked = [i for i, row in enumerate(rows) if row]
    texts = [block.text for block in parsed.blocks]
    words = [tokens(t) for t in texts]
    inside = align(texts, page.content)
    free = align(texts, page.open) if page.open else [False] * len(texts)
    content = np.array(inside, np.float32)
    content_weight = np.sqrt(np.maximum([shape.words for shape in shapes], 1.0)).astype(np.float32)
    headline = np.zeros(len(texts), np.float32)
    headline_weight = np.ones(len(texts), np.float32)
    titles = {tuple(tokens(a["title"] or "")): a for a in told if not a.get("optional")}
    firsts: dict[str, list[tuple[str, ...]]] = {}
    for title in titles:
        for word in title[:1]:
            firsts.setdefault(word, []).append(title)
    sure = page.kind in SURE
    for i, own in enumerate(words):
        shape = shapes[i]
        if shape.time is not None or shape.edges or shape.field:
            content_weight[i] = 0 if not inside[i] else content_weight[i]
        if not inside[i] and free[i]:
            content_weight[i] = headline_weight[i] = 0
        if page.kind == "records" and not inside[i]:
            content_weight[i] = 0
        if shape.prose and shape.words > 30:
            headline_weight[i] = 0
        near = [title for word in dict.fromkeys(own[:10]) for title in firsts.get(word, ())]
        if any(same(own, list(title)) for title in near):
            if sure and not inside[i]:
                continue  # said once more, in a side list
            headline[i] = 1
            if not sure:
                content_weight[i] = content_weight[i] if inside[i] else 0
    share = SHARES.get(page.kind, 100.0)
    if not sure and page.kind in ("forum", "product"):
        headline_weight[:] = 0
    return Example(
        f"{page.name}-{style}", page.kind, page.site, np.array([rows[i] for i in asked], np.float32).reshape(len(asked), -1),
        content[asked], headline[asked],
        content_weight[asked] / max(float(content_weight[asked].sum()), 1e-9) * share,
        headline_weight[asked] / max(float(headline_weight[asked].sum()), 1e-9) * (share if sure else share / 2),
    )  # fmt: skip


def tasks() -> Iterator[Task]:
    """Pages and the ways they are written: of pages split by hand all, of the others one each."""
    for page in [*pages.splits(), *pages.records()]:
        for style in dumps.STYLES:
            yield Task(page, style)
        yield Task(page, dumps.STYLES[1], cut=True)
    for at, page in enumerate([*pages.wcxb(), *pages.fundus()]):
        yield Task(page, dumps.STYLES[at % len(dumps.STYLES)], cut=at % CUT == 0)
    for at, page in enumerate(invented()):
        yield Task(page, "written" if page.kind == "written" else dumps.STYLES[at % len(dumps.STYLES)])
    for page in pages.composed(200, seed=78):
        yield Task(page, "composed")


def cuts_of(examples: Sequence[Example]) -> list[list[float]]:
    """The bounds of the bins of each feature, which both models share."""
    values = np.vstack([one.values for one in examples])
    return [fit.cuts_of(values[:, i], BINS) for i in range(values.shape[1])]


def fitted(
    examples: Sequence[Example], which: str, cuts: Sequence[Sequence[float]], options: argparse.Namespace
) -> Weights:
    """The model of some pages; `which` is content or headline."""
    values = np.vstack([one.values for one in examples])
    truth = np.concatenate([getattr(one, which) for one in examples])
    weight = np.concatenate([getattr(one, f"{which}_weight") for one in examples])
    used = weight > 0
    values, truth, weight = values[used], truth[used], weight[used]
    bins = fit.binned(values, cuts)
    pairs = fit.chosen_pairs(bins, truth, weight, options.pairs, 150)
    return fit.tables([fit.boost(bins, truth, weight, options.rounds, pairs=pairs)], measured.NAMES, cuts)


def report(examples: Sequence[Example], which: str, found: Sequence[fit.Array]) -> None:
    """Print log-loss, and precision and recall at even odds, by page type."""
    for kind in sorted({one.kind for one in examples}):
        chosen = [(one, score) for one, score in zip(examples, found, strict=True) if one.kind == kind]
        truth = np.concatenate([getattr(one, which) for one, _ in chosen])
        weight = np.concatenate([getattr(one, f"{which}_weight") for one, _ in chosen])
        score = np.concatenate([s for _, s in chosen])
        loss = (weight * np.logaddexp(0, np.where(truth > 0, -score, score))).sum() / weight.sum()
        hit = (weight * ((score > 0) & (truth > 0))).sum()
        precision = hit / max((weight * (score > 0)).sum(), 1e-9)
        recall = hit / max((weight * (truth > 0)).sum(), 1e-9)
        print(f"{which} {kind:14} loss {loss:.3f} precision {precision:.3f} recall {recall:.3f}", flush=True)


def scores(weights: Weights, values: fit.Array) -> fit.Array:
    """Log-odds by the tables, many rows at once."""
    from bench.train.blocks import tabulated

    return tabulated(weights, measured.NAMES, values)


def main() -> None:
    """Validate by leaving sites out, and with --write fit to all pages and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--pairs", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "cleaner-lines.pickle")
    parser.add_argument("--fresh", action="store_true", help="measure the pages again")
    options = parser.parse_args()
    if options.fresh or not options.cache.is_file():
        with Pool(2) as pool:
            made = pool.map(example, list(tasks()), chunksize=8)
        options.cache.write_bytes(pickle.dumps([one for one in made if one is not None]))
    examples: list[Example] = pickle.loads(options.cache.read_bytes())
    print(len(examples), "pages,", sum(len(e.content) for e in examples), "lines", flush=True)
    found: dict[str, dict[int, fit.Array]] = {"content": {}, "headline": {}}
    for fold in range(FOLDS):
        others = [one for one in examples if fold_of(one.site) != fold]
        cuts = cuts_of(others)
        for which, scored in found.items():
            weights = fitted(others, which, cuts, options)
            keep(f"text_{which}", fold, weights)
            for at, one in enumerate(examples):
                if fold_of(one.site) == fold:
                    scored[at] = scores(weights, one.values)
    for which, scored in found.items():
        report(examples, which, [scored[at] for at in range(len(examples))])
    if options.write:
        cuts = cuts_of(examples)
        for which in found:
            fit.write(FOLDER / FILES[which], fitted(examples, which, cuts, options))


if __name__ == "__main__":
    main()
