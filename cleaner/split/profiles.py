"""Links to whoever stands behind a record: a picture of somebody and a name that lead to the same place, menus of a profile."""

from cleaner.address import host
from cleaner.describe import hints
from cleaner.model import Block, Page
from cleaner.split.groups import Group, Scene

UP = 4
"""Elements between a picture and the link around it."""


def target(block: Block) -> str:
    """Where a line leads that is one link; "" where it is none."""
    return block.links[0].href if block.links and block.link_share > 0.9 else ""


def portrayed(page: Page) -> frozenset[str]:
    """Where the links lead that hold nothing but a picture, as those of portraits and of publishers' signs do."""
    found = set()
    for element in page.elements:
        if element.tag != "img":
            continue
        at = element.parent
        for _ in range(UP):
            if at < 0 or page.elements[at].tag == "a":
                break
            at = page.elements[at].parent
        link = page.elements[at] if at >= 0 else None
        href = hints.href_of(link.raw) if link is not None and link.tag == "a" else None
        if link is not None and href and link.first == link.last:
            found.add(href)
    return frozenset(found)


def behind(scene: Scene, group: Group, index: int, shown: frozenset[str]) -> str:
    """Whom a line of a record names that leads where a portrait does: a person of the site, or another publisher; "" for neither.

    The picture of a story leads where its headline does.
    """
    page = scene.page
    href = target(page.blocks[index])
    own = {link.href for link in page.blocks[group.title].links} if group.title >= 0 else set()
    if href not in shown or href in own or not own or hints.of_path(href) == "tags":
        return ""
    there, here = host(href) if "://" in href else None, host(next(iter(own)))
    return "person" if there is None or there == here or there == host(page.base) else "source"


def drop_menus(scene: Scene, group: Group) -> None:
    """Of lines that lead to one author, "/members/7-jane" and "/list/author/7-jane", only the first is the name: others say "All articles"."""
    seen: dict[str, str] = {}
    for index in sorted(group.fields):
        block = scene.page.blocks[index]
        who = target(block).partition("?")[0].rstrip("/").rpartition("/")[2]
        if group.fields[index] != "imprint" or not who:
            continue
        if seen.setdefault(who, block.text) != block.text:
            group.fields[index] = "aside"
