"""The lines of a text page, each weighed by itself and by the lines right beside it; then by its neighbours (`neighbours`)."""

from cleaner.patterns import lazy
from cleaner.rules import wording
from cleaner.rules.normal import normalise
from cleaner.rules.rules import concept_said
from cleaner.shape import LABEL
from cleaner.signs import COLON
from cleaner.split.groups import Scene, headline_like
from cleaner.split.lines.days import part_below_times
from cleaner.split.lines.gaps import gap_classes
from cleaner.split.lines.labelled import (
    about_medium,
    about_site,
)
from cleaner.split.lines.neighbours import (
    LIST,
    above_times,
    followed,
    look_around,
    named_above,
    numbered_below,
    said_again,
    under_related,
)
from cleaner.split.lines.roles import (
    INNER,
    ITEM,
    JUNK,
    LOWEST,
    NEVER,
    NOTHING,
    PERSON,
    PROSE,
    REPEAT,
    SHORT_PROSE,
    SOURCE,
    TEXT,
    TITLE,
    Effect,
    Line,
    Weighed,
    bits,
    changed,
    effect,
)
from cleaner.split.lines.tally import Tally, count, line_key
from cleaner.split.lines.told import NO_HEADLINE, told_of
from cleaner.split.lines.worth import weigh
from cleaner.strip import ASIDE

LONG_PROSE = (PROSE, bits(PROSE))
MORE_PROSE = (SHORT_PROSE, bits(SHORT_PROSE))
LEADING = 0.5
"""How much the words before a colon sound like furniture that lead to another story."""
CAPTION = lazy(r"[^\W\d_]{2}[.!?)]\s+[^\W\d_]{3,14}\s?:\s+[^\W\d_].{2,40}$")
"""A sentence and who holds the rights in the picture that it is about: "The old bridge. Photo: Jane Doe"."""
ABOUT = 6, 80
"""Words of the shortest and the longest paragraph in which a medium says what it is."""
CONTROLS = 3
"""Times that a page says what ends each of its stories."""
LONG_LIST = 200
"""Lines of a list that are looked through for its end."""
LIKELY, CERTAIN = -0.5, -99.0
"""Log-odds of content from which a line is a headline whatever the models say of headlines."""
HEADS = 6
"""Words of what stands above one."""
BELOW = ("paging", "navigation", "app", "share", "save", "read-more")
"""Concepts of controls that may stand below the last story of a page."""
STOPS, HEADLINE = ".。।۔", 3
"""Full stops; words of the shortest headline above a sentence."""
LONG = 160
"""Characters of a line that is prose, and asked nothing."""

AGAIN = effect(least={REPEAT: 1.8}, more={SOURCE: -1.0})
MARKED = effect(more={ITEM: 0.4, INNER: -0.8, JUNK: -0.3})
HEADING = effect(more={INNER: 1.2, JUNK: -0.3})
INTRODUCED = effect(least={PERSON: 0.5}, more={PERSON: 1.5, SOURCE: -1.5, JUNK: -0.5})
"""Behind "By", alone on its line."""
TEASER = effect(more={TEXT: 0.8, JUNK: -1.2})
"""A short sentence below a headline that has its time above."""
CONTROL = effect(more={SOURCE: -1.2})
"""What ends each story, which has its source beside its time."""
NAME = 5
"""Words of the longest name of a publisher that a control to follow stands below."""
TO_FOLLOW = effect(more={SOURCE: 0.8})
MENU = effect(more={JUNK: 0.7, SOURCE: -0.5})
OF_ITSELF = effect(more={TEXT: -2.5, JUNK: 2.5})
LEADS_ON = effect(more={INNER: -2.0, TITLE: -2.0, JUNK: 2.0})
ANNOUNCES = effect(least={TEXT: 1.0}, more={JUNK: -2.0})
COULD_ANNOUNCE = effect(more={TEXT: 0.6, JUNK: -0.7})
QUESTION, ASKED = effect(more={TITLE: 0.8, JUNK: -1.0}), 4
"""A headline among others that asks something, and the words that it has at least: "Forgot your password?" is one of three."""
LISTED = effect(least={ITEM: 0.1}, more={JUNK: -0.3})


def lines_of(scene: Scene, languages: frozenset[str]) -> tuple[list[Line], dict[int, float]]:
    """The blocks of a text page, measured by themselves and by their neighbours; and those that are sure to be headlines."""
    blocks, shapes = scene.page.blocks, scene.shapes
    tally = count(scene, languages)
    page = told_of(scene, languages)
    cache: dict[str, Weighed] = {}
    lines: list[Line] = []
    listing = False  # a colon has announced a list
    introduced = False  # the line before introduces who wrote
    above = shown = -1  # the line before, where links lead apart
    for index, (block, shape, gap) in enumerate(zip(blocks, shapes, gap_classes(scene), strict=True)):
        if block.kind not in ASIDE:
            above, shown = shown, index
        aside = page.aside(scene, index, lines)
        if aside:
            lines.append(Line(index, gap, aside, LOWEST, 0))
            introduced = shape.field == "authors" if aside == "label" else introduced
            listing = listing and not scene.verdicts[index].rule
            continue
        if len(block.text) > LONG:
            weighed = LONG_PROSE if shape.words >= 40 else MORE_PROSE
        else:
            key = f"{block.marker}\n{block.text}" if block.marker else block.text
            found = cache.get(key)
            if found is None:
                found = cache[key] = weigh(scene, index, shape, tally)
            weighed = found
            for one in beside(scene, index, tally, introduced):
                weighed = changed(weighed, one)
            for one in page.effects(scene, index, above):
                weighed = changed(weighed, one)
        for one in by_words(scene, index, tally, languages):
            weighed = changed(weighed, one)
        if listing or block.text[-1] in ":：":
            listing, last = in_list(scene, index, listing, weighed)
            weighed = changed(weighed, last)
        lines.append(Line(index, gap, "", *weighed))
        introduced = False
    sure = dict.fromkeys(numbered_below(scene, lines), LIKELY) | dict.fromkeys(under_related(scene, lines), CERTAIN)
    sure |= dict.fromkeys(page.sure, CERTAIN)
    above_times(scene, lines)
    named_above(scene, lines)
    followed(lines)
    part_below_times(lines)
    look_around(scene, lines, languages)
    return lines, sure


def beside(scene: Scene, index: int, tally: Tally, introduced: bool) -> list[Effect]:
    """What the lines right before and after a short line, and the same line elsewhere on the page, tell of it."""
    block, shape, shapes = scene.page.blocks[index], scene.shapes[index], scene.shapes
    found: list[Effect] = []  # no generator: nearly all lines come by, and have nothing
    if index and shape.words <= 8 and said_again(scene, index):
        found.append(AGAIN)
    if block.marker and listed(scene, index):
        found.append(MARKED)
    elif shape.words <= HEADS and not (shape.ended or shape.edges) and heads(scene, index):
        found.append(HEADING)
    elif shape.ended and not (shape.prose or shape.signs & COLON) and index > 1 and told_below(scene, index):
        found.append(TEASER)
    if introduced:
        found.append(INTRODUCED)
    if (
        index + 3 < len(shapes)
        and scene.verdicts[index + 1].rule
        and (shapes[index + 3].edges or (shapes[index + 2].time and controls(scene, index + 1)))
        and tally.said[line_key(block.text, shape)] >= CONTROLS
    ):
        found.append(CONTROL)
    if shape.words <= NAME and to_follow(scene, index):
        found.append(TO_FOLLOW)
    elif index in tally.menus:
        found.append(MENU)
    return found


def to_follow(scene: Scene, index: int) -> bool:
    """Whether a control to follow somebody stands right below a line, or below the number of those who do."""
    known = [concept_said(verdict.rule) if verdict.rule else "" for verdict in scene.verdicts[index + 1 : index + 3]]
    return known[:1] == ["follow"] or known == ["counts", "follow"]


def told_below(scene: Scene, index: int) -> bool:
    """Whether a sentence stands right below a line as long as a headline, and that right below a time, or names and a time; no text,
    and nothing known, stands below it.
    """
    above, shapes = scene.shapes[index - 1], scene.shapes
    below = shapes[index + 1] if index + 1 < len(shapes) else None
    return (below is None or not (below.prose or (below.concept is not None and below.concept.name not in BELOW))) and (
        scene.page.blocks[index].text[-1] in STOPS
        and headline_like(above)
        and above.words >= HEADLINE
        and not above.edges
        and any(shapes[i].time is not None or shapes[i].edges for i in range(max(index - 3, 0), index - 1))
    )


def by_words(scene: Scene, index: int, tally: Tally, languages: frozenset[str]) -> list[Effect]:
    """What the words of a line tell of it: what a medium says of itself, a caption with its credit, a lead to another story."""
    text, shape = scene.page.blocks[index].text, scene.shapes[index]
    found: list[Effect] = []
    if (tally.sites and shape.prose and about_site(text, tally.sites)) or (
        ABOUT[0] <= shape.words <= ABOUT[1] and about_medium(text, scene.page.blocks)
    ):
        found.append(OF_ITSELF)
    if shape.signs & COLON and not shape.prose and CAPTION.search(text):
        found.append(NO_HEADLINE)
    if text in tally.asked and shape.words >= ASKED and text[-1] not in "!！":
        found.append(QUESTION)
    head = text[: LABEL + 1]
    if (":" in head or "：" in head) and inside_text(scene, index) and leads_on(text, languages):
        found.append(LEADS_ON)
    return found


def in_list(scene: Scene, index: int, listing: bool, weighed: Weighed) -> tuple[bool, Effect]:
    """Whether a list that a colon has announced begins or goes on with a line, and what that tells of it."""
    text, shape = scene.page.blocks[index].text, scene.shapes[index]
    if text[-1] in ":：" and shape.words >= 2.5:
        begins = announces(scene, index)
        return begins, NOTHING if not begins else ANNOUNCES if in_text(scene, index) else COULD_ANNOUNCE
    if listing and weighed[0][ITEM] > NEVER and shape.words <= 20 and not shape.ended:
        return True, LISTED
    return False, NOTHING


def controls(scene: Scene, index: int) -> bool:
    """Whether a line is a control that ends a story."""
    return concept_said(scene.verdicts[index].rule) in ("share", "save", "comment-action", "read-more")


def listed(scene: Scene, index: int) -> bool:
    """Whether a line before or after has the same mark of a list."""
    blocks = scene.page.blocks
    mark = blocks[index].marker
    return any(0 <= near < len(blocks) and blocks[near].marker == mark for near in (index - 1, index + 1))


def heads(scene: Scene, index: int) -> bool:
    """Whether lines of a list follow, which the line itself is none of."""
    blocks = scene.page.blocks
    following = blocks[index + 1 : index + 1 + LIST]
    return (
        len(following) == LIST
        and not blocks[index].marker
        and following[0].marker != ""
        and all(one.marker == following[0].marker for one in following)
    )


def inside_text(scene: Scene, index: int) -> bool:
    """Whether a short line stands between paragraphs."""
    shapes = scene.shapes
    return 0 < index < len(shapes) - 1 and shapes[index - 1].prose and shapes[index + 1].prose


def leads_on(text: str, languages: frozenset[str]) -> bool:
    """Whether a line leads from a text to another story: "Read more: Storm closes the pass"."""
    head, colon, rest = text.replace("：", ":", 1).partition(":")
    if not colon or len(head) > LABEL or rest.count(" ") < 2:
        return False
    return wording.share(normalise(head), languages) >= LEADING


def in_text(scene: Scene, index: int) -> bool:
    """Whether running text stands before a line, and behind the list that follows it: lines with the same mark."""
    blocks, shapes = scene.page.blocks, scene.shapes
    mark = blocks[index + 1].marker
    if not (mark and index and shapes[index - 1].prose):
        return False
    last = min(len(blocks), index + LONG_LIST)
    behind = next((at for at in range(index + 1, last) if blocks[at].marker != mark), len(blocks))
    return behind < len(blocks) and shapes[behind].prose


def announces(scene: Scene, index: int) -> bool:
    """Whether two lines that could be items of a list follow."""
    following = range(index + 1, index + 3)
    return following[-1] < len(scene.shapes) and all(
        not (scene.shapes[i].ended or scene.shapes[i].prose or scene.shapes[i].time or scene.verdicts[i].rule)
        and scene.page.blocks[i].text[0] not in "#＃©"
        for i in following
    )
