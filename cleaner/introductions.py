"""Whether a line that begins with the words for a field goes on with one: "Source: Reuters" does, "Source code leaks" not.

The words alone do not tell: headlines begin with "By", "Photo", "Credit" or "Updated", too.  What must follow depends on
the field, and on whether something stands between.
"""

import re

from cleaner.model import Block
from cleaner.patterns import lazy
from cleaner.rules.matcher import Hit
from cleaner.scripts import unspaced

_DIVIDER = lazy(r"\s*[^\w\s\"'“”„«»‘’‹›「」『』¿¡#]")
"""A mark that is no quotation mark: those stand in headlines, too."""
_SMALL = """
a af al am an and av bin d da dal das de degli dei del della den der di do dos du e ed el en et i ibn in ja la las le los
och og of ter te ten the um und van vom von y z zu zum zur
"""
_PARTICLES = frozenset(_SMALL.split())
"""Words within names, and between two of them, that begin with small letters."""
_STRAY = 1
"""Other words with a small letter that may stand among names."""
_MOST = 16
"""Words."""


def goes_on(block: Block, hit: Hit, field: str, has_time: bool) -> bool:
    """Whether what follows the introducing words can be their field; true where nothing follows them.

    `has_time`: a time stands at an end of the line.
    """
    text = block.text
    rest = text[hit.end :].strip()
    if not rest or _divided(block, hit.end):
        return True
    if field in ("updated", "published_text"):
        return has_time or any(map(str.isdigit, rest))
    words = text[: hit.end].split()
    if field in ("source", "credit", "tags") and len(words) == 1 and not unspaced(words[0]):
        return False
    return field == "tags" or _names(rest)


def _divided(block: Block, at: int) -> bool:
    """Whether a mark, or markup, stands between the words and what follows."""
    if _DIVIDER.match(block.text, at):
        return True
    edges = {*block.cuts, *(link.start for link in block.links)}
    return not edges.isdisjoint((at, at + 1))


def _names(text: str) -> bool:
    """Whether words could be names, with what people are behind a comma; in scripts without capitals, whether few."""
    words = text.split()
    if not words or len(words) > _MOST:
        return False
    if not any(word[0].lower() != word[0].upper() for word in words):
        return len(words) <= _MOST // 2
    first = re.split(r"[,;|/(]", text, maxsplit=1)[0].split()
    if not first or first[0][0].islower():
        return False
    small = [word for word in words if word[0].islower() and word not in _PARTICLES]
    return sum(word[0].islower() and word not in _PARTICLES for word in first) <= _STRAY and len(small) <= 3
