"""What is learned of a site: rules with what supports them."""

from typing import Literal

from msgspec import Struct

Kind = Literal["line", "select"]
Where = Literal["before", "between", "after"]
EXAMPLES = 3


class Learned(Struct):
    """One rule."""

    kind: Kind
    text: str
    """The phrase, with `{n}` and `{name}`, or the selector."""
    concept: str = ""
    """What the line means, where that is known: a label of related stories or of comments, a control of a comment."""
    pages: int = 0
    """On how many pages of the site it was found."""
    words: int = 0
    """How many words it would remove from all of them."""
    where: str = ""
    """before, between or after what differs from page to page: where it stands most often."""
    examples: list[str] = []
    """For a phrase with a hole, and for a selector: some of what it stands for."""
    known: bool = False
    """It stood in the file that is brought up to date."""


class LearnedSite(Struct):
    """The rules of one site."""

    name: str
    hosts: list[str]
    fingerprint: list[str]
    pages: int = 0
    rules: list[Learned] = []
    known: int = -1
    """Which site it is of the file that is brought up to date; -1: a new one."""
