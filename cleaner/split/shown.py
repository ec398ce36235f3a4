"""What says of a candidate list, besides the model of lists, whether its records are stories.

Links and times speak for it; bold words run into a text, lines that say who wrote something, and sections of one article do not.
"""

from collections.abc import Callable, Sequence

from cleaner.address import HOME, host
from cleaner.describe import hints
from cleaner.describe.bylines import WORDS
from cleaner.describe.imprint import inner_time
from cleaner.model import Block
from cleaner.shape import Shape
from cleaner.signs import has_digit
from cleaner.split.candidate import Candidate
from cleaner.split.groups import Scene
from cleaner.split.headlines import squeezed, told_title
from cleaner.split.told_times import PARTED

SIGNED = 0.8
"""Share of the lines of a list that say when or by whom stories were written, where it is no list of headlines."""
SIGNATURE = 0.6
"""Share of a line up to which a link in it may be the name of who wrote something."""
BRIEF = 8
"""Words of the longest line that says who wrote last: "Last post by jane in Below decks"."""
LINKED = 0.3
"""Share of a headline that is a link, where it leads to its story: a paragraph may hold links, too."""
STORY, HEADED = 40, 4
"""Words of running text under a headline that make a story of it; headings of the first level that make a list of such."""


def shown(scene: Scene, one: Candidate) -> bool:
    """Whether anything besides their looks says that records are stories: links, or times beside text; a timetable has none."""
    blocks = [scene.page.blocks[i] for i in one.members]
    if 2 * sum(block.leads and block.link_share >= LINKED for block in blocks) >= len(blocks):
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


def posted(scene: Scene, name: int, span: tuple[int, int]) -> bool:
    """Whether what stands below a name is a post: running text, and no other line that leads away from the page in it."""
    inside = [i for i in range(name + 1, span[1]) if not scene.verdicts[i].rule]
    return any(scene.shapes[i].prose for i in inside) and not any(
        scene.page.blocks[i].link_share > 0.9 and scene.page.blocks[i].leads for i in inside
    )


def sign_stories(scene: Scene, one: Candidate) -> bool:
    """Whether most headlines of a list say when something was written, and a link in each that is not most of it by whom; or
    introduce who wrote it, or another field: "By Jane Doe"; or are links that markup calls an author's.
    """
    if one.untitled:
        return False
    others = 0
    for i, span in zip(one.members, one.spans, strict=True):
        if not signs_story(scene, i, span):
            others += 1
            if len(one.members) - others < SIGNED * len(one.members):
                return False  # as of most lists, after the first few
    return True


def signs_story(scene: Scene, index: int, span: tuple[int, int]) -> bool:
    """Whether a line says so of the story whose record is `span`."""
    block, shape = scene.page.blocks[index], scene.shapes[index]
    return not block.level and bool(
        shape.field
        or (shape.edges and block.links and block.link_share <= SIGNATURE)
        or begins_with_time(scene, index)
        or ends_in_writer(block, shape)
        or (
            shape.words <= WORDS
            and hints.of_link_alone(scene.page, block) == "authors"
            and not posted(scene, index, span)
        )
    )


def ends_in_writer(block: Block, shape: Shape) -> bool:
    """Whether a short line ends in a link to a person, behind other words: "Last post by jane"."""
    if not block.links or shape.words > BRIEF:
        return False
    last = block.links[-1]
    return last.start > 0 and last.end >= len(block.text.rstrip()) and hints.of_path(last.href) == "authors"


def begins_with_time(scene: Scene, index: int) -> bool:
    """Whether a line begins with a day and a time of it, and says more: "November 26, 2026 06:00 PM under Hardware"."""
    text = scene.page.blocks[index].text
    times = inner_time(text, scene.language) if text[-1:].isalpha() and has_digit(text) else []
    return bool(times) and times[0].start == 0 and times[0].kind == "datetime"


def names_sites(scene: Scene, one: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether the lines of a list name sites, and headlines in their records lead to pages of these: blogs above their posts."""
    blocks = scene.page.blocks
    homes = [host(link.href) for i in one.members for link in blocks[i].links[:1] if HOME.fullmatch(link.href)]
    if len(homes) < len(one.members):
        return False
    for other in found:
        if other.run_in or len(other.members) < len(one.members) or other.members == one.members:
            continue
        there = [
            {host(link.href) for i in other.members if first <= i < last for link in blocks[i].links[:1]}
            for first, last in one.spans
        ]
        if all({home} == hosts for home, hosts in zip(homes, there, strict=True)):
            return True
    return False


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
    if not one.counted and (len(one.members) < HEADED or any(page.blocks[i].level != 1 for i in one.members)):
        return False
    tops = [i for i, block in enumerate(page.blocks) if block.level == 1 and not verdicts[i].rule]
    if not one.counted:
        said = told_title(page)
        if any(squeezed(page.blocks[i].text) in said for i in tops):
            return False
    elif tops:
        return False
    held = [sum(shapes[i].words for i in range(first, last) if shapes[i].prose) for first, last in one.spans]
    if sum(words >= STORY for words in held) < 0.8 * len(held):
        return False
    return sum(held) >= 0.6 * sum(s.words for s, v in zip(shapes, verdicts, strict=True) if s.prose and not v.rule)
