"""The one article of a page, made of what is content among its blocks."""

from cleaner.address import host
from cleaner.describe.own_title import leads_home
from cleaner.model import Page
from cleaner.rules.rules import concept_said
from cleaner.split.asides import boxes, without_asides
from cleaner.split.attached import rows, standfirst, within
from cleaner.split.beyond import remove_beyond
from cleaner.split.groups import Evidence, Group, Scene, words
from cleaner.split.heading import header, publisher
from cleaner.split.headlines import BELOW, headline, headline_start, named, wrapped
from cleaner.split.naming import marked
from cleaner.split.paths import Standing
from cleaner.split.places import sources
from cleaner.split.records import CONTENT
from cleaner.split.threshold import content_from

SEVERAL = 3
"""Controls of readers' comments that say the same below each of them."""
MOSTLY = 1.5
"""Times as many words as below the label of the comments stand above it, where the article ends there."""
CLEARLY = -0.7
"""Log-odds that the bound of a page is below where it is clearly another than that of most pages."""
MANY, INTERRUPTED = 12, 2
"""Paragraphs of a text that goes on, and lines that may stand between two of them: marks of advertisements."""
EXAMPLES, EXPLAINED = 3, -1.5
"""Blocks of code that make a page a manual, and log-odds from which what stands between its paragraphs is text: names of functions, what they
print, labels of fields."""
LINE = 16
"""Words of the longest line of a time and a source beside a headline."""
LINK = 0.9
"""Share of a line that is linked, from which it only leads elsewhere."""
UNLINKED = 0.5
"""Share of running text that must be in no link, where it ends at its last paragraph in none."""
LEADING = frozenset(("read-more", "related"))
"""Concepts of labels below a text: lines that follow one and only lead elsewhere are none of it."""
LED = 1.0
"""Log-odds from which a line that only leads elsewhere is of the text above or below it: of a page that is a list of links."""


def article(scene: Scene, odds: list[float], blocks: list[int], known: frozenset[str] = frozenset()) -> Group | None:
    """What is content among some blocks, as one article; None where there is too little."""
    shapes = scene.shapes
    foreign = boxes(scene)
    blocks = [i for i in blocks if i not in foreign]
    chosen = likely(scene, odds, [i for i in blocks if scene.page.blocks[i].kind != "caption"])
    chosen = above_comments(scene, chosen)
    text = [i for i in chosen if shapes[i].prose]
    if not chosen or (not text and len(chosen) < 3):
        return None
    first = text[0] if text else chosen[0]
    title = headline(scene, blocks, chosen[0], first)
    if title > first and words(scene, [i for i in text if i < title]) <= 0.3 * words(scene, text):
        chosen = [i for i in chosen if i >= title]  # notices above the headline
        first = next((i for i in text if i > title), title)
    if title >= 0 and (again := said_below(scene.page, title, first)) > title:
        chosen = [i for i in chosen if i != title]
        title = again
    if title >= 0 and title not in chosen:
        chosen = sorted([*chosen, title])
    chosen = sorted(
        {
            *without_asides(scene, trimmed(scene, chosen, title, odds), title, odds),
            *standfirst(scene, odds, blocks, title, first),
            *rows(scene, odds, blocks, chosen),
            *within(scene, odds, blocks, chosen, title),
        }
    )
    group = Group(chosen, title, begins=first if text else -1, gathers=bool(known), evidence=Evidence("article"))
    if title >= 0:
        group.title, more, others = wrapped(scene, title)
        group.title_start = 0 if more else headline_start(scene.page, group.title)
        group.blocks = sorted({*chosen, group.title, *more, *others})
        group.fields.update(dict.fromkeys(more, "title") | dict.fromkeys(others, "aside"))
    header(scene, group, blocks, first, known)
    remove_beyond(scene, group, odds)
    return group


def said_below(page: Page, title: int, first: int) -> int:
    """The last heading above a text that says the same as its headline: for screens of another size, with the lines around it; else this."""
    blocks = page.blocks
    same = (i for i in range(first - 1, title, -1) if blocks[i].level and blocks[i].text == blocks[title].text)
    return next(same, title)


def above_comments(scene: Scene, chosen: list[int]) -> list[int]:
    """The content above the label of the readers' comments, or the first of several that each have the same control, "Reply", where most
    of it stands there: what follows them is another story.
    """
    shapes, verdicts = scene.shapes, scene.verdicts
    text = [i for i in chosen if shapes[i].prose]
    if not text:
        return chosen
    labels = []
    for index in range(text[0] + 1, text[-1]):
        concept = shapes[index].concept
        if concept is not None and concept.section == "comments" == verdicts[index].section:
            labels.append(index)
    for index in sorted({*labels, *replied_to(scene, text[0], text[-1])}):
        above, below = [i for i in text if i < index], [i for i in text if i >= index]
        if words(scene, above) >= MOSTLY * words(scene, below):
            return [i for i in chosen if i < below[0]]
    return chosen


def replied_to(scene: Scene, first: int, last: int) -> list[int]:
    """Where the first of several posts begins that each have the same control of readers' comments, between two blocks; the posts of a thread
    begin before these.
    """
    page = scene.page
    found: dict[str, list[int]] = {}
    for index in range(last + 1):
        said = concept_said(scene.verdicts[index].rule)
        label = page.blocks[index].text.endswith(":")  # "Quote:"
        if said == "comment-action" and not label and not leads_away(page, index):
            found.setdefault(page.blocks[index].text, []).append(index)
    starts = []
    for controls in found.values():
        if len(controls) < SEVERAL:
            continue
        at = post = page.blocks[controls[0]].element
        while at >= 0 and page.elements[at].last <= controls[1]:
            post, at = at, page.elements[at].parent
        if page.elements[post].first > first:
            starts.append(page.elements[post].first)
    return starts


def leads_away(page: Page, index: int) -> bool:
    """Whether a line leads to another host than that of its page."""
    return any(host(link.href) not in (None, host(page.base)) for link in page.blocks[index].links)


def likely(scene: Scene, odds: list[float], blocks: list[int]) -> list[int]:
    """The content among some blocks: as the page as a whole promises most, and between two paragraphs of it also what is doubtful.

    A manual goes on to its last example.
    """
    least = content_from(scene, odds, blocks)
    sure = [i for i in blocks if odds[i] >= least and scene.shapes[i].prose]
    code = [i for i in blocks if scene.page.blocks[i].kind == "code"]
    manual = len(code) >= EXAMPLES
    reach = sorted([*sure, *[i for i in code if odds[i] >= EXPLAINED]]) if manual and sure else sure
    first, last = (reach[0], reach[-1]) if reach else (0, -1)
    inner = least if least < CLEARLY else EXPLAINED if manual else CONTENT
    outer = max(least, inner)
    more = alike(scene, sure, blocks)
    return [i for i in blocks if odds[i] >= (inner if first <= i <= last else outer) or i in more]


def alike(scene: Scene, sure: list[int], blocks: list[int]) -> set[int]:
    """Paragraphs between many that stand below the same tags, and below the last of them up to the first block of another kind.

    One paragraph among many looks as furniture does now and then, and the end of a long text stands where pages have it.  A box of other
    stories, and a few lines around it, do not end the text.
    """
    page, shapes = scene.page, scene.shapes
    if len(sure) < MANY:
        return set()
    standing = Standing(page)
    places = [standing.of(i) for i in sure]
    place = places[-1]
    if places.count(place) < MANY:
        return set()
    begin = sure[places.index(place)]
    found: set[int] = set()
    headings: list[int] = []
    between = 0
    for index in blocks:
        block = page.blocks[index]
        if shapes[index].prose and not block.links and standing.of(index) == place:
            if index > begin:
                found.update((*headings, index))
            headings, between = [], 0
        elif index > sure[-1] and scene.verdicts[index].section == "main":
            if block.level and standing.depth(index) == standing.depth(sure[-1]):
                headings.append(index)
            elif block.links or shapes[index].prose or between == INTERRUPTED:
                break
            else:
                between += 1
    return found


def trimmed(scene: Scene, chosen: list[int], title: int, odds: list[float]) -> list[int]:
    """The blocks of an article without lines that only lead elsewhere before its text and after it, and labels at its end."""
    blocks, shapes = scene.page.blocks, scene.shapes
    text = [i for i in chosen if shapes[i].prose and i > title]
    if not text:
        return chosen
    said = [i for i in text if blocks[i].link_share <= LINK]
    said = said if words(scene, said) >= UNLINKED * words(scene, text) else text  # a page of cards is what they say
    first, last = said[0], said[-1]
    listed = links_of_page(scene, chosen, text)
    beyond = range(last + 1, chosen[-1] + 1)
    label = next((i for i in beyond if concept_said(scene.verdicts[i].rule) in LEADING), beyond.stop)
    standing = Standing(scene.page, "a")
    written = {standing.of(i) for i in said}
    kept = [
        i
        for i in chosen
        if i == title
        or first <= i <= last
        or i in listed
        or blocks[i].link_share <= LINK
        or (i < label and odds[i] >= LED)
        or (shapes[i].ended and (i < first or (i < label and standing.of(i) in written)))
    ]
    while kept and kept[-1] > last and scene.page.blocks[kept[-1]].level and odds[kept[-1]] < LED:
        kept.pop()
    return kept


def links_of_page(scene: Scene, chosen: list[int], text: list[int]) -> range:
    """Where lines that lead elsewhere are what a page is about: the element that holds its last paragraph, where they say more than its text."""
    page = scene.page
    element = page.elements[page.blocks[text[-1]].element]
    around = page.elements[element.parent] if element.parent >= 0 else element
    links = [i for i in chosen if around.first <= i < around.last and page.blocks[i].link_share > 0.9]
    said = sum(scene.shapes[i].words for i in links)
    return range(around.first, around.last) if said > words(scene, text) else range(0)


def entitle(scene: Scene, reading: list[Group]) -> None:
    """Give the article of a page read line by line what markup tells: the heading of the first level that the page calls itself by,
    and the lines beside its headline that name a source or authors; a link to the front page above it is none of it.
    """
    main = next((group for group in reading if group.role == "main"), None)
    if main is None:
        return
    for index in [i for i in main.fields if i < main.title]:
        block = scene.page.blocks[index]
        if block.link_share > 0.9 and any(leads_home(scene.page, link.href) for link in block.links):
            del main.fields[index]
            main.blocks.remove(index)
            scene.verdicts[index].rule = "shape:furniture"
    known = sources(scene, reading)
    held = {i for group in reading for i in group.blocks}
    first = next((i for i in main.blocks if scene.shapes[i].prose and i != main.title), main.blocks[-1])
    open_ = [i for i in range(first) if i not in held and scene.verdicts[i].rule.startswith("shape:")]
    if main.title < 0 or scene.page.blocks[main.title].level != 1:
        own = [i for i in main.fields if i < first]  # read as a source that is said again below
        title = named(scene, [i for i in sorted([*open_, *own]) if scene.page.blocks[i].level == 1])
        if title >= 0:
            main.title, main.title_start, main.title_end = title, 0, 0
            main.fields.pop(title, None)
            add(scene, main, title)
    timed = any(scene.shapes[i].time is not None or scene.shapes[i].edges for i in main.blocks if i < first)
    kickers = [i for i, role in main.fields.items() if role == "tags" and i < first]
    for index in [i for i in sorted([*open_, *kickers]) if 0 < abs(i - main.title) <= BELOW and main.title >= 0]:
        shape = scene.shapes[index]
        role = marked(scene, index, main.title) or main.fields.get(index, "")
        if (index in kickers or index == main.title - 1) and publisher(scene, index, role, known, main.title):
            role = "source"
        elif not role and not timed and shape.edges and shape.words <= LINE and not shape.prose:
            role = "both"
        taken = not {"source", "both", "sourced"}.isdisjoint(main.fields.values())
        if role == "imprint" or (role in ("source", "both") and not taken):
            main.fields[index] = role
            add(scene, main, index)


def add(scene: Scene, group: Group, index: int) -> None:
    """Add a block that belonged to nothing."""
    group.blocks = sorted({*group.blocks, index})
    scene.verdicts[index].rule = ""
