"""Headlines in a table: which column of it they stand in."""

from collections import Counter

from cleaner.model import Page

SEVERAL_IN_ROW = 0.2
"""Share of the rows of a table that hold several headlines of a list, from which its columns are lists by themselves."""


def columns(page: Page, members: list[int]) -> list[list[int]]:
    """Headlines by the column they stand in, where many rows of a table hold several of them: one is the story's, the others say
    who wrote it or where it is filed.
    """
    cells = [cell_of(page, page.blocks[i].element) for i in members]
    rows = Counter(row for row, _ in cells if row >= 0)
    if sum(rows.values()) < len(members) or sum(n > 1 for n in rows.values()) <= SEVERAL_IN_ROW * len(rows):
        return [members]
    found: dict[int, list[int]] = {}
    for index, (_, column) in zip(members, cells, strict=True):
        found.setdefault(column, []).append(index)
    return list(found.values()) if len(found) > 1 else [members]


def cell_of(page: Page, element: int) -> tuple[int, int]:
    """The row of a table that an element stands in and the number of its cell there; (-1, -1) for none."""
    elements = page.elements
    at, cell = element, -1
    while at >= 0 and elements[at].tag != "tr":
        at, cell = elements[at].parent, at
    if at < 0 or cell < 0:
        return -1, -1
    number, child = 0, at + 1
    while child < cell:
        number += 1
        child = max(elements[child].end, child + 1)
    return at, number
