"""What `cleaner` gives to Python: the articles of a page, of a file, of many (docs/python.md)."""

import os
from collections.abc import Callable, Generator, Iterable, Sequence
from datetime import date, datetime
from typing import TypeAlias

from cleaner.arguments import (
    callback_of,
    detector_of,
    jobs_of,
    limits_of,
    moment_of,
    paths_of,
    rules_of,
    source_of,
    url_of,
)
from cleaner.batch.limits import Limits
from cleaner.model import Document
from cleaner.read.paths import InputError
from cleaner.rules import Rules

AnyPath: TypeAlias = str | os.PathLike[str]
AnyTime: TypeAlias = str | datetime | date
AnyRules: TypeAlias = Rules | AnyPath | Sequence[AnyPath] | None


def clean(
    data: bytes | bytearray | memoryview | str,
    *,
    name: str = "",
    url: str | None = None,
    now: AnyTime | None = None,
    rules: AnyRules = (),
    detect_language: bool = False,
    second_opinion: bool = True,
) -> Document:
    """The articles of one page.

    `data` is the content: HTML, plain text, a feed, MHTML or mail; bytes may be compressed.  `name` stands in `page.path`;
    `url` is where the page was saved from; `now` (RFC 3339, or a `datetime` with a time zone) is what "16 minutes ago"
    counts from; `rules` are rule files, or what `cleaner.rules.load` gives; `detect_language` tells the language of each
    article of some length by its text, which takes `cleaner[lang]`; `second_opinion` asks Trafilatura about an HTML page of
    which hardly anything was kept.

    Raises `RuleError` for a broken rule file, ValueError for a `now` that is no time, TypeError for what is no content and
    for arguments of another kind.
    Content of any kind gives a document; of bytes that are neither HTML nor text, one that holds nothing but a warning.
    """
    from cleaner.pipeline import run

    source, moment, known = source_of(data, name), moment_of(now), rules_of(rules)
    detect = detector_of(detect_language)
    return run(source, known, now=moment, url=url_of(url), detect=detect, second_opinion=second_opinion).document


def clean_file(
    path: AnyPath,
    *,
    url: str | None = None,
    now: AnyTime | None = None,
    rules: AnyRules = (),
    detect_language: bool = False,
    second_opinion: bool = True,
) -> Document:
    """The articles of the page in a file; of `archive#member`, that page of an archive.

    Raises `InputError` where there is no page to read, or more than one, and what `clean` raises.
    """
    from cleaner.pipeline import run
    from cleaner.read.reader import load_one

    (page,), moment, known = paths_of([path]), moment_of(now), rules_of(rules)
    address = url_of(url)
    source, detect = load_one(page), detector_of(detect_language)
    return run(source, known, now=moment, url=address, detect=detect, second_opinion=second_opinion).document


def clean_files(
    paths: AnyPath | Iterable[AnyPath],
    *,
    jobs: int = 1,
    now: AnyTime | None = None,
    rules: AnyRules = (),
    limits: Limits | None = None,
    detect_language: bool = False,
    second_opinion: bool = True,
    link: bool = False,
    unique: bool = False,
    failed: Callable[[InputError], None] | None = None,
) -> Generator[Document, None, None]:
    """The articles of each page in files, folders and archives, in the order of `cleaner clean`.

    With `jobs` above 1, or with `limits`, pages are cleaned by that many processes, and one that takes more than
    `limits` (`Limits`), or ends its process, fails alone.  Documents come as they are asked for, a
    bounded number ahead; closing the iterator ends the processes.  The calling program needs no `__main__` guard.

    `link` sets `same_as` over all pages, which come when the last one is cleaned, and are on the disk until then; `unique`
    leaves out the articles that repeat another one.

    What fails is given to `failed`, and the others go on.  Without it, an `InputError` is raised at the page that cannot
    be read, as by `clean_file`, and nothing comes after it.  Wrong rules, times, numbers and limits (ValueError, or
    TypeError for another kind) are told at the call; nothing is read before the first document is asked for.
    """
    from cleaner.batch.many import documents, linked
    from cleaner.batch.page import Job
    from cleaner.read.reference import ReadOptions

    jobs, held = jobs_of(jobs), limits_of(limits)
    callback_of(failed)
    job = Job(
        rules=rules_of(rules),
        now=moment_of(now),
        documents=True,
        detect_language=detect_language,
        second_opinion=second_opinion,
        limits=held,
        reading=ReadOptions(page_size=held.size),
    )
    pages = documents(paths_of(paths), job, None if jobs == 1 and limits is None else jobs, failed)
    return linked(pages, unique=unique) if link or unique else pages
