"""A rule set in memory, and what it answers."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from cleaner.model import Element
from cleaner.rules.matcher import Hit, Phrase, PhraseTable
from cleaner.rules.selectors import Selector, SelectorTable

if TYPE_CHECKING:
    from cleaner.rules.loader import RuleFile


class Concept(Struct, frozen=True, gc=False):
    """What a group of phrases means."""

    name: str
    does: str
    """section, remove, keep or field."""
    why: str
    section: str = ""
    field: str = ""
    prefix: bool = False


class Entry(Struct, frozen=True, gc=False):
    """A rule as `cleaner rules list` shows it."""

    id: str
    """phrase:CONCEPT:LANGUAGE or selector:NAME: what stands in `removed[].rule`."""
    concept: str
    does: str
    pattern: str
    language: str
    origin: str
    why: str
    section: str = ""


class Example(Struct, frozen=True, gc=False):
    """A line that a rule file says must be kept, or removed."""

    text: str
    keep: bool
    origin: str


class Site(Struct, frozen=True, gc=False):
    """Rules that hold on some pages only."""

    hosts: list[str]
    """Globs such as *.example.org."""
    fingerprint: frozenset[str]
    """Normal forms of lines, any of which gives a page of the site away: text dumps name no host."""
    rules: "RuleFile"

    def holds(self, host: str | None, seen: frozenset[str]) -> bool:
        """Whether a page of this host, with these lines, is of the site."""
        from fnmatch import fnmatchcase

        return (host is not None and any(fnmatchcase(host.lower(), glob.lower()) for glob in self.hosts)) or bool(
            self.fingerprint & seen
        )


class Rules:
    """All rules that hold for a run.

    Later files come first: a user's phrase or concept overrules a built-in one.
    """

    def __init__(self) -> None:
        self.concepts: dict[str, Concept] = {}
        self.phrases = PhraseTable()
        self.selectors = SelectorTable()
        self.examples: list[Example] = []
        self.sites: list[Site] = []
        self.combined: dict[tuple[int, ...], Rules] = {}
        self.files: list[RuleFile] = []

    def on(self, host: str | None, lines: Callable[[], Iterable[str]]) -> "Rules":
        """The rules that hold on a page: these, and before them those of the sites that it belongs to.

        `lines` gives the normal forms of the page's short blocks; it is asked only where a site has a fingerprint.
        """
        if not self.sites:
            return self
        from cleaner.rules.loader import combine

        seen = frozenset(lines()) if any(site.fingerprint for site in self.sites) else frozenset()
        here = [site.rules for site in self.sites if site.holds(host, seen)]
        if not here:
            return self
        key = tuple(map(id, here))
        if key not in self.combined:
            self.combined[key] = combine([*here, *self.files])
        return self.combined[key]

    def find(self, text: str, languages: frozenset[str] = frozenset(), key: str = "") -> tuple[Phrase, Concept] | None:
        """The phrase that is all of `text`, and its concept; None also for a phrase of the concept `keep`.

        `key` is its normal form, where it is known.
        """
        phrase = self.phrases.find(text, languages, key)
        if phrase is None:
            return None
        concept = self.concepts[phrase.concept]
        return None if concept.does == "keep" else (phrase, concept)

    def introduces(self, text: str, languages: frozenset[str] = frozenset()) -> tuple[Hit, Concept] | None:
        """The phrase that introduces a field at the beginning of `text`, and its concept."""
        hit = self.phrases.introduces(text, languages)
        return (hit, self.concepts[hit.phrase.concept]) if hit else None

    def select(self, element: Element) -> Selector | None:
        """The selector that matches an element, the user's own first."""
        return self.selectors.find(element)

    def entries(self) -> Iterator[Entry]:
        """Every rule, phrases by concept, then selectors."""
        table = self.phrases
        phrases = [p for found in table.exact.values() for p in found]
        phrases += [h.phrase for index in (table.heads, table.tails) for holed in index.values() for h in holed]
        phrases += [p for found in table.prefixes.values() for _, p in found]
        for phrase in sorted(phrases, key=lambda p: (p.concept, p.language, p.text)):
            concept = self.concepts[phrase.concept]
            yield Entry(
                rule_id(phrase),
                phrase.concept,
                concept.does,
                phrase.text,
                phrase.language,
                phrase.origin,
                concept.why,
                concept.section,
            )
        for selector in self.selectors.all:
            yield Entry(
                selector.id, "", selector.does, selector.select, "", selector.origin, selector.why, selector.section
            )

    def failures(self) -> Iterator[str]:
        """A line for every example in the rule files that comes out wrong."""
        for example in self.examples:
            found = self.find(example.text)
            removed = found is not None and found[1].does in ("remove", "section")
            if removed and example.keep:
                assert found is not None
                yield f"{example.origin}: {example.text!r} should be kept, but {rule_id(found[0])} removes it"
            elif not removed and not example.keep:
                yield f"{example.origin}: {example.text!r} should be removed, but no rule matches it"


def rule_id(phrase: Phrase) -> str:
    """The name under which a phrase stands in the output."""
    return f"phrase:{phrase.concept}:{phrase.language}" if phrase.language else f"phrase:{phrase.concept}"
