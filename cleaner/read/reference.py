"""Pages by reference: which pages a file holds, without their content, and the content of one of them.

`references` lists; `load` reads.  What goes between them is small and can be pickled, so that pages are listed in one
process and read in others, of one large archive, too.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from msgspec import Struct

from cleaner.model import Source
from cleaner.read.files import STDIN, InputError, display_path, is_page, read
from cleaner.read.marks import marked


class Fields(NamedTuple):
    """The fields that a user has told; a name, or several with dots between for an object in an object."""

    html: str | None = None
    text: str | None = None
    url: str | None = None
    time: str | None = None

    def of_page(self) -> bool:
        """Whether the user has told where the page is."""
        return bool(self.html or self.text)


class ReadOptions(Struct, frozen=True, kw_only=True):
    """How pages are read."""

    page_size: int | None = None
    """The most bytes of a page, decompressed; None: as `cleaner.read.files.read` has it, for members its `PAGE_SIZE`."""
    html_field: str | None = None
    """The field of records that holds HTML; in an object in the record with a dot between: `response.body`."""
    text_field: str | None = None
    """The field of records that holds text, taken where there is no HTML.  Where neither is told, both are guessed."""
    url_field: str | None = None
    time_field: str | None = None
    """When the page of a record was captured."""
    trust_mtime: bool = False
    """A page that tells nothing of its time was captured when its file was last written."""


class Step(NamedTuple):
    """A member of a container, and where it is."""

    kind: str
    """The format of the container."""
    ordinal: int
    """Its place among all that the container holds, from 0."""
    name: str
    """What it is called in the container, else its number from 1; never a path."""
    offset: int = -1
    """Where it begins, in bytes from the beginning of the container; -1 where only reading on leads there."""
    size: int = -1
    """Its bytes there; -1 where it is not known."""
    detail: int = 0
    """What else the format needs to know to read it."""


class Reference(NamedTuple):
    """A page, and where it is."""

    path: str
    """The file, as given; `-` for standard input."""
    steps: tuple[Step, ...] = ()
    """From the file inwards; none where the file is the page."""
    held: Source | None = None
    """The page itself, where it can be read but once: from standard input."""

    @property
    def name(self) -> str:
        """What the page is called: `archive.zip#member`, as valid text."""
        return display_path("#".join((self.path, *(step.name for step in self.steps))))

    @property
    def place(self) -> str:
        """A path of its own for each page, below the file where it is a member: made of numbers, never of names."""
        return "/".join((self.path, *(str(step.ordinal + 1) for step in self.steps)))


def fields_of(options: ReadOptions) -> Fields:
    """The fields of records that the options tell."""
    return Fields(options.html_field, options.text_field, options.url_field, options.time_field)


def references(path: str, options: ReadOptions | None = None) -> Iterator[Reference | InputError]:
    """The pages in a file, in order; an InputError in the place of what cannot be read, and one that is a `note` for
    what was passed over.

    No page is decoded, and no more read than it takes to find the members.  `-` is standard input, whose pages are held
    by their references.  `archive#member` is that member of an archive, or all that is in it, where there is no file of
    this name.
    """
    options = options or ReadOptions()
    if is_page(path):
        return iter((Reference(path),))
    from cleaner.read.listing import listed

    return listed(path, options)


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
    source = marked(source)
    if source.url is None and "." in reference.name.rpartition("/")[0]:
        from cleaner.read.mirror import origin

        source.url = origin(reference.name, source.data)
    if options.trust_mtime and source.captured is None and reference.path != STDIN:
        from datetime import UTC, datetime

        with suppress(OSError, OverflowError, ValueError):
            source.captured = datetime.fromtimestamp(int(os.stat(reference.path).st_mtime), UTC).isoformat()
            source.captured_from = "mtime"
    return source


def holds_several(path: str) -> bool:
    """Whether a file holds more than one page; of standard input, which can be read but once, that is not known."""
    if path == STDIN:
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
