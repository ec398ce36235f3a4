"""A rule file brought up to date: what was learned since is added, supports are added up, and all else stays as it stands."""

from cleaner.learn.known import KnownRule, KnownSite
from cleaner.learn.learned import Learned, LearnedSite
from cleaner.learn.tell import entry, site_table
from cleaner.rules.matcher import phrase_key

LONGEST = 1000


def updated(text: str, known: list[KnownSite], learned: list[LearnedSite]) -> str:
    """The text of the file with what was learned; `LearnedSite.known` says which site of the file one is."""
    lines = text.split("\n")
    by_site = {site.known: site for site in learned if site.known >= 0}
    for number in sorted(by_site, key=lambda number: -known[number].begin):
        one, new = known[number], by_site[number]
        pages = one.pages + new.pages
        rules = merged(one.rules, new.rules)
        lines[one.begin + 1 : one.end] = [line for rule in rules for line in written(rule, pages)]
        if one.pages_at >= 0:
            lines[one.pages_at] = f"pages = {pages}"
    out = "\n".join(lines)
    if out and not out.endswith("\n"):
        out += "\n"
    return out + "".join(f"\n{site_table(site)}" for site in learned if site.known < 0)


def merged(known: list[KnownRule], learned: list[Learned]) -> list[KnownRule]:
    """The rules of a site, those that remove most first; lines of comment before all."""
    comments = [rule for rule in known if not rule.rule.text]
    rules = {identity(rule.rule): rule for rule in known if rule.rule.text}
    for new in learned:
        old = rules.get(identity(new))
        if old is None:
            rules[identity(new)] = KnownRule(new, {}, "")
            continue
        old.rule.pages += new.pages
        old.rule.words += new.words
        old.rule.concept = old.rule.concept or new.concept
        old.rule.where = old.rule.where or new.where
        old.rule.examples = old.rule.examples or new.examples
    return comments + sorted(rules.values(), key=lambda rule: (-rule.rule.words, rule.rule.text))


def identity(rule: Learned) -> tuple[str, str]:
    """What a rule matches."""
    return rule.kind, phrase_key(rule.text, LONGEST) if rule.kind == "line" and rule.text else rule.text


def written(rule: KnownRule, pages: int) -> list[str]:
    """The lines of a rule."""
    if not rule.rule.text:
        return [f"  {rule.comment}"]
    extra = "".join(f", {key} = {str(value).lower()}" for key, value in rule.extra.items())
    body = entry(rule.rule, pages)
    return [f"  {body[:-2]}{extra} }},{f'  {rule.comment}' if rule.comment else ''}"]
