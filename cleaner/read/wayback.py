"""Pages of the Wayback Machine: links as they were, with the time of the capture.

The Wayback Machine puts scripts into the head of a page and a toolbar at the beginning of its body, and makes links lead
into the archive: `/web/20200101000000/https://news.example/`, of pictures `/web/20200101000000im_/https://…`.  The toolbar
is removed by a rule, `selector:web-archive`, as all that is seen on a page and is no article.
"""

import re

from cleaner.model import Source
from cleaner.patterns import lazy
from cleaner.read.moments import moment

LOOKED_AT = 65_536
"""Bytes at the beginning in which the scripts are looked for, and at the end in which the comment is."""
_WOMBAT = lazy(rb"__wm\.wombat\(\s*[\"']([^\"']{1,4000})[\"']\s*,\s*[\"'](\d{14})[\"']")
_ADDRESS = lazy(r"(?:https?:)?//web(?:-beta|-static)?\.archive\.org/web/(\d{4,14})(?:[a-z]{2}_)?/(.+)", re.S)
_COMMENT = lazy(rb"FILE ARCHIVED ON (\d\d:\d\d:\d\d) (\w{3} \d\d, \d{4}) AND RETRIEVED FROM THE\s+INTERNET ARCHIVE")
_SIGNS = (b"<!-- BEGIN WAYBACK TOOLBAR INSERT", b"End Wayback Rewrite JS Include", b'id="wm-ipp', b"id=wm-ipp")

_SLASH = rb"\\?/"
_REWRITTEN = lazy(
    rb"(?:(?:https?:)?%(s)s%(s)sweb\.archive\.org|(?<=[\"'=\s(,;]))%(s)sweb%(s)s\d{4,14}(?:[a-z]{2}_)?%(s)s"
    rb"(?=[a-zA-Z][a-zA-Z+.-]{1,20}:|%(s)s%(s)s)" % {b"s": _SLASH}
)
"""A link into the archive up to the address that it leads to; `\\/` is how scripts write a slash."""


def restored(source: Source) -> Source:
    """The page with links as they were when it was captured; the same source where it is none of the Wayback Machine's."""
    found = _address(source.url or "") or _told(source.data)
    if found is None:
        return source
    url, captured = found
    source.url = url or source.url
    if captured:
        source.captured, source.captured_from = captured, "wayback"
    source.data = _REWRITTEN.sub(b"", source.data)
    return source


def _address(url: str) -> tuple[str, str | None] | None:
    """Where a page in the archive is from, and when it was captured, by its address there."""
    found = _ADDRESS.fullmatch(url)
    if found is None:
        return None
    address = found[2] if "://" in found[2][:12] else f"http://{found[2]}"
    return address, _time(found[1])


def _told(data: bytes) -> tuple[str | None, str | None] | None:
    """The same by what stands in the page."""
    head = data[:LOOKED_AT]
    if script := _WOMBAT.search(head):
        url = script[1].decode("utf-8", "replace")
        return (url if url.startswith(("http://", "https://")) else None), _time(script[2].decode())
    if not any(sign in head for sign in _SIGNS):
        return None
    comment = _COMMENT.search(data, max(0, len(data) - LOOKED_AT))
    if comment is None:
        return None
    from datetime import UTC, datetime

    text = f"{comment[1].decode()} {comment[2].decode()}"
    try:
        return None, datetime.strptime(text, "%H:%M:%S %b %d, %Y").replace(tzinfo=UTC).isoformat()
    except ValueError:
        return None, None


def _time(digits: str) -> str | None:
    """A timestamp of the archive; one that is cut is the first moment that it stands for, if it has a day at least."""
    return moment(digits.ljust(14, "0")) if len(digits) >= 8 else None
