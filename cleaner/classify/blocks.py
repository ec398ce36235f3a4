"""Blocks -> log-odds that each belongs to the content of its page.

What is measured: the block itself, the containers it stands in (`cleaner.classify.elements`), blocks of the same tag path,
its neighbours and its place on the page, and the page as a whole.  One feature is measured of all blocks, then the next.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import repeat

from cleaner.classify.additive import Ascending, Column, Model, load
from cleaner.classify.elements import ELEMENT, Containers, Lexicon, Sums
from cleaner.model import Page
from cleaner.shape import TITLED, Shape

PAGE = (
    "page_blocks", "page_words", "page_prose", "page_link_share", "page_prose_blocks", "page_articles", "page_headings",
    "page_longest", "page_times", "page_data", "page_kind", "page_comments",
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

KINDS = {k: at for at, k in enumerate(
    ("paragraph", "line", "item", "heading", "cell", "link", "caption", "quote", "code", "time"))}  # fmt: skip
CONCEPTS = {c: at for at, c in enumerate(
    ("related", "popular", "latest", "comments", "tags", "ai", "newsletter", "about-author", "advertisement",
     "no-comments", "comment-action", "share", "follow", "subscribe", "login", "cookies", "legal", "navigation", "paging",
     "read-more", "reading-time", "media", "save", "counts", "print", "app", "support", "feedback", "language"), 1)}  # fmt: skip
FIELDS = {f: at for at, f in enumerate(("authors", "published_text", "updated", "source", "credit", "tags"), 1)}
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
NEAR, AROUND = 5, 15
"""Blocks before and after one that are its neighbourhood."""
HEAD = 60
"""Characters of a block whose digits are counted."""
AT_ONCE = 4000
"""Blocks that are measured at once: their features take two kilobytes each."""
DIGITS = b"0123456789"
Alike = tuple[float, float, float, float, float]
"""Over the blocks of one tag path: number, mean words, shares of prose, links, words."""


class Endings(dict[str, int]):
    """Last character of a block -> what it says; filled as characters are met."""

    def __missing__(self, char: str) -> int:
        self[char] = found = 5 if char.isalpha() else 6 if char.isdigit() else 7
        return found


class Openings(dict[str, int]):
    """First character of a block -> what it says; filled as characters are met."""

    def __missing__(self, char: str) -> int:
        self[char] = found = 1 if char.isupper() else 2 if char.islower() else 3 if char.isdigit() else 4
        return found


ENDINGS = Endings({".": 1, "。": 1, "।": 1, "۔": 1, "?": 2, "!": 2, "？": 2, "！": 2, "…": 3, ":": 4, "：": 4})
OPENINGS = Openings()


@cache
def model() -> Model:
    """The model of blocks of HTML pages."""
    return load("blocks.json", NAMES)


@cache
def lexicon(known: Model) -> Lexicon:
    """The tokens of a model."""
    return Lexicon(known.tokens)


class Measures:
    """The features of the blocks of a page.

    `names` are those that `own_names` gives the elements.
    """

    def __init__(self, page: Page, shapes: list[Shape], known: Lexicon, names: list[str]) -> None:
        self.page, self.shapes, self.names = page, shapes, names
        self.sums = Sums(page, shapes)
        self.containers = Containers(page, self.sums, known)
        self.said = Counter([block.text for block in page.blocks])
        self.title = (page.title or "")[:TITLED].casefold()
        self.paths = self.alike()
        self.whole = self.of_page()

    def of_page(self) -> list[float]:
        """The features that all blocks of the page share."""
        page, sums = self.page, self.sums
        data = " ".join(page.data)
        maker = (page.meta.get("generator") or "").lower()
        kind = {"article": 5, "product": 6}.get((page.meta.get("og:type") or "").lower(), 0)
        return [
            len(page.blocks), sums.total, sums.running, sums.all_linked[-1] / sums.total,
            len(sums.prose) - sums.prose.count(0.0), [e.tag for e in page.elements].count("article"),
            sum([b.level > 0 for b in page.blocks]), max(sums.prose, default=0.0),
            sum([s.time is not None for s in self.shapes]),
            next((number for word, number in KNOWN if word in data), 0),
            next((number for word, number in MAKERS if word in maker), 0) or kind,
            self.containers.comments / max(len(page.blocks), 1),
        ]  # fmt: skip

    def alike(self) -> dict[int, Alike]:
        """By element that holds blocks of its own, what is known of all blocks of their kind and tag path."""
        blocks, elements, own, sums = self.page.blocks, self.page.elements, self.names, self.sums
        of_path: dict[tuple[str, ...], int] = {}
        of_element: dict[int, int] = {}
        groups: list[list[int]] = []
        for index, block in enumerate(blocks):
            number = of_element.get(block.element)
            if number is None:
                path: list[str] = [block.kind]
                at = block.element
                for _ in range(4):
                    if at < 0:
                        break
                    path.append(own[at])
                    at = elements[at].parent
                number = of_element[block.element] = of_path.setdefault(tuple(path), len(groups))
                if number == len(groups):
                    groups.append([])
            groups[number].append(index)
        found: list[Alike] = []
        for members in groups:
            words = sum([sums.words[i] for i in members])
            found.append((
                len(members), words / len(members), sum([sums.prose[i] for i in members]) / sums.running,
                sum([sums.linked[i] for i in members]) / (words or 1.0), words / sums.total,
            ))  # fmt: skip
        return {element: found[number] for element, number in of_element.items()}

    def columns(self, asked: Sequence[int]) -> list[Column]:
        """By feature, in the order of `NAMES`: one value for all blocks, or that of each block that is asked."""
        held = [self.page.blocks[i].element for i in asked]
        rows = self.containers.rows(held)
        of_elements = zip(*[rows[element] for element in held], strict=True)
        of_paths = zip(*[self.paths[element] for element in held], strict=True)
        found: list[Column] = [*self.whole, *of_elements, *self.of_text(asked), *of_paths]
        return found + self.of_place(asked) + [self.entitled(asked)]

    def of_text(self, asked: Sequence[int]) -> list[Column]:
        """From `length` to `said`."""
        blocks = [self.page.blocks[i] for i in asked]
        shapes = [self.shapes[i] for i in asked]
        texts = [block.text for block in blocks]
        heads = [text[:HEAD].encode("utf-8", "surrogatepass") for text in texts]
        return [
            [len(text) for text in texts], [shape.words for shape in shapes], [block.link_share for block in blocks],
            [KINDS[block.kind] for block in blocks], [block.level for block in blocks],
            [ENDINGS[text[-1]] for text in texts], [OPENINGS[text[0]] for text in texts],
            [text.count(",") + text.count("，") + text.count("、") for text in texts],
            [
                (len(head) - len(head.translate(None, DIGITS))) / min(len(text), HEAD)
                for text, head in zip(texts, heads, strict=True)
            ],
            [0 if (concept := shape.concept) is None else CONCEPTS.get(concept.name, 0) for shape in shapes],
            [FIELDS.get(shape.field, 0) if shape.field else 0 for shape in shapes],
            [2 if shape.time is not None else 1 if shape.edges else 0 for shape in shapes],
            [(2 if shape.ended else 1) if shape.prose else 0 for shape in shapes],
            [2 if block.strong else 1 if block.lead else 0 for block in blocks],
            [block.gap for block in blocks], [self.said[text] for text in texts],
        ]  # fmt: skip

    def of_place(self, asked: Sequence[int]) -> list[Column]:
        """From `place` to `next_prose`."""
        sums = self.sums
        count = len(self.page.blocks)
        words, prose, linked = sums.all_words, sums.all_prose, sums.all_linked
        long = [i for i, p in enumerate(sums.prose) if p >= 20]
        first, last = (long[0], long[-1]) if long else (count, -1)
        headline = next((i for i, block in enumerate(self.page.blocks) if block.level == 1), -1)
        found: list[Column] = [
            Ascending([i / count for i in asked]), Ascending([words[i] / sums.total for i in asked]),
            Ascending([prose[i] / sums.running for i in asked]),
            Ascending([i - first for i in asked]), Ascending([i - last for i in asked]),
            Ascending([i - headline for i in asked] if headline >= 0 else [9999] * len(asked)),
        ]  # fmt: skip
        for reach in (NEAR, AROUND):
            low = [i - reach if i > reach else 0 for i in asked]
            high = [i + reach + 1 if i + reach < count else count for i in asked]
            found.append([prose[b] - prose[a] for a, b in zip(low, high, strict=True)])
            found.append([
                (linked[b] - linked[a]) / ((words[b] - words[a]) or 1.0) for a, b in zip(low, high, strict=True)
            ])  # fmt: skip
        shares = [-1.0, *(block.link_share for block in self.page.blocks), -1.0]
        own_words, own_prose = [-1.0, *sums.words, -1.0], [-1.0, *sums.prose, -1.0]
        for offset, values in (
            (0, own_words),
            (0, shares),
            (2, own_words),
            (2, shares),
            (0, own_prose),
            (2, own_prose),
        ):
            found.append([values[i + offset] for i in asked])
        return found

    def entitled(self, asked: Sequence[int]) -> Column:
        """Whether the page's title holds each block, of two words or more."""
        title, longest = self.title, len(self.title)
        blocks, shapes = self.page.blocks, self.shapes
        return [
            len(text := blocks[i].text) <= longest and shapes[i].words >= 2 and text.casefold() in title for i in asked
        ]

    def vectors(self) -> list[tuple[float, ...]]:
        """The features of each block, in the order of `NAMES`."""
        count = len(self.page.blocks)
        if not count:
            return []
        columns = [repeat(c, count) if isinstance(c, int | float) else c for c in self.columns(range(count))]
        return list(zip(*columns, strict=True))


def weigh(page: Page, shapes: list[Shape], names: list[str], asked: Sequence[int] | None = None) -> list[float]:
    """The log-odds of each block, in order; 0 of those that are not `asked`, where not all are.

    `names` are those that `own_names` gives the elements.
    """
    known = model()
    measures = Measures(page, shapes, lexicon(known), names)
    odds = [0.0] * len(page.blocks)
    wanted = range(len(page.blocks)) if asked is None else asked
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        for index, score in zip(some, known.scores(measures.columns(some), len(some)), strict=True):
            odds[index] = score
    return odds
