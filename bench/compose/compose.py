"""From a plan to a page: articles with their headers and bodies, and the order of the page's sections."""

from random import Random

from bench.compose.around import Surroundings
from bench.compose.data import Pack, pack, sites
from bench.compose.grammar import clip
from bench.compose.model import Article, Block, Page, Para
from bench.compose.plan import Plan, draw
from bench.compose.stories import Newsroom, Story
from bench.compose.times import Clock

SOURCE_PARTS = {"source", "pair", "rpair", "triple", "titlesource"}
TIME_PARTS = {"time", "pair", "rpair", "triple", "timetitle"}
ELLIPSES = ("…", "...", " […]", " [...]")


class Composer:
    """Composes one page; every draw comes from the generator it is given."""

    def __init__(self, plan: Plan, rng: Random) -> None:
        self.plan = plan
        self.rng = rng
        self.pack: Pack = pack(plan.language)
        self.newsroom = Newsroom(self.pack, rng)
        self.clock = Clock(self.pack, rng, plan.now)
        self.around = Surroundings(self.pack, plan, rng)
        self.links = rng.choice(("relative", "absolute", "external"))
        self.path = str(rng.choice(sites()["paths"]))
        self.credit_words = rng.choice(self.pack.label("credit"))
        self.byline_words = rng.choice(self.pack.label("byline"))
        self.dateline_words = rng.choice(self.pack.labels["dateline"])
        self.more_words = rng.choice(self.pack.label("read_more"))
        self.ellipsis = rng.choice(ELLIPSES)

    def url(self, manner: str = "") -> str:
        """An address in the page's manner, or in the given one: relative, absolute (on the aggregator) or external."""
        manner = manner or self.links
        ident = f"{self.rng.randrange(16**6, 16**7):x}"
        slug = "-".join(self.rng.sample(sites()["slugs"], 3))
        path = self.path.format(id=ident, slug=slug, y=self.plan.now.year, mm=f"{self.plan.now.month:02}")
        if manner == "relative":
            return path
        host = self.plan.host if manner == "absolute" else self.rng.choice(sites()["external"])
        return f"https://{host}{path}"

    def sign(self, article: Article) -> None:
        """Gives the article a byline of one or two names."""
        article.authors = list(dict.fromkeys(self.newsroom.anyone() for _ in range(self.rng.choice((1, 1, 1, 2)))))
        names = str(self.pack.labels["byline_and"]).join(article.authors)
        article.byline = self.byline_words.format(a=names)

    def date(self, article: Article, city: str) -> None:
        """Gives the article a dateline in the page's manner."""
        text, mark = self.dateline_words
        article.dateline = text.format(
            city=city,
            CITY=city.replace("i", "İ").upper() if self.plan.language == "tr" else city.upper(),
            city2=self.newsroom.city(),
            agency=self.rng.choice(self.pack.label("agencies")),
            date=self.clock.dateline_date(),
        )
        article.dateline_mark = mark

    def credit(self, article: Article) -> None:
        name = self.rng.choice(self.pack.label("agencies"))
        if self.rng.random() < 0.3:
            name = f"{self.newsroom.anyone()} / {name}"
        elif self.rng.random() < 0.3:
            name = name.upper()
        article.credit = name
        article.credit_line = self.credit_words.format(c=name)

    def main(self) -> tuple[Article, Story]:
        """The main article and its story."""
        plan = self.plan
        story = self.newsroom.story()
        assert story is not None  # the first story of a page
        self.newsroom.more(story, round(plan.paragraphs * self.rng.uniform(1.0, 1.8)) - len(story.sentences))
        if plan.paragraphs < 5:
            del story.sentences[plan.paragraphs * 2 :]
        article = Article("main", story.title, plan.main_layout, separator=plan.separator, tags=story.tags)
        article.paras = self.newsroom.paragraphs(story, plan.paragraphs)
        if plan.decorated:
            article.paras = self.newsroom.decorate(article.paras, story)
        parts = set(plan.main_layout)
        if plan.main_source and parts & SOURCE_PARTS:
            article.source = self.rng.choice(self.pack.label("sources"))
        if plan.main_time and parts & TIME_PARTS:
            article.stamp = self.clock.stamp()
            article.stamp_line = self.clock.line(article.stamp)
        if plan.byline:
            self.sign(article)
        if plan.main_dateline:
            self.date(article, story.slots["city"].split("/")[0])
        if plan.credit != "none":
            self.credit(article)
            article.credit_first = plan.credit == "start"
        if self.rng.random() < 0.2:
            article.caption = self.rng.choice(self.pack.label("caption")).format(city=story.slots["city"].split("/")[0])
        kinds = [para.kind for para in article.paras]
        spots = [i for i in range(1, len(kinds) - 1) if kinds[i] == "p" and kinds[i + 1] != "li"]
        if plan.middle and spots:
            article.furniture[self.rng.choice(spots)] = self.around.one(
                self.rng.choice(("subscribe", "ad", "follow")), "insert"
            )
        return article, story

    def body(self, article: Article, story: Story) -> None:
        """An item's text: none, a teaser, a long paragraph or several, as the page has it."""
        manner = self.plan.bodies
        if manner == "mixed":
            manner = draw(self.rng, {"none": 3, "teaser": 4, "long": 2, "several": 2})
        if manner == "none":
            return
        if manner == "teaser":
            del story.sentences[self.rng.randint(1, 3) :]
            article.paras = self.newsroom.paragraphs(story, 1)
        elif manner == "long":
            self.newsroom.more(story, self.rng.randint(0, 3))
            article.paras = [Para(self.pack.join.join(story.sentences))]
        else:
            self.newsroom.more(story, self.rng.randint(0, 2))
            article.paras = self.newsroom.paragraphs(story, self.rng.randint(2, 5))

    def finish(self, article: Article, city: str) -> None:
        """What an item with a text may carry: cut end, link to the rest, dateline, glued header, credit."""
        if not article.paras:
            return
        plan, last = self.plan, article.paras[-1]
        if plan.truncated and self.rng.random() < 0.7:
            last.text = clip(last.text, self.rng.uniform(0.6, 0.95), self.pack.spaced) + self.ellipsis
            article.truncated = True
        if plan.more:
            article.more = self.more_words
            article.truncated = True
        if plan.glued and article.source and self.rng.random() < 0.5:
            names = self.rng.sample(self.pack.label("categories"), 2)
            article.glued = self.rng.choice(self.pack.label("glued")).format(
                SRC=article.source.upper(),
                ago=self.clock.ago().text,
                clock=self.clock.clock(),
                cats=str(self.pack.labels["category_join"]).join(names),
            )
        elif plan.datelines and not article.dateline and self.rng.random() < 0.5:
            self.date(article, city)
        if plan.item_credits:
            self.credit(article)

    def head(self, article: Article) -> None:
        """An item's source, time, byline and address."""
        plan = self.plan
        parts = set(plan.item_layout)
        if parts & SOURCE_PARTS:
            article.source = self.rng.choice(self.pack.label("sources"))
        dropped = plan.ragged and self.rng.random() < 0.3 and article.source != ""
        if parts & TIME_PARTS and not dropped:
            article.stamp = self.clock.stamp()
            article.stamp_line = article.stamp.text
        if plan.item_bylines and article.paras:
            self.sign(article)
        article.url = self.url()

    def layout(self) -> tuple[str, ...]:
        """The header parts of an item, a byline behind the title where the page signs its items."""
        parts = self.plan.item_layout
        if not self.plan.item_bylines or "title" not in parts:
            return parts
        after = parts.index("title") + 1
        return (*parts[:after], "byline", *parts[after:])

    def item(self, place: int) -> Article | None:
        """One item, or None when the newsroom has no headline left."""
        plan = self.plan
        role = "item" if plan.kind == "list" else "related"
        story = self.newsroom.story() if plan.bodies != "none" else None
        title = story.title if story else self.newsroom.title()
        if title is None:
            return None
        article = Article(role, title, self.layout(), separator=plan.separator)
        if "titlesource" in article.layout and article.separator in (", ", " / ", " · "):
            article.separator = " - "  # a comma would not tell the publisher from the headline
        article.bullet = f"{place + 1}. " if plan.bullet == "#" else "" if "dash" in article.layout else plan.bullet
        if story:
            self.body(article, story)
        self.head(article)
        self.finish(article, story.slots["city"].split("/")[0] if story else "")
        return article

    def retelling(self, main: Article, story: Story) -> Article:
        """The main story again, word for word, as another publisher took it from the wire."""
        title = story.other_title if self.rng.random() < 0.35 else main.title
        article = Article("related", title, self.layout(), separator=self.plan.separator, same_as=0)
        texts = [para.text for para in main.paras][: max(2, self.rng.randint(2, len(main.paras)))]
        one = self.rng.random() < 0.5
        article.paras = [Para(self.pack.join.join(texts))] if one else [Para(text) for text in texts]
        self.head(article)
        if article.source and article.source == main.source:
            others = [name for name in self.pack.label("sources") if name != main.source]
            article.source = self.rng.choice(others)
        self.date(article, self.newsroom.city())
        if article.dateline == main.dateline:
            article.dateline = article.dateline_mark = ""
        self.finish(article, self.newsroom.city())
        if article.glued:
            article.dateline = article.dateline_mark = ""
        return article

    def related(self, main: Article | None, story: Story | None) -> list[Block]:
        """The label of the section and its items."""
        plan = self.plan
        items = [item for item in (self.item(place) for place in range(plan.items)) if item]
        if plan.retold and main and story:
            spot = 0 if self.rng.random() < 0.5 else self.rng.randrange(len(items))
            items[spot] = self.retelling(main, story)
        blocks: list[Block] = []
        if plan.kind == "list":
            if plan.label:
                blocks.append(self.around.one("list_heading", "label"))
        elif items and (plan.label or any(not item.source and not item.stamp for item in items)):
            blocks.append(self.around.one("related", "label"))
        ad = self.rng.randrange(1, len(items)) if plan.ads and len(items) > 2 else -1
        for place, item in enumerate(items):
            if place == ad:
                blocks.append(self.around.one("ad", "ad"))
            blocks.append(item)
        return blocks

    @staticmethod
    def lonely(items: list[Article]) -> bool:
        return any(item.paras and not item.source and not item.stamp for item in items)

    def page(self) -> Page:
        """The whole page in reading order."""
        plan, around = self.plan, self.around
        page = Page(plan.name, plan.language, plan.kind, plan.site, plan.host, plan.now, self.pack.rtl)
        page.blocks = [around.cookie(), around.nav()]
        main, story = self.main() if plan.kind in ("full", "single") else (None, None)
        if main:
            if self.rng.random() < 0.7:
                page.canonical = main.url = self.url("absolute")
            if plan.ai == "top":
                page.blocks.append(around.ai())
            if plan.share in ("top", "both"):
                main.furniture[-1] = around.share()
            page.blocks.append(main)
            page.blocks += around.tags(main.tags)
            if plan.tags in ("none", "empty"):
                main.tags = []
            if plan.share in ("end", "both"):
                page.blocks.append(around.share())
            if plan.ai == "middle":
                page.blocks.append(around.ai())
        related = self.related(main, story)
        talk: list[Block] = []
        if main and plan.comments != "none":
            talk = [around.comments(self.newsroom, self.clock)]
        page.blocks += [*related, *talk] if plan.comments_last else [*talk, *related]
        page.blocks.append(around.footer())
        page.lonely = self.lonely([article for article in page.articles if article.role != "main"])
        return page


def compose(plan: Plan, seed: int) -> Page:
    """The page of a plan; the same plan and seed give the same page."""
    return Composer(plan, Random(f"{seed}/page/{plan.number}")).page()
