"""Short lines of a page's article that stand beyond its text: labels and controls that no phrase table knows, told by their place."""

from bisect import bisect_left
from itertools import accumulate

from cleaner.rules import wording
from cleaner.rules.normal import normalise
from cleaner.split.groups import Group, Scene

BODY = 0.7
"""Share of the running text that the container of a text holds."""
LEAST = 60
"""Words of running text that tell where a text stands."""
LIKELY, HEADED = 2.0, 2.6
"""Log-odds of content from which a line beyond the text is kept, and a heading of nothing."""
TAIL = 6
"""Lines beyond a text; more of them are a part of it that is no running text."""
ABOVE, INSIDE = 0.2, 0.5
"""How much a line sounds like furniture (`rules.wording`) above a text, and within it."""
FEW = 2
"""Lines above a text, or within it, that sound so; more of them are what the text is about."""
WORDS = 14
"""Of the longest such line."""
KINDS = frozenset(("line", "heading", "paragraph"))


def remove_beyond(scene: Scene, group: Group, odds: list[float]) -> None:
    """Take lines out of an article that stand behind the container of its text, above it and inside of it, as labels and controls do.

    Behind it, what is no sentence and no likely content; above and inside, what sounds like furniture as well.
    """
    page, shapes = scene.page, scene.shapes
    prose = [i for i in group.blocks if shapes[i].prose and i != group.title and i not in group.fields]
    said = [0.0, *accumulate(shapes[i].words for i in prose)]
    total = said[-1]
    if total < LEAST:
        return
    at = page.blocks[max(prose, key=lambda i: shapes[i].words)].element
    while at >= 0:
        first, last = page.elements[at].first, page.elements[at].last
        if said[bisect_left(prose, last)] - said[bisect_left(prose, first)] >= BODY * total:
            break
        at = page.elements[at].parent
    else:
        return
    short = [i for i in group.blocks if i != group.title and i not in group.fields and brief(scene, i)]
    behind = [
        i for i in short if i >= last and i > prose[-1] and odds[i] < (HEADED if page.blocks[i].level else LIKELY)
    ]
    out = behind if len(behind) <= TAIL else []
    languages = frozenset(((scene.language or "en").split("-")[0], "en"))
    sounds = {
        i: wording.share(shapes[i].key or normalise(page.blocks[i].text), languages)
        for i in short
        if i < last and not page.blocks[i].level
    }
    above = [i for i, share in sounds.items() if share >= ABOVE and group.title < i < first]
    written = {(page.elements[page.blocks[i].element].tag, page.elements[page.blocks[i].element].raw) for i in prose}
    inside = [
        i
        for i, share in sounds.items()
        if share >= INSIDE
        and first <= i
        and page.blocks[i].kind == "line"
        and odds[i] < LIKELY
        and (page.elements[page.blocks[i].element].tag, page.elements[page.blocks[i].element].raw) not in written
    ]
    for found in (above, inside):
        out = out + found if len(found) <= FEW else out
    group.blocks = [i for i in group.blocks if i not in out]


def brief(scene: Scene, index: int) -> bool:
    """Whether a line is short, and neither a sentence, a time, a credit nor what introduces a field."""
    block, shape = scene.page.blocks[index], scene.shapes[index]
    if shape.prose or shape.ended or shape.time is not None or shape.edges or shape.field or shape.words > WORDS:
        return False
    return block.kind in KINDS and block.text[0] not in "#＃©(（[" and not block.text.startswith("Copyright")
