"""Documents that hold no article, for what they are: a frameset, a list of addresses for search engines, a picture."""

import re

from cleaner.patterns import lazy

ROOT = lazy(
    r"[\s\ufeff]*+(?:(?:<\?[^>]*>|<!--.*?-->|<!doctype[^>]*>)\s*+)*+<(?:\w+:)?(urlset|sitemapindex|svg)[\s>]",
    re.I | re.S,
)
"""The first element of XML that is no page, behind its declaration and comments."""
FRAMES = lazy(r"""<frame\s(?:[^>]*?\s)?src\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.I)
MOST, LONGEST = 3, 80
"""Frames that are named, and characters of their names."""
KNOWN = {
    "urlset": "a sitemap, which lists addresses for search engines: it holds no article",
    "sitemapindex": "a list of sitemaps: it holds no article",
    "svg": "a picture (SVG): it holds no article",
}


def what(text: str) -> str:
    """What an XML document is that is no page; "" for all others, such as a page that a picture stands before."""
    found = ROOT.match(text) if "<" in text[:64] else None
    if found is None or not text[-64:].rstrip().casefold().endswith(f"{found[1].casefold()}>") or "</p>" in text:
        return ""
    return KNOWN[found[1].lower()]


def frames(text: str) -> str:
    """What to say of a page that shows nothing but frames; "" where it has none."""
    names = [found[found.lastindex or 1] for found in FRAMES.finditer(text)]
    if not names:
        return ""
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    said = ", ".join(ascii(name[:LONGEST]) for name in names[:MOST])
    return f"a frameset: what it shows stands in pages of their own: {said}{more}"
