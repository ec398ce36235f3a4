"""What stands in running text and is none of it: headlines of other stories, and captions that markup calls paragraphs.

Asked of articles that are paragraphs and little else.  On a page of wares, in a documentation or a list, lines that lead elsewhere and words
below pictures are what it is about.
"""

from bisect import bisect_left

from cleaner.patterns import lazy
from cleaner.rules.rules import concept_said
from cleaner.split.groups import Scene, words
from cleaner.split.insets import told

RUNNING, SEVERAL = 0.75, 6
"""Share of an article's words that are in its paragraphs, and how many of these, where it is running text."""
LINKED, HEADLINE = 0.9, 4
"""Share of a line that is linked, and words of the shortest, where it is the headline of another story."""
LED = 2.0
"""Log-odds from which such a line is content."""
CAPTION, LONGEST = 2.0, 60
"""Log-odds from which words beside a picture are text, and how many may be none."""
BOX, DEEP = 2, 3
"""Blocks of an element that is a picture and its caption; elements above a block that are looked at."""
COUNTER, COUNTERS = lazy(r"([1-9]\d?)\s*/\s*([1-9]\d?)"), 3
"""Which picture of how many a line says, and lines that make a gallery: "3/12"."""
LIST = 24
"""Blocks of the longest list of other stories within a text."""
PICTURES = frozenset(("img", "picture"))
KINDS = frozenset(("paragraph", "line"))


def without_asides(scene: Scene, chosen: list[int], title: int, odds: list[float]) -> list[int]:
    """The blocks of an article without what stands in its running text as an aside; all of them, where there is no such text."""
    chosen = without_counters(scene, chosen)
    shapes = scene.shapes
    text = [i for i in chosen if i > title and is_text(scene, i)]
    if len(text) < SEVERAL or words(scene, text) < RUNNING * sum(shapes[i].words for i in chosen):
        return chosen
    out = {i for i in chosen if text[0] < i < text[-1] and odds[i] < LED and leads_away(scene, i)}
    if told(scene.page):
        pictures = [at for at, element in enumerate(scene.page.elements) if element.tag in PICTURES]
        out |= {i for i in chosen if odds[i] < CAPTION and i != title and below_picture(scene, i, pictures)}
    return [i for i in chosen if i not in out]


def without_counters(scene: Scene, chosen: list[int]) -> list[int]:
    """Some blocks without the numbers of the pictures of a gallery, one after the other of the same whole: marks and fractions are not."""
    found = {i: told for i in chosen if (told := COUNTER.fullmatch(scene.page.blocks[i].text)) is not None}
    in_order = [int(told[1]) for told in found.values()] == list(range(1, len(found) + 1))
    if len(found) < COUNTERS or not in_order or len({told[2] for told in found.values()}) > 1:
        return chosen
    return [i for i in chosen if i not in found]


def boxes(scene: Scene) -> set[int]:
    """What stands in elements that begin with a label of related stories, lead somewhere and hold no text: "Read also", its stories, by whom."""
    elements, blocks = scene.page.elements, scene.page.blocks
    found: set[int] = set()
    for label, verdict in enumerate(scene.verdicts):
        if concept_said(verdict.rule) != "related":
            continue
        at, last = blocks[label].element, label + 1
        while at >= 0 and elements[at].first == label and elements[at].last - label <= LIST:
            if any(is_text(scene, i) for i in range(label + 1, elements[at].last)):
                break
            at, last = elements[at].parent, elements[at].last
        inside = range(label + 1, last)
        if any(blocks[i].links for i in inside):
            found.update(inside)
    return found


def is_text(scene: Scene, index: int) -> bool:
    """Whether a block is running text that is no link."""
    return scene.shapes[index].prose and 2 * scene.page.blocks[index].link_share < 1


def leads_away(scene: Scene, index: int) -> bool:
    """Whether a block is a linked headline and no sentence; a heading that leads to a place in a page is that of a section."""
    block, shape = scene.page.blocks[index], scene.shapes[index]
    if block.link_share <= LINKED or shape.ended or shape.words < HEADLINE:
        return False
    return not (block.level and block.links and "#" in block.links[0].href)


def below_picture(scene: Scene, index: int, pictures: list[int]) -> bool:
    """Whether a block shares an element with a picture and with nothing else but a credit.

    `pictures`: elements that are some, in page order.
    """
    block, elements = scene.page.blocks[index], scene.page.elements
    if block.kind not in KINDS or block.level or 2 * block.link_share >= 1 or scene.shapes[index].words > LONGEST:
        return False
    at = block.element
    for _ in range(DEEP):
        if at < 0 or elements[at].last - elements[at].first > BOX:
            return False
        first = bisect_left(pictures, at)
        if first < len(pictures) and pictures[first] < elements[at].end:
            return True
        at = elements[at].parent
    return False
