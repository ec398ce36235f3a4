"""Bytes to text: never fails, and says what it had to guess or to replace.

The order is that of browsers (HTML standard, "determining the character encoding"), with two differences that suit
saved files, whose declarations are often older than their bytes: text that is UTF-8 throughout is UTF-8 whatever it
declares, and a declaration that the bytes contradict is not believed.

    byte order mark > NULs placed as in UTF-16 > UTF-8 without an error > transport > the page itself > detection
"""

import codecs
import re

from msgspec import Struct

from cleaner.charset import codec_of, declared, encoding_name, error_handler

MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32le"),
    (b"\x00\x00\xfe\xff", "utf-32be"),
    (b"\xff\xfe", "utf-16le"),
    (b"\xfe\xff", "utf-16be"),
)
"""Byte order marks, longer ones before those they begin with."""
_WIDE = ("utf-16le", "utf-16be", "utf-32le", "utf-32be")
# Strings, not compiled: `re` compiles them at first use, and most pages need neither.
_SCRIPTS = (
    "[\t\n\r -~\xa0-\u024f\u0370-\u06ff\u0900-\u0e7f\u1e00-\u1eff\u2010-\u2044\u20a0-\u20bf\u3000-\u30ff"
    "\u4e00-\u9fff\uac00-\ud7a3\uff01-\uffee\U0001f300-\U0001faff]"
)
_ASCII_TEXT = bytes({*range(0x20, 0x7F), *b"\0\t\n\r"})
_SURROGATES = "[\ud800-\udfff]"
_BAD_SHARE = 0.05
"""Of the characters that are not ASCII, how many may be unreadable in an encoding that is declared."""


class Decoded(Struct):
    """The text of a page: no NUL, no byte order mark in front, no lone surrogate, so it can be encoded as UTF-8."""

    text: str
    encoding: str
    """WHATWG name in lower case, such as "shift_jis"; utf-32le and utf-32be, which WHATWG has not, by their own."""
    warnings: list[str]
    verbatim: bool = False
    """The bytes decoded are `text` in UTF-8, every one of them."""


def decode(data: bytes, *, charset: str | None = None) -> Decoded:
    """Decode a page; `charset` is the label that the transport gave (HTTP header, MIME part), if it gave one.

    What cannot be read becomes U+FFFD.  Time is linear in `len(data)`; no copy is kept beside the text, and while the
    codec works it takes at most about three bytes a byte of `data`.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return _marked(data, mark, name)
    if wide := utf16(data):
        return _read(data, wide, [])
    if data.isascii():
        return _seven_bit(data)
    warnings: list[str] = []
    labels = _labels(data, charset, warnings)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        at = error.start
        if error.reason == "unexpected end of data" and re.compile(rb"[\x80-\xff]").search(data, 0, at):
            return _read(data, "utf-8", warnings)
    else:
        if labels and "utf-8" not in labels:
            warnings.append(f"declared as {labels[0]}, but all of it is valid utf-8: read as utf-8")
        return _verbatim(text, warnings, data)
    return _decided(data, at, labels, warnings)


def scrub(text: str) -> tuple[str, list[str]]:
    """Text that did not come from bytes, made fit like that of `decode`, and the warnings to give."""
    done = _without_nul(text, "", [])
    text, lone = re.subn(_SURROGATES, "\ufffd", done.text)
    if lone:
        done.warnings.append(f"{_count(lone, 'lone surrogate')}: replaced by U+FFFD")
    return text, done.warnings


def utf16(data: bytes) -> str | None:
    """The encoding of UTF-16 or UTF-32 text without a byte order mark, judged by its start; None for all other data.

    Looks for NULs (the upper halves of ASCII characters), then whether what comes out is text of living scripts.
    """
    head = data[:4096]
    zeros = head.count(0)
    if not zeros or len(head) < 4:
        return None
    if zeros * 4 < len(head) and not head.translate(None, _ASCII_TEXT):
        # ASCII with a NUL here and there: two of its letters would make a fine Chinese character.
        return None
    best, name = max((_share_of_text(head, name), name) for name in _WIDE)
    return name if best >= 0.95 else None


def _share_of_text(head: bytes, name: str) -> float:
    text = codecs.getincrementaldecoder(name)("replace").decode(head)
    return len(re.findall(_SCRIPTS, text)) / max(1, len(text))


def _labels(data: bytes, charset: str | None, warnings: list[str]) -> list[str]:
    """WHATWG names of the declared encodings, the transport's first; an unknown label is a warning."""
    names = []
    for label in (charset, declared(data)):
        if not label:
            continue
        if name := encoding_name(label):
            names.append(name)
        else:
            warnings.append(f"unknown encoding {label[:40]!a}: ignored")
    return list(dict.fromkeys(names))


def _marked(data: bytes, mark: bytes, name: str) -> Decoded:
    # A view spares the copy that slicing would make.
    body = memoryview(data)[len(mark) :]
    if name != "utf-8":
        return _read(body, name, [])
    try:
        return _without_nul(str(body, "utf-8"), name, [])
    except UnicodeDecodeError as error:
        return _decided(data[len(mark) :], error.start, ["utf-8"], [])


def _seven_bit(data: bytes) -> Decoded:
    """ASCII, unless its escape sequences spell ISO-2022-JP."""
    if b"\x1b$" in data:
        decoded = _read(data, "iso-2022-jp", [])
        if decoded.text.count("\ufffd") * 50 < _foreign(decoded.text):
            return decoded
    return _verbatim(data.decode("ascii"), [], data)


def _foreign(text: str) -> int:
    """How many characters are not ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def _decided(data: bytes, at: int, labels: list[str], warnings: list[str]) -> Decoded:
    """Choose among the declared encodings and detection for data that is not UTF-8 from byte `at` on."""
    from cleaner import detect

    sample = detect.sample(data, at)
    guess: tuple[str, float] | None = None
    for name in labels:
        if name == "utf-8":
            fits = _share_of_errors(sample) <= 0.5
        elif name in _WIDE:
            fits = _share_of_text(data[:4096], name) >= 0.95
        else:
            guess = guess or detect.detect(sample)
            fits = detect.damage(sample, name) <= _BAD_SHARE and not detect.contradicted(sample, name, guess)
        if fits:
            return _read(data, name, warnings)
    if not labels and _share_of_errors(sample) <= 0.2:
        return _read(data, "utf-8", warnings)
    name, fit = guess or detect.detect(sample)
    likely = labels and labels[0] not in _WIDE and (labels[0] == "utf-8" or detect.damage(sample, labels[0]) < 0.5)
    if likely and fit < 0.5:
        name = labels[0]
    elif labels:
        warnings.append(f"declared as {labels[0]}, but the bytes do not fit it: read as {name}")
    else:
        warnings.append(f"no encoding declared: read as {name}, the most likely one")
    return _read(data, name, warnings)


def _share_of_errors(sample: bytes) -> float:
    """Of the characters of the sample that are not ASCII, how many are not UTF-8."""
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(sample)
    errors = text.count("\ufffd") - sample.count(b"\xef\xbf\xbd")
    return errors / max(1, _foreign(text))


def _read(data: bytes | memoryview, name: str, warnings: list[str]) -> Decoded:
    codec = codec_of(name)
    try:
        text = str(data, codec, error_handler(name))
    except UnicodeDecodeError:
        text = str(data, codec, "replace")
    if bad := text.count("\ufffd"):
        if name == "utf-8":
            bad -= bytes(data).count("\ufffd".encode())
        elif name in _WIDE:
            bad -= bytes(data).count("\ufffd".encode(codec))
    if bad > 0:
        warnings.append(f"{_count(bad, 'character')} could not be read as {name}: replaced by U+FFFD")
    return _without_nul(text, name, warnings)


def _verbatim(text: str, warnings: list[str], data: bytes) -> Decoded:
    """What UTF-8 without a byte order mark decodes to."""
    done = _without_nul(text, "utf-8", warnings, may_have=0 in data)  # a byte is found sooner than a character
    done.verbatim = len(done.text) == len(text)
    return done


def _without_nul(text: str, name: str, warnings: list[str], *, may_have: bool = True) -> Decoded:
    if may_have and "\0" in text:
        nuls = text.count("\0")
        text = text.replace("\0", "")
        warnings.append(f"{_count(nuls, 'NUL character')}: removed")
    if text.startswith("\ufeff"):
        text = text.lstrip("\ufeff")
    return Decoded(text, name, warnings)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' if number != 1 else ''}"
