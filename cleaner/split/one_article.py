"""The one article of an HTML page, and what stands beside it: related stories, entries of a live blog, bare headlines that are none."""

from bisect import bisect_right
from itertools import accumulate
from statistics import fmean

from cleaner.describe.own_title import letters
from cleaner.model import Block, Role
from cleaner.shape import Shape
from cleaner.split import insets
from cleaner.split.beside import SIDE, bare, beside
from cleaner.split.groups import Group, Scene, words
from cleaner.split.headlines import Told
from cleaner.split.main_article import article
from cleaner.split.places import sources
from cleaner.split.records import CONTENT
from cleaner.split.taken import Taken

PROSE = 20
"""Words of running text that make an article of content outside of lists."""
MOST = 2.0
"""Times as many words as outside of all lists, from which a record that holds most of a page is the article itself, under the name of its author
or whatever else is written like headlines."""

NAMED, LONG_NAME = 3, 5
"""Words of a headline that is all of the page's own title, and of one that is a part of it and no name of a section or a site."""
BELOW = 60
"""Words of the running text below it that make a page the article that it calls itself by."""
LINKED = 0.5
"""Share of a paragraph that is links, from which it is no running text."""


def with_beside(scene: Scene, odds: list[float], kept: list[int], taken: list[Taken]) -> list[Group]:
    """The one article of a page; stories beside it are related, entries of a live blog items, bare headlines removed."""
    content = [i for i in kept if odds[i] > CONTENT]
    most = holder(scene, content, taken)
    if most is not None:
        held = {i for one in taken for group in one.groups for i in group.blocks}
        outside = [i for i in content if i not in held]
        if words(scene, most.blocks) > MOST * words(scene, outside) and not stands_above(scene, most, outside):
            leave_out(taken, most)
    release(scene, odds, kept, taken)
    main, apart = parted(scene, odds, kept, taken, gathers=False)
    inside = any(one.candidate.fate == "inside" for one in taken)
    if inside and main is not None and not {"source", "both"}.isdisjoint(main.fields.values()):
        main, apart = parted(scene, odds, kept, taken, gathers=True)
    if main is None or (words(scene, main.blocks) < PROSE and main.title < 0):
        main, apart = article(scene, odds, kept), []
    if main is None:
        return []
    main.role = "main"
    without_few(scene, main, taken)
    first, last = main.blocks[0], main.blocks[-1]
    apart = [(role, group) for role, group in apart if role != "related" or group.blocks[0] > first]
    without_label(scene, main, [group for _, group in apart])
    groups = [main]
    for role, group in apart:
        group.role = role
        groups.append(group)
    held = {i for group in groups for i in group.blocks}
    for one in taken:
        for group in one.groups:
            for i in group.blocks:
                if i not in held and not first <= i <= last:
                    scene.verdicts[i].rule = scene.verdicts[i].rule or SIDE
    return groups


def stories_beside(scene: Scene, odds: list[float], groups: list[Group], taken: list[Taken]) -> list[Group]:
    """The articles of a page that calls itself by one of them: the stories beside it are related, and lists of bare headlines under no
    label of such are removed, as beside the one article of a page."""
    out: set[int] = set()
    for one in taken:
        alone = [group for group in one.groups if scene.verdicts[group.head].section != "related"]
        if 2 * len(alone) > len(one.groups) and bare(scene, one) and beside(scene, one, odds) is None:
            out.update(i for group in alone for i in group.blocks)
    for i in out:
        scene.verdicts[i].rule = scene.verdicts[i].rule or SIDE
    kept = [group for group in groups if group.blocks[0] not in out]
    for group in kept:
        group.role = "related" if group.role == "item" else group.role
    return kept


def without_label(scene: Scene, main: Group, others: list[Group]) -> None:
    """Take off an article the headings at its end that stand right above other stories: their label."""
    starts = {group.blocks[0] for group in others if group.blocks}
    while main.blocks[-1] + 1 in starts and scene.page.blocks[main.blocks[-1]].level and main.blocks[-1] != main.title:
        main.blocks.pop()


def without_few(scene: Scene, main: Group, taken: list[Taken]) -> None:
    """Take the lines of a list of linked headlines behind a text off it, where most lines of that list are none of it."""
    text = [i for i in main.blocks if scene.shapes[i].prose and not scene.page.blocks[i].leads]
    held = set(main.blocks)
    for one in taken:
        if one.candidate.fate != "inside" or not text or one.groups[0].head < text[-1]:
            continue
        heads = [group.head for group in one.groups]
        few = held.intersection(heads)
        if few and 2 * len(few) < len(heads) and all(scene.page.blocks[i].leads for i in heads):
            lines = {i for group in one.groups for i in group.blocks}
            main.blocks = [i for i in main.blocks if i not in lines or i == main.title]


def parted(
    scene: Scene, odds: list[float], kept: list[int], taken: list[Taken], *, gathers: bool
) -> tuple[Group | None, list[tuple[Role, Group]]]:
    """The article of a page without the stories beside it, and these; `gathers`: of a page of what others published."""
    apart: list[tuple[Role, Group]] = []
    for one in taken:
        role = beside(scene, one, odds, gathers=gathers)
        one.candidate.fate = role or "inside"
        if role:
            apart += [(role, group) for group in one.groups]
    out = {i for _, group in apart for i in group.blocks}
    return article(scene, odds, [i for i in kept if i not in out], sources(scene, [group for _, group in apart])), apart


def give_up_the_article(scene: Scene, content: list[int], taken: list[Taken]) -> None:
    """Leave out the record that holds most of a page's text, where it has the headline that the page calls itself by, or no record has it.

    The last of several bare headlines above the text keeps its own.
    """
    title = own_headline(scene)
    if title < 0:
        return
    held = {i for one in taken for group in one.groups for i in group.blocks}
    most = holder(scene, content, taken, title)
    if title in held:
        if most is not None and title in most.blocks and not scene.page.blocks[title].leads:
            leave_out(taken, most)
    elif most is not None and swallows(scene, most, taken):
        text = next((i for i in most.blocks if scene.shapes[i].prose and i > most.title), len(scene.shapes))
        most.blocks = [i for i in most.blocks if i < text]
        most.fields = {i: role for i, role in most.fields.items() if i < text}
    elif most is not None and not stands_above(scene, most, [i for i in content if i not in held]):
        leave_out(taken, most)


def stands_above(scene: Scene, most: Group, outside: list[int]) -> bool:
    """Whether the article of a page, under the headline that the page calls itself by, stands above a record whose own headline leads elsewhere.

    `outside` is the content that no record holds.
    """
    title = own_headline(scene)
    if title < 0 or not scene.page.blocks[most.title].links:
        return False
    return words(scene, [i for i in outside if title < i < most.blocks[0] and scene.shapes[i].prose]) >= PROSE


def swallows(scene: Scene, most: Group, taken: list[Taken]) -> bool:
    """Whether a record is the last of a list of bare headlines above a text, and has what follows them: the text."""
    for one in taken:
        if one.groups[-1] is most and len(one.groups) > 1 and most.title >= 0 and scene.page.blocks[most.title].links:
            return all(i == group.title or i in group.fields for group in one.groups[:-1] for i in group.blocks)
    return False


def called_by_its_article(scene: Scene, content: list[int], taken: list[Taken]) -> bool:
    """Whether a page calls itself by a headline, of any level or none, that leads nowhere and is of no record, and has more running text
    below it, up to the next record, than these have on average: a page of many stories calls itself by its section.
    """
    page, shapes = scene.page, scene.shapes
    groups = [group for one in taken for group in one.groups]
    held = {i for group in groups for i in group.blocks}
    starts = sorted(group.blocks[0] for group in groups)
    told = Told(page)
    text = [i for i in content if shapes[i].prose and i not in held and page.blocks[i].link_share < LINKED]
    if words(scene, text) < BELOW:
        return False
    inner = fmean(words(scene, [i for i in group.blocks if shapes[i].prose and i != group.title]) for group in groups)
    said = set(text)
    before = list(accumulate((shapes[i].words if i in said else 0.0 for i in range(len(page.blocks))), initial=0.0))
    for index, block in enumerate(page.blocks[: text[-1]]):
        if index in held or scene.verdicts[index].rule or shapes[index].concept is not None or block.leads:
            continue
        if calls_itself(told, block, shapes[index]):
            at = bisect_right(starts, index)
            end = starts[at] if at < len(starts) else len(page.blocks)
            if before[end] - before[index + 1] >= max(BELOW, inner):
                return True
    return False


def own_headline(scene: Scene) -> int:
    """The one heading that the page calls itself by: of the first level, else a longer one that leads nowhere; -1 for none."""
    told, blocks, shapes = Told(scene.page), scene.page.blocks, scene.shapes
    named = [i for i, b in enumerate(blocks) if b.level and calls_itself(told, b, shapes[i])]
    titles = [i for i in named if blocks[i].level == 1] or [i for i in named if not blocks[i].leads]
    return titles[0] if len(titles) == 1 else -1


def calls_itself(told: Told, block: Block, shape: Shape) -> bool:
    """Whether the page calls itself by the words of a line: all that its title says, or a part that is too long for the name of a section."""
    if shape.words < NAMED or (shape.words < LONG_NAME and letters(block.text) not in told.letters):
        return False
    return told.names(block.text)


def holder(scene: Scene, content: list[int], taken: list[Taken], above: int = -1) -> Group | None:
    """The record below a block that holds more than half of the content of a page, without its headline."""
    total = words(scene, content)
    for one in taken:
        for group in one.groups:
            if group.blocks[-1] > above and words(scene, [i for i in group.blocks if i != group.title]) > total / 2:
                return group
    return None


def leave_out(taken: list[Taken], group: Group) -> None:
    """Leave out a record of lists."""
    for one in taken:
        one.groups[:] = [other for other in one.groups if other is not group]
    taken[:] = [one for one in taken if one.groups]


def release(scene: Scene, odds: list[float], kept: list[int], taken: list[Taken]) -> None:
    """Give the article of a page what records of linked stories hold of its text."""
    stories = [
        group for one in taken for group in one.groups if group.title >= 0 and scene.page.blocks[group.title].links
    ]
    insets.release(scene, odds, kept, stories, CONTENT)
