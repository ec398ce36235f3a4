"""What an HTML page calls itself, without the name of its site: the headline of an article that shows none."""

from collections.abc import Iterator
from itertools import pairwise

from cleaner.attributes import reader
from cleaner.jsonld import listed, nodes, types, values, words
from cleaner.model import Page
from cleaner.patterns import lazy

PARTED = lazy(r"\s+[-–—|·•»:]\s+|\s*[|»]\s*")
"""What stands between a headline and the name of the site, of a section, a date."""
ENDING = lazy(r"\s+(?:[-–—|·•»«:/]|::|//|\.\.)\s+|\s*[|｜»_]\s*|\s*[–—](?=[\u3040-\u9fff\uac00-\ud7a3])")
"""The same, as it is looked for where nothing else tells the headline; an underscore counts where no word is written with one."""
OPENING = lazy(r"(.{2,60}?)[:：]\s+(?=\S)")
"""What may be the name of a site before a headline."""
WRITTEN = lazy(r"[A-Za-z0-9]_[A-Za-z0-9]")
SECTION = 3
"""Words of the name of a section."""
TIMES = 2
"""How many times as long as the name of its section a headline is."""
UP = 3
"""Elements between a logo and the link around it."""
HOME = frozenset(("/", "./", "index.html", "/index.html"))
href_of, alt_of = reader("href"), reader("alt")


def own_title(page: Page, host: str | None) -> str | None:
    """The part of <title>, or of Open Graph's title, that is no name of the site or a section; None where nothing else is left.

    Names of the site are `og:site_name`, `application-name`, who JSON-LD says publishes it, what the link to its front page
    says, and what spells a label of `host`.  Where none of the parts at either end is one, and Open Graph does not tell where
    the headline ends, it is the part that a heading of the first level says, else the longest.
    """
    shared = " ".join(page.meta.get("og:title", "").split())
    said = " ".join((page.title or shared).split())
    told = bool(shared) and said.startswith(shared) and len(shared) < len(said)
    if shared and said.startswith(shared):
        said = shared  # which is without what <title> says of the site
    names = {letters(name) for name in named(page)} - {""}
    labels = [letters(label) for label in (host or "").split(".")[:-1] if label != "www"]

    def is_name(part: str) -> bool:
        bare = letters(part)
        return not bare or bare in names or any(len(label) > 2 and label in (bare, "the" + bare) for label in labels)

    opening = OPENING.match(said)
    if opening is not None and is_name(opening[1]):
        said = said[opening.end() :]
    marks = [m for m in ENDING.finditer(said) if m[0].strip() != "_" or not WRITTEN.search(said)]
    if not marks:
        return said if said and not is_name(said) else None
    parts = [(m.end(), n.start()) for m, n in pairwise(marks)]
    parts = [(0, marks[0].start()), *parts, (marks[-1].end(), len(said))]
    known = told
    for end in (-1, 0):
        while len(parts) > 1 and is_name(said[slice(*parts[end])]):
            parts.pop(end)
            known = True
    sections = menu(page) if known and len(parts) > 1 else frozenset()
    while len(parts) > 1 and letters(said[slice(*parts[-1])]) in sections and outweighs(said, parts):
        parts.pop()
    if known:
        start, stop = parts[0][0], parts[-1][1]
    else:
        shown = {letters(block.text) for block in page.blocks if block.level == 1}
        open_ = [part for part in parts if not is_name(said[slice(*part)])] or parts
        start, stop = max(open_, key=lambda part: (letters(said[slice(*part)]) in shown, part[1] - part[0]))
    found = said[start:stop].strip()
    return found if found and not is_name(found) else None


def outweighs(said: str, parts: list[tuple[int, int]]) -> bool:
    """Whether the last part is short, and the others are a headline beside it."""
    last = said[slice(*parts[-1])]
    return last.count(" ") < SECTION and parts[-2][1] - parts[0][0] >= TIMES * len(last)


def named(page: Page) -> list[str]:
    """What a page calls its site, looked for once: each name of an author is asked whether that stands behind it."""
    if page.called is None:
        page.called = list(names_in(page))
    return page.called


def names_in(page: Page) -> Iterator[str]:
    """What a page calls its site: in <meta>, in JSON-LD, and by the first link to its front page."""
    for key in ("og:site_name", "application-name", "apple-mobile-web-app-title"):
        yield page.meta.get(key, "")
    for value in values(page.data):
        for node in nodes(value):
            for one in listed(node.get("publisher")):
                if isinstance(one, dict):
                    yield words(one.get("name"))
            if "WebSite" in types(node):
                yield words(node.get("name"))
    home = next((i for i, e in enumerate(page.elements) if e.tag == "a" and leads_home(page, href_of(e.raw))), -1)
    if home < 0:
        return
    link = page.elements[home]
    yield from (page.blocks[i].text for i in range(link.first, min(link.last, link.first + 1)))
    for element in page.elements[home + 1 : link.end]:
        yield alt_of(element.raw) or ""
    if link.first == link.last and link.first < len(page.blocks):
        block = page.blocks[link.first]
        yield from (block.text[one.start : one.end] for one in block.links if leads_home(page, one.href))


def leads_home(page: Page, href: str | None) -> bool:
    """Whether a link leads to the front page of a site."""
    if not href:
        return False
    bare = href.partition("://")[2] if "://" in href[:12] else ""
    return href in HOME or (bool(bare) and bare.rstrip("/").count("/") == 0 and same_site(page, bare))


def same_site(page: Page, bare: str) -> bool:
    """Whether an address without its scheme is on the host of the page."""
    return page.base is not None and bare.rstrip("/") == page.base.partition("://")[2].partition("/")[0]


def menu(page: Page) -> frozenset[str]:
    """What short links say, in letters alone, as those of a menu do."""
    return frozenset(
        letters(block.text) for block in page.blocks if block.link_share > 0.9 and block.text.count(" ") < SECTION
    )


def letters(text: str) -> str:
    """Letters and digits in lower case."""
    return "".join(filter(str.isalnum, text.casefold()))
