"""What metadata says of one article."""

from datetime import date, datetime
from typing import Any

from msgspec import Struct

from cleaner.patterns import lazy

ARTICLE = lazy(
    r"(?:News|Blog|Social|Tech|Scholarly|Report|Review|Opinion|Analysis|Live|Background)?\w*(?:Article|Posting)$|^Report$|^(?:Image|Media)Gallery$"
)
"""Types of schema.org that are articles, without their vocabulary."""
DATE = lazy(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?")
EARLIEST = 1900
"""Years before are what programs write for none."""


class Entry(Struct, gc=False):
    """What metadata says of one article."""

    origin: str = "json-ld"
    """json-ld, microdata, h-entry or meta."""
    title: str = ""
    url: str = ""
    authors: list[str] = []
    published: str | None = None
    updated: str | None = None
    image: str | None = None
    people: bool = False
    """The authors are said to be people."""
    article: bool = True
    """Of an article; else of the page that holds it."""
    names: dict[str, str] = {}
    """Field -> what the page calls it, where that is not always the same."""


def moment(value: Any) -> str | None:
    """A date or time in RFC 3339; a time without offset gives the date alone, and what no calendar or clock has gives None."""
    found = DATE.match(value.strip()) if isinstance(value, str) else None
    if not found:
        return None
    day, clock, offset = found.groups()
    try:
        if date.fromisoformat(day).year < EARLIEST:
            return None
        if not clock or not offset:
            return day
        if len(clock) == 5:
            clock += ":00"
        if offset != "Z" and ":" not in offset:
            offset = f"{offset[:3]}:{offset[3:]}"
        told = f"{day}T{clock}{offset}"
        datetime.fromisoformat(told)
    except ValueError:
        return None
    return told


def earlier(one: str, two: str) -> bool:
    """Whether a date or time in RFC 3339 is before another one; of a date alone, and a time, the days are compared."""
    if min(len(one), len(two)) == 10:
        return one[:10] < two[:10]
    return datetime.fromisoformat(one) < datetime.fromisoformat(two)
