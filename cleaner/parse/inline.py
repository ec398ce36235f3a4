"""Runs of inline content -> blocks: white space, line breaks, links, and labels that only style sheets keep apart."""

from typing import Final
from unicodedata import category

from cleaner.model import Element, Page
from cleaner.parse.joined import DRAWN, Kind, Run, add_block, code_block

CLOSING = frozenset('.!?…。！？।"”»’」』')
"""What closes a sentence or a quotation."""
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
OF_PARAGRAPH: dict[str, Kind] = {t: k for t, k in INHERITED.items() if k[0] in ("quote", "caption", "item", "heading")}
"""What a paragraph is by its parent, or by that of the link that it stands in: programs write `<h2><a><p>`."""
LOOKS = frozenset(("a", "font", "small", "big", "tt", "b", "strong", "i", "em", "u", "nobr"))
"""Inline elements that say how all within them looks, or where it leads, and not what it is."""
WHOLE = frozenset(("p", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption", "caption", "summary"))
"""Containers whose inline children are one text however they are styled."""


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
    """Some runs that one link or font holds, as if it did not: a link around a time, a topic and a headline is a card, however it is written."""
    inside = runs
    while True:
        told = {run[1] for run in inside if run is not BREAK and not run[0].isspace()}
        if len(told) != 1:
            return inside if len(told) > 1 else runs
        around = told.pop()
        if around < 0 or page.elements[around].tag not in LOOKS:
            return runs
        known = {around: -1}
        inside = [(run[0], child(page, run[5], known), *run[2:]) if run[1] == around else run for run in inside]


def child(page: Page, at: int, known: dict[int, int]) -> int:
    """The child of an element that another one is or stands in; -1 where that is the element itself, which `known` begins with.

    What is found goes there, too: runs may stand one deeper than the other.
    """
    passed = []
    while at not in known:
        passed.append(at)
        at = page.elements[at].parent
    found = known[at]
    for one in passed:
        known[one] = passed[-1] if found < 0 else found
    return known[passed[0]] if passed else found


def pieces_of_run(page: Page, runs: list[Run], container: int, kind: Kind, gap: int, apart: bool) -> int:
    """`blocks_of_run` where line breaks, or style sheets (`apart`), part the run."""
    piece: list[Run] = []
    written = False
    for run in (*runs, BREAK):
        breaks = run is BREAK
        if breaks or (apart and piece and run[1] != piece[-1][1]):
            made = add_piece(page, piece, container, kind, gap)
            written = written or made
            gap = (0 if made else 2) if breaks else 1 if made else gap
            piece = []
            if breaks:
                continue
        piece.append(run)
    return 1 if written else max(gap, 1)


def add_piece(page: Page, piece: list[Run], container: int, kind: Kind, gap: int) -> bool:
    """Append the block of a piece without breaks, or several where it is a link or the like around what style sheets part."""
    if len(piece) > 1:
        inside = unwrapped(page, piece)
        if inside is not piece and page.elements[container].tag not in WHOLE and set_apart(page, inside):
            before = len(page.blocks)
            pieces_of_run(page, inside, container, kind, gap, apart=True)
            return len(page.blocks) > before
        piece = inside
    return add_block(page, piece, container, kind, gap)


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
            around = page.elements[element.parent]
            if around.tag == "a" and around.parent >= 0:
                around = page.elements[around.parent]
            return OF_PARAGRAPH.get(around.tag, PARAGRAPH)
        return kind
    for _ in range(3):
        if element.parent < 0:
            break
        element = page.elements[element.parent]
        kind = INHERITED.get(element.tag)
        if kind is not None:
            return kind
    return LINE
