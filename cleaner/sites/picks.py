"""Picks of rule files: selectors that say where a site's articles are, and their fields.

[[sites]]
hosts = ["news.example"]
[sites.pick]
items = "div.card"
title = "h3"
source = ".publisher"
time = "time"
"""

from msgspec import Struct

from cleaner.sites.css import Css, parse_css

PARTS = ("items", "title", "body", "source", "time", "authors", "strip")


class Pick(Struct):
    """What one `[sites.pick]` says; a part that it leaves out is empty."""

    origin: str
    items: list[Css] = []
    """Elements that each hold an article of a list."""
    title: list[Css] = []
    body: list[Css] = []
    """Elements that hold the text; without `items`, of the one article of the page."""
    source: list[Css] = []
    time: list[Css] = []
    authors: list[Css] = []
    strip: list[Css] = []
    """Elements that are removed."""


def read_pick(origin: str, said: dict[str, str]) -> Pick:
    """A pick of the selectors for its parts.  Raises ValueError."""
    pick = Pick(origin)
    for part, text in said.items():
        setattr(pick, part, parse_css(text))
    return pick
