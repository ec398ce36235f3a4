"""What one page may cost, and how the system is told."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from msgspec import Struct

SECONDS = 30.0
MEMORY = 2 << 30
SIZE = 32 << 20
LONGEST = 86_400.0
"""Seconds: what a timer of the system surely takes."""
MOST_JOBS = 1000
"""Worker processes."""
OWN = 512 << 20
"""Bytes of address space that the command and its workers stay below before they see a page."""
UNITS = {"": 0, "K": 10, "M": 20, "G": 30}


class Limits(Struct, frozen=True, kw_only=True):
    """What one page may cost; None: whatever it takes."""

    seconds: float | None = SECONDS
    """From opening its file to the bytes of its output."""
    memory: int | None = MEMORY
    """Bytes of address space of the process that works on it, beyond what a program that calls this package had taken before."""
    size: int | None = SIZE
    """Bytes of the page, decompressed."""


class TooSlow(BaseException):
    """The time of a page is over.  No Exception: what cleans the page must not take it for an error of its own."""


def parse_size(text: str) -> int | None:
    """Bytes: `65536`, `512K`, `32M`, `32MiB`, `2G`, in powers of 1024; None for `0`.  Raises ValueError."""
    bare = text.strip().upper().removesuffix("B").removesuffix("I")
    unit = bare[-1:] if bare[-1:] in UNITS else ""
    return int(float(bare.removesuffix(unit)) * (1 << UNITS[unit])) or None


def show_size(size: int) -> str:
    """Bytes for people: `32 MiB`."""
    for unit, name in ((30, "GiB"), (20, "MiB"), (10, "KiB")):
        if size >= 1 << unit:
            return f"{size / (1 << unit):.4g} {name}"
    return f"{size} bytes"


def show_seconds(seconds: float) -> str:
    """`30 s`, `0.25 s`."""
    return f"{seconds:g} s"


def missing() -> list[str]:
    """The limits, of time and memory, that this system has no means for; macOS takes RLIMIT_AS and does nothing."""
    means = {"time": hasattr(signal, "setitimer"), "memory": os.name == "posix" and sys.platform != "darwin"}
    return [name for name, known in means.items() if not known]


def confine(limits: Limits) -> None:
    """Hold this process, a worker's, to the limit of memory, and let a crash leave no image of it on the disk."""
    try:
        import resource
    except ImportError:  # Windows
        return
    _lower(resource.RLIMIT_CORE, 0)
    if limits.memory is not None:
        _lower(resource.RLIMIT_AS, limits.memory + _taken())


def _lower(kind: int, most: int) -> None:
    """Lower a limit of this process; one that is lower already stays."""
    import resource

    soft, hard = resource.getrlimit(kind)
    if soft == resource.RLIM_INFINITY or soft > most:
        try:
            resource.setrlimit(kind, (min(most, sys.maxsize), hard))
        except (ValueError, OSError):  # macOS has RLIMIT_AS by name only.
            return


def _taken() -> int:
    """Bytes of address space that whoever calls this package from a program of theirs has taken before: what the program has
    loaded is not the page's.  0 for the command, which has less than `OWN`, and where the system does not tell."""
    try:
        with open("/proc/self/statm", "rb") as file:
            pages = int(file.read().split()[0])
    except (OSError, ValueError, IndexError):
        return 0
    return max(pages * os.sysconf("SC_PAGE_SIZE") - OWN, 0)


def start_clock(seconds: float | None) -> None:
    """Have the system end this process after so many seconds, whatever it is at, C code included; None stops the clock.

    The process dies of SIGALRM.  Systems without timers do nothing: there the parent watches alone.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, min(seconds or 0.0, LONGEST))


@contextmanager
def held(limits: Limits) -> Iterator[None]:
    """Hold a page that is cleaned in the command's own process to its limits.  Raises TooSlow, MemoryError.

    Python code is interrupted when time is over; that no code of a library runs for long is for `harmless` to see.
    """
    with _held_memory(limits.memory), _held_time(limits.seconds):
        yield


@contextmanager
def _held_time(seconds: float | None) -> Iterator[None]:
    if seconds is None or not hasattr(signal, "setitimer"):
        yield
        return

    def over(_number: int, _frame: object) -> None:
        raise TooSlow

    try:
        before = signal.signal(signal.SIGALRM, over)
    except ValueError:  # not the main thread
        yield
        return
    try:
        signal.setitimer(signal.ITIMER_REAL, min(seconds, LONGEST))
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _held_memory(memory: int | None) -> Iterator[None]:
    try:
        import resource
    except ImportError:  # Windows
        memory = None
    if memory is None:
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_AS)
    _lower(resource.RLIMIT_AS, memory + _taken())
    try:
        yield
    finally:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, before)


def die_with(parent: int) -> None:
    """Let the system end this process when its parent, `parent` by number, ends, however it does.

    Where the system cannot (it is a matter of Linux), a worker ends when its input does, after its page at the latest.
    """
    if sys.platform == "linux":
        import ctypes

        PR_SET_PDEATHSIG = 1
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:  # It ended before it could be asked for.
            os._exit(1)
