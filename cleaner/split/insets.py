"""Stories that are linked in the middle of an article: the article's own text goes on after them.

A record reaches to the next headline of its list.  Where its list stands among the paragraphs of an article, that is the
text of the article: paragraphs that are siblings of those outside of all records, which the records are parts of only by
their place.
"""

from collections import Counter
from collections.abc import Iterable

from cleaner.attributes import class_of
from cleaner.model import Page
from cleaner.split.groups import Group, Scene

INLINE = frozenset(("p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "ul", "ol", "strong", "b", "span", "em"))
"""Elements that are one part of a text."""
LEAST = 2
"""Paragraphs of the article outside of all records that say where its text stands; of a page that says it is an article, one."""
ALIKE = 2
"""Elements, from the one around a text outwards, that say of which kind it is."""
ARTICLES = ("article", "news.article")


def holder(scene: Scene, index: int, known: dict[int, int]) -> int:
    """The element that a block is one part of the text of, wrappers of one block left out; -1 where there is none.

    What is found of elements goes to `known`: quotations may nest as deep as a page is long.
    """
    elements = scene.page.elements
    at = scene.page.blocks[index].element
    passed = []
    while at >= 0 and at not in known and (elements[at].tag in INLINE or elements[at].last - elements[at].first == 1):
        passed.append(at)
        at = elements[at].parent
    found = known.get(at, at)
    known.update(dict.fromkeys(passed, found))
    return found


def kind_of(scene: Scene, element: int) -> tuple[str, ...]:
    """What a part of a text is told by where a body is cut into several: tag and class of an element and of its parent."""
    found: list[str] = []
    while element >= 0 and len(found) < 2 * ALIKE:
        node = scene.page.elements[element]
        found += (node.tag, class_of(node.raw) or "" if "class=" in node.raw else "")
        element = node.parent
    return tuple(found)


def told(page: Page) -> bool:
    """Whether a page says that it is one article."""
    return (page.meta.get("og:type") or "").lower() in ARTICLES


def release(scene: Scene, odds: list[float], kept: Iterable[int], groups: Iterable[Group], least: float) -> None:
    """Take out of records the running text that is the article's.

    `least`: log-odds from which a block outside of records is content.
    """
    groups = list(groups)
    held = {i for group in groups for i in group.blocks}
    shapes = scene.shapes
    outside: Counter[int] = Counter()
    known: dict[int, int] = {}
    for i in kept:
        if i not in held and shapes[i].prose and odds[i] > least:
            outside[holder(scene, i, known)] += 1
    enough = 1 if told(scene.page) else LEAST
    texts = {at for at, count in outside.items() if at >= 0 and count >= enough}
    kinds = {kind_of(scene, at) for at in texts if at >= 0}
    if not texts:
        return
    elements = scene.page.elements
    for group in groups:
        own = elements[group.element] if group.element >= 0 else None
        blocks = []
        for i in group.blocks:
            if i != group.title and i not in group.fields and shapes[i].prose:
                at = holder(scene, i, known)
                inside = own is not None and own.first <= i < own.last
                if at in texts or (own is not None and not inside and kind_of(scene, at) in kinds):
                    continue
            blocks.append(i)
        group.blocks = blocks
