"""Lines that name people: "By Jane Doe and John Roe", "Haber: Ebru Sezgin", "宇津木彩花記者".

What introduces the names is known by the phrase tables, or has the shape of an introduction; what stands between names is
a mark or a word for "and" (`words.json`).
"""

import json
import os
import re
from functools import cache, lru_cache

from cleaner.describe.agencies import table
from cleaner.describe.publishers import named
from cleaner.language import function_words
from cleaner.patterns import lazy
from cleaner.scripts import unspaced
from cleaner.shape import ends_in_word

LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff])"
"""Vowel signs of Indian scripts are no letters to `re`."""
TITLED = lazy(rf"(?:{LETTER}+\.?(?: {LETTER}+){{0,2}}\s*[:：]|{LETTER}{{1,3}}[・／/=＝])\s*")
"""A few words and a colon before names, whatever the words."""
TITLING = lazy("[:：・／/=＝]")
LABEL = 15
"""Characters of the longest label before names in scripts without spaces: a headline may hold a colon, too."""
DENSE = r"(?:[\u3400-\u9fff]{1,4}|[\uac00-\ud7a3]{1,4}) (?=[\u3400-\u9fff\uac00-\ud7a3])"
"""A word and a name in scripts that write both without spaces: "记者 倪慧敏".  Compiled at its first use: only a text that
begins with a character of these scripts can match."""
SMALL = lazy(r"(?:^|\s)[^\W\d_A-Z]+ [^\W\d_a-z]")
APART = lazy("[,;、،，؛&|/·•+]")
"""A mark between names."""
BETWEEN = r"\s*[,;、，،؛&|/·•+]\s*"
BESIDE = lazy(r"\s+[-–—|·•/]\s+|\s*[|｜]\s*")
"""What stands between names and a publisher."""
DIGIT = lazy(r"\d")
NUMBER = lazy(r"\d+[a-z]{0,3}")
SIZES = lazy(r"([^\W\d_])[+-]?(?:\s+\1[+-]?)+")
"""How controls look that change the size of letters."""
MINUTES = lazy(r"\d+ M[^\W\d_]+")
CALLED = lazy(rf"{MINUTES.pattern}|\d+[A-Z]\w+")
"""How publishers are called whose names begin with a number."""
APOSTROPHES = ("'", "’")
FROM = "from "
"""What stands before the place that somebody writes from."""
JOINED = ("l'", "l’")
"""An article that is written together with the first word of a name."""
COLONS = (":", "：")
"""What ends the label of the next names: "Jane Doe Photos: Ann Other"."""
NO_LETTER = lazy(r"[^\w\u0300-\u036f]+")
"""What stands between words."""
HIRAGANA = lazy(r"[\u3041-\u3096]")
BRACKETS = {"【": "】", "[": "]", "(": ")", "（": "）"}
MOST = 4
"""Names on one line."""
WORDS = 5
"""Of a name."""
LINKS = frozenset({
    "de", "da", "do", "dos", "das", "del", "della", "di", "van", "von", "der", "den", "la", "le", "bin", "al",
    "el", "ten", "zu", "y", "e", "af", "av", "til",
})  # fmt: skip
"""Small words inside names."""


INITIALS = lazy(r"\s+[(\[][^\W\d_]{1,5}[)\]]\s*$")
"""How a newsroom signs for somebody, behind the name: "Jane Doe (jd)"."""
PICTURES = frozenset(("Images", "Photos", "Pictures"))
"""How agencies of pictures are called, whose names stand below many."""
PUBLISHERS = "The"
"""What the name of a publisher begins with behind that of a person."""


@cache
def joining() -> frozenset[str]:
    """Words for "and"."""
    return frozenset(word for words in function_words()["conjunctions"].values() for word in words)


@cache
def articles() -> frozenset[str]:
    """Small words that names of publishers begin with, and names of people do not: "The", "Le", "Die"."""
    return frozenset({
        "the", "a", "an", "der", "die", "das", "den", "ein", "eine", "le", "la", "les", "l", "el", "los",
        "las", "il", "lo", "gli", "i", "o", "os", "as", "un", "une", "una", "de", "het", "een",
    })  # fmt: skip


@cache
def separator() -> re.Pattern[str]:
    """What stands between names."""
    words = "|".join(map(re.escape, sorted(joining(), key=len, reverse=True)))
    return re.compile(rf"{BETWEEN}|\s+(?:{words})\s+")


@cache
def suffixes() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words such as "reporter" that follow a name in some languages, and that may stand before it."""
    words = table("roles_after_names")
    return words, tuple(f"{word.strip()} " for word in words)


@cache
def korean_surnames() -> frozenset[str]:
    """The first syllables of the surnames that nearly all Koreans have."""
    return frozenset(table("korean_surnames"))


@cache
def roles() -> frozenset[str]:
    """What people are who write, case folded: the last words of what stands beside a name."""
    with open(os.path.join(os.path.dirname(__file__), "no_names.json"), encoding="utf-8") as file:
        return frozenset(json.load(file)["roles"].casefold().split())


@cache
def no_names() -> frozenset[str]:
    """Words that lines beside a headline consist of where nobody is named, case folded."""
    with open(os.path.join(os.path.dirname(__file__), "no_names.json"), encoding="utf-8") as file:
        return frozenset(word for words in json.load(file)["words"].values() for word in words.casefold().split())


def names_nobody(text: str) -> bool:
    """Whether some words are surely no name of a person or a publisher: "Fact Checked", "3 posters", "5 min read", "’s Profile", "A A" in sizes.

    Newspapers are called "20 Minutes", and people on the net "user307".
    """
    if text[:1] in APOSTROPHES or text.startswith(FROM) or SIZES.fullmatch(text):
        return True
    if CALLED.fullmatch(text):
        return False
    known = no_names()
    return all(word in known or NUMBER.fullmatch(word) for word in NO_LETTER.split(text.casefold()) if word)


def spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Where each name stands in a stretch of a line that holds nothing but names."""
    end = len(text) if end is None else end
    found = []
    at = start
    for mark in separator().finditer(text, start, end):
        found.append((at, mark.start()))
        at = mark.end()
    found.append((at, end))
    return [(one, two) for one, two in found if text[one:two].strip()]


MAIL = lazy(r"\s*[(<|·–-]?\s*(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.])@\w{2,})\s*[)>]?$")
"""An address of mail behind a name, or what its bearer is called on a network."""
KNOWN, ROLE, MARK, BRACKET, SMALL_WORD, WORD = 2.0, 1.8, 1.2, 0.8, 0.6, 0.5
"""How sure it is that names stand in a line: behind a phrase for authors, beside a word such as "reporter", behind a colon,
in brackets, behind a small word such as "von", behind some word."""


def frame(text: str, known: int = 0) -> tuple[int, int, float]:
    """Where the names begin and end in a line, and how sure something there says that they are names; 0 if nothing does.

    `known` is how many characters at the beginning are a phrase that introduces authors.
    """
    end = len(text)
    if "@" in text and (mail := MAIL.search(text)) is not None and mail.start():
        return frame(text[: mail.start()], min(known, mail.start()))
    if known:
        return known, end, KNOWN
    closing = BRACKETS.get(text[0])
    if closing and text[-1] == closing:
        return 1, end - 1, BRACKET
    behind, before = suffixes()
    if text.endswith(behind):
        length = max(len(word) for word in behind if text.endswith(word))
        if length < end:
            return 0, end - length, ROLE
    if text.startswith(before):
        return max(len(word) for word in before if text.startswith(word)), end, ROLE
    found = TITLED.match(text) if TITLING.search(text) else None
    if found and found.end() < end and (text[0] < "\u3400" or found.end() <= LABEL):
        plain = has_case(text) or text[: found.end()].count(" ") < 2 or unspaced(text) > 0
        return found.end(), end, MARK if plain else WORD
    found = re.match(DENSE, text) if text[0] >= "\u3400" else None
    if found and like_names(text[found.end() :]) > 0:
        return found.end(), end, WORD
    at = after_words(text) if like_names(text) <= 0 else 0
    return at, end, SMALL_WORD if at else 0.0


def beside_source(text: str, known: int = 0) -> int:
    """Where the names end, what introduces them included, on a line of names, a separator and a publisher: "Jan Kos | PAP"."""
    marks = list(BESIDE.finditer(text, known))
    if len(marks) != 1 or not 0 < len(text) - marks[0].end() <= 30:
        return 0
    head, tail = text[: marks[0].start()], text[marks[0].end() :]
    if not head:
        return 0
    start, end, sure = frame(head, known)
    if like_names(head[start:end]) <= 0 or tail.count(" ") > 3 or not ends_in_word(tail):
        return 0
    return len(head) if sure or like_names(tail) <= 0 or (named(tail) and not named(head)) else 0


def after_words(text: str) -> int:
    """Where names begin after a few words that end in a small one, "Een verslag van Klaas Kuipers"; 0 where they do not."""
    if not SMALL.search(text):
        return 0
    at = 0
    for word in text.split()[:4]:
        at = text.index(word, at) + len(word) + 1
        if word.islower() and word not in joining() and text[at : at + 1].isupper() and like_names(text[at:]) > 0:
            return at
    return 0


def end_of_names(text: str, start: int, end: int) -> int:
    """Where names end in a stretch that begins with them: before what people are, "Jane Doe, editor", or write for.

    The first name is taken as it is written, up to a small word that is no part of names; another one must look like one.
    """
    stop = start
    for number, (one, two) in enumerate(spans(text, start, end)):
        bare = text[one:two]
        if number and like_name(INITIALS.sub("", bare).strip()) <= 0:
            break
        at = one + len(bare) - len(bare.lstrip())
        named = not bare[:1].islower()
        for count, word in enumerate(INITIALS.sub("", bare).split()):
            at = text.index(word, at)
            small = named and word.islower() and word.casefold() not in LINKS
            if count and (
                small
                or word.endswith(COLONS)
                or (word == PUBLISHERS and count > 1)
                or "@" in word
                or not any(map(str.isalnum, word))
            ):
                return at
            digit = DIGIT.search(word) if count else None
            if digit:
                return at + digit.start()
            at += len(word)
        stop = two
    return stop


def without_role(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a name begins and ends in a stretch that may also say, before it or behind, what its bearer is: "корреспондент Арина Лужина"."""
    behind, _ = suffixes()
    bare = text[start:end].rstrip()
    for word in behind:
        if bare.endswith(word) and len(bare) > len(word) + 1:
            end = start + len(bare) - len(word)
            break
    first = text[start:end].split(maxsplit=1)
    if len(first) > 1 and first[0].casefold() in roles() and first[1][0].isupper() and " " in first[1].strip():
        start = text.index(first[1], start)
    return start, end


@lru_cache(maxsize=8192)
def like_names(text: str) -> float:
    """How much some words look like the names of one or more people: -2 where they do not, else up to 1."""
    bare = text.rstrip(" .")
    if not bare or text[-1] in "?!":
        return -2.0
    last = bare[bare.rfind(" ") + 1 :]
    if last[0].islower() and last.casefold() not in LINKS:
        return -2.0
    if not ends_in_word(bare) or DIGIT.search(text):
        return -2.0
    if APART.search(text) is None and joining().isdisjoint(words := text.split()):
        return like_name(text.strip()) if len(words) <= WORDS else -2.0
    found = spans(text)
    if not 0 < len(found) <= MOST:
        return -2.0
    least = min([like_name(text[start:end].strip()) for start, end in found])
    return least + 0.3 if len(found) > 1 and least > 0 else least


def has_case(word: str) -> bool:
    """Whether its script has capitals."""
    return word.lower() != word.upper()


def like_name(name: str) -> float:
    """How much some words look like the name of one person."""
    if unspaced(name) > len(name) / 2:
        return 0.3 if 2 <= len(name) <= 6 and not HIRAGANA.search(name[0] + name[-1]) else -2.0
    words = name.split()
    if "\uac00" <= name[0] <= "\ud7a3":
        if len(words) != 1 or not 2 <= len(name) <= 5:
            return -2.0
        return 0.3 if name[0] in korean_surnames() and len(name) <= 4 else -0.3
    if not 2 <= len(words) <= WORDS:
        return -2.0
    if not has_case(name):
        return 0.2 if len(words) <= 3 else -2.0
    if words[0].casefold() in articles() or words[0].casefold().startswith(JOINED):
        return -2.0
    if words[-1] in PICTURES or any(not any(map(str.isalnum, word)) for word in words):
        return -2.0
    main = [word for word in words if word.casefold().strip(".") not in LINKS]
    if len(main) < 2 or not all(word[0].isupper() for word in main if word[0].isalpha()):
        return -2.0
    return 0.8 if len(main) <= 3 else 0.3
