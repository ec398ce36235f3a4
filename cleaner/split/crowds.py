"""Records that hold several other stories: a section of a home page, whose first headline is written like those of the sections
beside it, while the other headlines below it are written otherwise.

The largest container of such a headline is the section.  What tells is that it holds other headlines that lead to addresses of the
same form as its own and say something else: a cluster of what other publishers write about one story leads elsewhere, and the
variants of a ware have its name.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from cleaner.address import form, host
from cleaner.model import Page
from cleaner.patterns import lazy
from cleaner.shape import Shape
from cleaner.split.candidate import Candidate, largest_around

WORD = lazy(r"\w+")
LEAST, LONGEST = 4, 40
"""Words of a headline that parts records."""
CROWD = 2
"""Other headlines in a record from which on it is a section."""
LABEL = 5
"""Words of the longest label of a section."""
MOST = 0.6
"""Share of the headlines of a list that must stand above several others for all to be labels."""
AFTER = 4
"""Blocks after a headline without a container of its own that may be of its story."""


def linked_headlines(page: Page, shapes: Sequence[Shape], blocks: Sequence[int]) -> list[int]:
    """Those of `headline_links` that lead to the site where most of them do."""
    found = headline_links(page, shapes, blocks)
    hosts = [host(page.blocks[index].links[0].href) for index in found]
    usual = Counter(hosts).most_common(1)[0][0] if hosts else None
    return [index for index, where in zip(found, hosts, strict=True) if where in (None, usual)]


def headline_links(page: Page, shapes: Sequence[Shape], blocks: Sequence[int]) -> list[int]:
    """Blocks that are links of some words and no phrases or times: headlines, whatever list they are in."""
    found = []
    for index in blocks:
        block, shape = page.blocks[index], shapes[index]
        if not block.links or block.link_share <= 0.6 or shape.concept is not None or shape.time is not None:
            continue
        if LEAST <= shape.words <= LONGEST:
            found.append(index)
    return found


def part_crowds(page: Page, shapes: Sequence[Shape], one: Candidate, stories: Sequence[int]) -> None:
    """Narrow the records of a list that hold several other headlines to what is of their own."""
    blocks = page.blocks
    for number, (title, (first, last)) in enumerate(zip(one.members, one.spans, strict=True)):
        if last - first <= CROWD or not blocks[title].links or one.run_in:
            continue
        inner = stories[bisect_left(stories, first) : bisect_left(stories, last)]
        if len(inner) <= CROWD or title not in inner:
            continue
        href = target(page, title)
        own = outline(href)
        others = {
            target(page, i): i
            for i in inner
            if i != title and target(page, i) != href and outline(target(page, i)) == own
        }
        said = words_of(blocks[title].text)
        told = [i for i in others.values() if 3 * len(said & words_of(blocks[i].text)) < len(said)]
        if len(told) < CROWD:
            continue
        apart = sorted(i for i in inner if i != title and target(page, i) != href)
        (start, end), one.containers[number] = narrowed(page, shapes, title, apart)
        if number and start < one.spans[number - 1][1]:  # the lines above were of the record before
            start = max(start, one.members[number - 1] + 1)
            one.spans[number - 1] = one.spans[number - 1][0], start
        after = one.spans[number + 1][0] if number + 1 < len(one.spans) else end
        one.spans[number] = start, max(min(end, after), title + 1)


def outline(href: str) -> tuple[int, bool, bool, bool]:
    """The form of an address but for the digits of one that ends in words: a headline may have some."""
    parts, worded, digits, absolute = form(href)
    return parts, worded, digits and not worded, absolute


def target(page: Page, index: int) -> str:
    """Where a linked block leads."""
    return page.blocks[index].links[0].href.split("#")[0]


def words_of(text: str) -> set[str]:
    """The words of a line: a ware and its variants share most of them, two stories do not."""
    return set(WORD.findall(text.casefold()))


def labels_sections(shapes: Sequence[Shape], one: Candidate, stories: Sequence[int]) -> bool:
    """Whether the headlines of a list are the labels of sections: short headings that lead to no story, each above several headlines."""
    members = one.members
    if any(shapes[i].words > LABEL or i in stories for i in members):
        return False
    above = 0
    for title, (first, last) in zip(members, one.spans, strict=True):
        start, end = bisect_left(stories, max(first, title)), bisect_left(stories, last)
        told = any(shapes[i].prose for i in range(title + 1, stories[start])) if start < end else True
        above += end - start >= CROWD and not told
    return above >= MOST * len(members)


def narrowed(page: Page, shapes: Sequence[Shape], title: int, others: list[int]) -> tuple[tuple[int, int], int]:
    """Span and container of a headline among others: the largest element that holds none of them, or the text that follows it."""
    at = bisect_left(others, title)
    before = others[at - 1] if at else -1
    after = others[at] if at < len(others) else len(page.blocks)
    (first, last), container, element = largest_around(page, title, before, after)
    if last - first == 1:
        end = min(after, page.elements[element].last if element >= 0 else last, title + 1 + AFTER)
        text = [i for i in range(title + 1, end) if shapes[i].prose and not page.blocks[i].level]
        if text and not any(page.blocks[i].level for i in range(title + 1, text[-1])):
            last = text[-1] + 1
    return (first, last), container
