"""Separate articles out of saved aggregator pages, as clean JSON.

    >>> from cleaner import clean
    >>> document = clean(open("page.html", "rb").read(), name="page.html")
    >>> [article.title for article in document.articles]

`clean` takes content, `clean_file` a path, `clean_files` many.  What comes back is the `Document` of `cleaner.model`;
`msgspec.json.encode(document)` is what the command prints.  See docs/python.md.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.api import clean, clean_file, clean_files
    from cleaner.batch.limits import Limits
    from cleaner.model import Article, Document, PageInfo, Removed
    from cleaner.read.paths import InputError
    from cleaner.rules import RuleError

__all__ = [
    "Article",
    "Document",
    "InputError",
    "Limits",
    "PageInfo",
    "Removed",
    "RuleError",
    "__version__",
    "clean",
    "clean_file",
    "clean_files",
]
__version__ = "0.1.0"

_FROM = {
    **dict.fromkeys(("clean", "clean_file", "clean_files"), "cleaner.api"),
    **dict.fromkeys(("Article", "Document", "PageInfo", "Removed"), "cleaner.model"),
    "InputError": "cleaner.read.paths",
    "Limits": "cleaner.batch.limits",
    "RuleError": "cleaner.rules",
}


def __getattr__(name: str) -> object:
    """Each name on demand: importing the package alone, as the command does, loads nothing."""
    if name in _FROM:
        from importlib import import_module

        globals()[name] = found = getattr(import_module(_FROM[name]), name)
        return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """What is meant for others."""
    return __all__
