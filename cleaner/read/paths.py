"""What a path is called, what may be wrong with it, and the file at it.

Only regular files are opened: a pipe, a device or a socket could block for ever or do something when read.  What is open
already is read on, whatever it is: standard input, and what a shell hands over as `/dev/fd/63` for `<(command)`.
"""

import os
import stat
import sys
from collections.abc import Mapping
from typing import BinaryIO, TypeVar

from cleaner.descriptors import descriptor_of

STDIN = "-"
"""The path that stands for standard input."""
IMPOSSIBLE = "not a possible file name"


Found = TypeVar("Found")


class InputError(Exception):
    """A path that gives no page.  `str()` is `PATH: message`."""

    def __init__(
        self,
        path: str,
        message: str,
        *,
        note: bool = False,
        counts: Mapping[str, int] | None = None,
        kind: str = "",
    ) -> None:
        super().__init__(path, message)
        self.path = display_path(path)
        """As given, made valid text by `display_path`."""
        self.message = message
        """One sentence, without the path."""
        self.note = note
        """Nothing is missing from the output: worth a word, and no failure."""
        self.counts = dict(counts or {})
        """What was passed over in a container, by kind in the plural: "revisits", "other types"."""
        self.kind = kind
        """What it is, in the plural, where nobody misses a page there but who named it: see `unnamed`."""

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


def unnamed(found: Found) -> Found | InputError:
    """The same of a file in a folder, or a member of an archive: what nobody misses there is passed over, with a note."""
    if isinstance(found, InputError) and found.kind:
        return InputError(found.path, f"{found.message}: passed over", note=True, counts={found.kind: 1})
    return found


def display_path(path: str) -> str:
    """A path as valid text: its bytes as UTF-8, whatever the locale says, each that is none as an escape such as `\\xff`.

    Control characters stay: what goes to a terminal passes through `cleaner.terminal.visible`.
    """
    try:
        path.encode()
    except UnicodeEncodeError:
        try:
            return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        except UnicodeEncodeError:  # surrogates that stand for no byte, as names of Windows may hold
            return path.encode("utf-8", "backslashreplace").decode()
    return path


def is_stream(path: str) -> bool:
    """Whether a path stands for what is open already, and can be read but once."""
    return path == STDIN or descriptor_of(path) is not None


def stream_at(path: str) -> BinaryIO:
    """What such a path stands for.  Raises OSError."""
    number = descriptor_of(path)
    return sys.stdin.buffer if number is None else open(os.dup(number), "rb")


def opened_file(path: str) -> BinaryIO:
    """A regular file, open.  Raises InputError, OSError, and ValueError for an impossible name."""
    mode = os.stat(path).st_mode
    if not stat.S_ISREG(mode):
        raise InputError(path, irregular(mode))
    # The file may have become a pipe since: opening must not wait, and what was opened is looked at again.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    number = os.open(path, flags)
    mode = os.fstat(number).st_mode
    if not stat.S_ISREG(mode):
        os.close(number)
        raise InputError(path, irregular(mode))
    return open(number, "rb")


def irregular(mode: int) -> str:
    """What a file is that is not a regular one."""
    kinds = (
        (stat.S_ISDIR, "a folder, not a page"),
        (stat.S_ISFIFO, "a named pipe, not a file"),
        (stat.S_ISSOCK, "a socket, not a file"),
        (stat.S_ISCHR, "a device, not a file"),
        (stat.S_ISBLK, "a device, not a file"),
    )
    return next((says for test, says in kinds if test(mode)), "not a regular file")


def unreadable(path: str, error: OSError) -> str:
    """What is wrong with a path that leads to no file."""
    if path.startswith(("http://", "https://")):
        return "an address, not a file: pages are not fetched"
    return reason(error)


def reason(error: OSError) -> str:
    """What the system says is wrong, without number and path."""
    return error.strerror or type(error).__name__
