"""What becomes of the pages of a run: done here, or by workers.

A few small pages are done in this process.  Whatever could cost more than that (see `harmless`) is done by workers: a page of
usual size in a copy of this process, which costs a few milliseconds and may die of its page.
"""

import os
from collections.abc import Callable, Generator, Iterable
from contextlib import ExitStack
from itertools import chain
from typing import TYPE_CHECKING

from cleaner.batch.harmless import SMALL, harmless
from cleaner.batch.limits import TooSlow, held, missing
from cleaner.batch.page import Cleaner, Job, Kept, Outcome, crashed, too_slow, unreadable
from cleaner.model import Source
from cleaner.read.paths import InputError
from cleaner.read.reader import load
from cleaner.read.reference import Reference

if TYPE_CHECKING:
    from cleaner.batch.pool import Pool

FEW = 8
"""Files that are looked at before it is decided whether there are workers."""
UNKNOWN = 64 << 10
"""The weight of a page whose size nothing tells."""
EXPANDED = 6
"""How many times larger a compressed page is, about."""

Entry = Reference | InputError | Kept


class Outcomes:
    """What becomes of pages, in their order.  `tick` is called now and then, once there are workers.

    Raises `cleaner.batch.page.WorkersError`.
    """

    def __init__(self, job: Job, jobs: int | None = None, *, fork: bool | None = None, loud: bool = False) -> None:
        self.cleaner = Cleaner(job)
        self.jobs = cores() if jobs is None else jobs
        self.fork = fork
        self.loud = loud
        self.tick: Callable[[], None] | None = None
        self.note: Callable[[str], None] | None = None
        """Told once, when there are workers, what this system cannot hold them to."""

    def __call__(self, entries: Iterable[Entry]) -> Generator[tuple[Entry, Outcome], None, None]:
        source = iter(entries)
        ahead: list[tuple[Entry, int]] = []
        total = 0
        for entry in source:
            ahead.append((entry, weight(entry)))
            total += ahead[-1][1]
            if len(ahead) > 1 and (len(ahead) > FEW or total > SMALL):
                break
        else:
            yield from self.few(ahead)
            return
        everything = chain(ahead, ((entry, weight(entry)) for entry in source))
        with self.pool(self.jobs) as pool:
            yield from pool.results(everything, self.tick)

    def few(self, entries: list[tuple[Entry, int]]) -> Generator[tuple[Entry, Outcome], None, None]:
        """Pages one after the other, each here where that is safe."""
        with ExitStack() as stack:
            pool: Pool | None = None
            for entry, size in entries:
                if isinstance(entry, InputError):
                    yield entry, Outcome(name=entry.path, failure=unreadable(entry))
                    continue
                if isinstance(entry, Kept):
                    yield entry, entry.outcome
                    continue
                done = self.here(entry) if size <= SMALL else None
                if isinstance(done, Outcome):
                    yield entry, done
                else:
                    pool = pool or stack.enter_context(self.pool(1))
                    yield from pool.results(iter([(entry if done is None else entry._replace(held=done), size)]))

    def here(self, reference: Reference) -> Outcome | Source:
        """Do a page in this process; where that is not safe, give its content."""
        limits = self.cleaner.job.limits
        try:
            with held(limits):
                source = self.loaded(reference)
                if isinstance(source, Outcome) or not harmless(source.data):
                    return source
                return self.cleaner.page(reference, source)
        except TooSlow:  # While it was read, or too late for the page to notice.
            return Outcome(name=reference.name, failure=too_slow(limits, "read"))

    def loaded(self, reference: Reference) -> Source | Outcome:
        """The content of a page, read in this process; an Outcome where there is none."""
        try:
            return load(reference, self.cleaner.job.reading)
        except InputError as error:
            return Outcome(name=reference.name, failure=unreadable(error))
        except Exception as error:
            failure = crashed("read", error, traced=self.cleaner.job.traces)
            return Outcome(name=reference.name, failure=failure)

    def pool(self, jobs: int) -> "Pool":
        """Workers, that have what most pages need before they are copied."""
        from cleaner.batch.pool import Pool

        if self.note and "memory" in missing():
            self.note("this system does not limit the memory of a process: pages are held to time and size alone")
            self.note = None
        return Pool(self.cleaner, jobs, fork=self.fork, loud=self.loud)


def weight(entry: Entry) -> int:
    """About how many bytes a page has, without opening it."""
    if isinstance(entry, InputError | Kept):
        return 0
    if entry.held is not None:
        return len(entry.held.data)
    if entry.steps:
        size = entry.steps[-1].size
        return size if size >= 0 else UNKNOWN
    try:
        size = os.stat(entry.path).st_size
    except (OSError, ValueError):
        return 0
    return size * EXPANDED if entry.path.lower().endswith((".gz", ".bz2", ".xz", ".zst")) else size


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "process_cpu_count"):
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
