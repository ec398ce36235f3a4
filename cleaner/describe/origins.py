"""Where the fields of articles were taken from.  Noted for `cleaner explain` only; nobody else hands one in."""

from typing import Literal

from msgspec import Struct

from cleaner.model import Article

Kind = Literal[
    "words", "time", "link", "image", "json-ld", "microdata", "h-entry", "meta", "page", "attribute", "text", "rule"
]


class Origin(Struct, omit_defaults=True):
    """Where a field was taken from."""

    kind: Kind
    """words: of the page; time: a `<time datetime>`; link, image: an element; json-ld, microdata, h-entry, meta: metadata; page: what
    is known of the page as a whole; attribute: of an element around the article; text: told by the article's own text;
    rule: a site pattern, of what stands in no block."""
    name: str = ""
    """What the metadata calls it, such as datePublished."""
    place: int = 0
    """The line (text) or element (HTML) it stands in, as `Block.place` counts; 0 where it stands in none."""
    text: str = ""
    """The words, or the value as written."""


class Origins:
    """What was noted of articles, while they are made."""

    def __init__(self) -> None:
        self.of: dict[int, dict[str, Origin]] = {}
        """By the identity of an article: they are numbered anew on the way."""
        self.kept: list[Article] = []
        """So that no identity is given twice."""

    def say(self, article: Article, field: str, origin: Origin) -> None:
        """Note where a field comes from; what was noted before is forgotten."""
        if id(article) not in self.of:
            self.kept.append(article)
        self.of.setdefault(id(article), {})[field] = origin

    def move(self, copy: Article, article: Article, field: str) -> None:
        """Note that a field was taken from a copy of an article."""
        origin = self.of.get(id(copy), {}).get(field)
        if origin is not None:
            self.say(article, field, origin)

    def told(self, article: Article) -> dict[str, Origin]:
        """What was noted of an article."""
        return self.of.get(id(article), {})
