"""The dateline before the first sentence: `BRUSSELS (Kyodo) --`, `Nordhafen/Kiel, 1. April (nwd) –`, `【ロンドン共同】`.

What stands before the first separators of a text is read as place, date and agency.  Each that is found speaks for a
dateline, and so does a place that the text names again; what is found must weigh enough.
"""

import re
from functools import cache

from cleaner.describe.agencies import table
from cleaner.language import function_words
from cleaner.patterns import lazy
from cleaner.times.lines import match

WINDOW = 120
"""Characters at the beginning of a text in which a dateline ends."""
SEPARATOR = lazy(
    r"(?=[.–—―-]|\s+[-‒–—―:=.]|(?<=[)）\]】/]))"
    r"(?:\s*(--+|[–—―])\s+|\s+([-‒:=])\s+|\s*(\.[-–—])\s*|(\.)\s+|(?<=[)）\]】/])\s*(=)?\s*(?=[^\s.,;:]))"
)
"""A dash; a spaced mark; full stop and dash; full stop; nothing after a bracket.  What none of them begins with is passed
over in one step."""
TRIED = 5
"""Separators that are tried."""
LEAST = 1.9
BRACKET = lazy(r"\s*(?:[(（\[【]\s*([^()（）\[\]【】]{2,30}?)\s*[)）\]】]|/\s*([^/]{2,24}?)\s*/)\s*\.?$")
OPENING, CLOSING = "【[(（", ")）]】/"
PIECES = lazy(r"\s+[-–—]\s+|\s*[.]\s+")
"""What stands between a place and an agency without brackets."""
LEADING = lazy(r"[(（]([^()（）]{2,30})[)）](\s*[-–—]+)?\s+")
WORD = lazy(r"[^\W\d_][^\s,/]*")
DENSE = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
"""Scripts in which a dateline is a bracket of its own."""
FRAMED = lazy(r"([【\[(（])([^】\])）]{2,24})[】\])）]\s*(?:[^\s=]{1,12}\s?기자\s*)?(=?)\s*(?=\S)")
WIRE = (
    r"[\u4e00-\u9fff]{2,10}?社[\u4e00-\u9fff]{1,12}\d{1,2}月\d{1,2}日[电電讯訊]|[\u4e00-\u9fff]{2,8}[讯訊](?=[\s　,，])"
)
OPENED = lazy(r"^[\"'“”«»‘’„「『(¿¡ ]+")
MARKED = lazy(r"\d|[=＝]|[电電讯訊]$")
"""Signs that a bracket holds place and agency or date."""
PARTICLES = frozenset(
    [
        "de",
        "del",
        "la",
        "las",
        "los",
        "el",
        "le",
        "les",
        "du",
        "des",
        "of",
        "the",
        "and",
        "am",
        "an",
        "der",
        "im",
        "in",
        "upon",
        "sur",
        "di",
        "da",
        "do",
        "dos",
        "al",
        "e",
        "y",
    ]
)
PLACE_MOST = 4
"""Words of a place."""


@cache
def agencies() -> frozenset[str]:
    """Names of news agencies, case folded."""
    return frozenset(name.casefold() for name in table("agencies"))


@cache
def as_written() -> frozenset[str]:
    """The same as the table has them."""
    return frozenset(table("agencies"))


@cache
def unspaced_agencies() -> tuple[str, ...]:
    """Those that may stand at the end of a longer word."""
    return tuple(agency for agency in agencies() if not agency.isascii() and len(agency) > 1)


@cache
def rubrics() -> frozenset[str]:
    """Words that stand before a dash or in a bracket and are no place, case folded."""
    return frozenset(word.casefold() for word in table("rubrics"))


def is_agency(name: str) -> bool:
    """Whether a name in brackets is that of an agency, also as `Berlin/dpa`, `東京=共同`, `Reuters Staff`.

    Among other words it must be written as the table has it, or in capitals: an "App" is none.
    """
    folded = name.casefold().strip()
    known, written = agencies(), as_written()
    if folded in known or folded.endswith(unspaced_agencies()):
        return True
    parts = re.split(r"[=＝/,、・]+", name)
    return any(part.casefold().strip() in known for part in parts) or any(
        word in written or (word.isupper() and word.casefold() in known)
        for part in parts
        for word in re.split(r"[\s-]+", part)
    )


def dateline(text: str, language: str | None = None) -> tuple[int, int] | None:
    """The end of the dateline that `text` begins with and the start of the text proper; None where there is none."""
    head = text[:WINDOW]
    if not head or head[0].isdigit():
        return None
    if head[0] in OPENING or (head[0] >= "\u3040" and re.match(f"[{DENSE}]", head)):
        found = dense(head, text)
        if found is not None:
            return found
    leading = LEADING.match(head) if head[0] in "(（" else None
    start = leading.end() if leading else 0
    best, most = None, LEAST
    for tried, mark in enumerate(SEPARATOR.finditer(head, start)):
        if tried == TRIED or mark.end() >= len(text) - 8:
            break
        line = head[start : mark.start()]
        if not line.strip():
            continue
        weight = weigh(line, mark, text[mark.end() :], language)
        if leading is not None:
            weight += 1.6 if is_agency(leading[1]) else 0.8
        if weight >= most + (0.1 if best else 0.0):
            best, most = (len(head[: mark.start()].rstrip()), mark.end()), weight
    if best is None and leading is not None:
        sure = is_agency(leading[1]) or (leading[2] and agency_like(leading[1]) and leading[1][0].isupper())
        if sure and begins_sentence(text[leading.end() :]):
            return leading.end(1) + 1, leading.end()
    return best


def weigh(line: str, mark: re.Match[str], rest: str, language: str | None) -> float:
    """How much speaks for a line before a separator being a dateline."""
    weight = 0.0
    bracket = BRACKET.search(line) if line.rstrip(" .")[-1:] in CLOSING else None
    if bracket and bracket.start() > 0:
        name = bracket[1] or bracket[2]
        if is_agency(name):
            weight += 2.5
        elif match(name, language) is not None:
            weight += 1.5  # "WASHINGTON (Aug. 13) --"
        elif agency_like(name):
            weight += 1.2
        else:
            return -9.0
        line = line[: bracket.start()]
    else:
        pieces = PIECES.split(line)
        if len(pieces) == 2:
            if is_agency(pieces[1]):
                weight += 2.0
            elif agency_like(pieces[1]) and (not has_case(pieces[1]) or pieces[0].isupper()):
                weight += 0.8
            else:
                return -9.0
            line = pieces[0]
        elif len(pieces) > 2:
            return -9.0
    if mark[0].strip() in ("", "=") and not bracket:
        return -9.0
    place, _, more = line.rstrip(" .").partition(",") if "،" not in line else line.partition("،")
    if more:
        if match(more.strip(), language) is not None:
            weight += 1.5
        elif not place_like(more.strip()):
            return -9.0
    kind = place_weight(place.strip())
    if kind <= 0:
        return -9.0
    weight += kind
    if not begins_sentence(rest):
        return weight - 2.5
    if mark[1] or mark[2] or mark[3]:
        weight += 0.6 if not mark[3] else 1.0
    if kind < 1 and any(word in rest for word in WORD.findall(place) if len(word) > 3):
        weight += 1.0
    return weight


def place_weight(place: str) -> float:
    """How much some words look like the name of a place, or of two parted by a slash."""
    if place.casefold() in rubrics():
        return 0.0
    parts = place.split("/")
    if len(parts) > 2 or not all(place_like(part.strip()) for part in parts):
        return 0.0
    if capitals(place):
        return 1.6 if sum(map(str.isalpha, place)) >= 4 and place.split()[0].casefold() not in rubrics() else 0.6
    return 0.4


def place_like(place: str) -> bool:
    """Whether some words could be the name of a place."""
    words = place.split()
    if not 0 < len(words) <= PLACE_MOST + 1 or len(place) > 40:
        return False
    if not all(WORD.fullmatch(word.strip("().")) for word in words):
        return False
    if place.lower() == place.upper():  # a script without capitals
        return len(words) <= 3 and not any(word in small() for word in words)
    small_words = sum(word.casefold() in PARTICLES for word in words)
    if 2 * small_words > len(words):
        return False  # "LE POINT SUR LA SITUATION"
    return words[0][0].isupper() and all(w[0].isupper() or w.casefold() in PARTICLES for w in words)


@cache
def small() -> frozenset[str]:
    """Function words of the scripts without capitals."""
    tables = function_words()
    return frozenset(w for script in ("arabic", "devanagari") for words in tables[script].values() for w in words)


def capitals(text: str) -> bool:
    """Whether all letters that can be are capitals."""
    return text.isupper()


def agency_like(name: str) -> bool:
    """Whether words in brackets after a place could be an agency: a few, and a name."""
    words = name.split()
    return (
        len(words) <= 3
        and not any(map(str.isdigit, name))
        and (not has_case(name) or name[0].isupper() or len(name) <= 5)
    )


def has_case(text: str) -> bool:
    """Whether its script has capitals."""
    return text.lower() != text.upper()


def begins_sentence(rest: str) -> bool:
    """Whether a text begins as a sentence does: with a capital, a quotation mark, a number, a letter without case."""
    opening = OPENED.sub("", rest[:20], count=1)
    return bool(opening) and not opening[0].islower()


def dense(head: str, text: str) -> tuple[int, int] | None:
    """A dateline of scripts without spaces: a bracket of its own, or the formula of Chinese wires."""
    found = FRAMED.match(head)
    if found:
        inside = found[2]
        if inside.casefold() in rubrics() or found.end() >= len(text) or not re.search(rf"[{DENSE}]", inside):
            return None
        marked = MARKED.search(inside) is not None or found[3] == "="
        short = len(inside) <= 8 and found[1] == "【" and re.fullmatch(rf"[{DENSE}]+", inside) is not None
        if is_agency(inside) or marked or short:
            return found.end(2) + 1, found.end()
        return None
    wire = re.match(WIRE, head) if "\u3400" <= head[0] <= "\u9fff" else None
    if wire and wire.end() < len(text):
        return wire.end(), wire.end() + len(re.match(r"[\s　，,（]*", text[wire.end() :])[0])  # type: ignore[index]
    return None
