"""A rule set in memory, and what it answers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from cleaner.model import Element
from cleaner.rules.file import KEEP, TIMES, Concept, Example, RuleError, RuleFile
from cleaner.rules.matcher import Hit, Phrase, PhraseTable, phrase_key
from cleaner.rules.selectors import Selector, SelectorTable

if TYPE_CHECKING:
    from cleaner.sites.extras import Extras
    from cleaner.sites.picks import Pick


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


class Site(Struct, frozen=True, gc=False):
    """Rules that hold on some pages only."""

    hosts: list[str]
    """example.org, which is www.example.org, too; globs such as *.example.org."""
    fingerprint: frozenset[str]
    """Normal forms of lines, any of which gives a page of the site away: text dumps name no host."""
    rules: RuleFile
    file: int = 0
    """The place of its file among the files: the rules of a later file come before its own."""


class Rules:
    """All rules that hold for a run.

    Those of the user's files and of their sites stand before the rest, which is shared: a dump may have thousands of sites.
    """

    KNOWN = 256
    """Combinations of sites whose rules are kept at hand."""

    def __init__(self, base: "Rules | None" = None) -> None:
        self.concepts: dict[str, Concept] = dict(base.concepts) if base else {}
        self.phrases: PhraseTable = PhraseTable(base.phrases if base else None)
        self.selectors: SelectorTable = SelectorTable(base.selectors if base else None)
        self.base = base
        self.examples: list[Example] = []
        self.sites: list[Site] = []
        self.files: list[RuleFile] = []
        self.picks: list[Pick] = []
        """Where the articles of the page's site are."""
        self.extras: Extras | None = None
        """Site patterns and filters that others wrote."""
        self.known: dict[tuple[int, ...], Rules] = {}
        self.index: SiteIndex | None = None

    def on(self, host: str | None, lines: Callable[[], Iterable[str]]) -> "Rules":
        """The rules for a page, with those of its site in front of their file's.

        `lines` gives the normal forms of the page's lines, and is asked only where a site has a fingerprint.
        """
        if not self.sites:
            return self
        if self.index is None:
            self.index = SiteIndex(self.sites)
        here = self.index.find(host, lines)
        return self.with_sites(here) if here else self

    def with_sites(self, here: tuple[int, ...]) -> "Rules":
        """The rules with those of some sites, by their numbers, in front of their file's."""
        if here not in self.known:
            if len(self.known) >= self.KNOWN:
                self.known.clear()
            files = []
            for number, file in enumerate(self.files):
                files += [self.sites[index].rules for index in here if self.sites[index].file == number]
                files.append(file)
            self.known[here] = combine(files, self.base, inside=True)
        return self.known[here]

    @property
    def tells_times(self) -> bool:
        """Whether a phrase names times."""
        return self.phrases.times

    @property
    def lengthy(self) -> bool:
        """Whether a line may be a phrase though it is longer than phrases are."""
        return bool(self.phrases.long)

    def find(self, text: str, languages: frozenset[str] = frozenset(), key: str = "") -> tuple[Phrase, Concept] | None:
        """The phrase that is all of `text`, and its concept; None also for a phrase of the concept `keep`.

        `key` is its normal form, where it is known.
        """
        phrase = self.phrases.find(text, languages, key)
        if phrase is None:
            return None
        concept = self.concepts[phrase.concept]
        return None if concept.does == "keep" else (phrase, concept)

    def opens(self, text: str, languages: frozenset[str]) -> tuple[Phrase, Concept] | None:
        """The sentence to its readers that a line of a text page begins with, and its concept; what a rule keeps is none."""
        phrase = opening()(text, languages)
        return (phrase, self.concepts[phrase.concept]) if phrase is not None and not self.phrases.find(text) else None

    def introduces(self, text: str, languages: frozenset[str] = frozenset()) -> tuple[Hit, Concept] | None:
        """The phrase that introduces a field at the beginning of `text`, and its concept."""
        hit = self.phrases.introduces(text, languages)
        return (hit, self.concepts[hit.phrase.concept]) if hit else None

    def select(self, element: Element) -> Selector | None:
        """The selector that matches an element, the user's own first."""
        return self.selectors.find(element)

    def entries(self) -> Iterator[Entry]:
        """Every rule, phrases by concept, then selectors; those of files before the built-in ones, those of sites last."""
        yield from self.own_entries()
        if self.base is not None:
            yield from self.base.own_entries()
        from cleaner.rules.sentences import all_of_them

        for phrase in all_of_them():
            yield self.entry(phrase)
        for site in self.sites:
            alone = combine([site.rules], inside=True)
            alone.concepts = self.concepts | alone.concepts
            yield from alone.own_entries()

    def own_entries(self) -> Iterator[Entry]:
        """The rules of these files alone."""
        table = self.phrases
        phrases = list(table.every())
        inherited = table.base.long if table.base else {}
        phrases += [phrase for key, phrase in table.long.items() if inherited.get(key) is not phrase]
        for phrase in sorted(phrases, key=lambda p: (p.concept, p.language, p.text)):
            yield self.entry(phrase)
        for selector in self.selectors.all:
            yield Entry(
                selector.id, "", selector.does, selector.select, "", selector.origin, selector.why, selector.section
            )

    def entry(self, phrase: Phrase) -> Entry:
        """A phrase as it is listed."""
        concept = self.concepts[phrase.concept]
        return Entry(
            rule_id(phrase),
            phrase.concept,
            concept.does,
            phrase.text,
            phrase.language,
            phrase.origin,
            concept.why,
            concept.section,
        )

    def failures(self) -> Iterator[str]:
        """A line for every example in the rule files that comes out wrong, those of a site with its rules."""
        yield from self.wrong(self.examples)
        for index, site in enumerate(self.sites):
            if site.rules.examples:
                yield from self.with_sites((index,)).wrong(site.rules.examples)

    def wrong(self, examples: Iterable[Example]) -> Iterator[str]:
        """A line for each of these examples that comes out wrong."""
        for example in examples:
            found = self.find(example.text)
            removed = found is not None and found[1].does in ("remove", "section")
            if removed and example.keep:
                assert found is not None
                yield f"{example.origin}: {example.text!r} should be kept, but {rule_id(found[0])} removes it"
            elif not removed and not example.keep:
                yield f"{example.origin}: {example.text!r} should be removed, but no rule matches it"


@cache
def opening() -> Callable[[str, frozenset[str]], Phrase | None]:
    """`sentences.said`, loaded where a page first needs it."""
    from cleaner.rules.sentences import said

    return said


class SiteIndex:
    """Which sites a page is of: by whole hosts and by lines at once, by globs one after the other."""

    def __init__(self, sites: list[Site]) -> None:
        self.hosts: dict[str, list[int]] = {}
        self.globs: list[tuple[str, int]] = []
        self.lines: dict[str, list[int]] = {}
        for index, site in enumerate(sites):
            for glob in map(str.lower, site.hosts):
                if set(glob) & set("*?["):
                    self.globs.append((glob, index))
                else:
                    self.hosts.setdefault(glob.removeprefix("www."), []).append(index)
            for line in site.fingerprint:
                self.lines.setdefault(line, []).append(index)

    def find(self, host: str | None, lines: Callable[[], Iterable[str]]) -> tuple[int, ...]:
        """The numbers of the sites, in their order."""
        found: set[int] = set()
        if host is not None:
            from fnmatch import fnmatchcase

            host = host.lower()
            found.update(self.hosts.get(host.removeprefix("www."), ()))
            found.update(index for glob, index in self.globs if fnmatchcase(host, glob))
        if self.lines:
            for line in lines():
                found.update(self.lines.get(line, ()))
        return tuple(sorted(found))


def combine(files: Sequence[RuleFile], base: Rules | None = None, *, inside: bool = False) -> Rules:
    """One rule set of several files, the first of which comes first, and of `base` behind them.

    With `inside`, the files are those that hold on some page, and their concepts were looked at before.
    """
    rules = Rules(base)
    for concept in (KEEP, TIMES):
        rules.concepts.setdefault(concept.name, concept)
    for file in reversed(files):
        for concept in file.concepts:
            rules.concepts[concept.name] = concept
    for number, file in enumerate(files):
        for phrase, key in file.phrases:
            known = rules.concepts.get(phrase.concept) if inside else concept_of(phrase, rules.concepts)
            rules.phrases.add(phrase, key, prefix=known is not None and known.prefix)
        for selector in file.selectors:
            rules.selectors.add(selector)
        rules.examples += file.examples
        rules.picks += file.picks
        for hosts, fingerprint, inner in file.sites:
            concepts = rules.concepts | {concept.name: concept for concept in inner.concepts}
            for phrase, _ in inner.phrases:
                concept_of(phrase, concepts)
            rules.sites.append(Site(hosts, frozenset(phrase_key(f) for f in fingerprint), inner, number))
    rules.files = list(files)
    return rules


def concept_of(phrase: Phrase, concepts: dict[str, Concept]) -> Concept:
    """The concept of a phrase.  Raises RuleError where there is none of its name."""
    if phrase.concept not in concepts:
        path, _, line = phrase.origin.rpartition(":")
        known = ", ".join(sorted(concepts))
        raise RuleError(path, int(line), f"unknown concept {phrase.concept!r}; known: {known}")
    return concepts[phrase.concept]


def rule_id(phrase: Phrase) -> str:
    """The name under which a phrase stands in the output."""
    if phrase.rule:
        return phrase.rule
    return f"phrase:{phrase.concept}:{phrase.language}" if phrase.language else f"phrase:{phrase.concept}"


def concept_said(rule: str) -> str:
    """The concept of the phrase that a block was removed by; "menu" where it was another rule."""
    kind, _, rest = rule.partition(":")
    concept = rest.partition(":")[0]
    return concept if kind == "phrase" or (kind == "learned" and concept not in ("line", "select")) else "menu"
