"""Validation by leaving sites out: every page belongs to a fold by its site, every model has a variant for each fold."""

import tempfile
from pathlib import Path
from zlib import crc32

import msgspec

from bench.train import fit
from cleaner.classify import additive, blocks, kinds, lines, lists, others
from cleaner.classify.additive import Weights

FOLDS = 4
FOLDER = Path(tempfile.gettempdir()) / "cleaner-folds"
"""Where the variants are kept from one step of the training to the next."""
MODELS = {
    "blocks": (blocks, "model"), "lists": (lists, "model"), "others": (others, "model"), "kinds": (kinds, "model"),
    "text_content": (lines, "content_model"), "text_headline": (lines, "headline_model"),
}  # fmt: skip
"""Module and function that gives the model."""


def fold_of(site: str) -> int:
    """The fold that a site is validated in."""
    return crc32(site.encode()) % FOLDS


def keep(name: str, fold: int, weights: Weights) -> None:
    """Store the weights of a model that has not seen the sites of a fold."""
    FOLDER.mkdir(exist_ok=True)
    fit.write(FOLDER / f"{name}-{fold}.json", weights)


def use(fold: int, names: tuple[str, ...] = tuple(MODELS)) -> None:
    """Let the package use the models that have not seen the sites of a fold; those not fitted yet stay."""
    for name in names:
        path = FOLDER / f"{name}-{fold}.json"
        if path.is_file():
            module, function = MODELS[name]
            weights = msgspec.json.decode(path.read_bytes(), type=Weights)
            known = additive.Model(weights, module.NAMES)
            setattr(module, function, lambda known=known: known)
