"""A run of tokens as one time: its label, then a relative time, or a date and a clock of one of the known shapes."""

from itertools import islice

from cleaner.times.relative import relative
from cleaner.times.scan import Token
from cleaner.times.shape import silent, told
from cleaner.times.table import PUBLISHED, Sense, orders
from cleaner.times.types import Label, Time

LEADING = "|-,:(+/@."
"""Marks that may stand before a time without being of it."""
TRAILING = "|-,:(+/@"


def read(
    text: str, tokens: list[Token], language: str | None, start: int = 0, end: int = -1, bare: bool = False
) -> Time | None:
    """The one time that `tokens[start:end]` are, `bare` if a number and unit without "ago" will do; else None."""
    start, end, label = frame(tokens, start, len(tokens) if end < 0 else end)
    if start >= end:
        return None
    order = orders(language)
    found = counted(text, tokens, start, end, order[0], bare) or told(text, tokens, start, end, order)
    if found is None and label is None and (sense := labelled(tokens[start])) is not None:
        return relabelled(read(text, tokens, language, start + 1, end, bare), sense)
    if found is not None:
        found.label = label
    return found


def relabelled(found: Time | None, sense: Sense) -> Time | None:
    """A time that a word introduces which could be one of its own, as "MAJ" (updated; the Polish May)."""
    if found is not None:
        found.label = "published" if sense.value == PUBLISHED else "updated"
    return found


def frame(tokens: list[Token], start: int, end: int) -> tuple[int, int, Label | None]:
    """The run without the labels, marks and brackets around it, and what the labels say."""
    label: Label | None = None
    last = end
    while start < end:
        token = tokens[start]
        sense = labelled(token)
        if sense is not None and len(token.senses) == 1:
            label = label or ("published" if sense.value == PUBLISHED else "updated")
        elif token.role not in LEADING:
            break
        start += 1
    while end > start:
        token = tokens[end - 1]
        sense = labelled(token)
        if sense is not None and len(token.senses) == 1 and (end - start == 1 or tokens[end - 2].role not in "|-,"):
            label = label or ("published" if sense.value == PUBLISHED else "updated")
        elif token.role == "*" and label is not None and end < last and ties(token):
            pass
        elif token.role == ")":
            if end - start > 3 and tokens[end - 3].role == "(" and labelled(tokens[end - 2]) is not None:
                end -= 1
                continue
            if any(one.role == "(" for one in islice(tokens, start, end)):
                break
        elif token.role not in TRAILING:
            break
        end -= 1
    return start, end, label


def ties(token: Token) -> bool:
    """Whether a word does no more than tie a time to a label after it, as "に" in "3時間前に更新"."""
    return all(role in "cA-" for role in token.roles)


def labelled(token: Token) -> Sense | None:
    """The sense of a word that says what a time is the time of."""
    for sense in token.senses if "l" in token.roles else ():
        if sense.role == "l":
            return sense
    return None


def counted(text: str, tokens: list[Token], start: int, end: int, primary: str, bare: bool) -> Time | None:
    """A relative time, "3 hours ago"; words that only introduce it ("on") may stand before it."""
    while True:
        back = relative(text, tokens, start, end, primary, bare)
        if back is not None:
            return Time(tokens[start].start, tokens[end - 1].end, "relative", None, *back)
        if end - start < 3 or not silent(tokens[start]) or tokens[start].end == tokens[start + 1].start:
            return None
        start += 1
