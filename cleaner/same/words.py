"""The words of articles: what headlines, sentences and texts are compared by."""

import re
from collections.abc import Iterable
from itertools import pairwise

from cleaner.patterns import lazy
from cleaner.scripts import UNSPACED, holds_unspaced

END = lazy(r"[.!?…。！？।](?:\s|(?<=[。！？।]))")
WORD = lazy(r"\w+")
TOKEN = rf"[{UNSPACED}]|[^\W{UNSPACED}]+"
"""Compiled at its first use, which most pages do not come to."""
SIGNS = (
    r"[\u00a0-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u060c\u061b\u061f\u06d4\u0964\u0965"
    r"\u2000-\u206f\u2190-\u245f\u2500-\u2775\u2794-\u2bff\u3000-\u3003\u3008-\u3020\uff01-\uff0f\uff1a-\uff20\uff3b-\uff3d\uff5b-\uff65\ufe0f\U0001f000-\U0001faff]+"
)
"""Marks beyond ASCII that copies of one story set differently: quotes, dashes, blanks, pictures."""
SMALL = bytes.maketrans(bytes(range(65, 91)), bytes(range(97, 123)))
PLAIN = bytes(c for c in range(1, 128) if not chr(c).isalnum())
"""ASCII that is no letter or digit, but for NUL, which stands between sentences here."""
WORDS = bytes(c if chr(c).isalnum() else 32 for c in range(128)).translate(SMALL) + bytes(128)
ENDING = bytes(46 if chr(c) in ".!?" else 32 if chr(c).isspace() else c for c in range(256)).translate(SMALL)
"""A full stop for all that ends sentences, a blank for all white space, no capitals."""
SHORTEST = 24
"""Bytes of the letters and digits of a sentence that tells something: about five English words."""
BEGINNING = 4000
"""Characters of a text that are looked at for what it shares with others."""
SHARED = 4
"""Rare words that two articles share before they are compared."""


def joined(text: str) -> str:
    """The letters and digits of a text in lower case; without a regular expression where nothing but blanks stands between them."""
    folded = text.casefold()
    alone = folded.replace(" ", "")
    return alone if alone.isalnum() else "".join(WORD.findall(folded))


def distinct(text: str | None) -> list[str]:
    """The words of the beginning of a text, each once, in order."""
    return list(dict.fromkeys(words_of(text[:BEGINNING]))) if text else []


def told(title: str | None, text: str | None) -> Iterable[bytes]:
    """The letters and digits of a headline and of the first sentences, each once and in the order of the text."""
    found: list[bytes] = []
    if title:
        found.append(joined(title).encode("utf-8", "surrogatepass"))
    if text:
        text = text[:BEGINNING]
        # Of a text in Latin letters those without accents tell enough.
        data = text.replace("…", ".").encode("ascii", "ignore").translate(ENDING)
        data = data.replace(b". ", b"\0").translate(None, PLAIN)
        if len(data) < len(text) / 2:
            text = END.sub("\0", text)
            data = re.sub(SIGNS, "", text.casefold()).encode("utf-8", "surrogatepass").translate(None, PLAIN)
        found += [key for key in data.split(b"\0") if len(key) >= SHORTEST]
    return dict.fromkeys(found)


def tokens(text: str) -> list[str]:
    """The words of a text, and the characters of scripts without spaces."""
    return re.findall(TOKEN, text) if holds_unspaced(text) else WORD.findall(text)


def words_of(text: str) -> list[str]:
    """The words of a text, those in Latin letters without the letters that have accents; pairs of characters where words are
    written together."""
    data = text.encode("ascii", "ignore")
    if 2 * len(data) > len(text):
        return data.translate(WORDS).decode("ascii").split()
    found = tokens(text.casefold())
    return [a + b for a, b in pairwise(found)] if holds_unspaced(text) else found
