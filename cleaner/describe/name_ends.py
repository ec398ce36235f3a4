"""Where the name of an author ends: before what its bearer is, a link to elsewhere, the name of the site, a control."""

from itertools import pairwise

from cleaner.describe import bylines
from cleaner.describe.cutting import TRIM, Cut
from cleaner.describe.nameless import beside_english
from cleaner.describe.own_title import letters
from cleaner.describe.own_title import named as site_names
from cleaner.model import Block


def end_of_name(state: Cut, index: int, start: int, end: int) -> int:
    """Where the name ends that begins at some place of a block."""
    block = state.page.blocks[index]
    end = before_link(block, start, before_site(state, index, start, before_role(block, start, end)))
    return before_control(state, index, start, end)


def says_role(said: str) -> bool:
    """Whether some words end in what people are who write: "Senior Correspondent", and not a name and that in brackets."""
    return "(" not in said and said[said.rfind(" ") + 1 :].casefold() in bylines.roles()


def before_role(block: Block, start: int, end: int) -> int:
    """Where a name ends that markup keeps apart from what its bearer is, though no mark does: "Jane Doe Senior Correspondent"."""
    for cut in block.cuts:
        if (
            start < cut < end
            and says_role(block.text[cut:end].strip(TRIM))
            and bylines.like_name(block.text[start:cut].strip(TRIM)) > 0
        ):
            return cut
    return end


def before_link(block: Block, start: int, end: int) -> int:
    """Where a name ends that is a link of its own, and that a link to elsewhere stands behind: "Jane Doe [Last post]"."""
    for one, two in pairwise(block.links):
        if one.start <= start < one.end <= two.start < end and one.href != two.href:
            return one.end
    return end


def before_site(state: Cut, index: int, start: int, end: int) -> int:
    """Where a name ends that what the page calls its own site stands behind: "Jane Doe Hill Courier"."""
    said = state.page.blocks[index].text[start:end].rstrip(TRIM)
    if said.count(" ") < 2:  # a name of two words alone
        return end
    for name in site_names(state.page):
        head = said[: len(said) - len(name)].rstrip()
        if " " in head and len(head) + len(name) < len(said) and said.casefold().endswith(name.casefold()):
            return start + len(head)
    return end


def before_control(state: Cut, index: int, start: int, end: int) -> int:
    """Where a name ends before words that markup keeps apart from it and a phrase table knows: "Jane Doe View more articles"."""
    block = state.page.blocks[index]
    last = next((cut for cut in reversed(block.cuts) if start < cut < end), -1)
    words = block.text[last:end].strip(TRIM) if last > 0 else ""
    return last if words and state.rules.find(words, languages(state)) is not None else end


def is_site(state: Cut, said: str) -> bool:
    """Whether some words are what the page calls its own site."""
    bare = letters(said)
    return any(letters(name) == bare for name in site_names(state.page))


def languages(state: Cut) -> frozenset[str]:
    """The languages whose phrases count on the page."""
    return beside_english(state.language)
