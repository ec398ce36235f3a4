"""What callers from Python give, made what the flow takes; what cannot be right is told at once."""

import os
import re
import warnings
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from cleaner.decode import scrub
from cleaner.model import Source
from cleaner.read.marks import marked
from cleaner.rules import Rules, load

if TYPE_CHECKING:
    from cleaner.describe.language import Detector

_NAME = re.compile(r"[^\n<>]{0,200}\.(?:x?html?|php|aspx|txt|mht|mhtml|eml|mbox|warc|jsonl?|xml|zip|tar|gz|zst)", re.I)
_ADDRESS = re.compile(r"https?://\S+")


def source_of(data: object, name: str) -> Source:
    """The page in content of one: HTML, text, a web archive of MIME or mail; bytes may be compressed.

    Raises TypeError for what is no content, and warns of a string that is rather a path or an address.
    """
    if isinstance(data, str):  # what the caller was told to give is not always what a caller gives
        if _NAME.fullmatch(data) or _ADDRESS.fullmatch(data):
            what = f"clean takes the content of a page, and {data[:80]!r} looks like its name: clean_file reads a file"
            warnings.warn(what, UserWarning, stacklevel=3)
        return marked(within(name, scrub(data)[0].encode(), "utf-8"))
    if isinstance(data, bytes | bytearray | memoryview):
        return marked(within(name, bytes(data), None))
    hint = ": clean_file reads a file" if isinstance(data, os.PathLike) else ": give what its read() returns"
    hint = hint if isinstance(data, os.PathLike) or hasattr(data, "read") else ""
    raise TypeError(f"clean takes the content of a page as str or bytes, not {type(data).__name__}{hint}")


def within(name: str, data: bytes, charset: str | None) -> Source:
    """The page in bytes that may hold it as a part, or compressed; what holds none is a page all the same."""
    from cleaner.read.compressed import CompressedError, compression, expand
    from cleaner.read.files import PAGE_SIZE, source
    from cleaner.read.paths import InputError
    from cleaner.read.sniff import sniff

    try:
        if charset is None and compression(data):
            data = b"".join(expand(iter((data,)), limit=PAGE_SIZE))
        kind = sniff(data)
        if kind in ("mhtml", "singlefile", "webarchive"):
            return source(name, data, kind)
    except (CompressedError, InputError):
        pass
    return Source(path=name, data=data, charset=charset)


def moment_of(now: str | datetime | date | None) -> str | None:
    """What relative times count from, as RFC 3339.  Raises ValueError."""
    if now is None:
        return None
    if isinstance(now, datetime) and now.tzinfo is None:
        raise ValueError(f"now needs a time zone, such as tzinfo=datetime.UTC: {now!r}")
    if isinstance(now, date):
        return now.isoformat()
    try:
        datetime.fromisoformat(now)
    except (TypeError, ValueError) as error:
        raise ValueError(f"now is no time such as 2025-05-04T12:00:00Z: {now!r}") from error
    return now


def rules_of(rules: Rules | str | os.PathLike[str] | Sequence[str | os.PathLike[str]]) -> Rules:
    """Rules as given, or read from a file or several.  Raises `cleaner.rules.RuleError`."""
    return rules if isinstance(rules, Rules) else load(paths_of(rules))


def paths_of(paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> list[str]:
    """One path, or several, as strings."""
    several = [paths] if isinstance(paths, str | bytes | os.PathLike) else paths
    return [os.fsdecode(path) for path in several]


def detector_of(wanted: bool) -> "Detector | None":
    """What tells the language of texts, where that is wanted.  Raises ImportError without `cleaner[lang]`."""
    from cleaner.describe.language import detector

    return detector() if wanted else None
