"""JSON that is safe to print, to split at line ends and to decode."""

import re
from collections.abc import Iterable
from typing import Any

from msgspec.json import Encoder

from cleaner.patterns import lazy

ENCODER = Encoder()

# Control characters that JSON allows raw (U+007F to U+009F), bidirectional controls, line and paragraph separator, in
# UTF-8.  Terminals obey the first two; many readers of JSON Lines end a line at U+0085, U+2028 and U+2029.
UNSAFE = lazy(rb"\x7f|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]")

RARE = [lazy(one) for one in UNSAFE.pattern.split(b"|")[1:]]
"""All but the first, one by one, each with a literal at its beginning: looking for all at once takes twenty times as long."""


def encode(value: Any) -> bytes:
    """One line of JSON without its line end, UTF-8; what a terminal or a line reader would trip over is `\\uXXXX`.

    Raises UnicodeEncodeError where a string holds a lone surrogate.
    """
    return safe(ENCODER.encode(value))


def encode_lines(values: Iterable[Any]) -> bytes:
    """Lines of JSON, each with its line end; as `encode`."""
    return safe(ENCODER.encode_lines(values))


def safe(data: bytes) -> bytes:
    """JSON, or lines of it, with what a terminal or a line reader would trip over escaped."""
    if b"\x7f" in data or (not data.isascii() and any(one.search(data) for one in RARE)):
        return UNSAFE.sub(escape, data)
    return data


def escape(found: re.Match[bytes]) -> bytes:
    """The JSON escape of one character."""
    return b"\\u%04x" % ord(found[0].decode())
