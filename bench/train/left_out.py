"""Split figures with every page cleaned by models that have not seen its site: `python -m bench.train.left_out`.

After bench.train.blocks, lists, kinds and lines, which keep a variant of their models for each fold.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bench.quality import ROOT, SHARED, SPLIT
from bench.train import pages
from bench.train.folds import FOLDS, fold_of, use
from cleaner import clean


def documents(known: list[pages.Labelled]) -> Iterator[bytes]:
    """The documents of all pages, fold by fold."""
    for fold in range(FOLDS):
        use(fold)
        for page in known:
            if fold_of(page.site) == fold:
                yield msgspec.json.encode(clean(page.data, name=page.name))
    for path in sorted((SHARED / "pages").glob("*.txt")):
        yield msgspec.json.encode(clean(path.read_bytes(), name=path.name))


def dumps(known: list[pages.Labelled]) -> Iterator[bytes]:
    """The documents of the text dumps of pages, fold by fold."""
    sites = {page.name: page.site for page in known}
    paths = sorted((SHARED / "text" / "pages").iterdir())
    for fold in range(FOLDS):
        use(fold)
        for path in paths:
            name = path.name.split(".")[0]
            if fold_of(sites[name.rpartition("-")[0]]) == fold:
                yield msgspec.json.encode(clean(path.read_bytes(), name=path.name))


def main() -> None:
    """Print the figures, and the pages with --pages."""
    split = list(pages.splits())
    sets = (
        ("pages", documents(split), SHARED / "gold"),
        ("text", dumps(split), SHARED / "text" / "gold"),
        ("tb17", documents(list(pages.records())), SHARED / "tb17" / "gold"),
    )
    for name, made, gold in sets:
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as out:
            Path(out.name).write_bytes(b"\n".join(made) + b"\n")
            command = [sys.executable, str(SHARED / "bench" / "split_score.py"), str(gold), out.name]
            if "--pages" in sys.argv:
                subprocess.run([*command, "--pages"], check=True, cwd=ROOT)
            done = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True, cwd=ROOT)
            mean = json.loads(done.stdout)["mean"]
            print(name, " ".join(f"{field} {mean[field]:.3f}" for field in SPLIT if mean[field] is not None))


if __name__ == "__main__":
    main()
