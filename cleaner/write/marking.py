"""The marks of form for the articles of an HTML page, by its elements: what Markdown needs and JSON does not have."""

from typing import TYPE_CHECKING, Final, NamedTuple

from cleaner.address import openable
from cleaner.describe.assemble import assemble
from cleaner.describe.linked import absolute
from cleaner.model import Block, Page, Verdict
from cleaner.write.marks import (
    BAR,
    BEGIN,
    BOLD,
    BOLDED,
    CLOSED,
    CODE,
    END,
    LINK,
    LINKED,
    NEWLINE,
    SLANT,
    SLANTED,
    WORDS,
)

if TYPE_CHECKING:
    from cleaner.pipeline import Result

LISTS: Final = frozenset(("ul", "ol", "menu"))
NEAR: Final = 12
"""Elements around a block that are asked for its list or its quotation."""
DEEPEST: Final = 8
"""Lists within lists."""
LONGEST: Final = 2_000
"""Characters of an address that is given."""
MANY: Final = 200
"""Stretches of a block, links and all, that are marked."""
ENDS: Final = {"b": (BOLD, BOLDED), "i": (SLANT, SLANTED), "c": (CODE, CLOSED)}


class Span(NamedTuple):
    """A stretch of a block, and the marks around it."""

    start: int
    end: int
    begin: str
    close: str


def mark(result: "Result") -> None:
    """Put marks of form into the texts of a page's articles."""
    page, document = result.page, result.document
    if page.media != "html":
        return
    marking = Marking(page, result.verdicts, document.page.url, [article.url for article in document.articles])
    found = assemble(page, result.verdicts, len(document.articles), marking.piece)
    for article, words in zip(document.articles, found, strict=True):
        if article.text is not None:
            article.text = words.text


def fitting(text: str, start: int, end: int, kind: str, held: list[Span]) -> Span | None:
    """A stretch, without the white space at its ends, that can be marked beside those that are; None where it cannot.

    Code is whole, and stands in links rather than the reverse.  Asterisks mean something only where words end (CommonMark 0.31, 6.2).
    """
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start >= end or len(held) >= MANY:
        return None
    for other in held:
        apart = end < other.start or other.end < start
        around = other.start <= start and end <= other.end
        inside = start <= other.start and other.end <= end
        link = other.begin[0] == LINK
        if not (apart or (link and (around or (inside and kind != "c") or end == other.start or other.end == start))):
            return None
    if kind != "c":
        before, after = text[start - 1 : start], text[end : end + 1]
        if (before.isalnum() and not text[start].isalnum()) or (after.isalnum() and not text[end - 1].isalnum()):
            return None
    return Span(start, end, *ENDS[kind])


def nested(text: str, start: int, end: int, spans: list[Span]) -> str:
    """A stretch of a text with the marks of stretches within it, the outer ones of equal beginning first."""
    parts: list[str] = []
    open_: list[Span] = []
    at = start
    for span in (*spans, Span(end, end, "", "")):
        while open_ and open_[-1].end <= span.start:
            closed = open_.pop()
            parts += [text[at : closed.end], closed.close]
            at = closed.end
        parts += [text[at : span.start], span.begin]
        at = span.start
        open_.append(span)
    return "".join(parts)


class Marking:
    """Writes the pieces of a page's texts with marks."""

    def __init__(self, page: Page, verdicts: list[Verdict], url: str | None, own: list[str | None]) -> None:
        self.page = page
        self.own = own
        """Where each article stands: the headline leads there, the text as a whole need not."""
        self.url = url
        self.spans = page.spans or {}
        self.numbers: dict[int, dict[int, str]] = {}
        """Ordered list -> item -> its number."""
        levels: dict[int, set[int]] = {}
        for verdict in verdicts:
            block = page.blocks[verdict.block]
            if verdict.field == "text" and block.level:
                levels.setdefault(verdict.article, set()).add(block.level)
        self.ranks = {article: {level: n for n, level in enumerate(sorted(held))} for article, held in levels.items()}

    def piece(self, verdict: Verdict) -> str:
        """The words of a verdict, with marks."""
        block = self.page.blocks[verdict.block]
        if block.kind == "code":
            return f"{BEGIN}c{self.language(block)}{END}{block.text[verdict.start : verdict.end]}".replace(
                "\n", NEWLINE
            )
        words = self.linked(verdict.block, verdict.start, verdict.end, self.own[verdict.article])
        if block.kind == "cell":
            words = words.replace("|", BAR)
        if verdict.start:
            return words
        if block.level:
            return f"{BEGIN}h{self.ranks[verdict.article][block.level]}{END}{words}"
        if block.kind == "item":
            return self.item(verdict.block, words)
        if block.kind == "quote":
            return f"{BEGIN}q{END}{words}"
        return words

    def linked(self, index: int, start: int, end: int, own: str | None) -> str:
        """A stretch of a block with its links, and with what is bold, slanted or code."""
        block = self.page.blocks[index]
        text = block.text
        held: list[Span] = []
        for link in block.links:
            if start <= link.start < link.end <= end:
                href = self.address(link.href)
                if href and (href != own or link.end - link.start < end - start):
                    held.append(Span(link.start, link.end, f"{LINK}{href}{WORDS}", LINKED))
        if block.level:
            spans = [span for span in self.spans.get(index, ()) if span[2] == "c"]
        else:
            spans = sorted(self.spans.get(index, ()), key=lambda span: "cbi".index(span[2]))
        for one in spans:
            if (span := fitting(text, max(one[0], start), min(one[1], end), one[2], held)) is not None:
                held.append(span)
        return nested(text, start, end, sorted(held, key=lambda span: (span.start, -span.end, span.begin[0] != LINK)))

    def address(self, href: str) -> str:
        """Where a link leads; "" for what is no address to open."""
        href = openable(href)
        if not href or href.startswith("#"):
            return ""
        found = openable(absolute(href, self.page, self.url))
        return found if len(found) <= LONGEST else ""

    def language(self, block: Block) -> str:
        """The language that code says it is in: `class="language-python"`."""
        from cleaner.attributes import attributes

        number = block.element
        inside = range(number, min(self.page.elements[number].end, number + 3))
        for one in (*inside, self.page.elements[number].parent):
            for name in attributes(self.page.elements[one].raw).get("class", "").split()[:20] if one >= 0 else ():
                for lead in ("language-", "lang-", "highlight-source-"):
                    said = name.removeprefix(lead)
                    if said != name and said.replace("+", "").replace("#", "").replace("-", "").isalnum():
                        return said[:20]
        return ""

    def item(self, index: int, words: str) -> str:
        """An item of a list: how deep it is, and its marker where it begins there."""
        elements = self.page.elements
        item = number = self.page.blocks[index].element
        for _ in range(NEAR):
            if item < 0 or elements[item].tag == "li":
                break
            item = elements[item].parent
        if item < 0 or elements[item].tag != "li":
            return words
        depth, holder = 0, -1
        number = elements[item].parent
        for _ in range(2 * NEAR):
            if number < 0:
                break
            if elements[number].tag in LISTS:
                depth += 1
                holder = number if holder < 0 else holder
            number = elements[number].parent
        marker = ""
        if elements[item].first == index:
            marker = self.number(holder, item) if holder >= 0 and elements[holder].tag == "ol" else "-"
        return f"{BEGIN}l{min(depth, DEEPEST)}:{marker}{END}{words}"

    def number(self, holder: int, item: int) -> str:
        """The number of an item of an ordered list."""
        if holder not in self.numbers:
            elements = self.page.elements
            given = elements[holder].attrs.get("start", "1").strip()
            count = int(given) if given.isdecimal() and len(given) < 9 else 1
            found = self.numbers[holder] = {}
            at = holder + 1
            while at < elements[holder].end:
                if elements[at].tag == "li":
                    found[at] = str(count)
                    count += 1
                at = max(elements[at].end, at + 1)
        return self.numbers[holder].get(item, "1")
