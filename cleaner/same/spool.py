"""Documents on the disk while it is not known yet what their articles point to."""

from array import array
from collections.abc import Iterator
from tempfile import TemporaryFile

from msgspec.msgpack import Decoder, Encoder

from cleaner.model import Article, Document

ENCODER = Encoder()
ARTICLES, DOCUMENTS = Decoder(Article), Decoder(Document)


class Spool:
    """Documents in a temporary file that has no name where the system knows such files, and each article by its number.

    Articles are numbered over all documents, in their order.  Strings that are no valid Unicode cannot be kept.
    """

    def __init__(self) -> None:
        self.file = TemporaryFile()  # noqa: SIM115
        self.end = 0
        self.starts = array("Q")
        """Where each article stands, and behind the last one of each document the document without its articles."""
        self.first = array("Q")
        """Of each document: its place in `starts`."""
        self.place = array("Q")
        """Of each article: its place in `starts`."""

    def put(self, document: Document) -> range:
        """Keep a document; the numbers of its articles.  Raises UnicodeEncodeError, OSError, and keeps nothing then."""
        parts = [ENCODER.encode(article) for article in document.articles]
        articles, document.articles = document.articles, []
        try:
            parts.append(ENCODER.encode(document))
        finally:
            document.articles = articles
        before = len(self.place)
        self.file.seek(self.end)
        self.file.write(b"".join(parts))
        self.first.append(len(self.starts))
        for part in parts:
            self.starts.append(self.end)
            self.end += len(part)
        self.place.extend(range(self.first[-1], self.first[-1] + len(articles)))
        return range(before, len(self.place))

    def article(self, number: int) -> Article:
        """One article.  Raises OSError."""
        place = self.place[number]
        start = self.starts[place]
        self.file.seek(start)
        return ARTICLES.decode(self.file.read(self.starts[place + 1] - start))

    def documents(self) -> Iterator[tuple[Document, range]]:
        """All documents in their order, with the numbers of their articles.  Raises OSError."""
        number = 0
        self.starts.append(self.end)
        for at, first in enumerate(self.first):
            stop = self.first[at + 1] - 1 if at + 1 < len(self.first) else len(self.starts) - 2
            self.file.seek(self.starts[first])
            data = self.file.read(self.starts[stop + 1] - self.starts[first])
            base = self.starts[first]
            document = DOCUMENTS.decode(data[self.starts[stop] - base :])
            document.articles = [
                ARTICLES.decode(data[self.starts[n] - base : self.starts[n + 1] - base]) for n in range(first, stop)
            ]
            yield document, range(number, number + stop - first)
            number += stop - first
        self.starts.pop()

    def close(self) -> None:
        """Give the disk space back."""
        self.file.close()
