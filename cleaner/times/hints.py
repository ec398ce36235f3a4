"""Whether a line may hold a time beside other words: cheap looks at both its ends, before it is read."""

from cleaner.patterns import lazy
from cleaner.times.beside import ENDS, MOST_BESIDE, STRONG_MARK, WORD, opens_byline
from cleaner.times.runs import pieces
from cleaner.times.scan import NUMBERS, TOKEN, tokens_of
from cleaner.times.table import known

SEPARATOR = lazy(r"[,(\[:/|\t]|\s[-\s]|[^\w\s!-~’‘“”…]")
CLOSERS = " )]）］】」』.·|•:"
MOST_SPACES = 36
MOST_ENDED = 16
"""Spaces in a line that can have a time at its edge, and in one that ends as a sentence does."""
LAST = "$MWDPZHULJNSl"
"""Roles of the last word of a time."""
BEFORE_FIGURE = "MKJLEctZD"
"""Roles of the word before the number that a time ends with."""


def promising(text: str) -> bool:
    """Whether a line is worth reading: a number or a word of time stands at an edge, with something to set it off."""
    tail = text.rstrip(CLOSERS)
    spaces = text.count(" ")
    if not tail or spaces > MOST_SPACES or (spaces > MOST_ENDED and tail[-1] in ENDS):
        return False
    if ends_time(tail):
        return spaces <= MOST_BESIDE[WORD] + 2 or SEPARATOR.search(text) is not None
    if begins_time(text):
        return True
    if text.isascii() and not ("|" in text or " - " in text or " / " in text or "  " in text or "\t" in text):
        return False
    parts = STRONG_MARK.split(text)
    return len(parts) > 2 and any(begins_time(part.strip()) for part in parts[1:-1])


def begins_time(text: str) -> bool:
    """Whether the words of time that a line begins with hold a number or end a time, and something sets them off."""
    if text[:1].isalpha() and text[0].isascii() and known(text.split(" ", 1)[0].rstrip(",.:;")) is None:
        return False
    timely = False
    for found in TOKEN.finditer(text):
        run = tokens_of(found)
        if run is None:
            return timely and ("  " in text or "\t" in text)
        for token in run:
            if timely and (token.role in "|-/(),:" or opens_byline(token)):
                return True
            timely = timely or token.role in NUMBERS or "$" in token.roles or "D" in token.roles
    return timely


def ends_time(tail: str) -> bool:
    """Whether the last word or number of a line can end a time."""
    last = tail[tail.rfind(" ") + 1 :]
    if tail[-1].isdigit():
        if last[0] in "$€£#" or not last.isdigit() or not last.isascii():
            return last[0] not in "$€£#"
        before = tail[: -len(last)].rstrip()
        if before[-1:] in ",.|-–—/@:·•)" or not before.isascii():
            return True
        return opens(BEFORE_FIGURE, before[before.rfind(" ") + 1 :].lstrip("0123456789"))
    word = last.lstrip("0123456789:.@-/([")
    if opens(LAST, word):
        return len(word) > 1 or word is not last or not word.isascii()
    if word.isascii():
        return word is not last and known(word) is not None
    run = [found[0] for found in TOKEN.finditer(word[-28:])]
    return bool(run) and (opens(LAST, run[-1]) or pieces(run[-1]) is not None)


def opens(roles: str, word: str) -> bool:
    """Whether a word has a sense of one of the roles, in whatever language."""
    found = known(word)
    if found is None:
        return False
    for sense in found.senses:  # noqa: SIM110 - half the cost of any() where nearly every line comes by
        if sense.role in roles and not sense.strict:
            return True
    return False
