"""Items by their headlines, where no line tells a time: groups between blank lines, headline and text in turn, lists."""

from cleaner.split.groups import Group, Region, Scene, headline_like


def by_gaps(scene: Scene, region: Region) -> list[Group] | None:
    """Groups that blank lines set apart, if nearly each of them begins with its one headline; else None."""
    if not scene.spaced:
        return None
    parts: list[list[int]] = []
    for index in region.blocks:
        if not parts or scene.page.blocks[index].gap > 0:
            parts.append([])
        parts[-1].append(index)
    if len(parts) < 2:
        return None
    groups = []
    good = 0
    for part in parts:
        title = next((i for i in part[:3] if headline_like(scene.shapes[i])), -1)
        rest = [i for i in part if i > title]
        good += title >= 0 and all(scene.shapes[i].prose or scene.shapes[i].ended for i in rest)
        groups.append(Group(part, title, 0, heads(scene, part, title)))
    return groups if good >= 0.8 * len(parts) else None


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
    paired = in_turn(scene, short)
    if paired is not None:
        return paired
    titled = [i for i in short if shapes[i].words >= 3]
    if len(titled) < 0.7 * len(short) or sum(shapes[i].words for i in short) < 4.5 * len(short):
        return None
    return [Group([i], i) for i in region.blocks]


def in_turn(scene: Scene, short: list[int]) -> list[Group] | None:
    """Source and headline line by line in turn, in either order; None where the lines do not alternate."""
    if len(short) < 4 or len(short) % 2:
        return None
    words = [scene.shapes[i].words for i in short]
    for first in (0, 1):
        sources, titles = words[first::2], words[1 - first :: 2]
        pairs = sum(s <= 3 and t >= s + 2 for s, t in zip(sources, titles, strict=True))
        if pairs >= 0.9 * len(sources):
            groups = []
            for at in range(0, len(short), 2):
                source, title = short[at + first], short[at + 1 - first]
                groups.append(Group([short[at], short[at + 1]], title, 0, {source: "source"}))
            return groups
    return None


def alone(scene: Scene, region: Region) -> Group:
    """The region as one article: the first headline-like line is its title, unless text comes first."""
    title = -1
    for index in region.blocks[:8]:
        shape = scene.shapes[index]
        if shape.prose:
            break
        if scene.page.blocks[index].level == 1:
            title = index
            break
        if headline_like(shape) and (title < 0 or shape.words > scene.shapes[title].words + 2):
            title = index
    if title < 0 and region.blocks and not scene.shapes[region.blocks[0]].prose:
        title = next((i for i in region.blocks[:2] if scene.shapes[i].time is None), -1)
    return Group(list(region.blocks), title, 0, heads(scene, region.blocks, title) if title >= 0 else {})
