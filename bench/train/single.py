"""Fits cleaner/classify/single.json: `python -m bench.train.single [--write]`, after lines.

One article: the contents of articles, manuals, services and wares of WCXB (CC-BY-4.0) and of Fundus as text alone, with blank lines
between paragraphs or without, and the pages of articles and manuals as text.  Several: text dumps of pages split by hand, of search results, listings and composed home pages, and their
stories as text alone; and invented text pages of both kinds.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator
from multiprocessing import Pool
from random import Random
from zlib import crc32

import msgspec
import numpy as np
from msgspec import Struct
from sklearn.linear_model import LogisticRegression

from bench.quality import ROOT, SHARED
from bench.train import dumps, pages
from bench.train.folds import FOLDS, fold_of
from bench.train.invented import invented
from cleaner import clean
from cleaner.classify import single
from cleaner.split.groups import Group, Scene
from cleaner.split.lines import joined

HERE = ROOT / "cleaner" / "classify" / "single.json"
ONE = ("article", "documentation", "service", "product")
WEIGHTS = {"split": 4.0, "split, text alone": 2.0, "composed": 2.0, "invented": 2.0, "homes": 0.3, "homes, text alone": 0.3, "records": 0.5,
           "records, text alone": 0.5, "article": 0.5, "listing": 0.7}  # fmt: skip
"""How much a page of a kind counts; 1 for others."""
BOUNDS = (1.0, 1.5, 2.0, 2.5, 3.0)
"""Log-odds for which it is told how many pages are one article from there."""
STRENGTH = 0.3
"""Inverse of the regularisation."""


class Example(Struct):
    """A text page that was read as several stories."""

    kind: str
    site: str
    values: list[float] | None
    truth: float


def written() -> Iterator[tuple[str, str, str, float]]:
    """Kind, site, text and truth of each page."""
    for page in pages.wcxb():
        random = Random(crc32(page.name.encode()))
        if page.kind in ONE:
            yield f"{page.kind}, text alone", page.site, respaced(page.content, random), 1.0
        if page.kind in ("article", "documentation"):
            yield page.kind, page.site, dumps.render(page.data, page.url, random.choice(dumps.STYLES), random), 1.0
        elif page.kind == "listing":
            yield "listing", page.site, dumps.render(page.data, page.url, random.choice(dumps.STYLES), random), 0.0
    for page in pages.fundus():
        random = Random(page.name)
        yield "news, text alone", page.site, respaced(page.content, random), 1.0
        yield "news", page.site, dumps.render(page.data, page.url, random.choice(dumps.STYLES), random), 1.0
    sites = {page.name: page.site for page in pages.splits()}
    for path in sorted((SHARED / "text" / "pages").iterdir()):
        site = sites[path.name.split(".")[0].rpartition("-")[0]]
        yield "split", site, path.read_text(encoding="utf-8", errors="replace"), 0.0
    for page in (*pages.splits(), *pages.records(), *pages.composed(144, 77, "homes")):
        random = Random(page.name)
        stories = [f"{a.get('title') or ''}\n{a.get('text') or ''}".strip() for a in page.articles]
        if len(stories) > 1:
            yield f"{page.kind}, text alone", page.site, respaced("\n".join(stories), random), 0.0
        if page.kind != "split":
            yield page.kind, page.site, dumps.render(page.data, page.url, random.choice(dumps.STYLES), random), 0.0
    for page in pages.composed(240, 77):
        yield "composed", page.site, page.data.decode("utf-8", "replace"), float(len(page.articles) == 1)
    for page in invented():
        if page.kind == "written":
            yield "invented", page.site, page.data.decode("utf-8", "replace"), float(len(page.articles) == 1)


def respaced(text: str, random: Random) -> str:
    """A text with a blank line between all its lines, with none, or as it is."""
    return re.sub(r"\n+", random.choice(("\n", "\n\n")), text) if random.random() < 0.7 else text


def example(page: tuple[str, str, str, float]) -> Example:
    """The measures of a page as it is read before it is asked whether it is one article."""
    kind, site, text, truth = page
    seen: list[list[float]] = []

    def asked(scene: Scene, groups: list[Group]) -> bool:
        seen.append(single.measures(scene, groups))
        return False

    joined.one_article = asked
    clean(text.encode("utf-8", "replace"), name="page.txt")
    return Example(kind, site, seen[0] if seen else None, truth)


def fitted(examples: list[Example]) -> single.Weights:
    """The function of some pages."""
    values = np.array([one.values for one in examples])
    truth = np.array([one.truth for one in examples])
    mean, deviation = values.mean(axis=0), values.std(axis=0) + 1e-6
    weight = np.array([WEIGHTS.get(one.kind, 1.0) for one in examples])
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit((values - mean) / deviation, truth, sample_weight=weight)
    told = zip(single.NAMES, mean, deviation, model.coef_[0], strict=True)
    rounded = {name: tuple(round(float(v), 3) for v in row) for name, *row in told}
    return single.Weights(round(float(model.intercept_[0]), 3), rounded)  # type: ignore[arg-type]


def main() -> None:
    """Validate by leaving sites out, and with --write fit to all pages and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with Pool(2) as pool:
        known = pool.map(example, written(), chunksize=16)
    examples = [one for one in known if one.values is not None]
    said: dict[str, list[float]] = defaultdict(list)
    for fold in range(FOLDS):
        weights = fitted([one for one in examples if fold_of(one.site) != fold])
        single.model = lambda weights=weights: weights  # type: ignore[assignment]
        for one in examples:
            if fold_of(one.site) == fold and one.values is not None:
                said[f"{one.kind} ({one.truth:.0f})"].append(single.log_odds(one.values))
    for kind, told in sorted(said.items()):
        read = sum(f"{one.kind} ({one.truth:.0f})" == kind for one in known)
        above = ", ".join(f"{sum(odds > bound for odds in told)} from {bound}" for bound in BOUNDS)
        print(f"{kind}: {read} pages, {len(told)} read as several, of these one article: {above}")
    if options.write:
        weights = fitted(examples)
        print(weights)
        HERE.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n")


if __name__ == "__main__":
    main()
