"""Pages of search results: what a reader searched for stands in a field of the page, and again in how the page calls itself.

Beside results there are lists of what is new, popular or featured on the site, often with the template of the results.  They
lead where results do and are written alike, but nobody asked for them: a front page is made of such lists, a page of results is not.
"""

import re
from itertools import islice

from cleaner.attributes import reader
from cleaner.model import Page
from cleaner.split.candidate import Candidate

FIELDS = frozenset(("search", "text", ""))
"""Types of `<input>` that hold what is searched for, "" for none told."""
LONGEST = 80
"""Characters of what is searched for, at most."""
MOST = 20
"""Fields that are filled, and headings of the first level, which are looked at."""
WORD = re.compile(r"\w+")
type_of, value_of, placeholder_of = reader("type"), reader("value"), reader("placeholder")


def of_results(page: Page) -> bool:
    """Whether a page is one of search results.

    A field for words holds some, that are not what it says of itself, and they stand in the title of the page, in a heading of
    the first level, or in the query of its own address.
    """
    filled = (words for element in page.elements if element.tag == "input" and (words := held(element.raw)))
    asked = set(islice(filled, MOST))
    if not asked:
        return False
    said = [page.title or "", *islice((block.text for block in page.blocks if block.level == 1), MOST)]
    for url in (page.base, page.meta.get("link:canonical"), page.meta.get("og:url")):
        said.append((url or "").partition("?")[2].replace("+", " ").replace("%20", " "))
    return any(f" {words} " in f" {spaced(one)} " for words in asked for one in said if one)


def held(raw: str) -> str:
    """The words in a field, given by its attributes; "" where it has none, or those of its placeholder."""
    if (type_of(raw) or "").strip().lower() not in FIELDS:
        return ""
    value = value_of(raw) or ""
    return spaced(value) if len(value) <= LONGEST and value != placeholder_of(raw) else ""


def spaced(text: str) -> str:
    """The words of a text in lower case, with a space between each two."""
    return " ".join(WORD.findall(text.lower()))


def among_results(page: Page, found: list[Candidate], leading: Candidate) -> list[Candidate]:
    """The lists that stand in the smallest element which holds all results, given by the leading list."""
    first, last = leading.members[0], leading.members[-1]
    at = page.blocks[first].element
    while at >= 0 and page.elements[at].last <= last:
        at = page.elements[at].parent
    if at < 0:
        return found
    start, end = page.elements[at].first, page.elements[at].last
    return [one for one in found if start <= one.members[0] and one.members[-1] < end]
