"""Items by their headlines, where no line tells a time: groups between blank lines, headline and text in turn, lists."""

import re
from collections import Counter
from collections.abc import Iterable

from cleaner.split.groups import Group, Region, Scene, headline_like

DIGITS = re.compile(r"\d+")


def said(lines: Iterable[str]) -> dict[str, int]:
    """How often each line is said, its numbers apart: "Useful to 9 readers" is said at every comment, a headline once."""
    counted = Counter(lines)
    keys = {text: DIGITS.sub("0", text.casefold()) for text in counted}
    alike: dict[str, int] = {}
    for text, count in counted.items():
        alike[keys[text]] = alike.get(keys[text], 0) + count
    return {text: alike[key] for text, key in keys.items()}


def by_gaps(scene: Scene, region: Region, *, bare: bool = False) -> list[Group] | None:
    """Groups that blank lines set apart, if most of them begin with their one headline; else None.

    `bare` asks for headlines and sources alone: text under headlines may be one article with inner headings.
    """
    if not scene.spaced:
        return None
    parts: list[list[int]] = []
    for index in region.blocks:
        if not parts or scene.page.blocks[index].gap > 0:
            parts.append([])
        parts[-1].append(index)
    if len(parts) < (3 if bare else 2):
        return None
    groups = []
    good = 0
    for part in parts:
        title = longest(scene, part[:3])
        rest = [i for i in part if i > title]
        texts = [i for i in rest if scene.shapes[i].prose or scene.shapes[i].ended]
        fine = title >= 0 and (not texts and len(part) <= 3 if bare else len(texts) == len(rest))
        fine = fine and scene.shapes[title].words >= 3
        good += fine
        if fine or not bare:
            fields = heads(scene, part, title)
            if bare:
                fields |= {i: "source" for i in rest if scene.shapes[i].words <= 4}
            groups.append(Group(part, title, 0, fields))
    return groups if good >= (0.7 if bare else 0.8) * len(parts) else None


def longest(scene: Scene, blocks: list[int]) -> int:
    """The headline among a few lines: the longest that could be one, before any text; -1 where there is none."""
    best = -1
    for index in blocks:
        shape = scene.shapes[index]
        if shape.prose:
            break
        if headline_like(shape) and (best < 0 or shape.words > scene.shapes[best].words):
            best = index
    return best


def by_headlines(scene: Scene, region: Region) -> list[Group]:
    """A new group at each headline that follows text or another headline; what stands before the first joins it."""
    groups: list[Group] = []
    pending: list[int] = []
    for index in region.blocks:
        shape = scene.shapes[index]
        if headline_like(shape) and (shape.words >= 3 or not groups) and not shape.ended:
            groups.append(Group([*pending, index], index, 0, heads(scene, pending, index)))
            pending = []
        elif groups and (shape.prose or shape.ended or shape.words > 4):
            groups[-1].blocks += [*pending, index]
            pending = []
        else:
            pending.append(index)
    if groups:
        groups[-1].blocks += pending
    elif pending:
        groups.append(Group(pending))
    return groups


def heads(scene: Scene, blocks: list[int], title: int) -> dict[int, str]:
    """The short lines before a headline: a source, or its repetition."""
    fields: dict[int, str] = {}
    said = ""
    for index in blocks:
        if index >= title >= 0 or scene.shapes[index].prose:
            break
        text = scene.page.blocks[index].text.casefold()
        fields[index] = "repeat" if said and said == text else "source"
        said = said or text
    return fields


def as_list(scene: Scene, region: Region) -> list[Group] | None:
    """Each line a headline, if the region is a bare list; else None.

    A poem is no list: its lines end in commas or full stops, or go on in lower case.
    """
    blocks, shapes = scene.page.blocks, scene.shapes
    if len(region.blocks) < 3:
        return None
    short = [i for i in region.blocks if not shapes[i].prose]
    if len(short) < 0.9 * len(region.blocks):
        return None
    texts = [blocks[i].text for i in short]
    running = sum(t[-1] in ",;:،、，；：-–—" for t in texts) + sum(t[0].islower() for t in texts)
    stopped = sum(t[-1] in ".。।۔" and not t.endswith("...") for t in texts)
    if running > 0.1 * len(texts) or stopped > 0.15 * len(texts):
        return None
    paired = in_turn(scene, region.blocks)
    if paired is not None:
        return paired
    titled = [i for i in short if shapes[i].words >= 3]
    if len(titled) < 0.7 * len(short) or sum(shapes[i].words for i in short) < 4.5 * len(short):
        return None
    return [Group([i], i) for i in titled if headline_like(shapes[i]) and blocks[i].text[0] != "©"]


def in_turn(scene: Scene, blocks: list[int]) -> list[Group] | None:
    """Source and headline in turn, in either order, with a few lines between that are neither; None where they are not.

    What is said more than once is a source.
    """
    best: list[Group] = []
    for first in (0, 1):
        groups = []
        at = 0
        while at + 1 < len(blocks):
            source, title = blocks[at + first], blocks[at + 1 - first]
            if is_pair(scene, source, title):
                groups.append(Group([blocks[at], blocks[at + 1]], title, 0, {source: "source"}))
                at += 2
            else:
                at += 1
        if len(groups) > len(best):
            best = groups
    return best if len(best) >= 3 and 2 * len(best) >= 0.65 * len(blocks) else None


def is_pair(scene: Scene, source: int, title: int) -> bool:
    """Whether two lines could be the source and the headline of one item."""
    one, two = scene.shapes[source], scene.shapes[title]
    if not headline_like(two) or two.words < 3 or one.ended or one.prose or scene.page.blocks[source].text[0] in "©#":
        return False
    again = scene.said.get(scene.page.blocks[source].text, 0) > 1
    once = scene.said.get(scene.page.blocks[title].text, 0) <= 1
    return once and one.words <= (5 if again else 3) and (again or two.words >= one.words + 1.5)


def alone(scene: Scene, region: Region) -> Group:
    """The region as one article.

    Its text begins where running text is followed by more of it; its title is the longest headline-like line between
    that and the text before, if any; what stands before the title belongs to the site.
    """
    shapes = scene.shapes
    start = text_start(scene, region)
    title = -1
    for index in reversed(region.blocks[:start]):
        shape = shapes[index]
        if shape.prose:
            break
        if scene.page.blocks[index].level == 1:
            title = index
            break
        if headline_like(shape) and (title < 0 or shape.words >= min(shapes[title].words, 5)):
            title = index
    if title < 0 and region.blocks and not shapes[region.blocks[0]].prose and start == len(region.blocks):
        title = next((i for i in region.blocks[:2] if shapes[i].time is None), -1)
    first = region.blocks.index(title) if title >= 0 else start if start < len(region.blocks) else 0
    head = first
    while head and is_head(scene, region.blocks[head - 1]):
        head -= 1
    end = len(region.blocks)
    if any(shapes[i].prose for i in region.blocks[first:]):
        while end > first + 1 and is_tail(scene, region.blocks[end - 1]):
            end -= 1
    chosen = region.blocks[head:end]
    return Group(chosen, title, 0, heads(scene, region.blocks[head:first], title) if title >= 0 else {})


def text_start(scene: Scene, region: Region) -> int:
    """Position of the first running text that more of it follows; the first at all, or the end, where there is none."""
    shapes = scene.shapes
    first = len(region.blocks)
    for position, index in enumerate(region.blocks):
        if not shapes[index].prose:
            continue
        first = min(first, position)
        following = region.blocks[position + 1 : position + 4]
        if shapes[index].words >= 40 or any(shapes[i].prose or shapes[i].ended for i in following):
            return position
    return first


def is_head(scene: Scene, index: int) -> bool:
    """Whether a line right before a headline belongs to it: a time, or a source of a few words."""
    shape = scene.shapes[index]
    return shape.time is not None or bool(shape.edges and shape.words <= 10) or (shape.words <= 4 and not shape.ended)


def is_tail(scene: Scene, index: int) -> bool:
    """Whether a line after the last running text is no part of it: no sentence, no credit, no topic."""
    block, shape = scene.page.blocks[index], scene.shapes[index]
    if shape.prose or shape.ended or shape.time is not None or shape.field or block.marker:
        return False
    return shape.words <= 8 and block.text[0] not in "#＃©(（[" and not block.text.lower().startswith("copyright")
