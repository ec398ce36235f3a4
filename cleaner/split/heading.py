"""The lines around the headline of the one article of a page that tell time, authors and source."""

from itertools import pairwise

from cleaner.describe import bylines, hints, publishers
from cleaner.describe.cutting import TRIM
from cleaner.describe.datelines import is_agency
from cleaner.describe.labelled import LABEL
from cleaner.describe.own_title import leads_home, letters, menu, named
from cleaner.describe.pictures import is_credit
from cleaner.describe.timed import PARTED as TIMED_PART
from cleaner.model import Block
from cleaner.patterns import lazy
from cleaner.rules import wording
from cleaner.rules.normal import normalise
from cleaner.shape import tagged
from cleaner.signs import has_digit
from cleaner.split import naming
from cleaner.split.dates import AFTER, BEHIND, NEXT, changed, dated, timed
from cleaner.split.groups import Group, Scene, headline_like
from cleaner.split.headlines import BELOW
from cleaner.split.naming import called, like_source, marked, whole
from cleaner.split.places import SURE

SOUNDS = 0.2
"""How much a line sounds like furniture (`rules.wording`) that is no name of a publisher."""
MOST = 0.3
"""The same of a line that is named as publishers are."""
PUBLISHERS = 2
"""Publishers whose stories stand beside an article that is of one, too."""
KICKER = 6
"""Words of the longest topic before a headline, in its own block."""
BESIDE = 4
"""Blocks from a headline to its source below it that nothing but its words tells."""
SEVERAL = lazy(r"\s[·•|]\s")
"""A mark that stands in no name of a publisher."""
SHORT_NAME = 5
"""Words of the name of a publisher."""
MOST_OF_BYLINE = 12
"""Words."""
ABOVE = 6
"""Blocks before a headline that may be of its header."""
OTHERS = 4
"""Words of the headline of another story."""
PARTS = frozenset(("header", "nav", "aside", "footer"))
"""Elements that are parts of a page, or of an article."""
LITTLE = 10
"""Words of a line of a time and a source or names; a longer one says more than that."""


def after_others(scene: Scene, start: int) -> int:
    """The first line that may be of the header of a headline: none before the headline of another story, which is a link."""
    blocks, shapes = scene.page.blocks, scene.shapes
    for index in range(start - 1, max(start - ABOVE, 0) - 1, -1):
        block = blocks[index]
        if block.link_share > 0.8 and shapes[index].words >= OTHERS and headline_like(shapes[index]):
            return index + 1
    return 0


def header(scene: Scene, group: Group, blocks: list[int], first: int, known: frozenset[str]) -> None:
    """Add the lines around the headline that tell time, authors and source, though they are no content."""
    shapes = scene.shapes
    start = group.title if group.title >= 0 else first
    begin = after_others(scene, start) if group.title >= 0 else 0
    have = {i for i in group.blocks if i >= begin or shapes[i].prose}
    window = range(max(begin, start - ABOVE), max(first, start + 1) + 4)
    near = [i for i in blocks if i in window and i != group.title and scene.page.blocks[i].kind != "caption"]
    near = sorted({*near, *(i for i in range(start + 1, start + 1 + BELOW) if in_menu(scene, i))})
    times = [i for i in near if shapes[i].time is not None or shapes[i].edges]
    roles = {i: marked(scene, i, group.title) for i in near}
    signed = any(role == "imprint" or (role != "label" and shapes[i].field == "authors") for i, role in roles.items())
    for index, role in roles.items():
        shape = shapes[index]
        if (
            not (role or signed)
            and (index < first or index not in have)
            and (lone_name(scene, index, times) or framed(scene, index, group.title))
        ):
            role = "imprint"
        introduced = shape.field == "authors" and role != "label"
        if not role and index <= first and names_and_publisher(scene, index):
            group.fields[index] = "person"
            have.add(index)
            continue
        if index > max(first, start + 1):  # in the text, or about to be
            byline = role == "imprint" and (whole(scene, index, group.title) or shape.words <= KICKER)
            if index in have and introduced and not shape.ended and shape.words <= MOST_OF_BYLINE:
                group.fields[index] = "imprint"
            if index in have or not (byline or (introduced and not shape.ended and shape.words <= MOST_OF_BYLINE)):
                continue
            if index < group.blocks[-1]:  # what stands at the end may be who edited it
                group.fields[index] = "imprint"
        if role in ("imprint", "label"):
            group.fields[index] = role
        if role in ("", "source") and start < index < first and begins_with_label(scene, index):
            group.fields[index] = "source" if shape.field == "source" else "imprint"
            have.add(index)
            continue
        if (
            role not in ("imprint", "label", "time")
            and not introduced
            and index <= max(first - 1, start)
            and not scene.verdicts[index].rule
            and publisher(scene, index, role, known, start)
        ):
            group.fields[index] = "source"
            have.add(index)
            continue
        if role in ("time", "imprint") or introduced or (shape.edges and shape.words <= 16 and not shape.prose):
            have.add(index)
            if shape.words > LITTLE and not role and not introduced:
                if scene.page.blocks[index].datetime or publishes(scene.page.blocks[index]):
                    group.fields[index] = "imprint"
                elif begins_with_names(scene.page.blocks[index].text):
                    group.fields[index] = "both"
                elif index == start + 1 and shape.edges[0].start == 0 and not shape.ended:
                    group.fields[index] = "imprint"
    if not any(shapes[i].time is not None or shapes[i].edges for i in have if i < first + 4):
        stamps = dated(scene, blocks, start, have)
    else:  # behind a standfirst a time is a line of the text like others
        stamps = [
            i for i in sorted(have) if first < i <= start + BEHIND and i not in group.fields and timed(shapes[i])
        ][:1]
    if stamps and not any(changed(shapes[i]) for i in stamps):
        near = [i for i in blocks if 0 < abs(i - stamps[0]) <= NEXT and i not in group.fields and changed(shapes[i])]
        stamps += [i for i in near if not scene.verdicts[i].rule and not shapes[i].prose][:1]
    for index in stamps:
        group.fields[index] = "time" if shapes[index].time is not None else "imprint"
        have.add(index)
    if not any(group.fields.get(i) == "imprint" or shapes[i].field == "authors" for i in have):
        signs = signature(scene, blocks, max(have))
        have.update(signs)
        group.fields.update(zip(signs, ("label", "imprint"), strict=False) if len(signs) > 1 else ())
    for index in have:
        if scene.verdicts[index].rule == "shape:menu":
            scene.verdicts[index].rule = ""
    group.blocks = sorted(have)


def names_and_publisher(scene: Scene, index: int) -> bool:
    """Whether a line is names of people, a mark and the name of a publisher: "Jane Doe · The Hill Courier"."""
    text, shape = scene.page.blocks[index].text, scene.shapes[index]
    signed = shape.field == "authors" and shape.intro is not None
    if shape.prose or shape.ended or shape.words > MOST_OF_BYLINE or shape.edges or scene.verdicts[index].rule:
        return False
    if scene.page.blocks[index].level or (shape.field and not signed) or naming.RIGHTS.match(text):
        return False
    end = bylines.beside_source(text, shape.intro.end if signed and shape.intro is not None else 0)
    said = text[end:].strip(TRIM)
    # An agency behind a name may hold the rights in a picture.
    return end > 0 and naming.publisher(said) and (signed or not (is_agency(said) or is_credit(text, shape.words)))


def begins_with_label(scene: Scene, index: int) -> bool:
    """Whether a line below the headline begins with a label of the source, or of the time and more: "Source: Harbour Post"."""
    shape = scene.shapes[index]
    if shape.prose or shape.ended or scene.verdicts[index].rule not in ("", "shape:menu"):
        return False
    return (shape.field == "source" and shape.words <= KICKER) or (
        shape.field in ("source", "published_text", "updated")
        and LABEL.search(scene.page.blocks[index].text, 1) is not None
    )


def in_menu(scene: Scene, index: int) -> bool:
    """Whether a line that stands among links, and was removed with them, is marked as a person's: "Jane Doe", "World", "Asia"."""
    if index >= len(scene.page.blocks) or scene.verdicts[index].rule != "shape:menu":
        return False
    block = scene.page.blocks[index]
    return block.link_share > 0.9 and hints.of_block(scene.page, block) == "authors"


def lone_name(scene: Scene, index: int, times: list[int]) -> bool:
    """Whether a line that markup says nothing of is a name beside a time, or behind a line that says "By"."""
    text, shape = scene.page.blocks[index].text, scene.shapes[index]
    if shape.concept is not None or scene.page.blocks[index].level == 1:
        return False
    if behind_label(scene, index):
        return True
    if bylines.like_names(text) <= SURE:
        return False
    if naming.publisher(text) or not any(abs(index - time) <= 2 for time in times):
        return False
    return letters(text) not in {letters(name) for name in named(scene.page)}


def behind_label(scene: Scene, index: int) -> bool:
    """Whether a line of a few words stands right below one that says no more than "By" or "Author:"."""
    shape, before = scene.shapes[index], index - 1
    if before < 0 or scene.shapes[before].field != "authors" or marked(scene, before, -1) != "label":
        return False
    told = (
        shape.field or shape.time is not None or shape.edges or shape.prose or has_digit(scene.page.blocks[index].text)
    )
    return not told and shape.words <= SHORT_NAME


def framed(scene: Scene, index: int, title: int) -> bool:
    """Whether a line right below a headline is names behind some words and a colon: "Text: Jane Doe and John Roe"."""
    text, shape = scene.page.blocks[index].text, scene.shapes[index]
    if not 0 <= title < index <= title + 2 or shape.prose or shape.ended or shape.field or shape.concept is not None:
        return False
    if shape.words > MOST_OF_BYLINE or shape.time is not None or shape.edges or scene.page.blocks[index].level:
        return False
    start, end, sure = bylines.frame(text)
    return sure >= bylines.MARK and bylines.like_names(text[start:end]) > 0


def publisher(scene: Scene, index: int, role: str, known: frozenset[str], title: int) -> bool:
    """Whether a line beside the headline of an article says who published it: markup, its words or the page's lists tell.

    `known` are the sources of the stories in lists, case folded.  Where neither tells, it must stand near the headline; most such words
    on pages of one article are sections, controls and wares.
    """
    block, shape = scene.page.blocks[index], scene.shapes[index]
    if shape.concept is not None or shape.field or shape.ended or shape.words > SHORT_NAME or block.level:
        return False
    if role not in ("source", "tags", "") or is_credit(block.text, shape.words) or SEVERAL.search(block.text):
        return False
    if of_page(scene, index, title) and not is_agency(block.text):
        return False
    if block.text.casefold() in known:
        return True
    if block.link_share > 0.9 and any(leads_home(scene.page, link.href) for link in block.links):
        return False  # the name of the page's own site
    if role == "source":
        return True
    if index - title > BESIDE:
        return False
    timed = any(scene.shapes[i].time is not None for i in (index - 1, index + 1) if 0 <= i < len(scene.shapes))
    if timed and not shape.edges and not block.links and publishers.entitled(block.text):
        return letters(block.text) not in menu(scene.page)
    if not naming.publisher(block.text) or shape.edges:
        return len(known) >= PUBLISHERS and gathered(scene, index) and beside_headline(scene, index, title)
    if role:  # a kicker may be one, too
        long = is_agency(block.text) or (" " in block.text and letters(block.text) not in menu(scene.page))
        return (timed or long) and not block.links
    if timed and called(block.text):
        return True
    if is_agency(block.text) or not like_source(scene, index) or not (scene.language or "en").startswith("en"):
        return like_source(scene, index)
    if not publishers.ends_so(block.text):
        return False
    return bool(known) or wording.share(shape.key or normalise(block.text), frozenset(("en",))) < MOST


def of_page(scene: Scene, index: int, title: int) -> bool:
    """Whether a line stands in a part of the page that does not hold its headline: its header, its menu, a box beside the text."""
    elements = scene.page.elements
    at = scene.page.blocks[index].element
    while at >= 0 and not elements[at].first <= title < elements[at].last:
        if elements[at].tag in PARTS:
            return True
        at = elements[at].parent
    return False


def beside_headline(scene: Scene, index: int, title: int) -> bool:
    """Whether a line stands in the `<article>` of a headline that has one: what stands before it is of the page."""
    element = scene.page.blocks[title].element
    while element >= 0 and scene.page.elements[element].tag != "article":
        element = scene.page.elements[element].parent
    return element < 0 or scene.page.elements[element].first <= index < scene.page.elements[element].last


def gathered(scene: Scene, index: int) -> bool:
    """Whether a line of a page that shows stories of several publishers is written as they are: a few words that lead nowhere, and that no
    menu, nobody's name and no time is.
    """
    block, shape = scene.page.blocks[index], scene.shapes[index]
    if block.links or shape.edges or shape.time is not None or not called(block.text) or tagged(block.text):
        return False
    languages = frozenset(((scene.language or "en").split("-")[0], "en"))
    if wording.share(shape.key or normalise(block.text), languages) >= SOUNDS:
        return False
    return bylines.like_names(block.text) <= SURE and letters(block.text) not in menu(scene.page)


def publishes(block: Block) -> bool:
    """Whether one of the pieces that markup keeps apart in a line is the name of a publisher."""
    bounds = (0, *block.cuts, len(block.text))
    return any(naming.publisher(block.text[a:b].strip()) for a, b in pairwise(bounds) if 0 < b - a <= 40)


def begins_with_names(text: str) -> bool:
    """Whether a line begins with names behind some words and a colon, or in brackets: "Text: Jane Doe / The Mill / 3 hours ago"."""
    head = TIMED_PART.split(text, maxsplit=1)[0]
    start, end, sure = bylines.frame(head) if head else (0, 0, 0.0)
    return sure >= bylines.BRACKET and bylines.like_names(head[start:end]) > 0


def signature(scene: Scene, blocks: list[int], last: int) -> list[int]:
    """The line at the end of a text that says by whom it was written, where no line before it does: none, one, or a label and the
    line below it.
    """
    since = last - NEXT - 1 if scene.shapes[last].time is not None else last  # above the time of the article
    for index in blocks:
        shape = scene.shapes[index]
        if not since < index <= last + AFTER or scene.verdicts[index].section != "main":
            continue
        if shape.prose or shape.ended or shape.words > MOST_OF_BYLINE:
            continue
        label = marked(scene, index, -1) == "label"
        if shape.field == "authors" and not label:
            return [index]
        if shape.field == "authors" and index + 1 in blocks and behind_label(scene, index + 1):
            return [index, index + 1]
    return []
