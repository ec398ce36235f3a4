"""Many pages for a program: documents from worker processes."""

from collections.abc import Iterator
from contextlib import closing

from msgspec.msgpack import Decoder

from cleaner.batch.limits import Limits
from cleaner.batch.outcomes import Entry, Outcomes
from cleaner.batch.page import Job
from cleaner.model import Document
from cleaner.read.paths import InputError
from cleaner.read.reference import ReadOptions
from cleaner.rules import Rules


def documents(
    entries: Iterator[Entry],
    jobs: int,
    rules: Rules,
    now: str | None,
    limits: Limits | None,
    detect_language: bool = False,
    second_opinion: bool = True,
) -> Iterator[Document | InputError]:
    """The document of each page, in order, or why there is none.  Raises `cleaner.batch.page.WorkersError`."""
    limits = limits or Limits()
    job = Job(
        rules=rules,
        now=now,
        documents=True,
        detect_language=detect_language,
        second_opinion=second_opinion,
        limits=limits,
        reading=ReadOptions(page_size=limits.size),
    )
    decoder = Decoder(Document)
    with closing(Outcomes(job, jobs)(entries)) as outcomes:
        for _, outcome in outcomes:
            if outcome.failure is None:
                yield decoder.decode(outcome.body)
            else:
                failure = outcome.failure
                yield InputError(outcome.name, failure.message, note=failure.note, counts=failure.counts)
