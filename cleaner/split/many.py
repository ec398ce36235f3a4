"""What tells that a page is of many stories, whatever else it looks like."""

import re
from bisect import bisect_right
from collections import Counter

from cleaner.model import Page
from cleaner.patterns import lazy
from cleaner.split.groups import Group, Scene, words
from cleaner.split.headlines import named
from cleaner.split.taken import Taken

LEAST, SIGNED, MOST = 3, 0.8, 0.6
"""Stories with headers of their own that tell a page of many; share of a list that has them; share of the page's text in them."""
MANY = 10
"""Stories with times that tell a page of many without any text."""
LEAVES = lazy(r"unsub|opt-?out|list-manage|abmeld|afmeld|desinscri|desuscri|disiscri", re.IGNORECASE)
"""What stands in the address where one leaves the list of a letter."""
LINKED, NEAR = 0.9, 2
"""Share of a control that is a link; blocks behind a story within which it stands."""
NAME = 3
"""Words of a headline that is no name of a section."""
BEFORE = 40
"""Words of running text below the headline of a page that make an article of its own."""


def leads(scene: Scene, group: Group) -> bool:
    """Whether the headline of a story leads somewhere."""
    return group.title >= 0 and scene.page.blocks[group.title].leads


def of_many(scene: Scene, content: list[int], taken: list[Taken]) -> bool:
    """Whether most of the text of a page is in stories that each have a headline and say when they were written, or by whom: the
    sections of one article do not.
    """
    total = words(scene, content)
    for one in taken:
        if one.candidate.told:
            return True
        sourced = sum(not {"source", "both", "sourced"}.isdisjoint(group.fields.values()) for group in one.groups)
        if 2 * sourced > len(one.groups) and under_own_headline(scene, content, one):
            continue  # what other publishers write, beside an article
        if 2 * sum(scene.verdicts[group.head].section == "related" for group in one.groups) > len(one.groups):
            continue  # as long as they are, they stand beside an article
        told = [group for group in one.groups if signed(scene, group)]
        if len(told) < LEAST and is_letter(scene.page):
            told = led_on(scene, one.groups)
        if len(told) < LEAST or len(told) < SIGNED * len(one.groups):
            continue
        if sum(words(scene, [i for i in group.blocks if i != group.title]) for group in told) >= MOST * total:
            return True
    return False


def is_letter(page: Page) -> bool:
    """Whether a page is a letter to subscribers: a link of it leads to where one leaves its list."""
    return any(LEAVES.search(link.href) for block in page.blocks for link in block.links)


def led_on(scene: Scene, groups: list[Group]) -> list[Group]:
    """The stories below whose text a control leads somewhere, each elsewhere."""
    heads = sorted(group.head for group in groups)
    found: dict[str, Group] = {}
    for group in groups:
        after = heads[bisect_right(heads, group.head) :][:1]
        end = min(after[0] if after else len(scene.page.blocks), group.blocks[-1] + NEAR + 1)
        for block in scene.page.blocks[group.head + 1 : end]:
            if block.link_share > LINKED and block.links:
                found.setdefault(block.links[-1].href, group)
                break
    return list(found.values())


def under_own_headline(scene: Scene, content: list[int], one: Taken) -> bool:
    """Whether a text stands before the stories of a list, under a heading of the first level that the page calls itself by."""
    first = min((group.blocks[0] for group in one.groups), default=0)
    above = [i for i in content if i < first]
    title = named(scene, [i for i in range(first) if scene.page.blocks[i].level == 1])
    return title >= 0 and words(scene, [i for i in above if i > title]) >= BEFORE


def covers(scene: Scene, content: list[int], taken: list[Taken]) -> bool:
    """Whether most of the words of a page's content are in the records of its lists."""
    held = {i for one in taken for group in one.groups for i in group.blocks}
    total = sum(scene.shapes[i].words for i in content)
    return sum(scene.shapes[i].words for i in content if i in held) >= MOST * total


def signed(scene: Scene, group: Group) -> bool:
    """Whether a story leads somewhere and has a time, or leads nowhere and has a time and authors."""
    roles = set(group.fields.values())
    timed = bool(roles & {"time", "both", "stamped"}) or any(scene.shapes[i].edges for i in group.fields)
    return timed and group.title >= 0 and (leads(scene, group) or not roles.isdisjoint(("imprint", "person", "both")))


def without_remains(scene: Scene, groups: list[Group]) -> list[Group]:
    """The articles of a page of many dated stories, without what boxes all over the page say: of what is left beside the stories that is in
    no one container, no more than a text between its headline and the first of them; nothing, where there is none or the headline is no more
    than the name of a section, "News".
    """
    main = next((group for group in groups if group.role == "main" and group.evidence.way == "rest"), None)
    if main is None or main.title < 0 or together(scene, main):
        return groups
    kept = [group for group in groups if group is not main]
    if 2 * sum(signed(scene, group) for group in kept) <= len(kept):
        return groups
    after = min((group.blocks[0] for group in kept if group.blocks[0] > main.title), default=len(scene.shapes))
    above = [i for i in main.blocks if i < after]
    if words(scene, [i for i in above if i > main.title]) >= BEFORE:
        main.blocks = above
        return groups
    if scene.shapes[main.title].words >= NAME and after == len(scene.shapes):
        return groups
    if any(scene.shapes[i].prose and main.title < i < after for i in main.blocks):
        return groups
    for group in kept:
        group.role = "item"
    return kept


def gathered(scene: Scene, main: Group) -> bool:
    """Whether what is left beside lists is of one piece: below a heading of the first level, or most of its paragraphs in one container;
    not what boxes all over the page say.
    """
    text = any(scene.shapes[i].prose and i != main.title for i in main.blocks)
    return text and ((main.title >= 0 and scene.page.blocks[main.title].level == 1) or together(scene, main))


def together(scene: Scene, main: Group) -> bool:
    """Whether most paragraphs of an article stand in one container."""
    page = scene.page
    text = [i for i in main.blocks if scene.shapes[i].prose and i != main.title]
    held = Counter(page.elements[page.blocks[i].element].parent for i in text)
    return bool(text) and 2 * max(held.values()) > len(text)
