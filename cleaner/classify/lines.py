"""Lines of a text page -> log-odds that each belongs to an article, and that it is a headline.

Where there is no markup, what is left to measure is the shape of the line, the shapes around it, how often the same order of
shapes comes back on the page, labels before it, words shared with what follows, and the place on the page.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, islice
from typing import NamedTuple

from cleaner.classify.additive import Model, load
from cleaner.describe.imprint import beside_time
from cleaner.model import Block, Verdict
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
LABELS = {
    "related": 1, "popular": 2, "latest": 3, "comments": 4, "no-comments": 4, "tags": 5, "newsletter": 6, "about-author": 7,
    "advertisement": 8, "share": 9, "follow": 9, "navigation": 10, "menu": 10, "legal": 11, "cookies": 11, "login": 12,
    "comment-action": 13, "read-more": 14, "ai": 15,
}  # fmt: skip
"""Concepts of phrases, by what follows them."""
NEAR, FAR = 5, 15
FAR_LABEL = 40
AT_ONCE = 1000
"""Lines whose features are held at once."""
MOST = 30
"""Lines up to which distances are told apart."""
DIGITS = re.compile(r"\d+")
SEPARATORS = re.compile(r"[|·•/›»>,，、]")
KNOWN, TIMED, TINY, SHORT, LINE, SENTENCE, PARAGRAPH, LONG, BESIDE = range(9)


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


def kind_of(shape: Shape, known: bool) -> int:
    """The coarse shape of a line, of which orders are counted."""
    if known:
        return KNOWN
    if shape.time is not None:
        return TIMED
    if shape.edges:
        return BESIDE
    if shape.prose:
        return LONG if shape.words >= 40 else PARAGRAPH
    if shape.ended:
        return SENTENCE
    return TINY if shape.words <= 2 else SHORT if shape.words < 5 else LINE


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

    def of_page(self, said: Counter[str]) -> list[float]:
        """The features that all lines share."""
        count = len(self.blocks)
        short = sorted(
            w for w, kind in zip(self.words, self.kinds, strict=True) if kind in (TINY, SHORT, LINE, SENTENCE)
        )
        return [
            count, self.all_words[-1], self.all_prose[-1] / (self.all_words[-1] or 1.0),
            sum(kind >= PARAGRAPH and kind != BESIDE for kind in self.kinds) / count,
            sum(kind in (TIMED, BESIDE) for kind in self.kinds) / count,
            sum(block.marker != "" for block in self.blocks) / count,
            short[len(short) // 2] if short else 0.0, 1.0 - len(said) / count,
            sum(kind == LINE for kind in self.kinds) / count,
        ]  # fmt: skip

    def orders(self, reach: int) -> list[float]:
        """Of each line, the share of the page's lines with the same shapes `reach` lines before and after, per 10,000."""
        padded = bytes([*([KNOWN] * reach), *(k * 2 + (b.marker != "") for k, b in zip(self.kinds, self.blocks, strict=True)),
                        *([KNOWN] * reach)])  # fmt: skip
        windows = [int.from_bytes(padded[i : i + 2 * reach + 1], "big") for i in range(len(self.kinds))]
        counted = Counter(windows)
        return [float(counted[window]) for window in windows]

    def distances(self, *kinds: int) -> tuple[list[int], list[int]]:
        """Lines since the last line of one of some kinds, and to the next one."""
        since, to = [MOST] * len(self.kinds), [MOST] * len(self.kinds)
        for found, order in ((since, range(len(self.kinds))), (to, range(len(self.kinds) - 1, -1, -1))):
            at = MOST
            for i in order:
                found[i] = at
                at = 1 if self.kinds[i] in kinds else min(at + 1, MOST)
        return since, to

    def periods(self) -> list[int]:
        """Lines since the last one with the same shapes before and after, 0 where there is none within `MOST`."""
        found = []
        last: dict[tuple[int, int, int], int] = {}
        kinds = [KNOWN, *self.kinds, KNOWN]
        for i in range(len(self.kinds)):
            key = (kinds[i], kinds[i + 1], kinds[i + 2])
            since = i - last.get(key, -MOST - 1)
            found.append(since if since <= MOST else 0)
            last[key] = i
        return found

    def edges(self) -> tuple[list[int], list[int]]:
        """Of each line of several words, how many lines begin, and end, with the same two words, figures apart."""
        firsts, lasts = [], []
        for block, shape in zip(self.blocks, self.shapes, strict=True):
            text = DIGITS.sub("0", block.text.casefold()) if shape.key and block.text.count(" ") > 1 else ""
            firsts.append(" ".join(text.split(" ", 2)[:2]))
            lasts.append(" ".join(text.rsplit(" ", 2)[1:]))
        counted, ended = Counter(firsts), Counter(lasts)
        counted[""] = ended[""] = 0
        return [counted[words] for words in firsts], [ended[words] for words in lasts]

    def runs(self) -> tuple[list[int], list[int]]:
        """Of each line, the length of the run of lines that are short and say no time which it stands in, and its place."""
        lengths, places = [0] * len(self.kinds), [0] * len(self.kinds)
        start = 0
        for i in range(len(self.kinds) + 1):
            if i == len(self.kinds) or self.kinds[i] not in (KNOWN, TINY, SHORT):
                for j in range(start, i):
                    lengths[j], places[j] = i - start, j - start
                start = i + 1
        return lengths, places

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
        following: frozenset[str] = frozenset()
        for near in range(at + 1, min(at + 4, len(self.blocks))):
            following |= self.stems(near)
        return len(own & following) / len(own), len(own & self.stems(at - 1)) / len(own) if at else 0.0

    def vectors(self) -> list[list[float]]:
        """The features of each line, in the order of `NAMES`; nothing of those that say a known phrase."""
        return list(self.rows())

    def rows(self) -> Iterator[list[float]]:
        """What `vectors` gives, one line after the other: all at once take ten times the memory of the page."""
        blocks, shapes, kinds, words = self.blocks, self.shapes, self.kinds, self.words
        count = len(blocks)
        said = Counter(block.text for block in blocks)
        of_page = self.of_page(said)
        three, five = self.orders(1), self.orders(2)
        since, to = self.distances(PARAGRAPH, LONG)
        since_line, to_line = self.distances(LINE)
        since_time, to_time = self.distances(TIMED, BESIDE)
        period = self.periods()
        first_words, last_words = self.edges()
        run, run_place = self.runs()
        paragraphs = [i for i, kind in enumerate(kinds) if kind in (PARAGRAPH, LONG) and words[i] >= 20]
        first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (count, -1)
        all_words, all_prose = self.all_words, self.all_prose
        total, running = all_words[-1] or 1.0, all_prose[-1] or 1.0
        sounds: dict[str, float] = {}
        label, since_label = 0, FAR_LABEL
        for i, (block, shape) in enumerate(zip(blocks, shapes, strict=True)):
            text = block.text
            known = self.known[i]
            if known:
                if known in LABELS:
                    label, since_label = LABELS[known], 0
                yield []
                continue
            since_label += 1
            if since_label > FAR_LABEL:
                label, since_label = 0, FAR_LABEL
            share = 0.0
            capitals = -1.0
            if shape.key:
                share = sounds.get(shape.key, -1.0)
                if share < 0:
                    share = sounds[shape.key] = wording.share(shape.key, self.languages)
                capitals = capitals_of(text)
            near, far = max(i - NEAR, 0), min(i + NEAR + 1, count)
            low, high = max(i - FAR, 0), min(i + FAR + 1, count)
            self.known_stems.pop(i - 2, None)
            below, above = self.shared(i) if kinds[i] in (TINY, SHORT, LINE, SENTENCE, BESIDE) else (0.0, 0.0)
            yield [
                shape.words, len(text),
                8 if text.endswith("...") else ENDINGS.get(text[-1]) or (5 if text[-1].isalpha() else 6 if text[-1].isdigit() else 7),
                1 if text[0].isupper() else 2 if text[0].islower() else 3 if text[0].isdigit() else 4,
                text.count(",") + text.count("，") + text.count("、"),
                sum(map(text[:60].count, "0123456789")) / min(len(text), 60),
                (2 if shape.ended else 1) if shape.prose else 0, 2 if shape.time is not None else 1 if shape.edges else 0,
                FIELDS.get(shape.field, 0) if shape.field else 0, share, capitals, block.marker != "", self.gaps[i],
                self.gaps[i + 1] if i + 1 < count else 3, said[text],
                self.beside[i], len(SEPARATORS.findall(text[:120])), first_words[i], last_words[i],
                words[i - 2] if i > 1 else -1.0, words[i - 1] if i else -1.0, words[i + 1] if i + 1 < count else -1.0,
                words[i + 2] if i + 2 < count else -1.0, kinds[i - 1] if i else -1, kinds[i + 1] if i + 1 < count else -1,
                kinds[i + 2] if i + 2 < count else -1, all_prose[far] - all_prose[near], all_prose[high] - all_prose[low],
                since[i], to[i], run[i], run_place[i], three[i], five[i], below, above, label, since_label,
                since_line[i], to_line[i], since_time[i], to_time[i], period[i],
                i / count, all_words[i] / total, all_prose[i] / running, i - first, i - last,
                *of_page,
            ]  # fmt: skip


def capitals_of(text: str) -> float:
    """Share of the words that begin with a capital; 2 where all letters are capitals, -1 in scripts without them."""
    if text.isupper():
        return 2.0
    parts = text.split()
    cased = [part[0] for part in parts if part[0].isupper() or part[0].islower()]
    return sum(map(str.isupper, cased)) / len(cased) if cased else -1.0


def weigh(measures: Measures) -> Odds:
    """The log-odds of each line; 0 of those that say a known phrase, and of paragraphs that they are headlines."""
    odds = Odds([], [])
    if not measures.blocks:
        return odds
    rows = measures.rows()
    while part := list(islice(rows, AT_ONCE)):
        first = len(odds.content)
        odds.content.extend([0.0] * len(part))
        odds.headline.extend([0.0] * len(part))
        asked = [i for i, row in enumerate(part) if row]
        short = [i for i in asked if measures.kinds[first + i] not in (PARAGRAPH, LONG)]
        for model, found, lines in ((content_model(), odds.content, asked), (headline_model(), odds.headline, short)):
            if lines:
                columns = list(zip(*(part[i] for i in lines), strict=True))
                for i, score in zip(lines, model.scores(columns, len(lines)), strict=True):
                    found[first + i] = score
    return odds
