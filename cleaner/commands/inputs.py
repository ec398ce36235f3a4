"""What the commands read: paths, rule files, a URL and a moment, each checked."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cleaner.batch.limits import LONGEST, MOST_JOBS, SIZE, Limits, parse_size, show_size
from cleaner.commands.console import WRONG_USAGE, Fatal, UsageError
from cleaner.model import Source
from cleaner.read.files import read_list
from cleaner.read.paths import STDIN, InputError
from cleaner.read.reader import holds_several, load_one
from cleaner.read.reference import ReadOptions
from cleaner.rules import RuleError, Rules, load

if TYPE_CHECKING:
    from cleaner.sites.cosmetic import CosmeticFilters
    from cleaner.sites.patterns import SitePatterns

LEAST_MEMORY = 256 << 20
"""Bytes of address space that a page may be held to."""


def names(paths: Sequence[str], files_from: str | None, *, null: bool) -> list[str]:
    """All inputs as named by the user, standard input as `-`.  Raises Fatal."""
    if null and files_from is None:
        raise UsageError("-0 says how the paths of --files-from end, and goes with it")
    if files_from is None:
        if not paths and (sys.stdin is None or sys.stdin.isatty()):
            raise UsageError("no input: name a PATH, or pipe a page in")
        return open_stdin(list(paths) or [STDIN])
    if files_from == STDIN and STDIN in paths:
        raise UsageError("standard input cannot be both a page and the list of paths")
    open_stdin([files_from])
    try:
        return open_stdin([*paths, *read_list(files_from, null=null)])
    except InputError as error:
        raise Fatal(str(error)) from error


def open_stdin(named: list[str]) -> list[str]:
    """The same names.  Raises Fatal where standard input is among them and closed."""
    if sys.stdin is None and STDIN in named:
        raise Fatal("standard input is closed")
    return named


def load_rules(
    paths: Sequence[str], *, learned: str = "", site_patterns: str | None = None, cosmetic_filters: Sequence[str] = ()
) -> Rules:
    """The built-in rules, before them those that were learned, before them the user's own, and those of these files.

    With them go the site patterns of a folder, and the cosmetic filters of files.  Raises Fatal.
    """
    behind = []
    try:
        if learned:
            from cleaner.rules.loader import rules_in

            behind.append(rules_in("learned", learned))
        rules = load([*user_files(), *paths], behind=behind)
    except RuleError as error:
        raise Fatal(str(error), WRONG_USAGE) from error
    if site_patterns is None and not cosmetic_filters:
        return rules
    from cleaner.sites.extras import Extras

    rules = Rules(rules) if rules.base is None else rules  # the built-in ones are shared
    filters = read_filters(cosmetic_filters) if cosmetic_filters else None
    rules.extras = Extras(read_patterns(site_patterns) if site_patterns is not None else None, filters)
    return rules


def read_patterns(folder: str) -> "SitePatterns":
    """The site patterns of a folder.  Raises Fatal."""
    from cleaner.sites.patterns import SitePatterns

    try:
        return SitePatterns(folder)
    except OSError as error:
        raise Fatal(f"{folder}: cannot be read: {error.strerror or error}", WRONG_USAGE) from error


def read_filters(paths: Sequence[str]) -> "CosmeticFilters":
    """The cosmetic filters of files.  Raises Fatal."""
    from cleaner.sites.cosmetic import CosmeticFilters

    filters = CosmeticFilters()
    for path in paths:
        try:
            with open(path, encoding="utf-8", errors="replace") as file:
                filters.read(path, file.read())
        except OSError as error:
            raise Fatal(f"{path}: cannot be read: {error.strerror or error}", WRONG_USAGE) from error
    return filters


def user_files() -> list[str]:
    """The rule files of the user that exist, the one that comes first in the last place.

    `cleaner/cleaner.toml` in the configuration folder (XDG Base Directory Specification), and `cleaner.toml` in the working
    directory; none where CLEANER_NO_USER_RULES is set.
    """
    if os.environ.get("CLEANER_NO_USER_RULES"):
        return []
    home = os.environ.get("XDG_CONFIG_HOME", "")
    folder = home if os.path.isabs(home) else os.path.join(os.path.expanduser("~"), ".config")
    found = [os.path.join(folder, "cleaner", "cleaner.toml"), "cleaner.toml"]
    return [path for path in found if os.path.isfile(path)]


def now_of(moment: str | None) -> str | None:
    """What --now says: "now", or what `clean` takes from Python.  Raises UsageError."""
    if moment is None:
        return None
    if moment == "now":
        from datetime import UTC, datetime

        return datetime.now(UTC).isoformat(timespec="seconds")
    from cleaner.arguments import moment_of

    try:
        return moment_of(moment)
    except ValueError as error:
        said = f"--now takes now, a day, or a time with its offset such as 2025-05-04T12:00:00Z, not {moment!r}"
        raise UsageError(said) from error


def check_url(url: str | None, inputs: Sequence[str] = ()) -> None:
    """Raises UsageError unless `url` is absolute, and where it would be that of several pages."""
    if url is None:
        return
    from urllib.parse import urlsplit

    try:
        url.encode()  # bytes of a command line that are no UTF-8
        parts = urlsplit(url)
    except ValueError as error:
        raise UsageError(f"--url takes an absolute URL, not {url!r}") from error
    if not parts.scheme or not (parts.netloc or parts.scheme == "file"):
        raise UsageError(f"--url takes an absolute URL, not {url!r}")
    if len(inputs) > 1 or any(os.path.isdir(path) or holds_several(path) for path in inputs):
        raise UsageError("--url is where one page was saved from: it goes with one page")


def check_jobs(jobs: str | None) -> int | None:
    """How many workers; None for as many as there are cores.  Raises UsageError."""
    if jobs is None:
        return None
    if not jobs.isascii() or not jobs.isdigit() or not 1 <= int(jobs) <= MOST_JOBS:
        raise UsageError(f"--jobs takes a number from 1 to {MOST_JOBS}, not {jobs!r}")
    return int(jobs)


def check_limits(timeout: str | None, memory: str | None, size: str | None) -> Limits:
    """What a page may cost; where nothing is said, what is usual.  Raises UsageError."""
    limits = Limits()
    if timeout is not None:
        try:
            seconds = float(timeout)
        except ValueError:
            seconds = -1.0
        if not 0 <= seconds <= LONGEST:
            raise UsageError(f"--page-timeout takes seconds from 0 to {LONGEST:,.0f}, not {timeout!r}")
        limits = replace(limits, seconds=seconds or None)
    if memory is not None:
        limits = replace(limits, memory=check_size("--page-memory", memory))
    if size is not None:
        limits = replace(limits, size=check_size("--page-size", size))
    if limits.memory is not None and limits.memory < LEAST_MEMORY:
        raise UsageError(f"--page-memory takes {show_size(LEAST_MEMORY)} or more: a worker needs as much itself")
    return limits


def check_size(option: str, text: str) -> int | None:
    """Bytes; None for 0.  Raises UsageError."""
    try:
        size = parse_size(text)
    except (ValueError, OverflowError):
        size = -1
    if size is not None and size < 0:
        raise UsageError(f"{option} takes a size such as 32M, not {text!r}")
    return size


def check_detection() -> None:
    """Raises UsageError where the languages of texts cannot be told."""
    from importlib.util import find_spec

    if find_spec("py3langid") is None:
        raise UsageError("--detect-language needs py3langid, which is not installed: pip install 'cleaner[lang]'")


def one_source(path: str, reading: ReadOptions) -> Source:
    """The page of a command that takes just one.  Raises Fatal."""
    try:
        return load_one(path, replace(reading, page_size=SIZE))
    except InputError as error:
        raise Fatal(str(error)) from error
