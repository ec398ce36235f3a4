"""The headline of the one article of a page, and the lines around it that tell time, authors and source."""

from cleaner.describe import bylines, hints
from cleaner.describe.own_title import PARTED, letters
from cleaner.model import Block, Page
from cleaner.shape import TITLED, Shape, size
from cleaner.split import naming
from cleaner.split.groups import Group, Scene, headline_like
from cleaner.split.naming import SURE, like_source, marked, whole

KICKER = 6
"""Words of the longest topic before a headline, in its own block."""
AWAY = 20
"""Blocks between a headline and the time of its article, where markup tells that it is one."""
LEAST = 3.0
"""Weight from which a line is the headline (`Told.weight`, and one more before the text): more than a lower heading has."""
SHORT_NAME = 5
"""Words of the name of a publisher."""
MOST_OF_BYLINE = 12
"""Words."""
AFTER = 8
"""Blocks after the text within which it is signed, or dated."""
BEFORE, BEHIND = 8, 6
"""Blocks before a headline and behind it within which a line of a time is that of the article."""
MOST_BESIDE = 8
"""Words of a line that is a time and little else."""
QUOTES = str.maketrans("’‘“”„«»", "''" + 5 * '"')


def header(scene: Scene, group: Group, blocks: list[int], first: int) -> None:
    """Add the lines around the headline that tell time, authors and source, though they are no content."""
    shapes = scene.shapes
    start = group.title if group.title >= 0 else first
    have = set(group.blocks)
    window = range(start - 6, max(first, start + 1) + 4)
    near = [i for i in blocks if i in window and i != group.title and scene.page.blocks[i].kind != "caption"]
    times = [i for i in near if shapes[i].time is not None]
    roles = {i: marked(scene, i, group.title) for i in near}
    signed = any(role == "imprint" or (role != "label" and shapes[i].field == "authors") for i, role in roles.items())
    for index, role in roles.items():
        shape = shapes[index]
        if not (role or signed) and (index < first or index not in have) and lone_name(scene, index, near, times):
            role = "imprint"
        introduced = shape.field == "authors" and role != "label"
        if index > max(first, start + 1):  # in the text, or about to be
            byline = role == "imprint" and (whole(scene, index, group.title) or shape.words <= KICKER)
            if index in have and introduced and not shape.ended and shape.words <= MOST_OF_BYLINE:
                group.fields[index] = "imprint"
            if index in have or not (byline or (introduced and not shape.ended and shape.words <= MOST_OF_BYLINE)):
                continue
        if role in ("imprint", "label"):
            group.fields[index] = role
        if (
            role not in ("imprint", "label", "time")
            and not introduced
            and index not in have
            and index <= max(first - 1, start)
            and publisher(scene, index, role)
        ):
            group.fields[index] = "source"
            have.add(index)
            continue
        if role in ("time", "imprint") or introduced or (shape.edges and shape.words <= 16 and not shape.prose):
            have.add(index)
    if not any(shapes[i].time is not None or shapes[i].edges for i in have if i < first + 4):
        stamps = dated(scene, blocks, start, have)
    else:  # behind a standfirst a time is a line of the text like others
        stamps = [
            i for i in sorted(have) if first < i <= start + BEHIND and i not in group.fields and timed(shapes[i])
        ][:1]
    for index in stamps:
        group.fields[index] = "time" if shapes[index].time is not None else "imprint"
        have.add(index)
    if not any(group.fields.get(i) == "imprint" or shapes[i].field == "authors" for i in have):
        have.update(signature(scene, blocks, max(have)))
    group.blocks = sorted(have)


def lone_name(scene: Scene, index: int, near: list[int], times: list[int]) -> bool:
    """Whether a line that markup says nothing of is a name beside a time, or behind a line that says "By"."""
    text, shape = scene.page.blocks[index].text, scene.shapes[index]
    if shape.concept is not None or scene.page.blocks[index].level == 1 or bylines.like_names(text) <= SURE:
        return False
    at = near.index(index)
    before = near[at - 1] if at else -1
    if before == index - 1 and marked(scene, before, -1) == "label" and scene.shapes[before].field == "authors":
        return True
    return not naming.publisher(text) and any(abs(index - time) <= 2 for time in times)


def publisher(scene: Scene, index: int, role: str) -> bool:
    """Whether a line beside the headline of an article says who published it: markup or its words tell."""
    block, shape = scene.page.blocks[index], scene.shapes[index]
    if shape.concept is not None or shape.field or shape.ended or shape.words > SHORT_NAME or block.level:
        return False
    if not like_source(scene, index) or scene.verdicts[index].rule:
        return False
    return role == "source" or (not role and naming.publisher(block.text))


def signature(scene: Scene, blocks: list[int], last: int) -> list[int]:
    """The line right after a text that says by whom it was written, where no line before it does: none or one block."""
    for index in blocks:
        shape = scene.shapes[index]
        near = last < index <= last + AFTER
        if near and shape.field == "authors" and not shape.ended and shape.words <= MOST_OF_BYLINE:
            return [index] if marked(scene, index, -1) != "label" else []
    return []


def dated(scene: Scene, blocks: list[int], start: int, have: set[int]) -> list[int]:
    """The time of an article whose headline is block `start`, where none stands right beside it: none or one block.

    The nearest that markup calls one; else a line of a time a few blocks around the headline; else what says after the text
    when it was published.
    """
    shapes, last = scene.shapes, max(have)
    open_ = [i for i in blocks if i not in have and not scene.verdicts[i].rule and scene.verdicts[i].section == "main"]
    marked_ = [i for i in open_ if shapes[i].time is not None and stamped(scene, i)]
    if marked_:
        nearest = min(marked_, key=lambda i: abs(i - start))
        return [nearest] if -AWAY <= nearest - start <= AWAY or 0 < nearest - last <= AWAY else []
    beside = [i for i in open_ if start - BEFORE <= i <= start + BEHIND and timed(shapes[i])]
    if beside:
        return [min(beside, key=lambda i: (i < start, abs(i - start)))]
    told = [i for i in open_ if last < i <= last + AFTER and (shapes[i].field == "published_text" or stamped(scene, i))]
    return [i for i in told if timed(shapes[i])][:1]


def stamped(scene: Scene, index: int) -> bool:
    """Whether markup says that a line is the time something was published at."""
    block = scene.page.blocks[index]
    return block.datetime is not None or hints.of_block(scene.page, block) == "published_text"


def timed(shape: Shape) -> bool:
    """Whether a line is a time, perhaps with a few words beside it; an hour alone may be that of a bus."""
    if shape.time is not None:
        return shape.time.kind != "clock"
    beside = shape.words <= MOST_BESIDE and not shape.prose
    return beside and any(edge.kind != "clock" for edge in shape.edges)


def headline(scene: Scene, blocks: list[int], low: int, first: int) -> int:
    """The title of the article whose text begins at block `first`; -1 for none.

    Headings of the first level and lines that the page's own title names are weighed against each other; else it is the
    nearest heading before the text.
    """
    page, shapes = scene.page, scene.shapes
    told = Told(page)
    best, most = -1, LEAST
    for index in blocks:
        block = page.blocks[index]
        if shapes[index].time is not None or (block.level != 1 and index > first):
            continue
        weight = told.weight(block, shapes[index])
        if not block.level and not headline_like(shapes[index]):
            continue
        weight += 1.0 if index <= first else 0.0
        if weight > most or (weight == most and index <= first):
            best, most = index, weight
    if best >= 0:
        return best
    near = [i for i in blocks if i <= first and page.blocks[i].level and shapes[i].concept is None and i >= low - 12]
    if near:
        return near[-1]
    tops = [i for i in blocks if page.blocks[i].level == 1 and told.weight(page.blocks[i], shapes[i]) > 0.0]
    return tops[0] if len(tops) == 1 else -1


class Told:
    """What the page calls itself, and how well a line fits that."""

    def __init__(self, page: Page) -> None:
        self.said = told_title(page)
        self.lines = self.said.split("\n")
        self.letters = [letters(line) for line in self.lines]
        # What is not the longest part is the name of the site, of a section, a date.
        self.parts = frozenset(max(map(letters, PARTED.split(line)), key=len) for line in self.lines)
        self.openings = frozenset(letters(parts[0]) for line in self.lines if len(parts := PARTED.split(line)) > 1)
        self.site = frozenset(
            letters(said) for said in (page.meta.get("og:site_name"), page.meta.get("application-name")) if said
        )

    def weight(self, block: Block, shape: Shape) -> float:
        """How much speaks for a line as the headline: its level, and what of the page's own title it is."""
        bare = letters(block.text)
        if not bare or (shape.concept is not None and block.level != 1):
            return 0.0
        weight = 3.0 if block.level == 1 else 1.0 if block.level else 0.0
        if bare in self.site:
            return weight - 3.0
        long = shape.words >= (2 if block.level else 4)
        if bare in self.letters or (bare in self.parts and (long or block.level == 1)):
            weight += 3.0
        elif block.level == 1 and bare in self.openings:
            weight += 2.0
        elif shape.words >= 4 and any(line.startswith(bare) for line in self.letters):
            weight += 2.5
        elif shape.words >= 4 and squeezed(block.text) in self.said:
            weight += 2.0
        if not block.level and (block.links or block.kind == "item"):
            weight -= 1.5
        return weight


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
    if letters(block.text) in letters(said):
        return 0
    if any(start == 0 and end <= cut + 1 and field == "tags" for start, end, field in hints.pieces(page, title)):
        return cut
    return cut if rest in said else 0
