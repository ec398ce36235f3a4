"""What a part of a line says of all of it: the mark of an advertisement, a label before a linked story, the words before a credit."""

from cleaner.model import Block
from cleaner.patterns import lazy
from cleaner.rules import Rules
from cleaner.rules.file import Concept
from cleaner.rules.matcher import Hit, Phrase
from cleaner.rules.normal import normalise

COUNT = lazy(
    r"^\d+(?:[.,]\d+)*(?: ?[kKmM]\b| ?万)?[\s|·•]+(?=\D)|[\s|·•:：]*[(（\[]?\d+(?:[.,]\d+)*(?: ?[kKmM万])?[)）\]]?$"
)
"""A number at either end of a line, and the marks beside it."""
COUNTED = frozenset(("comment-action", "share", "save", "follow", "print"))
"""Concepts of controls that have one."""
LEADS_ON = ("related", "read-more")
"""Concepts of labels before a linked story."""


def bracketed(text: str, rules: Rules, languages: frozenset[str]) -> tuple[Hit, Concept] | None:
    """What introduces the credit of a picture in a line in brackets: "(Photo: Jane Doe)"."""
    if text[0] not in "([（【" or text[-1] not in ")]）】":
        return None
    found = rules.introduces(text[1:], languages)
    if found is None or found[1].field != "credit":
        return None
    return Hit(found[0].phrase, found[0].end + 1), found[1]


def advertised(block: Block, rules: Rules, languages: frozenset[str]) -> tuple[Phrase, Concept] | None:
    """The mark of an advertisement that markup keeps apart from who pays for it: "Sponsored Brightvault"."""
    piece = block.text[: block.cuts[0]].strip()
    found = rules.find(piece, languages) if piece else None
    return found if found is not None and found[1].name == "advertisement" else None


def counted(text: str, rules: Rules, languages: frozenset[str]) -> tuple[Phrase, Concept] | None:
    """The control that a short line is beside the number of those who used it: "Reply (3)", "278 | 回复"."""
    piece = COUNT.sub("", text)
    found = rules.find(piece, languages) if piece else None
    return found if found is not None and found[1].name in COUNTED else None


def leading_on(block: Block, rules: Rules, languages: frozenset[str]) -> tuple[Phrase, Concept] | None:
    """The phrase of a line that leads from a text to another story, "Read more: Storm closes the pass": the label of related
    stories or of the rest, a colon, and a link that is all the rest."""
    head, _, rest = block.text.partition(":")
    link = block.links[-1]
    if (
        len(block.links) > 1
        or link.end < len(block.text)
        or link.start > len(head) + 1 + len(rest) - len(rest.lstrip())
    ):
        return None
    found = rules.find(head, languages, normalise(head))
    more = rules.concepts.get("read-more")
    if found is None or more is None or found[1].name not in LEADS_ON or not rest.strip():
        return None
    label = found[0]
    return Phrase(more.name, label.language, label.text, label.origin), more
