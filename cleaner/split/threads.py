"""Threads: the posts of a forum, a question and its answers, which are one article together.

A post says who wrote it and when, and has no headline of its own: what its list takes for one is a name, a rank, a time, or the
subject of the thread once more ("Re: Pump of a Torvald 7").
"""

import re
from collections import Counter

from cleaner.address import host
from cleaner.describe import hints
from cleaner.model import Page
from cleaner.shape import Shape, size
from cleaner.split.candidate import largest_around
from cleaner.split.groups import Group, Scene, words
from cleaner.split.headlines import told_title
from cleaner.split.remarks import is_discussion
from cleaner.split.survey import Taken

LEAST = 2
"""Posts of a thread."""
MOST, SIGNED = 0.8, 0.8
"""Share of the records of a thread that have no headline of their own; that say who wrote them."""
VARIED = 0.7
"""Share of a list from which short headlines that all differ, and are no names, are headlines."""
NAME = 3.5
"""Words that a name or a rank has at most; fewer on average than headlines have."""
HELD = 0.5
"""Share of a page's text that is in the posts, where the page does not say itself that it is a thread."""
BESIDE = 8
"""Words of a line that holds the time of a post beside its number or its writer."""
AGAIN = re.compile(r"^[\W\d_]*(?:\w{1,8}\s?[:：]\s*)?")
"""What stands before the subject of a thread in the headline of a post: "3. Re: "."""
POST = re.compile(r"schema\.org/(?:Question|Answer|Comment|DiscussionForumPosting)\b")
CLOCK = re.compile(r"\d[:.]\d\d")
NAMED = re.compile(r"[^\W\d_]{2}")
PERSONS = frozenset(("person", "imprint", "both", "author"))
"""Roles of lines that say who wrote a record."""


def threads(scene: Scene, content: list[int], taken: list[Taken]) -> list[Taken]:
    """The lists whose records are posts of the thread that the page is; none where it is no thread.

    `content`: the blocks that are likely to be content.
    """
    if is_discussion(scene.page):
        return [one for one in taken if not of_stories(scene, one)]
    posts = [one for one in taken if of_posts(scene, one)]
    held = sum(words(scene, group.blocks) for one in posts for group in one.groups)
    return posts if posts and held >= HELD * words(scene, content) else []


def of_posts(scene: Scene, one: Taken) -> bool:
    """Whether the records of a list are posts: most signed once, with a time, running text and no headline of their own."""
    count = len(one.groups)
    if count < LEAST or one.candidate.run_in or away(scene, one.groups):
        return False
    again = repeated(scene, one.groups)
    if sum(not headlined(scene, group, again) for group in one.groups) < MOST * count:
        return False
    short = {bare(scene, group) for group in one.groups if marked_up(scene, group) and not names_writer(scene, group)}
    if len(short - again) > VARIED * count:
        return False  # short headlines, each above who wrote the review
    signed = sum(by_somebody(group) or names_writer(scene, group, again) for group in one.groups)
    timed = sum(any(scene.shapes[i].time is not None or scene.shapes[i].edges for i in g.blocks) for g in one.groups)
    told = sum(any(scene.shapes[i].prose and i != group.title for i in group.blocks) for group in one.groups)
    return signed >= SIGNED * count and 2 * timed >= count and 2 * told >= count


def of_stories(scene: Scene, one: Taken) -> bool:
    """Whether the records of a list have headlines of their own that lead somewhere, as those of other threads do."""
    again = repeated(scene, one.groups)
    return 2 * sum(leads(scene, group) and headlined(scene, group, again) for group in one.groups) > len(one.groups)


def repeated(scene: Scene, groups: list[Group]) -> frozenset[str]:
    """The subjects that headlines repeat: of most records, or what the page calls itself."""
    said = Counter(bare(scene, group) for group in groups)
    title = AGAIN.sub("", told_title(scene.page).split("\n")[0].casefold())
    return frozenset(
        text for text, times in said.items() if text and (2 * times > len(groups) or title.startswith(text))
    )


def bare(scene: Scene, group: Group) -> str:
    """The headline of a record without times and what stands before a subject that is said again."""
    if group.title < 0:
        return ""
    text = scene.page.blocks[group.title].text
    for edge in sorted(scene.shapes[group.title].edges, key=lambda e: -e.start):
        text = text[: edge.start] + text[edge.end :]
    return " ".join(AGAIN.sub("", text).casefold().split())


def headlined(scene: Scene, group: Group, again: frozenset[str]) -> bool:
    """Whether a record has a headline of its own: some words that no other record has, and that are a heading, a link, or
    all that could say who wrote it.
    """
    text = bare(scene, group)
    if text in again or size(text) <= NAME:
        return False
    return marked_up(scene, group) or not by_somebody(group)


def marked_up(scene: Scene, group: Group) -> bool:
    """Whether what a record stands under is a heading or a link."""
    block = scene.page.blocks[group.title] if group.title >= 0 else None
    return block is not None and bool(block.level or block.links)


def by_somebody(group: Group) -> bool:
    """Whether a line of a record says who wrote it."""
    return not PERSONS.isdisjoint(group.fields.values())


def names_writer(scene: Scene, group: Group, again: frozenset[str] = frozenset()) -> bool:
    """Whether what a record stands under is who wrote it: a few words with a time, that lead to a person, or that a line says again."""
    text = bare(scene, group)
    if not text:
        return False
    if scene.shapes[group.title].words <= BESIDE and to_writer(scene, group.title):
        return True
    if size(text) > NAME:
        return False
    if scene.shapes[group.title].edges and text not in again:
        return True
    return any(role in PERSONS and text in scene.page.blocks[i].text.casefold() for i, role in group.fields.items())


def to_writer(scene: Scene, index: int) -> bool:
    """Whether a line leads to a person."""
    return any(hints.of_path(link.href) == "authors" for link in scene.page.blocks[index].links)


def away(scene: Scene, groups: list[Group]) -> bool:
    """Whether headlines lead to other sites, as no names of those who write to a forum do."""
    links = [scene.page.blocks[group.title].links for group in groups if group.title >= 0]
    hosts = Counter(host(found[0].href) for found in links if found)
    own = host(scene.page.base)
    return 2 * sum(times for name, times in hosts.items() if name not in (None, own)) > len(groups) and len(hosts) > 1


def marked_posts(page: Page) -> list[range]:
    """The blocks of each post that a page marks as one for machines (microdata); those of one around others end where these begin."""
    found = [
        e
        for e in page.elements
        if "itemtype" in e.raw and POST.search(e.attrs.get("itemtype") or "") and e.first < e.last
    ]
    starts = [e.first for e in found]
    return [range(e.first, min([s for s in starts if e.first < s < e.last], default=e.last)) for e in found]


def headed_posts(scene: Scene, main: Group, posts: list[Taken], marked: list[range]) -> None:
    """Leave in the text of a thread who wrote each post, and when, and nothing else of its header: ranks, the subject again.

    Of the first post they are the authors and the time of the thread.  `marked` are posts where there are no lists of them.
    """
    page = scene.page
    groups = [group for one in posts for group in one.groups]
    roles = {index: role for group in groups for index, role in group.fields.items()}
    roles.update({group.title: "person" for group in groups if names_writer(scene, group)})
    opened = next((i for i in main.blocks if scene.shapes[i].prose and i != main.title), main.blocks[-1])
    taken = set(main.blocks)
    parts = ranges(scene, groups) if groups else marked
    said = {written(page, i) for lines in parts for i in lines if scene.shapes[i].prose and i in taken}
    for lines in parts:
        if taken.isdisjoint(lines) or lines[-1] < opened:
            continue
        prose = [i for i in lines if scene.shapes[i].prose and i in taken]
        when = told_when(scene, lines, prose[0] if prose else lines.stop)
        above = when < 0 or not prose or when < prose[0]
        around = [i for i in lines if i != main.title and (i <= when if above else not prose[0] <= i <= prose[-1])]
        who = told_who(scene, roles, around, when)
        for index in around:
            if index in (who, when) and opened in lines:
                main.fields[index] = "time" if scene.shapes[index].time is not None else "imprint"
            elif index in (who, when):
                main.fields[index] = "post"
                page.blocks[index].marker = ""  # the lines of a header are no list, however they are marked up
            elif written(page, index) in said:
                continue
            else:
                taken.discard(index)
                main.fields.pop(index, None)
                continue
            scene.verdicts[index].rule = ""
            taken.add(index)
    main.blocks = sorted(taken)


def ranges(scene: Scene, groups: list[Group]) -> list[range]:
    """The blocks of each post: of the largest container of each of some records, and of those beside these that are written alike."""
    page = scene.page
    heads = sorted({group.head for group in groups})
    held = [
        largest_around(page, head, before, after)[1]
        for before, head, after in zip([-1, *heads], heads, [*heads[1:], len(page.blocks)], strict=False)
    ]
    kinds = Counter((page.elements[e].parent, page.elements[e].tag) for e in held if e >= 0)
    if not kinds:
        return [range(group.blocks[0], group.blocks[-1] + 1) for group in sorted(groups, key=lambda group: group.head)]
    (around, tag), _ = kinds.most_common(1)[0]
    alike = [e for e in held if e >= 0 and (page.elements[e].parent, page.elements[e].tag) == (around, tag)]
    names = frozenset.intersection(*(classes(page, e) for e in alike))
    found = []
    at, end = around + 1, page.elements[around].end if around >= 0 else len(page.elements)
    while at < end:
        one = page.elements[at]
        if one.tag == tag and names <= classes(page, at) and one.first < one.last:
            found.append(range(one.first, one.last))
        at = one.end
    return found


def written(page: Page, index: int) -> tuple[str, frozenset[str]]:
    """How a line is marked up: as the text of posts, or as the lines of their headers."""
    element = page.blocks[index].element
    return page.elements[element].tag, classes(page, element)


def classes(page: Page, element: int) -> frozenset[str]:
    """The names of the classes of an element."""
    return frozenset((page.elements[element].attrs.get("class") or "").split())


def told_who(scene: Scene, roles: dict[int, str], around: list[int], when: int) -> int:
    """The line that says who wrote a post, -1 where the one that says when does, too."""
    shapes, blocks = scene.shapes, scene.page.blocks
    lines = [i for i in around if NAMED.search(blocks[i].text) and shapes[i].time is None and shapes[i].words <= BESIDE]
    lines = [i for i in lines if i == when or not shapes[i].edges]
    leading = [i for i in lines if to_writer(scene, i)]
    signed = [i for i in lines if roles.get(i) in PERSONS and not any(map(str.isdigit, blocks[i].text))]
    who = next(iter((*leading, *signed)), -1)
    return -1 if who < 0 or when < 0 or blocks[who].text in blocks[when].text else who


def told_when(scene: Scene, lines: range, first: int) -> int:
    """The line that says when a post was written, -1 for none: marked up as a time, with a time of day, or the last one before its
    text, which begins at block `first`.

    What stands behind a label, "Joined: …", is something else.
    """
    times = [i for i in lines if timed(scene.shapes[i]) and not scene.verdicts[i].rule and not labelled(scene, i)]
    marked = [i for i in times if scene.page.blocks[i].datetime]
    to_the_minute = [i for i in times if CLOCK.search(scene.page.blocks[i].text)]
    above = [i for i in times if i < first]
    return next(iter((*marked, *to_the_minute, *above[-1:], *times)), -1)


def labelled(scene: Scene, index: int) -> bool:
    """Whether a time stands behind a label that is none of when something was published."""
    shape, text = scene.shapes[index], scene.page.blocks[index].text
    start = shape.time.start if shape.time is not None else min(edge.start for edge in shape.edges)
    return text[:start].rstrip().endswith((":", "：")) and shape.field != "published_text"


def timed(shape: Shape) -> bool:
    """Whether a short line is a time, or holds one at an end."""
    return shape.time is not None or (bool(shape.edges) and shape.words <= BESIDE and not shape.prose)


def leads(scene: Scene, group: Group) -> bool:
    """Whether the headline of a record leads to another page."""
    return group.title >= 0 and any(not link.href.startswith("#") for link in scene.page.blocks[group.title].links)
