"""Blocks -> a `Verdict` a block: kept, or removed with the rule that removed it.

Selectors first, then phrases, then what stands under a label: junk that a rule knows is gone before anything contextual
is asked, so that it does not vouch for its neighbours.  A section label switches the section; it never ends the page.
"""

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cleaner.attributes import class_of
from cleaner.describe import hints
from cleaner.describe.datelines import is_agency
from cleaner.describe.pictures import ends_in_credit
from cleaner.form_fields import labels_field
from cleaner.model import Element, Page, Verdict
from cleaner.rules import Rules
from cleaner.rules.rules import rule_id
from cleaner.rules.selectors import Selector
from cleaner.shape import Shape, tagged
from cleaner.under_labels import REMOVED, prose_before, sections

if TYPE_CHECKING:
    from cleaner.sites.told import Told

LANGUAGE = "language"
"""The concept of labels of languages."""
BREADCRUMB = "selector:breadcrumb"
SIGNATURE = "selector:signature"
FORM_LABEL = "selector:form-label"
PICTURE = "shape:picture-credit"
LINKED = 0.5
"""Share of a line that is linked, from which it is no caption."""
BYLINE = 20
"""Characters of the longest line that does nothing but introduce an author."""
HEADED = 3
"""Words of a heading, or of a sentence, that no control is."""
ASIDE = {"address": "shape:address", "running": "shape:furniture"}
"""Kinds of blocks of a text page that stand in no article, and the rule that removes them."""
MENU, MENU_WORDS = 4, 2.5
"""Blocks that are nothing but short links, one after the other, that make a menu, and words that they have on average at most."""


def strip(page: Page, shapes: list[Shape], rules: Rules, told: "Told | None" = None) -> list[Verdict]:
    """One verdict a block, in order; `article` and `field` are left for split and describe.

    Each verdict also names the section that the block stands in.  What rules of the site have `told` comes first.
    """
    verdicts = [Verdict(i, 0, len(block.text)) for i, block in enumerate(page.blocks)]
    if page.nothing:
        remove(verdicts, 0, len(verdicts), "shape:furniture")
    if told is not None and told.marks:
        mark(page, shapes, verdicts, told)
    if page.elements:
        select(page, shapes, rules, verdicts)
    say(page, shapes, verdicts)
    if page.elements:
        sections(page, shapes, rules, verdicts)
        menus(page, shapes, verdicts)
    return verdicts


def mark(page: Page, shapes: list[Shape], verdicts: list[Verdict], told: "Told") -> None:
    """Remove the elements that rules of the site name."""
    from cleaner.sites.tree import blocks_in

    total = prose_before(shapes)
    for index in sorted(told.marks):
        blocks = blocks_in(page, index)
        if blocks and not (index in told.rude and too_much(total, blocks.start, blocks.stop)):
            remove(verdicts, blocks.start, blocks.stop, told.marks[index])


def select(page: Page, shapes: list[Shape], rules: Rules, verdicts: list[Verdict]) -> None:
    """Apply the selector rules, from the outermost element inwards.

    A selector that would take more than half of the page's prose is taken for a misnomer and left out, unless it is sure.
    """
    total = prose_before(shapes)
    headings = [i for i, block in enumerate(page.blocks) if block.level == 1]
    known: dict[tuple[str, str], Selector | None] = {}  # lists repeat the same start tags
    removed = 0
    """One past the last element that is removed so far, as a whole."""
    for index in page.holding():
        if index < removed:
            continue
        element = page.elements[index]
        key = element.tag, element.raw
        if key not in known:
            known[key] = rules.select(element)
        selector = known[key]
        if selector is None or (selector.spares and (spared(page, shapes, element) or signs(page, rules, element))):
            continue
        if selector.id == FORM_LABEL and not labels_field(page, index):
            continue  # a tab, or a question, that a hidden checkbox opens
        if selector.id == SIGNATURE and dated(page, shapes, element):
            continue  # who wrote a post, and when
        if selector.does == "keep":
            page.texts.update(range(element.first, element.last))
        if selector.does == "section":
            if selector.section == "tags" and too_much(total, element.first, element.last):
                continue
            for at in range(element.first, element.last):
                verdicts[at].section = selector.section
            if selector.section in REMOVED - {"comments"} and not too_much(total, element.first, element.last):
                remove(verdicts, element.first, element.last, selector.id)
            continue
        if selector.does == "remove" and (selector.sure or not too_much(total, element.first, element.last)):
            remove(verdicts, element.first, element.last, selector.id)
            if selector.id == BREADCRUMB and len(headings) == 1 and element.first <= headings[0] < element.last:
                verdicts[headings[0]].rule = ""  # the only headline of the page
            removed = element.end


def spared(page: Page, shapes: list[Shape], element: Element) -> bool:
    """Whether an element says more than a control does: running text, a heading or a sentence of several words."""
    return any(
        shapes[i].prose or (shapes[i].words >= HEADED and (page.blocks[i].level or shapes[i].ended))
        for i in range(element.first, element.last)
    )


def dated(page: Page, shapes: list[Shape], element: Element) -> bool:
    """Whether something in an element says when."""
    inside = range(element.first, element.last)
    return any(page.blocks[i].datetime or shapes[i].time is not None or shapes[i].edges for i in inside)


def signs(page: Page, rules: Rules, element: Element) -> bool:
    """Whether an element is one line right behind a lone "By": the name of an author that opens a note on them."""
    if element.last - element.first != 1 or not element.first:
        return False
    before = page.blocks[element.first - 1].text
    found = rules.introduces(before) if len(before) <= BYLINE else None
    return found is not None and found[1].field == "authors" and not before[found[0].end :].strip(" :")


def too_much(total: list[float], first: int, last: int) -> bool:
    """Whether blocks hold more than half of all prose of the page."""
    return total[-1] > 60 and total[last] - total[first] > total[-1] / 2


def remove(verdicts: list[Verdict], first: int, last: int, rule: str) -> None:
    """Remove a range of blocks that no earlier rule has removed."""
    for verdict in verdicts[first:last]:
        verdict.rule = verdict.rule or rule


def say(page: Page, shapes: list[Shape], verdicts: list[Verdict]) -> None:
    """Remove the blocks that say a known phrase."""
    headline = next((i for i, b in enumerate(page.blocks) if b.level == 1 and not verdicts[i].rule), -1)
    for index, (block, shape, verdict) in enumerate(zip(page.blocks, shapes, verdicts, strict=True)):
        if block.kind in ASIDE:
            verdict.rule = ASIDE[block.kind]
        elif block.text[0] in "#＃" and not verdict.rule and tagged(block.text):
            verdict.section = "tags"
        elif shape.phrase is not None and shape.concept is not None and not verdict.rule and index != headline:
            if (not page.elements and names_twice(page, index)) or is_dated_agency(page, shapes, index):
                shapes[index] = replace(shape, phrase=None, concept=None)
            else:
                verdict.rule = rule_id(shape.phrase)
        elif not (verdict.rule or block.level or block.kind == "code" or block.link_share > LINKED) and ends_in_credit(
            block.text
        ):
            verdict.rule = PICTURE


def names_twice(page: Page, index: int) -> bool:
    """Whether a line of a text page is a source, whatever it says: "Video", a time, "- Video"."""
    block = page.blocks[index]
    near = page.blocks[max(index - 2, 0) : index] if block.marker else page.blocks[index + 1 : index + 3]
    return any(other.text == block.text and bool(other.marker) != bool(block.marker) for other in near)


def is_dated_agency(page: Page, shapes: list[Shape], index: int) -> bool:
    """Whether a line right beside a time is the name of an agency that a label of languages says, too: "भाषा"."""
    concept = shapes[index].concept
    if concept is None or concept.name != LANGUAGE or not is_agency(page.blocks[index].text):
        return False
    return any(shapes[i].time is not None for i in (index - 1, index + 1) if 0 <= i < len(shapes))


def menus(page: Page, shapes: list[Shape], verdicts: list[Verdict]) -> None:
    """Remove runs of short links that follow each other without anything between: lists of sections, footers; but none of a text."""
    run: list[int] = []
    for index, verdict in enumerate(verdicts):
        if verdict.rule or index in page.texts:
            continue
        block, shape = page.blocks[index], shapes[index]
        short = block.link_share > 0.9 and shape.words <= 4 and not (block.level or shape.time or shape.edges)
        if short and verdict.section != "tags":
            run.append(index)
            continue
        menu(page, shapes, verdicts, run)
        run = []
    menu(page, shapes, verdicts, run)


def menu(page: Page, shapes: list[Shape], verdicts: list[Verdict], run: list[int]) -> None:
    """Remove a run of short links if it is long, and short enough in words, to be a menu; cells of a row are all of another kind, and
    the lines of a ware lead where its name does.

    The name that a person's own menu opens by, "Profile, Messages, Posts", stays.
    """
    few_words = sum(shapes[i].words for i in run) <= MENU_WORDS * len(run)
    if len(run) >= MENU and few_words and alike(page, run) and not of_cards(page, run):
        for index in run:
            if not opens_menu(page, index):
                verdicts[index].rule = verdicts[index].rule or "shape:menu"


def opens_menu(page: Page, index: int) -> bool:
    """Whether a line is a person's name above a list, of what there is of that person."""
    block, below = page.blocks[index], page.blocks[index + 1 : index + 2]
    if block.kind == "item" or not below or below[0].kind != "item":
        return False
    return hints.of_block(page, block) == "authors"


def alike(page: Page, run: list[int]) -> bool:
    """Whether some lines stand in containers of less than as many kinds, by tag and class."""
    if not page.elements:
        return True
    kinds = {(one.tag, class_of(one.raw)) for one in (page.elements[page.blocks[i].element] for i in run)}
    return len(kinds) < len(run)


def of_cards(page: Page, run: list[int]) -> bool:
    """Whether half of some lines lead where the line before does and say something else: cards that are one link each, with a name, a
    maker, a price.
    """
    blocks = [page.blocks[i] for i in run]
    again = sum(
        one.links[0].href == two.links[0].href and leads_on(two.links[0].href) and one.text != two.text
        for one, two in pairwise(blocks)
    )
    return 2 * again >= len(run)


def leads_on(href: str) -> bool:
    """Whether an address leads anywhere: no mark within a page, no script."""
    return bool(href) and not href.startswith(("#", "javascript:"))
