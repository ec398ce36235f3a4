"""How much a line sounds like furniture: the share of its words that stand in the phrases of the rule tables.

A site words its labels and controls as it likes ("What our readers say", "Get our morning newsletter"), but with the same
few words.  So the words of all phrases that remove a line or name a section are counted by language; a line of an unknown
wording is measured by how many of its words are among them.  Words that make up sentences (`describe.language`) do not
count.
"""

import os
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

import msgspec

from cleaner.language import function_words
from cleaner.patterns import lazy

HERE = os.path.dirname(os.path.abspath(__file__))
COMPILED = os.path.join(HERE, "wording.json")
COMMON = os.path.join(HERE, "common.json")
STEM = 6
"""Letters of a longer word that are compared: what follows is mostly inflection."""
COMPOUND, COMPOUND_STEM = 13, 10
"""Letters of a word that is most likely made of two, and what is compared of it: "Schreibmaschine" is not "schreiben"."""
HANGUL_STEM = 2
DENSE = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Kana and Han: compared two characters at a time, because nothing parts their words."""
WORTH = {1: 0.5, 2: 0.8, 3: 1.0}
"""What a word counts that stands in one, two, or more phrases."""
MOST = 16_384
"""Words that are remembered."""
COUNTED = 1 << 20
BREAKS = lazy(r"[^\w\u0300-\u036f\u0900-\u0dff\u200c\u200d']+")


def stems(key: str) -> list[str]:
    """The words of a line in normal form (`rules.normal.normalise`), cut to what is compared."""
    words = key.split(" ") if key.replace(" ", "").isalnum() else BREAKS.split(key)
    if key.isascii():
        return [
            word[: STEM if len(word) < COMPOUND else COMPOUND_STEM] for word in words if word and not word[0].isdigit()
        ]
    found = []
    for word in words:
        first = word[:1]
        if first < "\u3000":
            if first and not first.isdigit():
                found.append(word[: STEM if len(word) < COMPOUND else COMPOUND_STEM])
        elif "\uac00" <= first <= "\ud7a3":
            found.append(word[:HANGUL_STEM])
        else:
            found += pairs(word)
    return found


def holds(text: str, stem: str) -> bool:
    """Whether a stem is among `stems(text)`, without making them."""
    at = text.find(stem)
    if at < 0 or "\u3000" <= stem < "\uac00" or stem > "\ud7ff":
        return at >= 0 and (len(stem) > 1 or stem in stems(text))  # Kana and Han: two of them, wherever they stand
    while at >= 0:
        if at == 0 or BREAKS.match(text, at - 1):
            end = BREAKS.search(text, at)
            if stem in stems(text[at : end.start() if end else len(text)]):
                return True
        at = text.find(stem, at + 1)
    return False


def pairs(word: str) -> list[str]:
    """The characters of Kana and Han in a word, two at a time."""
    runs = outside().split(word)
    return [run[i : i + 2] for run in runs for i in range(max(len(run) - 1, 1)) if run]


@cache
def outside() -> re.Pattern[str]:
    """What stands between runs of Kana and Han; compiled when a page first needs it."""
    return re.compile(f"[^{DENSE}]+")


def count(phrases: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """Language -> stem -> in how many of the phrases (language, normal form) it stands, three at the most."""
    counts: dict[str, Counter[str]] = {}
    for language, key in phrases:
        words = set(stems(key.replace("{name}", " ")))
        counts.setdefault(language or "en", Counter()).update(words)
    ignored = {
        stem for table in function_words().values() for words in table.values() for w in words for stem in stems(w)
    }
    return {
        language: {stem: min(n, 3) for stem, n in sorted(found.items()) if stem not in ignored}
        for language, found in sorted(counts.items())
    }


@cache
def table() -> dict[str, dict[str, int]]:
    """What `count` made of the built-in phrases."""
    with open(COMPILED, "rb") as file:
        return msgspec.json.decode(file.read(), type=dict[str, dict[str, int]])


@cache
def words_of(languages: frozenset[str]) -> tuple[dict[str, float], frozenset[str]]:
    """What each stem counts on a page of some languages, and the stems that do not count."""
    known = table()
    worth: dict[str, float] = {}
    for language in languages:
        for stem, n in known.get(language, {}).items():
            worth[stem] = max(worth.get(stem, 0.0), WORTH[n])
    ignored = {
        stem
        for tables in function_words().values()
        for language, words in tables.items()
        if language in languages or "conjunctions" in tables
        for word in words
        for stem in stems(word)
    }
    return worth, frozenset(ignored)


@cache
def common(languages: frozenset[str]) -> frozenset[str]:
    """Stems that furniture shares with any text: one of them in a sentence tells nothing."""
    with open(COMMON, "rb") as file:
        table = msgspec.json.decode(file.read(), type=dict[str, str])
    words = [word for language, known in table.items() if language in languages for word in known.split()]
    return words_of(languages)[1] | {stem for word in words for stem in stems(word)}


def telling(key: str, languages: frozenset[str]) -> float:
    """Words of a line in normal form that furniture is worded with, those that any text has left out."""
    worth = words_of(languages)[0]
    return sum(worth.get(stem, 0.0) for stem in set(stems(key)) - common(languages))


class Sounds(dict[str, int]):
    """By word of a line: how many stems count, as multiples of `COUNTED`, plus what furniture is worded with, in tenths."""

    def __init__(self, languages: frozenset[str]) -> None:
        super().__init__()
        self.worth, self.ignored = words_of(languages)

    def __missing__(self, word: str) -> int:
        if len(self) >= MOST:
            self.clear()
        if word < "\u3000" and word.isalnum() and not word[0].isdigit():
            found = [word[: STEM if len(word) < COMPOUND else COMPOUND_STEM]]  # as `stems` has it, in one step
        else:
            found = stems(word)
        found = [stem for stem in found if stem not in self.ignored]
        self[word] = made = COUNTED * len(found) + sum([round(10 * self.worth.get(stem, 0.0)) for stem in found])
        return made

    def share(self, key: str) -> float:
        """Share of the words of a line in normal form, 0 to 1, that furniture is worded with."""
        counted, known = divmod(sum(map(self.__getitem__, key.split(" "))), COUNTED)
        return known / (10 * counted) if known else 0.0


@lru_cache(maxsize=64)
def sounds(languages: frozenset[str]) -> Sounds:
    """What words say of a line on a page of some languages."""
    return Sounds(languages)


def share(key: str, languages: frozenset[str]) -> float:
    """Share of the words of a line in normal form, 0 to 1, that furniture is worded with in these languages."""
    return sounds(languages).share(key)
