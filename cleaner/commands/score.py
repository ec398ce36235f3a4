"""`cleaner score`: how good a prediction is, against gold."""

import os
from collections.abc import Sequence

from msgspec import Struct

from cleaner.batch.tally import counted
from cleaner.commands.console import WRONG_USAGE, Fatal, UsageError, emit, say
from cleaner.commands.inputs import open_stdin
from cleaner.read.paths import STDIN
from cleaner.score import Format
from cleaner.score.details import Details, details
from cleaner.score.figures import FIGURES, USUAL, Figures, Scored, means, score
from cleaner.score.pages import Together, together
from cleaner.score.read import Unreadable, sheets
from cleaner.score.show import as_data, as_table, as_text

NAMED = 3
"""Pages without gold that are named."""


class Options(Struct, kw_only=True):
    """The command line of `cleaner score`, as given."""

    gold: str
    predicted: str
    format: Format = "text"
    fields: str | None = None
    details: bool = False
    fail_under: Sequence[str] = ()


def run(options: Options) -> int:
    """Print the figures; 1 where one is below what was asked for.  Raises Fatal, BrokenPipeError."""
    names = chosen(options.fields)
    bounds = [bound(one) for one in options.fail_under]
    if options.details and options.format in ("csv", "tsv"):
        raise UsageError("--details goes with text and json")
    if options.gold == options.predicted == STDIN:
        raise UsageError("standard input cannot be both gold and prediction")
    open_stdin([options.gold, options.predicted])
    try:
        gold = sheets(options.gold, gold=True)
        predicted = sheets(options.predicted, gold=False)
        if not gold:
            raise Unreadable(f"{options.gold}: no documents")
        found = together(gold, predicted)
    except Unreadable as error:
        raise Fatal(str(error), WRONG_USAGE) from error

    scored: list[tuple[Scored, Details | None]] = []
    for ours, theirs in found.pairs:
        page, matching = score(ours, theirs)
        scored.append((page, details(ours, theirs, matching, names) if options.details else None))
    scored.sort(key=lambda one: (one[0].figures["split"] or 0.0, one[0].page))
    pages = [page for page, _ in scored]
    mean = means(pages)
    notes(found, pages)
    write(
        pages, mean, names, [one for _, one in scored if one is not None] if options.details else None, options.format
    )
    return 1 if [name for name, least in bounds if low(mean, name, least)] else 0


def write(
    pages: list[Scored], mean: Figures, names: list[str], differing: list[Details] | None, format: Format
) -> None:
    """Print the figures.  Raises Fatal, BrokenPipeError."""
    if format == "json":
        from cleaner.write.encode import encode

        emit(encode(as_data(pages, mean, names, differing)) + b"\n")
    elif format == "csv":
        from cleaner.write.csv_table import cell, rows

        emit(rows([[cell(value) for value in row] for row in as_table(pages, mean, names)]))
    elif format == "tsv":
        from cleaner.report import one_line

        table = as_table(pages, mean, names)
        emit("".join("\t".join(map(one_line, row)) + "\n" for row in table).encode())
    else:
        width = os.get_terminal_size(1).columns or None if os.isatty(1) else None
        emit("".join(f"{line}\n" for line in as_text(pages, mean, names, differing, width=width)).encode())


def notes(found: Together, pages: list[Scored]) -> None:
    """Tell about pages that have no partner, or changed."""
    for page in pages:
        if page.missing:
            say(f"{page.page}: nothing was predicted for this page: it scores 0")
    for sheet in found.changed:
        say(f"{sheet.path}: sha256 differs: the page was another one when the gold was made")
    if found.extra:
        some = ", ".join(sheet.path or sheet.sha256 for sheet in found.extra[:NAMED])
        more = ", ..." if len(found.extra) > NAMED else ""
        say(f"no gold for {counted(len(found.extra), 'predicted page')}: {some}{more}")


def chosen(fields: str | None) -> list[str]:
    """The figures to show.  Raises UsageError."""
    if fields is None:
        return list(USUAL)
    names = [name.strip() for name in fields.split(",")]
    for name in names:
        check(name)
    return list(dict.fromkeys(names))


def bound(words: str) -> tuple[str, float]:
    """The least value of a figure, of NAME=VALUE.  Raises UsageError."""
    name, _, value = words.partition("=")
    check(name.strip())
    try:
        least = float(value)
    except ValueError:
        least = -1.0
    if not 0.0 <= least <= 1.0:
        raise UsageError(f"--fail-under takes NAME=VALUE with a value from 0 to 1, not {words!r}")
    return name.strip(), least


def check(name: str) -> None:
    """Raises UsageError for a figure that is none."""
    if name not in FIGURES:
        raise UsageError(f"unknown figure {name!r}; known: {', '.join(FIGURES)}")


def low(mean: Figures, name: str, least: float) -> bool:
    """Whether a mean is below its bound, which is then told."""
    value = mean[name]
    if value is None:
        say(f"{name}: the gold has nothing to score it by, and {least:g} was asked for")
        return True
    if value < least:
        say(f"{name} is {value:.3f}, below {least:g}")
        return True
    return False
