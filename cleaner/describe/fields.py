"""Cut the blocks of a group into the fields of its article.

Every character of a block ends in one verdict: in a field, in the text, or removed as `field:NAME` — the words that only
introduce a field ("By", "Updated"), and times that `published_text` has no place for.
"""

import json
import os
import re
from functools import cache

from msgspec import Struct

from cleaner.describe.language import function_words
from cleaner.describe.openings import dateline, site_header
from cleaner.describe.times import Time, find_edge, match
from cleaner.model import Page, Verdict
from cleaner.rules import Rules
from cleaner.shape import Shape, size
from cleaner.split.groups import Group
from cleaner.split.headers import is_name

RIGHTS = re.compile(
    r"\s*(?:©|\(c\)(?=[\s\d])|copyright\b|℗)(?:\s*(?:©|\(c\)))?[\s:]*((?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?)?[\s,:]*",
    re.I,
)
HASHTAGS = re.compile(r"\s*(?:[#＃][\w·'’-]++[\s,;|·]*+)++")
HASHTAG = re.compile(r"[#＃]([\w·'’-]+)")
BETWEEN_NAMES = re.compile(r"\s*(?:[,;、，&|/·•]|\+)\s*")
TRIM = " \t·•|,;:：-–—―/()[]（）【】"
TITLED = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?\s*[:：]\s*")
"""A word or two and a colon before names, whatever the words: "Haber: Ebru Sezgin"."""
NAME_MOST = 6
"""Words that a name has at the most."""


class Cut(Struct, gc=False):
    """What is known of one article while its blocks are cut."""

    page: Page
    group: Group
    number: int
    language: str | None
    rules: Rules
    verdicts: list[Verdict]
    published: Time | None = None
    published_block: int = -1
    updated: Time | None = None
    updated_block: int = -1
    has_source: bool = False
    has_credit: bool = False

    def put(self, block: int, start: int, end: int, field: str) -> None:
        """Give a stretch of a block to a field, without white space and marks at its ends."""
        text = self.page.blocks[block].text
        if field == "dateline":
            end = start + len(text[start:end].rstrip())
        elif field != "text":
            while start < end and text[start] in TRIM:
                start += 1
            while end > start and text[end - 1] in TRIM:
                end -= 1
        if start < end:
            self.verdicts.append(Verdict(block, start, end, "", self.group.role, self.number, field))

    def drop(self, block: int, start: int, end: int, rule: str) -> None:
        """Remove a stretch of a block."""
        if start < end:
            self.verdicts.append(Verdict(block, start, end, rule, self.group.role))


def cut(page: Page, shapes: list[Shape], group: Group, number: int, language: str | None, rules: Rules) -> Cut:
    """The verdicts on all blocks of a group, and its times; gaps between verdicts hold no letter or digit."""
    state = Cut(page, group, number, language, rules, [])
    prose = [i for i in group.blocks if shapes[i].prose and i != group.title and i not in group.fields]
    first, last = (prose[0], prose[-1]) if prose else (group.blocks[-1] + 1, group.blocks[-1])
    begun = False
    for index in group.blocks:
        shape = shapes[index]
        whole = len(page.blocks[index].text)
        if group.fields.get(index) == "stamped":
            stamped(state, index, shape)
        elif index == group.title:
            end = group.title_end or whole
            state.put(index, 0, end, "title")
            if end < whole:
                begun = True
                opening(state, index, end)
        elif index in group.fields:
            given(state, index, group.fields[index], shape)
        elif shape.time is not None and index < first:
            time(state, index, shape.time)
        elif (index < first and aside(state, index, shape)) or (
            (index > last or whole <= 60) and (rights(state, index) or tags(state, index))
        ):
            pass
        elif index > last and shape.time is not None:
            time(state, index, shape.time)
        elif (
            index > last
            and shape.field in ("authors", "credit", "source", "tags", "updated")
            and introduced(state, index, shape)
        ):
            pass
        elif not begun:
            begun = True
            opening(state, index)
        else:
            state.put(index, 0, whole, "text")
    return state


def given(state: Cut, index: int, role: str, shape: Shape) -> None:
    """A line whose role the splitter knows."""
    whole = len(state.page.blocks[index].text)
    if role == "repeat":
        state.drop(index, 0, whole, "shape:repeated-source")
    elif role == "tags":
        if not tags(state, index):
            names(state, index, 0, whole, "tags")
    elif role == "source":
        if shape.intro is not None and introduced(state, index, shape):
            return
        if state.has_source:
            state.drop(index, 0, whole, "shape:header-line")
        else:
            state.has_source = True
            state.put(index, 0, whole, "source")
    elif role == "time" and shape.time is not None:
        time(state, index, shape.time)
    elif role == "person":
        if not aside(state, index, shape):
            names(state, index, 0, whole, "authors")
    else:
        beside(state, index, shape)


def time(state: Cut, index: int, found: Time, start: int = 0, end: int | None = None) -> None:
    """A line, or a stretch of one, that is a time; the first is when the article was published."""
    text = state.page.blocks[index].text
    end = len(text) if end is None else end
    if found.label == "updated":
        if state.updated is None:
            state.updated, state.updated_block = found, index
        if state.published is not None:
            state.drop(index, start, end, "field:updated")
            return
    elif state.published is not None and state.published.label != "updated":
        state.drop(index, start, end, "field:repeated-time")
        return
    if state.published is not None:
        state.drop(index, start, end, "field:repeated-time")
        return
    state.published, state.published_block = found, index
    state.drop(index, start, found.start, "field:label")
    state.put(index, found.start, found.end, "published_text")
    state.drop(index, found.end, end, "field:label")


def beside(state: Cut, index: int, shape: Shape) -> None:
    """A line that holds a time beside a source or a name."""
    text = state.page.blocks[index].text
    edges = shape.edges or find_edge(text, state.language)
    if not edges:
        state.put(index, 0, len(text), "source" if not state.has_source else "text")
        state.has_source = True
        return
    at = 0
    for edge in sorted(edges, key=lambda e: e.start):
        rest(state, index, at, edge.start, shape)
        time_within(state, index, edge)
        at = edge.end
    rest(state, index, at, len(text), shape)


def stamped(state: Cut, index: int, shape: Shape) -> None:
    """A headline behind its time on one line."""
    edge = min(shape.edges, key=lambda e: e.start)
    time_within(state, index, edge)
    state.put(index, edge.end, len(state.page.blocks[index].text), "title")


def time_within(state: Cut, index: int, edge: Time) -> None:
    """A time that is part of a line."""
    time(state, index, edge, edge.start, edge.end)


def rest(state: Cut, index: int, start: int, end: int, shape: Shape) -> None:
    """What stands beside a time: an author where "By" introduces it, else the source."""
    text = state.page.blocks[index].text
    bare = text[start:end].strip(TRIM)
    if not bare or not any(map(str.isalnum, bare)):
        return
    found = introduces(text[start:end], state)
    if found is not None and found[1] == "authors":
        state.drop(index, start, start + found[0], "field:label")
        names(state, index, start + found[0], end, "authors")
    elif (
        found is not None
        and found[1] in ("updated", "published_text")
        and found[0] >= len(text[start:end].rstrip(TRIM))
    ):
        state.drop(index, start, end, "field:label")
    elif (titled := TITLED.match(bare)) and is_name(bare[titled.end() :]):
        at = text.index(bare, start) + titled.end()
        state.drop(index, start, at, "field:label")
        names(state, index, at, end, "authors")
    elif not state.has_source and len(bare.split()) <= 8:
        state.has_source = True
        state.put(index, start, end, "source")
    else:
        state.drop(index, start, end, "shape:header-line")


def aside(state: Cut, index: int, shape: Shape) -> bool:
    """A line before the text that is a byline, or a time with something beside it."""
    if shape.prose:
        return False
    if shape.edges and (shape.intro is not None or shape.words <= 10) and state.published is None:
        beside(state, index, shape)
        return True
    if shape.intro is not None and introduced(state, index, shape):
        return True
    text = state.page.blocks[index].text
    suffix = next((s for s in roles_after_names() if text.endswith(s) and len(text) > len(s)), None)
    if suffix and shape.words <= NAME_MOST:
        end = len(text) - len(suffix)
        names(state, index, 0, end, "authors")
        state.drop(index, end, len(text), "field:label")
        return True
    titled = TITLED.match(text)
    if titled and shape.words <= 2 * NAME_MOST and is_name(text[titled.end() :]):
        state.drop(index, 0, titled.end(), "field:label")
        names(state, index, titled.end(), len(text), "authors")
        return True
    return False


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
        names(state, index, start, end, "authors")
    elif field == "tags":
        state.drop(index, 0, start, "field:label")
        if not tags(state, index, start):
            names(state, index, start, end, "tags")
    elif field in ("source", "credit"):
        taken = state.has_source if field == "source" else state.has_credit
        state.drop(index, 0, start if not taken else end, "field:label")
        if not taken:
            state.put(index, start, end, field)
            state.has_source = state.has_source or field == "source"
            state.has_credit = state.has_credit or field == "credit"
    elif field in ("updated", "published_text"):
        found = match(text, state.language) or match(bare, state.language)
        if found is None:
            return False
        state.drop(index, 0, end, f"field:{field}")
    else:
        return False
    return True


def names(state: Cut, index: int, start: int, end: int, field: str) -> None:
    """Several names, each one a value; what stands between them is removed."""
    text = state.page.blocks[index].text
    between = between_authors() if field == "authors" else BETWEEN_NAMES
    at = start
    for found in between.finditer(text, start, end):
        state.put(index, at, found.start(), field)
        state.drop(index, found.start(), found.end(), "field:separator")
        at = found.end()
    state.put(index, at, end, field)


@cache
def between_authors() -> re.Pattern[str]:
    """What stands between two names: marks, or a word for "and"."""
    words = sorted({w for words in function_words()["conjunctions"].values() for w in words})
    joined = " | ".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"{BETWEEN_NAMES.pattern}| {joined} ", re.I)


def introduces(text: str, state: Cut) -> tuple[int, str] | None:
    """How many characters at the beginning of some words introduce a field, and which."""
    found = state.rules.introduces(text.lstrip(TRIM), frozenset(((state.language or "en").split("-")[0], "en")))
    if found is None or found[1].does != "field":
        return None
    return found[0].end + len(text) - len(text.lstrip(TRIM)), found[1].field


@cache
def roles_after_names() -> tuple[str, ...]:
    """Words such as "reporter" that follow a name in some languages."""
    with open(os.path.join(os.path.dirname(__file__), "agencies.json"), encoding="utf-8") as file:
        return tuple(json.load(file)["roles_after_names"])


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


def tags(state: Cut, index: int, start: int = 0) -> bool:
    """A line of nothing but hashtags."""
    text = state.page.blocks[index].text
    if not HASHTAGS.fullmatch(text, start):
        return False
    for found in HASHTAG.finditer(text, start):
        state.put(index, found.start(1), found.end(1), "tags")
    return True


def opening(state: Cut, index: int, start: int = 0) -> None:
    """The block that the text begins with: a header of another site and a dateline are taken off."""
    text = state.page.blocks[index].text
    at = start + site_header(text[start:], state.language)
    state.drop(index, start, at, "shape:site-header")
    at += len(text[at:]) - len(text[at:].lstrip())
    found = dateline(text[at:])
    if found is not None:
        state.put(index, at, at + found[0], "dateline")
        at += found[1]
    state.put(index, at, len(text), "text")
