"""Whether an HTML page shows its stories under headers of source and time, and is to be read line by line as a text page is."""

from msgspec.structs import replace

from cleaner.model import Verdict
from cleaner.rules.rules import concept_said
from cleaner.split.groups import Group, Scene, words
from cleaner.split.lines import readout
from cleaner.split.lines.tables import LABELS as SECTIONS
from cleaner.split.remarks import is_discussion
from cleaner.split.taken import Taken

HEADED = 0.7
"""Share of the stories read line by line that must have a header of source and time."""
MISSED = 0.4
"""Share of the stories of a list that a reading may not have seen, where it saw the others."""
ARTICLE = 40
"""Words of running text of an article that has related stories below it."""


def worth_reading(scene: Scene, kept: list[int], taken: list[Taken]) -> bool:
    """Whether a page may be one that shows stories under headers of source and time, so that it pays to read it line by line.

    Two stories must tell a time; where lists were taken, below a label of related stories.  Posts of a discussion have such headers, too.
    """
    if is_discussion(scene.page):
        return False
    timed = [i for i in kept if scene.shapes[i].time is not None or scene.shapes[i].edges]
    if not taken or len(timed) < 2:
        return len(timed) >= 2
    labels = (i for i, v in enumerate(scene.verdicts) if v.rule and SECTIONS.get(concept_said(v.rule)) == "listed")
    return any(scene.verdicts[i].section == "related" for i in kept) and timed[-2] > next(labels, len(scene.verdicts))


def line_by_line(scene: Scene, languages: frozenset[str]) -> tuple[list[Group], list[Verdict]]:
    """The page read as a text page is, its markup aside, with the verdicts of that reading."""
    copy = Scene(scene.page, scene.shapes, [replace(v) for v in scene.verdicts], scene.language, scene.trace)
    return readout.read(copy, languages, headed=True), copy.verdicts


def headed(scene: Scene, reading: list[Group]) -> bool:
    """Whether a page read line by line shows stories under headers of source and time, as aggregators write them.

    That is told by their order alone, also where the markup has nothing that repeats; what is told by headlines alone is
    left to the lists.  A headline without a text leads somewhere: lines of a timetable do not.
    """
    told = [group for group in reading if group.role != "main"]
    if len(told) < 2:
        return False
    good = 0
    for group in told:
        fields = set(group.fields.values())
        leads = group.title >= 0 and scene.page.blocks[group.title].leads
        text = words(scene, [i for i in group.blocks if i != group.title])
        good += bool(
            fields & {"time", "both", "stamped"} and fields & {"source", "both", "sourced"} and (leads or text)
        )
    return good >= HEADED * len(told)


def under_label(scene: Scene, reading: list[Group], judged: list[Verdict]) -> bool:
    """Whether a reading shows an article and, under a label, its related stories."""
    main = [group for group in reading if group.role == "main"]
    told = [group for group in reading if group.role != "main"]
    if len(main) != 1 or words(scene, main[0].blocks) < ARTICLE:
        return False
    return sum(judged[group.blocks[0]].section == "related" for group in told) >= 0.9 * len(told)


def listed_all(taken: list[Taken], reading: list[Group]) -> bool:
    """Whether the lists of a page have all the stories of a reading, which tells no sources of any: then markup tells more than lines do
    of the article above them.
    """
    titles = {group.title for one in taken for group in one.groups}
    told = [group for group in reading if group.role != "main"]
    sources = any(role in ("source", "both", "sourced") for group in told for role in group.fields.values())
    return not sources and all(group.title in titles for group in told)


def overlooked(scene: Scene, reading: list[Group], taken: list[Taken]) -> list[Group]:
    """Stories of a list that a reading has most of, and did not see: one whose headline sounds like a control, or whose header like that of
    a comment.  The role is that of the others.
    """
    titles = {group.title: group.role for group in reading}
    holder = {i: group for group in reading for i in group.blocks}
    found: list[Group] = []
    for one in taken:
        roles = {titles[group.title] for group in one.groups if group.title in titles}
        missed = [group for group in one.groups if group.title not in holder]
        if len(roles) != 1 or "main" in roles or len(missed) > MISSED * len(one.groups):
            continue
        for group in missed:
            group.role = next(iter(roles))
            group.blocks = [i for i in group.blocks if i not in titles]
            for i in group.blocks:
                scene.verdicts[i].rule = ""
                if i in holder:  # the header of this story below the one before it
                    holder[i].blocks = [j for j in holder[i].blocks if j != i]
                    holder[i].fields.pop(i, None)
        found += missed
    return found
