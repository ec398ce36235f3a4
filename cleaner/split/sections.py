"""Inner headings: lists whose records are the sections of one document, as chapters of a manual have them, and links within a text."""

from cleaner.split.groups import Group, Scene
from cleaner.split.headlines import Told
from cleaner.split.many import leads
from cleaner.split.taken import Taken

FEW = 0.3
"""Share of the records of a page that may tell of themselves what stories do."""
STORIES = frozenset(("person", "imprint", "both", "author", "source", "sourced"))
"""Roles of lines that sections do not have: who wrote or published it."""


def sections(scene: Scene, taken: list[Taken]) -> bool:
    """Whether what lists hold are the sections of one document: they lead nowhere and say neither when nor by whom they were written, and
    stand below a heading of the first level that the page calls itself by.
    """
    groups = [group for one in taken for group in one.groups]
    if not groups or sum(tells(scene, group) for group in groups) >= FEW * len(groups):
        return False
    told = Told(scene.page)
    first = min(group.head for group in groups)
    return any(
        block.level == 1 and told.names(block.text) and not scene.verdicts[i].rule
        for i, block in enumerate(scene.page.blocks[:first])
    )


def tells(scene: Scene, group: Group) -> bool:
    """Whether a record leads to another page, or says when or by whom it was written, as stories do."""
    if leads(scene, group) or not STORIES.isdisjoint(group.fields.values()):
        return True
    return any(scene.shapes[i].time is not None or scene.shapes[i].edges for i in group.blocks)


def of_links(scene: Scene, one: Taken) -> bool:
    """Whether a list stands within what a rule calls the text of an article or of a wiki's page, and its records are bare links: no stories."""
    texts, shapes = scene.page.texts, scene.shapes
    return bool(texts) and all(
        group.head in texts and not any(shapes[i].prose or shapes[i].time or shapes[i].edges for i in group.blocks)
        for group in one.groups
    )
