"""Files to `Sheet`s: page documents of `cleaner clean --unit page`, corrected by hand or not, and gold of their form."""

import os

import msgspec
from msgspec import Struct

from cleaner.read.filenames import COMPRESSED
from cleaner.read.files import find, read
from cleaner.read.paths import InputError

FILES = tuple(f"*.{kind}{more}" for kind in ("json", "jsonl") for more in ("", *(f".{one}" for one in COMPRESSED)))
"""Files of a folder that are read."""
GOLD = ".gold.json"
"""How the names of gold files end that share a folder with other files."""


class Unreadable(Exception):
    """What was given as gold or prediction is none; `str()` is one line that says where and why."""


class Entry(Struct, kw_only=True):
    """One article, of gold or predicted.  What is missing, null or empty is not known of it, and not scored."""

    title: str | None = None
    text: str | None = None
    url: str | None = None
    image: str | None = None
    source: str | None = None
    authors: list[str] | None = None
    tags: list[str] | None = None
    published: str | None = None
    published_text: str | None = None
    updated: str | None = None
    dateline: str | None = None
    credit: str | None = None
    role: str | None = None
    kind: str | None = None
    language: str | None = None
    optional: bool = False
    """Of gold: the article costs nothing where it is missing, and nothing where it is there."""


class Where(Struct, kw_only=True):
    """The page that a sheet is of."""

    path: str = ""
    sha256: str = ""


class Sheet(Struct, kw_only=True):
    """One page with its articles."""

    page: Where | str
    articles: list[Entry]
    boilerplate: list[str] = []
    """Of gold: words that must stand in no article."""

    @property
    def path(self) -> str:
        """The path of the page, as given; may be empty."""
        return self.page if isinstance(self.page, str) else self.page.path

    @property
    def sha256(self) -> str:
        """The hash of the page's bytes, or an empty string."""
        return "" if isinstance(self.page, str) else self.page.sha256


ONE = msgspec.json.Decoder(Sheet)
MANY = msgspec.json.Decoder(list[Sheet])
ANY = msgspec.json.Decoder()


def sheets(path: str, *, gold: bool) -> list[Sheet]:
    """The sheets of a file (JSON Lines, one JSON object or an array of them; `-` is standard input) or of a folder of such.

    In a folder that has files `NAME.gold.json`, these are the gold and the others are not.  Raises Unreadable.
    """
    found: list[Sheet] = []
    for file in files(path, gold=gold):
        try:
            data = read(file).data
        except InputError as error:
            raise Unreadable(str(error)) from error
        found += parse(file, data)
    for sheet in found:
        if not sheet.path and not sheet.sha256:
            raise Unreadable(f"{path}: a document tells neither the path nor the sha256 of its page")
    return found


def files(path: str, *, gold: bool) -> list[str]:
    """The files to read.  Raises Unreadable."""
    if not os.path.isdir(path):
        return [path]
    found: list[str] = []
    for file in find([path], include=FILES):
        if isinstance(file, InputError):
            raise Unreadable(f"{file.path}: {'no JSON files' if file.path == path else file.message}")
        found.append(file)
    marked = [file for file in found if file.endswith(GOLD)]
    if marked and len(marked) < len(found):
        return marked if gold else [file for file in found if file not in set(marked)]
    return found


def parse(name: str, data: bytes) -> list[Sheet]:
    """The sheets that a file holds.  Raises Unreadable."""
    data = data.removeprefix(b"\xef\xbb\xbf").strip()
    try:
        if data.startswith(b"["):
            return MANY.decode(data)
        if not by_lines(data):
            return [ONE.decode(data)]
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise Unreadable(f"{name}: {said(error)}") from error
    found = []
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            try:
                found.append(ONE.decode(line))
            except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
                raise Unreadable(f"{name}:{number}: {said(error)}") from error
    return found


def by_lines(data: bytes) -> bool:
    """Whether each line is a document: the first one is complete, and more follow."""
    first, _, rest = data.partition(b"\n")
    if not rest:
        return False
    try:
        ANY.decode(first)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return False
    return True


def said(error: Exception) -> str:
    """What is wrong with a document, in one line."""
    if isinstance(error, msgspec.ValidationError):
        return f"no page document, as cleaner clean --unit page writes it: {error}"
    return f"no JSON: {error}"
