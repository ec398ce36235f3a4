"""Words that publishers are named with, in many languages: "Times", "Zeitung", "日报" (`publishers.json`)."""

import json
import os
import re
from functools import cache

DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+")
WORD = re.compile(r"[^\W_]+")


@cache
def words() -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole words, and endings of words."""
    with open(os.path.join(os.path.dirname(__file__), "publishers.json"), encoding="utf-8") as file:
        table = json.load(file)
    return frozenset(word for said in table["words"].values() for word in said.split()), tuple(table["endings"].split())


def named(text: str) -> bool:
    """Whether a short line looks like the name of a publisher: one of the words, or the name of a host."""
    if DOMAIN.fullmatch(text):
        return True
    known, endings = words()
    said = text.casefold()
    if not known.isdisjoint(said.split()) or not known.isdisjoint(WORD.findall(said)):
        return True
    return said.endswith(endings) or (not said.isascii() and any(e in said for e in dense()))


@cache
def dense() -> tuple[str, ...]:
    """The endings of scripts without spaces, which may stand anywhere in a name."""
    return tuple(ending for ending in words()[1] if not ending.isascii())
