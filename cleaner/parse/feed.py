"""Feeds: RSS 0.9 to 2.0, RDF Site Summary 1.0, Atom and JSON Feed, read as a page whose entries are its articles.

What a feed says of an entry is written as a serialised tree with classes of this module's own, so that everything after it is
as for other pages.  What holds markup itself (`description`, `content:encoded`, `content type="html"`) is parsed alone, and its
tree put in its place: no tag of one entry closes anything of another.

One of XML that is not well-formed is mended where that takes no guessing (bare ampersands, entities of HTML, control characters);
else the entries before the fault are given, with a warning.
"""

import html
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

from msgspec.json import encode

from cleaner.model import Page
from cleaner.parse.feed_reader import Entry, Reader, plain
from cleaner.patterns import lazy

MARK = "cleaner-feed-"
"""What the classes of this module begin with."""
BROKEN = lazy(r"<!\[CDATA\[.*?\]\]>|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)(\w+;)?", re.DOTALL)
CONTROLS = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
DECLARED = lazy(r"\s*<\?xml[^>]*\?>")


def mended(text: str) -> str:
    """A text with what feeds are most often broken by made good."""

    def right(found: re.Match[str]) -> str:
        if found[0].startswith("<"):
            return found[0]
        return html.escape(html.unescape(found[0]), quote=False)

    return BROKEN.sub(right, CONTROLS.sub("", text))


def parse_feed(text: str, url: str | None, *, markup: bool = False) -> Page:
    """The page of a feed: `Page.entries` are the elements of its entries.  `url` is where it was saved from, if known.

    A feed that breaks off before its first entry ends is read as any page is.
    """
    from cleaner.parse.feed_json import read_json_feed
    from cleaner.parse.html import DOES_MENDED, page_of, parse_html
    from cleaner.parse.text import parse_text

    text = text.lstrip("\ufeff")
    of_json = text.lstrip().startswith("{")
    feed, said, fault = read_json_feed(text) if of_json else read_xml_feed(text)
    if fault and not said:
        return parse_text(text) if of_json else parse_html(text, url, markup=markup)
    written = "".join(serialised(feed, said))
    page = page_of(written.removesuffix(">").split(">"), DOES_MENDED, url, [], markup=markup)
    for index, element in enumerate(page.elements):
        inside = page.entries and index < page.elements[page.entries[-1]].end
        if element.tag == "article" and not inside:
            page.entries.append(index)
    changed = [
        {"@type": "Article", "headline": entry.title, "url": entry.address, "dateModified": moment(entry.updated)}
        for entry in said
        if entry.published and entry.updated not in ("", entry.published)
    ]
    if changed:
        page.data.append(encode({"@graph": changed}).decode())
    if fault:
        read = len(said)
        page.warnings.append(
            f"a feed that is no {'JSON' if of_json else 'XML'} ({fault}): entry {read} is the last that was read, perhaps not all of it"
        )
    return page


def read_xml_feed(text: str) -> tuple[Entry, list[Entry], str]:
    """The feed, its entries, and what is wrong with it, mended as far as it goes."""
    text = DECLARED.sub("", text, count=1)
    reader = Reader()
    fault = reader.read(text)
    if fault:
        first, reader = reader, Reader()
        fault = reader.read(mended(text))
        if fault and len(first.entries) > len(reader.entries):
            reader = first
    return reader.feed, reader.entries, fault


def serialised(feed: Entry, entries: list[Entry]) -> Iterator[str]:
    """The feed as Lexbor would write the tree of an HTML page (see `parse.serialised`)."""
    language = f' lang="{escaped(feed.language)}"' if feed.language else ""
    yield f"<html{language}><head><title>{escaped(feed.title)}</title>"
    yield f'<meta property="og:site_name" content="{escaped(feed.title)}">'
    if feed.address:
        yield f'<base href="{escaped(feed.address)}">'
    yield "</head><body>"
    for entry in entries:
        yield from entry_written(entry)
    yield "</body></html>"


def entry_written(entry: Entry) -> Iterator[str]:
    """An entry, each part under its class."""
    yield f'<article class="{MARK}entry">'
    title = entry.title
    if entry.source and title.endswith(f" - {entry.source}"):  # as aggregators write their entries
        title = title.removesuffix(f" - {entry.source}")
    if title:
        link = f' href="{escaped(entry.address)}"' if entry.address else ""
        yield f'<h2 class="{MARK}title"><a{link}>{escaped(title)}</a></h2>'
    if entry.image:
        yield f'<img src="{escaped(entry.image)}">'
    if entry.source:
        yield f'<p class="{MARK}source">{escaped(entry.source)}</p>'
    for name in entry.authors:
        yield f'<p class="{MARK}author">{escaped(name)}</p>'
    time = entry.published or entry.updated
    if time:
        yield f'<p><time class="{MARK}time" datetime="{escaped(moment(time))}">{escaped(time)}</time></p>'
    for name, said in parts_of(entry, title):
        if said:
            yield f'<div class="{MARK}{name}">{body_of(said)}</div>'
    if entry.tags:
        items = "".join(f"<li>{escaped(name)}</li>" for name in entry.tags)
        yield f'<ul class="{MARK}tags">{items}</ul>'
    yield "</article>"


def body_of(said: str) -> str:
    """The serialised content of the body of an HTML text."""
    from cleaner.parse.serialised import STRIPPED, mended, tree_of

    tree = tree_of(said)
    tree.strip_tags(STRIPPED, recursive=True)
    parts = [f"{part}>" for part in mended(tree)]
    first = next((at for at, part in enumerate(parts) if part.startswith(("<body>", "<body "))), -1)
    if first < 0:
        return ""
    return "".join(parts[first + 1 :]).removesuffix("</html>").removesuffix("</body>")


def escaped(said: str) -> str:
    """Text or value as a serialised tree has it."""
    return said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def parts_of(entry: Entry, title: str) -> Iterator[tuple[str, str]]:
    """Text and summary of an entry, as HTML; what says no more than its headline and its source is no text."""
    summary = entry.summary
    text = entry.body or summary
    if letters(plain(text)) in (letters(title), letters(title + entry.source), letters(entry.title)):
        text, summary = "", text
    yield "body", text
    yield "summary", summary if summary != text else ""


def letters(said: str) -> str:
    """Letters and digits alone."""
    return "".join(filter(str.isalnum, said.casefold()))


def moment(said: str) -> str:
    """A time of RFC 5322, as RSS has it, in the form of RFC 3339, and any other as it is."""
    try:
        return parsedate_to_datetime(said).isoformat()
    except (ValueError, TypeError, IndexError):
        return said
