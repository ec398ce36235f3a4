"""A look at the bytes of a page before they are parsed: whether they can be parsed in the process that asks.

Some shapes take the parser quadratic time, gigabytes for 100 KB, or end the process: elements inside each other,
attributes of one tag, formatting elements that are left open (HTML Living Standard, 13.2.4.3).  To tell them for sure
takes a parser that agrees with the real one on every comment, script and quotation mark of a hostile page.  What can be
told for sure is that a page is too small for any of them to cost much; all others get a process that they may ruin.
"""

SMALL = 64 << 10
"""Bytes.  The worst are attributes of one tag, with half a second."""
TAGS = 1000
"""The worst are 500 formatting elements that are left open, each before a block, with 0.3 s and 160 MB."""


def harmless(data: bytes) -> bool:
    """Whether no shape that this page could have costs more than a second and some hundred megabytes."""
    return len(data) <= SMALL and data.count(b"<") <= TAGS
