"""HTML -> `Page`: one walk over Lexbor's tree that makes containers and runs of inline content.

A block is a run of text and inline elements between two block-level boundaries, as a browser lays it out; `<br>` ends
one too.  Elements that are not shown (script, style, `hidden`, `display: none`) give no block.
"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from cleaner.model import Element, Page
from cleaner.parse.inline import Run, blocks_of_run

INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "nobr",
        "q",
        "ruby",
        "rb",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
UNSHOWN = ("script", "style", "svg", "template", "iframe", "noembed", "noframes", "canvas", "object", "audio", "video")
STRONG = frozenset(("b", "strong"))
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
EMPTY: dict[str, str | None] = {}
JSON_LD = 'script[type="application/ld+json" i]'


def parse_html(text: str, url: str | None = None) -> Page:
    """The page of an HTML text; `url` is where it was saved from, if known.

    Malformed markup gives the tree that a browser would build (HTML Living Standard, 13.2).
    """
    tree = LexborHTMLParser(text)
    page = Page(media="html", blocks=[], base=url)
    read_head(tree, page)
    root = tree.root
    if root is None:
        return page
    tree.strip_tags(list(UNSHOWN), recursive=True)
    Walker(page).walk(root)
    return page


def read_head(tree: LexborHTMLParser, page: Page) -> None:
    """Fill what the page says of itself: title, language, metadata, base, JSON-LD."""
    root = tree.root
    if root is not None and root.tag == "html":
        page.language = (root.attributes.get("lang") or root.attributes.get("xml:lang") or "").strip() or None
    for node in tree.css("title, meta, link[rel], base[href]" + ", " + JSON_LD):
        tag = node.tag
        if tag == "script":
            page.data.append(node.text() or "")
            continue
        if tag == "title":
            parent = node.parent
            if page.title is None and parent is not None and parent.tag in ("head", "body", "html"):
                page.title = " ".join(CONTROL.sub(" ", node.text() or "").split()) or None
            continue
        attributes = node.attributes
        if tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            content = attributes.get("content")
            if name and content:
                page.meta.setdefault(name.strip().lower(), content.strip())
            if (attributes.get("http-equiv") or "").lower() == "content-language" and content and not page.language:
                page.language = content.split(",")[0].strip()
        elif tag == "link":
            href = attributes.get("href")
            for rel in (attributes.get("rel") or "").lower().split():
                if href:
                    page.meta.setdefault("link:" + rel, href.strip())
        elif tag == "base":
            page.meta.setdefault("base", (attributes.get("href") or "").strip())


class Walker:
    """The state of the walk: the open elements, and the run of inline content being gathered."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.elements = page.elements
        self.blocks = page.blocks
        self.runs: list[Run] = []
        self.container = -1
        """Innermost open element that is not inline."""
        self.gap = 1

    def walk(self, root: LexborNode) -> None:
        """Go through the tree in document order, without recursion: pages nest a million levels deep."""
        elements, runs = self.elements, self.runs
        ids = [0]
        """Of each open element, its address in the parser, which tells where the next node belongs."""
        opened = [-1]
        """Of each open element, its index; the lists run in step with `states`."""
        states: list[tuple[int, int, bool, str | None, int]] = [(-1, -1, False, None, 0)]
        """Container, outermost inline element below it, bold, link, 1 hidden or 2 preformatted."""
        for node in root.traverse(include_text=True):
            tag = node.tag
            parent = node.parent
            above = parent.mem_id if parent is not None else 0
            while len(ids) > 1 and ids[-1] != above:
                ids.pop()
                self.close(opened.pop())
                states.pop()
            container, top, strong, href, mode = states[-1]
            if tag == "-text":
                if mode == 1:
                    continue
                text = node.text_content
                if text:
                    runs.append(Run(text, top, strong, href, mode == 2))
                continue
            if tag is None or tag[0] == "-":
                continue
            if tag == "br":
                if mode != 1:
                    runs.append(Run("\n", top, strong, href, True, True))
                continue
            attrs = node.attributes or EMPTY
            index = len(elements)
            inline = tag in INLINE
            if not inline:
                self.flush(container)
            elements.append(Element(tag, opened[-1], attrs, len(ids) - 1, len(self.blocks)))
            ids.append(node.mem_id)
            opened.append(index)
            if tag == "head" or (attrs and mode != 1 and hidden(tag, attrs)):
                mode = 1
            if inline:
                if tag == "a":
                    href = attrs.get("href") or href
                elif tag in STRONG:
                    strong = True
                elif tag == "time":
                    runs.append(Run("", top if top >= 0 else index, strong, href, False, False, attrs.get("datetime")))
                states.append((container, top if top >= 0 else index, strong, href, mode))
            else:
                if tag == "hr":
                    self.gap = 2
                elif tag == "pre" and mode == 0:
                    mode = 2
                states.append((index, -1, strong, href, mode))
        while len(opened) > 1:
            self.close(opened.pop())
        self.flush(-1)

    def close(self, index: int) -> None:
        """Leave an element: what was gathered in it becomes blocks if it is a container."""
        element = self.elements[index]
        if element.tag not in INLINE:
            self.flush(index)
        element.last = len(self.blocks)
        element.end = len(self.elements)

    def flush(self, container: int) -> None:
        """Make blocks of the inline content gathered so far, which stands in `container`."""
        if not self.runs:
            return
        self.gap = blocks_of_run(self.page, self.runs, container, self.gap)
        self.runs.clear()


def hidden(tag: str, attrs: dict[str, str | None]) -> bool:
    """Whether a browser would not show the element; `body` is always taken for shown: scripts reveal it."""
    if tag in ("html", "body"):
        return False
    if "hidden" in attrs and attrs["hidden"] != "until-found":
        return True
    style = attrs.get("style")
    return style is not None and HIDDEN_STYLE.search(style) is not None


def ancestors(page: Page, element: int) -> Iterator[int]:
    """Indices of the containers of an element, itself first, the root last."""
    while element >= 0:
        yield element
        element = page.elements[element].parent
