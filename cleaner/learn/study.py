"""From the sample of a site to its rules; what they are worth in the whole dump, `support` finds out."""

from collections import Counter
from collections.abc import Callable, Iterable

from msgspec import Struct

from cleaner.learn.containers import containers
from cleaner.learn.groups import Site
from cleaner.learn.holes import HOLE, templates
from cleaner.learn.judge import furniture
from cleaner.learn.known import KnownSite, same_site
from cleaner.learn.labels import labels
from cleaner.learn.pages import key_of
from cleaner.learn.tally import Tally, tally
from cleaner.learn.times import unread_times
from cleaner.learn.update import identity
from cleaner.rules.file import TIMES

PRINTS = 8
"""Lines that give a site's pages away where no host does."""
PRINT_SHARE = 0.3


class Studied(Struct):
    """What a site's pages have in common: normal forms of lines, patterns with a hole, labels, and selectors."""

    site: Site
    lines: list[str]
    """Without those that stand in a container of `selectors` only."""
    patterns: list[str]
    concepts: dict[str, str]
    selectors: list[str]
    fingerprint: list[str]
    """Normal forms."""
    known: int = -1
    """Which site it is of the file that is brought up to date; -1: a new one."""


def study(site: Site, generic: Callable[[str], bool]) -> Studied:
    """Learn the furniture of a site."""
    counted = tally(site.sample)
    sure = furniture(counted)
    patterns = templates(counted, sure)
    covered = {key for keys in patterns.values() for key in keys}
    concepts = labels(counted, sure | covered)
    selectors = containers(counted, sure | covered, concepts)
    inside = only_inside(site, selectors)
    lines = sorted(key for key in sure if key not in inside and writable(key) and key not in covered)
    concepts = {key: concept for key, concept in concepts.items() if key not in inside}
    concepts |= dict.fromkeys(unread_times(counted) - sure, TIMES.name)
    kept = [pattern for pattern in sorted(patterns) if any(key not in inside for key in patterns[pattern])]
    told = [] if site.hosts else prints(counted, sure, generic)  # a line may be another host's, too
    return Studied(site, lines, kept, concepts, selectors, told)


def add_known(studied: Studied, known: list[KnownSite]) -> None:
    """Let what a file knows of the site be counted, too."""
    studied.known = same_site(studied.site, known)
    if studied.known < 0:
        return
    for rule in known[studied.known].rules:
        kind, text = identity(rule.rule)
        if kind == "select":
            studied.selectors += [text] if text not in studied.selectors else []
        elif HOLE in text:
            studied.patterns += [text] if text not in studied.patterns else []
        elif text:
            key = key_of(text)
            studied.lines += [key] if key not in studied.lines else []
            if rule.rule.concept:
                studied.concepts[key] = rule.rule.concept


def only_inside(site: Site, selectors: Iterable[str]) -> set[str]:
    """Lines that stand in containers of these selectors and nowhere else."""
    names = set(selectors)
    inside: set[str] = set()
    outside: set[str] = set()
    for page in site.sample:
        for key, path in zip(page.keys, page.paths, strict=True):
            (outside if names.isdisjoint(path) else inside).add(key)
    return inside - outside


def writable(key: str) -> bool:
    """Whether a rule can say this line."""
    return any(map(str.isalpha, key)) and "{" not in key and "}" not in key


def prints(counted: Tally, sure: set[str], generic: Callable[[str], bool]) -> list[str]:
    """Lines that give a page of the site away: long enough to be its own, and no phrase that every site may have."""
    able = []
    for key in sure:
        share = counted.share(counted.lines[key])
        if "\0" not in key and writable(key) and share >= PRINT_SHARE and len(key) >= 8 and not generic(key):
            able.append((-round(share, 1), -len(key), key))
    return [key for _, _, key in sorted(able)[:PRINTS]]


def shared_prints(studied: Iterable[Studied]) -> None:
    """Take from each site the lines that another one has, too."""
    found = list(studied)
    sites: Counter[str] = Counter(key for one in found for key in {*one.lines, *one.fingerprint})
    for one in found:
        one.fingerprint = [key for key in one.fingerprint if sites[key] == 1]
