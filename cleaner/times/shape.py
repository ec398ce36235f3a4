"""A run of tokens as a date, a clock, or both: each word in each sense it may have, until the shape is a known one."""

from functools import lru_cache
from itertools import islice, product

from cleaner.times.absolute import Used, settle
from cleaner.times.grammar import plan
from cleaner.times.scan import NUMBERS, Token
from cleaner.times.table import Sense, senses_of
from cleaner.times.types import Time

SILENT = frozenset("ctA")
"""Roles that say nothing inside a date."""
SHAPE = frozenset("MWDVPZEJKLHNSU")
"""Roles that the shape of a date is made of."""
READINGS = 24
"""Combinations of senses that are tried at the most."""
LONGEST = 24
"""Tokens of the longest date with a clock."""

Letter = tuple[str, Sense | None]


def silent(token: Token) -> bool:
    """Whether a word may stand before a time without being of it."""
    return token.role == "@" or not SILENT.isdisjoint(token.roles)


def told(text: str, tokens: list[Token], start: int, end: int, order: tuple[str, bool, bool]) -> Time | None:
    """A date, a clock, or both; "yesterday" counts as a date here."""
    kept: list[int] = []
    choices: list[tuple[Letter, ...]] = []
    several = hyphens = False
    for index in range(start, end):
        token = tokens[index]
        role = token.role
        if role == "*":
            closing = index > start and tokens[index - 1].end == token.start and closes(tokens, index)
            letters = letters_of(token.text, order[0], token.end - token.start > len(token.text), closing)
            if not letters:
                return None
            several = several or len(letters) > 1
            if len(letters) > 1 or letters[0][0]:
                kept.append(index)
                choices.append(letters)
            continue
        hyphens = hyphens or role in "-)"
        kept.append(index)
        choices.append((("|" if role == "-" and apart(tokens, index) else role, None),))
    if len(kept) > LONGEST:
        return None
    for combination in islice(product(*choices), READINGS) if several else (tuple([one[0] for one in choices]),):
        used: Used = [(index, sense) for index, (role, sense) in zip(kept, combination, strict=True) if role]
        roles = "".join([role for role, _ in combination])
        if hyphens:
            used, roles = tidy(tokens, used, roles)
        parts = plan(roles) or (plan(roles[:-1]) if roles[-1:] == "." else None)
        if parts is None:
            continue
        found = settle(text, tokens, used, parts, order)
        if found is not None and (found.kind != "relative" or end - start == 1):
            last = last_of(tokens, used, parts, end)
            if last < 0:
                return None
            found.start, found.end = tokens[used[0][0]].start, tokens[last].end
            return found
    return None


@lru_cache(maxsize=4096)
def letters_of(word: str, primary: str, dotted: bool, closing: bool) -> tuple[Letter, ...]:
    """The letters that a word may be in the shape of a date, "" where it says nothing; those of the language first.

    `dotted`: a full stop follows; `closing`: it is tied to the end of a number, and introduces nothing.
    """
    found: list[Letter] = []
    blank = False
    for sense in sorted(senses_of(word), key=lambda one: primary not in one.languages):
        if sense.role in SHAPE:
            if not elsewhere(sense, word, primary, dotted):
                found.append((sense.role, sense))
        elif sense.role in "cA" or (sense.role == "t" and not closing):
            blank = True
    return (*found, ("", None)) if blank else tuple(found)


def elsewhere(sense: Sense, word: str, primary: str, dotted: bool) -> bool:
    """Whether a weekday or part of the day is of another language, and too short or too common for a word of this."""
    if sense.role not in "WP" or primary in sense.languages or (len(word) == 2 and dotted):
        return False
    return sense.strict or (primary != "" and sense.languages != () and len(word) < 3 and word.isascii())


def closes(tokens: list[Token], index: int) -> bool:
    """Whether a word tied to what is before it ends a number, as "h" in "18h", with none tied to it, as in "14T18"."""
    if tokens[index - 1].role not in NUMBERS:
        return False
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return after is None or after.start > tokens[index].end or after.role not in NUMBERS


def apart(tokens: list[Token], index: int) -> bool:
    """Whether a dash stands between two spaces: it separates then, and ties no figures."""
    return (
        0 < index < len(tokens) - 1
        and tokens[index - 1].end < tokens[index].start
        and tokens[index].end < tokens[index + 1].start
    )


def tidy(tokens: list[Token], used: Used, roles: str) -> tuple[Used, str]:
    """Without the hyphen that ties a silent word ("ב-14", "14-én") and brackets around such words."""
    clean: list[tuple[tuple[int, Sense | None], str]] = []
    for item in zip(used, roles, strict=True):
        (index, _), role = item
        if role == ")" and clean and clean[-1][1] == "(":
            clean.pop()
            continue
        previous = clean[-1][0][0] if clean else -1
        if role == "-" and (hyphened(tokens, index, -1, previous) or hyphened(tokens, index, 1, -2)):
            continue
        clean.append(item)
    return [item for item, _ in clean], "".join([role for _, role in clean])


def hyphened(tokens: list[Token], index: int, step: int, used: int) -> bool:
    """Whether a hyphen ties a silent word to its neighbour: the word stands right beside it and is not `used`."""
    at = index + step
    if not 0 <= at < len(tokens) or at == used:
        return False
    word, mark = tokens[at], tokens[index]
    return word.role == "*" and silent(word) and (word.end == mark.start or mark.end == word.start)


def last_of(tokens: list[Token], used: Used, parts: dict[str, int], end: int) -> int:
    """The last token of a date: with silent words tied to it, without closing marks; -1 where other words trail."""
    last = used[-1][0]
    if tokens[last].role in ".,)(" or "(" in [tokens[index].role for index, _ in used]:
        marks = [tokens[index].role for index, _ in used]
        if marks.count("(") > marks.count(")"):
            return -1
        while tokens[last].role in ".,)" and "t" not in parts and not (tokens[last].role == ")" and "(" in marks):
            last -= 1
    at, opened = last, 0
    while at + 1 < end and tokens[at + 1].start == tokens[at].end and tokens[at + 1].role in "*()":
        at += 1
        opened += {"(": 1, ")": -1}.get(tokens[at].role, 0)
        if opened < 0:
            break
        if opened == 0:
            last = at
    return -1 if any(token.role == "*" for token in islice(tokens, last + 1, end)) else last
