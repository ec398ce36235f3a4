"""Stretches of an article's text that stand in it twice, word by word: one for phones, one that a control reveals, one that a script moves.

A single line that comes again may be part of a text, as may the rows of a table and steps; a long stretch, or one that is much of
the text, is said once.
"""

from cleaner.patterns import lazy
from cleaner.split.groups import Group, Scene

RULE = "repeat:copy"
WORD = lazy(r"\w+")
WORDS, SHARE, TOLD = 40, 0.08, 15
"""Words that a copy has at least, its share of the words of the text with all copies, and words of running text in it: what two plans or
two sizes have in common is a list of short lines."""
APART = 100
"""Words of a copy that does not stand right behind what it is a copy of: the second half of a recipe may ask for the same steps."""
FARTHEST = 2_000
"""Lines of a copy."""


def without_copies(scene: Scene, main: Group) -> None:
    """Take out of a text each stretch that stands above in it."""
    blocks = scene.page.blocks
    lines = [i for i in main.blocks if i != main.title and i not in main.fields]
    if len({blocks[i].text for i in lines}) == len(lines):
        return  # as on most pages: a copy that is worth a look has a line as it stood
    said = [tuple(WORD.findall(blocks[i].text.lower())) for i in lines]
    least = max(WORDS, SHARE * sum(map(len, said)))
    seen: dict[tuple[str, ...], tuple[int, int]] = {}  # where a line stood first, and last
    out: set[int] = set()
    at = 0
    while at < len(lines):
        length, before = max(((alike(said, place, at), place) for place in seen.get(said[at], ())), default=(0, 0))
        copy = range(at, at + length)
        told = sum(len(said[n]) for n in copy if scene.shapes[lines[n]].prose)
        enough = least if before + length == at else max(least, APART)
        if told >= TOLD and sum(len(said[n]) for n in copy) >= enough:
            out.update(lines[at : at + length])
            at += length
            continue
        for place in range(at, at + max(length, 1)):
            seen[said[place]] = (seen.get(said[place], (place,))[0], place)
        at += max(length, 1)
    for index in out:
        scene.verdicts[index].rule = RULE
    main.blocks = [i for i in main.blocks if i not in out]


def alike(said: list[tuple[str, ...]], one: int, two: int) -> int:
    """How many lines from one on say what those from a later one on say, up to that one."""
    length = 0
    last = min(two - one, len(said) - two, FARTHEST)
    while length < last and said[one + length] == said[two + length]:
        length += 1
    return length
