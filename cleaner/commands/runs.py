"""The work of `cleaner clean`: what becomes of each page is written, in the order of the pages, and told."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from cleaner.batch.outcomes import Entry, Outcomes
from cleaner.batch.page import Failure, Kept, Outcome
from cleaner.batch.tally import Tally, counted
from cleaner.commands.console import Fatal, say, say_passed_over
from cleaner.read.paths import STDIN, InputError, display_path, reason
from cleaner.read.reference import Reference
from cleaner.write.output import Output, Unwritable, unwritten

if TYPE_CHECKING:
    from cleaner.batch.progress import Progress
    from cleaner.batch.rejects import Rejects
    from cleaner.resume.entry import Known, Told


class Run:
    """Takes what becomes of pages to the output, counts, and tells."""

    def __init__(self, outcomes: Outcomes, output: Output, *, quiet: bool, verbose: int) -> None:
        self.outcomes = outcomes
        self.output = output
        self.quiet = quiet
        self.verbose = verbose
        if not quiet:
            outcomes.note = self.say
        self.tally = Tally()
        self.rejects: Rejects | None = None
        self.progress: Progress | None = None

    def all(self, results: Iterator[tuple[Entry, Outcome]]) -> None:
        """Do a whole run.  Raises Unwritable, BrokenPipeError, Fatal, WorkersError."""
        for entry, outcome in results:
            if isinstance(entry, Kept):
                self.output.keep(entry.known)
                self.told(outcome)
            elif outcome.failure is not None:
                self.failed(outcome, outcome.failure)
                if body := self.outcomes.cleaner.record(outcome):
                    self.put(entry, outcome, body)
                elif not outcome.failure.note and self.output.remembers:
                    self.output.fail(place_of(entry), note_of(outcome))
            elif self.put(entry, outcome, outcome.body):
                self.done(outcome)
            if self.progress:
                self.progress.passed(entry)

    def put(self, entry: Entry, outcome: Outcome, body: bytes) -> bool:
        """Write what was made of a page; whether that went well.  Raises Unwritable, BrokenPipeError."""
        try:
            self.output.put(place_of(entry), body, note_of(outcome) if self.output.remembers else None)
        except (Unwritable, BrokenPipeError):
            raise
        except OSError as error:
            outcome.failure = Failure(stage="write", message=unwritten(error))
            self.failed(outcome, outcome.failure)
            return False
        return True

    def told(self, outcome: Outcome) -> None:
        """Count and tell what became of a page."""
        if outcome.failure is not None:
            self.failed(outcome, outcome.failure)
        else:
            self.done(outcome)

    def done(self, outcome: Outcome) -> None:
        """Count a page, and tell about it where that is asked for."""
        self.tally.page(outcome)
        if self.verbose:
            removed = sum(outcome.rules.values())
            self.say(f"{outcome.name}: {counted(outcome.articles, 'article')}, {counted(removed, 'block')} removed")
            for warning in outcome.warnings:
                self.say(f"{outcome.name}: warning: {warning}")

    def failed(self, outcome: Outcome, failure: Failure) -> None:
        """Tell that an input failed, or something of note about it."""
        if failure.note:
            self.tally.passed_over.update(failure.counts)
            if not self.quiet and (not failure.counts or self.verbose):
                self.say(f"{outcome.name}: {failure.message}")
            return
        self.tally.failed(outcome, failure)
        if self.rejects:
            try:
                self.rejects.put(outcome)
            except OSError as error:
                raise Fatal(f"{self.rejects.path}: {reason(error)}") from error
        hint = " (-vv shows where)" if failure.traceable and self.verbose < 2 else ""
        self.say(f"{outcome.name}: {failure.message}{hint}")
        for line in failure.trace.splitlines():
            self.say(line)

    def missed(self, error: InputError) -> None:
        """Tell that a page that was cleaned could not be written."""
        failure = Failure(stage="write", message=error.message)
        self.failed(Outcome(name=error.path, failure=failure), failure)

    def say(self, message: str) -> None:
        """A message to people, in the place of the line of progress."""
        if self.progress:
            self.progress.erase()
        say(message)

    def summary(self) -> None:
        """Tell what was done: to a person who waits for more than one input, or who asks."""
        import sys

        if self.progress:
            self.progress.erase()
        if not self.quiet:
            say_passed_over(self.tally.passed_over)
        waiting = sys.stderr is not None and sys.stderr.isatty() and self.tally.pages + self.tally.failures > 1
        if not self.quiet and (waiting or self.verbose):
            for line in self.tally.summary():
                say(line)


def place_of(entry: Entry) -> str | None:
    """What the output knows a page by; None for standard input, and for what is no page."""
    return None if not isinstance(entry, Reference) or entry.place == STDIN else entry.place


class Noted(Struct, omit_defaults=True):
    """What is kept of an `Outcome` for a later run."""

    size: int = 0
    articles: int = 0
    rules: dict[str, int] = {}
    warnings: list[str] = []
    failure: Failure | None = None


def note_of(outcome: Outcome) -> "Told":
    """What a later run is to know of a page."""
    from msgspec.json import encode
    from msgspec.structs import replace

    from cleaner.resume.entry import Told

    failure = outcome.failure and replace(outcome.failure, trace="", traceable=False)
    noted = Noted(outcome.size, outcome.articles, outcome.rules, outcome.warnings, failure)
    return Told(outcome.sha256 or "", failure is not None, encode(noted).decode())


def known_outcome(reference: Reference, known: "Known") -> Outcome:
    """What became of a page in an earlier run; with its body, where that is to be written again."""
    from msgspec.json import decode

    told = known.entry.told
    noted = decode(told.note, type=Noted)
    return Outcome(
        name=reference.name,
        sha256=told.sha256 or None,
        size=noted.size,
        articles=noted.articles,
        rules=noted.rules,
        warnings=noted.warnings,
        failure=noted.failure,
        body=known.body or b"",
    )


def unlike_before(entries: Iterator[Entry], output: Output) -> Iterator[Entry]:
    """The same pages, those that an earlier run has done as such, and an error for what may not be written."""
    for entry in entries:
        if not isinstance(entry, Reference):
            yield entry
        elif known := output.known(entry.place, entry.path):
            yield Kept(entry, known, known_outcome(entry, known))
        elif taken := output.taken(place_of(entry)):
            yield InputError(entry.name, f"{display_path(taken)} exists; --overwrite replaces it")
        else:
            yield entry
