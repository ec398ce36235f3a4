"""Runs of inline content -> blocks: white space, line breaks, links, and labels that only style sheets keep apart."""

import re
from typing import Final
from unicodedata import category

from cleaner.model import Block, BlockKind, Element, Link, Page

SPACE = re.compile(r"[ \t\n\r\f\v\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
UNSEEN = re.compile(r"[\u00ad\u200b\u2060\ufeff]+")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff]+")
DRAWN = re.compile(
    r"[-=_*~#.·•—–+|<>^:/\\\s\u2190-\u21ff\u2500-\u257f\u2580-\u259f\u25a0-\u25ff\ufe0f\u200b-\u200f\ufeff\u00ad«»‹›×✕✖]*"
)
CLOSING = frozenset('.!?…。！？।"”»’」』')
"""What closes a sentence or a quotation."""
Kind = tuple[BlockKind, int, str]
"""Of a block: its kind, its heading level, its marker."""
LINE: Kind = ("line", 0, "")
PARAGRAPH: Kind = ("paragraph", 0, "")
KINDS: dict[str, Kind] = {
    **{f"h{level}": ("heading", level, "") for level in range(1, 7)},
    "li": ("item", 0, "-"), "dd": ("item", 0, ""), "dt": ("item", 0, ""), "td": ("cell", 0, ""), "th": ("cell", 0, ""),
    "figcaption": ("caption", 0, ""), "caption": ("caption", 0, ""), "pre": ("code", 0, ""),
    "blockquote": ("quote", 0, ""), "p": PARAGRAPH,
}  # fmt: skip
"""What text is that stands in a container itself."""
INHERITED: dict[str, Kind] = {tag: (*kind[:2], "") for tag, kind in KINDS.items() if tag != "p"}
"""What text is that stands in a container within it."""
OF_PARAGRAPH: dict[str, Kind] = {t: k for t, k in INHERITED.items() if k[0] in ("quote", "caption", "item")}
"""What a paragraph is by its parent."""
WHOLE = frozenset(("p", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption", "caption", "summary"))
"""Containers whose inline children are one text however they are styled."""


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
BREAK: Final[Run] = ("\n", -2, 0, None, None, -2)
"""A line break."""


def blocks_of_run(page: Page, runs: list[Run], container: int, gap: int) -> int:
    """Append the blocks of one run of inline content of `container`; returns the gap before the next block.

    `gap` is 0 after a <br>, 1 after a block boundary, 2 after an empty line or <hr>.
    """
    element = page.elements[container]
    kind = kind_of(page, element)
    if kind[0] == "code":
        return code_block(page, runs, container, gap)
    if len(runs) > 1 and runs[-1][0].isspace() and runs[-1] is not BREAK:
        runs.pop()
    if len(runs) > 1 or runs[0] is BREAK:
        runs = unwrapped(page, runs)
        apart = element.tag not in WHOLE and set_apart(page, runs)
        if apart or BREAK in runs:
            return pieces_of_run(page, runs, container, kind, gap, apart)
    return 1 if add_block(page, runs, container, kind, gap) else max(gap, 1)


def unwrapped(page: Page, runs: list[Run]) -> list[Run]:
    """Some runs that one link holds, as if it did not: a link around a time, a topic and a headline is a card, however it is written."""
    link = runs[0][1]
    if link < 0 or page.elements[link].tag != "a" or any(run[1] != link and run is not BREAK for run in runs):
        return runs
    inside = [run if run is BREAK else (run[0], child(page, run[5], link), *run[2:]) for run in runs]
    return inside if len({run[1] for run in inside if run[0] and not run[0].isspace()}) > 1 else runs


def child(page: Page, at: int, around: int) -> int:
    """The child of an element that another one is or stands in; -1 where that is the element itself."""
    found = -1
    while at != around:
        found, at = at, page.elements[at].parent
    return found


def pieces_of_run(page: Page, runs: list[Run], container: int, kind: Kind, gap: int, apart: bool) -> int:
    """`blocks_of_run` where line breaks, or style sheets (`apart`), part the run."""
    piece: list[Run] = []
    written = False
    for run in runs:
        breaks = run is BREAK
        if breaks or (apart and piece and run[1] != piece[-1][1]):
            made = add_block(page, unwrapped(page, piece) if len(piece) > 1 else piece, container, kind, gap)
            written = written or made
            gap = (0 if made else 2) if breaks else 1 if made else gap
            piece = []
            if breaks:
                continue
        piece.append(run)
    made = add_block(page, unwrapped(page, piece) if len(piece) > 1 else piece, container, kind, gap)
    return 1 if made or written else max(gap, 1)


def set_apart(page: Page, runs: list[Run]) -> bool:
    """Whether inline siblings are separate pieces: nothing but elements, and some with no space between them.

    `<span>Politics</span><span>Budget agreed</span>` would be read "PoliticsBudget agreed": a style sheet must keep them
    apart.  Siblings that are all links are separate as well: a menu; so is a link as long as a headline.
    """
    tops = glued = links = 0
    last = -1
    headline = False
    before = ""
    for run in runs:
        text, top = run[0], run[1]
        if not text or run is BREAK:
            continue
        bare = text.strip()
        if not bare:
            before = ""
            continue
        if top < 0:
            if bare[0].isalnum() or not DRAWN.fullmatch(bare):
                return False
            before = ""
            continue
        if last != top:
            last = top
            tops += 1
            if page.elements[top].tag == "a":
                links += 1
                headline = headline or len(bare) >= (20 if bare.isascii() else 8)
            if before and glues(before, text):
                glued += 1
        before = text
    return tops > 1 and (glued > 0 or headline or links == tops)


def glues(before: str, after: str) -> bool:
    """Whether the words of two texts would be read as one: a letter, digit or vowel sign, and the first of another word; or what closes a
    sentence or a quotation, and a capital.  "list.append" and "env.HOME" are one."""
    last = before[-1]
    if last.isalnum() or category(last)[0] == "M":
        return after[0].isalnum()
    if last not in CLOSING or (last == "." and " " not in before.strip(" ")):
        return False
    return before[-2:-1].isalpha() and after[0].isalpha() and not after[0].islower()


def kind_of(page: Page, element: Element) -> Kind:
    """What the inline content of a container is, by the nearest element that tells: itself or one of three around it."""
    kind = KINDS.get(element.tag)
    if kind is not None:
        if kind is PARAGRAPH and element.parent >= 0:
            return OF_PARAGRAPH.get(page.elements[element.parent].tag, PARAGRAPH)
        return kind
    for _ in range(3):
        if element.parent < 0:
            break
        element = page.elements[element.parent]
        kind = INHERITED.get(element.tag)
        if kind is not None:
            return kind
    return LINE


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
                (), (top,) if top >= 0 else (),
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
    if len(text) > 160:
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
