"""Pages of posts that stand in full: what tells their headlines from headings within them is a line below each, the same but for its
figures and its time ("Posted on 4 March by Jane", "View profile").
"""

from collections import Counter
from collections.abc import Sequence
from statistics import median

from cleaner.shape import beside_times
from cleaner.split.groups import Group, Scene
from cleaner.split.lines.tally import said_key

LEAST = 3
"""Posts of such a page, and lines below a headline within which the line stands."""
FULL = 60
"""Words that these posts have, in the middle."""
OWN = 0.25
"""Share of what stands between them that may have a time or an author of its own."""
HEADER = frozenset(("time", "both", "imprint", "person", "stamped"))
"""Roles of lines that tell one."""
TIMES = frozenset(("time", "both", "imprint", "stamped"))
DEEP = 12
"""Lines of the longest header of a post."""
SHARE = 0.3
"""Share of such lines that must stand below a headline that is known."""
HEADLINE = 2, 20
"""Words of a line that is made one."""
LONGEST = 80
"""Characters of such a line."""
LABEL = 3
"""Words before its time."""
TIME = "T"
"""What stands for a line that is a time."""


def join_parts(scene: Scene, groups: list[Group]) -> None:
    """Let what stands between such posts be parts of them, whatever looks like a headline there; and what was made of such a line itself
    be of the headline above it.
    """
    items = sorted((group for group in groups if group.title >= 0), key=lambda group: group.title)
    posts, anchors, below = anchored(scene, items)
    if len(posts) < LEAST or len(posts) == len(items):
        return
    parts = stretches(scene, items, posts)
    known = {group.title for group in items}
    anchors -= {i for i in anchors if i - below in known}
    misread = [part for several in parts.values() for part in several if part.title in anchors]
    between = [part for several in parts.values() for part in several if part.title not in anchors]
    headed = sum(
        any(role in HEADER and abs(i - part.title) <= LEAST for i, role in part.fields.items()) for part in between
    )
    words = [told(scene, post) + sum(told(scene, part) for part in parts[post.title]) for post in posts]
    full = bool(between) and headed <= OWN * len(between) and median(words) >= FULL
    if not full and not misread:
        return
    holders = {i: group for group in groups for i in group.blocks}
    gone: set[int] = set()
    for post in posts:
        mine = [part for part in parts[post.title] if full or part.title in anchors]
        made = post.title not in known
        if made and not full and not mine:
            continue
        if made:
            if post.title in holders:
                drop(holders[post.title], post.title)
            scene.verdicts[post.title].rule, scene.verdicts[post.title].section = "", "main"
            groups.append(post)
        for part in mine:
            post.blocks += part.blocks
            holders.update(dict.fromkeys(part.blocks, post))
            if part.title in anchors:
                post.fields.update(part.fields)
                post.fields[part.title] = "time" if scene.shapes[part.title].time is not None else "imprint"
            gone.add(part.title)
        if TIMES.isdisjoint(post.fields.values()):
            stamp(scene, post)
        post.blocks.sort()
    groups[:] = [group for group in groups if group.title not in gone]


def stamp(scene: Scene, post: Group) -> None:
    """Give a post the first time between its headline and its text."""
    text = min((i for i in post.blocks if scene.shapes[i].prose and i > post.title), default=post.title)
    held = set(post.blocks)
    for index in range(post.title + 1, min(text, post.title + DEEP)):
        shape, verdict = scene.shapes[index], scene.verdicts[index]
        if index not in held and verdict.rule.startswith("shape:") and (shape.time is not None or shape.edges):
            post.blocks.append(index)
            post.fields[index] = "time" if shape.time is not None else "imprint"
            verdict.rule, verdict.section = "", "main"
            return


def stretches(scene: Scene, items: Sequence[Group], posts: Sequence[Group]) -> dict[int, list[Group]]:
    """The items between each post and the next, by the headline of the post; behind the last those that have a text."""
    heads = {group.title for group in posts}
    parts: dict[int, list[Group]] = {}
    current = -1
    by_title = {group.title: group for group in (*items, *posts)}
    for group in sorted(by_title.values(), key=lambda group: group.title):
        if group.title in heads:
            current = group.title
            parts[current] = []
        elif current >= 0 and scene.verdicts[group.title].section not in ("related", "comments"):
            parts[current].append(group)
    last = posts[-1].title
    parts[last] = parts[last][: next((n for n, part in enumerate(parts[last]) if not told(scene, part)), None)]
    return parts


def anchored(scene: Scene, items: Sequence[Group]) -> tuple[list[Group], frozenset[int], int]:
    """The items that have the line below their headlines which most of those have that have any, and these lines; others are made of the lines
    in the place of a headline above such a line.
    """
    last = len(scene.shapes)
    by_title = {group.title: group for group in items}
    next_header = {i for group in items for i in group.fields if i < group.title}  # stands above a headline
    found: Counter[tuple[str, int]] = Counter()
    for title in by_title:
        for index in range(title + 1, min(title + 1 + LEAST, last)):
            if index in by_title or index in next_header:
                break
            if said := key(scene, index):
                found[said, index - title] += 1
    nothing: tuple[list[Group], frozenset[int], int] = [], frozenset(), 0
    (best, below), count = max(found.items(), key=lambda one: (one[1], one[0]), default=(("", 0), 0))
    if count < LEAST:
        return nothing
    heads = [i - below for i in range(below, last) if says(scene, i, best)]
    texts = [scene.page.blocks[i].text for i in heads]
    if SHARE * len(heads) > count or len(set(texts)) < len(texts):
        return nothing
    anchors = frozenset(i + below for i in heads)
    if any(i not in by_title and not could_head(scene, i) for i in heads):
        return ([by_title[i] for i in heads if i in by_title], anchors, below) if 2 * count > len(heads) else nothing
    return [by_title.get(i) or Group([i], i, evidence=items[0].evidence) for i in heads], anchors, below


def drop(group: Group, index: int) -> None:
    """Take a line out of an item."""
    group.blocks.remove(index)
    group.fields.pop(index, None)


def could_head(scene: Scene, index: int) -> bool:
    """Whether a line that was taken for nothing, or for text, can be a headline."""
    shape, rule = scene.shapes[index], scene.verdicts[index].rule
    if shape.concept is not None or (rule and not rule.startswith("shape:")):
        return False
    return HEADLINE[0] <= shape.words <= HEADLINE[1] and not (
        shape.ended and scene.page.blocks[index].text[-1] not in "?!？！…"
    )


def key(scene: Scene, index: int) -> str:
    """What a short line says without its time, what follows that, and its figures; "" of others."""
    text, shape = scene.page.blocks[index].text, scene.shapes[index]
    if shape.time is not None:
        return TIME
    if len(text) > LONGEST or shape.prose:
        return ""
    before = text[: min(edge.start for edge in shape.edges)].strip() if shape.edges else ""
    if shape.edges and before.count(" ") < LABEL:
        return f"{before.casefold()} {TIME}"
    return said_key(beside_times(text, shape))


def says(scene: Scene, index: int, said: str) -> bool:
    """Whether a line has a key: of a time that is told without asking what the line says."""
    return scene.shapes[index].time is not None if said == TIME else key(scene, index) == said


def told(scene: Scene, group: Group) -> float:
    """Words of the text of an item."""
    return sum(scene.shapes[i].words for i in group.blocks if i != group.title and i not in group.fields)
