"""Candidate lists beside the list that promises most -> log-odds that they hold more articles of the page.

A list that looks doubtful alone is told by what it has in common with the one that is sure: headlines as long, leading to
addresses of the same form, in the same part of the page; and what it has not: its lines stand between the records of the
other, one in each gap, as numbers of comments and names of authors do, or say and link the same again.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache
from math import log2

from cleaner.address import form
from cleaner.classify.additive import Model, load
from cleaner.classify.lists import NAMES as MEASURED
from cleaner.classify.lists import Weighing
from cleaner.model import Page
from cleaner.split.candidate import Candidate, record_at
from cleaner.split.paths import NEAR

DIFFERENT = (
    "words", "linked", "slug", "digits", "deep", "outside", "odds", "record_words", "record_prose", "with_prose",
    "with_time", "with_image", "with_own", "record_links", "prose_odds", "strong", "ended",
)  # fmt: skip
"""Measures of lists of which the difference counts."""
OWN = ("count", "view", "words", "words_spread", "side", "again", "inside", "with_prose", "place", "distinct", "odds",
       "record_words", "level")  # fmt: skip
"""Measures of the list itself that count."""
NAMES = (
    "score", "lead", "ahead", "ratio", "length", "alone", "held", "within", "away", "level_alike", "path", "apart", "form",
    "same_target", "same_text",
    *(f"more_{name}" for name in DIFFERENT), *(f"own_{name}" for name in OWN),
)  # fmt: skip
"""All features, in the order of the vectors."""
DIFFERENT_AT, OWN_AT, WORDS = (
    [MEASURED.index(n) for n in DIFFERENT],
    [MEASURED.index(n) for n in OWN],
    MEASURED.index("words"),
)


@cache
def model() -> Model:
    """The model of lists beside another."""
    return load("others.json", NAMES)


class Beside:
    """What is measured once of the list that promises most."""

    def __init__(self, page: Page, names: list[str], first: Candidate, weighing: Weighing) -> None:
        self.page, self.names, self.first, self.weighing = page, names, first, weighing
        self.own = weighing.vector(first)
        self.score = weighing.scores([first])[0]
        hrefs = [page.blocks[i].links[0].href for i in first.members if page.blocks[i].links]
        self.forms = Counter(map(form, hrefs))
        self.hrefs = {href.split("#")[0] for href in hrefs}
        self.texts = {page.blocks[i].text.casefold() for i in first.members}
        self.path = self.above(first.members[0])
        self.known: dict[int, tuple[list[int], tuple[float, ...]]] = {}
        """By the identity of the list of headlines, which candidates share: that list, and `of_headlines`."""
        self.low, self.high = first.spans[0][0], first.spans[-1][1]

    def above(self, index: int) -> list[int]:
        """Elements around a block, from the innermost."""
        found: list[int] = []
        at = self.page.blocks[index].element
        while at >= 0:
            found.append(at)
            at = self.page.elements[at].parent
        return found

    def weigh(self, found: Sequence[Candidate]) -> list[float]:
        """The log-odds of other lists."""
        self.weighing.scores(found)  # all at once
        vectors = [self.vector(one) for one in found]
        return model().scores(list(zip(*vectors, strict=True)), len(vectors)) if vectors else []

    def vector(self, one: Candidate) -> list[float]:
        """The features of another list."""
        measured, own = self.weighing.vector(one), self.own
        alone_score = self.weighing.scores([one])[0]
        members, count = one.members, len(one.members)
        known = self.known.get(id(members))
        if known is None:
            known = self.known[id(members)] = members, self.of_headlines(members)
        alone, inner, level, shared, apart, forms, targets, texts = known[1]
        held = sum(record_at(self.first.spans, i) >= 0 for i in members)
        away = max(self.low - one.spans[-1][1], one.spans[0][0] - self.high, 0)
        return [
            alone_score, self.score - alone_score, self.score, log2(count / len(self.first.members)),
            measured[WORDS] / (own[WORDS] or 1.0), alone / count, held / count, inner / count, away,
            level, shared, apart, forms, targets / count, texts / count,
            *[measured[at] - own[at] for at in DIFFERENT_AT], *[measured[at] for at in OWN_AT],
        ]  # fmt: skip

    def of_headlines(self, members: list[int]) -> tuple[float, ...]:
        """What candidates with the same headlines share: those alone in a gap, those within, `level_alike` to `same_text`."""
        page, names, first = self.page, self.names, self.first
        gaps = Counter(bisect_left(first.members, i) for i in members)
        inner = [i for i in members if self.low <= i < self.high]
        hrefs = [page.blocks[i].links[0].href for i in members if page.blocks[i].links]
        level, other = page.blocks[members[0]], page.blocks[first.members[0]]
        path = self.above(members[0])
        shared = 0
        for a, b in zip(path[:NEAR], self.path[:NEAR], strict=False):
            if names[a] != names[b]:
                break
            shared += 1
        return (
            sum(gaps[bisect_left(first.members, i)] == 1 for i in inner), len(inner),
            (level.level == other.level) + 2.0 * (bool(level.links) == bool(other.links)), shared,
            len(self.path) - len(set(path).intersection(self.path)),
            sum(self.forms[form(href)] for href in hrefs) / (len(hrefs) * sum(self.forms.values()))
            if hrefs and self.forms else -1.0,
            sum(href.split("#")[0] in self.hrefs for href in hrefs),
            sum(page.blocks[i].text.casefold() in self.texts for i in members),
        )  # fmt: skip
