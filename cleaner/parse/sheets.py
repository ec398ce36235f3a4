"""What stands around the lines of a text that was printed or sent: signs of quotation, what each sheet has at its head and foot.

Programs that read PDF as text part sheets by a form feed; what was copied of one shows the feet that browsers print.  What is printed again on each of them, figures apart (the title of
the page, its address, "2/5"), stands in the middle of what runs on from one sheet to the next.
"""

import re
from collections import Counter

from msgspec import Struct

from cleaner.patterns import lazy

QUOTED = 0.8
"""Share of the lines that are quoted where all of the text is."""
SIGN = lazy(r"\s{0,3}>\s?")
DIGITS = lazy(r"\d+")
HEAD = 3
"""Lines at the head, and at the foot, of a sheet that may be printed again."""
NEAR = 30
"""Lines around the end of a sheet in which its text is looked for."""
FOOT = lazy(r"\bhttps?://\S+[ \t]+(\d{1,4})/(\d{1,4})[ \t]*$", re.M)
"""The foot of a sheet that a browser has printed: the address of the page, which sheet it is, and of how many."""
BREAKS_OFF = lazy(r"[\w,;\-‐]$")


class Sheets(Struct):
    """Lines of a text by their number, from 0."""

    skipped: frozenset[int] = frozenset()
    """Heads and feet of sheets, and the blank lines around them where a paragraph runs on."""
    glued: frozenset[int] = frozenset()
    """The lines that such a paragraph goes on with."""


def unquoted(lines: list[str]) -> list[str]:
    """The lines of a text without the sign of quotation that nearly all of them begin with."""
    filled = [line for line in lines if line.strip()]
    if sum(line.lstrip().startswith(">") for line in filled) < QUOTED * len(filled):
        return lines
    return [SIGN.sub("", line, count=1) for line in lines]


def sheets(text: str, lines: list[str]) -> Sheets:
    """What a text in sheets has around its own lines; nothing where it has no sheets, or prints nothing again."""
    begins = fed(text) if "\f" in text else footed(text)
    if begins[-1] >= len(lines):
        begins.pop()
    if len(begins) < 2:
        return Sheets()
    ends = [*begins[1:], len(lines)]
    edges = [edge(lines, first, last) for first, last in zip(begins, ends, strict=True)]
    said = Counter(key for found in edges for key in {key for _, key in found})
    least = max(2, len(edges) / 2)
    running = {at for found in edges for at, key in found if said[key] >= least}
    skipped, glued = set(running), set()
    for begin in begins[1:]:
        around = goes_on(lines, begin, running)
        if around is not None:
            before, after = around
            glued.add(after)
            skipped.update(range(before + 1, after))
    return Sheets(frozenset(skipped), frozenset(glued))


def fed(text: str) -> list[int]:
    """The lines that sheets begin with, where form feeds part them."""
    begins = [0]
    for sheet in text.split("\f")[:-1]:
        begins.append(begins[-1] + len(sheet.splitlines()) + (not sheet or sheet[-1] in "\n\r\v\x85\u2028\u2029"))
    return begins


def footed(text: str) -> list[int]:
    """The same where the foot of each sheet counts them: "https://lamp.example/pass 1/3"."""
    found = list(FOOT.finditer(text)) if "://" in text and "1/" in text else []
    if len(found) < 2 or [(int(one[1]), int(one[2])) for one in found] != [
        (n, len(found)) for n in range(1, len(found) + 1)
    ]:
        return [0]
    return [0, *(len(text[: one.end()].splitlines()) for one in found)]


def edge(lines: list[str], first: int, last: int) -> list[tuple[int, str]]:
    """The lines at the head and the foot of a sheet, and what they say, figures apart."""
    filled = [at for at in range(first, last) if lines[at].strip()]
    chosen = filled if len(filled) <= 2 * HEAD else filled[:HEAD] + filled[-HEAD:]
    return [(at, DIGITS.sub("0", " ".join(lines[at].split()).casefold())) for at in chosen]


def goes_on(lines: list[str], begin: int, running: set[int]) -> tuple[int, int] | None:
    """The last line before a new sheet and the first on it, where the one runs on in the other."""
    above, below = range(begin - 1, max(begin - NEAR, 0) - 1, -1), range(begin, min(begin + NEAR, len(lines)))
    before = next((at for at in above if lines[at].strip() and at not in running), None)
    after = next((at for at in below if lines[at].strip() and at not in running), None)
    if before is None or after is None:
        return None
    first = lines[after].strip()[0]
    return (before, after) if first.islower() and BREAKS_OFF.search(lines[before].rstrip()) else None
