"""The headline above the text of a page that the page says elsewhere, too: as its title, in a bar that stays, among what is read most.

What is said again looks like furniture line by line; above the one long text of a page it is what that text is called.
"""

from collections.abc import Collection

from msgspec import Struct

from cleaner.rules import wording
from cleaner.rules.normal import fold
from cleaner.rules.rules import concept_said
from cleaner.split.groups import Scene
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
SIGNED = 4
"""Lines below a headline that may say who wrote or when, or more of what it says."""
OTHERS = frozenset(("related", "popular", "latest", "comments", "no-comments"))
"""Concepts of labels of other stories, and of comments."""
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
    words = fold(" ".join([blocks[i].text for i in text[:FIRST]])[:BEGINS].casefold())
    above = [i for i in range(text[0] - 1, max(text[0] - HEADER, 0) - 1, -1) if could_head(scene, i)]
    places: dict[str, list[int]] = {blocks[i].text: [] for i in above}
    for i, block in enumerate(blocks):
        if block.text in places:
            places[block.text].append(i)
    said = [i for i in above if is_echo(scene, i, places[blocks[i].text]) and says_so(shapes[i].key, words, languages)]
    title = next((i for i in said if signed(scene, i)), said[0] if said else -1)
    leads = [i for i in above if i > title]
    if title < 0 or len(leads) > LEADS:
        return Echo(-1)
    if any(concept_said(scene.verdicts[i].rule) in OTHERS for i in range(title, text[0]) if scene.verdicts[i].rule):
        return Echo(-1)  # the text of another story
    copies = [i for i in places[blocks[title].text] if i < title]
    if any(shape.prose for i in copies for shape in shapes[i + 1 : i + 1 + SIGNED]):
        return Echo(-1)  # that of another story
    return Echo(title, frozenset(copies), frozenset(i for i in leads if i <= title + SIGNED))


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
