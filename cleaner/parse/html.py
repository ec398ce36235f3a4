"""HTML -> `Page`: one walk over Lexbor's tree that makes containers and runs of inline content.

A block is a run of text and inline elements between two block-level boundaries, as a browser lays it out; `<br>` ends
one too.  Elements that are not shown (script, style, `hidden`, `display: none`) give no block.
"""

from collections.abc import Iterator
from typing import Final

from cleaner.attributes import attributes, reader, unescape
from cleaner.model import TIMES, Element, Page
from cleaner.parse.bare import may_lack
from cleaner.parse.covers import uncover
from cleaner.parse.inline import BREAK, blocks_of_run
from cleaner.parse.joined import KEPT, STRONG, Run, squeeze
from cleaner.parse.panels import opens
from cleaner.parse.serialised import FOREIGN, RAW, STRIPPED, VOID, comment, mended, pieces, tree_of
from cleaner.parse.streamed import STREAMED, in_place
from cleaner.patterns import lazy

INLINE = [
    "abbr",
    "acronym",
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
    "sub",
    "sup",
    "tt",
    "u",
    "var",
]
UNSHOWN = ("canvas", "object", "audio", "video")
"""Not shown either, but without text that is written raw: see `STRIPPED`."""
HIDDEN_STYLE = lazy(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)")
"""In lower case."""
JSON_LD = 'script[type="application/ld+json" i]'

# What the walk does at a start tag: containers up to 0, inline elements up to TIME.
CONTAINER: Final = 0
PREFORMATTED: Final = -1
TITLE: Final = -2
HEAD: Final = -3
SPAN: Final = 1
LINK: Final = 2
BOLD: Final = 3
TIME: Final = 4
LINE: Final = 5
ABOUT: Final = 7
EMPTY: Final = 8
UNSEEN: Final = 9
UNREADABLE: Final = 10
DOES: Final[dict[str, int]] = {
    **dict.fromkeys(INLINE, SPAN), **dict.fromkeys(VOID, EMPTY), **dict.fromkeys(UNSHOWN, UNSEEN),
    **dict.fromkeys(RAW, UNREADABLE), "a": LINK, "b": BOLD, "strong": BOLD, **dict.fromkeys(TIMES, TIME), "br": LINE,
    "meta": ABOUT, "link": ABOUT, "base": ABOUT, "pre": PREFORMATTED, "title": TITLE, "head": HEAD,
}  # fmt: skip
DOES_MENDED: Final = {name: does for name, does in DOES.items() if does != UNREADABLE} | {FOREIGN + "wbr": SPAN}

HIDDEN: Final = 4
"""The third of what text inherits from the elements around it: see `STRONG`."""


BARE: Final = 300
"""Characters below which a page shows next to nothing: what frameworks send hidden, for a script to reveal, is its text."""
WAITS: Final = "until-found"
"""The value of `hidden` that searching reveals."""
RESOURCES = frozenset(
    ["stylesheet", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "icon", "apple-touch-icon"]
)
"""Relations of <link> that say what to load, not what the page is: most links of most pages."""
href_of, rel_of, datetime_of, style_of = reader("href"), reader("rel"), reader("datetime"), reader("style")


class UnreadableError(Exception):
    """The serialised tree must be mended before it can be read."""


def parse_html(text: str | bytes, url: str | None = None, *, markup: bool = False) -> Page:
    """The page of an HTML text, or its UTF-8; `url` is where it was saved from, if known; `markup`: with `Page.spans`.

    Malformed markup gives the tree that a browser would build (HTML Living Standard, 13.2).
    """
    tree = tree_of(text)
    if any((sign in text) if isinstance(text, str) else (sign.encode() in text) for sign in STREAMED):
        in_place(tree)
    data = [node.text() or "" for node in tree.css(JSON_LD)]
    tree.strip_tags(STRIPPED, recursive=True)
    try:
        page = page_of(pieces(tree), DOES, url, data, markup=markup)
        return with_unseen(page, text, url) if may_lack(page, text) else page
    except (UnreadableError, IndexError):
        # Hostile, or of another age.  IndexError: an end tag too many, that of a foreign element taken for a void one.
        return page_of(mended(tree), DOES_MENDED, url, data, markup=markup)


def with_unseen(page: Page, text: str | bytes, url: str | None) -> Page:
    """The page with the article that it has and does not show, if there is one."""
    from cleaner.parse.embedded import completed

    whole = text if isinstance(text, str) else text.decode("utf-8", "replace")
    return completed(page, whole, lambda parts: page_of(parts, DOES, url, page.data, markup=page.spans is not None))


def page_of(parts: list[str], table: dict[str, int], url: str | None, data: list[str], *, markup: bool = False) -> Page:
    """The page of a serialised tree (see `pieces`); `data` is its JSON-LD.  Raises what `walk` raises."""
    page = Page(media="html", blocks=[], base=url, data=data, spans={} if markup else None)
    if parts:
        root = attributes(parts[0].partition(" ")[2])
        page.language = (root.get("lang") or root.get("xml:lang") or "").strip() or None
    walk(page, iter(parts), table)
    uncover(page)
    shown = sum(len(block.text) for block in page.blocks)
    if shown < BARE:
        revealed = Page(media="html", blocks=[], base=url, data=data, language=page.language)
        revealed.spans = {} if markup else None
        walk(revealed, iter(parts), table, reveal=True)
        if sum(len(block.text) for block in revealed.blocks) > shown + 2 * BARE:
            revealed.warnings.append("nearly all text is hidden until a script shows it; it was read as if shown")
            return revealed
    return page


def walk(page: Page, parts: Iterator[str], table: dict[str, int], *, reveal: bool = False) -> None:
    """Go through the tree in document order, without recursion: pages nest a million levels deep.

    `table` is `DOES` or `DOES_MENDED`; with `reveal`, hidden elements are read like others.  Raises UnreadableError and IndexError where `parts` must be mended.
    """
    elements, blocks = page.elements, page.blocks
    runs: list[Run] = []
    opened: list[tuple[Element, int, int, int, int, str | None]] = []
    """Each open element, with what `parent` ... `href` were before it."""
    parent = container = top = -1
    """Innermost open element, innermost that is not inline, and outermost inline element below that."""
    style, href = 0, None
    panels: list[Element] = []
    gap, made, number = 1, 0, 0
    """`made` blocks, `number` elements so far."""
    for part in parts:
        text, _, tag = part.partition("<")
        if text and style < HIDDEN and (runs or not text.isspace() or style >= KEPT):
            runs.append((unescape(text) if "&" in text else text, top, style, href, None, parent))
        if tag[0] == "/":
            if runs and top < 0:
                gap = blocks_of_run(page, runs, container, gap)
                made = len(blocks)
                runs.clear()
            element, parent, container, top, style, href = opened.pop()
            element.last = made
            element.end = number
            continue
        name, _, raw = tag.partition(" ")
        does = table.get(name, CONTAINER)
        if does <= CONTAINER:
            if name < "A":
                if name[0] == "!":
                    comment(tag, parts)
                continue
            if runs:
                gap = blocks_of_run(page, runs, container, gap)
                made = len(blocks)
                runs.clear()
            element = Element(name, parent, raw, len(opened), made)
            elements.append(element)
            if does == TITLE and 0 < len(opened) <= 2 and elements[parent].tag in ("html", "head", "body"):
                # All that it holds is one text.
                words = unescape(next(parts).partition("<")[0])
                page.title = page.title or squeeze(words) or None
                if words and style < HIDDEN and not hidden(name, raw):
                    gap = blocks_of_run(page, [(words, -1, style, href, None, -1)], number, gap)
                    made = len(blocks)
                number += 1
                element.last, element.end = made, number
                continue
            opened.append((element, parent, container, top, style, href))
            parent = container = number
            top = -1
            if does == HEAD:
                style |= HIDDEN
            elif does == PREFORMATTED:
                style |= KEPT
        elif does <= TIME:
            element = Element(name, parent, raw, len(opened), made)
            elements.append(element)
            opened.append((element, parent, container, top, style, href))
            parent = number
            if top < 0:
                top = number
            if does == LINK:
                href = href_of(raw) or href
            elif does == BOLD:
                style |= STRONG
            elif does == TIME:
                if runs and runs[-1][1] == top and elements[runs[-1][5]].tag == "time":
                    runs.append(BREAK)  # when it was published and when changed: style sheets show one of them
                runs.append(("", top, style, href, datetime_of(raw), number))
        elif does == LINE:
            if style < HIDDEN:
                runs.append(BREAK)
            continue
        elif does <= EMPTY:
            if runs and name != "wbr":
                gap = blocks_of_run(page, runs, container, gap)
                made = len(blocks)
                runs.clear()
            elements.append(Element(name, parent, raw, len(opened), made, made, number + 1))
            number += 1
            if does == ABOUT:
                tell(page, name, raw)
            elif name == "hr":
                gap = 2
            continue
        elif does == UNSEEN:
            skip(page, parts, table)
            continue
        else:
            raise UnreadableError(name)
        number += 1
        if raw and style < HIDDEN and not reveal and ("hidden" in raw or 'style="' in raw) and hidden(name, raw):
            if PREFORMATTED <= does <= CONTAINER and opens(elements, container):
                panels.append(elements[container])
            else:
                style |= HIDDEN
    if read := sum(panel.last > panel.first for panel in panels):
        page.warnings.append(f"hidden panels that open on a click (tabs, answers) were read as if open: {read}")


def skip(page: Page, parts: Iterator[str], table: dict[str, int]) -> None:
    """Pass over what stands in an element that is not shown, up to its end; metadata is read."""
    depth = 1
    for part in parts:
        tag = part.partition("<")[2]
        if tag[0] == "/":
            depth -= 1
            if not depth:
                return
            continue
        name, _, raw = tag.partition(" ")
        does = table.get(name, CONTAINER)
        if does == ABOUT:
            tell(page, name, raw)
        elif does == UNREADABLE:
            raise UnreadableError(name)
        elif name[0] == "!":
            comment(tag, parts)
        elif name not in VOID and name[0] != "?":
            depth += 1


def tell(page: Page, name: str, raw: str) -> None:
    """Enter what a <meta>, <link> or <base> says of the page; the first to say something is right."""
    if name == "link":
        if rel_of(raw) in RESOURCES:
            return
        given = attributes(raw)
        href = given.get("href")
        if href:
            for rel in given.get("rel", "").lower().split():
                page.meta.setdefault("link:" + rel, href.strip())
        return
    given = attributes(raw)
    if name == "meta":
        key = given.get("property") or given.get("name") or given.get("itemprop")
        content = given.get("content")
        if key and content:
            page.meta.setdefault(key.strip().lower(), content.strip())
        if content and not page.language and given.get("http-equiv", "").lower() == "content-language":
            page.language = content.split(",")[0].strip()
    elif "href" in given:
        page.meta.setdefault("base", given["href"].strip())


def hidden(tag: str, raw: str) -> bool:
    """Whether a browser would not show an element; `body` is always taken for shown: scripts reveal it."""
    if tag in ("html", "body"):
        return False
    if (raw.startswith('hidden="') or ' hidden="' in raw) and attributes(raw).get("hidden", WAITS) != WAITS:
        return True
    style = style_of(raw)
    if not style:
        return False
    style = style.lower()
    return ("none" in style or "hidden" in style) and HIDDEN_STYLE.search(style) is not None
