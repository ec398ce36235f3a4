"""The containers that hold the words of the posts of a thread: written the same in most posts, and holding nothing of who wrote them."""

from collections import defaultdict
from collections.abc import Set

from cleaner.model import Page
from cleaner.patterns import lazy
from cleaner.split.groups import Scene

DIGITS = lazy(r"\d+")
BOXES = frozenset(("div", "td", "dd", "li", "section", "article", "blockquote"))
"""Elements that programs put the words of a post in."""
MOST, HELD = 0.7, 0.5
"""Share of the posts that have one such container; and of their running text that these hold."""

Kind = tuple[str, str, str]
"""Tag, classes and id of an element, without numbers."""


def kind(page: Page, element: int) -> Kind:
    """How an element is marked up."""
    one = page.elements[element]
    attrs = one.attrs
    names = " ".join(sorted(DIGITS.sub("", attrs.get("class") or "").split()))
    return one.tag, names, DIGITS.sub("", attrs.get("id") or "")


def bodies(scene: Scene, parts: list[range], times: list[int], likely: Set[int]) -> list[range]:
    """The blocks of the container of each post that holds its words, in page order; none where posts have no such container.

    `parts` are the blocks of the posts, `times` the line of each that says when it was written, -1 for none.  Other posts of the page are
    those written alike that hold some of what is `likely` to be text.
    """
    page, shapes = scene.page, scene.shapes
    held: dict[Kind, float] = defaultdict(float)
    posts: dict[Kind, int] = defaultdict(int)
    size: dict[Kind, int] = defaultdict(int)
    found: dict[Kind, set[int]] = defaultdict(set)
    total, told = 0.0, 0
    for lines, when in zip(parts, times, strict=True):
        prose = [i for i in lines if shapes[i].prose and not removed(scene, i)]
        if not prose:
            continue
        told += 1
        total += sum(shapes[i].words for i in prose)
        here: dict[Kind, set[int]] = defaultdict(set)
        for index in prose:
            outer: dict[Kind, int] = {}
            at = page.blocks[index].element
            while at >= 0 and page.elements[at].first >= lines.start and page.elements[at].last <= lines.stop:
                if page.elements[at].first <= when < page.elements[at].last:
                    break
                if page.elements[at].tag in BOXES:
                    outer[kind(page, at)] = at
                at = page.elements[at].parent
            for one, element in outer.items():
                here[one].add(element)
                held[one] += shapes[index].words
        for one, elements in here.items():
            posts[one] += len(elements) == 1
            size[one] += sum(page.elements[at].last - page.elements[at].first for at in elements)
            found[one] |= elements
    boxes = [one for one, count in posts.items() if count >= MOST * told and held[one] >= HELD * total]
    if not boxes:
        return []
    best = min(boxes, key=lambda one: (not named(one), size[one], one))
    if named(best):  # those of a few words, too
        near = range(parts[0].start, parts[-1].stop)
        for at in page.holding():
            box = page.elements[at]
            if box.tag != best[0] or kind(page, at) != best:
                continue
            if box.first in near or not likely.isdisjoint(range(box.first, box.last)):
                found[best].add(at)
    return [range(page.elements[at].first, page.elements[at].last) for at in outermost(page, found[best])]


def named(one: Kind) -> bool:
    """Whether elements are told by more than their tag."""
    return bool(one[1] or one[2])


def outermost(page: Page, elements: set[int]) -> list[int]:
    """Some elements without those that stand in others of them, in page order: a post that another one quotes."""
    kept: list[int] = []
    for at in sorted(elements):
        if not kept or at >= page.elements[kept[-1]].end:
            kept.append(at)
    return kept


def removed(scene: Scene, index: int) -> bool:
    """Whether a rule, and not a guess, has removed a block."""
    return bool(rule := scene.verdicts[index].rule) and not rule.startswith("shape:")
