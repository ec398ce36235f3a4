"""`cleaner learn`: boilerplate that repeats across a dump, as rules that a person can read and edit."""

import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from cleaner.batch.limits import Limits
from cleaner.batch.tally import counted
from cleaner.commands.asked import Inputs
from cleaner.commands.console import WRONG_USAGE, Fatal, UsageError, emit, say, say_passed_over
from cleaner.commands.inputs import load_rules, names
from cleaner.read.paths import InputError, is_stream, reason
from cleaner.read.reference import ReadOptions, Reference
from cleaner.rules import RuleError, Rules


class Options(Inputs, kw_only=True):
    """The command line of `cleaner learn`, as given."""

    output: str | None = None
    overwrite: bool = False
    update: str | None = None
    quiet: bool = False


class Failures:
    """Tells of inputs that failed, and counts them and what is passed over."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet
        self.count = 0
        self.passed_over: Counter[str] = Counter()

    def __call__(self, error: InputError) -> None:
        """Tell of one."""
        if not error.note:
            self.count += 1
        elif error.counts or self.quiet:
            self.passed_over.update(error.counts)
            return
        say(str(error))

    def end(self) -> None:
        """Tell what was passed over."""
        if not self.quiet:
            say_passed_over(self.passed_over)


class Progress:
    """A line on a terminal that tells how many pages were read."""

    EVERY = 0.2
    """Seconds between two looks of it."""

    def __init__(self) -> None:
        self.drawn = time.monotonic()
        self.shown = False

    def __call__(self, reading: int, pages: int) -> None:
        """A page was read."""
        now = time.monotonic()
        if now - self.drawn >= self.EVERY and sys.stderr is not None:
            self.drawn, self.shown = now, True
            what = "looked at" if reading == 1 else "counted"
            sys.stderr.write(f"\r{pages:,} pages {what}\x1b[K")
            sys.stderr.flush()

    def end(self) -> None:
        """Clear the line."""
        if self.shown and sys.stderr is not None:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def run(options: Options) -> int:
    """Learn, and write the rule file; 1 where an input failed.  Raises Fatal."""
    from cleaner.batch.page import WorkersError
    from cleaner.learn.dump import Dump
    from cleaner.learn.groups import LEAST
    from cleaner.learn.guard import guarded
    from cleaner.learn.known import known_sites
    from cleaner.learn.run import learn
    from cleaner.learn.tell import told
    from cleaner.learn.update import updated

    inputs = from_files(names(options.paths, options.files_from, null=options.null))
    path = options.output if options.output not in (None, "-") else None
    if path is not None and os.path.isfile(path) and not options.overwrite:
        raise UsageError(f"{path} exists; --overwrite replaces it")
    rules = load_rules(options.rules)
    before = text_of(options.update) if options.update else ""
    try:
        known = known_sites(options.update, before) if options.update else []
    except RuleError as error:
        raise Fatal(str(error), WRONG_USAGE) from error
    failures = Failures(quiet=options.quiet)
    limits = Limits()
    reading = replace(options.reading, page_size=limits.size)
    dump = Dump(
        inputs,
        options.include,
        options.exclude,
        reading=reading,
        follow=options.follow_links,
        failed=failures,
        check=lambda entries: guarded(entries, rules, reading, limits),
    )
    progress = Progress()
    if not options.quiet and sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        dump.passed = progress
    try:
        sites = learn(dump, rules, known, limits=limits, failed=dump.leave)
    except WorkersError as error:
        raise Fatal(str(error)) from error
    progress.end()
    text = updated(before, known, sites) if options.update else told(sites)
    target = path or (options.update if options.output is None else None)
    if target is None:
        emit(text.encode())
    else:
        write(target, text)
    failures.end()
    if not options.quiet:
        found = counted(sum(len(site.rules) for site in sites), "rule")
        few = "" if sites else f" (no site has {LEAST} pages that share lines)"
        say(f"{found} for {counted(len(sites), 'site')}, from {counted(dump.pages, 'page')}{few}")
    return 1 if failures.count else 0


def from_files(inputs: list[str]) -> list[str]:
    """The same names.  Raises UsageError where standard input is among them."""
    if any(map(is_stream, inputs)):
        raise UsageError("learning reads pages twice, which standard input does not allow: name files or folders")
    return inputs


def learned_from(
    inputs: list[str],
    rules: Rules,
    *,
    include: Sequence[str],
    exclude: Sequence[str],
    reading: ReadOptions,
    follow: bool,
    limits: Limits,
) -> str:
    """The text of a rule file for a dump that is cleaned at once.  Raises UsageError, Fatal."""
    from cleaner.batch.page import WorkersError
    from cleaner.learn.dump import Dump
    from cleaner.learn.guard import guarded
    from cleaner.learn.run import learn
    from cleaner.learn.tell import told

    reading = replace(reading, page_size=limits.size)

    def check(entries: Iterable[Reference | InputError]) -> Iterator[Reference | InputError]:
        return guarded(entries, rules, reading, limits)

    dump = Dump(from_files(inputs), include, exclude, reading=reading, follow=follow, check=check)
    try:
        return told(learn(dump, rules, limits=limits, failed=lambda source, message: dump.left.add(source.path)))
    except WorkersError as error:
        raise Fatal(str(error)) from error


def text_of(path: str) -> str:
    """The text of a rule file.  Raises Fatal."""
    try:
        with open(path, encoding="utf-8", newline="") as file:
            return file.read()
    except OSError as error:
        raise Fatal(f"{path}: cannot be read: {reason(error)}", WRONG_USAGE) from error
    except UnicodeDecodeError as error:
        raise Fatal(f"{path}: is not UTF-8", WRONG_USAGE) from error


def write(path: str, text: str) -> None:
    """Write a file, whole or not at all.  Raises Fatal."""
    from cleaner.write.target import AtomicFile

    try:
        with AtomicFile(path, overwrite=True) as file:
            file.write(text.encode())
    except OSError as error:
        raise Fatal(f"{path}: {reason(error)}") from error
