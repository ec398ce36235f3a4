"""Text -> `Page` of `Block`s: a door for HTML, one for feeds and one for plain text, and one block type behind all."""

from cleaner.model import Page
from cleaner.parse.without import frames, what

FEW = 4
"""Blocks that a page of nothing but frames has less than."""


def parse(text: str, url: str | None = None, data: bytes | None = None, *, markup: bool = False) -> Page:
    """The page of a decoded text; what it holds decides whether it is HTML or a feed, not what the file is called.

    `data` is `text` in UTF-8, where the caller has it: it spares encoding it again.  `markup`: fill `Page.spans`.
    """
    from cleaner.read.sniff import is_feed, is_html

    if is_feed(text):
        from cleaner.parse.feed import parse_feed

        return parse_feed(text, url, markup=markup)
    known = what(text)
    if known or is_html(text):
        from cleaner.parse.html import parse_html

        page = parse_html(text if data is None else data, url, markup=markup)
        page.nothing = bool(known)
        said = known or (frames(text) if len(page.blocks) < FEW else "")
        if said:
            page.warnings.append(said)
        return page
    from cleaner.parse.text import parse_text

    return parse_text(text)
