"""Signs besides its words that a short line of a record names who published it: a small picture before it, the host that its headline
leads to, topics that the record has elsewhere.
"""

import re
from collections.abc import Sequence

from cleaner.address import host
from cleaner.attributes import reader
from cleaner.describe import hints
from cleaner.describe.own_title import letters
from cleaner.model import Element
from cleaner.split.groups import Group, Scene

MOST = 0.6
"""Share of the lines of a place that must have such a sign for all to be sources."""
SPELLED = 0.3
"""The same for the host that a headline leads to: not every publisher is called as its site is."""
SMALL = 48
"""Pixels of the largest picture that is a sign and no illustration."""
SIGN = re.compile(r"favicon|\blogo\b|icon", re.I)
LEAST = 3
"""Letters of a host's label that a line spells."""
BACK = 3
"""Elements before a line among which its sign is."""
SUFFIXES = frozenset(("com", "net", "org", "info", "news", "online", "tv", "fm", "co", "gov", "edu"))
width_of, height_of, src_of, alt_of = reader("width"), reader("height"), reader("src"), reader("alt")


def published(scene: Scene, lines: Sequence[tuple[Group, int]]) -> bool:
    """Whether lines in one place of several records name publishers, whatever they say."""
    count = len(lines)
    if count < 2:
        return False
    if sum(spelled(scene, group, index) for group, index in lines) > max(SPELLED * count, 1):
        return True
    return sum(pictured(scene, index) for _, index in lines) >= MOST * count


def spelled(scene: Scene, group: Group, index: int) -> bool:
    """Whether a line spells the host that the headline leads to, where that is another site: "Die Lupe", lupe.example."""
    page = scene.page
    if group.title < 0:
        return False
    own = host(page.base)
    said = letters(page.blocks[index].text)
    for link in page.blocks[group.title].links:
        there = host(link.href) if "://" in link.href else None
        if there is None or there == own:
            continue
        labels = [letters(label) for label in there.split(".")[:-1]]
        for label in labels:
            if (
                len(label) >= LEAST
                and label not in SUFFIXES
                and (label == said or (said.endswith(label) and len(said) <= len(label) + LEAST))
            ):
                return True
        if said == letters(there):
            return True
    return False


def pictured(scene: Scene, index: int) -> bool:
    """Whether the sign of a publisher stands right before a line: a small picture, one called so, or one that says the same."""
    page = scene.page
    block = page.blocks[index]
    at = block.element
    if at < 0:
        return False
    parents = {at, page.elements[at].parent}
    inside = range(at + 1, min(page.elements[at].end, at + 1 + BACK))
    for number in (*range(max(at - BACK, 0), at), *inside):
        element = page.elements[number]
        if element.tag != "img" or element.first > index:
            continue
        around = element.parent
        if around in parents or page.elements[around].parent in parents:
            return is_sign(element, block.text)
    return False


def is_sign(element: Element, text: str) -> bool:
    """Whether a picture is a small sign."""
    raw = element.raw
    sizes = [int(said) for said in (width_of(raw), height_of(raw)) if said and said.isdigit()]
    if sizes and max(sizes) <= SMALL:
        return True
    alt = alt_of(raw)
    return (
        bool(alt and letters(alt) == letters(text))
        or SIGN.search(src_of(raw) or "") is not None
        or (SIGN.search(raw) is not None and not sizes)
    )


def filed_elsewhere(scene: Scene, lines: Sequence[tuple[Group, int]]) -> bool:
    """Whether most of the records tell their topics in other lines, by where these lead or what markup calls them."""
    page = scene.page
    filed = 0
    for group, index in lines:
        own = {link.href for link in page.blocks[group.title].links} if group.title >= 0 else set()
        for at, role in group.fields.items():
            block = page.blocks[at]
            if at == index or role != "tags":
                continue
            if hints.of_block(page, block, group.title) == "tags" or any(link.href not in own for link in block.links):
                filed += 1
                break
    return filed >= MOST * len(lines)
