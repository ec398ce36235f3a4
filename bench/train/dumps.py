"""HTML pages as the text dumps that scrapers make of them: a block a line, blank lines between, or hard-wrapped."""

import textwrap
from random import Random

from cleaner.decode import decode
from cleaner.parse import parse

STYLES = ("lines", "spaced", "wrapped")
COLUMNS = 100
MARKS = ("•", "*", "-", "□")


def render(data: bytes, url: str | None, style: str, random: Random) -> str:
    """The text of an HTML page in one of `STYLES`; marks of lists and how far blank lines go are chosen at random."""
    blocks = parse(decode(data).text, url).blocks
    if style == "lines":
        return "\n".join(block.text for block in blocks)
    mark = random.choice(MARKS)
    indent = random.choice(("", "  ", "   "))
    close = random.random() < 0.5
    lines: list[str] = []
    before = ""
    for block in blocks:
        apart = block.kind in ("paragraph", "heading", "quote", "code") or (block.kind != before and not close)
        if lines and apart:
            lines.append("")
        item = block.kind == "item"
        text = f"{indent}{mark} {block.text}" if item else block.text
        if style == "wrapped":
            lines += textwrap.wrap(
                text, COLUMNS, subsequent_indent=" " * (len(indent) + 2) if item else "", break_long_words=False,
                break_on_hyphens=False,
            )  # fmt: skip
        else:
            lines.append(text)
        if apart and block.kind in ("paragraph", "heading"):
            lines.append("")
        before = block.kind
    return "\n".join(lines)
