"""What the records of one list have in common, and what that tells of each of them.

They are written by one program: what is text, a number or a time in most of them is that in the others.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from cleaner.attributes import class_of
from cleaner.patterns import lazy
from cleaner.shape import size
from cleaner.split.groups import Group, Scene
from cleaner.split.places import place

LEAST = 3
"""Records that tell how the others are written."""
ENTRIES = 2
"""Records with containers of their own beside which others of the kind are entries without headlines."""
LINKED = 0.9
"""Share of a line that leads elsewhere as a whole."""
MOST = 0.6
"""Share of the blocks in one place that decides for all of them."""
SEVERAL = 1.3
"""Blocks in one place of each record, on average, from which on the place tells nothing: paragraphs of a text."""
STAMPED = 0.8
"""Share of the headlines that begin or end with a time."""
SEPARATORS = "-–—|:·•/"
COUNT = lazy(r"(?<=\w|[.!?…’”\"“»])\s+[(\[]\s*\d{1,5}\s*[)\]]\s*$")
"""How many comments a story has, behind its headline."""
LENGTH = lazy(r"\d:[0-5]\d|(?:2[4-9]|[3-9]\d|\d{3}):[0-5]\d|\d{1,2}:[0-5]\d:[0-5]\d")
"""How long a film takes, where no time of day is written so."""


def agree(scene: Scene, groups: Sequence[Group], offered: Sequence[Sequence[int]]) -> None:
    """Keep or leave out the blocks that stand in one place of their records as most of them are; `offered` are the blocks of each
    record that are no repetitions."""
    if len(groups) < LEAST:
        return
    said: dict[tuple[str, bool], list[tuple[int, int, bool]]] = defaultdict(list)
    for number, (group, blocks) in enumerate(zip(groups, offered, strict=True)):
        held = set(group.blocks)
        for index in blocks:
            if index == group.title or index in group.fields:
                continue
            key = place(scene, scene.page.blocks[index].element), index < group.title
            said[key].append((number, index, index in held))
    for lines in said.values():
        distinct = len({number for number, _, _ in lines})
        if distinct < LEAST or len(lines) > SEVERAL * distinct:
            continue
        share = sum(kept for _, _, kept in lines) / len(lines)
        sentences = sum(scene.shapes[i].prose or scene.shapes[i].ended for _, i, _ in lines)
        if share and sentences >= MOST * len(lines):
            share = 1.0  # leads of a few words, which look like nothing by themselves
        if not (share >= MOST or share <= 1 - MOST):
            continue
        for number, index, kept in lines:
            text = scene.shapes[index].prose or scene.shapes[index].ended
            if kept and share <= 1 - MOST and not text:
                groups[number].blocks.remove(index)
            elif not kept and share >= MOST:
                groups[number].blocks = sorted([*groups[number].blocks, index])


def without_bare_ends(scene: Scene, groups: list[Group]) -> None:
    """Take off a list the first and the last record, where these have nothing but a headline that leads nowhere, and most have a text:
    the number of an issue above its stories."""
    blocks = scene.page.blocks
    bare = [
        group.title >= 0
        and not blocks[group.title].links
        and not any(i not in group.fields for i in group.blocks if i != group.title)
        for group in groups
    ]
    if len(groups) <= LEAST or sum(bare) > len(groups) * (1 - STAMPED):
        return
    for at in (-1, 0):
        if bare[at]:
            for i in groups.pop(at).blocks:
                scene.verdicts[i].rule = "shape:furniture"


def stamp(scene: Scene, groups: Sequence[Group]) -> None:
    """Note that headlines begin or end with their time, where nearly all of a list do: "11/03/2002 - Sunday, rain again"."""
    told = [group for group in groups if group.title >= 0 and not group.run_in and beside_time(scene, group)]
    if len(told) < LEAST or len(told) < STAMPED * len(groups):
        return
    for group in told:
        if set(group.fields.values()).isdisjoint(("time", "both")):
            group.fields[group.title] = "stamped"


def part_headlines(scene: Scene, groups: Sequence[Group]) -> None:
    """Cut off headlines what stands in their blocks in elements of its own without a space between, as kickers, ranks, times and
    lengths of films do that style sheets set apart: "SportFirst goal of the season".

    Most headlines of a list must have such a part; where it has fewer, a capital right behind a small letter tells, or a number.
    """
    blocks = scene.page.blocks
    told = []
    for group in groups:
        if group.title < 0 or group.run_in or group.title_end or not blocks[group.title].cuts:
            continue
        text = blocks[group.title].text
        bounds = [
            0,
            *(at for at in blocks[group.title].cuts if text[at - 1].isalnum() and text[at].isalnum()),
            len(text),
        ]
        if len(bounds) > 2:
            told.append((group, text, bounds))
    many = len(told) >= max(ENTRIES, MOST * len(groups))
    lasting = any(LENGTH.fullmatch(text, a, b) for _, text, bounds in told for a, b in pairwise(bounds))
    for group, text, bounds in told:
        start, end = max(pairwise(bounds), key=lambda one: (size(text[one[0] : one[1]]), one[1] - one[0]))
        edges = [at for at in (start, end) if 0 < at < len(text)]
        apart = all((text[at - 1].islower() and text[at].isupper()) or text[at - 1].isdigit() for at in edges)
        if many or apart:
            group.title_start, group.title_end = start, end
            if lasting:
                group.fields[group.title] = "aside"


def without_counts(scene: Scene, groups: Sequence[Group]) -> None:
    """Cut off headlines the number in brackets that several of a list end in, where markup sets it apart: of comments, "Keeper resigns (5)"."""
    told = []
    for group in groups:
        if group.title < 0 or group.run_in:
            continue
        block = scene.page.blocks[group.title]
        end = group.title_end or len(block.text)
        if group.fields.get(group.title) == "stamped":
            end = min([end, *(edge.start for edge in scene.shapes[group.title].edges if edge.start)])
        number = COUNT.search(block.text[group.title_start : end]) if block.cuts else None
        if number is not None:
            at = group.title_start + number.start()
            if any(at < cut < end for cut in block.cuts):
                told.append((group, at))
    if len(told) >= LEAST:
        for group, at in told:
            group.title_end = at


def beside_time(scene: Scene, group: Group) -> bool:
    """Whether a headline begins with a time or ends with one, beside a separator or in an element of its own."""
    edges = scene.shapes[group.title].edges
    if not edges or group.title_end:
        return False
    text, cuts = scene.page.blocks[group.title].text, scene.page.blocks[group.title].cuts
    edge = min(edges, key=lambda one: one.start)
    before, after = text[: edge.start].strip(), text[edge.end :].strip()
    if not before:
        return after > "" and (after[0] in SEPARATORS or not {edge.end, edge.end + 1}.isdisjoint(cuts))
    return not after and (before[-1] in SEPARATORS or not {edge.start, edge.start - 1}.isdisjoint(cuts))


def entries_between(scene: Scene, groups: Sequence[Group], free: Sequence[bool]) -> list[int]:
    """Containers between those of a list's records, of the same kind and with a time as these have, that hold text and no headline:
    notes among the posts of a blog, updates of a live blog; above and below them those of exactly the same kind.
    """
    elements = scene.page.elements
    parents = Counter(elements[group.element].parent for group in groups if group.element >= 0)
    if not parents:
        return []
    parent, count = parents.most_common(1)[0]
    if parent < 0 or count < max(ENTRIES, len(groups) * MOST):
        return []
    own = [group for group in groups if group.element >= 0 and elements[group.element].parent == parent]
    if sum(has_time(group) for group in own) < STAMPED * len(own):
        return []
    held = {group.element for group in own}
    kinds = {kind(scene, element): element for element in held}
    taken = {i for group in groups for i in group.blocks}
    found, at, first, end = [], parent + 1, min(held), max(group.blocks[-1] for group in own)
    while at < elements[parent].end:
        node = elements[at]
        within = at >= first and node.first <= end
        same = at not in held and kind(scene, at) in kinds
        if same or (at not in held and within and any(akin(scene, at, other) for other in kinds.values())):
            blocks = [i for i in range(node.first, node.last) if free[i]]
            text = any(scene.shapes[i].prose or scene.shapes[i].ended for i in blocks)
            if (
                text
                and taken.isdisjoint(range(node.first, node.last))
                and any(scene.shapes[i].time is not None or scene.shapes[i].edges for i in blocks)
            ):
                found.append(at)
        at = node.end
    return found


def headline_in_place(scene: Scene, groups: Sequence[Group], element: int) -> int:
    """The linked line of an entry that stands where most records of its list have their headlines, first of those of its kind; -1 for none:
    headlines of one word, as a board's forums may have.
    """
    page = scene.page
    places = Counter(
        linked_place(scene, group.title, group.element) for group in groups if min(group.title, group.element) >= 0
    )
    if not places:
        return -1
    usual, count = places.most_common(1)[0]
    if not usual or count < MOST * len(groups):
        return -1
    inside = range(page.elements[element].first, page.elements[element].last)
    found = next((i for i in inside if linked_place(scene, i, element) == usual), -1)
    return -1 if found < 0 or scene.shapes[found].prose or scene.verdicts[found].rule else found


def linked_place(scene: Scene, index: int, element: int) -> tuple[tuple[str, str], ...]:
    """Where a line that leads elsewhere as a whole stands in its record: the elements around it, from the inmost; empty for others."""
    block = scene.page.blocks[index]
    if block.link_share <= LINKED or not block.leads:
        return ()
    found, at = [], block.element
    while at > element:
        found.append(kind(scene, at))
        at = scene.page.elements[at].parent
    return tuple(found)


def akin(scene: Scene, one: int, two: int) -> bool:
    """Whether two elements have one tag, and a class in common or none: "h-entry note" and "h-entry article"."""
    (tag, said), (other, told) = kind(scene, one), kind(scene, two)
    return tag == other and (said == told or not set(said.split()).isdisjoint(told.split()))


def kind(scene: Scene, element: int) -> tuple[str, str]:
    """Tag and class of an element."""
    node = scene.page.elements[element]
    return node.tag, class_of(node.raw) or ""


def has_time(group: Group) -> bool:
    """Whether a record tells a time."""
    return not {"time", "both", "stamped", "imprint"}.isdisjoint(group.fields.values())
