"""When two texts, names or addresses are the same, however they are written."""

import re
from collections import Counter
from datetime import datetime
from unicodedata import normalize

from cleaner.patterns import lazy

ALONE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f"
"""Scripts that write without spaces, and Hangul: each letter counts by itself."""
TOKEN = lazy(rf"[{ALONE}]|[^\W{ALONE}]+")

Bag = Counter[str]
"""Tokens and how often each occurs."""


def tokens(text: str | None) -> list[str]:
    """The words of a text in order, in lower case and compatibility form (NFKC), without punctuation."""
    return TOKEN.findall(normalize("NFKC", text or "").casefold())


def bag(text: str | None) -> Bag:
    """The words of a text, without their order."""
    return Counter(tokens(text))


def flat(text: str | None) -> str:
    """The words of a text with one space between."""
    return " ".join(tokens(text))


def shared(one: Bag, two: Bag) -> int:
    """How many tokens two bags have in common."""
    if len(one) > len(two):
        one, two = two, one
    return sum(min(count, two[token]) for token, count in one.items() if token in two)


def f1(one: Bag, two: Bag) -> float:
    """Token F1: twice what is common over the sum of both, 0 to 1; two empty bags are the same."""
    both = one.total() + two.total()
    return 2 * shared(one, two) / both if both else 1.0


def same_words(one: str | None, two: str | None) -> bool:
    """Whether two strings say the same words."""
    return flat(one) == flat(two)


def same_names(one: list[str] | None, two: list[str] | None) -> bool:
    """Whether two lists hold the same names, in whatever order."""
    return set(map(flat, one or ())) == set(map(flat, two or ()))


def same_address(one: str | None, two: str | None) -> bool:
    """Whether two URLs lead to the same place: protocol, "www.", fragment and a slash at the end aside; one may be relative."""
    a, b = bare(one), bare(two)
    return a == b or (min(len(a), len(b)) > 3 and (a.endswith(b) or b.endswith(a)))


def bare(url: str | None) -> str:
    """A URL without what does not tell where it leads."""
    return re.sub(r"^https?://(www\.)?", "", (url or "").split("#")[0]).rstrip("/")


def same_moment(one: str | None, two: str | None) -> bool:
    """Whether two RFC 3339 strings name one moment, or one day where one of them tells no more."""
    if one is None or two is None or one == two:
        return one == two
    if min(len(one), len(two)) == len("2025-05-04"):
        return one[:10] == two[:10]
    try:
        return datetime.fromisoformat(one) == datetime.fromisoformat(two)
    except (ValueError, TypeError):
        return False
