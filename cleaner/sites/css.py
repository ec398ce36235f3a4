"""Selectors with combinators, over the elements of a page: what filter lists and picks of rule files use.

A subset of CSS (Selectors Level 4): tags, `.class`, `#id`, `[attribute]` with `=`, `~=`, `|=`, `^=`, `$=`, `*=`, `:not()`,
`:first-child`, `:last-child`, and the combinators descendant, `>`, `+` and `~`.
"""

import re
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from cleaner.model import Page
from cleaner.patterns import lazy

PIECE = lazy(
    r"""(?P<tag>[a-z][a-z0-9-]*|\*)|\.(?P<cls>-?[_a-z\u00a0-\uffff\\][\w\\\u00a0-\uffff:-]*)|\#(?P<id>[\w-]+)"""
    r"""|\[\s*(?P<attr>[a-z_][\w:-]*)\s*(?:(?P<op>[~|^$*]?=)\s*(?:"(?P<dq>[^"]*)"|'(?P<sq>[^']*)'|(?P<bare>[^\]\s"']+))\s*(?P<flag>[is])?\s*)?\]"""
    r"""|:(?P<child>first-child|last-child)|:not\((?P<nots>[^()]+)\)""",
    re.IGNORECASE | re.VERBOSE,
)
COMBINATOR = lazy(r"\s*([>+~])\s*|\s+")
ABOVE = 256
"""Ancestors and siblings that a combinator looks at; browsers nest elements no deeper than twice that."""


class Part(Struct, frozen=True):
    """One compound selector."""

    tag: str = ""
    id: str = ""
    classes: tuple[str, ...] = ()
    attrs: tuple[tuple[str, str, str], ...] = ()
    """Name, operator ("" for mere presence), value."""
    nots: tuple["Part", ...] = ()
    child: str = ""

    def fits(self, page: Page, index: int) -> bool:
        """Whether an element is of this kind."""
        element = page.elements[index]
        if self.tag and element.tag != self.tag:
            return False
        attrs = element.attrs if self.id or self.classes or self.attrs else {}
        if self.id and attrs.get("id", "") != self.id:
            return False
        if self.classes:
            classes = attrs.get("class", "").split()
            if any(name not in classes for name in self.classes):
                return False
        if not all(name in attrs and holds(attrs[name] or "", op, value) for name, op, value in self.attrs):
            return False
        if self.child and not is_child(page, index, self.child):
            return False
        return not any(part.fits(page, index) for part in self.nots)


class Css(Struct, frozen=True):
    """A selector: its last part, and what must stand before it, from right to left."""

    last: Part
    before: tuple[tuple[str, Part], ...] = ()
    """Combinator and part."""

    def matches(self, page: Page, index: int) -> bool:
        """Whether an element is selected."""
        return self.last.fits(page, index) and self.led(page, index, 0, set())

    def led(self, page: Page, index: int, at: int, failed: set[tuple[int, int]]) -> bool:
        """Whether the parts from `at` on stand before an element; `failed` is what was tried in vain."""
        if at == len(self.before):
            return True
        if (index, at) in failed:
            return False
        combinator, part = self.before[at]
        for other in islice(before(page, index, combinator), ABOVE):
            if part.fits(page, other) and self.led(page, other, at + 1, failed):
                return True
        failed.add((index, at))
        return False


def before(page: Page, index: int, combinator: str) -> Iterator[int]:
    """The elements that a combinator leads to."""
    parent = page.elements[index].parent
    if combinator == ">":
        if parent >= 0:
            yield parent
    elif combinator == " ":
        while parent >= 0:
            yield parent
            parent = page.elements[parent].parent
    else:
        from cleaner.sites.tree import children

        siblings = []
        for sibling in children(page, parent):
            if sibling >= index:
                break
            siblings.append(sibling)
        yield from siblings[-1:] if combinator == "+" else reversed(siblings)


def is_child(page: Page, index: int, which: str) -> bool:
    """Whether an element is the first or the last one of its parent."""
    element = page.elements[index]
    if which == "first-child":
        return index == element.parent + 1
    return element.parent < 0 or max(element.end, index + 1) >= page.elements[element.parent].end


def holds(found: str, op: str, value: str) -> bool:
    """Whether the value of an attribute is as asked for."""
    if not op:
        return True
    if op == "=":
        return found == value
    if not value:
        return False
    if op == "~=":
        return value in found.split()
    if op == "|=":
        return found == value or found.startswith(f"{value}-")
    return found.startswith(value) if op == "^=" else found.endswith(value) if op == "$=" else value in found


def parse_css(text: str) -> list[Css]:
    """The selectors of a text with commas.  Raises ValueError, naming what cannot be read."""
    return [parse_one(alternative) for alternative in alternatives(text)]


def alternatives(text: str) -> Iterator[str]:
    """The parts of a text between commas that stand in no bracket or quotation."""
    depth, quote, start = 0, "", 0
    for at, char in enumerate(text):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        elif char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char == "," and depth == 0:
            yield text[start:at]
            start = at + 1
    yield text[start:]


def parse_one(text: str) -> Css:
    """One selector."""
    rest = text.strip()
    if not rest:
        raise ValueError("an empty selector")
    parts: list[Part] = []
    combinators: list[str] = []
    while True:
        part, rest = parse_part(rest, text)
        parts.append(part)
        if not rest.strip():
            break
        match = COMBINATOR.match(rest)
        if match is None:
            raise ValueError(f"cannot read {rest!r} in the selector {text.strip()!r}")
        combinators.append(match[1] or " ")
        rest = rest[match.end() :]
    return Css(parts[-1], tuple(zip(combinators[::-1], parts[-2::-1], strict=True)))


def parse_part(rest: str, text: str) -> tuple[Part, str]:
    """A compound at the beginning of `rest`, and what follows it."""
    tag = identity = child = ""
    classes: list[str] = []
    attrs: list[tuple[str, str, str]] = []
    nots: list[Part] = []
    start = rest
    while match := PIECE.match(rest):
        if match["tag"] is not None:
            if rest is not start:
                break
            tag = "" if match["tag"] == "*" else match["tag"].lower()
        elif match["cls"]:
            classes.append(match["cls"].replace("\\", ""))
        elif match["id"]:
            identity = match["id"]
        elif match["attr"]:
            value = next((match[name] for name in ("dq", "sq", "bare") if match[name] is not None), "")
            attrs.append((match["attr"].lower(), match["op"] or "", value))
        elif match["child"]:
            child = match["child"].lower()
        else:
            for inner in alternatives(match["nots"]):
                part, after = parse_part(inner.strip(), text)
                if after:
                    raise ValueError(f"cannot read {after!r} in the selector {text.strip()!r}")
                nots.append(part)
        rest = rest[match.end() :]
    if rest is start:
        raise ValueError(f"cannot read {rest!r} in the selector {text.strip()!r}")
    return Part(tag, identity, tuple(classes), tuple(attrs), tuple(nots), child), rest


def select(page: Page, selectors: list[Css], within: range | None = None) -> list[int]:
    """The elements, in order, that one of the selectors selects."""
    where = range(len(page.elements)) if within is None else within
    return [index for index in where if any(selector.matches(page, index) for selector in selectors)]
