"""What a feed says: RSS 0.9 to 2.0, RDF Site Summary 1.0 and Atom, read by expat.

https://www.rssboard.org/rss-specification, RFC 4287.
"""

import html
import re
from xml.parsers import expat

from msgspec import Struct, field

from cleaner.patterns import lazy

ATOM = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
MEDIA = ("http://search.yahoo.com/mrss/", "http://search.yahoo.com/mrss")
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
BURNER = "http://rssnamespace.org/feedburner/ext/1.0"
PLAIN = ("", "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/", "http://backend.userland.com/rss2")
"""Namespaces of RSS."""
PARTS = {
    **{f"{space} title": "title" for space in (*PLAIN, *ATOM)},
    **{f"{space} link": "link" for space in (*PLAIN, *ATOM)},
    **{f"{space} description": "summary" for space in PLAIN},
    **{f"{space} {name}": "summary" for space in ATOM for name in ("summary", "subtitle", "tagline")},
    **{f"{space} content": "body" for space in ATOM},
    **{f"{space} {name}": "published" for space in ATOM for name in ("published", "issued", "created")},
    **{f"{space} {name}": "updated" for space in ATOM for name in ("updated", "modified")},
    **{f"{space} pubDate": "published" for space in PLAIN},
    **{f"{space} author": "author" for space in PLAIN},
    **{f"{space} category": "tag" for space in (*PLAIN, *ATOM)},
    **{f"{space} source": "source" for space in PLAIN},
    **{f"{space} guid": "guid" for space in PLAIN},
    **{f"{space} enclosure": "image" for space in PLAIN},
    **{f"{space} language": "language" for space in PLAIN},
    f"{CONTENT} encoded": "body",
    f"{DC} creator": "author",
    f"{DC} date": "published",
    f"{DC} subject": "tag",
    f"{DC} publisher": "source",
    f"{DC} language": "language",
    f"{ITUNES} image": "image",
    f"{BURNER} origLink": "own",
    **{f"{space} {name}": "image" for space in MEDIA for name in ("thumbnail", "content")},
}  # fmt: skip
"""Namespace and name of an element -> the part of an entry that it is."""
NAMES = frozenset(f"{space} name" for space in ATOM)
PEOPLE = frozenset(f"{space} {name}" for space in ATOM for name in ("author", "contributor"))
ORIGINS = frozenset(f"{space} source" for space in ATOM)
"""Atom's copy of what feed an entry is from, with a title of its own."""
ENTRIES = frozenset([*(f"{space} item" for space in PLAIN), *(f"{space} entry" for space in ATOM)])

TAGGED = lazy(r"<[a-zA-Z/!]|&(?:#\d+|#x[\da-fA-F]+|\w+);")
MAILED = lazy(r"\s*[^\s()@]+@[^\s()]+(?:\s*\(([^()]*)\))?\s*")


class Entry(Struct):
    """What a feed says of one entry, or of itself."""

    title: str = ""
    """Plain text, as all that is not told otherwise."""
    link: str = ""
    guid: str = ""
    own: str = ""
    """The address that `link` leads to by a detour that counts readers."""
    summary: str = ""
    """HTML, as is `body`."""
    body: str = ""
    published: str = ""
    updated: str = ""
    authors: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    source: str = ""
    image: str = ""
    language: str = ""

    @property
    def address(self) -> str:
        """Where the entry leads."""
        return self.own or self.link or (self.guid if self.guid.startswith(("http://", "https://")) else "")


class Open(Struct):
    """An element that is being read."""

    part: str
    kind: str = ""
    """Its `type`."""
    said: list[str] = field(default_factory=list)
    depth: int = 0
    """Elements of XHTML that are open in it."""


class Reader:
    """Collects the entries of a feed while expat reads it."""

    def __init__(self) -> None:
        self.feed = Entry()
        self.entries: list[Entry] = []
        self.entry = self.feed
        self.open: Open | None = None
        self.within: list[str] = []
        """Names of elements that are open."""

    def read(self, text: str) -> str:
        """Read a whole feed; what is wrong with it, empty where nothing is."""
        parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        try:
            parser.Parse(
                text.encode("utf-8", "replace"), False
            )  # What it has read of a text comes with the end of a call.
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            if self.open is not None:
                self.close(self.open, "".join(self.open.said))
            return f"line {error.lineno}: {expat.ErrorString(error.code)}"
        return ""

    def start(self, name: str, attrs: dict[str, str]) -> None:
        """An element begins."""
        if self.open is not None:  # XHTML of Atom, or markup that somebody forgot to escape
            self.open.said.append(tag(name, attrs))
            self.open.depth += 1
            return
        above = self.within[-1] if self.within else ""
        name = name if " " in name else f" {name}"
        self.within.append(name)
        if name in ENTRIES:
            self.entry = Entry()
            self.entries.append(self.entry)
        part = PARTS.get(name, "")
        if name in NAMES and above in PEOPLE:
            part = "author"
        elif above in ORIGINS:
            part = "source" if part == "title" else ""
        elif local(above) in ("image", "textInput", "textinput"):  # the feed's own picture, which has a title, too
            part = ""
        if not part:
            return
        if part in ("link", "image", "tag"):
            self.attribute(part, attrs)
        self.open = Open(part, kind_of(attrs.get("type", "")))

    def attribute(self, part: str, attrs: dict[str, str]) -> None:
        """What the attributes of an element say."""
        entry = self.entry
        if part == "tag":
            if attrs.get("term"):
                add(entry.tags, attrs.get("label") or attrs["term"])
        elif part == "link":
            if attrs.get("rel", "alternate") == "alternate" and not entry.link:
                entry.link = attrs.get("href", "").strip()
        elif not entry.image:
            kind = attrs.get("medium") or attrs.get("type", "image")
            url = attrs.get("url") or attrs.get("href", "")
            entry.image = url.strip() if kind.startswith("image") else ""

    def text(self, said: str) -> None:
        """Words."""
        if self.open is not None:
            marked = self.open.kind == "xhtml" or self.open.depth
            self.open.said.append(html.escape(said, quote=False) if marked else said)

    def end(self, name: str) -> None:
        """An element ends."""
        if self.open is not None and self.open.depth:
            self.open.depth -= 1
            self.open.said.append(f"</{local(name)}>")
            return
        name = self.within.pop()
        if self.open is not None:
            self.close(self.open, "".join(self.open.said))
            self.open = None
        if name in ENTRIES:
            self.entry = self.feed

    def close(self, element: Open, said: str) -> None:
        """Note what a whole element says."""
        entry, part, known = self.entry, element.part, said.strip()
        if not known:
            return
        if part in ("summary", "body"):
            told = known if element.kind in ("html", "xhtml") else of_any(known)
            if part == "body" or not entry.summary:
                setattr(entry, part, told)
        elif part == "author":
            mailed = MAILED.fullmatch(known)
            add(entry.authors, plain((mailed[1] or "") if mailed else known))
        elif part == "tag":
            add(entry.tags, plain(known))
        elif part == "title":
            entry.title = entry.title or plain(known)
        elif part in ("link", "image"):
            if part == "link" and not entry.link:
                entry.link = known
        elif not getattr(entry, part):
            setattr(entry, part, plain(known) if part == "source" else known)


def local(name: str) -> str:
    """The name of an element without its namespace."""
    return name.rpartition(" ")[2]


def tag(name: str, attrs: dict[str, str]) -> str:
    """The start tag of an element of XHTML."""
    said = "".join(f' {local(key)}="{html.escape(value)}"' for key, value in attrs.items())
    return f"<{local(name)}{said}>"


def kind_of(said: str) -> str:
    """What a `type` says of an element's content: text, html, xhtml, or nothing."""
    return {"text/html": "html", "application/xhtml+xml": "xhtml", "text/plain": "text"}.get(said, said)


def add(found: list[str], name: str) -> None:
    """One more, said once."""
    if name and name not in found:
        found.append(name)


def plain(said: str) -> str:
    """The words of a string that may hold markup."""
    if TAGGED.search(said):
        from cleaner.parse.serialised import tree_of

        body = tree_of(said).body
        said = body.text() if body is not None else ""
    return " ".join(said.split())


def of_any(said: str) -> str:
    """HTML of a description, which may be plain text."""
    if TAGGED.search(said):
        return said
    return "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in re.split(r"\n\s*\n", said) if part.strip())
