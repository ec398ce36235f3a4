"""The headline above the text of a page that the page says elsewhere, too: as its title, in a bar that stays, among what is read most.

What is said again looks like furniture line by line; above the one long text of a page it is what that text is called.
"""

from collections.abc import Collection

from msgspec import Struct

from cleaner.describe import bylines
from cleaner.rules import wording
from cleaner.rules.normal import fold
from cleaner.rules.rules import concept_said
from cleaner.split.groups import Scene, words
from cleaner.split.lines.dated import dated
from cleaner.split.lines.long_text import longest
from cleaner.split.lines.neighbours import headline_long
from cleaner.strip import ASIDE

COPIES = 5
"""Times that such a headline is said, at the most."""
HEADER = 32
"""Lines between it and the first paragraph of its text, at the most."""
APART = 5
"""Lines that it and one of its copies are apart: a caption is said again right below itself."""
LEADS = 4
"""Lines as long as headlines between it and its text, at the most: more are headlines of others."""
BEFORE = 0.2
"""Words of running text above a headline that nothing but its place tells, for each word of its text, at the most."""
HEAD = 10
"""Lines between a headline and the day that stands below it, at the most: controls to share it, and one more of what it says."""
SIGNED = 4
"""Lines below a headline that may say who wrote or when, or more of what it says."""
OTHERS = frozenset(("related", "popular", "latest"))
"""Concepts of labels of other stories."""
FIRST = 20
"""Paragraphs of the text that are looked at."""
SHARED, LEAST_SHARED, BEGINS = 0.4, 2, 2000
"""Share of the words of the headline that its text says, and their number, at the least, within so many characters."""


class Echo(Struct, frozen=True):
    """Blocks that such a headline stands in."""

    title: int
    """Above the text; -1 for none."""
    copies: frozenset[int] = frozenset()
    """Its copies above that."""
    leads: frozenset[int] = frozenset()
    """What stands between it and the text, and would look like a headline by itself."""


def echoed(scene: Scene, languages: Collection[str]) -> Echo:
    """The headline of the one long text of a page, if the page says it again."""
    blocks, shapes = scene.page.blocks, scene.shapes
    text = longest(scene)
    if not text:
        return Echo(-1)
    said = fold(" ".join([blocks[i].text for i in text[:FIRST]])[:BEGINS].casefold())
    above = [i for i in range(text[0] - 1, max(text[0] - HEADER, 0) - 1, -1) if could_head(scene, i)]
    places: dict[str, list[int]] = {blocks[i].text: [] for i in above}
    for i, block in enumerate(blocks):
        if block.text in places:
            places[block.text].append(i)
    echoes = [i for i in above if is_echo(scene, i, places[blocks[i].text]) and says_so(shapes[i].key, said, languages)]
    title = next((i for i in echoes if signed(scene, i)), echoes[0] if echoes else -1)
    echo = title >= 0
    if not echo:
        title = above_time(scene, text, [i for i in above if says_so(shapes[i].key, said, languages)])
    leads = [i for i in above if i > title]
    if title < 0 or len(leads) > LEADS:
        return Echo(-1)
    if any(concept_said(scene.verdicts[i].rule) in OTHERS for i in range(title, text[0]) if scene.verdicts[i].rule):
        return Echo(-1)  # the text of another story
    copies = [i for i in places[blocks[title].text] if i < title]
    if any(shape.prose for i in copies for shape in shapes[i + 1 : i + 1 + SIGNED]):
        return Echo(-1)  # that of another story
    return Echo(title, frozenset(copies), frozenset(i for i in leads if i <= title + SIGNED or not echo))


def above_time(scene: Scene, text: list[int], above: list[int]) -> int:
    """The nearest of the lines that may be the headline of a text and say what it does, above a line that says on what day; -1 for none.

    No other text stands above it, and most paragraphs below it do not stand right below lines as long as headlines, as stories do.
    """
    shapes = scene.shapes
    if 2 * sum(could_head(scene, i - 1) for i in text if i) > len(text):
        return -1
    first = max(text[0] - HEADER, 0)
    time = next((i for i in range(text[0] - 1, first - 1, -1) if dated(scene, i)), -1)
    for index in above:
        if not index < time <= index + HEAD or sum(shapes[i].prose for i in range(index + 1, time)) > 1:
            continue
        if bylines.frame(scene.page.blocks[index].text)[2] >= bylines.MARK:
            continue  # "Text: Jane Doe"
        before = [i for i in range(index) if not scene.verdicts[i].rule]
        return index if words(scene, before) <= BEFORE * words(scene, text) else -1
    return -1


def could_head(scene: Scene, index: int) -> bool:
    """Whether a line is as long as a headline, and not known for anything else."""
    block = scene.page.blocks[index]
    return headline_long(scene.shapes[index], block) and block.kind not in ASIDE and not scene.verdicts[index].rule


def is_echo(scene: Scene, index: int, places: list[int]) -> bool:
    """Whether a page says a line again, of all the `places` where it does, elsewhere than right beside it, and among other lines."""
    others = [place for place in places if place != index]
    return (
        0 < len(others) < COPIES
        and max(abs(index - one) for one in others) >= APART
        and not any(in_list(scene, index, one) for one in others)
    )


def says_so(key: str, words: str, languages: Collection[str]) -> bool:
    """Whether a text says what a headline does."""
    own = set(wording.stems(key)) - wording.words_of(frozenset(languages))[1]
    return sum(wording.holds(words, stem) for stem in own) >= max(SHARED * len(own), LEAST_SHARED)


def signed(scene: Scene, index: int) -> bool:
    """Whether one of the lines right below a headline says who wrote or when."""
    near = scene.shapes[index + 1 : index + 1 + SIGNED]
    return any(shape.time is not None or shape.edges or shape.field == "authors" for shape in near)


def in_list(scene: Scene, one: int, other: int) -> bool:
    """Whether what stands beside a line stands beside its copy, too: then it is of a list that the page shows again."""
    blocks = scene.page.blocks
    return any(
        min(one, other) + step >= 0
        and max(one, other) + step < len(blocks)
        and blocks[one + step].text == blocks[other + step].text
        for step in (-1, 1)
    )
