"""What wire copy and aggregators put before the first sentence: datelines, and the header of another site.

`BRUSSELS (Kyodo) -- Japan and …` begins with place and agency; `KYODO NEWS - 30 minutes ago - 09:34 | All, Japan The …`
with what was printed above the text on the page it was taken from.
"""

import json
import os
import re
from functools import cache

from cleaner.describe.language import function_words
from cleaner.describe.times import match

DASHES = "-–—‒―"
DASH = r"\s*(?:--+|[-–—‒―])\s+"
PLACE = r"[^\W\d_][^\d.!?()\[\]:;\"“”«»]{1,48}?"
CAPITALS = re.compile(rf"(?P<line>[^\W\d_a-z][^a-z.!?()\[\]:;\"“”«»]{{2,48}}?(?:,\s*[^()\n]{{3,24}}?)?){DASH}")
WITH_AGENCY = re.compile(
    rf"(?P<line>{PLACE}(?:,\s*[^()\n]{{3,24}}?)?\s*[(（/](?P<agency>[^()（）/]{{2,30}})[)）/]){DASH}"
)
AGENCY_ONLY = re.compile(rf"(?P<line>[(（](?P<agency>[^()（）]{{2,30}})[)）])(?:{DASH}|\s+)")
BRACKETED = re.compile(r"(?P<line>[【\[(（](?P<agency>[^】\])）]{2,24})[】\])）])\s*(?:[^\s=]{1,12}\s?기자\s*)?=?\s*")
CHINESE_WIRE = (
    r"(?P<line>(?P<agency>[\u4e00-\u9fff]{2,6}社)[\u4e00-\u9fff]{1,10}\d{1,2}月\d{1,2}日[电電讯訊])[\s，,（]*"
)
"""Compiled at its first use: only a text that begins with a Han character can match."""
BREAK = re.compile(r"\s+([-–—|·•/])\s+")
ITEMS = re.compile(r"(?:[\w'’&-]+,\s+)*")
WINDOW = 200
"""Characters at the beginning of a text that are looked at."""


@cache
def agencies() -> frozenset[str]:
    """Names of news agencies, case folded."""
    with open(os.path.join(os.path.dirname(__file__), "agencies.json"), encoding="utf-8") as file:
        table = json.load(file)
    return frozenset(name.casefold() for name in table["agencies"])


@cache
def rubrics() -> frozenset[str]:
    """Words in capitals that stand before a dash and are no place, case folded."""
    with open(os.path.join(os.path.dirname(__file__), "agencies.json"), encoding="utf-8") as file:
        table = json.load(file)
    return frozenset(word.casefold() for word in table["rubrics"])


def dateline(text: str) -> tuple[int, int] | None:
    """The end of the dateline that `text` begins with and the start of the text proper; None where there is none."""
    head = text[:WINDOW]
    first = head[:1]
    if first in "(（[【":
        found = AGENCY_ONLY.match(head) or BRACKETED.match(head)
        if found and is_agency(found["agency"]) and found.end() < len(text):
            return found.end("line"), found.end()
        return None
    found = re.match(CHINESE_WIRE, head) if "\u4e00" <= first <= "\u9fff" else None
    if found and is_agency(found["agency"]):
        return found.end("line"), found.end()
    if not any(map(head.__contains__, DASHES)):
        return None
    found = WITH_AGENCY.match(head)
    if found and found["line"].count(" ") <= 8 and (is_agency(found["agency"]) or capital(found["line"])):
        return found.end("line"), found.end()
    found = CAPITALS.match(head)
    if found and capital(found["line"]) and is_place(found["line"], head[found.end() :]):
        return found.end("line"), found.end()
    return None


def is_agency(name: str) -> bool:
    """Whether a name in brackets is that of an agency, also as `Berlin/dpa`, `東京=共同`, `Reuters Staff`."""
    name = name.casefold().strip()
    known = agencies()
    return (
        name in known
        or any(part in known for part in re.split(r"[\s=＝/,、・-]+", name))
        or any(name.endswith(agency) for agency in known if not agency.isascii() and len(agency) > 1)
    )


def capital(line: str) -> bool:
    """Whether the first word is written in capitals."""
    word = re.match(r"[^\W\d_]+", line)
    return word is not None and word[0].isupper() and len(word[0]) >= 2


def is_place(line: str, rest: str) -> bool:
    """Whether capitals before a dash name a place: no rubric, no acronym, a sentence after the dash."""
    words = re.findall(r"[^\W\d_]+", line.split(",")[0])
    if not words or len(words) > 5 or words[0].casefold() in rubrics() or sum(map(len, words)) < 4:
        return False
    if not all(word.isupper() for word in words):
        return False
    opening = rest.lstrip("\"“”«»'‘„ ")
    return bool(opening) and (not opening[0].islower()) and len(rest) > 20


def site_header(text: str, language: str | None) -> int:
    """Where the text begins after the header of another site; 0 where it has none.

    Such a header is "NAME - TIME", further times, and after "|" a list of sections.
    """
    head = text[:WINDOW]
    if BREAK.search(head, 0, 60) is None:
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
        start, mark = here.end(), here[1]
    if not times:
        return 0
    return start + (sections(text[start:WINDOW], language) if mark == "|" else 0)


def sections(rest: str, language: str | None) -> int:
    """Length of a list such as "All, Japan" before a sentence; a sentence begins with a capital or a function word."""
    listed = ITEMS.match(rest)
    at = listed.end() if listed else 0
    words = [(m.start(), m[0]) for m in re.finditer(r"\S+", rest[at:])][:4]
    if len(words) < 2:
        return 0
    if not at and not words[1][1][:1].isupper():
        return 0
    common = {w for table in function_words().values() for lang, ws in table.items() if lang == language for w in ws}
    for offset, word in words[1:]:
        if word.casefold() in common and (word[0].isupper() or word[0] == word[0].upper()):
            return at + offset
    return at + words[1][0]
