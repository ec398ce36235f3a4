"""One way to split a page: every region read by each view, the reading kept that explains it best."""

from cleaner.model import Page, Verdict
from cleaner.shape import Shape
from cleaner.split import headers, structure, titles
from cleaner.split.groups import Group, Region, Scene, headline_like, regions

FURNITURE = "shape:furniture"
PROSE = 20
"""Words of running text that make a stretch of the page an article."""


def split(page: Page, shapes: list[Shape], verdicts: list[Verdict]) -> list[Group]:
    """The articles of a page, in page order.  Kept blocks that belong to none are removed as furniture."""
    gaps = {block.gap > 0 for block, verdict in zip(page.blocks[1:], verdicts[1:], strict=False) if not verdict.rule}
    scene = Scene(page, shapes, verdicts, spaced=len(gaps) > 1 and not page.elements)
    groups: list[Group] = []
    found = regions(page, verdicts)
    beside = sum(region.section != "main" for region in found)
    for region in found:
        made = markup(scene, region) if page.elements else plain(scene, region)
        if region.section == "main" and beside and not worth_keeping(scene, made):
            made = []
        for group in made:
            group.role = region.section
        groups += made
    groups = [group for group in groups if group.blocks]
    roles(scene, groups)
    groups.sort(key=lambda group: group.blocks[0])
    taken = {index for group in groups for index in group.blocks}
    for index, verdict in enumerate(verdicts):
        if not verdict.rule and index not in taken:
            verdict.rule = FURNITURE
    return groups


def worth_keeping(scene: Scene, groups: list[Group]) -> bool:
    """Whether what stands before the first label is more than the name of the site."""
    return len(groups) > 1 or any(
        scene.shapes[i].prose or (i == g.title and scene.shapes[i].words >= 5) for g in groups for i in g.blocks
    )


def roles(scene: Scene, groups: list[Group]) -> None:
    """main for the one article the page is about, related for what stands beside it, item where there is no such one."""
    central = [g for g in groups if g.role == "main"]
    one = central[0] if len(central) == 1 else groups[0] if len(groups) == 1 else None
    for group in groups:
        if group is one:
            group.role = "main"
        else:
            group.role = "related" if one is not None else "item"


def plain(scene: Scene, region: Region) -> list[Group]:
    """The articles of a stretch of lines without markup."""
    reading = headers.read(scene, region)
    if reading is not None and headers.plausible(scene, reading):
        before = Region(region.section, reading.lost)
        if len(reading.groups) > 1 or len(reading.lost) <= 2:
            return [*(beginning(scene, before) if len(reading.lost) > 2 else []), *reading.groups]
    listed = titles.as_list(scene, region)
    if listed is not None:
        return listed
    if region.section == "main":
        return [titles.alone(scene, region)]
    return titles.by_gaps(scene, region) or titles.by_headlines(scene, region)


def beginning(scene: Scene, region: Region) -> list[Group]:
    """What stands before the first item that tells its time: articles of their own, if they have text."""
    if region.section == "main":
        one = titles.alone(scene, region)
        return [one] if any(scene.shapes[i].prose for i in one.blocks) else []
    return titles.by_headlines(scene, region)


def markup(scene: Scene, region: Region) -> list[Group]:
    """The articles of a stretch of an HTML page: lists of like headlines, then the text outside of them."""
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
    reading = headers.read(scene, region)
    if reading is not None and headers.plausible(scene, reading):
        if len(reading.groups) > len(groups) or agreed(reading.groups, groups):
            title = {g.title: g for g in reading.groups}
            if len(reading.groups) >= len(groups) and flat(scene, groups):
                first = reading.groups[0].blocks[0]
                rest = Region(region.section, [i for i in region.blocks if i < first])
                return reading.groups + ([body(scene, rest)] if prose(scene, rest.blocks) >= PROSE else [])
            for group in groups:
                if group.title in title:
                    known = title[group.title].fields
                    group.fields = {i: role for i, role in known.items() if i in group.blocks}
    rest = Region(region.section, [i for i in region.blocks if i in free])
    if prose(scene, rest.blocks) >= PROSE and (region.section == "main" or not groups):
        groups.append(body(scene, rest))
    return groups


def agreed(read: list[Group], marked: list[Group]) -> bool:
    """Whether the lines of time and the markup see the same headlines."""
    seen = {g.title for g in read}
    return sum(g.title in seen for g in marked) >= 0.7 * len(marked)


def flat(scene: Scene, groups: list[Group]) -> bool:
    """Whether the markup gives records no containers of their own, so that it cannot tell where they begin."""
    return all(group.blocks[0] == group.title for group in groups)


def prose(scene: Scene, blocks: list[int]) -> float:
    """Words of running text in some blocks."""
    return sum(scene.shapes[i].words for i in blocks if scene.shapes[i].prose)


def body(scene: Scene, region: Region) -> Group:
    """The one article among blocks of a page: its title, and the container that holds most of the running text."""
    page, shapes = scene.page, scene.shapes
    total = prose(scene, region.blocks)
    at = page.blocks[next(i for i in region.blocks if shapes[i].prose)].element
    while at >= 0:
        element = page.elements[at]
        inside = [i for i in region.blocks if element.first <= i < element.last]
        if prose(scene, inside) >= 0.8 * total:
            break
        at = element.parent
    first = next(i for i in inside if shapes[i].prose)
    title = headline(scene, region, inside, first)
    chosen = [i for i in inside if i >= min(first, title if title >= 0 else first)]
    while chosen and not (shapes[chosen[-1]].prose or shapes[chosen[-1]].ended):
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
