"""A candidate list, and the ways to give each of its headlines a record."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from cleaner.model import Page
from cleaner.shape import Shape

TILED = 0.8
"""Share of the headlines whose containers must hold more than them, where containers alone make records."""
ENTRIES = 3
"""Entries without headlines that make a list."""
TOGETHER = 3
"""Records in one part of a page that are also a list by themselves."""
ENDS = frozenset(("body", "html", "main"))
"""Containers that are never one record."""


class Candidate(Struct, gc=False):
    """A list that may be one of articles."""

    members: list[int]
    """The blocks of the headlines, in page order."""
    spans: list[tuple[int, int]]
    """First and one past the last block of each record."""
    containers: list[int]
    """The element that each record has to itself; -1 where it has none."""
    view: int
    """How records were found: 0 container, 1 what follows, 2 both."""
    run_in: bool = False
    """Headlines are the bold beginnings of their blocks."""
    counted: bool = False
    """Headlines begin with their numbers, and are no headings."""
    untitled: bool = False
    """There are no headlines: `members` are the lines of time that records begin with."""
    whole: "Candidate | None" = None
    """The list that it is a part of by its place on the page."""
    told: bool = False
    """Its headlines themselves say that they are stories: their level, or their numbers."""
    fate: str = ""
    """What became of it: taken, bare, overlaps; beside an article related, item, inside; nothing where its chance is too low."""


def untitled(page: Page, shapes: list[Shape], members: list[int], headlines: list[int]) -> list[Candidate]:
    """Lists of texts that begin with a time and have no headline, as the entries of a live blog: the newest first.  Minutes and
    programmes tell what came one after the other.
    """
    if len(members) < ENTRIES or forwards(shapes, members):
        return []
    found = []
    for one in views(page, members, False):
        count = len(members)
        texts = sum(any(shapes[i].prose for i in range(first, last)) for first, last in one.spans)
        first_in = sum(index - first <= 1 for index, (first, _) in zip(members, one.spans, strict=True))
        entitled = sum(bisect_left(headlines, first) < bisect_left(headlines, last) for first, last in one.spans)
        if min(texts, first_in) >= TILED * count and entitled <= (1 - TILED) * count:
            one.untitled = True
            found.append(one)
    return found


def forwards(shapes: list[Shape], members: list[int]) -> bool:
    """Whether most of the times of some lines are later than those before them."""
    moments = []
    for index in members:
        time = shapes[index].time
        assert time is not None
        ago = -time.months * 31 - time.days, -max(time.seconds, 0)
        moments.append((time.year, time.month, time.day, *ago, time.hour, time.minute, time.second))
    return 2 * sum(one < two for one, two in pairwise(moments)) > len(members) - 1


def regions(page: Page, one: Candidate) -> list[list[int]]:
    """Numbers of the records of a list that are siblings, where they stand in several parts of the page (data regions of MDR)."""
    parts: dict[int, list[int]] = {}
    for number, (index, container) in enumerate(zip(one.members, one.containers, strict=True)):
        around = page.elements[container].parent if container >= 0 else page.blocks[index].element
        parts.setdefault(around, []).append(number)
    return [part for part in parts.values() if len(part) >= TOGETHER] if len(parts) > 1 else []


def part_of(one: Candidate, numbers: list[int], members: list[int]) -> Candidate:
    """Some of the records of a list as a list; `members` are their headlines."""
    return Candidate(
        members,
        [one.spans[n] for n in numbers],
        [one.containers[n] for n in numbers],
        one.view,
        one.run_in,
        one.counted,
        one.untitled,
    )


def largest_around(page: Page, index: int, before: int, after: int) -> tuple[tuple[int, int], int, int]:
    """The largest element around a block between two others: its blocks, itself, and the element around it; the block alone
    and -1 where there is none."""
    first, last, container = index, index + 1, -1
    element = page.blocks[index].element
    while element >= 0:
        node = page.elements[element]
        if node.first <= before or node.last > after or node.tag in ENDS:
            break
        first, last, container = node.first, node.last, element
        element = node.parent
    return (first, last), container, element


def views(page: Page, members: list[int], run_in: bool) -> list[Candidate]:
    """The ways to give each headline its record; a way that gives the same records as another is left out."""
    count = len(members)
    own: list[tuple[int, int]] = []
    containers: list[int] = []
    ends: list[int] = []
    for at, index in enumerate(members):
        before = members[at - 1] if at else -1
        after = members[at + 1] if at + 1 < count else len(page.blocks)
        span, container, element = largest_around(page, index, before, after)
        own.append(span)
        containers.append(container)
        ends.append(page.elements[element].last if element >= 0 else len(page.blocks))
    found = [Candidate(members, own, containers, 0, run_in)]
    if tiled(own):
        return found
    follow: list[tuple[int, int]] = []
    both: list[tuple[int, int]] = []
    reach = usual_reach(members, ends)
    for at, index in enumerate(members):
        if at + 1 < count and members[at + 1] <= ends[at]:
            follow.append((index, members[at + 1]))
            both.append((own[at][0], max(own[at + 1][0], own[at][1])))
        else:
            end = max(min(ends[at], index + reach), own[at][1])
            follow.append((index, end))
            both.append((own[at][0], end))
    if both != own:
        found.append(Candidate(members, both, containers, 2, run_in))
    if follow != own and follow != both:
        found.append(Candidate(members, follow, [-1] * count, 1, run_in))
    return found


def tiled(own: list[tuple[int, int]]) -> bool:
    """Whether the containers of headlines say where records begin and end: nearly all hold more, and nothing is between."""
    held = sum(last - first > 1 for first, last in own)
    between = own[-1][1] - own[0][0] - sum(last - first for first, last in own)
    return held >= TILED * len(own) and between <= (1 - TILED) * len(own)


def usual_reach(members: list[int], ends: list[int]) -> int:
    """Blocks from a headline to the next one of its list, where it is long: how far the last record may reach."""
    steps = sorted(b - a for a, b, end in zip(members, members[1:], ends, strict=False) if b <= end)
    return max(2 * steps[len(steps) * 3 // 4], 12) if steps else 12


def record_at(spans: Sequence[tuple[int, int]], block: int) -> int:
    """Number of the span that holds a block; -1 for none.  Spans are in order and do not overlap."""
    at = bisect_left(spans, (block + 1, -1)) - 1
    return at if at >= 0 and spans[at][0] <= block < spans[at][1] else -1
