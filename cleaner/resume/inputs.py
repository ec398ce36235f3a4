"""Whether an input is still what it was."""

import hashlib
import os
import time

from cleaner.resume.entry import Entry

SETTLED = 2_000_000_000
"""Nanoseconds after a change in which another change may leave the same time behind."""


LARGEST = 64 << 20
"""Bytes of a file that is read to find out whether it has changed."""


def look(name: str, path: str) -> Entry:
    """An input whose page stands in the file at `path`, as it is now: before it is read."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return Entry(name, -1, -1)
    fresh = time.time_ns() - found.st_mtime_ns < SETTLED
    return Entry(name, found.st_size, -1 if fresh else found.st_mtime_ns)


def same(entry: Entry, now: Entry, path: str, *, timed: bool = False) -> bool:
    """Whether an input is what it was when it was read.

    Size and time of change of its file tell, or where the time has changed, its bytes, if the page is the file itself.
    `timed`: the time itself counts, because it stands in the output.
    """
    if entry.size != now.size or now.size < 0:
        return False
    if entry.changed == now.changed >= 0:
        return True
    if timed or entry.name != path or now.size > LARGEST:
        return False
    return entry.told.sha256 != "" and entry.told.sha256 == content(path)


def content(path: str) -> str:
    """SHA-256 of a file; empty where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
