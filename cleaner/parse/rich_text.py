"""Text as content systems hand it to scripts -> HTML: a string, HTML, or a tree of paragraphs.

The trees of editors (ProseMirror, Slate, Lexical, Draft.js, Editor.js, Portable Text, Contentful) and of page builders differ in
names alone: a node has a kind, words of its own or children, and what stands together on a line is leaves of kinds that are known.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from cleaner.patterns import lazy

DEEPEST = 50
NODES = 20_000
"""Nodes of one text."""
KINDS = ("type", "_type", "nodeType", "tag", "tagName", "blockType", "kind", "name", "component", "__typename")
WORDS = (
    "text",
    "value",
    "html",
    "content",
    "innerHtml",
    "innerHTML",
    "rendered",
    "copy",
    "paragraph",
    "markdown",
    "body",
)
"""Keys of a node's own words, where they are strings."""
CHILDREN = (
    "children", "content", "content_elements", "blocks", "nodes", "root", "document", "json", "body", "paragraphs", "elements",
    "components", "sections", "items", "data", "attributes", "attrs", "props", "model", "fields", "value", "text", "html", "raw",
    "richText", "rich_text", "contents", "parts", "modules", "main",
)  # fmt: skip
"""Keys of what a node holds."""
INLINE = frozenset(
    ["", "a", "b", "bold", "br", "em", "fragment", "hard-break", "hard_break", "hardbreak", "hyperlink", "i", "inline", "italic", "leaf",
     "linebreak", "link", "mark", "mention", "span", "strong", "text", "u", "underline"]
)  # fmt: skip
OTHER = frozenset(
    ["ad", "ads", "advert", "advertisement", "audio", "button", "comment", "comments", "embed", "footer", "form", "gallery",
     "iframe", "image", "img", "menu", "nav", "newsletter", "photo", "picture", "promo", "related", "script", "share", "style",
     "video", "widget"]
)  # fmt: skip
"""Words of kinds that are no text."""
HUMP = lazy("(?<=[a-z])(?=[A-Z])")
HEADING = lazy(r"head(?:er|ing|line)|subhead|title|^h[1-6]$")
LEVEL = lazy(r"[2-6]|two|three|four|five|six")
LEVELS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
ITEM = lazy(r"list[-_ ]?item|^li$")
QUOTE = lazy(r"quote")
CODE = lazy(r"code|^pre$")
MARKUP = lazy(r"</?(?:a|b|blockquote|br|div|em|h[1-6]|i|li|ol|p|span|strong|table|u|ul)\b[^>]{0,2000}>", re.IGNORECASE)
BLOCKS = lazy(r"<(?:p|div|h[1-6]|ul|ol|li|blockquote|table|br)\b", re.IGNORECASE)
ENDS = lazy(r"[.!?…。！？\"”»）)]\s*$")
PARAGRAPH = 60
"""Characters of a leaf from which it may be a paragraph by itself."""


class Budget:
    """How many nodes may still be looked at."""

    def __init__(self, nodes: int = NODES) -> None:
        self.nodes = nodes

    def spent(self) -> bool:
        """Count one; whether it was one too many."""
        self.nodes -= 1
        return self.nodes < 0


def markup(value: Any, whole: Budget | None = None) -> str:
    """The HTML of a text of any of these forms; "" for none.  What it takes is taken from `whole`, too."""
    most = NODES if whole is None else max(min(NODES, whole.nodes), 0)
    budget = Budget(most)
    made = "".join(pieces(value, budget, 0))
    if whole is not None:
        whole.nodes -= most - max(budget.nodes, 0)
    return made


def pieces(value: Any, budget: Budget, depth: int) -> Iterator[str]:
    """Its blocks."""
    if depth > DEEPEST or budget.spent():
        return
    if isinstance(value, str):
        yield from of_string(value)
    elif isinstance(value, list):
        line = joined(value, budget, depth)
        if line:
            yield f"<p>{line}</p>"
        elif line is None:
            for one in value:
                yield from pieces(one, budget, depth + 1)
    elif isinstance(value, dict):
        yield from of_node(value, budget, depth)


def of_node(node: dict[str, Any], budget: Budget, depth: int) -> Iterator[str]:
    """The blocks of one node."""
    kind = kind_of(node)
    if not OTHER.isdisjoint(re.split(r"[\W_]+", kind)) or is_story(node):
        return
    tag = tag_of(kind, node)
    for name in CHILDREN:
        held = node.get(name)
        if not isinstance(held, list | dict) or not held:
            continue
        if isinstance(held, list):
            line = joined(held, budget, depth + 1)
            if line is not None:
                if line:
                    yield f"<{tag}>{line}</{tag}>"
                return
        found = list(pieces(held, budget, depth + 1))
        if found:
            if len(found) == 1 and tag != "p" and found[0].startswith("<p>"):
                found = [f"<{tag}>{found[0][3:-4]}</{tag}>"]
            yield from found
            return
    said = own_words(node)
    if said and not BLOCKS.search(said):
        yield f"<{tag}>{line_of(said)}</{tag}>"
    elif said:
        yield said


def joined(values: list[Any], budget: Budget, depth: int) -> str | None:
    """The markup of leaves that stand on one line; None where they are no leaves, or paragraphs themselves."""
    parts: list[str] = []
    for value in values:
        part = leaf(value, budget, depth + 1)
        if part is None:
            return None
        parts.append(part)
    whole = [part for part in parts if part.strip()]
    if (
        not any(isinstance(value, dict) for value in values)
        and not any(p != p.strip() for p in whole)
        and len(whole) > 1
    ):
        return None  # strings without a space at their ends
    full = [part for part in whole if len(part) >= PARAGRAPH and ENDS.search(part) and not part[0].isspace()]
    if len(whole) > 1 and len(full) * 2 > len(whole):
        return None
    return "".join(parts)


def leaf(value: Any, budget: Budget, depth: int) -> str | None:
    """The markup of what stands inside a line; None for what does not."""
    if depth > DEEPEST or budget.spent():
        return None
    if isinstance(value, str):
        return None if BLOCKS.search(value) or "\n\n" in value else line_of(value)
    if not isinstance(value, dict) or kind_of(value) not in INLINE:
        return None
    for name in ("children", "content", "nodes"):
        held = value.get(name)
        if isinstance(held, list):
            return joined(held, budget, depth)
    said = own_words(value)
    return line_of(said) if said and not BLOCKS.search(said) else None if said else " " if kind_of(value) else ""


def own_words(node: dict[str, Any]) -> str:
    """The words that a node has itself."""
    for name in WORDS:
        said = node.get(name)
        if isinstance(said, str) and said:
            return said
    return ""


def kind_of(node: dict[str, Any]) -> str:
    """What a node says it is, in lower case, "-" between words that only capitals part; "" where it does not."""
    for name in KINDS:
        said = node.get(name)
        if isinstance(said, str) and said:
            return HUMP.sub("-", said).lower()
    return ""


def tag_of(kind: str, node: dict[str, Any]) -> str:
    """The element of HTML that a node of this kind is."""
    style = node.get("style") if isinstance(node.get("style"), str) else ""
    said = f"{kind} {style}".lower().strip()
    if ITEM.search(said) or "listItem" in node:
        return "li"
    if HEADING.search(said) or re.search(r"\bh[1-6]\b", said):
        held = node.get("attrs") or node.get("data") or node
        level = held.get("level") if isinstance(held, dict) else None
        if type(level) is int and 2 <= level <= 6:
            return f"h{level}"
        found = LEVEL.search(said)
        return f"h{LEVELS.get(found[0]) or found[0]}" if found else "h2"
    return "blockquote" if QUOTE.search(said) else "pre" if CODE.search(said) else "p"


def is_story(node: dict[str, Any]) -> bool:
    """Whether a node is a story of its own: it has a headline and an address."""
    named = any(isinstance(node.get(name), str) for name in ("title", "headline"))
    return named and any(isinstance(node.get(name), str) for name in ("url", "href", "link", "canonicalUrl", "path"))


def of_string(text: str) -> Iterator[str]:
    """The blocks of a text: HTML as it is, else a paragraph a line."""
    if MARKUP.search(text):
        yield text if BLOCKS.search(text) else f"<p>{text}</p>"
        return
    for line in text.split("\n"):
        if line.strip():
            yield f"<p>{escape(line.strip(), quote=False)}</p>"


def line_of(text: str) -> str:
    """The markup of words within a line."""
    return text if MARKUP.search(text) else escape(text, quote=False)
