"""Items by repeated markup: headlines at like places in the tree, each with the container that is its alone.

Headlines of one list share their tag path (as in tag path clustering, Miao et al., WWW 2009); the record of each is the
largest container that holds no other headline of the list (as the data regions of MDR, Liu et al., KDD 2003, without
comparing trees), or, where headline and text are siblings, what follows up to the next one.
"""

from bisect import bisect_left

from cleaner.model import Page
from cleaner.shape import size, tagged
from cleaner.split.groups import Group, Scene, headline_like

LEVELS = 4
"""Containers above a headline that must be alike."""
LEAST = 2
"""Headlines that make a list."""


def signature(page: Page, element: int, link: bool, level: int) -> str:
    """What headlines of one list have in common: tags and stable classes of the nearest containers."""
    parts = [f"h{level}" if level else "", "a" if link else ""]
    for _ in range(LEVELS):
        if element < 0:
            break
        node = page.elements[element]
        classes = [c for c in (node.attrs.get("class") or "").split() if not any(map(str.isdigit, c))]
        parts.append(node.tag + "." + ".".join(sorted(classes)[:2]))
        element = node.parent
    return "/".join(parts)


def lists(scene: Scene, blocks: list[int]) -> list[list[int]]:
    """Candidate lists of headlines among some blocks, the most telling first."""
    page = scene.page
    found: dict[str, list[int]] = {}
    for index in blocks:
        block, shape = page.blocks[index], scene.shapes[index]
        linked = block.link_share > 0.6
        if not headline_like(shape) or not (linked or block.level) or (shape.words < 2.5 and not block.level):
            continue
        found.setdefault(signature(page, block.element, linked, block.level), []).append(index)
    scored = [(worth(scene, members), members) for members in found.values() if len(members) >= LEAST]
    return [members for value, members in sorted(scored, key=lambda p: (-p[0], p[1][0])) if value > 0]


def worth(scene: Scene, members: list[int]) -> float:
    """How likely a list of blocks is one of headlines: many, long, linked to different places."""
    page = scene.page
    linked = [page.blocks[i].links[0].href for i in members if page.blocks[i].link_share > 0.6]
    words = sum(scene.shapes[i].words for i in members) / len(members)
    if words < 3.5 or (linked and len(set(linked)) < 0.6 * len(linked)):
        return 0.0
    level = page.blocks[members[0]].level
    if not linked and not (level and timed(scene, members)):
        return 0.0
    return len(members) * min(words, 12.0) * (1.6 if level else 1.0)


def timed(scene: Scene, members: list[int]) -> bool:
    """Whether most headlines have a time within the three blocks before or after them: inner headings have none."""
    near = 0
    for index in members:
        around = scene.shapes[max(index - 2, 0) : index + 4]
        near += any(s.time is not None or (s.edges and not s.prose) for s in around)
    return near >= 0.7 * len(members)


def records(scene: Scene, members: list[int], free: set[int]) -> list[Group]:
    """The blocks that belong to each headline of a list, among those that are `free`."""
    page = scene.page
    spans = [exclusive(page, members, at) for at in range(len(members))]
    groups = []
    for at, (first, last, parent, container) in enumerate(spans):
        title = members[at]
        if alone_in_span(scene, first, last, title, free):
            end = page.elements[parent].last if parent >= 0 else len(page.blocks)
            if at + 1 < len(spans):
                end = min(end, spans[at + 1][0])
            last = max(last, end if followed(scene, last, end) else last)
        groups.append(Group([i for i in range(first, last) if i in free], title, element=container))
    return groups


def run_ins(scene: Scene, blocks: list[int]) -> list[Group]:
    """Items that begin with a bold run-in headline, `<p><b>Headline</b> text`: newsletters write so.

    Most of the text in their container must be written so, or they are the bold words of one article.
    """
    page, shapes = scene.page, scene.shapes
    found: dict[int, list[int]] = {}
    for index in blocks:
        block = page.blocks[index]
        if block.lead and shapes[index].prose and 2 <= size(block.text[: block.lead]) <= 20:
            found.setdefault(page.elements[block.element].parent, []).append(index)
    groups: list[Group] = []
    for parent, members in found.items():
        inside = page.elements[parent] if parent >= 0 else page.elements[0]
        within = blocks[bisect_left(blocks, inside.first) : bisect_left(blocks, inside.last)]
        text = [i for i in within if shapes[i].prose]
        if len(members) < 3 or len(members) < 0.6 * len(text):
            continue
        ends = [*members[1:], inside.last]
        for index, end in zip(members, ends, strict=True):
            own = within[bisect_left(within, index) : bisect_left(within, end)]
            groups.append(Group(own, index, len(page.blocks[index].text[: page.blocks[index].lead])))
    return groups


def exclusive(page: Page, members: list[int], at: int) -> tuple[int, int, int, int]:
    """First and last block, parent, and index of the largest container of a headline that holds no other of its list."""
    index = members[at]
    before = members[at - 1] if at else -1
    after = members[at + 1] if at + 1 < len(members) else len(page.blocks)
    first, last, parent, container = index, index + 1, page.blocks[index].element, -1
    element = page.blocks[index].element
    while element >= 0:
        node = page.elements[element]
        if node.first <= before or node.last > after or node.tag in ("body", "html", "main"):
            break
        first, last, parent, container = node.first, node.last, node.parent, element
        element = node.parent
    return first, last, parent, container


def alone_in_span(scene: Scene, first: int, last: int, title: int, free: set[int]) -> bool:
    """Whether a container holds no text besides its headline, so that the text must follow it."""
    return not any(scene.shapes[i].prose and i != title and i in free for i in range(first, last))


def followed(scene: Scene, start: int, end: int) -> bool:
    """Whether text follows a headline before the next one."""
    return any(
        scene.shapes[i].prose or scene.shapes[i].time is not None
        for i in range(start, end)
        if not scene.verdicts[i].rule
    )


def holds_more(scene: Scene, group: Group) -> bool:
    """Whether a group has a container of its own that holds more than its headline."""
    if group.element < 0:
        return group.title_end > 0
    element = scene.page.elements[group.element]
    return any(element.first <= i < element.last for i in group.blocks if i != group.title)


def name_fields(scene: Scene, groups: list[Group]) -> None:
    """Say which short lines of records are times, sources and topics.

    A line with a time is one beside its source; a short line after the headline, or beside a time, is a source; one
    before the headline, where no time is near, is a topic.
    """
    for group in groups:
        if group.title_end:
            continue
        times = {i for i in group.blocks if scene.shapes[i].time is not None}
        for index in group.blocks:
            shape = scene.shapes[index]
            if index == group.title or shape.prose or shape.concept is not None:
                continue
            if shape.time is not None:
                group.fields[index] = "time"
            elif shape.edges and shape.words <= 12 and not shape.ended:
                group.fields[index] = "both"
            elif shape.words <= 5 and not shape.ended and not shape.field and not tagged(scene.page.blocks[index].text):
                beside = any(abs(index - at) <= 1 for at in times)
                said = [i for i, role in group.fields.items() if role == "source"]
                if index < group.title and not beside:
                    group.fields[index] = "tags"
                elif not said and index - group.title <= 4:
                    group.fields[index] = "source"
                elif said and same_words(scene, said[0], index):
                    group.fields[index] = "repeat"


def same_words(scene: Scene, one: int, two: int) -> bool:
    """Whether two lines say the same but for marks at their ends."""
    first, second = (scene.page.blocks[i].text.casefold().strip("–—-·•| ") for i in (one, two))
    return first == second
