"""Which fields of a record hold the page, its URL and the time of its capture: told, else guessed by their names."""

import html
from collections.abc import Callable, Iterator, Mapping

from cleaner.decode import scrub
from cleaner.read.container import Record
from cleaner.read.moments import moment
from cleaner.read.names import AUTHORS, EITHER, HTML, KNOWN, PUBLISHED, SITE, TEXT, TIME, TITLE, URL, WITHIN, bare
from cleaner.read.reference import Fields
from cleaner.read.sniff import is_html

LINE = 1000
"""Characters of a title, or of names, at the most."""


def page(record: Mapping[str, object], fields: Fields) -> Record | None:
    """The page in a record; None where there is none."""
    known = _Known(record)
    content = _content(known, fields)
    if content is None:
        return None
    url = known.told(fields.url) if fields.url else known.first(URL, _is_url)
    time = known.told(fields.time) if fields.time else known.first(TIME, moment)
    captured = moment(time)
    said = {
        "author": _line(known.first(AUTHORS, _line, _named)),
        "article:published_time": _when(known.first(PUBLISHED, _when)),
    }
    return Record(
        content if isinstance(content, bytes) else scrub(content)[0].encode(),
        url=url if isinstance(url, str) and url else None,
        charset="utf-8" if isinstance(content, str) else None,
        captured=captured,
        captured_from="record" if captured else None,
        title=_line(known.first(TITLE, _line)) or None,
        site=_line(known.first(SITE, _line, _named)) or None,
        said={name: value for name, value in said.items() if value},
    )


def holds_html(record: Mapping[str, object], fields: Fields) -> bool:
    """Whether a record holds a page beyond doubt: under a name that is told, or as HTML."""
    known = _Known(record)
    if fields.of_page():
        return _content(known, fields) is not None
    return known.first(HTML, _is_content) is not None or known.first(EITHER, _is_markup) is not None


def is_ours(record: Mapping[str, object]) -> bool:
    """Whether a record is what this program has written."""
    return record.keys() >= {"id", "role", "kind", "same_as"} or record.keys() >= {
        "schema",
        "page",
        "articles",
        "removed",
    }


def column(name: str, fields: Fields) -> bool:
    """Whether a column of a table is of any use."""
    told = [field.split(".")[0] for field in fields if field]
    return name in fields or name in told or bare(name) in KNOWN


def _content(known: "_Known", fields: Fields) -> str | bytes | None:
    if fields.of_page():
        values = [known.told(name) for name in (fields.html, fields.text) if name]
        found = next((value for value in values if _is_content(value)), None)
    else:
        found = known.first(HTML, _is_content) or known.first(EITHER, _is_markup) or known.first(TEXT, _is_content)
    return found if isinstance(found, str | bytes) else None


def _is_content(value: object) -> bool:
    return isinstance(value, str | bytes) and bool(value) and not value.isspace()


def _is_markup(value: object) -> bool:
    if isinstance(value, bytes):
        value = value[:65_536].decode("latin-1")
    return isinstance(value, str) and "<" in value and is_html(value)


def _line(value: object) -> str:
    """What a field says in a line, or in several: names of authors are a list."""
    if not isinstance(value, str) or len(value) > LINE or "://" in value:
        return ""
    return ", ".join(" ".join(part.split()) for part in html.unescape(value).split("\n\n"))


def _when(value: object) -> str:
    """A time as a page would tell it: as RFC 3339, or in words."""
    return moment(value) or _line(value)


def _flat(value: object) -> object:
    """What a field holds as one piece: paragraphs of a list, and what WordPress calls rendered."""
    if isinstance(value, Mapping) and isinstance(value.get("rendered"), str):
        return value["rendered"]
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    return value


def _named(value: object) -> object:
    """Names, also of people and publishers that are objects."""
    if isinstance(value, Mapping):
        return value.get("name")
    if isinstance(value, list):
        return _flat([one.get("name") if isinstance(one, Mapping) else one for one in value])
    return value


def _is_url(value: object) -> bool:
    return isinstance(value, str) and value.startswith(("http://", "https://"))


class _Known:
    """The fields of a record by their bare names, those of objects within it after its own."""

    def __init__(self, record: Mapping[str, object]) -> None:
        self.record = record
        self.levels = list(_levels(record, 3))

    def first(
        self, names: tuple[str, ...], fits: Callable[[object], object], flat: Callable[[object], object] = _flat
    ) -> object:
        """The value, made `flat`, of the first of these names that fits."""
        for level in self.levels:
            for name in names:
                if name in level and fits(value := flat(level[name])):
                    return value
        return None

    def told(self, name: str) -> object:
        """The value of a field by the name that it was told by."""
        if name in self.record:
            return _flat(self.record[name])
        value: object = self.record
        for part in name.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
        return _flat(value)


def _levels(record: Mapping[str, object], depth: int) -> Iterator[dict[str, object]]:
    level: dict[str, object] = {}
    for name, value in record.items():
        level.setdefault(bare(str(name)), value)
    yield level
    for name in WITHIN:
        inner = level.get(name)
        if depth and isinstance(inner, Mapping):
            yield from _levels(inner, depth - 1)
