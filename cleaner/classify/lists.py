"""Candidate lists -> log-odds that their records are the articles of the page.

Measured over the whole list: how its headlines read and where they lead, what its records hold, where it stands, and how much
of the page it covers.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, pairwise
from math import fsum, sqrt

from cleaner.address import form
from cleaner.classify.additive import Model, load
from cleaner.classify.elements import TELLING
from cleaner.model import Page, Verdict
from cleaner.shape import Shape
from cleaner.signs import has_digit
from cleaner.split.candidate import Candidate

NAMES = (
    "count", "view", "run_in", "words", "words_spread", "linked", "distinct", "level", "slug", "digits", "deep",
    "outside", "ended", "odds", "odds_least", "removed", "side", "again", "strong", "first_in_record", "record_blocks",
    "record_spread", "record_words", "record_prose", "with_prose", "with_time", "with_image", "with_own", "record_links",
    "prose_odds", "inside", "place", "reach", "covers_words", "covers_prose", "covers_blocks", "beside", "rivals",
    "page_articles", "page_data", "between", "title_times", "title_digits", "title_small", "form", "longer_target",
)  # fmt: skip
"""All features, in the order of the vectors."""
FIRST = 16
"""Features of headlines from `words` to `strong`."""
Line = tuple[bool, bool, bool, bool, bool, bool, bool, bool, bool, bool]
Address = tuple[int, bool, int, bool, tuple[int, bool, bool, bool]]
SIDE = frozenset(("related", "popular", "latest"))


@cache
def model() -> Model:
    """The model of lists."""
    return load("lists.json", NAMES)


class Weighing:
    """Sums over a page that all its lists are measured with, and what lists of the same headlines share."""

    def __init__(
        self, page: Page, shapes: list[Shape], verdicts: list[Verdict], odds: list[float], found: list[Candidate]
    ) -> None:
        self.page, self.shapes, self.verdicts, self.odds = page, shapes, verdicts, odds
        prose = [shape.prose for shape in shapes]
        kept = [not verdict.rule for verdict in verdicts]
        self.kept = sums(kept)
        self.words = sums([shape.words for shape in shapes])
        self.prose = sums([shape.words if shape.prose else 0.0 for shape in shapes])
        self.runs = sums([one and other for one, other in zip(prose, kept, strict=True)])
        self.times = sums([shape.time is not None or bool(shape.edges) for shape in shapes])
        self.links = sums([block.link_share > 0.6 for block in page.blocks])
        self.good = sums([odd if one else 0.0 for odd, one in zip(odds, prose, strict=True)])
        tags = [element.tag for element in page.elements]
        self.articles = tags.count("article")
        self.images = [index for index, tag in enumerate(tags) if tag == "img"]
        self.addresses: dict[int, Address] = {}
        self.lines: dict[int, Line] = {}
        self.headlines: dict[int, tuple[list[int], list[float]]] = {}
        """By the identity of the list of headlines, which candidates share: that list, and `of_headlines`."""
        self.vectors: dict[int, tuple[Candidate, list[float]]] = {}
        """By the identity of the candidate: that candidate, and its `vector`."""
        self.scored: dict[int, float] = {}
        """By the identity of the candidate, which `vectors` keeps: its log-odds."""
        self.targets: dict[str, int] = {}
        for block in page.blocks:
            for link in block.links[:1]:
                href = link.href.split("#")[0]
                self.targets[href] = max(self.targets.get(href, 0), len(block.text))
        self.surroundings: dict[int, int] = {}
        self.said: dict[str, int] = {}
        for one in {index for candidate in found for index in candidate.members}:
            text = page.blocks[one].text
            self.said[text] = self.said.get(text, 0) + 1
        self.largest = max((len(one.members) * self.of_headlines(one)[0] for one in found), default=1.0)
        data = " ".join(page.data)
        kind = (page.meta.get("og:type") or "").lower()
        self.data = (
            1 if "ItemList" in data or "CollectionPage" in data else 2 if "Article" in data or kind == "article" else
            3 if "Product" in data else 4 if kind == "website" else 0
        )  # fmt: skip

    def vector(self, one: Candidate) -> list[float]:
        """The features of one candidate, measured once: the lists beside the leading one are weighed again."""
        found = self.vectors.get(id(one))
        if found is None:
            found = self.vectors[id(one)] = one, self.measure(one)
        return found[1]

    def scores(self, found: Sequence[Candidate]) -> list[float]:
        """The log-odds of some candidates, each asked once."""
        rest = [one for one in found if id(one) not in self.scored]
        for one, odds in zip(rest, scores([self.vector(one) for one in rest]), strict=True):
            self.scored[id(one)] = odds
        return [self.scored[id(one)] for one in found]

    def measure(self, one: Candidate) -> list[float]:
        """`vector`, measured."""
        count = len(one.members)
        first, last = one.spans[0][0], one.spans[-1][1]
        within = self.words[last] - self.words[first]
        own = [self.words[last] - self.words[first] for first, last in one.spans]
        held = [self.prose[last] - self.prose[first] for first, last in one.spans]
        length = [self.kept[last] - self.kept[first] for first, last in one.spans]
        running = [self.runs[last] - self.runs[first] for first, last in one.spans]
        total, prose = self.words[-1] or 1.0, self.prose[-1] or 1.0
        headlines = self.of_headlines(one)
        return [
            min(count, 60), one.view, one.run_in, *headlines[:FIRST],
            sum([i == first for i, (first, _) in zip(one.members, one.spans, strict=True)]) / count, sum(length) / count,
            spread(length), mean(own), mean(held), (count - running.count(0)) / count,
            sum([self.times[last] > self.times[first] for first, last in one.spans]) / count, self.pictured(one),
            sum([c >= 0 and last - first > 1 for c, (first, last) in zip(one.containers, one.spans, strict=True)]) / count,
            sum([self.links[last] - self.links[first] for first, last in one.spans]) / count,
            mean([
                (self.good[last] - self.good[first]) / r for r, (first, last) in zip(running, one.spans, strict=True) if r
            ]) if any(running) else 0.0,
            self.inside(self.page.blocks[one.members[0]].element), first / len(self.page.blocks),
            (last - first) / len(self.page.blocks), sum(own) / total, sum(held) / prose, sum(length) / (self.kept[-1] or 1),
            (within - sum(own)) / (within or 1.0), count * headlines[0] / self.largest, min(self.articles, 3), self.data,
            mean([b[0] - a[1] for a, b in pairwise(one.spans)]) if count > 1 else 0.0, *headlines[FIRST:],
        ]  # fmt: skip

    def of_headlines(self, one: Candidate) -> list[float]:
        """The features that all lists of the same headlines share: `words` to `strong`, and those behind `between`."""
        found = self.headlines.get(id(one.members))
        if found is None:
            found = self.headlines[id(one.members)] = one.members, self.read_headlines(one)
        return found[1]

    def read_headlines(self, one: Candidate) -> list[float]:
        """`of_headlines`, measured."""
        members, blocks = one.members, self.page.blocks
        words = [6.0] * len(members) if one.run_in else [self.shapes[i].words for i in members]
        linked = [i for i in members if blocks[i].links]
        hrefs = [blocks[i].links[0].href for i in linked]
        leads = [-1.0] * 4
        if linked:
            *columns, forms = zip(*map(self.address, linked), strict=True)
            leads = [sum(column) / len(linked) for column in columns]  # of whole numbers, so their sum is exact
        share, ended, removed, side, again, strong, times, digits, small, longer = [
            sum(column) / len(members) for column in zip(*map(self.line, members), strict=True)
        ]
        odds = [self.odds[i] for i in members]
        return [
            mean(words), spread(words), share, len(set(hrefs)) / len(hrefs) if hrefs else 0.5, blocks[members[0]].level,
            *leads, ended, mean(odds), min(odds), removed, side, again, strong, times, digits, small,
            max(Counter(forms).values()) / len(hrefs) if hrefs else -1.0, longer,
        ]  # fmt: skip

    def line(self, index: int) -> Line:
        """Of a block as a headline: whether it is a link, ends a sentence, is removed, stands under a label of a list, says what others
        say, is bold, tells a time, begins with a digit or a small letter, and leads where a longer line does."""
        found = self.lines.get(index)
        if found is None:
            block, shape, verdict = self.page.blocks[index], self.shapes[index], self.verdicts[index]
            text = block.text
            found = self.lines[index] = (
                block.link_share > 0.6, shape.ended, bool(verdict.rule), verdict.section in SIDE, self.said.get(text, 0) > 1,
                block.strong, shape.time is not None or bool(shape.edges), text[0].isdigit(), text[0].islower(),
                self.targets[block.links[0].href.split("#")[0]] > len(text) if block.links else False,
            )  # fmt: skip
        return found

    def address(self, index: int) -> Address:
        """Of the first link of a block: words of its slug, whether its end has digits, how deep it is, whether it leads out;
        and its `form`."""
        found = self.addresses.get(index)
        if found is None:
            href = self.page.blocks[index].links[0].href
            found = self.addresses[index] = (
                slug(href), has_digit(href.rsplit("/", 2)[-1]), href.split("?")[0].strip("/").count("/"),
                "://" in href and not href.startswith(self.home()), form(href),
            )  # fmt: skip
        return found

    def home(self) -> str:
        """What links within the site begin with, where the page tells its URL."""
        url = self.page.base or ""
        return "/".join(url.split("/")[:3]) if "://" in url else "\0"

    def inside(self, element: int) -> int:
        """The most telling kind of element around one."""
        found = self.surroundings.get(element)
        if found is None:
            best, at = 0, element
            while at >= 0:
                number = TELLING.get(self.page.elements[at].tag, 0)
                if number:
                    best = min(best, number) if best else number
                at = self.page.elements[at].parent
            found = self.surroundings[element] = best
        return found

    def pictured(self, one: Candidate) -> float:
        """Share of the records whose container holds a picture."""
        found = 0
        for container in one.containers:
            if container >= 0:
                end = self.page.elements[container].end
                at = bisect_left(self.images, container)
                found += at < len(self.images) and self.images[at] < end
        return found / len(one.containers)


def sums(values: Iterable[float]) -> list[float]:
    """Running sums."""
    return list(accumulate(values, initial=0.0))


def mean(values: Sequence[float]) -> float:
    """The mean; `statistics.fmean` costs several times that."""
    return fsum(values) / len(values)


def spread(values: Sequence[float]) -> float:
    """The standard deviation, as a share of the mean."""
    middle = mean(values)
    return sqrt(fsum([(value - middle) ** 2 for value in values]) / len(values)) / (middle or 1.0)


def slug(href: str) -> int:
    """Words in the last part of a URL's path: headlines of articles often stand there."""
    tail = href.split("?")[0].split("#")[0].rstrip("/").rsplit("/", 1)[-1]
    return min(tail.count("-") + tail.count("_"), 12)


def scores(vectors: Sequence[Sequence[float]]) -> list[float]:
    """The log-odds of candidates with these features."""
    return model().scores(list(zip(*vectors, strict=True)), len(vectors)) if vectors else []
