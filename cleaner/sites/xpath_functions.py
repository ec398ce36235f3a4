"""The functions of XPath 1.0: name -> fewest and most arguments, and what they do."""

import math
import operator
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from cleaner.model import Page

SAME: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
MANY = 99


class Evaluation(Protocol):
    """What functions ask of the evaluation that calls them: `cleaner.sites.xpath.XPath`."""

    page: Page

    def nodes(self, value: Any) -> list[Any]:
        """A value that must be nodes; anything else is none."""
        ...

    def string(self, value: Any) -> str:
        """The string value of a value or a node."""
        ...

    def along(self, node: Any, axis: str) -> Iterator[Any]:
        """The nodes of an axis, nearest first."""
        ...


def said(xpath: Evaluation, node: Any, given: tuple[Any, ...]) -> str:
    """The string of the argument, or of the context node where there is none."""
    return xpath.string(given[0] if given else node)


def name(xpath: Evaluation, node: Any, given: tuple[Any, ...]) -> str:
    """The name of the first node."""
    nodes = xpath.nodes(given[0]) if given else [node]
    if not nodes:
        return ""
    first = nodes[0]
    if isinstance(first, int):
        return xpath.page.elements[first].tag if first >= 0 else ""
    return "" if first[0] == "text" else str(first[1])


def substring(_xpath: Evaluation, text: str, start: float, length: float | None) -> str:
    """Characters by their places from 1, both rounded."""
    if math.isnan(start) or (length is not None and math.isnan(length)):
        return ""
    first = rounded(start)
    last = math.inf if length is None else first + rounded(length)
    return "".join(char for place, char in enumerate(text, 1) if first <= place < last)


def rounded(value: float) -> float:
    """To the nearest whole number, the upper one of two."""
    return value if math.isnan(value) or math.isinf(value) else math.floor(value + 0.5)


def translated(text: str, old: str, new: str) -> str:
    """Characters replaced by those at the same place, or taken out."""
    table: dict[int, str | None] = {}
    for place, char in enumerate(old):
        table.setdefault(ord(char), new[place] if place < len(new) else None)
    return text.translate(table)


def language(xpath: Evaluation, node: Any, wanted: str) -> bool:
    """Whether the nearest `lang` above is a language."""
    for one in xpath.along(node, "ancestor-or-self"):
        if isinstance(one, int) and one >= 0:
            attrs = xpath.page.elements[one].attrs
            found = (attrs.get("lang") or attrs.get("xml:lang") or "").lower()
            if found:
                return found == wanted.lower() or found.startswith(f"{wanted.lower()}-")
    return False


def identified(xpath: Evaluation, wanted: Any) -> list[int]:
    """The elements of these ids."""
    names = " ".join(map(xpath.string, wanted)) if isinstance(wanted, list) else xpath.string(wanted)
    ids = set(names.split())
    return [
        i for i, element in enumerate(xpath.page.elements) if "id=" in element.raw and element.attrs.get("id") in ids
    ]


FUNCTIONS: dict[str, tuple[int, int, Callable[..., Any]]] = {
    "position": (0, 0, lambda x, n, p, s: float(p)),
    "last": (0, 0, lambda x, n, p, s: float(s)),
    "count": (1, 1, lambda x, n, p, s, a: float(len(x.nodes(a)))),
    "id": (1, 1, lambda x, n, p, s, a: identified(x, a)),
    "name": (0, 1, lambda x, n, p, s, *a: name(x, n, a)),
    "local-name": (0, 1, lambda x, n, p, s, *a: name(x, n, a)),
    "string": (0, 1, lambda x, n, p, s, *a: said(x, n, a)),
    "concat": (2, MANY, lambda x, n, p, s, *a: "".join(map(x.string, a))),
    "starts-with": (2, 2, lambda x, n, p, s, a, b: x.string(a).startswith(x.string(b))),
    "ends-with": (2, 2, lambda x, n, p, s, a, b: x.string(a).endswith(x.string(b))),  # of XPath 2, and used
    "contains": (2, 2, lambda x, n, p, s, a, b: x.string(b) in x.string(a)),
    "substring-before": (2, 2, lambda x, n, p, s, a, b: x.string(a).partition(x.string(b))[0] if x.string(b) in x.string(a) else ""),
    "substring-after": (2, 2, lambda x, n, p, s, a, b: x.string(a).partition(x.string(b))[2] if x.string(b) else x.string(a)),
    "substring": (2, 3, lambda x, n, p, s, a, b, c=None: substring(x, x.string(a), x.number(b), None if c is None else x.number(c))),
    "string-length": (0, 1, lambda x, n, p, s, *a: float(len(said(x, n, a)))),
    "normalize-space": (0, 1, lambda x, n, p, s, *a: " ".join(said(x, n, a).split())),
    "translate": (3, 3, lambda x, n, p, s, a, b, c: translated(x.string(a), x.string(b), x.string(c))),
    "boolean": (1, 1, lambda x, n, p, s, a: x.truth(a)),
    "not": (1, 1, lambda x, n, p, s, a: not x.truth(a)),
    "true": (0, 0, lambda x, n, p, s: True),
    "false": (0, 0, lambda x, n, p, s: False),
    "lang": (1, 1, lambda x, n, p, s, a: language(x, n, x.string(a))),
    "number": (0, 1, lambda x, n, p, s, *a: x.number(a[0] if a else x.string(n))),
    "sum": (1, 1, lambda x, n, p, s, a: float(sum(x.number(x.string(one)) for one in x.nodes(a)))),
    "floor": (1, 1, lambda x, n, p, s, a: float(math.floor(v)) if math.isfinite(v := x.number(a)) else v),
    "ceiling": (1, 1, lambda x, n, p, s, a: float(math.ceil(v)) if math.isfinite(v := x.number(a)) else v),
    "round": (1, 1, lambda x, n, p, s, a: float(rounded(x.number(a)))),
}  # fmt: skip
