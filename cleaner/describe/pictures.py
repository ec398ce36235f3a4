"""Credits of pictures: the end of a caption that no markup calls one."""

import re
from functools import cache

from cleaner.describe.agencies import table
from cleaner.patterns import lazy

MARK = lazy(r"[^\W\d_]\s?[/／]\s?[^\W\d_]|(?i:photo|photograph|picture|image|illustration) by |[\s/／][摄攝]")
"""What stands in a credit without a label and a colon."""
LONGEST, NAMES, FEW, DENSE = 90, 8, 3, 24
"""Characters at the end of a line that are looked at; words of a name, and characters of one in a script without spaces or capitals."""
PARTS = lazy(r"[/|,&+;©]|\s[–—-]\s")
LAST = lazy(r"([^\s/|©.)\]]+)[.)\]]*$")
"""The last word of a line."""
LABEL_SIGNS = frozenset(":：=")
WORDS = 12
"""Words of the longest line that ends in an agency behind a mark, and that is nothing but a credit."""


def is_credit(text: str, words: float) -> bool:
    """Whether a line of so many words is nothing but a credit, of a picture or of a text: "Photo: Jane Doe", "Jane Doe | dpa"."""
    if any(sign in text for sign in LABEL_SIGNS):
        return len(text) <= LONGEST and named_last(text) and credit_at(text) == 0
    if words > WORDS or (last := LAST.search(text)) is None or last[1].casefold() not in last_words():
        return False
    return marked().search(text) is not None or agency_behind_label().fullmatch(text) is not None


def ends_in_credit(text: str) -> bool:
    """Whether a line says more and ends in the credit of a picture, as captions do: "A bridge. Photo: Jane Doe", "Rain (AP Photo/Jane Doe)"."""
    tail = text[-LONGEST:]
    named, credited = ":" in tail or "=" in tail, "/" in tail or " by " in tail
    if not tail.isascii():
        named = named or "：" in tail
        credited = credited or "摄" in tail or "攝" in tail or "／" in tail
    if not (named and named_last(tail)) and not (credited and MARK.search(tail)):
        return False
    at = credit_at(tail)
    return at > 0 or (at == 0 and len(text) > LONGEST)


def named_last(text: str) -> bool:
    """Whether the last colon of a line stands behind a label of pictures, and a few words behind it."""
    at = max(text.rfind(":"), text.rfind("："), text.rfind("="))
    said = text[at + 1 :].lstrip()
    if at < 0 or not said or said.count(" ") > NAMES:
        return False
    return text[:at].rstrip(" .").casefold().endswith(label_ends())


@cache
def last_words() -> frozenset[str]:
    """The last words of all agencies, and of words for pictures, case folded."""
    named = (*table("agencies"), *table("picture_agencies"), *table("picture_words"))
    return frozenset(last[1].casefold() for name in named if (last := LAST.search(name)))


@cache
def label_ends() -> tuple[str, ...]:
    """The last words of all labels of pictures, and of those that a word joins to a name: "Foto de"."""
    joins = tuple(" " + join for join in table("picture_joins"))
    return tuple({label.split(" ")[-1] for label in table("picture_labels")} | set(joins))


def credit_at(text: str) -> int:
    """Where in a line the credit begins that it ends in, and that says so itself; -1 for none."""
    found = labelled().search(text)
    if found is None:
        return -1
    if found["label"] is None and found["names"] is None:
        return found.start()
    alone = not found["before"] or found["before"].isspace()
    if alone and ":" in text[: found.start()]:
        return -1  # who wrote, and who took the pictures
    return found.start() if are_names(found["names"], alone) else -1


@cache
def labelled() -> re.Pattern[str]:
    """The end of a credit that a label introduces, or an agency before a name."""
    names = alternatives((*table("agencies"), *table("picture_agencies")))
    labels, joins = alternatives(table("picture_labels")), alternatives(table("picture_joins"))
    return re.compile(
        rf"(?P<before>^|[(\[]|[.!?。」…)|\"”»]\s?|\s(?=(?i:photo|foto|фото)\w*\s?[:：]))"
        rf"(?:(?P<label>(?i:{labels}))(?:\.?(?:\s(?:{joins}))?\s?[:：=]\s?|/)|(?i:photo|photograph|picture|image|illustration)\sby\s)"
        rf"(?P<names>[^.!?。:：]{{2,60}}(?:\b\w\.[^.!?。:：]{{2,40}})?)[)\]]?\.?$"
        rf"|[。！？\s（(]\S{{2,6}}[\s/／][摄攝][)）]?$"
        rf"|[(\[.\s](?i:{names})(?:\sPhoto)?/[A-Z][^.!?:]+\s[^.!?:]+[)\]]?$"
    )


@cache
def marked() -> re.Pattern[str]:
    """The end of a credit in which an agency, or a word for a picture, stands behind a mark."""
    names, words = alternatives((*table("agencies"), *table("picture_agencies"))), alternatives(table("picture_words"))
    return re.compile(
        rf"(?:\w\s?[/|©]\s?|\bvia\s)(?:{names})[.)\]]?$|\w\.?\s?[/|©]\s?(?:[^\s/|©]+\s){{0,2}}(?:{words})$"
    )


@cache
def agency_behind_label() -> re.Pattern[str]:
    """An agency right behind a label of pictures: "Fot. Reuters"."""
    names, labels = (
        alternatives((*table("agencies"), *table("picture_agencies"))),
        alternatives(table("picture_labels")),
    )
    return re.compile(rf"(?i:{labels})\.?\s(?:{names})\.?")


def are_names(text: str, alone: bool) -> bool:
    """Whether some words are names of people or agencies, each in capitals but for small words; where nothing but a label tells (`alone`) each
    is of few words: "Photos: Crowds Gather In The Rain" is a headline."""
    text = text.strip(" ()[]")
    if "]" in text:  # what stands in place of a picture, and what stands beside it
        return False
    if text.upper() == text.lower():
        return len(text) <= DENSE and any(map(str.isalpha, text))
    small = frozenset(table("picture_small"))
    for piece in PARTS.split(text):
        words = [word for one in piece.split() if (word := one.strip("()[]’'\"“”@"))]
        large = [word for word in words if word.casefold() not in small]
        if len(large) > (FEW if alone else NAMES) or any(
            not word[0].isupper() and word.upper() != word.lower() for word in large
        ):
            return False
    return any(map(str.isalpha, text))


def alternatives(names: tuple[str, ...]) -> str:
    """A pattern of any of some words, the longest first."""
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
