"""One way to split a page: a text page is read line by line, an HTML page by the lists that its markup shows."""

from bisect import bisect_left
from collections.abc import Set
from typing import TYPE_CHECKING

from cleaner.model import Page, Verdict
from cleaner.own_names import own_names
from cleaner.shape import Shape, tagged
from cleaner.split.calls import without_calls_to_readers
from cleaner.split.controls import remove_controls
from cleaner.split.groups import Group, Scene
from cleaner.split.holes import fill_holes
from cleaner.split.led import with_leads
from cleaner.split.nothing import without_nothing
from cleaner.split.notices import remove_notices
from cleaner.split.written import name_source

if TYPE_CHECKING:
    from cleaner.rules import Rules
    from cleaner.split.trace import Trace

FURNITURE = "shape:furniture"
COMMENTS = "section:comments"
SUBMENU = 2
"""Items of lists, one in the other, that make a line one of a menu that opens."""
AFTER = 3
"""Blocks after a record without a container within which a topic is of it."""
LINKED = 0.7
"""Share of a line of topics that is linked, from which a line above it that is not is their label."""
LETTERS = 5
"""Topics of one letter that are an index, and none."""
ADVISED = 3.0
"""Log-odds that a block is likelier to be content for being advised."""


def split(
    page: Page,
    shapes: list[Shape],
    verdicts: list[Verdict],
    languages: frozenset[str],
    language: str | None,
    trace: "Trace | None" = None,
    advice: Set[int] = frozenset(),
    rules: "Rules | None" = None,
) -> list[Group]:
    """The articles of a page, in page order.  Kept blocks that belong to none are removed as furniture.

    `languages` are those whose phrases are to be expected on the page, `language` is the page's own; what was weighed is
    noted in `trace`.  `advice` is of HTML pages: blocks that are likelier to be content than they look; `rules` tell what such a page
    says to its readers.
    """
    if page.entries:
        from cleaner.split.entries import of_entries

        if trace is not None:
            trace.settled = "feed"
        return of_entries(page, shapes, verdicts)
    scene = Scene(page, shapes, verdicts, language, trace)
    if page.elements:
        return of_markup(scene, languages, advice, rules)
    from cleaner.split.lines import readout

    groups = readout.read(scene, languages)
    remove_controls(scene, groups)
    return groups


def of_markup(scene: Scene, languages: frozenset[str], advice: Set[int], rules: "Rules | None" = None) -> list[Group]:
    """The articles of an HTML page."""
    from cleaner.classify.blocks import weigh
    from cleaner.split import markup

    names = own_names(scene.page)
    # Of what is removed already nothing but running text is asked for its odds.
    asked = [i for i, v in enumerate(scene.verdicts) if not v.rule or scene.shapes[i].prose]
    odds = weigh(scene.page, scene.shapes, names, asked)
    if advice:
        odds = [odd + ADVISED if index in advice else odd for index, odd in enumerate(odds)]
    groups = [group for group in markup.read(scene, odds, names, languages) if group.blocks]
    name_source(scene, groups)
    part_groups(groups)
    groups = with_leads(scene, sorted((group for group in groups if group.blocks), key=lambda group: group.blocks[0]))
    fill_holes(scene, odds, groups)
    remove_controls(scene, groups, odds)
    remove_notices(scene, odds, groups)
    if rules is not None:
        before = {index for group in groups for index in group.blocks}
        groups = without_calls_to_readers(scene, odds, groups, rules, languages)
        calls = before.difference(index for group in groups for index in group.blocks)
        groups = without_nothing(scene, groups, rules, languages, calls)
    verdicts = scene.verdicts
    held = {index for group in groups for index in group.blocks}
    topics = [i for i, v in enumerate(verdicts) if not v.rule and v.section == "tags" and i not in held]
    attach(scene.page, groups, [i for i in topics if not scene.shapes[i].edges and scene.shapes[i].time is None])
    taken = {index for group in groups for index in group.blocks}
    for index, verdict in enumerate(verdicts):
        if index in taken:
            verdict.rule = ""  # an advertisement of one list may be what another holds
        elif not verdict.rule:
            verdict.rule = COMMENTS if verdict.section == "comments" else FURNITURE
    return groups


def part_groups(groups: list[Group]) -> None:
    """Let no block be of two articles: the headline of one is no line of another, and what two have is of the first."""
    titles = {group.title: group for group in reversed(groups)}
    held: set[int] = set()
    for group in groups:
        twice = [i for i in group.blocks if i in held or titles.get(i, group) is not group]
        if twice:
            group.blocks = [i for i in group.blocks if i not in twice]
            group.fields = {i: role for i, role in group.fields.items() if i not in twice}
            group.title = -1 if group.title in twice else group.title
        held.update(group.blocks)


def attach(page: Page, groups: list[Group], topics: list[int]) -> None:
    """Give lines of topics to the article that they follow; what stands outside of a record is no topic of its story."""
    starts = [group.blocks[0] for group in groups]
    given: set[int] = set()
    known = set(topics)
    letters = {index for index in topics if len(page.blocks[index].text) == 1}
    for index in topics if len(letters) < LETTERS else sorted(known - letters):
        at = bisect_left(starts, index) - 1
        if at >= 0 and ((groups[at].role == "main" and not in_submenu(page, index)) or inside(page, groups[at], index)):
            groups[at].blocks.append(index)
            groups[at].fields[index] = "label" if introduces_topics(page, index, known) else "tags"
            given.add(at)
    for at in given:
        groups[at].blocks.sort()


def in_submenu(page: Page, index: int) -> bool:
    """Whether a line stands in a list within an item of another: the categories of a shop, and no topics of an article."""
    items, at = 0, page.blocks[index].element
    while at >= 0 and items < SUBMENU:
        items += page.elements[at].tag == "li"
        at = page.elements[at].parent
    return items == SUBMENU


def introduces_topics(page: Page, index: int, topics: Set[int]) -> bool:
    """Whether a line that leads nowhere stands right above topics that all do: "More on", a heading or not."""
    block = page.blocks[index]
    if block.links or tagged(block.text) or index + 1 not in topics:
        return False
    return page.blocks[index + 1].link_share > LINKED


def inside(page: Page, group: Group, index: int) -> bool:
    """Whether a block stands in the container of a record; right after its blocks, where it has none."""
    if group.element < 0:
        return index <= group.blocks[-1] + AFTER
    element = page.elements[group.element]
    return element.first <= index < element.last
