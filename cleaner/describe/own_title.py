"""What an HTML page calls itself, without the name of its site: the headline of an article that shows none."""

import re
from itertools import pairwise

from cleaner.model import Page

PARTED = re.compile(r"\s+[-–—|·•»:]\s+|\s*[|»]\s*")
"""What stands between a headline and the name of the site, of a section, a date."""


def own_title(page: Page, host: str | None) -> str | None:
    """The part of <title>, or of Open Graph's title, that is no name of the site; None where nothing else is left.

    Names of the site are `og:site_name`, `application-name`, and what spells a label of `host`.  Where none of the parts at
    either end is one, the part that a heading of the first level says is taken, else the longest.
    """
    shared = " ".join(page.meta.get("og:title", "").split())
    said = " ".join((page.title or shared).split())
    if shared and said.startswith(shared):
        said = shared  # which is without what <title> says of the site
    names = {letters(name) for name in (page.meta.get("og:site_name"), page.meta.get("application-name")) if name}
    labels = [letters(label) for label in (host or "").split(".")[:-1] if label != "www"]
    marks = list(PARTED.finditer(said))
    if not marks:
        return said if said and letters(said) not in names else None

    def is_name(part: str) -> bool:
        bare = letters(part)
        return not bare or bare in names or any(len(label) > 2 and label in (bare, "the" + bare) for label in labels)

    start, end = 0, len(said)
    parts = [(m.end(), n.start()) for m, n in pairwise(marks)]
    parts = [(0, marks[0].start()), *parts, (marks[-1].end(), len(said))]
    known = False
    while len(parts) > 1 and is_name(said[slice(*parts[-1])]):
        parts.pop()
        known = True
    while len(parts) > 1 and is_name(said[slice(*parts[0])]):
        parts.pop(0)
        known = True
    if known:
        start, end = parts[0][0], parts[-1][1]
    else:
        shown = {letters(block.text) for block in page.blocks if block.level == 1}
        start, end = max(parts, key=lambda part: (letters(said[slice(*part)]) in shown, part[1] - part[0]))
    found = said[start:end]
    return found if not is_name(found) else None


def letters(text: str) -> str:
    """Letters and digits in lower case."""
    return "".join(filter(str.isalnum, text.casefold()))
