"""What all formats have in common that hold several pages."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from cleaner.model import CapturedFrom
from cleaner.read.compressed import CompressedError
from cleaner.read.reference import Step
from cleaner.read.streams import Flow, Region, Stream


class BadArchive(ValueError):
    """A container that cannot be read, or not any further; `str()` says what it is and what is wrong with it."""

    kind = ""
    """What it is, in the plural, where nobody misses a page in it but who named it."""


class OwnOutput(BadArchive):
    """Records that this program has written."""

    kind = "own outputs"

    def __init__(self) -> None:
        super().__init__("articles that this program has written, not pages")


class OtherRecords(BadArchive):
    """Records that hold no pages."""

    kind = "other types"

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} of HTML or text; --html-field and --text-field name them")


class NoPage(ValueError):
    """A member that is no page and that nobody misses, such as a record without text; `str()` is the kind, in the plural."""


class Record(NamedTuple):
    """A page as a container hands it out, with what the container knows of it."""

    data: bytes
    url: str | None = None
    charset: str | None = None
    captured: str | None = None
    captured_from: CapturedFrom | None = None
    title: str | None = None
    """What the container calls the page: for a page without a title."""
    site: str | None = None
    """Who publishes it: for a page that does not tell."""
    said: Mapping[str, str] | None = None
    """What else it knows of the article, by the names that <meta> has for it."""


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


Found = tuple[Step, Record | CompressedError | None]
"""A page of a container: where it is, and its content where that was asked for, or why there is none."""


class Records(ABC):
    """A container of pages."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        """What was met so far that is no page, by kind in the plural."""

    @abstractmethod
    def found(self, keep: bool) -> Iterator[Found]:
        """Its pages, and with `keep` their content.

        A page that is damaged or too large costs itself alone.  Raises BadArchive and CompressedError where the container
        cannot be read any further, after the pages before that.
        """

    @abstractmethod
    def record(self, step: Step) -> Record:
        """The content of one page.

        Raises NoPage, BadArchive, CompressedError, and Backwards where the stream goes forward alone and has gone by.
        """

    def given(self, step: Step, keep: bool, record: Callable[[], Record]) -> Iterator[Found]:
        """What `found` gives of one page, which `record` reads: nothing where it turns out to be none."""
        try:
            yield step, record() if keep else None
        except NoPage as why:
            self.counts[str(why)] += 1
        except CompressedError as error:
            yield step, error


Piece = tuple[int, int, bytes | None]
"""Where a page begins in its container, its length there, and its bytes; None in the place of one that is too long."""


class Pieces(Records):
    """A container whose pages lie one behind the other."""

    kind: str
    """The format, as a `Step` names it."""

    @abstractmethod
    def made(self, data: bytes | None) -> Record:
        """The page that some bytes hold.  Raises NoPage and CompressedError."""

    def told(self, pieces: Iterable[Piece], keep: bool) -> Iterator[Found]:
        """What `found` gives."""
        for ordinal, (offset, size, data) in enumerate(pieces):
            yield from self.given(
                Step(self.kind, ordinal, str(ordinal + 1), offset, size), keep, partial(self.made, data)
            )
