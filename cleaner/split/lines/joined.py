"""Articles with inner headings that were read as several stories: where nothing but headlines tells these, the page as a whole says
whether they are its sections (`cleaner.classify.single`).
"""

from cleaner.classify import single
from cleaner.split.groups import Group, Scene
from cleaner.split.lines.found import Found
from cleaner.split.lines.learned import MOST
from cleaner.split.lines.letters import letter
from cleaner.split.lines.long_text import DATED, longest, parts
from cleaner.split.lines.roles import INNER, ITEM, JUNK, TEXT, TITLE, Line
from cleaner.split.lines.sections import BELOW_ARTICLES, ended, sections
from cleaner.split.lines.taught import ORDINAL

SIGNED, ONE, DOUBT = 0.5, 1.5, 2.0
"""Share of groups with an author or an address above which they are stories; log-odds from which a page is one article; how much likelier a line between its sections may be as furniture."""
LEAST = 20
"""Words that sections have on average."""
SIDE = "list:side"
"""Rule that removes bare headlines beside an article."""


def join_sections(scene: Scene, lines: list[Line], found: Found) -> None:
    """Make one article of what was read as several stories, where they are its sections."""
    alone = stories(scene, lines, found)
    if len(alone) > 1 and one_article(scene, alone):
        join(scene, lines, found, alone)
        return
    text = longest(scene)
    held = parts(scene, found.groups, text)
    groups = found.groups
    text_page = scene.page.media == "text"  # the tree of an HTML page tells what is of one article
    listed = counted(scene, groups) or in_capitals(scene, groups)
    if not held and text_page and len(scene.page.blocks) <= MOST and not listed:
        held = sections(scene, lines, groups, found.below)
    if len(held) > 1:
        header = dict(held[0].fields)
        first = text[0] if text else held[0].blocks[0]
        between = [line for line in lines if first < line.block <= held[-1].blocks[-1]]
        join(scene, between, found, held, bare_ends=False)
        held[0].fields = header
    found.whole = held[0] if held else None


def stories(scene: Scene, lines: list[Line], found: Found) -> list[Group]:
    """The groups above the first line that stands below an article: a label, topics, a credit.  No section of it stands behind that."""
    start = found.groups[0].blocks[0]
    end = next((line.block for line in lines if line.known in BELOW_ARTICLES and line.block > start), None)
    alone: list[Group] = []
    for group in found.groups:
        if end is not None and group.blocks[0] > end:
            break
        alone.append(group)
        if ended(scene, group):
            break
    return alone


def one_article(scene: Scene, groups: list[Group]) -> bool:
    """Whether what was read as several stories is one article and its sections (`classify.single`).

    Sections are dated and signed no more than once in a while, have no addresses, and more to say than a lead.
    """
    count = len(groups)
    roles = [set(group.fields.values()) for group in groups]
    told = sum(scene.shapes[i].words for group in groups for i in group.blocks if i != group.title)
    if len(scene.page.blocks) > MOST or told < LEAST * count or counted(scene, groups) or in_capitals(scene, groups):
        return False
    if sum(not one.isdisjoint(single.TIMED) for one in roles) > DATED * count:
        return False
    if max(sum("person" in one for one in roles), sum(group.address >= 0 for group in groups)) > SIGNED * count:
        return False
    return single.log_odds(single.measures(scene, groups)) > ONE


def in_capitals(scene: Scene, groups: list[Group]) -> bool:
    """Whether most headlines are those of a newsletter that has them in capitals."""
    titles = letter(scene).titles
    return 2 * sum(group.title in titles for group in groups) > len(groups)


def counted(scene: Scene, groups: list[Group]) -> bool:
    """Whether stories are numbered from the first on, so that none of their headlines is that of the page."""
    marks = [ORDINAL.match(scene.page.blocks[group.title].text) for group in groups if group.title >= 0]
    numbers = [int(mark[1]) for mark in marks if mark is not None]
    return bool(marks) and marks[0] is not None and numbers[0] == 1 and 2 * len(numbers) > len(groups)


def join(scene: Scene, lines: list[Line], found: Found, groups: list[Group], *, bare_ends: bool = True) -> None:
    """Make one article of the groups that have a text and of the lines between them that could be text, or a heading of it.

    `bare_ends`: headlines alone before and after it are those of a list beside it, and no articles.
    """
    bare = [not any(scene.shapes[i].prose for i in group.blocks if i != group.title) for group in groups]
    if all(bare):
        return
    low, high = 0, len(bare)
    if bare_ends:
        low, high = bare.index(False), len(bare) - bare[::-1].index(False)
    main, last = groups[low], groups[high - 1].blocks[-1]
    held = {i for group in groups[low:high] for i in group.blocks}
    others = {i for group in found.groups for i in group.blocks} - held
    first = next((i for i in main.blocks if i != main.title and i not in main.fields), main.blocks[-1])
    kept = set(held)
    for line in lines:
        index, verdict = line.block, scene.verdicts[line.block]
        if index < main.blocks[0] or index in others or line.known or verdict.section in ("comments", "related"):
            continue
        told = max(line.worth[role] for role in (TEXT, INNER, ITEM, TITLE))
        if told > line.worth[JUNK] - (DOUBT if index < last else 0.0):
            kept.add(index)
            verdict.rule, verdict.section = "", "main"
    main.blocks = sorted(kept)
    main.fields = {i: role for i, role in main.fields.items() if i < first}
    main.evidence.way, main.role = "main", "main"
    for group in groups[:low] + groups[high:]:
        for index in group.blocks:
            scene.verdicts[index].rule = SIDE
    theirs = {id(group) for group in groups if group is not main}
    gone = [n for n, group in enumerate(found.groups) if id(group) in theirs]
    for row in (found.groups, found.orders, found.texts, found.apart, found.below):
        for number in reversed(gone):
            del row[number]
