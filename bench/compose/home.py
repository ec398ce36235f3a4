"""Home pages: a lead story, rivers, columns of opinion, sections with a few headlines each, lists of the most read, tickers, strips
of videos, and boxes that are no news at all, each in markup of its own.

Layouts, dialects of class names and the forms of stories are data (``data/home.toml``); labels and stories are those of the
language packs.  What is most read is optional in the gold: a person could keep or drop it.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from bench.compose.data import LANGUAGES, Pack, load, pack, sites
from bench.compose.gold import flat
from bench.compose.grammar import clip
from bench.compose.model import Stamp
from bench.compose.plan import deck
from bench.compose.stories import Newsroom
from bench.compose.times import Clock

COUNTS = {
    "lead": (1, 1), "second": (2, 4), "river": (4, 9), "cards": (3, 6), "opinion": (3, 5), "section": (3, 5), "bare": (4, 7),
    "ranked": (5, 6), "ticker": (4, 8), "videos": (3, 5),
}  # fmt: skip
"""Fewest and most stories of a box."""
LABELLED = frozenset(("opinion", "section", "bare", "ranked", "ticker", "videos"))
"""Boxes that always have a label; of the others some do."""
LEADS = {"lead": 1.0, "second": 0.5, "river": 0.8, "cards": 0.4, "opinion": 0.2}
"""Chance that the stories of a box have a lead."""
AGAIN = 0.4
"""Chance of a most-read story to be one that stands elsewhere on the page."""


@dataclass
class Piece:
    """A story of a home page as a box prints it; parts that it lacks are empty."""

    title: str
    url: str
    lead: str = ""
    kicker: str = ""
    author: str = ""
    stamp: Stamp | None = None
    length: str = ""
    picture: bool = False
    ranked: bool = False
    more: dict[str, str] = field(default_factory=dict)
    """What pages of results print besides, by its name in their forms."""


@dataclass
class Box:
    """One group of a home page: stories under a label, or the lines of a box that is no news."""

    kind: str
    form: dict[str, Any] = field(default_factory=dict)
    """How its stories stand in it; ``first`` is the form of the first one, where that is another."""
    first: dict[str, Any] = field(default_factory=dict)
    label: str = ""
    more: str = ""
    pieces: list[Piece] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


@dataclass
class Home:
    """A home page before it is printed: its areas, each with the class name of its element and its boxes."""

    name: str
    language: str
    layout: str
    dialect: dict[str, Any]
    site: str
    host: str
    rtl: bool
    now: datetime
    nav: list[str]
    cookie: list[str]
    footer: list[str]
    areas: list[tuple[str, list[Box]]] = field(default_factory=list)
    family: str = "home"

    def boxes(self) -> Iterator[Box]:
        """All boxes in page order."""
        for _, boxes in self.areas:
            yield from boxes


class HomeComposer:
    """Composes one home page; all draws come from ``rng``."""

    family = "home"
    counts = COUNTS

    def __init__(self, seed: int, number: int) -> None:
        self.rng = Random(f"{seed}/{self.family}/{number}")
        self.code = deck(seed, f"{self.family} language", number, LANGUAGES)
        self.pack: Pack = pack(self.code)
        self.number = number
        data = load(self.family)
        layouts, dialects = data["layout"], load("home")["dialect"]
        names = [str(place) for place in range(len(layouts))]
        self.forms: list[dict[str, Any]] = data["form"]
        self.form_of: dict[str, dict[str, Any]] = {}
        self.layout = layouts[int(deck(seed, "layout", number, names))]
        self.dialect = dialects[int(deck(seed, "dialect", number, [str(place) for place in range(len(dialects))]))]
        self.site, self.host = self.rng.choice(sites()["sites"])
        self.now = datetime(2023, 1, 1) + timedelta(minutes=self.rng.randrange(3 * 365 * 24 * 60))
        self.clock = Clock(self.pack, self.rng, self.now)
        self.path = str(self.rng.choice(sites()["paths"]))
        self.absolute = self.rng.random() < 0.4
        self.newsroom = Newsroom(self.pack, self.rng)
        self.told: list[Piece] = []
        self.titles: set[str] = set()
        self.sections = self.pack.label("nav")[1:7]
        """Names of sections; the first entry of a menu leads home, the last ones to an account."""
        self.more = self.rng.choice(self.pack.label("read_more"))

    def fill(self, text: str) -> str:
        return text.replace("{site}", self.site).replace("{y}", str(self.now.year)).replace("{n}", "12")

    def url(self) -> str:
        """The address of a story."""
        ident = f"{self.rng.randrange(16**6, 16**7):x}"
        slug = "-".join(self.rng.sample(sites()["slugs"], 3))
        path = self.path.format(id=ident, slug=slug, y=self.now.year, mm=f"{self.now.month:02}")
        return f"https://{self.host}{path}" if self.absolute else path

    def story(self) -> tuple[str, list[str]]:
        """A headline that the page has not printed yet, and the sentences of its story."""
        while True:
            found = self.newsroom.story()
            if found is None:
                self.newsroom = Newsroom(self.pack, self.rng)
                continue
            title = self.rng.choice((found.title, found.other_title))
            if flat(title) not in self.titles:
                self.titles.add(flat(title))
                return title, found.sentences

    def piece(self, kind: str, has: dict[str, bool]) -> Piece:
        """A story as a box of some kind prints it; ``has`` are the parts that the stories of the box have."""
        title, sentences = self.story()
        piece = Piece(title, self.url(), picture=has["picture"], ranked=kind == "ranked" and has["rank"])
        if has["lead"]:
            piece.lead = self.pack.join.join(sentences[: self.rng.choice((1, 1, 2))])
            if self.rng.random() < 0.15:
                piece.lead = clip(piece.lead, 0.8, self.pack.spaced) + "…"
        if has["kicker"] and self.rng.random() < 0.8:
            piece.kicker = self.rng.choice(self.sections)
        if has["author"]:
            piece.author = self.newsroom.anyone()
        if has["time"]:
            piece.stamp = self.clock.stamp()
        if kind == "videos" and has["length"]:
            piece.length = f"{self.rng.randint(0, 12)}:{self.rng.randint(10, 59)}"
        return piece

    def labels(self, kind: str) -> list[str]:
        """What a box of some kind may be called."""
        return self.pack.label("list_heading") if kind in ("ranked", "ticker") else self.sections

    def form(self, kind: str) -> dict[str, Any]:
        """The form of the stories of a kind of box: one a page."""
        if kind not in self.form_of:
            self.form_of[kind] = self.rng.choice([one for one in self.forms if kind in one["boxes"]])
        return self.form_of[kind]

    def parts(self, kind: str) -> dict[str, bool]:
        """Which parts the stories of a box have."""
        chance = self.rng.random
        return {
            "lead": chance() < LEADS.get(kind, 0.0),
            "kicker": kind in ("lead", "second", "river", "cards") and chance() < 0.4,
            "author": kind == "opinion" or (kind in ("lead", "river", "cards") and chance() < 0.25),
            "time": kind == "ticker" or (kind in ("second", "river", "cards", "section") and chance() < 0.35),
            "picture": kind in ("lead", "second", "cards", "videos") or (kind == "river" and chance() < 0.6),
            "rank": chance() < 0.5,
            "length": chance() < 0.7,
        }

    def box(self, kind: str) -> Box:
        """A box of stories."""
        has = self.parts(kind)
        count = self.rng.randint(*self.counts[kind])
        labelled = kind in LABELLED or self.rng.random() < 0.3
        form = self.form(kind)
        box = Box(kind, form, label=self.rng.choice(self.labels(kind)) if labelled else "", more=self.more)
        if kind == "section":
            box.first = self.form("section lead" if self.rng.random() < 0.3 else "second")
        for place in range(count):
            if kind == "ranked" and self.told and self.rng.random() < AGAIN:
                again = self.rng.choice(self.told)
                if all(again.url != piece.url for piece in box.pieces):
                    box.pieces.append(Piece(again.title, again.url, ranked=has["rank"]))
                continue
            first = bool(box.first) and place == 0
            piece = self.piece(kind, has | {"lead": True, "picture": True} if first else has)
            box.pieces.append(shown(piece, box.first if first else box.form))
        if kind != "ranked":
            self.told += box.pieces
        return box

    def aside(self, kind: str) -> Box:
        """A box that is no news: an advertisement, a call to subscribe, a promotion of the site itself."""
        keys = {"ad": ("ad",), "newsletter": ("subscribe", "follow"), "promo": ("follow", "subscribe", "share")}[kind]
        return Box(kind, lines=[self.fill(self.rng.choice(self.pack.label(key))) for key in keys])

    def compose(self) -> Home:
        """The page."""
        rng = self.rng
        home = Home(
            f"{self.code}-{self.family}-{self.number:04}", self.code, str(self.layout["name"]), self.dialect, self.site, self.host,
            self.pack.rtl, self.now, [word for word in self.sections if rng.random() < 0.8],
            [self.fill(line) for line in rng.choice(self.pack.group("cookie"))],
            [self.fill(line) for line in rng.sample(self.pack.label("footer"), rng.randint(2, 4))], family=self.family,
        )  # fmt: skip
        for name, *kinds in self.layout["areas"]:
            boxes: list[Box] = []
            for kind in kinds:
                one, _, count = str(kind).partition("*")
                boxes += [self.box(one) if one in self.counts else self.aside(one) for _ in range(int(count or 1))]
            home.areas.append((str(name), boxes))
        return home


def shown(piece: Piece, form: dict[str, Any]) -> Piece:
    """The story without the parts that a form has no place for."""
    said = "".join(form["lines"])
    for name in ("lead", "kicker", "author"):
        if f"{{{name}}}" not in said:
            setattr(piece, name, "")
    if "{time}" not in said:
        piece.stamp = None
    return piece


def home_gold(home: Home) -> dict[str, Any]:
    """The gold split of a home page; what is most read is optional."""
    return split_gold(home, frozenset(COUNTS), frozenset(("ranked",)))


def split_gold(home: Home, told: Set[str], optional: Set[str]) -> dict[str, Any]:
    """The gold split of a page whose stories are in boxes of some kinds; stories that are printed twice count once, those of
    `optional` boxes may be left out, those of kinds that are not `told` are none."""
    articles: list[dict[str, Any]] = []
    seen: set[str] = set()
    for box in sorted(home.boxes(), key=lambda one: one.kind in optional):
        for piece in box.pieces if box.kind in told else []:
            if piece.url in seen:
                continue
            seen.add(piece.url)
            record: dict[str, Any] = {"title": piece.title, "text": piece.lead, "url": piece.url, "role": "item"}
            record |= {"authors": [piece.author]} if piece.author else {}
            record |= {"published_text": piece.stamp.text} if piece.stamp else {}
            articles.append(record | {"optional": box.kind in optional})
    values = " ".join(flat(" ".join(str(a.get(key, "")) for key in ("title", "text", "authors"))) for a in articles)
    lines = [*home.nav, *home.cookie, *home.footer]
    for box in home.boxes():
        lines += [box.label, box.more, *box.lines]
        lines += [piece.title for piece in box.pieces if box.kind not in told and piece.url not in seen]
    kept = {
        flat(line): line for line in lines if any(map(str.isalpha, line)) and f" {flat(line)} " not in f" {values} "
    }
    return {
        "page": f"{home.name}-html.html", "articles": articles, "boilerplate": list(kept.values()), "language": home.language,
        "kind": home.family, "captured": home.now.isoformat(),
    }  # fmt: skip


def compose_home(seed: int, number: int) -> Home:
    """Home page ``number`` (from 0) under a seed."""
    return HomeComposer(seed, number).compose()
