"""How worker processes are started and ended: as a copy of this process, or in a new interpreter."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Protocol

from cleaner.batch.channel import Channel
from cleaner.batch.page import Cleaner

BOOT = "import sys; sys.path[:] = sys.argv[1:]; from cleaner.batch.worker import main; main()"


class Process(Protocol):
    """A worker, seen from outside."""

    pid: int
    channel: Channel

    def end(self) -> tuple[int, int]:
        """Kill it if it still runs, and wait for it: its exit status, negative for a signal, and the most bytes of memory
        that it took, 0 where that is not known."""
        ...


def start(cleaner: Cleaner, others: Iterable[Channel], *, fork: bool, loud: bool = False) -> Process:
    """A new worker.  `others`: channels of this process that are no business of the worker's.  Raises OSError."""
    with deaf():
        return Forked(cleaner, others, loud=loud) if fork else Spawned(cleaner, loud=loud)


def can_fork() -> bool:
    """Whether a copy of this process would be sound: one thread, whose copy has all that it needs.

    Threads of libraries count, which Python knows nothing of; where the system does not list them, Python is asked.
    """
    if not hasattr(os, "fork"):
        return False
    try:
        return len(os.listdir("/proc/self/task")) == 1
    except OSError:
        threading = sys.modules.get("threading")
        return threading is None or threading.active_count() == 1


@contextmanager
def deaf() -> Iterator[None]:
    """Interrupts wait, so that no worker is started that nobody knows of, and none hears them before it is set up."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Forked:
    """A worker that is a copy of this process: it has loaded already what it needs, and is there at once."""

    def __init__(self, cleaner: Cleaner, others: Iterable[Channel], *, loud: bool) -> None:
        parent = os.getpid()
        here, there = pipes()
        try:
            self.pid = os.fork()
        except OSError:
            here.close()
            there.close()
            raise
        if not self.pid:
            status = 1
            try:
                import gc

                gc.freeze()  # What is shared with the parent is not looked through, which would copy it.
                here.close()
                for other in others:
                    other.close()
                from cleaner.batch.worker import serve

                serve(there, cleaner, parent, loud=loud)
                status = 0
            finally:
                os._exit(status)
        there.close()
        self.channel = here
        self.ended: tuple[int, int] | None = None

    def end(self) -> tuple[int, int]:
        if self.ended is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            self.channel.close()
            self.ended = reap(self.pid)
        return self.ended


class Spawned:
    """A worker in a new interpreter, with the import path of this one: it takes no notice of what `__main__` is here."""

    def __init__(self, cleaner: Cleaner, *, loud: bool) -> None:
        import pickle
        from socket import socketpair

        here, there = socketpair()
        number = there.fileno()
        try:
            self.process = subprocess.Popen(
                [sys.executable, "-c", BOOT, *sys.path],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=None if loud else subprocess.DEVNULL,
                pass_fds=(number,) if os.name == "posix" else (),
            )
            self.pid = self.process.pid
            shared: object = number
            if os.name != "posix":
                shared = there.share(self.pid)  # type: ignore[attr-defined]
            assert self.process.stdin is not None
            with suppress(BrokenPipeError), self.process.stdin as stdin:
                stdin.write(pickle.dumps((os.getpid(), shared, loud, cleaner.job)))
        except BaseException:
            here.close()
            raise
        finally:
            there.close()
        self.channel = Channel(socket=here)
        self.ended: tuple[int, int] | None = None

    def end(self) -> tuple[int, int]:
        if self.ended is None:
            self.channel.close()
            if hasattr(os, "wait4"):  # which gives more than `Popen` does, and goes past it
                with suppress(ProcessLookupError):
                    os.kill(self.pid, signal.SIGKILL)
                self.ended = reap(self.pid)
            else:
                self.process.kill()
                self.ended = self.process.wait(), 0
            self.process.returncode = self.ended[0]
        return self.ended


def reap(pid: int) -> tuple[int, int]:
    """Wait for a child: its exit status, negative for a signal, and the most memory that it took, in bytes.

    What this process took when the child was started counts as the child's (getrusage(2)): 0 where it may be that.
    """
    from resource import RUSAGE_SELF, getrusage

    try:
        _, status, usage = os.wait4(pid, 0)
    except ChildProcessError:  # Somebody else has waited for it.
        return 0, 0
    most = usage.ru_maxrss if usage.ru_maxrss > getrusage(RUSAGE_SELF).ru_maxrss else 0
    return os.waitstatus_to_exitcode(status), most << (0 if sys.platform == "darwin" else 10)


def pipes() -> tuple[Channel, Channel]:
    """The two ends of a channel made of two pipes."""
    here_reads, there_writes = os.pipe()
    there_reads, here_writes = os.pipe()
    return Channel(here_reads, here_writes), Channel(there_reads, there_writes)
