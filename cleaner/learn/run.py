"""The two passes over a dump, and what stands between them."""

import os
from collections.abc import Callable, Iterable, Sequence

from cleaner.batch.limits import Limits, TooSlow, held
from cleaner.batch.page import too_big, too_slow
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
UNLIMITED = Limits(seconds=None, memory=None, size=None)


def learn(
    pages: Pages,
    rules: Rules,
    known: Sequence[KnownSite] = (),
    *,
    limits: Limits = UNLIMITED,
    failed: Callable[[Source, str], None] = lambda source, message: None,
) -> list[LearnedSite]:
    """What repeats across the pages of each site, the largest site first; what is `known` of one is counted, too.

    Reads each page twice and cleans some of them once.  Pages that cannot be parsed are passed over; those that take more than the
    limits are told to `failed`, too.
    """
    sample = Sample()
    trial = Trial(rules, limits)
    look = Looker(limits, failed)
    for source in pages():
        if (read := look(source)) is not None:
            page, url, group = read
            page_seen = seen(page, url)
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
    return supported(pages, sites, studied, look)


class Looker:
    """Parses pages within limits."""

    def __init__(self, limits: Limits, failed: Callable[[Source, str], None]) -> None:
        self.limits = limits
        self.failed = failed

    def __call__(self, source: Source) -> tuple[Page, str | None, Group] | None:
        """A page, parsed, with its address and its group; None where it cannot be parsed."""
        try:
            with held(self.limits):
                page = parsed(source)
        except TooSlow:
            self.failed(source, too_slow(self.limits, "clean").message.partition(" (--page-")[0])
            return None
        except MemoryError:
            self.failed(source, too_big(self.limits, "clean").message.partition(" (--page-")[0])
            return None
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


def supported(pages: Pages, sites: Sites, studied: list[Studied], look: Looker) -> list[LearnedSite]:
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
