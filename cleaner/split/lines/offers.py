"""What others pay for between the stories of a text page: wares of a shop with their prices, the words of a sponsor of a newsletter."""

from cleaner.rules.rules import concept_said
from cleaner.split.groups import Scene
from cleaner.split.lines.labelled import phrases
from cleaner.split.lines.letters import is_letter
from cleaner.split.lines.looks import without_words
from cleaner.split.prices import PRICE, priced
from cleaner.strip import ASIDE

RULE = "shape:advertisement"
ABOVE = 3
"""Lines above a price in which the mark of an advertisement stands."""
BELOW = 4
"""Lines below a price that go on with the ware: how to buy it, what it costs to send, how many rate it."""
CONTROL = 8
"""Words of the longest of these."""
SOUNDS = 0.2
"""How much one sounds like furniture."""
NAME = 10
"""Words of the longest label that names a sponsor."""
PARAGRAPHS = 12
"""Lines of the longest words of a sponsor."""


def offers(scene: Scene) -> set[int]:
    """The blocks of a page of stories that are wares between them, or the words of a sponsor."""
    return wares(scene) | sponsored(scene)


def wares(scene: Scene) -> set[int]:
    """The blocks from the mark of an advertisement on, where a name and its price follow, down to how to buy it."""
    blocks, verdicts = scene.page.blocks, scene.verdicts
    found: set[int] = set()
    for mark, verdict in enumerate(verdicts):
        if not verdict.rule or concept_said(verdict.rule) != "advertisement":
            continue
        price = next((i for i in range(mark + 2, min(mark + 1 + ABOVE, len(blocks))) if priced(blocks[i].text)), None)
        if price is None or any(scene.shapes[i].prose or scene.shapes[i].time for i in range(mark + 1, price)):
            continue
        last = price
        while last + 1 < len(blocks) and last < price + BELOW and goes_on(scene, last + 1):
            last += 1
        found.update(range(mark + 1, last + 1))
    return found


def goes_on(scene: Scene, index: int) -> bool:
    """Whether a line below a price still belongs to the ware; what stands apart, or above a time, is a story."""
    block, shape = scene.page.blocks[index], scene.shapes[index]
    if (
        shape.words > CONTROL
        or shape.time
        or scene.verdicts[index].rule
        or block.gap > scene.page.blocks[index - 1].gap
    ):
        return False
    if index + 1 < len(scene.shapes) and (scene.shapes[index + 1].time or scene.shapes[index + 1].prose):
        return False
    return shape.sounds >= SOUNDS or PRICE.search(block.text) is not None or without_words(block, shape)


def sponsored(scene: Scene) -> set[int]:
    """The blocks of a newsletter below a label that names its sponsor, up to the next label or headline."""
    blocks, shapes, verdicts = scene.page.blocks, scene.shapes, scene.verdicts
    if not is_letter(scene):
        return set()
    found: set[int] = set()
    for mark, (block, shape) in enumerate(zip(blocks, shapes, strict=True)):
        if shape.words > NAME or shape.ended or len(block.text) > 120:
            continue
        folded = block.text.casefold()
        if not any(word in folded for word in phrases("sponsor")):
            continue
        last = mark
        while (
            last + 1 < len(blocks)
            and last < mark + PARAGRAPHS
            and (shapes[last + 1].prose or shapes[last + 1].ended or blocks[last + 1].kind in ASIDE)
        ):
            last += 1
        if any(blocks[i].kind not in ASIDE for i in range(mark + 1, last + 1)):
            found.update(i for i in range(mark, last + 1) if not verdicts[i].rule and blocks[i].kind not in ASIDE)
    return found
