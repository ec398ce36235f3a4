"""Members of archives by their references.  The last archive stays open, with the archives in it on the way to the member."""

import atexit
import os
from typing import BinaryIO, NamedTuple

from cleaner.model import Source
from cleaner.read.compressed import CompressedError
from cleaner.read.container import Archive, BadArchive, NoPage, Records
from cleaner.read.containers import opened
from cleaner.read.files import PAGE_SIZE, source
from cleaner.read.pages import content, page_of, passed_over
from cleaner.read.paths import InputError, opened_file, reason
from cleaner.read.reference import Fields, ReadOptions, Reference, Step, fields_of
from cleaner.read.streams import Backwards, Budget


class Key(NamedTuple):
    """What a file was opened as, and which file it was."""

    path: str
    limit: int
    fields: Fields
    identity: tuple[int, int, int, int]
    process: int
    """A process that was forked from one with an open file shares its place in that file."""


class Shelf:
    """Keeps one archive open."""

    def __init__(self) -> None:
        self.key: Key | None = None
        self.file: BinaryIO | None = None
        self.budget = Budget(0)
        self.way: list[tuple[Step | None, Archive | Records]] = []
        """The containers that are open, from the file inwards, each with the step that leads to it from the one before."""

    def load(self, reference: Reference, limit: int, fields: Fields) -> Source:
        """The page that a reference leads to.  Raises what its containers raise, InputError and OSError."""
        try:
            return self._load(reference, limit, fields)
        except Backwards:
            self.close()
            return self._load(reference, limit, fields)

    def close(self) -> None:
        """Let go of the archive."""
        self.way = []
        self.key = None
        if self.file:
            self.file.close()
            self.file = None

    def _load(self, reference: Reference, limit: int, fields: Fields) -> Source:
        container = self._container(reference, limit, fields)
        last = reference.steps[-1]
        if isinstance(container, Records):
            return page_of(reference.name, container.record(last))
        return source(reference.name, content(container.entry(last), limit))

    def _container(self, reference: Reference, limit: int, fields: Fields) -> Archive | Records:
        """The innermost container of a member, opened as far as it is not."""
        status = os.stat(reference.path)
        identity = (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
        key = Key(reference.path, limit, fields, identity, os.getpid())
        if key != self.key or not self.file:
            self.close()
            self.file = opened_file(reference.path)
            self.budget = Budget(status.st_size)
            self.key = key
            outermost = opened(self.file, self.budget, limit, fields).container
            self.way = [(None, found(outermost))]
        steps: tuple[Step | None, ...] = (None, *reference.steps[:-1])
        same = 0
        while same < min(len(self.way), len(steps)) and self.way[same][0] == steps[same]:
            same += 1
        del self.way[same:]
        for step in steps[same:]:
            outer = self.way[-1][1]
            if step is None or not isinstance(outer, Archive):
                raise BadArchive("the archive has changed while it was read")
            inner = opened(outer.entry(step), self.budget, limit, fields).container
            self.way.append((step, found(inner)))
        return self.way[-1][1]


def found(container: Archive | Records | None) -> Archive | Records:
    """A container that was there when it was listed.  Raises BadArchive."""
    if container is None:
        raise BadArchive("the archive has changed while it was read")
    return container


_SHELF = Shelf()
atexit.register(_SHELF.close)


def load_member(reference: Reference, options: ReadOptions) -> Source:
    """See `cleaner.read.reader.load`."""
    limit = PAGE_SIZE if options.page_size is None else options.page_size
    try:
        return _SHELF.load(reference, limit, fields_of(options))
    except NoPage as why:
        raise passed_over(reference.name, {str(why): 1}) from why
    except (CompressedError, BadArchive) as error:
        raise InputError(reference.name, str(error)) from error
    except OSError as error:
        raise InputError(reference.name, reason(error)) from error
    except MemoryError as error:
        raise InputError(reference.name, "too large for the memory of this machine") from error
