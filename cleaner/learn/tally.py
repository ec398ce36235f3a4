"""What the pages of a site say of each line: on how many it stands, how often, beside which others, in which containers."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from cleaner.learn.pages import HEADING, LINKED, PROSE, TIMED, Path, Seen

FEW = 3
"""Lines within which the text goes on that was interrupted."""
EDGE = ""
"""The neighbour of the first and of the last line of a page."""


class Line(Struct):
    """A line that stands on several pages of a site."""

    key: str
    pages: int = 0
    times: int = 0
    words: int = 0
    prose: bool = False
    timed: bool = False
    linked: int = 0
    """Times that it is a link."""
    heading: int = 0
    """Times that it is a heading."""
    before: Counter[str] = field(default_factory=Counter)
    """What stands above it."""
    after: Counter[str] = field(default_factory=Counter)
    paths: Counter[Path] = field(default_factory=Counter)
    within: int = 0
    """Times that it stands, with a few others that repeat, between two paragraphs that do not."""
    numbers: set[int] = field(default_factory=set)
    """Hashes of the numbers in it; two are enough to know that they differ."""

    @property
    def counts(self) -> bool:
        """Whether it holds numbers that differ from page to page."""
        return len(self.numbers) > 1

    @property
    def per_page(self) -> float:
        """How often it stands on a page that has it."""
        return self.times / self.pages


class Slot(Struct):
    """A path of containers: how much stands there, and how much of it on no other page."""

    times: int = 0
    single: int = 0
    linked: int = 0
    lines: int = 0
    """Different ones that stand on several pages."""


class Tally(Struct):
    """All that is known of a site's lines."""

    sample: Sequence[Seen]
    lines: dict[str, Line]
    """Those on at least `least` pages."""
    slots: dict[Path, Slot]
    least: int
    html: bool

    def share(self, line: Line) -> float:
        """On which share of the pages a line stands."""
        return line.pages / len(self.sample)


def least_pages(pages: int) -> int:
    """On how many of a site's pages a line must stand to be looked at."""
    return max(4, round(0.02 * pages))


def tally(sample: Sequence[Seen]) -> Tally:
    """Count the lines of a site."""
    least = least_pages(len(sample))
    pages: Counter[str] = Counter()
    for page in sample:
        pages.update(list(dict.fromkeys(page.keys)))
    lines = {key: Line(key, pages=n) for key, n in pages.items() if n >= least and key}
    slots: dict[Path, Slot] = {}
    for page in sample:
        count(page, lines, slots, pages)
    for line in lines.values():
        for path in line.paths:
            slots[path].lines += 1
    return Tally(sample, lines, slots, least, any(path for page in sample[:20] for path in page.paths))


def count(page: Seen, lines: dict[str, Line], slots: dict[Path, Slot], pages: Counter[str]) -> None:
    """Enter one page."""
    last = len(page.keys) - 1
    for index, key in enumerate(page.keys):
        flags = page.flags[index]
        path = page.paths[index]
        slot = slots.get(path)
        if slot is None:
            slot = slots[path] = Slot()
        slot.times += 1
        slot.single += pages[key] == 1
        slot.linked += bool(flags & LINKED)
        line = lines.get(key)
        if line is None:
            continue
        line.times += 1
        line.words = page.words[index]
        line.prose |= bool(flags & PROSE)
        line.timed |= bool(flags & TIMED)
        line.linked += bool(flags & LINKED)
        line.heading += bool(flags & HEADING)
        line.before[page.keys[index - 1] if index else EDGE] += 1
        line.after[page.keys[index + 1] if index < last else EDGE] += 1
        line.paths[path] += 1
        line.within += told_beside(page, lines, index, -1) and told_beside(page, lines, index, 1)
        if len(line.numbers) < 2:
            line.numbers.add(page.numbers[index])


def told_beside(page: Seen, lines: dict[str, Line], index: int, step: int) -> bool:
    """Whether the next line above or below that is not among `lines` is near, and running text."""
    for _ in range(FEW):
        index += step
        if not 0 <= index < len(page.keys):
            return False
        if page.keys[index] not in lines:
            return bool(page.flags[index] & PROSE)
    return False


def runs(page: Seen, inside: set[str]) -> Iterator[tuple[int, int]]:
    """The stretches of a page, as first and one past the last, whose lines are all `inside`."""
    start = -1
    for index, key in enumerate(page.keys):
        if key in inside:
            if start < 0:
                start = index
        elif start >= 0:
            yield start, index
            start = -1
    if start >= 0:
        yield start, len(page.keys)
