"""What the models of lines (`cleaner.classify.lines`) add to the worths of lines, and roles that only real pages need."""

from cleaner.classify import lines as classified
from cleaner.shape import Shape
from cleaner.split.groups import Scene
from cleaner.split.lines.roles import (
    IMPRINT,
    INNER,
    ITEM,
    JUNK,
    NEVER,
    SOURCED,
    STAMPED,
    TEXT,
    TITLE,
    Line,
    Worth,
    bits,
    flat,
    plus,
    with_role,
)

MOST = 20_000
"""Lines up to which the models are asked: a page that is longer is none that a site shows."""
CONTENT, HEADLINE = (0.6, 0.2, 0.57), (-1.2, 0.05, 1.1)
"""The log-odds of the models at which they say nothing, and how much they count above and below that: what a line cannot be is
learned better from many sites than what it is, which the page itself tells best."""
BOUND = 4.0
"""How far the log-odds go."""
BEST = 99.0
LISTED = 1.0
"""What a line that is sure to be a headline is worth more as one, and less as text."""
REST = 9
"""Words beside a time up to which a line says who wrote and when, and nothing else."""
SIGNED, UNSIGNED, A_WORD = 1.8, 1.5, 0.08
"""Worth of such a line: introduced by "Posted by" or told to the hour, or not, and what each word beside the time takes off."""
AGAINST, FEW, OF_FEW = -1.5, 5, -3.0
"""What it takes off the line as a headline, and of so many words beside the time at the most."""
STAMPED_LAST = 0.7
"""Worth of a line as a headline with its time behind it."""
SIGNS_ALONE = flat(junk=0.5)
TITLES = (TITLE, SOURCED, STAMPED)
TITLING = sum(1 << role for role in TITLES)
"""The same as bits: only of lines that can be headlines at all the model of headlines changes anything."""
KEPT = (*TITLES, TEXT, INNER, ITEM)


def add_odds(scene: Scene, lines: list[Line], languages: frozenset[str], sure: dict[int, float]) -> None:
    """Add to the worths of all lines what the models say of them; nothing on pages of more than `MOST` lines.

    What says that a line is none is not added to those that are `sure` to be headlines: blocks, and the log-odds of content from
    which they are.
    """
    if len(lines) > MOST:
        return
    page, shapes = scene.page, scene.shapes
    gaps = [line.gap for line in lines]
    measures = classified.Measures(page.blocks, shapes, scene.verdicts, gaps, languages, scene.language)
    asked: list[Line] = []
    for line in lines:
        if line.known:
            continue
        text, shape = page.blocks[line.block].text, shapes[line.block]
        if shape.time is None and not any(map(str.isalnum, text)):
            line.worth, line.can = SIGNS_ALONE, bits(SIGNS_ALONE)
        elif not says_when(line, shape, measures.beside[line.block]) and shape.time is None:
            if shape.edges and line.worth[STAMPED] <= NEVER and ends_in_time(text, shape):
                line.worth = with_role(line.worth, STAMPED, STAMPED_LAST)
                line.can |= 1 << STAMPED
            asked.append(line)
    titled = {line.block for line in asked if line.can & TITLING}
    odds = classified.weigh(measures, [line.block for line in asked], titled)
    for line in asked:
        told = counted(odds.content[line.block], CONTENT), counted(odds.headline[line.block], HEADLINE)
        if odds.content[line.block] > sure.get(line.block, BEST):
            told = max(told[0], 0.0), max(told[1], 0.0)
            line.worth = plus(plus(line.worth, TITLE, LISTED), TEXT, -LISTED)
        line.worth = judged(line.worth, shapes[line.block], *told)


def says_when(line: Line, shape: Shape, rest: int) -> bool:
    """Let a line with a time among its words say who wrote and when; whether it is likely to say nothing else.

    `rest`: words beside the time, -1 where there is none.
    """
    if rest < 0:
        if shape.edges and shape.field in ("authors", "published_text"):
            line.worth = with_role(line.worth, IMPRINT, SIGNED)
            line.can |= 1 << IMPRINT
        return False
    signed = shape.field in ("authors", "published_text") or shape.ended
    worth = SIGNED if signed else UNSIGNED - A_WORD * rest
    against = OF_FEW if rest <= FEW else AGAINST
    line.worth = with_role(plus(plus(line.worth, TITLE, against), SOURCED, against), IMPRINT, worth)
    if rest <= REST:
        line.worth = with_role(line.worth, JUNK, min(line.worth[JUNK], worth - 0.3))
    line.can |= 1 << IMPRINT
    return signed or rest <= REST


def judged(worth: Worth, shape: Shape, content: float, headline: float) -> Worth:
    """The worths with what speaks for or against the line as content and as a headline.

    A line with a time at its edge is asked as a headline alone; where the time comes first, that is sign enough.
    """
    made = list(worth)
    titles = (STAMPED,) if shape.edges else TITLES
    for role in titles if shape.edges else KEPT:
        if made[role] > NEVER and not (role == ITEM and made[ITEM] >= 0 and content < 0):  # the page itself says so
            made[role] += content
    if not shape.edges or shape.edges[0].start > 1:
        for role in titles:
            if made[role] > NEVER:
                made[role] += headline
    return tuple(made)


def counted(odds: float, by: tuple[float, float, float]) -> float:
    """What log-odds of a model add to the worth of roles."""
    even, above, below = by
    odds -= even
    return min(odds, BOUND) * above if odds > 0 else max(odds, -BOUND) * below


def ends_in_time(text: str, shape: Shape) -> bool:
    """Whether a line could be a headline with its time behind it: "The ferry runs again, 10 May 2024"."""
    if not shape.edges:
        return False
    edge = shape.edges[0]
    return len(shape.edges) == 1 and edge.end == len(text) and text[: edge.start].count(" ") >= 3
