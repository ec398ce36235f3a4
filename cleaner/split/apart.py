"""Stories that stand alone: one headline written like no other, as the story of the day above the lists of a home page."""

from bisect import bisect_left
from itertools import pairwise

from cleaner.signs import has_digit
from cleaner.split.above import CLOSE, leads
from cleaner.split.candidate import ENDS, Candidate, record_at
from cleaner.split.crowds import target
from cleaner.split.front_page import like_most
from cleaner.split.groups import Scene
from cleaner.split.lists import headline_link, is_menu

LEAST, LONGEST = 4, 30
"""Words of a headline that stands alone."""
LARGEST = 12
"""Blocks of the largest container of such a story."""
AFTER = 4
"""Blocks after a headline without a container of its own that may be of its story."""
MOST = 40
"""Stories of a page that are looked at."""


def stories_apart(scene: Scene, found: list[Candidate], leading: Candidate) -> list[Candidate]:
    """Linked headlines that are in no list of several, each as a list of one; `found` are the lists beside the leading one."""
    page, shapes = scene.page, scene.shapes
    listed = {i for one in found if len(one.members) > 1 for i in one.members}
    alone: list[int] = []
    linked: list[int] = sorted({*leading.members, *(i for i in listed if page.blocks[i].links)})
    for index, block in enumerate(page.blocks):
        verdict, shape = scene.verdicts[index], shapes[index]
        if verdict.rule or verdict.section in ("comments", "tags") or index in listed or shape.concept is not None:
            continue
        if (
            not LEAST <= shape.words <= LONGEST
            or shape.time is not None
            or shape.edges
            or record_at(leading.spans, index) >= 0
        ):
            continue
        if not is_menu(block) and (block.link_share > 0.6 or headline_link(block)[1] > 0):
            alone.append(index)
    if len(alone) > MOST:
        return []
    bounds = without_leads(scene, sorted({*linked, *alone}))
    heads = set(bounds)
    return [Candidate([index], *record_of(scene, bounds, index), 0) for index in alone if index in heads]


def without_leads(scene: Scene, headlines: list[int]) -> list[int]:
    """Headlines without those that are the lead of the one right above, as they lead where it does."""
    blocks = scene.page.blocks
    return [
        two
        for one, two in pairwise([-1, *headlines])
        if one < 0
        or two - one > CLOSE
        or blocks[two].level
        or not leads(blocks[one])
        or leads(blocks[one]) != leads(blocks[two])
    ]


def record_of(scene: Scene, bounds: list[int], index: int) -> tuple[list[tuple[int, int]], list[int]]:
    """Span and container of the record of a headline that stands alone, among all headlines."""
    page, shapes = scene.page, scene.shapes
    at = bisect_left(bounds, index)
    before = bounds[at - 1] if at else -1
    after = bounds[at + 1] if at + 1 < len(bounds) else len(page.blocks)
    first, last, container = index, index + 1, -1
    element = page.blocks[index].element
    while element >= 0:
        node = page.elements[element]
        if node.first <= before or node.last > after or node.last - node.first > LARGEST or node.tag in ENDS:
            break
        if any(0 < page.blocks[i].level < page.blocks[index].level for i in range(node.first, first)):
            break  # what stands above is the heading of the page, or of a part of it
        first, last, container = node.first, node.last, element
        element = node.parent
    if last - first == 1:
        end = min(after, page.elements[element].last if element >= 0 else last, index + 1 + AFTER)
        text = [i for i in range(index + 1, end) if shapes[i].prose and not page.blocks[i].level]
        if text and not any(page.blocks[i].level for i in range(index + 1, text[-1])):
            first, last = index, text[-1] + 1
    return [(first, last)], [container]


def leads_like(scene: Scene, one: Candidate, leading: Candidate) -> bool:
    """Whether stories above the leading list have headings of several words and no lower level, and lead to addresses of the same form."""
    page = scene.page
    first = leading.members[0]
    levels = [page.blocks[i].level for i in one.members]
    if one.members[-1] > first or not all(levels) or not all(page.blocks[i].links for i in one.members):
        return False
    if any(scene.shapes[i].words < LEAST for i in one.members):
        return False
    if len(levels) > 1 and all(has_digit(page.blocks[i].text) for i in one.members):
        return False  # the weather, and what shares cost
    if any(page.blocks[i].level < max(levels) for i in leading.members):
        return False
    story = like_most({target(page, i) for i in leading.members if page.blocks[i].links}, len(leading.members))
    return story is not None and all(story(target(page, i)) for i in one.members)


def below_stories(scene: Scene, one: Candidate, leading: Candidate) -> bool:
    """Whether headings each stand below a headline of the leading list, in its container, and lead to addresses of the form of its own."""
    page = scene.page
    blocks = page.blocks
    if not all(blocks[i].level and blocks[i].links for i in (*one.members, *leading.members[:1])):
        return False
    if not all(below_one(scene, i, leading) for i in one.members):
        return False
    story = like_most({target(page, i) for i in leading.members if blocks[i].links}, len(leading.members))
    return story is not None and all(story(target(page, i)) for i in one.members)


def below_one(scene: Scene, index: int, leading: Candidate) -> bool:
    """Whether a block stands behind a headline of a list in a container that holds no other one."""
    at = bisect_left(leading.members, index)
    if not at:
        return False
    elements = scene.page.elements
    before = leading.members[at - 2] if at > 1 else -1
    after = leading.members[at] if at < len(leading.members) else len(scene.shapes)
    element = scene.page.blocks[index].element
    while element >= 0 and elements[element].first > leading.members[at - 1]:
        element = elements[element].parent
    node = elements[element] if element >= 0 else None
    return node is not None and before < node.first and node.last <= after and node.tag not in ENDS


def heads_the_list(scene: Scene, one: Candidate, leading: Candidate, kept: list[int]) -> bool:
    """Whether a story that stands alone is the first that a page tells, and its leading list of bare headlines goes on right below."""
    if len(one.members) != 1 or any(last - first > 1 for first, last in (*one.spans, *leading.spans[:1])):
        return False
    index, first = one.members[0], leading.members[0]
    blocks = scene.page.blocks
    if not index < first or not blocks[index].links or not all(blocks[i].links for i in leading.members):
        return False
    return not any(i < index or index < i < first for i in kept if scene.shapes[i].words >= LEAST)
