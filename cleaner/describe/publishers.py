"""Words that publishers are named with, in many languages: "Times", "Zeitung", "日报" (`publishers.json`); and names that begin with an
article: "Il Molo"."""

import json
import os
from functools import cache, lru_cache

from cleaner.patterns import lazy

DOMAIN = lazy(r"[\w\u0300-\u036f\u0900-\u0dff-]+(?:\.[\w\u0300-\u036f\u0900-\u0dff-]+)+")
WORD = lazy(r"[^\W_]+")
NUMBER = lazy(r"(?<=\w)\s*\d{1,3}$")
"""The number that a name ends in: "Stadtblatt 24"."""
_SMALL = """
of the and du des de la le les los las el da do das dos di del della dei van der den het und y e i и für
"""
PARTS = frozenset(_SMALL.split())
"""Small words inside names."""
FIRST = frozenset(("radio", "channel", "tv"))
"""English words that stand before the name of a broadcaster."""
NETWORKS = frozenset(
    ("facebook", "whatsapp", "twitter", "linkedin", "pinterest", "instagram", "telegram", "email", "e-mail")
)
"""Words of lines to share an article with, where "Mail" and "Correo" are no newspapers."""
TITLED = 5
"""Words of the longest name that its article tells."""
APOSTROPHES = ("'", "’")
DENSE = "\u3040"
"""The first character of the scripts in which a section is called as newspapers end: "経済", "뉴스"."""
SHORT = 6
"""Characters of a name that a word such as "ニュース" may begin, too."""


@cache
def words() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    """Whole words, endings of words, and what is a section where nothing stands beside it."""
    with open(os.path.join(os.path.dirname(__file__), "publishers.json"), encoding="utf-8") as file:
        table = json.load(file)
    known = frozenset(word for said in table["words"].values() for word in said.split())
    return known, tuple(table["endings"].split()), frozenset(table["alone"].split("|"))


def is_host(text: str) -> bool:
    """Whether some words are a host, and no "Ph.D" or name of code: what its last label is written with tells."""
    last = text.rpartition(".")[2]
    return len(last) > 1 and (last.islower() or text.isupper() or not last.isascii()) and bool(DOMAIN.fullmatch(text))


@lru_cache(maxsize=8192)
def named(text: str) -> bool:
    """Whether a short line looks like the name of a publisher: one of the words among words with capitals, or a host."""
    if "." in text and is_host(text):
        return True
    known, endings, alone = words()
    folded = text.casefold()
    if folded in alone:
        return False
    said = NUMBER.sub("", folded) if folded[-1:].isdecimal() else folded
    parts = said.split()
    if not NETWORKS.isdisjoint(parts):
        return False
    if (said.endswith(endings) or (len(said) <= SHORT and said.startswith(endings))) and not (
        text in endings and text >= DENSE
    ):  # "経済" alone is a section
        return True
    if known.isdisjoint(parts) and (said.replace(" ", "").isalnum() or known.isdisjoint(WORD.findall(said))):
        return False
    rest = text.split()[1:]
    return not any(word[0].islower() and word not in PARTS and word not in known for word in rest)


@cache
def entitling() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Articles that names of newspapers begin with, what columns of a newspaper are called behind one, and towns that begin with one."""
    with open(os.path.join(os.path.dirname(__file__), "publishers.json"), encoding="utf-8") as file:
        table = json.load(file)
    return (
        frozenset(table["articles"].split()),
        frozenset(table["columns"].split()),
        frozenset(table["towns"].split("|")),
    )


def entitled(text: str) -> bool:
    """Whether some words are written as the title of a newspaper that nothing but its article tells: "Il Molo", "Het Laatste Halfuur".

    Asked where a publisher may stand: columns and towns that are known are none, German nouns have capitals behind any article.
    """
    first, *rest = WORD.findall(text)[:TITLED] or [""]
    known, columns, towns = entitling()
    if not rest or not first[0].isupper() or first.casefold() not in known or text.count(" ") >= TITLED:
        return False
    if (len(first) == 1) != (text[len(first) : len(first) + 1] in APOSTROPHES):
        return False
    if text.casefold().replace("’", "'") in towns or not columns.isdisjoint(word.casefold() for word in rest):
        return False
    return all(not word[0].islower() or word in PARTS for word in rest) and rest[-1][0].isupper()


def ends_so(text: str) -> bool:
    """Whether English words are a name by the one they end or begin with: "The Hill Courier", "Radio 4", not "Online Learning Guides"."""
    known = words()[0]
    said = WORD.findall(NUMBER.sub("", text.casefold()))
    if said[:1] == ["the"]:
        said = said[1:]
    if not said or said[-1] in known or DOMAIN.fullmatch(text):
        return True
    return said[0] in FIRST or (said[0] in known and said[1] in PARTS)
