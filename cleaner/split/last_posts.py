"""Rows of a board: who wrote last in a thread is not who began it."""

from cleaner.describe import hints
from cleaner.patterns import lazy
from cleaner.split.groups import Group, Scene
from cleaner.split.threads import PERSONS

POST = lazy(r"#\D*\d+$")
LEAST = 2
"""Records that have such a line; in others the same name was left out as said twice."""
BRIEF = 8
"""Words of the longest line that says who wrote last: "Last post by jane in Below decks"."""


def without_last_posts(scene: Scene, groups: list[Group]) -> None:
    """Take the lines off the records of a list that say who wrote last, below who began: "by jane Last Post"."""
    found = [last_posts(scene, group) for group in groups]
    if sum(map(bool, found)) < LEAST:
        return
    for group, lines in zip(groups, found, strict=True):
        for index in lines:
            group.fields[index] = "aside"


def last_posts(scene: Scene, group: Group) -> list[int]:
    """The lines of a record, below one that says who wrote it, that lead to somebody behind a word or two, or to a post."""
    signed = next((i for i in group.blocks if group.fields.get(i) in PERSONS), -1)
    if signed < 0:
        return []
    return [i for i in group.blocks if i > signed and i != group.title and says_last(scene, i)]


def says_last(scene: Scene, index: int) -> bool:
    """Whether a short line that tells no time leads to a person behind other words, or to a post."""
    block, shape = scene.page.blocks[index], scene.shapes[index]
    if shape.words > BRIEF or shape.prose or shape.time is not None:
        return False
    if not shape.edges and any(POST.search(link.href) for link in block.links):
        return True
    return any(link.start > 0 and hints.of_path(link.href) == "authors" for link in block.links)
