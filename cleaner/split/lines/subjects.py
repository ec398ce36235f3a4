"""Threads of boards that print the subject above each post: "Pump of a Torvald 7", "Re: Pump of a Torvald 7"."""

import re
from bisect import bisect_left
from collections import Counter

from cleaner.patterns import lazy
from cleaner.signs import COLON
from cleaner.split.groups import Group, Scene
from cleaner.split.lines.roles import Line

ANSWER = lazy(r"(?:re|aw|antw|sv|vs|odp|ynt|ответ|відп|回复|回覆|返信)\s?[:：]\s*(?=\S)", re.I)
"""What boards put before the subject of an answer."""
HEADER = 4
"""Lines below a subject in which it says who wrote, and when."""
LONGEST = 120
"""Characters of a subject, and of the line that says so."""
POSTS = 2
"""Posts of a thread, at the least."""


def thread(scene: Scene, lines: list[Line]) -> list[Group]:
    """The thread that a page is, as one article; none where it is none.

    The first post is told by its subject, above who wrote it and when.  Of each further post that line is text, too.  What stands
    between a control that ends a post and the subject of the next one, such as who wrote it once more, is no part of it.
    """
    shapes = scene.shapes
    told = [answers(scene, line) for line in lines if shapes[line.block].signs & COLON]
    asked = Counter(filter(None, told))
    if not asked:
        return []
    subject = asked.most_common(1)[0][0]
    posts = [
        (place, head)
        for place, line in enumerate(lines)
        if subject in (answers(scene, line), scene.page.blocks[line.block].text)
        and (head := header(scene, lines, place)) >= 0
    ]
    if len(posts) < POSTS or answers(scene, lines[posts[0][0]]):
        return []
    made = Group([lines[posts[0][0]].block], lines[posts[0][0]].block, role="main")
    bodies = [
        body(lines, head, after)
        for (_, head), after in zip(posts, [*(at for at, _ in posts[1:]), len(lines)], strict=True)
    ]
    if not all(bodies):
        return []
    starts = [at for at, _ in posts[1:]]
    between = Counter(at - place_of(lines, said[-1]) for at, said in zip(starts, bodies, strict=False)).most_common(1)[
        0
    ][0]
    for at, said in zip(starts, bodies, strict=False):  # where no control ends a post: what stands between two others
        while len(said) > 1 and at - place_of(lines, said[-1]) < between:
            said.pop()
    for number, ((_, head), said) in enumerate(zip(posts, bodies, strict=True)):
        made.blocks += [lines[head].block, *said]
        if not number:
            made.fields[lines[head].block] = "imprint"
    kept = set(made.blocks)
    for line in lines:
        if line.block not in kept:
            verdict = scene.verdicts[line.block]
            verdict.rule = verdict.rule or "shape:furniture"
    return [made]


def place_of(lines: list[Line], block: int) -> int:
    """Which line a block is; blocks are lines in order."""
    return bisect_left(lines, block, key=lambda line: line.block)


def answers(scene: Scene, line: Line) -> str:
    """The subject that a line says is answered; "" of others."""
    text = scene.page.blocks[line.block].text
    mark = ANSWER.match(text) if len(text) <= LONGEST and not line.known else None
    return text[mark.end() :] if mark is not None else ""


def header(scene: Scene, lines: list[Line], place: int) -> int:
    """The line below a subject that says who wrote, and when; -1 where none does."""
    for at in range(place + 1, min(place + 1 + HEADER, len(lines))):
        shape = scene.shapes[lines[at].block]
        if not lines[at].known and shape.edges and len(scene.page.blocks[lines[at].block].text) <= LONGEST:
            return at
        if shape.prose:
            break
    return -1


def body(lines: list[Line], head: int, after: int) -> list[int]:
    """The blocks of a post: what stands below its header, up to a control."""
    end = next((at for at in range(head + 2, after) if lines[at].known and lines[at].known not in UNTOLD), after)
    return [line.block for line in lines[head + 1 : end] if not line.known or line.known in UNTOLD]


UNTOLD = ("figures", "label")
"""What is known of lines that may stand in a post: a salutation, a figure."""
