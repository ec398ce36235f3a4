"""What the lines of one place are, by all that stand there in the records of a list: sources, authors, topics.

A line that nothing but its place calls a source is one where names of publishers stand among those of its place; names of people are
authors; what leads where a portrait does is whoever stands behind a record.  What the menus of the page have too is a topic.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from cleaner.attributes import class_of
from cleaner.describe import bylines, hints
from cleaner.describe.cutting import TRIM
from cleaner.describe.datelines import is_agency
from cleaner.describe.named import TWICE
from cleaner.describe.pictures import is_credit
from cleaner.describe.publishers import entitled
from cleaner.describe.section_names import section_names
from cleaner.describe.timed import PARTED
from cleaner.shape import tagged
from cleaner.split.completed import own
from cleaner.split.groups import Group, Scene
from cleaner.split.naming import SHORT, leads_home, publisher, same_words
from cleaner.split.outlets import favored, filed_elsewhere, published
from cleaner.split.profiles import behind, drop_menus, portrayed, target

SURE = 0.5
"""How much a line must look like names to tell of others in its place (`bylines.like_names`): capitals tell, few words do not."""
NAMED = 0.15
"""Share of the lines in one place that must name publishers for all to be sources."""
BESIDE = 0.6
"""Share of the lines of a place beside which a time must stand."""
ALIKE = 3
"""Lines in one place that tell what stands there."""
FEW = 5
"""One of so many lines of a place may look as though it told a time, and its place is still that of sources alone."""
DOUBTFUL = ("tags", "aside", "both", "time")
"""What a line may be taken for that is a source."""
PLACES = 12
"""Places of sources that are looked at."""
ENTRY = 4
"""Words of an entry of a menu."""


def settle(scene: Scene, groups: Sequence[Group]) -> None:
    """Tell authors and topics from sources among lines that nothing but their place calls so, by all that stand there.

    Where the names of publishers stand among them, all are sources, also what looks like a topic by its class; else they are
    topics, or where all are alike, nothing.
    """
    places: dict[tuple[str, bool], list[tuple[Group, int]]] = defaultdict(list)
    doubtful = any(
        role in ("source", "tags") and target(scene.page.blocks[i]) for g in groups for i, role in g.fields.items()
    )
    shown = portrayed(scene.page) if doubtful else frozenset()
    for group in groups:
        repeated(scene, group)
        drop_menus(scene, group)
        for index, role in group.fields.items():
            if index in group.pieces:
                continue
            block = scene.page.blocks[index]
            said = hints.of_block(scene.page, block, group.title)
            if (
                role in ("source", "tags")
                and not said
                and (":" in block.text or " via " in block.text)
                and is_credit(block.text, scene.shapes[index].words)
            ):
                group.fields[index] = "credit"
            elif role in ("source", "tags") and leads_home(scene, group, index):
                group.fields[index] = "source"
            elif role in ("source", "tags") and said != "source" and behind(scene, group, index, shown):
                places[f"portrait {place(scene, block.element)}", index < group.title].append((group, index))
            elif (role == "source" and not said) or (
                role == "tags" and scene.verdicts[index].section != "tags" and not filed(scene, index, group.title)
            ):
                places[place(scene, block.element), index < group.title].append((group, index))
    menus = entries(scene, groups) if places else frozenset()
    for (where, _), lines in places.items():
        texts = [scene.page.blocks[index].text for _, index in lines]
        listed = [text.casefold() in menus for text in texts]
        titled = timed(scene, lines)
        named = [
            ((publisher(text) or (titled and entitled(text))) and not one) or said_twice(text)
            for text, one in zip(texts, listed, strict=True)
        ]
        people = sum(bylines.like_names(text) > SURE and not known for text, known in zip(texts, named, strict=True))
        portraits = (
            [behind(scene, group, index, shown) for group, index in lines] if where.startswith("portrait") else []
        )
        if portraits and (2 * len(set(texts)) > len(texts) or people > 0.5 * len(texts)):
            role = "source" if favored(scene, lines) else max(portraits, key=portraits.count)
        elif len(lines) >= ALIKE and people >= 0.8 * len(texts):
            role = "imprint"
        elif len(lines) >= ALIKE and len(set(texts)) == 1 and all(scene.page.blocks[i].level for _, i in lines):
            role = "aside"  # "Profile" above what each record has
        elif 2 * sum(listed) <= len(listed) and (
            sum(named) > NAMED * len(texts)
            or (any(named) and not any(listed) and len(set(texts)) < len(texts) and titled)
            or (not any(listed) and published(scene, lines))
            or (len(set(texts)) > 1 and not any(listed) and titled and filed_elsewhere(scene, lines))
        ):
            role = "source"
        elif len(lines) >= ALIKE and len(set(texts)) == 1:
            role = "aside"
        else:
            role = "tags"
        for (group, index), known in zip(lines, named, strict=True):
            if role == "tags" and known and group.fields[index] == "source":
                continue
            if role == "imprint" and group.fields[index] == "tags" and not portraits:
                continue
            if role == "aside":
                for other in [i for i, said in group.fields.items() if said == "repeat"]:
                    group.fields[other] = "aside"
            elif role != "source" and "repeat" in group.fields.values():
                continue
            if role == "source" and "source" in group.fields.values():
                continue
            group.fields[index] = role
    papers_that_write(scene, groups)
    file_topics(scene, groups)
    drop_controls(scene, groups)
    for where, before, alone in told_places(scene, groups):
        spread(scene, groups, where, before, alone=alone)


def drop_controls(scene: Scene, groups: Sequence[Group]) -> None:
    """What several topics say that lead to a place of their own each, and not where their headlines do, are controls: a topic leads
    to one place.
    """
    said: dict[str, list[tuple[Group, int, str]]] = defaultdict(list)
    for group in groups:
        own = {link.href for link in scene.page.blocks[group.title].links} if group.title >= 0 else set()
        for index, role in group.fields.items():
            block = scene.page.blocks[index]
            if role == "tags" and block.links and block.links[0].href not in own:
                said[block.text].append((group, index, block.links[0].href))
    for lines in said.values():
        if len(lines) >= ALIKE and len({href for *_, href in lines}) == len(lines):
            for group, index, _ in lines:
                group.fields[index] = "aside"


def papers_that_write(scene: Scene, groups: Sequence[Group]) -> None:
    """Make sources of what markup calls authors at a place where most are named as publishers are: accounts of an aggregator."""
    places: dict[tuple[str, bool], list[tuple[Group, int]]] = defaultdict(list)
    for group in groups:
        if "source" in group.fields.values():
            continue
        for index, role in group.fields.items():
            if role == "imprint" and not scene.shapes[index].edges and not scene.shapes[index].field:
                places[place(scene, scene.page.blocks[index].element), index < group.title].append((group, index))
    for lines in places.values():
        named = sum(publisher(scene.page.blocks[index].text) for _, index in lines)
        if len(lines) >= ALIKE and named >= BESIDE * len(lines):
            for group, index in lines:
                group.fields[index] = "source"


def file_topics(scene: Scene, groups: Sequence[Group]) -> None:
    """Tell times beside topics from times beside sources: where most of a place are entries of the page's menus, "3 hours ago | Politics"."""
    places: dict[tuple[str, bool], list[tuple[Group, int, str]]] = defaultdict(list)
    for group in groups:
        for index, role in group.fields.items():
            if role == "both" and len(scene.shapes[index].edges) == 1:
                edge, text = scene.shapes[index].edges[0], scene.page.blocks[index].text
                said = (text[: edge.start] + text[edge.end :]).strip(TRIM).casefold()
                where = place(scene, scene.page.blocks[index].element)
                places[where, index < group.title].append((group, index, said))
    if not places:
        return
    menus = entries(scene, groups)
    for lines in places.values():
        if len(lines) > 1 and 2 * sum(said in menus for *_, said in lines) > len(lines):
            for group, index, said in lines:
                if said in menus or not publisher(said):
                    group.fields[index] = "filed"


def told_places(scene: Scene, groups: Sequence[Group]) -> list[tuple[str, bool, bool]]:
    """The places, before headlines or behind, where several records have their sources, and whether these stand alone there, without
    times: no more of them than a page can have by design, in page order.
    """
    counts: dict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
    for group in groups:
        for index, role in group.fields.items():
            if role in ("source", "both", "time"):
                counts[place(scene, scene.page.blocks[index].element), index < group.title][role] += 1
    found = []
    for (where, before), roles in counts.items():
        count = roles["source"] + roles["both"]
        if count >= ALIKE - 1:
            found.append((count, where, before, FEW * (roles["both"] + roles["time"]) < roles["source"]))
    least = sorted((count for count, *_ in found), reverse=True)[:PLACES][-1:]
    return [(where, before, alone) for count, where, before, alone in found if count >= least[0]][:PLACES]


def entries(scene: Scene, groups: Sequence[Group], beside: Iterable[int] = ()) -> frozenset[str]:
    """What the menus of a page say, case folded: links of a few words that stand in no record, and not among the lines `beside` them;
    and what sections are called on most sites.
    """
    held = {i for group in groups for i in group.blocks}.union(beside)
    return section_names().union(
        block.text.casefold()
        for i, block in enumerate(scene.page.blocks)
        if block.link_share > 0.9 and i not in held and scene.shapes[i].words <= ENTRY
    )


def said_twice(text: str) -> bool:
    """Whether a line says a name again behind a dash."""
    return "-" in text and TWICE.fullmatch(text) is not None


def timed(scene: Scene, lines: Sequence[tuple[Group, int]]) -> bool:
    """Whether most of some lines stand beside a time."""
    shapes = scene.shapes
    beside = sum(
        any(abs(at - index) == 1 and (shapes[at].time is not None or shapes[at].edges) for at in group.blocks)
        for group, index in lines
    )
    return beside >= BESIDE * len(lines)


def spread(scene: Scene, groups: Sequence[Group], where: str, before: bool, *, alone: bool) -> None:
    """Give records without a source the line that stands where others have theirs, whatever it looks like: "Channel 8".

    `alone`: no time stands beside the sources of that place, so what looks like one is part of a name: "Diario 16 Horas".
    """
    headlines = sorted(group.title for group in groups if group.title >= 0)
    holder = {i: group for group in groups for i in group.blocks}
    for group in groups:
        roles = {"source", "sourced"} if alone else {"source", "sourced", "both"}
        if group.title < 0 or group.run_in or not roles.isdisjoint(group.fields.values()):
            continue
        found = [
            index
            for index in range(*own(scene, headlines, group.title))
            if index != group.title
            and (index < group.title) == before
            and holder.get(index, group) is group
            and group.fields.get(index, "tags") in (DOUBTFUL if alone else DOUBTFUL[:2])
            and could_be_source(scene, index, alone=alone)
            and place(scene, scene.page.blocks[index].element) == where
        ]
        if len(found) == 1 or (len(found) == 2 and same_words(scene, *found)):
            group.blocks = sorted({*group.blocks, *found})
            group.fields.update(zip(found, ("source", "repeat"), strict=False))
            for index in found:
                scene.verdicts[index].rule = ""


def could_be_source(scene: Scene, index: int, *, alone: bool) -> bool:
    """Whether a line could name a publisher whose name tells nothing of that, but for the place it stands in."""
    block, shape, rule = scene.page.blocks[index], scene.shapes[index], scene.verdicts[index].rule
    open_ = not rule or rule.startswith("shape:") or (rule.startswith("phrase:language") and is_agency(block.text))
    if not open_ or shape.prose or shape.ended or shape.field or shape.words > SHORT or PARTED.search(block.text):
        return False
    if "://" in block.text:
        return False
    return alone or (shape.time is None and not shape.edges)


def repeated(scene: Scene, group: Group) -> None:
    """A line that another of the record says again, behind a dash, is its source, whatever it looks like."""
    short = [i for i, role in group.fields.items() if role in ("tags", "source")]
    for one, two in pairwise(short):
        text = scene.page.blocks[two].text
        if text[0] in "-–—" and same_words(scene, one, two) and "repeat" not in group.fields.values():
            group.fields[one], group.fields[two] = "source", "repeat"


def filed(scene: Scene, index: int, title: int) -> bool:
    """Whether a line leads to a topic of the site: then it is one, whatever stands in its place elsewhere."""
    block = scene.page.blocks[index]
    own = scene.page.blocks[title].links if title >= 0 else ()
    hrefs = {link.href for link in own}
    return tagged(block.text) or any(link.href not in hrefs for link in block.links)


def place(scene: Scene, at: int) -> str:
    """An element and the one around it, by their tags and classes."""
    parts: list[str] = []
    while at >= 0 and len(parts) < 2:
        element = scene.page.elements[at]
        parts.append(f"{element.tag}.{class_of(element.raw) or ''}")
        at = element.parent
    return "<".join(parts)


def sources(scene: Scene, groups: Sequence[Group]) -> frozenset[str]:
    """The sources of records, case folded, also those that stand beside a time in one line: names of publishers, and what several say."""
    found: Counter[str] = Counter()
    for group in groups:
        for index, role in group.fields.items():
            text = scene.page.blocks[index].text
            if role == "both" and scene.shapes[index].edges:
                edge = scene.shapes[index].edges[0]
                text = text[: edge.start] if edge.start > len(text) - edge.end else text[edge.end :]
            if role in ("source", "both") and (bare := text.strip(TRIM)):
                found[bare.casefold()] += 2 if publisher(bare) else 1
    return frozenset(text for text, count in found.items() if count > 1)
