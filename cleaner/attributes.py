"""The attributes of an element, read on demand from the way Lexbor writes them.

Few elements of a page are ever asked for an attribute, and lists repeat the same ones: reading all of them while a page
is parsed would cost as much as the rest of the walk.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from cleaner.patterns import lazy

# A name holds no white space, no "/", ">" and, but for its first character, no "="; it may hold quotation marks.
ATTRIBUTE = lazy(r'(.[^=]*)="([^"]*)" ?', re.DOTALL)
LONG = 500
"""Characters; longer ones (embedded pictures) are not kept for the next element."""


def attributes(raw: str) -> Mapping[str, str]:
    """Names and values of `name="value" name="value"`, a serialised start tag without its brackets and its tag name."""
    return known(raw) if len(raw) < LONG else read(raw)


def read(raw: str) -> dict[str, str]:
    """Read them anew."""
    found: dict[str, str] = dict(ATTRIBUTE.findall(raw))
    if "&" in raw:
        return {name: unescape(value) for name, value in found.items()}
    return found


def reader(name: str) -> Callable[[str], str | None]:
    """What reads the value of one attribute, without reading the others."""
    key = f'{name}="'
    size = len(key)
    # Where no name before it holds a quotation mark, values end where they seem to.
    match = re.compile(rf'(?:[^="]+="[^"]*" )*?{key}([^"]*)"').match

    def value(raw: str) -> str | None:
        if raw.startswith(key):
            found = raw[size : raw.index('"', size)]
        elif key not in raw:
            return None
        elif at := match(raw):
            found = at[1]
        else:
            return attributes(raw).get(name)
        return unescape(found) if "&" in found else found

    return value


known = lru_cache(maxsize=2048)(read)


def unescape(text: str) -> str:
    """Undo what HTML serialisation escapes (HTML Living Standard, 13.3): five characters, by name."""
    if "&nbsp;" in text:
        text = text.replace("&nbsp;", "\u00a0")
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")


class_of = reader("class")
"""The value of `class` in the attributes of an element, None where it has none."""
