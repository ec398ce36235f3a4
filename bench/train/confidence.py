"""Fits cleaner/classify/confidence.json: `python -m bench.train.confidence [--write]`, after all other models.

An article is right when the gold has it: the same title, and title and text of token F1 0.6 or more (`cleaner.score`).  Articles
that the gold has as optional are left out.  Each page is cleaned by models that have not seen its site.  Prints, for articles
whose site the fit has not seen either, how many of those with a confidence are right.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bench.quality import ROOT, SHARED
from bench.train import pages
from bench.train.folds import FOLDER, FOLDS, MODELS, fold_of, use
from cleaner import clean
from cleaner.classify import confidence
from cleaner.classify.confidence import NAMES, USED, WAYS, Weights
from cleaner.score.figures import same_title
from cleaner.score.match import FOUND, match
from cleaner.score.read import Entry

HERE = ROOT / "cleaner" / "classify" / "confidence.json"
BOUNDS = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 1.0)
PENALTY = 1.0
"""Of the square of a weight, in sites."""
COMPOSED = 120
"""Composed text pages, those of a language as one site: dumps that hold what an aggregator prints and little else."""
SHARES = {"text": 1 / 3, "composed": 0.3}
"""What an article counts for by its set, 1 otherwise: three text dumps are made of one page, and composed pages are right."""

Array: TypeAlias = NDArray[np.float64]


class Example(Struct):
    """A predicted article, and whether it is right."""

    set: str
    site: str
    way: str
    values: list[float]
    right: bool
    weight: float = 1.0


def known_pages() -> Iterator[tuple[str, pages.Labelled]]:
    """All pages whose articles are known, with the set that they are of."""
    sites = {}
    for page in pages.splits():
        sites[page.name] = page.site
        yield "pages", page
    for page in pages.records():
        yield "tb17", page
    for path in sorted((SHARED / "pages").glob("*.txt")):
        gold = json.loads((SHARED / "gold" / f"{path.stem}.gold.json").read_text(encoding="utf-8"))
        yield "pages", pages.Labelled(path.stem, "text", path.stem, path.read_bytes(), "", articles=gold["articles"])
    for file in sorted((SHARED / "text" / "gold").glob("*.gold.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        name = file.name.split(".")[0]
        site = sites.get(name.rsplit("-", 1)[0], name.rsplit("-", 1)[0])
        data = (SHARED / "text" / "pages" / gold["page"]).read_bytes()
        yield "text", pages.Labelled(name, "text", site, data, "", articles=gold["articles"])
    for page in pages.fundus():
        gold = json.loads((SHARED / "fundus" / "gold" / f"{page.name}.gold.json").read_text(encoding="utf-8"))
        page.articles = gold["articles"]
        yield "fundus", page
    for page in pages.composed(COMPOSED, seed=79):
        page.site = f"composed {page.name.partition('-')[0]}"
        yield "composed", page


def examples(name: str, page: pages.Labelled) -> Iterator[Example]:
    """The articles that a page is split into; of pages whose gold is their main article alone, that one."""
    seen: list[tuple[str, list[float]]] = []

    def look(way: str, values: list[float]) -> float:
        seen.append((way, values))
        return len(seen) - 1.0

    with replaced(look):
        document = clean(page.data, name=page.name, url=page.url)
    theirs = msgspec.convert(msgspec.to_builtins(document.articles), list[Entry])
    gold = msgspec.convert(page.articles, list[Entry])
    found = match(gold, theirs)
    partners = {pair.predicted: gold[pair.gold] for pair in found.pairs if pair.weight >= FOUND}
    for number, article in enumerate(document.articles):
        way, values = seen[int(article.confidence)]
        if number in found.excused or (name == "fundus" and theirs[number].role != "main"):
            continue
        one = partners.get(number)
        right = one is not None and (not one.title or same_title(one, theirs[number]))
        yield Example(name, page.site, WAYS[way], [float(value) for value in values], right)


@contextmanager
def replaced(look: Callable[[str, list[float]], float]) -> Iterator[None]:
    """While it lasts, the package asks another function for the confidence."""
    own = confidence.confidence
    confidence.confidence = look  # type: ignore[assignment]
    try:
        yield
    finally:
        confidence.confidence = own


def gather() -> list[Example]:
    """All examples, weighted: a site counts by the square root of its articles in a set."""
    by_fold = defaultdict(list)
    for name, page in known_pages():
        by_fold[fold_of(page.site)].append((name, page))
    found: list[Example] = []
    for fold, those in sorted(by_fold.items()):
        use(fold)
        for name, page in those:
            found += examples(name, page)
    counts = Counter((one.set, one.site) for one in found)
    for one in found:
        one.weight = counts[one.set, one.site] ** -0.5 * SHARES.get(one.set, 1.0)
    return found


def fitted(known: Sequence[Example], way: str) -> Weights:
    """Logistic regression with a penalty; features whose weight would be negative are left out, one after the other."""
    those = [one for one in known if one.way == way]
    used = list(USED[way])
    truth = np.array([one.right for one in those], float)
    weight = np.array([one.weight for one in those])
    weight *= len({one.site for one in those}) / weight.sum()
    while True:
        values = np.array([[one.values[NAMES.index(name)] for name in used] for one in those]).reshape(len(those), -1)
        mean, spread = values.mean(0), values.std(0) + 1e-6
        bias, *weights = newton((values - mean) / spread, truth, weight)
        if not weights or min(weights) >= 0.0:
            break
        del used[int(np.argmin(weights))]
    slopes = np.array(weights) / spread
    return Weights(
        round(float(bias - slopes @ mean), 3),
        {name: round(float(slope), 3) for name, slope in zip(used, slopes, strict=True) if round(float(slope), 3)},
    )


def newton(values: Array, truth: Array, weight: Array) -> Array:
    """Bias and weights of a logistic regression, by Newton's method."""
    rows = np.column_stack([np.ones(len(values)), values])
    penalty = np.diag([1e-6, *[PENALTY] * values.shape[1]])
    found = np.zeros(rows.shape[1])
    for _ in range(50):
        said = 1.0 / (1.0 + np.exp(-rows @ found))
        slope = rows.T @ (weight * (said - truth)) + penalty @ found
        step = np.linalg.solve((rows * (weight * said * (1 - said))[:, None]).T @ rows + penalty, slope)
        found -= step
        if np.abs(step).max() < 1e-8:
            break
    return found


def said(model: dict[str, Weights], one: Example) -> float:
    """The confidence that a model gives to an article."""
    bias, weights = confidence.ready({one.way: model[one.way]})[one.way]
    return float(1.0 / (1.0 + np.exp(-bias - sum(weight * one.values[number] for number, weight in weights))))


def reliability(known: Sequence[Example], told: Sequence[float]) -> Iterator[str]:
    """A table: what was said, of how many articles, and how many of them are right, also with sites weighted."""
    yield "| confidence | articles | mean | right | right, by site |"
    yield "| --- | --- | --- | --- | --- |"
    rows = list(zip(known, told, strict=True))
    for low, high in pairwise(BOUNDS):
        inside = [(one, value) for one, value in rows if low <= value < high or value == high == 1.0]
        if inside:
            weight = sum(one.weight for one, _ in inside)
            yield (
                f"| {low:.1f} to {high:.1f} | {len(inside)} | {np.mean([value for _, value in inside]):.2f} | "
                f"{np.mean([one.right for one, _ in inside]):.2f} | "
                f"{sum(one.weight * one.right for one, _ in inside) / weight:.2f} |"
            )
    weights = np.array([one.weight for one in known])
    square = [(value - one.right) ** 2 for one, value in rows]
    truth = np.array([one.right for one in known], float)
    rate = (weights * truth).sum() / weights.sum()
    yield f"\nBrier score by site {np.average(square, weights=weights):.3f}, of one confidence for all {rate * (1 - rate):.3f}"


def main() -> None:
    """Validate by leaving sites out, and with --write fit to all and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--write", action="store_true")
    parser.add_argument(
        "--cache", type=Path, help="keep the articles in a file, and take them from it where it is there"
    )
    options = parser.parse_args()
    for name in MODELS:
        for fold in range(FOLDS):
            if not (FOLDER / f"{name}-{fold}.json").is_file():
                print(f"no {name} without fold {fold}: the fit comes after theirs; using the model of all sites")
    if options.cache and options.cache.is_file():
        known = msgspec.json.decode(options.cache.read_bytes(), type=list[Example])
    else:
        known = gather()
        if options.cache:
            options.cache.write_bytes(msgspec.json.encode(known))
    told: dict[int, float] = {}
    for fold in range(FOLDS):
        rest = [one for one in known if fold_of(one.site) != fold]
        model = {way: fitted(rest, way) for way in USED}
        told |= {at: said(model, one) for at, one in enumerate(known) if fold_of(one.site) == fold}
    for way in (None, *USED):
        those = [at for at, one in enumerate(known) if way in (None, one.way)]
        print(f"\n{way or 'all'}: {len(those)} articles of {len({known[at].site for at in those})} sites\n")
        print("\n".join(reliability([known[at] for at in those], [told[at] for at in those])))
    model = {way: fitted(known, way) for way in USED}
    shown: dict[str, Any] = {way: msgspec.to_builtins(one) for way, one in model.items()}
    lines = ",\n".join(f'"{way}": {json.dumps(one)}' for way, one in shown.items())
    print("\n" + lines)
    if options.write:
        HERE.write_text("{\n" + lines + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
