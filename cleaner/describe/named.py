"""Cut the lines that name somebody: publishers, authors, holders of rights."""

import re

from cleaner.describe import bylines
from cleaner.describe.cutting import TRIM, Cut
from cleaner.describe.datelines import is_agency
from cleaner.describe.name_ends import end_of_name, is_site, languages, says_role
from cleaner.describe.nameless import no_publisher
from cleaner.describe.own_title import letters
from cleaner.describe.publishers import DOMAIN, is_host, named
from cleaner.describe.topics import tags, topics
from cleaner.patterns import lazy
from cleaner.shape import Shape, size

RIGHTS = lazy(
    r"\s*(?:©|\(c\)(?=[\s\d])|copyright\b|℗)(?:\s*(?:©|\(c\)))?[\s:]*((?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?)?[\s,:]*",
    re.I,
)
TWICE = lazy(r"\s*(.{2,40}?)(?:\s*[-–—]|(?<=\w{4}))\s+\1\s*", re.IGNORECASE)
"""A name that is said again behind a dash, or behind its logo as a browser of text shows it: "The Ledger The Ledger"."""
HOSTED = lazy(r"\s*(\S+)\s+[-–—|·•/]\s+(?=\w)")
"""The first word of a name and what parts it from the others: "stadtblatt.example - Stadtblatt"."""
BRACKETED = lazy(r"\s+[(\[（][^()\[\]（）]*[)\]）]?\s*$")
"""What stands in brackets behind a name: what somebody is, or writes for."""
WITH = frozenset(
    [
        "with",
        "avec",
        "mit",
        "con",
        "com",
        "met",
        "med",
        "z",
        "ze",
        "s",
        "s/",
        "с",
        "із",
        "за",
        "via",
        "and",
        "et",
        "und",
        "y",
        "e",
    ]
)
"""Words before an agency whose report a text is made of."""
AGENCIES = frozenset(
    [
        "agencies",
        "agences",
        "agenturen",
        "agencias",
        "agenzie",
        "agências",
        "agency",
        "agence",
        "agencia",
        "agenzia",
        "agência",
        "agentur",
    ]
)
CREDIT = lazy(r"""\bclass\s*=\s*["']?[^"'>]*credit""", re.IGNORECASE)
"""A start tag of what a page calls a credit."""
STRONG = frozenset("|·•/")
"""Marks that keep apart more than two names."""
NAME_MOST = 6
"""Words that a name has at the most."""


def source(state: Cut, index: int, start: int, end: int) -> None:
    """A stretch of a line that names the publisher; a second one is removed, and figures behind a host: "lamp.example · 4 min"."""
    told = HOSTED.match(state.page.blocks[index].text, start, end)
    if told and state.page.blocks[index].text[told.end()].isdigit() and DOMAIN.fullmatch(told[1]):
        state.drop(index, told.end(1), end, "shape:header-line")
        end = told.end(1)
    twice = TWICE.fullmatch(state.page.blocks[index].text, start, end)
    said = (twice[1] if twice else state.page.blocks[index].text[start:end]).strip(TRIM)
    if writes_it_all(state, said):
        names(state, index, start, end)
        return
    if state.has_source or no_publisher(said, state.language, html=state.page.media == "html"):
        state.drop(index, start, end, "shape:header-line")
        return
    state.has_source = True
    before = start
    start = behind_control(state, index, start, end)
    hosted = HOSTED.match(state.page.blocks[index].text, start, end)
    if hosted and DOMAIN.fullmatch(hosted[1]):
        state.drop(index, start, hosted.end(), "shape:repeated-source")
        start = hosted.end()
    if start != before:
        twice = TWICE.fullmatch(state.page.blocks[index].text, start, end)
    state.put(index, start, twice.end(1) if twice else end, "source")
    if twice:
        state.drop(index, twice.end(1), end, "shape:repeated-source")


def writes_it_all(state: Cut, said: str) -> bool:
    """Whether some words are the name of the one person that the page says to machines is its author."""
    known = state.page.meta.get("author", "")
    return (
        known != ""
        and letters(said) == letters(known) != ""
        and not is_site(state, said)
        and bylines.like_name(said) > 0
    )


def behind_control(state: Cut, index: int, start: int, end: int) -> int:
    """Where a name begins behind words that lead to the rest, which markup keeps apart from it: "Read more The Hill Courier"."""
    block = state.page.blocks[index]
    first = next((cut for cut in block.cuts if start < cut < end), -1)
    words = block.text[start:first].strip(TRIM) if first > 0 else ""
    found = state.rules.find(words, languages(state)) if words else None
    if found is None or found[1].name != "read-more":
        return start
    state.drop(index, start, first, "field:label")
    return first


def credit(state: Cut, index: int, shape: Shape) -> None:
    """A line such as "Photo: Ann Other / Agency": what follows the colon holds the rights.

    "Source: The Ledger" names the publisher of an article for which no other is named; an agency holds the rights.
    """
    block = state.page.blocks[index]
    text = block.text
    start, end, framed = bylines.frame(text, shape.intro.end if shape.intro is not None else 0)
    asked = (
        shape.field == "source" and not state.has_source
    )  # first, for an article may have as many such lines as its page
    if asked and "source" not in state.group.fields.values() and not holds_rights(state, index, text[start:end]):
        field = "source"
        state.has_source = True
    elif state.has_credit:
        state.drop(index, 0, len(text), "field:repeated-credit")
        return
    else:
        field = "credit"
        state.has_credit = True
    if framed:
        state.drop(index, 0, start, "field:label")
        state.drop(index, end, len(text), "field:label")
    state.put(index, start if framed else 0, end if framed else len(text), field)


def holds_rights(state: Cut, index: int, said: str) -> bool:
    """Whether what a line calls the source is who holds the rights: an agency, perhaps behind a name, or what markup calls a credit."""
    element = state.page.blocks[index].element
    return is_agency(said.strip(TRIM).rpartition(" / ")[2]) or (
        element >= 0 and CREDIT.search(state.page.elements[element].raw) is not None
    )


def introduced(state: Cut, index: int, shape: Shape) -> bool:
    """A line that begins with the words for a field; False where what follows cannot be one."""
    assert shape.intro is not None
    text = state.page.blocks[index].text
    start, end = shape.intro.end, len(text)
    bare = text[start:end].strip(TRIM)
    if not bare or len(bare.split()) > 2 * NAME_MOST:
        return False
    field = shape.field
    if field == "authors":
        if (shape.ended and not bare.endswith(".")) or len(bare.split()) > 2 * NAME_MOST or bare[0].islower():
            return False
        state.drop(index, 0, start, "field:label")
        stop = bylines.end_of_names(text, start, end)
        names(state, index, start, stop)
        behind_names(state, index, stop, end)
    elif field == "tags":
        state.drop(index, 0, start, "field:label")
        if not tags(state, index, start):
            topics(state, index, start, end)
    elif field in ("source", "credit"):
        field = "credit" if field == "source" and holds_rights(state, index, bare) else field
        taken = (
            state.has_source or no_publisher(bare, state.language, html=state.page.media == "html")
            if field == "source"
            else state.has_credit
        )
        state.drop(index, 0, start if not taken else end, "field:label")
        if not taken:
            state.put(index, start, end, field)
            state.has_source = state.has_source or field == "source"
            state.has_credit = state.has_credit or field == "credit"
    else:
        return False
    return True


def names(state: Cut, index: int, start: int, end: int) -> None:
    """Authors, each a value; what stands between them is removed."""
    text = state.page.blocks[index].text
    at = start
    before = state.given.setdefault("authors", set())
    told = role = False
    for one, two in bylines.spans(text, start, end):
        state.drop(index, at, one, "field:separator")
        said = text[one:two].strip(TRIM)
        if named(said) and (role or is_site(state, said)):
            state.drop(index, one, two, "shape:header-line")  # who they write for
            at = two
            continue
        if told and not state.has_source and publishes(state, said, text[at:one]):
            source(state, index, one, two)
            at = two
            continue
        role = (told or bool(before)) and says_role(said)
        if text[one:two].strip(TRIM) in before:
            state.drop(index, one, two, "field:repeated-author")
        elif (
            bylines.names_nobody(text[one:two].strip())
            or bylines.MINUTES.fullmatch(said)  # "7 Minuten" may be a paper, but nobody
            or role
            or ((before or told) and is_beside_names(text[one:two].strip()))
        ):
            state.drop(index, one, two, "shape:header-line")
        else:
            aside = BRACKETED.search(text, one + 1, two)
            begin, finish = bylines.without_role(text, one, aside.start() if aside else two)
            finish = end_of_name(state, index, begin, finish)
            state.drop(index, one, begin, "field:label")
            state.put(index, begin, finish, "authors")
            state.drop(index, finish, two, "shape:header-line")
            told = True
        at = two
    state.drop(index, at, end, "field:separator")


def behind_names(state: Cut, index: int, start: int, end: int) -> None:
    """What stands behind names in a line: a publisher behind a mark, else what has no field."""
    text = state.page.blocks[index].text
    said = text[start:end].strip(TRIM)
    at = text.find(said, start) if said else end
    if said and not state.has_source and state.has_authors and publishes(state, said, text[start:at]):
        state.drop(index, start, at, "field:separator")
        source(state, index, at, end)
    else:
        state.drop(index, start, end, "shape:header-line")


def publishes(state: Cut, said: str, mark: str) -> bool:
    """Whether what stands behind the names of people and a mark is a publisher: "Jane Doe | The Hill Courier", "Jane Doe, Reuters"."""
    if is_site(state, said):
        return False
    return is_agency(said) or ("." in said and is_host(said)) or (mark.strip() in STRONG and named(said))


def is_beside_names(words: str) -> bool:
    """Whether words that stand behind a name are no other one: "with AFP", "avec agences", "@jane"."""
    if words[:1] == "@":
        return True
    first, _, rest = words.partition(" ")
    return first.casefold() in WITH and bool(rest) and (is_agency(rest) or rest.casefold() in AGENCIES)


def introduces(text: str, state: Cut) -> tuple[int, str] | None:
    """How many characters at the beginning of some words introduce a field, and which."""
    found = state.rules.introduces(text.lstrip(TRIM), languages(state))
    if found is None or found[1].does != "field":
        return None
    return found[0].end + len(text) - len(text.lstrip(TRIM)), found[1].field


def rights(state: Cut, index: int) -> bool:
    """A line such as "© KYODO" or "Copyright 2025 AFP": the holder is the credit."""
    text = state.page.blocks[index].text
    found = RIGHTS.match(text)
    holder = text[found.end() :].strip(TRIM) if found else ""
    if not found or len(text) > 120 or not holder:
        return False
    if size(holder) > 6 or re.search(r"[.。]\s*\S", holder):
        state.drop(index, 0, len(text), "shape:rights")
        return True
    if state.has_credit:
        state.drop(index, 0, len(text), "field:repeated-credit")
        return True
    state.has_credit = True
    state.drop(index, 0, found.end(), "field:label")
    state.put(index, found.end(), len(text), "credit")
    return True
