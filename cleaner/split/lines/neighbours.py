"""What lines tell of each other once each is weighed by itself: a headline shares its words with the text below, a source stands beside
a time, a label of a list has headlines below it.
"""

from collections import Counter
from itertools import pairwise

from cleaner.model import Block
from cleaner.rules import wording
from cleaner.rules.normal import fold, normalise
from cleaner.shape import Shape
from cleaner.split.groups import Scene, headline_like
from cleaner.split.lines.labelled import phrases
from cleaner.split.lines.learned import ends_in_time
from cleaner.split.lines.letters import is_letter
from cleaner.split.lines.looks import TALKING
from cleaner.split.lines.roles import (
    BOTH,
    INNER,
    ITEM,
    JUNK,
    NAME,
    NEVER,
    PERSON,
    REPEAT,
    SOURCE,
    TALK,
    TEXT,
    TIME,
    TITLE,
    Line,
    changed,
    effect,
    plus,
)
from cleaner.split.lines.taught import ORDINAL

NEAR = 7
"""Lines above a text in which its headline is looked for."""
BESIDE_TIME = 0.5
"""What it tells of a headline that the line below it holds a time and something else."""
ABOVE = 3
"""Lines between a headline and its text."""
BELOW = 200
"""Characters of a paragraph that are compared with the headline."""
TELLING = 1.5
"""Words that furniture is worded with, in a sentence at the foot of a page that is furniture."""
ENDING = ("comments", "tags", "newsletter")
"""Concepts of labels of what is no list of stories."""
NAMED, SHORT_NAME = 3, 8
"""Times of a list that each have a line above them, and words of the longest of these."""
HEAD = 60
"""Lines at the top of a page among which the source of its article is looked for."""
ABOVE_TIME = effect(least={SOURCE: 0.3}, more={SOURCE: 1.2, JUNK: -0.6})
LISTING = ("popular", "latest", "related")
"""Concepts of labels of lists."""
OF_ONE = 4
"""Words of the shortest headline between two lines that say the same."""
HEADLINE = 24
"""Words of a headline with its number."""
TOP = 8
"""Lines of a page above which the header of its first article ends."""
LONGEST = 200
"""Characters of a headline."""
COUNTED = 3
"""Times that a page says such as "12 comments", or "Comments", where that is a control of each item and no label."""
LABELLED = 6
"""Words of what announces the stories of a letter."""
LIST = 2
"""Lines of a list."""


def look_around(scene: Scene, lines: list[Line], languages: frozenset[str]) -> None:
    """What the neighbours of a line tell: a source stands beside a time, a headline shares its words with the text below."""
    ignored = wording.words_of(languages)[1]
    below: str | None = None
    top = -1  # the first paragraph below
    foot = True  # nothing but furniture follows
    heading: set[str] = set()  # lines below that stand above a text
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        worth = line.worth
        shape = scene.shapes[line.block]
        text = scene.page.blocks[line.block].text
        if foot and not line.known and worth[JUNK] < 1.0:
            foot = False
            if shape.ended and len(text) <= LONGEST and any(word in text.casefold() for word in phrases("trademark")):
                foot, line.worth = True, plus(plus(worth, JUNK, 2.5), TEXT, -2.5)
                continue
            if shape.ended and worth[TALK] > NEVER and shape.words <= 20 and not TALKING.search(text):
                sounds = wording.share(shape.key or normalise(text), languages)
                telling = sounds >= 0.2 and wording.telling(shape.key or normalise(text), languages) >= TELLING
                line.worth = worth = plus(worth, JUNK, 0.3 + 2.0 * sounds if telling else 0.0)
        if worth[TEXT] >= 0.5:
            top, below = place, None
            continue
        if not line.known and 2 <= shape.words <= 24:
            if place < top <= place + ABOVE:
                heading.add(shape.key)
                if shape.edges and ends_in_time(text, shape):
                    heading.add(normalise(text[: shape.edges[0].start].rstrip(" ,|·•-–—(")))
            elif shape.key in heading:  # a table of contents
                line.worth = worth = plus(plus(plus(plus(worth, TEXT, -2.0), ITEM, -2.0), INNER, -2.0), JUNK, 0.6)
        if worth[TITLE] > 0 and place < top <= place + NEAR:
            if below is None:
                below = words_below(scene, lines, top)
            own = set(wording.stems(shape.key)) - ignored
            shared = sum([wording.holds(below, stem) for stem in own]) / max(len(own), 1)
            if scene.page.blocks[lines[top].block].text[: len(text)].casefold() == text.casefold():
                line.worth = worth = plus(worth, SOURCE, 0.8)  # the text begins with the header of the site it is from
            else:
                line.worth = worth = plus(plus(worth, TITLE, 1.2 * shared), JUNK, -0.6 * shared)
        if worth[TITLE] > NEVER and place + 1 < len(lines) and lines[place + 1].worth[BOTH] > 0:
            line.worth = worth = plus(worth, TITLE, BESIDE_TIME)
        if worth[SOURCE] > NEVER:
            if (place and lines[place - 1].worth[TIME] > 0) or (
                place + 1 < len(lines) and lines[place + 1].worth[TIME] > 0
            ):
                line.worth = worth = plus(plus(plus(worth, SOURCE, 0.6), NAME, 0.2), PERSON, 0.6)
            elif place + 1 < len(lines) and lines[place + 1].known == "reading-time":
                line.worth = worth = plus(plus(worth, SOURCE, 1.1), NAME, -0.5)
            if place == 0:
                line.worth = plus(worth, SOURCE, 0.3)
    if heading and is_letter(scene):
        announced(scene, lines, heading)


def announced(scene: Scene, lines: list[Line], heading: set[str]) -> None:
    """What a letter says is in it, "In this letter:", is none of its stories: lines below a colon of which most head a text below."""
    for place, line in enumerate(lines):
        block, shape = scene.page.blocks[line.block], scene.shapes[line.block]
        if line.known or block.text[-1] not in ":：" or shape.words > LABELLED:
            continue
        last = place
        while last + 1 < len(lines) and not lines[last + 1].known and not scene.shapes[lines[last + 1].block].prose:
            last += 1
            if lines[last].gap > lines[place + 1].gap > 0:
                last -= 1
                break
        if last + 1 < len(lines) and lines[last + 1].gap <= lines[place + 1].gap and not lines[last + 1].known:
            continue  # the headline of a text
        run = lines[place + 1 : last + 1]
        again = sum(scene.shapes[one.block].key in heading for one in run)
        if again >= max(LIST, len(run) / 2):
            for one in lines[place : last + 1]:
                one.worth = plus(plus(plus(one.worth, TITLE, -3.0), SOURCE, -3.0), JUNK, 2.0)


def words_below(scene: Scene, lines: list[Line], place: int) -> str:
    """What the two paragraphs from a place on begin with, case-folded and without accents."""
    texts = [scene.page.blocks[line.block].text for line in lines[place : place + 2] if line.worth[TEXT] >= 0.5]
    text = " ".join([text[:BELOW] for text in texts]).casefold()
    return text if text.isascii() else fold(text)


def under_related(scene: Scene, lines: list[Line]) -> set[int]:
    """Lines under a label of related stories that are all as long as headlines, and nothing else, are headlines; their blocks."""
    found: set[int] = set()
    labels = [place for place, line in enumerate(lines) if line.known in ("related", "popular")]
    said = Counter(scene.page.blocks[lines[place].block].text for place in labels)
    for place in labels:
        if said[scene.page.blocks[lines[place].block].text] >= COUNTED:
            continue  # a control of each item
        run: list[Line] = []
        for one in lines[place + 1 :]:
            shape = scene.shapes[one.block]
            block = scene.page.blocks[one.block]
            if (
                one.known
                or not (headline_long(shape, block) or (block.marker and ends_in_time(block.text, shape)))
                or (run and one.gap > run[-1].gap > 0 and len(run) > 1)
            ):
                break
            run.append(one)
        if len(run) < LIST:
            continue
        for one in run:
            one.worth = plus(plus(one.worth, TITLE, 1.0), JUNK, -0.5)
        found.update(one.block for one in run)
    return found


def numbered_below(scene: Scene, lines: list[Line]) -> set[int]:
    """Numbered lines below a label of a list ("Most read"), which are headlines, also those that ask or shout; their blocks."""
    found: set[int] = set()
    for place, line in enumerate(lines):
        if line.known not in LISTING:
            continue
        run: list[Line] = []
        for number, at in enumerate(range(place + 1, len(lines)), 1):
            one = lines[at]
            mark = ORDINAL.match(scene.page.blocks[one.block].text)
            if mark is None or int(mark[1]) != number or one.known or scene.shapes[one.block].words > HEADLINE:
                break
            run.append(one)
        long = sum(headline_long(scene.shapes[one.block], scene.page.blocks[one.block]) for one in run)
        if len(run) > LIST and long > len(run) / 2:
            found.update(one.block for one in run)
    return found


def followed(lines: list[Line]) -> None:
    """Above the first text of a page, what readers are called to follow on the next line is its source."""
    for one, two in pairwise(lines):
        if one.worth[TEXT] >= 0.5:
            return
        if two.known == "follow" and one.worth[SOURCE] > NEVER:
            one.worth = plus(plus(one.worth, SOURCE, 1.1), JUNK, -0.5)


def above_times(scene: Scene, lines: list[Line]) -> None:
    """Where stories have their source above their time, and again below it, the first line of a page above a time is one, too."""
    shapes = scene.shapes
    named = any(
        line.worth[REPEAT] > NEVER and place > 1 and shapes[lines[place - 1].block].time is not None
        for place, line in enumerate(lines)
    )
    for one, two in pairwise(lines[:TOP] if named else ()):
        if one.known:
            return
        if one.worth[SOURCE] > NEVER and shapes[two.block].time is not None:
            one.worth = plus(plus(one.worth, SOURCE, 0.8), JUNK, -0.8)


def named_above(scene: Scene, lines: list[Line]) -> None:
    """Below a label of related stories, where each time has a short line above it and a headline below it, those are their sources; what
    is the same above all of them is a section.
    """
    times: list[int] = []
    labelled = False
    for place, line in enumerate(lines):
        if line.known in LISTING or line.known in ENDING:
            if labelled:
                name_above(scene, lines, times)
            labelled, times = line.known == "related", []
        elif labelled and scene.shapes[line.block].time is not None:
            times.append(place)
    if labelled:
        name_above(scene, lines, times)


def name_above(scene: Scene, lines: list[Line], times: list[int]) -> None:
    """Let the lines above some times be sources, if those above all of them can be."""
    if len(times) < NAMED or not all(headed(scene, lines, at) for at in times):
        return
    blocks = scene.page.blocks
    names = {blocks[lines[at - 1].block].text for at in times}
    if len(names) < 2:
        return
    first = [line for line in lines[: min(times[0] - 1, HEAD)] if blocks[line.block].text in names and not line.known]
    for line in [*first[:1], *(lines[at - 1] for at in times)]:
        line.worth, line.can = changed((line.worth, line.can), ABOVE_TIME)


def headed(scene: Scene, lines: list[Line], at: int) -> bool:
    """Whether a line that could be a source stands right above a time, and what could be a headline right below it."""
    if not 0 < at < len(lines) - 1:
        return False
    above, below = lines[at - 1], lines[at + 1]
    shape = scene.shapes[above.block]
    short = shape.words <= SHORT_NAME and not (shape.ended or shape.prose or shape.edges)
    return short and not (above.known or below.known) and below.worth[TITLE] > NEVER


def discussed(scene: Scene, lines: list[Line], title: str) -> None:
    """What readers talk about below is the headline, and nothing after it is one."""
    below = False
    for line in lines:
        if line.worth[TITLE] <= NEVER:
            continue
        if scene.page.blocks[line.block].text.casefold() == title:
            line.worth = plus(plus(plus(line.worth, TITLE, 2.5), JUNK, -1.5), TEXT, -1.0)
            below = True
        elif below:
            line.worth = plus(plus(line.worth, TITLE, -2.0), INNER, 0.5)
        else:
            line.worth = plus(line.worth, TITLE, -1.0)


def headline_long(shape: Shape, block: Block) -> bool:
    """Whether a line is as long as a headline and ends no sentence; lines that tell more, such as a time, are none."""
    return (
        4 <= shape.words <= 20
        and not (shape.ended and block.text[-1] in ".。।۔")
        and not shape.time
        and not shape.edges
        and not shape.field
    )


def said_again(scene: Scene, index: int) -> bool:
    """Whether a line repeats one of the two before it: "- The Mainichi" under "The Mainichi"."""
    blocks = scene.page.blocks
    block = blocks[index]
    text = block.text
    if not block.marker and text[0] not in "–—-·•|":
        one, two = blocks[max(index - 1, 0)].text, blocks[max(index - 2, 0)].text
        if index == 0 or (len(one) != len(text) and len(two) != len(text)):
            return False  # as it is of nearly all lines
        between = scene.shapes[index - 1]
        said = text.casefold()
        if said == one.casefold():
            return True
        # A headline between two such lines is that of the first: the second begins a story of the same publisher.
        told = between.time is not None or bool(between.edges) or not headline_like(between) or between.words < OF_ONE
        return told and said == two.casefold()
    near = blocks[max(index - 2, 0) : index]
    said = text.casefold().strip("–—-·•| ")
    return said != "" and any(
        said == (other := one.text.casefold()) or (block.marker != "" and said in other and len(other) <= 80)
        for one in near
        if len(one.text) <= 120
    )
