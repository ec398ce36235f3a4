"""`cleaner clean --resume` and `--incremental`: outputs with a manifest."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from types import TracebackType
from typing import TypedDict

from msgspec.structs import asdict

import cleaner
from cleaner.batch.tally import counted
from cleaner.commands.asked import Options
from cleaner.commands.console import WRONG_USAGE, Fatal, UsageError, say
from cleaner.read.paths import is_stream
from cleaner.resume import ResumeError
from cleaner.resume.folder import ResumableFolder
from cleaner.resume.settings import rules_hash
from cleaner.resume.stream import ResumableStream
from cleaner.write import Format, Formatter
from cleaner.write.compress import Compression
from cleaner.write.output import Output

ELSEWHERE = frozenset(
    (
        *("paths", "files_from", "null", "include", "exclude", "follow_links"),  # which inputs there are
        *("output", "overwrite", "resume", "incremental", "rejects", "stats", "quiet", "verbose"),
        *("jobs", "page_timeout", "page_memory", "page_size"),  # what failed for them is tried again by --incremental
        *("format", "compress", "rules", "cosmetic_filters", "reading"),  # told as what they come to
        *("link", "unique", "learn"),  # do not go with it
    )
)
"""Options that do not count as such."""

STATELY: tuple[Format, ...] = ("jsonfeed",)
"""Formats of which what a page gave cannot be told from the file."""


def check(options: Options, inputs: Sequence[str], format: Format, *, folder: bool) -> None:
    """Raises UsageError where a run cannot be gone on with."""
    option = "--incremental" if options.incremental else "--resume"
    path = options.output
    if path is None or path == "-":
        raise UsageError(f"{option} needs an output that stays: name a file or folder with -o")
    if any(map(is_stream, inputs)):
        raise UsageError(f"{option} reads inputs again, which standard input cannot be")
    if options.link or options.unique:
        raise UsageError(f"{option} writes pages as they come, and --link and --unique when all are known")
    if options.learn:
        raise UsageError(
            f"{option} keeps to rules that stay: learn them first (cleaner learn), then name them with --rules"
        )
    if folder:
        return
    if os.path.exists(path) and not os.path.isfile(path):
        raise UsageError(f"{option} needs an output that stays, and {path} is no file")
    if format == "parquet":
        raise UsageError(f"{option} goes with no single Parquet file: name a folder (-o {path}/), or another format")
    if options.incremental and format in STATELY:
        raise UsageError(f"--incremental does not go with a single file of {format}: name a folder (-o {path}/)")


def settings(options: Options, format: Format, compression: Compression | None) -> dict[str, str]:
    """All that the bytes of the output depend on besides the inputs: an option that is not known not to count does."""
    found = {name: value for name, value in asdict(options).items() if name not in ELSEWHERE}
    found |= asdict(options.reading) | {"format": format, "compress": compression}
    named = {f"--{name.replace('_', '-')}": shown(value) for name, value in found.items()}
    rules = [*options.rules, *options.cosmetic_filters, *filter(None, [options.site_patterns])]
    return {"cleaner": cleaner.__version__, **named, "rules": rules_hash(rules)}


def shown(value: object) -> str:
    """The value of an option; empty for none."""
    return "" if value in (None, False, ()) else "yes" if value is True else str(value)


def resumable_stream(
    options: Options,
    path: str,
    formatter: Formatter,
    format: Format,
    compression: Compression | None,
    stack: ExitStack,
) -> Output | None:
    """The output file; None where it is complete.  Raises Fatal, OSError."""
    with refused():
        output = ResumableStream(path, formatter, compression, **manner(options, format, compression))
    stack.push(teller(options, lambda: output.total))
    stack.enter_context(output)
    if not output.complete:
        return output
    pages, failures = output.counts()
    if not options.quiet:
        failed = f", {failures} failed" if failures else ""
        say(f"{path} is complete: {counted(pages, 'page')}{failed}; --incremental brings it up to date")
    if failures:
        raise Fatal(f"{path}: {counted(failures, 'input')} failed when it was written")
    return None


def resumable_folder(
    options: Options,
    path: str,
    inputs: Sequence[str],
    format: Format,
    new: Callable[[], Formatter],
    compression: Compression | None,
    stack: ExitStack,
) -> Output:
    """The output folder.  Raises Fatal, OSError."""
    with refused():
        output = ResumableFolder(path, inputs, format, new, compression, **manner(options, format, compression))
    stack.push(teller(options, lambda: output.total, lambda: output.gone if options.incremental else 0))
    return stack.enter_context(output)


class Manner(TypedDict):
    """How an earlier run is gone on with, of a file or a folder."""

    settings: dict[str, str]
    overwrite: bool
    update: bool
    timed: bool


def manner(options: Options, format: Format, compression: Compression | None) -> Manner:
    """As the options say."""
    return {
        "settings": settings(options, format, compression),
        "overwrite": options.overwrite,
        "update": options.incremental,
        "timed": options.reading.trust_mtime,
    }


@contextmanager
def refused() -> Iterator[None]:
    """An earlier run that cannot be gone on with is told as wrong usage.  Raises Fatal."""
    try:
        yield
    except ResumeError as error:
        raise Fatal(str(error), WRONG_USAGE) from error


def teller(
    options: Options, total: Callable[[], int], gone: Callable[[], int] = lambda: 0
) -> Callable[[type[BaseException] | None, BaseException | None, TracebackType | None], None]:
    """What is said when a run ends: how far it came, where it was cut off, and how many outputs are of no input any more."""

    def tell(kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        if options.quiet:
            return
        if kind is not None and total():
            say(f"{options.output}: {counted(total(), 'input')} done; the same command goes on with --resume")
        elif kind is None and gone():
            say(f"{options.output}: {counted(gone(), 'output')} of inputs that are no longer given; left as they are")

    return tell
