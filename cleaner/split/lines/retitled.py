"""What a whole text page tells of the headlines of its articles: their numbers, labels, hosts, publishers and times are no part of them."""

from collections import Counter

from cleaner.describe import bylines
from cleaner.parse.addresses import MARK, referring
from cleaner.patterns import lazy
from cleaner.split.groups import Group, Scene
from cleaner.split.lines.labelled import titled, told
from cleaner.split.lines.tally import TAIL
from cleaner.split.lines.taught import ORDINAL
from cleaner.split.lines.told import NAMED_LEAST, NAMED_SHARE, named_behind

HOST = lazy(r"\s*[(\[（]\s*[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/[\w./~-]*)?\s*[)\]）](?:\s+\d+)?$")
"""A host in brackets, and perhaps a number of comments, at the end of a headline."""
ADDRESSED = 3
"""Articles with an address below them."""
PUBLISHER = 5
"""Words of the longest name of a publisher behind a headline."""
SLASH = " / "
"""What parts who wrote from who published."""
STAMP = lazy(r"\S\s+[-–—|·•]\s+$")
"""What parts a headline from the time behind it."""
STAMPS = 2
"""Headlines with such a time, and sources with an author before them."""
GLUED, MOST = 4, 20
"""Letters of the shortest label that is put together with headlines, and of how many longer ones there may be."""
GLUED_LEAST, GLUED_SHARE = 3, 0.5
"""Headlines that begin with it, and the share of all; what follows must be as many different letters."""
HANDLE = lazy(r"/?u/\S{2,}|@\S{2,}")
"""How sites write the names of their users."""


def unnumber(scene: Scene, groups: list[Group]) -> None:
    """Leave out the numbers of headlines that are numbered one after the other."""
    found = [(group, ORDINAL.match(scene.page.blocks[group.title].text)) for group in groups if group.title >= 0]
    numbers = [int(mark[1]) for _, mark in found if mark is not None]
    if len(numbers) < 2 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return
    for group, mark in found:
        if mark is not None:
            group.title_start = mark.end()


def unlabel(scene: Scene, groups: list[Group]) -> None:
    """Leave out the words that only say that a headline follows: "Title: …"."""
    blocks = scene.page.blocks
    could = [g for g in groups if g.title >= 0 and not g.title_start and told(blocks[g.title].text)[0]]
    entitled = titled(scene, set()) if could else {}
    for group in could:
        if group.title in entitled:
            group.title_start = entitled[group.title]


def unlabel_all(scene: Scene, groups: list[Group]) -> None:
    """Leave out the word that most headlines begin with where a dump puts it together with them: "MemeWhy my lamp hums"."""
    texts = {id(g): scene.page.blocks[g.title].text[g.title_start :] for g in groups if g.title >= 0}
    least = max(GLUED_LEAST, GLUED_SHARE * len(texts))
    begun = Counter([text[:GLUED] for text in texts.values() if len(text) > GLUED])
    if max(begun.values(), default=0) < least:
        return  # as on nearly all pages
    said = Counter(
        begin for text in texts.values() for begin in {text[:size] for size in range(GLUED, len(text))[:MOST]}
    )
    often = [begin for begin, count in said.items() if count >= least]
    label = max(often, key=len, default="")
    held = {one for one, text in texts.items() if len(text) > len(label) and text.startswith(label)}
    behind = {texts[one][len(label)] for one in held}
    if label.isalpha() and len(behind) >= GLUED_LEAST and all(map(str.isalpha, behind)):
        for group in groups:
            if id(group) in held:
                group.title_start += len(label)


def part_hosts(scene: Scene, groups: list[Group]) -> None:
    """Let headlines end before the host that a list of links has in brackets: "Headline (source.org)"."""
    for group in groups:
        if group.title < 0 or group.fields.get(group.title, "sourced") != "sourced":
            continue
        text = scene.page.blocks[group.title].text
        found = HOST.search(text, group.title_start + 1) if text[-1] in ")]）0123456789" else None
        if found is not None:
            group.fields.pop(group.title, None)
            group.title_end = found.start()


def refer(scene: Scene, groups: list[Group]) -> None:
    """Take the numbers of addresses off headlines, and give the articles these addresses.

    An address in an article that the page is about is one that it names, unless others have theirs in the same place.
    """
    if sum(group.address >= 0 for group in groups) < ADDRESSED:
        for group in groups:
            group.address = -1 if group.role == "main" else group.address
    listed = scene.references()
    for group in groups if listed else []:
        if group.title < 0:
            continue
        blocks = scene.page.blocks
        found = referring(blocks[group.title].text, listed)
        behind = blocks[group.title + 1] if group.title + 1 < len(blocks) else None
        if found is None and behind is not None and behind.kind == "address" and (mark := MARK.fullmatch(behind.text)):
            group.address = listed.get(int(mark[1]), -1)
        if found is not None:
            group.title_start = max(group.title_start, found[0])
            group.title_end = found[1]
            group.address = found[2]


def part_sources(scene: Scene, groups: list[Group]) -> None:
    """Let headlines end before the publisher in brackets, where most headlines of a page have one: "Headline (The Ledger)".

    No publisher but a host begins with a small letter: "Flat bread (no yeast)".  The time may stand before the headline.
    """
    alone = {
        g.title: g for g in groups if g.title >= 0 and not g.title_end and g.fields.get(g.title, "stamped") == "stamped"
    }
    found = named_behind(scene, list(alone))
    if any(name[0].islower() and "." not in name for name in found.values()):
        return
    for title, name in found.items():
        group = alone[title]
        if "source" in group.fields.values():
            continue
        if title in group.fields:
            group.title_end = scene.page.blocks[title].text.rindex(name) - 1
        else:
            group.fields[title] = "sourced"


def stamp(scene: Scene, groups: list[Group]) -> None:
    """Let headlines end before the time behind them, where some have one and stand above a text: "Headline - 2026-05-03"."""
    found = []
    for group in groups:
        edges = scene.shapes[group.title].edges if group.title >= 0 and group.title not in group.fields else ()
        text = scene.page.blocks[group.title].text
        if len(edges) == 1 and edges[0].end == len(text) and STAMP.search(text[: edges[0].start]):
            found.append(group)
    for group in found if len(found) >= STAMPS else ():
        group.fields[group.title] = "stamped"


def part_stamped(scene: Scene, groups: list[Group]) -> None:
    """Let headlines with their time behind them end before the source, where most have one: "Headline - The Ledger, 3 hours ago"."""
    alone: list[Group] = []
    found: list[tuple[Group, int]] = []
    for group in groups:
        edges = scene.shapes[group.title].edges if group.fields.get(group.title) == "stamped" else ()
        if len(edges) == 1 and edges[0].start > 1:
            alone.append(group)
            tail = TAIL.search(scene.page.blocks[group.title].text[: edges[0].start].rstrip(" ,|·•-–—("))
            if tail is not None and tail[3].count(" ") < PUBLISHER:
                found.append((group, tail.start()))
    if len(found) >= max(NAMED_LEAST, NAMED_SHARE * len(alone)):
        for group, start in found:
            group.title_end = start


def part_authors(scene: Scene, groups: list[Group]) -> None:
    """Tell who wrote a story from who published it, where several have both on one line: "Jane Doe / The Ledger"."""
    found: list[tuple[Group, int, int]] = []
    for group in groups:
        for index, role in group.fields.items():
            text = scene.page.blocks[index].text
            at = text.find(SLASH) if role == "source" else -1
            if at > 0 and bylines.like_names(text[:at]) > 0:
                found.append((group, index, at))
    for group, index, at in found if len(found) >= STAMPS else ():
        whole = len(scene.page.blocks[index].text)
        group.pieces = group.pieces | {index: [(0, at, "authors"), (at + len(SLASH), whole, "source")]}


def name_people(scene: Scene, groups: list[Group]) -> None:
    """Take what stands in the place of a source for the author where it is written as users of a site are: "u/marshlight"."""
    for group in groups:
        for index, role in group.fields.items():
            if role == "source" and HANDLE.fullmatch(scene.page.blocks[index].text):
                group.fields[index] = "handle"
