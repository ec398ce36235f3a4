"""Addresses in plain text: lines that are nothing but one, and numbers in brackets that stand for one ("Headline [3]")."""

import re
from collections.abc import Iterable

from cleaner.model import Block
from cleaner.patterns import lazy

ADDRESS = lazy(
    r"(?:\[(?P<mark>\d{1,4})\]:?\s*|(?P<number>\d{1,4})[.)]\s+|[^\s:：]+(?: [^\s:：]+){0,3}[:：]\s*)?"
    r"[<(\[]?\s?(?P<url>(?:https?://|www\.)[^\s<>]+?)\s?[>)\]]?[.,]?",
    re.IGNORECASE,
)
"""A line that is an address, perhaps with the number that texts name it by, or a word or two and a colon before it."""
TARGET = lazy(r"\(\s*<?(?P<url>[^\s<>]+?)>?(?:\s.*)?\)|<?(?P<angled>https?://[^\s<>]+)>?")
"""Where a link of Markdown or of mail leads, as it stands behind its words."""
MARK = lazy(r"\s*\[(\d{1,4})\]$")
FIRST = lazy(r"\[(\d{1,4})\]\s*(?=\S)")
BLANKS = 8
"""Blanks in a line that is an address, at the most."""
LEAST = 2
"""Numbered addresses that make a list of them."""


def address_of(text: str) -> re.Match[str] | None:
    """The address that a line is, if it is one."""
    if text.count(" ") > BLANKS or ("://" not in text and "www." not in text):
        return None
    return ADDRESS.fullmatch(text)


def leads_to(block: Block) -> str | None:
    """Where a block leads that is an address, or what is left of a link of Markdown."""
    if block.kind == "address" and (target := TARGET.fullmatch(block.text)) is not None:
        url = target["url"] or target["angled"]
        return None if url.startswith("#") else url
    found = address_of(block.text)
    return href(found) if found is not None else None


def href(found: re.Match[str]) -> str:
    """An address as a link has it."""
    url = found["url"]
    return url if "://" in url else f"http://{url}"


def references(blocks: Iterable[Block]) -> dict[int, int]:
    """The numbers that addresses are listed under on a page -> the blocks of these; empty where there are next to none."""
    listed: dict[int, int] = {}
    for index, block in enumerate(blocks):
        if "://" not in block.text:
            continue
        found = ADDRESS.fullmatch(block.text)
        number = (found["mark"] or found["number"]) if found is not None else None
        if number:
            listed.setdefault(int(number), index)
    return listed if len(listed) >= LEAST else {}


def referring(text: str, listed: dict[int, int]) -> tuple[int, int, int] | None:
    """Of a line that begins or ends with the number of an address: where its words begin and end, and the block of the address."""
    if not listed or "[" not in text:
        return None
    last = MARK.search(text)
    if last is not None and int(last[1]) in listed and last.start():
        return 0, last.start(), listed[int(last[1])]
    first = FIRST.match(text)
    if first is not None and int(first[1]) in listed:
        return first.end(), len(text), listed[int(first[1])]
    return None
