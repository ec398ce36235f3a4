"""Where `cleaner clean` writes to, and in which format."""

import os
from collections.abc import Sequence
from contextlib import ExitStack, suppress

from cleaner.commands.asked import Options
from cleaner.commands.console import UsageError, standard_output
from cleaner.read.paths import is_stream
from cleaner.write import BINARY, TABULAR, Format, Formatter, MissingExtra, formatter
from cleaner.write.compress import Compression
from cleaner.write.naming import misleading, told
from cleaner.write.output import Folder, Output, Stream
from cleaner.write.target import AtomicFile, Target, check_folder, entered, exists, is_at, regular

PRINTED: tuple[Format, ...] = ("csv", "markdown", "text")
"""Formats that may hold what a terminal obeys."""


def open_output(options: Options, inputs: Sequence[str], stack: ExitStack) -> Output | None:
    """The output that the options ask for, None where it is complete; what must be ended is put on `stack`.

    Raises Fatal, OSError.
    """
    path = options.output
    if path == "":
        raise UsageError("-o takes the name of a file or folder")
    folder = is_folder(path)
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
        file = regular(out.number)
        for name in inputs:
            if not is_stream(name) and is_at(file, name):
                raise UsageError(f"{name} is both input and output")
        return Stream(Screen(out) if screen and format in PRINTED else out, first, compression=compression, file=file)
    end_on_signals()
    if folder:
        if os.path.isfile(path.rstrip("/" + os.sep)):
            raise UsageError(f"{path} is to be a folder, and is a file")
        check_folder(path)  # once, not for each page
        files = [name for name in inputs if not is_stream(name)]
        if options.resume or options.incremental:
            from cleaner.commands.resume import resumable_folder

            return resumable_folder(options, path, files, format, lambda: new(alone=True), compression, stack)
        return Folder(path, files, format, lambda: new(alone=True), compression, overwrite=options.overwrite)
    if any(os.path.exists(name) and os.path.exists(path) and os.path.samefile(name, path) for name in inputs):
        raise UsageError(f"{path} is both input and output")
    if options.resume or options.incremental:
        from cleaner.commands.resume import resumable_stream

        return resumable_stream(options, path, first, format, compression, stack)
    if exists(path) and not options.overwrite:
        raise UsageError(f"{path} exists; --overwrite replaces it")
    return Stream(entered(stack, AtomicFile(path, overwrite=options.overwrite)), first, path, compression)


def is_folder(path: str | None) -> bool:
    """Whether the output is a file for each page."""
    return path is not None and path != "-" and (path.endswith(("/", os.sep)) or os.path.isdir(path))


def kind_of(options: Options, folder: bool) -> tuple[Format, Compression | None]:
    """Format and compression of the output: as asked for, else as the name of the file tells.  Raises UsageError."""
    path = options.output
    named, packed = told(path) if path not in (None, "-") and not folder else (None, None)
    if path and not folder and not options.format and not options.compress and (ending := misleading(path)):
        raise UsageError(f"{ending} is none of the formats and compressions: say with --format what {path} is to be")
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
    """Let a request to end the process pass through the code that removes half-written files; nohup stays in force."""
    import signal
    import sys

    def end(number: int, _frame: object) -> None:
        sys.exit(128 + number)

    with suppress(ValueError):  # not the main thread
        for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
            if signal.getsignal(number) is not signal.SIG_IGN:
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
