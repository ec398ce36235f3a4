"""FiveFilters' site patterns: plain text, one file a host, as https://github.com/fivefilters/ftr-site-config holds them.

The format is that of Full-Text RSS (https://help.fivefilters.org/full-text-rss/site-patterns.html).  What a file says that cannot
be read is told by file and line and left out; it never keeps the rest from being used.
"""

import os
import re
from collections.abc import Iterator

from msgspec import Struct

from cleaner.patterns import lazy
from cleaner.sites.xpath import compiled
from cleaner.sites.xpath_syntax import XPathError

LINE = lazy(r"([a-z][a-z0-9_]*)\s*(?:\((.*?)\))?\s*:\s*(.*)$", re.IGNORECASE)
PATHS = frozenset(
    [
        "title",
        "body",
        "author",
        "date",
        "strip",
        "single_page_link",
        "next_page_link",
        "if_page_contains",
        "native_ad_clue",
    ]
)
STRINGS = frozenset(["strip_id_or_class", "strip_image_src", "find_string", "replace_string"])
SWITCHES = frozenset(["prune", "autodetect_on_failure", "insert_detected_image", "skip_json_ld"])
IGNORED = frozenset(
    [
        "tidy",
        "test_url",
        "test_contains",
        "test_",
        "http_header",
        "parser",
        "convert_double_br_tags",
        "single_page_link_in_feed",
        "dissolve",
        "wrap_in",
        "requires_login",
        "login_uri",
        "login_username_field",
        "login_password_field",
        "login_extra_fields",
        "not_logged_in_xpath",
        "strip_attr",
        "src_lazy_load_attr",
        "footnotes",
        "strip_comments",
        "move_into",
        "max_redirects",
        "skip_id_or_class_check",
    ]
)
"""What concerns fetching, tests, or the look of the markup that Full-Text RSS makes."""
GLOBAL = "global.txt"
LARGEST = 1 << 20
"""Bytes of the largest file that is read."""


class Said(Struct, frozen=True):
    """One directive: its value, and the line it stands in."""

    value: str
    line: int


class Pattern(Struct):
    """What one file says."""

    path: str
    said: dict[str, list[Said]] = {}
    """Directive -> values in order."""
    replacements: list[tuple[str, str]] = []
    """Strings of the page's source, and what they are replaced by."""
    conditions: dict[int, str] = {}
    """Line of a `single_page_link` -> what the page must contain."""
    problems: list[str] = []
    """What could not be read: `path:line: reason`."""

    def values(self, directive: str) -> list[Said]:
        """The values of a directive, in order."""
        return self.said.get(directive, [])

    def on(self, directive: str, default: bool) -> bool:
        """Whether a switch is on; the last line that says so counts."""
        values = self.values(directive)
        return values[-1].value.lower() in ("yes", "true", "1") if values else default


def read_pattern(path: str, text: str) -> Pattern:
    """The pattern in a text."""
    pattern = Pattern(path)
    find: Said | None = None
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        stripped = line.strip()
        if not stripped or stripped[0] == "#":
            continue
        match = LINE.match(stripped)
        if match is None:
            pattern.problems.append(f"{path}:{number}: no directive: {stripped[:60]!r}")
            continue
        name, given, value = match[1].lower(), match[2], match[3].strip()
        if name == "find_string":
            if find is not None:
                pattern.problems.append(f"{path}:{find.line}: find_string without replace_string")
            find = Said(value, number)
        elif name == "replace_string":
            if given:
                pattern.replacements.append((given, value))
            elif find is None:
                pattern.problems.append(f"{path}:{number}: replace_string without find_string")
            else:
                pattern.replacements += [(find.value, value)] if find.value else []
                find = None
        else:
            enter(pattern, name, value, number)
    if find is not None:
        pattern.problems.append(f"{path}:{find.line}: find_string without replace_string")
    return pattern


def enter(pattern: Pattern, name: str, value: str, number: int) -> None:
    """Enter a directive."""
    if name in IGNORED or not value:
        return
    if name not in PATHS | STRINGS | SWITCHES:
        pattern.problems.append(f"{pattern.path}:{number}: unknown directive {name!r}")
        return
    if name in PATHS:
        try:
            compiled(value)
        except XPathError as error:
            pattern.problems.append(f"{pattern.path}:{number}: {name}: {error}")
            return
    if name == "if_page_contains":
        links = pattern.values("single_page_link")
        if links:
            pattern.conditions[links[-1].line] = value
        else:
            pattern.problems.append(f"{pattern.path}:{number}: if_page_contains without single_page_link")
        return
    if name.startswith("strip_"):
        value = value.strip("\"'")
    pattern.said.setdefault(name, []).append(Said(value, number))


class SitePatterns:
    """The patterns of a folder, each read when a page of its host comes."""

    def __init__(self, folder: str) -> None:
        """Raises OSError where there is no such folder."""
        self.folder = folder
        self.names = frozenset(name for name in os.listdir(folder) if name.endswith(".txt"))
        self.read: dict[str, Pattern] = {}

    def pattern(self, name: str) -> Pattern:
        """What a file of the folder says; a file that cannot be read says nothing but why."""
        if name not in self.read:
            path = os.path.join(self.folder, name)
            try:
                with open(path, "rb") as file:
                    data = file.read(LARGEST + 1)
            except OSError as error:
                self.read[name] = Pattern(path, problems=[f"{path}: cannot be read: {error.strerror or error}"])
            else:
                text = data[:LARGEST].decode("utf-8", "replace")
                self.read[name] = read_pattern(path, text)
        return self.read[name]

    def of(self, host: str | None) -> list[Pattern]:
        """The patterns for a host: its own, else that of the nearest domain above, and the global one."""
        if host is None:
            return []
        found = [self.pattern(name) for name in names_for(host) if name in self.names][:1]
        return found + ([self.pattern(GLOBAL)] if GLOBAL in self.names else [])

    def all(self) -> Iterator[Pattern]:
        """Every file, by name."""
        return (self.pattern(name) for name in sorted(self.names))


def names_for(host: str) -> Iterator[str]:
    """The names that a file for a host may have, the closest first."""
    host = host.lower().removeprefix("www.")
    yield f"{host}.txt"
    yield f"www.{host}.txt"
    while host:
        yield f".{host}.txt"
        host = host.partition(".")[2]
