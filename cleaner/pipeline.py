"""The whole flow of one page: decode -> parse -> strip -> split -> describe -> once -> link."""

from collections.abc import Set
from typing import TYPE_CHECKING, NamedTuple

from cleaner import glued, in_rows, one_line, rivers
from cleaner.address import host
from cleaner.cycles import without_collector
from cleaner.decode import Decoded, decode
from cleaner.describe.article import describe
from cleaner.describe.assemble import leavings
from cleaner.describe.counting import counting_from, resolver
from cleaner.describe.linked import absolute
from cleaner.describe.metadata import fill
from cleaner.describe.pinned import pinned, told
from cleaner.language import declared, expected, page_language
from cleaner.link import link
from cleaner.model import Document, Page, PageInfo, Source, Verdict
from cleaner.parse import parse
from cleaner.repeats import once
from cleaner.rules import Rules
from cleaner.rules.normal import normalise
from cleaner.second_opinion import SECOND, advised, fuller, held
from cleaner.shape import measure
from cleaner.split.choose import split
from cleaner.split.nothing import says_nothing
from cleaner.strip import strip

if TYPE_CHECKING:
    from cleaner.language import Detector
    from cleaner.shape import Shape
    from cleaner.sites.extras import Extras
    from cleaner.sites.told import Told
    from cleaner.split.groups import Group
    from cleaner.split.trace import Trace


class Result(NamedTuple):
    """A cleaned page, and what it was made of."""

    page: Page
    verdicts: list[Verdict]
    document: Document


@without_collector
def run(
    source: Source,
    rules: Rules,
    *,
    now: str | None = None,
    url: str | None = None,
    detect: "Detector | None" = None,
    trace: "Trace | None" = None,
    markup: bool = False,
    second_opinion: bool = True,
) -> Result:
    """Clean one page.  `now` (RFC 3339) is what relative times count from; `url` overrules what the source tells.

    `detect` tells the language of an article's text (see `describe.language.detector`).  What the split weighed is noted in `trace`.
    `markup`: what is bold, slanted or code is kept (`Page.spans`).  `second_opinion`: where hardly anything was kept, Trafilatura is
    asked what it would keep (`cleaner.second_opinion`).

    Raises ValueError where `now` is no time.
    """
    url = url or source.url
    decoded = decode(source.data, charset=source.charset)
    page = parsed(source, decoded, url, rules.extras, markup=markup)
    decoded.text = ""  # as large as all that follows: the blocks hold what is needed of it
    url = url or own_address(page)
    extras = rules.extras
    rules = rules.on(host(url), lambda: (normalise(b.text) for b in page.blocks if len(b.text) <= 120))
    language = page_language(page)
    captured, captured_from = (now, "now") if now else (source.captured, source.captured_from)

    languages = expected(declared(page), language)
    one_line.part(page, rules, languages, language)
    glued.part(page, language)
    in_rows.part(page, language)
    rivers.part(page)
    shapes = measure(page, rules, languages, language)
    moment = resolver(captured)
    origins = trace.origins if trace is not None else None
    if captured is None and (pin := pinned(page, shapes, language)) is not None:
        captured, captured_from, moment = told(pin), "page", counting_from(pin)
    site = told_by(page, host(url), rules, extras) if extras is not None or rules.picks else None
    verdicts, groups = chosen(page, shapes, rules, site, languages, language, trace)
    asked = second_opinion and site is None and not page.nothing and not says_nothing(verdicts, groups)
    if asked and (advice := advised(page, shapes, groups, source)):
        noted = None if trace is None else type(trace)()  # its module is loaded where somebody asks for one
        other, more = chosen(page, shapes, rules, site, languages, language, noted, advice)
        if fuller(shapes, held(more), groups):
            verdicts, groups = other, more
            page.warnings.append(SECOND)
            if trace is not None and noted is not None:
                trace.take(noted)
    articles, verdicts = describe(
        page,
        shapes,
        verdicts,
        groups,
        language=language,
        rules=rules,
        url=url,
        moment=moment,
        detect=detect,
        origins=origins,
    )
    del shapes, groups  # room for what follows, which asks for neither
    articles = once(articles, verdicts, origins)
    fill(articles, page, rules, origins)
    if site is not None:
        site.complete(articles, origins)
    link(articles)

    info = PageInfo(
        path=source.path,
        url=url,
        title=page.title or source.title,
        site=page.meta.get("og:site_name") or source.site,
        media=page.media,
        encoding=decoded.encoding,
        language=language,
        captured=captured,
        captured_from=captured_from if captured else None,
        sha256=source.digest(),
    )
    warnings = source.warnings + decoded.warnings + page.warnings + (site.warnings if site is not None else [])
    removed = leavings(page, verdicts)
    return Result(page, verdicts, Document(page=info, articles=articles, removed=removed, warnings=warnings))


def parsed(source: Source, decoded: Decoded, url: str | None, extras: "Extras | None", *, markup: bool) -> Page:
    """The page, and what its container and the pattern of its site say of it."""
    page = parse(decoded.text, url, source.data if decoded.verbatim else None, markup=markup)
    page.title = page.title or (source.title if page.media == "text" else None)
    for name, said in source.said.items():
        page.meta.setdefault(name, said)
    return page if extras is None or not page.elements else replaced(page, decoded.text, url, extras)


def chosen(
    page: Page,
    shapes: "list[Shape]",
    rules: Rules,
    site: "Told | None",
    languages: frozenset[str],
    language: str | None,
    trace: "Trace | None",
    advice: Set[int] = frozenset(),
) -> "tuple[list[Verdict], list[Group]]":
    """What becomes of each block, and the articles; `advice` names blocks that are likelier to be content than they look."""
    verdicts = strip(page, shapes, rules, site)
    groups = grouped(page, shapes, verdicts, site) if site is not None else []
    return verdicts, groups or split(page, shapes, verdicts, languages, language, trace, advice, rules)


def replaced(page: Page, text: str, url: str | None, extras: "Extras") -> Page:
    """The page again, where its site's pattern replaces strings of its source."""
    from cleaner.sites.apply import replaced

    here = host(url or own_address(page))
    changed = replaced(text, here, extras)
    return page if changed == text else parse(changed, url, markup=page.spans is not None)


def told_by(page: Page, host: str | None, rules: Rules, extras: "Extras | None") -> "Told":
    """What rules say of the pages of its site: picks, site patterns and filters."""
    from cleaner.sites.apply import apply

    return apply(page, host, rules.picks, extras)


def grouped(page: Page, shapes: "list[Shape]", verdicts: list[Verdict], told: "Told") -> "list[Group]":
    """The articles that such rules find."""
    from cleaner.sites.apply import groups_of

    return groups_of(page, shapes, verdicts, told) if told.places else []


def own_address(page: Page) -> str | None:
    """What a page says its own URL is; None where it says no more than a path."""
    for name in ("link:canonical", "og:url"):
        if name in page.meta and (found := absolute(page.meta[name], page, None)).startswith(("http://", "https://")):
            return found
    return None
