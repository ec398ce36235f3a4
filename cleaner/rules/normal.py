"""The normal form in which lines and phrases are compared: NFKC, case folded, without accents, white space squeezed, numbers read as
`0`, punctuation and symbols off at both ends.
"""

import re
import unicodedata
from functools import cache

from cleaner.patterns import lazy

NUMBER = lazy(r"\d+(?:[.,'’\u00a0\u202f ]\d+)*(?:[km](?!\w))?")
DIGIT = lazy(r"\d")
MARKS = lazy(r"[\u0300-\u036f]+")
ACCENTED = (
    r"[\u00c0-\u024f\u0300-\u036f\u0386-\u0390\u03aa-\u03b0\u03ca-\u03ce\u03d3\u03d4\u0400\u0401\u0403\u0407\u040c-\u040e"
    r"\u0419\u0439\u0450\u0451\u0453\u0457\u045c-\u045e\u0476\u0477\u04c1\u04c2\u04d0-\u04f9\u1e00-\u1fff\u2190-\u22ff\u2adc]"
)
"""All that Unicode decomposes into a letter and `MARKS`, once compatibility forms are gone, and some letters more."""
LENGTHY = 300
"""Characters from which on it is worth looking for them."""
LETTERS = (("ı", "i"), ("ς", "σ"), ("’", "'"), ("ʼ", "'"))


def _edge(char: str) -> bool:
    return not char.isalnum() and unicodedata.category(char)[0] not in "MN" and char != "{" and char != "}"


def normalise(text: str) -> str:
    """The form in which lines and phrases are compared.

    Not remembered: `Shape.key` keeps that of a line, and one line in ten alone is met again.
    """
    if "  " in text or not text.isprintable() or text[:1] == " " or text[-1:] == " ":
        text = " ".join(text.split())  # lines of most pages have single spaces already
    text = text.casefold()
    if not text.isascii():
        text = fold(text)
    start, end = 0, len(text)
    while start < end and not text[start].isalnum() and _edge(text[start]):
        start += 1
    while end > start and not text[end - 1].isalnum() and _edge(text[end - 1]):
        end -= 1
    text = text[start:end]
    return NUMBER.sub("0", text) if DIGIT.search(text) else text


def fold(text: str) -> str:
    """Compatibility forms and the accents of Latin, Greek and Cyrillic letters made one, in a case-folded text.

    Capitals are often written without accents (Greek, French), and Turkish has two letters i; marks of other scripts
    are vowels and stay.
    """
    plain = unicodedata.normalize("NFKC", text.replace("…", "...") if "…" in text else text)
    if plain is not text:  # what is made of compatibility forms may have capitals
        text = plain.casefold()
    if accented().search(text) is not None:
        text = unaccented(text) if len(text) >= LENGTHY else decomposed(text)
    for letter, plain in LETTERS:  # str.translate takes ten times as long
        text = text.replace(letter, plain)
    text = unicodedata.normalize("NFC", text)
    return " ".join(text.split()) if "  " in text or text[:1] == " " or text[-1:] == " " else text


def decomposed(text: str) -> str:
    """A case-folded text without accents, its letters decomposed."""
    return MARKS.sub("", unicodedata.normalize("NFKD", text))


class Plain(dict[str, str]):
    """An accented letter -> the letter without its accents; remembered."""

    def __missing__(self, letter: str) -> str:
        self[letter] = plain = unicodedata.normalize("NFC", decomposed(letter))
        return plain


PLAIN = Plain()


@cache
def accented() -> re.Pattern[str]:
    """What may be an accented letter, or an accent; compiled when a text first needs it."""
    return re.compile(ACCENTED)


def unaccented(text: str) -> str:
    """The same, the accented letters of the text looked up: a third of the time where a text is long."""
    found = set(accented().findall(text))
    if any("\u0300" <= letter <= "\u036f" for letter in found):
        text = MARKS.sub("", text)
    for letter in found:
        text = text.replace(letter, PLAIN[letter])
    return text
