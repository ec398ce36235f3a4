"""Of two linked lines in each record of a list that lead to one place, the upper one is its headline and the other one its lead, where
markup calls it so; else it may be what stands above headlines.  Where all stand right below headings, these may be of several
lists, and many may have no lead.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from cleaner.model import Block, Page
from cleaner.patterns import lazy
from cleaner.shape import Shape
from cleaner.split.candidate import Candidate
from cleaner.split.naming import publisher

CALLED = lazy(
    r"(?<![^\W_])(?<!sub[-_])(?:title|headline|heading|hed|titre|titulo|titel|titolo)(?![^\W_])", re.IGNORECASE
)
"""What markup calls a headline, and no subtitle."""
HUMP = lazy(r"(?<=[a-z])(?=[A-Z])")
"""Where words of a name meet: "cardTitle"."""
HEADING = lazy(r"h[1-6]")
WORDS, FEW = 2.5, 2
"""Words of a headline, on average, and of each of most: fewer are a topic."""
MOST = 0.8
"""Share of the lines that must have that many, and be no publishers."""
LIKELIEST = 8
"""Lists that are looked at for one above them."""
MORE, MANY = 2, 6
"""How many times as many lines the upper list may have: some of its headlines have no lead; the same where they are headings."""
CLOSE = 3
"""Blocks behind a headline within which its lead stands."""
SEVERAL = 3
"""Spaces in the shortest headline above a heading that is its subtitle; what has fewer may be the label of a section."""
HALF, LEAD = 0.5, 0.2
"""Share of the headings above a list of nothing but leads that another list must have to be as likely; and the chance that leads keep."""
LESS = 0.9
"""What the lower list keeps of the chance that the upper one takes from it."""
NEAR_AS_LIKELY, BESIDE = 0.9, 0.2
"""Share of a list's chance that headings in its records must have to be its headlines; and the chance that it keeps."""
ALL, OUTSIDE = 0.8, 0.34
"""Share of the records of such headings that must have a line of the list; share of its lines that may stand in none."""
DIGITS = lazy(r"\d[\d:.,]*")


def prefer(page: Page, shapes: Sequence[Shape], found: Sequence[Candidate], chances: list[float]) -> None:
    """Let a list be as likely as one whose lines each stand below one of its own and lead where that does."""
    lines = [k for k, one in enumerate(found) if not one.run_in and not one.untitled]
    for lower in sorted(lines, key=lambda k: -chances[k])[:LIKELIEST]:
        taken = chances[lower]
        if all(below_heading(page, i) for i in found[lower].members):
            headings = {i - 1 for i in found[lower].members}
            for upper in lines:
                if HALF * len(headings) <= len(headings.intersection(found[upper].members)):
                    chances[upper] = max(chances[upper], taken)
            chances[lower] = min(taken, LEAD)
            continue
        for upper in lines:
            if chances[upper] >= taken:
                continue
            pairs = pairs_of(page, found[upper].members, found[lower].members)
            if pairs and is_above(page, shapes, pairs):
                chances[upper], chances[lower] = taken, LESS * taken
    prefer_headings(page, shapes, found, chances)


def prefer_headings(page: Page, shapes: Sequence[Shape], found: Sequence[Candidate], chances: list[float]) -> None:
    """Let a list be unlikely whose lines stand beside linked headings that are about as likely, and can be no headlines themselves: names of
    authors, controls that say the heading again, lines that are the same in all records.
    """
    middles = sorted((one.members[len(one.members) // 2], k) for k, one in enumerate(found))
    for upper, one in enumerate(found):
        if one.run_in or not heads(page, shapes, one.members):
            continue
        # A list with few lines outside of the records has the middle one between the first and the last of these.
        first, last = one.spans[0][0], max(end for _, end in one.spans)
        for _, lower in middles[bisect_left(middles, (first, -1)) : bisect_left(middles, (last, -1))]:
            other = found[lower]
            if (
                chances[upper] < NEAR_AS_LIKELY * chances[lower]
                or chances[lower] <= BESIDE
                or len(other.members) < ALL * len(one.spans)
                or other.members == one.members
            ):
                continue
            if not page.blocks[other.members[0]].level and stands_beside(page, shapes, one, other):
                chances[lower] = BESIDE


def heads(page: Page, shapes: Sequence[Shape], members: Sequence[int]) -> bool:
    """Whether some lines are linked headings of several words that each say something else."""
    blocks = page.blocks
    if not all(blocks[i].level and blocks[i].links for i in members):
        return False
    words = sum(shapes[i].words for i in members)
    return words >= WORDS * len(members) and len({blocks[i].text for i in members}) == len(members)


def stands_beside(page: Page, shapes: Sequence[Shape], one: Candidate, other: Candidate) -> bool:
    """Whether nearly all records of headings have a line of another list that can be no headline, and this has few elsewhere."""
    blocks = page.blocks
    lines = [other.members[bisect_left(other.members, a) : bisect_left(other.members, b)] for a, b in one.spans]
    outside = len(other.members) - sum(map(len, lines))
    if sum(map(bool, lines)) < ALL * len(lines) or outside > OUTSIDE * len(other.members):
        return False
    said = Counter(DIGITS.sub("0", blocks[i].text) for i in other.members)
    beside = 0
    for title, there in zip(one.members, lines, strict=True):
        beside += any(
            blocks[title].text in blocks[i].text
            or said[DIGITS.sub("0", blocks[i].text)] > 1
            or shapes[i].words < shapes[title].words / 2
            for i in there
        )
    return beside >= ALL * len(lines)


def below_heading(page: Page, index: int) -> bool:
    """Whether a line is the lead of the heading right above it: no heading, and a link to where that leads; or a heading of a lower level
    that leads nowhere, below one of several words.
    """
    above, below = page.blocks[index - 1 if index else 0], page.blocks[index]
    if below.level:
        return 0 < above.level < below.level and not below.links and above.text.count(" ") >= SEVERAL
    return above.level > 0 and leads(above) == leads(below) != "" and above.text != below.text


def pairs_of(page: Page, upper: Sequence[int], lower: Sequence[int]) -> list[tuple[int, int]]:
    """The lines of a list that stand right below one of another list, or say it again, and lead where it does, each with it; none where these are not most,
    or the other list is of much else.
    """
    blocks = page.blocks
    headings = all(blocks[i].level for i in upper[:1])
    if (
        not MOST * len(lower) <= len(upper) <= (MANY if headings else MORE) * len(lower)
    ):  # each of them has one line below it
        return []
    found: list[tuple[int, int]] = []
    before, rest = -1, len(lower)
    for index in lower:
        if len(found) + rest < MOST * len(lower):
            return []
        rest -= 1
        at = bisect_left(upper, index) - 1
        above = upper[at] if at >= 0 else -1
        if above > before and leads(blocks[above]) == leads(blocks[index]) != "":
            again = blocks[above].text in blocks[index].text  # "Read on about Budget agreed"
            found += [(above, index)] if again or index - above <= CLOSE else []
        before = index
    return found if len(found) >= MOST * len(lower) else []


def leads(block: Block) -> str:
    """Where the first link of a line leads; "" for none."""
    return block.links[0].href if block.links else ""


def is_above(page: Page, shapes: Sequence[Shape], pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether the upper line of each pair is called a headline, as the lower one is not, and can be one."""
    blocks = page.blocks
    for one, two in pairs:
        above, below = blocks[one], blocks[two]
        if above.link_share < 0.9 or (below.level and not above.level) or (below.strong and not above.strong):
            return False
        if not called(page, above) or called(page, below):
            return False
    count = len(pairs)
    uppers = [one for one, _ in pairs]
    texts = [blocks[i].text for i in uppers]
    good = sum(shapes[i].words >= FEW and not publisher(blocks[i].text) for i in uppers)
    return len(set(texts)) == count and good >= MOST * count and sum(shapes[i].words for i in uppers) >= WORDS * count


def called(page: Page, block: Block) -> bool:
    """Whether markup calls a line a headline: as a heading, or by the name of the link or of what holds it alone."""
    if block.level:
        return True
    held = [block.element, *block.tops] if len(block.tops) == 1 and block.tops[0] >= 0 else [block.element]
    if any(CALLED.search(HUMP.sub("-", page.elements[at].raw.partition("href=")[0])) for at in held):
        return True
    around = page.elements[page.elements[block.element].parent] if page.elements[block.element].parent >= 0 else None
    return around is not None and HEADING.fullmatch(around.tag) is not None  # <h2><p>
