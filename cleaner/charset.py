"""Labels of encodings: what a page or server calls them, what WHATWG calls them, which Python codec reads them.

A label names the encoding that browsers take it for (WHATWG Encoding Standard), which is often a superset of what the
label says: gb2312 is gbk, iso-8859-1 is windows-1252, shift_jis is Windows code page 932.
"""

import codecs
import re
from collections.abc import Callable

PRESCAN = 4096
"""Bytes at the start of a page in which it may declare its encoding; browsers look at 1024 of them."""

_USUAL = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "iso-8859-1": "windows-1252",
    "latin1": "windows-1252",
    "latin-1": "windows-1252",
    "windows-1252": "windows-1252",
    "cp1252": "windows-1252",
}
"""So that most pages need no further import."""

_CODECS = {
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    "euc-kr": "cp949",
    "gbk": "gb18030",
    "iso-8859-8-i": "iso8859-8",
    "iso-2022-jp": "iso2022_jp_ext",
    "windows-874": "cp874",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
}
"""WHATWG name -> Python codec, where the name alone would give another one or none."""

_UNREADABLE = {"replacement": None, "x-user-defined": "windows-1252"}
"""Encodings that browsers refuse to read, or hand to scripts byte by byte."""

# Strings, not compiled: `re` compiles them at first use, and a page that declares nothing never does.
_COMMENT = rb"(?s)<!--.*?-->"
_META = rb"""(?i)<(meta(?=[\s/])|[!?/a-z])((?:[^<>"']|"[^"]*"|'[^']*')*+)>"""
_ATTRIBUTE = rb"""([^\s=/"'>]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
_CHARSET = rb"""(?i)charset\s*=\s*["']?\s*([^\s"';,]+)"""
_XML = rb"""\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]+)["']"""

REPAIRS_MAX = 1_000_000
"""Errors of one page that are looked at singly; a page with more is read without repairs."""


def encoding_name(label: str) -> str | None:
    """The WHATWG name of the encoding that `label` stands for, in lower case; None for an unknown or refused one."""
    label = label.strip(" \t\n\f\r\"'").lower()
    if label in _USUAL:
        return _USUAL[label]
    if not label.isascii():
        return None
    import webencodings

    found = webencodings.lookup(label)
    if found is None:
        return None
    name: str = found.name
    return _UNREADABLE.get(name, name)


def declared(data: bytes) -> str | None:
    """The label that a page gives itself near its start: XML declaration, <meta charset>, <meta http-equiv>.

    Follows "prescan a byte stream to determine its encoding" of the HTML standard: comments, and attributes of other
    elements, are passed over; a declared utf-16 is utf-8, since it was read as ASCII.
    """
    head = data[:PRESCAN]
    if b"<" not in head:
        return None
    if found := re.match(_XML, head):
        return _readable(found[1])
    closed = head.rfind(b"-->") + 3
    if closed > 2:
        head = re.sub(_COMMENT, b"", head[:closed]) + head[closed:]
    for tag in re.finditer(_META, head.partition(b"<!--")[0]):
        if tag[1].lower() != b"meta":
            continue
        attributes = {name.lower(): a or b or c for name, a, b, c in reversed(re.findall(_ATTRIBUTE, tag[2]))}
        if label := attributes.get(b"charset"):
            return _readable(label)
        if attributes.get(b"http-equiv", b"").strip().lower() == b"content-type" and (
            found := re.search(_CHARSET, attributes.get(b"content", b""))
        ):
            return _readable(found[1])
    return None


def _readable(label: bytes) -> str:
    text = label.decode("ascii", "backslashreplace").strip().rstrip("/").lower()
    return "utf-8" if text.startswith(("utf-16", "utf16", "unicode", "ucs-2")) else text


def codec_of(name: str) -> str:
    """The Python codec for an encoding given by its WHATWG name."""
    return _CODECS.get(name, name)


def error_handler(name: str) -> str:
    """The error handler to decode with: "replace", or one that reads what WHATWG reads here and Python does not.

    Euro signs (gbk 80, big5 A3E1), and for euc-jp the rows of JIS X 0208 that NEC and IBM filled, such as the circled
    numerals.  After `REPAIRS_MAX` errors it raises, as "strict" does.
    """
    repair = _REPAIRS.get(name)
    if repair is None:
        return "replace"
    handler = f"cleaner.{name}"
    codecs.register_error(handler, _Repairs(repair))
    return handler


class _Repairs:
    def __init__(self, repair: Callable[[bytes], str]) -> None:
        self.repair = repair
        self.left = REPAIRS_MAX

    def __call__(self, error: UnicodeError) -> tuple[str, int]:
        self.left -= 1
        if not isinstance(error, UnicodeDecodeError) or self.left < 0:
            raise error
        data = error.object[error.start : error.start + 2]
        try:
            return self.repair(data), error.start + (1 if data[0] == 0x80 else 2)
        except (ValueError, IndexError):
            return "\ufffd", error.end


def _euc_jp(pair: bytes) -> str:
    # Row and cell as Shift_JIS writes them: cp932 knows the rows that JIS X 0208 leaves open.
    row, cell = pair[0] - 0xA1, pair[1] - 0xA1
    lead = (0x81 if row < 62 else 0xC1) + row // 2
    trail = cell + 0x9F if row % 2 else cell + 0x40 + (cell >= 63)
    return bytes((lead, trail)).decode("cp932")


def _gbk(pair: bytes) -> str:
    if pair[0] != 0x80:
        raise ValueError
    return "€"


def _big5(pair: bytes) -> str:
    return pair.decode("cp950")


_REPAIRS = {"euc-jp": _euc_jp, "gbk": _gbk, "gb18030": _gbk, "big5": _big5}
