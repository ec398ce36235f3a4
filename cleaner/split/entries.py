"""The articles of a feed: each entry is one, and says itself what is its title, its time and its text."""

from cleaner.model import Page, Verdict
from cleaner.parse.feed import MARK
from cleaner.shape import Shape
from cleaner.sites.apply import groups_of
from cleaner.sites.told import Place, Told
from cleaner.sites.tree import blocks_in
from cleaner.split.groups import Group

SHORT = 400
"""Characters that the last line of an entry may have, which says where it appeared first."""


def of_entries(page: Page, shapes: list[Shape], verdicts: list[Verdict]) -> list[Group]:
    """The articles of a page that has `entries`, in page order.  What stands beside their texts is removed."""
    told = Told(rule="feed:outside")
    exact: dict[int, str] = {}
    for index in page.entries:
        parts = parts_of(page, index)
        told.places.append(Place("item", [index], parts["title"], time=parts["time"], holder=index))
        for element in parts["summary"]:
            remove(page, verdicts, element, "feed:summary")
        for element in parts["body"]:
            remove_ending(page, verdicts, element, parts["title"])
        for part, role in (("source", "publisher"), ("author", "author"), ("tags", "tag")):
            exact |= {block: role for element in parts[part] for block in blocks_in(page, element)}
    groups = groups_of(page, shapes, verdicts, told)
    for group in groups:
        group.fields |= {block: exact[block] for block in group.blocks if block in exact}
    return groups


def parts_of(page: Page, entry: int) -> dict[str, list[int]]:
    """The elements of an entry by the part that they are; what markup of the feed calls itself is not asked."""
    found: dict[str, list[int]] = {
        name: [] for name in ("title", "source", "author", "time", "body", "summary", "tags")
    }
    index = entry + 1
    while index < page.elements[entry].end:
        name = page.elements[index].attrs.get("class") or ""
        if name.startswith(MARK):
            found[name.removeprefix(MARK)].append(index)
            index = max(page.elements[index].end, index + 1)
        else:
            index += 1
    return found


def remove(page: Page, verdicts: list[Verdict], element: int, rule: str) -> None:
    """Remove what is kept so far of an element."""
    for block in blocks_in(page, element):
        verdicts[block].rule = verdicts[block].rule or rule


def remove_ending(page: Page, verdicts: list[Verdict], body: int, title: list[int]) -> None:
    """Remove the last line of a text where it links where its title does, and to its site: where it appeared first.

    Programs that write blogs put it there, in their language.
    """
    blocks = blocks_in(page, body)
    if len(blocks) < 2:
        return
    last = page.blocks[blocks[-1]]
    links = [link.href for link in last.links]
    site = page.meta.get("base", "").rstrip("/")
    if (
        len(links) == 2
        and len(last.text) <= SHORT
        and site
        and links[1].rstrip("/") == site
        and leads(page, title, links[0])
    ):
        verdicts[blocks[-1]].rule = verdicts[blocks[-1]].rule or "feed:ending"


def leads(page: Page, title: list[int], address: str) -> bool:
    """Whether a title leads to an address, whatever is asked of it there."""
    links = [link.href for element in title for block in blocks_in(page, element) for link in page.blocks[block].links]
    return any(address.partition("?")[0] == href.partition("?")[0] for href in links)
