"""What a rule file has learned before: its sites and their rules, and where in the file they stand."""

from typing import Any

from msgspec import Struct

from cleaner.learn.groups import Site
from cleaner.learn.learned import Learned
from cleaner.patterns import lazy
from cleaner.rules import RuleError
from cleaner.rules.loader import rules_in
from cleaner.rules.matcher import phrase_key
from cleaner.rules.rules import Site as RuleSite
from cleaner.rules.rules import SiteIndex

SITE = lazy(r"\s*\[\[\s*sites\s*\]\]\s*(?:#.*)?$")
BEGIN, END = lazy(r"learned\s*=\s*\[\s*(?:#.*)?$"), lazy(r"\]\s*(?:#.*)?$")
RULE = lazy(r"\s*(\{.*\})\s*,?\s*(#.*)?$")
PAGES = lazy(r"pages\s*=\s*\d+\s*(?:#.*)?$")


class KnownRule(Struct):
    """A rule of the file."""

    rule: Learned
    extra: dict[str, Any]
    """Keys that a person has given it."""
    comment: str
    """What stands behind it."""


class KnownSite(Struct):
    """A site of the file."""

    name: str
    hosts: list[str]
    fingerprint: frozenset[str]
    pages: int
    rules: list[KnownRule]
    begin: int
    """The line, from 0, of `learned = [`."""
    end: int
    """The line of `]`."""
    pages_at: int
    """The line of `pages = …`, -1 where there is none."""


def known_sites(path: str, text: str) -> list[KnownSite]:
    """The sites of a rule file that have learned rules.  Raises RuleError, also where the rules do not stand a line each."""
    import tomllib

    rules_in(path, text)
    tables = tomllib.loads(text).get("sites", [])
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if SITE.match(line)]
    if len(starts) != len(tables):
        raise RuleError(path, 0, "only sites that begin with a line '[[sites]]' can be brought up to date")
    found = []
    for table, start, following in zip(tables, starts, [*starts, len(lines)][1:], strict=True):
        if not table.get("learned"):
            continue
        begin = next((number for number in range(start, following) if BEGIN.match(lines[number])), -1)
        end = next((number for number in range(begin + 1, following) if END.match(lines[number])), -1)
        if begin < 0 or end < 0:
            raise RuleError(path, start + 1, "only 'learned = [', a rule a line, and ']' can be brought up to date")
        rules = [known_rule(path, number, lines[number]) for number in range(begin + 1, end) if lines[number].strip()]
        pages_at = next((number for number in range(start, begin) if PAGES.match(lines[number])), -1)
        prints = frozenset(phrase_key(line) for line in table.get("fingerprint", []))
        hosts = table.get("hosts", [])
        found.append(
            KnownSite(table.get("name", ""), hosts, prints, table.get("pages", 0), rules, begin, end, pages_at)
        )
    return found


def known_rule(path: str, number: int, line: str) -> KnownRule:
    """One rule, or a comment that has a line of its own.  Raises RuleError."""
    import tomllib

    match = RULE.match(line)
    if match is None:
        if line.lstrip().startswith("#"):
            return KnownRule(Learned("line", ""), {}, line.strip())
        raise RuleError(path, number + 1, "only a rule a line can be brought up to date")
    try:
        body: dict[str, Any] = tomllib.loads(f"rule = {match[1]}")["rule"]
    except tomllib.TOMLDecodeError as error:
        raise RuleError(path, number + 1, "only a rule a line can be brought up to date") from error
    rule = Learned(
        "select" if "select" in body else "line",
        body.get("select", body.get("line", "")),
        body.get("concept", ""),
        body.get("pages", 0),
        body.get("words", 0),
        body.get("where", ""),
        body.get("examples", []),
        known=True,
    )
    return KnownRule(rule, {key: body[key] for key in ("keep",) if key in body}, match[2] or "")


def same_site(site: Site, known: list[KnownSite]) -> int:
    """Which of the sites of a file a site of the dump is, by hosts, else by what most of its pages say; -1: none of them."""
    sites = [RuleSite(one.hosts, one.fingerprint, None) for one in known]  # type: ignore[arg-type]
    index = SiteIndex(sites)
    votes = [0] * len(known)
    for host in site.hosts:
        for number in index.find(host, list):
            return number
    for page in site.sample:
        for number in index.find(None, lambda page=page: page.keys):  # type: ignore[misc]
            votes[number] += 1
    best = max(range(len(votes)), key=lambda number: (votes[number], -number), default=-1)
    return best if best >= 0 and votes[best] > 0.5 * len(site.sample) else -1
