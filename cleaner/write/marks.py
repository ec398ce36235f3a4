"""Marks of form within a text: headings, links, lists, code, for a format that can show them.

A text of an article holds no control characters but line ends, so these can stand in it: a text with marks goes the way of any
text, and `bare` takes them off.

| mark | what |
| --- | --- |
| `\\x01 KIND ARGUMENT \\x02` | before a block: `h` and the rank of a heading below the title, from 0; `l`, depth, ":", marker of an item (none where it goes on); `q` a quotation; `c` and the language of code |
| `\\x03 ADDRESS \\x04 words \\x05` | a link |
| `\\x06 words \\x07` | bold |
| `\\x10 words \\x11`, `\\x12 words \\x13` | slanted, code |
| `\\x0e`, `\\x0f` | a line end in code, a bar in a cell |
"""

from cleaner.patterns import lazy

BEGIN, END = "\x01", "\x02"
LINK, WORDS, LINKED = "\x03", "\x04", "\x05"
BOLD, BOLDED = "\x06", "\x07"
SLANT, SLANTED, CODE, CLOSED = "\x10", "\x11", "\x12", "\x13"
NEWLINE, BAR = "\x0e", "\x0f"
MARK = lazy(r"\x01([hlqc])([^\x02\n]*)\x02")
LINKS = lazy(r"\x03([^\x04\n]*)\x04([^\x05\n]*)\x05")
ANY = lazy(r"\x01[^\x02]*\x02|\x03[^\x04]*\x04|[\x05-\x07\x10-\x13]")


def bare(text: str | None) -> str | None:
    """A text without its marks."""
    if text is None or not any(mark in text for mark in (LINKED, END, BOLDED, BAR, SLANTED, CLOSED)):
        return text
    return ANY.sub("", text).replace(NEWLINE, "\n").replace(BAR, "|")
