"""Sentences that a page says to its readers: consent, subscriptions, apps, rights.

A phrase is the whole of a line; these are how longer texts begin ("Sign up for our morning newsletter and …"), of pages of plain
text, where no markup tells them from an article.  `sentences.json` has them by language and concept, in normal form
(`rules.normal.normalise`) and without accents; `*` stands for up to eight words, or twenty characters in scripts that write
without spaces, and at the end of a word for any ending.  What a quotation mark opens is what somebody says of such a sentence.
"""

import os
import re
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from cleaner.patterns import lazy
from cleaner.rules.matcher import Phrase
from cleaner.rules.normal import fold, normalise

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "sentences.json")
UNSPACED = frozenset(("ja", "zh"))
FIRST = lazy(r"[\W_]*([\w\u0300-\u036f\u064b-\u0670\u0900-\u0dff\u200c\u200d'’-]+)")
QUOTED = frozenset("\"'“”«»„‘‚「『《‹›")
WORD = 24
"""Characters of a text in which its first word mostly ends."""
LOOKED_AT = 300
"""Characters of a text that are compared."""
LONGEST, CONSENT = 900, 5000
"""Characters of such a text, and of one that asks for consent: what is longer says more than that."""

Openings = dict[str, list[tuple[str, Phrase]]]
"""By the first word, or the first two characters in a script without spaces: patterns as they are written."""


@cache
def sentences() -> dict[str, dict[str, list[str]]]:
    """Language -> concept -> patterns."""
    with open(DATA, "rb") as file:
        return msgspec.json.decode(file.read(), type=dict[str, dict[str, list[str]]])


@cache
def head(pattern: str) -> str:
    """What a text in normal form begins with that begins as a pattern says: all before its first `*`."""
    return normalise(pattern.partition("*")[0])


@cache
def compiled(pattern: str, language: str) -> re.Pattern[str]:
    """What matches the beginning of a text in normal form; compiled when a text begins with its `head`, as all of a language
    take longer than a small page."""
    spaced = language not in UNSPACED
    pieces = [normalise(piece) for piece in pattern.split("*") if piece.strip()]
    gap = r"(?:\s\S+){0,8}?\s" if spaced else r".{0,20}?"
    whole = spaced and not re.search(r"\S\*$", pattern)
    return re.compile(gap.join(map(re.escape, pieces)) + (r"(?!\w)" if whole else ""))


@lru_cache(maxsize=64)
def openings(languages: frozenset[str]) -> Openings:
    """The sentences of some languages."""
    found: Openings = {}
    for language in sorted(languages & sentences().keys()):
        for concept, patterns in sentences()[language].items():
            for pattern in patterns:
                first = pattern[:2] if language in UNSPACED else normalise(pattern.split()[0].rstrip("*"))
                phrase = Phrase(concept, language, f"{pattern.rstrip('* ')} …", "built-in")
                found.setdefault(first, []).append((pattern, phrase))
    return found


def said(text: str, languages: frozenset[str]) -> Phrase | None:
    """The sentence that a text begins with."""
    if text[0] in QUOTED or len(text) > CONSENT:
        return None
    known = openings(languages)
    word, space, _ = text[:WORD].partition(" ")
    if not (space and word.isalpha()):  # as nearly all texts begin
        first = FIRST.match(text)
        if first is None:
            return None
        word = first[1]
    tried = known.get(begun(word))
    if tried is None:
        return None
    key = normalise(text[:LOOKED_AT])
    for pattern, phrase in tried:
        if not key.startswith(head(pattern)) or (len(text) > LONGEST and phrase.concept != "cookies"):
            continue
        if compiled(pattern, phrase.language).match(key):
            return phrase
    return None


@lru_cache(maxsize=1024)
def begun(word: str) -> str:
    """What texts that begin with a word are looked for by: its normal form, of a script without spaces two characters."""
    word = word.casefold()
    if not word.isascii():
        word = fold(word)
    return word[:2] if "\u3000" < word < "\uac00" else word


def all_of_them() -> Iterator[Phrase]:
    """Every sentence, as phrases."""
    for language, concepts in sentences().items():
        for concept, patterns in concepts.items():
            for pattern in patterns:
                yield Phrase(concept, language, f"{pattern.rstrip('* ')} …", "built-in")
