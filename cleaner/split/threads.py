"""Threads: the posts of a forum, a question and its answers, which are one article together.

A post says who wrote it and when, and has no headline of its own: what its list takes for one is a name, a rank, a time, or the
subject of the thread once more ("Re: Pump of a Torvald 7").
"""

from collections import Counter

from cleaner.describe import hints
from cleaner.patterns import lazy
from cleaner.shape import size
from cleaner.split.beside import SIDE
from cleaner.split.groups import Group, Scene, words
from cleaner.split.headlines import told_title
from cleaner.split.remarks import is_discussion
from cleaner.split.taken import Taken

LEAST, MANY = 2, 4
"""Posts of a thread; headers of posts that have their words between them."""
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
AGAIN = lazy(r"^[\W\d_]*(?:\w{1,8}\s?[:：]\s*)?")
"""What stands before the subject of a thread in the headline of a post: "3. Re: "."""
PERSONS = frozenset(("person", "imprint", "both", "author"))
"""Roles of lines that say who wrote a record."""


def threads(scene: Scene, content: list[int], taken: list[Taken]) -> list[Taken]:
    """The lists whose records are posts of the thread that the page is; none where it is no thread.

    `content`: the blocks that are likely to be content.
    """
    if is_discussion(scene.page):
        return [one for one in taken if not of_stories(scene, one)]
    posts = [one for one in taken if of_posts(scene, one)]
    if not posts:
        return []
    held = words(scene, sorted({i for one in posts for i in extent(one, content)}))
    return posts if held >= HELD * words(scene, content) else []


def without_other_threads(scene: Scene, lists: list[Taken]) -> list[Taken]:
    """Some lists beside the posts of a thread without those of other threads, which are removed: linked subjects, how often and when these
    were answered, and no running text."""
    kept = []
    for one in lists:
        held = [i for group in one.groups for i in group.blocks]
        if any(scene.shapes[i].prose and i != group.title for group in one.groups for i in group.blocks) or not all(
            leads(scene, group) for group in one.groups
        ):
            kept.append(one)
            continue
        for index in held:
            scene.verdicts[index].rule = SIDE
    return kept


def extent(one: Taken, content: list[int]) -> list[int]:
    """The content in the records of a list; of many, also what stands between these: words of posts that their headers leave out."""
    held = {i for group in one.groups for i in group.blocks}
    first, last = min(held), max(held)
    return [i for i in content if i in held or (len(one.groups) >= MANY and first <= i <= last)]


def of_posts(scene: Scene, one: Taken) -> bool:
    """Whether the records of a list are posts: most signed once, with a time, running text and no headline of their own."""
    count = len(one.groups)
    if count < LEAST or one.candidate.run_in:
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
    if group.title < 0 or scene.shapes[group.title].time is not None:
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
    """Whether what a record stands under is a heading, a link, or bold."""
    block = scene.page.blocks[group.title] if group.title >= 0 else None
    return block is not None and bool(block.level or block.links or block.strong)


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


def leads(scene: Scene, group: Group) -> bool:
    """Whether the headline of a record leads to another page; "#", which forums open menus by, leads nowhere."""
    return group.title >= 0 and any(not link.href.startswith("#") for link in scene.page.blocks[group.title].links)
