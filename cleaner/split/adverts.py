"""Advertisements among the records of a list, and behind their texts: marked as such, where most are not."""

from collections.abc import Sequence

from cleaner.split.alike import has_time
from cleaner.split.groups import Group, Scene, words

ADVERT = "shape:advertisement"
"""Rule that removes a record that is an advertisement."""
MARKS = ("phrase:advertisement", "phrase:support")
CALLS = ("phrase:subscribe", "phrase:newsletter")
MOST = 100
"""Words of running text that an advertisement has at the most; more are the page's article, around an advertisement."""
LEAST = 3
"""Records that tell how the others end."""


def without_adverts(scene: Scene, groups: Sequence[Group]) -> list[Group]:
    """The records of a list without those that are marked as advertisements, and otherwise written than most: they have no time, or
    lead elsewhere.
    """
    marked = [group for group in groups if advertised(scene, group)]
    if not marked or 2 * len(marked) > len(groups):
        return list(groups)
    others = [group for group in groups if group not in marked]
    timed = 2 * sum(has_time(group) for group in others) > len(others)
    hosts = {host(scene, group) for group in others}
    gone = [group for group in marked if (timed and not has_time(group)) or host(scene, group) not in hosts]
    kept = [group for group in groups if group not in gone]
    held = {index for group in kept for index in group.blocks}  # a record may stand in the container of another
    for group in gone:
        node = scene.page.elements[group.element]
        lines = {*group.blocks, *range(node.first, node.last)} - held
        if words(scene, [i for i in lines if not scene.verdicts[i].rule]) > MOST:
            continue
        for index in lines:
            scene.verdicts[index].rule = scene.verdicts[index].rule or ADVERT
    return kept


def without_calls(scene: Scene, groups: Sequence[Group]) -> None:
    """Take out of texts what follows the mark of an advertisement, and a last paragraph right before a control to subscribe, where
    most records of the list have none: they stand between two stories and belong to neither.
    """
    ends = [group.blocks[0] for group in groups[1:]]
    stretches = list(zip(groups, [*ends, groups[-1].blocks[-1] + 2], strict=True))
    if len(groups) < LEAST:
        return
    found: list[tuple[Group, list[int]]] = []
    for group, end in stretches:
        text = [i for i in group.blocks if scene.shapes[i].prose and i != group.title]
        said = scene.verdicts[group.blocks[0] : min(end, len(scene.verdicts))]
        mark = next((v.block for v in said if v.rule.startswith(MARKS[0]) and text and v.block > text[0]), -1)
        out = [i for i in group.blocks if i > mark >= 0 and i not in group.fields]
        call = any(v.rule.startswith(CALLS) and v.block == text[-1] + 1 for v in said) if len(text) > 1 else False
        if out or call:
            found.append((group, out or text[-1:]))
    if 2 * len(found) > len(groups):
        return
    for group, out in found:
        group.blocks = [i for i in group.blocks if i not in out]  # an article about which the page is may have them


def advertised(scene: Scene, group: Group) -> bool:
    """Whether the mark of an advertisement stands in the smallest container of a record's headline and text."""
    if group.element < 0:
        return False
    elements = scene.page.elements
    text = [i for i in group.blocks if i == group.head or scene.shapes[i].prose]
    at = scene.page.blocks[group.head].element
    while elements[at].last <= text[-1] or elements[at].first > text[0] or elements[at].last - elements[at].first < 2:
        if at == group.element or elements[at].parent < 0:
            break
        at = elements[at].parent
    return any(
        (verdict.rule or "").startswith(MARKS) for verdict in scene.verdicts[elements[at].first : elements[at].last]
    )


def host(scene: Scene, group: Group) -> str:
    """The host that the headline of a record leads to; "" for the page's own, or none."""
    links = scene.page.blocks[group.head].links
    parts = links[0].href.split("/") if links else []
    return parts[2] if len(parts) > 2 and parts[0].endswith(":") else ""
