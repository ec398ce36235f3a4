"""Which lines beside a headline are its time, its authors, its source, its topics.

Markup tells best (`cleaner.describe.hints`), then times, then where a line stands: a line with a time is one beside its
source; a short line after the headline, or beside a time, is a source, unless all lines in that place are names of people;
one before the headline, where no time is near, is a topic.
"""

from collections import Counter

from cleaner.address import HOME, host
from cleaner.describe import bylines, hints, publishers
from cleaner.describe.datelines import is_agency
from cleaner.describe.imprint import inner_time, tells_when
from cleaner.describe.named import TWICE
from cleaner.describe.topics import LEADING_ON
from cleaner.model import TIMES, Block, Page
from cleaner.patterns import lazy
from cleaner.shape import beside_times, size, tagged
from cleaner.signs import has_digit
from cleaner.split.groups import Group, Scene

RIGHTS = lazy(r"\s*(?:©|ⓒ|\([cC]\)|℗)")
"""What the credit of a picture or a text begins with."""
TO_THE_REST = (*LEADING_ON, "…")
"""What a line ends in that leads to the rest of a story."""
PLACED = 2
"""Lines above a headline that are its topics for standing there; more are what is to be filled in or chosen."""
COLONS = (":", "：")
LINE = 26
"""Words of the longest line that says who wrote and when."""
SHORT = 8
"""Words of the longest line that markup calls a source, a topic, a number of comments."""
FAR = 4
"""Blocks after the headline within which a line is its source."""
NEXT = 2
"""Blocks after the headline within which a line with a time inside says who wrote and when."""
MOST = 0.7
"""Share of a line that is a link where it is no more than that."""
LABEL = 2
"""Words that introduce topics."""
WORD = lazy(r"\w+")
DASHES = ("-", "–", "—")
BRACKETS = "()[]（） "


def name_fields(scene: Scene, group: Group) -> None:
    """Enter the lines of a record that are neither headline nor text in its `fields`."""
    shapes = scene.shapes
    times = {i for i in group.blocks if shapes[i].time is not None}
    after = False
    placed: list[int] = []
    """Lines that nothing but their place calls topics."""
    for index in group.blocks:
        shape, text = shapes[index], scene.page.blocks[index].text
        if index == group.title or shape.concept is not None:
            if group.run_in and index == group.title:
                break  # what follows runs on
            continue
        role = marked(scene, index, group.title)
        if shape.prose and role != "imprint":
            after = True
        if role == "imprint" and after and not whole(scene, index, group.title):
            role = ""
        if role:
            group.fields[index] = role
        elif shape.prose:
            continue
        elif shape.edges and not shape.ended and (shape.words <= 12 or size(beside_times(text, shape) or "-") <= SHORT):
            group.fields[index] = "both"
        elif repeated_below(scene, group, index) and "source" not in group.fields.values():
            group.fields[index] = "source"
        elif group.title >= 0 and text == scene.page.blocks[group.title].text:
            group.fields[index] = "aside"  # the headline once more, as in the row that an entry opens below
        elif shape.words <= 5 and not shape.ended and not shape.field and like_source(scene, index):
            beside = any(abs(index - at) <= 1 for at in times)
            said = [i for i, known in group.fields.items() if known == "source"]
            if index < group.title and not beside:
                placed.append(index)
            elif not said and index - group.title <= FAR and (beside or not after or publisher(text)):
                group.fields[index] = "source"
            elif said and same_words(scene, said[0], index):
                group.fields[index] = "repeat"
    labels = len(placed) > PLACED
    for index in placed:
        group.fields[index] = "aside" if labels or is_label(scene, index, group.title) else "tags"
    drop_lengths(scene, group)
    drop_items(scene, group)


def is_label(scene: Scene, index: int, title: int) -> bool:
    """Whether a line introduces others than the headline right below it: "Forum Actions:"; or only leads on, on its own page or elsewhere."""
    block = scene.page.blocks[index]
    text = block.text.rstrip()
    if text.endswith(COLONS):
        return index != title - 1
    return text.endswith(TO_THE_REST) or (bool(block.links) and not block.leads)


def drop_items(scene: Scene, group: Group) -> None:
    """What several items of one list in a record say is its text, though each names somebody: "Fix a leak by @jane in #12"."""
    found = [i for i, role in group.fields.items() if role == "imprint" and scene.page.blocks[i].kind == "item"]
    if len(found) > 1 and group.title >= 0:
        lists = Counter(scene.page.elements[scene.page.blocks[i].element].parent for i in found)
        for index in found:
            several = lists[scene.page.elements[scene.page.blocks[index].element].parent] > 1
            if several and scene.shapes[index].words > SHORT and index > group.title:
                del group.fields[index]
                scene.roles[index, group.title] = ""


def drop_lengths(scene: Scene, group: Group) -> None:
    """What looks like a time of day, away from the time of a record, is how long a film takes: "14:20" on its picture, "3 days ago" below."""
    times = [i for i, role in group.fields.items() if role == "time"]
    dated = [i for i in times if (time := scene.shapes[i].time) is not None and time.kind != "clock"]
    for index in times if dated else ():
        if index not in dated and all(abs(index - at) > 1 for at in dated):
            group.fields[index] = "aside"


def leads_home(scene: Scene, group: Group, index: int) -> bool:
    """Whether a line leads to a site as a whole, right beside a headline that leads to another page than this site's: a paper."""
    blocks = scene.page.blocks
    if (
        group.title < 0
        or abs(index - group.title) > 1
        or blocks[index].link_share < MOST
        or not blocks[group.title].links
    ):
        return False
    there = host(blocks[group.title].links[0].href)
    away = there is not None and there != host(scene.page.base)
    return away and HOME.fullmatch(blocks[index].links[0].href) is not None


def repeated_below(scene: Scene, group: Group, index: int) -> bool:
    """Whether a short line is said again behind a dash, at its own end or in the next line: "Stadtblatt 24", "- Stadtblatt 24"."""
    text, shape = scene.page.blocks[index].text, scene.shapes[index]
    if shape.prose or shape.words > SHORT or shape.field:
        return False
    if any(dash in text for dash in DASHES) and TWICE.fullmatch(text):
        return True
    below = scene.page.blocks[index + 1].text if index + 1 < len(scene.page.blocks) else ""
    return below[:1] in DASHES and same_words(scene, index, index + 1) and index + 1 in group.blocks


def publisher(text: str) -> bool:
    """Whether a short line looks like the name of a publisher, or is one of a news agency."""
    if RIGHTS.match(text) or text[-1:] in TO_THE_REST:
        return False
    bare = text.strip(BRACKETS)
    return publishers.named(bare) or is_agency(bare)


def like_source(scene: Scene, index: int) -> bool:
    """Whether a short line could name a publisher or a topic: a host, or no hashtags, no bracket at its end, no number but in a name."""
    block = scene.page.blocks[index]
    text = block.text
    if block.link_share > MOST and (not block.leads or block.links[0].href.startswith("javascript:")):
        return False  # a control: "Add to my list"
    if publishers.DOMAIN.fullmatch(text.strip(BRACKETS)) or (publishers.named(text) and called(text)):
        return True
    return not tagged(text) and not has_digit(text) and text[-1] not in ")]）】"


def called(text: str) -> bool:
    """Whether words with numbers among them are written as a name is: "Channel 8", not "Viewed 6k times"."""
    return not any(word[0].islower() and word not in publishers.PARTS for word in text.split())


def whole(scene: Scene, index: int, title: int) -> bool:
    """Whether markup says of a line as such, or of most of it, that it names authors."""
    block = scene.page.blocks[index]
    shape = scene.shapes[index]
    if shape.edges or in_time(scene, block) or hints.of_block(scene.page, block, title) == "authors":
        return True
    stretches = hints.pieces(scene.page, index)
    if shape.field == "authors" and not shape.prose and inner_time(block.text, scene.language):
        return True  # "by Jane Doe at November 27, 2026 08:12 AM under Hardware"
    intro = shape.intro
    if intro is not None and any(field == "authors" and start - intro.end <= 1 for start, _, field in stretches):
        return True  # "posted by jane at 4:12 AM - 23 comments", jane a link
    if intro is not None and shape.field == "authors" and bylines.like_names(block.text[intro.end :].strip(" :")) > 0:
        return True  # "Editor: Jane Doe" below the lead
    known = sum(end - start for start, end, field in stretches if field == "authors")
    return known > len(block.text) / 2 or signed(scene, index)


def signed(scene: Scene, index: int) -> bool:
    """Whether markup names both an author and a time in a line: "This entry was posted in News on 2 May by Jane Doe."."""
    block = scene.page.blocks[index]
    if block.datetime is None and not block.tops:
        return False
    return {"authors", "published_text"} <= {field for _, _, field in hints.pieces(scene.page, index)}


def marked(scene: Scene, index: int, title: int) -> str:
    """The role that markup or a time gives a line, wherever it stands; "" for none."""
    role = scene.roles.get((index, title))
    if role is None:
        role = scene.roles[index, title] = role_by_markup(scene, index, title)
    return role


def role_by_markup(scene: Scene, index: int, title: int) -> str:
    """`marked`, found."""
    block, shape = scene.page.blocks[index], scene.shapes[index]
    if len(block.links) > 1 and links_topics(scene.page, index):
        return "tags"
    if len(block.text) > 160 or shape.words > LINE:
        return ""
    if shape.time is not None:
        aside = shape.time.kind == "clock" and hints.of_block(scene.page, block, title) == "aside"
        aside = aside or (index > 0 and hints.joined(scene.page.blocks[index - 1].text))
        return "aside" if aside else "time"  # "12:47" is how long a film takes
    if shape.edges and hints.joined(block.text[: shape.edges[0].start]):
        return "aside"
    if not shape.edges and in_time(scene, block) and inner_time(block.text, scene.language):
        return "imprint"  # "asked 14 minutes ago"
    introduced = shape.field in ("authors", "published_text") or (
        block.datetime is not None and 0 < index - title <= NEXT
    )
    if shape.prose and not introduced and not signed(scene, index):
        return ""
    labels = introduced or shape.field in ("updated", "source")
    if labels and shape.intro is not None and shape.intro.end >= len(block.text.rstrip(" :")):
        return "label"
    said = hints.of_block(scene.page, block, title)
    pieces = {field for _, _, field in hints.pieces(scene.page, index)}
    if shape.edges and "source" in pieces:
        return "imprint"
    if said == "authors" or "authors" in pieces:
        return "imprint" if not shape.ended or shape.edges or introduced or signed(scene, index) else ""
    if not shape.edges and (
        (introduced and inner_time(block.text, scene.language))
        or (0 < index - title <= NEXT and tells_when(block.text, scene.language))
    ):
        return "imprint"
    if shape.ended or shape.field or shape.edges or shape.words > SHORT:
        return ""
    if said in ("source", "aside"):
        return said
    if said != "tags" or tagged(block.text):
        return ""
    if is_label(scene, index, title):
        return "aside"
    # What stands under a headline, in no link, is called a kicker by its looks; it may be a source as well.
    return "tags" if index < title or block.links else ""


def links_topics(page: Page, index: int) -> bool:
    """Whether a line is links that each lead to the page of a topic, however many, behind a word or two: "Tags Old Roads, Maps, Ferries"."""
    text, at, beside = page.blocks[index].text, 0, 0
    if any(link.href.startswith("#") for link in page.blocks[index].links):
        return False
    for start, end, field in hints.pieces(page, index):
        if field != "tags":
            return False
        beside += len(WORD.findall(text, at, start))
        at = end
    return at > 0 and beside + len(WORD.findall(text, at)) <= LABEL


def in_time(scene: Scene, block: Block) -> bool:
    """Whether markup calls all of a line a time, words beside it included."""
    return len(block.tops) == 1 and block.tops[0] >= 0 and scene.page.elements[block.tops[0]].tag in TIMES


def same_words(scene: Scene, one: int, two: int) -> bool:
    """Whether two lines say the same but for marks at their ends."""
    first, second = (scene.page.blocks[i].text.casefold().strip("–—-·•| ") for i in (one, two))
    return first == second
