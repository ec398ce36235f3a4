"""Which pages a file holds, and the content of one of them.

`references` lists; `load` reads.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from cleaner.model import Source
from cleaner.read.filenames import PAGES, suffix_of
from cleaner.read.files import find, is_page, read
from cleaner.read.formats import HEAD
from cleaner.read.marks import marked
from cleaner.read.paths import InputError, is_stream, opened_file, unnamed
from cleaner.read.reference import ReadOptions, Reference, fields_of


def references(path: str, options: ReadOptions | None = None) -> Iterator[Reference | InputError]:
    """The pages in a file, in order; an InputError in the place of what cannot be read, and one that is a `note` for
    what was passed over.

    No page is decoded, and no more read than it takes to find the members.  `-` is standard input, whose pages are held
    by their references.  `archive#member` is that member of an archive, or all that is in it, where there is no file of
    this name.
    """
    options = options or ReadOptions()
    if is_page(path, fields_of(options).names()):
        return iter((Reference(path),))
    from cleaner.read.listing import listed

    return listed(path, options)


def entries(
    paths: Sequence[str],
    options: ReadOptions | None = None,
    *,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    follow: bool = False,
    own: Callable[[str], bool] | None = None,
) -> Iterator[Reference | InputError]:
    """The pages of a run, in order: those that `references` gives of each file that `find` gives, and what both have to
    tell of others.

    Of files in folders, which nobody named, such as nobody misses are a note: what this program has written, records without
    pages, pictures and the like; and what is `own` is left out.
    """
    options = options or ReadOptions()
    named = frozenset(paths)
    for found in find(paths, include=include, exclude=exclude, fields=fields_of(options), follow=follow):
        if isinstance(found, InputError):
            yield found
        elif found in named:
            yield from references(found, options)
        elif own is None or not own(found):
            yield from map(unnamed, [passed] if (passed := _other(found)) else references(found, options))


def _other(path: str) -> InputError | None:
    """See `cleaner.read.members.other`."""
    if suffix_of(path) in PAGES:
        return None
    from cleaner.read.members import other

    with suppress(OSError, ValueError, InputError), opened_file(path) as file:
        return other(path, file.read(HEAD))
    return None


def load(reference: Reference, options: ReadOptions | None = None) -> Source:
    """The page that a reference leads to.

    A process keeps the last archive open, and reads on where it can: pages of one archive are cheapest in order.  Raises
    InputError; one that is a `note` where the member turns out to be no page.
    """
    options = options or ReadOptions()
    if reference.held is not None:
        source = reference.held
    elif not reference.steps:
        source = read(reference.path, limit=options.page_size)
    else:
        from cleaner.read.shelf import load_member

        source = load_member(reference, options)
    return told(source, reference, options)


def told(source: Source, reference: Reference, options: ReadOptions) -> Source:
    """The page with what it, its path and its file tell of where it is from and when it was captured."""
    if source.url is None and "archive.org" in reference.name:
        from cleaner.read.mirror import archived

        source.url = archived(reference.name)
    source = marked(source)
    # The number of a record is no path.
    record = reference.steps and reference.steps[-1].kind not in ("zip", "tar")
    if source.url is None and not record and "." in reference.name.rpartition("/")[0]:
        from cleaner.read.mirror import origin

        source.url = origin(reference.name, source.data)
    if options.trust_mtime and source.captured is None and not is_stream(reference.path):
        from datetime import UTC, datetime

        with suppress(OSError, OverflowError, ValueError):
            source.captured = datetime.fromtimestamp(int(os.stat(reference.path).st_mtime), UTC).isoformat()
            source.captured_from = "mtime"
    return source


def holds_several(path: str) -> bool:
    """Whether a file holds more than one page; of standard input and the like, read but once, that is not known."""
    if is_stream(path):
        return False
    pages = (found for found in references(path) if isinstance(found, Reference))
    return next(pages, None) is not None and next(pages, None) is not None


def load_one(path: str, options: ReadOptions | None = None) -> Source:
    """The page in a file that holds just one, or `archive#member`.  Raises InputError."""
    page: Reference | None = None
    for found in references(path, options):
        if isinstance(found, InputError):
            if not found.note:
                raise found
        elif page:
            raise InputError(path, f"holds several pages; name one of them, such as {page.name}")
        else:
            page = found
    if page is None:
        raise InputError(path, "no page")
    return load(page, options)
