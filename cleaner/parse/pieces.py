"""Text of a page with each of its strings on a line of its own, as `get_text("\\n")` of BeautifulSoup gives it.

What a link or bold words part stands on several lines then: "The town council of", "Port Ellis", ", the clerk said, …".  Such a
page is told by lines that begin with the mark that closes a clause, or break off within one.
"""

from itertools import islice

from cleaner.parse.wrapped import linking
from cleaner.patterns import lazy

CLOSING = lazy(r"(?:[,;:.!?)\]”’،؛]|['’]s\b)(?:\s|$)|[。、，）」]")
"""How a line begins that can begin no text."""
OPENERS = "([«“„（「"
OPENING = lazy(r"(?:^|\s)[(\[«“„（「]$")
"""How one ends that something belongs behind."""
ENDED = lazy(r"[.!?…:。！？।؟][\"'”’»)\]]?$")
WORDS = lazy(r"[^.:/@_!?…。！？।؟\d]+")
"""What is no address, no time, no name of a user, and no sentence."""
LEAST = 2
"""Lines that begin with such a mark, or break off before more of their sentence."""
FEW = 3
"""Words of what is likelier to be a label than a piece of a sentence."""
SENTENCE = 6
"""Words of what is likely to be the rest of a sentence."""
INSIDE = 5
"""Words of the longest piece that a link makes, between two others."""


def rejoined(lines: list[str]) -> list[str]:
    """The lines with their pieces joined; as they were where fewer than `LEAST` tell that the page is in pieces.

    Only lines between which none is empty are joined.  Linear in the length of the text.
    """
    texts = [line.strip() for line in lines]
    told = (1 for one, two, three in zip(texts, texts[1:], [*texts[2:], ""], strict=False) if tells(one, two, three))
    if next(islice(told, LEAST - 1, None), None) is None:
        return lines
    made: list[str] = []
    parts: list[str] = []  # of the line that pieces are joined to
    for text, line, after in zip(texts, lines, [*texts[1:], ""], strict=True):
        if not text:
            made += ["".join(parts), line] if parts else [line]
            parts = []
        elif not parts:
            parts = [line.rstrip()]
        elif (glue := between(parts, text, after)) is not None:
            parts += [glue, text]
        else:
            made.append("".join(parts))
            parts = [line.rstrip()]
    return made + (["".join(parts)] if parts else [])


def tells(before: str, text: str, after: str) -> bool:
    """Whether a line tells by the ones below it that it is but a piece."""
    if not before or not text:
        return False
    if not text[0].isalnum():
        return (before[-1].isalnum() or before[-1] in "\"'”’)%") and CLOSING.match(text) is not None
    if text.count(" ") >= INSIDE or not inside(before, before.count(" ") + 1, text, after):
        return False
    return text[0].islower() or before[before.rfind(" ") + 1 :] in linking()


def inside(before: str, words: int, text: str, after: str) -> bool:
    """Whether a line is the words of a link between some words, the last of them in `before`, and the rest of their sentence."""
    if words < FEW or not before[-1].isalpha() or text.count(" ") >= INSIDE or not WORDS.fullmatch(text):
        return False
    if after[:1].islower():
        return after.count(" ") >= FEW or ENDED.search(after[-3:]) is not None  # "vor 5 Minuten" is a time
    return after != "" and CLOSING.match(after) is not None


def between(parts: list[str], text: str, after: str) -> str | None:
    """What stands between some pieces and the one that goes on with them; None where that is another."""
    before = parts[-1]
    if not text[0].isalnum() and CLOSING.match(text):
        return ""
    if before[-1] in OPENERS and OPENING.search(before[-2:]):
        return ""
    spaces, small = text.count(" "), text[0].islower()
    if (spaces >= INSIDE and not small) or ENDED.search(before[-3:]):
        return None
    if small:
        joins = spaces >= FEW - 1 and words_of(parts) >= FEW and not any(map(str.isdigit, text))
        return " " if joins or spaces >= SENTENCE - 1 else None
    return " " if inside(before, words_of(parts), text, after) else None


def words_of(parts: list[str]) -> int:
    """Words of some pieces, with what stands between each two."""
    return sum([part.strip().count(" ") + 1 for part in parts[::2]])
