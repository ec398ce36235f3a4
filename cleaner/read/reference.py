"""Pages by reference: which pages a file holds, without their content, and the content of one of them.

`references` lists; `load` reads.  What goes between them is small and can be pickled, so that pages are listed in one
process and read in others, of one large archive, too.
"""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from cleaner.model import Source
from cleaner.read.files import InputError, display_path, read, source


class ReadOptions(Struct, frozen=True, kw_only=True):
    """How pages are read."""

    page_size: int | None = None
    """The most bytes of a page, decompressed; None: as `cleaner.read.files.read` has it."""


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
    data: bytes | None = None
    """The bytes where the reference leads: for what can be read but once, such as standard input."""

    @property
    def name(self) -> str:
        """What the page is called: `archive.zip#member`, as valid text."""
        return display_path("#".join((self.path, *(step.name for step in self.steps))))

    @property
    def place(self) -> str:
        """A path of its own for each page, below the file where it is a member: made of numbers, never of names."""
        return "/".join((self.path, *(str(step.ordinal + 1) for step in self.steps)))


def references(path: str, options: ReadOptions | None = None) -> Iterator[Reference | InputError]:
    """The pages in a file, in order; an InputError in the place of what cannot be read.

    Nothing is decoded, and no more read than it takes to find the members.
    """
    yield Reference(path)


def load(reference: Reference, options: ReadOptions | None = None) -> Source:
    """The page that a reference leads to.  Raises InputError."""
    options = options or ReadOptions()
    if reference.data is not None:
        return source(reference.name, reference.data)
    if not reference.steps:
        return read(reference.path, limit=options.page_size)
    raise InputError(reference.name, "not a member")
