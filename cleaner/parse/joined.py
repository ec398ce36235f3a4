"""Some runs of inline content -> the block that they are: white space, links, what is bold, and where markup parts it."""

from typing import Final

from cleaner.model import Block, BlockKind, Link, Page
from cleaner.patterns import lazy

SPACE = lazy(r"[ \t\n\r\f\v\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
UNSEEN = lazy(r"[\u00ad\u200b\u2060\ufeff]+")
CONTROL = lazy(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff]+")
DRAWN = lazy(
    r"[-=_*~#.·•—–+|<>^:/\\\s\u2190-\u21ff\u2500-\u257f\u2580-\u259f\u25a0-\u25ff\ufe0f\u200b-\u200f\ufeff\u00ad«»‹›×✕✖]*"
)
SHORT = 160
"""Characters of the longest text of which it is known where markup parts it: no header line is longer."""
Kind = tuple[BlockKind, int, str]
"""Of a block: its kind, its heading level, its marker."""
Run = tuple[str, int, int, str | None, str | None, int]
"""A text node with what the elements around it say: its text, the outermost inline element between it and its container
(-1 where it stands in the container itself), `STRONG` and the like added up, the link, the value of a <time>, the innermost
element."""
STRONG: Final = 1
KEPT: Final = 2
"""White space stands as written."""
SPANS: Final = {
    "code": "c",
    "kbd": "c",
    "samp": "c",
    "tt": "c",
    "em": "i",
    "i": "i",
    "cite": "i",
    "dfn": "i",
    "var": "i",
}
"""Inline elements that a text with marks of form tells."""


def add_block(page: Page, runs: list[Run], container: int, kind: Kind, gap: int) -> bool:
    """Append the block of some runs; False where they hold no words."""
    if len(runs) == 1:
        text, top, style, href, datetime, _ = runs[0]
        text = squeeze(text)
        if not text or (not text[0].isalnum() and DRAWN.fullmatch(text)):
            return False
        if page.spans is not None:
            page.spans[len(page.blocks)] = spans_of(page, runs)
        name, level, marker = kind
        links: tuple[Link, ...] = (Link(0, len(text), href),) if href is not None else ()
        linked = 1.0 if links else 0.0
        page.blocks.append(
            Block(
                name, text, container, gap, container, level, marker, links, linked, style & STRONG != 0, 0, datetime,
                (), (top,) if top >= 0 and len(text) <= SHORT else (),
            )
        )  # fmt: skip
        return True
    if not runs:
        return False
    text, links, strong, lead, datetime, cuts, tops = joined(runs)
    if not text or (not text[0].isalnum() and DRAWN.fullmatch(text)):
        return False
    if page.spans is not None:
        page.spans[len(page.blocks)] = spans_of(page, runs)
    name, level, marker = kind
    linked = sum([link.end - link.start for link in links]) / len(text) if links else 0.0
    page.blocks.append(
        Block(name, text, container, gap, container, level, marker, links, linked, strong, lead, datetime, cuts, tops)
    )
    return True


def joined(
    runs: list[Run],
) -> tuple[str, tuple[Link, ...], bool, int, str | None, tuple[int, ...], tuple[int, ...]]:
    """The fields of a block of several runs: text, links, strong, lead, datetime, cuts, tops."""
    parts: list[str] = []
    spans: list[Link] = []
    cuts: list[int] = []
    tops: list[int] = []
    strong = leading = space = True
    length = lead = 0
    datetime = None
    last = runs[0][1]
    for text, top, style, href, moment, _ in runs:
        datetime = datetime or moment
        if not text.isprintable() or "  " in text:
            text = loose(text)
        if space:
            text = text.lstrip(" ")
        if not text:
            continue
        space = text[-1] == " "
        if text != " ":
            if not length:
                tops.append(top)
            elif top != last:
                cuts.append(length)
                tops.append(top)
            last = top
            if not style & STRONG:
                strong = False
                if leading:
                    leading = False
                    lead = length
            if href is not None:
                if spans and spans[-1].end == length and spans[-1].href == href:
                    spans[-1].end = length + len(text)
                else:
                    spans.append(Link(length, length + len(text), href))
        parts.append(text)
        length += len(text)
    text = "".join(parts).rstrip(" ")
    for span in spans:
        span.end = min(span.end, len(text))
        while span.end > span.start and text[span.end - 1] == " ":
            span.end -= 1
    if len(text) > SHORT:
        return text, tuple(spans), strong, lead, datetime, (), ()
    return text, tuple(spans), strong, lead, datetime, tuple(cuts), () if tops == [-1] else tuple(tops)


def spans_of(page: Page, runs: list[Run]) -> list[tuple[int, int, str]]:
    """The stretches of the block of some runs that are bold, slanted or code, white space at their ends included."""
    found: list[tuple[int, int, str]] = []
    last: dict[str, int] = {}
    length, space = 0, True
    for text, top, style, *_ in runs:
        text = loose(text)
        if space:
            text = text.lstrip(" ")
        if not text:
            continue
        space = text[-1] == " "
        end = length + len(text)
        for kind in (SPANS.get(page.elements[top].tag) if top >= 0 else None, "b" if style & STRONG else None):
            if kind is None:
                continue
            at = last.get(kind, -1)
            if at >= 0 and found[at][1] == length:
                found[at] = (found[at][0], end, kind)
            else:
                last[kind] = len(found)
                found.append((length, end, kind))
        length = end
    return found


def squeeze(text: str) -> str:
    """White space collapsed and taken off both ends, control characters out."""
    if not text.isprintable() or "  " in text:
        text = loose(text)
    return text.strip(" ")


def loose(text: str) -> str:
    """White space collapsed, but kept at both ends; control characters out."""
    words = " ".join(text.split())
    if not words.isprintable():
        return SPACE.sub(" ", CONTROL.sub(" ", UNSEEN.sub("", text)))
    if not words:
        return " "
    return (" " if text[0].isspace() else "") + words + (" " if text[-1].isspace() else "")


def code_block(page: Page, runs: list[Run], container: int, gap: int) -> int:
    """Append preformatted text as one block, lines as written."""
    text = "".join([run[0] for run in runs]).expandtabs(4)
    lines = [CONTROL.sub(" ", line).rstrip() for line in text.splitlines()]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    if not lines:
        return gap
    page.blocks.append(Block("code", "\n".join(lines), container, gap, container))
    return 1
