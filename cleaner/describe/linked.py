"""Where an article leads to, and its picture."""

import re
from collections.abc import Mapping

from cleaner.describe.cutting import Cut
from cleaner.describe.origins import Origin
from cleaner.model import Page, Verdict
from cleaner.patterns import lazy
from cleaner.split.groups import Group

SIGN = lazy(
    r"(?<![a-z])(?:gr)?avatars?(?![a-z])|(?<![a-z])(?:emojis?|smil(?:ey|ie)s?|favicon|spacer|1x1)(?![a-z])", re.I
)
"""Words in addresses of pictures that are none of a story."""
SMALL = 48
"""Pixels of the largest side of such a picture."""
NOWHERE = ("#", "javascript:", "mailto:")
"""What the addresses of links begin with that lead to no other page."""
ANY = -1
"""Instead of the place of a time in its block: any link of the block will do."""
IMAGE_SOURCES = ("src", "data-src", "data-original", "data-lazy-src")


def link_of(page: Page, verdicts: list[Verdict], done: Cut, url: str | None, role: str) -> str | None:
    """Where the whole article stands: see `linked`."""
    found = linked(page, verdicts, done, url, role)
    if found is None:
        return None
    return found.text if found.kind == "page" else absolute(found.text, page, url)


def linked(page: Page, verdicts: list[Verdict], done: Cut, url: str | None, role: str) -> Origin | None:
    """What tells where the whole article stands: the link of its headline, else that of its time, else that to read on, else the
    first link around it.
    """
    group = done.group
    if page.media == "text":
        from cleaner.parse.addresses import leads_to

        if (
            group.address >= 0
            and not (role == "main" and url)
            and (found := leads_to(page.blocks[group.address])) is not None
        ):
            return Origin("words", place=page.blocks[group.address].place, text=found)
        return Origin("page", text=url) if role == "main" and url else None
    if role == "main":
        for name, known in (("link rel=canonical", "link:canonical"), ("og:url", "og:url")):
            if page.meta.get(known):
                return Origin("meta", name, text=page.meta[known])
        return Origin("page", text=url) if url else None
    order = [(group.title, ANY)] if group.title >= 0 else []
    if done.published is not None:
        order.append((done.published_block, done.published.start))
    reading_on = range(group.blocks[0], min(group.blocks[-1] + 2, len(verdicts)))
    order += [(i, ANY) for i in reading_on if verdicts[i].rule.startswith("phrase:read-more")]
    order += [(i, ANY) for i in group.blocks if page.blocks[i].link_share > 0.5]
    for index, start in order:
        block = page.blocks[index]
        for link in block.links:
            if (start == ANY or link.start <= start < link.end) and not link.href.startswith(NOWHERE):
                return Origin("link", place=block.place, text=link.href)
    return only_link(page, done)


def only_link(page: Page, done: Cut) -> Origin | None:
    """The one place that the container of an article leads to: by its picture, or a button to read on."""
    group = done.group
    if group.element < 0:
        return None
    inside = {link.href for i in group.blocks for link in page.blocks[i].links}
    found: dict[str, int] = {}
    for number in range(group.element, page.elements[group.element].end):
        element = page.elements[number]
        if element.tag == "a" and "href=" in element.raw:
            href = element.attrs.get("href") or "#"
            if not href.startswith(NOWHERE):
                found.setdefault(href, number)
    if len(found) != 1 or not inside.isdisjoint(found):
        return None
    ((href, number),) = found.items()
    return Origin("link", place=number, text=href)


def image_of(page: Page, group: Group, url: str | None) -> str | None:
    """The first picture in the container of a group."""
    found = pictured(page, group)
    return absolute(found.text, page, url) if found is not None else None


def pictured(page: Page, group: Group) -> Origin | None:
    """What shows the picture of a group."""
    if group.element < 0:
        return None
    for number in range(group.element, page.elements[group.element].end):
        element = page.elements[number]
        if element.tag == "img":
            for name in IMAGE_SOURCES:
                value = element.attrs.get(name)
                if value and not value.startswith("data:") and not is_sign(element.attrs, value):
                    return Origin("image", name, number, value)
    return None


def is_sign(attrs: Mapping[str, str], source: str) -> bool:
    """Whether a picture is a face, a sign or a mark beside a story and no picture of it: by its size, or by what its address is called."""
    sizes = [int(said) for said in (attrs.get("width"), attrs.get("height")) if said and said.isdigit()]
    return (bool(sizes) and max(sizes) <= SMALL) or SIGN.search(source) is not None


def absolute(href: str, page: Page, url: str | None) -> str:
    """A link made absolute where it is known what it counts from."""
    href = href.strip()
    base = page.meta.get("base") or url
    if not base or "://" in href[:12]:
        return href
    from urllib.parse import urljoin

    try:
        return urljoin(urljoin(url or "", base), href)
    except ValueError:
        return href
