"""The header of another site before the first sentence: `KYODO NEWS - 30 minutes ago - 09:34 | All, Japan The …` begins with
what was printed above the text on the page it was taken from.
"""

import re
from functools import cache

from cleaner.language import function_words
from cleaner.patterns import lazy
from cleaner.times.lines import match

BREAK = lazy(r"(?=[\s｜])(?:\s+([-–—|·•/])\s+|\s*(｜)\s*)")
MARKS = frozenset("-–—|·•/｜")
"""One of them stands in each."""
ITEMS = lazy(r"(?:[\w'’&-]+,\s+)*")
WINDOW = 200
"""Characters at the beginning of a text that are looked at."""


def site_header(text: str, language: str | None) -> int:
    """Where the text begins after the header of another site; 0 where it has none.

    Such a header is "NAME - TIME", further times, and after "|" a list of sections.
    """
    head = text[:WINDOW]
    if MARKS.isdisjoint(head[:60]) or BREAK.search(head, 0, 60) is None:
        return 0
    breaks = list(BREAK.finditer(head))
    if not breaks or breaks[0].start() > 40 or len(breaks) < 2:
        return 0
    start = breaks[0].end()
    times = 0
    mark = ""
    for here in breaks[1:]:
        if match(head[start : here.start()], language) is None:
            break
        times += 1
        start, mark = here.end(), here[1] or here[2]
    if not times:
        return 0
    return start + (sections(text[start:WINDOW], language) if mark in ("|", "｜") else 0)


@cache
def common_words(language: str | None) -> frozenset[str]:
    """The function words of a language."""
    return frozenset(
        w for table in function_words().values() for lang, ws in table.items() if lang == language for w in ws
    )


def sections(rest: str, language: str | None) -> int:
    """Length of a list such as "All, Japan" before a sentence; a sentence begins with a capital or a function word."""
    listed = ITEMS.match(rest)
    at = listed.end() if listed else 0
    words = [(m.start(), m[0]) for m in re.finditer(r"\S+", rest[at:])][:4]
    if len(words) < 2:
        return 0
    if not at and not words[1][1][:1].isupper():
        return 0
    common = common_words(language)
    for offset, word in words[1:]:
        if word.casefold() in common and (word[0].isupper() or word[0] == word[0].upper()):
            return at + offset
    return at + words[1][0]
