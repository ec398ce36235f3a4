"""What is measured once an element, for all blocks in it: its tag, its class tokens and those around it, what it holds.

Only elements that hold blocks are looked at: most elements of a page are inline.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from operator import mul

from cleaner.attributes import class_of, reader
from cleaner.model import Element, Page
from cleaner.patterns import lazy
from cleaner.shape import Shape

ELEMENT = (
    "tag", "depth", "inside", "tokens", "tokens_mean", "tokens_best", "own_blocks", "own_links", "own_prose",
    "parent_words", "parent_links", "parent_prose", "upper_blocks", "upper_links", "upper_prose", "half", "most",
)  # fmt: skip
"""The features of an element, in the order of its row."""
TAGS = {tag: at for at, tag in enumerate(
    ("p", "div", "li", "td", "h1", "h2", "h3", "h4", "h5", "h6", "span", "a", "section", "article", "blockquote", "dd",
     "dt", "th", "figcaption", "pre", "button", "label", "main", "header", "footer", "aside", "form", "body", "center",
     "noscript", "summary"), 1)}  # fmt: skip
INSIDE = ("footer", "nav", "aside", "form", "header", "figure", "table", "li", "article", "main", "p")
"""Elements that say most of what stands in them, the most telling first."""
TELLING = {tag: at for at, tag in enumerate(INSIDE, 1)}
WORDS = lazy(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}(?![a-z])")
REMEMBERED, RAWS = 16_384, 4096
"""Tokens, and attributes of elements, that are remembered."""
MOST, LONGEST = 8, 40
"""Tokens of one attribute that are looked at, and their characters."""
COMMENT = "comment"
CLASS = 'class="'
"""What the attributes of most elements begin with."""
id_of, role_of = reader("id"), reader("role")
Row = tuple[float, ...]
OUTSIDE: Row = (0.0,) * len(ELEMENT)
"""The features of what stands in no element."""


def said(raw: str) -> list[str]:
    """The tokens of an element's class, id and role that are looked at."""
    if raw.startswith(CLASS) and 'id="' not in raw and 'role="' not in raw and "&" not in raw:
        values: tuple[str | None, ...] = (raw[len(CLASS) : raw.index('"', len(CLASS))],)
    else:
        values = class_of(raw), id_of(raw), role_of(raw)
    found: list[str] = []
    for value in values:
        if value:
            tokens = value.split()
            if len(value) > LONGEST or len(tokens) > MOST:
                tokens = [token for token in tokens[:MOST] if len(token) <= LONGEST]
            found += tokens
    return found


def tokens_of(raw: str) -> tuple[str, ...]:
    """The class, id and role tokens of an element, whole and cut into words, lower case, none with a digit."""
    return tuple(dict.fromkeys(part for token in said(raw) for part in parts_of(token)))


def parts_of(token: str) -> list[str]:
    """A token as a whole, where it has no digit, and its words; in lower case."""
    if token.isalpha() and token.islower() and token.isascii():
        return [token]  # most are one word
    bare = token.replace("-", "").replace("_", "")
    if (
        bare.islower() and bare.isalpha() and bare.isascii()
    ):  # "card-title": what `WORDS` would find, three times as fast
        return [token, *[word for word in token.replace("_", "-").split("-") if len(word) > 1]]
    words = [word.lower() for word in WORDS.findall(token)]
    return [token.lower(), *words] if bare.isalpha() else words


class Telling(dict[str, tuple[str, ...]]):
    """What tokens hold that says something; remembered, as a page repeats its classes and many pages have the same."""

    def __init__(self, known: frozenset[str]) -> None:
        super().__init__()
        self.known = known

    def __missing__(self, token: str) -> tuple[str, ...]:
        if len(self) >= REMEMBERED:
            self.clear()
        self[token] = found = tuple([part for part in parts_of(token) if part in self.known])
        return found


class Lexicon:
    """The tokens that say something, and what each adds to the score of an element."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights
        self.telling = Telling(frozenset((*weights, COMMENT)))
        self.known: dict[str, tuple[str, ...]] = {}

    def of(self, raw: str) -> tuple[str, ...]:
        """`read`, remembered: lists repeat the same attributes, and so do the pages of a site."""
        found = self.known.get(raw)
        if found is None:
            if len(self.known) >= RAWS:
                self.known.clear()  # a plain table costs a third of what one does that knows which it was asked for last
            told = "class=" in raw or "id=" in raw or "role=" in raw
            found = self.known[raw] = self.read(raw) if told else ()
        return found

    def read(self, raw: str) -> tuple[str, ...]:
        """Those of `tokens_of` that say something, in that order."""
        telling = self.telling
        parts = [part for token in said(raw) for part in telling[token]]
        return tuple(dict.fromkeys(parts) if len(parts) > 1 else parts)


class Sums:
    """Running sums of words over the blocks of a page."""

    def __init__(self, page: Page, shapes: Sequence[Shape]) -> None:
        self.words = [shape.words for shape in shapes]
        self.prose = [shape.words if shape.prose else 0.0 for shape in shapes]
        linked = [shape.words * block.link_share for shape, block in zip(shapes, page.blocks, strict=True)]
        self.all_words = list(accumulate(self.words, initial=0.0))
        self.all_prose = list(accumulate(self.prose, initial=0.0))
        self.all_linked = list(accumulate(linked, initial=0.0))
        self.linked = linked
        self.total = self.all_words[-1] or 1.0
        self.running = self.all_prose[-1] or 1.0

    def of(self, element: Element) -> tuple[int, float, float, float]:
        """Blocks and words of a subtree, its share of words in links, and its share of all prose of the page."""
        first, last = element.first, element.last
        words = self.all_words[last] - self.all_words[first]
        return (
            last - first, words, (self.all_linked[last] - self.all_linked[first]) / (words or 1.0),
            (self.all_prose[last] - self.all_prose[first]) / self.running,
        )  # fmt: skip


class Containers:
    """The elements of a page that hold blocks, and what is inherited by what stands in them."""

    def __init__(self, page: Page, sums: Sums, lexicon: Lexicon) -> None:
        self.page, self.sums, self.lexicon = page, sums, lexicon
        self.holding = page.holding()
        size = len(page.elements) + 1  # one more, so that what is above the root is the last
        self.states, self.inside = [0] * size, [0] * size
        self.tokens: list[frozenset[str]] = [frozenset()]
        """State -> the tokens around a place; elements with the same ones share a state."""
        self.scores, self.commented = [0.0], [False]
        """State -> what these tokens add up to, and whether "comment" is one of them."""
        self.entered: dict[tuple[int, str], int] = {}
        """The state inside an element, by that around it and by its attributes."""
        self.told: dict[tuple[int, tuple[str, ...]], int] = {}
        """The same, by what these say."""
        self.inherit()
        states = [self.states[block.element] for block in page.blocks]
        self.comments = sum([self.commented[state] for state in states])
        """Blocks in an element that is called one of comments."""
        weights = [words if words > 1.0 else 1.0 for words in sums.words]
        scores = [self.scores[state] for state in states]
        self.mean = sum(map(mul, scores, weights)) / max(sum(weights), 1.0)
        self.best = max(scores, default=0.0)
        self.half, self.most = self.spreads()

    def inherit(self) -> None:
        """Find what the elements around each one say."""
        elements, states, inside, entered = self.page.elements, self.states, self.inside, self.entered
        for index in self.holding:
            element = elements[index]
            up, raw = element.parent, element.raw
            state, above = states[up], inside[up]
            if raw:
                inner = entered.get((state, raw))
                state = self.enter(state, raw) if inner is None else inner
            states[index] = state
            here = TELLING.get(element.tag, 0)
            inside[index] = min(here, above) if here and above else here or above

    def enter(self, state: int, raw: str) -> int:
        """The state inside an element with these attributes, below an element of another state."""
        said = self.lexicon.of(raw)
        inner = self.told.get((state, said)) if said else state
        if inner is None:
            inner, above = state, self.tokens[state]
            new = [token for token in said if token not in above]
            if new:
                inner = len(self.tokens)
                self.tokens.append(above.union(new))
                self.scores.append(self.scores[state] + sum([self.lexicon.weights.get(token, 0.0) for token in new]))
                self.commented.append(self.commented[state] or COMMENT in new)
            self.told[state, said] = inner
        self.entered[state, raw] = inner
        return inner

    def spreads(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """First and one past the last block of the innermost elements that hold half, and four fifths, of all prose."""
        half = most = (0, -1)  # holds nothing
        half_depth = most_depth = -1
        prose, running = self.sums.all_prose, self.sums.running
        for index in self.holding:
            element = self.page.elements[index]
            held = prose[element.last] - prose[element.first]
            if held >= 0.5 * running:
                if element.depth > half_depth:
                    half, half_depth = (element.first, element.last), element.depth
                if element.depth > most_depth and held >= 0.8 * running:
                    most, most_depth = (element.first, element.last), element.depth
        return half, most

    def rows(self, asked: Iterable[int]) -> dict[int, Row]:
        """The features of some elements, in the order of `ELEMENT`; -1 stands for none."""
        elements, sums = self.page.elements, self.sums.of
        scores, states, inside = self.scores, self.states, self.inside
        half_first, half_last = self.half
        most_first, most_last = self.most
        nothing = (-1.0, -1.0, -1.0, -1.0)
        known = {-1: nothing}
        found: dict[int, Row] = {-1: OUTSIDE}
        for index in set(asked):
            if index < 0:
                continue
            element = elements[index]
            first, last, up = element.first, element.last, element.parent
            upper = elements[up].parent if up >= 0 else -1
            own = known.get(index) or known.setdefault(index, sums(element))
            parent = known.get(up) or known.setdefault(up, sums(elements[up]))
            above = known.get(upper) or known.setdefault(upper, sums(elements[upper]))
            score = scores[states[index]]
            found[index] = (
                TAGS.get(element.tag, 0), element.depth, inside[index], score, score - self.mean, score - self.best,
                own[0], own[2], own[3], parent[1], parent[2], parent[3], above[0], above[2], above[3],
                half_first <= first and last <= half_last, most_first <= first and last <= most_last,
            )  # fmt: skip
        return found
