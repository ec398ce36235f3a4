"""Exports of chats in which people share links: "[21/11/25, 10:31:05] Jane: The ferry runs again https://…"."""

from collections import Counter

from cleaner.patterns import lazy
from cleaner.split.groups import Group, Scene

SPEAKER = lazy(r"[\])\s–—,-]*([^\s:：][^:：]{0,39})[:：]\s+(?=\S)")
"""Who speaks, behind a time."""
LEAST = 3
"""Messages of a chat."""
MOSTLY = 0.9
"""Share of the lines with a time in front that have a name behind it."""


def messages(scene: Scene, groups: list[Group]) -> list[Group]:
    """The articles of a page; where it is a chat, who shared them is no part of their headlines, and what was said in between none.

    A chat: lines with their time in front, each with a name behind it, some name again and again.
    """
    timed: list[Group] = []
    spoken: list[tuple[Group, int, str]] = []
    for group in groups:
        edges = scene.shapes[group.title].edges if group.fields.get(group.title) == "stamped" else ()
        if len(edges) != 1 or edges[0].start > 1:
            continue
        timed.append(group)
        found = SPEAKER.match(scene.page.blocks[group.title].text, edges[0].end)
        if found is not None:
            spoken.append((group, found.end(), found[1]))
    names = Counter(name for _, _, name in spoken)
    if len(spoken) < max(LEAST, MOSTLY * len(timed)) or len(names) == len(spoken):
        return groups
    for group, start, _ in spoken:
        group.title_start = start
    shared = [group for group, _, _ in spoken if group.address >= 0]
    if len(shared) < len(spoken) / 3:
        return groups
    said = {id(group) for group, _, _ in spoken if group.address < 0 and group.blocks == [group.title]}
    for group in groups:
        if id(group) in said:
            scene.verdicts[group.title].rule = "shape:comments"
    return [group for group in groups if id(group) not in said]
