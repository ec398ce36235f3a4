"""Verdicts -> the words of each article: the one place where text is put together.

Applying the verdicts of a page to its blocks with `assemble` gives the articles that were written: whoever keeps both
can replay the result.
"""

from collections.abc import Callable, Iterable

from msgspec import Struct

from cleaner.model import Block, Page, Removed, Verdict
from cleaner.patterns import lazy

CELL, ROW, TABLE = frozenset(("td", "th")), frozenset(("tr",)), frozenset(("table",))
PRESENTATION = lazy(r'(?<![\w-])role="(?:presentation|none)"')


class Words(Struct, gc=False):
    """The visible words of one article, by field."""

    title: str | None = None
    text: str | None = None
    source: str | None = None
    authors: list[str] = []
    tags: list[str] = []
    published_text: str | None = None
    dateline: str | None = None
    credit: str | None = None


def assemble(
    page: Page, verdicts: Iterable[Verdict], count: int, written: Callable[[Verdict], str] | None = None
) -> list[Words]:
    """The words of articles 0 to `count` - 1.

    Fields that hold one value join their pieces by a space; `authors` and `tags` hold one value a piece.  `written` writes the
    pieces of texts in a form of its own (see `cleaner.write.marking`).
    """
    found = [Words() for _ in range(count)]
    texts: list[list[str]] = [[] for _ in range(count)]
    last: list[Verdict | None] = [None] * count
    for verdict in verdicts:
        if verdict.rule:
            continue
        block = page.blocks[verdict.block]
        words = found[verdict.article]
        piece = block.text[verdict.start : verdict.end]
        field = verdict.field
        if field == "text":
            before = last[verdict.article]
            if before is not None:
                texts[verdict.article].append(joint(page, before, verdict))
            if written is not None:
                piece = written(verdict)
            elif verdict.start == 0 and block.marker:
                piece = f"{block.marker} {piece}"
            texts[verdict.article].append(piece)
            last[verdict.article] = verdict
        elif field == "authors":
            words.authors.append(piece)
        elif field == "tags":
            words.tags.append(piece)
        else:
            old = getattr(words, field)
            setattr(words, field, piece if old is None else f"{old} {piece}")
    for words, parts in zip(found, texts, strict=True):
        words.text = "".join(parts) or None
    return found


def joint(page: Page, before: Verdict, after: Verdict) -> str:
    """What stands between two pieces of a text: a blank line, or less within a paragraph, a list, a table, a verse."""
    if before.block == after.block:
        return " "
    one, two = page.blocks[before.block], page.blocks[after.block]
    if two.kind == one.kind and two.kind in ("item", "cell", "code") and after.block == before.block + 1:
        if two.kind != "cell":
            return "\n"
        if cell(page, one.element) != cell(page, two.element) and not laid_out(page, two):
            return " | " if same_row(page, one, two) else "\n"
    if page.media == "html" and two.gap == 0 and one.element == two.element:
        return "\n"
    return "\n\n"


def same_row(page: Page, one: Block, two: Block) -> bool:
    """Whether two cells stand in the same row of a table."""
    return around(page, one.element, ROW) == around(page, two.element, ROW) >= 0


def laid_out(page: Page, block: Block) -> bool:
    """Whether the table around a cell says itself that it is none but the layout of a page."""
    table = around(page, block.element, TABLE)
    return table >= 0 and PRESENTATION.search(page.elements[table].raw) is not None


def cell(page: Page, element: int) -> int:
    """The cell of a table that an element stands in; the element itself where it stands in none."""
    found = around(page, element, CELL)
    return found if found >= 0 else element


def around(page: Page, element: int, tags: frozenset[str]) -> int:
    """The innermost element of some tags that an element stands in, -1 for none."""
    for _ in range(6):
        if element < 0:
            break
        if page.elements[element].tag in tags:
            return element
        element = page.elements[element].parent
    return -1


def leavings(page: Page, verdicts: Iterable[Verdict]) -> list[Removed]:
    """Every removed block, or stretch of one, that holds a letter or digit, and such marks of lists before headlines and fields; in page order."""
    out = []
    for verdict in verdicts:
        block = page.blocks[verdict.block]
        mark = block.marker if block.marker and not verdict.start and any(map(str.isalnum, block.marker)) else ""
        if verdict.rule:
            text = block.text[verdict.start : verdict.end].strip()
            if mark or text[:1].isalnum() or any(map(str.isalnum, text)):  # nearly all begin with a letter
                out.append(Removed(f"{mark} {text}" if mark else text, verdict.rule, verdict.section))
        elif mark and verdict.field != "text":
            out.append(Removed(mark, "field:number", verdict.section))
    return out
