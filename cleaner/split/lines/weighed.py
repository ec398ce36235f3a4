"""The lines of a text page, each weighed by itself and by the lines right beside it; then by its neighbours (`neighbours`)."""

import re

from cleaner.parse.addresses import address_of, referring
from cleaner.rules import wording
from cleaner.rules.normal import normalise
from cleaner.rules.rules import concept_said
from cleaner.shape import LABEL
from cleaner.signs import COLON, DIGIT
from cleaner.split.groups import Scene
from cleaner.split.lines.days import headings, in_menu, part_below_times
from cleaner.split.lines.doubled import doubled
from cleaner.split.lines.gaps import gap_classes
from cleaner.split.lines.hosted import hosted, pictured
from cleaner.split.lines.labelled import (
    about_medium,
    about_site,
    beside_titles,
    contact,
    mail_header,
    numbered,
    of_comments,
    ranked,
    stands_alone,
    titled,
)
from cleaner.split.lines.led import leading
from cleaner.split.lines.letters import letter
from cleaner.split.lines.looks import without_words
from cleaner.split.lines.neighbours import (
    COUNTED,
    LIST,
    LONGEST,
    above_times,
    discussed,
    followed,
    headline_long,
    look_around,
    numbered_below,
    said_again,
    under_related,
)
from cleaner.split.lines.offers import RULE, offers
from cleaner.split.lines.roles import (
    INNER,
    ITEM,
    JUNK,
    LOWEST,
    NEVER,
    PERSON,
    PROSE,
    REPEAT,
    SHORT_PROSE,
    SOURCE,
    TEXT,
    TITLE,
    Line,
    bits,
    plus,
    with_role,
)
from cleaner.split.lines.tally import count, line_key
from cleaner.split.lines.worth import Weighed, weigh
from cleaner.strip import ASIDE, says_none

LONG_PROSE = (PROSE, bits(PROSE))
MORE_PROSE = (SHORT_PROSE, bits(SHORT_PROSE))
NAMED = re.compile(r"\s*[(\[（]([^()\[\]（）]{2,40}[^()\[\]（）\d])[)\]）]$")
NAMED_LEAST, NAMED_SHARE = 3, 0.6
"""Headlines with a name in brackets behind them, and their share of all, where these are publishers."""
LEADING = 0.5
"""How much the words before a colon sound like furniture that lead to another story."""
CAPTION = re.compile(r"[^\W\d_]{2}[.!?)]\s+[^\W\d_]{3,14}\s?:\s+[^\W\d_].{2,40}$")
"""A sentence and who holds the rights in the picture that it is about: "The old bridge. Photo: Jane Doe"."""
ABOUT = 6, 80
"""Words of the shortest and the longest paragraph in which a medium says what it is."""
CONTROLS = 3
"""Times that a page says what ends each of its stories."""
LONG_LIST = 200
"""Lines of a list that are looked through for its end."""
LIKELY, CERTAIN = -0.5, -99.0
"""Log-odds of content from which a line is a headline whatever the models say of headlines."""
QUOTES = '”"»“’」'
HEADS = 6
"""Words of what stands above one."""


def lines_of(scene: Scene, languages: frozenset[str]) -> tuple[list[Line], dict[int, float]]:
    """The blocks of a text page, measured by themselves and by their neighbours; and those that are sure to be headlines."""
    blocks, shapes = scene.page.blocks, scene.shapes
    gaps = gap_classes(scene)
    tally = count(scene, languages)
    cache: dict[str, Weighed] = {}
    lines: list[Line] = []
    listed_addresses = scene.references()
    named = sources_behind(scene)
    header = mail_header(scene)
    entitled = titled(scene, header)
    behind_ranks = ranked(scene)
    stories = numbered(scene)
    pictures = pictured(scene)
    linked = hosted(scene, pictures)
    counted = sum(concept_said(v.rule) in ("counts", "comments") for v in scene.verdicts if v.rule) >= COUNTED
    for index in offers(scene):
        scene.verdicts[index].rule = scene.verdicts[index].rule or RULE
    told = letter(scene)
    led = leading(scene)
    twice = doubled(scene)
    first = frozenset(twice.values())
    days = headings(scene) | told.furniture
    listing = False  # a colon has announced a list
    introduced = False  # the line before introduces who wrote
    above = shown = -1  # the line before, where links lead apart
    talked = False  # readers talk about a headline
    titles: set[str] = set()  # what may be one, made when a line counts what readers say
    for index, (block, shape, verdict, gap) in enumerate(zip(blocks, shapes, scene.verdicts, gaps, strict=True)):
        text = block.text
        aside = block.kind if block.kind in ASIDE else ""
        above, shown = (above, shown) if aside else (shown, index)
        if aside or index in header or (entitled and index not in entitled and beside_titles(text)):
            lines.append(Line(index, gap, aside or "figures", LOWEST, 0))
            continue
        if text[-1] in QUOTES and text[0].isdigit() and (title := of_comments(text)):
            titles = titles or {b.text.casefold() for b in blocks if len(b.text) <= LONGEST}
            if title in titles:
                if not talked:
                    discussed(scene, lines, title)
                talked = True
                lines.append(Line(index, gap, "comments", LOWEST, 0))
                continue
        if verdict.rule:
            known = concept_said(verdict.rule)
            known = "no-comments" if known == "comments" and says_none(text) else known
            known = "control" if counted and known in ("counts", "comments") else known
            lines.append(Line(index, gap, known, LOWEST, 0))
            listing = False
            continue
        if index in days or index in twice or (block.marker and shape.time is not None and in_menu(scene, index)):
            lines.append(Line(index, gap, "figures", LOWEST, 0))
            continue
        if shape.intro is not None and stands_alone(scene, index):
            lines.append(Line(index, gap, "label", LOWEST, 0))
            introduced = shape.field == "authors"
            continue
        if index not in linked.hosts and (
            index in pictures
            or (without_words(block, shape) and index not in behind_ranks)
            or address_of(text) is not None
        ):
            known = "address" if "://" in text or "www." in text else "figures"
            lines.append(Line(index, gap, known, LOWEST, 0))
            continue
        if len(text) > 160:
            worth, can = LONG_PROSE if shape.words >= 40 else MORE_PROSE
        else:
            key = f"{block.marker}\n{text}" if block.marker else text
            weighed = cache.get(key)
            if weighed is None:
                weighed = cache[key] = weigh(scene, index, shape, tally)
            worth, can = weighed
            if index and shape.words <= 8 and said_again(scene, index):
                worth = plus(with_role(worth, REPEAT, 1.8), SOURCE, -1.0)
                can |= 1 << REPEAT
            if block.marker and listed(scene, index):
                worth = plus(plus(plus(worth, ITEM, 0.4), INNER, -0.8), JUNK, -0.3)
            elif shape.words <= HEADS and not (shape.ended or shape.edges) and heads(scene, index):
                worth = plus(plus(worth, INNER, 1.2), JUNK, -0.3)
            if introduced:  # behind "By", alone on its line
                worth = plus(plus(with_role(worth, PERSON, max(worth[PERSON], 0.5) + 1.5), SOURCE, -1.5), JUNK, -0.5)
                can |= 1 << PERSON
            if (
                index + 3 < len(shapes)
                and scene.verdicts[index + 1].rule
                and (shapes[index + 3].edges or (shapes[index + 2].time and controls(scene, index + 1)))
                and tally.said[line_key(text, shape)] >= CONTROLS
            ):
                worth = plus(worth, SOURCE, -1.2)  # a control of each story, which has its source beside its time
            if index in tally.menus:
                worth = plus(plus(worth, JUNK, 0.7), SOURCE, -0.5)
            if index in linked.titles:
                worth = plus(
                    plus(plus(with_role(worth, TITLE, max(worth[TITLE], 2.0)), TEXT, -2.0), SOURCE, -2.0), PERSON, -2.0
                )
                can |= 1 << TITLE
            elif index in linked.hosts:
                worth = with_role(worth, SOURCE, 2.5)
                can |= 1 << SOURCE
            elif index in linked.told or (index - 1 in twice and shape.words > HEADS):
                worth = plus(plus(worth, TITLE, -2.0), TEXT, 1.0)
            if index in named:
                worth = plus(plus(plus(worth, TITLE, 1.0), TEXT, -1.5), ITEM, -1.5)
            if index in entitled:
                worth = plus(plus(plus(worth, TITLE, 1.5), TEXT, -2.5), JUNK, -1.5)
            elif index in behind_ranks:
                worth = plus(plus(plus(worth, TITLE, 1.5), TEXT, -1.5), SOURCE, -2.0)
            elif index in stories or index in first:
                worth = plus(plus(plus(worth, TITLE, 3.0), TEXT, -2.5), INNER, -3.0)
            elif index in told.titles:
                worth = plus(plus(with_role(worth, TITLE, max(worth[TITLE], 0.0) + 2.0), TEXT, -2.5), INNER, -3.0)
                can |= 1 << TITLE
            elif index in told.labels:
                worth = plus(plus(plus(plus(worth, TITLE, -2.0), SOURCE, -2.0), INNER, -2.0), JUNK, 1.0)
            elif told.titles and told.lower(index):
                worth = plus(worth, TITLE, -1.5)
            elif block.level and index + 1 < len(blocks) and blocks[index + 1].kind == "address":
                worth = plus(plus(plus(worth, TITLE, 2.0), SOURCE, -2.0), JUNK, -1.0)  # a heading that leads somewhere
            elif above in led and (shape.edges or shape.ended):
                worth = plus(plus(worth, JUNK, -0.6), TEXT, 0.5 if shape.ended else 0.0)
            elif index in led:
                worth = plus(plus(plus(plus(worth, TITLE, 2.0), INNER, -2.0), SOURCE, -2.0), JUNK, -1.0)
            elif shape.signs & DIGIT and contact(text):
                worth = plus(plus(worth, TITLE, -2.5), JUNK, 1.0)
            if listed_addresses and referring(text, listed_addresses) is not None:
                worth = plus(
                    plus(plus(worth, TITLE, 1.0), INNER, -2.0), TEXT, -0.5
                )  # what is linked is a story of its own
        if (tally.sites and shape.prose and about_site(text, tally.sites)) or (
            ABOUT[0] <= shape.words <= ABOUT[1] and about_medium(text, blocks)
        ):
            worth = plus(plus(worth, TEXT, -2.5), JUNK, 2.5)
        if shape.signs & COLON and not shape.prose and CAPTION.search(text):
            worth = plus(plus(worth, TITLE, -2.5), JUNK, 1.0)
        head = text[: LABEL + 1]
        if (":" in head or "：" in head) and inside_text(scene, index) and leads_on(text, languages):
            worth = plus(plus(plus(worth, INNER, -2.0), TITLE, -2.0), JUNK, 2.0)
        if text[-1] in ":：" and shape.words >= 2.5:
            listing = announces(scene, index)
            if listing and in_text(scene, index):
                worth = plus(with_role(worth, TEXT, max(worth[TEXT], 1.0)), JUNK, -2.0)
                can |= 1 << TEXT
            elif listing:
                worth = plus(plus(worth, TEXT, 0.6), JUNK, -0.7)
        elif listing and worth[ITEM] > NEVER and shape.words <= 20 and not shape.ended:
            worth = plus(with_role(worth, ITEM, max(worth[ITEM], 0.1)), JUNK, -0.3)
        else:
            listing = False
        lines.append(Line(index, gap, "", worth, can))
        introduced = False
    sure = dict.fromkeys(numbered_below(scene, lines), LIKELY) | dict.fromkeys(under_related(scene, lines), CERTAIN)
    sure |= dict.fromkeys(linked.titles | told.titles | led | first, CERTAIN)
    above_times(scene, lines)
    followed(lines)
    part_below_times(lines)
    look_around(scene, lines, languages)
    return lines, sure


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


def sources_behind(scene: Scene) -> set[int]:
    """The lines that end in a name in brackets, where most lines as long as a headline do: "Headline (The Ledger)"."""
    long = [i for i, (b, s) in enumerate(zip(scene.page.blocks, scene.shapes, strict=True)) if headline_long(s, b)]
    found = {i for i in long if scene.page.blocks[i].text[-1] in ")]）" and NAMED.search(scene.page.blocks[i].text)}
    return found if len(found) >= max(NAMED_LEAST, NAMED_SHARE * len(long)) else set()


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
