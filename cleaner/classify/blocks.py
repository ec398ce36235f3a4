"""Blocks -> log-odds that each belongs to the content of its page.

What is measured: the block itself, the containers it stands in (words, links, class tokens), blocks of the same tag path,
its neighbours and its place on the page, and the page as a whole.  Features that only depend on an element are measured
once an element.
"""

import re
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from cleaner.attributes import reader
from cleaner.classify.additive import Model, load
from cleaner.model import Element, Page
from cleaner.shape import Shape

PAGE = (
    "page_blocks", "page_words", "page_prose", "page_link_share", "page_prose_blocks", "page_articles", "page_headings",
    "page_longest", "page_times", "page_data", "page_kind", "page_comments",
)  # fmt: skip
ELEMENT = (
    "tag", "depth", "inside", "tokens", "tokens_mean", "tokens_best", "own_blocks", "own_links", "own_prose",
    "parent_words", "parent_links", "parent_prose", "upper_blocks", "upper_links", "upper_prose", "half", "most",
)  # fmt: skip
BLOCK = (
    "length", "words", "link_share", "kind", "level", "ending", "opening", "commas", "digits", "concept", "field", "time",
    "prose", "strong", "gap", "said", "alike", "alike_words", "alike_prose", "alike_links", "alike_share", "place",
    "words_before", "prose_before", "after_first", "after_last", "after_headline", "near_prose", "near_links",
    "around_prose", "around_links", "before_words", "before_links", "next_words", "next_links", "before_prose",
    "next_prose", "entitled",
)  # fmt: skip
NAMES = PAGE + ELEMENT + BLOCK
"""All features, in the order of the vectors."""

TAGS = {tag: at for at, tag in enumerate(
    ("p", "div", "li", "td", "h1", "h2", "h3", "h4", "h5", "h6", "span", "a", "section", "article", "blockquote", "dd",
     "dt", "th", "figcaption", "pre", "button", "label", "main", "header", "footer", "aside", "form", "body", "center",
     "noscript", "summary"), 1)}  # fmt: skip
INSIDE = ("footer", "nav", "aside", "form", "header", "figure", "table", "li", "article", "main", "p")
"""Elements that say most of what stands in them, the most telling first."""
KINDS = {k: at for at, k in enumerate(
    ("paragraph", "line", "item", "heading", "cell", "link", "caption", "quote", "code", "time"))}  # fmt: skip
CONCEPTS = {c: at for at, c in enumerate(
    ("related", "popular", "latest", "comments", "tags", "ai", "newsletter", "about-author", "advertisement",
     "no-comments", "comment-action", "share", "follow", "subscribe", "login", "cookies", "legal", "navigation", "paging",
     "read-more", "reading-time", "media", "save", "counts", "print", "app", "support", "feedback", "language"), 1)}  # fmt: skip
FIELDS = {f: at for at, f in enumerate(("authors", "published_text", "updated", "source", "credit", "tags"), 1)}
ENDINGS = {".": 1, "。": 1, "।": 1, "۔": 1, "?": 2, "!": 2, "？": 2, "！": 2, "…": 3, ":": 4, "：": 4}
KNOWN = (
    ("Product", 1), ("DiscussionForumPosting", 2), ("QAPage", 2), ("ItemList", 3), ("CollectionPage", 3),
    ("NewsArticle", 4), ("BlogPosting", 4), ('"Article"', 4),
)  # fmt: skip
"""Types in JSON-LD, the most telling first, and the number that the feature has."""
MAKERS = (
    ("discourse", 1), ("phpbb", 1), ("vbulletin", 1), ("xenforo", 1), ("invision", 1), ("docusaurus", 2), ("sphinx", 2),
    ("mkdocs", 2), ("hugo", 2), ("mediawiki", 2), ("shopify", 3), ("woocommerce", 3), ("wordpress", 4), ("drupal", 4),
    ("joomla", 4), ("blogger", 4), ("ghost", 4),
)  # fmt: skip
"""Publishing systems that <meta name=generator> names, by what they are for."""
WORDS = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}(?![a-z])")
class_of, id_of, role_of = reader("class"), reader("id"), reader("role")
NEAR, AROUND = 5, 15
"""Blocks before and after one that are its neighbourhood."""


@lru_cache(maxsize=4096)
def tokens_of(raw: str) -> tuple[str, ...]:
    """The class, id and role tokens of an element, whole and cut into words, lower case, none with a digit."""
    found: dict[str, None] = {}
    for read in (class_of, id_of, role_of):
        value = read(raw)
        if value:
            for token in value.split()[:8]:
                if len(token) <= 40:
                    if token.replace("-", "").replace("_", "").isalpha():
                        found[token.lower()] = None
                    for word in WORDS.findall(token):
                        found[word.lower()] = None
    return tuple(found)


@cache
def model() -> Model:
    """The model of blocks of HTML pages."""
    return load("blocks.json", NAMES)


class Around(NamedTuple):
    """What is known of the elements around a place; elements with the same tokens share it."""

    tokens: frozenset[str]
    score: float
    comment: bool
    """One of the tokens is "comment"."""


class Measures:
    """Sums over the blocks of a page, and what is measured once an element."""

    def __init__(self, page: Page, shapes: list[Shape], tokens: dict[str, float], names: list[str]) -> None:
        self.page, self.shapes, self.names = page, shapes, names
        blocks = page.blocks
        self.words = [shape.words for shape in shapes]
        self.prose = [shape.words if shape.prose else 0.0 for shape in shapes]
        self.linked = [shape.words * block.link_share for shape, block in zip(shapes, blocks, strict=True)]
        self.all_words = list(accumulate(self.words, initial=0.0))
        self.all_prose = list(accumulate(self.prose, initial=0.0))
        self.all_linked = list(accumulate(self.linked, initial=0.0))
        self.tokens = tokens
        self.total = self.all_words[-1] or 1.0
        self.running = self.all_prose[-1] or 1.0

    def of_page(self) -> list[float]:
        """The features that all blocks of the page share."""
        page = self.page
        data = " ".join(page.data)
        maker = (page.meta.get("generator") or "").lower()
        kind = {"article": 5, "product": 6}.get((page.meta.get("og:type") or "").lower(), 0)
        return [
            len(page.blocks), self.total, self.running, self.all_linked[-1] / self.total,
            sum(p > 0 for p in self.prose), sum(e.tag == "article" for e in page.elements),
            sum(b.level > 0 for b in page.blocks), max(self.prose, default=0.0),
            sum(s.time is not None for s in self.shapes),
            next((number for word, number in KNOWN if word in data), 0),
            next((number for word, number in MAKERS if word in maker), 0) or kind,
            self.comments / max(len(page.blocks), 1),
        ]  # fmt: skip

    def of_elements(self) -> list[list[float]]:
        """The features of each element that holds blocks of its own; empty for the others."""
        elements = self.page.elements
        asked = {block.element for block in self.page.blocks}
        scores: list[float] = []
        inside: list[int] = []
        commented: list[bool] = []
        states: list[int] = []
        around = [Around(frozenset(), 0.0, False)]
        known: dict[tuple[int, str], int] = {}
        for element in elements:
            up = element.parent
            state = states[up] if up >= 0 else 0
            raw = element.raw
            if raw and ("class=" in raw or "id=" in raw or "role=" in raw):
                inner = known.get((state, raw))
                if inner is None:
                    inner = known[state, raw] = self.enter(around, state, tokens_of(raw))
                state = inner
            states.append(state)
            scores.append(around[state].score)
            commented.append(around[state].comment)
            here = INSIDE.index(element.tag) + 1 if element.tag in INSIDE else 0
            above = inside[up] if up >= 0 else 0
            inside.append(min(here, above) if here and above else here or above)
        self.comments = sum(1 for b in self.page.blocks if b.element >= 0 and commented[b.element])
        weighed = [scores[b.element] if b.element >= 0 else 0.0 for b in self.page.blocks]
        mean = sum(s * max(w, 1.0) for s, w in zip(weighed, self.words, strict=True)) / max(
            sum(max(w, 1.0) for w in self.words), 1.0
        )
        best = max(weighed, default=0.0)
        half, most = self.holding()
        found: list[list[float]] = []
        known_sums: dict[int, tuple[int, float, float, float]] = {}

        def sums(at: int) -> tuple[int, float, float, float]:
            if at not in known_sums:
                known_sums[at] = self.sums(elements[at])
            return known_sums[at]

        for index, element in enumerate(elements):
            if index not in asked:
                found.append([])
                continue
            up = element.parent
            upper = elements[up].parent if up >= 0 else -1
            blocks, _, links, prose = sums(index)
            found.append([
                TAGS.get(element.tag, 0), element.depth, inside[index], scores[index], scores[index] - mean,
                scores[index] - best, blocks, links, prose,
                *(sums(up)[1:] if up >= 0 else (-1.0, -1.0, -1.0)),
                *((sums(upper)[0], *sums(upper)[2:]) if upper >= 0 else (-1.0, -1.0, -1.0)),
                half >= 0 and elements[half].first <= element.first and element.last <= elements[half].last,
                most >= 0 and elements[most].first <= element.first and element.last <= elements[most].last,
            ])  # fmt: skip
        return found

    def enter(self, around: list["Around"], state: int, own: tuple[str, ...]) -> int:
        """The state inside an element with these tokens, below an element of another state."""
        above = around[state]
        new = [token for token in own if token not in above.tokens]
        if not new:
            return state
        score = above.score + sum(self.tokens.get(token, 0.0) for token in new)
        around.append(Around(above.tokens.union(new), score, above.comment or "comment" in new))
        return len(around) - 1

    def sums(self, element: Element) -> tuple[int, float, float, float]:
        """Blocks and words of a subtree, its share of words in links, and its share of all prose of the page."""
        first, last = element.first, element.last
        words = self.all_words[last] - self.all_words[first]
        return (
            last - first, words, (self.all_linked[last] - self.all_linked[first]) / (words or 1.0),
            (self.all_prose[last] - self.all_prose[first]) / self.running,
        )  # fmt: skip

    def holding(self) -> tuple[int, int]:
        """The innermost elements that hold half, and four fifths, of all prose; -1 where there is none."""
        half = most = half_depth = most_depth = -1
        prose, least = self.all_prose, 0.5 * self.running
        for index, element in enumerate(self.page.elements):
            held = prose[element.last] - prose[element.first]
            if held >= least:
                if element.depth > half_depth:
                    half, half_depth = index, element.depth
                if element.depth > most_depth and held >= 0.8 * self.running:
                    most, most_depth = index, element.depth
        return half, most

    def alike(self) -> list[tuple[float, float, float, float, float]]:
        """Of each block, over all blocks of its kind and tag path: number, mean words, shares of prose, links, words."""
        elements = self.page.elements
        own = self.names
        paths: dict[int, str] = {}
        groups: dict[str, list[int]] = {}
        for index, block in enumerate(self.page.blocks):
            path = paths.get(block.element)
            if path is None:
                parts: list[str] = [block.kind]
                at = block.element
                for _ in range(4):
                    if at < 0:
                        break
                    parts.append(own[at])
                    at = elements[at].parent
                path = paths[block.element] = "/".join(parts)
            groups.setdefault(path, []).append(index)
        found: list[tuple[float, float, float, float, float]] = [(0.0, 0.0, 0.0, 0.0, 0.0)] * len(self.page.blocks)
        for members in groups.values():
            words = sum(self.words[i] for i in members)
            value = (
                len(members), words / len(members), sum(self.prose[i] for i in members) / self.running,
                sum(self.linked[i] for i in members) / (words or 1.0), words / self.total,
            )  # fmt: skip
            for i in members:
                found[i] = value
        return found

    def vectors(self) -> list[list[float]]:
        """The features of each block, in the order of `NAMES`."""
        blocks, shapes, words, prose = self.page.blocks, self.shapes, self.words, self.prose
        count = len(blocks)
        of_elements = self.of_elements()
        of_page = self.of_page()
        none = [0.0] * len(ELEMENT)
        said: dict[str, int] = {}
        for block in blocks:
            said[block.text] = said.get(block.text, 0) + 1
        alike = self.alike()
        long = [i for i, p in enumerate(prose) if p >= 20]
        first, last = (long[0], long[-1]) if long else (count, -1)
        headline = next((i for i, block in enumerate(blocks) if block.level == 1), -1)
        title = (self.page.title or "").casefold()
        all_words, all_prose, all_linked = self.all_words, self.all_prose, self.all_linked
        rows = []
        for i, block in enumerate(blocks):
            text, shape = block.text, shapes[i]
            concept = shape.concept
            near, far = max(i - NEAR, 0), min(i + NEAR + 1, count)
            low, high = max(i - AROUND, 0), min(i + AROUND + 1, count)
            rows.append([
                *of_page,
                *(of_elements[block.element] if block.element >= 0 else none),
                len(text), shape.words, block.link_share, KINDS[block.kind], block.level,
                ENDINGS.get(text[-1]) or (5 if text[-1].isalpha() else 6 if text[-1].isdigit() else 7),
                1 if text[0].isupper() else 2 if text[0].islower() else 3 if text[0].isdigit() else 4,
                text.count(",") + text.count("，") + text.count("、"),
                sum(map(text[:60].count, "0123456789")) / min(len(text), 60),
                CONCEPTS.get(concept.name, 0) if concept is not None else 0,
                FIELDS.get(shape.field, 0) if shape.field else 0,
                2 if shape.time is not None else 1 if shape.edges else 0,
                (2 if shape.ended else 1) if shape.prose else 0,
                2 if block.strong else 1 if block.lead else 0,
                block.gap, said[text], *alike[i], i / count, all_words[i] / self.total, all_prose[i] / self.running,
                i - first, i - last, i - headline if headline >= 0 else 9999,
                all_prose[far] - all_prose[near],
                (all_linked[far] - all_linked[near]) / ((all_words[far] - all_words[near]) or 1.0),
                all_prose[high] - all_prose[low],
                (all_linked[high] - all_linked[low]) / ((all_words[high] - all_words[low]) or 1.0),
                words[i - 1] if i else -1.0, blocks[i - 1].link_share if i else -1.0,
                words[i + 1] if i + 1 < count else -1.0, blocks[i + 1].link_share if i + 1 < count else -1.0,
                prose[i - 1] if i else -1.0, prose[i + 1] if i + 1 < count else -1.0,
                shape.words >= 2 and text.casefold() in title,
            ])  # fmt: skip
        return rows


def weigh(page: Page, shapes: list[Shape], names: list[str]) -> list[float]:
    """The log-odds of each block, in order; `names` are those that `shape.own_names` gives the elements."""
    known = model()
    return [known.score(known.bins(row)) for row in Measures(page, shapes, known.tokens, names).vectors()]
