"""A bounded number of pages of each site, the same ones in whatever order the pages come.

Each page has a rank, a hash of what it is; of each group those with the lowest ranks are kept (bottom-k sampling: Cohen and
Kaplan, Summarizing data using bottom-k sketches, 2007).  Where there are so many groups that all together would be too many, fewer are
kept of each: how many, depends on the groups alone and not on their order, because a group never loses pages.
"""

from heapq import heappush, heapreplace

from cleaner.learn.pages import Seen

MOST = 2000
"""Pages kept of a group."""
ALL = 12_000
"""Pages kept of all."""
Group = tuple[str, str]
"""("host", name of the host) or ("folder", path of the folder)."""


class Ranked:
    """A page in a heap whose first is the one of the highest rank."""

    __slots__ = ("page",)

    def __init__(self, page: Seen) -> None:
        self.page = page

    def __lt__(self, other: "Ranked") -> bool:
        return self.page.rank > other.page.rank


class Sample:
    """The pages kept of each group, and how many there were."""

    def __init__(self, most: int = MOST, all: int = ALL) -> None:
        self.most, self.all = most, all
        self.heaps: dict[Group, list[Ranked]] = {}
        self.identities: dict[Group, set[str]] = {}
        self.counts: dict[Group, int] = {}
        self.kept = 0

    def wanted(self, group: Group, rank: bytes) -> bool:
        """Whether a page of this rank would be kept."""
        heap = self.heaps.get(group)
        return heap is None or len(heap) < self.most or rank < heap[0].page.rank

    def pass_over(self, group: Group) -> None:
        """Count a page that is not `wanted`."""
        self.counts[group] = self.counts.get(group, 0) + 1

    def add(self, group: Group, page: Seen) -> None:
        """Enter a page; of copies one is kept."""
        self.counts[group] = self.counts.get(group, 0) + 1
        if not self.wanted(group, page.rank):
            return
        heap = self.heaps.setdefault(group, [])
        identities = self.identities.setdefault(group, set())
        if page.identity in identities:
            self.replace(heap, page)
            return
        identities.add(page.identity)
        if len(heap) < self.most:
            heappush(heap, Ranked(page))
            self.kept += 1
        else:
            identities.discard(heapreplace(heap, Ranked(page)).page.identity)
        while self.kept > self.all and self.most > 1:
            self.shrink()

    @staticmethod
    def replace(heap: list[Ranked], page: Seen) -> None:
        """Keep, of two pages of one address, that of the lower rank."""
        for held in heap:
            if held.page.identity == page.identity:
                if page.rank < held.page.rank:  # the same address, so the same first half: the order of the heap holds
                    held.page = page
                return

    def shrink(self) -> None:
        """Keep half as many pages of each group."""
        self.most //= 2
        for group, heap in self.heaps.items():
            if len(heap) > self.most:
                heap.sort(reverse=True)  # the lowest ranks first
                for held in heap[self.most :]:
                    self.identities[group].discard(held.page.identity)
                self.kept -= len(heap) - self.most
                del heap[self.most :]
                heap.reverse()

    def pages(self, group: Group) -> list[Seen]:
        """The pages kept of a group, by rank."""
        return sorted((held.page for held in self.heaps.get(group, [])), key=lambda page: page.rank)
