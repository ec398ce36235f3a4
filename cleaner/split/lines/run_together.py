"""A page whose lines were joined into one (`cleaner.one_line`): one article, and what stands under labels and headers of related ones."""

from cleaner.rules.rules import concept_said
from cleaner.split.groups import Group, Scene

LEAST = 12
"""Words of an article."""


def read_joined(scene: Scene) -> list[Group]:
    """The articles of such a page.  A headline is told where no text follows it; no text is lost."""
    groups: list[Group] = []
    related = begins = False
    for index, verdict in enumerate(scene.verdicts):
        if verdict.rule:
            begins = concept_said(verdict.rule) == "related"
            related = related or begins
            continue
        headed = heads(scene, index)
        if headed or begins or not groups:
            groups.append(Group([], -1, 0, {}))
            groups[-1].role = "related" if related or len(groups) > 1 else "main"
        group = groups[-1]
        if headed:
            group.fields |= {index: "source", index + 1: "time", index + 2: "repeat"}
        group.blocks.append(index)
        begins = False
    return [group for group in groups if told(scene, group)]


def heads(scene: Scene, index: int) -> bool:
    """Whether a line is a publisher, and its time and its name again follow."""
    blocks = scene.page.blocks
    return (
        index + 2 < len(blocks)
        and scene.shapes[index + 1].time is not None
        and blocks[index + 2].text[1:].strip() == blocks[index].text
    )


def told(scene: Scene, group: Group) -> bool:
    """Whether a group says enough to be an article; what says less is furniture, but for a headline below its header."""
    rest = [i for i in group.blocks if i not in group.fields]
    if group.fields and len(rest) == 1 and not scene.shapes[rest[0]].prose:
        group.title = rest[0]
        return True
    if sum(scene.shapes[i].words for i in rest) >= LEAST:
        return True
    for index in group.blocks:
        scene.verdicts[index].rule = "shape:furniture"
    return False
