"""What a page hands to its own scripts: the JSON in <script>, in assignments to a variable, and in attributes.

Frameworks send what they will show beside an empty page: `__NEXT_DATA__`, `__NUXT_DATA__`, `window.__STATE__ = {...}`,
`JSON.parse("...")`, `self.__next_f.push([1, "..."])`, `<div id="app" data-page="{...}">`.  Nothing is run: a value that is no JSON
is passed over.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from cleaner.patterns import lazy

LEAST = 300
"""Characters of a value: less holds no article."""
MOST = 8_000_000
"""Characters of scripts that are looked at."""
VALUES = 200
"""Values that are read of a page."""
THAWED = 100_000
"""Nodes of a flat list of values that are put together."""
DEEPEST = 60
ASSIGNED = lazy(r"""(?:[\w$\])"']\s{0,8}=|\(|\breturn)\s{0,8}(?:JSON\.parse\(\s{0,8}(?P<text>["'])|(?P<value>[{\[]))""")
"""Where a value begins in the source of a script."""
SCRIPT_ENDS = lazy(r"(?:[^'\\]|\\.)*+'", re.DOTALL)
FLIGHT = "__next_f"
ROW = lazy(r"(?m)^[0-9a-f]{1,6}:(?=[\[{])")
DECODER = json.JSONDecoder(strict=False)


def states(tree: LexborHTMLParser) -> Iterator[Any]:
    """The values, in document order: those of scripts first."""
    left, found = MOST, 0
    flight: list[str] = []
    for node in tree.css("script:not([src])"):
        kind = (node.attributes.get("type") or "").lower()
        if "ld+json" in kind or found >= VALUES or left <= 0:
            continue
        source = node.text() or ""
        if len(source) < LEAST:
            continue
        left -= len(source)
        for value in of_script(source[: max(left + len(source), 0)], is_json=kind.endswith("json")):
            if FLIGHT in source[:200] and isinstance(value, list) and value[1:] and isinstance(value[1], str):
                flight.append(value[1])
                continue
            found += 1
            yield value
    yield from of_rows("".join(flight))
    if found < VALUES:
        yield from of_attributes(tree, left)


def of_script(source: str, *, is_json: bool) -> Iterator[Any]:
    """The values of one script."""
    if is_json or source.lstrip()[:1] in ("{", "["):
        value, end = read(source, len(source) - len(source.lstrip()))
        if end:
            yield thawed(value)
            return
    at = 0
    for _ in range(VALUES):
        begins = ASSIGNED.search(source, at)
        if begins is None:
            return
        if begins["text"]:
            text = literal(source, begins.end() - 1)
            value, end = read(text, 0) if len(text) >= LEAST else (None, 0)
            at = begins.end() + (len(text) if end else 0)
        else:
            value, end = read(source, begins.end() - 1)
            at = end or begins.end()
        if end:
            yield value


def literal(source: str, at: int) -> str:
    """The text of a string of a script that begins at `at`; "" where it cannot be read."""
    if source[at] == "'":
        ends = SCRIPT_ENDS.match(source, at + 1)
        if ends is None:
            return ""
        inner = source[at + 1 : ends.end() - 1].replace("\\'", "'")
        quoted = '"' + re.sub(r'(?<!\\)((?:\\\\)*)"', r'\1\\"', inner) + '"'
        value, _ = read(quoted, 0)
    else:
        value, _ = read(source, at)
    return value if isinstance(value, str) else ""


def read(text: str, at: int) -> tuple[Any, int]:
    """The JSON value that begins at `at`, and where it ends; 0 where there is none."""
    try:
        return DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return None, 0


def of_rows(text: str) -> Iterator[Any]:
    """The values of React's stream of rows: `5:[...]`."""
    at = 0
    for _ in range(10 * VALUES):
        begins = ROW.search(text, at)
        if begins is None:
            return
        value, end = read(text, begins.end())
        at = end or begins.end()
        if end:
            yield value


def of_attributes(tree: LexborHTMLParser, left: int) -> Iterator[Any]:
    """The values in attributes whose names begin with `data-`, of elements that stand below <body>."""
    for node in tree.css("body, body > *, body > * > *, body > * > * > *")[: 10 * VALUES]:
        for name, said in node.attributes.items():
            if said and len(said) >= LEAST and name.startswith("data-") and said.lstrip()[:1] in ("{", "["):
                left -= len(said)
                if left <= 0:
                    return
                value, end = read(said.strip(), 0)
                if end:
                    yield inner(value)


def inner(value: Any) -> Any:
    """A value with the values in its strings read: Discourse keeps JSON in JSON."""
    if not isinstance(value, dict):
        return value
    return {name: unpacked(one) for name, one in value.items()}


def unpacked(value: Any) -> Any:
    """The value of a string that holds one."""
    if isinstance(value, str) and len(value) >= LEAST and value[0] in "{[":
        found, end = read(value, 0)
        return found if end == len(value) else value
    return value


def thawed(value: Any) -> Any:
    """The value of a list in which places stand for values (devalue, as Nuxt 3 and SvelteKit write it); any other as it is."""
    if not isinstance(value, list) or len(value) < 3 or not is_frozen(value):
        return value
    left = THAWED

    def of(index: Any, depth: int) -> Any:
        nonlocal left
        left -= 1
        if type(index) is not int or not 0 <= index < len(value) or depth > DEEPEST or left < 0:
            return None
        held = value[index]
        if isinstance(held, dict):
            return {name: of(one, depth + 1) for name, one in held.items()}
        if isinstance(held, list):
            if len(held) == 2 and isinstance(held[0], str):  # ["Reactive", 4]
                return of(held[1], depth + 1)
            return [of(one, depth + 1) for one in held]
        return held

    return of(0, 0)


def is_frozen(value: list[Any]) -> bool:
    """Whether nothing in the nodes of a list but places in it is held."""
    nodes = [one for one in value[:50] if isinstance(one, dict)]
    return bool(nodes) and all(type(place) is int for node in nodes for place in node.values())
