"""What the rules of a site are worth: a second look at all pages, that counts what each rule finds there."""

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from msgspec import Struct, field

from cleaner.learn.learned import EXAMPLES, Learned, LearnedSite, Where
from cleaner.learn.pages import LONGEST_LINE, key_of
from cleaner.learn.study import Studied
from cleaner.model import Page
from cleaner.rules.file import TIMES
from cleaner.rules.matcher import HOLE, Phrase, PhraseTable, phrase_key
from cleaner.rules.normal import NUMBER
from cleaner.rules.selectors import Selector, SelectorTable, compile_selector
from cleaner.shape import size


class Found(Struct):
    """What one rule found."""

    pages: int = 0
    last: int = -1
    words: int = 0
    where: Counter[Where] = field(default_factory=Counter)
    wordings: dict[str, bytes] = field(default_factory=dict)
    """As printed -> rank; those of the lowest ranks, the same in whatever order pages come."""


class Support:
    """Counts for one site."""

    def __init__(self, studied: Studied) -> None:
        self.studied = studied
        self.pages = 0
        self.found: dict[str, Found] = {key: Found() for key in studied.lines}
        self.found |= {key: Found() for key in studied.concepts}
        self.prints = {key: Found() for key in studied.fingerprint}
        self.holed = PhraseTable()
        for pattern in studied.patterns:
            self.found[pattern] = Found()
            self.holed.add(Phrase("", "", pattern, ""), pattern)
        self.selectors = SelectorTable()
        for name in studied.selectors:
            self.found[name] = Found()
            self.selectors.add(Selector(name, name, "remove", "", "", "", compile_selector(name)))

    def add(self, page: Page, keys: Sequence[str]) -> None:
        """Count what the rules find on a page."""
        number = self.pages
        self.pages += 1
        ruled = self.rules_of(page, keys)
        varied = [index for index, rule in enumerate(ruled) if not rule or self.is_time(rule)]
        first, last = (varied[0], varied[-1]) if varied else (len(ruled), len(ruled))
        for index, rule in enumerate(ruled):
            if rule:
                where: Where = "before" if index < first else "after" if index > last else "between"
                self.enter(self.found[rule], number, page.blocks[index].text, where)
                if keys[index] in self.prints:
                    self.enter(self.prints[keys[index]], number, page.blocks[index].text, where)

    def is_time(self, name: str) -> bool:
        """Whether a rule removes nothing, but names a time."""
        return self.studied.concepts.get(name) == TIMES.name

    def rules_of(self, page: Page, keys: Sequence[str]) -> list[str]:
        """The rule of each block, "" where there is none."""
        ruled = [""] * len(keys)
        known: dict[tuple[str, str], str] = {}
        if page.elements and self.selectors.all:
            index = 0
            while index < len(page.elements):
                element = page.elements[index]
                name = ""
                if element.last > element.first:
                    start = element.tag, element.raw
                    if start not in known:
                        selector = self.selectors.find(element)
                        known[start] = selector.id if selector else ""
                    name = known[start]
                if name:
                    ruled[element.first : element.last] = [name] * (element.last - element.first)
                index = max(element.end, index + 1) if name else index + 1
        for index, key in enumerate(keys):
            if not ruled[index]:
                if key in self.found:
                    ruled[index] = key
                elif "\0" not in key and (phrase := self.holed.find(key, key=key)) is not None:
                    ruled[index] = phrase.text
        return ruled

    @staticmethod
    def enter(found: Found, number: int, text: str, where: Where) -> None:
        """Count one block."""
        if found.last != number:
            found.last = number
            found.pages += 1
        found.words += round(size(text))
        found.where[where] += 1
        if text not in found.wordings and len(text) <= LONGEST_LINE:
            found.wordings[text] = blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()
            if len(found.wordings) > EXAMPLES:
                del found.wordings[max(found.wordings, key=lambda wording: (found.wordings[wording], wording))]

    def learned(self) -> LearnedSite:
        """The site with its rules, those that remove most first."""
        site = self.studied.site
        rules = []
        for name, found in self.found.items():
            if not found.pages:
                continue
            wordings = sorted(found.wordings)
            rule = Learned("select" if name in self.studied.selectors else "line", name)
            if rule.kind == "select" or name in self.studied.patterns:
                rule.examples = wordings
                if rule.kind == "line":
                    rule.text = printed(wordings, name)
            elif not (text := worded(wordings, name)):
                continue
            else:
                rule.text = text
            rule.concept = self.studied.concepts.get(name, "")
            rule.pages, rule.words = found.pages, 0 if self.is_time(name) else found.words
            rule.where = max(sorted(found.where), key=lambda where: found.where[where])
            rules.append(rule)
        rules.sort(key=lambda rule: (-rule.words, rule.text))
        prints = [worded(found.wordings, key) or key for key, found in self.prints.items()]
        return LearnedSite(site.name, site.hosts, prints, self.pages, rules, self.studied.known)


def worded(wordings: Iterable[str], key: str) -> str:
    """A line as a rule says it, as it was printed if that can be, with `{n}` for numbers; "" where none can say it."""
    for wording in (*sorted(wordings, key=lambda text: (len(text), text)), key):
        text = NUMBER.sub("{n}", wording)
        try:
            if not HOLE.search(wording) and key_of_rule(text) == key:
                return text
        except ValueError:
            continue
    return ""


def printed(wordings: Iterable[str], pattern: str) -> str:
    """A pattern with a hole, its other words as they were printed."""
    head, _, tail = pattern.partition("{name}")
    for wording in wordings:
        words = wording.split()
        before, after = words[: len(head.split())], words[len(words) - len(tail.split()) :]
        text = NUMBER.sub("{n}", " ".join((*before, "{name}", *after)))
        try:
            if phrase_key(text) == pattern:
                return text
        except ValueError:
            continue
    return pattern


def key_of_rule(text: str) -> str:
    """The normal form of a phrase, of a long one as `pages.key_of` has it.  Raises ValueError."""
    key = phrase_key(text, LONGEST_LINE)
    return key_of(key)
