"""Lexbor's tree as its serialisation: the same tree, at a fraction of what it costs to visit each node from Python.

The serialisation is canonical: every element that is not void is closed, attributes are ` name="value"`, and "<", ">",
"&", U+00A0 (and the quotation mark, in values) are escaped in text and values.  So ">" ends a tag wherever it stands,
and "<" begins one unless it stands inside a tag: names may hold it (`<a<b>`).  Three things are not so: comments, elements
whose text is written raw, and elements of MathML that share the name of a void element of HTML.
"""

from collections.abc import Iterator

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from cleaner.patterns import lazy

STRIPPED = ["script", "style", "svg", "template", "iframe"]
"""Common elements whose text is raw, nests too deep to be serialised (template) or is not text.  None is shown."""
UNSHOWN_RAW = ["noembed", "noframes"]
SHOWN_RAW = ["xmp", "plaintext"]
RAW = frozenset((*UNSHOWN_RAW, *SHOWN_RAW))
"""Elements whose text is written raw, too rare to look for them in each tree."""
VOID = frozenset(
    [
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
"""Elements of HTML that are written without an end tag (Lexbor's list)."""
COMMENT = "!----"
"""An empty one."""
FOREIGN = "math:"
"""Before the name of an element of MathML that is named like a void element of HTML, but is closed."""

OPEN_FRAME = lazy(r"(<iframe\b[^<>]*>)(?=\s*</noscript)")
"""`<iframe ... />` in `<noscript>`, as programs write it that take HTML for XML."""
OPEN_FRAME_BYTES = lazy(rb"(<iframe\b[^<>]*>)(?=\s*</noscript)")
"""The same in UTF-8."""


def tree_of(html: str | bytes) -> LexborHTMLParser:
    """The tree of a text, or of its UTF-8, that a browser would build without scripts (HTML Living Standard, 13.2).

    Without mutation events: all that they do while a page is parsed is to copy the chosen option of a select.
    But a frame for readers without scripts that nothing closes would hold the rest of the page as its raw text, where to a browser
    with scripts it is no element at all; so it is closed.
    """
    if isinstance(html, str):
        html = OPEN_FRAME.sub(r"\1</iframe>", html)
    else:
        html = OPEN_FRAME_BYTES.sub(rb"\1</iframe>", html)
    return LexborHTMLParser(html, options=LexborDocumentOptions.WO_EVENTS.value)


def pieces(tree: LexborHTMLParser) -> list[str]:
    """The stripped tree as pieces `text<tag`: a text, then "/name", "name" or `name attribute="value"`.

    Comments ("!--...--") and processing instructions ("?...") are tags as well.  A comment that holds ">" is several
    pieces: it ends with the first that ends in "--".
    """
    root = tree.root
    html = root.html if root is not None else ""
    if html is None:
        raise MemoryError("the tree cannot be serialised")
    found = html.split(">")
    found.pop()
    return found


def comment(tag: str, parts: Iterator[str]) -> None:
    """Pass over the rest of a comment that begins with `tag`."""
    if not tag.endswith("--") or len(tag) < len(COMMENT):
        for part in parts:
            if part.endswith("--"):
                return


def mended(tree: LexborHTMLParser) -> list[str]:
    """`pieces` of a tree that cannot be read as it is: raw text escaped, foreign elements told from void ones.

    The latter have `FOREIGN` before their names, so that each name is either; comments are empty.
    """
    escape_raw(tree)
    found: list[str] = []
    parts = iter(pieces(tree))
    for part in parts:
        text, _, tag = part.partition("<")
        if tag[0] == "!":
            comment(tag, parts)
            tag = COMMENT
        found.append(f"{text}<{tag}")
    # From the end to the beginning a start tag belongs to the innermost end tag that is still without one.
    ends: list[str] = []
    for at in range(len(found) - 1, -1, -1):
        text, _, tag = found[at].partition("<")
        name = tag.partition(" ")[0]
        if name[0] == "/":
            ends.append(name[1:])
        elif name not in VOID and name[0] not in "!?":
            ends.pop()
        elif ends and ends[-1] == name:
            ends.pop()
            found[at] = f"{text}<{FOREIGN}{tag}"
    return found


def escape_raw(tree: LexborHTMLParser) -> None:
    """Take raw text that is not shown out of the tree, and escape raw text that is."""
    tree.strip_tags(UNSHOWN_RAW, recursive=True)
    for node in tree.css(", ".join(SHOWN_RAW)):
        child = node.first_child
        while child is not None:
            following = child.next
            if child.is_text_node:
                text = child.text_content or ""
                child.replace_with(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
            child = following
