"""The text of an article as Markdown (CommonMark 0.31 with the tables of GFM) that reads back as that text.

A text is paragraphs with blank lines between them; lines that stand together are items of a list ("- "), rows of a table
(" | " between the cells), lines of code (white space is kept in code alone) or lines of a verse.  Each becomes what
Markdown has for it, and every other mark that Markdown would obey is escaped.
"""

import re
from collections.abc import Iterator

# What CommonMark (https://spec.commonmark.org/0.31.2/) would take for markup inside a line.  An underscore within a
# word and a star or "<" before a space mean nothing, and stay readable.
INLINE = re.compile(
    r"[\\`\[\]]|\*(?!\s)|(?<!\s)\*|(?<![^\W_])_|_(?![^\W_])|<(?=[a-zA-Z/!?])|&(?=#?\w+;)|~(?=~)|(?<=~)~"
)

# What it would take for a block at the beginning of a line: heading, quotation, list, rule or underline of a heading.
BLOCK = re.compile(
    r"(?m)^([ \t]*)(#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|\d{1,9}(?=[.)](?:\s|$))|~(?=~~)|(?=[-=|:])[-=|: \t]+$)"
)

# Four columns of white space at the beginning of a line make it code.
INDENT = re.compile(r"(?m)^(?: {4}| {0,3}\t)[ \t]*")

BULLET = re.compile(r"[-*+•▪●◦‣⁃∙] (?=\S)")
NUMBER = re.compile(r"(\d{1,9})[.)] (?=\S)")
QUOTE = re.compile(r"> (?=\S)")
KEPT = re.compile(r"(?m)^(?: {2,}|\t)\S")
"""White space before a line: only code has it."""
CELLS = " | "
BLANK = re.compile(r"\n(?:[ \t]*\n)+")
FENCE = re.compile(r"`{3,}")


def blocks(text: str) -> str:
    """A text of any shape as Markdown, blank lines between its blocks."""
    out: list[str] = []
    before = ""
    for block in numbered(BLANK.split(text.strip("\n"))):
        kind, written = block_of(block)
        # Two lists of one kind that follow each other would be one: another mark begins another list.
        if kind == "list" and before == "list":
            written = re.sub(r"(?m)^- ", "* ", written)
            kind = "other list"
        elif kind == "numbers" and before == "numbers":
            written = re.sub(r"(?m)^(\d+)\.", r"\1)", written)
            kind = "other numbers"
        out.append(written)
        before = kind
    return "\n\n".join(part for part in out if part)


def numbered(paragraphs: list[str]) -> Iterator[str]:
    """The paragraphs, those brought together that count on: "1. ...", "2. ..."."""
    run: list[str] = []
    for paragraph in paragraphs:
        if run and count(paragraph) != count(run[-1]) + 1:
            yield "\n\n".join(run)
            run = []
        run.append(paragraph)
        if count(paragraph) < 0:
            yield run.pop()
    if run:
        yield "\n\n".join(run)


def count(line: str) -> int:
    """The number that one line begins with as an item does; far below zero for none."""
    found = NUMBER.match(line)
    return int(found[1]) if found and "\n" not in line else -2


def block_of(block: str) -> tuple[str, str]:
    """What a block is, and the Markdown for it."""
    lines = block.split("\n")
    if KEPT.search(block) and len(lines) > 1:
        return "code", fenced(block)
    lines = [line for line in (line.strip() for line in lines) if line]
    if all(map(BULLET.match, lines)):
        return "list", "\n".join(f"- {item(BULLET.sub('', line, count=1))}" for line in lines)
    if len(lines) > 1 and counts_on(lines):
        gap = "\n\n" if "\n\n" in block else "\n"
        return "numbers", gap.join(f"{count(line)}. {item(NUMBER.sub('', line, count=1))}" for line in lines)
    if len(lines) > 1 and all(map(QUOTE.match, lines)):
        return "quote", "\\\n".join(f"> {item(QUOTE.sub('', line, count=1))}" for line in lines)
    if len(lines) > 1 and (cells := table(lines)):
        rule = CELLS.join(["---"] * len(cells[0]))
        rows = [f"| {CELLS.join(map(cell, row))} |" for row in cells]
        return "table", "\n".join([rows[0], f"| {rule} |", *rows[1:]])
    return "paragraph", "\\\n".join(map(escaped, lines))


def counts_on(lines: list[str]) -> bool:
    """Whether lines are numbered one after the other."""
    first = count(lines[0])
    return first >= 0 and all(count(line) == first + n for n, line in enumerate(lines))


def table(lines: list[str]) -> list[list[str]]:
    """The cells of rows that all have as many, and more than one; else nothing."""
    rows = [line.split(CELLS) for line in lines]
    return rows if len(rows[0]) > 1 and {len(row) for row in rows} == {len(rows[0])} else []


def cell(words: str) -> str:
    """The words of a cell: a bar parts cells even where it would mean nothing else."""
    return INLINE.sub(r"\\\g<0>", words.strip()).replace("|", "\\|")


def item(words: str) -> str:
    """The words of an item of a list or of a quotation."""
    return escaped(words.strip())


def fenced(code: str) -> str:
    """Lines of code, between fences that are longer than any in it."""
    fence = "`" * max(3, 1 + max((len(found) for found in FENCE.findall(code)), default=0))
    return f"{fence}\n{code}\n{fence}"


def line(words: str) -> str:
    """Words as one line of Markdown that means just them."""
    return escaped(" ".join(words.split()))


def escaped(text: str) -> str:
    """Text of any number of lines as Markdown that means just it, without a shape."""
    return BLOCK.sub(block_escape, INLINE.sub(r"\\\g<0>", INDENT.sub("   ", text)))


def block_escape(found: re.Match[str]) -> str:
    """The beginning of a line, made plain; a number keeps its digits and loses its meaning at the mark behind."""
    blank, mark = found[1], found[2]
    indent = " " if blank else ""
    return f"{indent}{mark}\\" if mark.isdigit() else f"{indent}\\{mark}"
