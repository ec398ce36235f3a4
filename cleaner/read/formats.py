"""How files begin that hold several pages."""

import re
from collections.abc import Sequence
from typing import Literal

from cleaner.patterns import lazy
from cleaner.read.header import header_of

Format = Literal["zip", "tar", "warc", "arc", "json", "parquet", "mbox", "table"]

HEAD = 4096
"""Bytes that tell one format from another."""
_BOOKS = (b"mimetypeapplication/epub+zip", b"mimetypeapplication/vnd.oasis.opendocument", b"[Content_Types].xml")
_JSON = rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*(?:"|\})'

JSON_FEED = lazy(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version')
MAILBOX = lazy(rb"From [^\r\n]{0,300}?\d:\d\d[^\r\n]{0,40} (?:19|20)\d\d\b[^\r\n]{0,80}\r?\n>?[!-9;-~]+:")
"""The line before a mail in a mailbox, with the time at which it came, and the first field of its header."""


def format_of(head: bytes, told: Sequence[str] = ()) -> Format | None:
    """The container that a file is which begins so; None for all others.  `told` are names of fields that hold pages."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return None if head.startswith(_BOOKS, 30) else "zip"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(b"filedesc://"):
        return "arc"
    if is_json(head):
        return None if is_json_feed(head) else "json"
    if head.startswith(b"From ") and MAILBOX.match(head):
        return "mbox"
    if header_of(head, told):
        return "table"
    if len(head) >= 512 and (head[257:262] == b"ustar" or not head[100:108].strip(b"01234567 \0")):
        from cleaner.read.tarred import is_header

        return "tar" if is_header(head[:512]) else None
    return None


def is_json_feed(head: bytes) -> bool:
    """Whether JSON that begins so is a JSON Feed, which is a page of its own."""
    return b"jsonfeed.org" in head and JSON_FEED.search(head) is not None


def is_json(head: bytes) -> bool:
    """Whether a file of JSON records may begin so."""
    return head.startswith((b"{", b"[", b"\xef\xbb\xbf", b" ", b"\n", b"\r", b"\t")) and bool(re.match(_JSON, head))
