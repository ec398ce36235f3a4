"""What programs that save pages write into them: where a page is from, and when it was saved.

All of them write it at the beginning, so that one look at a few kilobytes tells whether there is anything at all.
"""

from typing import NamedTuple

from cleaner.model import CapturedFrom, Source
from cleaner.patterns import lazy

LOOKED_AT = 8192
"""Bytes at the beginning that are looked at."""
_SIGNS = (b"SingleFile", b"saved from url=", b"HTTrack", b"archive.org")
_SINGLE_FILE = lazy(
    rb"<!--\s*Page saved with SingleFile\s+url:\s*([^\s>]{1,4000})(?:\s+saved date:\s*([^\r\n>]{1,100}))?"
)
# Four digits, the length of the URL, stand before it.
_SAVED_FROM = lazy(rb"<!--\s*saved from url=\((\d{4})\)([^\s>]{1,9999})")
_HTTRACK = lazy(rb"<!--\s*Mirrored from ([^\s>]{1,4000}) by HTTrack [^\r\n>]{0,80}, (\w{3}, [^\r\n>]{1,40}?)\s*-->")


class Mark(NamedTuple):
    """What a program has written into a page."""

    url: str | None
    captured: str | None
    by: CapturedFrom


def marked(source: Source) -> Source:
    """The same page with what is written in it of its URL and its time, and out of the Wayback Machine's hands.

    What the container has told stays, but for the time of a record; and a page that was saved out of the Wayback Machine
    was captured when that captured it, whenever it was saved from there.
    """
    head = source.data[:LOOKED_AT]
    wayback = "archive.org/web/" in (source.url or "")
    if not wayback and not any(sign in head for sign in _SIGNS):
        return source
    for find in (_single_file, _httrack, _saved_from):
        if mark := find(head):
            source.url = source.url or mark.url
            if mark.captured and source.captured_from in (None, "record"):
                source.captured, source.captured_from = mark.captured, mark.by
    if wayback or b"archive.org" in head:
        from cleaner.read.wayback import restored

        return restored(source)
    return source


def _single_file(head: bytes) -> Mark | None:
    found = _SINGLE_FILE.search(head)
    return _mark(found[1], found[2], "singlefile") if found else None


def _httrack(head: bytes) -> Mark | None:
    found = _HTTRACK.search(head)
    if not found:
        return None
    # HTTrack leaves out the scheme.
    address = found[1] if b"://" in found[1] else b"http://" + found[1]
    return _mark(address, found[2], "httrack")


def _saved_from(head: bytes) -> Mark | None:
    found = _SAVED_FROM.search(head)
    return _mark(found[2][: int(found[1])], None, "page") if found else None


def _mark(url: bytes, time: bytes | None, by: CapturedFrom) -> Mark:
    from cleaner.read.moments import moment

    address = url.decode("utf-8", "replace")
    web = address if address.startswith(("http://", "https://")) else None
    return Mark(web, moment(time.decode("latin-1")) if time else None, by)
