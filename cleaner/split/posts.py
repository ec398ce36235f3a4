"""The posts of a thread as they stand in its text: who wrote each, and when, and nothing else of its header."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Set

from cleaner.model import Page
from cleaner.patterns import lazy
from cleaner.split.bodies import Kind, bodies, removed
from cleaner.split.candidate import largest_around
from cleaner.split.groups import Group, Scene, words
from cleaner.split.numbered import numbered
from cleaner.split.post_times import timed, told_when
from cleaner.split.quotations import without_quotations
from cleaner.split.remarks import is_discussion
from cleaner.split.taken import Taken
from cleaner.split.threads import LEAST, PERSONS, names_writer
from cleaner.split.writers import named, told_who, where_named

POST = lazy(r"schema\.org/(?:Question|Answer|Comment|DiscussionForumPosting)\b")
ASKED = lazy(r"schema\.org/(?:Question|Answer)\b")
LINE = 8
"""Words of a line of such a post, where a time stands above as well."""
TIMED = frozenset(("time", "stamped"))
"""Roles of lines above the posts of a thread that tell when it began, or when it was last written in."""
OPENING = 40
"""Words of running text above all posts that are the first post, written otherwise."""


def posts_of(scene: Scene, content: list[int], posts: list[Taken]) -> list[range]:
    """The blocks of each post of the thread that a page is, in page order; none where it is none.

    As the page marks them for machines, where it says that it is a discussion; by their numbers; or of the lists of posts that it has.
    """
    declared = is_discussion(scene.page)
    told = marked_posts(scene.page) if declared else []
    if len(told) >= LEAST:
        return told
    found = numbered(scene, content, declared=declared)
    groups = [group for one in posts for group in one.groups]
    return found or (ranges(scene, groups) if groups else [])


def marked_posts(page: Page) -> list[range]:
    """The blocks of each post that a page marks as one for machines (microdata); those of one around others end where these begin.

    What is said of a question or of an answer is part of these.
    """
    told = [(e, e.attrs.get("itemtype") or "") for e in page.elements if "itemtype" in e.raw and e.first < e.last]
    found = [e for e, kind in told if ASKED.search(kind)]
    if len(found) < LEAST:
        found = [e for e, kind in told if POST.search(kind)]
    starts = [e.first for e in found]
    return [range(e.first, min([s for s in starts if e.first < s < e.last], default=e.last)) for e in found]


def headed_posts(scene: Scene, main: Group, posts: list[Taken], parts: list[range]) -> None:
    """Leave in the text of a thread the words of each post, who wrote it, and when, and nothing else of its header: ranks, the subject again.

    Of the first post they are the authors and the time of the thread.  `parts` are the blocks of each post.
    """
    groups = [group for one in posts for group in one.groups]
    roles = {index: role for group in groups for index, role in group.fields.items()}
    roles.update({group.title: "person" for group in groups if names_writer(scene, group)})
    taken = set(main.blocks)
    alike = {written(scene.page, i) for lines in parts for i in lines if scene.shapes[i].prose and i in taken}
    times = [told_when(scene, list(lines), opening(scene, lines)) for lines in parts]
    boxes = bodies(scene, parts, times, taken)
    parts = with_others(scene.page, parts, boxes)
    held = with_bodies(scene, parts, boxes)
    for index in (i for _, body in held for i in body if not removed(scene, i)):
        taken.add(index)
        scene.verdicts[index].rule = ""
    opened = next((i for i in sorted(taken) if scene.shapes[i].prose and i != main.title), main.blocks[-1])
    opened = min([opened, *(body.start for _, body in held if body)])
    place = where_named(scene, ([i for i in lines if i not in body] for lines, body in held if body))
    for lines, body in held:
        if taken.isdisjoint(lines) or lines[-1] < opened:
            continue
        if body:
            around = [i for i in lines if i not in body]
            when = told_when(scene, around, body.start)
            who = told_who(scene, roles, around, when, place, below=when >= body.stop)
        else:
            who, when, around = of_header(scene, roles, lines, taken, place)
        if who >= 0 and opened in lines:
            told = PERSONS | TIMED if when >= 0 else PERSONS
            for index in [i for i, role in main.fields.items() if role in told and i not in (who, when)]:
                taken.discard(index)
                del main.fields[index]
        for index in around:
            if index == main.title:
                continue
            if index in (who, when):
                if opened not in lines:
                    main.fields[index] = "posted" if index == when and who >= 0 else "post"
                    scene.page.blocks[
                        index
                    ].marker = ""  # the lines of a header are no list, however they are marked up
                elif index == when:
                    exact = scene.shapes[index].time is not None
                    main.fields[index] = "time" if exact else "opened" if who >= 0 else "imprint"
                else:
                    alone = named(scene, index) and not scene.page.blocks[index].cuts
                    main.fields[index] = "author" if alone else "imprint"
                scene.verdicts[index].rule = ""
                taken.add(index)
            elif body or written(scene.page, index) not in alike:
                taken.discard(index)
                main.fields.pop(index, None)
    if boxes:
        first, last = parts[0].start, max(lines.stop for lines in parts)
        above = [i for i in taken if i < first and i != main.title and i not in main.fields]
        said = any(scene.shapes[i].words >= LINE and not timed(scene, i) for i in above)
        signed = any(timed(scene, i) for i in range(max(main.title, 0), first))
        opened_above = words(scene, above) >= OPENING or (said and signed)
        fixed = {main.title, *main.fields}
        taken = {i for i in taken if first <= i < last or i in fixed or (i < first and opened_above)}
    main.blocks = sorted(taken)
    without_quotations(scene, main, parts)


def opening(scene: Scene, lines: range) -> int:
    """The block that the running text of a post begins with; one past its last where it has none."""
    return next((i for i in lines if scene.shapes[i].prose), lines.stop)


def of_header(
    scene: Scene, roles: dict[int, str], lines: range, taken: Set[int], place: Kind | None
) -> tuple[int, int, list[int]]:
    """Who wrote a post whose words stand in no container of their own, and when (-1 where no line says so), and the lines of its header."""
    prose = [i for i in lines if scene.shapes[i].prose and i in taken]
    when = told_when(scene, list(lines), prose[0] if prose else lines.stop)
    above = when < 0 or not prose or when < prose[0]
    around = [i for i in lines if (i <= when if above else not prose[0] <= i <= prose[-1])]
    who = told_who(scene, roles, around, when, place)
    if who < 0 <= when and above and prose:  # a time above the name and what is said of its bearer
        who = told_who(scene, roles, [i for i in lines if when < i < prose[0]], when, place)
        around += profile(scene.page, who, prose[0]) if who >= 0 else []
    return who, when, around


def with_others(page: Page, parts: list[range], boxes: list[range]) -> list[range]:
    """Some posts, and those beside them whose words are all that is known of them: each the largest container around these."""
    starts = sorted({*(lines.start for lines in parts), *(body.start for body in boxes)})
    stops = sorted({-1, *(lines.stop - 1 for lines in parts)})
    inside = {i for lines in parts for i in lines}
    found = list(parts)
    for body in boxes:
        if body.start not in inside:
            at = bisect_right(starts, body.start)
            after = starts[at] if at < len(starts) else len(page.blocks)
            before = stops[bisect_left(stops, body.start) - 1]
            found.append(range(*largest_around(page, body.start, before, after)[0]))
    return sorted(found, key=lambda lines: lines.start)


def with_bodies(scene: Scene, parts: list[range], held: list[range]) -> list[tuple[range, range]]:
    """The blocks of each post with those of its words, none where it has no container of them; of posts within others, from the words before
    on.  What no time parts from a post is the signature of its writer.
    """
    found = []
    starts = [body.start for body in held]
    for lines in parts:
        inner: list[range] = []
        for body in held[bisect_left(starts, lines.start) : bisect_left(starts, lines.stop)]:
            if not inner or any(timed(scene, i) for i in range(inner[-1].stop, body.start)):
                inner.append(body)
        start = lines.start
        for body in inner[:-1]:
            found.append((range(start, body.stop), body))
            start = body.stop
        found.append((range(start, lines.stop), inner[-1] if inner else range(0)))
    return found


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


def profile(page: Page, who: int, first: int) -> range:
    """The blocks of the largest container around a name that ends before the text of its post, which begins at block `first`."""
    at = page.blocks[who].element
    while (parent := page.elements[at].parent) >= 0 and page.elements[parent].last <= first:
        at = parent
    return range(page.elements[at].first, page.elements[at].last)
