"""What stands before and after the words of a paragraph: a date set off by a dash, a link to the rest of the article."""

import re

from cleaner.describe.cutting import TRIM, Cut
from cleaner.describe.timed import time
from cleaner.describe.times import match
from cleaner.rules.rules import rule_id

SET_OFF = re.compile(r"([^—–·|]{4,40}?)\s*[—–·|]\s+")
"""What a search engine sets off from the words it found: "12 March 2024 — The glaze is recognised by"."""
ARROWS = "»→›>"
ONWARD = re.compile(r"(?<=[.!?…।。！？\"”])\s+[^\W\d_][^.!?…।。！？«»“”→]{1,30}(?<=\S)\s?(?:»|→|›|>>?)$")
"""A link to the rest of an article, in any language, behind the end of a sentence: "Read more →"."""
MORE = "read-more"
"""The concept of links to the rest of an article."""
HEADLINE = "headline"
"""Stands for the headline that phrases such as "Read more about {name}" have a hole for."""
MOST = 200
"""Characters of such a link, which may hold the headline again for those who cannot see where it stands."""


def dated(state: Cut, index: int, start: int) -> int:
    """Where a text begins behind the date that is set off from it, if the article has no time yet."""
    text = state.page.blocks[index].text
    mark = SET_OFF.match(text, start)
    if mark is None or state.published is not None or not mark[1].strip():
        return start
    found = match(mark[1], state.language)
    if found is None or found.kind == "clock":
        return start
    found.start, found.end = found.start + start, found.end + start
    time(state, index, found, start, mark.end(1))
    state.drop(index, mark.end(1), mark.end(), "field:separator")
    return mark.end()


def paragraph(state: Cut, index: int, start: int = 0) -> None:
    """The rest of a block as text, without a link to the rest of the article at its end."""
    block = state.page.blocks[index]
    end = len(block.text)
    if block.links and len(block.text) > block.links[-1].start > start:
        link = block.links[-1]
        rule = more(state, block.text[link.start : link.end]) if end - link.start <= MOST else ""
        if rule and not any(map(str.isalnum, block.text[link.end :])):
            state.more = True
            state.put(index, start, link.start, "text")
            state.drop(index, link.start, end, rule)
            return
    if block.text[-1] in ARROWS and not block.links and (tail := ONWARD.search(block.text, start + 1)):
        state.more = True
        state.put(index, start, tail.start(), "text")
        state.drop(index, tail.start(), end, "shape:repeated")
        return
    state.put(index, start, end, "text")


def more(state: Cut, words: str) -> str:
    """The rule that removes a link with these words, the headline in them aside, if it leads to the rest; else ""."""
    group = state.group
    if group.title >= 0:
        title = state.page.blocks[group.title].text[group.title_start : group.title_end or None].strip(TRIM)
        at = words.casefold().rfind(title.casefold()) if title else -1
        if at > 0:
            words = f"{words[:at].rstrip(TRIM)} {words[at + len(title) :]}".strip()
    languages = frozenset(((state.language or "en").split("-")[0], "en"))
    found = state.rules.find(words, languages) or state.rules.find(f"{words} {HEADLINE}", languages)
    return rule_id(found[0]) if found is not None and found[1].name == MORE else ""
