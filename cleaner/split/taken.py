"""The lists of a page that are taken, and what each of their records is."""

from collections.abc import Iterable

from msgspec import Struct

from cleaner.split.adverts import without_adverts, without_calls
from cleaner.split.alike import agree, entries_between, headline_in_place, part_headlines, stamp, without_counts
from cleaner.split.buttons import part_at_buttons
from cleaner.split.candidate import Candidate
from cleaner.split.groups import Evidence, Group, Scene
from cleaner.split.minor import minor_stories
from cleaner.split.records import entry, record
from cleaner.split.shown import shown

SECOND = 0.4
"""Chance that a list needs beside the one that promises most."""
BARE = 0.42
"""Chance that a list needs whose headlines lead nowhere and tell no times: inner headings look the same."""


class Taken(Struct, gc=False):
    """A list as it was chosen."""

    candidate: Candidate
    chance: float
    groups: list[Group]


def choose(
    scene: Scene,
    found: list[Candidate],
    chances: list[float],
    odds: list[float],
    leading: int = -1,
    held: Iterable[int] = (),
) -> list[Taken]:
    """The lists that are taken, the leading one and then those that promise most; a record that meets a taken one is left out.

    `held`: blocks that other lists have.
    """
    least = SECOND
    order = sorted(
        range(len(found)),
        key=lambda k: (
            k != leading, -(chances[k] - least) * len(found[k].members), found[k].members[0], found[k].view,
        ),
    )  # fmt: skip
    free = [not verdict.rule for verdict in scene.verdicts]
    for index in held:
        free[index] = False
    taken: list[Taken] = []
    for k in order:
        one = found[k]
        if chances[k] <= least and k != leading:
            break
        if chances[k] <= BARE and not shown(scene, one):
            one.fate = "bare"
            continue
        groups: list[Group] = []
        offered: list[list[int]] = []
        for number, title in enumerate(one.members):
            first, last = one.spans[number]
            if not free[title]:
                continue
            blocks = [i for i in range(first, last) if free[i]]
            group, blocks = record(scene, odds, one, number, blocks)
            group.evidence = Evidence("list", chances[k])
            groups.append(group)
            offered.append(blocks)
        met = len(one.members) - len(groups)
        if not groups or met > len(one.members) / 2:
            one.fate = "overlaps"
            continue
        one.fate = "taken"
        agree(scene, groups, offered)
        part_headlines(scene, groups)
        stamp(scene, groups)
        without_counts(scene, groups)
        groups = without_adverts(scene, groups)
        without_calls(scene, groups)
        part_at_buttons(scene, groups, free)
        for group in groups:
            for i in group.blocks:
                free[i] = False
        taken.append(Taken(one, chances[k], groups))
    for done in taken[: leading + 1]:
        more = minor_stories(scene, done.candidate, done.chance, done.groups)
        done.groups += more
        for group in more:
            free[group.title] = False
    for done in taken:  # once all headlines have their records
        for element in entries_between(scene, done.groups, free):
            found_there = entry(scene, odds, element, done.chance, free)
            if found_there is not None:
                found_there.title = headline_in_place(scene, done.groups, element)
                if found_there.title >= 0:
                    found_there.fields.pop(found_there.title, None)
                    found_there.blocks = sorted({found_there.title, *found_there.blocks})
                done.groups.append(found_there)
                for i in found_there.blocks:
                    free[i] = False
    return taken
