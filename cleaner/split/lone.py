"""The only related story beside the one article of a page, which no list can tell: under a label of such, or below the text under a header
of source and time.
"""

from cleaner.describe.cutting import TRIM
from cleaner.shape import beside_times
from cleaner.split.candidate import ENDS, Candidate
from cleaner.split.groups import Group, Scene, headline_like, words
from cleaner.split.headlines import Told
from cleaner.split.naming import name_fields, publisher

WORDY = 3.5
"""Words of the shortest headline."""
MOST = 15
"""Blocks under a label, or of a container, that are about one story."""
TEXT = 40
"""Words of running text above a story that no label tells."""
LEAD = 12
"""Words of the shortest lead."""
LINKED = 0.6
"""Share of a headline that is its link."""
FIELDS = (frozenset(("source", "both")), frozenset(("time", "both")))
"""What the lines beside such a headline tell."""


def lone(scene: Scene, kept: list[int]) -> list[Candidate]:
    """The only story under a label of related ones, as a list of one: one linked headline in all that stands there.  Without such a label, a
    linked headline below a text whose own container tells its source and its time.
    """
    there = [i for i in kept if scene.verdicts[i].section == "related"]
    if not there:
        return untold(scene, kept)
    linked = headlines(scene, there)
    if len(linked) != 1 or there[-1] - there[0] > MOST:
        return []
    return [Candidate(linked, [(there[0], there[-1] + 1)], [-1], 0)]


def headlines(scene: Scene, blocks: list[int]) -> list[int]:
    """The linked headlines among some blocks; of a card that is all a link, lines that tell a time are none."""
    found = []
    for i in blocks:
        block, shape = scene.page.blocks[i], scene.shapes[i]
        if block.link_share > LINKED and headline_like(shape) and shape.words >= WORDY and not shape.edges:
            found.append(i)
    return found


def untold(scene: Scene, kept: list[int]) -> list[Candidate]:
    """A story below a text that no label tells; none where several could be."""
    told = Told(scene.page)
    text = 0.0
    found: list[Candidate] = []
    for index in kept:
        block, shape = scene.page.blocks[index], scene.shapes[index]
        if shape.prose:
            text += 0.0 if block.links else shape.words
        elif text >= TEXT and block.leads and scene.verdicts[index].section == "main" and headlines(scene, [index]):
            element = container(scene, index)
            if element >= 0 and not told.names(block.text) and headed(scene, index, element):
                node = scene.page.elements[element]
                found.append(Candidate([index], [(node.first, node.last)], [element], 0))
    return found if len(found) == 1 else []


def container(scene: Scene, index: int) -> int:
    """The largest element around a headline that holds no other one, no text that stands above, and little else; -1 for none."""
    page, found = scene.page, -1
    element = page.blocks[index].element
    while element >= 0:
        node = page.elements[element]
        if node.tag in ENDS or node.last - node.first > MOST:
            break
        others = [i for i in range(node.first, node.last) if i != index]
        if (
            any(
                page.blocks[i].level or (scene.shapes[i].prose and i < index) or scene.verdicts[i].section == "comments"
                for i in others
            )
            or len({page.blocks[i].links[0].href for i in headlines(scene, [index, *others])}) > 1
        ):
            break
        found, element = element, node.parent
    return found


def headed(scene: Scene, index: int, element: int) -> bool:
    """Whether lines beside a headline, in its own container, tell its source and its time, and the source is named as publishers are, or a
    lead stands there, too: hours of business and names of wares are neither."""
    page = scene.page
    node = page.elements[element]
    blocks = [i for i in range(node.first, node.last) if not scene.verdicts[i].rule]
    group = Group(blocks, index, element=element)
    name_fields(scene, group)
    said = set(group.fields.values())
    if not (said & FIELDS[0] and said & FIELDS[1]):
        return False
    told = any(publisher(beside_times(page.blocks[i].text, scene.shapes[i]).strip(TRIM) or "-") for i in group.fields)
    return told or words(scene, [i for i in blocks if i != index]) >= LEAD
