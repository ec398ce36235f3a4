"""What stands beside the names and the time of an article and is no publisher: the section that it was filed under, a town."""

from cleaner.describe import bylines, hints, publishers
from cleaner.describe.cutting import TRIM, Cut
from cleaner.describe.datelines import is_agency
from cleaner.describe.named import NAME_MOST, names, source
from cleaner.describe.own_title import letters
from cleaner.describe.topics import topics
from cleaner.patterns import lazy
from cleaner.shape import size

WORDS_WITHIN = frozenset(
    ["in", "en", "dans", "em", "im", "unter", "under", "onder", "nel", "nella", "na", "w", "v", "в", "у", "på", "i"]
)
WITHIN = lazy(rf"\s+(?:{'|'.join(sorted(WORDS_WITHIN))})\s+(?=\S)")
"""A word between the name of somebody and the section or the publication that was written for."""
SURE = 0.5
"""How much words look like names that nothing but a small word behind them tells (`bylines.like_names`)."""


def no_source(state: Cut, index: int, said: str) -> bool:
    """Whether words beside the time of a page's one article are none of a publisher: a section, a town, the number of shares.

    Behind names they are what these write for.  Scripts without capitals write all of them alike, and mostly a publisher stands there.
    """
    group = state.group
    if group.evidence.way != "article" or group.role != "main" or group.gathers or state.page.media != "html":
        return False
    if any(v.block == index and v.field == "authors" for v in state.verdicts):
        return False
    if not bylines.has_case(said) or publishers.named(said) or is_agency(said):
        return False
    return not publishers.entitled(said) or leads(state, index, said)


def leads(state: Cut, index: int, said: str) -> bool:
    """Whether some words of a line are in a link, as names of sections are."""
    block = state.page.blocks[index]
    at = block.text.find(said)
    return any(link.start < at + len(said) and at < link.end for link in block.links)


def linked_topic(state: Cut, index: int, start: int, end: int) -> bool:
    """Whether a stretch of a line is a link that markup calls one to a topic: `rel="category tag"`."""
    return any(field == "tags" and start < b and a < end for a, b, field in hints.pieces(state.page, index))


def filed(state: Cut, index: int, start: int, end: int) -> bool:
    """Cut "Jane Doe in Politics" and "in Politics": what stands behind names and such a word is a topic, or a publisher; so is on a page
    of one article what the menu above it says, too.
    """
    text = state.page.blocks[index].text
    bare = text[start:end].strip(TRIM)
    word, _, behind = bare.partition(" ")
    within = bool(start) and word.rstrip(":").casefold() in WORDS_WITHIN and behind[:1].isupper()
    if within or in_menu(state, bare):
        begin = text.index(behind, start) if within else start
        state.drop(index, start, begin, "field:separator")
        topics(state, index, begin, end)
        return True
    for mark in WITHIN.finditer(text, start, end):
        before, behind = text[start : mark.start()].strip(TRIM), text[mark.end() : end].strip(TRIM)
        if bylines.like_names(before) > SURE and behind[:1].isupper() and size(behind) <= NAME_MOST:
            names(state, index, start, mark.start())
            state.drop(index, mark.start(), mark.end(), "field:separator")
            if publishers.named(behind):
                source(state, index, mark.end(), end)
            else:
                topics(state, index, mark.end(), end)
            return True
    return False


def in_menu(state: Cut, said: str) -> bool:
    """Whether a link of a few words above the headline of a page's one article says the same, and no publisher is called so."""
    if state.group.role != "main" or state.page.media != "html" or state.group.title < 0 or publishers.named(said):
        return False
    wanted = letters(said)
    above = state.page.blocks[: state.group.title]
    return any(b.link_share > 0.9 and len(b.text) <= 2 * len(said) and letters(b.text) == wanted for b in above)
