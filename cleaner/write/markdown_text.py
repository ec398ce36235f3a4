"""The text of an article as Markdown (CommonMark 0.31 with the tables of GFM) that reads back as that text.

A text is paragraphs with blank lines between them; lines that stand together are items of a list ("- "), rows of a table
(" | " between the cells), lines of code (white space is kept in code alone) or lines of a verse.  Each becomes what
Markdown has for it, and every other mark that Markdown would obey is escaped.
"""

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from urllib.parse import quote

from cleaner.patterns import lazy
from cleaner.write.marks import BAR, BEGIN, BOLD, BOLDED, CLOSED, CODE, LINKED, LINKS, MARK, NEWLINE, SLANT, SLANTED

# What CommonMark (https://spec.commonmark.org/0.31.2/) would take for markup inside a line.  An underscore within a
# word and a star or "<" before a space mean nothing, and stay readable.
INLINE = lazy(r"[\\`\[\]]|\*(?!\s)|(?<!\s)\*|(?<![^\W_])_|_(?![^\W_])|<(?=[a-zA-Z/!?])|&(?=#?\w+;)|~(?=~)|(?<=~)~")

# What it would take for a block at the beginning of a line: heading, quotation, list, rule or underline of a heading.
BLOCK = lazy(r"(?m)^([ \t]*)(#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|\d{1,9}(?=[.)](?:\s|$))|~(?=~~)|(?=[-=|:])[-=|: \t]+$)")

# Four columns of white space at the beginning of a line make it code.
INDENT = lazy(r"(?m)^(?: {4}| {0,3}\t)[ \t]*")

BULLET = lazy(r"[-*+•▪●◦‣⁃∙] (?=\S)")
NUMBER = lazy(r"(\d{1,9})[.)] (?=\S)")
QUOTE = lazy(r"> (?=\S)")
KEPT = lazy(r"(?m)^(?: {2,}|\t)\S")
"""White space before a line: only code has it."""
CELLS = " | "
BLANK = lazy(r"\n(?:[ \t]*\n)+")
INNER = lazy(f"{LINKS.pattern}|[{BOLD}{BOLDED}{SLANT}{SLANTED}]|{CODE}([^{CLOSED}\n]*){CLOSED}")
CLOSING = lazy(r"(?:(?<=\s)|^)(#+)$")
MARKS = lazy("[\x00-\x08\x0e-\x1f]")
TICKS = lazy("`+")
UNFIT = lazy(r"[\s<>()\[\]{}\\|`\"^*_]")
"""What an address may not hold, or would be read as markup where a reader takes no care; it is written as in any address."""
ENTITY = lazy(r"&(?=#?\w+;)")
FENCE = lazy(r"`{3,}")


def blocks(text: str, level: int = 1) -> str:
    """A text of any shape, with marks of form or without, as Markdown: blank lines between its blocks, its headings below `level`."""
    out: list[str] = []
    before = ""
    for block in apart(text):
        kind, written = marked(block, level) if BEGIN in block else block_of(block)
        # Two lists of one kind that follow each other would be one: another mark begins another list.
        if kind == before == "quotation":  # one of several paragraphs
            out[-1] = f"{out[-1]}\n>\n{written}"
            continue
        if kind == before == "items":
            written = re.sub(r"(?m)^( *)- ", r"\1* ", written)
            written = re.sub(r"(?m)^( *\d+)\. ", r"\1) ", written)
            kind = "other items"
        if kind == "list" and before in ("list", "items"):
            written = re.sub(r"(?m)^- ", "* ", written)
            kind = "other list"
        elif kind == "numbers" and before == "numbers":
            written = re.sub(r"(?m)^(\d+)\.", r"\1)", written)
            kind = "other numbers"
        out.append(written)
        before = kind
    return "\n\n".join(part for part in out if part)


def apart(text: str) -> Iterator[str]:
    """The blocks of a text: what blank lines part, and lines with marks from those of other kinds."""
    for block in numbered(BLANK.split(text.strip("\n"))):
        if BEGIN not in block:
            yield block
            continue
        for _, lines in groupby(block.split("\n"), key=Kinds()):
            yield "\n".join(lines)


class Kinds:
    """What lines are by their marks: lines of one kind stand together, but headings and code each alone."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, line: str) -> str:
        found = MARK.match(line)
        if found is None:
            return ""
        self.count += found[1] in "hc"
        return f"{found[1]}{self.count if found[1] in 'hc' else ''}"


def marked(block: str, level: int) -> tuple[str, str]:
    """What lines with marks of one kind are, and the Markdown for them; marks that stand elsewhere count for nothing."""
    lines = block.split("\n")
    first = MARK.match(lines[0])
    if first is None:
        return block_of(MARK.sub("", block))
    if first[1] == "l":
        return "items", listing([(found[2], line[found.end() :]) for line in lines if (found := MARK.match(line))])
    words = [MARK.sub("", line) for line in lines]
    if first[1] == "c":
        return "code", fenced(words[0].replace(NEWLINE, "\n"), first[2])
    if first[1] == "h":
        rank = int(first[2]) if first[2].isdecimal() else 0
        return "heading", f"{'#' * min(level + 1 + rank, 6)} {heading(words[0])}"
    return "quotation", "\\\n".join(f"> {item(one)}" for one in words if one.strip())


def listing(items: list[tuple[str, str]]) -> str:
    """Items of lists within lists, each with its depth and marker, as `marks` has them."""
    out: list[str] = []
    open_: list[tuple[int, int, bool]] = []
    """The lists that an item stands in: how deep they are, where the words of their last item begin, whether it has a number."""
    for said, words in items:
        before, _, marker = said.partition(":")
        depth = int(before) if before.isdecimal() else 1
        if not words.strip():
            continue
        if not marker and open_:
            while len(open_) > 1 and open_[-1][0] > depth:
                open_.pop()
            out.append(f"\n{' ' * open_[-1][1]}{item(words)}")
            continue
        numbered = marker.isdecimal()
        goes_on = False
        while open_ and open_[-1][0] >= depth:
            goes_on = open_.pop()[2]
        # A number other than 1 begins no list right after a line of text.
        gap = "\n" if numbered and marker != "1" and not goes_on and out else ""
        indent = open_[-1][1] if open_ else 0
        lead = f"{marker}. " if numbered else "- "
        open_.append((depth, indent + len(lead), numbered))
        out.append(f"{gap}{' ' * indent}{lead}{item(words)}")
    return "\n".join(out)


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
    return "paragraph", "\\\n".join(map(inline, lines))


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
    return inline(MARK.sub("", words.strip()), cell_words)


def cell_words(words: str) -> str:
    """Words of a cell that are no link."""
    return INLINE.sub(r"\\\g<0>", words).replace("|", "\\|").replace(BAR, "\\|")


def item(words: str) -> str:
    """The words of an item of a list or of a quotation."""
    return inline(MARK.sub("", words.strip()))


def fenced(code: str, language: str = "") -> str:
    """Lines of code, between fences that are longer than any in it."""
    fence = "`" * max(3, 1 + max((len(found) for found in FENCE.findall(code)), default=0))
    return f"{fence}{language}\n{code}\n{fence}"


def line(words: str) -> str:
    """Words as one line of Markdown that means just them."""
    return inline(" ".join(MARK.sub("", words).split()))


def heading(words: str) -> str:
    """Words as what a heading says: they do not begin a line, and number signs at their end would count for nothing."""
    return CLOSING.sub(r"\\\1", inline(" ".join(MARK.sub("", words).split()), within))


def inline(words: str, escape: Callable[[str], str] | None = None) -> str:
    """Words with links, and bold, slanted and typed ones, as Markdown that means just them."""
    begin, further = escape or escaped, escape or within
    if escape is None and BAR in words:
        words = words.replace(BAR, "|")
    if not any(mark in words for mark in (LINKED, BOLDED, SLANTED, CLOSED)):
        return begin(words)
    out: list[str] = []
    at = 0
    for found in INNER.finditer(words):
        out.append((further if out else begin)(words[at : found.start()]))
        if found[0] in (BOLD, BOLDED):
            out.append("**")
        elif found[0] in (SLANT, SLANTED):
            out.append("*")
        elif found[3]:
            out.append(typed(found[3]))
        else:
            if out[-1].endswith("!"):  # "![" begins a picture
                out[-1] = f"{out[-1][:-1]}\\!"
            out.append(f"[{inline(found[2], further)}]({destination(found[1])})")
        at = found.end()
    out.append((further if out else begin)(words[at:]))
    return "".join(out)


def within(words: str) -> str:
    """Words that do not begin a line."""
    return INLINE.sub(r"\\\g<0>", words)


def typed(words: str) -> str:
    """Words of code within a line, between more backticks than any in it."""
    words = MARKS.sub("", words.replace(BAR, "\\|"))
    if not words:
        return ""
    longest = max((len(found) for found in TICKS.findall(words)), default=0)
    fence = "`" * (longest + 1)
    gap = (
        " " if words.startswith("`") or words.endswith("`") or (words[0] == words[-1] == " " and words.strip()) else ""
    )
    return f"{fence}{gap}{words}{gap}{fence}"


def destination(href: str) -> str:
    """An address as the destination of a link, which ends at white space and parentheses."""
    return ENTITY.sub("&amp;", UNFIT.sub(lambda found: quote(found[0], safe=""), href.replace(BAR, "|")))


def escaped(text: str) -> str:
    """Text of any number of lines as Markdown that means just it, without a shape."""
    return BLOCK.sub(block_escape, INLINE.sub(r"\\\g<0>", INDENT.sub("   ", text)))


def block_escape(found: re.Match[str]) -> str:
    """The beginning of a line, made plain; a number keeps its digits and loses its meaning at the mark behind."""
    blank, mark = found[1], found[2]
    indent = " " if blank else ""
    return f"{indent}{mark}\\" if mark.isdigit() else f"{indent}\\{mark}"
