"""One line on a terminal that tells how far a run is.

How much there is to do is found out beside the run, a little at a time: the files are walked again and their sizes added
up, while workers are busy with their content.
"""

import os
import stat
import sys
import time
from collections.abc import Iterator
from itertools import islice

from cleaner.batch.outcomes import Entry, weight
from cleaner.batch.page import Kept
from cleaner.batch.tally import Tally, counted, show_time
from cleaner.read.paths import InputError
from cleaner.read.reference import Reference

EVERY = 0.2
"""Seconds between two looks of the line."""
AT_ONCE = 500
"""Files whose sizes are added up between two looks."""
SURE = 3.0
"""Seconds after which the time left is told."""


class Progress:
    """The line.  `files`: the files of the run, a second time."""

    def __init__(self, tally: Tally, files: Iterator[str | InputError]) -> None:
        self.tally = tally
        self.files: Iterator[str | InputError] | None = files
        self.total = 0
        """Bytes of all files, as far as they were added up."""
        self.done = 0
        """Bytes of the files that are behind."""
        self.path = ""
        self.within = 0
        """Bytes of the current file that are behind."""
        self.drawn = 0.0

    def passed(self, entry: Entry) -> None:
        """A page is done."""
        if isinstance(entry, InputError):
            return
        if isinstance(entry, Kept):
            entry = entry.reference
        if entry.path != self.path:
            self.done += self.size(self.path)
            self.path, self.within = entry.path, 0
        self.within = max(self.within, entry.steps[0].offset) if entry.steps else self.size(entry.path)

    @staticmethod
    def size(path: str) -> int:
        return weight(Reference(path)) if path else 0

    def tick(self) -> None:
        """Draw the line anew where it is time to."""
        now = time.monotonic()
        if now - self.drawn < EVERY:
            return
        self.drawn = now
        if self.files is not None:
            some = list(islice(self.files, AT_ONCE))
            self.total += sum(self.size(path) for path in some if isinstance(path, str))
            if not some:
                self.files = None
        self.write("\r" + self.line()[: width() - 1] + "\x1b[K")

    def line(self) -> str:
        """What is told."""
        tally = self.tally
        seconds = tally.seconds
        seen = tally.pages + tally.failures
        parts = [
            counted(tally.pages, "page"),
            counted(tally.articles, "article"),
            f"{seen / max(seconds, 0.1):,.0f} pages/s",
        ]
        if tally.failures:
            parts.append(f"{tally.failures:,} failed")
        behind = self.done + self.within
        if self.files is None and behind and seconds > SURE:
            left = seconds * max(self.total - behind, 0) / behind
            parts.append(f"{min(100 * behind // max(self.total, 1), 100)} %")
            parts.append(f"{show_time(left)} left")
        return ", ".join(parts)

    def erase(self) -> None:
        """Make room for a message, or for what comes after the run."""
        if self.drawn:
            self.drawn = 0.0
            self.write("\r\x1b[K")

    def write(self, text: str) -> None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except OSError:
            pass


def width() -> int:
    """Columns of the terminal."""
    try:
        return os.get_terminal_size(2).columns or 80
    except OSError:
        return 80


def wanted(output: str | None) -> bool:
    """Whether somebody watches: a terminal, which nothing but messages is written to.  `output`: where the run writes; None: standard output."""
    terminal = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    return terminal and not is_terminal(output)


def is_terminal(output: str | None) -> bool:
    """Whether an output may be a terminal: standard output, or a device by its name."""
    if output in (None, "-"):
        return os.isatty(1)
    try:
        return stat.S_ISCHR(os.stat(output).st_mode) and not os.path.samefile(output, os.devnull)
    except OSError:
        return False  # to be made
