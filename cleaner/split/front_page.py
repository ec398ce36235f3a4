"""Lists beside the leading one on a front page: many small groups of stories, each written otherwise.

What they have in common is where they lead: to addresses of the form that the stories of the leading list have, which those of menus,
labels and promotions have not.  Where most of the stories that a page links to are in no record of its leading list, it is no list
with others beside it, but a page of many; then such lists are stories, too.  On a page of search results, whose side lists lead to
stories as well, most stand in the list of results.  A page that gives the address of the whole site as its own is a front page where
fewer do.  A leading list that is of another kind than most of the page, of podcasts on
another site, says nothing of where stories lead; then these do, where they are many more and nearly all of one form.

A page of links leads to other sites instead, to many of them; there, too, a list that leads to such is one of stories.
"""

from collections import Counter
from collections.abc import Callable, Sequence, Set
from functools import partial

from cleaner.address import HOME, form, host
from cleaner.model import Page
from cleaner.patterns import lazy
from cleaner.shape import Shape
from cleaner.split.candidate import Candidate
from cleaner.split.crowds import headline_links, linked_headlines, target
from cleaner.split.groups import Scene

LEADING = 0.8
"""Share of the headlines of the leading list that must lead to addresses of one form."""
OUTSIDE = 1.0
"""Stories outside of the leading list for each of its own, from which on the page is of many lists."""
AT_HOME = 0.3
"""The same on a page that says that its address is that of the whole site."""
FEW = 6
"""Stories outside of the leading list, in all, that say there where stories lead."""
POOL, LEAST = 3, 12
"""Stories outside of the leading list for each of its own, and in all, from which these say where stories lead: the leading list is
of another kind."""
ALIKE = 0.8
"""Share of the headlines of a list that must lead to addresses of that form."""
FORM = 0.12
"""Share of them from which on a form is one of those that stories have."""
LABEL, LINKED = 2, 0.9
"""Words of a line that is no headline, and share of it that is a link."""
WORDS = 4
"""Words that its headlines have on average."""
TEASED = 80
"""Words that the stories of the leading list have on average at most: a blog tells its stories in full, and what else
it links to are those of other days."""
SITES = 3
"""Sites that the headlines of a page of links lead to."""
ODDS = -4.0
"""Mean log-odds of content that they have at least: the address tells more than the looks."""
SAME = 0.9
"""Share of the stories that must begin their paths with one word for all to: "/news/", not "/offer/"."""

DAY = lazy(r"/(?:19|20)\d\d(?:([/-])(?:[01]?\d|[a-z]{3})\1[0-3]?\d|[01]\d[0-3]\d)/")
"""A day in an address."""

Manner = tuple[int, bool, bool]
"""Parts of a path, whether an address is absolute, and has a query."""


def on_front_page(
    scene: Scene, leading: Candidate, rest: Sequence[Candidate], odds: Sequence[float], kept: Sequence[int]
) -> list[int]:
    """Numbers of the lists that are of stories, where the page is a front page; none where it is not."""
    page, shapes = scene.page, scene.shapes
    text = sum(shapes[i].words for first, last in leading.spans for i in range(first, last))
    if text > TEASED * len(leading.members):
        return []
    story = stories(scene, leading, kept)
    if story is None:
        return []
    found = []
    for number, one in enumerate(rest):
        members = one.members
        leads = sum(bool(page.blocks[i].links) and story(target(page, i)) for i in members)
        if leads < ALIKE * len(members):
            continue
        if sum(shapes[i].words for i in members) >= WORDS * len(members) and sum(
            odds[i] for i in members
        ) >= ODDS * len(members):
            found.append(number)
    return found


def stories(scene: Scene, leading: Candidate, kept: Sequence[int]) -> Callable[[str], bool] | None:
    """Whether an address is of a story; None where the page is no front page, or no address tells that."""
    page, shapes = scene.page, scene.shapes
    own = {target(page, i) for i in leading.members if page.blocks[i].links}
    story: Callable[[str], bool] | None
    if leads_away(scene, leading):
        home = False
        story, linked = partial(elsewhere, base=host(page.base)), headline_links(page, shapes, kept)
    else:
        home = at_home(page)
        story, linked = like_most(own, len(leading.members)), linked_headlines(page, shapes, kept)
    others = {target(page, i) for i in linked} - own
    told_apart = story is not None and home and not leads_everywhere(page, shapes, kept, story)
    if story is not None and sum(map(story, others)) >= (AT_HOME if told_apart else OUTSIDE) * len(own):
        return story
    site = (home and host(page.address())) or ""
    told = [href for href in others if manner(href) and not (site and foreign(href, site))]
    pool, least = (AT_HOME, FEW) if home else (POOL, LEAST)
    if not own or len(told) < max(pool * len(own), least):
        return None
    story = like_most(set(told), len(told))
    return None if home and story is not None and leads_everywhere(page, shapes, kept, story) else story


def like_most(own: Set[str], count: int) -> Callable[[str], bool] | None:
    """Whether an address is of the forms that those of a list of so many headlines have; None where they have none."""
    told = Counter(filter(None, map(manner, own)))
    if not told or len(own) < LEADING * count:
        return None
    usual = {one for one, many in told.items() if many >= FORM * len(own)}
    begins, many = Counter(map(beginning, own)).most_common(1)[0]
    same = begins if many >= SAME * len(own) else None
    if sum(told[one] for one in usual) >= LEADING * len(own):
        return lambda href: manner(href) in usual and same in (None, beginning(href))
    return (lambda href: beginning(href) == same) if same else None


def foreign(href: str, own: str) -> bool:
    """Whether an address is of another host than that of a site, "www." aside."""
    return (host(href) or own).removeprefix("www.") != own.removeprefix("www.")


def leads_everywhere(page: Page, shapes: Sequence[Shape], kept: Sequence[int], story: Callable[[str], bool]) -> bool:
    """Whether most lines that are a link of one word or two lead where stories do: then no address tells one, as where a site counts
    what is opened before it leads on."""
    labels = {
        target(page, i)
        for i in kept
        if page.blocks[i].links and page.blocks[i].link_share > LINKED and 0 < shapes[i].words <= LABEL
    }
    return len(labels) >= LEAST and sum(map(story, labels)) >= LEADING * len(labels)


def at_home(page: Page) -> bool:
    """Whether the address that a page gives as its own is that of the whole site."""
    return HOME.fullmatch(page.address()) is not None


def leads_away(scene: Scene, leading: Candidate) -> bool:
    """Whether the headlines of a list lead to many other sites, as those of a page of links do."""
    page = scene.page
    base = host(page.base)
    hosts = Counter(host(target(page, i)) for i in leading.members if page.blocks[i].links)
    away = sum(count for where, count in hosts.items() if where not in (None, base))
    return len(hosts) >= SITES and away >= LEADING * len(leading.members) and 2 * max(hosts.values()) <= away


def elsewhere(href: str, base: str | None) -> bool:
    """Whether an address is of a page of another site that is not its first one."""
    where = host(href)
    parts, worded, numbered, _ = form(href)
    return where not in (None, base) and (worded or numbered or parts > 1 or "?" in href)


def manner(href: str) -> Manner | None:
    """The form of the address of a story: parts of its path, whether it is absolute, whether a query follows; None where neither
    words, numbers nor a day tell one story from others, as in addresses of sections."""
    parts, worded, numbered, absolute = form(href)
    place, mark, query = href.partition("?")
    if worded or numbered or any(map(str.isdigit, query)) or DAY.search(place):
        return parts, absolute, bool(mark)
    return None


def beginning(href: str) -> str:
    """The first part of the path of an address; of a path of one part nothing."""
    path = href.partition("?")[0].partition("://")[2].partition("/")[2] if "://" in href else href.lstrip("/")
    first, slash, _ = path.partition("/")
    return first if slash else ""
