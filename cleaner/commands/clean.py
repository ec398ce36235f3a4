"""`cleaner clean`: pages in, separate articles out."""

import os
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from typing import Literal

from msgspec import Struct

from cleaner.commands.console import Fatal, UsageError, counted, say, standard_output
from cleaner.commands.inputs import check_now, check_url, load_rules, names
from cleaner.model import Document, PageInfo, Source
from cleaner.read.files import STDIN, InputError, find, reason
from cleaner.read.reference import ReadOptions, Reference, fields_of, load, references
from cleaner.write import BINARY, TABULAR, Format, Formatter, MissingExtra, Unit, formatter
from cleaner.write.compress import Compression
from cleaner.write.naming import told
from cleaner.write.output import Folder, Output, Stream, Unwritable
from cleaner.write.target import AtomicFile, Target, exists

PRINTED: tuple[Format, ...] = ("csv", "markdown", "text")
"""Formats that may hold what a terminal obeys."""


class Options(Struct, kw_only=True):
    """The command line of `cleaner clean`, as given."""

    paths: Sequence[str] = ()
    output: str | None = None
    overwrite: bool = False
    unit: Unit = "article"
    format: Format | None = None
    compress: Literal["gzip", "zstd", "none"] | None = None
    fields: str | None = None
    rules: Sequence[str] = ()
    learn: bool = False
    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    files_from: str | None = None
    null: bool = False
    url: str | None = None
    now: str | None = None
    link: bool = False
    unique: bool = False
    quiet: bool = False
    verbose: int = 0
    reading: ReadOptions = ReadOptions()
    follow_links: bool = False


def run(options: Options) -> int:
    """Clean all inputs; 1 where one of them failed.  Raises Fatal, and BrokenPipeError for standard output."""
    check_now(options.now)
    check_url(options.url)
    inputs = names(options.paths, options.files_from, null=options.null)
    if options.url and (len(inputs) != 1 or os.path.isdir(inputs[0])):
        raise UsageError("--url is where one page was saved from: it goes with one page")
    rules = load_rules(options.rules)
    if options.learn:
        from cleaner.commands.learn import learned_from

        learned = learned_from(
            inputs,
            rules,
            include=options.include,
            exclude=options.exclude,
            reading=options.reading,
            follow=options.follow_links,
        )
        rules = load_rules(options.rules, learned=learned)
    from cleaner.pipeline import run as clean

    named = frozenset(inputs)
    try:
        with suppress(NothingDone), ExitStack() as stack:
            output: Output = open_output(options, inputs, stack)
            task = Run(options, output, lambda source: clean(source, rules, now=options.now, url=options.url).document)
            if options.link or options.unique:
                from cleaner.same.output import Linked

                task.output = output = stack.enter_context(Linked(output, task.failed, unique=options.unique))
            for found in find(
                inputs,
                include=options.include,
                exclude=options.exclude,
                fields=fields_of(options.reading),
                follow=options.follow_links,
            ):
                if isinstance(found, InputError):
                    task.failed(found)
                elif found in named or not output.is_own(found):
                    task.file(found)
            output.close()
            if task.failures and not task.pages:
                raise NothingDone
    except BrokenPipeError:
        raise
    except (Unwritable, OSError) as error:
        why, where = (error.error, error.place) if isinstance(error, Unwritable) else (error, None)
        raise Fatal(f"{where or options.output or 'standard output'}: {reason(why)}") from error
    task.summary()
    return 1 if task.failures else 0


class NothingDone(Exception):
    """All inputs failed: a file that was there before stays as it was."""


class Run:
    """Takes inputs to the output, and counts."""

    def __init__(self, options: Options, output: Output, clean: Callable[[Source], Document]) -> None:
        self.options = options
        self.output = output
        self.clean = clean
        self.pages = self.articles = self.failures = 0
        self.passed_over: Counter[str] = Counter()
        """What archives hold that is no page, by kind."""

    def file(self, path: str) -> None:
        """Clean all pages of one file.  Only Unwritable and BrokenPipeError get out."""
        for found in references(path, self.options.reading):
            if isinstance(found, InputError):
                self.failed(found)
            else:
                self.input(found)

    def input(self, reference: Reference) -> None:
        """Clean one page.  Only Unwritable and BrokenPipeError get out."""
        name = reference.name
        try:
            if taken := self.output.taken(place(reference)):
                raise InputError(name, f"{taken} exists; --overwrite replaces it")
            source = load(reference, self.options.reading)
        except InputError as error:
            self.failed(error)
            return
        try:
            document = self.clean(source)
        except Exception as error:
            self.crashed(name, error)
            if self.options.unit == "page":
                self.put(reference, record_of(error, source))
        else:
            if self.put(reference, document):
                self.done(document)

    def put(self, reference: Reference, document: Document) -> bool:
        """Write a document; whether that went well.  Raises Unwritable, BrokenPipeError."""
        name = reference.name
        try:
            self.output.put(place(reference), document)
        except (Unwritable, BrokenPipeError):
            raise
        except OSError as error:
            self.failed(InputError(name, f"cannot be written to {error.filename}: {reason(error)}"))
        except Exception as error:
            self.crashed(name, error)
        else:
            return True
        return False

    def done(self, document: Document) -> None:
        """Count a page, and tell about it where that is asked for."""
        self.pages += 1
        self.articles += len(document.articles)
        if self.options.verbose:
            path, removed = document.page.path, len(document.removed)
            say(f"{path}: {counted(len(document.articles), 'article')}, {counted(removed, 'block')} removed")
            for warning in document.warnings:
                say(f"{path}: warning: {warning}")

    def failed(self, error: InputError) -> None:
        """Tell that an input failed, or something of note about it."""
        if not error.note:
            self.failures += 1
        elif error.counts:
            self.passed_over.update(error.counts)
        if not error.note or (not self.options.quiet and (not error.counts or self.options.verbose)):
            say(str(error))

    def crashed(self, name: str, error: Exception) -> None:
        """Tell that the program is at fault."""
        hint = "" if self.options.verbose > 1 else " (-vv shows where)"
        self.failed(InputError(name, f"could not be cleaned: {type(error).__name__}{hint}"))
        if self.options.verbose > 1:
            from traceback import format_exception

            for line in "".join(format_exception(error)).splitlines():
                say(line)

    def summary(self) -> None:
        """Tell what was done: to a person who waits for more than one input, or who asks."""
        import sys

        if self.passed_over and not self.options.quiet:
            say("passed over: " + ", ".join(f"{kind} {count:,}" for kind, count in sorted(self.passed_over.items())))
        waiting = sys.stderr is not None and sys.stderr.isatty() and self.pages + self.failures > 1
        if not self.options.quiet and (waiting or self.options.verbose):
            say(f"{counted(self.pages, 'page')}, {counted(self.articles, 'article')}, {self.failures} failed")


def place(reference: Reference) -> str | None:
    """What the output knows a page by."""
    return None if reference.place == STDIN else reference.place


def record_of(error: Exception, source: Source) -> Document:
    """What stands in the output for a page that the program failed on."""
    from hashlib import sha256

    # The pipeline lets go of the bytes once they are decoded.
    info = PageInfo(path=source.path, sha256=sha256(source.data).hexdigest() if source.data else "")
    return Document(page=info, warnings=[f"could not be cleaned: {type(error).__name__}"])


def open_output(options: Options, inputs: Sequence[str], stack: ExitStack) -> Output:
    """The output that the options ask for; what must be ended is put on `stack`.  Raises Fatal, OSError."""
    path = options.output
    if path == "":
        raise UsageError("-o takes the name of a file or folder")
    folder = path not in (None, "-") and (path.endswith(("/", os.sep)) or os.path.isdir(path))
    format, compression = kind_of(options, folder)
    fields = chosen_fields(options, format)

    def new(alone: bool = False) -> Formatter:
        return formatter(format, options.unit, fields, alone=alone)

    try:
        first = new(alone=folder)
    except MissingExtra as error:
        raise UsageError(f"--format {format} {error}") from error
    if path is None or path == "-":
        out = standard_output()
        screen = os.isatty(1)
        if screen and (compression or format in BINARY):
            raise UsageError("what is not text does not go to a terminal: name a file with -o, or pipe it on")
        return Stream(Screen(out) if screen and format in PRINTED else out, first, compression=compression)
    end_on_signals()
    if folder:
        files = [name for name in inputs if name != STDIN]
        return Folder(path, files, format, lambda: new(alone=True), compression, overwrite=options.overwrite)
    if any(os.path.exists(name) and os.path.exists(path) and os.path.samefile(name, path) for name in inputs):
        raise UsageError(f"{path} is both input and output")
    if exists(path) and not options.overwrite:
        raise UsageError(f"{path} exists; --overwrite replaces it")
    return Stream(stack.enter_context(AtomicFile(path, overwrite=options.overwrite)), first, path, compression)


def kind_of(options: Options, folder: bool) -> tuple[Format, Compression | None]:
    """Format and compression of the output: as asked for, else as the name of the file tells.  Raises UsageError."""
    path = options.output
    named, packed = told(path) if path not in (None, "-") and not folder else (None, None)
    format = options.format or named or ("json" if folder else "jsonl")
    compression = packed if options.compress is None else None if options.compress == "none" else options.compress
    if format == "jsonfeed" and options.unit == "page":
        raise UsageError("--format jsonfeed has an item an article, and does not go with --unit page")
    return format, compression


def chosen_fields(options: Options, format: Format) -> list[str] | None:
    """The fields to write; None for all.  Raises UsageError."""
    if options.fields is None:
        return None
    from cleaner.write.records import UnknownField, check_fields

    if format not in TABULAR:
        raise UsageError(f"--fields goes with {', '.join(TABULAR)}, not with {format}")
    try:
        return check_fields([name.strip() for name in options.fields.split(",")], options.unit)
    except UnknownField as error:
        raise UsageError(str(error)) from error


def end_on_signals() -> None:
    """Let a request to end the process pass through the code that removes half-written files."""
    import signal
    import sys

    def end(number: int, frame: object) -> None:
        sys.exit(128 + number)

    with suppress(ValueError):  # not the main thread
        for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
            signal.signal(number, end)


class Screen:
    """A terminal that text of pages is written to: control and bidirectional characters are made visible."""

    def __init__(self, target: Target) -> None:
        self.target = target

    def write(self, data: bytes) -> None:
        from cleaner.terminal import visible

        lines = data.decode().replace("\r\n", "\n").split("\n")
        shown = (line if line == "\f" else visible(line, lines=True) for line in lines)
        self.target.write("\n".join(shown).encode())
