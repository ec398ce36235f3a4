"""Authors that nothing but their place tells: where each of many records has a name, and most another one.

Names of publishers look the same, so no line of the place may be known for one, and the stories must be the site's own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleaner.address import host
from cleaner.describe import bylines, hints
from cleaner.describe.pictures import is_credit
from cleaner.split.completed import own
from cleaner.split.groups import Group, Scene
from cleaner.split.naming import publisher
from cleaner.split.places import could_be_source, entries, place

CAPITALS = 0.5
"""How much a line looks like names where capitals tell (`bylines.like_names`)."""
LEAST, PLAIN = 3, 4
"""Lines that make a place one of authors: with capitals, and where two or three short words are all there is to see."""
BELOW, LONGEST = 2, 12
"""Lines right below a headline that may say behind a label who wrote it, and words of such a line."""
OTHERS = 0.7
"""Share of the names of a place that must differ."""
NAMES = 0.8
"""Share of the lines of a place that no menu has and that must be names."""
VALUE = "dd"
"""The element of what a label beside it says: of a station, "Access", not of an author."""
UNDECIDED = frozenset(("tags", "source", "aside"))
"""What a line may be taken for by its looks that is an author."""
Spot = tuple[str, bool, int]
"""Where a line stands: its element, before the headline or behind, and which of the lines there it is."""


def sign(scene: Scene, groups: Sequence[Group]) -> None:
    """Enter such lines as those of authors in the fields of their records."""
    sign_labelled(scene, groups)
    if len(groups) < LEAST or not at_home(scene, groups):
        return
    places: dict[Spot, list[tuple[Group, int]]] = defaultdict(list)
    for group, index, spot in lines(scene, groups, {"imprint"}, ("", "authors")):
        places[spot].append((group, index))
    found = {where: said for where, said in places.items() if len(said) >= LEAST}
    menus = entries(scene, groups, [index for said in found.values() for _, index in said]) if found else frozenset()
    for said in found.values():
        texts = [scene.page.blocks[index].text for _, index in said]
        if any(map(publisher, texts)):
            continue
        left = [(one, text) for one, text in zip(said, texts, strict=True) if text.casefold() not in menus]
        people = [(one, text) for one, text in left if bylines.like_names(text) > 0]
        sure = sum(bylines.like_names(text) > CAPITALS for _, text in people)
        different = len({text for _, text in people})
        told = all("source" in group.fields.values() for group, _ in said)
        if (
            len(people) < NAMES * len(left)
            or different < OTHERS * len(people)
            or different < (LEAST if told or sure >= NAMES * len(people) else PLAIN)
        ):
            continue
        for (group, index), _ in people:
            if "imprint" in group.fields.values():
                continue
            group.blocks = sorted({*group.blocks, index})
            group.fields[index] = "imprint"
            scene.verdicts[index].rule = ""


def sign_labelled(scene: Scene, groups: Sequence[Group]) -> None:
    """The same of names behind a label, whatever it says, that several records have right below their headlines: "Words: Jane Doe"."""
    said: dict[str, list[tuple[Group, int]]] = defaultdict(list)
    blocks, shapes = scene.page.blocks, scene.shapes
    holder = {i: group for group in groups for i in group.blocks}
    for group in groups:
        if group.title < 0 or "imprint" in group.fields.values():
            continue
        for index in range(group.title + 1, min(group.title + 1 + BELOW, len(blocks))):
            text, shape = blocks[index].text, shapes[index]
            if (
                shape.prose
                or shape.ended
                or shape.field
                or shape.edges
                or shape.words > LONGEST
                or holder.get(index, group) is not group
                or not bylines.TITLED.match(text)
            ):
                continue
            start, end, sure = bylines.frame(text)
            if sure >= bylines.MARK and bylines.like_names(text[start:end]) > 0 and not is_credit(text, shape.words):
                said[text[:start]].append((group, index))
                break
    for label, lines in said.items():
        if len(lines) >= LEAST and len({blocks[index].text for _, index in lines}) > 1 and label:
            for group, index in lines:
                group.blocks = sorted({*group.blocks, index})
                group.fields[index] = "imprint"
                scene.verdicts[index].rule = ""


def at_home(scene: Scene, groups: Sequence[Group]) -> bool:
    """Whether all headlines lead to one site, which is the page's own where that is known."""
    page = scene.page
    here = host(page.base)
    there = {host(link.href) for group in groups if group.title >= 0 for link in page.blocks[group.title].links[:1]}
    return bool(there) and len(there - {None, here}) <= (here is None)


def lines(
    scene: Scene, groups: Sequence[Group], without: set[str], hinted: tuple[str, ...]
) -> Iterator[tuple[Group, int, Spot]]:
    """The lines of records `without` some fields that could be a name, and of which markup says no more than `hinted`; and where they stand."""
    page, shapes = scene.page, scene.shapes
    headlines = sorted(group.title for group in groups if group.title >= 0)
    holder = {i: group for group in groups for i in group.blocks}
    for group in groups:
        if group.title < 0 or group.run_in or not without.isdisjoint(group.fields.values()):
            continue
        number: Counter[tuple[str, bool]] = Counter()
        for index in range(*own(scene, headlines, group.title)):
            if (
                index != group.title
                and shapes[index].words <= bylines.WORDS + 1
                and holder.get(index, group) is group
                and group.fields.get(index, "tags") in UNDECIDED
                and could_be_source(scene, index, alone=False)
                and hints.of_block(page, page.blocks[index], group.title) in hinted
                and page.elements[page.blocks[index].element].tag != VALUE
            ):
                where = place(scene, page.blocks[index].element), index < group.title
                yield group, index, (*where, number[where])
                number[where] += 1


def names_above(scene: Scene, kept: Sequence[int]) -> frozenset[int]:
    """The lines that markup calls authors right above a heading or a longer link: what they have written, whose headline they are not."""
    blocks, shapes = scene.page.blocks, scene.shapes
    return frozenset(
        i
        for i, below in pairwise(kept)
        if blocks[i].links
        and shapes[i].words <= bylines.WORDS
        and below == i + 1
        and not blocks[i].level
        and (blocks[below].level or (blocks[below].link_share > 0.9 and shapes[below].words > bylines.WORDS))
        and blocks[i].link_share > 0.9
        and hints.of_block(scene.page, blocks[i], below) == "authors"
    )
