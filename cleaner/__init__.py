"""Separate articles out of saved aggregator pages, as clean JSON.

    >>> from cleaner import clean
    >>> document = clean(open("page.html", "rb").read(), name="page.html")
    >>> [article.title for article in document.articles]

`clean` takes content, `clean_file` a path, `clean_files` many.  What comes back is the `Document` of `cleaner.model`.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.model import Article, Document
    from cleaner.rules import Rules

__all__ = ["Article", "Document", "__version__", "clean", "clean_file", "clean_files"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """`Document` and `Article` on demand: importing the package alone loads nothing."""
    if name in ("Article", "Document"):
        from cleaner import model

        return getattr(model, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def clean(
    data: bytes | str,
    *,
    name: str = "",
    url: str | None = None,
    now: str | None = None,
    rules: "Rules | Sequence[str]" = (),
) -> "Document":
    """The articles of one page.

    `data` is the content, HTML or plain text; `name` stands in `page.path`; `url` is where the page was saved from; `now`
    (RFC 3339) is what "16 minutes ago" counts from; `rules` are rule files, or what `cleaner.rules.load` gives.

    Raises `cleaner.rules.RuleError` for a broken rule file and ValueError for a `now` that is no time.  Content of any
    kind gives a document.
    """
    from cleaner.decode import scrub
    from cleaner.model import Source
    from cleaner.pipeline import run
    from cleaner.read.marks import marked

    content = scrub(data)[0].encode() if isinstance(data, str) else data
    charset = "utf-8" if isinstance(data, str) else None
    return run(marked(Source(path=name, data=content, charset=charset)), loaded(rules), now=now, url=url).document


def clean_file(
    path: str, *, url: str | None = None, now: str | None = None, rules: "Rules | Sequence[str]" = ()
) -> "Document":
    """The articles of the page in a file; of `archive#member`, that page of an archive.

    Raises `cleaner.read.files.InputError` where there is no page to read, and what `clean` raises.
    """
    from cleaner.pipeline import run
    from cleaner.read.reference import load_one

    return run(load_one(path), loaded(rules), now=now, url=url).document


def clean_files(
    paths: Iterable[str], *, now: str | None = None, rules: "Rules | Sequence[str]" = ()
) -> "Iterator[Document]":
    """The articles of each page in files and folders, in the order of `cleaner clean`.

    Raises what `clean_file` raises, at the page that cannot be read.
    """
    from cleaner.pipeline import run
    from cleaner.read.files import InputError, find
    from cleaner.read.reference import load, references

    known = loaded(rules)
    for path in find(paths):
        if isinstance(path, InputError):
            raise path
        for reference in references(path):
            if isinstance(reference, InputError):
                raise reference
            yield run(load(reference), known, now=now).document


def loaded(rules: "Rules | Sequence[str]") -> "Rules":
    """Rules as given, or read from files."""
    from cleaner.rules import Rules, load

    return rules if isinstance(rules, Rules) else load(list(rules))
