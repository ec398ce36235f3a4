"""Markdown (CommonMark): a heading, a line on where it is from, the text."""

from cleaner.model import Article, Document
from cleaner.write.markdown_text import blocks, destination, heading, line
from cleaner.write.protocol import BEGUN, Formatter, Unit

RULE = b"\n---\n\n"


class Markdown(Formatter):
    """Articles with a rule between them; with the unit `page`, under the title of their page."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.state = ""

    def begin(self) -> bytes:
        return b""

    def body(self, document: Document) -> bytes:
        level = 2 if self.unit == "page" else 1
        parts = [part for article in document.articles if (part := section(article, level))]
        if self.unit == "page":
            head = f"# {heading(document.page.title or document.page.path)}\n".encode()
            parts = [head + b"\n" + parts[0], *parts[1:]] if parts else [head]
        return RULE.join(parts)

    def join(self, body: bytes) -> bytes:
        if not body:
            return b""
        lead = b"" if not self.state else RULE
        self.state = BEGUN
        return lead + body

    def end(self) -> bytes:
        return b""


def section(article: Article, level: int) -> bytes:
    """One article under a heading of this level, its last line ended; empty where it has neither title nor text."""
    if not (article.title or article.text):
        return b""
    above = f"{'#' * level} {titled(article)}" if article.title else ""
    about = [article.source, article.published or article.published_text, ", ".join(article.authors)]
    byline = " · ".join(line(part) for part in about if part)
    text = blocks(article.text, level) if article.text else ""
    return ("\n\n".join(part for part in (above, byline, text) if part) + "\n").encode()


def titled(article: Article) -> str:
    """The headline, as a link where it is known where the article stands."""
    words = heading(article.title or "")
    leads = article.url and article.url.startswith(("http://", "https://"))
    return f"[{words}]({destination(article.url or '')})" if leads else words
