"""What the commands read: paths, rule files, a URL and a moment, each checked."""

import os
import sys
from collections.abc import Sequence

from cleaner.commands.console import WRONG_USAGE, Fatal, UsageError
from cleaner.model import Source
from cleaner.read.files import STDIN, InputError, read_list
from cleaner.read.reference import load_one
from cleaner.rules import RuleError, Rules, load


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


def load_rules(paths: Sequence[str], *, learned: str = "") -> Rules:
    """The built-in rules, before them those that were learned, before them the user's own, and those of these files.

    Raises Fatal.
    """
    try:
        if not learned:
            return load([*user_files(), *paths])
        from cleaner.rules.loader import rules_in

        return load([*user_files(), *paths], behind=[rules_in("learned", learned)])
    except RuleError as error:
        raise Fatal(str(error), WRONG_USAGE) from error


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


def check_now(moment: str | None) -> None:
    """Raises UsageError unless `moment` is a date and time with an offset, as RFC 3339 writes it."""
    if moment is None:
        return
    from datetime import datetime
    from typing import Annotated

    from msgspec import Meta, ValidationError, convert

    try:
        convert(moment, Annotated[datetime, Meta(tz=True)])
    except ValidationError as error:
        raise UsageError(f"--now takes a time such as 2025-05-04T12:00:00Z, not {moment!r}") from error


def check_url(url: str | None) -> None:
    """Raises UsageError unless `url` is absolute."""
    if url is None:
        return
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise UsageError(f"--url takes an absolute URL, not {url!r}") from error
    if not parts.scheme or not (parts.netloc or parts.scheme == "file"):
        raise UsageError(f"--url takes an absolute URL, not {url!r}")


def one_source(path: str) -> Source:
    """The page of a command that takes just one.  Raises Fatal."""
    open_stdin([path])
    try:
        return load_one(path)
    except InputError as error:
        raise Fatal(str(error)) from error
