"""The one place where text of a page, a file name or an error is made fit for a terminal.

A terminal obeys control characters, bidirectional controls reorder what a person reads, and characters without width
hide in it.  They are shown as escapes: `\\x1b`, `\\u202e`, `\\U000e0041`; bytes of file names that are no UTF-8, which Python
hands on as surrogates (PEP 383), as `\\xff`.  Which they are: general categories Cc, Cs,
Zl and Zp, the bidirectional controls of Unicode Standard Annex 9, and code points with the property
Default_Ignorable_Code_Point (DerivedCoreProperties.txt) except variation selectors, which change a glyph in place.

ZERO WIDTH JOINER and NON-JOINER stay where the script needs them to spell: after letters of Arabic, Syriac, the scripts
of India and Southeast Asia and Mongolian, and the joiner after emoji.
"""

import re

from cleaner.patterns import lazy

_HIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff0-\ufffb\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_JOINED = (
    "\u0600-\u061b\u061d-\u077f\u08a0-\u08ff\u0900-\u0dff\u0e80-\u109f"
    "\u1780-\u17b3\u17b6-\u17ff\u1800-\u180d\u1810-\u18af\ua980-\ua9df"
)
_EMOJI = "\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f300-\U0001faff"
_JOINERS = f"(?<![{_JOINED}])\u200c|(?<![{_JOINED}{_EMOJI}])\u200d"

_LINES = lazy(f"[{_HIDDEN}]|{_JOINERS}")
_LINE = lazy(f"[{_HIDDEN}\t\n]|{_JOINERS}")


def visible(text: str, *, lines: bool = False) -> str:
    """`text` with everything escaped that a terminal would obey, or a reader not see.

    With `lines`, line feeds and tabs stay as they are; without, the result is one line.  Backslashes of the text itself
    are left alone, so the result is for eyes and cannot be read back.
    """
    if text.isascii() and text.isprintable():
        return text
    return (_LINES if lines else _LINE).sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if 0xDC80 <= code <= 0xDCFF:
        code -= 0xDC00
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
