"""Candidate lists -> log-odds that their records are the articles of the page.

Measured over the whole list: how its headlines read and where they lead, what its records hold, where it stands, and how much
of the page it covers.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate, pairwise
from statistics import fmean, pstdev

from cleaner.classify.additive import Model, load
from cleaner.classify.elements import INSIDE
from cleaner.model import Page, Verdict
from cleaner.shape import Shape
from cleaner.split.lists import Candidate

NAMES = (
    "count", "view", "run_in", "words", "words_spread", "linked", "distinct", "level", "slug", "digits", "deep",
    "outside", "ended", "odds", "odds_least", "removed", "side", "again", "strong", "first_in_record", "record_blocks",
    "record_spread", "record_words", "record_prose", "with_prose", "with_time", "with_image", "with_own", "record_links",
    "prose_odds", "inside", "place", "reach", "covers_words", "covers_prose", "covers_blocks", "beside", "rivals",
    "page_articles", "page_data", "between", "title_times", "title_digits", "title_small", "form", "longer_target",
)  # fmt: skip
"""All features, in the order of the vectors."""
SIDE = frozenset(("related", "popular", "latest"))


@cache
def model() -> Model:
    """The model of lists."""
    return load("lists.json", NAMES)


class Weighing:
    """Sums over a page that all its lists are measured with."""

    def __init__(
        self, page: Page, shapes: list[Shape], verdicts: list[Verdict], odds: list[float], found: list[Candidate]
    ) -> None:
        self.page, self.shapes, self.verdicts, self.odds = page, shapes, verdicts, odds
        kept = [not verdict.rule for verdict in verdicts]
        self.kept = sums(kept.__getitem__, len(kept))
        self.words = sums(lambda i: shapes[i].words, len(kept))
        self.prose = sums(lambda i: shapes[i].words if shapes[i].prose else 0.0, len(kept))
        self.runs = sums(lambda i: shapes[i].prose and kept[i], len(kept))
        self.times = sums(lambda i: shapes[i].time is not None or bool(shapes[i].edges), len(kept))
        self.links = sums(lambda i: page.blocks[i].link_share > 0.6, len(kept))
        self.good = sums(lambda i: odds[i] if shapes[i].prose else 0.0, len(kept))
        self.articles = sum(e.tag == "article" for e in page.elements)
        self.largest = max((len(one.members) * self.mean_words(one) for one in found), default=1.0)
        self.images = [i for i, e in enumerate(page.elements) if e.tag == "img"]
        self.targets: dict[str, int] = {}
        for block in page.blocks:
            for link in block.links[:1]:
                href = link.href.split("#")[0]
                self.targets[href] = max(self.targets.get(href, 0), len(block.text))
        self.said: dict[str, int] = {}
        for one in {index for candidate in found for index in candidate.members}:
            text = page.blocks[one].text
            self.said[text] = self.said.get(text, 0) + 1
        data = " ".join(page.data)
        kind = (page.meta.get("og:type") or "").lower()
        self.data = (
            1 if "ItemList" in data or "CollectionPage" in data else 2 if "Article" in data or kind == "article" else
            3 if "Product" in data else 4 if kind == "website" else 0
        )  # fmt: skip

    def mean_words(self, one: Candidate) -> float:
        """Mean length of the headlines of a list."""
        if one.run_in:
            return 6.0
        return fmean(self.shapes[i].words for i in one.members)

    def vector(self, one: Candidate) -> list[float]:
        """The features of one candidate."""
        page, shapes, verdicts, odds = self.page, self.shapes, self.verdicts, self.odds
        members, spans = one.members, one.spans
        count = len(members)
        blocks = [page.blocks[i] for i in members]
        words = [shapes[i].words for i in members] if not one.run_in else [6.0] * count
        hrefs = [b.links[0].href for b in blocks if b.links]
        own = [self.words[last] - self.words[first] for first, last in spans]
        held = [self.prose[last] - self.prose[first] for first, last in spans]
        length = [self.kept[last] - self.kept[first] for first, last in spans]
        running = [self.runs[last] - self.runs[first] for first, last in spans]
        total, prose = self.words[-1] or 1.0, self.prose[-1] or 1.0
        first, last = spans[0][0], spans[-1][1]
        within = self.words[last] - self.words[first]
        place = page.blocks[members[0]].element
        return [
            min(count, 60), one.view, one.run_in, fmean(words), pstdev(words) / (fmean(words) or 1.0),
            fmean(b.link_share > 0.6 for b in blocks), len(set(hrefs)) / len(hrefs) if hrefs else 0.5, blocks[0].level,
            fmean(map(slug, hrefs)) if hrefs else -1.0,
            fmean(any(map(str.isdigit, h.rsplit("/", 2)[-1])) for h in hrefs) if hrefs else -1.0,
            fmean(h.split("?")[0].strip("/").count("/") for h in hrefs) if hrefs else -1.0,
            fmean("://" in h and not h.startswith(self.home()) for h in hrefs) if hrefs else -1.0,
            fmean(shapes[i].ended for i in members), fmean(odds[i] for i in members), min(odds[i] for i in members),
            fmean(bool(verdicts[i].rule) for i in members), fmean(verdicts[i].section in SIDE for i in members),
            fmean(self.said[b.text] > 1 for b in blocks), fmean(b.strong for b in blocks),
            fmean(i == first for i, (first, _) in zip(members, spans, strict=True)), fmean(length),
            pstdev(length) / (fmean(length) or 1.0), fmean(own), fmean(held), fmean(r > 0 for r in running),
            fmean(self.times[last] > self.times[first] for first, last in spans), self.pictured(one),
            fmean(c >= 0 and last - first > 1 for c, (first, last) in zip(one.containers, spans, strict=True)),
            fmean(self.links[last] - self.links[first] for first, last in spans),
            fmean((self.good[last] - self.good[first]) / r for r, (first, last) in zip(running, spans, strict=True) if r)
            if any(running) else 0.0,
            self.inside(place), first / len(page.blocks), (last - first) / len(page.blocks), sum(own) / total,
            sum(held) / prose, sum(length) / (self.kept[-1] or 1), (within - sum(own)) / (within or 1.0),
            count * fmean(words) / self.largest, min(self.articles, 3), self.data,
            fmean(b[0] - a[1] for a, b in pairwise(spans)) if count > 1 else 0.0,
            fmean(shapes[i].time is not None or bool(shapes[i].edges) for i in members),
            fmean(b.text[0].isdigit() for b in blocks), fmean(b.text[0].islower() for b in blocks),
            max(Counter(map(form, hrefs)).values()) / len(hrefs) if hrefs else -1.0,
            fmean(self.targets[b.links[0].href.split("#")[0]] > len(b.text) if b.links else False for b in blocks),
        ]  # fmt: skip

    def home(self) -> str:
        """What links within the site begin with, where the page tells its URL."""
        url = self.page.base or ""
        return "/".join(url.split("/")[:3]) if "://" in url else "\0"

    def inside(self, element: int) -> int:
        """The most telling kind of element around one."""
        best = 0
        while element >= 0:
            tag = self.page.elements[element].tag
            if tag in INSIDE:
                number = INSIDE.index(tag) + 1
                best = min(best, number) if best else number
            element = self.page.elements[element].parent
        return best

    def pictured(self, one: Candidate) -> float:
        """Share of the records whose container holds a picture."""
        from bisect import bisect_left

        found = 0
        for container in one.containers:
            if container >= 0:
                end = self.page.elements[container].end
                at = bisect_left(self.images, container)
                found += at < len(self.images) and self.images[at] < end
        return found / len(one.containers)


def sums(value: Callable[[int], float], count: int) -> list[float]:
    """Running sums of a value over all blocks."""
    return list(accumulate((float(value(i)) for i in range(count)), initial=0.0))


def slug(href: str) -> int:
    """Words in the last part of a URL's path: headlines of articles often stand there."""
    tail = href.split("?")[0].split("#")[0].rstrip("/").rsplit("/", 1)[-1]
    return min(tail.count("-") + tail.count("_"), 12)


def form(href: str) -> tuple[int, bool, bool, bool]:
    """The form of an address: parts of its path, whether the last is a slug of words, holds digits, or the link is absolute."""
    path = href.split("?")[0].split("#")[0].rstrip("/")
    absolute = "://" in path[:12]
    parts = [part for part in path.split("/")[3 if absolute else 0 :] if part]
    last = parts[-1] if parts else ""
    return min(len(parts), 6), last.count("-") + last.count("_") >= 3, any(map(str.isdigit, last)), absolute


def score(vector: Sequence[float]) -> float:
    """The log-odds of a candidate with these features."""
    known = model()
    return known.score(known.bins(vector))
