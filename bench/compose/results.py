"""Pages of one long list: results of a search, threads of a forum, videos, tables of posts, sections of a magazine, with lists beside
them that are none of it.

Layouts, forms and words are data (``data/results.toml``); dialects and frames are those of home pages.
"""

from collections.abc import Callable
from random import Random
from typing import Any

from bench.compose.data import load, sites
from bench.compose.home import Box, Home, HomeComposer, Piece, split_gold

COUNTS = {
    "results": (6, 20), "group": (2, 7), "videos": (3, 6), "clips": (8, 20), "threads": (10, 24), "posts": (8, 24), "river": (5, 14),
    "full": (4, 10), "digest": (12, 40), "side": (3, 9), "side teasers": (3, 8), "sponsored": (3, 8), "outlets": (6, 24), "people": (5, 16), "elsewhere": (6, 40),
}  # fmt: skip
MAIN = frozenset(("results", "group", "videos", "clips", "threads", "posts", "river", "full", "digest"))
"""Boxes whose stories are what the page is about."""
SECTIONS = frozenset(("section", "magazine"))
"""Layouts of which a person could keep the site's own stories beside the list."""
ROWS = {"sorting": (2, 4), "facets": (3, 6), "terms": (5, 12)}
"""Fewest and most links of a row."""
PARTS: dict[str, dict[str, float]] = {
    "results": {"lead": 0.85, "time": 0.7, "author": 0.35, "topic": 0.4, "kind": 0.3, "address": 0.3, "picture": 0.3, "more": 0.3},
    "group": {"lead": 0.5, "time": 0.6, "picture": 0.2},
    "videos": {"length": 0.8, "time": 0.4, "views": 0.3, "author": 0.3},
    "clips": {"length": 0.8, "time": 0.6, "views": 0.6, "author": 0.6, "lead": 0.2},
    "threads": {"time": 0.6, "author": 1.0, "replies": 1.0, "views": 1.0, "last": 0.7, "address": 1.0},
    "posts": {"time": 0.8, "author": 0.7, "replies": 0.5, "views": 0.3, "lead": 0.3},
    "river": {"lead": 0.8, "time": 0.6, "author": 0.4, "topic": 0.5, "picture": 0.6, "more": 0.4},
    "full": {"lead": 1.0, "time": 0.9, "author": 0.6, "topic": 0.6, "picture": 0.3, "replies": 0.4},
    "digest": {"picture": 0.1},
    "outlets": {}, "people": {}, "elsewhere": {"time": 0.1},
    "side": {"time": 0.2, "picture": 0.2, "views": 0.2, "rank": 0.3},
    "side teasers": {"time": 0.5, "picture": 0.6, "lead": 0.25, "topic": 0.4, "views": 0.2},
    "sponsored": {"picture": 0.8, "author": 0.8},
}  # fmt: skip
"""Chance of the stories of a box to have a part."""
MORE = ("topic", "kind", "address", "views", "replies", "last", "more")
"""Parts that no story of a home page has."""
AGAIN = 0.15
"""Chance of a story beside the list to be one of it."""


class ResultsComposer(HomeComposer):
    """Composes one page of results; all draws come from ``rng``."""

    family = "results"
    counts = COUNTS

    def __init__(self, seed: int, number: int) -> None:
        super().__init__(seed, number)
        self.words: dict[str, list[str]] = load("results")["words"][self.code]
        self.reply_word, self.view_word = self.rng.choice(self.words["replies"]), self.rng.choice(self.words["views"])
        self.share_word = self.rng.choice(self.pack.label("share"))
        self.query = self.rng.choice(self.pack.stories["event"])["tags"][0]

    def labels(self, kind: str) -> list[str]:
        if kind == "sponsored":
            return self.words["sponsored"]
        if kind in ("group", "videos"):
            return self.words["kinds"]
        return self.pack.label("list_heading") if kind.startswith("side") else self.sections

    def parts(self, kind: str) -> dict[str, bool]:
        chances = PARTS[kind]
        names = ("lead", "kicker", "author", "time", "picture", "rank", "length", *MORE)
        return {name: self.rng.random() < chances.get(name, 0.0) for name in names}

    def count(self, most: int) -> str:
        """A number as it is printed: small ones are likelier."""
        return f"{int(self.rng.random() ** 3 * most):,}".replace(",", self.pack.labels["thousands"])

    def piece(self, kind: str, has: dict[str, bool]) -> Piece:
        piece = super().piece(kind, has)
        rng = self.rng
        if kind == "full":
            story = self.newsroom.story()
            self.newsroom.more(story, 4) if story else None
            piece.lead = self.pack.join.join([piece.lead, *(story.sentences if story else [])])
        if kind in ("digest", "elsewhere"):
            piece.url = f"https://{rng.choice(sites()['external'])}{self.url().split('.example')[-1]}"
        if kind in ("outlets", "people"):
            piece.title = rng.choice(self.pack.label("sources")) if kind == "outlets" else self.newsroom.anyone()
            piece.url = f"https://{rng.choice(sites()['external'])}/{'' if kind == 'outlets' else rng.randrange(10**4)}"
        if kind == "sponsored":
            piece.url = (
                f"https://{rng.choice(sites()['external'])}/{rng.choice(sites()['slugs'])}?c={rng.randrange(10**6)}"
            )
            piece.author = rng.choice(self.pack.label("sources")) if has["author"] else ""
        if kind in ("clips", "videos") and has["length"]:
            piece.length = f"{rng.randint(0, 25)}:{rng.randint(10, 59)}"
        piece.ranked = has["rank"] and kind == "side"
        made: dict[str, Callable[[], str]] = {
            "topic": lambda: rng.choice(self.sections), "kind": lambda: rng.choice(self.words["kinds"]),
            "address": lambda: piece.url.split("://")[-1] if self.absolute else self.host + piece.url, "views": lambda: self.count(10**6),
            "replies": lambda: self.count(900), "last": self.newsroom.anyone, "more": lambda: self.more,
        }  # fmt: skip
        piece.more = {name: make() for name, make in made.items() if has[name]}
        if "address" in piece.more and kind == "threads":
            piece.more["address"] = rng.choice(sites()["external"])
        return piece

    def box(self, kind: str) -> Box:
        box = super().box(kind)
        if kind.startswith("side") and self.told:
            for place in range(len(box.pieces)):
                again = self.rng.choice(self.told)
                if self.rng.random() < AGAIN and all(again.url != piece.url for piece in box.pieces):
                    box.pieces[place] = Piece(again.title, again.url, ranked=box.pieces[place].ranked)
        for piece in box.pieces:
            piece.more |= {"reply_word": self.reply_word, "view_word": self.view_word, "share_word": self.share_word}
            if "last" in piece.more:
                piece.more["last_time"] = self.clock.stamp().text
        return box

    def aside(self, kind: str) -> Box:
        rng = self.rng
        if kind == "query":
            fill = {"{q}": self.query, "{n}": str(rng.randint(20, 4000)), "{k}": "20"}
            text = rng.choice(self.words["query"])
            for mark, value in fill.items():
                text = text.replace(mark, value)
            return Box(kind, lines=[text])
        if kind == "paging":
            pages = [str(page) for page in range(1, rng.randint(3, 9))]
            return Box(kind, lines=[*pages, *self.words["paging"]])
        if kind in ROWS:
            words = (
                [tag for event in self.pack.stories["event"] for tag in event["tags"]]
                if kind == "terms"
                else self.words[kind]
            )
            found = list(dict.fromkeys(words))
            chosen = rng.sample(found, min(len(found), rng.randint(*ROWS[kind])))
            return Box(
                kind, lines=[line.replace("{n}", self.count(900)).replace("{m}", self.count(90)) for line in chosen]
            )
        return super().aside(kind)


def results_gold(home: Home) -> dict[str, Any]:
    """The gold split of a page of results: what stands beside the list is none of it, or optional on a page of a section."""
    optional = frozenset(("side", "side teasers")) if home.layout in SECTIONS else frozenset()
    return split_gold(home, MAIN | optional, optional)


def compose_results(seed: int, number: int) -> Home:
    """Page ``number`` (from 0) under a seed."""
    return ResultsComposer(seed, number).compose()


ROW_FORMS = (
    ('<ul class="@list@">', '<li><a href="{url}">{line}</a></li>', "</ul>"),
    ('<div class="@tools@">', '<a class="@link@" href="{url}">{line}</a> ', "</div>"),
    ('<p class="@tools@">', '<a href="{url}">{line}</a> | ', "</p>"),
    ('<div class="@tools@">', '<span><a class="@button@" href="{url}">{line}</a></span>', "</div>"),
)
QUERY_FORMS = (
    '<h1 class="@top@">{line}</h1>', '<form action="/search"><input name="q"><button>OK</button></form><p class="@label@">{line}</p>',
    '<div class="@label@">{line}</div>', '<form class="@form@" action="/search"><input name="q"></form><h2>{line}</h2>',
)  # fmt: skip
"""How rows of links and the line that says what was looked for stand on a page."""


def row(rng: Random, box: Box) -> str | None:
    """The markup of a row of links or of the line of the query, with its class names not yet printed; None for other boxes."""
    if box.kind == "query":
        return rng.choice(QUERY_FORMS).replace("{line}", box.lines[0])
    if box.kind != "paging" and box.kind not in ROWS:
        return None
    start, item, end = rng.choice(ROW_FORMS)
    lead = {"paging": "?page=", "sorting": "?sort=", "facets": "?filter=", "terms": "/search?q="}[box.kind]
    return (
        start
        + "".join(item.replace("{url}", f"{lead}{n}").replace("{line}", line) for n, line in enumerate(box.lines))
        + end
    )
