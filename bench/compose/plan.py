"""What is drawn once for a page: its kind, its layout, what it shows and what it leaves out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import TypeVar

from bench.compose.data import LANGUAGES, sites

T = TypeVar("T")

KINDS = ("full",) * 7 + ("single", "list", "related")

MAIN_LAYOUTS: tuple[tuple[tuple[str, ...], int], ...] = (
    (("source", "time", "title", "byline"), 4),
    (("title", "source", "time", "byline"), 3),
    (("title", "byline", "source", "time"), 2),
    (("title", "byline", "pair"), 4),
    (("pair", "title", "byline"), 3),
    (("title", "triple"), 2),
    (("title", "byline", "time"), 2),
    (("time", "title", "byline"), 2),
    (("title", "rpair", "byline"), 1),
    (("title", "byline"), 5),
)
ITEM_LAYOUTS: tuple[tuple[tuple[str, ...], int], ...] = (
    (("source", "time", "title"), 3),
    (("source", "time", "dash", "title"), 5),
    (("title", "source", "time"), 5),
    (("pair", "title"), 5),
    (("time", "source", "title"), 4),
    (("title", "pair"), 3),
    (("rpair", "title"), 2),
)
ONE_LINE: dict[str, tuple[str, ...]] = {
    "both": ("titlesource", "time"),
    "source": ("titlesource",),
    "time": ("timetitle",),
    "none": ("title",),
}
MISSING: dict[str, tuple[str, ...]] = {
    "source": ("time",),
    "time": ("source", "dash"),
    "none": ("source", "time", "dash", "pair", "rpair"),
}
FIELDS = {"both": 72, "source": 12, "time": 10, "none": 6}
LIST_FIELDS = {"both": 30, "source": 20, "time": 15, "none": 35}
BODIES = {"none": 25, "teaser": 30, "long": 20, "several": 15, "mixed": 10}
TAGS = {"none": 20, "line": 22, "lines": 15, "empty": 20, "commas": 8, "bare": 15}


def draw(rng: Random, weights: Mapping[T, int] | Sequence[tuple[T, int]]) -> T:
    """One of the keys, with its weight."""
    pairs = list(weights.items()) if isinstance(weights, Mapping) else list(weights)
    return rng.choices([key for key, _ in pairs], [weight for _, weight in pairs])[0]


@dataclass(frozen=True)
class Plan:
    """The draws of one page; probabilities stand beside them in ``plan``."""

    number: int
    language: str
    kind: str
    site: str
    host: str
    now: datetime
    main_layout: tuple[str, ...]
    main_source: bool
    main_time: bool
    byline: bool
    paragraphs: int
    decorated: bool
    main_dateline: bool
    credit: str
    tags: str
    ai: str
    share: str
    middle: bool
    cookie: bool
    text_nav: str
    footer: bool
    comments: str
    comments_last: bool
    label: bool
    items: int
    item_layout: tuple[str, ...]
    bodies: str
    ragged: bool
    item_bylines: bool
    item_credits: bool
    datelines: bool
    glued: bool
    truncated: bool
    more: bool
    ads: bool
    retold: bool
    separator: str
    bullet: str

    @property
    def name(self) -> str:
        return f"{self.language}-{self.kind}-{self.number:04}"


def deck(seed: int, what: str, number: int, cards: Sequence[str]) -> str:
    """The card of a page from decks shuffled block by block, so that shares hold for any number of pages."""
    block, place = divmod(number, len(cards))
    shuffled = list(cards)
    Random(f"{seed}/{what}/{block}").shuffle(shuffled)
    return shuffled[place]


def item_layout(rng: Random, kind: str) -> tuple[str, ...]:
    """The header parts of the items, without those for which the page gives no value."""
    fields = draw(rng, LIST_FIELDS if kind == "list" else FIELDS)
    if kind == "list" and rng.random() < 0.25:
        return ONE_LINE[fields]
    layout = draw(rng, ITEM_LAYOUTS)
    if fields == "both":
        return layout
    return tuple(part for part in layout if part not in MISSING[fields])


def item_count(rng: Random, kind: str, bodies: str) -> int:
    """How many items a page has: 0 to 20 beside an article, 2 to 20 without one, 5 to 26 on a bare list."""
    if kind == "single":
        return 0
    if kind == "list":
        return rng.randint(5, 26)
    low = 2 if kind == "related" else rng.choices((0, 1), (1, 14))[0]
    if kind == "full" and low == 0:
        return 0
    high = {"none": 20, "mixed": 20, "teaser": 13, "several": 8, "long": 8}[bodies]
    # Most pages show a handful; three of ten take any number of the range, so that long sections are not rare.
    count = rng.randint(low, high) if rng.random() < 0.3 else round(rng.triangular(low, high, 4))
    return max(low, min(high, count))


def plan(seed: int, number: int) -> Plan:
    """The plan of page ``number`` (from 0) under a seed."""
    rng = Random(f"{seed}/plan/{number}")
    kind = deck(seed, "kind", number, KINDS)
    chance = rng.random
    bodies = "none" if kind == "list" else draw(rng, BODIES)
    # Two or three short paragraphs are as common as a long report; a triangle puts the peak at five.
    paragraphs = max(2, round(rng.triangular(2, 15, 5)))
    items = item_count(rng, kind, bodies)
    site, host = rng.choice(sites()["sites"])
    retold = kind == "full" and items > 0 and chance() < 0.25
    return Plan(
        number=number,
        language=deck(seed, "language", number, LANGUAGES),
        kind=kind,
        site=site,
        host=host,
        now=datetime(2023, 1, 1) + timedelta(minutes=rng.randrange(3 * 365 * 24 * 60)),
        main_layout=draw(rng, MAIN_LAYOUTS),
        main_source=chance() < 0.65,
        main_time=chance() < 0.75,
        byline=chance() < 0.55,
        paragraphs=paragraphs,
        decorated=not retold and chance() < 0.35,
        main_dateline=chance() < 0.3,
        credit=draw(rng, {"none": 45, "end": 40, "start": 15}),
        tags=draw(rng, TAGS),
        ai=draw(rng, {"none": 50, "middle": 38, "top": 12}),
        share=draw(rng, {"none": 40, "top": 25, "end": 25, "both": 10}),
        middle=chance() < 0.25,
        cookie=chance() < 0.2,
        text_nav=draw(rng, {"none": 72, "line": 14, "lines": 14}),
        footer=chance() < 0.4,
        comments=draw(rng, {"none": 25, "empty": 40, "some": 35}),
        comments_last=chance() < 0.3,
        label=chance() < 0.93,
        items=items,
        item_layout=item_layout(rng, kind),
        bodies=bodies,
        ragged=chance() < 0.1,
        item_bylines=chance() < 0.07,
        item_credits=chance() < 0.08,
        datelines=chance() < 0.6,
        glued=chance() < 0.25,
        truncated=chance() < 0.2,
        more=chance() < 0.2,
        ads=chance() < 0.15,
        retold=retold,
        separator=rng.choice(sites()["separators"]),
        bullet=draw(rng, {"": 80, "• ": 8, "- ": 4, "#": 8}) if kind == "list" else "",
    )
