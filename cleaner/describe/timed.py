"""Cut the lines that tell a time, alone or beside a headline, a publisher or authors."""

import re
from itertools import pairwise

from cleaner.attributes import class_of, reader
from cleaner.describe import bylines, publishers
from cleaner.describe.cutting import TRIM, Cut
from cleaner.describe.datelines import is_agency
from cleaner.describe.filed import filed, linked_topic, no_source
from cleaner.describe.name_ends import languages
from cleaner.describe.named import introduces, names, source
from cleaner.describe.topics import topics
from cleaner.model import Verdict
from cleaner.patterns import lazy
from cleaner.shape import Shape
from cleaner.times.lines import Time, find_edge

PARTED = lazy(r"\s+[-–—|·•/]\s+|\s*[|｜]\s*|,\s+")
"""What stands between a name, a source and a time on one line."""

LABELLED = (":", "：")
"""What ends words that only say what the time behind them is."""
BRACKETED = lazy(r"\s*[(\[（][^()\[\]（）]{2,40}[)\]）]$")
"""A source behind a headline."""

datetime_of = reader("datetime")

TEASER, SMALL = 6, 0.6
"""Words of a teaser behind a time, and share of small ones; names of publishers have fewer."""
SEVERAL = 1.0
"""How much words look like names from which on they are those of several people: no publisher is called so."""


def time(state: Cut, index: int, found: Time, start: int = 0, end: int | None = None) -> None:
    """A line, or a stretch of one, that is a time; the first is when the article was published."""
    text = state.page.blocks[index].text
    end = len(text) if end is None else end
    if state.published is None and before_published(state, index):
        state.updated, state.updated_block = found, index
        state.drop(index, start, end, "field:updated")
        return
    if found.label == "updated":
        if state.updated is None:
            state.updated, state.updated_block = found, index
        if state.published is not None:
            state.drop(index, start, end, "field:updated")
            return
    elif state.published is not None and tells_year(found, state.published):
        give_up_time(state, "field:repeated-time")
    elif state.published is not None and state.published.label != "updated":
        state.drop(index, start, end, "field:repeated-time")
        return
    elif state.published is not None and found.label == "published":
        give_up_time(state, "field:updated")  # it said no more than when it was changed
    if state.published is not None:
        state.drop(index, start, end, "field:repeated-time")
        return
    state.published, state.published_block = found, index
    if state.updated is None and found.label != "updated" and any(map(str.isdigit, text[found.end : end])):
        later = [t for t in find_edge(text, state.language) if t.label == "updated" and found.end <= t.start < end]
        if later:
            state.updated, state.updated_block = later[0], index
    if text[found.end : found.end + 1] == ")" and text.count("(", found.start, found.end) == 1:
        found.end += ")" not in text[found.start : found.end]  # "18:04 (GMT+7)"
    state.drop(index, start, found.start, "field:label")
    state.put(index, found.start, found.end, "published_text")
    state.drop(index, found.end, end, "field:label")


def tells_year(found: Time, known: Time) -> bool:
    """Whether a time tells the year of a day that another one tells without: "2026-11-17 20:52" below "11/17"."""
    same_day = (found.month, found.day) == (known.month, known.day) and found.day > 0
    return found.year > 0 == known.year and same_day


def give_up_time(state: Cut, rule: str) -> None:
    """Remove the time that was taken for that of publication, by a rule."""
    for number, one in enumerate(state.verdicts):
        if one.field == "published_text":
            state.verdicts[number] = Verdict(one.block, one.start, one.end, rule, one.section)
    state.published = None


def before_published(state: Cut, index: int) -> bool:
    """Whether markup calls a time that of a change, and the <time> right behind it that of publishing; style sheets show the latter."""
    elements, block = state.page.elements, state.page.blocks[index]
    if not block.datetime or block.element < 0:
        return False
    times = [
        (frozenset((class_of(one.raw) or "").split()), datetime_of(one.raw))
        for one in elements[block.element + 1 : elements[block.element].end]
        if one.tag == "time"
    ]
    return any(
        moment == block.datetime and "updated" in one and "published" not in one and "published" in two
        for (one, moment), (two, _) in pairwise(times)
    )


OPENING = ("(", "（")
"""What a publisher behind a headline stands in."""


def beside(state: Cut, index: int, shape: Shape) -> None:
    """A line that holds a time beside a source or a name."""
    text = state.page.blocks[index].text
    edges = shape.edges or find_edge(text, state.language)
    if not edges:
        if state.has_source:
            state.put(index, 0, len(text), "text")
        else:
            source(state, index, 0, len(text))
        return
    at = 0
    for edge in sorted(edges, key=lambda e: e.start):
        start = edge.start
        if edge.label:
            start = label_start(state, index, at, start)
        rest(state, index, at, start)
        state.drop(index, start, edge.start, "field:label")
        time_within(state, index, edge)
        at = edge.end
    rest(state, index, at, len(text))


def label_start(state: Cut, index: int, at: int, end: int) -> int:
    """Where the words begin that label a time: after the last separator, or where a phrase for it begins."""
    text = state.page.blocks[index].text
    parts = [m.end() for m in PARTED.finditer(text, at, end)]
    parts += [cut for cut in state.page.blocks[index].cuts if at < cut <= end]
    if parts:
        return max(parts)
    for word in re.finditer(r"\S+", text[at:end]):
        found = introduces(text[at + word.start() : end], state)
        if found is not None and found[1] in ("updated", "published_text"):
            return at + word.start()
    return end


def stamped(state: Cut, index: int, shape: Shape) -> None:
    """A headline and its time on one line, the time first or last."""
    edge = min(shape.edges, key=lambda e: e.start)
    length = len(state.page.blocks[index].text)
    if edge.end == length and edge.start > length / 2:
        first = min(state.group.title_start, edge.start)
        state.drop(index, 0, first, "field:number")
        end = min(state.group.title_end or edge.start, edge.start)
        state.put(index, first, end, "title")
        source(state, index, end, edge.start)
        time_within(state, index, edge)
        return
    state.drop(index, 0, edge.start, "field:number")
    time_within(state, index, edge)
    first = max(edge.end, state.group.title_start)
    state.drop(index, edge.end, first, "shape:header-line")
    end = max(state.group.title_end or length, first)
    state.put(index, first, end, "title")
    behind = state.page.blocks[index].text[end:].strip()
    if behind[:1] in OPENING and not any(map(str.isdigit, behind)):
        source(state, index, end, length)
    else:
        state.drop(index, end, length, "field:number")


def sourced(state: Cut, index: int) -> None:
    """A headline and its source on one line: the source is what follows the last separator, or stands in brackets."""
    text = state.page.blocks[index].text
    first, end = state.group.title_start, state.group.title_end or len(text)
    at = 0
    for mark in PARTED.finditer(text, first, end):
        if mark[0].strip() != "," and mark.start() > first:
            at = mark.start()
    bracket = BRACKETED.search(text, first + 1, end) if not at else None
    at = at or (bracket.start() if bracket is not None else end)
    state.drop(index, 0, first, "field:number")
    state.put(index, first, at, "title")
    if at < end:
        source(state, index, at, end)
    state.drop(index, end, len(text), "field:number")


def time_within(state: Cut, index: int, edge: Time) -> None:
    """A time that is part of a line."""
    time(state, index, edge, edge.start, edge.end)


def rest(state: Cut, index: int, start: int, end: int) -> None:
    """What stands beside a time: authors where "By" introduces them or a source stands beside them too, the source."""
    text = state.page.blocks[index].text
    pieces = []
    at = start
    said = introduces(text[start:end], state)  # markup may cut between "By" and the name
    least = start + said[0] if said is not None else start
    cuts = [(c, c) for c in state.page.blocks[index].cuts if least + 1 < c < end]
    for one, two in [*sorted([(m.start(), m.end()) for m in PARTED.finditer(text, start, end)] + cuts), (end, end)]:
        if text[at:one].strip(TRIM):
            pieces.append((at, one))
        at = max(two, at)
    before = state.has_source
    for number, (one, two) in enumerate(pieces):
        told_here = state.has_source and not before  # by a piece of this line: another name is a person's
        found = introduces(text[one:two], state)
        bare = text[one:two].strip(TRIM)
        if two == end < len(text) and text[one:two].rstrip().endswith(LABELLED) and not publishers.named(bare):
            state.drop(index, one, two, "field:label")  # "Online seit: 16:30 Uhr"
            continue
        if not is_agency(bare) and state.rules.find(bare, languages(state)) is not None:
            state.drop(index, one, two, "shape:header-line")  # "Leave a comment"
            continue
        if filed(state, index, one, two):
            continue
        begin, finish, framed = bylines.frame(bare)
        like = bylines.like_names(bare[begin:finish])
        if found is not None and found[1] == "authors":
            state.drop(index, one, one + found[0], "field:label")
            stop = bylines.end_of_names(text, one + found[0], two)
            names(state, index, one + found[0], stop)
            state.drop(index, stop, two, "shape:header-line")
        elif found is not None and found[1] == "source" and text[one + found[0] : two].strip(TRIM):
            state.drop(index, one, one + found[0], "field:label")
            source(state, index, one + found[0], two)
        elif (
            found is not None
            and found[1] in ("updated", "published_text")
            and found[0] >= len(text[one:two].rstrip(TRIM))
        ):
            state.drop(index, one, two, "field:label")
        elif framed >= bylines.ROLE or (
            like > 0
            and (
                framed
                or like > SEVERAL
                or ((number < len(pieces) - 1 or told_here) and not publishers.named(bare[begin:finish]))
            )
        ):
            offset = text.index(bare, one)
            state.drop(index, one, offset + begin, "field:label")
            names(state, index, offset + begin, offset + finish)
            state.drop(index, offset + finish, two, "field:label")
        elif two == len(text) and index > state.group.title >= 0 and reads_on(bare):
            state.put(index, one, two, "text")
        elif len(bare.split()) <= 8:
            inner = signed_within(state, text, one, two)
            if inner is not None:
                source(state, index, one, inner[0])
                state.drop(index, inner[0], inner[1], "field:label")
                names(state, index, inner[1], two)
            elif linked_topic(state, index, one, two):
                topics(state, index, one, two)
            elif (state.group.fields.get(index + 1) == "source" and not publishers.named(bare)) or no_source(
                state, index, bare
            ):
                state.drop(index, one, two, "shape:header-line")  # the line below names the source, this one a section
            else:
                source(state, index, one, two)
        else:
            state.drop(index, one, two, "shape:header-line")


def reads_on(said: str) -> bool:
    """Whether some words are written as a sentence is, small ones but for the first and a name or two: a teaser without a full stop."""
    words = said.split()
    return len(words) >= TEASER and said[0].isupper() and sum(w[0].islower() for w in words) >= SMALL * len(words)


def topical(state: Cut, index: int, shape: Shape) -> None:
    """A line that holds a time beside topics."""
    text = state.page.blocks[index].text
    at = 0
    for edge in sorted(shape.edges, key=lambda e: e.start):
        if text[at : edge.start].strip(TRIM):
            topics(state, index, at, edge.start)
        time_within(state, index, edge)
        at = edge.end
    if text[at:].strip(TRIM):
        topics(state, index, at, len(text))


def signed_within(state: Cut, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where, behind a source, words stand that introduce names, and where the names begin: "The Ledger by Jane Doe"."""
    for space in re.finditer(r"\s+", text[start:end].rstrip()):
        at = start + space.end()
        found = introduces(text[at:end], state) if space.start() else None
        if (
            found is not None
            and found[1] == "authors"
            and bylines.like_names(text[at + found[0] : end].strip(TRIM)) > 0
        ):
            return at, at + found[0]
    return None


def signed(state: Cut, index: int, shape: Shape) -> None:
    """A line that names the authors."""
    text = state.page.blocks[index].text
    if shape.edges and state.published is None:
        beside(state, index, shape)
        return
    known = shape.intro.end if shape.field == "authors" and shape.intro is not None else 0
    if bylines.beside_source(text, known):
        rest(state, index, 0, len(text))
        return
    start, end, _ = bylines.frame(text, known)
    state.drop(index, 0, start, "field:label")
    names(state, index, start, end)
    state.drop(index, end, len(text), "field:label")
