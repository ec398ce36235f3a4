"""The types that the steps hand to each other, and the types of the output.

The first half is what a user sees: `Document` and what it holds is the JSON that is written, key by key and in
this order, and `cleaner schema` prints its JSON Schema from these very definitions.  The second half is what
flows between the steps: `Source` -> `Page` of `Block`s -> `Verdict`s -> `Article`s.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Annotated, Literal

from msgspec import Meta, Struct

from cleaner.attributes import attributes

SCHEMA_VERSION = 1

# --------------------------------------------------------------------------- output
#
# `cleaner schema` prints what these types say of themselves: `__doc__` is assigned, because `python -OO` leaves out docstrings.

Role = Literal["main", "related", "item"]
Kind = Literal["full", "teaser", "headline"]
Media = Literal["html", "text"]
CapturedFrom = Literal["now", "warc", "mhtml", "singlefile", "wayback", "httrack", "record", "page", "mtime"]

Text = Annotated[str, Meta(description="Unicode text without control characters other than newline")]
Moment = Annotated[str, Meta(description="RFC 3339: a date and time with offset, or a date alone")]


class Article(Struct, kw_only=True):
    __doc__ = """One article of a page."""

    id: Annotated[
        str,
        Meta(description="16 hexadecimal digits of SHA-256 over title and text: equal content, equal id"),
    ]
    index: Annotated[int, Meta(description="Place on the page, from 0")]
    role: Annotated[Role, Meta(description="main: what the page is about; related: beside it; item: one of a list")]
    kind: Annotated[Kind, Meta(description="full; teaser: a lead or summary; headline: nothing but a title")]
    title: Annotated[Text | None, Meta(description="The headline as printed")] = None
    text: Annotated[
        Text | None,
        Meta(description="Paragraphs joined by a blank line, without title, byline, date, credit, captions, dateline"),
    ] = None
    url: Annotated[str | None, Meta(description="Absolute where the page's URL is known")] = None
    image: Annotated[str | None, Meta(description="URL of the article's picture")] = None
    source: Annotated[Text | None, Meta(description="The publisher named for this article")] = None
    authors: Annotated[list[Text], Meta(description='Names, without "By"')] = []
    tags: Annotated[list[Text], Meta(description='Topics, without "#"')] = []
    published: Annotated[Moment | None, Meta(description="When it was published")] = None
    published_text: Annotated[Text | None, Meta(description='The words as printed, such as "16 minutes ago"')] = None
    updated: Annotated[Moment | None, Meta(description="When it was last changed")] = None
    dateline: Annotated[Text | None, Meta(description='Place and agency before the text: "BRUSSELS (Kyodo)"')] = None
    credit: Annotated[Text | None, Meta(description='Agency or holder of rights: "KYODO"')] = None
    language: Annotated[str | None, Meta(description="BCP 47 tag of this article's language")] = None
    truncated: Annotated[bool, Meta(description='The text ends in "…", "[...]" or "Read more"')] = False
    same_as: Annotated[
        str | None,
        Meta(
            description="id of the article that tells the same story first or most fully; its own id in a copy word for word"
        ),
    ] = None
    confidence: Annotated[
        float, Meta(ge=0.0, le=1.0, description="0 to 1, calibrated: of articles given 0.9, nine in ten are right")
    ] = 0.0


class PageInfo(Struct, kw_only=True):
    __doc__ = """What is known of a page as a whole."""

    path: Annotated[str, Meta(description="As given; archive.warc.gz#N or archive.zip#name for members")]
    url: Annotated[str | None, Meta(description="Where the page was saved from")] = None
    title: Annotated[Text | None, Meta(description="The title the page gives itself")] = None
    site: Annotated[Text | None, Meta(description="The name of the site")] = None
    media: Annotated[Media, Meta(description="What the content is, whatever the file is called")] = "text"
    encoding: Annotated[str | None, Meta(description="The encoding the bytes were read with, by its WHATWG name")] = (
        None
    )
    language: Annotated[str | None, Meta(description="BCP 47 tag")] = None
    captured: Annotated[Moment | None, Meta(description="When the page was saved")] = None
    captured_from: Annotated[CapturedFrom | None, Meta(description="Where `captured` was read")] = None
    sha256: Annotated[
        str, Meta(description="SHA-256 of the page's bytes, decompressed, out of its archive: 64 hex digits")
    ] = ""


class Removed(Struct):
    __doc__ = """A block, or a stretch of one, that stands in no article."""

    text: Annotated[Text, Meta(description="The words removed")]
    rule: Annotated[str, Meta(description="The rule that removed them, such as phrase:comments:en")]
    section: Annotated[str, Meta(description="The section of the page they stood in, such as main or comments")]


class Document(Struct, kw_only=True):
    __doc__ = """One page with its articles: a line of `--unit page`."""

    schema: Annotated[int, Meta(description="Version of this format")] = SCHEMA_VERSION
    page: PageInfo
    articles: list[Article] = []
    removed: Annotated[list[Removed], Meta(description="Every removed block, in page order")] = []
    warnings: Annotated[list[str], Meta(description="Sentences a person can act on")] = []


class PageRef(Struct):
    __doc__ = """The page an article stands on, as `--unit article` repeats it on each line."""

    path: str
    url: str | None
    captured: Moment | None


# --------------------------------------------------------------------------- between the steps


class Source(Struct, kw_only=True):
    """Bytes to clean and what is known of where they are from (read -> decode)."""

    path: str
    """As given by the user; a member of an archive as `archive#member`."""
    data: bytes
    """The page itself, freed of compression, archive and transfer encoding."""
    url: str | None = None
    """Origin, where the container tells it."""
    charset: str | None = None
    """Encoding label given by the transport (HTTP header, MIME part), unchecked."""
    captured: str | None = None
    """RFC 3339."""
    captured_from: CapturedFrom | None = None
    title: str | None = None
    """What the container calls the page, such as the subject of a mail: for a page without a title."""
    site: str | None = None
    """Who publishes it, such as the sender of a mail: for a page that does not tell."""
    said: dict[str, str] = {}
    """What else the container knows of the article, by the names that <meta> has for it: for a page that does not tell."""
    sha256: str = ""
    """See `digest`."""
    warnings: list[str] = []

    def digest(self) -> str:
        """SHA-256 of `data`, as 64 hex digits; made once, as it costs as much as an eighth of parsing the page."""
        if not self.sha256:
            self.sha256 = sha256(self.data).hexdigest()
        return self.sha256


class Link(Struct, gc=False):
    """A hyperlink inside a block: `block.text[start:end]` is its text."""

    start: int
    end: int
    href: str
    """As written in the page, not yet absolute."""


TIMES = ("time", "relative-time", "time-ago", "local-time")
"""Elements that say when in `datetime`: that of HTML, and custom ones that scripts write the age of it into."""


class Element(Struct, gc=False):
    """A container of an HTML page.  Elements are kept in document order, so a subtree is a range of indices."""

    tag: str
    parent: int
    """Index into `Page.elements`; -1 for the root."""
    raw: str
    """Attributes as Lexbor writes them: `name="value" name="value"`."""
    depth: int
    first: int
    """Index of the first block inside."""
    last: int = 0
    """One past the last block inside: the subtree holds `blocks[first:last]`."""
    end: int = 0
    """One past the last element of the subtree."""

    @property
    def attrs(self) -> Mapping[str, str]:
        """Attributes by name, read when they are asked for; "" for one without a value."""
        return attributes(self.raw)


BlockKind = Literal[
    "heading", "paragraph", "item", "cell", "link", "line", "caption", "code", "quote", "time", "address", "running"
]
"""address and running are of text pages: where a link of the line before leads, what is printed on each sheet."""


class Block(Struct, gc=False):
    """The smallest piece that is kept or removed: a line of a text page, a run of inline content of an HTML page."""

    kind: BlockKind
    text: str
    """White space squeezed, except in `code`; never empty."""
    place: int
    """Where in the source: the line, from 1, of a text page; the ordinal of the element of an HTML page."""
    gap: int = 0
    """Blank lines before it (text), or 0 for a mere <br>, 1 for a new element, 2 after <hr> or an empty line (HTML)."""
    element: int = -1
    """Index of the innermost container in `Page.elements`; -1 on a text page."""
    level: int = 0
    """1 to 6 for headings, else 0."""
    marker: str = ""
    """List marker or quotation sign taken off the front: "-", "•", "1.", ">"."""
    links: tuple[Link, ...] = ()
    link_share: float = 0.0
    """Share of the characters of `text` that stand in links, 0 to 1."""
    strong: bool = False
    """All of it is bold."""
    lead: int = 0
    """Characters at the beginning that are bold where the rest is not: a run-in heading."""
    datetime: str | None = None
    """The machine-readable value of a <time> inside."""
    cuts: tuple[int, ...] = ()
    """Offsets in a short block at which another inline element begins: pieces that markup keeps apart."""
    tops: tuple[int, ...] = ()
    """The outermost inline element of each of these pieces, in `Page.elements`; -1 for what stands in none.  Empty where
    the block is long, or is one piece in no inline element."""

    @property
    def leads(self) -> bool:
        """Whether it links to another page, not only to a place on its own as the heading of a section does ("#usage"): "#" alone and
        "#/story/1" are what scripts open."""
        return any(link.href[:1] != "#" or link.href[1:2] in ("", "!", "/") for link in self.links)


class Page(Struct, kw_only=True):
    """A parsed page (parse -> strip)."""

    media: Media
    blocks: list[Block]
    elements: list[Element] = []
    title: str | None = None
    """Content of <title>."""
    language: str | None = None
    """As declared by the page."""
    base: str | None = None
    """What relative links count from: <base href>, else the page's URL."""
    meta: dict[str, str] = {}
    """`name`/`property`/`itemprop` of <meta>, and `link:REL` of <link> (but of style sheets, icons and the like), lower
    case -> first content."""
    data: list[str] = []
    """JSON-LD scripts, unparsed."""
    entries: list[int] = []
    """Elements that each hold one article, where the format says so: the entries of a feed."""
    warnings: list[str] = []
    anchors: dict[str, list[int]] = {}
    """Target -> the links that lead there, in `elements`: filled when `describe.hints` looks for one among many."""
    spans: dict[int, list[tuple[int, int, str]]] | None = None
    """Block -> stretches of it that are bold, slanted or code ("b", "i", "c"), where parsing was asked for them."""
    named: dict[int, str] = {}
    """Inline element -> the field that it names: what `describe.hints` has found out so far."""
    led: dict[tuple[int, str], str] = {}
    """Container and target -> the field that the link between them names, likewise."""
    called: list[str] | None = None
    """What it calls its site: filled by `describe.own_title.named`."""
    typed: list[int] | None = None
    """Elements that may say of what type they are: filled by `describe.items.typed`."""
    discussion: bool | None = None
    """Whether it says that it is a discussion: filled by `split.remarks.is_discussion`."""
    texts: set[int] = set()
    """Blocks in elements that hold the text of an article or of a wiki's page, by a rule: filled by `strip`."""
    told: dict[int, str] = {}
    """Blocks of a text page -> what the form of the lines that they were cut from says that they are: source, title, text, or beside, which
    is no part of an article."""
    nothing: bool = False
    """It holds no article, for what it is: a list of addresses for search engines, a picture."""
    holders: list[int] | None = None
    """See `holding`."""

    def address(self) -> str:
        """The address that it gives as its own, else what its links count from; "" where neither is known."""
        return (self.meta.get("link:canonical") or self.meta.get("og:url") or self.base or "").strip()

    def holding(self) -> list[int]:
        """The elements that hold blocks, in document order, looked for once: two thirds of a page's are inline, or hold none."""
        if self.holders is None:
            self.holders = [index for index, element in enumerate(self.elements) if element.last > element.first]
        return self.holders


class Verdict(Struct, gc=False):
    """What becomes of `blocks[block].text[start:end]`.

    The verdicts of a page cover each letter and digit of each block exactly once.  A verdict with a `rule` is removed;
    one without stands in `articles[article]` under `field`.  Applying them to the blocks gives the articles again (see `describe.assemble`).
    """

    block: int
    start: int
    end: int
    rule: str = ""
    """Empty: kept."""
    section: str = "main"
    article: int = -1
    field: str = ""
    """title, text, source, authors, tags, published_text, dateline, credit."""
