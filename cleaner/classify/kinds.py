"""Whether a page is about one article, or is a list of them."""

from collections.abc import Sequence
from functools import cache
from math import inf
from statistics import fmean

from cleaner.classify.additive import Model, load
from cleaner.classify.lists import SIDE, slug
from cleaner.model import Page, Verdict
from cleaner.shape import TITLED, Shape
from cleaner.split.candidate import Candidate
from cleaner.split.groups import Group

NAMES = (
    "content_blocks", "content_words", "content_prose", "longest", "sentences", "records", "best_chance", "mean_chance",
    "record_prose", "prose_in_records", "words_in_records", "with_text", "first_level", "entitled", "data", "articles",
    "link_share", "blocks", "content_share", "address", "headings", "run", "side", "before", "outside",
)  # fmt: skip
"""All features, in the order of the vector."""
SURE = 1.0
"""Log-odds from which a page is taken to be about one article: a list taken for one article is lost whole, while an article
taken for a list still keeps its text."""
Found = Sequence[tuple[Candidate, float, list[Group]]]


@cache
def model() -> Model:
    """The model of pages."""
    return load("kinds.json", NAMES)


def vector(page: Page, shapes: list[Shape], verdicts: list[Verdict], content: list[int], found: Found) -> list[float]:
    """The features of a page: its content, the lists that were chosen on it, and what it says of itself."""
    blocks = page.blocks
    groups = [group for _, _, made in found for group in made]
    held = {i for group in groups for i in group.blocks}
    start = min(held, default=len(blocks))
    prose = [i for i in content if shapes[i].prose]
    total = sum(shapes[i].words for i in prose)
    inner = [sum(shapes[i].words for i in g.blocks if shapes[i].prose and i != g.title) for g in groups]
    words = sum(shapes[i].words for i in content)
    chances = [chance for _, chance, made in found for _ in made]
    title = (page.title or "")[:TITLED].casefold()
    level_one = [i for i, b in enumerate(blocks) if b.level == 1]
    data = " ".join(page.data)
    kind = (page.meta.get("og:type") or "").lower()
    address = page.address().split("://")[-1]
    run = longest = 0.0
    for i in content:
        run = run + shapes[i].words if shapes[i].prose and i not in held else 0.0 if i in held else run
        longest = max(longest, run)
    return [
        len(content), words, total, max((shapes[i].words for i in prose), default=0.0), len(prose), len(groups),
        max(chances, default=0.0), fmean(chances) if chances else 0.0, fmean(inner) if inner else 0.0,
        sum(shapes[i].words for i in prose if i in held) / (total or 1.0),
        sum(shapes[i].words for i in content if i in held) / (words or 1.0),
        fmean(n > 0 for n in inner) if inner else 0.0, min(len(level_one), 3),
        any(shapes[i].words >= 2 and blocks[i].text.casefold() in title for i in level_one),
        1 if "ItemList" in data or "CollectionPage" in data else 2 if "Article" in data or "BlogPosting" in data else
        3 if "Product" in data else 4 if "DiscussionForumPosting" in data or "QAPage" in data else
        5 if kind == "article" else 6 if kind == "website" else 7 if kind else 0,
        [e.tag for e in page.elements].count("article"),
        sum(s.words * b.link_share for s, b in zip(shapes, blocks, strict=True)) / (sum(s.words for s in shapes) or 1.0),
        len(blocks), len(content) / len(blocks), slug(address) if "/" in address.strip("/") else -1 if address else -2,
        sum(blocks[i].level > 0 for i in content), longest,
        fmean(verdicts[g.head].section in SIDE for g in groups) if groups else 0.0,
        sum(shapes[i].words for i in prose if i < start and i not in held) / (total or 1.0),
        sum(shapes[i].words for i in prose if i not in held and blocks[i].link_share < 0.5),
    ]  # fmt: skip


def weigh(page: Page, shapes: list[Shape], verdicts: list[Verdict], content: list[int], found: Found) -> float:
    """The log-odds that the page is about one article: infinite where no list was chosen on it."""
    if not found:
        return inf
    known = model()
    return known.score(known.bins(vector(page, shapes, verdicts, content, found)))
