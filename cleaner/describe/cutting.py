"""An article while its blocks are cut into fields."""

from msgspec import Struct

from cleaner.model import Page, Verdict
from cleaner.rules import Rules
from cleaner.split.groups import Group
from cleaner.times.lines import Time

TRIM = " \t·•|,;:：-–—―/()[]（）【】"
"""Marks at the ends of a value that are no part of it."""

OF_TITLE = " \t·•|,;:：-–—―/"
"""Those that are no part of a headline: brackets may be."""


REMEMBERED = frozenset(("authors", "source", "dateline"))
"""Fields that other lines are asked whether they say again, or whether there is one."""


class Cut(Struct, gc=False):
    """What is known of one article while its blocks are cut."""

    page: Page
    group: Group
    number: int
    language: str | None
    rules: Rules
    verdicts: list[Verdict]
    published: Time | None = None
    published_block: int = -1
    updated: Time | None = None
    updated_block: int = -1
    has_source: bool = False
    has_credit: bool = False
    topics: set[str] = set()
    """Those told so far, in lower case."""
    given: dict[str, set[str]] = {}
    """What stands so far in each of the fields `REMEMBERED`: an article may have as many blocks as its page."""
    more: bool = False
    """A link to the rest of the article was cut off a paragraph."""
    folded: str | None = None
    """The headline in small letters, once a paragraph was asked whether it ends in it (`framed`)."""

    @property
    def has_authors(self) -> bool:
        """Whether an author is known."""
        return bool(self.given.get("authors"))

    def put(self, block: int, start: int, end: int, field: str, marks: str = OF_TITLE) -> None:
        """Give a stretch of a block to a field, without white space and marks at its ends; `marks` are those of a headline.

        A topic that the article has been given is removed.
        """
        text = self.page.blocks[block].text
        if field in ("dateline", "text"):
            end = start + len(text[start:end].rstrip())
        else:
            trim = marks if field == "title" else TRIM
            while start < end and text[start] in trim:
                start += 1
            while end > start and text[end - 1] in trim and not (text[end - 1] == ")" and "(" in text[start:end]):
                end -= 1
        if field == "tags":
            topic = text[start:end].casefold()
            if topic in self.topics:
                self.drop(block, start, end, "field:repeated-tag")
                return
            self.topics.add(topic)
        if start < end:
            self.verdicts.append(Verdict(block, start, end, "", self.group.role, self.number, field))
            if field in REMEMBERED:
                self.given.setdefault(field, set()).add(text[start:end])

    def drop(self, block: int, start: int, end: int, rule: str) -> None:
        """Remove a stretch of a block."""
        if start < end:
            self.verdicts.append(Verdict(block, start, end, rule, self.group.role))
