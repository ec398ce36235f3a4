"""Pages whose server sends parts of them late, hidden at the end, for a script to put in their places.

React's streaming server renderer (Fizz: ReactFizzConfigDOM.js, `writeStartPendingSuspenseBoundary`, `writePlaceholder`,
`writeStartSegment`) writes `<template id="B:0">` or `<template id="P:1">` where a part is awaited, and the part itself later as
`<div hidden id="S:0">`, with the same number.  A page that was saved before its scripts ran still has them apart.
"""

from selectolax.lexbor import LexborHTMLParser

STREAMED = '<div hidden id="S:'
"""How each part begins, always in these letters."""
MOST = 256
"""Parts that are moved: a part moves together with those that are in it already, so that many within each other cost much."""


def in_place(tree: LexborHTMLParser) -> None:
    """Move each hidden part to where it is awaited, and show it; those that nothing waits for stay as they are."""
    places = {(node.attributes["id"] or "")[2:]: node for node in tree.css('template[id^="B:"], template[id^="P:"]')}
    parts = tree.css('div[hidden][id^="S:"]')
    # The last first: a part is sent after the one that it belongs into, and is copied when that moves.
    for part in reversed(parts[:MOST]):
        place = places.get((part.attributes["id"] or "")[2:])
        if place is not None:
            del part.attrs["hidden"]
            place.insert_before(part)
            part.decompose()
