"""Which line is the headline of the one article of a page: what its level says, and what the page calls itself."""

from cleaner.describe import hints
from cleaner.describe.own_title import PARTED, letters
from cleaner.model import Block, Page
from cleaner.patterns import lazy
from cleaner.scripts import holds_unspaced, unspaced
from cleaner.shape import TITLED, Shape, size
from cleaner.split.groups import Scene, headline_like
from cleaner.split.naming import marked
from cleaner.split.wrapped import joined, lines_of

KICKER = 6
"""Words of the longest topic before a headline, in its own block."""
LEAST = 3.0
"""Weight from which a line is the headline (`Told.weight`, and one more before the text): more than a lower heading has."""
LONG = 4
"""Letters of a word that says what a headline is about."""
SPOKEN = lazy(r"[^\W_]+")
QUOTES = str.maketrans("’‘“”„«»", "''" + 5 * '"')
TIGHT = lazy(r"\s*[-_–—|]+")
"""What a name of a site stands behind where words are written without spaces: 'headline-name', 'headline_section_name'."""
LOWEST = 7
"""The level of a line that is no heading."""
LEAST_OF_OPENING = 8
"""Letters of a headline that begins the page's own title, and stands below the name of the site."""
BELOW = 3
"""Blocks below a headline within which a time or a byline says that it is one."""


def headline(scene: Scene, blocks: list[int], low: int, first: int) -> int:
    """The title of the article whose text begins at block `first`; -1 for none.

    Headings of the first level and lines that the page's own title names are weighed against each other; else it is the
    nearest heading before the text.
    """
    page, shapes = scene.page, scene.shapes
    told = Told(page)
    best, most, said, level = -1, LEAST, "", LOWEST
    for index in blocks:
        block = page.blocks[index]
        if shapes[index].time is not None or (block.level != 1 and index > first):
            continue
        if not block.level and not headline_like(shapes[index]):
            continue
        text = joined(page, lines_of(scene, index, told.letters)) if block.level else block.text
        weight = told.weight(block, shapes[index], text)
        weight += 1.0 if index <= first else 0.0
        bare = letters(text)
        if block.level and told.headed_by(said, bare, block):
            best, most, said = index, max(weight, most), bare
        elif weight > most or (weight == most and index <= first and bare != said and (block.level or LOWEST) <= level):
            best, most, said = index, weight, bare
        else:
            continue
        level = block.level or LOWEST
    if best >= 0:
        return best
    near = [i for i in blocks if i <= first and page.blocks[i].level and shapes[i].concept is None and i >= low - 12]
    if near:
        return near[-1] if told.shares(page.blocks[near[-1]].text) or dated_below(scene, near[-1]) else -1
    tops = [
        i
        for i in blocks
        if page.blocks[i].level == 1 and told.weight(page.blocks[i], shapes[i], page.blocks[i].text) > 0.0
    ]
    return tops[0] if len(tops) == 1 else -1


def dated_below(scene: Scene, title: int) -> bool:
    """Whether a time or a byline stands right below a heading, as it does below the headline of an article."""
    below = range(title + 1, min(title + 1 + BELOW, len(scene.shapes)))
    return any(scene.shapes[i].time is not None or marked(scene, i, title) == "imprint" for i in below)


class Told:
    """What the page calls itself, and how well a line fits that."""

    def __init__(self, page: Page) -> None:
        self.said = told_title(page)
        self.lines = self.said.split("\n")
        self.letters = [letters(line) for line in self.lines]
        # What is not the longest part is the name of the site, of a section, a date.
        self.parts = frozenset(max(map(letters, PARTED.split(line)), key=len) for line in self.lines)
        tight = (
            letters(line[: m.start()]) for line in self.lines if holds_unspaced(line) for m in TIGHT.finditer(line)
        )
        self.openings = frozenset(
            [*tight, *(letters(parts[0]) for line in self.lines if len(parts := PARTED.split(line)) > 1)]
        ) - {""}
        parted = [p for line in self.lines if len(p := PARTED.split(line)) > 1]
        self.ends = [(letters(p[0]), letters(p[-1])) for p in parted]
        self.opened = [p[0] for p in parted]
        self.site = frozenset(
            letters(said) for said in (page.meta.get("og:site_name"), page.meta.get("application-name")) if said
        )

    def headed_by(self, site: str, bare: str, heading: Block) -> bool:
        """Whether the page's own title is a headline, `bare`, and the name of a site or a book, both in letters alone.

        A heading of the first level, or one that links to itself, may be short, and say the headline in other words.
        """
        first = heading.level == 1 or (bool(heading.links) and not heading.leads)
        said = frozenset(SPOKEN.findall(squeezed(heading.text)))
        for (one, last), opening in zip(self.ends, self.opened, strict=True):
            if site != last:
                continue
            if bare == one and (first or len(bare) >= LEAST_OF_OPENING):
                return True
            if first and any(len(word) >= LONG for word in said.intersection(SPOKEN.findall(opening))):
                return True
        return False

    def names(self, text: str) -> bool:
        """Whether the page calls itself by the words of a line, or begins or fills its title with them."""
        bare = letters(text)
        return bare not in self.site and (bare in self.letters or bare in self.parts or bare in self.openings)

    def shares(self, text: str) -> bool:
        """Whether the page's own title has one of the longer words of a line, or a line has none."""
        said = {word for word in SPOKEN.findall(self.said) if len(word) >= LONG}
        words = {word for word in SPOKEN.findall(squeezed(text)) if len(word) >= LONG}
        return not said or not words or unspaced(text) > 0 or not said.isdisjoint(words)

    def weight(self, block: Block, shape: Shape, text: str) -> float:
        """How much speaks for a line as the headline: its level, and what of the page's own title it is.

        `text` are all words of its heading.
        """
        bare = letters(text)
        words = shape.words if text is block.text else size(text)
        if not bare or (shape.concept is not None and block.level != 1):
            return 0.0
        weight = 3.0 if block.level == 1 else 1.0 if block.level else 0.0
        if bare in self.site:
            return weight - 3.0
        long = words >= (2 if block.level else 4)
        if bare in self.letters or (bare in self.parts and (long or block.level == 1)):
            weight += 3.0
        elif block.level == 1 and bare in self.openings:
            weight += 2.0
        elif words >= 4 and any(line.startswith(bare) for line in self.letters):
            weight += 2.5
        elif words >= 4 and squeezed(text) in self.said:
            weight += 2.0
        if not block.level and (block.links or block.kind == "item"):
            weight -= 1.5
        return weight


def named(scene: Scene, blocks: list[int]) -> int:
    """The last of some blocks that the page calls itself by; -1 for none."""
    told = Told(scene.page)
    return max((i for i in blocks if told.names(scene.page.blocks[i].text)), default=-1)


def wrapped(scene: Scene, title: int) -> tuple[int, list[int], list[int]]:
    """The block that a headline begins with, its other blocks, and lines of its heading that are no part of it.

    A heading of several blocks is the headline as a whole, unless the page calls itself by one of them alone.
    """
    told = Told(scene.page)
    lines = lines_of(scene, title, told.letters)
    if len(lines) == 1:
        return title, [], []
    whole = letters(joined(scene.page, lines))
    alone = [i for i in lines if told.names(scene.page.blocks[i].text)]
    if alone and not any(whole in line for line in told.letters):
        return alone[-1], [], [i for i in lines if i != alone[-1]]
    return title, [i for i in lines if i != title], []


def told_title(page: Page) -> str:
    """What the page calls itself: <title> and Open Graph, in lower case."""
    return "\n".join(squeezed(said[:TITLED]) for said in (page.title, page.meta.get("og:title")) if said)


def squeezed(text: str) -> str:
    """Words in lower case, their quotation marks alike."""
    return " ".join(text.casefold().translate(QUOTES).split())


def headline_start(page: Page, title: int) -> int:
    """Where the headline begins in its block: behind a kicker that markup keeps apart.

    The kicker is called one by markup, or the page's own title holds the rest; a title that holds both keeps both.
    """
    block = page.blocks[title]
    if not block.cuts:
        return 0
    cut = block.cuts[0]
    said = told_title(page)
    rest = squeezed(block.text[cut:])
    if size(block.text[:cut]) > KICKER or size(rest) < 3:
        return 0
    if letters(block.text) in letters(said) and letters(rest) not in map(letters, said.split("\n")):
        return 0
    if any(start == 0 and end <= cut + 1 and field == "tags" for start, end, field in hints.pieces(page, title)):
        return cut
    return cut if rest in said else 0
