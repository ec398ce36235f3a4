"""Pages whose server sends parts of them late, hidden at the end, for a script to put in their places.

React's streaming server renderer (Fizz: ReactFizzConfigDOM.js, `writeStartPendingSuspenseBoundary`, `writePlaceholder`,
`writeStartSegment`) writes `<template id="B:0">` or `<template id="P:1">` where a part is awaited, and the part itself later as
`<div hidden id="S:0">`, with the same number.  Marko (its `await` tag with `client-reorder`) writes `<noscript id="afNAMEph0">` or a
`span`, then `<div id="afNAME0" style="display:none">`.  A page that was saved before its scripts ran still has them apart.
"""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from cleaner.patterns import lazy

STREAMED = ('<div hidden id="S:', "function $af")
"""How each part of React begins, always in these letters, and the script of Marko."""
DEEPEST = 1_000
"""Elements around a place."""
MOST = 256
"""Parts that are moved: a part moves together with those that are in it already, so that many within each other cost much."""
MARKO = lazy(r"af(\w*?)(ph)?(\d+)")
"""The ids of its places and of its parts."""


def in_place(tree: LexborHTMLParser) -> None:
    """Move each hidden part to where it is awaited, and show it; those that nothing waits for stay as they are."""
    moved: dict[int, LexborNode] = {}
    for part, place, hides in awaited(tree):
        if not within(place, part, moved):
            before = part.attributes[hides] or ""
            del part.attrs[hides]
            place.insert_before(part)
            part.attrs[hides] = before  # what it stands in may move, too
            moved[part.mem_id] = part
    for part in moved.values():
        part.decompose()


def awaited(tree: LexborHTMLParser) -> Iterator[tuple[LexborNode, LexborNode, str]]:
    """Each part, its place, and the attribute that hides it; the last part first.

    A part is sent after the one that it belongs into, and is copied when that moves.
    """
    places = {(node.attributes["id"] or "")[2:]: node for node in tree.css('template[id^="B:"], template[id^="P:"]')}
    for part in reversed(tree.css('div[hidden][id^="S:"]')[:MOST]):
        place = places.get((part.attributes["id"] or "")[2:])
        if place is not None:
            yield part, place, "hidden"
    parts: list[tuple[LexborNode, tuple[str, str]]] = []
    for node in tree.css('noscript[id^="af"], span[id^="af"], div[id^="af"][style]'):
        if told := MARKO.fullmatch(node.attributes["id"] or ""):
            name, is_place, number = told.groups()
            if is_place:
                places[f"{name} {number}"] = node
            elif "display:none" in (node.attributes.get("style") or "").replace(" ", ""):
                parts.append((node, (name, number)))
    for part, (name, number) in reversed(parts[:MOST]):
        if (place := places.get(f"{name} {number}")) is not None:
            yield part, place, "style"


def within(place: LexborNode, part: LexborNode, moved: dict[int, LexborNode]) -> bool:
    """Whether a place stands in the part that it waits for, in one that has moved already, or too deep to tell: in no page that
    a server makes."""
    node = place.parent
    for _ in range(DEEPEST):
        if node is None:
            return False
        if node.mem_id == part.mem_id or node.mem_id in moved:
            return True
        node = node.parent
    return True
