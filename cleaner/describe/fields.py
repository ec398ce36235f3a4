"""Cut the blocks of a group into the fields of its article.

Every character of a block ends in one verdict: in a field, in the text, or removed as `field:NAME` — the words that only
introduce a field ("By", "Updated"), and times that `published_text` has no place for.
"""

from cleaner.describe import bylines, hints, publishers
from cleaner.describe.cutting import TRIM, Cut
from cleaner.describe.datelines import dateline
from cleaner.describe.entitled import beside_title
from cleaner.describe.framed import dated, paragraph
from cleaner.describe.hints import pieces
from cleaner.describe.imprint import imprint
from cleaner.describe.labelled import labelled
from cleaner.describe.named import NAME_MOST, credit, introduced, names, rights, source
from cleaner.describe.openings import site_header
from cleaner.describe.timed import PARTED, beside, signed, sourced, stamped, time, time_within, topical
from cleaner.describe.topics import tags, topics
from cleaner.model import Block, Page
from cleaner.patterns import lazy
from cleaner.rules import Rules
from cleaner.shape import Shape
from cleaner.split.groups import Group

GLUED = lazy(r"""[^\W\d_][^\W\dA-Z_][A-Z0-9"“„«‘]|.[:.?!"”“»’)](?:[^\W_a-z]|["“„«‘])""")
"""The last two characters of one line of a headline and the first of the next; "The i" and "Pod" are one."""
BIO = 3
"""Blocks at the end of a text that a note on its author, under "Written by", may be."""
SIGNED = 8
"""Words of a line that names somebody again after a text."""
SHORT, LONG, SEVERAL = 10, 16, 2
"""Words of a line of a time and what stands beside it; of one near a headline that so many marks part into its fields."""
NEAR = 6
"""Blocks between a headline and a byline that is told by its shape."""

DASHES = " \u00a0-–—:"
"""What stands between a publisher's name and a text."""
EXACT = {"tag": "tags", "author": "authors", "publisher": "source"}
"""Roles of lines that are one value as they are, by format -> the field."""


def cut(page: Page, shapes: list[Shape], group: Group, number: int, language: str | None, rules: Rules) -> Cut:
    """The verdicts on all blocks of a group, and its times; gaps between verdicts hold no letter or digit."""
    state = Cut(page, group, number, language, rules, [])
    prose = [i for i in group.blocks if shapes[i].prose and i != group.title and i not in group.fields]
    first, last = (prose[0], prose[-1]) if prose else (group.blocks[-1] + 1, group.blocks[-1])
    first = max(first, group.begins)
    begun = standfirst = False
    for index in group.blocks:
        shape = shapes[index]
        whole = len(page.blocks[index].text)
        if group.fields.get(index) == "stamped":
            stamped(state, index, shape)
        elif group.fields.get(index) == "sourced":
            sourced(state, index)
        elif index == group.title:
            end = group.title_end or whole
            beside_title(state, index, 0, group.title_start)
            titled(state, index, group.title_start, end)
            if end < whole and group.run_in:
                begun = True
                opening(state, index, end)
            elif end < whole:
                beside_title(state, index, end, whole)
        elif (index in group.fields or not first <= index <= last) and labelled(state, index, shape):
            pass
        elif index in group.fields:
            given(state, index, group.fields[index], shape)
        elif shape.time is not None and index < first:
            time(state, index, shape.time)
        elif (
            index < first and aside(state, index, shape, near=group.title < 0 or abs(index - group.title) <= NEAR)
        ) or ((index > last or whole <= 60) and (rights(state, index) or tags(state, index))):
            pass
        elif (
            index > last
            and shape.field == "authors"
            and not shape.ended
            and shape.words <= SIGNED
            and state.has_authors
        ):
            state.drop(index, 0, whole, "shape:header-line")  # who edited it, or the same again
        elif index < first and index > group.title >= 0 and is_role(state, index, shape):
            state.drop(index, 0, whole, "shape:header-line")
        elif index > last and shape.time is not None:
            time(state, index, shape.time)
        elif (
            (index > last or (index > last - BIO and shape.field == "authors" and not shape.ended))
            and shape.field in ("authors", "credit", "source", "tags", "updated")
            and introduced(state, index, shape)
        ):
            pass
        elif not begun:
            begun, standfirst = True, page.media == "html"
            opening(state, index)
        else:
            run_on(state, index, placed(state, index) if standfirst else 0)
            standfirst = False
    return state


def titled(state: Cut, index: int, start: int, end: int) -> None:
    """A headline; lines that nothing but a style sheet keeps apart become words apart: `...said it"No more of...`."""
    text = state.page.blocks[index].text
    for cut in state.page.blocks[index].cuts:
        if start + 1 < cut < end and GLUED.match(text, cut - 2) and " " in text[start:cut]:
            state.put(index, start, cut, "title", "")
            start = cut
    first, last = between_anchors(state.page.blocks[index])
    state.put(index, max(start, first), min(end, last), "title")


def between_anchors(block: Block) -> tuple[int, int]:
    """Where a heading begins and ends without the sign that links to itself, "¶" or "#"."""
    start, end = 0, len(block.text)
    for link in block.links if block.level else ():
        if link.href.startswith("#") and not any(map(str.isalnum, block.text[link.start : link.end])):
            if link.start == 0:
                start = len(block.text) - len(block.text[link.end :].lstrip())
            elif link.end == end:
                end = len(block.text[: link.start].rstrip())
    return start, end


def run_on(state: Cut, index: int, start: int) -> None:
    """Running text, without the control that it ends in."""
    first, last = between_anchors(state.page.blocks[index])
    if last < len(state.page.blocks[index].text) or first:
        state.put(index, max(start, first), last, "text")
        return
    if index not in state.group.tails:
        paragraph(state, index, start)
        return
    whole = len(state.page.blocks[index].text)
    end = max(state.group.tails[index], start)
    state.put(index, start, start + len(state.page.blocks[index].text[start:end].rstrip()), "text")
    state.drop(index, end, whole, "shape:repeated")


def given(state: Cut, index: int, role: str, shape: Shape) -> None:
    """A line whose role the splitter knows."""
    whole = len(state.page.blocks[index].text)
    if role in EXACT:
        state.put(index, 0, whole, EXACT[role])
    elif role == "post":
        state.put(index, 0, whole, "text")
    elif role in ("posted", "opened"):
        edge = shape.time or shape.edges[-1]
        state.drop(index, 0, edge.start, "field:label")
        if role == "opened":
            time_within(state, index, edge)
        else:
            state.put(index, edge.start, edge.end, "text")
        state.drop(index, edge.end, whole, "field:label")
    elif index in state.group.pieces:
        several(state, index)
    elif role == "repeat":
        state.drop(index, 0, whole, "shape:repeated-source")
    elif role == "title":
        titled(state, index, 0, whole)
    elif role == "tags" and says_again(state, index):
        state.drop(index, 0, whole, "shape:repeated")
    elif role == "tags":
        if shape.field == "tags" and shape.intro is not None and introduced(state, index, shape):
            return
        if not tags(state, index):
            topics(state, index, 0, whole)
    elif role == "source":
        if shape.intro is not None and introduced(state, index, shape):
            return
        if names_beside(state, index):
            signed(state, index, shape)
            return
        source(state, index, 0, whole)
    elif role == "credit":
        if not rights(state, index):
            credit(state, index, shape)
    elif role in ("aside", "label"):
        state.drop(index, 0, whole, "field:label" if role == "label" else "shape:header-line")
    elif role == "imprint" and shape.field == "credit" and not shape.edges:
        credit(state, index, shape)
    elif role == "imprint":
        imprint(state, index, shape)
    elif role == "filed":
        topical(state, index, shape)
    elif role == "time" and shape.time is not None:
        time(state, index, shape.time)
    elif role == "handle":
        said = state.page.blocks[index].text.strip(TRIM)
        if said in state.given.get("authors", ()):
            state.drop(index, 0, whole, "field:repeated-author")
        else:
            state.put(index, 0, whole, "authors")
    elif role == "person":
        signed(state, index, shape)
    else:
        beside(state, index, shape)


def names_beside(state: Cut, index: int) -> bool:
    """Whether a line that was taken for a source is names, a mark and a publisher: "Jane Doe – The Hill Courier"."""
    text = state.page.blocks[index].text
    end = bylines.beside_source(text)
    return end > 0 and not publishers.named(text[:end]) and publishers.named(text[end:].strip(TRIM))


def says_again(state: Cut, index: int) -> bool:
    """Whether a line says the headline again, and leads where it does: "Read on about Budget agreed"."""
    if state.group.title < 0:
        return False
    title, block = state.page.blocks[state.group.title], state.page.blocks[index]
    there = {link.href for link in title.links}
    return title.text in block.text and any(link.href in there for link in block.links)


def sourced_before(state: Cut, index: int, at: int) -> int:
    """Where a text begins behind the name of a publisher that markup and a dash set off from it: "lowersenn.example — The buyer is"."""
    block = state.page.blocks[index]
    if state.has_source or not block.tops or not block.cuts or state.group.role == "main":
        return at
    for start, end, field in pieces(state.page, index)[:1]:
        rest = block.text[start:].removeprefix(block.text[start:end].rstrip(DASHES))
        if (
            start == at
            and field == "source"
            and rest[:1] in DASHES
            and len(block.text[start:end].split()) <= NAME_MOST + 1
        ):
            stop = start + len(block.text[start:end].rstrip(DASHES))
            source(state, index, start, stop)
            after = len(block.text) - len(block.text[stop:].lstrip(DASHES))
            state.drop(index, stop, after, "field:separator")
            return after
    return at


def several(state: Cut, index: int) -> None:
    """A line whose pieces the splitter knows."""
    at = 0
    for start, end, role in state.group.pieces[index]:
        state.drop(index, at, start, "field:separator")
        if role == "source":
            source(state, index, start, end)
        elif role == "authors":
            names(state, index, start, end)
        elif role == "tags":
            topics(state, index, start, end)
        else:
            state.drop(index, start, end, "shape:header-line")
        at = end
    state.drop(index, at, len(state.page.blocks[index].text), "field:separator")


def is_role(state: Cut, index: int, shape: Shape) -> bool:
    """Whether a line below the names of authors says no more than what they are: "Senior Writer", "Environment correspondent, The Post"."""
    if shape.prose or shape.ended or shape.words > NAME_MOST or not state.has_authors:
        return False
    said = [part.split() for part in state.page.blocks[index].text.split(",")]
    return any(words and words[-1].casefold() in bylines.roles() for words in said)


def aside(state: Cut, index: int, shape: Shape, *, near: bool) -> bool:
    """A line before the text that is a byline, or a time with something beside it.

    `near`: close enough to the headline for a byline that is told by its shape alone.
    """
    if shape.prose:
        return False
    if shape.edges and hints.joined(state.page.blocks[index].text[: shape.edges[0].start]):
        state.drop(index, 0, len(state.page.blocks[index].text), "shape:header-line")
        return True
    text = state.page.blocks[index].text
    short = shape.words <= SHORT or (near and shape.words <= LONG and len(PARTED.findall(text)) >= SEVERAL)
    if shape.edges and (shape.intro is not None or short) and (state.published is None or near):
        beside(state, index, shape)
        return True
    if shape.intro is not None and introduced(state, index, shape):
        return True
    if not near or state.page.blocks[index].level:
        return False
    start, end, sure = bylines.frame(text)
    least = bylines.SMALL_WORD if state.page.media == "html" else 0.0  # words and a small one: headings are written so
    if sure > least and shape.words <= 2 * NAME_MOST and bylines.like_names(text[start:end]) > 0:
        signed(state, index, shape)
        return True
    return False


def opening(state: Cut, index: int, start: int = 0) -> None:
    """The block that the text begins with: a header of another site and a dateline are taken off."""
    text = state.page.blocks[index].text
    at = start + site_header(text[start:], state.language)
    state.drop(index, start, at, "shape:site-header")
    at += len(text[at:]) - len(text[at:].lstrip(DASHES if start else None))
    at = dated(state, index, at)
    at = sourced_before(state, index, at)
    run_on(state, index, placed(state, index, at))


def placed(state: Cut, index: int, at: int = 0) -> int:
    """Where a text begins from some place on, behind its dateline if it has one: the first paragraph, or the one below a standfirst."""
    if "dateline" in state.given:
        return at
    text = state.page.blocks[index].text
    found = dateline(text[at:], state.language)
    if found is None:
        return at
    end, start = at + found[0], at + found[1]
    state.put(index, at, end, "dateline")
    if any(map(str.isalpha, text[end:start])):  # who wrote it: "(여울=한결통신) 박도경 기자 ="
        names(state, index, end, len(text[:start].rstrip(" =＝")))
    return start
