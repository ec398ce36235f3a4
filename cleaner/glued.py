"""Lines of text pages in which what stood in elements of its own was put together without a space: "22 December 2025The Mill",
"Ferry Post39 mins ago", "2 hours ago2 hours ago".

Where such a line is parted is told by the time: it must be one of its own.
"""

from msgspec.structs import replace

from cleaner.model import Block, Page
from cleaner.patterns import lazy
from cleaner.signs import has_digit
from cleaner.times.lines import find_edge, match

LONGEST = 80
"""Characters of such a line."""
CAPITAL, SMALL = "[A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁ]", "[a-zß-öø-ÿα-ωа-яё]"
BEHIND = lazy(rf"(?<=\d|{SMALL})(?={CAPITAL}{SMALL})")
"""Where a word begins behind a time."""
BEFORE = lazy(rf"(?<=[^\W\d_])(?=\d)|(?<={SMALL})(?={CAPITAL}{SMALL})")
"""Where a time begins behind a word."""
BETWEEN = lazy(r"(?<=(?:19|20)\d\d)(?=\d{1,2}\D)")
"""Between two times that are written otherwise: "07.05.20217. Mai 2021"."""
SEAM = lazy(rf"\d(?:(?<=[^\W\d_].)|\d{{4}})|{CAPITAL}(?<=[\da-zß-öø-ÿα-ωа-яё].)")
"""What each of these three needs, and few lines hold: a digit behind a letter, five digits, a capital behind a digit or a small letter."""
SHORTEST = 5
"""Characters of what is said twice."""


def part(page: Page, language: str | None) -> None:
    """Make two blocks of each line of a text page in which a time is put together with what stands beside it."""
    if page.media != "text":
        return
    parted: list[Block] = []
    for block in page.blocks:
        plain = len(block.text) <= LONGEST and not (block.links or block.cuts or block.lead)
        at = seam(block.text, language) if plain else 0
        if at:
            parted.append(replace(block, text=block.text[:at].rstrip()))
            parted.append(Block(block.kind, block.text[at:].lstrip(), block.place))
        else:
            parted.append(block)
    page.blocks = parted


def seam(text: str, language: str | None) -> int:
    """Where a line is to be parted; 0 for nowhere."""
    if not has_digit(text):
        return 0  # no time that is told
    again = said_twice(text)
    if not again and SEAM.search(text) is None:
        return 0
    at = again if again and told(text[again:], language) else 0
    for found in BETWEEN.finditer(text) if not at else ():
        at = found.start() if told(text[: found.start()], language) and told(text[found.start() :], language) else at
    at = at or next((found.start() for found in BEHIND.finditer(text) if told(text[: found.start()], language)), 0)
    at = at or next((found.start() for found in BEFORE.finditer(text) if told(text[found.start() :], language)), 0)
    return 0 if not at or match(text, language) is not None or find_edge(text, language) else at


def said_twice(text: str) -> int:
    """Where the second of two equal halves begins that a line ends with; 0 for none."""
    end = text[-SHORTEST:]
    at = text.rfind(end, 0, len(text) - 1) if len(text) >= 2 * SHORTEST else -1
    begin = at + len(end)
    size = len(text) - begin
    return begin if at >= 0 and SHORTEST <= size <= begin and text[begin - size : begin] == text[begin:] else 0


def told(text: str, language: str | None) -> bool:
    """Whether some words are a time that tells a day, or an hour by the clock."""
    time = match(text, language) if has_digit(text) else None
    return time is not None and (time.kind != "clock" or ":" in text)
