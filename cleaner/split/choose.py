"""One way to split a page: a text page is read line by line, the regions of an HTML page by several views."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from cleaner.model import Page, Verdict
from cleaner.shape import Shape
from cleaner.split import headers, structure, titles
from cleaner.split.groups import Group, Region, Scene, headline_like, regions
from cleaner.split.lines import readout

FURNITURE = "shape:furniture"
COMMENTS = "shape:comments"
LABEL = "shape:label"
PROSE = 20
"""Words of running text that make a stretch of the page an article."""


def split(
    page: Page, shapes: list[Shape], verdicts: list[Verdict], languages: frozenset[str], language: str | None
) -> list[Group]:
    """The articles of a page, in page order.  Kept blocks that belong to none are removed as furniture.

    `languages` are those whose phrases are to be expected on the page, `language` is the page's own.
    """
    scene = Scene(page, shapes, verdicts, False, language)
    return regional(scene) if page.elements else readout.read(scene, languages)


def regional(scene: Scene) -> list[Group]:
    """The articles of an HTML page: those of each region."""
    page, verdicts = scene.page, scene.verdicts
    groups: list[Group] = []
    topics = [i for i, v in enumerate(verdicts) if not v.rule and v.section == "tags"]
    found = regions(page, verdicts)
    beside = sum(region.section != "main" for region in found)
    for region in found:
        made = markup(scene, region)
        if region.section == "main" and beside and not worth_keeping(scene, made):
            made = []
        for group in made:
            if region.section != "main":
                group.role = "related"
        groups += made
    groups = [group for group in groups if group.blocks]
    roles(scene, groups)
    groups.sort(key=lambda group: group.blocks[0])
    attach(groups, topics)
    taken = {index for group in groups for index in group.blocks}
    for index, verdict in enumerate(verdicts):
        if not verdict.rule and index not in taken:
            verdict.rule = FURNITURE
    return groups


def attach(groups: list[Group], topics: list[int]) -> None:
    """Give lines of topics to the article that they follow."""
    starts = [group.blocks[0] for group in groups]
    given: set[int] = set()
    for index in topics:
        at = bisect_left(starts, index) - 1
        if at >= 0:
            groups[at].blocks.append(index)
            groups[at].fields[index] = "tags"
            given.add(at)
    for at in given:
        groups[at].blocks.sort()


def worth_keeping(scene: Scene, groups: list[Group]) -> bool:
    """Whether what stands before the first label is more than the name of the site."""
    return len(groups) > 1 or any(
        scene.shapes[i].prose or (i == g.title and scene.shapes[i].words >= 5) for g in groups for i in g.blocks
    )


def roles(scene: Scene, groups: list[Group]) -> None:
    """main for the one article the page is about, related for what stands beside it, item where there is no such one."""
    said = [g for g in groups if g.role == "main"]
    loose = [g for g in groups if not g.role]
    one = said[0] if len(said) == 1 else loose[0] if len(loose) == 1 and not said else None
    if one is not None and len(groups) > 1 and prose(scene, one.blocks) < PROSE and one.title < 0:
        one = None
    if one is None and len(groups) == 1:
        one = groups[0]
    for group in groups:
        if group is one:
            group.role = "main"
        elif group.role != "item":
            group.role = "related" if one is not None else "item"


def mark_items(scene: Scene, groups: list[Group]) -> None:
    """Entries of a live blog are items of the article that they stand under: they tell their times and name no source."""
    if not any(role in ("source", "both") for group in groups for role in group.fields.values()):
        for group in groups:
            group.role = "item"


def mark(scene: Scene, blocks: Iterable[int], rule: str) -> None:
    """Remove blocks that the reading of a stretch found to be no article."""
    for index in blocks:
        scene.verdicts[index].rule = rule


def markup(scene: Scene, region: Region) -> list[Group]:
    """The articles of a stretch of an HTML page: lists of like headlines, then the text outside of them."""
    if region.section == "comments":
        region = Region("related", beyond_comments(scene, region))
    free = set(region.blocks)
    groups: list[Group] = []
    for members in structure.lists(scene, region.blocks):
        members = [i for i in members if i in free]
        if len(members) < structure.LEAST:
            continue
        made = structure.records(scene, members, free)
        groups += made
        free.difference_update(i for group in made for i in group.blocks)
    bold = structure.run_ins(scene, [i for i in region.blocks if i in free])
    groups += bold
    free.difference_update(i for group in bold for i in group.blocks)
    contained = sum(structure.holds_more(scene, group) for group in groups)
    if 2 * contained < len(groups) or not groups:
        reading = headers.read(scene, region)
        if reading is not None and headers.plausible(reading) and len(reading.groups) >= max(len(groups), 1):
            mark(scene, reading.comments, COMMENTS)
            mark(scene, reading.labels, LABEL)
            first = reading.groups[0].blocks[0]
            rest = Region(region.section, [i for i in region.blocks if i < first])
            mark_items(scene, reading.groups)
            return reading.groups + ([central(scene, rest)] if prose(scene, rest.blocks) >= PROSE else [])
    structure.name_fields(scene, groups)
    if region.section == "main" and all("time" in group.fields.values() for group in groups):
        mark_items(scene, groups)
    rest = Region(region.section, [i for i in region.blocks if i in free])
    if prose(scene, rest.blocks) >= PROSE and (region.section == "main" or not groups):
        groups.append(central(scene, rest) if region.section == "main" else body(scene, rest))
    return groups


def central(scene: Scene, region: Region) -> Group:
    """The article among blocks that no list took; what the page is about, if it is long or has the page's headline."""
    group = body(scene, region)
    title = scene.page.blocks[group.title] if group.title >= 0 else None
    if prose(scene, group.blocks) >= 4 * PROSE or (title is not None and title.level == 1):
        group.role = "main"
    return group


def beyond_comments(scene: Scene, region: Region) -> list[int]:
    """The blocks after readers' comments, from the first headline of a list on; those before are removed."""
    starts = [min(members) for members in structure.lists(scene, region.blocks)]
    reading = headers.read(scene, region)
    if reading is not None and headers.plausible(reading):
        starts += [group.blocks[0] for group in reading.groups]
        kept = {i for group in reading.groups for i in group.blocks}
    else:
        kept = set()
    start = min(starts, default=len(scene.verdicts))
    removed = [
        i for i in region.blocks if i < start or (reading is not None and i in reading.comments and i not in kept)
    ]
    mark(scene, removed, "section:comments")
    gone = set(removed)
    return [i for i in region.blocks if i not in gone]


def prose(scene: Scene, blocks: list[int]) -> float:
    """Words of running text in some blocks."""
    return sum(scene.shapes[i].words for i in blocks if scene.shapes[i].prose)


def body(scene: Scene, region: Region) -> Group:
    """The one article among blocks of a page: its title, and the container that holds most of the running text."""
    page, shapes = scene.page, scene.shapes
    sums = list(accumulate((shapes[i].words if shapes[i].prose else 0.0 for i in region.blocks), initial=0.0))
    at = page.blocks[next(i for i in region.blocks if shapes[i].prose)].element
    low, high = 0, len(region.blocks)
    while at >= 0:
        element = page.elements[at]
        low, high = bisect_left(region.blocks, element.first), bisect_left(region.blocks, element.last)
        if sums[high] - sums[low] >= 0.8 * sums[-1]:
            break
        at = element.parent
    inside = region.blocks[low:high]
    first = next(i for i in inside if shapes[i].prose)
    title = headline(scene, region, inside, first)
    chosen = [i for i in inside if i >= min(first, title if title >= 0 else first)]
    while chosen and titles.is_tail(scene, chosen[-1]):
        chosen.pop()
    if title >= 0 and title not in chosen:
        chosen = [i for i in region.blocks if title <= i < chosen[0]] + chosen
    return Group(chosen, title)


def headline(scene: Scene, region: Region, inside: list[int], first: int) -> int:
    """The title of the article whose text begins at block `first`: a heading of the first level, else the nearest."""
    page, shapes = scene.page, scene.shapes
    before = [i for i in region.blocks if i < first]
    for index in [*reversed(before), *inside[:4]]:
        if page.blocks[index].level == 1:
            return index
    said = (page.title or "").casefold()
    for index in reversed(before):
        if headline_like(shapes[index]) and page.blocks[index].text.casefold() in said and shapes[index].words >= 3:
            return index
    return next((i for i in reversed(before) if page.blocks[i].level and shapes[i].concept is None), -1)
