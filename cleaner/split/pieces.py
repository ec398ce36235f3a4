"""Headlines of records that share their block with a time or a topic, which nothing but markup keeps apart from them."""

from collections import Counter
from collections.abc import Sequence

from cleaner.attributes import class_of
from cleaner.describe import hints
from cleaner.describe.unseen import unseen
from cleaner.model import Block
from cleaner.shape import size
from cleaner.split.groups import Group, Scene
from cleaner.split.headlines import KICKER
from cleaner.split.places import entries
from cleaner.times.lines import match

ASIDE = frozenset(("published_text", "tags", "source", "authors", "aside"))
"""What markup says of a piece that is no part of the headline."""
LEAST = 3
"""Words that must be left of a headline."""


def part(scene: Scene, groups: Sequence[Group]) -> None:
    """Find where the headlines of some records begin and end in their blocks."""
    topics: list[tuple[Group, int, str, str]] = []
    for group in groups:
        if group.title < 0 or group.run_in or group.title_start or group.title_end or group.fields.get(group.title):
            continue
        block = scene.page.blocks[group.title]
        if not block.cuts:
            continue
        hidden = unseen(scene.page, block)
        if hidden:
            start = hidden[0][1] if hidden[0][0] == 0 else 0
            end = hidden[-1][0] if hidden[-1][1] == len(block.text) and hidden[-1][0] > start else 0
            if left(scene, group.title, start, end or len(block.text)):
                group.title_start, group.title_end = start, end
            continue
        said = {(start, end): field for start, end, field in hints.pieces(scene.page, group.title)}
        first, last = block.cuts[0], block.cuts[-1]
        if left(scene, group.title, first, len(block.text)) and aside(scene, block.text[:first], said.get((0, first))):
            group.title_start = first
        elif (name := kind(scene, block)) and size(block.text[:first]) <= KICKER:
            topics.append((group, first, name, block.text[:first].strip().casefold()))
        if left(scene, group.title, group.title_start, last) and aside(
            scene, block.text[last:], said.get((last, len(block.text)))
        ):
            group.title_end = last
    if not topics:
        return
    menus = entries(scene, groups)
    count = Counter(text for *_, text in topics)
    for name in {name for _, _, name, _ in topics}:
        alike = [(group, first, text) for group, first, one, text in topics if one == name]
        known = sum(text in menus or count[text] > 1 for *_, text in alike)
        if len(alike) > 1 and 2 * known > len(alike):
            for group, first, _ in alike:
                if left(scene, group.title, first, len(scene.page.blocks[group.title].text)):
                    group.title_start = first


def left(scene: Scene, index: int, start: int, end: int) -> bool:
    """Whether a stretch of a block is enough to be a headline."""
    return size(scene.page.blocks[index].text[start:end]) >= LEAST


def aside(scene: Scene, words: str, said: str | None) -> bool:
    """Whether a piece beside a headline is none of it: markup says so, or it is a time."""
    if said in ASIDE and size(words) <= KICKER:
        return True
    found = match(words.strip(), scene.language)
    return found is not None and found.start == 0 and found.end == len(words.strip())


def kind(scene: Scene, block: Block) -> str:
    """Tag and class of the inline element that a block begins with, where it ends at the first cut; "" where there is none."""
    if not block.tops or block.tops[0] < 0:
        return ""
    element = scene.page.elements[block.tops[0]]
    return f"{element.tag}.{class_of(element.raw) or ''}"
