"""Lines of records that hold several fields and no time: "Politics • The Riverside Mail", "Porto Diário · 9 min".

What each piece is shows by all that stand at its place in the lines of a list: names of publishers, topics, figures.
"""

from collections import defaultdict
from collections.abc import Sequence

from cleaner.address import HOME, host
from cleaner.describe import bylines
from cleaner.describe.pictures import is_credit
from cleaner.describe.publishers import DOMAIN
from cleaner.patterns import lazy
from cleaner.signs import has_digit
from cleaner.split.groups import Group, Scene
from cleaner.split.naming import publisher
from cleaner.split.places import NAMED, entries, place

SEPARATOR = lazy(r"\s*[·•|｜∙・]\s*|\s+[-–—/]\s+")
LEAST = 3
"""Lines that tell what stands at a place of theirs."""
MOST_WORDS, MOST_PIECES = 12, 3
MOST = 0.6
"""Share of the pieces at a place that must be figures for all to be: how long reading takes, how many have shared it."""
CAPITALS, NAMES = 0.5, 0.8
"""How much words look like a name (`bylines.like_names`), and the share of the pieces at a place that must."""
FREE = frozenset(("", "source", "tags", "aside"))
"""What such a line may have been taken for."""
Piece = tuple[int, int]


def part_lines(scene: Scene, groups: Sequence[Group]) -> None:
    """Enter such lines in the fields of their records, with what their pieces are."""
    places: dict[tuple[str, bool, int], list[tuple[Group, int, list[Piece]]]] = defaultdict(list)
    for group in groups:
        if group.title < 0:
            continue
        for index in group.blocks:
            pieces = pieces_of(scene, group, index)
            if pieces:
                where = place(scene, scene.page.blocks[index].element)
                places[where, index < group.title, len(pieces)].append((group, index, pieces))
    found = {where: lines for where, lines in places.items() if len(lines) >= LEAST}
    for group, index, pieces in (line for lines in places.values() if len(lines) < LEAST for line in lines):
        if len(pieces) == 2 and leads_to_paper(scene, group, index, pieces[1]):
            first = bylines.like_names(scene.page.blocks[index].text[slice(*pieces[0])]) > CAPITALS
            enter(group, index, pieces, ["authors" if first else "tags", "source"])
    menus = entries(scene, groups) if found else frozenset()
    for lines in found.values():
        columns = [
            [scene.page.blocks[index].text[slice(*pieces[at])] for _, index, pieces in lines]
            for at in range(len(lines[0][2]))
        ]
        roles = roles_of(columns, menus, elsewhere(scene, [group for group, _, _ in lines]))
        if "source" not in roles:
            continue
        for group, index, pieces in lines:
            enter(group, index, pieces, roles)


def enter(group: Group, index: int, pieces: list[Piece], roles: list[str]) -> None:
    """Give the pieces of a line their roles, where no other line of the record is its source."""
    if {"source", "both"}.isdisjoint(role for i, role in group.fields.items() if i != index):
        group.fields[index] = "source"
        group.pieces[index] = [(*piece, role) for piece, role in zip(pieces, roles, strict=True)]


def pieces_of(scene: Scene, group: Group, index: int) -> list[Piece]:
    """Where the pieces of a line begin and end; nothing where it is not written so."""
    block, shape = scene.page.blocks[index], scene.shapes[index]
    if ":" in block.text and is_credit(block.text, shape.words):
        return []
    if index == group.title or group.fields.get(index, "") not in FREE or shape.words > MOST_WORDS:
        return []
    if shape.prose or shape.ended or shape.field or shape.time is not None or shape.edges:
        return []
    end = len(block.text.rstrip(" :："))
    marks = [found.span() for found in SEPARATOR.finditer(block.text) if 0 < found.start() < found.end() < end]
    if not 0 < len(marks) < MOST_PIECES:
        return []
    return list(
        zip(
            [0, *(end for _, end in marks)],
            [*(start for start, _ in marks), end],
            strict=True,
        )
    )


def leads_to_paper(scene: Scene, group: Group, index: int, piece: Piece) -> bool:
    """Whether a piece of a line is a link to the home of the site that the headline leads to, which is another than the page's own."""
    blocks = scene.page.blocks
    there = {host(link.href) for link in blocks[group.title].links[:1]} - {host(scene.page.base), None}
    return any(
        (link.start, link.end) == piece and HOME.fullmatch(link.href) and host(link.href) in there
        for link in blocks[index].links
    )


def roles_of(columns: list[list[str]], menus: frozenset[str], elsewhere: bool) -> list[str]:
    """source, authors, tags or aside for each of the places of some lines; `elsewhere`: the headlines lead to several sites."""
    count = len(columns[0])
    roles = ["aside" if sum(map(has_digit, texts)) >= MOST * count else "tags" for texts in columns]
    open_ = [at for at, role in enumerate(roles) if role == "tags"]
    hosts = [at for at in open_ if sum(DOMAIN.fullmatch(text) is not None for text in columns[at]) >= MOST * count]
    names = {
        at: sum(publisher(text) and text.casefold() not in menus for text in columns[at])
        for at in open_
        if at not in hosts
    }
    people = [at for at in open_ if sum(bylines.like_names(text) > CAPITALS for text in columns[at]) >= NAMES * count]
    if len(people) == 1 and len(open_) == 2:  # "Jane Doe / The Circuit:"
        other = next(at for at in open_ if at not in people)
        if len(set(columns[people[0]])) > 1 and not any(text.casefold() in menus for text in columns[other]):
            roles[people[0]], roles[other] = "authors", "source"
            return roles
    best = max(names, key=names.__getitem__, default=-1)
    if (best >= 0 and names[best] > NAMED * count) or (hosts and best >= 0 and len(open_) == 2):
        roles[best] = "source"
    elif len(open_) == 1 and (hosts or elsewhere):
        roles[open_[0]] = "source"
    return roles


def elsewhere(scene: Scene, groups: Sequence[Group]) -> bool:
    """Whether the headlines of most records lead to other sites, and to several of them."""
    own = host(scene.page.base)
    there = [host(link.href) for group in groups for link in scene.page.blocks[group.title].links[:1]]
    away = [one for one in there if one is not None and one != own]
    return 2 * len(away) > len(groups) and len(set(away)) > 1
