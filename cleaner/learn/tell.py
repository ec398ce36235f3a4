"""Learned sites as a rule file: a line a rule, those that remove most first, for a person to read and change."""

from collections.abc import Iterable

from cleaner.learn.learned import Learned, LearnedSite
from cleaner.write.encode import encode

HEAD = """\
# Learned by `cleaner learn` from lines that repeat across the pages of a site; use it with --rules FILE.
# One rule a line. Delete what is wrong, or write # keep behind it: then the line is kept, here and in later updates.
"""


def told(sites: Iterable[LearnedSite]) -> str:
    """The text of a rule file."""
    return HEAD + "".join(f"\n{site_table(site)}" for site in sites)


def site_table(site: LearnedSite) -> str:
    """One `[[sites]]` table."""
    lines = ["[[sites]]", f"name = {quoted(site.name)}"]
    if site.hosts:
        lines.append(f"hosts = [{', '.join(map(quoted, site.hosts))}]")
    if site.fingerprint:
        lines += ["fingerprint = [", *(f"  {quoted(line)}," for line in site.fingerprint), "]"]
    lines += [f"pages = {site.pages}", "learned = [", *(f"  {entry(rule, site.pages)}," for rule in site.rules), "]"]
    return "\n".join(lines) + "\n"


def entry(rule: Learned, pages: int) -> str:
    """A rule as an inline table."""
    parts = [f"{rule.kind} = {quoted(rule.text)}"]
    if rule.concept:
        parts.append(f"concept = {quoted(rule.concept)}")
    share = min(rule.pages / pages, 1.0) if pages else 0.0
    parts += [f"pages = {rule.pages}", f"share = {share:.2f}", f"words = {rule.words}"]
    if rule.where:
        parts.append(f"where = {quoted(rule.where)}")
    if rule.examples:
        parts.append(f"examples = [{', '.join(map(quoted, rule.examples))}]")
    return f"{{ {', '.join(parts)} }}"


def quoted(text: str) -> str:
    """A TOML basic string, safe to print: JSON's escapes are TOML's, too."""
    return encode(text).decode()
