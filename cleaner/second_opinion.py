"""A second opinion on a page of which hardly anything was kept: what Trafilatura would keep, as advice on blocks.

Trafilatura answers with one text. Blocks whose words stand there, one after the other, are those that it advises to keep, and the split
is made again with these likelier to be content. So the output stays a choice among the blocks, each with its verdict, and nothing
of how lxml reads the page gets into it.

The first opinion stands unless the advice is about much more running text; asking costs some seventy Lexbor parses, and the first time
the import.
"""

from collections.abc import Iterable, Sequence, Set
from typing import TYPE_CHECKING

from cleaner.decode import decode
from cleaner.model import Page, Source
from cleaner.patterns import lazy
from cleaner.shape import Shape

if TYPE_CHECKING:
    from cleaner.split.groups import Group

SECOND = "hardly anything was found at first; what Trafilatura takes for content was taken into account"
"""The warning where the advice was followed."""
SCANT = 100
"""Words kept of a page from which on nobody else is asked."""
MORE = 2.5
"""How many times as much running text it takes to ask, and to follow the advice."""
PROSE = 40
"""Words of running text that a page must have for it."""
BYTES, LEVELS, CHARACTERS = 5_000_000, 200, 9_000_000
"""Bytes of a page, levels of its elements and characters of one text beyond which lxml loses text."""
SURROGATE = lazy("[\ud800-\udfff]")
LONG = 6
"""Words of a block that is looked for in all that follows of the answer."""
NEAR = 200
"""Characters of the answer in which shorter ones are looked for."""
WORD = lazy(r"\w+")


def running(shapes: Sequence[Shape], blocks: Iterable[int]) -> float:
    """Words of running text in some blocks."""
    return sum(shapes[i].words for i in blocks if shapes[i].prose)


def held(groups: "Sequence[Group]") -> set[int]:
    """The blocks of all articles."""
    return {i for group in groups for i in group.blocks}


def fuller(shapes: Sequence[Shape], blocks: Iterable[int], groups: "Sequence[Group]") -> bool:
    """Whether some blocks hold so much more running text than what was kept that the page deserves another look."""
    return running(shapes, blocks) >= max(PROSE, MORE * running(shapes, held(groups)))


def advised(page: Page, shapes: Sequence[Shape], groups: "Sequence[Group]", source: Source) -> Set[int]:
    """The blocks of an HTML page that Trafilatura keeps, if that is much more than was kept of it; else none."""
    kept = sum(shapes[i].words for i in held(groups))
    if not page.elements or kept >= SCANT or not fuller(shapes, range(len(shapes)), groups):
        return frozenset()
    text = decode(source.data, charset=source.charset).text
    if not within_limits(page, source, text):
        return frozenset()
    found = standing_in(page, answer(text))
    return found if fuller(shapes, found, groups) else frozenset()


def within_limits(page: Page, source: Source, text: str) -> bool:
    """Whether lxml reads all of a page."""
    levels: list[int] = []
    for element in page.elements:
        levels.append(levels[element.parent] + 1 if element.parent >= 0 else 1)
    return (
        len(source.data) <= BYTES
        and max(levels, default=0) <= LEVELS
        and max(len(block.text) for block in page.blocks) <= CHARACTERS
        and not SURROGATE.search(text)
    )


def answer(text: str) -> str:
    """What Trafilatura keeps of a page; empty where it finds nothing, or fails in any way: its advice is never needed."""
    import logging

    try:
        import trafilatura

        logging.getLogger("trafilatura").disabled = True
        return trafilatura.extract(text, include_comments=False, include_tables=True) or ""
    except Exception:
        return ""


def standing_in(page: Page, answer: str) -> set[int]:
    """The blocks whose words stand in an answer, one after the other."""
    line = " ".join(WORD.findall(answer.casefold())) + " "
    found, at = set(), 0
    for index, block in enumerate(page.blocks):
        words = WORD.findall(block.text.casefold())
        key = " ".join(words) + " "
        place = line.find(key, at, len(line) if len(words) >= LONG else at + NEAR + len(key)) if words else -1
        if place == 0 or (place > 0 and line[place - 1] == " "):
            found.add(index)
            at = place + len(key)
    return found
