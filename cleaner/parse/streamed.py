"""Pages whose server sends parts of them late, hidden at the end, for a script to put in their places.

React's streaming server renderer (Fizz: ReactFizzConfigDOM.js, `writeStartPendingSuspenseBoundary`, `writePlaceholder`,
`writeStartSegment`) writes `<template id="B:0">` or `<template id="P:1">` where a part is awaited, and the part itself later as
`<div hidden id="S:0">`, with the same number.  A page that was saved before its scripts ran still has them apart.
"""

from selectolax.lexbor import LexborHTMLParser, LexborNode

STREAMED = '<div hidden id="S:'
"""How each part begins, always in these letters."""
DEEPEST = 1_000
"""Elements around a place."""
MOST = 256
"""Parts that are moved: a part moves together with those that are in it already, so that many within each other cost much."""


def in_place(tree: LexborHTMLParser) -> None:
    """Move each hidden part to where it is awaited, and show it; those that nothing waits for stay as they are."""
    places = {(node.attributes["id"] or "")[2:]: node for node in tree.css('template[id^="B:"], template[id^="P:"]')}
    moved: dict[int, LexborNode] = {}
    # The last first: a part is sent after the one that it belongs into, and is copied when that moves.
    for part in reversed(tree.css('div[hidden][id^="S:"]')[:MOST]):
        place = places.get((part.attributes["id"] or "")[2:])
        if place is not None and not within(place, part, moved):
            del part.attrs["hidden"]
            place.insert_before(part)
            part.attrs["hidden"] = ""  # what it stands in may move, too
            moved[part.mem_id] = part
    for part in moved.values():
        part.decompose()


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
