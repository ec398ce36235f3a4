"""What a rule file says, and how it says that it cannot be used."""

from typing import TYPE_CHECKING

from msgspec import Struct

from cleaner.rules.matcher import Phrase
from cleaner.rules.selectors import Selector

if TYPE_CHECKING:
    from cleaner.sites.picks import Pick


class Concept(Struct, frozen=True, gc=False):
    """What a group of phrases means."""

    name: str
    does: str
    """section, remove, keep, field or time."""
    why: str
    section: str = ""
    field: str = ""
    prefix: bool = False


class Example(Struct, frozen=True, gc=False):
    """A line that a rule file says must be kept, or removed."""

    text: str
    keep: bool
    origin: str


KEEP = Concept("keep", "keep", "text that a rule would otherwise remove")
TIMES = Concept("times", "time", "tells when a story was published")


class RuleError(Exception):
    """A rule file that cannot be used; `str()` is `path:line: message`."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}" if line else f"{path}: {message}")
        self.path, self.line, self.message = path, line, message


class RuleFile(Struct):
    """What one file, or one `[[sites]]` table of it, says."""

    path: str
    concepts: list[Concept] = []
    phrases: list[tuple[Phrase, str]] = []
    """Each with its key."""
    selectors: list[Selector] = []
    examples: list[Example] = []
    sites: list[tuple[list[str], list[str], "RuleFile"]] = []
    """Host globs, fingerprint lines, and what holds there."""
    picks: "list[Pick]" = []
    """Where a site's articles are."""
