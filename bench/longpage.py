"""An HTML page of any size for `bench.speed`: one list of items, as an archive or a feed without end has them.

The items are the articles of `bench.longtext`, hardly a line of which stands there twice; each is a card with its headline,
its source, its time and its text, between a menu and a footer.
"""

from collections.abc import Iterator
from html import escape
from itertools import count
from random import Random

from bench.compose.compose import compose
from bench.compose.model import Article
from bench.compose.plan import plan
from bench.longtext import SEED, shuffle

HEAD = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Archive</title></head><body class="archive">
<header class="site-header"><a href="/">Archive</a><ul class="menu">{menu}</ul></header><main class="content"><div class="list">
"""
MENU = ("News", "Politics", "Sport", "Culture", "Science", "Weather", "Opinion", "Contact")
ITEM = """<article class="card"><h2 class="card-title"><a href="/{year}/{number}/{slug}">{title}</a></h2>
<div class="meta"><span class="source">{source}</span> <time datetime="{year}-03-04T09:30:00Z">4 March {year}</time></div>
<div class="card-text">{text}</div><ul class="share"><li><a href="#">Share</a></li><li><a href="#">Save</a></li></ul></article>
"""
FOOT = """</div></main><footer class="footer"><p>All rights reserved.</p><a href="/imprint">Imprint</a></footer></body></html>
"""


def longpage(size: int) -> Iterator[bytes]:
    """About `size` bytes of UTF-8 in pieces that make one page, its last item whole."""
    made = 0
    piece = HEAD.format(menu="".join(f'<li><a href="/{word.lower()}">{word}</a></li>' for word in MENU)).encode()
    for item in items():
        made += len(piece)
        yield piece
        if made >= size:
            break
        piece = item
    yield FOOT.encode()


def items() -> Iterator[bytes]:
    """Items without end."""
    number = 0
    for page in count():
        rng = Random(f"{SEED}/{page}")
        made = compose(plan(SEED, page), SEED)
        for article in made.articles:
            shuffle(article, made.language, rng)
            yield item(article, number)
            number += 1


def item(article: Article, number: int) -> bytes:
    """One item."""
    text = "".join(f"<p>{escape(para.text)}</p>" for para in article.paras)
    slug = "-".join(word.lower() for word in article.title.split() if word.isascii() and word.isalpha()) or "item"
    return ITEM.format(
        year=2000 + number % 25, number=number, slug=slug, title=escape(article.title),
        source=escape(article.source or "Archive"), text=text,
    ).encode()  # fmt: skip
