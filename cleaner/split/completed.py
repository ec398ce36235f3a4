"""Lines that a record lacks though they stand in its own container: who wrote it and when, who published it."""

from bisect import bisect_left
from collections.abc import Sequence, Set

from cleaner.split.candidate import ENDS
from cleaner.split.groups import Group, Scene
from cleaner.split.naming import SHORT, leads_home, like_source, marked, publisher, whole

LARGEST = 60
"""Blocks of the largest container that is one record."""


def complete(scene: Scene, groups: Sequence[Group], foreign: Set[int] = frozenset()) -> None:
    """Add to records the lines of their own containers that markup or a time names, though they are in no record.

    A container is a record's own while it holds no other headline; `foreign` are blocks that other lists hold.
    """
    headlines = sorted(group.title for group in groups if group.title >= 0)
    if len(headlines) < 2:
        return
    ranges = [own(scene, headlines, group.title) if group.title >= 0 else (0, 0) for group in groups]
    holder = {i: number for number, group in enumerate(groups) for i in group.blocks}
    for number, group in enumerate(groups):
        if group.title < 0:
            continue
        text = [i for i in group.blocks if scene.shapes[i].prose and i != group.title and i not in group.fields]
        known = set(group.fields.values())
        first, last = ranges[number]
        if first == group.title > 0 and leads_home(scene, group, first - 1):
            first -= 1  # above the container of each of some posts of a blog stands its name
        for index in range(first, last):
            other = holder.get(index, -1)
            rule = scene.verdicts[index].rule
            if (
                index == group.title
                or index in foreign
                or (rule and not rule.startswith("shape:"))
                or (text and text[0] < index < text[-1])
            ):
                continue
            if other not in (-1, number) and (groups[other].run_in or ranges[other][0] <= index < ranges[other][1]):
                continue
            role = "" if group.run_in else marked(scene, index, group.title)
            if role == "imprint" and text and index > text[-1] and not whole(scene, index, group.title):
                continue
            if role in ("", "tags") and known.isdisjoint(("source", "both", "sourced")):
                beside = not group.run_in and beside_time(scene, index)
                role = "source" if beside or leads_home(scene, group, index) else role
            if (
                role == "imprint"
                or (role == "source" and other == -1)
                or (role == "time" and (other == number or known.isdisjoint(("time", "both", "stamped"))))
            ):
                if other == -1:
                    scene.verdicts[index].rule = ""
                elif other != number:
                    groups[other].blocks.remove(index)
                    groups[other].fields.pop(index, None)
                if other != number:
                    group.blocks = sorted([*group.blocks, index])
                    holder[index] = number
                if role == "imprint" or index not in group.fields:
                    group.fields[index] = role
                known.add(role)


def beside_time(scene: Scene, index: int) -> bool:
    """Whether a line of a few words, in no link, is named as a publisher is and stands right beside a time."""
    block, shape = scene.page.blocks[index], scene.shapes[index]
    if shape.words > SHORT or shape.prose or shape.ended or shape.field or shape.edges or block.links:
        return False
    beside = (scene.shapes[i].time for i in (index - 1, index + 1) if 0 <= i < len(scene.shapes))
    return any(time is not None for time in beside) and like_source(scene, index) and publisher(block.text)


def own(scene: Scene, headlines: list[int], title: int) -> tuple[int, int]:
    """First and one past the last block of the largest container of a headline that holds no other."""
    at = bisect_left(headlines, title)
    before = headlines[at - 1] if at else -1
    after = headlines[at + 1] if at + 1 < len(headlines) else len(scene.page.blocks)
    first, last = title, title + 1
    element = scene.page.blocks[title].element
    while element >= 0:
        node = scene.page.elements[element]
        if node.first <= before or node.last > after or node.last - node.first > LARGEST or node.tag in ENDS:
            break
        first, last = min(first, node.first), max(last, node.last)
        element = node.parent
    return first, last
