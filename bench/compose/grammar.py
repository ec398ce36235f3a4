"""Templates to sentences: ``[a|b]`` a choice, ``{10-90}`` a number, ``{slot}`` a word, ``{slot.1}`` its second form."""

import re
import string
from collections.abc import Mapping
from random import Random

from bench.compose.data import sites

CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
FIELD = re.compile(r"\{(\d+)-(\d+)\}|\{(\w+)(?:\.(\d))?\}")


def number(low: int, high: int, rng: Random, thousands: str) -> str:
    """A number of the range as print shows it: years bare, large figures round and grouped."""
    value = rng.randint(low, high)
    if low >= 1900 and high <= 2035:
        return str(value)
    step = 100 if high >= 1000 else 10 if high >= 100 and low >= 60 else 1
    value = max(low, round(value / step) * step)
    if value < 1000:
        return str(value)
    return f"{value:,}".replace(",", thousands)


def expand(
    template: str, slots: Mapping[str, str], rng: Random, thousands: str = ",", memory: dict[str, str] | None = None
) -> str:
    """The template with every choice made; a slot holds its forms separated by slashes.

    ``memory`` keeps numbers and choices, so that a headline and its story agree: the same range or the same list of
    options means the same thing within one story.  Raises KeyError for a slot that is not given, IndexError for a
    form it lacks.
    """

    memory = {} if memory is None else memory

    def fill(match: re.Match[str]) -> str:
        low, high, slot, form = match.groups()
        if low is not None:
            if match[0] not in memory:
                memory[match[0]] = number(int(low), int(high), rng, thousands)
            return memory[match[0]]
        return slots[slot].split("/")[int(form)] if form else slots[slot].split("/")[0]

    def choose(match: re.Match[str]) -> str:
        if match[0] not in memory:
            memory[match[0]] = rng.choice(match[1].split("|"))
        return memory[match[0]]

    return FIELD.sub(fill, CHOICE.sub(choose, template))


def sentence(text: str, language: str) -> str:
    """The text with a capital at its start, behind an opening quotation mark too."""
    body = text.lstrip(sites()["openers"])
    start = len(text) - len(body)
    if not body or not body[0].islower():
        return text
    capital = "İ" if language == "tr" and body[0] == "i" else body[0].upper()
    return f"{text[:start]}{capital}{body[1:]}"


def clip(text: str, share: float, spaced: bool) -> str:
    """The first part of a text, cut between words; where words are not separated, between characters,
    but in no number and no word in Latin letters."""
    length = max(20, int(len(text) * share))
    if len(text) <= length:
        return text
    head = text[:length]
    if spaced and not text[length].isspace():
        head = head.rsplit(" ", 1)[0]
    elif text[length].isascii() and text[length].isalnum():
        head = head.rstrip(string.ascii_letters + string.digits)
    return head.rstrip(sites()["cut_tail"])
