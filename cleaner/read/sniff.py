"""What is in a file: HTML, text, a web archive, or something that is no page.  The content decides, never the name."""

import re
from typing import Literal

from cleaner.decode import MARKS, utf16

Content = Literal["html", "text", "mhtml", "singlefile", "webarchive", "binary", "empty"]

HEAD = 65_536
"""Bytes, or characters, at the start that are looked at."""
HOLDERS = ("archive", "gzip file", "bzip2 file", "xz file", "a Zstandard file", "LZ4 file", "Parquet file")
"""What formats are called that may hold pages."""
TAIL = 1024
"""And at the end."""

BLANK = " \t\r\n\x0b\x0c\ufeff"
_TEXT_BYTES = bytes({*range(0x20, 0x100), *b"\t\n\x0b\x0c\r\b\x1b"} - {0x7F})
"""Not control characters, or such as text files hold: overstrikes, colours, the shifts of ISO-2022-JP."""

_BLOCK_TAGS = (
    "html|head|body|frameset|div|p|h[1-6]|ul|ol|li|dl|dt|dd|table|tbody|tr|td|th|section|article|main|header|footer|nav"
    "|aside|figure|figcaption|form|blockquote|pre|center|hr|br|script|noscript|iframe"
)
_INLINE_TAGS = "a|b|i|u|em|strong|span|font|img|small|big|sub|sup|code|label|button|input|cite|time|picture"
_TAG = rf"(?i)<(/?)(?:({_BLOCK_TAGS})|({_INLINE_TAGS}))(?=[\s/>])[^<>]*>"
_PROLOGUE = r"(?is)\s*+(?:<!--.*?-->|<\?[^>]*>|<!doctype(?!\s+html\b)[^>]*>)"
_FEED = r"<(?:rss[\s>]|rdf:RDF\s[^>]*purl\.org/rss|feed\s[^>]*(?:w3\.org/2005/Atom|purl\.org/atom))"
_RAW = r"(?is)(<(script|style)(?=[\s>])[^<>]*>).*?(</\2(?=[\s>])[^<>]*>|\Z)"
_DOCUMENT = r"(?i)\s*+<(?:!doctype\s+html|html)(?![\w-])"


def sniff(data: bytes) -> Content:
    """What `data` is, judged by its first `HEAD` and last `TAIL` bytes.

    "mhtml" is a MIME message that may hold a page: see `cleaner.read.mhtml`.  "singlefile" is HTML with a ZIP archive
    in it that holds the page: see `cleaner.read.singlefile`; "webarchive" a property list of Safari that does: see
    `cleaner.read.webarchive`.  White space alone is "empty".  XML is
    "html" where it holds HTML elements, such as XHTML and feeds with markup inside, else "text".
    """
    head = data[:HEAD]
    marked = next((name for mark, name in MARKS if head.startswith(mark)), None)
    if marked != "utf-8" and (wide := marked or utf16(head)):
        tail = data[max(HEAD, len(data) - TAIL) & ~3 :]
        return _page(head.decode(wide, "replace") + tail.decode(wide, "replace"))
    if head.isspace():
        head = data.lstrip()[:HEAD]
    if _named(head):
        return "webarchive" if _holds_page(data) else "binary"
    if b"PK\3\4" in head and head.startswith(b"<") and b"SingleFile" in head and b"PK\5\6" in data[-HEAD:]:
        return "singlefile"
    if _is_message(head):
        return "mhtml"
    controls = len(head.translate(None, _TEXT_BYTES))
    if controls * 50 > len(head) and (controls > 2 or controls * 2 > len(head)):
        return "binary"
    # Markup is ASCII in every encoding that is left, so one that reads all bytes will do.
    return _page((head.removeprefix(b"\xef\xbb\xbf") + data[max(HEAD, len(data) - TAIL) :]).decode("latin-1"))


def is_feed(text: str) -> bool:
    """Whether a text is a feed: RSS, RDF Site Summary, Atom or JSON Feed."""
    head = text[:4096].lstrip(BLANK)
    if head.startswith("{") and "jsonfeed.org" in head:
        from cleaner.read.formats import is_json_feed

        return is_json_feed(head.encode("utf-8", "replace"))
    if not head.startswith("<") or not any(name in head for name in ("<rss", "<feed", "<rdf:RDF")):
        return False
    start = 0
    while prologue := re.compile(_PROLOGUE).match(head, start):
        start = prologue.end()
    return re.compile(_FEED).match(head[start:].lstrip(BLANK)) is not None


def describe_binary(data: bytes) -> str:
    """What a file that is "binary" is, for a sentence: "a PNG image", "binary data"."""
    return _named(data[:HEAD]) or "binary data"


def is_media(head: bytes) -> bool:
    """Whether a file that begins so is a picture, sound, font, document, database or program: none that may hold pages."""
    return bool(name := _named(head)) and not name.endswith(HOLDERS)


def is_html(text: str) -> bool:
    """Whether a text is HTML and should be read as such.

    A document says so with its first tag, or by its last where something stands before it.  A fragment is told by its
    tags: it begins with one and they go on, or most of its lines hold some.  A text that talks about HTML has tags,
    too, but its lines mostly have none.
    """
    head = text[:HEAD].lstrip(BLANK)
    start = 0
    while prologue := re.compile(_PROLOGUE).match(head, start):
        start = prologue.end()
    head = head[start:].lstrip(BLANK)
    if re.match(_DOCUMENT, head):
        return True
    end = text[-TAIL:].lower()
    if head.startswith("<"):
        head = _without_programs(head, end if len(text) > HEAD else "")
    tags = list(re.finditer(_TAG, head))
    opened = {(tag[2] or tag[3]).lower() for tag in tags if not tag[1]}
    closed = {(tag[2] or tag[3]).lower() for tag in tags if tag[1]}
    if opened & {"html", "head", "body"} and ("</html>" in end or "</body>" in end):
        return True
    if start and head.startswith("<"):
        # XML, or markup behind a comment: never written by people to be read.
        return len(tags) >= 2
    if not tags or not any(tag[2] for tag in tags):
        return _wrapped(text, tags)
    share = _share_of_lines(head, tags)
    if tags[0].start() == 0 and not tags[0][1]:
        return _wrapped(text, tags) or (share >= 0.2 and (bool(opened & closed) or len(tags) > 2))
    return len(tags) > 5 and share >= 0.5 and bool(opened & (closed | {"br", "hr", "p", "li"}))


def _without_programs(head: str, end: str) -> str:
    """The markup around scripts and style sheets: a page that begins with one has more lines of it than of any markup.

    Where one is longer than `head`, the end of the page says what comes behind it.
    """
    if end and any(not raw[3] for raw in re.finditer(_RAW, head)):
        head = re.sub(_RAW, lambda raw: raw[1] + raw[3], head) + end
    return re.sub(_RAW, lambda raw: raw[1] + raw[3] if raw[3] else raw[0], head)


def _page(text: str) -> Content:
    if not text.strip(BLANK):
        return "empty"
    return "html" if is_feed(text) or is_html(text) else "text"


def _wrapped(text: str, tags: list[re.Match[str]]) -> bool:
    """Whether the text is one element from beginning to end."""
    if not tags or tags[0].start() != 0:
        return False
    name = tags[0][2] or tags[0][3]
    return text[-TAIL:].rstrip(BLANK).lower().endswith(f"</{name.lower()}>")


def _share_of_lines(head: str, tags: list[re.Match[str]]) -> float:
    """Of the lines that are not blank, how many hold a tag or a part of one."""
    head = head.replace("\r\n", " \n").replace("\r", "\n")
    tagged: set[int] = set()
    line = at = 0
    for tag in tags:
        line += head.count("\n", at, tag.start())
        tagged.update(range(line, line + head.count("\n", tag.start(), tag.end()) + 1))
        at = tag.start()
    return len(tagged) / max(len(tagged), sum(not row.isspace() for row in head.split("\n") if row))


def _holds_page(data: bytes) -> bool:
    if not data.startswith(b"bplist00"):
        return False
    from cleaner.read.webarchive import is_webarchive

    return is_webarchive(data)


def _is_message(head: bytes) -> bool:
    if not re.match(rb"(?:From [^\n]*\n)?[!-9;-~]+:", head):
        return False
    begins = head[:8192].lower()
    if b"content-type:" not in begins and b"message-id:" not in begins:
        return False
    from cleaner.read.mhtml import is_message

    return is_message(head)


def _named(head: bytes) -> str:
    """The format that the first bytes stand for; "" for text, and where it is not known."""
    if head.startswith((b"<", b"\xef\xbb\xbf")):
        return ""
    from cleaner.read.magic import MAGIC, SURE

    for offset, magic, name in MAGIC:
        if head.startswith(magic, offset):
            sure = magic in SURE or (len(magic) > 3 and not (magic.isascii() and magic.decode().isprintable()))
            if sure or head[:512].translate(None, _TEXT_BYTES):
                return name
    return ""
