"""Headlines of lists of links that say where each leads: "Ferry runs again (lamp.example)", or the host on the line below."""

import re

from msgspec import Struct

from cleaner.patterns import lazy
from cleaner.split.groups import Scene

HOST = lazy(r"(?:www\.)?(?:[a-z\d-]+\.)+[a-zA-Z]{2,24}(?:/[\w./~-]*)?", re.I)
BEHIND = lazy(rf"\S\s*[(\[（]\s*(?:{HOST.pattern})\s*[)\]）](?:\s+\d+)?$", re.I)
PICTURES = lazy(r"(?:\[[^\[\]]{1,80}\]\s*)+")
"""What text browsers show in place of pictures and buttons: "[logo] [photo_480.jpg]"."""
PICTURED = 3
"""Lines of nothing else of a page on which they may hold words."""
LEAST = 4
"""Lines that make a list of such."""
LONGEST = 60
"""Characters of a host."""
MOSTLY = 0.8
"""Share of the hosts that have a headline above them."""
HEADLINE = 24
"""Words of a headline."""


class Hosted(Struct):
    """The blocks of such a list."""

    titles: frozenset[int] = frozenset()
    hosts: frozenset[int] = frozenset()
    """Those that are nothing but a host."""
    told: frozenset[int] = frozenset()
    """Those below them that are no headlines, and tell what is behind the link."""


def hosted(scene: Scene, pictures: set[int]) -> Hosted:
    """The headlines of a list of links and the hosts below them; none where it is no such list."""
    blocks = scene.page.blocks
    behind, above = set(), {}
    before = below = -1  # the last line that is no picture, the last host
    told: set[int] = set()
    for index, block in enumerate(blocks):
        text = block.text
        if index in pictures:
            continue
        if text[-1] in ")]）0123456789" and len(text) <= 300 and "." in text and BEHIND.search(text):
            behind.add(index)
        elif before >= 0 and len(text) <= LONGEST and " " not in text and "." in text and HOST.fullmatch(text):
            above[index] = before
            below = index
        elif before == below >= 0:
            told.add(index)
        before = index
    headed = {index: title for index, title in above.items() if heads(scene, title)}
    if len({blocks[title].text for title in headed.values()}) < max(LEAST, MOSTLY * len(above)):
        headed = {}
    titles = frozenset(headed.values()) | (behind if len(behind) >= LEAST else set())
    return Hosted(titles, frozenset(headed), frozenset(told - titles if headed else ()))


def heads(scene: Scene, index: int) -> bool:
    """Whether a line could be the headline above a host."""
    shape = scene.shapes[index]
    return shape.words <= HEADLINE and not (
        shape.time
        or shape.edges
        or scene.verdicts[index].rule
        or (shape.prose and scene.page.blocks[index].text[-1] == ".")
    )


def pictured(scene: Scene) -> set[int]:
    """The blocks that stand for pictures: names of files in brackets, or any words where several lines are nothing else."""
    found = {
        index
        for index, block in enumerate(scene.page.blocks)
        if block.text[0] == "[" and block.text[-1] == "]" and block.text != "[...]" and PICTURES.fullmatch(block.text)
    }
    if len(found) >= PICTURED:
        return found
    return {index for index in found if not any(" " in name for name in scene.page.blocks[index].text.split("] ["))}
