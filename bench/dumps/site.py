"""The pages of one site: articles with what stands around them, and lists of articles."""

from datetime import datetime
from random import Random
from typing import Any

from bench.compose.model import Article, Comment, Comments, Furniture, Page, Para, Stamp
from bench.dumps.speech import site_of, speech_of

WIRE, WIRE_SHARE = 5, 0.12
"""Stories that several pages print word for word, and the share of the pages that print one."""
SERIAL_SHARE, QUOTE_SHARE, LIST_SHARE, PROMO_SHARE, TALK_SHARE = 0.15, 0.08, 0.12, 0.8, 0.5
OWN = 0.5
"""Share of the related stories that other pages of the site tell in full."""
NOW = datetime(2025, 3, 4, 12)


class Site:
    """Composes the pages of a dump; page `number` of a site and seed is always the same."""

    def __init__(self, name: str, seed: int, pages: int) -> None:
        self.name, self.seed, self.pages = name, seed, pages
        self.site: dict[str, Any] = site_of(name)
        self.speech = speech_of(name)

    def story(self, ident: str) -> tuple[str, list[str]]:
        """The headline and the paragraphs of a story."""
        rng = Random(f"{self.seed}/{self.name}/{ident}")
        texts = [
            " ".join(self.speech.sentence(rng) for _ in range(rng.randint(1, 3))) for _ in range(rng.randint(3, 9))
        ]
        return self.speech.headline(rng), texts

    def ident(self, number: int) -> str:
        """Which story page `number` tells."""
        rng = Random(f"{self.seed}/{self.name}/which/{number}")
        return f"wire-{rng.randrange(WIRE)}" if rng.random() < WIRE_SHARE else f"story-{number}"

    def page(self, number: int) -> Page:
        """One page in reading order."""
        rng = Random(f"{self.seed}/{self.name}/page/{number}")
        site = self.site
        kind = "list" if rng.random() < LIST_SHARE else "full"
        name = f"{self.name}-{number:05}"
        page = Page(name, site["language"], kind, site["title"], site["host"], NOW, False)
        page.canonical = f"https://{site['host']}/a/{number}"
        page.blocks.append(Furniture("top", list(site["top"])))
        if kind == "full":
            page.blocks += self.full(number, rng)
        else:
            page.blocks += self.items(rng, number, "item", rng.randint(5, 14))
        if rng.random() < PROMO_SHARE:
            page.blocks.append(Furniture("promo", rng.sample(site["promos"], rng.randint(1, 2))))
        page.blocks.append(Furniture("foot", list(site["footer"])))
        return page

    def full(self, number: int, rng: Random) -> list[Any]:
        """A page about one article: the article, what a site offers after it, readers, related stories."""
        site, speech = self.site, self.speech
        title, texts = self.story(self.ident(number))
        article = Article("main", title, tuple(site["main"]), url=f"https://{site['host']}/a/{number}")
        paras = [Para(text) for text in texts]
        if rng.random() < SERIAL_SHARE:
            paras.insert(0, Para(site["serial"]))
        if rng.random() < QUOTE_SHARE:
            quote = Random(f"{self.seed}/{self.name}/quote/{rng.randrange(3)}")
            paras.insert(rng.randint(1, len(paras)), Para(f"“{speech.sentence(quote)}”"))
        article.paras = paras
        if rng.random() < site["pitch_share"]:
            article.furniture[rng.randrange(len(paras))] = Furniture("box", list(site["pitch"]))
        self.head(article, rng)
        after = [
            Furniture("box", list(site["after"])),
            Furniture("box", list(site["ai"])),
            Furniture("box", [str(site["template"]).format(tag=speech.tag(rng))]),
        ]
        blocks: list[Any] = [article, *after, self.comments(rng)]
        blocks.append(Furniture("label", [site["related_label"]]))
        blocks += self.items(rng, number, "related", rng.randint(2, 6))
        return blocks

    def head(self, article: Article, rng: Random) -> None:
        """An article's source, time and byline, as far as its layout has them."""
        if article.role != "main" or "source" in article.layout:
            article.source = self.speech.source(rng) if {"source", "pair", "dash"} & {*article.layout} else ""
        if {"time", "pair"} & {*article.layout}:
            words = self.speech.time(rng)
            article.stamp, article.stamp_line = Stamp(words, None), words
        if "byline" in article.layout:
            article.authors = [self.speech.name(rng)]
            article.byline = self.speech.byline(article.authors[0])

    def items(self, rng: Random, number: int, role: str, count: int) -> list[Any]:
        """Stories in a list: some that other pages tell, some that none does."""
        done: list[Any] = []
        told: set[str] = {self.ident(number)}
        for place in range(count):
            near = (number + rng.randint(1, 40)) % max(self.pages, 2)
            ident = self.ident(near) if rng.random() < OWN else f"other-{number}-{place}"
            if ident in told:
                continue
            told.add(ident)
            title, texts = self.story(ident)
            layout = tuple(part for part in self.site["item"] if part != "lead")
            article = Article(role, title, layout, url=f"https://{self.site['host']}/{ident}")
            if self.site["leads"]:
                article.paras = [Para(texts[0])]
            self.head(article, rng)
            done.append(article)
        return done

    def comments(self, rng: Random) -> Comments:
        """What readers say, or that none has said anything."""
        site = self.site
        if rng.random() > TALK_SHARE:
            return Comments(site["comments_label"], [site["no_comments"], site["prompt"]], [])
        done = []
        for _ in range(rng.randint(1, 5)):
            controls = [("action", str(line).format(n=rng.randint(1, 60))) for line in site["controls"]]
            name, time = self.speech.name(rng), self.speech.time(rng)
            done.append(Comment([("name", name), ("time", time), ("text", self.speech.remark(rng)), *controls]))
        return Comments(site["comments_label"], [site["prompt"]], done)
