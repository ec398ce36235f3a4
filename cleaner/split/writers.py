"""Who wrote each post of a thread: the line that leads to a person, that markup calls one, or that is a name in the same place of most posts."""

from collections import Counter
from typing import TYPE_CHECKING

from cleaner.describe import hints
from cleaner.patterns import lazy
from cleaner.split.bodies import Kind, kind
from cleaner.split.groups import Scene
from cleaner.split.naming import marked
from cleaner.split.remarks import says_who
from cleaner.split.threads import BESIDE, PERSONS, to_writer

if TYPE_CHECKING:
    from collections.abc import Iterable

NAMED = lazy(r"[^\W\d_]{2}")
OTHER = lazy(r"[:：(（]")
"""What stands in no name: of a label, or of what is said of its bearer."""
MOST = 0.8
"""Share of the posts that have a name in one place."""
VARIED = 2
"""Names at least that stand there."""


def told_who(
    scene: Scene, roles: dict[int, str], around: list[int], when: int, place: Kind | None = None, *, below: bool = False
) -> int:
    """The line that says who wrote a post, -1 where the one that says when does, too.

    `around` are the lines of its header, `place` is where names stand in the others.  What stands `below` its words may also say who
    changed it: there the name is that beside the time.
    """
    shapes, blocks = scene.shapes, scene.page.blocks
    lines = [i for i in around if NAMED.search(blocks[i].text) and shapes[i].time is None and shapes[i].words <= BESIDE]
    lines = [i for i in lines if i == when or not shapes[i].edges]
    leading = [i for i in lines if to_writer(scene, i)]
    leading = leading or [i for i in lines if i != when and named(scene, i) and called_writer(scene, i)]
    there = [i for i in lines if place is not None and i != when and kind_of(scene, i) == place and named(scene, i)]
    signed = [
        i
        for i in lines
        if (roles.get(i) or marked(scene, i, -1)) in PERSONS and not any(map(str.isdigit, blocks[i].text))
    ]
    leading = [i for i in leading if not any(changed(scene, j) for j in (i - 1, i - 2) if j in around)] or leading
    if below:
        leading.sort(key=lambda i: abs(i - when))
    who = next(iter((*leading, *there, *signed)), -1)
    return -1 if who < 0 or when < 0 or blocks[who].text in blocks[when].text else who


def changed(scene: Scene, index: int) -> bool:
    """Whether a line says when a post was changed."""
    shape = scene.shapes[index]
    return shape.field == "updated" or any(one.label == "updated" for one in (shape.time, *shape.edges) if one)


def where_named(scene: Scene, headers: "Iterable[list[int]]") -> Kind | None:
    """How the line is marked up that is a name in most posts, the first of several; None for none.

    `headers` are the lines of each post beside its words.
    """
    places: Counter[Kind] = Counter()
    names: dict[Kind, set[str]] = {}
    posts = 0
    for lines in headers:
        posts += 1
        here: dict[Kind, int] = {}
        for index in lines:
            here.setdefault(kind_of(scene, index), index)
        for place, index in here.items():
            if named(scene, index):
                places[place] += 1
                names.setdefault(place, set()).add(scene.page.blocks[index].text)
    found = [place for place, count in places.items() if count >= MOST * posts and len(names[place]) >= VARIED]
    return found[0] if found else None


def called_writer(scene: Scene, index: int) -> bool:
    """Whether the element of a line, or the one inline element that it is, says that it names a writer."""
    block = scene.page.blocks[index]
    raw = scene.page.elements[block.element].raw if block.element >= 0 else ""
    return "authors" in (hints.of_link_alone(scene.page, block), hints.of_part(raw))


def kind_of(scene: Scene, index: int) -> Kind:
    """How the element of a line is marked up."""
    return kind(scene.page, scene.page.blocks[index].element)


def named(scene: Scene, index: int) -> bool:
    """Whether a line may be a name."""
    block = scene.page.blocks[index]
    if block.links and not block.leads:
        return False  # "Top"
    return (
        says_who(block.text, scene.shapes[index])
        and NAMED.search(block.text) is not None
        and OTHER.search(block.text) is None
    )
