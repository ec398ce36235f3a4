"""Plain text -> `Page`: a block a line, hard-wrapped lines joined again."""

from cleaner.model import Block, BlockKind, Page
from cleaner.parse.columns import cells
from cleaner.parse.marks import marked, unmarked
from cleaner.parse.outline import outline
from cleaner.parse.pieces import rejoined
from cleaner.parse.sheets import sheets, unquoted
from cleaner.parse.side_by_side import one_by_one
from cleaner.parse.wrapped import wrapping
from cleaner.patterns import lazy

MARKER = lazy(r"(?:[-*•·–—▪▫□■○●◦‣⁃∙►▶»>]|\((?:\d{1,2}|[abd-z])\)|\[[ xX*]\])(?:\s+|$)|[•▪□■●◦‣]")
RULE = lazy(r"[-=_*~#./·•—–+|<>^:\s\u2500-\u257f\u2580-\u259f\u25a0-\u25ff\ufe0f\u200b-\u200f\ufeff\u00ad]+")
"""A line of nothing but these is a line drawn across the page, not text."""
MARKDOWN_HEADING = lazy(r"(#{1,6})\s+(?=\S)")
LONE = "·•|/"
"""What stands alone on a line where markup kept two pieces of one line apart: "The Ledger", "·", "2h"."""
ALONE = lazy(r"[<(\[]?\s?https?://\S+(?:\s?[>)\]])?$")
"""An address on a line of its own, which no text goes on with."""
BROKEN = lazy(r"[ \t]*\n[ \t]*\]\((?=\S)")
"""A line break within a link of Markdown, where its words were a block."""
ORDINAL = lazy(r"(\d{1,3})[.)]\s")
CONTROL = lazy(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]+")
SEPARATORS = "\x1c\x1d\x1e"
"""Control characters that `str.splitlines` would take for line ends."""
UNSEEN = lazy(r"[\u00ad\u200b\u2060\ufeff]+")
"""Soft hyphens and the like: places where a word may be broken."""
APART = lazy(r"\t+|[ \u00a0]{2,}|\u3000{2,}")
"""White space that parts the pieces of a line."""
SHORT = 160
"""Characters up to which a line may have pieces."""


def parse_text(text: str) -> Page:
    """One block a line that holds words; blank lines and lines of dashes count as `gap` of the next block.

    Linear in the length of the text.
    """
    for separator in SEPARATORS:
        text = text.replace(separator, " ")
    may_be_marked = marked(text)
    if may_be_marked and "](" in text:
        text = BROKEN.sub("](", text)
    lines = text.splitlines()
    if text.lstrip()[:2] == "- " and (tree := outline(lines)):
        return Page(media="text", blocks=tree)
    if "#\n" in text:
        lines = hashed(lines)
    around = sheets(text, lines)
    if lines and ">" in text and "\n>" in text:  # one character is found in a tenth of the time of two
        lines = unquoted(lines)
    printed = bool(around.skipped or around.glued)  # on sheets, whose lines are known by number
    if not printed:
        lines = one_by_one(cells(lines))
    wrap = wrapping(lines)
    width = wrap.width
    if not width and not printed:
        lines = rejoined(lines)
    odd = bytearray(len(lines))  # lines that hold more than letters, marks and single blanks
    for number, line in enumerate(lines):
        if not line.isprintable():
            odd[number] = 1
            lines[number] = CONTROL.sub(" ", UNSEEN.sub("", line))
            may_be_marked = may_be_marked or marked(lines[number])
    blocks: list[Block] = []
    gap = 0
    last = ""  # the line before; none where it cannot go on
    parts: list[str] = []
    numbered = 0  # the number that the last line of a numbered list began with
    running: list[Block] = []  # what the sheet has at its foot, and the next one at its head
    skipped, glued = around.skipped, around.glued
    for number, line in enumerate(lines, 1):
        squeezed = line.strip()
        if skipped and number - 1 in skipped:
            if any(map(str.isalnum, squeezed)):
                running.append(Block("running", " ".join(squeezed.split()), number))
            continue
        if not squeezed:
            gap += 1
            last = ""
            continue
        uneven = odd[number - 1] or "  " in squeezed
        if uneven:
            squeezed = " ".join(squeezed.split())
        plain = squeezed[0].isalnum()
        if not plain and RULE.fullmatch(squeezed):
            gap += len(squeezed) > 1 or squeezed not in LONE
            last = ""
            continue
        if glued and blocks and number - 1 in glued:
            parts = parts if width else [blocks[-1].text]
            finish(blocks, [*parts, " ", squeezed])
            parts = [blocks[-1].text]
            last = line.rstrip() if width else ""
            continue
        ordinal = ORDINAL.match(squeezed) if width else None
        listed = ordinal is not None and int(ordinal[1]) == numbered + 1
        if width:
            if (
                last
                and not listed
                and wrap.goes_on(last, squeezed, len(parts) > 1)
                and not MARKER.match(squeezed)
                and not ALONE.match(squeezed)
            ):
                parts[-1:] = wrap.joined(parts[-1], squeezed)
                parts.append(squeezed)
                last = line.rstrip()
                continue
            finish(blocks, parts)
            if ordinal is not None:
                numbered = int(ordinal[1])
        if plain:
            block = Block("paragraph" if len(squeezed) > 120 else "line", squeezed, number, gap)
        else:
            block = block_of(squeezed, number, gap)
        if uneven and len(squeezed) <= SHORT and APART.search(line.strip()):
            block.cuts = cuts(line, block)
        if running:
            blocks += running
            running = []
        blocks.append(block)
        gap = 0
        if width:
            parts = [block.text]
            last = "" if ALONE.match(squeezed) else line.rstrip()
    if width:
        finish(blocks, parts)
    blocks += running
    return Page(media="text", blocks=unmarked(blocks) if may_be_marked else blocks)


def hashed(lines: list[str]) -> list[str]:
    """The lines with topics behind the signs that stand alone above them, where each string has a line of its own: "#", "harbours"."""
    made: list[str] = []
    for line in lines:
        alone = bool(made) and made[-1].strip() == "#" and line.strip() != ""
        made[-1:] = ["#" + line.strip()] if alone else [*made[-1:], line]
    return made


def cuts(line: str, block: Block) -> tuple[int, ...]:
    """Where tabs or wide gaps part a short line, as offsets into its block."""
    at = len(" ".join(line.split())) - len(block.text)
    found = []
    reached = 0
    for piece in APART.split(line.strip())[:-1]:
        reached += len(" ".join(piece.split())) + (1 if piece.strip() else 0)
        if 0 < reached - at < len(block.text):
            found.append(reached - at)
    return tuple(found)


def finish(blocks: list[Block], parts: list[str]) -> None:
    """Give the last block all the lines it was wrapped into."""
    if len(parts) > 1:
        blocks[-1].text = "".join(parts)
        if blocks[-1].kind == "line":
            blocks[-1].kind = kind_of(blocks[-1].text)


def block_of(line: str, place: int, gap: int) -> Block:
    """The block of one line, its white space already squeezed; marks of lists and headings taken off."""
    marker = ""
    level = 0
    found = MARKER.match(line)
    if found and found.end() < len(line):
        marker = found[0].strip()
        line = line[found.end() :]
    elif line[0] == "#":
        found = MARKDOWN_HEADING.match(line)
        if found:
            level = len(found[1])
            line = line[found.end() :].rstrip("# ")
    kind: BlockKind = "heading" if level else "item" if marker else kind_of(line)
    return Block(kind, line, place, gap, -1, level, marker)


def kind_of(text: str) -> BlockKind:
    """A line as long as a sentence is a paragraph."""
    return "paragraph" if len(text) > 120 else "line"
