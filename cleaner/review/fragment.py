"""One page in a review: its blocks with what became of them, and its articles with where their fields come from."""

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any

from cleaner.model import Article, Verdict
from cleaner.provenance import Provenance
from cleaner.terminal import visible

if TYPE_CHECKING:
    from cleaner.pipeline import Result


def fragment(result: "Result", told: list[Provenance]) -> bytes:
    """The part of a page, in UTF-8."""
    return "".join(parts(result, told)).encode("utf-8", "replace")


def failure(name: str, message: str) -> bytes:
    """The part of a page that could not be read or cleaned."""
    line = (
        f'<details class="page"><summary>{said(name)} <span class="failed">{said(message)}</span></summary></details>\n'
    )
    return line.encode("utf-8", "replace")


def parts(result: "Result", told: list[Provenance]) -> Iterator[str]:
    """The same in pieces."""
    page, document = result.page, result.document
    info = document.page
    known = ", ".join(part for part in (info.media, info.encoding, info.language, info.captured) if part)
    counts = f"articles: {len(document.articles)}; removed: {len(document.removed)}; {known}"
    yield f'<details class="page"><summary>{said(info.path)} <small>{said(counts)}</small></summary>\n'
    for warning in document.warnings:
        yield f'<p class="warning">{said(warning)}</p>\n'
    yield "<ol>\n"
    begun: set[int] = set()
    for verdict in sorted(result.verdicts, key=lambda one: (one.block, one.start)):
        if not verdict.rule and verdict.article not in begun:
            begun.add(verdict.article)
            article = document.articles[verdict.article]
            yield f'<li class="article">article {article.index}: {said(kind(article))}</li>\n'
        block = page.blocks[verdict.block]
        yield stretch(verdict, block.place, block.text[verdict.start : verdict.end])
    yield "</ol>\n"
    for article, one in zip(document.articles, told, strict=True):
        yield from fields(article, one, "line" if page.media == "text" else "element")
    yield "</details>\n"


def kind(article: Article) -> str:
    """Role, kind and confidence of an article."""
    return f"{article.role}, {article.kind}, {article.confidence:.2f}"


def stretch(verdict: Verdict, place: int, words: str) -> str:
    """One stretch of a block: where it stands, what became of it, and its words."""
    if verdict.rule:
        state, rule, what = "gone", verdict.rule, f"{verdict.rule} ({verdict.section})"
    else:
        state, rule, what = f"kept {verdict.field}", "", f"{verdict.article} {verdict.field}"
    return (
        f'<li class="{said(state)}" data-rule="{said(rule)}"><span class="place">{place}</span>'
        f'<span class="what">{said(what)}</span><span class="words" dir="auto">{said(words)}</span></li>\n'
    )


def fields(article: Article, told: Provenance, unit: str) -> Iterator[str]:
    """The fields of an article, and where each comes from."""
    yield f"<table><caption>article {article.index}</caption>\n"
    for field, origins in told.fields.items():
        places = sorted({origin.place for origin in origins if origin.place})
        first = origins[0]
        where = " ".join(part for part in (first.kind, first.name) if part)
        if places:
            where += f", {unit} {places[0]}" + (f" to {places[-1]}" if len(places) > 1 else "")
        value = shown(field, getattr(article, field))
        yield (
            f'<tr><th scope="row">{said(field)}</th><td dir="auto">{said(value)}</td>'
            f'<td class="from">{said(where)}</td></tr>\n'
        )
    yield "</table>\n"


def shown(field: str, value: Any) -> str:
    """A value in a few words: of the text its beginning."""
    if isinstance(value, list):
        return "; ".join(value)
    return f"{value[:200]}…" if field == "text" and len(value) > 200 else str(value)


def said(words: str) -> str:
    """Words of a page as text or as the value of an attribute: nothing in them is markup, and nothing in them is hidden."""
    return escape(visible(words, lines=True), quote=True)
