"""One page: read, cleaned and made into the bytes that are written of it, with a record of how that went.

The same code does it in the command's process and in workers, so the bytes are the same.
"""

import time
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct

from cleaner.batch.limits import Limits, TooSlow, show_seconds, show_size
from cleaner.model import Document, PageInfo, Source
from cleaner.read.paths import InputError
from cleaner.read.reader import load
from cleaner.read.reference import ReadOptions, Reference
from cleaner.write import Format, Unit, formatter

if TYPE_CHECKING:
    from cleaner.pipeline import Result
    from cleaner.resume.entry import Known
    from cleaner.rules import Rules
    from cleaner.split.trace import Trace

Stage = Literal["read", "clean", "write"]
Limit = Literal["time", "memory", "size"]


class WorkersError(Exception):
    """Workers are needed and do not start.  `str()` says why."""


class Failure(Struct, kw_only=True):
    """Why a page gave nothing."""

    stage: Stage
    """How far it came."""
    message: str
    """One sentence, without the path."""
    limit: Limit | None = None
    """The limit that it went over."""
    crash: bool = False
    """The program is at fault."""
    traceable: bool = False
    """It can say where."""
    trace: str = ""
    """The traceback, where one is asked for."""
    note: bool = False
    """Nothing is missing from the output: worth a word, and no failure."""
    counts: dict[str, int] = {}
    """What was passed over in a container, by kind in the plural."""


class Outcome(Struct, kw_only=True, tag=True):
    """What became of one page."""

    number: int = -1
    """Its place in the input, from 0."""
    name: str
    sha256: str | None = None
    """Of its bytes, where they could be read."""
    size: int = 0
    """Bytes read."""
    seconds: float = 0.0
    body: bytes = b""
    """What is written of it."""
    articles: int = 0
    rules: dict[str, int] = {}
    """How many blocks each rule removed."""
    warnings: list[str] = []
    failure: Failure | None = None


class Kept(NamedTuple):
    """A page that an earlier run has done."""

    reference: Reference
    known: "Known"
    outcome: Outcome
    """What became of it; with its body, where that is to be written again."""


class Begun(Struct, kw_only=True, tag=True):
    """A page was read, and is now cleaned."""

    number: int
    sha256: str
    size: int


class Telling(Struct, kw_only=True, frozen=True):
    """How a page is explained."""

    as_json: bool = False
    colour: bool = False
    width: int | None = None
    """Columns to cut lines at."""


class Job(Struct, kw_only=True):
    """What is to be done with each page of a run."""

    rules: "Rules | None" = None
    """None: the built-in ones."""
    now: str | None = None
    url: str | None = None
    unit: Unit = "article"
    format: Format = "jsonl"
    fields: list[str] | None = None
    alone: bool = False
    """Each page is an output of its own: a file in a folder."""
    documents: bool = False
    """`body` is the `Document` itself, as MessagePack, whatever the format."""
    detect_language: bool = False
    """The language of each article is told by its text."""
    second_opinion: bool = True
    """Another extractor is asked about pages of which hardly anything was kept."""
    review: bool = False
    """`body` is the page's part of a review, whatever the format."""
    explain: Telling | None = None
    """`body` is the explanation of the page, whatever the format."""
    parse: bool = False
    """Pages are parsed and no more: `body` is empty."""
    traces: bool = False
    limits: Limits = Limits()
    reading: ReadOptions = ReadOptions()


class Cleaner:
    """Does pages of one run."""

    def __init__(self, job: Job) -> None:
        from cleaner.pipeline import run
        from cleaner.rules import load

        self.job = job
        self.rules = job.rules if job.rules is not None else load([])
        self.run = run
        self.formatter = formatter(job.format, job.unit, job.fields, alone=job.alone)
        self.detect: Callable[[str], str | None] | None = None
        if job.detect_language:
            from cleaner.language import detector

            self.detect = detector()

    def page(
        self, reference: Reference, source: Source | None = None, begun: Callable[[Begun], None] | None = None
    ) -> Outcome:
        """Do one page; `source` where it was read already.  Says when it is read.  Raises nothing but TooSlow."""
        start = time.perf_counter()
        outcome = Outcome(name=reference.name)
        try:
            outcome.failure = self.work(outcome, reference, source, begun)
        except TooSlow:
            outcome.failure = too_slow(self.job.limits, "clean" if outcome.sha256 else "read")
        outcome.seconds = time.perf_counter() - start
        return outcome

    def work(
        self, outcome: Outcome, reference: Reference, source: Source | None, begun: Callable[[Begun], None] | None
    ) -> Failure | None:
        """Fill the outcome, as far as that goes."""
        stage: Stage = "read"
        try:
            source = source or load(reference, self.job.reading)
            outcome.sha256, outcome.size = source.digest(), len(source.data)
            if begun:
                begun(Begun(number=-1, sha256=outcome.sha256, size=outcome.size))
            stage = "clean"
            if self.job.parse:
                parsed(source)
                return None
            trace = self.trace()
            markup = self.job.format == "markdown"
            result = self.run(
                source,
                self.rules,
                now=self.job.now,
                url=self.job.url,
                detect=self.detect,
                trace=trace,
                markup=markup,
                second_opinion=self.job.second_opinion,
            )
            document = result.document
            stage = "write"
            if markup:
                from cleaner.write.marking import mark

                mark(result)
            outcome.body = self.bytes_of(document) if trace is None else self.told(result, trace)
        except InputError as error:
            # Who reads says it of the machine; here it is the limit of the process.
            return too_big(self.job.limits, stage) if isinstance(error.__cause__, MemoryError) else unreadable(error)
        except MemoryError:
            return too_big(self.job.limits, stage)
        except Exception as error:
            if (
                type(error).__name__ == "SelectolaxError"
            ):  # Lexbor says no more than that it failed: for want of memory.
                return too_big(self.job.limits, stage)
            return crashed(stage, error, traced=self.job.traces)
        outcome.articles = len(document.articles)
        outcome.rules = dict(Counter(removed.rule for removed in document.removed))
        outcome.warnings = document.warnings
        return None

    def trace(self) -> "Trace | None":
        """What takes notes while a page is cleaned, for a review or an explanation."""
        if not self.job.review and self.job.explain is None:
            return None
        from cleaner.split.trace import Trace

        return Trace()

    def told(self, result: "Result", trace: "Trace") -> bytes:
        """What became of a page's blocks, and why."""
        if self.job.explain is None:
            return reviewed(result, trace)
        from cleaner.report import explained

        how = self.job.explain
        return explained(result, trace, self.rules, as_json=how.as_json, colour=how.colour, width=how.width)

    def bytes_of(self, document: Document) -> bytes:
        """What is written of a page."""
        job = self.job
        if job.documents:
            from msgspec.msgpack import encode

            return encode(document)
        return self.formatter.body(document)

    def record(self, outcome: Outcome) -> bytes:
        """What stands in the output for a page that was read and could not be cleaned; empty where nothing does."""
        failure = outcome.failure
        if self.job.unit != "page" or failure is None or failure.stage == "read":
            return b""
        info = PageInfo(path=outcome.name, sha256=outcome.sha256 or "")
        return self.bytes_of(Document(page=info, warnings=[failure.message]))


def reviewed(result: "Result", trace: "Trace") -> bytes:
    """The part of a page in a review."""
    from cleaner.provenance import provenance
    from cleaner.review.fragment import fragment

    return fragment(result, provenance(result, trace.origins))


def parsed(source: Source) -> None:
    """Parse a page, to see what that costs."""
    from cleaner.decode import decode
    from cleaner.parse import parse

    decoded = decode(source.data, charset=source.charset)
    parse(decoded.text, source.url, source.data if decoded.verbatim else None)


def unreadable(error: InputError) -> Failure:
    """There is no page to read."""
    message, limit = error.message, None
    if message.startswith("too large"):
        message, limit = f"{message} (--page-size)", "size"
    return Failure(stage="read", message=message, limit=limit, note=error.note, counts=error.counts)  # type: ignore[arg-type]


def too_slow(limits: Limits, stage: Stage) -> Failure:
    """Its time was over."""
    most = show_seconds(limits.seconds or 0)
    return Failure(stage=stage, limit="time", message=f"{undone(stage)}: takes more than {most} (--page-timeout)")


def too_big(limits: Limits, stage: Stage) -> Failure:
    """Its memory was used up."""
    most = "this machine has" if limits.memory is None else f"{show_size(limits.memory)} of memory (--page-memory)"
    return Failure(stage=stage, limit="memory", message=f"{undone(stage)}: takes more than {most}")


def crashed(stage: Stage, error: Exception, *, traced: bool = False) -> Failure:
    """The program is at fault."""
    trace = ""
    if traced:
        from traceback import format_exception

        trace = "".join(format_exception(error)).encode("utf-8", "backslashreplace").decode()
    message = f"{undone(stage)}: {type(error).__name__}"
    return Failure(stage=stage, message=message, crash=True, traceable=True, trace=trace)


def died(stage: Stage, how: str) -> Failure:
    """The process that worked on it ended."""
    return Failure(stage=stage, message=f"{undone(stage)}: it ends the process ({how})", crash=True)


def undone(stage: Stage) -> str:
    """`could not be cleaned`."""
    return f"could not be {'read' if stage == 'read' else 'cleaned' if stage == 'clean' else 'written'}"
