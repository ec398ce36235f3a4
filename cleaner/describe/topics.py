"""Cut the lines that tell topics."""

from itertools import pairwise

from cleaner.describe.cutting import Cut
from cleaner.model import Block
from cleaner.patterns import lazy

IN_TAG = r"\w·'’\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u102b-\u103e\u17b4-\u17d3\u200c\u200d-"
"""Letters with their marks: vowel signs of the scripts of South and South East Asia are no `\\w`."""
HASHTAGS = lazy(rf"\s*(?:[#＃][{IN_TAG}]++[\s,;|·]*+)++")
HASHTAG = lazy(rf"[#＃]([{IN_TAG}]+)")
COUNT = lazy(r"[\W_]*(?:\d{1,3}|\d[\d.,]*\s([^\W\d]+))[\W_]*")
"""What begins with a number and is no topic: "12", "11 comments"."""
BETWEEN_TOPICS = lazy(r"\s*(?:[;、，،؛&|/·•]|,(?!(?<=\d,)\d))\s*|\s*\+\s*(?=\w)")
"""What stands between topics; within a number a comma is of it."""
MARKS = " \t\u00a0#＃"
"""What stands before topics, and between links that nothing else parts."""
LED_BY, SEVERAL = 2, 4
"""Spaces among the words that stand before the link of a topic, the one before the link counted; before the first of several."""


def topics(state: Cut, index: int, start: int, end: int) -> None:
    """Topics without "#", each a value; what stands between them is removed, and so are numbers of comments and the like."""
    text = state.page.blocks[index].text
    at = start
    for first, last in [*(mark.span() for mark in BETWEEN_TOPICS.finditer(text, start, end)), (end, end)]:
        links = [link for link in state.page.blocks[index].links if at <= link.start and link.end <= first]
        for one, two in pairwise(links):
            if text[one.end : two.start].strip(MARKS):
                continue
            begin = linked_from(state.page.blocks[index], at, one.end, SEVERAL)  # nothing parts them from the next
            begin += len(text[begin : one.end]) - len(text[begin : one.end].lstrip(MARKS))
            state.drop(index, at, begin, "field:label")
            state.put(index, begin, one.end, "tags")
            state.drop(index, one.end, two.start, "field:separator")
            at = two.start
        begin = linked_from(state.page.blocks[index], at, first)
        begin += len(text[begin:first]) - len(text[begin:first].lstrip(MARKS))
        state.drop(index, at, begin, "field:label")
        if counts(text[begin:first]):
            state.drop(index, begin, first, "field:number")
        else:
            stop = begin + len(text[begin:first].rstrip(MARKS))  # "#topic#"
            state.put(index, begin, stop, "tags")
            state.drop(index, stop, first, "field:separator")
        state.drop(index, first, last, "field:separator")
        at = last


def linked_from(block: Block, start: int, end: int, most: int = LED_BY) -> int:
    """Where a topic begins behind a word or two that only lead to its link: "in Old Roads"."""
    for link in block.links:
        if start < link.start < end <= link.end + 1 and block.text[start : link.start].count(" ") <= most:
            return link.start
    return start


def counts(said: str) -> bool:
    """Whether some words are a number and what it counts, or a small number alone: no topic, nor a publisher."""
    found = COUNT.fullmatch(said)
    return found is not None and not (found[1] or "")[:1].isupper()


def tags(state: Cut, index: int, start: int = 0) -> bool:
    """A line of nothing but hashtags."""
    text = state.page.blocks[index].text
    if not HASHTAGS.fullmatch(text, start):
        return False
    for found in HASHTAG.finditer(text, start):
        if found[1].isdigit():
            state.drop(index, found.start(), found.end(), "field:number")  # which comment it is: "#12"
        else:
            state.put(index, found.start(1), found.end(1), "tags")
    return True
