"""What can cut a run off: each gives what is wrong with the outputs of runs that were gone on with."""

import errno
import os
import random
import signal
import stat
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from bench.faults_writers import Harm, Writer, clear, content, harm
from cleaner.resume import stream

PAUSE = 0.05
"""Seconds between the halves of a write."""
KINDS = ("ENOSPC", "EIO", "short")
Write = Callable[[int, Any], int]


@contextmanager
def instead(write: Callable[[Write, int, Any], int], sync: Callable[[int], None] | None = None) -> Iterator[None]:
    """Have another function write to regular files: it is given the real one; pipes and terminals are left alone."""
    real = os.write

    def chosen(number: int, data: Any) -> int:
        return write(real, number, data) if stat.S_ISREG(os.fstat(number).st_mode) else real(number, data)

    with patch("os.write", chosen), patch("os.fsync", sync or os.fsync):
        yield


class Trouble:
    """The Nth write of a run writes half, and says so, or fails; the Nth `fsync` of a broken disk fails."""

    def __init__(self, at: int, kind: str) -> None:
        self.at, self.kind, self.calls = at, kind, 0
        self.sync = os.fsync

    def write(self, real: Write, number: int, data: Any) -> int:
        self.calls += 1
        if self.calls != self.at or len(data) < 2:
            return real(number, data)
        written = real(number, data[: len(data) // 2])
        if self.kind == "short":
            return written
        code = getattr(errno, self.kind)
        raise OSError(code, os.strerror(code))

    def fsync(self, number: int) -> None:
        if self.kind == "EIO":
            self.calls += 1
            if self.calls == self.at:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
        self.sync(number)


def failing_writes(writer: Writer, pages: Path, out: Path, expected: bytes) -> Iterator[Harm]:
    """Each write of a run fails, in each way; then the run is gone on with."""
    for kind in KINDS:
        for at in range(1, 1000):
            trouble = Trouble(at, kind)
            with instead(trouble.write, trouble.fsync):
                writer.run(pages, out)
            if trouble.calls < at:
                clear(out)
                break
            writer.run(pages, out)
            yield harm(expected, content(out))
            clear(out)


def cuts(writer: Writer, pages: Path, out: Path, expected: bytes) -> Iterator[Harm]:
    """The output of a run that did not come to its end is cut at every byte; then the run is gone on with."""

    def dies(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    with patch.object(stream, "appear", dies):
        writer.run(pages, out)
    part, book = Path(f"{out}{writer.part}"), Path(f"{out}{writer.book}")
    data, told = part.read_bytes(), book.read_bytes()
    for size in range(len(data)):
        clear(out)
        part.write_bytes(data[:size])
        book.write_bytes(told)
        writer.run(pages, out)
        yield harm(expected, content(out))
    clear(out)


def killed_in_each_write(writer: Writer, pages: Path, out: Path, expected: bytes) -> Iterator[Harm]:
    """The process kills itself when it has written half of what it is about to write, in each write in turn."""
    for at in range(1, 1000):
        calls = 0

        def write(real: Write, number: int, data: Any) -> int:
            nonlocal calls
            calls += 1
            if calls != at or len(data) < 2:  # noqa: B023 - called before the next turn
                return real(number, data)
            real(number, data[: len(data) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
            raise AssertionError("unreachable")

        if not in_a_process(lambda: within(write, writer, pages, out)):
            clear(out)
            break
        writer.run(pages, out)
        yield harm(expected, content(out))
        clear(out)


def within(write: Callable[[Write, int, Any], int], writer: Writer, pages: Path, out: Path) -> int:
    """A run with another function to write."""
    with instead(write):
        return writer.run(pages, out)


def in_a_process(run: Callable[[], int]) -> int:
    """The exit status of what is done in a process of its own; of a signal its number below zero."""
    child = os.fork()
    if not child:
        os._exit(run())
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


class Ends(NamedTuple):
    """How often runs ended how."""

    sent: int
    """By the signal."""
    within: int
    """In the middle of a write: half of it was in the file, the other half was not."""
    statuses: Counter[int]
    """Exit statuses, of signals their number below zero."""


def signals(
    writer: Writer, pages: Path, out: Path, expected: bytes, number: int, count: int, seed: int, found: list[Harm]
) -> Ends:
    """Send a signal at random moments; what came of each output is added to `found`."""
    moments = random.Random(seed)
    sent = within = 0
    statuses: Counter[int] = Counter()
    begun = time.monotonic()
    cut_off(writer, pages, out, 0, 0)
    clear(out)
    longest = time.monotonic() - begun
    while sent < count:
        status, halfway = cut_off(writer, pages, out, number, moments.uniform(0, longest))
        statuses[status] += 1
        if status == 0:
            found.append(harm(expected, content(out)))
            clear(out)
        else:
            sent += 1
            within += halfway
    while writer.run(pages, out):
        pass
    found.append(harm(expected, content(out)))
    clear(out)
    return Ends(sent, within, statuses)


def cut_off(writer: Writer, pages: Path, out: Path, number: int, after: float) -> tuple[int, bool]:
    """A run in a process of its own that is sent a signal, 0 for none: its status, and whether that was within a write."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os._exit(slowly(writer, pages, out, writing))
    os.close(writing)
    time.sleep(after)
    os.kill(child, number)
    _, ended = os.waitpid(child, 0)
    with open(reading, "rb") as pipe:
        said = pipe.read()
    return os.waitstatus_to_exitcode(ended), said.endswith(b"b")


def slowly(writer: Writer, pages: Path, out: Path, says: int) -> int:
    """A run each of whose writes is two, with a pause between, told by "b" and "e"."""
    signal.signal(signal.SIGINT, signal.default_int_handler)

    def write(real: Write, number: int, data: Any) -> int:
        half = real(number, data[: len(data) // 2])
        real(says, b"b")
        time.sleep(PAUSE)
        real(says, b"e")
        return half + real(number, data[half:])

    try:
        with instead(write):
            return writer.run(pages, out)
    except KeyboardInterrupt:
        return 130
    except SystemExit as error:
        return int(error.code or 0)
