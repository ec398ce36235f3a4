"""Where the lines that could name the source of each story name people: some name several, and all could."""

from collections.abc import Sequence

from cleaner.describe import bylines, publishers
from cleaner.shape import beside_times
from cleaner.split.groups import Group, Scene

LEAST, SHARE = 3, 0.7
"""Such lines on a page, and the share of them that must look like names."""
NAMES, SEVERAL = 0.5, 1.0
"""How much words look like a name, and like those of several people, which no publisher has (`bylines.like_names`)."""
MARKS = " ·•|,-–—/"
"""What stands between names and a time."""


def sign(scene: Scene, groups: Sequence[Group]) -> None:
    """Let the stories of a page have authors in place of sources, where what stands beside their times, or alone, are people."""
    for kind in ("both", "source"):
        places = [(group, index) for group in groups for index, role in group.fields.items() if role == kind]
        said = [beside_times(scene.page.blocks[index].text, scene.shapes[index]).strip(MARKS) for _, index in places]
        likely = [bylines.like_names(text) if text else -1.0 for text in said]
        if len(places) < LEAST or max(likely) <= SEVERAL or any(map(publishers.named, said)):
            continue
        if sum(like > NAMES for like in likely) >= SHARE * len(places):
            for (group, index), like in zip(places, likely, strict=True):
                if like > NAMES:
                    group.fields[index] = "imprint"
