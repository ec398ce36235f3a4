"""The pages in a file: its members, and those of the archives in it."""

import io
import os
import sys
from collections.abc import Iterator
from typing import BinaryIO

from cleaner.read.compressed import CompressedError
from cleaner.read.container import Archive, BadArchive, NoPage, Record, Records
from cleaner.read.containers import holds_pages, opened, sought_in
from cleaner.read.files import PAGE_SIZE, archive_of, source
from cleaner.read.formats import HEAD
from cleaner.read.members import Passed, is_data, other
from cleaner.read.pages import content, page_of, passed_over
from cleaner.read.paths import IMPOSSIBLE, InputError, is_stream, opened_file, reason, stream_at, unnamed, unreadable
from cleaner.read.reference import ReadOptions, Reference, Step, fields_of
from cleaner.read.streams import Budget, Flow, Stream, head_of, pieces_of

DEPTH = 4
"""How many archives may lie one in the other."""


def listed(path: str, options: ReadOptions) -> Iterator[Reference | InputError]:
    """See `cleaner.read.reader.references`."""
    if is_stream(path):
        try:
            yield from Listing(path, options, held=True).stream(stream_at(path))
        except OSError as error:
            yield InputError(path, reason(error))
        return
    file, member = path, ""
    if "#" in path and not os.path.exists(path):
        file, member = archive_of(path)
    try:
        with opened_file(file) as stream:
            yield from Listing(file, options, member=member).file(stream)
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(path, unreadable(path, error))
    except ValueError:
        yield InputError(path, IMPOSSIBLE)


class Listing:
    """Lists one file.  With `member`, only the member of that name, or what is in it; with `held`, references hold their
    pages."""

    def __init__(self, path: str, options: ReadOptions, *, member: str = "", held: bool = False) -> None:
        self.path = path
        self.options = options
        self.member = member
        self.held = held
        self.limit = PAGE_SIZE if options.page_size is None else options.page_size
        self.fields = fields_of(options)

    def file(self, stream: BinaryIO) -> Iterator[Reference | InputError]:
        """The pages in a file."""
        budget = Budget(os.fstat(stream.fileno()).st_size)
        try:
            container = opened(stream, budget, self.limit, self.fields).container
        except (CompressedError, BadArchive, OSError) as error:
            yield self.error((), error)
            return
        if container:
            yield from self.selected(container, budget)
        elif self.member:
            yield InputError(self.path, "no archive, and has no members")
        else:
            yield Reference(self.path)

    def stream(self, stream: BinaryIO) -> Iterator[Reference | InputError]:
        """The pages in what is open already, such as standard input: of what can be read on, as they come."""
        budget = Budget(sys.maxsize)
        left: Stream | None = None
        try:
            container, left = opened(Flow(pieces_of(stream)), budget, self.limit, self.fields, spool=True)
            page = None if container else source(self.path, content(left, self.options.page_size))
        except InputError as error:
            yield error
        except (CompressedError, BadArchive, OSError) as error:
            yield self.error((), error)
        else:
            if container:
                yield from self.inside(container, (), budget)
            else:
                yield Reference(self.path, (), page)
        finally:
            if isinstance(left, io.IOBase):
                left.close()

    def selected(self, container: Archive | Records, budget: Budget) -> Iterator[Reference | InputError]:
        """The pages in a container; where a member is told, those in it, and an InputError where there are none."""
        whole = Reference(self.path, (Step("", 0, self.member),)).name
        some = False
        for found in self.inside(container, (), budget):
            name = name_of(found)
            if not self.member or name == whole or name.startswith(whole + "#"):
                some = True
                yield found
        if not some:
            yield InputError(whole, "no such member, or no page")

    def inside(
        self, container: Archive | Records, steps: tuple[Step, ...], budget: Budget
    ) -> Iterator[Reference | InputError]:
        """The pages in a container that lies at the end of these steps, or an InputError where there are none."""
        some = False
        try:
            pages = self.members if isinstance(container, Archive) else self.records
            for found in pages(container, steps, budget):  # type: ignore[arg-type]  # each takes its own
                some = True
                yield found
        except (CompressedError, BadArchive, OSError) as error:
            yield self.error(steps, error)
        except Exception as error:  # A library that is not prepared for what this archive holds.
            yield InputError(Reference(self.path, steps).name, f"could not be read: {type(error).__name__}")
        else:
            if not some:
                yield InputError(Reference(self.path, steps).name, "no pages in this archive")

    def records(self, container: Records, steps: tuple[Step, ...], budget: Budget) -> Iterator[Reference | InputError]:
        """The pages in a container of records, and a note of what was passed over."""
        failure: Exception | None = None
        try:
            for step, record in container.found(self.held):
                reference = Reference(self.path, (*steps, step))
                yield reference if record is None else self.holding(reference, record)
        except (CompressedError, BadArchive, OSError) as error:
            failure = error
        if container.counts:
            yield passed_over(Reference(self.path, steps).name, dict(container.counts))
        if failure:
            raise failure

    def holding(self, reference: Reference, record: Record | CompressedError) -> Reference | InputError:
        """The reference with its page, or why there is none."""
        if isinstance(record, CompressedError):
            return InputError(reference.name, str(record))
        try:
            return reference._replace(held=page_of(reference.name, record))
        except NoPage as why:
            return passed_over(reference.name, {str(why): 1})
        except InputError as error:
            return error

    def members(self, archive: Archive, steps: tuple[Step, ...], budget: Budget) -> Iterator[Reference | InputError]:
        """The pages in an archive of files.

        In a stream that goes forward alone, a page is given when the next member was found: if the archive is cut off
        within the page, that is one error and no page.
        """
        passed = Passed()
        forward = not archive.stream.seekable()
        last: list[Reference | InputError] = []
        for step in archive.steps():
            yield from last
            last = []
            if passed.over(step.name):
                continue
            inner = (*steps, step)
            whole = Reference(self.path, inner).name
            try:
                for found in self.member_at(archive, inner, budget):
                    found = found if self.member else unnamed(found)
                    if forward and name_of(found) == whole:
                        last.append(found)
                    else:
                        yield found
            except (CompressedError, BadArchive) as error:
                last.append(self.error(inner, error))
        yield from last

    def member_at(self, archive: Archive, steps: tuple[Step, ...], budget: Budget) -> Iterator[Reference | InputError]:
        """The pages in one member of an archive.  Raises CompressedError and BadArchive."""
        stream: Stream = archive.entry(steps[-1])
        if is_data(steps[-1].name):
            stream = sought_in(stream)
            if not holds_pages(stream, self.fields):
                return
        container, left = opened(stream, budget, self.limit, self.fields)
        if container and len(steps) >= DEPTH:
            raise BadArchive(f"archives within archives, more than {DEPTH} deep")
        if container:
            yield from self.inside(container, steps, budget)
            return
        reference = Reference(self.path, steps)
        if passed := other(reference.name, head_of(left, HEAD)):
            yield passed
            return
        if self.held:
            try:
                reference = reference._replace(held=source(reference.name, content(left, self.limit)))
            except InputError as error:
                yield error
                return
        yield reference

    def error(self, steps: tuple[Step, ...], error: Exception) -> InputError:
        """What is wrong with a container."""
        why = reason(error) if isinstance(error, OSError) else str(error)
        return InputError(Reference(self.path, steps).name, why, kind=getattr(error, "kind", ""))


def name_of(found: Reference | InputError) -> str:
    """What was found is called so."""
    return found.path if isinstance(found, InputError) else found.name
