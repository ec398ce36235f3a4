"""Where each field of each article was taken from: the words of the page, or what it tells machines."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from cleaner.describe.origins import Origin, Origins

if TYPE_CHECKING:
    from cleaner.pipeline import Result

FIELDS = (
    "title", "text", "url", "image", "source", "authors", "tags", "published", "published_text", "updated", "dateline",
    "credit", "language",
)  # fmt: skip
"""Those that are taken from somewhere, in the order of the output; the others are judged."""


class Provenance(Struct):
    """Where the fields of one article were taken from."""

    index: int
    """Place of the article on the page."""
    fields: dict[str, list[Origin]]
    """Field -> what it was made of, in order; of fields that are not null or empty."""


def provenance(result: "Result", origins: Origins) -> list[Provenance]:
    """Where the fields of a page's articles were taken from; `origins` was noted while they were made."""
    page, document = result.page, result.document
    words: list[dict[str, list[Origin]]] = [{} for _ in document.articles]
    for verdict in sorted(result.verdicts, key=lambda one: (one.block, one.start)):
        if not verdict.rule:
            block = page.blocks[verdict.block]
            said = Origin("words", place=block.place, text=block.text[verdict.start : verdict.end])
            words[verdict.article].setdefault(verdict.field, []).append(said)
    found = []
    for article, said_of in zip(document.articles, words, strict=True):
        noted = origins.told(article)
        fields: dict[str, list[Origin]] = {}
        for field in FIELDS:
            if not getattr(article, field):
                continue
            if field in noted:
                fields[field] = [counted(result, noted[field], getattr(article, field))]
            elif field in said_of:
                fields[field] = said_of[field]
        found.append(Provenance(article.index, fields))
    return found


def counted(result: "Result", origin: Origin, value: str) -> Origin:
    """An origin that says what a relative time, or a date without a year, was counted from."""
    info = result.document.page
    if origin.kind != "words" or not info.captured:
        return origin
    from cleaner.times.lines import match, resolve

    time = match(origin.text, info.language)
    if time is None or resolve(time, None) == value:
        return origin
    return Origin(origin.kind, f"counted from {info.captured}, {info.captured_from}", origin.place, origin.text)


def shown(result: "Result", told: list[Provenance]) -> Iterator[str]:
    """What was taken from elsewhere than words that stand in the field as they are, in lines: field, where from, and the value
    as written."""
    unit = "line" if result.page.media == "text" else "element"
    for one in told:
        lines = []
        for field, origins in one.fields.items():
            first = origins[0]
            if first.kind == "words" and field not in ("published", "updated"):
                continue
            if first.kind == "page" and field == "language":
                continue
            kind = {"words": "", "time": "<time> of", "page": "page"}.get(
                first.kind, f"{first.kind} {first.name}"
            ).strip()
            head = " ".join(part for part in (kind, f"{unit} {first.place}" if first.place else "") if part)
            after = f" ({first.name})" if first.kind == "words" and first.name else ""
            lines.append(f"  {field:<9}  {head:<28}  {first.text}{after}")
        if lines:
            yield f"article {one.index}"
            yield from lines
