"""The article of a text page that was cut at its inner headings, beside lists of other stories.

Stories of a list have the header that the others of it have.  What follows the only headline with its own, up to the lists, or stands
without any before all that have one, may be sections of one article; the page as a whole says whether they are (`classify.single`).
"""

from bisect import bisect
from collections.abc import Sequence

from cleaner.classify import single
from cleaner.split.groups import Group, Scene, words
from cleaner.split.lines.dated import tells_time
from cleaner.split.lines.long_text import headed
from cleaner.split.lines.roles import Line

BELOW_ARTICLES, ENDING = frozenset(("comments", "no-comments", "related", "ai")), ("#", "＃", "©")
"""Labels that stand below the text of an article, never within it; how lines of topics and of rights begin, which do, too."""
DATED, BARE = -1.5, 1.5
"""Log-odds from which they are one article: the first of them says when it was published, or none does."""
HEADED = 0.35
"""Share of all groups that say when or by whom, up to which the first of them may be one by whose sections it is told."""
BEFORE, HEADINGS = 2, 2
"""Groups that may stand above an article that says when; headlines without a text, one after the other, in an article that does not."""


def sections(scene: Scene, lines: Sequence[Line], groups: Sequence[Group], below: Sequence[bool]) -> list[Group]:
    """The groups of such an article; none where there is none, or nothing stands beside it."""
    first = next((i for group in groups for i in group.blocks if scene.shapes[i].prose), 0)
    labels = [line.block for line in lines if line.known in BELOW_ARTICLES and line.block > first]
    listed = [(below[n], bisect(labels, group.blocks[0])) for n, group in enumerate(groups)]
    dated = next((n for n, group in enumerate(groups) if tells_time(scene, group)), len(groups))
    if dated <= min(BEFORE, len(groups) - 1):
        held = trimmed(scene, run(scene, groups, listed, dated, len(groups)))
        if len(held) > 1 and is_one(scene, groups, held, DATED):
            return held
    few = sum(map(headed, groups)) <= max(1, HEADED * len(groups))
    best: list[Group] = []
    place = 0
    while place <= min(dated, len(groups) - 1):
        whole = run(scene, groups, listed, place, HEADINGS)
        held = trimmed(scene, whole)
        if len(held) > 1 and told(scene, held) > told(scene, best):
            lead = few and headed(held[0]) and len(held) > 2
            if is_one(scene, groups, held, BARE) or (lead and is_one(scene, groups, held[1:], BARE)):
                best = held
        place += len(whole)
    return with_header(groups, best)


def with_header(groups: Sequence[Group], held: list[Group]) -> list[Group]:
    """Such groups and the one right above them, if it alone has a header: controls between it and the text were taken for labels."""
    place = next((n for n, group in enumerate(groups) if held and group is held[0]), 0)
    if not place or headed(held[0]) or not headed(groups[place - 1]) or (place > 1 and headed(groups[place - 2])):
        return held
    return [groups[place - 1], *held]


def run(scene: Scene, groups: Sequence[Group], listed: Sequence[object], place: int, bare: int) -> list[Group]:
    """A group and those after it that have no header, up to the next label, or to more than so many headlines without a text."""
    held, without = [groups[place]], 0
    for n in range(place + 1, len(groups)):
        text = text_of(scene, groups[n])
        without = 0 if text >= 0 else without + 1
        if ended(scene, held[-1]) or listed[n] != listed[place] or without > bare or begun(groups[n], text):
            break
        held.append(groups[n])
    return held


def ended(scene: Scene, group: Group) -> bool:
    """Whether what stands below articles stands below the text of a group: topics, who has the rights."""
    text = [i for i in group.blocks if scene.shapes[i].prose]
    return bool(text) and any(scene.page.blocks[i].text.startswith(ENDING) for i in group.fields if i > text[-1])


def trimmed(scene: Scene, held: list[Group]) -> list[Group]:
    """Groups without the headlines after the last text."""
    last = next((n for n in range(len(held) - 1, -1, -1) if text_of(scene, held[n]) >= 0), -1)
    return held[: last + 1]


def is_one(scene: Scene, groups: Sequence[Group], held: list[Group], bound: float) -> bool:
    """Whether some groups are one article, beside others."""
    span = slice(held[0].blocks[0], held[-1].blocks[-1] + 1)
    return len(held) < len(groups) and single.log_odds(single.measures(scene, held, span)) > bound


def told(scene: Scene, held: list[Group]) -> float:
    """Words of running text."""
    return sum(words(scene, group.blocks) for group in held)


def text_of(scene: Scene, group: Group) -> int:
    """The first paragraph of a group; -1 where it has none."""
    return next((i for i in group.blocks if scene.shapes[i].prose and i != group.title and i not in group.fields), -1)


def begun(group: Group, text: int) -> bool:
    """Whether a group has an address, or a header above its text."""
    return group.address >= 0 or any(
        role in single.HEADER and (text < 0 or i < text) for i, role in group.fields.items()
    )
