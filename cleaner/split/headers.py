"""Items by the lines around the times they tell: "source / time / headline / text" in whatever order the page has.

Each order is a template of roles around an anchor: a line that is a time, a line that holds one beside something else, or
a source said twice.  How well each line near an anchor would play each role is measured once; then the best sequence of
templates over all anchors of a stretch is found (Viterbi, 1967), where changing from one template to another costs
something: an aggregator writes all its items the same way, but its main article and its readers' comments another.
"""

import re
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from cleaner.shape import Shape, ends_in_word
from cleaner.split.groups import Group, Region, Scene, headline_like

SWITCH = 1.1
"""What it costs to go from one template to another."""
SKIPPED = -0.5
"""Worth of an anchor that is taken for nothing: a time inside a text."""
NEVER = -5.0
"""How well a line plays a role that it cannot have."""
NAMES = tuple(map(ord, "SHPN"))
"""Roles of short lines."""
LEAST = 0.9
"""Worth below which a template does not fit an anchor."""
BRIEF = 4
"""Words of a source that nothing else tells."""
REACH = 4
"""Lines before and after an anchor that a template may name."""

HEADERS = ("ST", "STR", "SRT", "TS", "TSR", "B", "BR", "T", "SR", "STB")
COMMENTS = ("NTX", "BX", "NXT", "NTB")


class Template(Struct, frozen=True):
    """An order of roles.

    S source, T time, B source or name and time on one line, R source said again, H headline, P person, M time and headline
    on one line; N name and X words of a comment.
    """

    roles: str
    anchor: int
    """Place of the role that must be the anchor: T, B or M, else R."""
    comment: bool = False


@cache
def templates() -> tuple[Template, ...]:
    """All orders that are tried, the plainest first: of two that fit alike, the first is taken."""
    orders = ["M"]
    for header in HEADERS[:-1]:
        orders += [header + "H", header + "HP", "H" + header, "HP" + header]
        if header not in ("T", "SR"):
            orders.append("H" + header + "P")
    orders += ["SHT", "HPT", "HTP", "SHP", "HP", "HPS", "SH", "HS"]
    made = [Template(order, anchor_of(order)) for order in dict.fromkeys(orders)]
    return (*made, *(Template(order, anchor_of(order), True) for order in COMMENTS[:3]))


def anchor_of(order: str) -> int:
    """Which role of an order stands on the anchor."""
    if order in ("SHP", "HPS"):
        return order.index("S")
    return next(order.index(role) for role in "MBTRPS" if role in order)


class Reading(Struct, gc=False):
    """A stretch read by templates."""

    groups: list[Group]
    comments: list[int]
    """Blocks that are readers' comments."""
    before: list[int]
    """Blocks before the first item or comment."""
    worth: float
    """Mean over the anchors."""
    labels: set[int]
    """Short lines between items: labels of what follows."""
    switched: bool
    """The first item is written another way than the second, or something stands between them."""


def read(scene: Scene, region: Region) -> Reading | None:
    """The best reading of a region, or None where no line of it is an anchor that fits."""
    shapes = scene.shapes
    short = [p for p, i in enumerate(region.blocks) if not shapes[i].prose or shapes[i].time is not None]
    kinds = {p: kind for p in short if (kind := anchor_kind(scene, region, p))}
    if kinds or region.section != "main":
        brief = [p for p in short if shapes[region.blocks[p]].words <= BRIEF and p not in kinds]
        kinds |= {p: "S" for p in brief if names_source(scene, region, p)}
    if not kinds:
        kinds = {p: "P" for p, i in enumerate(region.blocks) if is_byline(scene.shapes[i])}
    if not kinds:
        return None
    anchors = sorted(kinds)
    chosen, worth = best_path(scene, region, kinds)
    taken = []
    floor = 0
    for position, template in zip(anchors, chosen, strict=True):
        if template is not None:
            start = position - template.anchor
            if start >= floor:
                taken.append((start, template))
                floor = start + len(template.roles)
    return (
        build(scene, region, taken, worth / max(sum(k != "S" for k in kinds.values()), len(taken))) if taken else None
    )


def anchor_kind(scene: Scene, region: Region, position: int) -> str:
    """T, B, M or R for a line that can be an anchor, else nothing."""
    index = region.blocks[position]
    shape = scene.shapes[index]
    if shape.time is not None:
        return "T"
    if shape.prose:
        return ""
    if shape.edges and shape.words <= 16:
        return "B"
    if position and said_again(scene, region, position, position - 1):
        return "R"
    return ""


def names_source(scene: Scene, region: Region, position: int) -> bool:
    """Whether a short line stands beside a headline as a source would, though nothing else says so."""
    blocks, shapes = scene.page.blocks, scene.shapes
    here = region.blocks[position]
    if shapes[here].words > BRIEF or shapes[here].ended or shapes[here].field or not plain_line(scene, here):
        return False

    def headline(at: int) -> bool:
        return (
            0 <= at < len(region.blocks)
            and headline_like(shapes[region.blocks[at]])
            and (shapes[region.blocks[at]].words >= 4 and not shapes[region.blocks[at]].ended)
        )

    def closed(at: int) -> bool:
        """Whether nothing goes on before a position."""
        if at <= 0 or removed_between(scene, region.blocks[at - 1], region.blocks[at]):
            return True
        before = region.blocks[at - 1]
        if shapes[before].ended or shapes[before].words <= 4 or shapes[before].field or not plain_line(scene, before):
            return True
        return scene.spaced and blocks[region.blocks[at]].gap > 0

    def opened(at: int) -> bool:
        """Whether text, or nothing more, follows at a position."""
        if at >= len(region.blocks) or shapes[region.blocks[at]].prose:
            return True
        return is_byline(shapes[region.blocks[at]]) or (scene.spaced and blocks[region.blocks[at]].gap > 0)

    if headline(position + 1):
        return closed(position) and opened(position + 2)
    return headline(position - 1) and closed(position - 1) and opened(position + 1)


def plain_line(scene: Scene, index: int) -> bool:
    """Whether a line is neither known nor marked as something else than a name or a headline."""
    text = scene.page.blocks[index].text
    return scene.shapes[index].concept is None and (
        text[0] not in "#＃©(" or (text[0] == "(" and text[1:3] not in MARKED)
    )


def is_byline(shape: Shape) -> bool:
    """Whether a line names the authors, and says so."""
    return shape.field == "authors" and not shape.prose


def said_again(scene: Scene, region: Region, position: int, before: int) -> bool:
    """Whether a line repeats another: "- The Mainichi" under "The Mainichi"."""
    if before < 0 or scene.shapes[region.blocks[position]].words > 8:
        return False
    one = scene.page.blocks[region.blocks[before]].text
    block = scene.page.blocks[region.blocks[position]]
    first = block.text[0]
    if not block.marker and first not in AROUND and first.casefold()[0] != one[0].casefold()[0]:
        return False
    one, said = one.casefold(), block.text.casefold().strip(AROUND)
    return one == said or (bool(block.marker) and said != "" and said in one)


def best_path(scene: Scene, region: Region, kinds: dict[int, str]) -> tuple[list[Template | None], float]:
    """The template of each anchor, None for those passed over, and the worth of all.

    A template that does not fit an anchor is worse there than any change of template, so only those that fit, and
    passing over, are carried from anchor to anchor.
    """
    orders = templates()
    none = len(orders)
    known = Known({}, {}, {})
    scores: dict[int, float] = {}
    back: list[dict[int, int]] = []
    last, top = -1, none
    for position in sorted(kinds):
        kind = kinds[position]
        fit = fits(scene, region, position, kind, last, known)
        fit[none] = 0.0 if kind == "S" else SKIPPED
        if not back:
            step, now = dict.fromkeys(fit, none), fit
        else:
            move, pause = scores[top] - SWITCH, scores[top] - SWITCH / 2
            step, now = {}, {}
            for number, worth in fit.items():
                stay = scores.get(number)
                if stay is not None and (stay >= move or (number == none and stay >= pause)):
                    step[number], now[number] = number, stay + worth
                else:
                    step[number], now[number] = top, move + worth
        scores = now
        top = max(now, key=now.__getitem__)
        back.append(step)
        if kind != "S":
            last = position
    total = scores[top]
    path: list[Template | None] = []
    for step in reversed(back):
        path.append(orders[top] if top < none else None)
        top = step[top]
    return path[::-1], total


class Known(Struct, gc=False):
    """What was found out about the lines of a region: each is near several anchors, and asked for several templates."""

    roles: dict[int, float]
    """How well a line plays a role, by `position * 128 + ord(role)`."""
    borders: dict[int, float]
    endings: dict[int, float]


class Node(NamedTuple):
    """One role of templates that begin alike, laid around their anchor."""

    distance: int
    """Of the role's line from the anchor."""
    role: int
    """`ord` of it."""
    depth: int
    """Roles before it."""
    number: int
    """The template that ends with it; -1: none."""
    following: int
    """Where the nodes after it and those that go on from it begin."""


@cache
def nodes(kind: str) -> tuple[Node, ...]:
    """The templates that an anchor of a kind may stand in as a tree, each node before those that go on from it."""
    kinds = {"B": "BM"}.get(kind, kind)
    laid = {(-t.anchor, t.roles): n for n, t in enumerate(templates()) if t.roles[t.anchor] in kinds}
    paths = sorted({(start, roles[:size]) for start, roles in laid for size in range(1, len(roles) + 1)})
    found = []
    for at, (start, roles) in enumerate(paths):
        after = (n for n in range(at, len(paths)) if paths[n][0] != start or not paths[n][1].startswith(roles))
        depth = len(roles) - 1
        number = laid.get((start, roles), -1)
        found.append(Node(start + depth, ord(roles[-1]), depth, number, next(after, len(paths))))
    return tuple(found)


def fits(scene: Scene, region: Region, position: int, kind: str, last: int, known: Known) -> dict[int, float]:
    """How well each template fits around an anchor, by its number; those that do not fit are left out.

    About 1 for each role that a line plays well, and something for a beginning that looks like one.
    """
    found = []
    blocks, size = region.blocks, len(region.blocks)
    values, spaced, lines = known.roles, scene.spaced, scene.page.blocks
    tree = nodes(kind)
    sums = [0.0] * (REACH + 2)
    at, end = 0, len(tree)
    while at < end:
        distance, role, depth, number, following = tree[at]
        line = position + distance
        if not last < line < size:
            at = following
            continue
        value = values.get(line * 128 + role)
        if value is None:
            value = values[line * 128 + role] = plays(scene, region, line, chr(role), position)
        if value <= NEVER:
            if role in NAMES:  # what bars a line from one of these bars it from all
                for other in NAMES:
                    values[line * 128 + other] = NEVER
            at = following
            continue
        at += 1
        worth = sums[depth] + value
        if spaced and depth and lines[blocks[line]].gap > 0:
            worth -= 0.35
        sums[depth + 1] = worth
        if number >= 0:
            worth = whole(scene, region, templates()[number], line + 1, worth, known)
            if worth >= LEAST:
                found.append((number, worth))
    return dict(sorted(found))


def whole(scene: Scene, region: Region, template: Template, after: int, worth: float, known: Known) -> float:
    """What a template is worth whose roles are worth so much and end before a position."""
    size = len(template.roles)
    begins = known.borders.get(after - size)
    if begins is None:
        begins = known.borders[after - size] = border(scene, region, after - size)
    if template.comment:
        worth += begins + ending(scene, region, after, template)
        return 2 * worth / (size + 2) + (0.5 if region.section == "comments" else 0.0)
    ends = known.endings.get(after)
    if ends is None:
        ends = known.endings[after] = ending(scene, region, after, template)
    return 2 * (worth + (begins + ends)) / (size + 2)


def plays(scene: Scene, region: Region, position: int, role: str, anchor: int) -> float:
    """How well the line at a position plays a role: about 1 where it does, negative where it does not."""
    block, shape = scene.page.blocks[region.blocks[position]], scene.shapes[region.blocks[position]]
    if role == "T":
        return 1.0 if shape.time is not None else -5.0
    if role == "B":
        return 1.3 if shape.edges and shape.words <= 16 else -5.0
    if role == "M":
        stamped = [e for e in shape.edges if e.start == 0]
        rest = shape.words - (block.text[: stamped[0].end].count(" ") + 1 if stamped else 0)
        return 1.6 if stamped and rest >= 3.5 and not block.level else -5.0
    if role == "R":
        again = shape.words <= 8 and (
            said_again(scene, region, position, position - 2) or said_again(scene, region, position, position - 1)
        )
        return 1.8 if again else -5.0
    if shape.time is not None or not plain_line(scene, region.blocks[position]):
        return -5.0
    if role == "X":
        if shape.prose and shape.words > 80:
            return -1.0
        if position + 1 < len(region.blocks) and scene.shapes[region.blocks[position + 1]].prose:
            return -0.5
        spoken = len(SPOKEN.findall(block.text))
        return (1.0 if shape.ended or shape.prose or not ends_in_word(block.text) else -0.8) + 0.3 * min(spoken, 2)
    if shape.prose:
        return -5.0
    if role == "H":
        if shape.words > 32 or shape.field or (block.kind == "cell" and block.link_share < 0.5):
            return -2.0
        if scene.said.get(block.text, 0) > (2 if shape.words >= 4.5 and not DIGIT.search(block.text) else 1):
            return -1.5
        spoken = len(SPOKEN.findall(block.text))
        worth = 1.2 if shape.words >= 4.5 else 0.7 if shape.words >= 3 else -0.2
        stop = block.text[-1] in ".。।…" and not block.text.endswith("...")
        opened = block.text[0].isalnum() or block.text[0] in OPENING
        return (
            worth
            - (0.9 if stop else 0.0)
            - 0.7 * min(spoken, 2)
            + (0.5 if block.level else 0.0)
            - (0.0 if opened else 0.6)
            - (0.4 if block.marker else 0.0)
        )
    if shape.words > 9 or (shape.ended and shape.words > 4):
        return -2.0
    short = 1.1 if shape.words <= 3.5 else 0.8 if shape.words <= 5 else -0.1
    if role == "P":
        return 1.0 if shape.field == "authors" else short - 0.5 if is_name(block.text) else -1.5
    if role == "N":
        return short - 0.2 + (0.4 if NICKNAME.search(block.text) else 0.0)
    if shape.field:
        return short + 0.2 if shape.field == "source" else -1.0
    return short


DIGIT = re.compile(r"\d")
MARKED = ("c)", "C)")
SPOKEN = re.compile(
    r"[.!?。！？।؟\U0001f300-\U0001faff\u2600-\u27bf](?:(?<=[\U0001f300-\U0001faff\u2600-\u27bf])|\s+\S)"
)
"""Signs of talk within a line: a sentence that ends before the line does, an emoji."""
NICKNAME = re.compile(r"\d|_|[a-z][A-Z]|^[a-z]")
"""Signs of a user's name."""
AROUND = "–—-·•| "
"""Marks before or after a source that is said again."""
OPENING = "\"'“”«‘„「『《¿¡(（[【#$€£"


def is_name(text: str) -> bool:
    """Whether a line could be the names of people: words that begin with capitals, or no case at all."""
    words = [w for w in text.replace(",", " ").split() if w[0].isalpha()]
    return len(words) >= 2 and sum(not w[0].islower() for w in words) >= len(words) - 1 and ends_in_word(text)


def border(scene: Scene, region: Region, start: int) -> float:
    """How much it looks as though something new began at a position."""
    if start == 0:
        return 1.0
    block = scene.page.blocks[region.blocks[start]]
    before = scene.shapes[region.blocks[start - 1]]
    worth = 0.6 if before.prose or before.ended else 0.2 if before.words <= 6 and scene.spaced and block.gap else 0.0
    if removed_between(scene, region.blocks[start - 1], region.blocks[start]):
        worth += 0.4
    if scene.spaced:
        worth += 0.9 if block.gap > 0 else -0.4
    return worth


def ending(scene: Scene, region: Region, after: int, template: Template) -> float:
    """How well what follows a header goes with it: text, the end, or the control of a comment."""
    last = region.blocks[after - 1]
    following = region.blocks[after] if after < len(region.blocks) else -1
    reply = removed_between(
        scene, last, following if following >= 0 else len(scene.verdicts), "comment-action", "counts"
    )
    if template.comment:
        named = scene.page.blocks[region.blocks[after - len(template.roles)]].text
        nick = template.roles[0] == "B" and NICKNAME.search(named.split(" ")[0]) is not None
        return (1.2 if reply else 0.0) + (0.4 if nick else 0.0)
    if reply:
        return -1.0
    if following < 0:
        return 0.5
    shape = scene.shapes[following]
    if shape.prose or shape.ended:
        return 0.6
    return 0.4 if scene.spaced and scene.page.blocks[following].gap > 0 else 0.0


def removed_between(scene: Scene, first: int, last: int, *concepts: str) -> bool:
    """Whether something was removed between two blocks; of the named concepts, if any are named."""
    for verdict in scene.verdicts[first + 1 : min(last, first + 5)]:
        if verdict.rule and (not concepts or verdict.rule.split(":")[1] in concepts):
            return True
    return False


FIELDS = {"S": "source", "N": "source", "T": "time", "B": "both", "R": "repeat", "P": "person", "M": "stamped"}


def build(scene: Scene, region: Region, taken: list[tuple[int, Template]], worth: float) -> Reading:
    """The groups of a reading: each reaches to the next, short lines before a next one are labels."""
    reading = Reading([], [], region.blocks[: taken[0][0]], worth, set(), False)
    forms: list[str] = []
    broken = False
    for number, (start, template) in enumerate(taken):
        end = taken[number + 1][0] if number + 1 < len(taken) else len(region.blocks)
        if template.comment:
            reading.comments += region.blocks[start:end]
            broken = True
            continue
        head = start + len(template.roles)
        tail = end
        if number + 1 < len(taken):
            while tail > head and is_trailing(scene, region, tail - 1):
                tail -= 1
        reading.labels.update(region.blocks[tail:end])
        group = Group(region.blocks[start:tail])
        fields = {}
        for offset, role in enumerate(template.roles):
            index = region.blocks[start + offset]
            if role == "H":
                group.title = index
            else:
                fields[index] = FIELDS[role]
                if role == "M":
                    group.title = index
        group.fields = fields
        if len(reading.groups) == 1:
            reading.switched = broken or template.roles != forms[0]
        broken = broken or (not reading.groups and tail < end)
        reading.groups.append(group)
        forms.append(template.roles)
    return reading


def is_trailing(scene: Scene, region: Region, position: int) -> bool:
    """Whether a line at the end of an item is no text of it: short, and no sentence."""
    block, shape = scene.page.blocks[region.blocks[position]], scene.shapes[region.blocks[position]]
    if shape.prose or shape.ended or shape.words > 6 or shape.field or block.marker:
        return False
    return not block.text.lower().startswith(("#", "＃", "©", "(c)", "copyright"))


def plausible(reading: Reading) -> bool:
    """Whether a reading shows items or comments rather than times that stand in a text."""
    return reading.worth >= 0.55 and bool(reading.groups or reading.comments)
