"""What all formats have in common that hold several pages."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import NamedTuple

from cleaner.model import CapturedFrom
from cleaner.read.streams import Flow, Region, Stream


class BadArchive(ValueError):
    """A container that cannot be read, or not any further; `str()` says what it is and what is wrong with it."""


class NoPage(ValueError):
    """A member that is no page and that nobody misses, such as a record without text; `str()` is the kind, in the plural."""


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


class Record(NamedTuple):
    """A page as a container hands it out, with what the container knows of it."""

    data: bytes
    url: str | None = None
    charset: str | None = None
    captured: str | None = None
    captured_from: CapturedFrom | None = None


class Fields(NamedTuple):
    """The fields that a user has told; a name, or several with dots between for an object in an object."""

    html: str | None = None
    text: str | None = None
    url: str | None = None
    time: str | None = None

    def of_page(self) -> bool:
        """Whether the user has told where the page is."""
        return bool(self.html or self.text)


class Archive(ABC):
    """A container of files, which may be anything: pages, compressed pages, containers."""

    stream: Stream
    """What it is read from."""

    @abstractmethod
    def steps(self) -> Iterator[Step]:
        """Its members.  Raises BadArchive and CompressedError, after those that could be read."""

    @abstractmethod
    def entry(self, step: Step) -> Flow | Region:
        """What is in a member.  Raises CompressedError, and Backwards where the stream goes forward alone and has gone by."""


class Records(ABC):
    """A container of pages."""

    @abstractmethod
    def found(self, keep: bool) -> Iterator[tuple[Step, Record | None]]:
        """Its pages, and with `keep` their content.  Raises BadArchive and CompressedError, after those that could be
        read."""

    @abstractmethod
    def record(self, step: Step) -> Record:
        """The content of one page.

        Raises NoPage, BadArchive, CompressedError, and Backwards where the stream goes forward alone and has gone by.
        """

    def passed_over(self) -> dict[str, int]:
        """What was met so far that is no page, by kind in the plural."""
        return {}
