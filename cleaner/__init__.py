"""Separate articles out of saved aggregator pages, as clean JSON.

    >>> from cleaner import clean
    >>> document = clean(open("page.html", "rb").read(), name="page.html")
    >>> [article.title for article in document.articles]

`clean` takes content, `clean_file` a path, `clean_files` many.  What comes back is the `Document` of `cleaner.model`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.batch.limits import Limits
    from cleaner.model import Article, Document
    from cleaner.read.paths import InputError
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
    detect_language: bool = False,
    second_opinion: bool = True,
) -> "Document":
    """The articles of one page.

    `data` is the content, HTML or plain text; `name` stands in `page.path`; `url` is where the page was saved from; `now`
    (RFC 3339) is what "16 minutes ago" counts from; `rules` are rule files, or what `cleaner.rules.load` gives;
    `detect_language` tells the language of each article of some length by its text, which takes `cleaner[lang]`;
    `second_opinion` asks Trafilatura about an HTML page of which hardly anything was kept.

    Raises `cleaner.rules.RuleError` for a broken rule file and ValueError for a `now` that is no time.  Content of any
    kind gives a document.
    """
    from cleaner.decode import scrub
    from cleaner.model import Source
    from cleaner.pipeline import run
    from cleaner.read.marks import marked

    content = scrub(data)[0].encode() if isinstance(data, str) else data
    charset = "utf-8" if isinstance(data, str) else None
    source = marked(Source(path=name, data=content, charset=charset))
    detect = detection(detect_language)
    return run(source, loaded(rules), now=now, url=url, detect=detect, second_opinion=second_opinion).document


def clean_file(
    path: str,
    *,
    url: str | None = None,
    now: str | None = None,
    rules: "Rules | Sequence[str]" = (),
    detect_language: bool = False,
    second_opinion: bool = True,
) -> "Document":
    """The articles of the page in a file; of `archive#member`, that page of an archive.

    Raises `cleaner.read.paths.InputError` where there is no page to read, and what `clean` raises.
    """
    from cleaner.pipeline import run
    from cleaner.read.reader import load_one

    source, detect = load_one(path), detection(detect_language)
    return run(source, loaded(rules), now=now, url=url, detect=detect, second_opinion=second_opinion).document


def clean_files(
    paths: Iterable[str],
    *,
    jobs: int = 1,
    now: str | None = None,
    rules: "Rules | Sequence[str]" = (),
    limits: "Limits | None" = None,
    detect_language: bool = False,
    second_opinion: bool = True,
    link: bool = False,
    unique: bool = False,
    failed: "Callable[[InputError], None] | None" = None,
) -> "Iterator[Document]":
    """The articles of each page in files, folders and archives, in the order of `cleaner clean`.

    With `jobs` above 1, or with `limits`, pages are cleaned by that many processes, and one that takes more than
    `limits` (`cleaner.batch.limits.Limits`), or ends its process, fails alone.  Documents come as they are asked for, a
    bounded number ahead; closing the iterator ends the processes.  The calling program needs no `__main__` guard.

    `link` sets `same_as` over all pages, which come when the last one is cleaned, and are on the disk until then; `unique`
    leaves out the articles that repeat another one.

    What fails is given to `failed`, and the others go on.  Without it, an `InputError` is raised at the page that cannot
    be read, as by `clean_file`, and nothing comes after it.
    """
    pages = cleaned(paths, jobs, now, loaded(rules), limits, detect_language, second_opinion, failed)
    if not (link or unique):
        yield from pages
        return
    from cleaner.same.dump import Dump

    with Dump() as dump:
        for document in pages:
            dump.put(document)
        yield from dump.documents(unique=unique)


def cleaned(
    paths: Iterable[str],
    jobs: int,
    now: str | None,
    known: "Rules",
    limits: "Limits | None",
    detect_language: bool,
    second_opinion: bool,
    failed: "Callable[[InputError], None] | None",
) -> "Iterator[Document]":
    """What `clean_files` gives, page by page."""
    from cleaner.read.files import find
    from cleaner.read.paths import InputError
    from cleaner.read.reader import load, references
    from cleaner.read.reference import Reference

    entries: Iterator[Reference | InputError] = (
        entry for found in find(paths) for entry in ([found] if isinstance(found, InputError) else references(found))
    )
    if jobs > 1 or limits is not None:
        from cleaner.batch.many import documents

        results = documents(entries, jobs, known, now, limits, detect_language, second_opinion)
    else:
        from cleaner.pipeline import run

        detect = detection(detect_language)

        def here(entry: Reference | InputError) -> "Document | InputError":
            try:
                if isinstance(entry, InputError):
                    return entry
                return run(load(entry), known, now=now, detect=detect, second_opinion=second_opinion).document
            except InputError as error:
                return error

        results = map(here, entries)
    for result in results:
        if not isinstance(result, InputError):
            yield result
        elif failed is None and not result.note:
            raise result
        elif failed is not None:
            failed(result)


def loaded(rules: "Rules | Sequence[str]") -> "Rules":
    """Rules as given, or read from files."""
    from cleaner.rules import Rules, load

    return rules if isinstance(rules, Rules) else load(list(rules))


def detection(wanted: bool) -> "Callable[[str], str | None] | None":
    """What tells the language of texts, where that is wanted.  Raises ImportError without `cleaner[lang]`."""
    from cleaner.describe.language import detector

    return detector() if wanted else None
