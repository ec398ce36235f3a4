"""What stands around the articles of a page: menus, share bars, cookie lines, tags, AI blocks, comments."""

from random import Random

from bench.compose.data import Pack, sites
from bench.compose.model import Comment, Comments, Furniture
from bench.compose.plan import Plan
from bench.compose.stories import Newsroom
from bench.compose.times import Clock

# Printed order of a reader's comment, one layout a page.
COMMENT_LAYOUTS = (
    ("name", "time", "text", "reply"),
    ("name+time", "text", "like+reply"),
    ("name", "text", "time", "like", "reply"),
    ("name+time", "text"),
    ("name", "time", "text", "like"),
)


class Surroundings:
    """Draws the furniture of one page from its language pack."""

    def __init__(self, pack: Pack, plan: Plan, rng: Random) -> None:
        self.pack = pack
        self.plan = plan
        self.rng = rng

    def fill(self, text: str, count: int = 0) -> str:
        return text.replace("{site}", self.plan.site).replace("{y}", str(self.plan.now.year)).replace("{n}", str(count))

    def one(self, key: str, kind: str) -> Furniture:
        """One line of a concept."""
        return Furniture(kind, [self.fill(self.rng.choice(self.pack.label(key)))])

    def nav(self) -> Furniture:
        words = self.pack.label("nav")
        chosen = [word for word in words if self.rng.random() < 0.75] or words[:3]
        joined = self.rng.choice((" | ", " · ", "  ")) if self.plan.text_nav == "line" else ""
        return Furniture("nav", chosen, joined, html_only=self.plan.text_nav == "none")

    def cookie(self) -> Furniture:
        lines = [self.fill(line) for line in self.rng.choice(self.pack.group("cookie"))]
        return Furniture("cookie", lines, html_only=not self.plan.cookie)

    def footer(self) -> Furniture:
        lines = self.rng.sample(self.pack.label("footer"), self.rng.randint(1, 4))
        return Furniture("footer", [self.fill(line) for line in lines], html_only=not self.plan.footer)

    def ai(self) -> Furniture:
        return Furniture("ai", [self.fill(line) for line in self.rng.choice(self.pack.group("ai"))])

    def share(self) -> Furniture:
        """One to three lines of sharing, following and subscribing."""
        keys = self.rng.sample(("share", "share", "follow", "subscribe"), self.rng.randint(1, 3))
        lines = [self.fill(self.rng.choice(self.pack.label(key))) for key in keys]
        return Furniture("share", list(dict.fromkeys(lines)))

    def tags(self, words: list[str]) -> list[Furniture]:
        """The hashtags of the main article: under a label, bare, or a label with nothing under it."""
        style = self.plan.tags
        if style == "none":
            return []
        label = [] if style == "bare" else [self.one("hashtags", "label")]
        if style == "empty":
            return label
        comma = "、" if not self.pack.spaced else "، " if self.pack.rtl else ", "
        if style == "commas":
            return [*label, Furniture("tags", words, comma, fixed=True)]
        joined = "" if style == "lines" else " "
        return [*label, Furniture("tags", [f"#{word}" for word in words], joined, fixed=True)]

    def nick(self, newsroom: Newsroom) -> str:
        full = newsroom.anyone()
        first = self.rng.choice(self.pack.story("woman_first") + self.pack.story("man_first"))
        pattern = str(self.rng.choice(sites()["nicks"]))
        if not self.pack.spaced and "{last}" in pattern:
            return full
        last = full.rsplit(" ", 1)[-1]
        return pattern.format(first=first, last=last, initial=last[0], n=self.rng.randint(2, 99))

    def comments(self, newsroom: Newsroom, clock: Clock) -> Comments:
        """The comments section, with one to eight comments or none."""
        some = self.plan.comments == "some"
        wanted = min(8, 1 + round(self.rng.expovariate(0.4))) if some else 0
        remarks = [remark for remark in (newsroom.remark() for _ in range(wanted)) if remark]
        label = self.fill(self.rng.choice(self.pack.label("comments")), len(remarks))
        prompts = self.rng.sample(self.pack.label("comment_prompt"), self.rng.choice((0, 0, 1, 2)))
        if not some:
            empty = self.rng.choice(self.pack.label("no_comments"))
            return Comments(label, [empty, *prompts], [])
        layout = self.rng.choice(COMMENT_LAYOUTS)
        reply = self.rng.choice(self.pack.label("reply"))
        like = self.rng.choice(self.pack.label("like"))
        separator = self.rng.choice((" · ", " - ", ", ", "  ", " | "))
        done = []
        for remark in remarks:
            values = {
                "name": self.nick(newsroom),
                "time": clock.stamp().text,
                "text": remark,
                "reply": reply,
                "like": self.fill(like, self.rng.randint(1, 60)),
            }
            lines = [(part, separator.join(values[key] for key in part.split("+"))) for part in layout]
            done.append(Comment(lines))
        return Comments(label, prompts, done)
