"""Markdown (CommonMark): a heading, a line on where it is from, the text."""

import re

from cleaner.model import Article, Document
from cleaner.write import Unit

RULE = b"\n---\n\n"

# What CommonMark (https://spec.commonmark.org/0.31.2/) would take for markup inside a line.  An underscore within a
# word and a star or "<" before a space mean nothing, and stay readable.
INLINE = re.compile(
    r"[\\`\[\]]|\*(?!\s)|(?<!\s)\*|(?<![^\W_])_|_(?![^\W_])|<(?=[a-zA-Z/!?])|&(?=#?\w+;)|~(?=~)|(?<=~)~"
)

# What it would take for a block at the beginning of a line: heading, quotation, list, rule or underline of a heading.
BLOCK = re.compile(r"(?m)^([ \t]*)(#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|\d{1,9}(?=[.)](?:\s|$))|(?=[-=|:])[-=|: \t]+$)")

# Four columns of white space at the beginning of a line make it code.
INDENT = re.compile(r"(?m)^(?: {4}| {0,3}\t)[ \t]*")


class Markdown:
    """Articles with a rule between them; with the unit `page`, under the title of their page."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.empty = True

    def begin(self) -> bytes:
        return b""

    def page(self, document: Document) -> bytes:
        level = 2 if self.unit == "page" else 1
        parts = [part for article in document.articles if (part := section(article, level))]
        if self.unit == "page":
            head = f"# {line(document.page.title or document.page.path)}\n".encode()
            parts = [head + b"\n" + parts[0], *parts[1:]] if parts else [head]
        if not parts:
            return b""
        lead = b"" if self.empty else RULE
        self.empty = False
        return lead + RULE.join(parts)

    def end(self) -> bytes:
        return b""


def section(article: Article, level: int) -> bytes:
    """One article under a heading of this level, its last line ended; empty where it has neither title nor text."""
    if not (article.title or article.text):
        return b""
    heading = f"{'#' * level} {line(article.title)}" if article.title else ""
    about = [article.source, article.published or article.published_text, ", ".join(article.authors)]
    byline = " · ".join(line(part) for part in about if part)
    text = escaped(article.text) if article.text else ""
    return ("\n\n".join(part for part in (heading, byline, text) if part) + "\n").encode()


def line(words: str) -> str:
    """Words as one line of Markdown that means just them."""
    return escaped(" ".join(words.split()))


def escaped(text: str) -> str:
    """Text of any number of lines as Markdown that means just it."""
    return BLOCK.sub(block_escape, INLINE.sub(r"\\\g<0>", INDENT.sub("   ", text)))


def block_escape(found: re.Match[str]) -> str:
    """The beginning of a line, made plain; a number keeps its digits and loses its meaning at the mark behind."""
    blank, mark = found[1], found[2]
    indent = " " if blank else ""
    return f"{indent}{mark}\\" if mark.isdigit() else f"{indent}\\{mark}"
