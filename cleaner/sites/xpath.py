"""Evaluate XPath over the elements of a page: nothing but what stands there can be reached, and never for long.

A node is the index of an element, -1 for the document, (element, name) for an attribute, or ("text", block) for text: the text
nodes of an element are the blocks that stand in it and in no container below.  `lxml` would lose what is nested
deeper than 256 elements; here the tree is that of `parse.html`.
"""

import math
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from cleaner.model import Page
from cleaner.sites.tree import children, text_in
from cleaner.sites.xpath_functions import FUNCTIONS, SAME
from cleaner.sites.xpath_syntax import Tree, XPathError, parse

MOST = 500_000
"""Nodes that one expression may visit on one page."""
Node = int | tuple[Any, Any]
Value = list[Node] | str | float | bool


class TooLongError(Exception):
    """An expression that would visit too many nodes."""


@lru_cache(maxsize=4096)
def compiled(text: str) -> Tree:
    """The tree of an expression, with its functions known.  Raises XPathError."""
    tree = parse(text)
    check(tree)
    return tree


def check(tree: Any) -> None:
    """Raises XPathError for a function that there is none of, or that takes another number of arguments."""
    if not isinstance(tree, tuple):
        return
    if tree and tree[0] == "call":
        if tree[1] not in FUNCTIONS:
            raise XPathError(f"unknown function {tree[1]}()")
        low, high, _ = FUNCTIONS[tree[1]]
        if not low <= len(tree[2]) <= high:
            raise XPathError(f"{tree[1]}() takes {low if low == high else f'{low} to {high}'} arguments")
    for part in tree:
        check(part)


class XPath:
    """Evaluates expressions on one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.visited = 0
        self.own: dict[int, list[int]] | None = None

    def find(self, text: str) -> Value:
        """The value of an expression.  Raises XPathError, and TooLongError."""
        self.visited = 0
        return self.value(compiled(text), -1, 1, 1)

    def elements(self, text: str) -> list[int]:
        """The elements that an expression finds, in order.  Raises XPathError, and TooLongError."""
        found = self.find(text)
        return [node for node in found if isinstance(node, int) and node >= 0] if isinstance(found, list) else []

    def value(self, tree: Tree, node: Node, position: int, size: int) -> Value:
        """The value of an expression for a context node."""
        kind = tree[0]
        if kind in ("number", "string"):
            literal: Value = tree[1]
            return literal
        if kind == "path":
            return self.path(tree, node, position, size)
        if kind == "op":
            return self.operator(tree, node, position, size)
        if kind == "call":
            arguments = [self.value(argument, node, position, size) for argument in tree[2]]
            made: Value = FUNCTIONS[tree[1]][2](self, node, position, size, *arguments)
            return made
        if kind == "filter":
            found = self.nodes(self.value(tree[1], node, position, size))
            for predicate in tree[2]:
                found = self.kept(found, predicate)
            return found
        if kind == "union":
            both = self.nodes(self.value(tree[1], node, position, size))
            return self.ordered(both + self.nodes(self.value(tree[2], node, position, size)))
        return -self.number(self.value(tree[1], node, position, size))

    def path(self, tree: Tree, node: Node, position: int, size: int) -> Value:
        """A location path."""
        start = tree[1]
        if start[0] == "root":
            found: list[Node] = [-1]
        elif start[0] == "context":
            found = [node]
        else:
            found = self.nodes(self.value(start, node, position, size))
        for axis, kind, name, predicates in tree[2]:
            reached: list[Node] = []
            for one in found:
                matched = [other for other in self.axis(one, axis) if self.is_kind(other, kind, name, axis)]
                for predicate in predicates:
                    matched = self.kept(matched, predicate)
                reached += matched
            found = self.ordered(reached)
        return found

    def kept(self, found: list[Node], predicate: Tree) -> list[Node]:
        """The nodes, in the order of their axis, for which a predicate holds."""
        if predicate[0] == "number":
            at = predicate[1]
            return [found[int(at) - 1]] if at == int(at) and 1 <= at <= len(found) else []
        kept = []
        for position, node in enumerate(found, 1):
            self.visit()
            value = self.value(predicate, node, position, len(found))
            if (position == value) if isinstance(value, float) and not isinstance(value, bool) else self.truth(value):
                kept.append(node)
        return kept

    def visit(self, nodes: int = 1) -> None:
        """Count nodes.  Raises TooLongError."""
        self.visited += nodes
        if self.visited > MOST:
            raise TooLongError

    def axis(self, node: Node, axis: str) -> Iterator[Node]:
        """The nodes of an axis, the nearest first."""
        for found in self.along(node, axis):
            self.visit()
            yield found

    def along(self, node: Node, axis: str) -> Iterator[Node]:
        """`axis`, uncounted."""
        elements = self.page.elements
        if axis == "self":
            yield node
        elif not isinstance(node, int):
            parent: int = node[0] if node[0] != "text" else self.page.blocks[node[1]].element
            if axis == "parent":
                yield parent
            elif axis in ("ancestor", "ancestor-or-self"):
                if axis == "ancestor-or-self":
                    yield node
                yield from self.along(parent, "ancestor-or-self")
        elif axis == "attribute":
            if node >= 0:
                yield from ((node, name) for name in elements[node].attrs)
        elif axis == "child":
            yield from children(self.page, node)
            yield from (("text", block) for block in self.texts(node))
        elif axis in ("descendant", "descendant-or-self"):
            if axis == "descendant-or-self":
                yield node
            yield from range(node + 1, elements[node].end if node >= 0 else len(elements))
        elif axis == "parent":
            if node >= 0:
                yield elements[node].parent
        elif axis in ("ancestor", "ancestor-or-self"):
            at = node if axis == "ancestor-or-self" else elements[node].parent if node >= 0 else -2
            while at >= 0:
                yield at
                at = elements[at].parent
            if at == -1:
                yield -1
        elif node >= 0:
            yield from self.beside(node, axis)

    def beside(self, node: int, axis: str) -> Iterator[Node]:
        """Siblings, and all that stands before or after an element."""
        elements = self.page.elements
        if axis == "following-sibling":
            end = elements[elements[node].parent].end if elements[node].parent >= 0 else len(elements)
            at = max(elements[node].end, node + 1)
            while at < end:
                yield at
                at = max(elements[at].end, at + 1)
        elif axis == "preceding-sibling":
            yield from reversed([one for one in children(self.page, elements[node].parent) if one < node])
        elif axis == "following":
            yield from range(max(elements[node].end, node + 1), len(elements))
        else:
            above = set(self.along(node, "ancestor"))
            yield from (one for one in range(node - 1, -1, -1) if one not in above)

    def texts(self, node: int) -> list[int]:
        """The blocks that stand in a container itself."""
        if self.own is None:
            self.own = {}
            for number, block in enumerate(self.page.blocks):
                self.own.setdefault(block.element, []).append(number)
        return self.own.get(node, [])

    def is_kind(self, node: Node, kind: str, name: str, axis: str) -> bool:
        """Whether a node is of the kind that a step asks for."""
        if kind == "node":
            return True
        if kind == "text":
            return isinstance(node, tuple) and node[0] == "text"
        if kind == "comment":
            return False
        if axis == "attribute":
            return name == "*" or (isinstance(node, tuple) and node[1] == name)
        return isinstance(node, int) and node >= 0 and (name in ("*", self.page.elements[node].tag))

    def ordered(self, found: list[Node]) -> list[Node]:
        """Nodes in the order of the page, each once."""
        if len(found) < 2:
            return found
        return sorted(dict.fromkeys(found), key=self.place)

    def place(self, node: Node) -> tuple[int, int, str]:
        """Where a node stands."""
        if isinstance(node, int):
            return node, 0, ""
        if node[0] == "text":
            return self.page.blocks[node[1]].element, 2, f"{node[1]:09}"
        return node[0], 1, node[1]

    def operator(self, tree: Tree, node: Node, position: int, size: int) -> Value:
        """Two operands and what stands between."""
        _, operator, first, second = tree
        left = self.value(first, node, position, size)
        if operator in ("or", "and"):
            if self.truth(left) == (operator == "or"):
                return bool(operator == "or")
            return self.truth(self.value(second, node, position, size))
        right = self.value(second, node, position, size)
        if operator in SAME:
            return self.compared(SAME[operator], operator in ("=", "!="), left, right)
        one, two = self.number(left), self.number(right)
        if operator in ("+", "-", "*"):
            return one + two if operator == "+" else one - two if operator == "-" else one * two
        if two == 0 or math.isinf(one) or math.isnan(one) or math.isnan(two):
            return math.nan if operator == "mod" or one == 0 or math.isnan(one) else math.copysign(math.inf, one)
        return one / two if operator == "div" else math.fmod(one, two)

    def compared(self, same: Callable[[Any, Any], bool], equality: bool, left: Value, right: Value) -> bool:
        """Whether a comparison holds; of a set of nodes, for one of them."""
        if isinstance(left, bool) or isinstance(right, bool):
            one, two = self.truth(left), self.truth(right)
            return same(one, two) if equality else same(float(one), float(two))
        for first in map(self.string, left) if isinstance(left, list) else (left,):
            for second in map(self.string, right) if isinstance(right, list) else (right,):
                self.visit()
                if not equality or isinstance(first, float) or isinstance(second, float):
                    if same(self.number(first), self.number(second)):
                        return True
                elif same(first, second):
                    return True
        return False

    def nodes(self, value: Value) -> list[Node]:
        """A value that must be nodes; anything else is none."""
        return value if isinstance(value, list) else []

    def string(self, value: "Value | Node") -> str:
        """The string value of a value or a node."""
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, float):
            return "NaN" if math.isnan(value) else str(int(value)) if value == int(value) else str(value)
        if isinstance(value, list):
            return self.string(value[0]) if value else ""
        if isinstance(value, int):
            held = self.page.elements[value] if value >= 0 else None
            self.visit(1 + (held.last - held.first if held is not None else len(self.page.blocks)) // 4)
            return text_in(self.page, value)
        if isinstance(value, tuple):
            if value[0] == "text":
                return self.page.blocks[value[1]].text
            return self.page.elements[value[0]].attrs.get(value[1], "") or ""
        return value

    def number(self, value: Value) -> float:
        """The number of a value; NaN where it is none."""
        if isinstance(value, bool | float):
            return float(value)
        try:
            return float(self.string(value).strip())
        except ValueError:
            return math.nan

    def truth(self, value: Value) -> bool:
        """Whether a value counts as true."""
        if isinstance(value, float) and not isinstance(value, bool):
            return value != 0 and not math.isnan(value)
        return bool(value)
