"""The figures as text, JSON, CSV or tab-separated values."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import asdict

from cleaner.report import columns, cut, one_line
from cleaner.score.details import Details, Value
from cleaner.score.figures import Figures, Scored

LEAST = 16
"""Columns that the name of a page has at the least, however narrow the terminal."""


def as_text(
    pages: Sequence[Scored],
    mean: Figures,
    names: Sequence[str],
    details: Sequence[Details] | None = None,
    *,
    width: int | None = None,
) -> Iterator[str]:
    """Lines for people, safe for a terminal: a table, the mean last, then what differs on each page.

    `width`: columns that the names of pages are cut to fit in; None for whole names.
    """
    rows = [
        [one_line(page.page), str(page.gold), str(page.predicted), *(number(page.figures[n]) for n in names)]
        for page in pages
    ]
    last = [about(pages), "", "", *(number(mean[n]) for n in names)]
    table = [["page", "gold", "pred", *names], *rows, last]
    sizes = [max(columns(row[place]) for row in table) for place in range(len(table[0]))]
    if width is not None:
        sizes[0] = max(min(sizes[0], width - sum(sizes[1:]) - 2 * len(sizes[1:])), LEAST)
    for row in table:
        name = cut(row[0], sizes[0])
        cells = [value.rjust(size) for value, size in zip(row[1:], sizes[1:], strict=True)]
        yield "  ".join([name + " " * (sizes[0] - columns(name)), *cells]).rstrip()
    for page, one in zip(pages, details or (), strict=False):
        lines = list(differences(one))
        if lines:
            yield ""
            yield f"= {one_line(page.page)}"
            yield from lines


def differences(one: Details) -> Iterator[str]:
    """A line for each difference: what it is, the number in the gold or, with a plus, in the prediction, and the title."""
    for missed in one.missed:
        yield f"missed   {missed.gold}  {quoted(missed.title)}"
    for extra in one.extra:
        yield f"extra    +{extra.predicted}  {quoted(extra.title)}"
    for merged in one.merged:
        yield f"merged   {', '.join(map(str, merged.gold))} in +{merged.predicted}  {quoted(merged.title)}"
    for parted in one.split:
        yield f"split    {parted.gold} into {', '.join(f'+{n}' for n in parted.predicted)}  {quoted(parted.title)}"
    for partly in one.partly:
        titles = f"{quoted(partly.expected)}, got {quoted(partly.got)}"
        yield f"partly   {partly.gold} as +{partly.predicted}, {partly.weight:.2f}: {titles}"
    for wrong in one.wrong:
        values = f"{quoted(wrong.expected)}, got {quoted(wrong.got)}"
        yield f"{wrong.field:<8} {wrong.gold} as +{wrong.predicted}: {values}"
    for words in one.left:
        yield f"left     {quoted(words)}"


def quoted(value: Value) -> str:
    """A value on one line, safe for a terminal."""
    if value is None:
        return "nothing"
    return f'"{one_line("; ".join(value) if isinstance(value, list) else value)}"'


def as_data(
    pages: Sequence[Scored], mean: Figures, names: Sequence[str], details: Sequence[Details] | None = None
) -> dict[str, Any]:
    """What `--format json` prints: the pages, the worst first, and the means."""
    shown = []
    for number, page in enumerate(pages):
        row = asdict(page) | {"figures": {name: rounded(page.figures[name]) for name in names}}
        shown.append(row | ({"details": details[number]} if details is not None else {}))
    return {"pages": shown, "mean": {name: rounded(mean[name]) for name in names}}


def as_table(pages: Sequence[Scored], mean: Figures, names: Sequence[str]) -> list[list[str]]:
    """Cells of CSV and tab-separated values: a header, a row a page, the means."""
    rows = [
        [page.page, str(page.gold), str(page.predicted), *(number(page.figures[n], "") for n in names)]
        for page in pages
    ]
    return [["page", "gold", "predicted", *names], *rows, [about(pages), "", "", *(number(mean[n], "") for n in names)]]


def about(pages: Sequence[Scored]) -> str:
    """What the last row is."""
    return f"mean of {len(pages)} page{'' if len(pages) == 1 else 's'}"


def number(value: float | None, nothing: str = "-") -> str:
    """A figure with three digits."""
    return nothing if value is None else f"{value:.3f}"


def rounded(value: float | None) -> float | None:
    """A figure with as many digits as mean something."""
    return None if value is None else round(value, 6)
