"""What the commands say to people, on standard error, and how they reach standard output."""

import os
import sys
from collections.abc import Mapping

from cleaner.write.target import Descriptor

WRONG_USAGE = 2


class Fatal(Exception):
    """Nothing more can be done; `str()` says why, and `status` is the exit status."""

    def __init__(self, message: str, status: int = 1) -> None:
        super().__init__(message)
        self.status = status


class UsageError(Fatal):
    """The command line asks for what cannot be done; help on it may help."""

    def __init__(self, message: str) -> None:
        super().__init__(message, WRONG_USAGE)


def say(message: str) -> None:
    """One line on standard error, with control characters made visible.  Nobody listening is no error."""
    if sys.stderr is None:
        return
    from cleaner.terminal import visible

    try:
        sys.stderr.write(f"cleaner: {visible(message)}\n")
        sys.stderr.flush()
    except OSError:
        pass


def say_passed_over(counts: Mapping[str, int]) -> None:
    """One line for what is no page and nobody misses, by kind in the plural; none where there is nothing of it."""
    if counts:
        say("passed over: " + ", ".join(f"{kind} {count:,}" for kind, count in sorted(counts.items())))


def standard_output() -> Descriptor:
    """Standard output for data.  Raises Fatal where it is closed."""
    try:
        os.fstat(1)
    except OSError as error:
        raise Fatal("standard output is closed") from error
    return Descriptor(1)


def emit(data: bytes) -> None:
    """Data to standard output.  Raises BrokenPipeError, and Fatal for any other trouble."""
    try:
        standard_output().write(data)
    except BrokenPipeError:
        raise
    except OSError as error:
        from cleaner.read.paths import reason

        raise Fatal(f"standard output: {reason(error)}") from error
