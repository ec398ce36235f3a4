"""Lines that are the same but for a few words: "Subscribe to … for updates"."""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field

from cleaner.learn.pages import PROSE, TIMED, Seen
from cleaner.learn.tally import EDGE, Tally

SHORTEST, LONGEST = 3, 14
"""Words of a line that may be of a kind with others."""
WIDEST = 6
"""Words that differ, at the most."""
FIXED_LETTERS = 8
Ends = tuple[str, str]
"""How lines of a kind begin and end."""
FILLINGS = 3
"""Different fillings that make a hole."""
LEAST, ALONE = 0.05, 0.5
"""Shares of the pages: of a line between furniture, and of one that has furniture on one side only."""
FLANKED = 0.8
HOLE = "{name}"


class Pattern(Struct):
    """What lines have in common."""

    pages: int = 0
    last: int = -1
    times: int = 0
    between: int = 0
    """Times that furniture stands on both sides."""
    fillings: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    beside: Counter[str] = field(default_factory=Counter)

    def enter(self, key: str, filling: str, page: int, above: str, below: str, *, between: bool) -> None:
        """Enter a line."""
        self.times += 1
        self.pages += self.last != page
        self.last = page
        self.between += between
        if len(self.fillings) < 10 * FILLINGS:
            self.fillings.add(filling)
        self.keys.add(key)
        self.beside[f"a{above}"] += 1
        self.beside[f"b{below}"] += 1


def templates(tally: Tally, sure: set[str]) -> dict[str, set[str]]:
    """Patterns in normal form, with `HOLE` in them, and the lines of the sample that each stands for.

    Lines on most pages are no case of anything.  Beginnings and ends are counted first, so that little is kept of most.
    """
    often = {key for key in sure if key in tally.lines and tally.share(tally.lines[key]) >= ALONE}
    least = max(tally.least, LEAST * len(tally.sample))
    counts: Counter[Ends] = Counter()
    for page in tally.sample:
        here = {ends for index in able(page, often, sure) for ends, _ in parts(page.keys[index])}
        counts.update(sorted(here))
    found = {ends: Pattern() for ends, n in counts.items() if n >= least}
    del counts
    flanks = sure | {EDGE}
    for number, page in enumerate(tally.sample):
        last = len(page.keys) - 1
        for index in able(page, often, sure):
            above = page.keys[index - 1] if index else EDGE
            below = page.keys[index + 1] if index < last else EDGE
            between = above in flanks and below in flanks
            for ends, filling in parts(page.keys[index]):
                if (pattern := found.get(ends)) is not None:
                    pattern.enter(page.keys[index], filling, number, above, below, between=between)
    pages = len(tally.sample)
    taken = []
    for ends, pattern in found.items():
        usual = pattern.beside.most_common(1)[0][1]
        if (
            len(pattern.fillings) >= FILLINGS
            and pattern.pages >= least
            and usual >= FLANKED * pattern.times
            and (pattern.between >= FLANKED * pattern.times or pattern.pages >= ALONE * pages)
        ):
            taken.append((ends, pattern))
    taken.sort(key=lambda pair: (-pair[1].pages, -len("".join(pair[0])), pair[0]))
    chosen: dict[str, set[str]] = {}
    told: set[str] = set()
    for (head, tail), pattern in taken:
        new = pattern.keys - told
        if len(new) >= max(FILLINGS, 0.5 * len(pattern.keys)):
            chosen[" ".join(filter(None, (head, HOLE, tail)))] = pattern.keys
            told |= pattern.keys
    return chosen


def able(page: Seen, often: set[str], sure: set[str]) -> list[int]:
    """The lines of a page that may be of a kind with others: short ones beside furniture."""
    last = len(page.keys) - 1
    found = []
    for index, key in enumerate(page.keys):
        if key in often or not SHORTEST <= page.words[index] <= LONGEST or page.flags[index] & (PROSE | TIMED):
            continue
        beside = index == 0 or index == last or page.keys[index - 1] in sure or page.keys[index + 1] in sure
        if beside and not any(char in key for char in "\0{}#"):
            found.append(index)
    return found


def parts(key: str) -> Iterator[tuple[Ends, str]]:
    """All that a line may have in common with others, and what would fill the hole."""
    words = key.split(" ")
    for start in range(len(words)):
        for end in range(start + 1, min(start + WIDEST, len(words)) + 1):
            if len(words) - (end - start) < 2:
                break
            head, tail = " ".join(words[:start]), " ".join(words[end:])
            if len(head) + len(tail) >= FIXED_LETTERS and max(len(head), len(tail)) >= 2:
                yield (head, tail), " ".join(words[start:end])
