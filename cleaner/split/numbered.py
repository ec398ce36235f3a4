"""Posts of a thread that each have a number: that of the element they stand in, and of the link that leads to it.

"<div id='p48213'>" and "<a href='viewtopic.php?t=77#p48213'>": so do programs of boards, whatever else their pages look like.
"""

from collections import defaultdict
from itertools import accumulate

from cleaner.describe import hints
from cleaner.model import Page
from cleaner.patterns import lazy
from cleaner.split.candidate import largest_around
from cleaner.split.groups import Scene, words
from cleaner.split.headlines import told_title
from cleaner.split.post_times import timed
from cleaner.split.threads import AGAIN, to_writer
from cleaner.split.writers import called_writer, where_named

PLACE = lazy(r'(?:^| )(?:id|name)="([A-Za-z_-]*)(\d+)"')
ANCHOR = lazy(r"[#=-]\D{0,12}(\d+)$")
LEAST = 2
"""Posts of a thread."""
KINDS = 12
"""Kinds of elements, numbered alike, that are looked at."""
MOST = 0.8
"""Share of the posts that have a link to their number, and a time; and no headline of their own."""
HELD, DECLARED = 0.5, 0.25
"""Share of a page's text that is in the posts; of one that says itself that it is a thread."""
HEADLINE = 3.5
"""Words that a name or a rank has at most."""
LINKED = 0.9
"""Share of a line that leads elsewhere as a whole."""


def numbered(scene: Scene, content: list[int], *, declared: bool) -> list[range]:
    """The blocks of each post of a page, of elements that are numbered alike and hold most of its content; none where it is no thread.

    `declared`: the page says itself that it is one.
    """
    page = scene.page
    total = words(scene, content)
    least = (DECLARED if declared else HELD) * total
    best: list[range] = []
    for heads in series(scene, least, declared=declared):
        around = zip([-1, *heads], heads, [*heads[1:], len(page.blocks)], strict=False)
        parts = [range(*largest_around(page, head, before, after)[0]) for before, head, after in around]
        inside = {i for lines in parts for i in lines}
        held = words(scene, [i for i in content if i in inside])
        if held >= least and held and (declared or all_posts(scene, parts)):
            best, least = parts, held + 1
    return best


def series(scene: Scene, least: float, *, declared: bool) -> list[list[int]]:
    """The blocks that elements numbered alike begin with, for each of some kinds: first containers that hold at least so many words, then
    mere anchors.

    Where the page does not say that it is a thread, most of the numbers must be those of links.
    """
    page, shapes = scene.page, scene.shapes
    found: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    held: dict[tuple[str, str], float] = defaultdict(float)
    before = list(accumulate((shape.words if shape.prose else 0.0 for shape in shapes), initial=0.0))
    for element in page.elements:
        place = PLACE.search(element.raw) if "id=" in element.raw or "name=" in element.raw else None
        if place is not None and element.first < len(shapes) and (element.last > element.first or element.tag == "a"):
            key = element.tag, place[1]
            found[key].append((element.first, place[2]))
            held[key] += before[element.last] - before[element.first]
    kinds = []
    led: set[str] | None = None
    for key, posts in found.items():
        heads = sorted({first for first, _ in posts})
        if len(heads) < LEAST or (key[0] != "a" and held[key] < least):
            continue
        own = {number for _, number in posts}
        if not declared and led is None:
            led = led_to(page)
        if led is None or len(own & led) >= MOST * len(own):
            kinds.append((key[0] == "a", -held[key], heads))
    return [heads for _, _, heads in sorted(kinds)[:KINDS]]


def led_to(page: Page) -> set[str]:
    """The numbers that links of a page lead to."""
    links = (hints.href_of(one.raw) for one in page.elements if one.tag == "a" and "href=" in one.raw)
    return {found[1] for href in links if href and (found := ANCHOR.search(href))}


def all_posts(scene: Scene, parts: list[range]) -> bool:
    """Whether most of the parts of a page say who wrote them, and on which day, and few have a headline of their own."""
    title = AGAIN.sub("", told_title(scene.page).split("\n")[0].casefold())
    least = MOST * len(parts)
    heads = [text for part in parts if (text := headline(scene, part)) and text not in title]
    if len(heads) > len(parts) - least:
        return False
    if sum(any(told_day(scene, i) for i in part) for part in parts) < least:
        return False
    headers = [[i for i in part if not scene.shapes[i].prose] for part in parts]
    signed = sum(any(to_writer(scene, i) or called_writer(scene, i) for i in lines) for lines in headers)
    return signed >= least or where_named(scene, headers) is not None


def told_day(scene: Scene, index: int) -> bool:
    """Whether a line tells a time, and not only an hour: the entries of a live blog have no day."""
    shape = scene.shapes[index]
    return timed(scene, index) and any(one.kind != "clock" for one in (shape.time, *shape.edges) if one is not None)


def headline(scene: Scene, part: range) -> str:
    """The heading, or the line that leads elsewhere, above the text of a part, without "Re:"; "" for none of several words."""
    page, shapes = scene.page, scene.shapes
    for i in part:
        block = page.blocks[i]
        if shapes[i].prose and not block.level:
            break
        leading = block.level or (block.link_share > LINKED and block.leads)
        if leading and shapes[i].words > HEADLINE and shapes[i].time is None and not shapes[i].edges:
            return " ".join(AGAIN.sub("", block.text.casefold()).split())
    return ""
