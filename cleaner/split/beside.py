"""Lists of stories beside the one article of a page: what their records are, and which are none.

A list of bare headlines is furniture, whatever label it stands under; what says more than a headline is a story, and so is what
leads to several other publishers.
"""

from collections import Counter
from itertools import pairwise
from statistics import median

from cleaner.address import host
from cleaner.model import Role
from cleaner.split.groups import Group, Scene, words
from cleaner.split.lone import WORDY, lone
from cleaner.split.remarks import is_discussion
from cleaner.split.survey import FULL, Survey
from cleaner.split.taken import Taken, choose

TEASED = 12
"""Words of running text that records have on average in a list that is kept beside an article."""
BRIEF = 4
"""The same where the stories stand apart, each between paragraphs; and words of the shortest sentence of a dated one."""
UNLIKELY = -0.5
"""Mean log-odds below which a list beside an article must be told to be one: by a label, by times or sources."""
POSTS = 2
"""Posts in full beside which bare headlines are no articles."""
MANY_BARE = 3
"""Headlines of a list of them."""
SIDE = "list:side"
"""Rule that removes bare headlines beside an article, or beside posts."""
LABEL, BETWEEN = 7, 3
"""Words of the longest heading of a list of stories; blocks that may stand between it and them."""
PUBLISHERS, NAMED = 3, 0.8
"""Publishers that the stories of an aggregator are of; share of the stories that name one."""
UNTOLD = frozenset(("tags", "tag", "title", "label", "aside"))
"""Roles of lines of a record that say nothing but its headline and what it is about."""


def straddles(scene: Scene, one: Taken) -> bool:
    """Whether some, and no more than half, of the headlines of a list stand under a label of related articles: then it is none."""
    there = sum(scene.verdicts[group.head].section == "related" for group in one.groups)
    return 0 < 2 * there <= len(one.groups)


def labelled(scene: Scene, taken: list[Taken], known: Survey, odds: list[float]) -> list[Taken]:
    """Lists under a label of related articles that are not taken yet: beside an article, the label says what they are."""
    held = {i for one in taken for group in one.groups for i in group.blocks}
    found = [
        one
        for one in known.found
        if not held.intersection(one.members)
        and sum(scene.verdicts[i].section == "related" for i in one.members) >= 0.8 * len(one.members)
        and sum(scene.page.blocks[i].leads for i in one.members) >= 0.8 * len(one.members)
    ]
    if not found and not any(scene.verdicts[i].section == "related" for i in held):
        found = lone(scene, known.kept)
    return choose(scene, found, [1.0] * len(found), odds, held=held)


def beside(scene: Scene, one: Taken, odds: list[float], *, gathers: bool = False) -> Role | None:
    """What the records of a list are beside an article; None for its own sections, and for bare headlines.

    Related stories are linked and say more than a headline: a lead, or under a label also when, where or by whom most were
    published; where neither label nor time nor source tells them, they are not unlikely to be content.  Below a heading, a time and a
    source tell them, or a time and a sentence.
    Entries of a live blog tell their times, lead nowhere and are likely to be content, as what readers say is not.
    """
    shapes, verdicts = scene.shapes, scene.verdicts
    count = len(one.groups)
    texts = sum(words(scene, [i for i in group.blocks if i != group.title]) for group in one.groups)
    timed = sum(any(shapes[i].time is not None or shapes[i].edges for i in group.blocks) for group in one.groups)
    sourced = sum(not {"source", "both"}.isdisjoint(group.fields.values()) for group in one.groups)
    linked = sum(group.title >= 0 and scene.page.blocks[group.title].leads for group in one.groups)
    labelled = sum(verdicts[group.head].section == "related" for group in one.groups)
    if 2 * linked < count:
        told = timed >= 0.8 * count and texts >= TEASED * count / 2
        return "item" if told and (is_discussion(scene.page) or not unlikely(scene, one, odds)) else None
    length = sum(shapes[group.head].words for group in one.groups)
    if of_publishers(scene, one):
        return "related"
    if 2 * timed > count and introduced(scene, one) and 2 * max(sourced, with_sentences(scene, one)) > count:
        return "related"
    told = 2 * labelled > count or 2 * sourced > count or (2 * timed > count and from_several(scene, one))
    if not told and unlikely(scene, one, odds):
        return None
    least = BRIEF if scattered(scene, one) else TEASED
    if texts >= least * count or (
        2 * labelled > count
        and (2 * max(timed, sourced) > count or length >= WORDY * count)
        and (gathers or not bare(scene, one) or from_several(scene, one))
    ):
        return "related"
    return None


def without_side_lists(scene: Scene, taken: list[Taken]) -> list[Taken]:
    """The lists of a page of many articles, without those of bare headlines above or below posts that stand there in full: the
    archive of a blog, what others write.
    """
    if not taken:
        return []
    posts = taken[0].groups
    if len(posts) < POSTS or median([words(scene, group.blocks) for group in posts]) < FULL:
        return taken
    first, last = min(group.blocks[0] for group in posts), max(group.blocks[-1] for group in posts)
    titles = {scene.page.blocks[group.head].text for group in posts}
    kept = taken[:1]
    for one in taken[1:]:
        blocks = [i for group in one.groups for i in group.blocks]
        said = sum(words(scene, [i for i in group.blocks if i != group.title]) for group in one.groups)
        within = any(first < i < last for i in blocks)
        again = sum(scene.page.blocks[group.head].text in titles for group in one.groups)  # `repeats` says so of them
        if within or again or said >= BRIEF * len(one.groups) or len(one.groups) < MANY_BARE:
            kept.append(one)
            continue
        one.candidate.fate = "beside posts"
        for i in blocks:
            scene.verdicts[i].rule = scene.verdicts[i].rule or SIDE
    return kept


def bare(scene: Scene, one: Taken) -> bool:
    """Whether most records of a list have nothing but a headline and topics: no text, source, time or authors."""
    return 2 * sum(says_more(scene, group) for group in one.groups) < len(one.groups)


def says_more(scene: Scene, group: Group) -> bool:
    """Whether a record has more than a headline and topics, or its container running text that is not likely enough to be its own."""
    if any(i != group.title and group.fields.get(i) not in UNTOLD for i in group.blocks):
        return True
    own = scene.page.elements[group.element] if group.element >= 0 else None
    within = range(own.first, own.last) if own is not None else ()
    return any(scene.shapes[i].prose and i != group.title and not scene.verdicts[i].rule for i in within)


def with_sentences(scene: Scene, one: Taken) -> int:
    """How many records of a list have a sentence beside their headline."""
    shapes = scene.shapes
    return sum(
        any(
            i != group.title and (shapes[i].prose or shapes[i].ended) and shapes[i].words >= BRIEF for i in group.blocks
        )
        for group in one.groups
    )


def from_several(scene: Scene, one: Taken) -> bool:
    """Whether headlines lead to other places than one: to the sites of several publishers."""
    links = [scene.page.blocks[group.title].links for group in one.groups if group.title >= 0]
    sites = Counter(site(found[0].href) for found in links if found)
    return bool(sites) and 2 * max(sites.values()) <= len(one.groups)


def site(href: str) -> str:
    """About the registered domain that an address is of, "" where it is of the page's own."""
    labels = (host(href) or "").split(".")
    return ".".join(labels[-3 if len(labels) > 2 and len(labels[-2]) <= 3 else -2 :])


def of_publishers(scene: Scene, one: Taken) -> bool:
    """Whether the stories of a list are of several publishers, as an aggregator shows them: most name one, and hardly two the same."""
    said = [
        scene.page.blocks[i].text.casefold()
        for group in one.groups
        for i, role in group.fields.items()
        if role == "source"
    ]
    timed = [group for group in one.groups if "both" in group.fields.values()]
    return len(set(said)) + len(timed) >= PUBLISHERS and len(said) + len(timed) >= NAMED * len(one.groups)


def unlikely(scene: Scene, one: Taken, odds: list[float]) -> bool:
    """Whether the words of a list are no content of the page by themselves: only what says that they are stories makes them such."""
    said = [i for group in one.groups for i in group.blocks]
    total = sum(scene.shapes[i].words for i in said)
    return sum(odds[i] * scene.shapes[i].words for i in said) < UNLIKELY * total


def scattered(scene: Scene, one: Taken) -> bool:
    """Whether running text stands between the records of a list, each of which has a container of its own."""
    shapes = scene.shapes
    between = sum(any(shapes[i].prose for i in range(a.blocks[-1] + 1, b.blocks[0])) for a, b in pairwise(one.groups))
    return 2 * between > len(one.groups) - 1 and all(group.element >= 0 for group in one.groups)


def introduced(scene: Scene, one: Taken) -> bool:
    """Whether a heading, or a line right before it, that leads nowhere stands before a list as its label, whatever it says."""
    first = min((group.blocks[0] for group in one.groups), default=0)
    for index in range(first - 1, max(first - 1 - BETWEEN, -1), -1):
        block, shape = scene.page.blocks[index], scene.shapes[index]
        short = not block.links and shape.words <= LABEL
        if block.level:
            return short
        if index == first - 1 and short and not (shape.ended or shape.prose or shape.time or shape.edges):
            return True
    return False
