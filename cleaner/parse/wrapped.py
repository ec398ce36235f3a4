"""How the lines of a plain text were wrapped: at a column, by programs and people who count characters; or on paper, where each
line holds as many as its letters leave room for.
"""

import math
from functools import cache
from itertools import islice, pairwise

from msgspec import Struct

from cleaner.language import function_words
from cleaner.patterns import lazy
from cleaner.scripts import narrow, wide

SAMPLE = 20_000
"""Lines looked at to find out how the text is wrapped."""
SHORT = 20
"""Characters of a line that tells nothing of the width."""
ENDLESS = 140
"""Columns; no one wraps at more."""
OUTLIERS = 0.03
"""Share of the lines that may be longer than that all the same, such as tables."""
CHANCE, SURE, LEAST = 0.4, 2.6, 0.65
RUNS_ON = 2
"""Lines that end full and within a sentence, and go on with a small letter on the next one, or in a script that breaks anywhere."""
PRINTED = 4
"""Lines that break off within a sentence, in a text whose lines are none of them full, and their share of those that are long."""
PRINTED_SHARE = 0.6
PARTED, PARTED_SHARE = 3, 0.1
"""Words that are parted at the end of a line in a narrow column, and their share of its lines."""
PARAGRAPH = 8
"""Lines for each that ends a sentence, at the most: headlines end none."""
RAGGED, MOSTLY = 0.3, 0.15
"""Share of the width that a line of such a text may leave free where the next one goes on with its sentence, and else."""
NARROWEST = 50
"""Columns of a wrapped text, at the least."""
WITHIN = lazy(r"[^\W\d_][,\-‐]?$")
"""How a line ends within a sentence."""
SENTENCE = lazy(r"[.!?…:。！？][\"'”’»)\]]?$")
HYPHEN = lazy(r"[^\W\d_][-‐]$")
HOST = lazy(r"[a-z\d][a-z\d-]*(?:\.[a-z\d-]+)*\.[a-z]{2,}(?:\s|$)")
"""A line that begins with the name of a site, which is written small wherever it stands."""
SPACED = 3
"""Lines for each that no blank one follows, at the least, in a text with a blank line between all that it holds."""


class Wrap(Struct):
    """How a text is wrapped."""

    width: int = 0
    """Columns; 0: it is not."""
    printed: bool = False
    """Lines end where the letters leave no room, not at a column."""
    narrow: bool = False
    """It stands in a column of a newspaper, where headlines are as long as lines."""

    def goes_on(self, line: str, squeezed: str, begun: bool) -> bool:
        """Whether a line, without the white space at its end, may go on with the next one, which has none around it.

        `begun`: other lines have been joined with it.
        """
        if line[-1] == ">" and "<http" in line:  # how long the line was is told by its address
            return squeezed[0].islower()
        free = self.width - columns(line)
        if not self.printed:
            if squeezed[0].islower() and free <= MOSTLY * self.width and WITHIN.search(line):
                return True  # letters of a printed page differ in width
            return first_width(squeezed.split(" ", 1)[0]) > max(free - 1, 0)
        if breaks_off(line, squeezed):
            return free <= RAGGED * self.width
        return free <= MOSTLY * self.width and not SENTENCE.search(line) and (begun or not self.narrow)

    def joined(self, line: str, squeezed: str) -> tuple[str, str]:
        """A line as it goes on with the next one, and what stands between them: a hyphen at its end parts a word, or is its own."""
        if line[-1] in "-‐" and HYPHEN.search(line) and squeezed[0].isalpha() and not joins(squeezed):
            return (line[:-1], "") if self.printed and squeezed[0].islower() else (line, "")
        return line, "" if wide(line[-1]) and wide(squeezed[0]) else " "


def joins(text: str) -> bool:
    """Whether a line begins with a word that stands between two others: "im-\\nund exportiert"."""
    return text.split(" ", 1)[0] in conjunctions()


@cache
def conjunctions() -> frozenset[str]:
    """Words for "and" and "or" that begin with a small letter."""
    known = {word for words in function_words()["conjunctions"].values() for word in words}
    return frozenset(known | {"or", "to", "oder", "bzw.", "bis", "ou", "o", "u", "of", "eller", "till"})


@cache
def linking() -> frozenset[str]:
    """Function words, with which hardly a line ends that is not wrapped."""
    return frozenset(word for words in function_words().values() for known in words.values() for word in known)


def columns(line: str) -> int:
    """Width of a line on a terminal: wide East Asian characters take two columns (Unicode UAX #11), marks on letters none."""
    return len(line) if line.isascii() else len(line) + wide(line) - narrow(line)


def first_width(word: str) -> int:
    """Columns that must be free for a line to go on: a word, or one character of a script that breaks anywhere."""
    return 2 if wide(word[0]) else columns(word)


def breaks_off(line: str, squeezed: str) -> bool:
    """Whether a line ends within a sentence, and the next one could go on with it."""
    if WITHIN.search(line) is None:
        return False
    return (squeezed[0].islower() and HOST.match(squeezed) is None) or line[line.rfind(" ") + 1 :] in linking()


def counts(line: str) -> bool:
    """Whether a line may have been wrapped: it holds words, and no address."""
    return "://" not in line and (line[:1].isalnum() or any(map(str.isalnum, line)))


def column_of(lines: list[str], sample: list[int]) -> int:
    """The width of a column of a newspaper, whose words are parted at the ends of lines again and again; 0: it is none."""
    parted = sum(
        width > 0
        and one.rstrip().endswith(("-", "‐"))
        and HYPHEN.search(one.rstrip()) is not None
        and two.lstrip()[:1].islower()
        for one, two, width in zip(lines, lines[1:], sample, strict=False)
    )
    told = sorted(width for width in sample if width)
    if parted < PARTED or parted < PARTED_SHARE * len(told):
        return 0
    width = told[-1 - len(told) // 10]
    return width if width < NARROWEST else 0


def spaced(lines: list[str]) -> bool:
    """Whether blank lines stand between nearly all that a text holds, so that what no blank line parts belongs together."""
    worded = [line.strip() != "" for line in lines]
    return SPACED * sum(one and two for one, two in pairwise(worded)) <= sum(worded)


def wrapping(lines: list[str]) -> Wrap:
    """How a text is wrapped; lines that hold an address, which nothing breaks, do not count.

    A wrapped text has a sharp right edge: next to no line is longer, and where a paragraph goes on, the first word of the next
    line would not have fitted.  Both are counted on the first lines; a text wrapped by its author at every sentence has
    neither.  Where lines end by chance, the next word does not fit in `CHANCE` of the cases; it must do so far more often
    (`SURE` standard deviations of a binomial).  A few such lines are enough where half of them break off within a sentence
    and the next line goes on.  Where the right edge is not sharp, most long lines must break off so.
    """
    most = int(OUTLIERS * min(len(lines), SAMPLE))  # lines that no one wraps
    endless = (
        line
        for line in islice(lines, SAMPLE)
        if len(line) > ENDLESS and counts(line) and columns(line.rstrip()) > ENDLESS
    )
    if next(islice(endless, most, None), None) is not None:
        return Wrap()  # told without measuring all lines
    sample = [columns(line.rstrip()) if len(line) > SHORT and counts(line) else 0 for line in islice(lines, SAMPLE)]
    if sum(width > ENDLESS for width in sample) > most:
        return Wrap()
    long = sorted(width for width in sample if width > 2 * SHORT)
    if (column := column_of(lines, sample)) > 0:
        return Wrap(column, printed=True, narrow=True)
    if len(long) < 2:
        return Wrap()
    width = long[-1 - (len(long) // 100)]
    if width > ENDLESS:
        within = [one for one in long if one <= ENDLESS]
        width = within[-1 - (len(within) // 100)] if len(within) >= 4 else 0
    if width < NARROWEST:
        return Wrap()
    full = followed = runs_on = sharp = ragged = long_ones = 0
    for index in range(len(sample) - 1):
        if (1 - RAGGED) * width >= sample[index] or sample[index] > width:
            continue
        squeezed = lines[index + 1].strip()
        if not squeezed or not counts(squeezed):
            continue
        off = breaks_off(lines[index].rstrip(), squeezed)
        fits = sample[index] + 1 + first_width(squeezed.split(None, 1)[0]) <= width
        long_ones += 1
        ragged += off
        if width - 25 < sample[index]:
            followed += 1
            full += not fits
            runs_on += not fits and off
            sharp += not fits and wide(squeezed[0]) > 0 and lines[index].rstrip()[-1].isalpha()
    if sharp >= RUNS_ON and full >= LEAST * followed:
        return Wrap(width)
    by_chance = CHANCE * followed + SURE * math.sqrt(CHANCE * (1 - CHANCE) * followed)
    told = full > by_chance or runs_on >= max(RUNS_ON, followed / 2)
    if followed >= 3 and full >= LEAST * followed and told:
        return Wrap(width)
    if followed >= 3 and full == followed and spaced(lines[:SAMPLE]):
        return Wrap(width)
    ended = sum(len(line) > 8 and SENTENCE.search(line) is not None for line in islice(map(str.rstrip, lines), SAMPLE))
    if ragged >= max(PRINTED, PRINTED_SHARE * long_ones) and ended >= max(2, ragged / PARAGRAPH):
        return Wrap(width, printed=True)
    return Wrap()
