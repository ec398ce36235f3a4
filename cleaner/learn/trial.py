"""A part of a dump's pages is cleaned, to see which lines that repeat are fields of stories: names of publishers, topics."""

from cleaner.batch.limits import Limits, TooSlow, held
from cleaner.learn.pages import key_of
from cleaner.learn.sample import Group
from cleaner.model import Source
from cleaner.rules import Rules

FIELDS = frozenset(("source", "authors", "published_text", "updated", "tags", "dateline", "credit"))
SHARE = 0.5
"""Share of the pages of a small site that are cleaned."""
ENOUGH = 40
"""Pages of a site from which on half as many are."""


class Trial:
    """Cleans pages of the lowest ranks; which ones does not depend on their order."""

    def __init__(self, rules: Rules, limits: Limits) -> None:
        self.rules = rules
        self.limits = limits
        self.shares: dict[Group, float] = {}
        self.cleaned: dict[Group, list[float]] = {}

    def fields(self, group: Group, rank: bytes, source: Source) -> tuple[str, ...] | None:
        """The lines of a page that become fields; None where it is not cleaned."""
        share = self.shares.setdefault(group, SHARE)
        place = int.from_bytes(rank[:4], "big") / 2**32
        if place >= share:
            return None
        places = self.cleaned.setdefault(group, [])
        places.append(place)
        if len(places) > ENOUGH:
            self.shares[group] = share / 2
            self.cleaned[group] = [p for p in places if p < share / 2]
        return fields_of(source, self.rules, self.limits)


def fields_of(source: Source, rules: Rules, limits: Limits) -> tuple[str, ...] | None:
    """The normal form of each block that cleaning makes a field of; None where the page cannot be cleaned."""
    from cleaner.pipeline import run

    try:
        with held(limits):
            result = run(source, rules)
    except (TooSlow, Exception):  # whatever it is, `clean` will tell it
        return None
    found = []
    for verdict in result.verdicts:
        block = result.page.blocks[verdict.block]
        if verdict.field in FIELDS and 2 * (verdict.end - verdict.start) > len(block.text):
            found.append(key_of(block.text))
    return tuple(found)
