"""Plain text: title, blank line, text."""

from cleaner.model import Article, Document
from cleaner.write.protocol import BEGUN, Formatter, Unit

SEPARATOR = b"\f\n"
"""A line that holds a form feed alone, which no text of an article does."""


class Plain(Formatter):
    """Articles with a line of one form feed between them; with the unit `page`, between the articles of two pages.

    The articles of one page are then two blank lines apart.  An article without a title is its text, one without a
    text is its title.  A page without articles gives nothing.
    """

    def __init__(self, unit: Unit) -> None:
        self.between = SEPARATOR if unit == "article" else b"\n\n"
        self.state = ""

    def begin(self) -> bytes:
        return b""

    def body(self, document: Document) -> bytes:
        return self.between.join(plain(article) for article in document.articles if article.title or article.text)

    def join(self, body: bytes) -> bytes:
        if not body:
            return b""
        lead = b"" if not self.state else SEPARATOR
        self.state = BEGUN
        return lead + body

    def end(self) -> bytes:
        return b""


def plain(article: Article) -> bytes:
    """One article, its last line ended."""
    return ("\n\n".join(part for part in (article.title, article.text) if part) + "\n").encode()
