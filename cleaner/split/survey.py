"""Which lists of an HTML page are lists of articles.

Every candidate list has the odds that its records are articles (`cleaner.classify.lists`).  The one that promises most,
number of records times chance, is taken first; the others, without the records that it holds, are weighed beside it
(`cleaner.classify.others`), and those that are likely are taken in the order of what they promise.
"""

from collections.abc import Callable
from math import exp

from msgspec import Struct

from cleaner.classify import lists, others
from cleaner.describe.imprint import inner_time
from cleaner.shape import size
from cleaner.split.groups import Evidence, Group, Scene
from cleaner.split.headlines import squeezed, told_title
from cleaner.split.lists import Candidate, candidates, headline_link, record_at
from cleaner.split.naming import PARTED, name_fields, part_times

LIKELY = 0.3
"""Chance from which a record is worth being taken: half of the F1 that is hoped for (Lipton et al., "Optimal thresholding of
classifiers to maximize F1 measure", 2014)."""
SECOND = 0.4
"""Chance that a list needs beside the one that promises most."""
BARE = 0.42
"""Chance that a list needs whose headlines lead nowhere and tell no times: inner headings look the same."""
RELATIVE = 0.7
"""Share of the best chance on the page that another list must have: where one list is clearly right, a doubtful one is not."""
CONTENT = -0.5
"""Log-odds from which a block outside of lists is content."""
UNDER = 0.2
"""Chance of bold words within stories that have headlines to be headlines, too."""
STORY, HEADED = 40, 4
"""Words of running text under a headline that make a story of it; headings of the first level that make a list of such."""
ABOVE = 40
"""Words of running text above a headline from which they are none of its record: a text stands below."""
OWN = -1.5
"""Log-odds from which running text in a record is the record's."""
MOST_COMPARED = 40
"""Blocks of a record that others are compared with."""
UNLIKE = 1.0
"""Log-odds by which running text in a record may be less likely to be content than its headline: beside an article both are unlikely."""
REMARKS = "shape:comments"
"""Rule that removes readers' comments that no label announces."""
REMARKED, NAME, ABOVE = 0.8, 3, 40
"""Share of the headlines of a list of comments that are names with times; words of a name; words of text above them."""
DISCUSSION = 0.3
"""Mean log-odds from which what stands under "Comments" is what the page is about."""


class Taken(Struct, gc=False):
    """A list as it was chosen."""

    candidate: Candidate
    chance: float
    groups: list[Group]


class Survey(Struct, gc=False):
    """What the views say of a page."""

    kept: list[int]
    """Blocks that no rule has removed."""
    found: list[Candidate]
    chances: list[float]
    taken: list[Taken]
    least: float
    """Chance that a list of this page needs."""


def survey(scene: Scene, odds: list[float], names: list[str]) -> Survey:
    """All candidate lists of a page with their chances, and those that are taken."""
    page, shapes, verdicts = scene.page, scene.shapes, scene.verdicts
    kept, found = proposed(scene, odds, names)
    if not found:
        return Survey(kept, found, [], [], LIKELY)
    weighing = lists.Weighing(page, shapes, verdicts, odds, found)
    chances = [chance(score) for score in lists.scores([weighing.vector(one) for one in found])]
    told: list[Candidate] = []
    for k, one in enumerate(found):
        if told_by_headlines(scene, one):
            told.append(one)
        elif not (one.run_in and throughout(scene, one)):
            continue
        chances[k] = max(chances[k], 0.6)
    for k, one in enumerate(found):  # bold words in a story begin its paragraphs
        if one.run_in and any(record_at(other.spans, i) >= 0 for other in told for i in one.members):
            chances[k] = min(chances[k], UNDER)
    first = leader(scene, found, chances)
    if first < 0:
        return Survey(kept, found, chances, [], least_chance(chances))
    leading = found[first]
    beside = others.Beside(page, names, leading, weighing)
    rest = remaining(found, leading)
    chances = [chances[first], *(chance(beside.weigh(one)) for one in rest)]
    return Survey(kept, [leading, *rest], chances, choose(scene, [leading, *rest], chances, odds, 0), SECOND)


def proposed(scene: Scene, odds: list[float], names: list[str]) -> tuple[list[int], list[Candidate]]:
    """The blocks that no rule has removed, and all candidate lists among them."""
    admit_discussion(scene, odds)
    part_times(scene)
    kept = open_blocks(scene)
    found = candidates(scene.page, scene.shapes, kept, names)
    remarks = [one for one in found if like_remarks(scene, kept, one)]
    if remarks:
        for one in remarks:
            for first, last in one.spans:
                for verdict in scene.verdicts[first:last]:
                    verdict.rule = verdict.rule or REMARKS
        kept = open_blocks(scene)
        found = candidates(scene.page, scene.shapes, kept, names)
    return kept, found


def open_blocks(scene: Scene) -> list[int]:
    """The blocks that no rule has removed, and that are no comments or topics."""
    return [i for i, v in enumerate(scene.verdicts) if not v.rule and v.section not in ("comments", "tags")]


def like_remarks(scene: Scene, kept: list[int], one: Candidate) -> bool:
    """Whether a list is one of readers' comments: a name and a time, and words, again and again, below an article.

    Where most of the page's text is in them it is a discussion, and they are what it is about.
    """
    page, shapes = scene.page, scene.shapes
    count = len(one.members)
    if count < 2 or one.run_in or any(page.blocks[i].level or page.blocks[i].links for i in one.members):
        return False
    signed = timed = 0
    for title, (_, last) in zip(one.members, one.spans, strict=True):
        edges = shapes[title].edges
        near = range(title + 1, min(last, title + 3))
        timed += bool(edges) or any(shapes[i].time is not None for i in near)
        left = page.blocks[title].text
        for edge in sorted(edges, key=lambda e: -e.start):
            left = left[: edge.start] + left[edge.end :]
        signed += 0 < size(left) <= NAME and not shapes[title].ended
    if min(signed, timed) < REMARKED * count:
        return False
    held = {i for first, last in one.spans for i in range(first, last)}
    if any(page.blocks[i].level or (page.blocks[i].links and shapes[i].words > NAME) for i in held):
        return False  # headlines, or where stories lead
    inside = sum(shapes[i].words for i in held if shapes[i].prose)
    before = sum(shapes[i].words for i in kept if i < one.members[0] and shapes[i].prose)
    return before > max(inside, ABOVE)


def admit_discussion(scene: Scene, odds: list[float]) -> None:
    """Posts of a forum are content though they are called comments: where the model says so, they are in the main section."""
    posts = [
        i for i, v in enumerate(scene.verdicts) if v.section == "comments" and not v.rule and scene.shapes[i].prose
    ]
    if not posts:
        return
    weight = sum(scene.shapes[i].words for i in posts)
    if sum(odds[i] * scene.shapes[i].words for i in posts) > DISCUSSION * weight:
        for verdict in scene.verdicts:
            if verdict.section == "comments":
                verdict.section = "main"


def leader(scene: Scene, found: list[Candidate], chances: list[float]) -> int:
    """Number of the list that promises most; -1 where none is likely."""
    least = least_chance(chances)
    likely = [
        k for k, one in enumerate(found) if chances[k] > least and (chances[k] > BARE or shown(scene, one))
    ]  # fmt: skip
    return min(
        likely,
        key=lambda k: (-(chances[k] - least) * len(found[k].members), found[k].members[0], found[k].view),
        default=-1,
    )


def least_chance(chances: list[float]) -> float:
    """The chance that a list of a page needs."""
    return max(LIKELY, RELATIVE * max(chances, default=0.0))


def remaining(found: list[Candidate], leading: Candidate) -> list[Candidate]:
    """What a list leaves of the others: their records whose headlines are in none of its own."""
    rest: list[Candidate] = []
    seen: set[tuple[int, ...]] = set()
    for one in found:
        kept = [n for n, i in enumerate(one.members) if record_at(leading.spans, i) < 0]
        if one is leading or not kept:
            continue
        if len(kept) == len(one.members):
            rest.append(one)
            continue
        key = (one.view, *(one.members[n] for n in kept))
        if key not in seen:
            seen.add(key)
            rest.append(
                Candidate(
                    [one.members[n] for n in kept],
                    [one.spans[n] for n in kept],
                    [one.containers[n] for n in kept],
                    one.view,
                    one.run_in,
                )
            )
    return rest


def choose(
    scene: Scene, found: list[Candidate], chances: list[float], odds: list[float], leading: int = -1
) -> list[Taken]:
    """The lists that are taken, the leading one and then those that promise most; a record that meets a taken one is left out."""
    least = SECOND
    order = sorted(
        range(len(found)),
        key=lambda k: (
            k != leading, -(chances[k] - least) * len(found[k].members), found[k].members[0], found[k].view,
        ),
    )  # fmt: skip
    free = [not verdict.rule for verdict in scene.verdicts]
    taken: list[Taken] = []
    for k in order:
        one = found[k]
        if chances[k] <= least and k != leading:
            break
        if chances[k] <= BARE and not shown(scene, one):
            one.fate = "bare"
            continue
        groups = []
        for number, title in enumerate(one.members):
            first, last = one.spans[number]
            if not free[title]:
                continue
            blocks = [i for i in range(first, last) if free[i]]
            groups.append(record(scene, odds, one, number, blocks))
            groups[-1].evidence = Evidence("list", chances[k])
        met = len(one.members) - len(groups)
        if not groups or met > len(one.members) / 2:
            one.fate = "overlaps"
            continue
        one.fate = "taken"
        for group in groups:
            for i in group.blocks:
                free[i] = False
        taken.append(Taken(one, chances[k], groups))
    return taken


def shown(scene: Scene, one: Candidate) -> bool:
    """Whether anything besides their looks says that records are stories: links, or times beside text; a timetable has none."""
    if 2 * sum(bool(scene.page.blocks[i].links) for i in one.members) >= len(one.members):
        return True
    told = with_time(scene)
    timed = sum(
        any(scene.shapes[i].prose for i in range(first, last)) and any(map(told, range(first, min(last, first + 12))))
        for first, last in one.spans
    )
    return 2 * timed >= len(one.members)


def with_time(scene: Scene) -> Callable[[int], bool]:
    """Whether a block is, begins or ends with, or as a short line holds, a time."""

    def told(index: int) -> bool:
        shape = scene.shapes[index]
        if shape.time is not None or shape.edges:
            return True
        return (
            shape.words <= PARTED
            and not shape.prose
            and bool(inner_time(scene.page.blocks[index].text, scene.language))
        )

    return told


def record(scene: Scene, odds: list[float], one: Candidate, number: int, blocks: list[int]) -> Group:
    """The group of one record: its headline, its text, and the short lines that name its fields."""
    title = one.members[number]
    above = [i for i in blocks if i < title and scene.shapes[i].prose]
    if sum(scene.shapes[i].words for i in above) >= ABOVE:
        blocks = [i for i in blocks if i not in above]
    block = scene.page.blocks[title]
    start, end = (0, block.lead) if one.run_in else headline_link(block)
    group = Group(blocks, title, end, title_start=start, run_in=one.run_in, element=one.containers[number])
    name_fields(scene, group)
    again = repeats(scene, blocks, title)
    group.blocks = [
        i for i in blocks if i == title or i in group.fields or (i not in again and belongs(scene, odds, i, title))
    ]
    return group


def repeats(scene: Scene, blocks: list[int], title: int) -> set[int]:
    """Blocks of a record that say its headline, or another block of it, again or in part: copies for screens of other sizes."""
    texts = {i: scene.page.blocks[i].text.casefold().rstrip(" .…").lstrip(" …") for i in blocks}
    found: set[int] = set()
    held: list[str] = []
    for i in sorted(blocks, key=lambda i: (i != title, -len(texts[i]), i)):
        said = texts[i]
        if said and any(other.startswith(said) for other in held) and (i != title):
            found.add(i)
        elif len(held) < MOST_COMPARED:
            held.append(said)
    return found


def belongs(scene: Scene, odds: list[float], index: int, title: int) -> bool:
    """Whether a block of a record is text of it: running text is where it is about as likely to be content as the headline."""
    shape = scene.shapes[index]
    if shape.field or shape.time is not None:
        return True
    block = scene.page.blocks[index]
    if block.kind == "caption" or not any(map(str.isalpha, block.text)):
        return False  # a rank, a score
    own = min(OWN, odds[title] - UNLIKE)
    return odds[index] > (own if shape.prose else CONTENT if shape.ended or shape.words >= 5 else 0.5)


def throughout(scene: Scene, one: Candidate) -> bool:
    """Whether most of the text where bold headlines run into their text is written so: else they are one article's bold words."""
    if len(one.members) < 3:
        return False
    first, last = one.members[0], one.spans[-1][1]
    text = sum(scene.shapes[i].prose and not scene.verdicts[i].rule for i in range(first, last))
    return len(one.members) >= 0.6 * text


def told_by_headlines(scene: Scene, one: Candidate) -> bool:
    """Whether stories under numbers, or under headings of the first level, are most of the text of a page that has no headline
    of its own, as in a newsletter.  Where it has one, they are the sections of its article.
    """
    page, shapes, verdicts = scene.page, scene.shapes, scene.verdicts
    tops = [i for i, block in enumerate(page.blocks) if block.level == 1 and not verdicts[i].rule]
    if not one.counted:
        if len(one.members) < HEADED or any(page.blocks[i].level != 1 for i in one.members):
            return False
        said = told_title(page)
        if any(squeezed(page.blocks[i].text) in said for i in tops):
            return False
    elif tops:
        return False
    held = [sum(shapes[i].words for i in range(first, last) if shapes[i].prose) for first, last in one.spans]
    if sum(words >= STORY for words in held) < 0.8 * len(held):
        return False
    return sum(held) >= 0.6 * sum(s.words for s, v in zip(shapes, verdicts, strict=True) if s.prose and not v.rule)


def chance(score: float) -> float:
    """Log-odds as a chance."""
    return 1 / (1 + exp(-score))
