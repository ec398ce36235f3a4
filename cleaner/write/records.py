"""The keys of a line: of an article, of a page, and of a choice of fields."""

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from cleaner.model import Article, Document, PageInfo, PageRef
from cleaner.write.protocol import Unit


class ArticleLine(Article, kw_only=True):
    __doc__ = """One article of a page, and the page it stands on: a line of `--unit article`."""

    page: PageRef


class UnknownField(ValueError):
    """A field that no line has.  `str()` names it and the known ones."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(f"unknown field {name!r}; known: {', '.join(known)}")


def lines(document: Document) -> Iterator[ArticleLine]:
    """The articles of a page as they stand in the output, in page order."""
    info = document.page
    page = PageRef(info.path, info.url, info.captured)
    names = Article.__struct_fields__
    for article in document.articles:
        yield ArticleLine(**{name: getattr(article, name) for name in names}, page=page)


def units(document: Document, unit: Unit) -> Iterator[Struct]:
    """What becomes a line each: the articles, or the one page."""
    if unit == "page":
        yield document
    else:
        yield from lines(document)


def known_fields(unit: Unit) -> list[str]:
    """Every name that `--fields` takes, in the order of the output; `page.url` is the `url` of `page`."""
    line, page = (Document, PageInfo) if unit == "page" else (ArticleLine, PageRef)
    return [*line.__struct_fields__, *(f"page.{name}" for name in page.__struct_fields__)]


def check_fields(names: list[str], unit: Unit) -> list[str]:
    """The names in the order given, each once.  Raises UnknownField."""
    known = known_fields(unit)
    for name in names:
        if name not in known:
            raise UnknownField(name, known)
    return list(dict.fromkeys(names))


def chooser(fields: list[str]) -> Callable[[Any], dict[str, Any]]:
    """A function that takes the chosen fields off a line; the keys of its answer are the names as given."""

    def choose(line: Any) -> dict[str, Any]:
        return {name: value_of(line, name) for name in fields}

    return choose


def value_of(line: Any, name: str) -> Any:
    """The value under a checked field name, which may be `page.KEY`."""
    first, dot, rest = name.partition(".")
    value = getattr(line, first)
    return getattr(value, rest) if dot else value
