"""Whether two articles tell the same story, by their words.

Runs of words that two texts share (Broder, "On the resemblance and containment of documents", 1997) tell copies from what is
new, but not for long: where every fourth word is another one, a third of the runs of four is left, while other news of the same
subject shares whole sentences of background.  So it is asked sentence by sentence, of the shorter text, how many of
its words stand close together somewhere in the longer one, and how many of its sentences are found that way.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from math import log

from cleaner.patterns import lazy
from cleaner.same.words import TOKEN
from cleaner.scripts import holds_unspaced

WORD = lazy(r"[\w\u0900-\u0dff]+")
END = lazy(r"(?<![.!?…])[.!?…]++[\s»”\"')\]]+|[。！？।…]|\n+")
TEXT = 60_000
"""Characters of a text that are compared."""
LEAST = 8
"""Words below which a text tells nothing by itself."""
PIECE = 8
"""Words that a piece of a text has at least; shorter sentences are joined to the next."""
LONGEST = 40
"""Words of a piece at most."""
PIECES = 60
"""Pieces of the shorter text that are looked for: beyond them a text is told well enough."""
COMMON = 12
"""Places of a word beyond which it is not looked for: one place in 80 of the longer text, and never fewer than so many."""
NOUNS = 0.2
"""Share of words with a capital beyond which capitals tell nouns, and only two in a row a name."""
FOUND = 0.55
"""Share of its words that a piece needs close together in the longer text."""
CLOSE = 0.8
"""The same where a text is so short that it must be the beginning of the other word for word, or nearly so."""
TOLD = 0.7
"""Share of the words of the shorter text that stand in pieces that are found."""
BRIEF = 60
"""Words up to which a text tells a story only under a headline like the other one, or as the beginning of the other text."""
ALIKE = 0.75
"""Share of the words of two headlines that are those of both."""
LEAD = 30
"""Words at the beginning of a text that hold the news."""


TITLED = 4
"""Words of a headline that tells a story by itself."""
PATTERN = 1.0
"""Log-odds beyond which two texts are reports of one pattern."""
OTHER, OTHER_TITLE = 0.7, 0.4
"""Share of the names and figures, and of the other words of headlines, that differ between reports of one pattern."""


class Words:
    """The words of an article as they are compared."""

    def __init__(self, title: str | None, text: str | None) -> None:
        self.text = (text or "")[:TEXT]
        self.said = words_of(self.text)
        """Those of the text, in order, without case; characters in scripts without spaces."""
        self.title = words_of(title or "")
        """Those of the headline."""

    @cached_property
    def cut(self) -> tuple[list[tuple[int, int]], frozenset[int]]:
        """Sentences, or several short ones, as ranges of `said`; and which of these are figures, or names as far as capitals
        tell."""
        ends, facts = cut(self.text)
        return pieces(ends), facts

    @cached_property
    def places(self) -> "Places":
        """Where the words stand."""
        return Places(self.said)

    @cached_property
    def known(self) -> frozenset[str]:
        """All words of the text."""
        return frozenset(self.said)


def words_of(text: str) -> list[str]:
    """The words of a text without case: of one that keeps its length so, found in one step."""
    folded, find = text.casefold(), pattern(text).findall
    return find(folded) if len(folded) == len(text) else [word.casefold() for word in find(text)]


def pattern(text: str) -> re.Pattern[str]:
    """What finds the words of a text."""
    return re.compile(TOKEN) if holds_unspaced(text) else WORD


def cut(text: str) -> tuple[list[int], frozenset[int]]:
    """Where the sentences of a text end among its words, and which of these are figures or names."""
    find = pattern(text).findall
    ends: list[int] = []
    figures: set[int] = set()
    names: set[int] = set()
    at = 0
    for stop in [*(found.end() for found in END.finditer(text)), len(text)]:
        words = find(text, at, stop)
        at = stop
        if not words:
            continue
        first = ends[-1] if ends else 0
        ends.append(first + len(words))
        for place, word in enumerate(words, first):
            letter = word[0]
            if not letter.islower():
                if letter.isdigit():
                    figures.add(place)
                elif place > first and letter.isupper():
                    names.add(place)
    if ends and len(names) > NOUNS * ends[-1]:
        names = {n for n in names if n - 1 in names or n + 1 in names}
    return ends, frozenset(figures | names)


def pieces(ends: Sequence[int]) -> list[tuple[int, int]]:
    """Ranges of words that are looked for together, from where sentences end."""
    made: list[tuple[int, int]] = []
    start = 0
    for end in ends:
        while end - start > LONGEST + PIECE:
            made.append((start, start + LONGEST))
            start += LONGEST
        if end - start >= PIECE:
            made.append((start, end))
            start = end
    if ends and start < ends[-1]:
        if made and made[-1][1] - made[-1][0] + ends[-1] - start <= LONGEST + PIECE:
            start = made.pop()[0]
        made.append((start, ends[-1]))
    return made


class Places:
    """Where the words of a text stand; what stands everywhere is left out."""

    def __init__(self, said: Sequence[str]) -> None:
        of: dict[str, list[int]] = {}
        for at, word in enumerate(said):
            of.setdefault(word, []).append(at)
        most = max(COMMON, len(said) // 80)
        self.of = {word: at for word, at in of.items() if len(at) <= most}

    def best(self, piece: Sequence[str]) -> tuple[int, int, int]:
        """The stretch that holds most words of a piece: how many, the first place, and one past the last."""
        wanted = dict.fromkeys(piece)
        hits = sorted((at, number) for number, word in enumerate(wanted) for at in self.of.get(word, ()))
        width = len(piece) * 3 // 2 + 4
        inside: dict[int, int] = {}
        found = (0, 0, 0)
        first = 0
        for at, number in hits:
            inside[number] = inside.get(number, 0) + 1
            while hits[first][0] <= at - width:
                gone = hits[first][1]
                inside[gone] -= 1
                if not inside[gone]:
                    del inside[gone]
                first += 1
            if len(inside) > found[0]:
                found = (len(inside), hits[first][0], at + 1)
        return found


def same(one: Words, two: Words) -> bool:
    """Whether two articles tell the same story; without text to compare, equal headlines say so.

    A few words under other headlines do not: captions, lists of terms and what a series says of itself stand under many.
    """
    if len(one.said) > len(two.said):
        one, two = two, one
    if len(one.said) < LEAST:
        return len(one.title) >= TITLED and one.title == two.title
    brief = len(one.said) < BRIEF and not alike(one.title, two.title)
    if brief and len(two.said) < BRIEF:
        return False
    if one.said == two.said:
        return True
    facts = missing = others = hidden = 0
    parts, known = one.cut
    looked = parts[:PIECES]
    total = looked[-1][1] - looked[0][0]
    open_words = total - TOLD * total
    for start, end in looked:
        piece = one.said[start:end]
        count, first, last = two.places.best(piece)
        if brief and start == 0 and first > LEAD:
            return False
        if count < (CLOSE if brief else FOUND) * len(set(piece)):
            open_words -= end - start
            if open_words < 0:
                return False
            continue
        near = set(two.said[first:last])
        for at in range(start, end):
            gone = one.said[at] not in near
            if at in known:
                facts += 1
                missing += gone
            else:
                others += 1
                hidden += gone
    return not patterned(one, two, facts, missing, others, hidden)


def alike(one: list[str], two: list[str]) -> bool:
    """Whether two headlines share most words and all figures: "Live digest, 8 March" is not that of the 9th."""
    if one == two:
        return True
    first, second = set(one), set(two)
    if any(word[0].isdigit() for word in first ^ second):
        return False
    return 2 * len(first & second) >= ALIKE * (len(first) + len(second))


def patterned(one: Words, two: Words, facts: int, missing: int, others: int, hidden: int) -> bool:
    """Whether two texts are more likely to be reports of one pattern than tellings of one story.

    In tellings of one story names and figures differ as seldom as `others`, the words beside them, of which `hidden` differ; in
    reports of one pattern ("rain in Saltby, 12 degrees") they are what differs.  So do those words of a headline that its
    text repeats.
    """
    rate = (hidden + 1) / (others + 5)
    weight = likelier(missing, facts, OTHER, rate)
    named = {one.said[at] for at in one.cut[1]}
    said = [word for word in one.title if word in one.known]
    lost = [word for word in said if word not in two.known and word not in two.title]
    names, lost_names = (sum(word in named for word in words) for words in (said, lost))
    weight += likelier(lost_names, names, OTHER, rate)
    weight += likelier(len(lost) - lost_names, len(said) - names, OTHER_TITLE, rate)
    return weight > PATTERN


def likelier(gone: int, count: int, share: float, rate: float) -> float:
    """Log-likelihood that `gone` of `count` are gone where `share` are, against `rate`."""
    return gone * log(share / rate) + (count - gone) * log((1 - share) / (1 - rate))
