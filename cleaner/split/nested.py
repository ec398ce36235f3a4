"""Stories of others below each story of a list: what other publishers write about it, written otherwise than its own headline; and
stories of the site itself, where each says when it was published.

They are in its records, so no list beside it could have them.
"""

from collections.abc import Sequence

from cleaner.split.candidate import Candidate, record_at
from cleaner.split.crowds import target
from cleaner.split.front_page import like_most
from cleaner.split.groups import Scene

LEAST, MEAN = 3, 1.4
"""Such stories on a page, and in a record that has some, on average."""
MOST = 0.5
"""Share of the records that must have some."""
LIKELY, SURE = 0.3, 0.6
"""Chance of a list of such stories by itself, and as one of these."""
CLOSE = 2
"""Blocks behind a headline within which its time stands."""
WORDS = 3
"""Words of their headlines, on average."""


def below(scene: Scene, leading: Candidate, found: Sequence[Candidate], chances: Sequence[float]) -> Candidate | None:
    """The longest list of such stories; the records of the leading list are cut off where theirs begin."""
    best, most = None, (0, LIKELY)
    for one, chance in zip(found, chances, strict=True):
        if (
            one is not leading
            and chance > LIKELY
            and (len(one.members), chance) > most
            and of_others(scene, leading, one)
        ):
            best, most = one, (len(one.members), chance)
    if best is None:
        return None
    for number, (title, (first, last)) in enumerate(zip(leading.members, leading.spans, strict=True)):
        inner = [span[0] for span in best.spans if first <= span[0] < last]
        if inner:
            leading.spans[number] = first, max(min(inner), title + 1)
    return best


def of_others(scene: Scene, leading: Candidate, one: Candidate) -> bool:
    """Whether the records of a list stand below headlines of the leading one, lead to other places than these and one another, and
    say more than a headline."""
    blocks, shapes = scene.page.blocks, scene.shapes
    if one.run_in or one.untitled or len(one.members) < LEAST:
        return False
    holders = [record_at(leading.spans, index) for index in one.members]
    if min(holders) < 0 or any(index <= leading.members[at] for index, at in zip(one.members, holders, strict=True)):
        return False
    around = [record_at(leading.spans, first) for first, _ in one.spans]
    if around != holders or any(
        first <= leading.members[at] for (first, _), at in zip(one.spans, holders, strict=True)
    ):
        return False
    held = len(set(holders))
    few = held < MOST * len(leading.members) or len(one.members) < MEAN * held
    if few and not dated(scene, leading, one):
        return False
    own = {blocks[i].links[0].href for i in leading.members if blocks[i].links}
    there = {blocks[i].links[0].href for i in one.members if blocks[i].links}
    if len(there) < len(one.members) or not there.isdisjoint(own) or len(own) < len(leading.members):
        return False
    if sum(shapes[i].words for i in one.members) < WORDS * len(one.members):
        return False
    return sum(last - first for first, last in one.spans) >= 1.5 * len(one.spans)


def dated(scene: Scene, leading: Candidate, one: Candidate) -> bool:
    """Whether each headline of a list is followed by a time of its own, and leads to an address of the form that the stories of the
    leading list have."""
    page, shapes = scene.page, scene.shapes
    story = like_most({target(page, i) for i in leading.members if page.blocks[i].links}, len(leading.members))
    if story is None:
        return False
    ends = [*one.members[1:], one.spans[-1][1]]
    for index, end in zip(one.members, ends, strict=True):
        times = [i for i in range(index + 1, min(end, index + 1 + CLOSE)) if shapes[i].time is not None]
        if not times or not page.blocks[index].links or not story(target(page, index)):
            return False
    return True
