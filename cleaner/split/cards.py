"""Links that hold several lines, as cards of stories do: which they are, and which line of each is its headline."""

from collections import Counter
from collections.abc import Sequence

from cleaner.model import Page
from cleaner.patterns import lazy
from cleaner.shape import TITLED, Shape
from cleaner.split.paths import NEAR, path

MOST_IN_CARD, LARGEST_CARD = 6, 12
"""Elements between a block and the link that it stands in with others; blocks of such a link."""
FIGURE = lazy(r"(?<!\S)[^\s\w]*\d\S*|(?<!\S)[^\s\w]+(?!\S)")
"""A word of a line that begins with a digit, or has no letter at all."""


def cards_of(page: Page, blocks: Sequence[int]) -> dict[int, int]:
    """Blocks that stand with others in one link -> the link's element: stories that can be clicked on wherever one likes."""
    cards: dict[int, int] = {}
    known: dict[int, int] = {}
    for index in blocks:
        block = page.blocks[index]
        if block.link_share < 0.98 or block.element < 0:
            continue
        start = block.tops[0] if block.tops and block.tops[0] >= 0 else block.element
        if start not in known:
            at, found = start, -1
            for _ in range(MOST_IN_CARD):
                if at < 0:
                    break
                if page.elements[at].tag == "a":
                    found = at
                at = page.elements[at].parent
            known[start] = found
        if known[start] >= 0:
            cards[index] = known[start]
    sizes = Counter(cards.values())
    for card, node in ((card, page.elements[card]) for card in sizes):
        sizes[card] = max(sizes[card], node.last - node.first)
    return {index: card for index, card in cards.items() if 1 < sizes[card] <= LARGEST_CARD}


def titles_of(
    page: Page,
    shapes: list[Shape],
    names: list[str],
    paths: dict[tuple[int, int], tuple[str, ...]],
    cards: list[list[int]],
) -> list[int]:
    """The headline of each of the cards of a list: what is most like one, and stands where most cards have theirs."""

    def place(index: int) -> tuple[str, ...]:
        return path(page, names, paths, page.blocks[index].element, NEAR)

    titles = [most_like(page, shapes, held) for held in cards]
    if len({place(title) for title in titles}) == 1:
        return titles
    usual = Counter(map(place, titles)).most_common(1)[0][0]
    return [
        title if place(title) == usual else next((i for i in held if place(i) == usual), title)
        for title, held in zip(titles, cards, strict=True)
    ]


def most_like(page: Page, shapes: list[Shape], blocks: list[int]) -> int:
    """The block of a card that is its headline: a heading, a bold line, else the line of most words that is no text.

    Figures are no words: "11 reviews / 5 average" counts for two.
    """

    def worth(index: int) -> tuple[bool, bool, bool, bool, float]:
        block, shape = page.blocks[index], shapes[index]
        plain = shape.time is None and not shape.field and not shape.edges and shape.concept is None
        words = shape.words - len(FIGURE.findall(block.text[:TITLED]))
        line = plain and not shape.prose
        return block.level > 0, line, line and not shape.ended, plain and block.strong, min(words, 30) * plain

    return max(blocks, key=worth)
