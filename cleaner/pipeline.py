"""The whole flow of one page: decode -> parse -> strip -> split -> describe -> once -> link."""

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from cleaner.address import host
from cleaner.cycles import without_collector
from cleaner.decode import decode
from cleaner.describe.article import describe, resolver
from cleaner.describe.assemble import leavings
from cleaner.describe.language import declared, expected, page_language
from cleaner.describe.metadata import fill
from cleaner.describe.pinned import counting_from, pinned, told
from cleaner.link import link
from cleaner.model import Document, Page, PageInfo, Source, Verdict
from cleaner.parse import parse
from cleaner.repeats import once
from cleaner.rules import Rules
from cleaner.rules.matcher import normalise
from cleaner.shape import measure
from cleaner.split.choose import split
from cleaner.strip import strip

if TYPE_CHECKING:
    from cleaner.describe.language import Detector
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
) -> Result:
    """Clean one page.  `now` (RFC 3339) is what relative times count from; `url` overrules what the source tells.

    `detect` tells the language of an article's text (see `describe.language.detector`).  What the split weighed is noted in `trace`.

    Raises ValueError where `now` is no time.
    """
    url = url or source.url
    sha256 = hashlib.sha256(source.data).hexdigest()
    decoded = decode(source.data, charset=source.charset)
    page = parse(decoded.text, url, source.data if decoded.verbatim else None)
    decoded.text = ""  # as large as all that follows: the blocks hold what is needed of it
    url = url or page.meta.get("link:canonical") or page.meta.get("og:url")
    rules = rules.on(host(url), lambda: (normalise(b.text) for b in page.blocks if len(b.text) <= 120))
    language = page_language(page)
    captured, captured_from = (now, "now") if now else (source.captured, source.captured_from)

    languages = expected(declared(page), language)
    shapes = measure(page, rules, languages, language)
    moment = resolver(captured)
    origins = trace.origins if trace is not None else None
    if captured is None and (pin := pinned(page, shapes, language)) is not None:
        captured, captured_from, moment = told(pin), "page", counting_from(pin)
    verdicts = strip(page, shapes, rules)
    groups = split(page, shapes, verdicts, languages, language, trace)
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
    articles = once(articles, verdicts, origins)
    fill(articles, page, origins)
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
        sha256=sha256,
    )
    warnings = decoded.warnings + page.warnings
    removed = leavings(page, verdicts)
    return Result(page, verdicts, Document(page=info, articles=articles, removed=removed, warnings=warnings))
