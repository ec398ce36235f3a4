"""The two passes over a dump, and what stands between them."""

import os
from collections.abc import Callable, Iterable, Sequence

from cleaner.cycles import without_collector
from cleaner.decode import decode
from cleaner.learn.groups import Sites, gather
from cleaner.learn.known import KnownSite
from cleaner.learn.learned import LearnedSite
from cleaner.learn.pages import key_of, place_of, seen
from cleaner.learn.sample import Group, Sample
from cleaner.learn.study import Studied, add_known, shared_prints, study
from cleaner.learn.support import Support
from cleaner.learn.trial import Trial
from cleaner.model import Page, Source
from cleaner.parse import parse
from cleaner.rules import Rules

Pages = Callable[[], Iterable[Source]]
"""Gives the pages of a dump from the beginning, each time that it is called."""


def learn(pages: Pages, rules: Rules, known: Sequence[KnownSite] = ()) -> list[LearnedSite]:
    """What repeats across the pages of each site, the largest site first; what is `known` of one is counted, too.

    Reads each page twice and cleans some of them once.  Pages that cannot be parsed are passed over.
    """
    sample = Sample()
    trial = Trial(rules)
    for source in pages():
        if (read := look(source)) is not None:
            page, url, group = read
            page_seen = seen(page, source, url)
            if sample.wanted(group, page_seen.rank):
                page_seen.fields = trial.fields(group, page_seen.rank, source)
                sample.add(group, page_seen)
            else:
                sample.pass_over(group)

    def generic(key: str) -> bool:
        return rules.find(key, key=key) is not None

    sites = gather(sample, generic)
    studied = [study(site, generic) for site in sites.sites]
    shared_prints(studied)
    for one in studied:
        add_known(one, list(known))
    for site in sites.sites:
        site.sample = []
    return supported(pages, sites, studied)


def look(source: Source) -> tuple[Page, str | None, Group] | None:
    """A page, parsed, with its address and its group; None where it cannot be parsed."""
    try:
        page = parsed(source)
    except Exception:  # whatever it is, `clean` will tell it
        return None
    url, host = place_of(page, source)
    group = ("host", host.removeprefix("www.")) if host else ("folder", folder_of(source.path))
    return page, url, group


@without_collector
def parsed(source: Source) -> Page:
    """The blocks of a page."""
    decoded = decode(source.data, charset=source.charset)
    return parse(decoded.text, source.url, source.data if decoded.verbatim else None)


def folder_of(path: str) -> str:
    """The folder, or the archive and the folder in it, that a page is from."""
    archive, _, member = path.rpartition("#")
    if archive:
        return f"{archive}/{os.path.dirname(member)}".rstrip("/")
    return os.path.dirname(path)


def supported(pages: Pages, sites: Sites, studied: list[Studied]) -> list[LearnedSite]:
    """The sites with their rules, counted over all pages."""
    supports = [Support(one) for one in studied]
    for source in pages():
        if (read := look(source)) is None:
            continue
        page, _, group = read
        keys = [key_of(block.text) for block in page.blocks]
        index = sites.of(group, keys)
        if index >= 0:
            supports[index].add(page, keys)
    learned = [support.learned() for support in supports]
    found = [site for site in learned if site.rules and (site.hosts or site.fingerprint)]
    return sorted(found, key=lambda site: (-site.pages, site.name))
