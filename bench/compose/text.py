"""A composed page as a plain-text dump: lines, blank lines and the noise that scrapers leave."""

from dataclasses import dataclass
from random import Random

from bench.compose.data import sites
from bench.compose.model import Article, Block, Comments, Furniture, Page
from bench.compose.plan import draw

# Blank lines before a line, by how strongly it is parted from the one above it:
# tight (inside a header), para (a body block), section (furniture, label), item (a new article of a list).
SPACING: dict[str, dict[str, int]] = {
    "seed": {"tight": 0, "para": 0, "section": 0, "item": 2},
    "none": {"tight": 0, "para": 0, "section": 0, "item": 0},
    "all": {"tight": 1, "para": 1, "section": 1, "item": 1},
    "paragraphs": {"tight": 0, "para": 1, "section": 1, "item": 2},
}


@dataclass
class Line:
    text: str
    gap: str = "tight"
    after: int = 0


class TextPrinter:
    """Prints one page; ``rng`` draws the noise only, the words are the page's."""

    def __init__(self, page: Page, rng: Random) -> None:
        self.page = page
        self.rng = rng
        dashes = any("dash" in article.layout for article in page.articles)
        self.list_mark = rng.choice([*sites()["list_marks"], *([] if dashes else ["- "])])
        # Where items have a body but no source and time, nothing but blank lines can part them.
        self.spacing = draw(rng, {"seed": 40, "none": 20, "all": 20, "paragraphs": 20})
        if page.lonely and self.spacing in ("none", "all"):
            self.spacing = "paragraphs"
        self.indent = (
            rng.choice(("\t", "    ", "\u3000" if page.language in ("ja", "zh") else "  "))
            if rng.random() < 0.1
            else ""
        )
        self.trailing = rng.random() < 0.25
        self.tab_separator = rng.random() < 0.06

    def furniture(self, block: Furniture) -> list[Line]:
        if block.html_only:
            return []
        if block.joined:
            return [Line(block.joined.join(block.lines), "section")]
        lines = [Line(text, "section" if place == 0 else "tight") for place, text in enumerate(block.lines)]
        if block.kind == "label" and self.rng.random() < 0.3:
            lines[-1].after = self.rng.choice((1, 1, 2))
        return lines

    def article(self, article: Article) -> list[Line]:
        lines = []
        for part in article.layout:
            text = article.header(part)
            if self.tab_separator and part in ("pair", "rpair", "triple"):
                text = text.replace(article.separator, "\t")
            if text:
                lines.append(Line(text))
        # In a bare list of one-line headlines the items are no further apart than the lines.
        lines[0].gap = "tight" if article.role == "item" and len(lines) == 1 else "item"
        if article.role == "main":
            lines[0].gap = "section"
        if article.credit_line and article.credit_first:
            lines.append(Line(article.credit_line))
        if -1 in article.furniture:
            lines += self.furniture(article.furniture[-1])
        for index, para in enumerate(article.paras):
            mark = self.list_mark if para.kind == "li" else ""
            lines.append(Line(f"{mark}{article.printed(index)}", "tight" if para.kind == "li" else "para"))
            if index in article.furniture:
                lines += self.furniture(article.furniture[index])
        if article.credit_line and not article.credit_first:
            lines.append(Line(article.credit_line, "para"))
        if article.more:
            lines.append(Line(article.more, "para"))
        return lines

    def comments(self, block: Comments) -> list[Line]:
        lines = [Line(block.label, "section"), *(Line(text) for text in block.notes)]
        for comment in block.comments:
            lines += [Line(text, "para" if place == 0 else "tight") for place, (_, text) in enumerate(comment.lines)]
        return lines

    def block(self, block: Block) -> list[Line]:
        if isinstance(block, Article):
            return self.article(block)
        return self.comments(block) if isinstance(block, Comments) else self.furniture(block)

    def noisy(self, text: str) -> str:
        indented = self.indent + text if self.indent and self.rng.random() < 0.6 else text
        if not self.trailing or self.rng.random() > 0.3:
            return indented
        return indented + self.rng.choice((" ", "  ", "\t", "\u00a0"))

    def text(self) -> str:
        """The page's lines joined by line feeds."""
        out: list[str] = []
        gaps = SPACING[self.spacing]
        blank = self.rng.choice(("", "", "", " ", "\t")) if self.trailing else ""
        for block in self.page.blocks:
            for line in self.block(block):
                if out:
                    out += [blank] * gaps[line.gap]
                out.append(self.noisy(line.text))
                if self.spacing in ("seed", "paragraphs"):
                    out += [blank] * line.after
        if self.spacing == "seed" and self.rng.random() < 0.5:
            out.insert(0, "")
        return "\n".join(out) + "\n" * self.rng.choice((0, 1, 1, 2))

    def data(self) -> bytes:
        """The file: UTF-8, with the line ends and the byte-order mark that the noise draws."""
        ends = draw(self.rng, {"\n": 70, "\r\n": 30})
        mark = b"\xef\xbb\xbf" if self.rng.random() < 0.15 else b""
        return mark + self.text().replace("\n", ends).encode()


def print_text(page: Page, seed: int) -> bytes:
    """The page as the bytes of a text file."""
    return TextPrinter(page, Random(f"{seed}/text/{page.name}")).data()
