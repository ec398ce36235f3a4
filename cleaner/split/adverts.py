"""Advertisements among the records of a list: marked as such, where most are not, and otherwise written than most."""

from collections.abc import Sequence

from cleaner.split.alike import has_time
from cleaner.split.groups import Group, Scene

ADVERT = "shape:advertisement"
"""Rule that removes a record that is an advertisement."""
MARKS = ("phrase:advertisement",)


def without_adverts(scene: Scene, groups: Sequence[Group]) -> list[Group]:
    """The records of a list without those that are marked as advertisements, and otherwise written than most: they have no time, or
    lead elsewhere.
    """
    marked = [group for group in groups if advertised(scene, group)]
    if not marked or 2 * len(marked) > len(groups):
        return list(groups)
    others = [group for group in groups if group not in marked]
    timed = 2 * sum(has_time(scene, group) for group in others) > len(others)
    hosts = {host(scene, group) for group in others}
    kept = []
    for group in groups:
        if group not in marked or not ((timed and not has_time(scene, group)) or host(scene, group) not in hosts):
            kept.append(group)
            continue
        node = scene.page.elements[group.element]
        for index in {*group.blocks, *range(node.first, node.last)}:
            scene.verdicts[index].rule = scene.verdicts[index].rule or ADVERT
    return kept


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
