"""Cut the lines that tell topics."""

from itertools import pairwise

from cleaner.describe.cutting import Cut
from cleaner.model import Block
from cleaner.patterns import lazy
from cleaner.times.table import means

IN_TAG = r"\w·'’\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u102b-\u103e\u17b4-\u17d3\u200c\u200d-"
"""Letters with their marks: vowel signs of the scripts of South and South East Asia are no `\\w`."""
HASHTAGS = lazy(rf"[\s:：]*(?:[#＃][{IN_TAG}]++[\s,;|·]*+)++")
HASHTAG = lazy(rf"[#＃]([{IN_TAG}]+)")
COUNT = lazy(r"[\W_]*(?:\d{1,3}|\d[\d.,]*\s([^\W\d]+))[\W_]*")
"""What begins with a number and is no topic: "12", "11 comments"."""
COUNTED = lazy(r"\s*\d[\d.,]*\s+[^\W\d_]+\s*")
"""A number and what it counts, however that is written: "962 Topics"."""
PRICE = lazy(r"[$€£¥₽]\s?\d|\d\s?[€£₽]")
LEADING_ON = ("»", "›", "→", ">")
"""What a line ends in that leads to more of something."""
YEAR = lazy(r"\s*(?:19|20)\d\d\b")
STORIES = lazy(r"\s*[(\[]\s*\d[\d.,]*\s*[)\]]\s*$")
"""How many stories a topic has, behind it."""
BETWEEN_TOPICS = lazy(r"\s*(?:[;、，،؛&|/·•]|,(?!(?<=\d,)\d))\s*|\s*\+\s*(?=\w)")
"""What stands between topics; within a number a comma is of it."""
MARKS = " \t\u00a0#＃"
"""What stands before topics, and between links that nothing else parts."""
HOUR = lazy(r"\d{1,2}:\d\d(?!\d)")
LED_BY, SEVERAL = 2, 4
"""Spaces among the words that stand before the link of a topic, the one before the link counted; before the first of several."""


def topics(state: Cut, index: int, start: int, end: int) -> None:
    """Topics without "#", each a value; what stands between them is removed, and so are numbers of comments and the like."""
    block = state.page.blocks[index]
    at = start
    links = [link for link in block.links if start <= link.start and link.end <= end]
    for first, last in [*(mark.span() for mark in BETWEEN_TOPICS.finditer(block.text, start, end)), (end, end)]:
        if any(link.start < first and last < link.end for link in links):
            continue  # a link is one topic: "Gadgets & Technology"
        parts = by_links(block, at, first)
        for one, two in parts:
            topic(state, index, one, two, SEVERAL if len(parts) > 1 else LED_BY)
        state.drop(index, first, last, "field:separator")
        at = last


def topic(state: Cut, index: int, label: int, end: int, most: int) -> None:
    """One topic, behind what introduces it and without the number of its stories: "in Old Roads", "Harbours (13)"."""
    block = state.page.blocks[index]
    start = linked_from(block, label, end, most)
    start += len(block.text[start:end]) - len(block.text[start:end].lstrip(MARKS))
    state.drop(index, label, start, "field:label")
    if (
        is_none(block.text[start:end], state.language)
        or counts(block.text[start:end])
        or (COUNTED.fullmatch(block.text, start, end) and not YEAR.match(block.text, start))
    ):
        state.drop(index, start, end, "field:number")
        return
    number = STORIES.search(block.text, start, end)
    stop = number.start() if number else start + len(block.text[start:end].rstrip(MARKS))  # "#topic#"
    state.put(index, start, stop, "tags")
    state.drop(index, stop, end, "field:number")


def is_none(said: str, language: str | None) -> bool:
    """Whether some words are no topic: a price, an hour, what leads on, or the name of a month on its own: "Save £20", "19:00 London",
    "Read on ›", "Nov"."""
    bare = said.strip(MARKS)
    return (
        not bare
        or PRICE.search(bare) is not None
        or HOUR.match(bare) is not None
        or bare[-1] in LEADING_ON
        or means(bare, "M", language)
    )


def by_links(block: Block, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch of a block in parts that each hold one link at the most: "Filed Under: Old Roads Tagged With: Maps"."""
    inside = [link for link in block.links if start <= link.start and link.end <= end]
    return list(pairwise([start, *(link.end for link in inside[:-1]), end]))


def linked_from(block: Block, start: int, end: int, most: int = LED_BY) -> int:
    """Where a topic begins behind a word or two that only lead to its link, or behind a colon: "in Old Roads"."""
    for link in block.links:
        led = block.text[start : link.start]
        if start < link.start < end <= link.end + 1 and (led.count(" ") <= most or led.rstrip().endswith(":")):
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
