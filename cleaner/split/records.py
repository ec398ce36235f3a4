"""The blocks of one record of a list: what is its headline, its text, and the short lines that name its fields."""

from cleaner.split.candidate import Candidate
from cleaner.split.groups import Evidence, Group, Scene
from cleaner.split.lists import headline_link, is_menu
from cleaner.split.naming import name_fields
from cleaner.split.prices import priced

CONTENT = -0.5
"""Log-odds from which a block outside of lists is content."""
ABOVE = 40
"""Words of running text above a headline from which they are none of its record: a text stands below."""
OWN = -1.5
"""Log-odds from which running text in a record is the record's."""
MOST_COMPARED = 40
"""Blocks of a record that others are compared with."""
SENTENCE = 10
"""Words of the shortest sentence that is the lead of a record with a source, though it is short or breaks off."""
LEAST, AROUND = 2, 4
"""Spaces of the shortest headline that a line may say again, and words around it."""
UNLIKE, SOURCED = 1.0, 2.5
"""Log-odds by which running text in a record may be less likely to be content than its headline: beside an article both are unlikely; and where
the record says who published it."""


def record(scene: Scene, odds: list[float], one: Candidate, number: int, blocks: list[int]) -> tuple[Group, list[int]]:
    """The group of one record: its headline, its text, and the short lines that name its fields; and the blocks that it might
    have."""
    title = one.members[number]
    above = [i for i in blocks if i < title and scene.shapes[i].prose]
    if sum(scene.shapes[i].words for i in above) >= ABOVE:
        blocks = [i for i in blocks if i not in above]
    block = scene.page.blocks[title]
    start, end = (0, block.lead) if one.run_in else (0, 0) if one.untitled else headline_link(block)
    named = -1 if one.untitled else title
    group = Group(blocks, named, end, title_start=start, run_in=one.run_in, element=one.containers[number])
    name_fields(scene, group)
    again = repeats(scene, blocks, title)
    sourced = not {"source", "both"}.isdisjoint(group.fields.values())
    told = sourced or any(role == "imprint" and scene.shapes[i].edges for i, role in group.fields.items())
    least = odds[title] - (SOURCED if told else UNLIKE)
    group.blocks = [
        i
        for i in blocks
        if i == title or i in group.fields or (i not in again and belongs(scene, odds, i, least, told=told))
    ]
    return group, [i for i in blocks if i not in again and may_belong(scene, i)]


def entry(scene: Scene, odds: list[float], element: int, told: float, free: list[bool]) -> Group | None:
    """The group of a container that holds a text without a headline; None where its text is none of the page's content."""
    node = scene.page.elements[element]
    blocks = [i for i in range(node.first, node.last) if free[i]]
    text = [i for i in blocks if scene.shapes[i].prose or scene.shapes[i].ended]
    if max(odds[i] for i in text) <= CONTENT:
        return None
    group = Group(blocks, -1, element=element, evidence=Evidence("list", told))
    name_fields(scene, group)
    group.blocks = [i for i in blocks if i in group.fields or belongs(scene, odds, i, odds[text[0]] - UNLIKE)]
    return group


def repeats(scene: Scene, blocks: list[int], title: int) -> set[int]:
    """Blocks of a record that say its headline, or another block of it, again or in part: copies for screens of other sizes."""
    headline = scene.page.blocks[title].text.casefold()
    texts = {i: scene.page.blocks[i].text.casefold().rstrip(" .…").lstrip(" …") for i in blocks}
    found: set[int] = set()
    held: list[str] = []
    for i in sorted(blocks, key=lambda i: (i != title, -len(texts[i]), i)):
        said = texts[i]
        again = led_by(said, headline) or (i > title and ends_in(headline, said))
        if said and i != title and (any(other.startswith(said) for other in held) or again):
            found.add(i)
        elif len(held) < MOST_COMPARED:
            held.append(said)
    return found


def led_by(said: str, headline: str) -> bool:
    """Whether a line is a headline with a few words around it, as only those who cannot see are told: "Read the story: …"."""
    return headline in said and headline.count(" ") >= LEAST and said.count(" ") <= headline.count(" ") + AROUND


def ends_in(headline: str, said: str) -> bool:
    """Whether a line is what a headline says behind its topic: "Cornwall Tidal clock stops", and again in a link over all of the card."""
    return said.count(" ") >= LEAST and headline.endswith(said)


def belongs(scene: Scene, odds: list[float], index: int, least: float, *, told: bool = False) -> bool:
    """Whether a block of a record is text of it: running text is where it is about as likely to be content as the headline (`least`); where
    the record has a header that tells who published it and when (`told`), any longer sentence is.
    """
    shape = scene.shapes[index]
    if shape.field or shape.time is not None:
        return True
    if not may_belong(scene, index):
        return False
    own = min(OWN, least)
    likely = shape.ended or shape.words >= 5 or priced(scene.page.blocks[index].text)
    sentence = shape.prose or (told and shape.ended and shape.words >= SENTENCE)
    return odds[index] > (own if sentence else CONTENT if likely else 0.5)


def may_belong(scene: Scene, index: int) -> bool:
    """Whether a block of a record can be text at all: no caption, rank or score, no row of short links; a price can."""
    block = scene.page.blocks[index]
    return block.kind != "caption" and not is_menu(block) and (any(map(str.isalpha, block.text)) or priced(block.text))
