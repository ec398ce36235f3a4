"""A run of tokens as one time: its label, then a relative time, or a date and a clock of one of the known shapes."""

from itertools import islice, product

from cleaner.describe.times_absolute import settle
from cleaner.describe.times_grammar import plan
from cleaner.describe.times_relative import relative
from cleaner.describe.times_scan import Token
from cleaner.describe.times_table import PUBLISHED, Sense, orders
from cleaner.describe.times_types import Label, Time

LEADING = "|-,:(+/@."
"""Marks that may stand before a time without being of it."""
TRAILING = "|-,:(+/@"
SILENT = frozenset("ctA")
"""Roles that say nothing inside a date."""
SHAPE = frozenset("MWDVPZEJKLHNSU")
"""Roles that the shape of a date is made of."""
READINGS = 24
"""Combinations of senses that are tried at the most."""


def read(
    text: str, tokens: list[Token], language: str | None, start: int = 0, end: int = -1, bare: bool = False
) -> Time | None:
    """The one time that `tokens[start:end]` are, `bare` if a number and unit without "ago" will do; else None."""
    start, end, label = frame(tokens, start, len(tokens) if end < 0 else end)
    if start >= end:
        return None
    order = orders(language)
    found = counted(text, tokens, start, end, order[0], bare) or told(text, tokens, start, end, order)
    if found is None and label is None and (sense := labelled(tokens[start])) is not None:
        return relabelled(read(text, tokens, language, start + 1, end, bare), sense)
    if found is not None:
        found.label = label
    return found


def relabelled(found: Time | None, sense: Sense) -> Time | None:
    """A time that a word introduces which could be one of its own, as "MAJ" (updated; the Polish May)."""
    if found is not None:
        found.label = "published" if sense.value == PUBLISHED else "updated"
    return found


def frame(tokens: list[Token], start: int, end: int) -> tuple[int, int, Label | None]:
    """The run without the labels, marks and brackets around it, and what the labels say."""
    label: Label | None = None
    while start < end:
        token = tokens[start]
        sense = labelled(token)
        if sense is not None and len(token.senses) == 1:
            label = label or ("published" if sense.value == PUBLISHED else "updated")
        elif token.role not in LEADING:
            break
        start += 1
    while end > start:
        token = tokens[end - 1]
        sense = labelled(token)
        if sense is not None and len(token.senses) == 1 and (end - start == 1 or tokens[end - 2].role not in "|-,"):
            label = label or ("published" if sense.value == PUBLISHED else "updated")
        elif token.role == ")":
            if end - start > 3 and tokens[end - 3].role == "(" and labelled(tokens[end - 2]) is not None:
                end -= 1
                continue
            if any(one.role == "(" for one in islice(tokens, start, end)):
                break
        elif token.role not in TRAILING:
            break
        end -= 1
    return start, end, label


def labelled(token: Token) -> Sense | None:
    """The sense of a word that says what a time is the time of."""
    for sense in token.senses:
        if sense.role == "l":
            return sense
    return None


def counted(text: str, tokens: list[Token], start: int, end: int, primary: str, bare: bool) -> Time | None:
    """A relative time, "3 hours ago"; words that only introduce it ("on") may stand before it."""
    while True:
        back = relative(text, tokens, start, end, primary, bare)
        if back is not None:
            return Time(tokens[start].start, tokens[end - 1].end, "relative", None, *back)
        if end - start < 3 or not silent(tokens[start]):
            return None
        start += 1


def silent(token: Token) -> bool:
    """Whether a word may stand before a time without being of it."""
    return token.role == "@" or any(sense.role in SILENT for sense in token.senses)


def told(
    text: str, tokens: list[Token], start: int, end: int, order: tuple[str, bool, bool]
) -> Time | None:
    """A date, a clock, or both; "yesterday" counts as a date here."""
    kept: list[int] = []
    choices: list[tuple[tuple[str, Sense | None], ...]] = []
    for index in range(start, end):
        token = tokens[index]
        if token.role != "*":
            kept.append(index)
            choices.append((("|" if token.role == "-" and apart(tokens, index) else token.role, None),))
            continue
        options = options_of(token, order[0])
        if not options:
            return None
        if len(options) > 1 or options[0][0]:
            kept.append(index)
            choices.append(options)
    if len(kept) > 24:
        return None
    for combination in islice(product(*choices), READINGS):
        used = [(index, sense) for index, (role, sense) in zip(kept, combination, strict=True) if role]
        roles = "".join([role for role, _ in combination])
        used, roles = tidy(tokens, used, roles)
        parts = plan(roles)
        if parts is None and roles[-1:] == ".":
            parts = plan(roles[:-1])
        if parts is None:
            continue
        found = settle(text, tokens, used, parts, order)
        if found is not None:
            last = used[-1][0]
            while last + 1 < end and tokens[last + 1].start == tokens[last].end:
                last += 1
            found.start, found.end = tokens[used[0][0]].start, tokens[last].end
            return found
    return None


def apart(tokens: list[Token], index: int) -> bool:
    """Whether a dash stands between two spaces: it separates then, and ties no figures."""
    return (
        0 < index < len(tokens) - 1
        and tokens[index - 1].end < tokens[index].start
        and tokens[index].end < tokens[index + 1].start
    )


def options_of(token: Token, primary: str) -> tuple[tuple[str, Sense | None], ...]:
    """The letters that a word may be in the shape of a date, "" where it says nothing; those of the language first."""
    options: list[tuple[str, Sense | None]] = []
    blank = False
    senses = token.senses
    if len(senses) > 1:
        senses = tuple(sorted(senses, key=lambda one: primary not in one.languages))
    for sense in senses:
        if sense.role in SHAPE:
            options.append((sense.role, sense))
        elif sense.role in SILENT:
            blank = True
    return (*options, ("", None)) if blank else tuple(options)


def tidy(
    tokens: list[Token], used: list[tuple[int, Sense | None]], roles: str
) -> tuple[list[tuple[int, Sense | None]], str]:
    """Without the hyphen after a silent word ("ב-14", "14-én") and without brackets that hold silent words only."""
    kept = list(zip(used, roles, strict=True))
    clean: list[tuple[tuple[int, Sense | None], str]] = []
    for item in kept:
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
