"""Newsletters and forums: headlines in capitals, the salutation, the rules of a board."""

from msgspec import Struct

from cleaner.parse.addresses import address_of
from cleaner.split.groups import Scene
from cleaner.split.lines.hosted import pictured
from cleaner.split.lines.labelled import phrases
from cleaner.split.lines.taught import ORDINAL
from cleaner.strip import ASIDE

GREETING = 8
"""Words of the longest salutation."""
HELLO, MARKS = 40, frozenset(",.!:、。！，،")
"""Words of the sentences that begin with one, and what may follow it there."""
OPENING = 2
"""Lines between it and the first section of a letter."""
CAPITALS = 2
"""Headlines in capitals, each with a text right below."""
HEADLINE = 16
"""Words of the longest of them."""
TOP, FOOT, LONGEST = 10, 40, 300
"""Lines at the head and at the foot of a page, and their characters, in which a letter says how to get no more."""
LABEL = 4
"""Words of the longest label of rules."""
RULES = 2
"""Rules that follow it, at the least."""


class Letter(Struct):
    """Blocks of a page that are told so."""

    titles: frozenset[int] = frozenset()
    labels: frozenset[int] = frozenset()
    """Names of sections."""
    furniture: frozenset[int] = frozenset()
    hello: frozenset[int] = frozenset()
    """What stands above its stories."""

    def lower(self, index: int) -> bool:
        """Whether a line stands below the first headline in capitals, and is none itself."""
        return bool(self.titles) and index not in self.titles and index > min(self.titles)


def letter(scene: Scene) -> Letter:
    """What is told of the lines of a page by what it is: mail, a board with rules."""
    greetings = {i for i, block in enumerate(scene.page.blocks) if block.text[-1] in ",，،" and greets(scene, i)}
    furniture = greetings | rules(scene)
    if not is_letter(scene):
        return Letter(furniture=frozenset(furniture))
    titles, labels = capitals(scene)
    if len(titles) + len(labels) >= CAPITALS:
        furniture |= {i for greeting in greetings for i in opening(scene, greeting)}
    return Letter(titles, labels, frozenset(furniture), hello(scene))


def opening(scene: Scene, greeting: int) -> range:
    """The few lines between a salutation and the first section."""
    last = greeting
    while last + 1 < len(scene.shapes) and (scene.shapes[last + 1].prose or scene.shapes[last + 1].ended):
        last += 1
    return range(greeting + 1, last + 1) if last - greeting <= OPENING else range(0)


def hello(scene: Scene) -> frozenset[int]:
    """The few sentences at the top of a letter that begin with its salutation, and its head: "Good morning. Five things to know today"."""
    found: set[int] = set()
    for index, block in enumerate(scene.page.blocks[:TOP]):
        said = block.text.casefold()
        if scene.shapes[index].words > HELLO or scene.verdicts[index].rule or not scene.shapes[index].ended:
            continue
        word = next((word for word in phrases("greeting") if said.startswith(word)), "")
        if word and said[len(word) :].lstrip()[:1] in MARKS:
            found.add(index)
    return frozenset(range(max(found, default=-1) + 1))


def is_letter(scene: Scene) -> bool:
    """Whether a page says how its reader gets no more of its kind."""
    near = scene.page.blocks[:TOP] + scene.page.blocks[-FOOT:]
    said = "\n".join([block.text for block in near if len(block.text) <= LONGEST]).casefold()
    return any(word in said for word in phrases("unsubscribe"))


def greets(scene: Scene, index: int) -> bool:
    """Whether a line is a salutation: "Dear readers,"."""
    if scene.shapes[index].words > GREETING or scene.verdicts[index].rule:
        return False
    return scene.page.blocks[index].text.casefold().startswith(phrases("greeting"))


def rules(scene: Scene) -> set[int]:
    """The rules of a board: what is numbered, or has the same mark, below a label that names them."""
    blocks = scene.page.blocks
    named = frozenset(phrases("rules"))
    found: set[int] = set()
    short = [index for index, shape in enumerate(scene.shapes) if shape.words <= LABEL]
    for index in [index for index in short if blocks[index].text.casefold().strip(" :：") in named]:
        last = index
        while last + 1 < len(blocks) and counts(scene, last + 1, last - index + 1):
            last += 1
        within = index and last + 1 < len(blocks) and scene.shapes[index - 1].prose and scene.shapes[last + 1].prose
        if last - index >= RULES and not within:
            found.update(range(index, last + 1))
    return found


def counts(scene: Scene, index: int, number: int) -> bool:
    """Whether a line begins with a number of a list, or has a mark of one."""
    block = scene.page.blocks[index]
    mark = ORDINAL.match(block.text)
    return int(mark[1]) == number if mark is not None else block.marker != ""


def capitals(scene: Scene) -> tuple[frozenset[int], frozenset[int]]:
    """The headlines in capitals, which have their texts right below, and the names of sections in capitals, which have headlines."""
    blocks, shapes = scene.page.blocks, scene.shapes
    pictures = pictured(scene)
    shown = [
        i
        for i, block in enumerate(blocks)
        if i not in pictures and block.kind not in ASIDE and address_of(block.text) is None
    ]
    titles: set[int] = set()
    labels: set[int] = set()
    for index, below, next_one in zip(shown, shown[1:], [*shown[2:], shown[-1]], strict=False):
        if shapes[index].words > HEADLINE or scene.verdicts[index].rule or not blocks[index].text.isupper():
            continue
        if shapes[below].prose or (shapes[below].ended and shapes[next_one].prose):
            titles.add(index)
        elif (
            not shapes[below].ended
            and not shapes[below].time
            and not scene.verdicts[below].rule
            and not blocks[below].text.isupper()
        ):
            labels.add(index)
    titles = {i for i in titles if shapes[i].words >= 3}
    return (frozenset(titles) if len(titles) >= CAPITALS else frozenset()), frozenset(labels)
