"""The posts of a thread as they stand in its text: who wrote each, and when, and nothing else of its header."""

from collections import Counter

from cleaner.model import Page
from cleaner.patterns import lazy
from cleaner.shape import Shape
from cleaner.split.candidate import largest_around
from cleaner.split.groups import Group, Scene
from cleaner.split.taken import Taken
from cleaner.split.threads import BESIDE, PERSONS, names_writer, to_writer

POST = lazy(r"schema\.org/(?:Question|Answer|Comment|DiscussionForumPosting)\b")
CLOCK = lazy(r"\d[:.]\d\d")
NAMED = lazy(r"[^\W\d_]{2}")


def marked_posts(page: Page) -> list[range]:
    """The blocks of each post that a page marks as one for machines (microdata); those of one around others end where these begin."""
    found = [
        e
        for e in page.elements
        if "itemtype" in e.raw and POST.search(e.attrs.get("itemtype") or "") and e.first < e.last
    ]
    starts = [e.first for e in found]
    return [range(e.first, min([s for s in starts if e.first < s < e.last], default=e.last)) for e in found]


def headed_posts(scene: Scene, main: Group, posts: list[Taken], marked: list[range]) -> None:
    """Leave in the text of a thread who wrote each post, and when, and nothing else of its header: ranks, the subject again.

    Of the first post they are the authors and the time of the thread.  `marked` are posts where there are no lists of them.
    """
    page = scene.page
    groups = [group for one in posts for group in one.groups]
    roles = {index: role for group in groups for index, role in group.fields.items()}
    roles.update({group.title: "person" for group in groups if names_writer(scene, group)})
    opened = next((i for i in main.blocks if scene.shapes[i].prose and i != main.title), main.blocks[-1])
    taken = set(main.blocks)
    parts = ranges(scene, groups) if groups else marked
    said = {written(page, i) for lines in parts for i in lines if scene.shapes[i].prose and i in taken}
    for lines in parts:
        if taken.isdisjoint(lines) or lines[-1] < opened:
            continue
        prose = [i for i in lines if scene.shapes[i].prose and i in taken]
        when = told_when(scene, lines, prose[0] if prose else lines.stop)
        above = when < 0 or not prose or when < prose[0]
        around = [i for i in lines if i != main.title and (i <= when if above else not prose[0] <= i <= prose[-1])]
        who = told_who(scene, roles, around, when)
        if who < 0 <= when and above and prose:  # a time above the name and what is said of its bearer
            beneath = [i for i in lines if when < i < prose[0] and i != main.title]
            who = told_who(scene, roles, beneath, when)
            around += profile(page, who, prose[0]) if who >= 0 else []
        for index in around:
            if index in (who, when) and opened in lines:
                main.fields[index] = "time" if scene.shapes[index].time is not None else "imprint"
            elif index in (who, when):
                main.fields[index] = "post"
                page.blocks[index].marker = ""  # the lines of a header are no list, however they are marked up
            elif written(page, index) in said:
                continue
            else:
                taken.discard(index)
                main.fields.pop(index, None)
                continue
            scene.verdicts[index].rule = ""
            taken.add(index)
    main.blocks = sorted(taken)


def ranges(scene: Scene, groups: list[Group]) -> list[range]:
    """The blocks of each post: of the largest container of each of some records, and of those beside these that are written alike."""
    page = scene.page
    heads = sorted({group.head for group in groups})
    held = [
        largest_around(page, head, before, after)[1]
        for before, head, after in zip([-1, *heads], heads, [*heads[1:], len(page.blocks)], strict=False)
    ]
    kinds = Counter((page.elements[e].parent, page.elements[e].tag) for e in held if e >= 0)
    if not kinds:
        return [range(group.blocks[0], group.blocks[-1] + 1) for group in sorted(groups, key=lambda group: group.head)]
    (around, tag), _ = kinds.most_common(1)[0]
    alike = [e for e in held if e >= 0 and (page.elements[e].parent, page.elements[e].tag) == (around, tag)]
    names = frozenset.intersection(*(classes(page, e) for e in alike))
    found = []
    at, end = around + 1, page.elements[around].end if around >= 0 else len(page.elements)
    while at < end:
        one = page.elements[at]
        if one.tag == tag and names <= classes(page, at) and one.first < one.last:
            found.append(range(one.first, one.last))
        at = one.end
    return found


def written(page: Page, index: int) -> tuple[str, frozenset[str]]:
    """How a line is marked up: as the text of posts, or as the lines of their headers."""
    element = page.blocks[index].element
    return page.elements[element].tag, classes(page, element)


def classes(page: Page, element: int) -> frozenset[str]:
    """The names of the classes of an element."""
    return frozenset((page.elements[element].attrs.get("class") or "").split())


def told_who(scene: Scene, roles: dict[int, str], around: list[int], when: int) -> int:
    """The line that says who wrote a post, -1 where the one that says when does, too."""
    shapes, blocks = scene.shapes, scene.page.blocks
    lines = [i for i in around if NAMED.search(blocks[i].text) and shapes[i].time is None and shapes[i].words <= BESIDE]
    lines = [i for i in lines if i == when or not shapes[i].edges]
    leading = [i for i in lines if to_writer(scene, i)]
    signed = [i for i in lines if roles.get(i) in PERSONS and not any(map(str.isdigit, blocks[i].text))]
    who = next(iter((*leading, *signed)), -1)
    return -1 if who < 0 or when < 0 or blocks[who].text in blocks[when].text else who


def profile(page: Page, who: int, first: int) -> range:
    """The blocks of the largest container around a name that ends before the text of its post, which begins at block `first`."""
    at = page.blocks[who].element
    while (parent := page.elements[at].parent) >= 0 and page.elements[parent].last <= first:
        at = parent
    return range(page.elements[at].first, page.elements[at].last)


def told_when(scene: Scene, lines: range, first: int) -> int:
    """The line that says when a post was written, -1 for none: marked up as a time, with a time of day, or the last one before its
    text, which begins at block `first`.

    What stands behind a label, "Joined: …", is something else.
    """
    times = [i for i in lines if timed(scene.shapes[i]) and not scene.verdicts[i].rule and not labelled(scene, i)]
    marked = [i for i in times if scene.page.blocks[i].datetime]
    to_the_minute = [i for i in times if CLOCK.search(scene.page.blocks[i].text)]
    above = [i for i in times if i < first]
    return next(iter((*marked, *to_the_minute, *above[-1:], *times)), -1)


def timed(shape: Shape) -> bool:
    """Whether a short line is a time, or holds one at an end."""
    return shape.time is not None or (bool(shape.edges) and shape.words <= BESIDE and not shape.prose)


def labelled(scene: Scene, index: int) -> bool:
    """Whether a time stands behind a label that is none of when something was published."""
    shape, text = scene.shapes[index], scene.page.blocks[index].text
    start = shape.time.start if shape.time is not None else min(edge.start for edge in shape.edges)
    return text[:start].rstrip().endswith((":", "：")) and shape.field != "published_text"
