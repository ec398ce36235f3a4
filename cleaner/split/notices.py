"""Notices in the text of an article that no phrase tells: calls to subscribe, warnings before embedded posts, picture credits.

A paragraph that stands in an article word by word more than once, in elements of the same tags and classes, is likely to be a
notice: a text does not repeat itself.  A quotation that a page sets off repeats words of the text too, but is written otherwise;
lists of ingredients, tables and whole copies of a text repeat themselves as well.
"""

from cleaner.describe.pictures import is_credit
from cleaner.split.copies import without_copies
from cleaner.split.groups import Group, Scene
from cleaner.split.insets import kind_of

RULE = "shape:notice"
CREDIT = "shape:picture-credit"
KINDS = ("line", "paragraph")
LIKELY = 1.2
"""Log-odds from which a block is likely to be content, however often it is said."""
WORDS = 5
"""Words of the shortest line that says enough to be told from a refrain, a step or a heading."""


def remove_notices(scene: Scene, odds: list[float], groups: list[Group]) -> None:
    """Take picture credits out of texts, and out of a main article what it says again and again; lists repeat their controls,
    which are no notices."""
    for group in groups:
        out = dict.fromkeys(credits_of(scene, group), CREDIT)
        if group.role == "main":
            without_copies(scene, group)
            out.update(dict.fromkeys(said_again(scene, odds, group), RULE))
        if out and len(out) < len(group.blocks):
            group.blocks = [i for i in group.blocks if i not in out]
            for i, rule in out.items():
                scene.verdicts[i].rule = rule


def credits_of(scene: Scene, group: Group) -> list[int]:
    """Blocks of a group that are nothing but the credit of a picture; what stands last in a text is the credit of the text itself."""
    blocks, shapes = scene.page.blocks, scene.shapes
    return [
        i
        for i in group.blocks[:-1]
        if i != group.title
        and i not in group.fields
        and not shapes[i].prose
        and not blocks[i].level
        and blocks[i].kind != "code"
        and is_credit(blocks[i].text, shapes[i].words)
    ]


def said_again(scene: Scene, odds: list[float], group: Group) -> set[int]:
    """Lines and paragraphs of an article that stand between others and say what another says that is written alike.

    Three times, or twice where they are no likely content.  What stands next to something else that is said again is a copy of
    a part of the text, as one for phones: not a notice; nor is what most of the text consists of.
    """
    page, shapes = scene.page, scene.shapes
    said: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for i in group.blocks:
        block = page.blocks[i]
        if i == group.title or i in group.fields or shapes[i].words < WORDS or block.kind not in KINDS:
            continue
        element = page.elements[block.element]
        if element.last - element.first == 1:
            said.setdefault((" ".join(block.text.split()), kind_of(scene, block.element)), []).append(i)
    repeated = {i for several in said.values() if len(several) > 1 for i in several}
    if not repeated:
        return repeated
    places = {i: at for at, i in enumerate(group.blocks)}
    found: set[int] = set()
    for several in said.values():
        near = {j for i in several for j in group.blocks[max(places[i] - 1, 0) : places[i] + 2]}.difference(several)
        often = len(several) > 2 or (len(several) == 2 and max(odds[i] for i in several) < LIKELY)
        if often and not near & repeated:
            found.update(several)
    text = sum(shapes[i].words for i in group.blocks if i != group.title)
    return found if 2 * sum(shapes[i].words for i in found) <= text else set()
