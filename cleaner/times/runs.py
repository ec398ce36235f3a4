"""Scripts that write words together: where a run of letters holds words of time, and cheap looks at its ends."""

import unicodedata
from functools import cache, lru_cache

from cleaner.times.table import fold, known, table

HANGUL = "\uac00"


def unspaced(word: str) -> bool:
    """Whether a word begins in a script that writes words together: Thai, Lao, Burmese, Khmer, kana, Han, Hangul."""
    if word < "\u0e01":
        return False
    return (
        "\u3400" <= word < "\ua000"
        or "\uac00" <= word < "\ud7a4"
        or "\u3005" <= word < "\u3100"
        or word < "\u0f00"
        or "\u1000" <= word < "\u10a0"
        or "\u1780" <= word < "\u1800"
        or "\uf900" <= word < "\ufb00"
    )


@cache
def run_words() -> list[str]:
    """The words in scripts that write words together."""
    return [word for word in table().words if unspaced(word)]


@cache
def run_lengths() -> dict[str, int]:
    """First letter -> characters of the longest word that begins so, in the scripts that write words together.

    One more than that: a letter of the line may be folded to two, or two to one.
    """
    longest: dict[str, int] = {}
    for word in run_words():
        if len(word) >= longest.get(word[0], 0):
            longest[word[0]] = len(word) + 1
    return longest


@cache
def run_edges() -> tuple[frozenset[str], frozenset[str]]:
    """What those words begin and end with, up to six letters as Unicode decomposes them: two of Hangul."""
    starts: set[str] = set()
    ends: set[str] = set()
    for word in run_words():
        letters = unicodedata.normalize("NFD", word)
        starts.update((letters[:1], letters[:2], letters[:3], letters[:4]))
        ends.update((letters[-1:], letters[-2:], letters[-3:], letters[-4:]))
        if word >= HANGUL:
            starts.update((letters[:5], letters[:6]))
            ends.update((letters[-5:], letters[-6:]))
    return frozenset(starts), frozenset(ends)


@lru_cache(maxsize=8192)
def starts_run(start: str) -> bool:
    """Whether the first two letters of a run, or a shorter run, may begin a known word."""
    return unicodedata.normalize("NFD", fold(start)) in run_edges()[0]


@lru_cache(maxsize=8192)
def ends_run(end: str) -> bool:
    """Whether the last two letters of a run, or a shorter run, may end a known word."""
    return unicodedata.normalize("NFD", fold(end)) in run_edges()[1]


def promises(run: str, at: int = 0) -> bool:
    """Whether a known word of two letters or more may begin at a place of an unspaced run."""
    marks = run[at + 1 : at + 3]
    if len(marks) == 2 and not marks[0].isalpha() and not marks[1].isalpha():
        return True  # vowel signs, which Unicode may put in another order
    return starts_run(run[at : at + 2])


@lru_cache(maxsize=4096)
def pieces(word: str) -> tuple[tuple[int, int], ...] | None:
    """Where the words of an unspaced run begin and end, longest first from the left; None if one is not known."""
    if not unspaced(word):
        return None
    found = []
    at = 0
    longest = run_lengths()
    while at < len(word):
        most = longest.get(word[at], 0)
        if most > 1 and not promises(word, at):
            most = 1
        for end in range(min(len(word), at + most), at, -1):
            if known(word[at:end]) is not None:
                found.append((at, end))
                at = end
                break
        else:
            return None
    return tuple(found)


def begins_unknown(run: str) -> bool:
    """Whether a word that begins in an unspaced script begins with what is no word of time, by its first letters."""
    first, second = run[:1], run[1:2]
    if not first.isalpha() or not second.isalpha() or starts_run(run[:2]):
        return False
    return known(first) is None or not (promises(run, 1) or known(second) is not None)


def ends_unknown(run: str) -> bool:
    """The same of its end, by its last letters."""
    last, second = run[-1:], run[-2:-1]
    if not unspaced(last) or not last.isalpha() or not second.isalpha() or ends_run(run[-2:]):
        return False
    if known(last) is None:
        return True
    return run[-3:-2].isalpha() and not ends_run(run[-3:-1]) and known(second) is None
