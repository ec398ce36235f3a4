"""What a composed page consists of, before it is printed as text or as HTML."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Stamp:
    """A time as printed, and the moment it stands for (None where the words are too vague to say)."""

    text: str
    moment: datetime | None


@dataclass
class Para:
    """One block of an article's body; ``kind`` is ``p``, ``h`` (inner heading) or ``li`` (list item)."""

    text: str
    kind: str = "p"


@dataclass
class Furniture:
    """Lines that belong to no article.

    ``kind`` names the place for the markup (nav, cookie, label, share, ai, ad, footer ...).  ``joined`` prints the
    lines as one line of a text page, ``html_only`` leaves them out of it.  ``fixed`` lines are no boilerplate of
    the gold list: hashtags, which are a field of the main article.
    """

    kind: str
    lines: list[str]
    joined: str = ""
    html_only: bool = False
    fixed: bool = False


@dataclass
class Article:
    """A gold article and how its header stands on the page.

    ``layout`` lists the header parts in order: source, time, dash ("- Source"), pair ("Source · time"), rpair
    ("time · Source"), triple (byline, source and time), title, byline, titlesource ("Title - Source"), timetitle.
    ``furniture`` holds the lines printed after the body block of that number.
    """

    role: str
    title: str
    layout: tuple[str, ...] = ("title",)
    paras: list[Para] = field(default_factory=list)
    source: str = ""
    stamp: Stamp | None = None
    stamp_line: str = ""
    authors: list[str] = field(default_factory=list)
    byline: str = ""
    separator: str = " · "
    bullet: str = ""
    dateline: str = ""
    dateline_mark: str = ""
    glued: str = ""
    credit: str = ""
    credit_line: str = ""
    credit_first: bool = False
    caption: str = ""
    tags: list[str] = field(default_factory=list)
    same_as: int | None = None
    truncated: bool = False
    more: str = ""
    url: str = ""
    furniture: dict[int, Furniture] = field(default_factory=dict)

    def printed(self, index: int) -> str:
        """The body block as it stands on the page: the first one carries dateline or glued site header."""
        text = self.paras[index].text
        if index == 0:
            return f"{self.glued}{self.dateline}{self.dateline_mark}{text}"
        return text

    def header(self, part: str) -> str:
        """The text of one header part, empty when the article lacks it."""
        stamp = self.stamp_line
        if part == "title":
            return f"{self.bullet}{self.title}"
        if part == "byline":
            return self.byline
        if part == "source":
            return self.source
        if part == "time":
            return stamp
        if part == "dash":
            return f"- {self.source}" if self.source else ""
        if part == "titlesource":
            return f"{self.bullet}{self.title}{self.separator}{self.source}"
        if part == "timetitle":
            return f"{self.bullet}{stamp} {self.title}"
        if part == "triple":
            values = [self.byline, self.source, stamp]
        else:
            values = [self.source, stamp] if part == "pair" else [stamp, self.source]
        return self.separator.join(value for value in values if value)


@dataclass
class Comment:
    """A reader's comment: ``lines`` in printed order, each with its kind (name, time, text, action)."""

    lines: list[tuple[str, str]]


@dataclass
class Comments:
    """The comments section: label, prompt lines, and the comments or the line that says there are none."""

    label: str
    notes: list[str]
    comments: list[Comment]


Block = Furniture | Article | Comments


@dataclass
class Page:
    """One page in reading order; the articles among ``blocks`` are the gold articles, in this order."""

    name: str
    language: str
    kind: str
    site: str
    host: str
    now: datetime
    rtl: bool
    blocks: list[Block] = field(default_factory=list)
    canonical: str = ""
    lonely: bool = False  # items with a body but without source and time: only blank lines part them

    @property
    def articles(self) -> list[Article]:
        return [block for block in self.blocks if isinstance(block, Article)]
