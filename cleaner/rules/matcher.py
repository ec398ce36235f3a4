"""Match whole lines against phrases with holes, in any language.

A phrase is compared in normal form (`normal`).  `{n}` stands for a number, `{name}` for one to six words (one to twenty characters in scripts
that write without spaces).  A phrase matches a whole line or, where its concept says so, the beginning of one; it never
matches inside a line.
"""

from collections.abc import Iterator, Mapping

import msgspec
from msgspec import Struct

from cleaner.patterns import lazy
from cleaner.rules.normal import normalise
from cleaner.scripts import unspaced

LONGEST = 120
"""Lines with more characters match no phrase: they are text."""

JOINERS = ("\u200c", "\u200d")
APOSTROPHES = ("'", "’")
HOLE = lazy(r"\{(n|name)\}")


class Phrase(Struct, frozen=True, gc=False):
    """One phrase of one language: what the loader makes of a line of a rule file."""

    concept: str
    language: str
    """BCP 47, or "" where it holds for all."""
    text: str
    """As written in the rule file."""
    origin: str
    """`file:line`, or the built-in table's name."""
    rule: str = ""
    """Its name in the output, where that is not made of concept and language."""


class Hit(Struct, frozen=True, gc=False):
    """A phrase that was found."""

    phrase: Phrase
    end: int
    """How many characters of the line the phrase takes: all of them but for prefixes."""


def strong(key: str) -> bool:
    """Whether a phrase is telling enough to count on pages of another language than its own."""
    if unspaced(key):
        return len(key) >= 4
    return " " in key or len(key) >= 9


class Holed(Struct, frozen=True, gc=False):
    """A phrase with a `{name}` in it, cut at its holes."""

    phrase: Phrase
    pieces: tuple[str, ...]

    def matches(self, key: str) -> bool:
        """Whether the normal form `key` is this phrase with something in each hole."""
        at = len(self.pieces[0])
        if not key.startswith(self.pieces[0]) or not key.endswith(self.pieces[-1]):
            return False
        for piece in self.pieces[1:-1]:
            found = key.find(piece, at + 1)
            if found < 0 or not self.fills(key[at:found]):
                return False
            at = found + len(piece)
        return self.fills(key[at : len(key) - len(self.pieces[-1])])

    def fills(self, filling: str) -> bool:
        """Whether a hole may hold this."""
        filling = filling.strip()
        return len(filling) > 0 and (len(filling) <= 20 if unspaced(filling) else filling.count(" ") <= 5)


class PhraseTable:
    """All phrases of a rule set, by normal form.

    `exact` maps a normal form to its phrases; phrases with a `{name}` are found by their first or last two characters,
    prefixes by their first two.  What is not found here is looked for in `base`.
    """

    def __init__(self, base: "PhraseTable | None" = None) -> None:
        self.base = base
        self.times: bool = base.times if base else False
        """Whether there is a phrase of the concept `times`."""
        self.long: dict[str, Phrase] = dict(base.long) if base else {}
        """Learned lines that are longer than a phrase may be."""
        self.exact: dict[str, list[Phrase]] = {}
        self.packed: Mapping[str, msgspec.Raw] = {}
        """More of `exact`, as the compiled rules hold them: to make all of them takes longer than to clean a page."""
        self.heads: dict[str, list[Holed]] = {}
        self.tails: dict[str, list[Holed]] = {}
        self.prefixes: dict[str, list[tuple[str, Phrase]]] = {}
        self.openings: dict[str, tuple[str, ...]] = {}
        self.endings: dict[str, tuple[str, ...]] = {}
        self.begins: dict[str, tuple[str, ...]] = {}
        """What lines must begin or end with for `heads`, `tails` and `prefixes`: `str.startswith` tries many in one call, and
        nearly all lines have none."""

    def add(self, phrase: Phrase, key: str, *, prefix: bool = False) -> None:
        """Enter a phrase under its `phrase_key`."""
        self.times = self.times or phrase.concept == "times"
        if prefix:
            key = phrase.text.casefold()  # not the normal form: offsets into the line must hold
            self.prefixes.setdefault(key[:2], []).append((key, phrase))
            self.begins[key[:2]] = (*self.begins.get(key[:2], ()), key)
        elif "{name}" in key:
            holed = Holed(phrase, tuple(key.split("{name}")))
            if len(holed.pieces[0]) >= 2:
                self.heads.setdefault(key[:2], []).append(holed)
                self.openings[key[:2]] = (*self.openings.get(key[:2], ()), holed.pieces[0])
            else:
                self.tails.setdefault(key[-2:], []).append(holed)
                self.endings[key[-2:]] = (*self.endings.get(key[-2:], ()), holed.pieces[-1])
        elif len(key) > LONGEST:
            self.long.setdefault(key, phrase)
        else:
            self.exact.setdefault(key, self.unpacked(key) or []).append(phrase)

    def unpacked(self, key: str) -> list[Phrase] | None:
        """What is `packed` under a normal form, from now on in `exact`; None where nothing is."""
        said = self.packed.get(key)
        if said is None:
            return self.exact.get(key)
        found = [Phrase(*one, "built-in") for one in msgspec.json.decode(said, type=list[tuple[str, str, str]])]
        return self.exact.setdefault(key, found)

    def every(self) -> Iterator[Phrase]:
        """All phrases of this table alone, but for those of `long`."""
        for key in self.packed:
            self.unpacked(key)
        for found in self.exact.values():
            yield from found
        for index in (self.heads, self.tails):
            for several in index.values():
                yield from (holed.phrase for holed in several)
        for begun in self.prefixes.values():
            yield from (phrase for _, phrase in begun)

    def find(self, text: str, languages: frozenset[str] = frozenset(), key: str = "") -> Phrase | None:
        """The phrase that is all of `text`; those of the page's `languages` come first.  `key` is its normal form, if known.

        A phrase of another language counts where it is `strong`, and an English one always: English controls stand on
        pages of every language.
        """
        if len(text) > LONGEST:
            return self.long.get(key or normalise(text)) if self.long else None
        key = key or normalise(text)
        found = self.exact.get(key) or (self.unpacked(key) if key in self.packed else None)
        if found:
            chosen = choose(found, key, languages)
            if chosen:
                return chosen
        if key.startswith(self.openings.get(key[:2], ())):
            for holed in self.heads[key[:2]]:
                if holed.matches(key):
                    return holed.phrase
        if key.endswith(self.endings.get(key[-2:], ())):
            for holed in self.tails[key[-2:]]:
                if holed.matches(key):
                    return holed.phrase
        return self.base.find(text, languages, key) if self.base else None

    def introduces(self, text: str, languages: frozenset[str] = frozenset()) -> Hit | None:
        """The longest prefix phrase that `text` begins with, where no letter follows it.

        That asks for a mark or a space also in scripts without spaces, where a word may begin a sentence.  A phrase of a language that is not the page's counts
        where a colon follows it.
        """
        if self.base is not None:
            hits = [hit for hit in (self.own(text, languages), self.base.introduces(text, languages)) if hit]
            return max(hits, key=lambda hit: hit.end) if hits else None
        return self.own(text, languages)

    def own(self, text: str, languages: frozenset[str]) -> Hit | None:
        """`introduces`, of the phrases of this table alone."""
        skipped = len(text) - len(text.lstrip()) if text[:1].isspace() else 0
        start = text[skipped : skipped + 2].casefold()
        one, two = start[:1], start[:2]
        if two not in self.begins and one not in self.begins:
            return None
        head = text[skipped : skipped + 40]
        folded = head.casefold()
        if not (folded.startswith(self.begins.get(two, ())) or folded.startswith(self.begins.get(one, ()))):
            return None
        if len(folded) != len(head):
            return None
        best: tuple[bool, int, Phrase] | None = None
        for key, phrase in (*self.prefixes.get(two, ()), *(self.prefixes.get(one, ()) if one != two else ())):
            if not folded.startswith(key):
                continue
            after = folded[len(key) : len(key) + 1]
            if after.isalpha() or after in JOINERS or (after in APOSTROPHES and folded[len(key) + 1 :][:1].isalpha()):
                continue
            known = not phrase.language or phrase.language in languages
            if not known and phrase.language != "en" and after not in (":", "："):
                continue
            if best is None or (known, len(key)) > best[:2]:
                best = (known, len(key), phrase)
        return Hit(best[2], skipped + best[1]) if best else None


def phrase_key(text: str, longest: int = LONGEST) -> str:
    """The normal form of a phrase as written in a rule file, holes kept as `0` and `{name}`.

    Raises ValueError with the reason where the phrase cannot be matched.
    """
    key = normalise(HOLE.sub(lambda m: "0" if m[1] == "n" else "{name}", text))
    literal = key.replace("{name}", " ")
    if len(literal) > longest:
        raise ValueError(f"a phrase has at most {longest} characters: what is longer is text")
    if "{" in literal or "}" in literal:
        raise ValueError("a phrase may hold {n} and {name}, no other hole")
    if not any(map(str.isalpha, literal)):
        raise ValueError("a phrase needs at least one letter")
    if "{name}" in key:
        pieces = key.split("{name}")
        if max(len(pieces[0]), len(pieces[-1])) < 2:
            raise ValueError("a phrase with {name} needs words of its own at one end")
        if any(not piece for piece in pieces[1:-1]):
            raise ValueError("two holes need words between them")
    return key


def choose(found: list[Phrase], key: str, languages: frozenset[str]) -> Phrase | None:
    """Of phrases with the same words, the one to go by on a page of these languages."""
    for phrase in found:
        if not phrase.language or phrase.language in languages:
            return phrase
    for phrase in found:
        if phrase.language == "en":
            return phrase
    return found[0] if strong(key) or not languages else None
