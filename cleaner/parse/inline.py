"""Runs of inline content -> blocks: white space, line breaks, links, and labels that only style sheets keep apart."""

import re

from msgspec import Struct

from cleaner.model import Block, BlockKind, Element, Link, Page

SPACE = re.compile(r"[ \t\n\r\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
UNSEEN = re.compile(r"[\u00ad\u200b\u2060\ufeff]+")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff]+")
DRAWN = re.compile(
    r"[-=_*~#.·•—–+|<>^:/\\\s\u2190-\u21ff\u2500-\u257f\u2580-\u259f\u25a0-\u25ff\ufe0f\u200b-\u200f\ufeff\u00ad«»‹›×✕✖]*"
)
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
KINDS: dict[str, BlockKind] = {
    "li": "item", "dd": "item", "dt": "item", "td": "cell", "th": "cell", "figcaption": "caption", "caption": "caption",
    "pre": "code", "blockquote": "quote", "p": "paragraph", **dict.fromkeys(HEADINGS, "heading"),
}  # fmt: skip
WHOLE = frozenset(("p", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption", "caption", "summary"))
"""Containers whose inline children are one text however they are styled."""


class Run(Struct, gc=False):
    """A text node, or a line break, with what the elements around it say."""

    text: str
    top: int
    """Outermost inline element between it and its container; -1 where it stands in the container itself."""
    strong: bool = False
    href: str | None = None
    kept: bool = False
    """White space stands as written (pre)."""
    breaks: bool = False
    datetime: str | None = None


def blocks_of_run(page: Page, runs: list[Run], container: int, gap: int) -> int:
    """Append the blocks of one run of inline content of `container`; returns the gap before the next block.

    `gap` is 0 after a <br>, 1 after a block boundary, 2 after an empty line or <hr>.
    """
    element = page.elements[container] if container >= 0 else None
    kind, level = kind_of(page, element)
    if kind == "code":
        return code_block(page, runs, container, gap)
    piece: list[Run] = []
    whole = element is not None and element.tag in WHOLE
    apart = not whole and set_apart(page, runs)
    written = False
    for run in runs:
        if run.breaks or (apart and piece and run.top != piece[-1].top):
            made = add_block(page, piece, container, kind, level, gap)
            written = written or made
            gap = (2 if run.breaks and not made else 0) if run.breaks else 1 if made else gap
            piece = []
            if run.breaks:
                continue
        piece.append(run)
    made = add_block(page, piece, container, kind, level, gap)
    return 1 if made or written else max(gap, 1)


def set_apart(page: Page, runs: list[Run]) -> bool:
    """Whether inline siblings are separate pieces: nothing but elements, and some with no space between them.

    `<span>Politics</span><span>Budget agreed</span>` would be read "PoliticsBudget agreed": a style sheet must keep them
    apart.  Siblings that are all links are separate as well: a menu; so is a link as long as a headline.
    """
    tops: list[int] = []
    glued = links = 0
    headline = False
    previous: Run | None = None
    for run in runs:
        if run.breaks or not run.text:
            continue
        bare = run.text.strip()
        if not bare:
            previous = None
            continue
        if run.top < 0:
            if DRAWN.fullmatch(bare):
                previous = None
                continue
            return False
        if not tops or tops[-1] != run.top:
            tops.append(run.top)
            if page.elements[run.top].tag == "a":
                links += 1
                headline = headline or len(bare) >= (20 if bare.isascii() else 8)
            if previous is not None and previous.text[-1].isalnum() and run.text[0].isalnum():
                glued += 1
        previous = run
    return len(tops) > 1 and (glued > 0 or headline or links == len(tops))


def kind_of(page: Page, element: Element | None) -> tuple[BlockKind, int]:
    """Kind and heading level of the inline content of a container, by the nearest element that gives one."""
    step = 0
    while element is not None and step < 4:
        kind = KINDS.get(element.tag)
        if kind is not None and (kind != "paragraph" or step == 0):
            if kind == "paragraph" and element.parent >= 0:
                outer = KINDS.get(page.elements[element.parent].tag)
                if outer in ("quote", "caption", "item"):
                    return outer, 0
            return kind, HEADINGS.get(element.tag, 0)
        element = page.elements[element.parent] if element.parent >= 0 else None
        step += 1
    return "line", 0


def add_block(page: Page, runs: list[Run], container: int, kind: BlockKind, level: int, gap: int) -> bool:
    """Append the block of some runs; False where they hold no words."""
    if not runs:
        return False
    links: tuple[Link, ...] = ()
    linked = 0
    strong = True
    lead = 0
    cuts: list[int] = []
    datetime = None
    if len(runs) == 1:
        run = runs[0]
        text = squeeze(run.text)
        strong = run.strong
        datetime = run.datetime
        if run.href is not None and text:
            links = (Link(0, len(text), run.href),)
            linked = len(text)
    else:
        parts: list[str] = []
        length = 0
        spans: list[Link] = []
        space = True
        leading = True
        top = runs[0].top
        for run in runs:
            datetime = datetime or run.datetime
            part = SPACE.sub(" ", run.text)
            if not part.isascii():
                part = UNSEEN.sub("", part)
            if space:
                part = part.lstrip(" ")
            if not part:
                continue
            space = part[-1] == " "
            if part != " ":
                if run.top != top and length:
                    cuts.append(length)
                top = run.top
                strong = strong and run.strong
                if leading and not run.strong:
                    leading = False
                    lead = length
                if run.href is not None:
                    if spans and spans[-1].end == length and spans[-1].href == run.href:
                        spans[-1].end = length + len(part)
                    else:
                        spans.append(Link(length, length + len(part), run.href))
            parts.append(part)
            length += len(part)
        text = "".join(parts).rstrip(" ")
        if CONTROL.search(text):
            text = CONTROL.sub(" ", text)
            text, spans = " ".join(text.split(" ")), [s for s in spans if s.end <= len(text)]
        for span in spans:
            span.end = min(span.end, len(text))
            while span.end > span.start and text[span.end - 1] == " ":
                span.end -= 1
            linked += span.end - span.start
        links = tuple(spans)
    if not text or DRAWN.fullmatch(text):
        return False
    marker = "-" if kind == "item" and container >= 0 and page.elements[container].tag == "li" else ""
    page.blocks.append(
        Block(
            kind,
            text,
            container,
            gap,
            container,
            level,
            marker,
            links,
            linked / len(text),
            strong,
            lead,
            datetime,
            tuple(cuts) if len(text) <= 160 else (),
        )
    )
    return True


def squeeze(text: str) -> str:
    """White space collapsed and taken off both ends, control characters out."""
    text = " ".join(text.split())
    if not text.isprintable():
        text = SPACE.sub(" ", CONTROL.sub(" ", UNSEEN.sub("", text))).strip(" ")
    return text


def code_block(page: Page, runs: list[Run], container: int, gap: int) -> int:
    """Append preformatted text as one block, lines as written."""
    text = "".join(run.text for run in runs).expandtabs(4)
    lines = [CONTROL.sub(" ", line).rstrip() for line in text.splitlines()]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    if not lines:
        return gap
    page.blocks.append(Block("code", "\n".join(lines), container, gap, container))
    return 1
