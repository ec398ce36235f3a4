"""What picks, site patterns and filters make of one page: elements that are removed, and articles."""

from collections.abc import Sequence

from cleaner.model import Page, Verdict
from cleaner.shape import Shape
from cleaner.sites.css import Css, select
from cleaner.sites.extras import Extras
from cleaner.sites.picks import Pick
from cleaner.sites.told import Place, Told
from cleaner.sites.tree import block_around, blocks_in, children, outermost
from cleaner.sites.use import use
from cleaner.split.groups import Evidence, Group

SURE = 6.0
"""Log-odds, and worth, of an article that a person has pointed at."""


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
    missed = [] if told.places else [pick.origin for pick in picks if pick.items or pick.body]
    if missed:
        told.warnings.append(f"{missed[0]}: the pick finds nothing on this page, which was cleaned as any other")
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
