"""XPath 1.0 (W3C Recommendation, 1999) -> a tree of tuples, for `cleaner.sites.xpath` to evaluate.

All of the grammar but variables and namespaces.
"""

from typing import Any

from cleaner.patterns import lazy

TOKEN = lazy(
    r"""\s*(?:(?P<number>\d+(?:\.\d*)?|\.\d+)|(?P<string>"[^"]*"|'[^']*')|(?P<op>::|//|\.\.|!=|<=|>=|[()\[\].,@/|+=<>*-])"""
    r"""|(?P<name>[^\W\d][\w.-]*(?::(?!:)[^\W\d][\w.-]*)?))""",
)
AXES = frozenset(
    [
        "ancestor",
        "ancestor-or-self",
        "attribute",
        "child",
        "descendant",
        "descendant-or-self",
        "following",
        "following-sibling",
        "parent",
        "preceding",
        "preceding-sibling",
        "self",
    ]
)
TYPES = ("text", "node", "comment")
OPERATORS: tuple[tuple[str, ...], ...] = (
    ("or",),
    ("and",),
    ("=", "!="),
    ("<", "<=", ">", ">="),
    ("+", "-"),
    ("*", "div", "mod"),
)
NAMED = ("or", "and", "div", "mod")
DEEPEST = 60
"""How deep expressions may nest."""

Tree = tuple[Any, ...]
Token = tuple[str, str]


class XPathError(ValueError):
    """An expression that cannot be read."""


def parse(text: str) -> Tree:
    """The tree of an expression.  Raises XPathError."""
    parser = Parser(tokens(text), text)
    tree = parser.expression(0)
    if parser.at < len(parser.tokens):
        raise parser.error()
    return tree


def tokens(text: str) -> list[Token]:
    """Kind (number, string, op, name) and text of each token."""
    found: list[Token] = []
    at = 0
    text = text.rstrip()
    while at < len(text):
        match = TOKEN.match(text, at)
        if match is None:
            raise XPathError(f"cannot read {text[at:].strip()!r}")
        kind = match.lastgroup or ""
        found.append((kind, match[kind]))
        at = match.end()
    return found


class Parser:
    """Recursive descent over the tokens."""

    def __init__(self, tokens: list[Token], text: str) -> None:
        self.tokens, self.text = tokens, text
        self.at = self.depth = 0

    def error(self) -> XPathError:
        """What cannot be read, from the token that is next."""
        rest = " ".join(token for _, token in self.tokens[self.at : self.at + 6])
        return XPathError(f"cannot read {rest!r}" if rest else "the expression ends too early")

    def peek(self, ahead: int = 0) -> str:
        """The token that is next, "" at the end; strings are never taken for operators."""
        if self.at + ahead >= len(self.tokens):
            return ""
        kind, token = self.tokens[self.at + ahead]
        return token if kind in ("op", "name") else f"\0{token}"

    def accept(self, token: str) -> bool:
        """Whether a token is next; if so it is passed."""
        if self.peek() != token:
            return False
        self.at += 1
        return True

    def expect(self, token: str) -> None:
        """Pass a token that must be next."""
        if not self.accept(token):
            raise self.error()

    def expression(self, level: int) -> Tree:
        """Operators from the one that binds least on."""
        if level == len(OPERATORS):
            return self.unary()
        self.depth += level == 0
        if self.depth > DEEPEST:
            raise XPathError("the expression nests too deep")
        left = self.expression(level + 1)
        while (operator := self.peek()) in OPERATORS[level]:
            self.at += 1
            left = ("op", operator, left, self.expression(level + 1))
        self.depth -= level == 0
        return left

    def unary(self) -> Tree:
        """Minus signs, then a union."""
        minus = 0
        while self.accept("-"):
            minus += 1
        left = self.path()
        while self.accept("|"):
            left = ("union", left, self.path())
        return ("minus", left) if minus % 2 else left

    def path(self) -> Tree:
        """A location path, or something else with predicates and a path behind it."""
        kind = self.tokens[self.at][0] if self.at < len(self.tokens) else ""
        token = self.peek()
        calls = kind == "name" and self.peek(1) == "(" and token not in TYPES
        if kind in ("number", "string") or token == "(" or calls:
            start = self.primary()
            predicates = self.predicates()
            if predicates:
                start = ("filter", start, predicates)
            if self.peek() not in ("/", "//"):
                return start
            return ("path", start, self.steps())
        if token in ("/", "//"):
            if token == "/" and not self.begins_step(1):
                self.at += 1
                return ("path", ("root",), ())
            return ("path", ("root",), self.steps())
        return ("path", ("context",), (self.step(), *self.steps()))

    def begins_step(self, ahead: int) -> bool:
        """Whether what comes is a step."""
        token = self.peek(ahead)
        return token in (".", "..", "@", "*") or (token != "" and (token[0].isalpha() or token[0] == "_"))

    def steps(self) -> tuple[Tree, ...]:
        """Steps, each behind a slash or two."""
        found: list[Tree] = []
        while self.peek() in ("/", "//"):
            if self.peek() == "//":
                found.append(("descendant-or-self", "node", "", ()))
            self.at += 1
            found.append(self.step())
        return tuple(found)

    def step(self) -> Tree:
        """Axis, kind of node ("name", or a node type), name, predicates."""
        if self.accept("."):
            return ("self", "node", "", self.predicates())
        if self.accept(".."):
            return ("parent", "node", "", self.predicates())
        axis = "child"
        if self.accept("@"):
            axis = "attribute"
        elif self.peek(1) == "::":
            axis = self.peek()
            if axis not in AXES:
                raise XPathError(f"unknown axis {axis!r}")
            self.at += 2
        token = self.peek()
        if token in TYPES and self.peek(1) == "(":
            self.at += 2
            self.expect(")")
            return (axis, token, "", self.predicates())
        if not token or not (token == "*" or self.tokens[self.at][0] == "name"):
            raise self.error()
        self.at += 1
        return (axis, "name", token.lower(), self.predicates())

    def predicates(self) -> tuple[Tree, ...]:
        """What stands in brackets."""
        found: list[Tree] = []
        while self.accept("["):
            found.append(self.expression(0))
            self.expect("]")
        return tuple(found)

    def primary(self) -> Tree:
        """A literal, a call, or an expression in parentheses."""
        kind, token = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return ("number", float(token))
        if kind == "string":
            return ("string", token[1:-1])
        if token == "(":
            inner = self.expression(0)
            self.expect(")")
            return inner
        self.expect("(")
        arguments: list[Tree] = []
        if not self.accept(")"):
            arguments.append(self.expression(0))
            while self.accept(","):
                arguments.append(self.expression(0))
            self.expect(")")
        return ("call", token, tuple(arguments))
