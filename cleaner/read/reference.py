"""Pages by reference: what leads to a page, without its content, and how pages are to be read.

A reference is small and can be pickled, so that pages are listed in one process and read in others, of one large archive, too.
"""

from typing import NamedTuple

from msgspec import Struct

from cleaner.model import Source
from cleaner.read.paths import display_path


class Fields(NamedTuple):
    """The fields that a user has told; a name, or several with dots between for an object in an object."""

    html: str | None = None
    text: str | None = None
    url: str | None = None
    time: str | None = None

    def names(self) -> tuple[str, ...]:
        """Those that hold pages."""
        return tuple(name for name in (self.html, self.text) if name)

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
