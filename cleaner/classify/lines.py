"""Lines of a text page -> log-odds that each belongs to an article, and that it is a headline.

Where there is no markup, what is left to measure is the shape of the line, the shapes around it, how often the same order of
shapes comes back on the page, labels before it, words shared with what follows, and the place on the page.
"""

from collections.abc import Container, Sequence
from functools import cache, cached_property
from itertools import accumulate
from typing import NamedTuple

from cleaner.classify.additive import Ascending, Column, Model, load
from cleaner.classify.orders import BESIDE, LINE, LONG, PARAGRAPH, SENTENCE, SHORT, TINY, kind_of
from cleaner.classify.text_page import TextPage
from cleaner.describe.imprint import beside_time
from cleaner.model import Block, Verdict
from cleaner.patterns import lazy
from cleaner.rules import wording
from cleaner.rules.rules import concept_said
from cleaner.shape import Shape

OWN = (
    "words", "length", "ending", "opening", "commas", "digits", "prose", "time", "field", "sounds", "capitals", "marker", "gap",
    "next_gap", "said", "beside_time", "separators", "first_words", "last_words",
)  # fmt: skip
AROUND = (
    "before2_words", "before_words", "next_words", "next2_words", "before_kind", "next_kind", "next2_kind", "near_prose",
    "around_prose", "since_prose", "to_prose", "run", "run_place", "three", "five", "shared_below", "shared_above", "label",
    "since_label", "since_line", "to_line", "since_time", "to_time", "period",
)  # fmt: skip
PLACE = ("place", "words_before", "prose_before", "after_first", "after_last")
PAGE = (
    "page_lines",
    "page_words",
    "page_prose",
    "page_paragraphs",
    "page_times",
    "page_markers",
    "page_middle",
    "page_said",
    "page_headlines",
)
NAMES = OWN + AROUND + PLACE + PAGE
"""All features, in the order of the vectors."""

ENDINGS = {".": 1, "。": 1, "।": 1, "۔": 1, "?": 2, "!": 2, "？": 2, "！": 2, "…": 3, ":": 4, "：": 4}
FIELDS = {f: at for at, f in enumerate(("authors", "published_text", "updated", "source", "credit", "tags"), 1)}
NEAR, FAR = 5, 15
LOOKED_AT = 120
"""Characters of a line whose separators are counted."""
HEAD = 60
"""Characters of a line whose digits are counted."""
AT_ONCE = 1000
"""Lines whose features are held at once."""
OTHERS = lazy(r"[^|·•/›»>,，、\n]+")
"""What is no separator, nor the end of a line."""
SHARING = frozenset((TINY, SHORT, LINE, SENTENCE, BESIDE))
"""Lines that are asked which of their words stand beside them."""


class Odds(NamedTuple):
    """Log-odds of each line of a page."""

    content: list[float]
    """That it is of an article: its headline, its text, or a field."""
    headline: list[float]


@cache
def content_model() -> Model:
    """The model of what belongs to an article."""
    return load("text_content.json", NAMES)


@cache
def headline_model() -> Model:
    """The model of headlines."""
    return load("text_headlines.json", NAMES)


class Measures:
    """What is measured of the lines of a page."""

    def __init__(
        self,
        blocks: Sequence[Block],
        shapes: Sequence[Shape],
        verdicts: Sequence[Verdict],
        gaps: Sequence[int],
        languages: frozenset[str],
        language: str | None,
    ) -> None:
        self.blocks, self.shapes, self.gaps, self.languages = blocks, shapes, gaps, languages
        self.known = [concept_said(v.rule) if v.rule else "" for v in verdicts]
        self.kinds = [kind_of(shape, bool(known)) for shape, known in zip(shapes, self.known, strict=True)]
        self.known_stems: dict[int, frozenset[str]] = {}
        self.ignored = wording.words_of(languages)[1]
        self.words = [shape.words for shape in shapes]
        self.beside = [beside_time(block.text, shape, language) for block, shape in zip(blocks, shapes, strict=True)]
        """Words beside the time that a line holds among them; -1 where it holds none."""
        prose = [
            shape.words if kind in (PARAGRAPH, LONG) else 0.0 for shape, kind in zip(shapes, self.kinds, strict=True)
        ]
        self.all_words = list(accumulate(self.words, initial=0.0))
        self.all_prose = list(accumulate(prose, initial=0.0))

    def stems(self, at: int) -> frozenset[str]:
        """The words of a line, of a long one the first, without those that make up sentences."""
        found = self.known_stems.get(at)
        if found is None:
            key = self.shapes[at].key or self.blocks[at].text[:200].casefold()
            found = self.known_stems[at] = frozenset(wording.stems(key)) - self.ignored
        return found

    def shared(self, at: int) -> tuple[float, float]:
        """The shares of the words of a line that stand in the three lines after it, and in the one before."""
        own = self.stems(at)
        if not own:
            return 0.0, 0.0
        rest = own.difference(*[self.stems(near) for near in range(at + 1, min(at + 4, len(self.blocks)))])
        return (len(own) - len(rest)) / len(own), len(own & self.stems(at - 1)) / len(own) if at else 0.0

    def vectors(self) -> list[list[float]]:
        """The features of each line, in the order of `NAMES`; nothing of those that say a known phrase."""
        found: list[list[float]] = [[] for _ in self.known]
        asked = [i for i, known in enumerate(self.known) if not known]
        columns = [c if isinstance(c, Sequence) else [c] * len(asked) for c in self.columns(asked)] if asked else []
        for i, row in zip(asked, zip(*columns, strict=True), strict=True):
            found[i] = list(row)
        return found

    def columns(self, asked: Sequence[int]) -> list[Column]:
        """By feature, in the order of `NAMES`: one value for all lines, or that of each line that is asked, in page order."""
        return [*self.of_text(asked), *self.of_neighbours(asked), *self.of_place(asked), *self.page.whole]

    @cached_property
    def page(self) -> TextPage:
        """What is measured of all lines of the page at once."""
        return TextPage(self.blocks, self.shapes, self.known, self.kinds, self.all_words, self.all_prose)

    def of_text(self, asked: Sequence[int]) -> list[Column]:
        """From `words` to `last_words`."""
        page, gaps = self.page, self.gaps
        blocks, shapes = [self.blocks[i] for i in asked], [self.shapes[i] for i in asked]
        texts = [block.text for block in blocks]
        last = len(self.blocks) - 1
        return [
            [self.words[i] for i in asked], [len(text) for text in texts],
            [
                8 if text.endswith("...") else ENDINGS.get(text[-1]) or (5 if text[-1].isalpha() else 6 if text[-1].isdigit() else 7)
                for text in texts
            ],
            [1 if text[0].isupper() else 2 if text[0].islower() else 3 if text[0].isdigit() else 4 for text in texts],
            [text.count(",") + text.count("，") + text.count("、") for text in texts],
            [digits_of(text[:HEAD]) / min(len(text), HEAD) for text in texts],
            [(2 if shape.ended else 1) if shape.prose else 0 for shape in shapes],
            [2 if shape.time is not None else 1 if shape.edges else 0 for shape in shapes],
            [FIELDS.get(shape.field, 0) if shape.field else 0 for shape in shapes], [self.sounds(shape) for shape in shapes],
            [capitals_of(text) if shape.key else -1.0 for text, shape in zip(texts, shapes, strict=True)],
            [block.marker != "" for block in blocks], [gaps[i] for i in asked],
            [gaps[i + 1] if i < last else 3 for i in asked], [page.said[text] for text in texts],
            [self.beside[i] for i in asked], separators_of(texts),
            [page.first_words[i] for i in asked], [page.last_words[i] for i in asked],
        ]  # fmt: skip

    def sounds(self, shape: Shape) -> float:
        """How much a short line sounds like furniture; 0 of long ones."""
        return shape.sounds if shape.sounds >= 0.0 else wording.share(shape.key, self.languages) if shape.key else 0.0

    def of_neighbours(self, asked: Sequence[int]) -> list[Column]:
        """From `before2_words` to `period`."""
        page, prose, count = self.page, self.all_prose, len(self.blocks)
        words = [-1.0, -1.0, *self.words, -1.0, -1.0]
        kinds = [-1, *self.kinds, -1, -1]
        shared = []
        for i in asked:
            if len(self.known_stems) > AT_ONCE:
                self.known_stems.clear()
            shared.append(self.shared(i) if self.kinds[i] in SHARING else (0.0, 0.0))
        return [
            *([words[i + at] for i in asked] for at in (0, 1, 3, 4)), *([kinds[i + at] for i in asked] for at in (0, 2, 3)),
            *([prose[min(i + reach + 1, count)] - prose[max(i - reach, 0)] for i in asked] for reach in (NEAR, FAR)),
            *([values[i] for i in asked] for values in (
                page.since_prose, page.to_prose, page.run, page.run_place, page.three, page.five,
            )),
            [below for below, _ in shared], [above for _, above in shared],
            *([values[i] for i in asked] for values in (
                page.label, page.since_label, page.since_line, page.to_line, page.since_time, page.to_time, page.period,
            )),
        ]  # fmt: skip

    def of_place(self, asked: Sequence[int]) -> list[Column]:
        """From `place` to `after_last`."""
        count, words, prose = len(self.blocks), self.all_words, self.all_prose
        total, running = words[-1] or 1.0, prose[-1] or 1.0
        first, last = self.page.first, self.page.last
        return [
            Ascending([i / count for i in asked]), Ascending([words[i] / total for i in asked]),
            Ascending([prose[i] / running for i in asked]),
            Ascending([i - first for i in asked]), Ascending([i - last for i in asked]),
        ]  # fmt: skip


def separators_of(texts: Sequence[str]) -> list[int]:
    """How many separators the beginnings of some texts hold, counted in all of them at once."""
    heads = [text[:LOOKED_AT] for text in texts]
    joined = "\n".join(heads)
    if joined.count("\n") >= len(heads):  # lines of code
        joined = "\n".join([head.replace("\n", " ") for head in heads])
    return list(map(len, OTHERS.sub("", joined).split("\n")))


def digits_of(text: str) -> int:
    """How many ASCII digits a text holds."""
    data = text.encode("utf-8", "surrogatepass")
    return len(data) - len(data.translate(None, b"0123456789"))


def capitals_of(text: str) -> float:
    """Share of the words that begin with a capital; 2 where all letters are capitals, -1 in scripts without them."""
    if text.isupper():
        return 2.0
    parts = text.split()
    cased = [part[0] for part in parts if part[0].isupper() or part[0].islower()]
    return sum(map(str.isupper, cased)) / len(cased) if cased else -1.0


def weigh(measures: Measures, asked: Sequence[int] | None = None, titled: Container[int] | None = None) -> Odds:
    """The log-odds of each line; 0 of those that say a known phrase, and of paragraphs that they are headlines.

    Also of those that are not `asked`, and that they are headlines of those that are not `titled`, where not all are.
    """
    count = len(measures.blocks)
    odds = Odds([0.0] * count, [0.0] * count)
    if asked is None:
        asked = [i for i, known in enumerate(measures.known) if not known]
    for start in range(0, len(asked), AT_ONCE):
        lines = asked[start : start + AT_ONCE]
        columns = measures.columns(lines)
        for i, score in zip(lines, content_model().scores(columns, len(lines)), strict=True):
            odds.content[i] = score
        short = [
            at
            for at, i in enumerate(lines)
            if measures.kinds[i] not in (PARAGRAPH, LONG) and (titled is None or i in titled)
        ]
        if short:
            columns = [[column[at] for at in short] if isinstance(column, Sequence) else column for column in columns]
            for at, score in zip(short, headline_model().scores(columns, len(short)), strict=True):
                odds.headline[lines[at]] = score
    return odds
