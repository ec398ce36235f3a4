"""Whether a page shows so little running text that it may be waiting for its scripts."""

from typing import Final

from cleaner.model import Block, Page

PROSE: Final = 600
"""Characters of running text below which that is so."""
LINE: Final = 60
"""Characters from which a block is running text; half as many where they are not ASCII."""
ALL: Final = 3_000
"""Characters of all that a page shows, menus and all, from which it waits for nothing."""
HOLDERS: Final = ("<script", "<template", "data-")
"""Without one of these, in lower case as programs write them, a page holds no more than it shows."""


def is_running(block: Block) -> bool:
    """Whether a block is running text."""
    text = block.text
    return block.link_share < 0.5 and len(text) >= (LINE if text.isascii() else LINE // 2)


def running(page: Page) -> int:
    """Characters of the running text that a page shows."""
    return sum(len(block.text) for block in page.blocks if is_running(block))


def is_bare(page: Page) -> bool:
    """Whether a page shows so little that it may be waiting for its scripts."""
    shown = prose = 0
    for block in page.blocks:
        shown += len(block.text)
        if is_running(block):
            prose += len(block.text)
        if shown >= ALL or prose >= PROSE:
            return False
    return True


def may_lack(page: Page, text: str | bytes) -> bool:
    """Whether a page may have text that it does not show: its source, or its UTF-8, holds data, and it shows little, or has an
    article in its JSON-LD."""
    if "articlebody" in page.meta or any('"articleBody"' in script for script in page.data):
        return True
    if not is_bare(page):
        return False
    if not page.blocks:
        return bool(text)
    if isinstance(text, str):
        return any(mark in text for mark in HOLDERS)
    return any(mark.encode() in text for mark in HOLDERS)
