"""Which members of an archive are pages to read, by their names alone.

The names are those of the archive and lead nowhere: no path is made of them.
"""

import os

from cleaner.read.filenames import DATA, PAGES, may_be_page, suffix_of, undressed
from cleaner.read.paths import InputError
from cleaner.read.sniff import describe_binary, is_media

_STEMS = 100_000
"""Pages whose folders of pictures are known at a time."""


class Passed:
    """Tells members that are passed over, as files in folders are, in the order of the archive."""

    def __init__(self) -> None:
        self.stems: set[str] = set()

    def over(self, name: str) -> bool:
        """Whether a member is hidden, has a suffix of no page, lies in the folder that a browser saved with a page, or in one of
        its frames."""
        parts = name.replace("\\", "/").split("/")
        if any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in parts):
            return True
        for at, part in enumerate(parts[:-1]):
            # SingleFile's archives hold a page and what is in its frames, as MHTML does.
            framed = part == "frames" and at + 2 < len(parts) and parts[at + 1].isdecimal()
            if framed and "/".join((*parts[:at], "index")) in self.stems:
                return True
            if (page := undressed(part)) and "/".join((*parts[:at], page)) in self.stems:
                return True
        stem, _, suffix = name.rpartition(".")
        if suffix.lower() in ("html", "htm", "xhtml"):
            if len(self.stems) >= _STEMS:
                self.stems.clear()
            self.stems.add(stem)
        return not may_be_page(parts[-1]) and not is_data(parts[-1])


def other(path: str, head: bytes) -> InputError | None:
    """What is told of a file that its beginning tells to be a picture or the like, and its name does not; None for all
    others."""
    if suffix_of(os.path.basename(path)) in PAGES or not is_media(head):
        return None
    return InputError(path, f"{describe_binary(head)}, neither HTML nor text", kind="other types")


def is_data(name: str) -> bool:
    """Whether a name is that of a file of records, which is a page's only where the records hold HTML."""
    return suffix_of(name) in DATA
