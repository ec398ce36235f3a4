"""Minor stories: linked headings below the headline of a story on a front page, which lead to stories of their own."""

from collections.abc import Sequence

from cleaner.split.candidate import Candidate
from cleaner.split.crowds import target
from cleaner.split.front_page import like_most
from cleaner.split.groups import Evidence, Group, Scene, headline_like

WORDS, LINKED = 4, 0.9
"""Words of such a heading, and its share that is a link."""


def minor_stories(scene: Scene, one: Candidate, chance: float, groups: Sequence[Group]) -> list[Group]:
    """Headings of a lower level in the records of a list that lead to addresses of the form that its headlines have, and where no other does;
    they are taken out of these records."""
    page, shapes = scene.page, scene.shapes
    own = {target(page, i) for i in one.members if page.blocks[i].links}
    story = like_most(own, len(one.members))
    if story is None:
        return []
    by_title = {group.title: group for group in groups}
    found: list[Group] = []
    for title, (_, last) in zip(one.members, one.spans, strict=True):
        level = page.blocks[title].level
        group = by_title.get(title)
        if group is None or not level:
            continue
        for index in range(title + 1, last):
            block = page.blocks[index]
            if block.level <= level or block.link_share <= LINKED or shapes[index].words < WORDS:
                continue
            href = target(page, index)
            if href in own or not story(href) or not headline_like(shapes[index]) or scene.verdicts[index].rule:
                continue
            own.add(href)
            group.blocks = [i for i in group.blocks if i != index]
            group.fields.pop(index, None)
            found.append(Group([index], index, evidence=Evidence("list", chance)))
    return found
