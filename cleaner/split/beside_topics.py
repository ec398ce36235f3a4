"""Sources that stand beside a topic: "11:42 · Society · The Hill Courier", where the topic was taken for what the other line is."""

from collections import defaultdict
from collections.abc import Sequence

from cleaner.describe import bylines
from cleaner.split.bylined import Spot, lines
from cleaner.split.groups import Group, Scene
from cleaner.split.naming import publisher
from cleaner.split.outlets import filed_elsewhere
from cleaner.split.places import ALIKE, NAMED, SURE, entries

BESIDE = frozenset(("tags", "time", "both"))
"""What stands right beside such a line."""


def name_sources(scene: Scene, groups: Sequence[Group]) -> None:
    """Enter such lines in the fields of their records."""
    if len(groups) < ALIKE or sum("source" in group.fields.values() for group in groups) > NAMED * len(groups):
        return
    places: dict[Spot, list[tuple[Group, int]]] = defaultdict(list)
    for group, index, spot in lines(scene, groups, {"source", "both"}, ("", "source")):
        if index not in group.fields and group.fields.get(index - 1, "") in BESIDE:
            places[spot].append((group, index))
    found = [said for said in places.values() if len(said) >= max(ALIKE, 0.6 * len(groups))]
    menus = entries(scene, groups, [index for said in found for _, index in said]) if found else frozenset()
    for said in found:
        texts = [scene.page.blocks[index].text for _, index in said]
        if len(set(texts)) == 1 or any(text.casefold() in menus for text in texts):
            continue
        people = sum(bylines.like_names(text) > SURE for text in texts)
        if sum(map(publisher, texts)) > NAMED * len(texts) or (
            people < 0.5 * len(texts) and filed_elsewhere(scene, said)
        ):
            for group, index in said:
                if "source" not in group.fields.values():
                    group.blocks = sorted({*group.blocks, index})
                    group.fields[index] = "source"
                    scene.verdicts[index].rule = ""
