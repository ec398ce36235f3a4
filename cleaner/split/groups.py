"""What the views propose: groups of blocks, each one article."""

from typing import TYPE_CHECKING

from msgspec import Struct, field

from cleaner.model import Page, Verdict
from cleaner.parse.addresses import references
from cleaner.shape import Shape

if TYPE_CHECKING:
    from cleaner.split.trace import Trace


class Evidence(Struct, gc=False):
    """What speaks for a group's being one article, by the way it was found."""

    way: str = "whole"
    """list, article (of a page about one), rest (beside lists); of a page read line by line main and item; whole (a page of
    no shape)."""
    chance: float = 0.0
    """Chance of the list that it is from."""
    best: float = 0.0
    """The highest chance of a list that was taken on the page."""
    one: float = 0.0
    """Log-odds that the page is about one article."""
    order: float = 0.0
    """What it costs to suppose the order of an item's header lines."""
    alike: int = 1
    """Items of the page that have that order; for a main article, the items of the order that most have, and one."""
    content: float = 0.0
    """Mean log-odds of its blocks that they are content."""
    entitled: float = 0.0
    """How much better its headline plays its role than it would play text or furniture."""
    margin: float = 0.0
    """How much better its header lines play their roles than they would play text or furniture, the least of them."""
    clear: float = 0.0
    """Share of the lines of its page that are an article's, a comment's or known phrases: not furniture by shape alone."""


class Group(Struct, gc=False):
    """The blocks of one article."""

    blocks: list[int]
    """Indices of kept blocks, in page order."""
    title: int = -1
    """The block of the headline; -1 where there is none."""
    title_end: int = 0
    """Where the headline ends in its block; 0: where the block does."""
    fields: dict[int, str] = {}
    """Blocks that are neither title nor text -> source, time (published_text), both (source and time), repeat (of the
    source), person (authors), stamped (time and headline), filed (time and topics), title (more of the headline), tags; and tag, author, publisher,
    which are so as they stand."""
    role: str = ""
    """main or related, where the view that made the group knows."""
    element: int = -1
    """The container that is the article's alone, in `Page.elements`; -1 where there is none."""
    title_start: int = 0
    """Where the headline begins in its block."""
    tails: dict[int, int] = {}
    """Blocks of text that end in a control ("Read more") -> where it begins."""
    begins: int = -1
    """The block that the text proper begins with, behind a standfirst and the lines around it; -1 where there is none."""
    run_in: bool = False
    """The text runs on in the title's block; else what stands beside the headline is a topic, a source or a time."""
    pieces: dict[int, list[tuple[int, int, str]]] = {}
    """Of lines among `fields` that hold several: where each piece begins and ends, and what it is: source, authors, tags, aside."""
    gathers: bool = False
    """Of the article of a page: stories beside it name the publishers that they are of."""
    address: int = -1
    """The block of a text page that gives the article's address; -1 where there is none."""
    evidence: Evidence = field(default_factory=Evidence)

    @property
    def head(self) -> int:
        """The block that it is told by: its headline, else its first one."""
        return self.title if self.title >= 0 else self.blocks[0]


class Scene(Struct, gc=False):
    """All that the views look at."""

    page: Page
    shapes: list[Shape]
    verdicts: list[Verdict]
    language: str | None = None
    trace: "Trace | None" = None
    """Where what was weighed is noted, if anybody asks."""
    roles: dict[tuple[int, int], str] = {}
    """Line and headline -> the role that `naming.marked` has found for the line: holds as long as the shapes are what they were."""
    listed: dict[int, int] | None = None
    """See `references`."""

    def references(self) -> dict[int, int]:
        """`addresses.references` of the page, looked for once."""
        if self.listed is None:
            self.listed = references(self.page.blocks)
        return self.listed


def headline_like(shape: Shape) -> bool:
    """Whether a block could be a headline: some words, no sentence, no time, no known phrase, no "Photo: …"."""
    return (
        not shape.prose and shape.time is None and shape.concept is None and not shape.field and 2 <= shape.words <= 30
    )


def words(scene: Scene, blocks: list[int]) -> float:
    """Words of running text in some blocks."""
    return sum(scene.shapes[i].words for i in blocks if scene.shapes[i].prose)
