"""Candidate lists of an HTML page: headlines that are written alike, each with the blocks that would be its record.

Headlines of one list share their tag path (as in tag path clustering, Miao et al., WWW 2009), looked at closely and from
afar; the record of each is the largest container that holds no other headline of the list (as the data regions of MDR, Liu
et al., KDD 2003, without comparing trees), or what follows it up to the next one, or both.  Most candidates are no lists of
articles; `cleaner.classify.lists` says which are likely to be.
"""

from collections.abc import Sequence

from cleaner.describe.imprint import inner_time
from cleaner.describe.publishers import DOMAIN
from cleaner.model import Block, Page
from cleaner.patterns import lazy
from cleaner.shape import Shape, beside_times, size
from cleaner.split.candidate import Candidate, part_of, regions, untitled, views
from cleaner.split.cards import cards_of, titles_of
from cleaner.split.columns import columns
from cleaner.split.crowds import labels_sections, linked_headlines, part_crowds
from cleaner.split.groups import headline_like
from cleaner.split.members import entitling
from cleaner.split.paths import FAR, NEAR, heading_class, made_class, path

PARTS = frozenset("()[]（）【】|·•–—-:：,/»›\n")
"""Marks that part a linked headline from what stands beside it."""
MANY = 3
"""Links of a block that is no headline if none of them is most of it."""
LEAST = 2
"""Headlines that make a list."""
DASHES = ("—", "–", "-")
RUN_IN, LINKED = 20, 40
"""Words of the longest bold beginning of a text that is its headline, and of one that is a link."""
NUMBERED, COUNTED = 20, 4
"""Words of the longest headline that begins with its number; numbers that make a list of such."""
NUMBER = lazy(r"(\d{1,2})[.)]\s+(?=\D)")
CONTACTS = ("mailto:", "tel:")
"""Where a link leads that is no story's."""
BESIDE = 2
"""Words beside a time that make no headline."""
TIMED = 8
"""Words of the longest line of time that an entry without a headline begins with."""
SEPARATORS, ITEM, ITEM_LETTERS = frozenset("|·•/»›,–—-・｜"), 3, 30
"""What stands between the items of a menu; words and letters of the longest."""
LABEL = lazy(r"[^\W\d]{1,15}(?: [^\W\d]{1,15}){0,2}[:：][\s,;、，|·•]*(?:and|et|und|y|e|en|og|och|и)?\s*$")
"""What introduces some links, and what stands between them."""


def candidates(page: Page, shapes: list[Shape], blocks: Sequence[int], names: list[str]) -> list[Candidate]:
    """All candidate lists among some blocks of a page, in page order of their first headline.

    `names` are those that `own_names` gives the elements.
    """
    close: dict[tuple[object, ...], list[int]] = {}
    afar: dict[tuple[object, ...], list[int]] = {}
    bold: dict[tuple[object, ...], list[int]] = {}
    exact: dict[tuple[object, ...], list[int]] = {}
    headings: dict[tuple[object, ...], list[int]] = {}  # linked or not: that of the story that one reads is no link
    levels: dict[str, list[int]] = {}  # of one class, whatever their level: the first story has a larger one
    single: dict[tuple[object, ...], list[int]] = {}
    counted: dict[tuple[str, ...], list[int]] = {}
    timed: dict[tuple[str, ...], list[int]] = {}
    paths: dict[tuple[int, int], tuple[str, ...]] = {}
    bare: dict[tuple[str, ...], tuple[str, ...]] = {}  # a path -> its tags alone
    cards = cards_of(page, blocks)
    carded: dict[tuple[object, ...], list[int]] = {}
    alike: dict[tuple[str, ...], list[list[int]]] = {}
    held: dict[int, list[int]] = {}
    for index, card in cards.items():
        held.setdefault(card, []).append(index)
    for card in sorted(held):
        alike.setdefault(path(page, names, paths, card, NEAR), []).append(held[card])
    for where, several in alike.items():
        carded[where] = titles_of(page, shapes, names, paths, several)
    entitled = {title for titles in carded.values() for title in titles}
    for index in blocks:
        block, shape = page.blocks[index], shapes[index]
        if not block.level and block.kind != "item" and shape.words <= NUMBERED and NUMBER.match(block.text):
            counted.setdefault(path(page, names, paths, block.element, FAR), []).append(index)
        if block.links and not block.level and block.links[0].href.startswith(CONTACTS):
            continue
        if block.links and not block.level and block.text.endswith((":", "：")):
            continue  # "Jane Doe / The Harbour Mail:", the paper above its headline
        if of_many(block) and (shape.edges or inner_time(block.text, None)):
            continue
        if shape.time is not None and shape.words <= TIMED and not block.level:
            timed.setdefault(path(page, names, paths, block.element, NEAR), []).append(index)
        if is_menu(block) or (shape.edges and block.links and not block.level and len(beside(block, shape)) <= BESIDE):
            continue
        linked = block.link_share > 0.6 or headline_link(block)[1] > 0
        if index in cards and index not in entitled and not block.level:
            continue
        longest = LINKED if block.links and block.links[0].end == block.lead else RUN_IN
        if block.lead and ((shape.prose and 2 <= size(block.text[: block.lead]) <= longest) or leads_on(block)):
            bold.setdefault(("bold", *path(page, names, paths, block.element, 2)), []).append(index)
        if linked and not block.level and shape.concept is None and shape.time is None and 1 <= shape.words < 2:
            single.setdefault((0, True, block.strong, *path(page, names, paths, block.element, NEAR)), []).append(index)
            continue
        named = shape.concept is None and ((linked and 2 <= shape.words <= 45) or (block.level and shape.words <= 40))
        if not headline_like(shape) and not named:
            continue
        if not linked and not block.level and not block.strong and (shape.time is not None or shape.ended):
            continue
        kind = (block.level, linked, block.strong and not block.level)
        near = path(page, names, paths, block.element, NEAR)
        close.setdefault((*kind, *near), []).append(index)
        if block.level:
            headings.setdefault((block.level, *near), []).append(index)
            levels.setdefault(heading_class(page, block.element), []).append(index)
        if linked or block.level or block.strong:
            far = path(page, names, paths, block.element, FAR)
            tags = bare.get(far)
            if tags is None:
                tags = bare[far] = tuple([name.split(".", 1)[0] for name in far])
            afar.setdefault((*kind, *tags), []).append(index)
        made = made_class(page, block.element)
        if made:
            exact.setdefault((*kind, *made), []).append(index)
    for place, words in single.items():
        if len(words) <= len(close.get(place, ())):
            close[place] = sorted([*close[place], *words])
    leads: dict[str, set[str]] = {}
    for index in blocks:
        for link in page.blocks[index].links[:1]:
            leads.setdefault(link.href.split("#")[0], set()).add(page.blocks[index].text[link.start : link.end])
    found: list[Candidate] = []
    seen: set[tuple[int, ...]] = set()
    numbered = [in_order(page, several) for several in counted.values()]
    stories = linked_headlines(page, shapes, blocks)
    levels.pop("", None)
    mixed = [several for several in levels.values() if led_by_larger(page, several)]
    broad = [part for several in afar.values() for part in columns(page, several)]
    for everything in (
        *close.values(),
        *headings.values(),
        *mixed,
        *broad,
        *bold.values(),
        *exact.values(),
        *carded.values(),
        *numbered,
    ):
        members = entitling(page, shapes, everything, leads)
        if len(members) < LEAST or tuple(members) in seen:
            continue
        seen.add(tuple(members))
        run_in = bool(page.blocks[members[0]].lead) and shapes[members[0]].prose
        ways = views(page, members, run_in)
        if not run_in and labels_sections(shapes, ways[0], stories):
            continue
        for one in ways:
            part_crowds(page, shapes, one, stories)
            one.counted = any(everything is several for several in numbered)
        found += ways
        for part in regions(page, ways[0]):
            members = [ways[0].members[n] for n in part]
            if tuple(members) not in seen:
                seen.add(tuple(members))
                for one in ways:
                    found.append(part_of(one, part, members))
                    found[-1].whole = one
    headlines = sorted({i for one in found if not one.run_in for i in one.members})
    for members in timed.values():
        found += untitled(page, shapes, members, headlines)
    found.sort(key=lambda one: (one.members[0], -len(one.members), one.view))
    return found


def led_by_larger(page: Page, headings: list[int]) -> bool:
    """Whether the first of some linked headings is of a higher level than all others, which are of one."""
    first, *others = [page.blocks[i].level for i in headings]
    linked = all(page.blocks[i].links for i in headings)
    return linked and len(others) >= LEAST and first < others[0] and len(set(others)) == 1


def beside(block: Block, shape: Shape) -> list[str]:
    """The words of a line beside the times that it begins or ends with: "12 October | Read online"."""
    return [word for word in beside_times(block.text, shape).split() if any(map(str.isalnum, word))]


def is_menu(block: Block) -> bool:
    """Whether a block is short links with separators between them: "Unsubscribe | Update preferences"."""
    if len(block.links) < 2 or block.level:
        return False
    at, between = 0, ""
    for link in block.links:
        said = block.text[link.start : link.end]
        if said.count(" ") >= ITEM or len(said) > ITEM_LETTERS:
            return False
        between += block.text[at : link.start]
        at = link.end
    between += block.text[at:]
    label = LABEL.match(between)  # "More: Wireline, Money Lamp and Chipwatch"
    if label:
        return True
    return any(not mark.isspace() for mark in between) and all(mark.isspace() or mark in SEPARATORS for mark in between)


def leads_on(block: Block) -> bool:
    """Whether the bold words that a line begins with are a link, and a mark and other words follow: "**Headline** — a lead"."""
    start, end = headline_link(block)
    return start == 0 < end and end >= block.lead and block.text[end:].lstrip()[:1] in DASHES


def in_order(page: Page, blocks: list[int]) -> list[int]:
    """Those of some lines that begin with 1, 2, 3 …, each with the next number; none where there are too few."""
    found: list[int] = []
    for index in blocks:
        number = NUMBER.match(page.blocks[index].text)
        if number is not None and int(number[1]) == len(found) + 1:
            found.append(index)
    return found if len(found) >= COUNTED else []


def of_many(block: Block) -> bool:
    """Whether a block is many links, none of which is most of it: "14 points by jane 3 hours ago | hide | 8 comments"."""
    if len(block.links) < MANY:
        return False
    return max(link.end - link.start for link in block.links) < len(block.text) / 2


def headline_link(block: Block) -> tuple[int, int]:
    """The stretch of a block that is a linked headline, where other words stand beside it; (0, 0) where none do.

    The longest link that is no host, if markup, a bracket or a mark parts it from the words around it.
    """
    text = block.text
    if not block.links or (len(block.links) == 1 and block.link_share > 0.98) or len(text) > 250:
        return 0, 0
    hosts = [one for one in block.links if DOMAIN.fullmatch(text, one.start, one.end)]
    link = max(block.links, key=lambda one: (one not in hosts, one.end - one.start))
    start, end = link.start, link.end
    length = len(text) - sum(one.end - one.start for one in hosts if one is not link)
    if end - start < max(0.3 * length, 2) or not any(map(str.isalnum, text[:start] + text[end:])):
        return 0, 0
    before, after = text[:start].rstrip(), text[end:].lstrip()
    glued = not text[start - 1].isspace() and start in block.cuts
    parted_before = not before or before[-1] in PARTS or glued
    apart = end in block.cuts or end + 1 in block.cuts
    parted_after = not after or after[0] in PARTS or (apart and (not after[0].islower() or all_links(block, end)))
    return (start, end) if parted_before and parted_after else (0, 0)


def all_links(block: Block, start: int) -> bool:
    """Whether all words of a block from some place on are links: topics behind a headline."""
    rest = start
    for link in block.links:
        if link.start >= start:
            if any(map(str.isalnum, block.text[rest : link.start])):
                return False
            rest = link.end
    return rest > start and not any(map(str.isalnum, block.text[rest:]))
