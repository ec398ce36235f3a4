"""How files begin that hold several pages."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from cleaner.patterns import lazy

Format = Literal["zip", "tar", "warc", "arc", "json", "parquet", "mbox", "table"]

HEAD = 4096
"""Bytes that tell one format from another."""
_BOOKS = (b"mimetypeapplication/epub+zip", b"mimetypeapplication/vnd.oasis.opendocument", b"[Content_Types].xml")
_JSON = rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*(?:"|\})'

_NAME = rb'(?:"[^"\r\n,;\t]{1,60}"|[A-Za-z_][\w.:/()-]*(?: [\w.:/()-]+){0,4})'
_HEADER = lazy(rb"(?:\xef\xbb\xbf)?(?:%s|)(?:[,;\t]%s){1,400}\r?\n" % (_NAME, _NAME))
"""Names with commas, semicolons or tabs between and no blanks behind them.  The first may be missing, as pandas writes them."""
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
    if _HEADER.match(head) and header_of(head, told):
        return "table"
    if len(head) >= 512 and (head[257:262] == b"ustar" or not head[100:108].strip(b"01234567 \0")):
        from cleaner.read.tarred import is_header

        return "tar" if is_header(head[:512]) else None
    return None


class Header(NamedTuple):
    """The first row of a table."""

    mark: bytes
    """What stands between cells."""
    names: tuple[str, ...]


def header_of(head: bytes, told: Sequence[str] = ()) -> Header | None:
    """The names of the columns of a table that begins so; None for what is none, and without a column for pages: such as
    their names promise, or one that is `told`.  A row with as many cells follows, or one with a quotation mark.
    """
    line = _HEADER.match(head)
    if line is None:
        return None
    from cleaner.read.names import promising

    first = line[0].removeprefix(b"\xef\xbb\xbf").rstrip(b"\r\n")
    mark = max((b",", b";", b"\t"), key=first.count)
    names = tuple(name.strip(b'"').decode("utf-8", "replace") for name in first.split(mark))
    second = head[line.end() :].partition(b"\n")[0]
    if second.count(mark) < first.count(mark) and b'"' not in second:
        return None
    return Header(mark, names) if any(name in told or promising(name) for name in names) else None


def is_json_feed(head: bytes) -> bool:
    """Whether JSON that begins so is a JSON Feed, which is a page of its own."""
    return b"jsonfeed.org" in head and JSON_FEED.search(head) is not None


def is_json(head: bytes) -> bool:
    """Whether a file of JSON records may begin so."""
    return head.startswith((b"{", b"[", b"\xef\xbb\xbf", b" ", b"\n", b"\r", b"\t")) and bool(re.match(_JSON, head))
