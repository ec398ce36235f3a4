"""Responses as web archives keep them: status, headers, and a body freed of what was done to it for its transport."""

import re
from typing import NamedTuple

from cleaner.patterns import lazy
from cleaner.read.compressed import PIECE, CompressedError, Inflate, TooLarge, bounded, decompressed, expand

PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/vnd.wap.xhtml+xml")
"""Media types of what may be a page; so may be what has none."""
SEARCHED = 65_536
"""The most bytes of a response that its headers are looked for in."""
_CHARSET = lazy(r'(?i);\s*charset\s*=\s*["\']?([^\s"\';]+)')
_CHUNK = lazy(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")


class Response(NamedTuple):
    """An HTTP response."""

    status: int | None
    headers: dict[str, str]
    """By lower-case name, the first of each."""
    body: bytes


def response(data: bytes) -> Response:
    """A response, cut at the end of its headers.  Data that does not begin as one is a body without headers."""
    if not data.startswith(b"HTTP/"):
        return Response(None, {}, data)
    end = re.compile(rb"\r?\n\r?\n").search(data, 0, SEARCHED)
    head = data[: end.start() if end else SEARCHED].decode("latin-1")
    first, *lines = re.split(r"\r?\n", head)
    headers: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    status = re.match(r"HTTP/\S+\s+(\d{3})", first)
    return Response(int(status[1]) if status else None, headers, data[end.end() :] if end else b"")


def media_type(content_type: str | None) -> str:
    """The media type of a Content-Type, in lower case; empty where there is none."""
    return (content_type or "").partition(";")[0].strip().lower()


def charset(content_type: str | None) -> str | None:
    """The label of the charset of a Content-Type, unchecked."""
    found = _CHARSET.search(content_type or "")
    return found[1] if found else None


def decoded(body: bytes, transfer: str | None, content: str | None, limit: int) -> bytes:
    """A body freed of Transfer-Encoding and Content-Encoding; as it is where it was freed of them before, which many
    archives do and leave the headers.  Raises CompressedError: damaged, or longer than `limit`.
    """
    if "chunked" in (transfer or "").lower():
        body = _joined(body)
    coding = (content or "").lower()
    if "br" in coding.replace(",", " ").split():
        return _brotli(body, limit)
    if "deflate" in coding:
        body = _deflated(body, limit)
    # gzip, x-gzip and zstd are told by their first bytes.
    return b"".join(expand(iter((body,)), limit=limit)) if coding else body


def _joined(body: bytes) -> bytes:
    """The chunks of a body; what was readable where it is cut off, the body where it has no chunks."""
    chunks: list[bytes] = []
    at = 0
    while head := _CHUNK.match(body, at):
        size = int(head[1], 16)
        if not size:
            return b"".join(chunks)
        chunks.append(body[head.end() : head.end() + size])
        at = head.end() + size
        at += 2 if body.startswith(b"\r\n", at) else body.startswith(b"\n", at)
        if at < len(body) and not _CHUNK.match(body, at):
            break
    # Whatever follows is no chunk: the first line only looked like one, or the rest is damaged.
    return b"".join(chunks) if at >= len(body) and chunks else body


def _deflated(body: bytes, limit: int) -> bytes:
    import zlib

    # RFC 9110 means zlib's format; some servers send the bare stream (RFC 1951).
    for wbits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        pieces = decompressed(Inflate(wbits), iter((body,)), zlib.error, "a deflated body")
        try:
            return b"".join(bounded(pieces, limit))
        except TooLarge:
            raise
        except CompressedError:
            continue
    return body


def _brotli(body: bytes, limit: int) -> bytes:
    import io

    from fastwarc.stream_io import BrotliReader

    try:
        reader = BrotliReader(io.BytesIO(body))
        return b"".join(bounded(iter(lambda: reader.read(PIECE), b""), limit))
    except OSError:
        return body
