"""The page inside a message: MHTML as browsers save it (RFC 2557), and mail, of HTML or of text alone.

Bytes in, bytes out: the part is freed of its transfer encoding and not decoded, since `cleaner.decode` knows better
than the `email` package what to do with a missing or wrong charset.  One pass over the archive, linear in its size;
other parts (images, style sheets) are skipped, not decoded.
"""

import binascii
import re
from collections.abc import Iterator
from contextlib import suppress

from msgspec import Struct

from cleaner.patterns import lazy
from cleaner.read.container import Record

HTML_TYPES = ("text/html", "application/xhtml+xml")
DEPTH = 8
"""Multiparts within multiparts that are followed."""
MESSAGES = ("message/rfc822", "message/global")
"""Mail within mail: forwarded as an attachment, or returned."""
HEADER_MAX = 65_536
"""Bytes of the header of a part."""

OF_MAIL = ("mime-version", "received", "message-id", "content-type")
"""Fields that stand in the header of mail, and hardly ever in the first lines of a text."""

_FIELD = lazy(rb"([!-9;-~]+):[ \t]*([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)\r?(?:\n|\Z)")
_PARAMETER = lazy(r';\s*([\w*!-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))')


class Part(Struct):
    """A part that holds no further parts: `data[start:end]` is its body, still encoded."""

    headers: dict[str, str]
    start: int
    end: int
    message: dict[str, str]
    """The headers of the message that it is in."""
    named: bool = False
    """The archive names it, or a multipart around it, as its root."""


def is_message(head: bytes) -> bool:
    """Whether a file that begins so is a MIME message that may hold a page."""
    headers, _ = _headers(head, _after_mbox_line(head), len(head))
    kind = _content_type(headers)[0]
    if kind.startswith("multipart/") or (kind in HTML_TYPES and "mime-version" in headers):
        return True
    return "@" in headers.get("from", "") and "date" in headers and not headers.keys().isdisjoint(OF_MAIL)


def mhtml_root(data: bytes) -> Record:
    """The root HTML part of an archive: the one its `start` names, else the one saved from the archive's own address,
    else the first; where there is none, that of a mail within the mail, else the first part of plain text, at last an
    attached page.

    What the message that it is in tells of it: where it was saved from (http or https), the label of its charset, the Date, the Subject as title,
    and as site the name in its From, where an address stands beside it: browsers name themselves there.  Raises ValueError where there is neither.
    """
    headers, body = _headers(data, _after_mbox_line(data), len(data))
    address = headers.get("snapshot-content-location") or headers.get("content-location") or ""
    wanted = _content_type(headers)[1].get("start", "")
    root = text = attached = forwarded = None
    for part in _parts(data, Part(headers, body, len(data), headers), wanted, 0):
        kind = _content_type(part.headers)[0]
        if kind not in HTML_TYPES:
            # A part is text where it says nothing, and so is mail; a file is not.
            is_text = kind == "text/plain" and (
                "content-type" in part.headers or part.start > body or "from" in part.message
            )
            if is_text and not text and not part.headers.get("content-disposition", "").lower().startswith("attach"):
                text = part
            continue
        if part.headers.get("content-disposition", "").lower().startswith("attach"):
            attached = attached or part
            continue
        if part.message is not headers:
            forwarded = forwarded or part
            continue
        root = root or part
        if part.named or (not wanted and part.headers.get("content-location", "") == address):
            root = part
            break
    root = root or forwarded or text or attached
    if root is None:
        raise ValueError("no part of HTML or text")
    headers = root.message
    urls = (root.headers.get("content-location", ""), address, headers.get("archived-at", "").strip("<>"))
    date = _rfc3339(headers.get("date", ""))
    return Record(
        data=_unflowed(_body(data, root), root) if root is text else _body(data, root),
        url=next((url for url in urls if url.startswith(("http://", "https://"))), None),
        charset=_content_type(root.headers)[1].get("charset") or None,
        captured=date,
        captured_from="mhtml" if date else None,
        title=_words(headers.get("subject", "")) or None,
        site=_sender(headers.get("from", "")),
    )


def _after_mbox_line(data: bytes) -> int:
    return data.find(b"\n") + 1 if data.startswith(b"From ") else 0


def _headers(data: bytes, start: int, end: int) -> tuple[dict[str, str], int]:
    """Header fields by lower-case name, the first of each, unfolded; and where the body begins."""
    headers: dict[str, str] = {}
    at, last = start, min(end, start + HEADER_MAX)
    while field := _FIELD.match(data, at, last):
        value = re.sub(rb"\r?\n[ \t]+", b" ", field[2]).strip()
        headers.setdefault(field[1].decode("ascii").lower(), _unencoded(value))
        at = field.end()
    for blank in (b"\r\n", b"\n"):
        if data.startswith(blank, at):
            return headers, at + len(blank)
    return headers, at


def _unencoded(value: bytes) -> str:
    """A header that stands as it was typed, in UTF-8 or what Western mail had before."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("windows-1252", "replace")


def _content_type(headers: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Media type in lower case, text/plain where none is given, and its parameters."""
    value = headers.get("content-type", "text/plain")
    parameters: dict[str, str] = {}
    for name, quoted, plain in _PARAMETER.findall(value):
        parameters.setdefault(name.lower(), re.sub(r"\\(.)", r"\1", quoted) or plain)
    return value.partition(";")[0].strip().lower(), parameters


def _parts(data: bytes, part: Part, wanted: str, depth: int) -> Iterator[Part]:
    """The parts that hold no others, in order."""
    kind, parameters = _content_type(part.headers)
    part.named = part.named or bool(wanted and part.headers.get("content-id") == wanted)
    if kind in MESSAGES and depth < DEPTH:
        headers, body = _headers(data, part.start, part.end)
        yield from _parts(data, Part(headers, body, part.end, headers), "", depth + 1)
        return
    if not kind.startswith("multipart/"):
        yield part
        return
    boundary = parameters.get("boundary", "").encode() or _first_boundary(data, part)
    if depth >= DEPTH or not boundary:
        return
    for start, end in _between(data, part.start, part.end, b"--" + boundary):
        headers, body = _headers(data, start, end)
        yield from _parts(data, Part(headers, body, end, part.message, part.named), wanted, depth + 1)


def _first_boundary(data: bytes, part: Part) -> bytes:
    found = re.compile(rb"\s*--([^\r\n]{1,70})").match(data, part.start, part.end)
    return found[1].rstrip() if found else b""


def _between(data: bytes, start: int, end: int, delimiter: bytes) -> Iterator[tuple[int, int]]:
    """Ranges between delimiter lines; the last one ends with the data where the closing delimiter is missing."""
    begun = -1
    at = data.find(delimiter, start, end)
    while at >= 0:
        after = at + len(delimiter)
        closing = data.startswith(b"--", after)
        line_end = data.find(b"\n", after, end)
        line_end = end if line_end < 0 else line_end + 1
        first = at == start or data[at - 1] in b"\r\n"
        if first and (closing or not data[after:line_end].strip()):
            if begun >= 0:
                yield begun, max(begun, at - (2 if data[at - 2 : at] == b"\r\n" else 1))
            begun = -1 if closing else line_end
            if closing:
                return
        at = data.find(delimiter, line_end if first else after, end)
    if begun >= 0:
        yield begun, end


def _body(data: bytes, part: Part) -> bytes:
    body = memoryview(data)[part.start : part.end]
    encoding = part.headers.get("content-transfer-encoding", "").strip().lower()
    if encoding == "quoted-printable":
        return binascii.a2b_qp(body)
    if encoding != "base64":
        return bytes(body)
    try:
        return binascii.a2b_base64(body)
    except binascii.Error:
        # Padding is missing: a truncated archive.  The rest of a cut group of four is of no use.
        letters = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
        return binascii.a2b_base64(letters[: len(letters) // 4 * 4])


def _unflowed(body: bytes, part: Part) -> bytes:
    """Text whose lines are paragraphs again where it says that it is `format=flowed` (RFC 3676)."""
    parameters = _content_type(part.headers)[1]
    if parameters.get("format", "").lower() != "flowed":
        return body
    space = b"" if parameters.get("delsp", "").lower() == "yes" else rb"\1"
    # The line before a signature, "-- ", is no paragraph that goes on.
    return re.sub(rb"(?<!^--)(?<!\n--)( )\r?\n(?![\r\n>])", space, body)


def _words(value: str) -> str:
    """A header as text: encoded words (RFC 2047) decoded, white space single."""
    if "=?" in value:
        from email.errors import MessageError
        from email.header import decode_header, make_header

        with suppress(MessageError, LookupError, UnicodeError, ValueError):
            value = str(make_header(decode_header(value)))
    return " ".join(value.split())


def _sender(value: str) -> str | None:
    if "@" not in value:
        return None
    from email.utils import parseaddr

    name, address = parseaddr(value)
    return _words(name) if name and "@" in address else None


def _rfc3339(date: str) -> str | None:
    if not date:
        return None
    from datetime import UTC
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(date)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # "-0000" tells the time in UTC, and nothing of the place.
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()
