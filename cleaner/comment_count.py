"""The number of readers' comments as the label of these: "3 comments" right above them, where no other label stands."""

from cleaner.model import Page, Verdict
from cleaner.patterns import lazy
from cleaner.rules import Rules
from cleaner.shape import Shape

COUNTS, FEW, MUCH = "counts", 2, 4
"""The concept of numbers of comments, views and the like; how often such a line stands on a page of which it is a label, and how much
more running text may follow it than stands above."""
LINKED = 0.5
"""Share of a line that is linked, from which it leads to the comments."""
HEADLINE, STORIES = 4, 2
"""Words of a line that leads to a story, and how many of these there are: most names of readers have fewer."""
MOSTLY = 0.7
"""Share of the containers side by side that must hold such a line, where they are stories and not what readers say."""
DIGITS = lazy(r"\d+")


def counts_comments(page: Page, shapes: list[Shape], rules: Rules, verdicts: list[Verdict]) -> tuple[int, int]:
    """The line that counts readers' comments and stands right above them, as their label, and one past the last of these; -1 for none.

    It is no link, stands on the page at most twice, and below much running text: beside a headline it only counts.
    The comments are in the nearest container that holds running text below it, up to the first line that leads to a story.
    """
    found = [i for i, shape in enumerate(shapes) if shape.concept is not None and shape.concept.name == COUNTS]
    labels = [i for i in found if page.blocks[i].link_share <= LINKED and names_comments(rules, page.blocks[i].text)]
    if not 0 < len(labels) <= FEW:
        return -1, -1
    said = [
        shape.words if shape.prose and not verdict.rule and block.link_share <= LINKED else 0.0
        for block, shape, verdict in zip(page.blocks, shapes, verdicts, strict=True)
    ]
    for index in labels:
        at, below = page.blocks[index].element, 0.0
        while at >= 0 and not below:
            below = sum(said[index : page.elements[at].last])
            last, at = page.elements[at].last, page.elements[at].parent
        if 0 < below < MUCH * sum(said[:index]):
            return index, before_list(page, shapes, index, last)
    return -1, -1


def before_list(page: Page, shapes: list[Shape], label: int, end: int) -> int:
    """Where a list of stories begins below a label of readers' comments, whatever stands above it: lines as long as headlines that each lead to
    a place of their own; `end` where there is none.
    """
    found = [
        i
        for i in range(label + 1, end)
        if page.blocks[i].link_share > LINKED
        and shapes[i].words >= HEADLINE
        and shapes[i].time is None
        and not shapes[i].edges
        and shapes[i].concept is None
    ]
    led = [page.blocks[i].links[0].href.partition("#")[0] for i in found]
    found = [
        i for i, place, before in zip(found, led, ["", *led], strict=False) if place != before
    ]  # a card as one link
    places = {page.blocks[i].links[0].href.partition("#")[0] for i in found} - {"", page.base}
    if len(places) < STORIES or len(places) < len(found):
        return end
    at = page.blocks[found[0]].element
    while at >= 0 and not page.elements[at].first <= found[0] <= found[-1] < page.elements[at].last:
        at = page.elements[at].parent
    first, last = found[0], found[-1] + 1
    if at >= 0 and page.elements[at].first > label:
        first, last = page.elements[at].first, page.elements[at].last
    records = {child_of(page, i, at) for i in range(first, last)}
    if len({child_of(page, i, at) for i in found}) < MOSTLY * len(records):
        return end  # what readers say, some with a link
    return max(min(first, page.elements[child_of(page, found[0], at)].first), label + 1)


def child_of(page: Page, index: int, around: int) -> int:
    """The element right within another one that a block stands in; its own where it stands in none."""
    inner = at = page.blocks[index].element
    while at >= 0 and at != around:
        inner, at = at, page.elements[at].parent
    return inner


def names_comments(rules: Rules, text: str) -> bool:
    """Whether a line is the label of readers' comments and their number, which is not nought."""
    number = DIGITS.search(text)
    found = rules.find(DIGITS.sub(" ", text).strip(" ()[]:")) if number and int(number[0]) else None
    return found is not None and found[1].section == "comments"
