"""From the roles of all lines to groups of blocks, and verdicts on what belongs to none."""

from collections import Counter

from cleaner.one_line import joined
from cleaner.split.groups import Group, Scene
from cleaner.split.lines.chats import messages
from cleaner.split.lines.dated import date
from cleaner.split.lines.decode import decode
from cleaner.split.lines.found import Found, begin
from cleaner.split.lines.grammar import ITEMS, ORDERS, STATES
from cleaner.split.lines.joined import join_sections
from cleaner.split.lines.learned import add_odds
from cleaner.split.lines.phase import settle_phase
from cleaner.split.lines.posts import join_posts
from cleaner.split.lines.retitled import (
    name_people,
    part_authors,
    part_hosts,
    part_sources,
    part_stamped,
    refer,
    stamp,
    unlabel,
    unlabel_all,
    unnumber,
)
from cleaner.split.lines.roles import (
    BOTH,
    CREDIT,
    IMPRINT,
    JUNK,
    PERSON,
    REPEAT,
    SOURCE,
    SOURCED,
    STAMPED,
    TAGS,
    TEXT,
    TIME,
    TITLE,
    Line,
)
from cleaner.split.lines.run_together import read_joined
from cleaner.split.lines.sections import BELOW_ARTICLES
from cleaner.split.lines.signed import lift, part_introduced, sign, unsign
from cleaner.split.lines.subjects import thread
from cleaner.split.lines.tables import LABELS, PASSING
from cleaner.split.lines.tally import line_key
from cleaner.split.lines.weighed import lines_of
from cleaner.split.lines.whole_posts import join_parts
from cleaner.strip import ASIDE

BELOW = 3
"""Lines below an article in which its address stands."""
CONTROL = 40
"""Characters of a line that may end every article: said again, it is no label."""
FIELDS = {
    SOURCE: "source", TIME: "time", BOTH: "both", REPEAT: "repeat", PERSON: "person", STAMPED: "stamped", TAGS: "tags",
    CREDIT: "credit", SOURCED: "sourced", IMPRINT: "imprint",
}  # fmt: skip
SECTIONS = {"talked": "comments", "listed": "related", "topics": "tags", "free": "main"}
TIMED, NAMED_BY, HEADERS = (TIME, BOTH, STAMPED), (SOURCE, BOTH, SOURCED), 2
"""Roles of lines that tell a time, and a source; items with both that make a page one of such."""
PASSED = {"address": "shape:address", "label": "field:label"}
"""Rules that remove what tells nothing of where an article ends."""
ALIKE = 2.0
"""How much more words than the middle one of the others the first article of a list has, at the most."""
TOLD = 3
"""Articles with a text that the first one is compared with, and not with bare headlines."""
LEAST = 12
"""Words that a page of no other shape must hold to be an article, such as a poem."""


def read(scene: Scene, languages: frozenset[str], *, headed: bool = False) -> list[Group]:
    """The articles of a text page; verdicts are given to comments and furniture.

    `headed`: for pages that are of interest only if items have headers of source and time.  Where two of them have not even
    without what the models of lines say, which speak against roles far more than for them, these are not asked: no articles.
    """
    if joined(scene.page):
        return read_joined(scene)
    lines, sure = lines_of(scene, languages)
    if not lines or (headed and headers(lines, decode(lines)) < HEADERS):
        return []
    if posts := thread(scene, lines):
        return posts
    add_odds(scene, lines, languages, sure)
    path = decode(lines)
    if scene.trace is not None:
        scene.trace.path = path
    found = gather(scene, lines, path)
    if not any(
        {TITLE, STAMPED, SOURCED} & set(order) or text for order, text in zip(found.orders, found.texts, strict=True)
    ):
        if scene.trace is not None:
            scene.trace.path = []
        return whole(scene)
    join_posts(scene, lines, path, found)
    join_sections(scene, lines, found)
    settle(scene, found)
    unnumber(scene, found.groups)
    unlabel(scene, found.groups)
    unlabel_all(scene, found.groups)
    refer(scene, found.groups)
    part_hosts(scene, found.groups)
    part_sources(scene, found.groups)
    stamp(scene, found.groups)
    part_stamped(scene, found.groups)
    name_people(scene, found.groups)
    part_authors(scene, found.groups)
    lift(scene, found.groups)
    settle_phase(scene, found.groups)
    sign(scene, found.groups)
    part_introduced(scene, found.groups)
    unsign(scene, found.groups)
    join_parts(scene, found.groups)
    date(scene, found.groups)
    return messages(scene, found.groups)


def headers(lines: list[Line], path: list[tuple[int, int]]) -> int:
    """How many items of a path have a header of source and time."""
    found: list[set[int]] = []
    inside = False
    for line, (number, role) in zip(lines, path, strict=True):
        state = STATES[number]
        if line.known or role == JUNK or state.kind in ("furniture", "comment"):
            continue
        if state.kind == "item":
            if not inside or state.name.endswith(".0"):
                found.append(set())
            found[-1].add(role)
        inside = state.kind == "item"
    return sum(not (roles.isdisjoint(TIMED) or roles.isdisjoint(NAMED_BY)) for roles in found)


def gather(scene: Scene, lines: list[Line], path: list[tuple[int, int]]) -> Found:
    """The groups of a path, and the rule that removes each line that is in none."""
    found = Found([], [], [], [])
    section, apart, inside = "main", False, ""
    alike: dict[int, list[Group]] = {}
    listed = set(scene.references().values())
    shapes, blocks = scene.shapes, scene.page.blocks
    said = Counter([line_key(b.text, s) for b, s in zip(blocks, shapes, strict=True) if len(b.text) <= CONTROL])
    for line, (number, role) in zip(lines, path, strict=True):
        state = STATES[number]
        verdict = scene.verdicts[line.block]
        verdict.section = section
        if line.known in PASSING:
            verdict.rule = PASSED.get(line.known, "shape:furniture")
            if line.known == "address" and line.block not in listed and found.groups:
                group = found.groups[0 if inside == "main" else -1]
                if group.address < 0 and below(scene, group, line.block):
                    group.address = line.block
            continue
        if line.known:
            verdict.rule = verdict.rule or ("shape:furniture" if line.known == "greeting" else "section:comments")
            label = LABELS.get(line.known, "")
            if label and state.kind == "furniture":
                section = SECTIONS[label]
                apart = apart or label != "topics"
                found.related = found.related or line.known == "related"
                found.ended = found.ended or (line.known in BELOW_ARTICLES and len(found.groups) == 1)
                verdict.section = {"ai": "tools", "newsletter": "newsletter", "no-comments": "comments"}.get(
                    line.known, section
                )
            elif state.kind == "comment":
                verdict.section = "comments"
            continue
        if state.kind == "comment":
            verdict.rule = "section:comments" if section == "comments" else "shape:comments"
            verdict.section = "comments"
            apart = True
        elif role == JUNK:
            verdict.rule = (
                "shape:label" if apart and state.kind == "furniture" and section != "comments" else "shape:furniture"
            )
            once = said[line_key(blocks[line.block].text, shapes[line.block])] < 2
            apart = apart or (state.kind == "furniture" and bool(found.groups) and once)
        else:
            if state.kind == "item" and (inside != "item" or state.name.endswith(".0")):
                begin(found, "item", apart)
                found.groups[-1].evidence.order = ITEMS[ORDERS[state.layout]]
                alike.setdefault(state.layout, []).append(found.groups[-1])
                section, apart = "related" if found.related else "main", False
            elif state.kind == "main" and inside == "":
                begin(found, "main", apart)
                apart = False
            inside = state.kind
            group = found.groups[0 if inside == "main" else -1]
            group.blocks.append(line.block)
            if role in (TITLE, STAMPED, SOURCED):
                group.title = line.block
            if role in FIELDS:
                group.fields[line.block] = FIELDS[role]
            number = 0 if inside == "main" else -1
            if role in FIELDS or role == TITLE:
                told, worth = group.evidence, line.worth
                margin = worth[role] - max(worth[TEXT], worth[JUNK])
                told.margin = min(told.margin, margin)
                if role in (TITLE, STAMPED, SOURCED):
                    told.entitled = margin
                found.orders[number].append(
                    BOTH if scene.shapes[line.block].edges and role in (PERSON, IMPRINT) else role
                )
            elif role == TEXT:
                found.texts[number] = True
    for groups in alike.values():
        for group in groups:
            group.evidence.alike = len(groups)
    unclear = sum(scene.verdicts[line.block].rule in ("shape:furniture", "shape:label") for line in lines)
    for group in found.groups:
        group.evidence.clear = 1.0 - unclear / len(lines)
        if group.role == "main":
            group.evidence.alike = 1 + max(map(len, alike.values()), default=0)
    return found


def below(scene: Scene, group: Group, index: int) -> bool:
    """Whether an address could be that of the article above it; one that a line has within it, where that is the headline."""
    block = scene.page.blocks[index]
    if block.kind == "address":
        beside = index == group.title + 1 or (group.title >= 0 and block.place == scene.page.blocks[group.title].place)
        return beside and block.text[0] != "["
    return index <= group.blocks[-1] + BELOW


def same_order(main: list[int], item: list[int]) -> bool:
    """Whether an article has the header lines of the item after it; a source before all others, which that one has not, may be
    what stands above the page."""
    return main == item or (main[:1] == [SOURCE] and SOURCE not in item and TIME in item and main[1:] == item)


def settle(scene: Scene, found: Found) -> None:
    """The part that each article plays."""
    groups = found.groups
    one = groups[0] if groups[0].role == "main" and found.whole is None else found.whole
    if (
        one is not None
        and one is not found.whole
        and len(groups) > 1
        and not found.apart[1]
        and same_order(*found.orders[:2])
    ):
        one = None  # the first of a list
    timed = all({"source", "both", "sourced"}.isdisjoint(group.fields.values()) for group in groups[1:])
    live = one is groups[0] and one is not found.whole and len(groups) > 2 and timed and not any(found.apart[2:])
    live = live and (not found.apart[1] or (not found.related and all(by_clock(scene, group) for group in groups[1:])))
    if one is not None and one is not found.whole and not found.ended and not live and alike(scene, groups):
        one = None
    if one is None and (len(groups) == 1 or found.below[:2] == [False, True]):
        one = groups[0]
    for group, below in zip(groups, found.below, strict=True):
        if group is one:
            group.role = "main"
        else:
            group.role = "related" if (one is not None and not live) or (one is None and below) else "item"


def by_clock(scene: Scene, group: Group) -> bool:
    """Whether an article says no more of when than the hour."""
    told = [scene.shapes[i].time for i, role in group.fields.items() if role == "time"]
    return any(time is not None and time.kind == "clock" for time in told)


def alike(scene: Scene, groups: list[Group]) -> bool:
    """Whether the first of several articles says no more than most of the others that say something, in as few paragraphs."""
    texts = [[i for i in group.blocks if i != group.title and i not in group.fields] for group in groups]
    others = [text for text in texts[1:] if text]
    others = texts[1:] if len(others) < TOLD else others
    told = [sum(scene.shapes[i].words for i in text) for text in others]
    middle = len(others) // 2
    return (
        len(groups) > 2
        and len(texts[0]) <= sorted(map(len, others))[middle]
        and sum(scene.shapes[i].words for i in texts[0]) <= ALIKE * sorted(told)[middle]
    )


def whole(scene: Scene) -> list[Group]:
    """A page of no other shape as one article, if it has words enough."""
    kept = [
        v.block
        for v in scene.verdicts
        if not v.rule.startswith(("phrase:", "learned:")) and scene.page.blocks[v.block].kind not in ASIDE
    ]
    for index in kept:
        scene.verdicts[index].rule = "shape:furniture"
    if sum(scene.shapes[i].words for i in kept) < LEAST:
        return []
    for index in kept:
        scene.verdicts[index].rule = ""
    title = next((i for i in kept[:2] if scene.shapes[i].time is None), -1)
    return [Group(kept, title, role="main")]
