"""Signs besides its words that a short line of a record names who published it: a small picture before it, the host that its headline
leads to, topics that the record has elsewhere.
"""

import re
from collections.abc import Sequence
from itertools import chain

from cleaner.address import host
from cleaner.attributes import reader
from cleaner.describe import hints
from cleaner.describe.own_title import letters
from cleaner.model import Element
from cleaner.patterns import lazy
from cleaner.split.groups import Group, Scene

MOST = 0.6
"""Share of the lines of a place that must have such a sign for all to be sources."""
SPELLED = 0.3
"""The same for the host that a headline leads to: not every publisher is called as its site is."""
SMALL = 48
"""Pixels of the largest picture that is a sign and no illustration."""
SIGN = lazy(r"favicon|\blogo\b|icon", re.I)
FAVICON = lazy(r"favicon|\blogo\b", re.I)
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
    return sum(pictured(scene, group, index) for group, index in lines) >= MOST * count


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


def pictured(scene: Scene, group: Group, index: int) -> bool:
    """Whether the sign of a publisher stands right before a line: a small picture, one called so, one that says the same, or one that
    has a container with the line, where the story has another picture."""
    number = picture(scene, index)
    if number < 0:
        return False
    return is_sign(scene.page.elements[number], scene.page.blocks[index].text) or set_aside(scene, group, number, index)


def favored(scene: Scene, lines: Sequence[tuple[Group, int]]) -> bool:
    """Whether most of some lines stand behind the icon or logo of a site, as its name says."""
    found = [picture(scene, index) for _, index in lines]
    signs = sum(number >= 0 and bool(FAVICON.search(scene.page.elements[number].raw)) for number in found)
    return signs >= MOST * len(lines)


def picture(scene: Scene, index: int) -> int:
    """The picture that stands right before a line or begins it; -1 where there is none."""
    page = scene.page
    at = page.blocks[index].element
    if at < 0:
        return -1
    parents = {at, page.elements[at].parent}
    inside = range(at + 1, min(page.elements[at].end, at + 1 + BACK))
    for number in chain(range(max(at - BACK, 0), at), inside):
        element = page.elements[number]
        if element.tag != "img" or element.first > index:
            continue
        around = element.parent
        if around in parents or page.elements[around].parent in parents:
            return number
    return -1


def set_aside(scene: Scene, group: Group, picture: int, index: int) -> bool:
    """Whether a picture shares a container with a line and nothing else of its record but controls, and the record has another one behind it."""
    elements = scene.page.elements
    at = elements[picture].parent
    while at >= 0 and elements[at].last <= index:
        at = elements[at].parent
    if group.element < 0 or at <= group.element:
        return False
    inside = range(elements[at].first, elements[at].last)
    if any(i != index and not scene.verdicts[i].rule.startswith(("selector:", "phrase:")) for i in inside):
        return False
    return any(one.tag == "img" for one in elements[elements[at].end : elements[group.element].end])


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
