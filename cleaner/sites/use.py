"""What a site pattern says of one page."""

from cleaner.model import Page
from cleaner.sites.patterns import Pattern
from cleaner.sites.told import Place, Told
from cleaner.sites.tree import blocks_in, outermost, squeezed
from cleaner.sites.xpath import TooLongError, XPath

PROBLEMS = 5
"""What could not be read of a pattern, told on each page at most."""


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
