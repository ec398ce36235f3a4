"""A composed page as HTML: the same words in one of several markup styles, with the usual page around them."""

import json
from datetime import UTC
from html import escape
from random import Random
from typing import Any

from bench.compose.data import load
from bench.compose.model import Article, Block, Comments, Furniture, Page
from bench.compose.plan import draw
from bench.compose.shell import hashed, wrap_page

INLINE = (("<em>", "</em>"), ("<strong>", "</strong>"), ('<a href="/topic/7">', "</a>"), ("<span>", "</span>"))
COMMENT_PARTS = {
    "text": "<p>{}</p>",
    "name": '<span class="@user@">{}</span>',
    "time": "<span>{}</span>",
    "name+time": "<div>{}</div>",
}
META_PARTS = {"pair", "rpair", "triple", "titlesource", "timetitle"}


class HtmlPrinter:
    """Prints one page; ``rng`` draws the markup, the words are the page's."""

    def __init__(self, page: Page, rng: Random) -> None:
        self.page = page
        self.rng = rng
        styles = load("html")
        chosen = draw(rng, [(place, style["weight"]) for place, style in enumerate(styles["style"])])
        self.style: dict[str, Any] = styles["base"] | styles["style"][chosen]
        self.chrome: dict[str, Any] = styles["chrome"]
        self.hash_classes = bool(self.style.get("hashed")) or rng.random() < 0.15
        self.machine_time = rng.random() < 0.6
        self.inline = rng.random() < 0.4
        self.breaks = rng.random() < 0.1
        self.indented = rng.random() < 0.7
        self.opened = False

    def piece(self, key: str, content: str, url: str = "", n: int = 0) -> str:
        text = str(self.style[key]).replace("{url}", escape(url)).replace("{n}", str(n))
        return text.replace("{}", content)

    def pair(self, key: str, url: str = "") -> tuple[str, str]:
        start, end = self.style[key]
        return str(start).replace("{url}", escape(url)), str(end)

    def time(self, article: Article) -> str:
        """The time line; with a datetime attribute where the page is of that kind and the moment is known."""
        stamp, line = article.stamp, escape(article.stamp_line)
        if not stamp or not stamp.moment or not self.machine_time or stamp.text != article.stamp_line:
            return self.piece("plain_time", line)
        iso = stamp.moment.replace(tzinfo=UTC).isoformat()
        return self.piece("time", line).replace("{iso}", iso)

    def header(self, article: Article, part: str) -> str:
        """One header part as an element; empty where the article lacks it."""
        text = article.header(part)
        if not text:
            return ""
        main = article.role == "main"
        if part == "title":
            return article.bullet + self.piece("main_title" if main else "title", escape(article.title), article.url)
        if part == "time":
            return self.time(article)
        if part in META_PARTS:
            title = escape(article.title)
            if part == "titlesource":
                source = self.piece("source", escape(article.source))
                return f"{self.piece('title', title, article.url)}{escape(article.separator)}{source}"
            if part == "timetitle":
                return f"{self.time(article)} {self.piece('title', title, article.url)}"
            # A date may hold a comma itself, so that a line parted by commas stays one element.
            pieces = text.split(article.separator) if article.separator != ", " else [text]
            return self.piece("meta", article.separator.join(f"<span>{escape(piece)}</span>" for piece in pieces))
        return self.piece(part, escape(text))

    def marked(self, text: str) -> str:
        """A paragraph's text, now and then with a link or emphasis on one of its words."""
        words = text.split(" ")
        if not self.inline or len(words) < 8 or self.rng.random() < 0.7:
            return escape(text)
        place = self.rng.randrange(2, len(words) - 2)
        start, end = self.rng.choice(INLINE)
        done = [escape(word) for word in words]
        done[place] = f"{start}{done[place]}{end}"
        return " ".join(done)

    def paragraphs(self, article: Article) -> list[str]:
        """The body blocks in order, list items gathered in a list, furniture after its block."""
        out: list[str] = []
        key = "p" if article.role == "main" else "teaser"
        whole_card = str(self.style["item"][0]).startswith("<a") and article.role != "main"
        in_list = False
        for index, para in enumerate(article.paras):
            if (para.kind == "li") != in_list:
                out.append(self.pair("ul")[in_list])
                in_list = not in_list
            text = escape(article.printed(index)) if whole_card else self.marked(article.printed(index))
            if para.kind == "p":
                broken = self.breaks and article.role == "main" and not article.furniture
                out.append(f"{text}<br><br>" if broken else self.piece(key, text))
            else:
                out.append(self.piece(para.kind, text))
            if index in article.furniture:
                out += self.furniture(article.furniture[index])
        if in_list:
            out.append(self.pair("ul")[1])
        return out

    def credits(self, article: Article) -> list[str]:
        """The credit line, under the picture's caption where there is one."""
        caption = article.caption if article.role == "main" else ""
        credit = self.piece("credit", escape(article.credit_line)) if article.credit_line else ""
        if not caption:
            return [credit] if credit else []
        inner = f"{escape(caption)} {escape(article.credit_line) if article.credit_first else ''}".strip()
        image = f'<img src="/img/{self.rng.randrange(9999)}.jpg" alt="">'
        figure = f"<figure>{image}<figcaption>{inner}</figcaption></figure>"
        return [figure] if article.credit_first or not credit else [figure, credit]

    def article(self, article: Article) -> list[str]:
        main = article.role == "main"
        start, end = self.pair("main" if main else "item", article.url)
        heads = [head for part in article.layout if (head := self.header(article, part))]
        credits = self.credits(article)
        before = credits[:1] if credits and (article.credit_first or "<figure" in credits[0]) else []
        after = credits[len(before) :]
        if -1 in article.furniture:
            before = [*self.furniture(article.furniture[-1]), *before]
        body = self.paragraphs(article)
        if main:
            body = [self.pair("body")[0], *body, self.pair("body")[1]]
        if article.more:
            after.append(self.piece("more", escape(article.more), article.url))
        return [start, *heads, *before, *body, *after, end]

    def furniture(self, block: Furniture) -> list[str]:
        lines = [escape(line) for line in block.lines]
        if block.kind == "label":
            return [self.piece("label", lines[0])]
        if block.kind == "tags":
            start, end = self.pair("tags")
            return [start, *(self.piece("tag", line, n=n) for n, line in enumerate(lines)), end]
        if block.kind == "share" and len(lines) > 1:
            return ["<ul>", *(f'<li><a href="#">{line}</a></li>' for line in lines), "</ul>"]
        return [self.piece("line", line) for line in lines]

    def comments(self, block: Comments) -> list[str]:
        start, end = self.pair("comments")
        out = [self.piece("label", escape(block.label)), start]
        out += [f"<p>{escape(note)}</p>" for note in block.notes]
        for comment in block.comments:
            first, last = self.pair("comment")
            out.append(first)
            for part, text in comment.lines:
                out.append(COMMENT_PARTS.get(part, str(self.style["action"])).replace("{}", escape(text)))
            out.append(last)
        return [*out, end]

    def block(self, block: Block) -> list[str]:
        """The markup of a block; the first item opens the list, whatever follows the last one closes it."""
        listed = isinstance(block, Article) and block.role != "main"
        out: list[str] = []
        if listed and not self.opened:
            out += [self.pair("section")[0], self.pair("list")[0]]
        if not listed and self.opened and not (isinstance(block, Furniture) and block.kind == "ad"):
            out += [self.pair("list")[1], self.pair("section")[1]]
        self.opened = listed or (self.opened and isinstance(block, Furniture) and block.kind == "ad")
        if isinstance(block, Article):
            return out + self.article(block)
        if isinstance(block, Comments):
            return out + self.comments(block)
        if self.opened:
            start, end = self.pair("item", "#")
            return [*out, start, *self.furniture(block), end]
        return out + self.furniture(block)

    def metadata(self) -> list[str]:
        """JSON-LD of the main article with no more than the page itself prints, on three pages of ten."""
        mains = [article for article in self.page.articles if article.role == "main"]
        if not mains or self.rng.random() > 0.3:
            return []
        record: dict[str, Any] = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": mains[0].title}
        if mains[0].authors:
            record["author"] = [{"@type": "Person", "name": name} for name in mains[0].authors]
        if mains[0].stamp and mains[0].stamp.moment:
            record["datePublished"] = mains[0].stamp.moment.replace(tzinfo=UTC).isoformat()
        data = json.dumps(record, ensure_ascii=False).replace("</", "<\\/")
        return [f'<script type="application/ld+json">{data}</script>']

    def data(self) -> bytes:
        """The file in UTF-8."""
        nav = [block for block in self.page.blocks if isinstance(block, Furniture) and block.kind == "nav"]
        cookie = [block for block in self.page.blocks if isinstance(block, Furniture) and block.kind == "cookie"]
        footer = [block for block in self.page.blocks if isinstance(block, Furniture) and block.kind == "footer"]
        inner: list[str] = []
        for block in self.page.blocks:
            if not isinstance(block, Furniture) or block.kind not in ("nav", "cookie", "footer"):
                inner += self.block(block)
        if self.opened:
            inner += [self.pair("list")[1], self.pair("section")[1]]
        lines = wrap_page(self.page, self.rng, self.chrome, (nav, cookie, footer), self.metadata(), inner)
        text = ("\n" if self.indented else "").join(lines)
        return hashed(text, self.rng, self.hash_classes).encode()


def print_html(page: Page, seed: int) -> bytes:
    """The page as the bytes of an HTML file."""
    return HtmlPrinter(page, Random(f"{seed}/html/{page.name}")).data()
