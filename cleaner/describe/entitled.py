"""Cut what stands beside a linked headline in its block: "Headline (source.org)", "Headline 27 February 2026 Jane Doe"."""

from cleaner.describe import bylines, hints
from cleaner.describe.cutting import TRIM, Cut
from cleaner.describe.named import NAME_MOST, names, source
from cleaner.describe.timed import time
from cleaner.describe.topics import topics
from cleaner.describe.unseen import unseen
from cleaner.patterns import lazy
from cleaner.shape import size
from cleaner.signs import has_digit
from cleaner.times.lines import match

HOST = lazy(r"[\w-]+(?:\.[\w-]+)+(?:/[\w./~-]*)?")
"""Where a linked story is from, as a list of links has it in brackets."""

BRACKETED = lazy(rf"[(\[（]\s*({HOST.pattern})\s*[)\]）]")


def beside_title(state: Cut, index: int, start: int, end: int) -> None:
    """A stretch before or after the headline: times, authors, a source, a topic."""
    piece = state.page.blocks[index].text[start:end]
    bare = piece.strip(TRIM)
    if not any(map(str.isalnum, bare)):
        return
    if state.page.media == "html" and (start, end) in unseen(state.page, state.page.blocks[index]):
        state.drop(index, start, end, "selector:screen-reader")
        return
    if state.page.media == "text" and end <= state.group.title_start and piece.rstrip()[-1] in ":：":
        state.drop(index, start, end, "field:label")  # "Title: …"
        return
    found = match(bare, state.language)
    if found is not None and found.kind == "clock" and state.group.fields.get(index) == "aside":
        state.drop(index, start, end, "field:number")  # how long a film takes
        return
    if found is not None:
        offset = start + piece.index(bare)
        found.start, found.end = found.start + offset, found.end + offset
        time(state, index, found, start, end)
        return
    for bracket in BRACKETED.finditer(piece):
        words(state, index, start, start + bracket.start())
        source(state, index, start + bracket.start(1), start + bracket.end(1))
        start += bracket.end()
        piece = piece[bracket.end() :]
        break
    words(state, index, start, end)


def words(state: Cut, index: int, start: int, end: int) -> None:
    """Words beside a headline that are no time: topics where markup says so, and what is left between them."""
    for first, last, field in hints.pieces(state.page, index):
        if field == "tags" and start <= first and last <= end:
            plain_words(state, index, start, first)
            topics(state, index, first, last)
            start = last
    plain_words(state, index, start, end)


def plain_words(state: Cut, index: int, start: int, end: int) -> None:
    """Such words that markup says nothing of: a host is the source, names are the authors."""
    group = state.group
    bare = state.page.blocks[index].text[start:end].strip(TRIM)
    if not any(map(str.isalnum, bare)):
        return
    after = start > group.title_start
    if not state.has_source and (
        HOST.fullmatch(bare) or (after and in_brackets(state.page.blocks[index].text[start:end]))
    ):
        source(state, index, start, end)
    elif after and size(bare) <= 2 * NAME_MOST and bylines.like_names(bare) > 0:
        names(state, index, start, end)
    elif not after and size(bare) <= 3 and any(map(str.isalpha, bare)):
        state.put(index, start, end, "tags")
    else:
        state.drop(index, start, end, "shape:header-line" if after else "field:number")


def in_brackets(piece: str) -> bool:
    """Whether a piece behind a headline is a name in brackets: who published it, and not "(PDF)" or "(12)"."""
    piece = piece.strip()
    if piece[:1] not in "(（[" or piece[-1:] not in ")）]":
        return False
    said = piece[1:-1].strip()
    return said[:1].isupper() and not said.isupper() and not has_digit(said) and size(said) <= NAME_MOST
