"""The source of the one article of a page, told by its markup: it is written as the sources of the stories beside it are.

Where nothing else says what a line beside a headline is, one that has the class of theirs names a publisher as well.
"""

from collections.abc import Iterator, Sequence

from cleaner.describe import bylines
from cleaner.split.groups import Group, Scene
from cleaner.split.places import SURE, could_be_source, sources

ABOVE, BELOW = 4, 4
"""Blocks around a headline that are of its header."""
NAME = 5
"""Words of the name of a publisher."""
HAVE = frozenset(("source", "sourced"))
"""Roles of lines that tell the source of an article already."""
LINES = frozenset(("source", "both"))
Mark = tuple[str, str]
"""How a line or a piece of one is written: a tag and its attributes."""


def name_source(scene: Scene, groups: Sequence[Group]) -> None:
    """Give the article of a page the line beside its headline that is written as the sources of most other stories are."""
    mains = [group for group in groups if group.role == "main" and group.title >= 0]
    others = [group for group in groups if group.role != "main"]
    if len(mains) != 1 or not others or not HAVE.isdisjoint(mains[0].fields.values()):
        return
    main = mains[0]
    lines = [(group, i) for group in others for i, role in group.fields.items() if role in LINES]
    if not lines or not sources(scene, others):
        return
    alone = {mark_of(scene, i) for group, i in lines if group.fields[i] == "source"} - {("", "")}
    beside = {mark for group, i in lines if group.fields[i] == "both" for mark in marks(scene, i)}
    mixed = {mark_of(scene, i) for group in others for i in group.blocks if group.fields.get(i) != "source"}
    text = next((i for i in main.blocks if i > main.title and scene.shapes[i].prose), main.title + BELOW)
    for index in range(max(main.title - ABOVE, 0), min(text, main.title + BELOW)):
        block, shape = scene.page.blocks[index], scene.shapes[index]
        if index == main.title or block.links or block.level or shape.concept is not None or shape.words > 2 * NAME:
            continue
        if shape.edges and main.fields.get(index, "filed") in ("filed", "both", "imprint") and index in main.blocks:
            if beside.intersection(marks(scene, index)) and not shape.field:
                main.fields[index] = "both"
                main.gathers = True
                return
        elif mark_of(scene, index) in alone and shape.words <= NAME and could_be_source(scene, index, alone=False):
            if bylines.like_names(block.text) > SURE and mark_of(scene, index) in mixed:
                continue
            main.fields[index] = "source"
            main.blocks = sorted({*main.blocks, index})
            scene.verdicts[index].rule = ""
            return


def mark_of(scene: Scene, index: int) -> Mark:
    """How a line is written as a whole; ("", "") where its tag says nothing."""
    block, elements = scene.page.blocks[index], scene.page.elements
    at = block.tops[0] if len(block.tops) == 1 and block.tops[0] >= 0 else block.element
    if at < 0 or not elements[at].raw.strip():
        return "", ""
    return elements[at].tag, elements[at].raw


def marks(scene: Scene, index: int) -> Iterator[Mark]:
    """How a line that holds a time is written, and each piece of it that holds none."""
    block, shape = scene.page.blocks[index], scene.shapes[index]
    own = mark_of(scene, index)
    if own[0]:
        yield own
    bounds = (0, *block.cuts, len(block.text))
    for number, top in enumerate(block.tops):
        if top < 0 or any(edge.start < bounds[number + 1] and bounds[number] < edge.end for edge in shape.edges):
            continue
        if scene.page.elements[top].raw.strip():
            yield scene.page.elements[top].tag, scene.page.elements[top].raw
