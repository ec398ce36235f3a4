"""Which pages are of one site: those of a host, else of a folder, and in a folder those that share their lines.

A folder of fewer than `FEW` pages goes to the folder above it.  In a folder, lines that stand on the same pages belong together; sets
of lines whose pages do not meet are of different sites.
"""

from collections.abc import Callable, Sequence
from heapq import heapify, heappop, heappush

from msgspec import Struct, field

from cleaner.learn.pages import TIMED, Seen
from cleaner.learn.sample import Group, Sample
from cleaner.learn.tally import least_pages

FEW = 30
LEAST = 15
"""Pages of the smallest site that anything is learned of."""
TOLD_APART = 300
"""Lines that pages are told apart by, the most frequent."""
WITHIN, APART = 0.9, 0.05
"""Shares of the pages of a line that are among those of a site it belongs to, at least, and of one it does not, at most."""
PART = 0.05
"""Share of a folder's pages, the least, that makes a site of its own."""


class Site(Struct):
    """Pages of one site."""

    name: str
    hosts: list[str]
    sample: list[Seen]
    prints: frozenset[str] = frozenset()
    """Lines that tell its pages from those of other sites of the folder; empty where it is alone."""


class Sites(Struct):
    """All sites of a dump."""

    sites: list[Site] = field(default_factory=list)
    of_group: dict[Group, list[int]] = field(default_factory=dict)

    def of(self, group: Group, keys: Sequence[str]) -> int:
        """The site of a page, -1 for none: of several in its folder the one that it shares most lines with."""
        here = self.of_group.get(group, [])
        if len(here) <= 1:
            return here[0] if here else -1
        said = set(keys)
        shared = [len(self.sites[index].prints & said) / max(len(self.sites[index].prints), 1) for index in here]
        best = max(range(len(here)), key=lambda at: (shared[at], -at))
        return here[best] if shared[best] else -1


def gather(sample: Sample, generic: Callable[[str], bool]) -> Sites:
    """The sites of a sample; lines that are `generic` (known phrases) tell no site from another."""
    found = Sites()
    for members in merged(sample):
        kind, name = members[0]
        pages = sorted((page for group in members for page in sample.pages(group)), key=lambda page: page.rank)
        pages = pages[: sample.most]
        if kind == "host":
            parts = [(pages, frozenset[str]())]
        else:
            name = common(members)
            parts = clusters(pages, generic)
        here = []
        for number, (part, prints) in enumerate(parts, 1):
            if len(part) >= LEAST:
                title = name if len(parts) == 1 else f"{name} ({number})"
                hosts = [name, f"www.{name}"] if kind == "host" else []
                here.append(len(found.sites))
                found.sites.append(Site(title, hosts, part, prints))
        for group in members:
            found.of_group[group] = here
    return found


def merged(sample: Sample) -> list[list[Group]]:
    """The groups of each host or folder, small folders with the one above them; in the order of their names."""
    hosts = [[group] for group in sorted(sample.counts) if group[0] == "host"]
    folders = {group[1]: [group] for group in sample.counts if group[0] == "folder"}
    waiting = [(-name.count("/"), name) for name in folders]  # the deepest first
    heapify(waiting)
    while waiting:
        name = heappop(waiting)[1]
        if not name or sum(sample.counts[group] for group in folders[name]) >= FEW:
            continue
        above = name.rpartition("/")[0]
        if above not in folders:
            heappush(waiting, (-above.count("/"), above))
            folders[above] = []
        folders[above] += folders.pop(name)
    return hosts + [sorted(folders[name]) for name in sorted(folders)]


def common(groups: Sequence[Group]) -> str:
    """The folder that holds all of these."""
    parts = [group[1].split("/") for group in groups]
    shared = []
    for names in zip(*parts, strict=False):
        if len(set(names)) > 1:
            break
        shared.append(names[0])
    return "/".join(shared) or "."


def clusters(pages: list[Seen], generic: Callable[[str], bool]) -> list[tuple[list[Seen], frozenset[str]]]:
    """The pages of each site of a folder, with the lines that give each away."""
    sets = page_sets(pages, generic)
    united = unite(list(sets.values()))
    large = [pages_of for pages_of in united if pages_of.bit_count() >= max(LEAST, PART * len(pages))]
    if len(large) < 2:
        return [(pages, frozenset())]
    parts = []
    for pages_of in sorted(large, key=lambda bits: (-bits.bit_count(), bits)):
        prints = frozenset(
            key for key, bits in sets.items() if (bits & pages_of).bit_count() >= WITHIN * bits.bit_count()
        )
        parts.append(([page for number, page in enumerate(pages) if pages_of >> number & 1], prints))
    return parts


def page_sets(pages: Sequence[Seen], generic: Callable[[str], bool]) -> dict[str, int]:
    """The most frequent lines that are neither generic nor times -> the pages that they stand on, as bits."""
    sets: dict[str, int] = {}
    for number, page in enumerate(pages):
        for key, flags in zip(page.keys, page.flags, strict=True):
            if not flags & TIMED:
                sets[key] = sets.get(key, 0) | 1 << number
    least = least_pages(len(pages))
    often = [key for key, bits in sets.items() if bits.bit_count() >= least and not generic(key)]
    often.sort(key=lambda key: (-sets[key].bit_count(), key))
    return {key: sets[key] for key in often[:TOLD_APART]}


def unite(sets: Sequence[int]) -> list[int]:
    """Sets of pages, the largest first -> those that do not meet, each with all that stand within it.

    What stands on a part of several, as the name of an agency may, belongs to none.
    """
    found: list[int] = []
    for bits in sets:
        size = bits.bit_count()
        shared = [(bits & one).bit_count() for one in found]
        inside = next((at for at, n in enumerate(shared) if n >= WITHIN * size), -1)
        if inside >= 0:
            found[inside] |= bits
        elif all(n <= APART * size for n in shared):
            found.append(bits)
    return found
