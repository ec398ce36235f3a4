"""Items by the lines that tell their times: "source / time / headline / text" in whatever order the page has.

Each order is a template of roles around the time line.  All time lines of a stretch are read by each template; the one
under which the lines look most like what the template takes them for wins, for the whole stretch: an aggregator writes
all its items the same way.
"""

from msgspec import Struct

from cleaner.split.groups import Group, Region, Scene, headline_like

TEMPLATES: tuple[tuple[str, ...], ...] = (
    ("source", "time", "repeat", "title"),
    ("source", "time", "title"),
    ("source", "repeat", "time", "title"),
    ("time", "source", "repeat", "title"),
    ("time", "source", "title"),
    ("both", "repeat", "title"),
    ("both", "title"),
    ("time", "title"),
    ("source", "title", "time"),
    ("title", "source", "time", "repeat"),
    ("title", "source", "time"),
    ("title", "source", "repeat", "time"),
    ("title", "time", "source"),
    ("title", "both"),
    ("title", "time"),
)
"""Orders of the lines of an item's header; text, if any, follows.  both: source and time on one line."""

LOST = 1.0
"""What each line costs that no item takes."""


class Reading(Struct, gc=False):
    """A stretch read by one template."""

    groups: list[Group]
    score: float
    """Mean over the time lines; an item as plain as can be has about one a role."""
    lost: list[int]
    """Blocks before the first item."""


def anchors(scene: Scene, region: Region) -> list[int]:
    """Positions in `region.blocks` of the lines that tell an item's time, alone or beside its source."""
    found = []
    for position, index in enumerate(region.blocks):
        shape = scene.shapes[index]
        if shape.prose:
            continue
        if shape.time is not None or (shape.edges and shape.words <= 14 and not shape.ended):
            found.append(position)
    return found


def read(scene: Scene, region: Region) -> Reading | None:
    """The best reading of a region by its time lines, or None where it has none that fits."""
    times = anchors(scene, region)
    if not times:
        return None
    best: Reading | None = None
    for template in TEMPLATES:
        reading = read_by(scene, region, times, template)
        if reading is not None and (best is None or reading.score > best.score + 1e-9):
            best = reading
    return best


def read_by(scene: Scene, region: Region, times: list[int], template: tuple[str, ...]) -> Reading | None:
    """The region read by one template; None where no time line fits it."""
    at = template.index("both") if "both" in template else template.index("time")
    anchor = template[at]
    total = 0.0
    starts: list[tuple[int, dict[int, str]]] = []
    floor = 0
    for position in times:
        shape = scene.shapes[region.blocks[position]]
        if (shape.time is not None) != (anchor == "time") or position - at < floor:
            total -= 1.0
            continue
        start = position - at
        roles: dict[int, str] = {}
        score = 0.0
        for offset, role in enumerate(template):
            where = start + offset
            if where >= len(region.blocks):
                score -= 3.0
                break
            roles[where] = role
            score += fits(scene, region, where, role, start)
        if score / len(template) < 0.2:
            total -= 1.0
            continue
        score += border(scene, region, start, floor == 0)
        total += score / (len(template) + 1) * 2
        starts.append((start, roles))
        floor = start + len(template)
    if not starts:
        return None
    lost = region.blocks[: starts[0][0]]
    ends = [start for start, _ in starts[1:]] + [len(region.blocks)]
    groups = [make(region, start, end, roles) for (start, roles), end in zip(starts, ends, strict=True)]
    trailing = sum(trails(scene, group) for group in groups)
    score = (total - LOST * min(len(lost), 3) - 0.5 * trailing) / len(times)
    return Reading(groups, score, lost)


def trails(scene: Scene, group: Group) -> bool:
    """Whether a group ends in a short line that is no text: likely the head of the next one."""
    last = group.blocks[-1]
    shape = scene.shapes[last]
    return last != group.title and last not in group.fields and shape.words <= 5 and not shape.ended


def make(region: Region, start: int, end: int, roles: dict[int, str]) -> Group:
    """The group of the blocks at positions start to end."""
    title = -1
    fields = {}
    for position, role in roles.items():
        if role == "title":
            title = region.blocks[position]
        else:
            fields[region.blocks[position]] = role
    return Group(region.blocks[start:end], title, 0, fields)


def fits(scene: Scene, region: Region, position: int, role: str, start: int) -> float:
    """How much the line at a position looks like a role: about 1 where it does, negative where it does not."""
    index = region.blocks[position]
    block, shape = scene.page.blocks[index], scene.shapes[index]
    if role in ("time", "both"):
        return 1.0
    if shape.prose or (shape.time is not None):
        return -3.0
    inner = position > start and scene.spaced and block.gap > 0
    cost = 0.6 if inner else 0.0
    if role == "repeat":
        before = {scene.page.blocks[region.blocks[p]].text.casefold() for p in range(start, position)}
        said = block.text.casefold()
        return 2.0 if any(said == b or (said in b and block.marker) for b in before) else -3.0
    if role == "source":
        if shape.words > 8 or shape.ended and shape.words > 4:
            return -2.0
        return (1.2 if shape.words <= 3 else 0.8 if shape.words <= 5 else -0.2) - cost
    if shape.concept is not None or shape.words > 32:
        return -2.0
    return (1.2 if shape.words >= 5 else 0.6 if shape.words >= 3 else -0.3) - cost + (0.5 if block.level else 0.0)


def border(scene: Scene, region: Region, start: int, first: bool) -> float:
    """How much it looks as though something new began at a position."""
    block = scene.page.blocks[region.blocks[start]]
    if start == 0:
        return 1.0
    score = 0.0
    before = scene.shapes[region.blocks[start - 1]]
    if before.prose or before.ended:
        score += 1.0
    if scene.spaced:
        score += 1.0 if block.gap > 0 else -0.3
    return score if not first else max(score, 0.0)


def plausible(scene: Scene, reading: Reading) -> bool:
    """Whether a reading shows items rather than times that stand in a text: most have a headline of their own."""
    titled = sum(g.title >= 0 and headline_like(scene.shapes[g.title]) for g in reading.groups)
    return titled >= 0.8 * len(reading.groups) and reading.score >= 0.6
