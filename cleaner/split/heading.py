"""The headline of the one article of a page, and the lines around it that tell time, authors and source."""

from cleaner.describe import hints
from cleaner.model import Page
from cleaner.shape import size
from cleaner.split.groups import Group, Scene, headline_like
from cleaner.split.naming import marked, whole

KICKER = 6
"""Words of the longest topic before a headline, in its own block."""
AWAY = 20
"""Blocks between a headline and the time of its article, where markup tells that it is one."""
QUOTES = str.maketrans("’‘“”„«»", "''" + 5 * '"')


def header(scene: Scene, group: Group, blocks: list[int], first: int) -> None:
    """Add the lines around the headline that tell time, authors and source, though they are no content."""
    start = group.title if group.title >= 0 else first
    have = set(group.blocks)
    for index in blocks:
        if not start - 6 <= index < max(first, start + 1) + 4 or index == group.title:
            continue
        shape = scene.shapes[index]
        role = marked(scene, index, group.title)
        if index > max(first, start + 1) and (
            index in have or not (role == "imprint" and whole(scene, index, group.title))
        ):
            continue
        if role == "imprint":
            group.fields[index] = role
        if (
            role in ("time", "imprint")
            or (shape.edges and shape.words <= 16 and not shape.prose)
            or shape.field == "authors"
        ):
            have.add(index)
    if not any(scene.shapes[i].time is not None or scene.shapes[i].edges for i in have if i < first + 4):
        have.update(dated(scene, blocks, start, have))
    group.blocks = sorted(have)


def dated(scene: Scene, blocks: list[int], start: int, have: set[int]) -> list[int]:
    """The time nearest to a headline at `start` that markup calls one, in the main part of the page: none or one block."""
    found = []
    for index in blocks:
        block, shape = scene.page.blocks[index], scene.shapes[index]
        if shape.time is None or index in have or scene.verdicts[index].section != "main":
            continue
        if block.datetime is not None or hints.of_block(scene.page, block) == "published_text":
            found.append(index)
    found = [min(found, key=lambda i: abs(i - start))] if found else []
    return [i for i in found if -AWAY <= i - start <= AWAY or 0 < i - max(have) <= AWAY]


def headline(scene: Scene, blocks: list[int], low: int, first: int) -> int:
    """The title of the article whose text begins at block `first`: a heading of the first level, else what <title> says."""
    page, shapes = scene.page, scene.shapes
    near = [i for i in blocks if i <= first]
    said = told_title(page)
    level_one = [i for i in blocks if page.blocks[i].level == 1 and shapes[i].time is None]
    for index in level_one:
        if said and shapes[index].words >= 2 and squeezed(page.blocks[index].text) in said:
            return index
    named = [
        i for i in near if headline_like(shapes[i]) and shapes[i].words >= 4 and squeezed(page.blocks[i].text) in said
    ]
    if named:
        return max(named, key=lambda i: (len(page.blocks[i].text), i))
    before = [i for i in level_one if i <= first]
    if before:
        return before[-1]
    if level_one:
        return level_one[0]
    for index in reversed(near):
        if headline_like(shapes[index]) and squeezed(page.blocks[index].text) in said and shapes[index].words >= 3:
            return index
    return next((i for i in reversed(near) if page.blocks[i].level and shapes[i].concept is None and i >= low - 12), -1)


def told_title(page: Page) -> str:
    """What the page calls itself: <title> and Open Graph, in lower case."""
    return "\n".join(squeezed(said) for said in (page.title, page.meta.get("og:title")) if said)


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
    if letters(block.text) in letters(said):
        return 0
    if any(start == 0 and end <= cut + 1 and field == "tags" for start, end, field in hints.pieces(page, title)):
        return cut
    return cut if rest in said else 0


def letters(text: str) -> str:
    """Letters and digits in lower case."""
    return "".join(filter(str.isalnum, text.casefold()))
