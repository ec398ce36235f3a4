"""What stands under the labels of an HTML page: the section of each block, and which of them hold nothing that is kept.

A label ("Comments", "About the author") speaks of what follows it in its container, up to another label or a heading as high.
"""

from itertools import accumulate

from cleaner.comment_count import before_list, counts_comments
from cleaner.model import Page, Verdict
from cleaner.patterns import lazy
from cleaner.rules import Rules
from cleaner.shape import Shape, tagged

REMOVED = frozenset(("comments", "author", "tools", "newsletter", "wares"))
"""Sections of which nothing is kept."""
DIGITS = lazy(r"\d+")
TIMELESS = frozenset(("tools", "newsletter"))
"""Sections of tools and calls: nothing in them has a time, and no text stands there."""
NOTE = 150
"""Words of running text from which what stands under "About the author" is no note on them any more, and none of a call to subscribe."""
HEADLINE = 4
"""Words of the shortest linked heading that is the headline of a story."""
STORY = 4
"""Blocks below a label of wares among which one that tells a time says that they are stories."""
CONTROLS, CONTROL = 2, 24
"""Controls beside a label, and characters of the longest."""


def prose_before(shapes: list[Shape]) -> list[float]:
    """Words of running text before each block, and of all at the end."""
    return list(accumulate([shape.words if shape.prose else 0.0 for shape in shapes], initial=0.0))


def sections(page: Page, shapes: list[Shape], rules: Rules, verdicts: list[Verdict]) -> None:
    """Name the section of each block of an HTML page by the labels before it, and remove those of which nothing is kept."""
    repeated: dict[str, int] = {}
    for shape in shapes:
        if shape.concept is not None and shape.concept.section == "comments" and shape.phrase is not None:
            repeated[shape.phrase.text] = repeated.get(shape.phrase.text, 0) + 1
    section, end, label = "main", len(verdicts), -1
    noted = 0.0
    total = prose_before(shapes)
    counted, until = counts_comments(page, shapes, rules, verdicts)
    empty = False  # the page says that there are no comments: what follows are controls, then something else
    for index, verdict in enumerate(verdicts):
        if index >= end or (section != "main" and ends(page, shapes, label, index, section)):
            if section in TIMELESS and index < end:
                give_back(page, verdicts, label, index, section)
            section, end = "main", len(verdicts)
        shape = shapes[index]
        concept = shape.concept
        if concept is not None and concept.does == "section" and verdict.rule.startswith(("phrase:", "learned:")):
            if is_label(page, index, shape, repeated) and not swallows(page, shapes, verdicts, total, index):
                section, empty = concept.section, says_none(page.blocks[index].text)
                end, label, noted = scope(page, index, verdicts), index, 0.0
                if section == "wares" and tells_times(shapes, index + 1, end):
                    section = "related"
                if section == "comments":
                    end = before_list(page, shapes, index, end)
            if verdict.section == "main":
                verdict.section = section
            continue
        if index == counted and section == "main":
            section, empty, end, label = "comments", False, until, index
        if verdict.rule:
            if verdict.section == "main":
                verdict.section = section
            continue
        if section == "tags" and not tagged(page.blocks[index].text) and (shape.words > 4 or shape.time is not None):
            section = "main"
        if empty and begins_item(shapes, index):
            section, empty = "main", False
        if section in TIMELESS and (
            (not shape.prose and (shape.time is not None or shape.edges)) or heads_story(page, shape, index)
        ):
            give_back(page, verdicts, label, index, section)  # the header of a story
            section = "main"
        if verdict.section == "main":
            verdict.section = section
        if section in REMOVED and section != "comments":
            verdict.rule = f"section:{section}"  # where comments end, split finds out
            noted += shape.words if shape.prose else 0.0
            if section in ("author", "wares") and noted > NOTE:
                section, end = "main", len(verdicts)


def swallows(page: Page, shapes: list[Shape], verdicts: list[Verdict], total: list[float], index: int) -> bool:
    """Whether a text would go with what stands below a label of tools or of a letter: a call to subscribe right above an article."""
    concept = shapes[index].concept
    if concept is None or concept.section not in TIMELESS:
        return False
    last = index + 1
    end = scope(page, index, verdicts)
    while last < end and not ends(page, shapes, index, last, concept.section):
        other = shapes[last].concept
        if other is not None and other.does == "section":
            break
        last += 1
    return total[last] - total[index + 1] > NOTE


def heads_story(page: Page, shape: Shape, index: int) -> bool:
    """Whether a line is the headline of a story: a linked heading of some words that no phrase knows."""
    block = page.blocks[index]
    return block.level > 0 and block.leads and shape.concept is None and shape.words >= HEADLINE


def tells_times(shapes: list[Shape], first: int, end: int) -> bool:
    """Whether one of the first lines below a label tells a time, as headers of stories do and wares do not."""
    return any(shape.time is not None or shape.edges for shape in shapes[first : min(end, first + STORY)])


def ends(page: Page, shapes: list[Shape], label: int, index: int, section: str) -> bool:
    """Whether a heading ends the section of a label: it stands as high as the label, and does not lead anywhere as a story does.

    A label that is no heading itself is ended by any, but where readers' comments may have headings of their own.
    """
    block, other = page.blocks[index], page.blocks[label]
    if not block.level or block.links or shapes[index].concept is not None:
        return False
    return block.level <= other.level or (not other.level and section != "comments")


def give_back(page: Page, verdicts: list[Verdict], label: int, index: int, section: str) -> None:
    """Let go of lines right before the heading or the time that ends a section of tools, where an element that does not hold the label of
    the section holds all of these: the source above a headline."""
    at = page.blocks[index].element
    first = index
    while at >= 0 and page.elements[at].first > label:
        first = page.elements[at].first
        at = page.elements[at].parent
    for verdict in verdicts[first:index]:
        if verdict.rule == f"section:{section}":
            verdict.rule, verdict.section = "", "main"


def says_none(text: str) -> bool:
    """Whether a label counts to nought: "Comments (0)"."""
    return [int(n) for n in DIGITS.findall(text)] == [0]


def begins_item(shapes: list[Shape], index: int) -> bool:
    """Whether a line, where no comment can stand, begins something else: text, a time, or a header of an item."""
    shape = shapes[index]
    following = shapes[index + 1] if index + 1 < len(shapes) else shape
    return shape.words > 5 or shape.time is not None or bool(shape.edges) or following.time is not None


def is_label(page: Page, index: int, shape: Shape, repeated: dict[str, int]) -> bool:
    """Whether a phrase that names a section stands there as a label, not as a link or a control of an item."""
    assert shape.concept is not None
    assert shape.phrase is not None
    if shape.concept.section != "comments":
        return True
    if page.elements and page.blocks[index].link_share > 0.5 and page.blocks[index].level == 0:
        return False
    return repeated[shape.phrase.text] < 3


def scope(page: Page, index: int, verdicts: list[Verdict]) -> int:
    """One past the last block that a label in block `index` speaks of.

    It is the end of the nearest container that begins with the label and holds more than it; a label among its siblings
    speaks of what follows in their parent.  The last of them, as in a menu, speaks of nothing.  A row of the label and a
    control or two ("All", "1 of 5") is a label itself.
    """
    at = page.blocks[index].element
    while at >= 0:
        element = page.elements[at]
        if element.last > index + 1:
            around = page.elements[element.parent] if element.parent >= 0 else element
            row = element.last <= index + 1 + CONTROLS and all(brief(page, i) for i in range(index + 1, element.last))
            if not row or around.first < index or around.last == element.last:
                return element.last
        if element.first < index:
            return index + 1
        at = element.parent
    return len(verdicts)


def brief(page: Page, index: int) -> bool:
    """Whether a line may be a control beside a label."""
    block = page.blocks[index]
    return len(block.text) <= CONTROL and not block.level
