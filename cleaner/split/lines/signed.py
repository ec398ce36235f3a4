"""Where the lines that could name the source of each story name people: some name several, and all could."""

from collections.abc import Sequence

from cleaner.describe import bylines, publishers
from cleaner.shape import beside_times
from cleaner.split.groups import Group, Scene

LEAST, SHARE = 3, 0.7
"""Such lines on a page, and the share of them that must look like names."""
MANY, MOST = 6, 0.9
"""The same where none names several: among so many publishers some are called by one word, or by more than look like a name."""
NAMES, SEVERAL = 0.5, 1.0
"""How much words look like a name, and like those of several people, which no publisher has (`bylines.like_names`)."""
WORDS = 2
"""Spaces before the time of such a line, at least."""
MARKS = " ·•|,-–—/"
"""What stands between names and a time."""


def lift(scene: Scene, groups: Sequence[Group]) -> None:
    """Let the headline be the line above, which ends in a time, where most headlines that stand below such a line are names:
    "How we moved the kilns, 5 March 2026", "Jane Doe, for the kiln team".
    """
    below = [
        group
        for group in groups
        if group.fields.get(group.title - 1) == "both" and ends_in_time(scene, group.title - 1)
    ]
    found = [group for group in below if names(scene.page.blocks[group.title].text)]
    if len(found) < LEAST or len(found) < SHARE * len(below):
        return
    for group in below:
        group.fields[group.title] = "imprint"
        group.title -= 1
        group.title_start = group.title_end = 0
        group.fields[group.title] = "stamped"


def ends_in_time(scene: Scene, index: int) -> bool:
    """Whether a line ends in a time, and a few words stand before it."""
    edges, text = scene.shapes[index].edges, scene.page.blocks[index].text
    return len(edges) == 1 and edges[0].end == len(text) and text[: edges[0].start].count(" ") >= WORDS


def names(text: str) -> bool:
    """Whether a line is names of people, perhaps with what they are behind a comma."""
    name, _, behind = text.partition(", ")
    return bylines.like_names(text) > 0 or (behind[:1].islower() and bylines.like_names(name) > 0)


def sign(scene: Scene, groups: Sequence[Group]) -> None:
    """Let the stories of a page have authors in place of sources, where what stands beside their times, or alone, are people."""
    for kind in ("both", "source"):
        places = [(group, index) for group in groups for index, role in group.fields.items() if role == kind]
        said = [beside_times(scene.page.blocks[index].text, scene.shapes[index]).strip(MARKS) for _, index in places]
        likely = [bylines.like_names(text) if text else -1.0 for text in said]
        if len(places) < LEAST or any(map(publishers.named, said)):
            continue
        people = sum(like > NAMES for like in likely)
        sure = max(likely) > SEVERAL or (len(places) >= MANY and people >= MOST * len(places))
        if sure and people >= SHARE * len(places):
            for (group, index), like in zip(places, likely, strict=True):
                if like > NAMES:
                    group.fields[index] = "imprint"


def part_introduced(scene: Scene, groups: Sequence[Group]) -> None:
    """Leave out lines that look like names of authors where another one of the article introduces them: "By Jane Doe"."""
    for group in groups:
        people = [index for index, role in group.fields.items() if role == "person"]
        if len(people) < 2:
            continue
        known = {index for index in people if introduced(scene, index)}
        for index in people if known else ():
            if index not in known and index - 1 not in known:
                group.fields[index] = "aside"


def introduced(scene: Scene, index: int) -> bool:
    """Whether words say that a line names authors, and no publisher."""
    text, shape = scene.page.blocks[index].text, scene.shapes[index]
    known = shape.intro.end if shape.field == "authors" and shape.intro is not None else 0
    start, end, sure = bylines.frame(text, known)
    return sure > 0 and not publishers.named(text[start:end].strip(MARKS + ":："))


def unsign(scene: Scene, groups: Sequence[Group]) -> None:
    """Leave out lines in capitals that look like names of authors below a few stories of a list, each right above the next headline: labels
    of sections, "MIDEAST CONFLICT".
    """
    titles = {group.title for group in groups}
    signed = [(g, i) for g in groups for i, role in g.fields.items() if role in ("person", "imprint")]
    labels = [
        (group, index)
        for group, index in signed
        if index > group.title >= 0 and index + 1 in titles and in_capitals(scene.page.blocks[index].text)
    ]
    if 2 * len(labels) <= len(groups):
        for group, index in labels:
            if not (introduced(scene, index) or scene.shapes[index].edges):
                group.fields[index] = "aside"


def in_capitals(text: str) -> bool:
    """Whether some words are written in capitals alone."""
    return text.isupper() and " " in text.strip()
