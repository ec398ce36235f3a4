"""JSON-LD as pages write it: read, where it is safe mended, and never fatal.

What is mended says the same without doubt: wrappers of other ages, commas too many, comments, escapes that JSON has not, several
values in one script, quotation marks as HTML entities.  Quotation marks that are missing or too many are not guessed.
"""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from cleaner.patterns import lazy

MOST = 2_000_000
"""Characters that are looked at; pages that hold more hold data, not metadata."""
DEEPEST = 200
"""Levels of nodes within nodes."""
OPENERS = ("<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "/* <![CDATA[ */", "<![CDATA[")
CLOSERS = ("//-->", "// -->", "-->", "//]]>", "// ]]>", "/*]]>*/", "/* ]]> */", "]]>")
"""What scripts were wrapped in when browsers did not know them."""
WRAPPED = 8
"""How often a script is unwrapped."""
BLANK = " \t\r\n;\ufeff"
# Each of these matches to the end what is not closed, so that no script makes them look at its rest again and again.
STRING = r'"(?:[^"\\]|\\.|\\\Z)*+(?:"|\Z)'
COMMA = lazy(rf"({STRING})|,(?=\s*+[,}}\]])", re.DOTALL)
"""A comma before another one, or before the end of a list or node; strings are passed over."""
COMMENT = lazy(rf"({STRING})|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)|(?<![:\w])//[^\n]*", re.DOTALL)
ESCAPE = lazy(r'\\(?:(["\\/bfnrt]|u[0-9a-fA-F]{4})|(.))', re.DOTALL)
SURROGATE = lazy("[\ud800-\udfff]")
CONTROL = lazy("[\x00-\x08\x0b-\x1f\x7f]")
DECODER = json.JSONDecoder(strict=False)
"""Raw line ends and other control characters in strings are read."""


def values(scripts: list[str]) -> Iterator[Any]:
    """The values of JSON-LD scripts, in order; what cannot be read is passed over."""
    for script in scripts:
        if len(script) > MOST:
            continue
        try:
            yield DECODER.decode(script)
        except RecursionError:
            continue
        except ValueError:
            yield from mended(script)


def mended(script: str) -> list[Any]:
    """The values of a script that is no JSON; empty where it takes guessing."""
    if '"' not in script and "&quot;" in script:
        script = html.unescape(script)
    script = bare(script)
    script = COMMA.sub(kept, COMMENT.sub(kept, ESCAPE.sub(escaped, script)))
    found = []
    at = 0
    try:
        while at < len(script):
            value, at = DECODER.raw_decode(script, at)
            found.append(value)
            while at < len(script) and script[at] in " \t\r\n,;":
                at += 1
    except (ValueError, RecursionError):
        return []
    return found


def bare(script: str) -> str:
    """A script without what it is wrapped in."""
    for _ in range(WRAPPED):
        inner = script.strip(BLANK)
        for opener in OPENERS:
            inner = inner.removeprefix(opener)
        for closer in CLOSERS:
            inner = inner.removesuffix(closer)
        if inner == script:
            break
        script = inner
    return script


def kept(found: re.Match[str]) -> str:
    """A string as it is; nothing for anything else."""
    return found[1] or ""


def escaped(found: re.Match[str]) -> str:
    """An escape that JSON has as it is; of another one the character alone."""
    return found[0] if found[1] else found[2]


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """The nodes of a value in document order, each before those within it."""
    stack = [(value, 0)]
    while stack:
        one, depth = stack.pop()
        if isinstance(one, dict):
            yield one
            inner: list[Any] = list(one.values())
        elif isinstance(one, list):
            inner = one
        else:
            continue
        if depth < DEEPEST:
            stack += [(part, depth + 1) for part in reversed(inner) if isinstance(part, dict | list)]


def types(node: dict[str, Any]) -> list[str]:
    """The types of a node, without their vocabulary."""
    return [one.rsplit("/", 1)[-1].removeprefix("schema:") for one in listed(node.get("@type")) if isinstance(one, str)]


def listed(value: Any) -> list[Any]:
    """A value that may stand alone or in a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def words(value: Any) -> str:
    """A string on one line, fit for output; "" for anything else.  Entities of HTML are read: many sites write them."""
    if isinstance(value, dict):
        value = value.get("@value")
    if not isinstance(value, str):
        return ""
    if "&" in value:
        value = html.unescape(value)
    return " ".join(CONTROL.sub("", SURROGATE.sub("\ufffd", value)).split())
