"""What picks, site patterns and filters make of one page: elements that are removed, and articles."""

from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from cleaner.model import Article, Page, Verdict
from cleaner.shape import Shape
from cleaner.sites.cosmetic import CosmeticFilters
from cleaner.sites.css import Css, select
from cleaner.sites.patterns import Pattern, SitePatterns
from cleaner.sites.picks import Pick
from cleaner.sites.tree import block_around, blocks_in, children, squeezed
from cleaner.sites.xpath import TooLongError, XPath
from cleaner.split.groups import Evidence, Group

SURE = 6.0
"""Log-odds, and worth, of an article that a person has pointed at."""
PROBLEMS = 5
"""What could not be read of a pattern, told on each page at most."""


class Extras(Struct):
    """Rules that others wrote, as the command line names them."""

    patterns: SitePatterns | None = None
    filters: CosmeticFilters | None = None


class Place(Struct):
    """Where an article is: elements, in page order."""

    role: str
    body: list[int]
    title: list[int] = []
    source: list[int] = []
    time: list[int] = []
    authors: list[int] = []
    holder: int = -1
    """The container that is the article's alone."""


class Told(Struct):
    """What is to be done with a page."""

    marks: dict[int, str] = field(default_factory=dict)
    """Element -> the rule that removes it."""
    rude: set[int] = field(default_factory=set)
    """Those of the elements that only go where that leaves half of the page's text."""
    places: list[Place] = field(default_factory=list)
    rule: str = ""
    """What removes the blocks that are in no place."""
    prune: bool = True
    """Whether other rules hold within the articles, too."""
    title: str = ""
    authors: list[str] = field(default_factory=list)
    """What stands in no block: attributes, parts of strings."""
    pictures: bool = True
    warnings: list[str] = field(default_factory=list)

    def complete(self, articles: list[Article]) -> None:
        """Fill what the page says where no block does."""
        main = next((article for article in articles if article.role == "main"), None)
        if main is None:
            return
        main.title = main.title or self.title or None
        main.authors = main.authors or self.authors
        if not self.pictures:
            main.image = None


def replaced(text: str, host: str | None, extras: Extras) -> str:
    """The source of a page with the strings of its site's pattern replaced."""
    for pattern in extras.patterns.of(host) if extras.patterns else ():
        for old, new in pattern.replacements:
            text = text.replace(old, new)
    return text


def apply(page: Page, host: str | None, picks: Sequence[Pick], extras: Extras | None) -> Told:
    """What the rules for a host say of a page; the first pick, else pattern, that finds an article decides where it is."""
    told = Told()
    if not page.elements:
        return told
    for pick in picks:
        for index in select(page, pick.strip) if pick.strip else ():
            told.marks.setdefault(index, "pick:strip")
    for pick in picks:
        if not told.places:
            told.places = places_of(page, pick)
            told.rule = "pick:outside"
    if extras is not None and extras.patterns is not None:
        for pattern in extras.patterns.of(host):
            use(pattern, page, told)
    if extras is not None and extras.filters is not None:
        for index, rule in extras.filters.marks(page, host).items():
            if index not in told.marks:
                told.marks[index] = rule
                told.rude.add(index)
    return told


def places_of(page: Page, pick: Pick) -> list[Place]:
    """The articles that a pick finds."""

    def within(selectors: list[Css], holder: int) -> list[int]:
        return select(page, selectors, range(holder + 1, page.elements[holder].end)) if selectors else []

    items = outermost(page, select(page, pick.items)) if pick.items else []
    places = []
    for item in items:
        body = within(pick.body, item) or ([] if pick.body else [item])
        title, source, time, authors = (within(p, item) for p in (pick.title, pick.source, pick.time, pick.authors))
        places.append(Place("item", body, title, source, time, authors, item))
    if not pick.items and pick.body:
        body = outermost(page, select(page, pick.body))
        if body:
            title, source, time, authors = (select(page, p) for p in (pick.title, pick.source, pick.time, pick.authors))
            places.append(Place("main", body, title, source, time, authors, body[0] if len(body) == 1 else -1))
    return places


def outermost(page: Page, found: Iterable[int]) -> list[int]:
    """Elements, in order, without those that stand in another one."""
    kept: list[int] = []
    for index in sorted(set(found)):
        if not kept or index >= page.elements[kept[-1]].end:
            kept.append(index)
    return kept


def use(pattern: Pattern, page: Page, told: Told) -> None:
    """Add what a pattern says of a page."""
    xpath = XPath(page)
    told.warnings += pattern.problems[:PROBLEMS]

    def found(value: str, line: int) -> list[int]:
        try:
            return xpath.elements(value)
        except TooLongError:
            told.warnings.append(f"{pattern.path}:{line}: takes too long on this page")
            return []

    for said in pattern.values("strip"):
        for index in found(said.value, said.line):
            told.marks.setdefault(index, "pattern:strip")
    parts = [said.value for said in pattern.values("strip_id_or_class")]
    if parts:
        for index, element in enumerate(page.elements):
            if ("id=" in element.raw or "class=" in element.raw) and element.tag not in ("html", "body"):
                names = (element.attrs.get("id") or "", element.attrs.get("class") or "")
                if any(part in name for part in parts for name in names):
                    told.marks.setdefault(index, "pattern:strip_id_or_class")
    sources = [said.value for said in pattern.values("strip_image_src")]
    for element in page.elements if sources else ():
        if element.tag == "img" and any(part in (element.attrs.get("src") or "") for part in sources):
            element.raw = 'alt=""'
    locate(pattern, page, told, xpath)
    report(pattern, told, xpath)
    if pattern.on("skip_json_ld", False):
        page.data = []
    told.pictures = told.pictures and pattern.on("insert_detected_image", True)


def locate(pattern: Pattern, page: Page, told: Told, xpath: XPath) -> None:
    """Where a pattern finds the article; the first expression that finds something decides, for each part."""
    if told.places or not any(pattern.values(part) for part in ("body", "title", "author", "date")):
        return
    place = Place("main", outermost(page, first_found(pattern, "body", xpath, told)[0]))
    place.title, title = first_found(pattern, "title", xpath, told)
    place.authors, authors = first_found(pattern, "author", xpath, told)
    place.time, _ = first_found(pattern, "date", xpath, told)
    told.title = told.title or (squeezed(title[0]) if title else "")
    told.authors = told.authors or [squeezed(name) for name in authors if name.strip()]
    place.body = [index for index in place.body if len(blocks_in(page, index))]
    if place.body:
        place.holder = place.body[0] if len(place.body) == 1 else -1
        told.places, told.rule, told.prune = [place], "pattern:body", pattern.on("prune", True)
    elif pattern.values("body") and not pattern.on("autodetect_on_failure", True):
        told.warnings.append(f"{pattern.path}: no body on this page; it was cleaned without the pattern")


def first_found(pattern: Pattern, directive: str, xpath: XPath, told: Told) -> tuple[list[int], list[str]]:
    """The elements, or the strings, that the first expression of a directive finds that finds something."""
    for said in pattern.values(directive):
        try:
            value = xpath.find(said.value)
        except TooLongError:
            told.warnings.append(f"{pattern.path}:{said.line}: takes too long on this page")
            continue
        if isinstance(value, list):
            elements = [node for node in value if isinstance(node, int) and node >= 0]
            elements += [
                xpath.page.blocks[node[1]].element for node in value if isinstance(node, tuple) and node[0] == "text"
            ]
            strings = [xpath.string(node) for node in value if isinstance(node, tuple) and node[0] != "text"]
            if any(xpath.string(index).strip() for index in elements) or any(text.strip() for text in strings):
                return sorted(set(elements)), strings
        elif isinstance(value, str) and value.strip():
            return [], [value]
    return [], []


def report(pattern: Pattern, told: Told, xpath: XPath) -> None:
    """Tell of what stands on other pages, and of advertisements: nothing is fetched."""
    for directive, what in (("single_page_link", "all of this article"), ("next_page_link", "more of this article")):
        for said in pattern.values(directive):
            condition = pattern.conditions.get(said.line)
            try:
                if condition is not None and not xpath.truth(xpath.find(condition)):
                    continue
                value = xpath.find(said.value)
            except TooLongError:
                continue
            link = link_of(xpath, value)
            if link:
                told.warnings.append(f"{what} stands at {absolute(link, xpath.page)}")
                for node in value if isinstance(value, list) else ():
                    element = node if isinstance(node, int) else node[0]
                    if isinstance(element, int) and element >= 0 and xpath.page.elements[element].tag == "a":
                        told.marks.setdefault(element, f"pattern:{directive}")
                break
    for said in pattern.values("native_ad_clue"):
        try:
            if xpath.truth(xpath.find(said.value)):
                told.warnings.append("the site marks this page as an advertisement")
                return
        except TooLongError:
            continue


def absolute(link: str, page: Page) -> str:
    """A link, absolute where the page's own address is known."""
    from urllib.parse import urljoin

    base = page.base or page.meta.get("link:canonical") or page.meta.get("og:url") or ""
    try:
        return urljoin(urljoin(base, page.meta.get("base", "")), link)
    except ValueError:
        return link


def link_of(xpath: XPath, value: object) -> str:
    """The address that an expression leads to: a string, an attribute, or the link that an element is or holds."""
    if isinstance(value, str):
        return squeezed(value)
    for node in value if isinstance(value, list) else ():
        if isinstance(node, tuple):
            return squeezed(xpath.string(node))
        at = node
        while 0 <= at < max(xpath.page.elements[node].end, node + 1):
            href = xpath.page.elements[at].attrs.get("href")
            if href:
                return href.strip()
            at += 1
    return ""


def removed_blocks(page: Page, told: Told) -> dict[int, str]:
    """Block -> rule, of the blocks that stand in elements that are removed."""
    found: dict[int, str] = {}
    for index in sorted(told.marks):
        for block in blocks_in(page, index):
            found.setdefault(block, told.marks[index])
    return found


def groups_of(page: Page, shapes: list[Shape], verdicts: list[Verdict], told: Told) -> list[Group]:
    """The groups of the articles that were told; what stands in none of them is removed."""
    groups = [group for place in told.places if (group := group_of(page, shapes, verdicts, place, told)) is not None]
    taken = {index for group in groups for index in group.blocks}
    for index, verdict in enumerate(verdicts if groups else ()):
        if index in taken:
            verdict.rule = ""
        elif not verdict.rule:
            verdict.rule = told.rule
    return sorted(groups, key=lambda group: group.blocks[0])


def group_of(page: Page, shapes: list[Shape], verdicts: list[Verdict], place: Place, told: Told) -> Group | None:
    """The group of one article."""
    body = sorted({block for index in place.body for block in blocks_in(page, index)})
    kept = [index for index in body if not verdicts[index].rule or (not told.prune and not own(verdicts[index].rule))]
    group = Group(
        kept,
        role=place.role,
        element=place.holder,
        evidence=Evidence(way="article", one=SURE, content=SURE, entitled=SURE),
    )
    title = next((index for index in (lead(page, one) for one in place.title) if index >= 0), -1)
    if title >= 0:
        group.title = title
    for part, elements in (("person", place.authors), ("time", place.time), ("source", place.source)):
        for element in elements:
            for block in blocks_in(page, element) or around(page, element):
                name = "imprint" if part == "time" and shapes[block].time is None else part
                if block == title or shapes[block].prose:
                    continue
                known = group.fields.get(block, name)
                if known != name:  # one line holds several
                    group.fields[block] = "both" if {known, name} == {"source", "imprint"} else "imprint"
                else:
                    group.fields[block] = name
    text = [index for index in kept if index != title and index not in group.fields]
    if title < 0 and not text:
        return None
    if text and place.role == "main":
        group.begins = text[0]
    group.blocks = sorted({*kept, *group.fields, *([title] if title >= 0 else [])})
    return group


def own(rule: str) -> bool:
    """Whether a rule is one of the pattern or pick itself."""
    return rule.startswith(("pattern:", "pick:"))


def lead(page: Page, element: int) -> int:
    """The first block of an element, or the one around it; -1 where it has none."""
    return next(iter(blocks_in(page, element) or around(page, element)), -1)


def around(page: Page, element: int) -> list[int]:
    """The block that an inline element stands in."""
    at = block_around(page, element)
    return [at] if at >= 0 and not any(True for _ in children(page, element) if len(blocks_in(page, element))) else []
