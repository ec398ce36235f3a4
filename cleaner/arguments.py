"""What callers from Python give, made what the flow takes; what cannot be right is told at once."""

import os
import re
import warnings
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from cleaner.batch.limits import LONGEST, MOST_JOBS, Limits
from cleaner.decode import scrub
from cleaner.model import Source
from cleaner.patterns import lazy
from cleaner.read.marks import marked
from cleaner.read.paths import display_path
from cleaner.rules import Rules, load

if TYPE_CHECKING:
    from cleaner.language import Detector

_NAME = lazy(
    r"[^\n<>]{0,200}\.(?:x?html?|php|aspx|txt|md|mht|mhtml|webarchive|eml|mbox|warc|jsonl?|csv|parquet|xml|zip|tar|gz|bz2|xz|zst)",
    re.I,
)
_ADDRESS = lazy(r"https?://\S+")
_RFC3339 = lazy(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?)?")


def source_of(data: object, name: object) -> Source:
    """The page in content of one: HTML, text, a web archive of MIME or mail; bytes may be compressed.

    Raises TypeError for what is no content, and for a name that is none; warns of a string that is rather a path or an
    address.
    """
    if not isinstance(name, str | os.PathLike):
        raise TypeError(f"name is a string, not {type(name).__name__}")
    name = display_path(os.fsdecode(name))
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
    """The page in bytes that may hold it as a part, or compressed; of bytes that are neither HTML nor text, an empty
    one and the reason."""
    from cleaner.read.compressed import CompressedError, compression, expand
    from cleaner.read.files import PAGE_SIZE, source
    from cleaner.read.paths import InputError
    from cleaner.read.sniff import sniff

    try:
        if charset is None and compression(data):
            data = b"".join(expand(iter((data,)), limit=PAGE_SIZE))
        kind = sniff(data)
        if kind in ("mhtml", "singlefile", "webarchive", "binary"):
            return source(name, data, kind)
    except (CompressedError, InputError) as error:
        if charset is None and sniff(data) == "binary":
            reason = error.message if isinstance(error, InputError) else str(error)
            return Source(path=name, data=b"", sha256=sha256(data).hexdigest(), warnings=[reason])
    return Source(path=name, data=data, charset=charset)


def url_of(url: object) -> str | None:
    """Where a page was saved from, as valid text.  Raises TypeError."""
    if url is None or isinstance(url, str):
        return url and scrub(url)[0]
    raise TypeError(f"url is a string such as https://news.example/, not {type(url).__name__}")


def moment_of(now: str | datetime | date | None) -> str | None:
    """What relative times count from, as RFC 3339: a moment with its offset, or a day.  Raises ValueError, TypeError."""
    if now is None:
        return None
    if not isinstance(now, str | date):
        raise TypeError(f"now is a string, a datetime or a date, not {type(now).__name__}")
    try:
        moment = now if isinstance(now, date) else _iso(now)
    except ValueError as error:
        raise ValueError(f"now is no time such as 2025-05-04T12:00:00Z: {now!r}") from error
    if isinstance(moment, datetime) and moment.tzinfo is None:
        raise ValueError(f"now needs a time zone, such as Z behind it or tzinfo=datetime.UTC: {now!r}")
    return now if isinstance(now, str) and _RFC3339.fullmatch(now) else moment.isoformat()


def _iso(text: str) -> date:
    """A day, or a moment.  Raises ValueError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return datetime.fromisoformat(text)


def rules_of(rules: Rules | str | os.PathLike[str] | Sequence[str | os.PathLike[str]] | None) -> Rules:
    """Rules as given, or read from a file or several; None: the built-in ones.  Raises TypeError, `cleaner.rules.RuleError`."""
    if isinstance(rules, Rules):
        return rules
    return load(paths_of(() if rules is None else rules, "rules are files, or what cleaner.rules.load gives"))


def paths_of(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], what: str = "paths are one path or several"
) -> list[str]:
    """One path, or several, as strings.  Raises TypeError: `what` says what was to be given."""
    if not isinstance(paths, str | bytes | os.PathLike | Iterable):
        raise TypeError(f"{what}, not {type(paths).__name__}")
    several = [paths] if isinstance(paths, str | bytes | os.PathLike) else paths
    return [os.fsdecode(path) for path in several]


def jobs_of(jobs: object) -> int:
    """A number of processes.  Raises TypeError, ValueError."""
    if not isinstance(jobs, int):
        raise TypeError(f"jobs is a number of processes, 1 or more, not {type(jobs).__name__}")
    if not 1 <= jobs <= MOST_JOBS:
        raise ValueError(f"jobs is a number of processes from 1 to {MOST_JOBS}, not {jobs}")
    return jobs


def limits_of(limits: object) -> Limits:
    """What a page may cost; None: what is usual.  Raises TypeError, ValueError."""
    if limits is None:
        return Limits()
    if not isinstance(limits, Limits):
        raise TypeError(f"limits are cleaner.Limits, not {type(limits).__name__}")
    for name, kind in (("seconds", int | float), ("memory", int), ("size", int)):
        value = getattr(limits, name)
        if value is None:
            continue
        if not isinstance(value, kind):
            raise TypeError(f"limits.{name} is a number or None, not {type(value).__name__}")
        if not 0 < value <= (LONGEST if name == "seconds" else value):
            raise ValueError(f"limits.{name} is more than 0 or None, not {value}")
    return limits


def callback_of(failed: object) -> None:
    """Raises TypeError for what cannot be called."""
    if failed is not None and not callable(failed):
        raise TypeError(f"failed is a function that takes an InputError, not {type(failed).__name__}")


def detector_of(wanted: bool) -> "Detector | None":
    """What tells the language of texts, where that is wanted.  Raises ImportError without `cleaner[lang]`."""
    from cleaner.language import detector

    return detector() if wanted else None
