"""Lists of stories in columns, as feed readers of the terminal print them, or as tables are copied: a line for each cell."""

from collections.abc import Callable
from itertools import islice

from cleaner.patterns import lazy
from cleaner.times.lines import match

TABS, GAPS = lazy(r"\t"), lazy(r"\t+|[ \u00a0]{2,}")
LEAST = 3
"""Rows, and cells of a row."""
MOSTLY = 0.8
"""Share of the lines that have as many cells as most, and share of the cells of a column that are times, or addresses."""
LONGEST = 500
"""Characters of a row."""
LOOKED_AT = 200
"""Rows that are looked at."""


def cells(lines: list[str]) -> list[str]:
    """The cells of a table of stories, each on its line, and a blank line before each row; the lines as they were where a text is
    none: most lines have as many cells, one column tells times or addresses, and another one is as long as headlines."""
    filled = list(islice((line for line in lines if line.strip()), LOOKED_AT))
    if len(filled) < LEAST:
        return lines
    for by in (TABS, GAPS):
        rows = [[cell.strip() for cell in by.split(line.strip(" "))] for line in filled]
        counts = [len(row) for row in rows]
        wide = max(set(counts), key=counts.count)
        table = [row for row in rows if len(row) == wide]
        if wide < LEAST or len(table) < max(LEAST, MOSTLY * len(rows)):
            continue
        if any(len(line) > LONGEST and line.strip() for line in lines):
            continue
        columns = list(zip(*table, strict=True))
        if any(mostly(tells, column) for column in columns) and any(mostly(entitles, column) for column in columns):
            return [made for line in lines for made in ("", *filter(str.strip, by.split(line)))]
    return lines


def mostly(what: Callable[[str], bool], column: tuple[str, ...]) -> bool:
    """Whether most cells of a column are such."""
    return sum(map(what, column)) >= MOSTLY * len(column)


def tells(cell: str) -> bool:
    """Whether a cell is an address or a time."""
    return cell.startswith(("http://", "https://")) or match(cell) is not None


def entitles(cell: str) -> bool:
    """Whether a cell is as long as a headline, and no address."""
    return len(cell) >= 12 and "://" not in cell and match(cell) is None
