"""Pages of a dump that is learned from, held to the limits that `clean` has for one.

What could take the parser more than a moment (see `batch.harmless`) is parsed by a worker first, which may die of it; what has come
through that is parsed here.  Pages that fail are told, and left out of all that follows.
"""

from collections.abc import Iterable, Iterator

from cleaner.batch.harmless import SMALL, harmless
from cleaner.batch.limits import Limits
from cleaner.batch.outcomes import cores, weight
from cleaner.batch.page import Cleaner, Job, Kept, Outcome
from cleaner.batch.pool import Pool
from cleaner.read.paths import InputError
from cleaner.read.reader import load
from cleaner.read.reference import ReadOptions, Reference
from cleaner.resume.entry import Entry, Known
from cleaner.rules import Rules


def guarded(
    entries: Iterable[Reference | InputError], rules: Rules, reading: ReadOptions, limits: Limits
) -> Iterator[Reference | InputError]:
    """The pages that can be parsed, in order, and an error in the place of each that cannot.  Raises WorkersError."""
    job = Job(rules=rules, parse=True, limits=limits, reading=reading)
    with Pool(Cleaner(job), cores()) as pool:
        for entry, outcome in pool.results(weighed(entries, reading)):
            failure = outcome.failure
            if isinstance(entry, Kept):
                yield entry.reference
            elif isinstance(entry, InputError):
                yield entry
            elif failure is not None:
                yield InputError(entry.name, failure.message.partition(" (--page-")[0])
            else:
                yield entry


def weighed(
    entries: Iterable[Reference | InputError], reading: ReadOptions
) -> Iterator[tuple[Reference | InputError | Kept, int]]:
    """The pages with their size; those that are harmless as done."""
    for entry in entries:
        if isinstance(entry, InputError):
            yield entry, 0
            continue
        size = weight(entry)
        if size > SMALL:
            yield entry, size
            continue
        try:
            safe = harmless(load(entry, reading).data)
        except InputError as error:
            yield error, 0
            continue
        if safe:
            known = Known(Entry(entry.name, size, -1))
            yield Kept(entry, known, Outcome(name=entry.name)), 0
        else:
            yield entry, size
