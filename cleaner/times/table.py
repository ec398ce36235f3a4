"""The words of time: what a word may be in a time, in any language.

`times.json` is made by bench/make_times.py from Unicode CLDR and a hand-written supplement; it is read on first use.
A word stands for the *senses* it may have, each a role with a number:

    M month 1-12 (101-112: Solar Hijri)   W weekday    D days back    P part of the day (AM, PM, NOON, NIGHT)
    Z minutes east of Greenwich           n number     E years to add to the year of an era
    J K L  mark a year, month, day        H N S U  mark an hour, a minute, a second, a whole clock
    V the number of a weekday follows     c t A  say nothing: inside a date, before a clock, "about"
    l label (1 published, 2 updated)      B introduces a name    - ^ $  stand in, begin, end a relative time

Codes in the file: role, number, "!" where a page of the language, a year or a clock is needed, "<" where a month must
not precede its day without a year, ":" and languages where the word means other things elsewhere; the commonest first.
"""

import os
import unicodedata
from functools import cache, lru_cache

import msgspec

from cleaner.patterns import lazy

AM, PM, NOON, NIGHT = range(4)
PUBLISHED, UPDATED = 1, 2
US_SUMMER = 10_000
"""Added to a zone's minutes where it keeps summer time by the rule of the United States."""

CODE = lazy(r"([A-Za-z$^-])(-?\d*)(!?)(<?)(?::(.*))?")
DROPPED = dict.fromkeys(
    (
        *range(0x0300, 0x0370),  # combining accents
        *range(0x0591, 0x05C8),  # Hebrew points
        *(0x0610, 0x0640, 0x0670, *range(0x064B, 0x0660)),  # Arabic vowel signs, tatweel
        *(0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF),  # joiners, zero width space
        *map(ord, ".'’‘ʼ`´׳״\"-‐‑॰"),
    )
)
FOLDED = {**DROPPED, 0x0131: "i", 0x064A: "ی", 0x0649: "ی", 0x0643: "ک", 0x06D5: "ه", 0x06C0: "ه"}


class Sense(msgspec.Struct, frozen=True, gc=False):
    """One thing that a word may say."""

    role: str
    value: int = 0
    strict: bool = False
    after_day: bool = False
    """A month that stands before its day only where a year follows."""
    languages: tuple[str, ...] = ()
    """Empty: any."""


class File(msgspec.Struct):
    """The file: code -> all that have it, separated by a space or, where they hold spaces, by "|"."""

    words: dict[str, str]
    phrases: dict[str, str]
    ago: dict[str, str]
    month_first: frozenset[str]
    year_first: frozenset[str]


class Table(msgspec.Struct):
    """What is known of each word."""

    words: dict[str, str]
    phrases: dict[str, str]
    """Several words separated by a space -> code."""
    ago: dict[str, str]
    """Relative times with "#" for the number -> code; see `times.relative.units`."""
    heads: dict[str, int]
    """First word of a phrase -> words of the longest that begins so."""
    month_first: frozenset[str]
    """Languages, and languages with region, that write a month before its day in figures."""
    year_first: frozenset[str]


@cache
def table() -> Table:
    """The table, read once."""
    with open(os.path.join(os.path.dirname(__file__), "times.json"), "rb") as file:
        read = msgspec.json.decode(file.read(), type=File)
    heads: dict[str, int] = {}
    phrases = spread(read.phrases, "|")
    for phrase in phrases:
        head, _, rest = phrase.partition(" ")
        size = rest.count(" ") + 2
        if heads.get(head, 0) < size:
            heads[head] = size
    return Table(spread(read.words, " "), phrases, spread(read.ago, "|"), heads, read.month_first, read.year_first)


def spread(grouped: dict[str, str], mark: str) -> dict[str, str]:
    """Word -> code."""
    found: dict[str, str] = {}
    for code, words in grouped.items():
        for word in words.split(mark):
            found[word] = code
    return found


def fold(word: str) -> str:
    """A word as the table spells it: no case, accents, dots, apostrophes or hyphens; one spelling of Arabic letters."""
    if word.isascii():
        return word.lower() if word.isalnum() else word.lower().translate(DROPPED)
    if word.isalpha():
        folded = word.translate(LETTERS)
        if unicodedata.is_normalized("NFC", folded):
            return folded
    return folded_whole(word)


def folded_whole(word: str) -> str:
    """The same of any characters, also such as combine with those beside them."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", word.casefold()).translate(FOLDED))


class Letters(dict[int, str]):
    """The code of a letter -> what `fold` makes of it, remembered for `str.translate`."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = folded_whole(chr(code))
        return folded


LETTERS = Letters()


@cache
def senses(code: str) -> tuple[Sense, ...]:
    """The senses that a code of the table lists."""
    found = []
    for part in code.split():
        read = CODE.fullmatch(part)
        assert read is not None, part
        role, value, strict, after, langs = read.groups()
        found.append(Sense(role, int(value or 0), strict != "", after != "", tuple(langs.split(",")) if langs else ()))
    return tuple(found)


@cache
def roles(code: str) -> str:
    """The roles of those senses, one after the other."""
    return "".join([sense.role for sense in senses(code)])


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word of time."""

    text: str
    """Folded."""
    senses: tuple[Sense, ...]
    roles: str
    """Those of its senses."""
    head: bool
    """A phrase begins so."""


@lru_cache(maxsize=16384)
def known(word: str) -> Word | None:
    """What is known of a word; None for one of no time."""
    folded = fold(word)
    found = table()
    code = found.words.get(folded)
    return None if code is None else Word(folded, senses(code), roles(code), folded in found.heads)


def means(word: str, role: str, language: str | None) -> bool:
    """Whether a word has a role by itself in a language, English for none told: "W", the name of a day of the week, "M", that of a month."""
    found = known(word) if word.isalpha() else None
    primary = (language or "en").partition("-")[0]
    return found is not None and any(
        one.role == role and (not one.languages or primary in one.languages) for one in found.senses
    )


def senses_of(folded: str) -> tuple[Sense, ...]:
    """The senses of a word or phrase as the table spells it."""
    code = table().words.get(folded) or table().phrases.get(folded)
    return senses(code) if code else ()


@lru_cache(maxsize=256)
def orders(language: str | None) -> tuple[str, bool, bool]:
    """Primary language, whether figures give the month before the day, and whether they begin with the year."""
    if not language:
        return "", False, False
    parts = language.replace("_", "-").split("-")
    primary = {"no": "nb", "iw": "he", "in": "id", "tl": "fil"}.get(parts[0].lower(), parts[0].lower())
    region = next((part.upper() for part in parts[1:] if len(part) == 2 or part.isdigit()), "")
    tag = f"{primary}-{region}" if region else primary
    return primary, tag in table().month_first, tag in table().year_first
