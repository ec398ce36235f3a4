"""The lines of a text page, weighed one by one and then by what stands around them."""

from cleaner.rules import wording
from cleaner.rules.matcher import fold, normalise
from cleaner.rules.rules import concept_said
from cleaner.split.groups import Scene
from cleaner.split.lines.learned import add_odds
from cleaner.split.lines.looks import TALKING
from cleaner.split.lines.roles import (
    ITEM,
    JUNK,
    LOWEST,
    NAME,
    NEVER,
    PERSON,
    PROSE,
    REPEAT,
    SHORT_PROSE,
    SOURCE,
    TALK,
    TEXT,
    TIME,
    TITLE,
    Line,
    bits,
    plus,
    with_role,
)
from cleaner.split.lines.tally import count, gap_classes, said_again
from cleaner.split.lines.worth import Weighed, weigh
from cleaner.strip import says_none

NEAR = 7
"""Lines above a text in which its headline is looked for."""
BELOW = 200
"""Characters of a paragraph that are compared with the headline."""
LONG_PROSE = (PROSE, bits(PROSE))
MORE_PROSE = (SHORT_PROSE, bits(SHORT_PROSE))


def lines_of(scene: Scene, languages: frozenset[str]) -> list[Line]:
    """The blocks of a text page, measured."""
    blocks, shapes = scene.page.blocks, scene.shapes
    gaps = gap_classes(scene)
    tally = count(scene, languages)
    cache: dict[str, Weighed] = {}
    lines: list[Line] = []
    listing = False  # a colon has announced a list
    for index, (block, shape) in enumerate(zip(blocks, shapes, strict=True)):
        verdict = scene.verdicts[index]
        if verdict.rule:
            known = concept_said(verdict.rule)
            known = "no-comments" if known == "comments" and says_none(block.text) else known
            lines.append(Line(index, gaps[index], known, LOWEST, 0))
            listing = False
            continue
        if len(block.text) > 160:
            worth, can = LONG_PROSE if shape.words >= 40 else MORE_PROSE
        else:
            key = f"{block.marker}\n{block.text}" if block.marker else block.text
            weighed = cache.get(key)
            if weighed is None:
                weighed = cache[key] = weigh(scene, index, shape, tally)
            worth, can = weighed
            if index and shape.words <= 8 and said_again(scene, index):
                worth = plus(with_role(worth, REPEAT, 1.8), SOURCE, -1.0)
                can |= 1 << REPEAT
            if block.marker and listed(scene, index):
                worth = plus(plus(worth, ITEM, 0.4), JUNK, -0.3)
            if index in tally.menus:
                worth = plus(plus(worth, JUNK, 0.7), SOURCE, -0.5)
        if block.text[-1] in ":：" and shape.words >= 2.5:
            listing = announces(scene, index)
            if listing:
                worth = plus(plus(worth, TEXT, 0.6), JUNK, -0.7)
        elif listing and worth[ITEM] > NEVER and shape.words <= 20 and not shape.ended:
            worth = plus(with_role(worth, ITEM, max(worth[ITEM], 0.1)), JUNK, -0.3)
        else:
            listing = False
        lines.append(Line(index, gaps[index], "", worth, can))
    look_around(scene, lines, languages)
    add_odds(scene, lines, gaps, languages)
    return lines


def look_around(scene: Scene, lines: list[Line], languages: frozenset[str]) -> None:
    """What the neighbours of a line tell: a source stands beside a time, a headline shares its words with the text below."""
    ignored = wording.words_of(languages)[1]
    below: str | None = None
    top = -1  # the first paragraph below
    foot = True  # nothing but furniture follows
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        worth = line.worth
        shape = scene.shapes[line.block]
        text = scene.page.blocks[line.block].text
        if foot and not line.known and worth[JUNK] < 1.0:
            foot = False
            if shape.ended and worth[TALK] > NEVER and shape.words <= 20 and not TALKING.search(text):
                sounds = wording.share(shape.key or normalise(text), languages)
                line.worth = worth = plus(worth, JUNK, 0.3 + 2.0 * sounds if sounds >= 0.2 else 0.0)
        if worth[TEXT] >= 0.5:
            top, below = place, None
            continue
        if worth[TITLE] > 0 and place < top <= place + NEAR:
            if below is None:
                below = words_below(scene, lines, top)
            own = set(wording.stems(shape.key)) - ignored
            shared = sum([wording.holds(below, stem) for stem in own]) / max(len(own), 1)
            if scene.page.blocks[lines[top].block].text[: len(text)].casefold() == text.casefold():
                line.worth = worth = plus(worth, SOURCE, 0.8)  # the text begins with the header of the site it is from
            else:
                line.worth = worth = plus(plus(worth, TITLE, 1.2 * shared), JUNK, -0.6 * shared)
        if worth[SOURCE] > NEVER:
            if (place and lines[place - 1].worth[TIME] > 0) or (
                place + 1 < len(lines) and lines[place + 1].worth[TIME] > 0
            ):
                line.worth = worth = plus(plus(plus(worth, SOURCE, 0.6), NAME, 0.2), PERSON, 0.6)
            if place == 0:
                line.worth = plus(worth, SOURCE, 0.3)


def words_below(scene: Scene, lines: list[Line], place: int) -> str:
    """What the two paragraphs from a place on begin with, case-folded and without accents."""
    texts = [scene.page.blocks[line.block].text for line in lines[place : place + 2] if line.worth[TEXT] >= 0.5]
    text = " ".join([text[:BELOW] for text in texts]).casefold()
    return text if text.isascii() else fold(text)


def listed(scene: Scene, index: int) -> bool:
    """Whether a line before or after has the same mark of a list."""
    blocks = scene.page.blocks
    mark = blocks[index].marker
    return any(0 <= near < len(blocks) and blocks[near].marker == mark for near in (index - 1, index + 1))


def announces(scene: Scene, index: int) -> bool:
    """Whether two lines that could be items of a list follow."""
    following = range(index + 1, index + 3)
    return following[-1] < len(scene.shapes) and all(
        not (scene.shapes[i].ended or scene.shapes[i].prose or scene.shapes[i].time or scene.verdicts[i].rule)
        and scene.page.blocks[i].text[0] not in "#＃©"
        for i in following
    )
