"""Leads that lists took for headlines of their own: a line right below a headline that leads where this one does tells of the same
story, whatever list has it.
"""

from collections.abc import Sequence

from cleaner.split.groups import Group, Scene

CLOSE = 3
"""Blocks behind a headline within which its lead stands."""
WORDS = 3
"""Words of a headline; what has fewer may be a topic above one."""
HEADLINE = 5
"""Words that no kicker has."""


def with_leads(scene: Scene, groups: Sequence[Group]) -> list[Group]:
    """The groups in page order, those that are the leads of the one before as its text, others with the headline above that none has."""
    found: list[Group] = []
    held = {i for group in groups for i in group.blocks}
    for group in groups:
        above = next(
            (i for i in range(group.title - 1, group.title - 1 - CLOSE, -1) if heads(scene, i, group, held)), -1
        )
        if above >= 0:
            group.blocks, group.title = [above, *group.blocks], above
            held.add(above)
        if found and is_lead(scene, found[-1], group):
            join(found[-1], group)
        elif len(found) > 1 and is_lead(scene, found[-2], group) and is_topic(scene, found[-1]):
            topic = found.pop()
            found[-1].blocks = sorted({*found[-1].blocks, *topic.blocks})
            found[-1].fields.update(dict.fromkeys(topic.blocks, "tags"))
            join(found[-1], group)
        else:
            found.append(group)
    return found


def heads(scene: Scene, index: int, group: Group, held: set[int]) -> bool:
    """Whether a line that no article has is the headline of what is taken for one below it: it leads there, too, and is no sentence."""
    if (
        index < 0
        or index in held
        or group.title < 0
        or group.role == "main"
        or len(group.blocks) > 1
        or group.title_end
    ):
        return False
    above, below = scene.page.blocks[index], scene.page.blocks[group.title]
    if below.level or not above.links or not below.links or above.links[0].href != below.links[0].href:
        return False
    one, two = scene.shapes[index], scene.shapes[group.title]
    sure = one.words >= HEADLINE or (one.words >= WORDS and two.ended)
    return sure and above.link_share > 0.9 and not one.ended and above.text != below.text


def is_topic(scene: Scene, group: Group) -> bool:
    """Whether a group is nothing but a line of one or two words."""
    return len(group.blocks) == 1 and scene.shapes[group.blocks[0]].words < WORDS


def is_lead(scene: Scene, one: Group, two: Group) -> bool:
    """Whether a group has nothing but a line and fields, and this line leads where the headline above it does and says something else."""
    if one.title < 0 or two.title < 0 or not 0 < two.title - one.title <= CLOSE or "main" in (one.role, two.role):
        return False
    above, below = scene.page.blocks[one.title], scene.page.blocks[two.title]
    if below.level > 0 or not above.links or not below.links or above.links[0].href != below.links[0].href:
        return False
    if scene.shapes[one.title].words < WORDS or above.text == below.text or (below.strong and not above.strong):
        return False
    text = [i for i in (*one.blocks, *two.blocks) if i not in (one.title, two.title)]
    return all(i in one.fields or i in two.fields for i in text)


def join(one: Group, two: Group) -> None:
    """Give a group what another one has; its headline becomes text."""
    known = set(one.fields.values())
    one.fields.update({i: role for i, role in two.fields.items() if role not in known})
    one.blocks = sorted({*one.blocks, *(i for i in two.blocks if i == two.title or i in one.fields)})
