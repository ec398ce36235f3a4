"""Many pages for a program: documents one after the other, made here or by worker processes."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing

from msgspec.msgpack import Decoder

from cleaner.batch.outcomes import Outcomes
from cleaner.batch.page import Job
from cleaner.model import Document
from cleaner.read.paths import InputError
from cleaner.read.reader import entries, load
from cleaner.read.reference import Reference


def documents(
    paths: Sequence[str], job: Job, jobs: int | None, failed: Callable[[InputError], None] | None
) -> Generator[Document, None, None]:
    """The document of each page in files, folders and archives, in order; `jobs` None: made in this process.

    What fails is given to `failed`.  Without it, InputError is raised at the first page that fails.  Raises
    `cleaner.batch.page.WorkersError`.
    """
    pages = entries(paths, job.reading)
    with closing(made_here(pages, job) if jobs is None else made_by_workers(pages, job, jobs)) as results:
        for result in results:
            if isinstance(result, Document):
                yield result
            elif result.note:
                continue  # nothing is missing
            elif failed is None:
                raise result
            else:
                failed(result)


def made_here(pages: Iterator[Reference | InputError], job: Job) -> Generator[Document | InputError, None, None]:
    """The document of each page, in order, or why there is none."""
    from cleaner.language import detector
    from cleaner.pipeline import run
    from cleaner.rules import load as built_in

    rules = built_in([]) if job.rules is None else job.rules
    detect = detector() if job.detect_language else None
    for entry in pages:
        if isinstance(entry, InputError):
            yield entry
            continue
        try:
            source = load(entry, job.reading)
        except InputError as error:
            yield error
            continue
        yield run(source, rules, now=job.now, detect=detect, second_opinion=job.second_opinion).document


def made_by_workers(
    pages: Iterator[Reference | InputError], job: Job, jobs: int
) -> Generator[Document | InputError, None, None]:
    """The same, each page held to the limits of the job, whose outcomes are documents.  Raises WorkersError."""
    decoder = Decoder(Document)
    with closing(Outcomes(job, jobs)(pages)) as outcomes:
        for _, outcome in outcomes:
            if outcome.failure is None:
                yield decoder.decode(outcome.body)
            else:
                failure = outcome.failure
                yield InputError(outcome.name, failure.message, note=failure.note, counts=failure.counts)


def linked(pages: Generator[Document, None, None], *, unique: bool) -> Generator[Document, None, None]:
    """The same documents, `same_as` set over all of them, which are read before the first is given."""
    from cleaner.same.dump import Dump

    with closing(pages), Dump() as dump:
        for document in pages:
            dump.put(document)
        yield from dump.documents(unique=unique)
