"""Words that are the name of no publisher."""

import re
from functools import lru_cache

from cleaner.describe import bylines
from cleaner.describe.datelines import is_agency
from cleaner.describe.publishers import named
from cleaner.describe.section_names import section_names
from cleaner.describe.topics import counts
from cleaner.patterns import lazy
from cleaner.rules import wording
from cleaner.rules.normal import normalise
from cleaner.times.lines import match
from cleaner.times.table import means

SIGNS = lazy(r"://|[{}<>\[\]=›‹←→“”„«»⋅_#$€£©]|^@|^v\d|\d[.,]\d|\d{4}|:\s*\d|\d\D+\d|\d ?(?:min|yr|%)\b", re.IGNORECASE)
"""What stands in no name of a publisher: addresses, signs of code and of menus, prices, versions, years, several figures."""
DIGIT = lazy(r"\d")
FURNITURE = 0.55
"""How much some words sound like furniture (`rules.wording`) that are no name."""

INITIALS = 4
"""Letters of the longest name that is often one of initials."""


def no_publisher(said: str, language: str | None, *, html: bool) -> bool:
    """Whether some words name no publisher: an address, a day, what can be done, how many there are, signs and figures of no name."""
    if html and counts(said):
        return True
    return names_none(said, language)


@lru_cache(maxsize=1024)
def names_none(said: str, language: str | None) -> bool:
    """The same of any page, remembered: stories of a page share their publishers."""
    if (said.islower() or (said.isupper() and len(said) > INITIALS)) and said.casefold() in section_names():
        return True  # "paper", "press release", "WORLD"
    if SIGNS.search(said) or (not said.islower() and means(said, "W", language)) or bylines.names_nobody(said):
        return True
    time = match(said, language) if DIGIT.search(said) else None
    if time is not None and time.kind in ("date", "datetime"):
        return True
    if sum(map(str.isalpha, said.split())) < 2 or named(said) or is_agency(said):
        return False
    return wording.share(normalise(said), beside_english(language)) > FURNITURE


def beside_english(language: str | None) -> frozenset[str]:
    """A language without its region, and English."""
    return frozenset(((language or "en").split("-")[0], "en"))
